"""Written consent of shareholders: each holder's paper, its revocation, the secretary's tally.

Sources: 1988 II §9; 2002 §2.10, §2.11(b); Corporations Code 603.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.bylaws.shareholders.consents import ELECTION, THRESHOLD, VACANCY, Consent, ConsentTally
from app.bylaws.votes import Votes
from app.documents.agenda import MATTER_PHRASES
from app.documents.basis import Basis, rests_on
from app.documents.blocks import Block, Document, Paragraph, TableBlock, TableColumn, as_name
from app.documents.meetings.framing import (
    Setting,
    Signs,
    capital,
    day,
    fields,
    framed,
    moment,
    received,
    resolved,
    signed,
    told,
    under,
    yes_no,
)
from app.documents.wording import corporation
from app.domain.meeting_record import ConsentAction, ConsentBy
from app.domain.refusal import Refusal
from app.domain.words import day_paper, exact, hour_paper, whole

CONSENT, REVOCATION, TALLY = "consent-shareholders", "consent-revocation", "consent-tally"
RULES = {
    THRESHOLD: "votes needed",
    ELECTION: "election of directors",
    VACANCY: "filling of a vacancy",
}
COLUMNS = (
    TableColumn("What came in", width=3),
    TableColumn("Received by the secretary", width=2.8),
    TableColumn("Votes", "right"),
    TableColumn("In force", "right"),
    TableColumn("Standing", width=1.6),
)


def compose_consent(setting: Setting, action: ConsentAction, by: ConsentBy) -> Document:
    """One holder's written consent: the action in full, shares, capacity, signature, date."""
    nature = MATTER_PHRASES.get(action.matter, "")
    blocks = (
        Paragraph(
            f"The undersigned, entitled to vote shares of {corporation(setting.company)}, consents "
            "in writing, without a meeting and pursuant to Section 603 of the Corporations Code of "
            "California, to the following action:"
        ),
        *action_blocks(action),
        *((Paragraph(f"This is a proposal for {nature}."),) if nature else ()),
        *fields(
            ("Shareholder", as_name(by.name)),
            ("Class", by.class_name),
            ("Shares", whole(by.shares) if by.shares is not None else ""),
            ("Capacity", by.capacity),
            ("Record date", record_words(action)),
        ),
        signed(setting, CONSENT, Signs(by.name, _signer(by), by.signed_on)),
        *_filed(by.filed_at),
    )
    return framed(setting, CONSENT, blocks, basis=_threshold(setting, action))


def action_blocks(action: ConsentAction) -> tuple[Block, ...]:
    """The action in full after RESOLVED, or a blank for it."""
    return resolved(action.text) or (told("Action, in full", ""),)


def record_words(action: ConsentAction) -> str:
    """The record date and the way to it: `June 2, 2003 (day of the first consent)`."""
    source = f" ({action.record_source})" if action.record_source else ""
    return f"{day(action.record_on)}{source}" if action.record_on else ""


def compose_consent_revocation(
    setting: Setting,
    action: ConsentAction,
    by: ConsentBy,
    *,
    revoker: Signs | None = None,
    received_at: datetime | None = None,
) -> Document:
    """The writing that takes a consent back, with the capacity and the secretary's receipt."""
    who = revoker or Signs(by.name)
    blocks = (
        Paragraph(
            f"The undersigned revokes the written consent described below, given as a shareholder "
            f"of {corporation(setting.company)}."
        ),
        *fields(
            ("Consent of", as_name(by.name)),
            ("Shares", whole(by.shares) if by.shares is not None else ""),
            ("Consent dated", day(by.signed_on)),
            ("Consent filed", moment(by.filed_at)),
            ("Revoked as", capital(who.capacity)),
        ),
        *under("Action", *action_blocks(action)),
        signed(setting, REVOCATION, who),
        *(
            fields(("Received by the secretary", moment(received_at)))
            if received_at
            else received("Received by the secretary")
        ),
        Paragraph(setting.law.rule("shareholders.consent.revocation").says, size="small"),
    )
    return framed(setting, REVOCATION, blocks)


