"""What a history needs to know of every certificate, kept small: a million take some 30 MB.

Plain numbers that follow each other stand in columns; all others in a table by number. Moments are
whole numbers like 200401051000, which compare as the days and hours do.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from app.acts.exchange.deeds import Deed, NewCertificate

MOST_APART = 100_000
"""A plain number further than this above the last is kept with the others."""


@dataclass(slots=True)
class Known:
    """A certificate as it stands; `ended` is 0 while it is in force."""

    class_id: int
    holder: int
    shares: int
    issued: int
    ended: int = 0
    legends: tuple[str, ...] = ()
    bar: str = ""


def as_number(moment: str) -> int:
    """200401051000 for `2004-01-05T10:00`; 0 for an empty text."""
    return int(moment[:4] + moment[5:7] + moment[8:10] + moment[11:13] + moment[14:] or 0)


def day_of(moment: int) -> str:
    """`2004-01-05` for 200401051000."""
    text = f"{moment:012}"
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}"


class PapersKnown:
    """Certificates by their numbers."""

    def __init__(self) -> None:
        self._classes, self._holders = array("q"), array("q")
        self._shares, self._issued, self._ended = array("q"), array("q"), array("q")
        self._noted: dict[int, tuple[tuple[str, ...], str]] = {}
        self._others: dict[str, Known] = {}

    def get(self, number: str) -> Known | None:
        """The certificate of that number as it stands, if there is one."""
        place = _place(number)
        if not 0 <= place < len(self._classes) or not self._classes[place]:
            return self._others.get(number)
        known = Known(
            self._classes[place],
            self._holders[place],
            self._shares[place],
            self._issued[place],
            self._ended[place],
        )
        if place in self._noted:
            known.legends, known.bar = self._noted[place]
        return known

    def knows(self, number: str) -> bool:
        """Whether there is a certificate of that number."""
        place = _place(number)
        if 0 <= place < len(self._classes) and self._classes[place]:
            return True
        return number in self._others

    def put(self, number: str, known: Known) -> None:
        """Keep a certificate that has no place yet."""
        place = _place(number)
        if not 0 <= place < len(self._classes) + MOST_APART:
            self._others[number] = known
            return
        self._keep(place, known.class_id, known.holder, known.shares, known.issued)
        self._ended[place] = known.ended
        if known.legends or known.bar:
            self._noted[place] = (known.legends, known.bar)

    def carry_out(self, deed: Deed, moment: int) -> bool:
        """Enter a usual deed with its balance certificate; `False`, and nothing is changed, else.

        Usual is what ends plain certificates in force of the holder and class that bear nothing,
        makes out plain ones that are new, and leaves no share over.
        """
        ended = self._ending(deed, moment)
        if ended is None:
            return False
        made, left = deed.made, -deed.gone
        for place in ended:
            left += self._shares[place]
        for _, _, shares, _ in made:
            left -= shares
        if deed.rest and left > 0:
            made = [*made, NewCertificate(deed.rest, deed.source, left)]
        elif deed.kind != "issue" and (left or deed.rest):
            return False
        new: list[int] = []
        for number, _, _, _ in made:
            place = _place(number)
            if not self._free(place) or number in self._others or place in new:
                return False
            new.append(place)
        for place in ended:
            self._ended[place] = moment
        for place, (_, holder, shares, _) in zip(new, made, strict=True):
            self._keep(place, deed.class_id, holder, shares, moment)
        deed.made = made
        return True

    def _ending(self, deed: Deed, moment: int) -> list[int] | None:
        """The places of the certificates that a usual deed ends; `None` for any other."""
        class_id, source = deed.class_id, deed.source
        places: list[int] = []
        for number in deed.surrendered:
            place = _place(number)
            if not 0 <= place < len(self._classes) or place in self._noted or place in places:
                return None
            if self._classes[place] != class_id or self._holders[place] != source:
                return None
            if self._ended[place] or self._issued[place] > moment:
                return None
            places.append(place)
        return places

    def _free(self, place: int) -> bool:
        """Whether the columns have room for a certificate in this place, and none is there."""
        here = len(self._classes)
        return not self._classes[place] if 0 <= place < here else here <= place < here + MOST_APART

    def _keep(self, place: int, class_id: int, holder: int, shares: int, issued: int) -> None:
        if (short := place + 1 - len(self._classes)) > 0:
            for column in (self._classes, self._holders, self._shares, self._issued, self._ended):
                column.extend([0] * (short + MOST_APART // 100))
        self._classes[place], self._holders[place] = class_id, holder
        self._shares[place], self._issued[place] = shares, issued

    def end(self, number: str, moment: int) -> None:
        """Note that a certificate that is known has ended."""
        if number in self._others:
            self._others[number].ended = moment
        else:
            self._ended[_place(number)] = moment


def _place(number: str) -> int:
    """The column's place of a plain number, -1 for any other."""
    if number.isascii() and number.isdigit() and len(number) < 10 and number[0] != "0":
        return int(number)
    return -1
