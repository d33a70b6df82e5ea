"""Resolutions of the board and of committees, at meetings and by unanimous written consent.

1988 III §7, §9, §13, §15; 2002 §3.7, §3.9, §3.13, §4.1, §4.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.acts.act import Who, given_list, given_rows
from app.acts.board.matter import (
    Record,
    day_text,
    given_committee,
    given_resolution,
    lines,
    meeting_moment,
    new_key,
    open_meeting_of,
    past_day,
    people_rows,
    place_data,
    record_facts,
    record_of,
    whole_or_none,
)
from app.acts.meetings.matter import given_map, said
from app.bylaws.answers import Finding
from app.bylaws.board.committee_words import check_words
from app.bylaws.board.committees import BARRED, check_subject
from app.bylaws.board.composition import board_on
from app.bylaws.board_day.sheet import BoardSheet, serving_on
from app.bylaws.board_day.standing import check_signed
from app.bylaws.board_day.voting import count
from app.bylaws.law import Bylaws
from app.domain.board.facts import ABSTAINED, BASES, OF_AUTHORIZED, OF_PRESENT, VOTES
from app.domain.board_record import SUBJECTS
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_choice,
    read_day,
    read_line,
    read_name,
    read_note,
    read_time,
)
from app.domain.words import day_plain, plural
from app.store.book import Book

OUTCOMES = {True: ", adopted", False: ", not adopted", None: ""}
"""What an entry adds of the vote, where it is known."""


def resolve(book: Book, given: Json, who: Who) -> Receipt:
    """A resolution put to the vote: its words, how each voted, and who has an interest.

    `votes` by name, or `counts`; with neither the vote is not known. Those present who are not
    named abstained.
    """
    sheet = open_meeting_of(book, given)
    at = meeting_moment(given, sheet, who)
    data = _resolution(given, sheet, at)
    present = sheet.present(at)
    data |= _votes(given, present) | _interests(given, sheet, present)
    key = data["resolution"]
    says = f"Resolution {key} put to the vote: {data['title'] or SUBJECTS[data['subject']]}"
    draft = EntryDraft("board.resolved", at.date(), data, says)
    after = record_of(book, draft).sheet(sheet.day.key)
    put = after.day.put(key)
    assert put is not None, "it is read back with the draft"  # noqa: S101
    counted = count(after, put)
    told = replace(draft, says=f"{says}{OUTCOMES[counted.adopted]}")
    return record_facts(book, who, given, [told], counted.findings)


def link_shareholders(book: Book, given: Json, who: Who) -> Receipt:
    """The shareholders approved what the board resolved and what needs them too."""
    found = given_resolution(record_of(book), given, needed=True)
    assert found is not None, "it is needed"  # noqa: S101
    on = past_day(given, "shareholders_on", who)
    key = found.resolution.key
    data = {
        "board": key.partition("/")[0],
        "resolution": key,
        "shareholders_on": on.isoformat(),
        **lines(given, "meeting"),
    }
    draft = EntryDraft("board.linked", on, data, f"Resolution {key} approved by the shareholders")
    return record_facts(book, who, given, [draft])


def rescind(book: Book, given: Json, who: Who) -> Receipt:
    """A resolution that ceases to be in force, and the resolution that says so."""
    record = record_of(book)
    found = given_resolution(record, given, needed=True)
    behind = given_resolution(record, given, "by")
    assert found is not None, "it is needed"  # noqa: S101
    on = past_day(given, "on", who)
    if on < found.on:
        raise Refusal(f"It was adopted on {day_plain(found.on)}.", field="on")
    if found.resolution.rescinded_on:
        raise Refusal("It was rescinded already.", field="resolution")
    key = found.resolution.key
    data = {
        "board": key.partition("/")[0],
        "resolution": key,
        "by": behind.resolution.key if behind else "",
    }
    draft = EntryDraft("board.rescinded", on, data, f"Resolution {key} rescinded")
    return record_facts(book, who, given, [draft])


def begin_board_consent(book: Book, given: Json, who: Who) -> Receipt:
    """A written consent that all directors, or all members of a committee, are to sign."""
    record = record_of(book)
    key = new_key(given, record.boards)
    committee = given_committee(record, given)
    on = past_day(given, "on", who)
    law = record.law(on)
    members = serving_on(record.company, record.committees, committee, on)
    if not members:
        raise Refusal("Nobody is in office who could sign on that day.", field="on")
    actions = [_action(row) for row in given_rows(given, "actions")]
    if not actions:
        raise Refusal("Write what is consented to.", field="actions")
    data: dict[str, Any] = {
        "board": key,
        "committee": committee,
        "actions": actions,
        "members": list(members),
        "authorized": board_on(record.company, on).authorized,
    }
    found = [f for row in actions if committee for f in _barred(law, row)]
    says = f"Written consent of the {committee or 'board'} begun: {plural(len(actions), 'action')}"
    draft = EntryDraft("board.consent", on, data, says)
    return record_facts(book, who, given, [draft], found)


def _barred(law: Bylaws, action: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Whether a committee may do it: by the power named, and by its words as a question."""
    power = str(action["power"])
    named = (check_subject(law, power),) if power else ()
    return (*named, *check_words(law, action["text"], "actions", power))


