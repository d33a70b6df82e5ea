"""The calendar file: read back by a reader of its own, moved, cancelled, and in the right hour."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.bylaws.due import DUE, KEPT, OPEN, OVERDUE, STATES, WAITING, DueItem, due_items
from app.documents.blocks import TableBlock
from app.documents.calendar_file import (
    Issue,
    Published,
    compose_calendar,
    escaped,
    folded,
    published_of,
    uid_of,
)
from app.documents.calendar_zone import zone_lines
from app.documents.due_rows import year_rows
from app.documents.law.year_sheet import compose_year_sheet
from app.domain.meetings import MeetingPlan
from app.presenters.due import shown
from tests.bylaws.due.test_due_items import COMPANY, SHELF
from tests.documents.ics import Component, NotCalendarError, offset_at, read_calendar, when

STAMP = datetime(2003, 5, 22, 16, 30, tzinfo=UTC)
ISSUE = Issue("f" * 64, "Acme, Inc.: what is due", "America/Los_Angeles", STAMP)
DAY = DueItem(
    date(2003, 5, 26),
    "Let Ann; Bo, “Söhne” \\ Co. inspect the record of shareholders before the office closes",
    "inspection.register.five-percent",
    "§7.1 ¶2",
    "Wed, May 21, 2003 plus 5 days is Mon, May 26, 2003.",
    DUE,
    "found:1:demands:d",
    "demand:d",
    "Not answered",
    aim_for=date(2003, 5, 23),
    version="2002",
)
HOUR = replace(
    DAY, on=date(2003, 4, 5), at=datetime(2003, 4, 5, 8), matter="board:b", what="Tell Bo"  # noqa: DTZ001
)  # fmt: skip
LEAP = replace(DAY, on=date(2004, 2, 29), matter="demand:leap")


def written(
    *items: DueItem, before: tuple[Published, ...] = (), issue: Issue = ISSUE
) -> tuple[list[Component], tuple[Published, ...]]:
    text, told = compose_calendar(items, issue, before)
    return read_calendar(text.encode()).of("VEVENT"), told


def test_a_day_and_an_hour_as_the_standard_writes_them() -> None:
    text, _ = compose_calendar([DAY, HOUR], ISSUE)
    calendar = read_calendar(text.encode())
    assert [calendar.get(n) for n in ("VERSION", "METHOD", "X-WR-CALNAME")] == [
        "2.0",
        "PUBLISH",
        "Acme, Inc.: what is due",
    ]
    day, hour = calendar.of("VEVENT")
    assert "DTSTART;VALUE=DATE:20030526\r\nDTEND;VALUE=DATE:20030527\r\n" in text
    assert "DTSTART;TZID=America/Los_Angeles:20030405T080000\r\n" in text
    assert (when(day), when(hour)) == (DAY.on, HOUR.at)
    assert day.get("SUMMARY") == DAY.what
    assert day.get("DTSTAMP") == "20030522T163000Z"
    assert day.get("DESCRIPTION") == (
        "Wed, May 21, 2003 plus 5 days is Mon, May 26, 2003.\n"
        "Rule: bylaws of 2002, §7.1 ¶2 (inspection.register.five-percent).\n"
        "Aim for Fri, May 23, 2003.\n"
        "Not answered."
    )
    assert [a.get("TRIGGER") for a in day.of("VALARM")] == ["-P7D", "-P1D"]
    assert [a.get("TRIGGER") for a in hour.of("VALARM")] == ["-P1D", "-PT2H"]
    assert all(a.get("ACTION") == "DISPLAY" for a in day.of("VALARM"))


@pytest.mark.parametrize("state", [OVERDUE, WAITING, KEPT])
def test_only_what_is_to_be_done_calls_to_mind(state: str) -> None:
    (event,), _ = written(replace(DAY, state=state))
    assert event.of("VALARM") == []
    assert event.get("CATEGORIES") == state.capitalize()


def test_a_matter_moves_with_its_number_and_keeps_its_name() -> None:
    (first,), told = written(DAY)
    (same,), told = written(DAY, before=told, issue=replace(ISSUE, stamp=STAMP + timedelta(1)))
    assert (same.get("SEQUENCE"), same.get("UID")) == ("0", first.get("UID"))
    later = replace(DAY, on=date(2003, 5, 28))
    (moved,), told = written(later, before=told)
    assert (moved.get("SEQUENCE"), moved.get("UID")) == ("1", first.get("UID"))
    assert when(moved) == later.on
    (again,), told = written(replace(later, standing="Answered"), before=told)
    assert again.get("SEQUENCE") == "2"
    assert uid_of(DAY, "another file") != first.get("UID")
    assert uid_of(replace(DAY, rule="inspection.list.deadline"), "f" * 64) != first.get("UID")


def test_a_matter_that_is_done_is_cancelled_until_its_day_is_past() -> None:
    _, told = written(DAY, HOUR)
    ((first, second), told) = written(DAY, before=told)
    assert [e.get("STATUS") for e in (first, second)] == ["CONFIRMED", "CANCELLED"]
    assert (second.get("SEQUENCE"), when(second)) == ("1", HOUR.at)
    assert second.of("VALARM") == []
    (only,), told = written(DAY, before=told)
    assert only.get("STATUS") == "CONFIRMED", "April 5 was past on May 22: told once"
    (gone,), told = written(before=told)
    assert (gone.get("STATUS"), gone.get("SEQUENCE")) == ("CANCELLED", "1")
    (still,), told = written(before=told)
    assert (still.get("STATUS"), still.get("SEQUENCE")) == ("CANCELLED", "1")
    (back,), told = written(DAY, before=told)
    assert (back.get("STATUS"), back.get("SEQUENCE")) == ("CONFIRMED", "2")
    over = replace(ISSUE, stamp=datetime(2003, 5, 27, tzinfo=UTC))
    _, told = written(before=told, issue=over)
    events, told = written(before=told, issue=over)
    assert (events, told) == ([], ())


def test_what_was_told_is_kept_as_data_and_read_back() -> None:
    _, told = written(DAY, HOUR, LEAP)
    assert tuple(published_of(one.as_json()) for one in told) == told


def test_an_empty_calendar_is_a_calendar() -> None:
    text, told = compose_calendar([], ISSUE)
    assert read_calendar(text.encode()).inside == []
    assert told == ()


TEXT = st.text(alphabet=string.printable + 'äß—“”日本語🙂\\;,:"', min_size=1, max_size=200)
MOMENTS = st.datetimes(datetime(1986, 7, 22), datetime(2040, 12, 31)).map(  # noqa: DTZ001
    lambda at: at.replace(second=0, microsecond=0)
)
ITEMS = st.builds(
    lambda at, hour, what, counted, state, n: replace(
        DAY, on=at.date(), at=at if hour else None, what=what.strip() or "x", counted=counted,
        state=state, matter=f"m:{n}", aim_for=None,
    ),
    MOMENTS, st.booleans(), TEXT, TEXT, st.sampled_from(STATES), st.integers(0, 10**9),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(ITEMS, max_size=5, unique_by=lambda item: item.matter))
def test_the_same_day_on_screen_in_the_file_and_on_paper(items: list[DueItem]) -> None:
    text, _ = compose_calendar(items, ISSUE)
    events = {e.get("UID"): e for e in read_calendar(text.encode()).of("VEVENT")}
    rows = [row for year in {i.on.year for i in items} for row in year_rows(items, year)]
    dated = [item for item in items if item.state != OPEN]
    assert len(events) == len(dated)
    undated = [item for item in items if item.state == OPEN]
    assert not any(uid_of(item, ISSUE.file_id) in events for item in undated)
    assert {row.section for row in rows if row.on is None} == {item.section for item in undated}
    for item in dated:
        event, line = events[uid_of(item, ISSUE.file_id)], shown(item)
        begins = when(event)
        if item.at is None:
            assert begins == item.on == line.on
        else:
            assert begins == item.at
            assert line.on == item.at.date()
        assert any((row.on, row.section) == (line.on, line.section) for row in rows)
        plain = "".join(c for c in item.what if c in {"\n", "\t"} or c.isprintable())
        assert event.get("SUMMARY") == plain


def test_the_paper_of_the_year_prints_the_same_days() -> None:
    from app.bylaws.law import built_in
    from app.documents.stated import Issue as PaperIssue

    issue = PaperIssue(COMPANY, built_in("hemacare-2002"), date(2003, 1, 2))
    sheet = compose_year_sheet(2003, year_rows([DAY, HOUR, LEAP], 2003), issue)
    (table,) = [block for block in sheet.blocks if isinstance(block, TableBlock)]
    assert [row[0] for row in table.rows] == ["Sat, Apr 5, 2003", "Mon, May 26, 2003"]
    assert table.rows[0][1] == "Tell Bo, 8:00 AM"
    assert table.rows[1][2] == "May 23, 2003"


@settings(deadline=None, max_examples=300)
@given(TEXT)
def test_a_line_is_folded_at_75_octets_and_no_letter_is_cut(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    parts = list(folded(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert all(part.startswith(" ") for part in parts[1:])


ZONES = ("America/Los_Angeles", "America/New_York", "America/Phoenix", "Europe/Berlin", "UTC",
         "Australia/Sydney", "America/St_Johns")  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(ZONES), MOMENTS, st.integers(0, 8))
def test_the_zone_of_the_file_has_the_hours_of_the_zone(zone: str, at: datetime, more: int) -> None:
    there = at.replace(tzinfo=ZoneInfo(zone))
    assume(there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) == at)
    lines = [*zone_lines(zone, at.date(), date(at.year + more, 1, 1))]
    text = ["BEGIN:VCALENDAR", "PRODID:x", "VERSION:2.0", *lines, "END:VCALENDAR"]
    (found,) = read_calendar(("\r\n".join(text) + "\r\n").encode()).of("VTIMEZONE")
    assert offset_at(found, at) == there.utcoffset()


@pytest.mark.parametrize(
    ("local", "hours"),
    [
        ((2003, 4, 6, 1, 59), -8), ((2003, 4, 6, 3, 0), -7),
        ((2003, 10, 26, 0, 59), -7), ((2003, 10, 26, 2, 0), -8),
        ((2007, 3, 11, 3, 0), -7), ((2006, 3, 12, 3, 0), -8), ((2006, 11, 5, 2, 0), -8),
        ((1986, 7, 22, 9, 0), -7), ((1987, 4, 5, 3, 0), -7), ((1986, 4, 27, 3, 0), -7),
    ],
)  # fmt: skip
def test_californias_clocks_over_the_changes_of_law(local: tuple[int, ...], hours: int) -> None:
    """First Sunday of April to last of October from 1987, second of March from 2007."""
    lines = [*zone_lines("America/Los_Angeles", date(1986, 1, 1), date(2010, 1, 1))]
    text = ["BEGIN:VCALENDAR", "PRODID:x", "VERSION:2.0", *lines, "END:VCALENDAR"]
    (zone,) = read_calendar(("\r\n".join(text) + "\r\n").encode()).of("VTIMEZONE")
    at = datetime(*local)  # type: ignore[arg-type] # noqa: DTZ001
    assert offset_at(zone, at) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nPRODID:a;b\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        f"BEGIN:VCALENDAR\r\nPRODID:{'x' * 80}\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nPRODID:x\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n",
    ],
)
def test_the_reader_itself_is_strict(text: str) -> None:
    with pytest.raises(NotCalendarError):
        read_calendar(text.encode())


# Read by a parser that others wrote (icalendar, BSD)

MEETS = MeetingPlan(
    "2003-annual",
    "annual",
    on=date(2003, 6, 17),
    at=time(10),
    notice_on=date(2003, 5, 28),
    record_on=date(2003, 5, 23),
    seats=3,
)
TODAY = date(2003, 5, 22)
SAID = ("SUMMARY", "DESCRIPTION", "DTSTART")


def parsed(text: str) -> icalendar.Calendar:
    """The one calendar of the file; no part of it may be doubtful to the parser."""
    (found,) = icalendar.Calendar.from_ical(text.encode(), multiple=True)
    assert [part.errors for part in found.walk() if part.errors] == []
    return found


def exported(
    plans: tuple[MeetingPlan, ...], before: tuple[Published, ...] = ()
) -> tuple[icalendar.Calendar, dict[str, icalendar.Event], tuple[Published, ...]]:
    """What is due with these plans as a calendar, its events by UID, and what the next needs."""
    text, told = compose_calendar(due_items(SHELF, COMPANY, plans, None, TODAY), ISSUE, before)
    calendar = parsed(text)
    return calendar, {str(event["UID"]): event for event in calendar.walk("VEVENT")}, told


def told_of(events: dict[str, icalendar.Event]) -> dict[str, tuple[int, str, date | datetime]]:
    """Number, standing and day or hour of each event by UID."""
    return {
        uid: (int(e["SEQUENCE"]), str(e["STATUS"]), e.decoded("DTSTART"))
        for uid, e in events.items()
    }


def test_a_meeting_that_is_moved_keeps_its_events_and_raises_their_numbers() -> None:
    _, before, told = exported((MEETS,))
    moved = replace(MEETS, on=date(2003, 6, 24), notice_on=date(2003, 5, 30))
    _, after, told = exported((moved,), told)
    first, second = told_of(before), told_of(after)
    zone = ZoneInfo("America/Los_Angeles")
    assert second.keys() == first.keys()
    days = {first[uid][2]: second[uid][2] for uid in first if first[uid][2] != second[uid][2]}
    assert days.items() >= {
        (datetime(2003, 6, 17, 10, tzinfo=zone), datetime(2003, 6, 24, 10, tzinfo=zone)),
        (date(2003, 5, 28), date(2003, 5, 30)),
    }
    same = {uid for uid in first if all(before[uid][n] == after[uid][n] for n in SAID)}
    assert {second[uid][:2] for uid in same} == {(0, "CONFIRMED")}
    assert {second[uid][:2] for uid in first.keys() - same} == {(1, "CONFIRMED")}
    again = told_of(exported((moved,), told)[1])
    assert again == second, "nothing has changed since: no number rises"


def test_a_meeting_called_off_is_cancelled_in_the_calendar() -> None:
    _, events, told = exported((MEETS,))
    first = told_of(events)
    calendar, events, told = exported((), told)
    second = told_of(events)
    off = {uid for uid in first if second[uid][1] == "CANCELLED"}
    assert {str(events[uid]["SUMMARY"]) for uid in off} >= {
        "Annual meeting of shareholders, 2003, 10:00 AM",
        "Give notice of the annual meeting of June 17, 2003",
    }
    assert {second[uid] for uid in off} == {(1, "CANCELLED", first[uid][2]) for uid in off}
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert not any(event.walk("VALARM") for uid, event in events.items() if uid in off)
    _, events, _ = exported((MEETS,), told)
    assert {told_of(events)[uid][:2] for uid in off} == {(2, "CONFIRMED")}, "held after all"


@settings(deadline=None, max_examples=60)
@given(st.lists(ITEMS, max_size=4, unique_by=lambda item: item.matter))
def test_another_parser_reads_the_same_words_days_and_hours(items: list[DueItem]) -> None:
    text, told = compose_calendar(items, ISSUE)
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    events = {str(event["UID"]): event for event in parsed(text).walk("VEVENT")}
    assert events.keys() == {one.uid for one in told}
    zone = ZoneInfo(ISSUE.zone)
    for item in items:
        if item.state != OPEN:
            event = events[uid_of(item, ISSUE.file_id)]
            plain = "".join(c for c in item.what if c in {"\n", "\t"} or c.isprintable())
            begins = item.at.replace(tzinfo=zone) if item.at else item.on
            assert (str(event["SUMMARY"]), event.decoded("DTSTART")) == (plain, begins)


@pytest.mark.parametrize(
    ("local", "hours"), [((2003, 4, 5, 8), -8), ((2003, 4, 7, 8), -7), ((2007, 3, 12, 8), -7)]
)
def test_the_zone_in_the_file_alone_gives_the_hour(local: tuple[int, ...], hours: int) -> None:
    """As one reads it who knows no zone of that name; the rule changed in 2007."""
    at = datetime(*local)  # type: ignore[arg-type] # noqa: DTZ001
    text, _ = compose_calendar([HOUR, replace(HOUR, on=at.date(), at=at, matter="b")], ISSUE)
    (zone,) = parsed(text).walk("VTIMEZONE")
    assert zone.to_tz(lookup_tzid=False).utcoffset(at) == timedelta(hours=hours)
