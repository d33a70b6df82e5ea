"""Certificates as plain values in memory: whether a history of entries holds together.

The books check every entry again when it is recorded; here all of them are checked beforehand, so
that every trouble is known at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.acts.exchange.deeds import Deed, NewCertificate
from app.acts.exchange.papers_known import Known, PapersKnown, as_number, day_of
from app.domain.shares import Certificate
from app.domain.words import plural, whole


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong with a deed, and the column in which it stands."""

    column: str
    sentence: str


class Ledger:
    """Every certificate by its number, as it stands after the deeds entered so far."""

    def __init__(self, certificates: Iterable[Certificate]) -> None:
        self._papers = PapersKnown()
        for certificate in certificates:
            self._papers.put(certificate.number, _known(certificate))

    def class_of(self, number: str) -> int:
        """The class of a certificate; 0 where it is not known."""
        paper = self._papers.get(number)
        return paper.class_id if paper else 0

    def enter(self, deed: Deed) -> list[Objection]:
        """Enter the deed, its balance certificate filled in; nothing where there are objections."""
        moment = as_number(deed.moment)
        if self._papers.carry_out(deed, moment):
            return []
        ended, objections = list[Known](), list[Objection]()
        for number in deed.surrendered:
            known = self._papers.get(number)
            if told := _given_up(deed, number, known, moment):
                objections.append(told)
            if known:
                ended.append(known)
        if len(ended) > 1 and len(set(deed.surrendered)) < len(deed.surrendered):
            objections.append(Objection("surrendered", "A certificate is named twice."))
        if not objections and deed.kind != "issue":
            objections = _sums(deed, ended)
        numbers = list[str]()
        for made in deed.made:
            if self._papers.knows(made.number) or made.number in numbers:
                told = f"Certificate {made.number} is used before; a number is used once only."
                objections.append(Objection("certificate", told))
            numbers.append(made.number)
        if not objections:
            self._enter(deed, ended, moment)
        return objections

    def _enter(self, deed: Deed, ended: Iterable[Known], moment: int) -> None:
        if any(known.legends for known in ended):
            borne = tuple(dict.fromkeys(text for known in ended for text in known.legends))
            deed.made = [NewCertificate(m.number, m.holder, m.shares, borne) for m in deed.made]
        for number in deed.surrendered:
            self._papers.end(number, moment)
        for made in deed.made:
            known = Known(deed.class_id, made.holder, made.shares, moment, 0, made.legends)
            self._papers.put(made.number, known)


def _given_up(deed: Deed, number: str, known: Known | None, moment: int) -> Objection | None:
    told = ""
    if known is None:
        told = f"There is no certificate {number} before this entry."
    elif known.ended:
        told = f"Certificate {number} ended on {day_of(known.ended)}."
    elif known.issued > moment:
        told = f"Certificate {number} was issued later, on {day_of(known.issued)}."
    elif known.class_id != deed.class_id:
        told = f"Certificate {number} is of another class."
    elif known.bar:
        told = f"Certificate {number} {known.bar}; record this entry by itself."
    elif known.holder != deed.source:
        return Objection("from", f"Certificate {number} belongs to another holder.")
    return Objection("surrendered", told) if told else None


def _sums(deed: Deed, ended: Iterable[Known]) -> list[Objection]:
    """The shares given up are those made out and gone; what is left needs a certificate."""
    before, after = 0, deed.gone
    for known in ended:
        before += known.shares
    for made in deed.made:
        after += made.shares
    if deed.rest and before > after:
        deed.made.append(NewCertificate(deed.rest, deed.source, before - after))
        after = before
    elif deed.rest:
        return [Objection("balance", f"Nothing is left for the balance certificate {deed.rest}.")]
    if before == after:
        return []
    told = f"{plural(before, 'share')} surrendered and {whole(after)} accounted for."
    return [Objection("shares", told)]


def _known(certificate: Certificate) -> Known:
    bar = "is partly paid" if certificate.owed else ""
    if certificate.stopped:
        bar = "bears a stop"
    return Known(
        certificate.class_id,
        certificate.holder_id,
        certificate.shares,
        as_number(certificate.issued),
        as_number(certificate.cancelled),
        certificate.legends,
        bar,
    )
