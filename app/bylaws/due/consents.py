"""Notices of an action by written consent: promptly after it, and before it is carried out.

Sources: 1988 II §9 ¶2(a) and (b); 2002 §2.10 ¶2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.bylaws.due.item import KEPT, DueItem, Room
from app.bylaws.due.joined import prompt_by
from app.bylaws.due.places import CONSENT
from app.bylaws.due.ruled import ruled
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.meeting_day.consents import ConsentStanding, not_consenting, stands, threshold_rule
from app.bylaws.shareholders.consents import BEFORE_DONE, PROMPT, check_done, notice_by, opens
from app.domain.matters.record import ActionByConsent
from app.domain.meeting_day import consents as kept
from app.domain.words import day_short, plural


def consented(one: ActionByConsent, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """The notices that an action still asks for; none until enough consents are filed."""
    facts = one.facts
    filed = [given.filed_at.date() for given in facts.given if given.filed_at]
    law = shelf.on(min(filed)) if filed else None
    if facts.begun is None or law is None or not _judged(law, facts.begun.test):
        return
    standing = stands(law, facts, one.voters, today)
    reached = standing.tally.reached_at
    if reached is None:
        return
    room = Room(f"consent:{facts.key}", f"{CONSENT}{facts.key}", today)
    told = len(not_consenting(facts, one.voters, standing.tally.counted))
    who = f"to the {plural(told, 'holder')} who did not consent"
    if standing.notices.before and facts.done_on is None:
        yield from _before(room, law, one, reached.date(), who)
    if standing.notices.prompt and kept.PROMPT not in facts.noticed:
        what = f"Give prompt notice of the written consent {facts.key} {who}"
        yield from _after(room, law, standing, reached.date(), what)


def _judged(law: Bylaws, test: str) -> bool:
    """Whether the bylaws have what the tally and the notices rest on."""
    return ruled(law, "consent") and law.has(threshold_rule(test))


def _after(
    room: Room, law: Bylaws, standing: ConsentStanding, reached_on: date, what: str
) -> Iterator[DueItem]:
    due = prompt_by(law, PROMPT, reached_on)
    asked = [f.sentence for f in standing.notices.findings if f.field == "solicited"]
    said = "Asked of all? Not said" if asked else "Not given"
    due = replace(due, counted=" ".join([*asked, _filed(reached_on), due.counted]))
    yield from room.by(due, what, said, part="after")


def _filed(reached_on: date) -> str:
    return f"Enough consents were filed on {day_short(reached_on)}."


def _before(
    room: Room, law: Bylaws, one: ActionByConsent, reached_on: date, who: str
) -> Iterator[DueItem]:
    """The last day of the notice, or once it is given the first day of the action."""
    planned = one.facts.begun.action.consummation_on if one.facts.begun else None
    noticed = one.facts.noticed.get(kept.BEFORE)
    days = plural(law.figure(BEFORE_DONE, "min_days"), "day")
    key = one.facts.key
    what = f"Give notice {days} before the written consent {key} is carried out, {who}"
    if noticed is not None:
        yield from _opened(room, law, key, noticed, planned)
    elif planned is not None:
        yield from room.by(notice_by(law, planned), what, "Not given", part="before")
    else:
        yield room.open(
            law.cite(BEFORE_DONE), reached_on, what, "No day set",
            counted=_filed(reached_on), severity="warning", part="before",
        )  # fmt: skip


def _opened(
    room: Room, law: Bylaws, key: str, noticed: date, planned: date | None
) -> Iterator[DueItem]:
    """The first day of the action, while it is to come; a breach where an earlier day is set."""
    window = opens(law, noticed)
    if window.first is None or window.first < room.today:
        return
    early = planned is not None and check_done(law, noticed, planned).severity == "error"
    said = f"Set for {day_short(planned)}" if planned and early else "Notice given"
    what = f"From this day the written consent {key} may be carried out"
    yield room.item(
        window.cite, window.first, what, said, state=KEPT, counted=window.counted,
        steps=window.steps, severity="error" if early else "", part="before",
    )  # fmt: skip
