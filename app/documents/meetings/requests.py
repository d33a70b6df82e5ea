"""The receipt of a written request for a special meeting: 1988 II §3; 2002 §2.3 ¶1 and ¶2."""

from __future__ import annotations

from fractions import Fraction

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.meetings import call_threshold, requested_window, self_help
from app.documents.blocks import (
    Block,
    Document,
    Item,
    Numbered,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    moment,
    signed,
    under,
)
from app.documents.wording import percent, sentence
from app.domain.meeting_record import Caller, RequestReceived
from app.domain.words import day_paper_long, hour_paper, plural, whole

KEY = "special-meeting-request"
COLUMNS = (
    TableColumn("Shareholder who asks", width=3),
    TableColumn("Shares", "right", 1),
    TableColumn("Votes", "right", 1),
    TableColumn("Signed on", width=1.4),
)


def compose_request_receipt(
    setting: Setting, request: RequestReceived, receiver: Signs | None = None
) -> Document:
    """The sheet on which an officer receives a request: callers, exact fraction, window.

    Callers who have not signed get a line to sign on; `receiver` is the officer.
    """
    held = sum(caller.votes for caller in request.callers)
    blocks: tuple[Block, ...] = (
        Paragraph(
            "The shareholders named below ask in writing that a special meeting of shareholders "
            "be called, at the time and for the business stated."
        ),
        *fields(*_received(request)),
        *under("Time and business asked for", *_asked(request)),
        *under("Votes of those who ask", *_callers(request), *_votes(setting.law, request, held)),
        *under("What follows from the day of receipt", *_clocks(setting.law, request)),
        *(_line(caller) for caller in request.callers if caller.signed_on is None),
        signed(setting, KEY, receiver or Signs(), "Received for the corporation"),
    )
    return framed(setting, KEY, blocks)


def _received(request: RequestReceived) -> tuple[tuple[str, str], ...]:
    return (
        ("Received", moment(request.received_at) or day(request.received_on)),
        ("Addressed to", request.addressee),
        ("Manner of delivery", request.manner),
    )


def _asked(request: RequestReceived) -> tuple[Block, ...]:
    asked = fields(
        ("Day asked for", day_paper_long(request.asked_on) if request.asked_on else ""),
        ("Hour asked for", hour_paper(request.asked_at) if request.asked_at else ""),
    )
    if not request.business:
        return (*asked, *fields(("General nature of the business", "")))
    items = tuple(Item(sentence(text)) for text in request.business)
    return (*asked, Paragraph("General nature of the business:"), Numbered(items))


def _callers(request: RequestReceived) -> tuple[Block, ...]:
    if not request.callers:
        return fields(("Shareholders who ask", ""))
    rows = tuple(
        (as_name(c.name), whole(c.shares), whole(c.votes), day(c.signed_on) or "see below")
        for c in request.callers
    )
    shares = whole(sum(c.shares for c in request.callers))
    votes = whole(sum(c.votes for c in request.callers))
    return (TableBlock(COLUMNS, rows, (plural(len(rows), "holder"), shares, votes, "")),)


def _votes(law: Bylaws, request: RequestReceived, held: int) -> tuple[Block, ...]:
    """The callers' part of the votes, exactly, and whether it is enough."""
    entitled = request.votes_entitled
    if not entitled:
        return fields(("Votes that could be cast at the meeting", ""))
    asked = call_threshold(law, entitled, held)
    verdict = "The request has them." if asked.met else "The request does not have them."
    return (
        *fields(
            ("Votes entitled", whole(entitled)),
            ("Votes of the callers", whole(held)),
            ("Exact fraction", f"{whole(held)}/{whole(entitled)} = {Fraction(held, entitled)}"),
            ("In per cent", percent(held, entitled)),
        ),
        Paragraph(f"{asked.counted} {verdict}"),
    )


def _clocks(law: Bylaws, request: RequestReceived) -> tuple[Block, ...]:
    """The days for the meeting and, where the version has it, the officer's last day."""
    on = request.day
    if on is None:
        return fields(("First day for the meeting", ""), ("Last day for the meeting", ""))
    window = requested_window(law, on)
    clock = self_help(law, on)
    rows = [("First day for the meeting", window.first), ("Last day for the meeting", window.last)]
    rows += [("Officer’s last day for notice", clock.due)] if clock else []
    facts = fields(*((label, day_paper_long(each)) for label, each in rows if each))
    asked = request.asked_on
    inside = "" if asked is None else "inside" if window.holds(asked) else "outside"
    said = f" The day asked for is {inside} these days." if inside else ""
    counts = f" {clock.counted}" if clock else ""
    return (*facts, Paragraph(f"{window.counted}{said}{counts}", size="small"))


def _line(caller: Caller) -> Signature:
    return Signature(as_name(caller.name), "Shareholder", dated=True)
