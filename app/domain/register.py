"""What the share register says of a class, a holder and a certificate, over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.shares import Certificate

if TYPE_CHECKING:
    from app.domain.people import Holder


@dataclass(frozen=True, slots=True)
class Balance:
    """One class at one moment, counted in ways that must agree.

    `held` adds up the holders' folios, `certified` the certificates in force. `own` and
    `subsidiary` are the shares among those outstanding that the corporation itself or a
    subsidiary holds.
    """

    class_id: int
    moment: str
    authorized: int
    outstanding: int
    treasury: int
    held: int
    certified: int
    own: int = 0
    subsidiary: int = 0

    @property
    def unissued(self) -> int:
        """Authorized shares neither outstanding nor in the treasury; below 0 if over-issued."""
        return self.authorized - self.outstanding - self.treasury

    @property
    def agrees(self) -> bool:
        """Whether the books balance: outstanding = holders = certificates, none over-issued."""
        return self.outstanding == self.held == self.certified and self.unissued >= 0


@dataclass(frozen=True, slots=True)
class FolioLine:
    """A line of a holder's folio: what came or went, and the balance after it."""

    seq: int
    moment: str
    kind: str
    class_id: int
    delta: int
    balance: int


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A line of a class's history: what was `issue`d, bought back or so, and the sums after it."""

    seq: int
    moment: str
    kind: str
    outstanding: int
    treasury: int


@dataclass(frozen=True, slots=True)
class Chain:
    """A certificate, all those it came from, the oldest first, and all that came of it."""

    certificate: Certificate
    before: tuple[Certificate, ...]
    after: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a holder was registered from a day on."""

    since: date
    name: str
    capacity: str
    detail: str = ""
    members: tuple[str, ...] = ()
    seq: int = 0


def registered_on(holder: Holder, standings: Sequence[Standing], on: date) -> Holder:
    """The holder as registered on a day: name, capacity, remark, co-holders and addresses then.

    Before the first day known of the holder, as first known.
    """
    then = [standings[0], *(s for s in standings if s.since <= on)][-1]
    day = max(on, standings[0].since)
    return replace(
        holder,
        name=then.name,
        capacity=then.capacity,
        detail=then.detail,
        members=then.members,
        addresses=tuple(a for a in holder.addresses if a.since is None or a.since <= day),
    )


def certificate_at(certificate: Certificate, moment: str) -> Certificate:
    """The certificate without what became of it after the moment: its end, and that it was found.

    Its marks and payments are those of the moment at which it was read.
    """
    if certificate.cancelled > moment:
        return replace(certificate, cancelled="", cancelled_seq=0, how="", found="")
    return replace(certificate, found="") if certificate.found > moment else certificate


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature recorded with the certificates of an entry; `term` is 0 where none is known."""

    seq: int
    term: int
    name: str
    office: str
    signed_on: date
    facsimile: bool = False


@dataclass(frozen=True, slots=True)
class Uneven:
    """An entry and class whose certificates made and ended do not match the shares moved."""

    seq: int
    class_id: int
    made: int
    ended: int
    moved: int


@dataclass(frozen=True, slots=True)
class BalanceChange:
    """A balance already on the books that an entry would change."""

    class_id: int
    holder_id: int
    moment: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ListChange:
    """A holder's line of a record-date list: as fixed, by the books now, and as they would be."""

    meeting_key: str
    class_id: int
    holder_id: int
    listed: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class CertificateChange:
    """A certificate already on the books that would read otherwise; `None` where there is none."""

    number: str
    before: Certificate | None
    after: Certificate | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What entries would change in what the books say already of that time and later.

    `refused` is the sentence with which the books would refuse them, or empty.
    """

    balances: tuple[BalanceChange, ...] = ()
    lists: tuple[ListChange, ...] = ()
    certificates: tuple[CertificateChange, ...] = ()
    refused: str = ""

    @property
    def nothing(self) -> bool:
        """Whether nothing known before would change."""
        return not (self.balances or self.lists or self.certificates or self.refused)
