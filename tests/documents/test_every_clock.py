"""Whatever the day on which a clock starts: the same date on screen, in the calendar, on paper.

Weekends, holidays, leap days and both changes of the clocks lie within the days that are tried,
and so do both versions of the bylaws and the day on which one follows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bylaws.due import OPEN, DueItem
from app.documents.calendar_file import Issue, compose_calendar, uid_of
from app.documents.due_rows import year_rows
from app.domain.board.facts import Boards
from app.domain.matters.reports import Reports, Requested
from app.presenters.due import shown
from tests.bylaws.due.test_due_boards import special
from tests.bylaws.due.test_due_items import FIVE, HAND, PAY, YEAR, all_due, claim
from tests.documents.ics import read_calendar, when

ISSUE = Issue("book", "Acme, Inc.", "America/Los_Angeles", datetime(2003, 5, 22, 16, tzinfo=UTC))
Clock = Callable[[date], tuple[DueItem, ...]]


def asked(on: date, **more: object) -> tuple[DueItem, ...]:
    """What is due of a demand received on that day."""
    return all_due(on, demands=(replace(FIVE, received_on=on, **more),))  # type: ignore[arg-type]


def statements(on: date, kind: str) -> tuple[DueItem, ...]:
    """What is due of a request for statements received on that day."""
    ended = date(on.year - 1, 12, 31)
    one = replace(YEAR, asks=kind, received_on=on, made_on=on, ends_on=ended, held=50,
                  outstanding=1_000)  # fmt: skip
    return all_due(on, reports=Reports(requests=(Requested(one),)))


CLOCKS: Mapping[str, Clock] = {
    "register": asked,
    "list": lambda on: asked(on, wants="list", charges_tendered=True),
    "books": lambda on: asked(on, wants="books", purpose="To value the shares."),
    "copy of the bylaws": lambda on: asked(on, wants="bylaws"),
    "annual statements": lambda on: statements(on, "annual"),
    "interim statements": lambda on: statements(on, "interim"),
    "last statement": lambda on: statements(on, "last"),
    "advance": lambda on: all_due(on, claims=claim(replace(HAND, on=on, receipted_on=on))),
    "payment": lambda on: all_due(on, claims=claim(replace(PAY, on=on, receipted_on=on))),
    "by certified mail": lambda on: all_due(
        on, claims=claim(replace(PAY, on=on, manner="certified", receipted_on=None,
                                 postmarked_on=on))
    ),
    "notice to the hour": lambda on: all_due(
        on, boards=Boards((special(datetime.combine(on + timedelta(5), time(9))),))
    ),
}  # fmt: skip
TURNS = (date(2002, 11, 22), date(2002, 11, 23), date(2004, 2, 29), date(1988, 2, 29),
         date(2003, 4, 5), date(2003, 10, 25), date(2003, 12, 24), date(1989, 5, 26))  # fmt: skip
DAYS = st.sampled_from(TURNS) | st.dates(date(1987, 1, 2), date(2010, 12, 31))


@pytest.mark.parametrize("name", CLOCKS)
@settings(deadline=None, max_examples=25)
@given(on=DAYS)
def test_the_same_date_on_screen_in_the_calendar_and_on_paper(name: str, on: date) -> None:
    items = CLOCKS[name](on)
    text, _ = compose_calendar(items, ISSUE)
    events = {e.get("UID"): e for e in read_calendar(text.encode()).of("VEVENT")}
    rows = {(row.on, row.what) for year in {i.on.year for i in items} for row in
            year_rows(items, year)}  # fmt: skip
    for item in items:
        line, paper_day = shown(item), None if item.state == OPEN else item.on
        assert line.on == item.on
        assert any(row == paper_day and what.startswith(item.what) for row, what in rows)
        event = events.get(uid_of(item, ISSUE.file_id))
        assert (event is None) == (item.state == OPEN)
        if event:
            assert when(event) == (item.at or item.on)
