"""Each test of a removal as a line of its own (1988 III §4, 2002 §3.15), and its usual test."""

from __future__ import annotations

import pytest

from app.bylaws.law import built_in_shelf
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.judging import test_for as usual_test
from tests.bylaws.meeting_day.conftest import DAYS, Making


def lines(version: str, votes_for: int, against: int) -> list[tuple[bool, str]]:
    made = Making(version, {1: votes_for, 2: against, 3: 1000 - votes_for - against})
    made.opened().come("09:00", 1, 2, 3)
    made.motion(test="removal", directors=["Bo Ray"], authorized=5)
    made.ballots("09:20", [[1, 0, votes_for, 0, 0], [2, 0, 0, against, 0]])
    return [(test.met, test.figures) for test in count_item(made.sheet(), 1).result.tests]


@pytest.mark.parametrize("version", DAYS)
def test_a_removal_shows_its_majority_and_its_protection(version: str) -> None:
    assert lines(version, 600, 119) == [(True, ""), (True, "714 < 719")]
    assert lines(version, 600, 120) == [(True, ""), (False, "720 = 720")]
    assert lines(version, 600, 121) == [(True, ""), (False, "726 > 721")]


@pytest.mark.parametrize("version", DAYS)
def test_without_a_majority_there_is_no_second_test(version: str) -> None:
    assert lines(version, 500, 0) == [(False, "")]


@pytest.mark.parametrize("version", DAYS)
def test_an_item_that_removes_is_judged_as_a_removal(version: str) -> None:
    law = built_in_shelf().on(DAYS[version])
    assert law
    assert usual_test(law, "removal", stated=False) == "removal"
    assert usual_test(law, "ordinary", stated=False) == "ordinary"
