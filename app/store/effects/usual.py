"""The usual entries of a long act: plain issues, transfers and cancellations, one after the other.

They leave here the very rows that they leave by `note_entry` and their effects in `shares`. What
is not beyond doubt is left to those, which alone refuse an entry: here the whole of it is looked
at before anything is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from msgspec import Meta, Struct, convert, field

from app.domain.entries import Json
from app.store.effects.facts import (
    MOST_LINE,
    MOST_NOTE,
    MOST_OUTSTANDING,
    MOST_SHARES,
    OUTSTANDING,
    entry_row,
    is_hour,
)
from app.store.effects.packed import LONGEST, MOST_CLASS, MOST_HOLDER, Folio, Packed
from app.store.effects.writing import INTO_ENTRY, INTO_MOVEMENT, INTO_TALLY, Writing

Class = Annotated[int, Meta(gt=0, le=MOST_CLASS)]
Holder = Annotated[int, Meta(gt=0, le=MOST_HOLDER)]
Line = Annotated[str, Meta(max_length=MOST_LINE)]
Note = Annotated[str, Meta(max_length=MOST_NOTE)]
Nothing = Annotated[list[str], Meta(max_length=0)]
Numbers = Annotated[list[str], Meta(min_length=1)]


class OwnRow(Struct, forbid_unknown_fields=True, gc=False):
    """A certificate for the holder whom the entry names."""

    number: str
    shares: str
    holder: ClassVar[int] = 0


class Row(Struct, forbid_unknown_fields=True, gc=False):
    """A certificate and its holder."""

    number: str
    shares: str
    holder: Holder


class Issue(Struct, forbid_unknown_fields=True, gc=False):
    """The data of a plain issue."""

    at: str
    class_id: Class = field(name="class")
    holder: Holder
    made: Annotated[list[OwnRow], Meta(min_length=1)] = field(name="certificates")
    signers: Nothing
    consideration: str
    authorized: str
    out_of: Annotated[str, Meta(max_length=0)] | None = None
    source: ClassVar[int] = 0
    surrendered: ClassVar[Sequence[str]] = ()
    gone: ClassVar[str] = ""


class Transfer(Struct, forbid_unknown_fields=True, gc=False):
    """The data of a plain transfer."""

    at: str
    class_id: Class = field(name="class")
    source: Holder = field(name="from")
    surrendered: Numbers
    made: list[Row] = field(name="issued")
    signers: Nothing
    cause: Note
    evidence: Note
    consideration: str = ""
    holder: ClassVar[int] = 0
    gone: ClassVar[str] = ""


class Cancel(Struct, forbid_unknown_fields=True, gc=False):
    """The data of a plain cancellation."""

    at: str
    class_id: Class = field(name="class")
    source: Holder = field(name="from")
    surrendered: Numbers
    made: list[Row] = field(name="issued")
    signers: Nothing
    why: Line
    gone: str = field(name="shares")
    holder: ClassVar[int] = 0


SHAPES: dict[str, type[Issue | Transfer | Cancel]] = {
    "shares.issue": Issue,
    "shares.transfer": Transfer,
    "shares.cancel": Cancel,
}
"""Kind of entry -> its data where it is a plain one."""
Plain = Issue | Transfer | Cancel
Made = list[tuple[int, int, int]]
"""Certificates to be made out: plain number, holder and shares."""
Lines = list[tuple[int, Folio, int]]
"""Holders, their folios, and what is added to each of them or taken off."""


class UnusualError(Exception):
    """The entry is left to its effect."""


class Usual:
    """The usual entries of one writing."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._holders = writing.known("holder")

    def carry_out(self, body: Json) -> bool:
        """Carry out the entry if it is a plain one; `False` where it is left to its effect."""
        packed, shape = self._writing.packed, SHAPES.get(body["kind"])
        if packed is None or shape is None or body["papers"]:
            return False
        try:
            data = convert(body["data"], shape)
            moment = f"{body['effective_on']}T{data.at}"
            if moment < packed.moments.latest or not is_hour(data.at):
                return False
            self._look_up(data)
            ended, left = _given_up(packed, data)
            made = self._made(packed, data)
            moved = _moved(data, made, left)
            lines = self._lines(packed, data, moved, moment)
            out = self._out(data, moved, moment)
        except (UnusualError, ValueError):  # ValueError: of another shape, or a number with letters
            return False
        self._enter(packed, body, moment, (data, made, moved))
        for place in ended:
            packed.ended[place] = body["seq"]
        for _, folio, delta in lines:
            folio.add(body["seq"], moment, delta)
        packed.count += len(lines)
        if out:
            self._tally(body["seq"], data.class_id, moment, out)
        return True

    def _look_up(self, data: Plain) -> None:
        """The class and the holder whom the entry names are known."""
        holder = data.source or data.holder
        if holder not in self._holders and not self._writing.knows("holder", holder):
            raise UnusualError
        if not self._writing.knows("share_class", data.class_id):
            raise UnusualError

    def _made(self, packed: Packed, data: Plain) -> Made:
        """New certificates, each with a plain number above all others, for known holders."""
        made, last = Made(), self._writing.highest_plain()
        most = min(packed.first + packed.room(), 10**LONGEST)
        for row in data.made:
            plain, shares, holder = int(row.number), int(row.shares), row.holder or data.holder
            if not last < plain < most or not 0 < shares <= MOST_SHARES:
                raise UnusualError
            if str(plain) != row.number or str(shares) != row.shares:
                raise UnusualError
            if holder not in self._holders and not self._writing.knows("holder", holder):
                raise UnusualError
            last = plain
            made.append((plain, holder, shares))
        return made

    def _lines(self, packed: Packed, data: Plain, moved: dict[int, int], moment: str) -> Lines:
        """What is added to folios, after all of their lines and never to below zero."""
        folio, class_id, source = self._writing.folio, data.class_id, data.source
        lines = [(to, folio(packed, class_id, to), n) for to, n in moved.items() if to]
        if source and moved:
            lines.append((source, folio(packed, class_id, source), -sum(moved.values())))
        for _, one, delta in lines:
            if moment < one.moment or one.balance + delta < 0:
                raise UnusualError
        return lines

    def _out(self, data: Plain, moved: dict[int, int], moment: str) -> int:
        """Shares that come onto the books or go off them, after all others and within bounds."""
        out = -moved.get(0, 0) if data.source else sum(moved.values())
        if out:
            last, balance = self._writing.last("tally", data.class_id, OUTSTANDING)
            if moment < last or not 0 <= balance + out <= MOST_OUTSTANDING:
                raise UnusualError
        return out

    def _enter(
        self, packed: Packed, body: Json, moment: str, told: tuple[Plain, Made, dict[int, int]]
    ) -> None:
        """The entry itself, whom it names, its certificates and its movements."""
        writing, seq, (data, made, moved) = self._writing, body["seq"], told
        class_id, source = data.class_id, data.source
        packed.moments.keep(seq, moment)
        writing.add(INTO_ENTRY, *entry_row(body))
        names = {source} if source else set[int]()
        for plain, holder, shares in made:
            packed.put(plain - packed.first, class_id, holder, shares, seq)
            writing.made_out(plain)
            names.add(holder)
        for holder in names:
            packed.name(holder, seq)
        kind = body["kind"][len("shares.") :]
        for line, (to, shares) in enumerate(moved.items()):
            row = (seq, line, moment, kind, class_id, source or None, to or None, shares)
            writing.add(INTO_MOVEMENT, *row)

    def _tally(self, seq: int, class_id: int, moment: str, out: int) -> None:
        balance = self._writing.last("tally", class_id, OUTSTANDING)[1] + out
        self._writing.add(INTO_TALLY, class_id, OUTSTANDING, moment, seq, out, balance)
        self._writing.set_last("tally", class_id, OUTSTANDING, (moment, balance))


def _given_up(packed: Packed, data: Plain) -> tuple[list[int], int]:
    """The places and the shares of certificates in force of the holder, made in this act."""
    places, left = list[int](), 0
    for number in data.surrendered:
        plain = int(number)
        place = plain - packed.first
        if str(plain) != number or not 0 <= place < len(packed.classes) or place in places:
            raise UnusualError
        if packed.classes[place] != data.class_id or packed.holders[place] != data.source:
            raise UnusualError
        if packed.ended[place]:
            raise UnusualError
        places.append(place)
        left += packed.shares[place]
    return places, left


def _moved(data: Plain, made: Made, left: int) -> dict[int, int]:
    """Shares by who takes them, 0 off the books; what is given up is accounted for."""
    moved = dict[int, int]()
    for _, holder, shares in made:
        left -= shares
        if holder != data.source:
            moved[holder] = moved.get(holder, 0) + shares
    if data.gone:
        if moved or left <= 0 or str(left) != data.gone:
            raise UnusualError
        return {0: left}
    if data.source and left:
        raise UnusualError
    return moved
