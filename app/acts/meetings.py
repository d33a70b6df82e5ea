"""Plan a shareholders' meeting: the plan is a draft in the company file, outside the chain."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from app.acts.act import Who
from app.bylaws.law import shelf_for
from app.bylaws.notice import default_meeting_record_date
from app.domain.codec import plan_from_json, plan_to_json
from app.domain.company import Company
from app.domain.entries import Json
from app.domain.meetings import KINDS, MeetingPlan, RecordList
from app.domain.record_lists import cut_off_moment, fix_list
from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.store.book import Book

PLAN_DRAFT = "plan:"


def keep_plan(book: Book, given: Json, who: Who) -> MeetingPlan:
    """Keep the plan as a draft; refused once notice of the meeting was given."""
    plan = read_plan(given.get("plan"))
    if book.company().meeting(plan.key):
        raise Refusal("Notice of this meeting was given. Its plan can only be corrected.")
    book.keep_draft(PLAN_DRAFT + plan.key, plan_to_json(plan), who.now)
    return plan


def drop_plan(book: Book, key: str) -> None:
    """Throw a plan away; a recorded meeting is not touched."""
    book.drop_draft(PLAN_DRAFT + key)


def kept_plans(book: Book) -> tuple[MeetingPlan, ...]:
    """The plans that are kept as drafts, in order of their keys."""
    return tuple(plan_from_json(draft) for _, draft in sorted(book.drafts(PLAN_DRAFT).items()))


def read_plan(data: object) -> MeetingPlan:
    """The plan from its JSON data; refused with a sentence where it is not one."""
    try:
        plan = plan_from_json(cast("dict[str, Any]", data))
    except (TypeError, ValueError, AttributeError, KeyError):
        raise Refusal("The plan of the meeting cannot be read. Nothing was kept.") from None
    if plan.kind not in KINDS or not plan.key:
        raise Refusal("The plan names no key or no known kind of meeting. Nothing was kept.")
    return plan


def draft_list(book: Book, plan: MeetingPlan) -> RecordList | None:
    """The record-date list as the register stands now; `None` while there is no record date.

    Without a fixed record date the bylaws' default is taken (1988 II §7, 2002 §2.11(a)).
    """
    company = book.company()
    record_on = plan.record_on or _default_record_date(company, plan)
    if record_on is None:
        return None
    holders = {holder.id: holder for holder in book.holders()}
    holdings = book.holdings(cut_off_moment(company, record_on))
    return fix_list(plan, record_on, company, holders, holdings)


def votes_on(book: Book, on: date, holder_ids: tuple[int, ...] | None = None) -> int:
    """Votes that could be cast at the end of that day, of those holders only if any are named.

    Shares of the corporation or a subsidiary are left out (1988 II §7, 2002 §2.8 ¶1).
    """
    votes = {c.id: c.votes_per_share for c in book.company().classes}
    left_out = {h.id for h in book.holders() if h.capacity in ("own", "subsidiary")}
    return sum(
        h.shares * votes[h.class_id]
        for h in book.holdings(end_of(on))
        if h.holder_id not in left_out and (holder_ids is None or h.holder_id in holder_ids)
    )


def _default_record_date(company: Company, plan: MeetingPlan) -> date | None:
    if plan.notice_on is None:
        return None
    law = shelf_for(company.bylaws).on(plan.notice_on)
    return default_meeting_record_date(law, plan.notice_on).on if law else None