def sign_board_consent(book: Book, given: Json, who: Who) -> Receipt:
    """One signature, or several, on a written consent, each with its day."""
    record = record_of(book)
    consent = record.boards.consent(str(given.get("board") or ""))
    if consent is None:
        raise Refusal("There is no such consent. Begin it first.", field="board")
    signed = {one.name for one in consent.consent.signed}
    drafts: list[EntryDraft] = []
    for row in people_rows(given, "signed"):
        name, on = read_name(row.get("name"), "signed"), day_text(row, "on", who)
        day = _signing_day(on, consent.begun_on, who)
        serving = serving_on(record.company, record.committees, consent.consent.committee, day)
        if name not in serving:
            raise Refusal(f"{name} is not in office on {day_plain(day)}.", field="signed")
        if name in signed:
            raise Refusal(f"{name} has signed already.", field="signed")
        signed.add(name)
        data = {"board": consent.key, "name": name, "on": on, "serving": list(serving)}
        drafts.append(EntryDraft("board.signed", day, data, f"{name} signed {consent.key}"))
    if not drafts:
        raise Refusal("Write who signed.", field="signed")
    return record_facts(book, who, given, drafts, _still_missing(book, record, drafts, who))


def file_board_consent(book: Book, given: Json, who: Who) -> Receipt:
    """A written consent filed with the minutes; refused while a signature is missing."""
    record = record_of(book)
    consent = record.boards.consent(str(given.get("board") or ""))
    if consent is None:
        raise Refusal("There is no such consent. Begin it first.", field="board")
    on = past_day(given, "on", who)
    found = check_signed(record.law(on), consent)
    data = {"board": consent.key, "filed_on": on.isoformat()}
    draft = EntryDraft("board.minutes", on, data, f"Consent {consent.key} filed with the minutes")
    return record_facts(book, who, given, [draft], found)


def schedule_board(book: Book, given: Json, who: Who) -> Receipt:
    """The days of regular meetings, fixed by the board, or by a committee for its own."""
    record = record_of(book)
    committee = given_committee(record, given)
    on = past_day(given, "on", who)
    days = sorted(read_day(day, "days", today=who.today) for day in given_list(given, "days"))
    if not days:
        raise Refusal("Write the days of the meetings.", field="days")
    behind = given_resolution(record, given)
    at = read_time(given["at"], "at") if given.get("at") else None
    fixed_by = read_choice(given.get("fixed_by") or "board", ("board", "committee"), "fixed_by")
    data: dict[str, Any] = {
        "board": f"schedule {committee}".strip(),
        "committee": committee,
        "days": [day.isoformat() for day in dict.fromkeys(days)],
        "at": f"{at:%H:%M}" if at else None,
        "place": place_data(given),
        "fixed_by": fixed_by,
        "resolution": behind.resolution.key if behind else "",
    }
    says = f"Regular meetings of the {committee or 'board'} fixed: {len(data['days'])}"
    return record_facts(book, who, given, [EntryDraft("board.scheduled", on, data, says)])


