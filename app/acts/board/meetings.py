"""Meetings of the board and of committees: called, noticed, held, adjourned, minutes kept.

1988 III §6 to §12, §15, IV §9; 2002 §3.5 to §3.12, §4.2, §5.9 ¶1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.acts.act import Who, given_list
from app.acts.board.matter import (
    Record,
    day_text,
    given_board,
    given_committee,
    given_moment,
    lines,
    meeting_moment,
    new_key,
    open_meeting_of,
    past_day,
    past_moment,
    people_rows,
    place_data,
    record_board,
    record_of,
    whole_or_none,
)
from app.acts.board.officers import officer_facts
from app.acts.meetings.matter import noted, said
from app.bylaws.answers import Finding
from app.bylaws.board_day.roster import MINUTES, check_acts_for, check_given_by
from app.bylaws.board_day.sheet import BoardSheet
from app.bylaws.board_day.standing import (
    adjournment_findings,
    call_findings,
    check_notice_given,
    minutes_findings,
    notice_findings,
    presence_findings,
)
from app.domain.board_record import DIRECTOR_PAPERS, FIXED_BY, MEETING_KINDS, PRESENT_BY
from app.domain.company_facts import contact_of
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_line, read_name, read_note
from app.domain.words import day_plain, hour_short, listed
from app.store.book import Book

RECORDS = "corporate-records"
"""The address of a notice that the corporation’s records hold."""


def call_board(book: Book, given: Json, who: Who) -> Receipt:
    """A meeting called: its kind, time and place, and who calls it in which office."""
    record = record_of(book)
    key = new_key(given, record.boards)
    kind = read_choice(given.get("kind") or "special", MEETING_KINDS, "kind", "kind of meeting")
    committee = given_committee(record, given)
    original = _original(record, given, kind)
    if original and not given.get("starts_at"):
        given = {**given, "starts_at": said(original.meeting.adjourned_to or datetime.min)}  # noqa: DTZ901
    starts = given_moment(given, "starts_at", record.company, who, None)
    called_on = past_day(given, "called_on", who)
    words = lines(given, "scheduled_by", "purpose")
    source = read_line(given.get("place_from"), "place_from", "source of the place")
    data: dict[str, Any] = {
        "board": key,
        "kind": kind,
        "committee": original.meeting.committee if original else committee,
        "starts_at": said(starts),
        "place": place_data(given),
        "place_from": read_choice(source, FIXED_BY, "place_from") if source else "",
        "callers": [
            {"name": read_name(row.get("name"), "callers"), **lines(row, "office")}
            for row in people_rows(given, "callers")
        ],
        "called_on": called_on.isoformat(),
        "original": original.day.key if original else "",
        **words,
    }
    body = data["committee"] or "board"
    says = f"{kind.capitalize()} meeting of the {body} called for {day_plain(starts.date())}"
    draft = EntryDraft("board.called", called_on, data, says)
    return record_board(book, who, given, draft, call_findings)


def give_board_notice(book: Book, given: Json, who: Who) -> Receipt:
    """Notice given to directors, each with the manner and the moment.

    It is recorded as it was given; notice that came too late does not count.
    """
    sheet = given_board(book, given)
    rows = [_notice_row(sheet, row, who) for row in people_rows(given, "rows")]
    if not rows:
        raise Refusal("Write to whom notice was given.", field="rows")
    first = min(datetime.fromisoformat(row["given_at"]) for row in rows)
    data = {"board": sheet.day.key, "rows": rows}
    says = f"Notice of the meeting given to {listed([row['name'] for row in rows])}"
    draft = EntryDraft("board.noticed", first.date(), data, says)

    def judge(after: BoardSheet) -> Iterable[Finding]:
        names = {row["name"] for row in rows}
        told = [line for line in after.meeting.notices if line.name in names]
        found = [f for line in told for f in check_notice_given(after, line)]
        body, facts = "committees" if after.meeting.committee else "board", officer_facts(book)
        for name in dict.fromkeys(row["given_by"] for row in rows):
            found += check_given_by(after.law, after.company, facts, name, body, first.date())
        return noted(found)

    return record_board(book, who, given, draft, judge)


def sign_director_paper(book: Book, given: Json, who: Who) -> Receipt:
    """A waiver of notice, a consent to holding or an approval of minutes, of one director."""
    sheet = given_board(book, given)
    name = _one_of(sheet, given, "name")
    kind = read_choice(given.get("paper"), DIRECTOR_PAPERS, "paper", "kind of paper")
    signed = past_day(given, "signed_on", who)
    data = {
        "board": sheet.day.key,
        "name": name,
        "paper": kind,
        "signed_on": signed.isoformat(),
        **lines(given, "filed"),
    }
    draft = EntryDraft("board.waived", signed, data, f"{kind.capitalize()} of {name}")
    return record_board(book, who, given, draft)


def protest(book: Book, given: Json, who: Who) -> Receipt:
    """A director protests the lack of notice, before the meeting or when it begins."""
    sheet = given_board(book, given)
    name = _one_of(sheet, given, "name")
    at = past_moment(given, "at", sheet.company, who, sheet.on)
    data = {"board": sheet.day.key, "name": name, "at": said(at)}
    says = f"{name} protested the lack of notice at {hour_short(at)}"
    return record_board(book, who, given, EntryDraft("board.protested", at.date(), data, says))


def open_board_meeting(book: Book, given: Json, who: Who) -> Receipt:
    """Who called the meeting to order, who is there and how; the members are fixed with it."""
    sheet = given_board(book, given)
    if sheet.day.opened_at:
        raise Refusal("The meeting was called to order already. Correct that entry.", field="at")
    at = past_moment(given, "at", sheet.company, who, sheet.on)
    meeting = sheet.meeting
    data: dict[str, Any] = {
        "board": sheet.day.key,
        "at": said(at),
        "chair": read_name(given.get("chair"), "chair", "name of who presides"),
        "chair_chosen": bool(given.get("chair_chosen")),
        "members": list(meeting.members),
        "alternates": list(meeting.alternates),
        "authorized": meeting.authorized,
        "present": [_presence(sheet, row) for row in people_rows(given, "present")],
        "others": [read_name(name, "others") for name in given_list(given, "others")],
        "all_heard": _heard(given),
        **lines(given, "secretary"),
    }
    _refuse_twice([row["name"] for row in data["present"]])
    says = f"Meeting of the {_body(sheet)} called to order at {hour_short(at)} by {data['chair']}"
    draft = EntryDraft("board.opened", at.date(), data, says)

    def judge(after: BoardSheet) -> Iterable[Finding]:
        kept_by = _kept_by(book, after, data["secretary"])
        return (*notice_findings(after), *presence_findings(after), *kept_by)

    return record_board(book, who, given, draft, judge)


def arrive_at_board(book: Book, given: Json, who: Who) -> Receipt:
    """Members, or alternates for absent ones, who come after the opening."""
    sheet = open_meeting_of(book, given)
    at = meeting_moment(given, sheet, who)
    rows = [_presence(sheet, row) for row in people_rows(given, "present")]
    names = [row["name"] for row in rows]
    _refuse_twice(names)
    inside = {span.name for span in sheet.day.there(at)}
    if here := [name for name in names if name in inside]:
        raise Refusal(f"{listed(here)} was there already.", field="present")
    data = {"board": sheet.day.key, "at": said(at), "present": rows, "all_heard": _heard(given)}
    says = f"{_named(names)} came at {hour_short(at)}"
    draft = EntryDraft("board.arrived", at.date(), data, says)

    def judge(after: BoardSheet) -> Iterable[Finding]:
        return noted(f for f in presence_findings(after, at) if f.field != "chair")

    return record_board(book, who, given, draft, judge)


def leave_board(book: Book, given: Json, who: Who) -> Receipt:
    """Members who leave before the end."""
    sheet = open_meeting_of(book, given)
    at = meeting_moment(given, sheet, who)
    names = [read_name(name, "names") for name in given_list(given, "names")]
    came = {span.name: span.from_at for span in sheet.day.there(at)}
    for name in names:
        if name not in came:
            raise Refusal(f"{name} is not at the meeting.", field="names")
        if came[name] == at:
            raise Refusal(f"{name} came at that very minute. Write a later one.", field="at")
    data = {"board": sheet.day.key, "at": said(at), "names": names}
    says = f"{_named(names)} left at {hour_short(at)}"
    return record_board(book, who, given, EntryDraft("board.left", at.date(), data, says))


def report_to_board(book: Book, given: Json, who: Who) -> Receipt:
    """Reports made at the meeting, in words for its minutes."""
    sheet = given_board(book, given)
    texts = [read_note(text, "texts", "report") for text in given_list(given, "texts")]
    if not texts or not all(texts):
        raise Refusal("Write the report.", field="texts")
    data = {"board": sheet.day.key, "texts": texts}
    draft = EntryDraft("board.reported", sheet.on, data, f"Report to the {_body(sheet)}")
    return record_board(book, who, given, draft)


def adjourn_board(book: Book, given: Json, who: Who) -> Receipt:
    """The meeting adjourned to another time and place, by the votes of those present."""
    sheet = open_meeting_of(book, given)
    at = _end_moment(given, sheet, who)
    to = given_moment(given, "to", sheet.company, who, None)
    if to <= at:
        raise Refusal("The meeting goes on after its adjournment. Write a later time.", field="to")
    votes = whole_or_none(given, "votes_for", "votes for")
    there = sheet.present(at)
    if votes is not None and votes > len(there):
        raise Refusal(f"{len(there)} were present; {votes} cannot be for it.", field="votes_for")
    data = {
        "board": sheet.day.key,
        "at": said(at),
        "to": said(to),
        "place": place_data(given),
        "votes_for": votes,
    }
    says = f"Meeting of the {_body(sheet)} adjourned to {day_plain(to.date())}, {hour_short(to)}"
    draft = EntryDraft("board.adjourned", at.date(), data, says)
    return record_board(book, who, given, draft, adjournment_findings)


def close_board(book: Book, given: Json, who: Who) -> Receipt:
    """The end of the meeting."""
    sheet = open_meeting_of(book, given)
    at = _end_moment(given, sheet, who)
    data = {"board": sheet.day.key, "at": said(at)}
    says = f"Meeting of the {_body(sheet)} ended at {hour_short(at)}"
    return record_board(book, who, given, EntryDraft("board.closed", at.date(), data, says))


def keep_board_minutes(book: Book, given: Json, who: Who) -> Receipt:
    """How far the minutes are: what they state, approved, signed by whom, filed.

    Each part may come with its own entry; what came before stays.
    """
    sheet = given_board(book, given)
    if sheet.day.closed_at is None:
        raise Refusal("Record the end of the meeting first.", field="board")
    approved, filed = (
        _since(given, "approved_on", sheet, who),
        _since(given, "filed_on", sheet, who),
    )
    data: dict[str, Any] = {
        "board": sheet.day.key,
        "written": [read_line(text, "written") for text in given_list(given, "written")],
        "approved_on": approved.isoformat() if approved else None,
        "signed": [_signature(row, who) for row in people_rows(given, "signed")],
        "filed_on": filed.isoformat() if filed else None,
        "pages": whole_or_none(given, "pages", "number of pages") or 0,
        **lines(given, "approved_by"),
    }
    steps = [s for s in ("approved", "signed", "filed") if data.get(f"{s}_on") or data.get(s)]
    says = f"Minutes of the {_body(sheet)} {listed(steps) or 'written'}"
    on = filed or approved or past_day(given, "on", who)
    draft = EntryDraft("board.minutes", on, data, says)
    if given.get("paper"):
        draft = _with_paper(book, draft, who)

    def judge(after: BoardSheet) -> Iterable[Finding]:
        signed = (f for one in data["signed"] for f in _kept_by(book, after, one["name"]))
        return (*minutes_findings(after, who.today), *signed)

    return record_board(book, who, given, draft, judge)


def _kept_by(book: Book, sheet: BoardSheet, name: str) -> tuple[Finding, ...]:
    """Whether an assistant may keep the minutes in the secretary's place."""
    facts = officer_facts(book)
    return check_acts_for(sheet.law, sheet.company, facts, name, MINUTES, sheet.on)


