"""The forms while the board sits, and of its minutes: who is there, reports, the end."""

from __future__ import annotations

from collections.abc import Iterable

from app.bylaws.board.meetings import PRESIDING
from app.bylaws.board_day.sheet import IN_PERSON
from app.bylaws.officers.duties import minute_facts
from app.domain.board_record import PRESENT_BY
from app.presenters.board_day.facts import (
    BoardFacts,
    Given,
    at_hour,
    counted_now,
    filled,
    hour_field,
    lines,
    made,
    named,
    place_fields,
    read_place,
    text,
    there_now,
)
from app.presenters.figures import capital
from app.presenters.view import Act, Choice, Draft, Field

PRESENT, FACT, LEAVES = "present:", "written:", "leaves:"
WHO = "Who is there"
AWAY = "away"
ABSENT = Choice(AWAY, "Not there")
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
HEARD = Field("all_heard", "All could hear one another", "choice", True, YES_NO)
BY = tuple(Choice(by, capital(by)) for by in PRESENT_BY)
STATE = "What the minutes state (optional)"
SIGNED = "Approved, signed and filed (optional)"
DRAFTED = (
    "The minutes are drafted from what was recorded: see them by “Minutes on paper…”. "
    "Leave empty what has not happened yet, and record it when it has."
)


def open_act(facts: BoardFacts) -> Act:
    """Who calls the meeting to order, when, and how each member takes part."""
    meeting = facts.meeting.meeting
    fields = (
        hour_field("&At the hour"),
        Field("chair", "&Presides", "choice", choices=named(meeting.members)),
        Field("chair_chosen", "C&hosen by those present", "tick", True),
        Field("secretary", "&Minutes kept by", optional=True),
        *_members(facts, meeting.members),
        HEARD,
        Field("others", "Also &there", "lines", True, placeholder="one to a line"),
    )
    starts = meeting.starts_at
    first = {
        "at": facts.hour or (f"{starts:%H:%M}" if starts else ""),
        "chair": _usual_chair(facts),
        "secretary": facts.officer("secretary", "assistant secretary"),
        **_away(facts, meeting.alternates),
        **{PRESENT + name: IN_PERSON for name in meeting.members},
    }

    def read(draft: Draft) -> Given:
        told = {name: text(draft, name) for name in ("chair", "secretary")}
        return filled(
            {
                **told,
                "at": at_hour(draft, facts),
                "chair_chosen": draft.get("chair_chosen") is True,
                "present": _present(draft),
                "others": lines(draft, "others"),
            }
        ) | _heard(draft)

    title = "Open the meeting of the board"
    return made(facts, "board-open", title, "Open the meeting", fields, first, read)


def arrive_act(facts: BoardFacts) -> Act:
    """Members who come after the opening."""
    inside, meeting = set(there_now(facts)), facts.meeting.meeting
    away = [name for name in meeting.members if name not in inside]
    fields = (hour_field(), *_members(facts, away), HEARD)

    def read(draft: Draft) -> Given:
        return filled({"at": at_hour(draft, facts), "present": _present(draft)}) | _heard(draft)

    first = {"at": facts.hour, **_away(facts, (*away, *meeting.alternates))}
    return made(facts, "board-arrive", "Arrivals", "Record the arrival", fields, first, read)


def leave_act(facts: BoardFacts) -> Act:
    """Members who leave before the end."""
    inside = there_now(facts)
    ticks = (Field(LEAVES + name, name, "tick", True, group="Who leaves") for name in inside)
    fields = (hour_field(), *ticks)

    def read(draft: Draft) -> Given:
        gone = [name for name in inside if draft.get(LEAVES + name) is True]
        return filled({"at": at_hour(draft, facts), "names": gone})

    first = {"at": facts.hour}
    return made(facts, "board-leave", "Departures", "Record the departure", fields, first, read)


def report_act(facts: BoardFacts) -> Act:
    """Reports made at the meeting."""
    fields = (Field("texts", "&Reports", "lines", placeholder="one to a line"),)

    def read(draft: Draft) -> Given:
        return {"texts": lines(draft, "texts")}

    title = "Reports to the board"
    return made(facts, "board-report", title, "Record the report", fields, {}, read)


def adjourn_act(facts: BoardFacts) -> Act:
    """The meeting adjourned to another time and place."""
    fields = (
        hour_field(),
        Field("to_on", "To the &day", "date"),
        Field("to_at", "&To the hour", "time"),
        Field("votes_for", "&Votes for it", "number", True),
        *place_fields(),
    )
    starts = facts.meeting.meeting.starts_at
    present = len(counted_now(facts))
    first = {
        "at": facts.hour,
        "to_at": f"{starts:%H:%M}" if starts else "",
        "votes_for": str(present) if present else "",
    }

    def read(draft: Draft) -> Given:
        to = f"{text(draft, 'to_on')} {text(draft, 'to_at')}".strip()
        votes, place = text(draft, "votes_for"), read_place(draft)
        return filled({"at": at_hour(draft, facts), "to": to, "votes_for": votes, "place": place})

    title = "Adjourn the meeting of the board"
    return made(facts, "board-adjourn", title, "Adjourn", fields, first, read)


