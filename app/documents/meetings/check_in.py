"""The check-in list: every holder of record with a place for arrival, proxy and initials.

Sources: 1988 II §5, II §7; 2002 §2.6, §2.8 ¶1, §2.11 ¶1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.bylaws.votes import quorum
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.meetings.framing import Setting, Signs, fields, framed, of_meeting, signed
from app.domain.meetings import ListRow, MeetingPlan, RecordList
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, hour_paper, listed, plural, whole

KEY = "check-in"
COLUMNS = (
    TableColumn("No.", "right"),
    TableColumn("Name as registered", width=3.4),
    TableColumn("Shares", "right"),
    TableColumn("Votes", "right"),
    TableColumn("Proxy on file", width=2),
    TableColumn("In person", width=1.1),
    TableColumn("Arrived", width=1),
    TableColumn("Left", width=0.8),
    TableColumn("Initials", width=1),
)
LEFT_OUT = (
    TableColumn("Name as registered", width=3),
    TableColumn("Shares", "right"),
    TableColumn("Not voting because", width=3),
)
NO_PROXIES: Mapping[int, str] = {}


def compose_check_in(
    setting: Setting,
    plan: MeetingPlan,
    held: RecordList,
    *,
    proxies: Mapping[int, str] = NO_PROXIES,
    signer: Signs | None = None,
) -> Document:
    """The whole list of the record date for the door; `proxies` are agents by holder.

    A holder of several classes has a line for each. Refused if the list does not add up.
    """
    if sum(row.shares for row in held.rows) != held.outstanding:
        raise Refusal("The list does not add up to the shares outstanding. Verify the book.")
    several = len({row.class_name for row in held.entitled}) > 1
    rows = tuple(
        _row(n, row, proxies, row.class_name if several else "")
        for n, row in enumerate(held.entitled, 1)
    )
    shares = whole(sum(row.shares for row in held.entitled))
    totals = ("", "Total", shares, whole(held.votes), "", "", "", "", "")
    blocks = (
        *fields(*_facts(setting, held)),
        Paragraph(
            "Mark each holder who is present, with the hour of arrival and of leaving. A proxy "
            "counts for the quorum once it is found in order."
        ),
        TableBlock(COLUMNS, rows, totals),
        *_left_out(held),
        *fields(("Quorum found at", "")),
        signed(setting, KEY, signer or Signs()),
    )
    record = f"shareholders of record at the close of business on {day_paper(held.record_on)}"
    return framed(setting, KEY, blocks, lines=(of_meeting(plan), record))


def _facts(setting: Setting, held: RecordList) -> tuple[tuple[str, str], ...]:
    holders = len({row.holder_id for row in held.entitled})
    return (
        ("Cut-off", f"{hour_paper(held.cut_off)} on {day_paper_long(held.record_on)}"),
        ("Entitled to vote", plural(holders, "holder")),
        ("Shares outstanding", whole(held.outstanding)),
        ("Classes", listed(sorted({row.class_name for row in held.rows}))),
        ("Votes entitled", whole(held.votes)),
        ("Quorum", f"{whole(quorum(setting.law, held.votes))} votes"),
    )


def _row(number: int, row: ListRow, proxies: Mapping[int, str], class_name: str) -> tuple[str, ...]:
    """One line with room for a pen; the class stands under the name where there are several."""
    name = f"{as_name(row.name)}\n{class_name or ' '}"
    agent = as_name(proxies.get(row.holder_id, ""))
    return (str(number), name, whole(row.shares), whole(row.votes), agent, "☐", "", "", "")


def _left_out(held: RecordList) -> Sequence[Block]:
    """The shares that are on the books and do not vote, each with the reason."""
    rows = tuple(
        (as_name(row.name), whole(row.shares), row.excluded or "a class without votes")
        for row in held.rows
        if row.excluded or not row.votes
    )
    return (Heading("Shares that do not vote"), TableBlock(LEFT_OUT, rows)) if rows else ()