def _with_paper(book: Book, draft: EntryDraft, who: Who) -> EntryDraft:
    """The entry with the minutes as they stand, filed with it as bytes; their pages are counted."""
    from app.acts.matters.papers import matter_paper

    if not draft.data["filed_on"]:
        raise Refusal("Write the day on which the minutes are filed.", field="filed_on")
    paper = matter_paper(book, "board-minutes", draft.data["board"], who, more=(draft,))
    data = {**draft.data, "pages": draft.data["pages"] or paper.pages}
    return replace(draft, data=data, papers=(paper,))


def _original(record: Record, given: Json, kind: str) -> BoardSheet | None:
    key = read_line(given.get("original"), "original", "meeting that was adjourned")
    if not key:
        if kind == "adjourned":
            raise Refusal("Choose the meeting that was adjourned.", field="original")
        return None
    first = record.sheet(key)
    if first.meeting.adjourned_to is None:
        raise Refusal("That meeting was not adjourned to another time.", field="original")
    return first


def _notice_row(sheet: BoardSheet, row: Json, who: Who) -> dict[str, Any]:
    manner = read_name(row.get("manner"), "manner", "manner of the notice")
    at = past_moment(row, "given_at", sheet.company, who, sheet.on)
    kind = read_line(row.get("address_kind") or RECORDS, "address_kind")
    made: dict[str, Any] = {
        "name": _one_of(sheet, row, "name"),
        "manner": manner,
        "given_at": said(at),
        "address_kind": kind,
        "told_to": read_line(row.get("told_to") or "director", "told_to"),
        **lines(row, "given_by", "address", "told_name", "basis"),
    }
    if not made["address"] and kind == RECORDS:
        contact = contact_of(sheet.company.contacts, made["name"], at.date())
        made["address"] = contact.for_manner(manner)
    return made