def close_act(facts: BoardFacts) -> Act:
    """The end of the meeting."""

    def read(draft: Draft) -> Given:
        return {"at": at_hour(draft, facts)}

    fields, first = (hour_field(),), {"at": facts.hour}
    title = "Close the meeting of the board"
    return made(facts, "board-close", title, "Close the meeting", fields, first, read)


def minutes_act(facts: BoardFacts) -> Act:
    """The minutes: what they state, approved, signed, and filed as a paper."""
    sheet = facts.meeting
    kept = sheet.day.minutes
    body = "committees" if sheet.meeting.committee else "board"
    special = sheet.meeting.kind == "special"
    asked = minute_facts(sheet.law, body, special=special).names
    today = facts.today.isoformat()
    fields = (
        *(Field(FACT + fact, capital(fact), "tick", True, group=STATE) for fact in asked),
        Field("approved_on", "&Approved on", "date", True, group=SIGNED),
        Field("approved_by", "Approved &by", optional=True, group=SIGNED),
        Field("signer", "&Signed by", optional=True, group=SIGNED),
        Field("signed_on", "Signed &on", "date", True, group=SIGNED),
        Field("filed_on", "&Filed on", "date", True, group=SIGNED),
        Field("paper", "File the minutes as they stand, as a &paper", "tick", True, group=SIGNED),
    )
    signed = kept.signed[-1] if kept.signed else None
    first = {
        **{FACT + fact: not kept.written or fact in kept.written for fact in asked},
        "approved_on": (kept.approved_on or facts.today).isoformat(),
        "approved_by": kept.approved_by or sheet.meeting.chair,
        "signer": signed.name if signed else sheet.meeting.secretary,
        "signed_on": signed.on.isoformat() if signed and signed.on else today,
        "filed_on": (kept.filed_on or facts.today).isoformat(),
        "paper": kept.filed_on is None,
    }

    def read(draft: Draft) -> Given:
        by = {"name": text(draft, "signer"), "on": text(draft, "signed_on")}
        return filled(
            {
                "written": [fact for fact in asked if draft.get(FACT + fact) is True],
                "approved_on": text(draft, "approved_on"),
                "approved_by": text(draft, "approved_by"),
                "signed": [filled(by)] if by["name"] and by["on"] else [],
                "filed_on": text(draft, "filed_on"),
                "paper": draft.get("paper") is True,
            }
        )

    title = "Minutes of the board"
    return made(facts, "board-minutes", title, "Record", fields, first, read, DRAFTED)


def _members(facts: BoardFacts, members: Iterable[str]) -> Iterable[Field]:
    """How each takes part; an alternate names the member in whose place."""
    meeting = facts.meeting.meeting
    for name in members:
        yield Field(PRESENT + name, name, "choice", choices=(ABSENT, *BY), group=WHO)
    inside = set(there_now(facts))
    for name in meeting.alternates:
        if name in inside:
            continue
        choices = [ABSENT]
        for member in meeting.members:
            choices += [Choice(f"{by}:{member}", f"{capital(by)}, in place of {member}")
                        for by in PRESENT_BY]  # fmt: skip
        label = f"{name}, alternate"
        yield Field(PRESENT + name, label, "choice", choices=tuple(choices), group=WHO)


def _away(facts: BoardFacts, names: Iterable[str]) -> Given:
    """Not there, until told otherwise; who is there already is not asked about."""
    inside = set(there_now(facts))
    return {PRESENT + name: AWAY for name in names if name not in inside}


def _present(draft: Draft) -> list[Given]:
    rows: list[Given] = []
    for name, value in draft.items():
        how = str(value or "")
        if name.startswith(PRESENT) and how not in ("", AWAY):
            by, _, instead = how.partition(":")
            row: Given = {"name": name.removeprefix(PRESENT), "by": by, "sat_for": instead}
            rows.append(filled(row))
    return rows


def _heard(draft: Draft) -> Given:
    told = text(draft, "all_heard")
    return {"all_heard": told == "yes"} if told else {}


def _usual_chair(facts: BoardFacts) -> str:
    """Who presides by the order of the bylaws, where a member."""
    sheet, members = facts.meeting, facts.meeting.meeting.members
    if charter := sheet.charter:
        return charter.chairman if charter.chairman in members else ""
    order = sheet.law.items(PRESIDING, "order") if sheet.law.has(PRESIDING) else ()
    name = facts.officer(*order)
    return name if name in members else ""
