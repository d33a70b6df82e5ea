"""Two days tried under both versions (1988 II §6: 45 days or more; 2002 §2.7: more than 45)."""

from datetime import date

import pytest

from app.bylaws.law import built_in_shelf
from app.presenters.two_days import try_two_days


@pytest.mark.parametrize(
    ("to", "by_2002", "by_1988"),
    [
        (date(2003, 7, 3), "fits", "fits"),
        (date(2003, 7, 4), "fits", "info"),
        (date(2003, 7, 5), "info", "info"),
    ],
)
def test_the_45th_day_parts_the_versions(to, by_2002, by_1988):
    (first, notes), (second, older) = try_two_days(built_in_shelf(), date(2003, 5, 20), to)
    assert first == "Under 2002, which governs that day"
    assert second == "Under 1988"
    assert (notes[0].severity, older[0].severity) == (by_2002, by_1988)


def test_before_2002_the_older_version_governs():
    tried = try_two_days(built_in_shelf(), date(2002, 6, 13), date(2002, 7, 1))
    assert tried[0][0] == "Under 1988, which governs that day"
