"""The usual entries of a long act: plain issues, transfers and cancellations, one after the other.

They leave here the very rows that they leave by `note_entry` and their effects in `shares`. What
is not beyond doubt is left to those, which alone refuse an entry: here the whole of it is looked
at before anything is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
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
from app.store.effects.packed import MOST_CLASS, MOST_HOLDER, Folio, Packed
from app.store.effects.writing import INTO_ENTRY, INTO_MOVEMENT, INTO_TALLY, Writing

Class = Annotated[int, Meta(gt=0, le=MOST_CLASS)]
Holder = Annotated[int, Meta(gt=0, le=MOST_HOLDER)]
Line = Annotated[str, Meta(max_length=MOST_LINE)]
Note = Annotated[str, Meta(max_length=MOST_NOTE)]
Nothing = Annotated[list[str], Meta(max_length=0)]
Numbers = Annotated[list[str], Meta(min_length=1)]


class Row(Struct, forbid_unknown_fields=True, gc=False):
    """A certificate and its holder, who is left out where the entry names one for all."""

    number: str
    shares: str
    holder: Holder = 0


class Issue(Struct, forbid_unknown_fields=True, gc=False):
    """The data of a plain issue."""

    at: str
    class_id: Class = field(name="class")
    holder: Holder
    made: Annotated[list[Row], Meta(min_length=1)] = field(name="certificates")
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
TOLD: Callable[[Plain], tuple[str, int, int, int, Sequence[str], list[Row], str]] = attrgetter(
    "at", "class_id", "source", "holder", "surrendered", "made", "gone"
)
"""What is told alike by all of them; asked of each by itself it takes three times as long."""
Made = list[tuple[int, int, int]]
"""Certificates to be made out: plain number, holder and shares."""
Changes = dict[int, int]
"""What each holder takes, after them less than nothing for who gives up; 0 is off the books."""
Lines = list[tuple[Folio, int]]
"""Folios, and what is added to each of them or taken off."""


class UnusualError(Exception):
    """The entry is left to its effect."""


class Usual:
    """The usual entries of one writing."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def carry_out(self, body: Json) -> bool:
        """Carry out the entry if it is a plain one; `False` where it is left to its effect."""
        packed, shape = self._writing.packed, SHAPES.get(body["kind"])
        if packed is None or shape is None or body["papers"]:
            return False
        try:
            at, class_id, source, own, old, rows, gone = TOLD(convert(body["data"], shape))
            moment = f"{body['effective_on']}T{at}"
            if moment < packed.moments.latest or not is_hour(at):
                return False
            ended, left = _given_up(packed, old, class_id, source)
            made, changes, left = self._made(packed, rows, source, own, left)
            if source:
                _account(changes, source, left, gone)
            lines, out = self._lines(packed, class_id, changes, moment)
        except (UnusualError, ValueError):  # ValueError: of another shape, or a number with letters
            return False
        seq = body["seq"]
        packed.moments.keep(seq, moment)
        for place in ended:
            packed.ended[place] = seq
        for folio, delta in lines:
            folio.add(seq, delta)
        if not lines:  # whoever has a line is found by it
            packed.name(source, seq)
        packed.count += len(lines)
        for plain, holder, shares in made:
            packed.put(plain - packed.first, class_id, holder, shares, seq)
            self._writing.made_out(plain)
        self._write_down(body, moment, class_id, source, changes)
        if out:
            self._tally(seq, class_id, moment, out)
        return True

    def _made(
        self, packed: Packed, rows: list[Row], source: int, own: int, left: int
    ) -> tuple[Made, Changes, int]:
        """New certificates, each with a plain number above all others.

        And who takes shares by them, and what is left then of those given up.
        """
        made: Made = []
        changes: Changes = {}
        last, most = self._writing.highest_plain(), packed.most()
        for row in rows:
            number, said, holder = row.number, row.shares, row.holder
            plain, shares = int(number), int(said)
            if not last < plain < most or not 0 < shares <= MOST_SHARES:
                raise UnusualError
            if str(plain) != number or str(shares) != said or (holder > 0) == (own > 0):
                raise UnusualError
            last, holder = plain, holder or own
            left -= shares
            made.append((plain, holder, shares))
            if holder != source:
                changes[holder] = changes.get(holder, 0) + shares
        return made, changes, left

    def _lines(
        self, packed: Packed, class_id: int, changes: Changes, moment: str
    ) -> tuple[Lines, int]:
        """What is added to folios, after all of their lines and never to below zero.

        And the shares that come onto the books by it or go off them.
        """
        lines: Lines = []
        out, folios = 0, packed.folios
        for holder, delta in changes.items():
            if holder:
                one = folios.get((class_id, holder)) or self._folio(packed, class_id, holder)
                if moment < one.moment or one.balance + delta < 0:
                    raise UnusualError
                lines.append((one, delta))
                out += delta
        if out:
            last, balance = self._writing.last("tally", class_id, OUTSTANDING)
            if moment < last or not 0 <= balance + out <= MOST_OUTSTANDING:
                raise UnusualError
        return lines, out

    def _folio(self, packed: Packed, class_id: int, holder: int) -> Folio:
        """A folio that has no lines here yet, as it stands; of a known holder and class."""
        known = self._writing.knows
        if not known("holder", holder) or not known("share_class", class_id):
            raise UnusualError
        last = self._writing.last("folio", class_id, holder)
        return packed.keep_folio(class_id, holder, Folio(*last))

    def _write_down(
        self, body: Json, moment: str, class_id: int, source: int, changes: Changes
    ) -> None:
        """The entry itself and its movements."""
        rows, seq, kind = self._writing.rows, body["seq"], body["kind"][len("shares.") :]
        rows(INTO_ENTRY).append(entry_row(body))
        into = rows(INTO_MOVEMENT)
        for line, (to, shares) in enumerate(changes.items()):
            if shares > 0:
                told = class_id, source or None, to or None, shares
                into.append((seq, line, moment, kind, *told))

    def _tally(self, seq: int, class_id: int, moment: str, out: int) -> None:
        """Shares outstanding of the class after all others."""
        balance = self._writing.last("tally", class_id, OUTSTANDING)[1] + out
        self._writing.add(INTO_TALLY, class_id, OUTSTANDING, moment, seq, out, balance)
        self._writing.set_last("tally", class_id, OUTSTANDING, (moment, balance))


def _given_up(
    packed: Packed, numbers: Sequence[str], class_id: int, source: int
) -> tuple[list[int], int]:
    """The places and the shares of certificates in force of the holder, made in this act."""
    places: list[int] = []
    left, first, classes, holders = 0, packed.first, packed.classes, packed.holders
    for number in numbers:
        plain = int(number)
        place = plain - first
        if str(plain) != number or not 0 <= place < len(classes) or place in places:
            raise UnusualError
        if classes[place] != class_id or holders[place] != source:
            raise UnusualError
        if packed.ended[place]:
            raise UnusualError
        places.append(place)
        left += packed.shares[place]
    return places, left


def _account(changes: Changes, source: int, left: int, gone: str) -> None:
    """Of what the holder gives up nothing is left: it is taken by others, or goes off the books."""
    if gone:
        if changes or left <= 0 or str(left) != gone:
            raise UnusualError
        changes[0] = left
    elif left:
        raise UnusualError
    if changes:
        changes[source] = -sum(changes.values())