def _resolution(given: Json, sheet: BoardSheet, at: datetime) -> dict[str, Any]:
    subject = read_choice(given.get("subject") or "other", tuple(SUBJECTS), "subject", "subject")
    usual = OF_AUTHORIZED if subject == "committee" and not sheet.meeting.committee else OF_PRESENT
    text = read_note(given.get("text"), "text", "resolution")
    if not text:
        raise Refusal("Write the words of the resolution.", field="text")
    return {
        "board": sheet.day.key,
        "resolution": f"{sheet.day.key}/{len(sheet.day.puts) + 1}",
        "body": sheet.meeting.committee or "board",
        "at": said(at),
        "text": text,
        "title": read_line(given.get("title"), "title", "title"),
        "subject": subject,
        "base": read_choice(given.get("base") or usual, BASES, "base", "base of the vote"),
        "power": _power(given, sheet) if sheet.meeting.committee else "",
        "needs_shareholders": bool(given.get("needs_shareholders")),
    }


def _power(given: Json, sheet: BoardSheet) -> str:
    """The power that an act of a committee uses: one that is barred, or any other."""
    power = read_line(given.get("power") or "other", "power", "power")
    known = (*sheet.law.items(BARRED, "barred"), "issue of shares", "other")
    return read_choice(power, tuple(dict.fromkeys(known)), "power", "power")


def _votes(given: Json, present: tuple[str, ...]) -> dict[str, Any]:
    if given.get("unanimous"):
        return {"votes": dict.fromkeys(present, VOTES[0])}
    told = {name: str(vote) for name, vote in given_map(given, "votes").items()}
    for name, vote in told.items():
        if name not in present:
            raise Refusal(f"{name} does not count as present at that moment.", field="votes")
        read_choice(vote, VOTES, "votes", "vote")
    if told:
        return {"votes": dict.fromkeys(present, ABSTAINED) | told}
    return _counts(given, len(present))


def _counts(given: Json, present: int) -> dict[str, Any]:
    told = given_map(given, "counts")
    if not told:
        return {}
    numbers = {name: whole_or_none(told, name, f"number {name}") for name in VOTES}
    cast = sum(number or 0 for number in numbers.values())
    if cast > present:
        raise Refusal(f"{present} were present; {cast} votes are too many.", field="counts")
    silent = present - cast
    numbers[ABSTAINED] = (numbers[ABSTAINED] or 0) + silent
    return {"counts": {name: number or 0 for name, number in numbers.items()}}


def _interests(given: Json, sheet: BoardSheet, present: tuple[str, ...]) -> dict[str, Any]:
    rows: list[dict[str, str]] = []
    for row in people_rows(given, "interested"):
        name = read_name(row.get("name"), "interested", "director’s name")
        if name not in (*sheet.meeting.members, *sheet.meeting.alternates):
            raise Refusal(f"{name} is not a director in office.", field="interested")
        rows.append({"name": name, **lines(row, "nature")})
    counted = whole_or_none(given, "interested_for", "interested directors for it") or 0
    if counted > sum(row["name"] in present for row in rows):
        raise Refusal("More voted for it than have an interest.", field="interested_for")
    return {"interested": rows, "interested_for": counted}


def _action(row: Mapping[str, Any]) -> dict[str, Any]:
    text = read_note(row.get("text"), "actions", "action")
    if not text:
        raise Refusal("Write what is consented to.", field="actions")
    return {
        "text": text,
        "title": read_line(row.get("title"), "actions", "title"),
        "subject": read_choice(row.get("subject") or "other", tuple(SUBJECTS), "actions"),
        "power": read_line(row.get("power"), "actions", "power"),
        "needs_shareholders": bool(row.get("needs_shareholders")),
    }


def _signing_day(on: str | None, begun: date, who: Who) -> date:
    """The day on the paper; one without a day is read as signed on the day of recording."""
    day = date.fromisoformat(on) if on else who.today
    if day > who.today:
        raise Refusal("The day of signing is still to come.", field="signed")
    if day < begun:
        raise Refusal(f"The consent was begun on {day_plain(begun)}.", field="signed")
    return day


def _still_missing(book: Book, record: Record, drafts: list[EntryDraft], who: Who) -> list[Finding]:
    """What stands against the signatures so far; that others are missing is no breach yet."""
    after = record_of(book, *drafts).boards.consent(drafts[0].data["board"])
    assert after is not None, "it is on record"  # noqa: S101
    found = check_signed(record.law(who.today), after)
    return [finding for finding in found if finding.severity == "warning"]
