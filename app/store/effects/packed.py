"""The rows of a long act, packed: three million of them in some 100 MB, written once at its end.

Certificates with plain numbers made in the act stand in columns by their number, lines of folios
and what entries name a holder in columns by holder. What does not fit is left to the caller.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from heapq import merge
from typing import Any

MOST_APART = 10_000
"""A plain number further than this above the last has no place here."""
MOST_CLASS, MOST_HOLDER = 2**15 - 1, 2**31 - 1
SURRENDERED = "surrendered"
Row = tuple[Any, ...]


class Moments:
    """The moment of each entry, in four bytes."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._codes = array("i")
        self._days, self._hours = list[str](), list[str]()
        self._day_of, self._hour_of = dict[str, int](), dict[str, int]()
        self._last = (0, "")

    def keep(self, seq: int, moment: str) -> bool:
        """Keep the moment of this entry; `False` where it has another already."""
        if self._last[0] == seq:
            return self._last[1] == moment
        place = seq - self._first
        if place < len(self._codes):
            return False
        self._last = (seq, moment)
        self._codes.extend([0] * (place - len(self._codes)))
        day = _number_of(moment[:10], self._day_of, self._days)
        hour = _number_of(moment[10:], self._hour_of, self._hours)
        self._codes.append(day << 12 | hour)
        return True

    def of(self, seq: int) -> str:
        """The moment of an entry that was kept."""
        code = self._codes[seq - self._first]
        return self._days[code >> 12] + self._hours[code & 4095]


class Packed:
    """What waits to be written of one long act, whose first entry here has the number `seq`."""

    def __init__(self, seq: int, plain: int) -> None:
        self.count = 0
        self._moments = Moments(seq)
        self._first = plain
        self._classes, self._holders, self._shares = array("h"), array("i"), array("q")
        self._issued, self._ended = array("i"), array("i")
        self._folios: dict[tuple[int, int], array[int]] = {}
        self._named: dict[int, array[int]] = {}

    def make(self, *values: Any) -> bool:
        """Keep a certificate, ten columns as the table has them; `False` if it does not fit."""
        number, class_id, holder, shares, moment, seq, line, total, _, plain = values
        if plain is None or line or total is not None or str(plain) != number:
            return False
        place, room = plain - self._first, len(self._classes)
        if not 0 <= place < room + MOST_APART or self._taken(place):
            return False
        if class_id > MOST_CLASS or holder > MOST_HOLDER or not self._moments.keep(seq, moment):
            return False
        if place >= room:
            short = [0] * (place + 1 - room)
            for column in (self._classes, self._holders, self._shares, self._issued, self._ended):
                column.extend(short)
        self._classes[place], self._holders[place] = class_id, holder
        self._shares[place], self._issued[place] = shares, seq
        self.count += 1
        return True

    def known(self, number: str) -> Row | None:
        """Class, holder, shares, moments of issue and end, and cents owed, of one that waits."""
        place = self._place(number)
        if not self._taken(place):
            return None
        end, moment_of = self._ended[place], self._moments.of
        ended, issued = moment_of(end) if end else "", moment_of(self._issued[place])
        return self._classes[place], self._holders[place], self._shares[place], issued, ended, 0

    def end(self, number: str, moment: str, seq: int) -> bool:
        """Have a certificate that waits here surrendered; `False` if it cannot be noted here."""
        place = self._place(number)
        if not self._taken(place) or not self._moments.keep(seq, moment):
            return False
        self._ended[place] = seq
        return True

    def take_out(self, number: str) -> list[Any] | None:
        """The row of a certificate, which waits here no longer."""
        place = self._place(number)
        if not self._taken(place):
            return None
        row = self._row(place, number)
        self._classes[place] = self._ended[place] = 0
        return row

    def post(self, class_id: int, holder: int, moment: str, line: tuple[int, int, int]) -> bool:
        """Keep a line of a folio that follows all others: its entry, change and balance."""
        seq, delta, balance = line
        if not self._moments.keep(seq, moment):
            return False
        lines = self._folios.get((class_id, holder))
        if lines is None:
            lines = self._folios[class_id, holder] = array("q", (balance - delta,))
        lines.append(seq)
        lines.append(delta)
        self.count += 1
        return True

    def name(self, holder: int, seq: int) -> None:
        """Keep that the entry names the holder."""
        if holder not in self._named:
            self._named[holder] = array("q")
        self._named[holder].append(seq)
        self.count += 1

    def certificates(self) -> Iterator[list[Any]]:
        """Every certificate's row, in the order of the numbers as texts."""
        first, end = self._first, self._first + len(self._classes)
        spans = [(max(first, 10**n), min(end, 10 ** (n + 1))) for n in range(16)]
        for number in merge(*(map(str, range(*span)) for span in spans)):
            place = int(number) - first
            if self._classes[place]:
                yield self._row(place, number)

    def folio_lines(self) -> Iterator[Row]:
        """Every line of every folio, in the order of the table."""
        moment_of = self._moments.of
        for (class_id, holder), lines in sorted(self._folios.items()):
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
        plain = number.isascii() and number.isdigit() and number[0] != "0" and len(number) < 16
        return int(number) - self._first if plain else -1

    def _taken(self, place: int) -> bool:
        return 0 <= place < len(self._classes) and self._classes[place] != 0

    def _row(self, place: int, number: str) -> list[Any]:
        issued, ended = self._issued[place], self._ended[place]
        made = self._moments.of(issued)
        row = [number, self._classes[place], self._holders[place], self._shares[place], made]
        row += [issued, 0, None, None, int(number)]
        return [*row, self._moments.of(ended), ended, 0, SURRENDERED] if ended else [*row, *ALIVE]


ALIVE = ("", 0, 0, "")
"""How a certificate in force ends."""


def _number_of(text: str, numbers: dict[str, int], texts: list[str]) -> int:
    """The text's place in the list, which it is added to where it is new."""
    number = numbers.setdefault(text, len(texts))
    if number == len(texts):
        texts.append(text)
    return number
