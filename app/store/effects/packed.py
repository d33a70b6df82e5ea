"""The rows of a long act, packed: three million of them in some 100 MB, written once at its end.

Certificates with plain numbers made in the act stand in columns by their number, lines of folios
and what entries name a holder in columns by holder. What does not fit is left to the caller.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from itertools import accumulate, islice, repeat
from operator import itemgetter
from typing import Any

MOST_APART = 10_000
"""A plain number further than this above the last has no place here."""
MOST_CLASS, MOST_HOLDER = 2**15 - 1, 2**31 - 1
SURRENDERED = "surrendered"
ROWS_OF_FOLIO, ROWS_OF_HOLDER = 24, 14
"""So many rows take the room of a folio without lines, and of a holder whom no entry names."""
LONGEST = 15
"""Figures of a plain number."""
ROOM = 1_000
"""So many places are made at a time."""
Row = tuple[Any, ...]


class Numbered(dict[str, int]):
    """Texts, each with its place among them; one that is not there yet becomes the last."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = list[str]()

    def __missing__(self, text: str) -> int:
        place = self[text] = len(self.texts)
        self.texts.append(text)
        return place


class Moments:
    """The moment of each entry, in four bytes. `of` answers it for an entry that was kept."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._codes = array("i")
        self._days, self._hours = Numbered(), Numbered()
        self._last = (0, "")
        self.latest = ""
        self.of = _moments(first, self._codes, self._days.texts, self._hours.texts)

    def keep(self, seq: int, moment: str) -> bool:
        """Keep the moment of this entry; `False` where it has another already."""
        if self._last[0] == seq:
            return self._last[1] == moment
        short = seq - self._first - len(self._codes)
        if short < 0:
            return False
        if short:
            self._codes.extend([0] * short)
        self._codes.append(self._days[moment[:10]] << 12 | self._hours[moment[10:]])
        self._last = (seq, moment)
        self.latest = max(self.latest, moment)
        return True


class Folio:
    """The lines of a folio that wait, one after the other: an entry and what it changes.

    `moment` is that of the last line before them, `balance` that after them.
    """

    __slots__ = ("balance", "before", "lines", "moment")

    def __init__(self, moment: str, balance: int) -> None:
        self.moment, self.balance, self.before = moment, balance, balance
        self.lines = array("q")

    def add(self, seq: int, delta: int) -> None:
        """One more line after all others."""
        self.balance += delta
        self.lines.append(seq)
        self.lines.append(delta)


class Packed:
    """What waits to be written of one long act, whose first entry here has the number `seq`.

    Certificates are kept from the plain number `first` on, each in the place of its number less
    that: its class, or 0 where there is none, its holder, its shares, the entry that ended it.
    """

    def __init__(self, seq: int, plain: int) -> None:
        self.count = 0
        self.moments = Moments(seq)
        self.first = plain
        self.classes, self.holders, self.shares = array("h"), array("i"), array("q")
        self.ended, self._issued = array("i"), array("i")
        self.folios: dict[tuple[int, int], Folio] = {}
        self._named: dict[int, array[int]] = {}

    def make(self, *values: Any) -> bool:
        """Keep a certificate, ten columns as the table has them; `False` if it does not fit."""
        number, class_id, holder, shares, moment, seq, line, total, _, plain = values
        if plain is None or line or total is not None or str(plain) != number:
            return False
        place = plain - self.first
        if not self.first <= plain < self.most() or self._taken(place):
            return False
        if class_id > MOST_CLASS or holder > MOST_HOLDER or not self.moments.keep(seq, moment):
            return False
        self.put(place, class_id, holder, shares, seq)
        return True

    def most(self) -> int:
        """The first plain number that is too far away or too long."""
        return min(self.first + len(self.classes) + MOST_APART, 10**LONGEST)

    def put(self, place: int, class_id: int, holder: int, shares: int, seq: int) -> None:
        """Keep a certificate in a place that is free and not too far away."""
        if (short := place - len(self.classes)) >= 0:
            for column in (self.classes, self.holders, self.shares, self.ended, self._issued):
                column.extend([0] * (short + ROOM))
        self.classes[place], self.holders[place] = class_id, holder
        self.shares[place], self._issued[place] = shares, seq
        self.count += 1

    def known(self, number: str) -> Row | None:
        """Class, holder, shares, moments of issue and end, and cents owed, of one that waits."""
        place = self._place(number)
        if not self._taken(place):
            return None
        end, moment_of = self.ended[place], self.moments.of
        ended, issued = moment_of(end) if end else "", moment_of(self._issued[place])
        return self.classes[place], self.holders[place], self.shares[place], issued, ended, 0

    def end(self, number: str, moment: str, seq: int) -> bool:
        """Have a certificate that waits here surrendered; `False` if it cannot be noted here."""
        place = self._place(number)
        if not self._taken(place) or not self.moments.keep(seq, moment):
            return False
        self.ended[place] = seq
        return True

    def take_out(self, number: str) -> list[Any] | None:
        """The row of a certificate, which waits here no longer."""
        place = self._place(number)
        if not self._taken(place):
            return None
        *row, plain, moment, end, how = next(self._rows([number]))
        self.classes[place] = self.ended[place] = 0
        return [*row, 0, None, None, plain, moment, end, 0, how]

    def post(self, class_id: int, holder: int, moment: str, line: tuple[int, int, int]) -> bool:
        """Keep a line of a folio that follows all others: its entry, change and balance."""
        seq, delta, balance = line
        if not self.moments.keep(seq, moment):
            return False
        folio = self.folios.get((class_id, holder))
        if folio is None:
            folio = self.keep_folio(class_id, holder, Folio("", balance - delta))
        folio.add(seq, delta)
        self.count += 1
        return True

    def keep_folio(self, class_id: int, holder: int, folio: Folio) -> Folio:
        """Keep a folio that has no lines here yet."""
        self.folios[class_id, holder] = folio
        self.count += ROWS_OF_FOLIO
        return folio

    def last(self, class_id: int, holder: int) -> tuple[str, int] | None:
        """Moment and balance of the last line of a folio that is kept here."""
        folio = self.folios.get((class_id, holder))
        if folio is None:
            return None
        moment = self.moments.of(folio.lines[-2]) if folio.lines else folio.moment
        return moment, folio.balance

    def name(self, holder: int, seq: int) -> None:
        """Keep that the entry names the holder, who has no line of it."""
        named = self._named.get(holder)
        if named is None:
            named = self._named[holder] = array("i")
            self.count += ROWS_OF_HOLDER
        named.append(seq)
        self.count += 1

    def certificates(self) -> Iterator[Row]:
        """The rows of all certificates, in the order of the numbers as texts.

        Number, class, holder, shares, moment and entry of issue, plain number, and moment, entry
        and manner of the end.
        """
        return self._rows(in_order_of_text(self.first, self.first + len(self.classes)))

    def folio_lines(self) -> Iterator[Row]:
        """Every line of every folio, in the order of the table."""
        for (class_id, holder), folio in sorted(self.folios.items(), key=itemgetter(0)):
            entries, changes = folio.lines[::2], folio.lines[1::2]
            balances = islice(accumulate(changes, initial=folio.before), 1, None)
            same = repeat(class_id), repeat(holder), map(self.moments.of, entries)
            yield from zip(*same, entries, changes, balances, strict=False)

    def naming(self) -> Iterator[Row]:
        """Holder and entry, in the order of the table."""
        for holder, entries in sorted(self._named.items(), key=itemgetter(0)):
            yield from zip(repeat(holder), sorted(set(entries)), strict=False)

    def _place(self, number: str) -> int:
        plain = number.isascii() and number.isdigit() and number[0] != "0"
        return int(number) - self.first if plain and len(number) <= LONGEST else -1

    def _taken(self, place: int) -> bool:
        return 0 <= place < len(self.classes) and self.classes[place] != 0

    def _rows(self, numbers: Iterator[str] | list[str]) -> Iterator[Row]:
        """The rows of the certificates of these numbers that are kept here."""
        first, moment_of, classes = self.first, self.moments.of, self.classes
        holders, shares, issued, ended = self.holders, self.shares, self._issued, self.ended
        for number in numbers:
            plain = int(number)
            place = plain - first
            if not classes[place]:
                continue
            made, gone = issued[place], ended[place]
            end, how = (moment_of(gone), SURRENDERED) if gone else ("", "")
            row = number, classes[place], holders[place], shares[place], moment_of(made), made
            yield (*row, plain, end, gone, how)


def in_order_of_text(first: int, end: int) -> Iterator[str]:
    """The plain numbers from `first` up to `end` as texts, in the order of texts."""
    for head in sorted(range(1, 1_000), key=str):
        found: list[str] = []
        for more in range(LONGEST):
            least, most = head * 10**more, (head + 1) * 10**more
            if more and head < 100:
                break  # longer numbers stand under their first three figures
            found += map(str, range(max(first, least), min(end, most)))
        found.sort()
        yield from found


def _moments(
    first: int, codes: array[int], days: list[str], hours: list[str]
) -> Callable[[int], str]:
    """What answers the moment of an entry."""

    def moment_of(seq: int) -> str:
        code = codes[seq - first]
        return days[code >> 12] + hours[code & 4095]

    return moment_of
