"""The receipt of a request for a special meeting, made from the plan and the register."""

from __future__ import annotations

from collections.abc import Iterable

from app.acts.meetings.notice_given import votes_on
from app.acts.meetings.papers import DayMatter
from app.documents.blocks import Document
from app.documents.meetings.framing import Setting
from app.documents.meetings.requests import compose_request_receipt
from app.domain.meeting_record import Caller, RequestReceived
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.shares import end_of


def request(matter: DayMatter, _about: str) -> Document:
    """The sheet on which an officer receives the request, under the bylaws of that day."""
    plan = matter.sheet.plan
    asked, on = plan.request, plan.request.received_on
    if on is None:
        raise Refusal("No request was received for this meeting.")
    law = matter.sheet.shelf.on(on) or matter.sheet.law
    received = RequestReceived(
        tuple(_caller(matter, holder) for holder in asked.holder_ids),
        asked.votes_entitled or votes_on(matter.book, on),
        addressee=asked.addressee,
        manner=asked.manner,
        asked_on=asked.asked_for,
        business=tuple(item.text for item in plan.items),
        received_on=on,
    )
    return compose_request_receipt(
        Setting(matter.setting.company, law, matter.setting.made_on), received
    )


def offers(matter: DayMatter) -> Iterable[tuple[str, str]]:
    """For a meeting that holders asked for."""
    if _requested(matter.sheet.plan):
        yield "", "Receipt of the request"


def _requested(plan: MeetingPlan) -> bool:
    return plan.kind == "special-requested" and plan.request.received_on is not None


def _caller(matter: DayMatter, holder: int) -> Caller:
    """One who asks, with the shares and votes of the day of receipt."""
    on = matter.sheet.plan.request.received_on
    assert on is not None, "asked before"  # noqa: S101
    held = [h for h in matter.book.holdings(end_of(on)) if h.holder_id == holder]
    return Caller(
        matter.book.holder(holder).name,
        sum(h.shares for h in held),
        votes_on(matter.book, on, (holder,)),
        holder_id=holder,
    )