def compose_consent_tally(
    setting: Setting,
    action: ConsentAction,
    consents: Sequence[Consent],
    tally: ConsentTally,
    signer: Signs | None = None,
) -> Document:
    """The secretary's count: each paper with its hour, the running total, the moment of enough.

    Refused where the papers in force do not add up to the tally.
    """
    rows = _running(consents, tally)
    need = tally.needed
    blocks = (
        *under("Action", *action_blocks(action)),
        *fields(
            ("Record date", day(action.record_on)),
            ("How it was fixed", action.record_source),
            ("Votes entitled", exact(need.of)),
            ("Votes needed", exact(need.votes)),
            ("All holders asked", yes_no(action.solicited_all)),
        ),
        Paragraph(need.counted),
        *under("Consents and revocations in order of receipt", *_papers(rows, tally)),
        *under("Not filed and not counted", *_unfiled(consents)),
        *under("Result", *_result(tally)),
        signed(setting, TALLY, signer or Signs()),
    )
    return framed(setting, TALLY, blocks, basis=_threshold(setting, action))


def _running(consents: Sequence[Consent], tally: ConsentTally) -> list[tuple[str, ...]]:
    """Filings and revocations in order, with the votes in force after each."""
    moves = [(c.filed_at, 0, c) for c in consents if c.filed_at]
    moves += [(c.revoked.secretary_at, 1, c) for c in consents if c.revoked]
    total: Votes = 0
    rows: list[tuple[str, ...]] = []
    for at, revoked, consent in sorted(moves, key=lambda move: move[:2]):
        counts = consent.key in tally.counted
        change, standing = _move(consent, bool(revoked), counts)
        total += change
        what = f"{'Revocation, ' if revoked else ''}{as_name(consent.name)}"
        what += f"\nsigned {day(consent.signed_on)}" if consent.signed_on and not revoked else ""
        rows.append((what, _received(at), exact(consent.votes), exact(total), standing))
    if total != tally.votes:
        raise Refusal(
            f"The papers add up to {exact(total)} votes, the tally to {exact(tally.votes)}. "
            "Count again."
        )
    return rows


def _received(at: datetime) -> str:
    return f"{day_paper(at.date())}, {hour_paper(at)}"


def _move(consent: Consent, revoked: bool, counts: bool) -> tuple[Votes, str]:
    """What a paper changes in the total, and how it stands."""
    early = consent.revoked and consent.filed_at and consent.revoked.secretary_at < consent.filed_at
    if counts:
        return (0, "without effect") if revoked else (consent.votes, "in force")
    if not revoked:
        return (0, "revoked before") if early else (consent.votes, "revoked later")
    return (0, "revoked") if early or consent.filed_at is None else (-consent.votes, "revoked")


def _papers(rows: Sequence[tuple[str, ...]], tally: ConsentTally) -> tuple[Block, ...]:
    if not rows:
        return (Paragraph("No consent is filed."),)
    return (TableBlock(COLUMNS, tuple(rows), ("In force", "", "", exact(tally.votes), "")),)


def _unfiled(consents: Sequence[Consent]) -> tuple[Block, ...]:
    names = [as_name(consent.name) for consent in consents if consent.filed_at is None]
    return (Paragraph(f"{', '.join(names)}."),) if names else ()


def _result(tally: ConsentTally) -> tuple[Block, ...]:
    need = tally.needed
    rows = (
        ("Votes in force", f"{exact(tally.votes)} of {exact(need.of)}"),
        ("Enough was filed at", moment(tally.reached_at)),
        ("Unanimous", yes_no(tally.unanimous)),
    )
    if tally.reached_at:
        return fields(*rows)
    missing = ("Enough was filed at", f"not reached; {exact(need.votes - tally.votes)} missing")
    return fields(rows[0], missing, rows[2])


def _filed(at: datetime | None) -> tuple[Block, ...]:
    return (
        fields(("Filed with the secretary", moment(at)))
        if at
        else received("Received by the secretary")
    )


def _signer(by: ConsentBy) -> str:
    return by.capacity if by.capacity in ("holder", "proxy") else ""


def _threshold(setting: Setting, action: ConsentAction) -> tuple[Basis, ...]:
    return rests_on(setting.law, ((RULES.get(action.rule, "votes needed"), action.rule),))
