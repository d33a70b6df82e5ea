"""An amendment on record beside the rules: the body, the votes needed, and the blocks.

Sources: 1988 III §2, VI §1 and §2; 2002 §2.14(c), §3.2(c), §9.1 and §9.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from app.bylaws.answers import Finding
from app.bylaws.board.directors import RangeChange, check_range_change
from app.bylaws.board.meetings import ACT, act_needs
from app.bylaws.due.ruled import ruled
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.records.amendments import (
    Amendment,
    TextCertificate,
    check_body,
    check_certificate,
    check_copy,
    check_pages,
    check_record,
    check_versions,
    check_vote,
)
from app.domain.company import AdoptedBylaws
from app.domain.matters.amendments import Proposed
from app.domain.offices import Term


def as_amendment(known: Proposed) -> Amendment:
    """The amendment on record as the rules take it."""
    said = known.amendment
    return Amendment(
        said.body,
        said.on,
        said.subject,
        known.vote,
        said.after,
        known.certificate,
        known.in_articles,
    )


def check_proposed(law: Bylaws, known: Proposed) -> tuple[Finding, ...]:
    """Whether this body may make it. A proposal is no breach: what stands against it is a check."""
    found = check_body(law, as_amendment(known)) if ruled(law, "amendment") else ()
    return tuple(
        Finding(f.cite, "warning" if f.severity == "error" else f.severity, f.sentence, f.field)
        for f in found
    )


def check_voted(law: Bylaws, known: Proposed) -> tuple[Finding, ...]:
    """Whether the body may make it, whether the vote carries it, and the block of a small number.

    1988 III §2 and 2002 §3.2(c): a minimum below five fails against more than a sixth.
    """
    said = known.amendment
    if not ruled(law, "amendment"):
        return ()
    found = [*check_body(law, as_amendment(known))]
    if said.body == "board":
        return (*found, *_board(law, known))
    if said.outstanding and said.votes_for is not None:
        found.append(check_vote(law, said.subject, said.outstanding, said.votes_for))
    return (*found, *_range(law, known))


def check_kept(law: Bylaws, known: Proposed) -> tuple[Finding, ...]:
    """What the record of an adopted amendment still lacks."""
    return check_record(law, as_amendment(known)) if known.version else ()


def check_certified(
    law: Bylaws, known: Proposed, signer: Term, on: date, *, pages: int | None, sealed: bool
) -> tuple[Finding, ...]:
    """How the secretary's certificate on the text as amended stands; `law` is that text."""
    said = known.amendment
    paper = TextCertificate(signer, on, said.body, said.on, pages, sealed)
    counted = check_pages(law, pages) if pages else ()
    return (*check_certificate(law, paper), *counted)


def check_texts(
    shelf: Shelf, adopted: Sequence[AdoptedBylaws], amendments: Sequence[Proposed], on: date
) -> tuple[Finding, ...]:
    """What the bylaws on file come to on the day: their versions, pages, and amendments to date."""
    law = shelf.on(on)
    if law is None:
        return ()
    recorded = {one.version for one in amendments} | {a.key for a in adopted if a.adopted_by}
    counted = [one.pages for one in amendments if one.version == law.key]
    return (
        *check_versions(shelf, recorded),
        *check_pages(law, counted[-1] if counted else None),
        *check_copy(law, law.effective_from, carried_days(law, amendments, on)),
    )


def carried_days(law: Bylaws, amendments: Iterable[Proposed], on: date) -> tuple[date, ...]:
    """The days up to this one on which amendments were carried that are in no text on file yet."""
    voted = ((one, one.amendment.on) for one in amendments if one.open)
    return tuple(
        day
        for one, day in voted
        if day and day <= on and all(f.severity != "error" for f in check_voted(law, one))
    )


def _board(law: Bylaws, known: Proposed) -> tuple[Finding, ...]:
    """The board's vote of those present; without their number it is not counted."""
    said = known.amendment
    if said.present is None or said.votes_for is None or not law.has(ACT):
        return ()
    vote = act_needs(law, said.present, said.votes_for)
    severity = "fits" if vote.met else "error"
    return (Finding(vote.cite, severity, vote.counted, "votes_for"),)


def _range(law: Bylaws, known: Proposed) -> tuple[Finding, ...]:
    """The highest maximum, and the block of a minimum below five, for a change of the range."""
    said = known.amendment
    if said.subject != "number-range" or said.least is None or said.most is None:
        return ()
    if not ruled(law, said.subject):
        return ()
    change = RangeChange(
        said.least_before or said.least,
        said.least,
        said.most,
        Fraction(said.outstanding or 0),
        Fraction(said.votes_for or 0),
        Fraction(said.against or 0),
        said.by_consent,
    )
    return tuple(f for f in check_range_change(law, change) if f.field != "votes_for")
