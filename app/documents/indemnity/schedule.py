"""The schedule of a claim of indemnity: its clocks, payments, recoveries, insurers and sources.

1988 III §16; 2002 Article VI.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.bylaws.due.joined import request_clocks, request_start
from app.bylaws.indemnity.checks import check_conduct
from app.bylaws.indemnity.claims import (
    ADVANCE_DUE,
    GIVEN,
    PAYMENT,
    SUIT,
    must_advance,
    must_indemnify,
)
from app.bylaws.indemnity.papers import FEES, fees_owed, other_rights
from app.bylaws.law import Bylaws, Shelf
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import (
    Issue,
    Rules,
    day_words,
    dollars,
    paper,
    signature,
    stated,
    told,
)
from app.documents.wording import sentence
from app.domain.demands import IndemnityClaim, IndemnityRequest, InsurerNotice, Paid
from app.domain.words import day_plain, listed

CLOCKS = (
    TableColumn("Request", width=1.2),
    TableColumn("Runs from", width=1.4),
    TableColumn("Clock", width=1.6),
    TableColumn("Day", width=1.4),
    TableColumn("How it was counted", width=3.6),
)
MONEY = (
    TableColumn("Day", width=1.6),
    TableColumn("What", width=4),
    TableColumn("Amount", "right", 1.4),
)
INSURERS = (
    TableColumn("Insurer", width=2),
    TableColumn("Policy", width=1.6),
    TableColumn("Asked by the policy", width=1.6),
    TableColumn("Notice given", width=1.6),
)


def compose_indemnity_schedule(
    claim: IndemnityClaim, issue: Issue, shelf: Shelf | None = None
) -> Document:
    """Everything about the claim on one sheet; `shelf` tells conduct under an earlier version."""
    law = issue.law
    blocks: tuple[Block, ...] = (
        *stated(
            ("Person", as_name(claim.name)),
            ("Class", claim.claimant),
            ("Duty or power", must_indemnify(law, claim.claimant).counted),
            ("Advances", must_advance(law, claim.claimant).counted),
            ("Claim or proceeding", claim.proceeding),
            ("Claim made on", claim.made_on),
            ("Conduct on", claim.conduct_on),
        ),
        *_two_versions(claim, issue, shelf),
        *(stated(("Corporation told on", claim.noticed_on)) if _known(law) else ()),
        Heading("Clocks"),
        *_clocks(claim, law),
        Heading("Payments"),
        *_money(claim.paid, "No payment is recorded."),
        Heading("Recovery"),
        *_money(claim.recovered, "Nothing is recovered."),
        Heading("Insurers"),
        *_insurers(claim.insurers),
        *told(("Other sources", listed(claim.sources))),
        *stated(("Other rights", other_rights(law, claim.claimant).counted), *_fees(law)),
        *stated(("Undertaking received", _promised(claim))),
        signature(issue),
    )
    rules: Rules = (
        ("persons", "indemnity.persons"),
        ("advances", "indemnity.advance"),
        ("advance in time", ADVANCE_DUE),
        ("payment in time", PAYMENT),
        ("suit", SUIT),
        ("conduct before", "indemnity.coverage-time"),
        ("rights of recovery", "indemnity.subrogation"),
        ("insurers", "indemnity.insurers.notice"),
        ("other sources", "indemnity.nonexclusive"),
        *((("attorneys’ fees", FEES),) if law.has(FEES) else ()),
    )
    return paper(issue, "Schedule of a Claim of Indemnity", blocks, rules)


def _two_versions(claim: IndemnityClaim, issue: Issue, shelf: Shelf | None) -> tuple[Block, ...]:
    if shelf is None or claim.made_on is None or claim.conduct_on is None:
        return ()
    found = check_conduct(shelf, claim.made_on, claim.conduct_on)
    return tuple(Paragraph(finding.sentence) for finding in found)


def _fees(law: Bylaws) -> tuple[tuple[str, str], ...]:
    """The proceedings about the right itself whose attorneys’ fees are paid with the rest."""
    named = law.items(FEES, "of") if law.has(FEES) else ()
    unless = law.rule(FEES).params.get("unless_found", ()) if named else ()
    ended = f" Not where the court finds: {listed(unless, 'or')}." if unless else ""
    return tuple((f"Fees, {one}", f"{fees_owed(law, one).counted}{ended}") for one in named)


def _known(law: Bylaws) -> bool:
    return law.has("indemnity.claim-notice")


def _clocks(claim: IndemnityClaim, law: Bylaws) -> tuple[Block, ...]:
    if not law.has(GIVEN):
        said = f"The bylaws of {law.short} set no days for advances or payment."
        return (Paragraph(said),)
    rows = [row for request in claim.requests for row in _rows(request, claim.claimant, law)]
    return (TableBlock(CLOCKS, tuple(rows)),) if rows else stated(("Request received", ""))


def _rows(request: IndemnityRequest, claimant: str, law: Bylaws) -> list[tuple[str, ...]]:
    start, running = request_start(law, request), request_clocks(law, request, claimant)
    if start is None or start.on is None or running is None:
        return [(request.kind, "not known", "", "", "")]
    lead = (request.kind, day_plain(start.on))
    made: list[tuple[str, ...]] = []
    if request.kind == "advance" and running.advance:
        due = running.advance
        made.append((*lead, "advance due", _day(due.due), due.counted))
    if request.kind == "payment" and running.payment:
        due = running.payment
        made.append((*lead, "payment due", _day(due.due), due.counted))
    if request.kind == "payment" and running.suit:
        made.append((*lead, "suit opens", _day(running.suit.on), running.suit.counted))
    if request.paid_on:
        made.append((request.kind, "", "paid", day_plain(request.paid_on), _amount(request)))
    return made


def _amount(request: IndemnityRequest) -> str:
    return sentence(dollars(request.paid_cents)) if request.paid_cents is not None else ""


def _money(paid: Sequence[Paid], none: str) -> tuple[Block, ...]:
    if not paid:
        return (Paragraph(none),)
    rows = tuple((day_plain(one.on), one.what, dollars(one.cents)) for one in paid)
    total = dollars(sum(one.cents for one in paid))
    return (TableBlock(MONEY, rows, ("Total", "", total)),)


def _insurers(told_to: Sequence[InsurerNotice]) -> tuple[Block, ...]:
    if not told_to:
        return (Paragraph("No insurance is recorded for this claim."),)
    rows = tuple(
        (as_name(one.insurer), one.policy, _day(one.due_on) or "no day", _day(one.told_on))
        for one in told_to
    )
    return (TableBlock(INSURERS, rows),)


def _promised(claim: IndemnityClaim) -> str:
    return day_words(claim.undertaking.received_on) if claim.undertaking else ""


def _day(on: date | None) -> str:
    return day_plain(on) if on else ""