def _one_of(sheet: BoardSheet, given: Json, field: str) -> str:
    """A member of the board or committee, or an alternate."""
    name = read_name(given.get(field), field, "director’s name")
    if name not in (*sheet.meeting.members, *sheet.meeting.alternates):
        raise Refusal(f"{name} is no member of the {_body(sheet)} on that day.", field=field)
    return name


def _presence(sheet: BoardSheet, row: Json) -> dict[str, str]:
    name = _one_of(sheet, row, "name")
    by = read_choice(row.get("by") or PRESENT_BY[0], PRESENT_BY, "by", "way of taking part")
    sat_for = read_line(row.get("sat_for"), "sat_for", "member who is absent")
    if sat_for and sat_for not in sheet.meeting.members:
        raise Refusal(f"{sat_for} is no member of the {_body(sheet)}.", field="sat_for")
    if sat_for and name not in sheet.meeting.alternates:
        raise Refusal(f"{name} is no alternate of the {_body(sheet)}.", field="sat_for")
    return {"name": name, "by": by, "sat_for": sat_for}


def _heard(given: Json) -> bool | None:
    told = given.get("all_heard")
    return None if told is None or told == "" else bool(told)


def _refuse_twice(names: list[str]) -> None:
    if not names:
        raise Refusal("Write who is there.", field="present")
    if len(set(names)) < len(names):
        raise Refusal("Somebody is named twice.", field="present")


def _end_moment(given: Json, sheet: BoardSheet, who: Who) -> datetime:
    """The end is not before the last thing that happened."""
    at = meeting_moment(given, sheet, who)
    moves = [span.to_at or span.from_at for span in sheet.day.spans]
    last = max((*moves, *(put.at for put in sheet.day.puts)), default=at)
    if at < last:
        raise Refusal(
            f"Something was recorded at {hour_short(last)}. Write a later hour.", field="at"
        )
    return at


def _since(given: Json, name: str, sheet: BoardSheet, who: Who) -> date | None:
    """A day since the meeting that is not still to come."""
    if not given.get(name):
        return None
    on = past_day(given, name, who)
    if on < sheet.on:
        raise Refusal(f"The meeting was held on {day_plain(sheet.on)}.", field=name)
    return on


def _signature(row: Json, who: Who) -> dict[str, str | None]:
    return {"name": read_name(row.get("name"), "signed"), "on": day_text(row, "on", who)}


def _body(sheet: BoardSheet) -> str:
    return sheet.meeting.committee or "board"


def _named(names: list[str]) -> str:
    if not names:
        raise Refusal("Choose who comes or goes.", field="names")
    return listed(names)
