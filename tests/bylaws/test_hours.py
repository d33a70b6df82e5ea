"""Hours and days before a time over changes of clocks (matrix 1.3: C-HOURS, C-DAYS-TIME)."""

from datetime import UTC, datetime, timedelta

import pytest

from app.bylaws.answers import ours
from app.bylaws.hours import instant, latest, longest_span, moment
from app.domain.refusal import Refusal

ZONE = "America/Los_Angeles"
CITE = ours("ours.test", "A count of hours.")


def at(text: str, zone: str = ZONE) -> datetime:
    return moment(datetime.fromisoformat(text), zone)


@pytest.mark.parametrize("text", ["2003-04-06T02:00", "2003-04-06T02:59", "2003-10-26T01:00"])
def test_a_skipped_or_doubled_time_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        at(text)


@pytest.mark.parametrize("text", ["2003-04-06T01:59", "2003-04-06T03:00", "2003-10-26T02:00"])
def test_times_beside_a_change_are_taken(text: str) -> None:
    assert at(text).replace(tzinfo=None) == datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("meeting", "count", "unit", "due"),
    [
        ("2003-03-12T10:00", 48, "hour", "2003-03-10T18:00"),
        ("2003-04-07T09:00", 48, "hour", "2003-04-05T16:00"),
        ("2003-10-27T09:00", 48, "hour", "2003-10-25T16:00"),
        ("2003-03-12T10:00", 4, "day", "2003-03-08T18:00"),
        ("2003-10-28T01:30", 48, "hour", "2003-10-26T08:30"),
    ],
)
def test_latest_moment_in_universal_time(meeting: str, count: int, unit: str, due: str) -> None:
    found = latest(CITE, at(meeting), count, unit)
    assert found.due_at is not None
    assert instant(found.due_at) == datetime.fromisoformat(due).replace(tzinfo=UTC)
    assert found.steps[-1].at == found.due_at
    assert found.counted.endswith(".")


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2003-03-12T11:00", "2003-03-13T11:00", 24),
        ("2003-04-05T11:00", "2003-04-06T11:00", 24),
        ("2003-10-25T11:00", "2003-10-26T11:00", 25),
    ],
)
def test_the_longer_of_elapsed_time_and_wall_clock(start: str, end: str, hours: int) -> None:
    assert longest_span(at(start), at(end)) == timedelta(hours=hours)
