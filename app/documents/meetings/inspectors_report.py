"""The inspectors' report: shares, quorum, proxies, challenges, polls, votes and results.

Sources: 1988 II §11 ¶2 and ¶3; 2002 §2.13(a) to (g) and last; Corporations Code 707.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.elections import Election
from app.bylaws.shareholders.inspectors import signatures
from app.bylaws.shareholders.proxies import COUNTS, Ruling
from app.bylaws.votes import ACT
from app.documents.basis import Basis, rests_on
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    as_name,
    as_names,
)
from app.documents.meetings.counts import (
    Outcome,
    Outcomes,
    count_blocks,
    election_blocks,
    outcome_block,
    quorum_blocks,
)
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    hour,
    of_meeting,
    signed,
    the_meeting,
    told,
    under,
)
from app.documents.meetings.inspectors import appointed, number_words, request_words
from app.documents.wording import sentence
from app.domain.meeting_record import MeetingRecord, ProxyOf
from app.domain.meetings import ListRow, MeetingPlan, RecordList
from app.domain.refusal import Refusal
from app.domain.words import day_paper, listed, number_word, plural, whole

KEY = "inspectors-report"
PROXY_COLUMNS = (
    TableColumn("Shareholder", width=2.4),
    TableColumn("Dated", width=1.7),
    TableColumn("Votes", "right"),
    TableColumn("Standing", width=1.4),
    TableColumn("Reason", width=3.4),
    TableColumn("Section", width=1),
)
CHALLENGES = (
    TableColumn("Hour", width=0.9),
    TableColumn("Raised by", width=1.5),
    TableColumn("Challenge or question", width=3),
    TableColumn("Decided", width=3),
)


@dataclass(frozen=True, slots=True)
class Examined:
    """A proxy that the inspectors examined, and how it stands."""

    proxy: ProxyOf
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Found:
    """What the bylaws answer on the meeting's votes, and the proxies examined.

    `proxies` is `None` while their examination is not recorded.
    """

    outcomes: Outcomes = field(default_factory=dict[int, Outcome])
    election: Election | None = None
    proxies: tuple[Examined, ...] | None = None


def compose_inspectors_report(
    setting: Setting,
    plan: MeetingPlan,
    held: RecordList,
    record: MeetingRecord,
    found: Found,
    signed_by: Sequence[str] | None = None,
) -> Document:
    """The report with every figure of the count, adding up to the votes represented.

    Each inspector gets a line; `signed_by` are those who sign where not all of them do. Refused
    where the list and the record differ, or too few of the inspectors sign.
    """
    if record.entitled and record.entitled != held.votes:
        raise Refusal(
            f"The list of the record date has {whole(held.votes)} votes, the record of the meeting "
            f"{whole(record.entitled)}. The report was not made."
        )
    alone = len(record.inspectors.names) == 1
    act, say = (
        ("inspector", "certifies and reports") if alone else ("inspectors", "certify and report")
    )
    blocks = (
        Paragraph(f"The undersigned, {act} of election at {the_meeting(plan)}, {say}:"),
        *under("Appointment", *_appointment(setting.law, plan, record)),
        *under("Shares and voting power", *_shares(held)),
        *under("Votes represented and quorum", *quorum_blocks(setting.law, record)),
        *under("Proxies", *_proxies(found)),
        *under("Challenges and questions", *_challenges(record)),
        *under("Polls", *_polls(record)),
        *_results(setting.law, plan, record, found),
        *_signatures(setting, record, signed_by),
    )
    basis = _basis(setting.law, plan, found)
    return framed(setting, KEY, blocks, lines=(of_meeting(plan),), basis=basis)


def _appointment(law: Bylaws, plan: MeetingPlan, record: MeetingRecord) -> tuple[Block, ...]:
    named = record.inspectors
    more = (request_words(named.requested), number_words(law, named))
    return (
        told("Inspectors and who appointed them", appointed(plan, named)),
        *(Paragraph(text) for text in more if text),
    )


def _shares(held: RecordList) -> tuple[Block, ...]:
    by_class: dict[str, tuple[int, int]] = {}
    for row in held.rows:
        shares, votes = by_class.get(row.class_name, (0, 0))
        by_class[row.class_name] = (shares + row.shares, votes + (row.votes if _votes(row) else 0))
    classes = "\n".join(
        f"{name}: {plural(shares, 'share')}, {plural(votes, 'vote')}"
        for name, (shares, votes) in by_class.items()
    )
    left_out = sum(row.shares for row in held.rows if not _votes(row))
    return fields(
        ("Record date", day_paper(held.record_on)),
        ("Shares outstanding", whole(held.outstanding)),
        ("By class", classes),
        ("Shares without a vote", whole(left_out)),
        ("Voting power", plural(held.votes, "vote")),
    )


def _votes(row: ListRow) -> bool:
    return not row.excluded and bool(row.votes)


def _proxies(found: Found) -> tuple[Block, ...]:
    if found.proxies is None:
        return fields(("Proxies accepted", ""), ("Proxies rejected", ""))
    good = [each for each in found.proxies if each.ruling.standing == COUNTS]
    rest = [each for each in found.proxies if each.ruling.standing != COUNTS]
    votes = plural(sum(each.proxy.votes for each in good), "vote")
    accepted = f"{plural(len(good), 'proxy', 'proxies')}, {votes}"
    told_ = f"{plural(len(rest), 'proxy', 'proxies')}" if rest else "none"
    rows = tuple(_proxy_row(each) for each in rest)
    return (
        *fields(("Proxies accepted", accepted), ("Not accepted", told_)),
        *((TableBlock(PROXY_COLUMNS, rows),) if rows else ()),
    )


def _proxy_row(each: Examined) -> tuple[str, ...]:
    proxy, ruling = each.proxy, each.ruling
    reason = f"{ruling.says} (Open.)" if ruling.open else ruling.says
    dated = day(proxy.dated_on) or "no date"
    section = ruling.cite.section
    return (as_name(proxy.holder), dated, whole(proxy.votes), ruling.standing, reason, section)


def _challenges(record: MeetingRecord) -> tuple[Block, ...]:
    if not record.challenges:
        return (Paragraph("No challenge or question is recorded."),)
    rows = tuple((hour(c.at), as_name(c.by), c.about, c.ruling) for c in record.challenges)
    return (TableBlock(CHALLENGES, rows),)


def _polls(record: MeetingRecord) -> tuple[Block, ...]:
    return fields(
        ("Polls opened", hour(record.polls.opened_at)),
        ("Polls closed", hour(record.polls.closed_at)),
    )


def _results(
    law: Bylaws, plan: MeetingPlan, record: MeetingRecord, found: Found
) -> tuple[Block, ...]:
    """Item by item: the election with its candidates, every other matter with its count."""
    blocks: list[Block] = []
    for number, item in plan.open_items:
        blocks.append(Heading(f"Item {number}: {sentence(item.text)}"))
        if item.matter == "election":
            blocks += _cumulated(record)
            blocks += election_blocks(law, record.election, found.election, record)
            continue
        done = record.matter(number)
        blocks += count_blocks(f"Item {number}", done.count if done else None, record)
        blocks.append(outcome_block(found.outcomes.get(number)))
    for done in record.done:
        if done.item > len(plan.items) and done.motion:
            blocks.append(Heading(f"Item {done.item}: {sentence(done.motion.text)}"))
            blocks += count_blocks(f"Item {done.item}", done.count, record)
            blocks.append(outcome_block(found.outcomes.get(done.item)))
    return tuple(blocks)


def _cumulated(record: MeetingRecord) -> tuple[Block, ...]:
    """Whether votes were cumulated, who gave notice of it and when."""
    count, notice = record.election, record.cumulating
    if count is None:
        return fields(("Directors to be elected", ""), ("Votes cumulated", ""))
    by = f", on notice by {as_name(notice.by)}" if notice and notice.by else ""
    at = f" at {hour(notice.at)}" if notice and notice.at else ""
    said = f"Yes{by}{at}" if count.cumulative else "No"
    return fields(("Directors to be elected", whole(count.seats)), ("Votes cumulated", said))


def _signatures(
    setting: Setting, record: MeetingRecord, signed_by: Sequence[str] | None
) -> tuple[Block, ...]:
    names = record.inspectors.names
    if not names:
        return (signed(setting, KEY),)
    signers = as_names(names if signed_by is None else signed_by)
    enough = signatures(setting.law, len(names), len(signers))
    if not enough.met:
        raise Refusal(enough.counted)
    lines: list[Signature] = [
        signed(setting, KEY, Signs(name, "inspector of election")) for name in signers
    ]
    absent = [name for name in names if name not in signers]
    if not absent:
        return tuple(lines)
    words = f"Signed by {number_word(len(signers))} of {number_word(len(names))} inspectors"
    return (Paragraph(f"{words}; {listed(absent)} did not sign."), *lines)


def _basis(law: Bylaws, plan: MeetingPlan, found: Found) -> tuple[Basis, ...]:
    pairs = [("ordinary vote", ACT)] if any(i.matter != "election" for i in plan.items) else []
    if plan.elects:
        pairs += [("most votes", "shareholders.election.plurality")]
        pairs += [("votes without effect", "shareholders.election.against-void")]
    cites = [e.ruling.cite for e in found.proxies or () if e.ruling.standing != COUNTS]
    named = tuple(("proxies", cite) for cite in cites if cite.version)
    return (*rests_on(law, pairs), *named)
