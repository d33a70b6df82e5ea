"""The rows of a long act, packed: three million of them in some 100 MB, written once at its end.

Certificates with plain numbers made in the act stand in columns by their number, lines of folios
and what entries name a holder in columns by holder. What does not fit is left to the caller.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

MOST_APART = 10_000
"""A plain number further than this above the last has no place here."""
MOST_CLASS, MOST_HOLDER = 2**15 - 1, 2**31 - 1
SURRENDERED = "surrendered"
ROWS_OF_FOLIO, ROWS_OF_HOLDER = 24, 14
"""So many rows take the room of a folio without lines, and of a holder whom no entry names."""
LONGEST = 15
"""Figures of a plain number."""
Row = tuple[Any, ...]


class Moments:
    """The moment of each entry, in four bytes."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._codes = array("i")
        self._days, self._hours = list[str](), list[str]()
        self._day_of, self._hour_of = dict[str, int](), dict[str, int]()
        self._last = (0, "")
        self.latest = ""

    def keep(self, seq: int, moment: str) -> bool:
        """Keep the moment of this entry; `False` where it has another already."""
        if self._last[0] == seq:
            return self._last[1] == moment
        place = seq - self._first
        if place < len(self._codes):
            return False
        self._last = (seq, moment)
        self.latest = max(self.latest, moment)
        if place > len(self._codes):
            self._codes.extend([0] * (place - len(self._codes)))
        day = _number_of(moment[:10], self._day_of, self._days)
        hour = _number_of(moment[10:], self._hour_of, self._hours)
        self._codes.append(day << 12 | hour)
        return True

    def of(self, seq: int) -> str:
        """The moment of an entry that was kept."""
        code = self._codes[seq - self._first]
        return self._days[code >> 12] + self._hours[code & 4095]


class Folio:
    """The lines of a folio that wait, with the moment and the balance of the last of all."""

    __slots__ = ("balance", "lines", "moment")

    def __init__(self, moment: str, balance: int) -> None:
        self.moment, self.balance = moment, balance
        self.lines = array("q", (balance,))

    def add(self, seq: int, moment: str, delta: int) -> None:
        """One more line after all others."""
        self.moment = moment
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
        if not 0 <= place < self.room() or self._taken(place):
            return False
        if class_id > MOST_CLASS or holder > MOST_HOLDER or not self.moments.keep(seq, moment):
            return False
        self.put(place, class_id, holder, shares, seq)
        return True

    def room(self) -> int:
        """The first place that is too far away."""
        return len(self.classes) + MOST_APART

    def put(self, place: int, class_id: int, holder: int, shares: int, seq: int) -> None:
        """Keep a certificate in a place that is free and not too far away."""
        if (short := place - len(self.classes)) >= 0:
            for column in (self.classes, self.holders, self.shares, self.ended, self._issued):
                column.extend((0,) * (short + 1))
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
        row = list(next(self._rows([number])))
        self.classes[place] = self.ended[place] = 0
        return row

    def post(self, class_id: int, holder: int, moment: str, line: tuple[int, int, int]) -> bool:
        """Keep a line of a folio that follows all others: its entry, change and balance."""
        seq, delta, balance = line
        if not self.moments.keep(seq, moment):
            return False
        folio = self.folios.get((class_id, holder))
        if folio is None:
            folio = self.keep_folio(class_id, holder, Folio("", balance - delta))
        folio.add(seq, moment, delta)
        self.count += 1
        return True

    def keep_folio(self, class_id: int, holder: int, folio: Folio) -> Folio:
        """Keep a folio that has no lines here yet."""
        self.folios[class_id, holder] = folio
        self.count += ROWS_OF_FOLIO
        return folio

    def name(self, holder: int, seq: int) -> None:
        """Keep that the entry names the holder."""
        named = self._named.get(holder)
        if named is None:
            named = self._named[holder] = array("i")
            self.count += ROWS_OF_HOLDER
        named.append(seq)
        self.count += 1

    def certificates(self) -> Iterator[Row]:
        """Every certificate's row, in the order of the numbers as texts."""
        return self._rows(in_order_of_text(self.first, self.first + len(self.classes)))

    def folio_lines(self) -> Iterator[Row]:
        """Every line of every folio, in the order of the table."""
        moment_of = self.moments.of
        for (class_id, holder), folio in sorted(self.folios.items(), key=lambda item: item[0]):
            lines = folio.lines
            balance = lines[0]
            for place in range(1, len(lines), 2):
                seq, delta = lines[place], lines[place + 1]
                balance += delta
                yield class_id, holder, moment_of(seq), seq, delta, balance

    def naming(self) -> Iterator[Row]:
        """Holder and entry, in the order of the table."""
        for holder, entries in sorted(self._named.items()):
            for seq in entries:
                yield holder, seq

    def _place(self, number: str) -> int:
        plain = number.isascii() and number.isdigit() and number[0] != "0"
        return int(number) - self.first if plain and len(number) <= LONGEST else -1

    def _taken(self, place: int) -> bool:
        return 0 <= place < len(self.classes) and self.classes[place] != 0

    def _rows(self, numbers: Iterator[str] | list[str]) -> Iterator[Row]:
        """The rows of the certificates of these numbers that are kept here."""
        moment_of, classes = self.moments.of, self.classes
        for number in numbers:
            plain = int(number)
            place = plain - self.first
            if not (class_id := classes[place]):
                continue
            issued, ended = self._issued[place], self.ended[place]
            end = (moment_of(ended), ended, 0, SURRENDERED) if ended else ALIVE
            yield (
                *(number, class_id, self.holders[place], self.shares[place]),
                *(moment_of(issued), issued, 0, None, None, plain, *end),
            )


ALIVE = ("", 0, 0, "")
"""How a certificate in force ends."""


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


def _number_of(text: str, numbers: dict[str, int], texts: list[str]) -> int:
    """The text's place in the list, which it is added to where it is new."""
    number = numbers.setdefault(text, len(texts))
    if number == len(texts):
        texts.append(text)
    return number
