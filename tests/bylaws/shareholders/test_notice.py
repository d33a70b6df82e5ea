"""What was deposited beside the plan, and defaults that need a day."""

from __future__ import annotations

from datetime import date

import pytest

from app.bylaws.law import built_in
from app.bylaws.shareholders.notice import check_deposit, default_meeting_record_date
from app.domain.meetings import MeetingPlan

LAW = built_in("hemacare-2002")
PLAN = MeetingPlan("a", on=date(2004, 5, 25), notice_on=date(2004, 4, 10))


@pytest.mark.parametrize(
    ("plan", "on", "pieces", "expected"),
    [
        (PLAN, date(2004, 4, 10), 40, []),
        (PLAN, date(2004, 4, 12), 40, [("on", "warning", date(2004, 4, 10))]),
        (
            PLAN,
            date(2004, 5, 16),
            40,
            [("on", "error", date(2004, 5, 14)), ("on", "warning", date(2004, 4, 10))],
        ),
        (PLAN, date(2004, 4, 10), 39, [("pieces", "warning", None)]),
        (MeetingPlan("a"), date(2004, 5, 16), 40, []),
    ],
)
def test_what_was_deposited(
    plan: MeetingPlan, on: date, pieces: int, expected: list[tuple[str, str, date | None]]
) -> None:
    """2002 §2.4 ¶1: ten to sixty days; §2.5 ¶1: to every holder of the list."""
    found = check_deposit(LAW, plan, on, pieces, 40)
    assert [(f.field, f.severity, f.repair) for f in found] == expected


def test_a_default_record_date_needs_a_day_to_count_from() -> None:
    with pytest.raises(ValueError, match="a day of notice or of the meeting"):
        default_meeting_record_date(LAW, None)
