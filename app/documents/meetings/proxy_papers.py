"""Papers that end a proxy: its revocation, and notice of its maker's death or incapacity.

Sources: 1988 II §10; 2002 §2.12.
"""

from __future__ import annotations

from datetime import datetime

from app.documents.blocks import Block, Document, Paragraph
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    moment,
    of_meeting,
    received,
    signed,
    the_meeting,
)
from app.documents.meetings.letters import proxy_facts
from app.domain.meeting_record import MakerEvent, ProxyOf
from app.domain.meetings import MeetingPlan

REVOCATION, DEATH = "proxy-revocation", "proxy-maker-death-notice"


def compose_proxy_revocation(
    setting: Setting,
    proxy: ProxyOf,
    *,
    plan: MeetingPlan | None = None,
    received_at: datetime | None = None,
    maker: Signs | None = None,
) -> Document:
    """The writing by which a maker takes a proxy back, with the line for its receipt.

    `plan` is the meeting for which it was given, `None` for a proxy for every meeting.
    """
    given = f", given for {the_meeting(plan)}," if plan else ""
    blocks = (
        *fields(*proxy_facts(proxy)),
        Paragraph(
            f"The undersigned revokes the proxy described above{given} and every authority given "
            "by it. The shares are not to be voted under it."
        ),
        signed(setting, REVOCATION, maker or Signs(proxy.holder)),
        *_receipt(received_at),
        Paragraph(setting.law.rule("proxy.revocation").says, size="small"),
    )
    return framed(setting, REVOCATION, blocks, lines=(of_meeting(plan),) if plan else ())


def compose_maker_notice(
    setting: Setting,
    proxy: ProxyOf,
    event: MakerEvent,
    *,
    plan: MeetingPlan | None = None,
) -> Document:
    """Notice that the maker of a proxy died or became incapable, with receipt and count.

    Refused where the version has no rule on it.
    """
    blocks = (
        Paragraph(
            "Written notice is given to the corporation that the maker of the proxy described "
            "below has died or become incapable."
        ),
        *fields(*proxy_facts(proxy)),
        *fields(
            ("Event", event.event.capitalize()),
            ("Day of the event", day(event.on)),
            ("Informant", event.informant),
            ("Relation to the maker", event.relation),
        ),
        signed(setting, DEATH, Signs(event.informant)),
        *_receipt(event.received_at),
        *fields(("Vote counted", moment(event.counted_at))),
        Paragraph(_effect(event)),
    )
    return framed(setting, DEATH, blocks, lines=(of_meeting(plan),) if plan else ())


def _effect(event: MakerEvent) -> str:
    if event.received_at is None or event.counted_at is None:
        return "The proxy ends if this notice is received before the vote is counted."
    if event.received_at < event.counted_at:
        return "The notice was received before the vote was counted. The proxy is ended."
    return "The notice was not received before the vote was counted. The vote stands."


def _receipt(at: datetime | None) -> tuple[Block, ...]:
    return fields(("Received by the corporation", moment(at))) if at else received()
