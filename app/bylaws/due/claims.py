"""Claims of indemnity: advances, payments, the day from which a suit may be brought, insurers.

Sources: 1988 III §16; 2002 §6.5 to §6.7, §6.18 and §6.20. Governed by the day of request.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.bylaws.due.claiming import ADVANCED, due_of
from app.bylaws.due.item import KEPT, OVERDUE, DueItem, Room
from app.bylaws.due.joined import prompt_by, request_clocks
from app.bylaws.due.places import CLAIM
from app.bylaws.due.ruled import ruled
from app.bylaws.indemnity.claims import (
    ADVANCE_DUE,
    CLAIMANTS,
    PAYMENT,
    ROUTES,
    must_advance,
    must_indemnify,
)
from app.bylaws.indemnity.papers import INSURERS, UNDERTAKING
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.records.inspection import PROMPT
from app.domain.demands import InsurerNotice
from app.domain.matters.claims import REFUSED, Asked, OnClaim
from app.domain.words import day_short, listed


def claimed(found: OnClaim, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """What an open claim asks for: each unpaid request, and each insurer not told."""
    if found.closed_on or found.claim.claimant not in CLAIMANTS:
        return
    room = Room(f"claim:{found.key}", f"{CLAIM}{found.key}", today)
    for asked in found.asked:
        law = shelf.on(asked.request.on) if asked.request.on else None
        if law and ruled(law, "claim") and not asked.paid:
            yield from _unpaid(room, found, asked, law)
    noticed = found.claim.noticed_on
    law = shelf.on(noticed) if noticed else None
    if law and noticed and law.has(INSURERS) and law.has(PROMPT):
        for insurer in found.claim.insurers:
            yield from _insurer(room, found, insurer, law, noticed)


def _unpaid(room: Room, found: OnClaim, asked: Asked, law: Bylaws) -> Iterator[DueItem]:
    claim, request, name = found.claim, asked.request, found.claim.name
    advance = request.kind == ADVANCED
    part = f"request {asked.number}"
    what = f"Pay {name} the {'advance' if advance else 'indemnity'} asked for"
    duty = must_advance(law, claim.claimant) if advance else must_indemnify(law, claim.claimant)
    if asked.decision == REFUSED and not duty.yes:
        return
    if advance and claim.undertaking is None and _paper_first(law):
        lack = f"the undertaking of {name}"
        on = request.received_on or request.on or room.today
        yield room.waiting(law.cite(UNDERTAKING), on, what, lack, counted=duty.counted, part=part)
        return
    due = due_of(law, claim, request)
    if due and due.due:
        yield from room.by(due, what, "Not paid", part=part)
        yield from _suit(room, found, asked, law)
    elif due is None and law.has(ADVANCE_DUE if advance else PAYMENT):
        on = request.on or room.today
        counted = "The days run from delivery, which is not written down."
        yield room.waiting(
            law.cite(ADVANCE_DUE if advance else PAYMENT), on, what, "the day of delivery",
            counted=counted, part=part,
        )  # fmt: skip
    elif due and advance:
        on = request.received_on or request.on or room.today
        yield room.waiting(
            law.cite(ADVANCE_DUE), on, what, "the decision of the corporation",
            counted=due.counted, part=part,
        )  # fmt: skip
    else:
        yield from _without_clock(room, found, asked, law, what)


def _without_clock(
    room: Room, found: OnClaim, asked: Asked, law: Bylaws, what: str
) -> Iterator[DueItem]:
    """No days are given: first a finding where one is needed, or a decision where none is owed."""
    claim, routes = found.claim, law.items(ROUTES, "routes")
    on, part = (
        asked.request.received_on or asked.request.on or room.today,
        f"request {asked.number}",
    )
    if asked.request.kind != ADVANCED and routes and not (claim.success or claim.determined):
        who = listed(routes, "or")
        counted = "Indemnity is paid after a finding that it is proper; no days are given."
        yield room.waiting(
            law.cite(ROUTES), on, what, f"a finding by {who}", counted=counted, part=part
        )
        return
    advance = asked.request.kind == ADVANCED
    duty = (must_advance if advance else must_indemnify)(law, claim.claimant)
    counted = f"{duty.counted} These bylaws give no days."
    if not duty.yes and not asked.decision:
        who = "the decision of the corporation"
        yield room.waiting(duty.cite, on, what, who, counted=counted, part=part)
        return
    yield room.item(duty.cite, on, what, "Not paid", state="due", counted=counted, part=part)


def _suit(room: Room, found: OnClaim, asked: Asked, law: Bylaws) -> Iterator[DueItem]:
    """The day from which the person may sue, if the request is unpaid then."""
    running = request_clocks(law, asked.request, found.claim.claimant)
    opens = running.suit if running and asked.request.kind != ADVANCED else None
    if opens is None or opens.on is None:
        return
    since = opens.on <= room.today
    what = f"{found.claim.name} may sue for indemnity {'since' if since else 'from'} this day"
    yield room.item(
        opens.cite, opens.on, what, "Not paid", counted=opens.counted, steps=opens.steps,
        state=OVERDUE if since else KEPT, severity="warning" if since else "",
        part=f"request {asked.number}",
    )  # fmt: skip


def _insurer(
    room: Room, found: OnClaim, insurer: InsurerNotice, law: Bylaws, noticed: date
) -> Iterator[DueItem]:
    """Notice to an insurer: the policy's own last day, else without delay."""
    if insurer.told_on:
        return
    part = f"{insurer.insurer} {insurer.policy}".strip()
    what = f"Tell {insurer.insurer} of the claim of {found.claim.name}"
    due = prompt_by(law, INSURERS, noticed)
    if insurer.due_on is None:
        late = "warning" if due.due and due.due < room.today else ""
        yield from room.by(due, what, "Not told", part=part, severity=late)
        return
    counted = f"The policy asks for notice by {day_short(insurer.due_on)}."
    late = "error" if insurer.due_on < room.today else ""
    yield room.item(
        due.cite, insurer.due_on, what, "Not told", counted=counted, part=part, severity=late,
        aim_for=law.calendar.aim_for(insurer.due_on),
    )  # fmt: skip


def _paper_first(law: Bylaws) -> bool:
    return law.choice(UNDERTAKING, "paper") == "required-first"
