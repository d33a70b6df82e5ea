"""Certificates as plain values in memory: whether a history of entries holds together.

The books check every entry again when it is recorded; here all of them are checked beforehand, so
that every trouble is known at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.shares import Certificate
from app.domain.words import plural, whole


@dataclass(frozen=True, slots=True)
class NewCertificate:
    """A certificate to be made out; holders not on the register yet count down from -1."""

    number: str
    holder: int
    shares: int
    legends: tuple[str, ...] = ()


@dataclass(slots=True)
class Deed:
    """One entry of a history, before it is recorded.

    `source` gives up `surrendered`; `gone` shares go off the books. `line` is its first row.
    """

    line: int
    kind: str
    moment: str
    class_id: int
    source: int
    surrendered: list[str] = field(default_factory=list[str])
    made: list[NewCertificate] = field(default_factory=list[NewCertificate])
    gone: int = 0
    consideration: str = ""
    remark: str = ""
    rest: str = ""  # the certificate that is made out for what stays


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong with a deed, and the column in which it stands."""

    column: str
    sentence: str


@dataclass(slots=True)
class _Paper:
    class_id: int
    holder: int
    shares: int
    issued: str
    ended: str
    legends: tuple[str, ...]
    bar: str = ""


class Ledger:
    """Every certificate by its number, as it stands after the deeds entered so far."""

    def __init__(self, certificates: Iterable[Certificate]) -> None:
        self._papers = {c.number: _paper(c) for c in certificates}

    def class_of(self, number: str) -> int:
        """The class of a certificate; 0 where it is not known."""
        paper = self._papers.get(number)
        return paper.class_id if paper else 0

    def enter(self, deed: Deed) -> list[Objection]:
        """Enter the deed, its balance certificate filled in; nothing where there are objections."""
        objections = [told for number in deed.surrendered if (told := self._given_up(deed, number))]
        if len(set(deed.surrendered)) < len(deed.surrendered):
            objections.append(Objection("surrendered", "A certificate is named twice."))
        if not objections:
            objections += self._sums(deed)
        numbers = [made.number for made in deed.made]
        for place, number in enumerate(numbers):
            if number in self._papers or number in numbers[:place]:
                told = f"Certificate {number} is used before; a number is used once only."
                objections.append(Objection("certificate", told))
        if not objections:
            self._enter(deed)
        return objections

    def _given_up(self, deed: Deed, number: str) -> Objection | None:
        paper = self._papers.get(number)
        told = ""
        if paper is None:
            told = f"There is no certificate {number} before this entry."
        elif paper.ended:
            told = f"Certificate {number} ended on {paper.ended[:10]}."
        elif paper.issued > deed.moment:
            told = f"Certificate {number} was issued later, on {paper.issued[:10]}."
        elif paper.class_id != deed.class_id:
            told = f"Certificate {number} is of another class."
        elif paper.bar:
            told = f"Certificate {number} {paper.bar}; record this entry by itself."
        elif paper.holder != deed.source:
            return Objection("from", f"Certificate {number} belongs to another holder.")
        return Objection("surrendered", told) if told else None

    def _sums(self, deed: Deed) -> list[Objection]:
        """The shares given up are those made out and gone; what is left needs a certificate."""
        if deed.kind == "issue":
            return []
        before = sum(self._papers[number].shares for number in deed.surrendered)
        after = sum(made.shares for made in deed.made) + deed.gone
        if deed.rest and before > after:
            deed.made.append(NewCertificate(deed.rest, deed.source, before - after))
            after = before
        elif deed.rest:
            return [
                Objection("balance", f"Nothing is left for the balance certificate {deed.rest}.")
            ]
        if before == after:
            return []
        told = f"{plural(before, 'share')} surrendered and {whole(after)} accounted for."
        return [Objection("shares", told)]

    def _enter(self, deed: Deed) -> None:
        borne = dict.fromkeys(
            text for number in deed.surrendered for text in self._papers[number].legends
        )
        deed.made = [
            NewCertificate(m.number, m.holder, m.shares, tuple(borne)) if borne else m
            for m in deed.made
        ]
        for number in deed.surrendered:
            self._papers[number].ended = deed.moment
        for made in deed.made:
            self._papers[made.number] = _Paper(
                deed.class_id, made.holder, made.shares, deed.moment, "", made.legends
            )


def _paper(certificate: Certificate) -> _Paper:
    bar = "is partly paid" if certificate.owed else ""
    if certificate.stopped:
        bar = "bears a stop"
    return _Paper(
        certificate.class_id,
        certificate.holder_id,
        certificate.shares,
        certificate.issued,
        certificate.cancelled,
        certificate.legends,
        bar,
    )
