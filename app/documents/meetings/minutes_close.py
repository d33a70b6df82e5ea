"""The end of the minutes: rulings, objections, departures, adjournment, papers annexed."""

from __future__ import annotations

from app.bylaws.law import Bylaws
from app.documents.blocks import Block, Item, Numbered, Paragraph, TableBlock, TableColumn, as_name
from app.documents.meetings.framing import fields, hour, moment, prose, told, under, yes_no
from app.documents.meetings.objections import ruling_table
from app.documents.wording import sentence
from app.domain.meeting_record import Adjournment, MeetingRecord, ObjectionMade
from app.domain.words import day_paper, day_paper_long, hour_paper, whole

GONE = (
    TableColumn("Left", width=1),
    TableColumn("Shareholder", width=3),
    TableColumn("Votes", "right"),
    TableColumn("Represented after", "right"),
)


def closing_blocks(law: Bylaws, record: MeetingRecord) -> tuple[Block, ...]:
    """What followed the business, to the hour at which the meeting ended."""
    objections = tuple(Paragraph(_objection(each)) for each in record.objections)
    rulings = (ruling_table(law, record.rulings),) if record.rulings else ()
    return (
        *under("Rulings of the chairman", *rulings),
        *under("Objections", *objections),
        *under("Withdrawal of shareholders", *_departures(record)),
        *under("Adjournment", *prose(record.notes.get("closing", "")), *_adjourned(record)),
        *under("Papers annexed", *_annexed(record)),
    )


def _objection(made: ObjectionMade) -> str:
    """Who objected, when and to what, and how it was taken back."""
    at = f" at {hour(made.at)}" if made.at else ""
    what = (
        f"to the matter “{made.matter.rstrip('.')}”"
        if made.matter
        else "that the meeting was not lawfully called or convened"
    )
    said = f"{as_name(made.name)} objected{at} {what}."
    if not made.withdrawn:
        return said
    when = f" at {moment(made.withdrawn_at)}" if made.withdrawn_at else ""
    return f"{said} The objection was taken back{when}: {made.withdrawn}."


def _departures(record: MeetingRecord) -> tuple[Block, ...]:
    """Who left before the end and what was represented after."""
    rows = tuple(
        (
            hour(gone.left_at),
            as_name(gone.name),
            whole(gone.votes),
            whole(record.represented(gone.left_at)),
        )
        for gone in record.left()
    )
    return (TableBlock(GONE, rows),) if rows else ()


def _adjourned(record: MeetingRecord) -> tuple[Block, ...]:
    """The adjournment to another time with its vote, or the end of the meeting."""
    moved = record.adjournment
    if moved is None:
        at = f"The meeting was adjourned at {hour(record.closed_at)}" if record.closed_at else ""
        return (told("The meeting was adjourned at", sentence(at) if at else ""),)
    return _to_another_time(moved, record)


def _to_another_time(moved: Adjournment, record: MeetingRecord) -> tuple[Block, ...]:
    there = record.represented(moved.at)
    votes = "" if moved.votes_for is None else f"{whole(moved.votes_for)} of {whole(there)}"
    why = sentence(moved.reason[:1].upper() + moved.reason[1:]) if moved.reason else ""
    fixed = (("New record date", day_paper(moved.new_record_on)),) if moved.new_record_on else ()
    rows = (
        ("Adjourned at", hour(moved.at or record.closed_at)),
        ("To the day", day_paper_long(moved.to_on) if moved.to_on else ""),
        ("To the hour", hour_paper(moved.to_at) if moved.to_at else ""),
        ("To the place", moved.to_place.one_line() if moved.to_place else ""),
        ("Announced", yes_no(moved.announced)),
        ("Votes for it", votes),
        *fixed,
    )
    announced = (
        "The time and place of the adjourned meeting were announced at the meeting."
        if moved.announced
        else ""
    )
    said = " ".join(part for part in ("The meeting was adjourned to another time.", why) if part)
    more = (Paragraph(announced),) if announced else ()
    return (Paragraph(said), *fields(*rows), *more)


def _annexed(record: MeetingRecord) -> tuple[Block, ...]:
    if not record.annexed:
        return (told("List of the papers", ""),)
    return (Numbered(tuple(Item(sentence(name)) for name in record.annexed)),)
