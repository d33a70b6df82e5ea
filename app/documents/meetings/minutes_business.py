"""The business in the minutes: nominations, notice to cumulate, and each item with its vote."""

from __future__ import annotations

from app.bylaws.law import Bylaws
from app.documents.blocks import Block, Heading, Paragraph, TableBlock, TableColumn, as_name
from app.documents.meetings.counts import carried, count_blocks, election_blocks, outcome_block
from app.documents.meetings.framing import fields, hour, prose, resolved, told, under
from app.documents.meetings.inspectors_report import Found
from app.documents.wording import sentence
from app.domain.meeting_record import MatterDone, MeetingRecord, Motion
from app.domain.meetings import MeetingPlan
from app.domain.words import day_paper, whole

NAMED = (
    TableColumn("Person nominated", width=2.6),
    TableColumn("Nominated by", width=2.6),
    TableColumn("Hour", width=1),
    TableColumn("In nomination", width=2.4),
)


def election_lead(record: MeetingRecord) -> tuple[Block, ...]:
    """Nominations, the notice to cumulate and the demand for ballots, before the voting."""
    return (
        *under("Nominations", *_nominations(record), *prose(record.notes.get("nominations", ""))),
        *_opened(record),
    )


def business_blocks(
    law: Bylaws, plan: MeetingPlan, record: MeetingRecord, found: Found
) -> tuple[Block, ...]:
    """The items of the agenda, then motions from the floor: words, motion, votes, rule, result."""
    blocks: list[Block] = []
    for number, item in enumerate(plan.items, 1):
        done = record.matter(number) or MatterDone(number)
        blocks.append(Heading(f"{number}. {sentence(item.text)}"))
        if number in plan.done_before:
            blocks.append(Paragraph(voted_before(plan)))
            continue
        blocks += prose(record.notes.get(f"item {number}", ""))
        if item.matter == "election":
            seats = whole(record.election.seats) if record.election else ""
            blocks += fields(("Directors to be elected", seats))
            blocks += election_blocks(law, record.election, found.election, record)
            continue
        blocks += _voted(done, record, found)
    for done in record.done:
        if done.item > len(plan.items) and done.motion:
            blocks.append(Heading(f"{done.item}. {sentence(done.motion.text)}"))
            blocks += prose(record.notes.get(f"item {done.item}", ""))
            blocks += _voted(done, record, found)
    return tuple(blocks)


def voted_before(plan: MeetingPlan) -> str:
    """That an item was voted on at the meeting that was adjourned to this one."""
    when = plan.adjourned_on or plan.original_on
    at = f" of {day_paper(when)}" if when else ""
    return f"This was voted on at the meeting{at}, before it was adjourned to this one."


def _voted(done: MatterDone, record: MeetingRecord, found: Found) -> tuple[Block, ...]:
    """The motion, its votes, the rule tested, the result, and a resolution that was adopted."""
    outcome = found.outcomes.get(done.item)
    return (
        *_motion(done.motion),
        *count_blocks(f"Item {done.item}", done.count, record),
        outcome_block(outcome),
        *(() if carried(outcome) is False else resolved(done.resolution)),
    )


def _nominations(record: MeetingRecord) -> tuple[Block, ...]:
    if not record.nominations:
        return (told("Persons nominated, and by whom", ""),)
    rows = tuple(
        (
            as_name(each.name),
            as_name(each.by) or "not recorded",
            hour(each.at) or "not recorded",
            "yes" if each.accepted else f"no: {each.reason}" if each.reason else "no",
        )
        for each in record.nominations
    )
    return (TableBlock(NAMED, rows),)


def _opened(record: MeetingRecord) -> tuple[Block, ...]:
    """What was said before the voting that changes how it is done."""
    notice, demand = record.cumulating, record.ballot_demand
    said: list[str] = []
    if notice:
        at = f" at {hour(notice.at)}" if notice.at else ""
        said.append(
            f"{as_name(notice.by)} gave notice{at} of the intention to cumulate votes. "
            "Every shareholder could then cumulate votes."
        )
    if demand:
        at = f" at {hour(demand.at)}" if demand.at else ""
        said.append(f"{as_name(demand.by)} demanded{at} that the election be by ballot.")
    polls = fields(
        ("Polls opened", hour(record.polls.opened_at)),
        ("Polls closed", hour(record.polls.closed_at)),
    )
    return (*(Paragraph(text) for text in said), *polls)


def _motion(motion: Motion | None) -> tuple[Block, ...]:
    """The motion with mover and seconder, a blank for each that is not recorded."""
    if motion is None:
        return fields(("Motion", ""), ("Moved by", ""), ("Seconded by", ""))
    rows = (
        ("Motion", sentence(motion.text)),
        ("Moved by", as_name(motion.moved_by)),
        ("Seconded by", as_name(motion.seconded_by)),
    )
    return fields(*rows)
