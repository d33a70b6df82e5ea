"""Waiver of notice, consent to holding, approval of minutes: the papers of an absent holder.

Sources: 1988 II §8, II §4 ¶3; 2002 §2.9 ¶1; Corporations Code 601(e).
"""

from __future__ import annotations

from datetime import date

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.waivers import CONTENT
from app.documents.agenda import matter_phrase
from app.documents.basis import rests_on
from app.documents.blocks import Block, Document, Heading, Paragraph, as_name
from app.documents.meetings.ballots import Voter
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    of_meeting,
    of_plan,
    signed,
    the_meeting,
)
from app.documents.wording import sentence
from app.domain.meetings import AgendaItem, MeetingPlan
from app.domain.refusal import Refusal
from app.domain.words import day_paper, whole

WAIVER, HOLDING, APPROVAL = (
    "waiver-shareholder",
    "consent-to-holding-shareholder",
    "approval-of-minutes-shareholder",
)
PAPERS = {
    WAIVER: "waiver of notice",
    HOLDING: "consent to holding",
    APPROVAL: "approval of minutes",
}
"""Each paper by its key, as the bylaws' rules call it."""
SPECIAL = "shareholders.notice.special-matters"


def compose_waiver(
    setting: Setting,
    plan: MeetingPlan,
    key: str,
    holder: Voter,
    *,
    minutes_dated: date | None = None,
    minutes_pages: int | None = None,
    signed_on: date | None = None,
) -> Document:
    """One absent holder's paper of that key, with the nature of each special matter.

    An approval names the minutes by the day on which they were signed and their pages.
    """
    if key not in PAPERS:
        raise Refusal(f"There is no paper {key} that waives notice.")
    about = _minutes(plan, minutes_dated, minutes_pages) if key == APPROVAL else ()
    blocks = (
        *fields(*of_plan(plan)),
        Paragraph(_declares(plan, key)),
        *about,
        *_natures(setting.law, plan, key),
        *fields(
            ("Shareholder", as_name(holder.holder)),
            ("Shares", whole(holder.shares) if holder.shares is not None else ""),
            ("Record date", day(plan.record_on)),
        ),
        _signature(setting, key, holder, signed_on),
        *fields(("Filed with the records or the minutes on", "")),
    )
    special = rests_on(setting.law, (("special matters", SPECIAL),)) if _special(plan) else ()
    return framed(setting, key, blocks, lines=(of_meeting(plan),), basis=special)


def _declares(plan: MeetingPlan, key: str) -> str:
    """The one of three declarations, signed before or after the meeting."""
    who = "The undersigned, entitled to vote at the meeting,"
    if key == WAIVER:
        return f"{who} waives notice of {the_meeting(plan)}."
    if key == HOLDING:
        return f"{who} consents to the holding of {the_meeting(plan)}."
    return f"{who} approves the minutes of {the_meeting(plan)}."


def _minutes(plan: MeetingPlan, dated: date | None, pages: int | None) -> tuple[Block, ...]:
    return fields(
        ("Minutes of", of_meeting(plan)),
        ("Minutes dated", day_paper(dated) if dated else ""),
        ("Pages of the minutes", whole(pages) if pages else ""),
    )


def _special(plan: MeetingPlan) -> tuple[AgendaItem, ...]:
    return tuple(item for item in plan.items if matter_phrase(item))


def _natures(law: Bylaws, plan: MeetingPlan, key: str) -> tuple[Block, ...]:
    """The general nature of each special matter, where the paper is to state it."""
    items = [item for item in _special(plan) if item.matter in law.items(SPECIAL, "matters")]
    if not items or PAPERS[key] not in law.items(CONTENT, "applied_to"):
        return ()
    blocks: list[Block] = [Heading("General nature of the special matters")]
    for item in items:
        blocks.append(Paragraph(f"{sentence(item.text)} A proposal for {matter_phrase(item)}."))
        blocks += fields(("General nature", sentence(item.nature) if item.nature else ""))
    return tuple(blocks)


def _signature(setting: Setting, key: str, holder: Voter, on: date | None) -> Block:
    if holder.agent:
        return signed(setting, key, Signs(holder.agent, "proxy", on))
    return signed(setting, key, Signs(holder.holder, "holder", on))
