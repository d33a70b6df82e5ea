"""Inspectors of election: matrix 3.13."""

from __future__ import annotations

import pytest

from app.bylaws.law import BUILT_IN, Bylaws, built_in
from app.bylaws.shareholders import inspectors

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
BOTH = pytest.mark.parametrize("key", BUILT_IN)


@BOTH
@pytest.mark.parametrize(
    ("count", "severity"), [(0, "error"), (1, "fits"), (2, "error"), (3, "fits"), (4, "error")]
)
def test_one_or_three(key: str, count: int, severity: str) -> None:
    found = inspectors.check_number(built_in(key), count)
    assert found.severity == severity
    assert found.sentence.endswith("the bylaws ask for 1 or 3.")


@pytest.mark.parametrize(
    ("law", "by", "severity"),
    [
        (OLD, "board", "advice"),
        (OLD, "chair", "advice"),
        (NEW, "board", "error"),
        (NEW, "chair", "warning"),
    ],
)
def test_a_nominee_as_inspector(law: Bylaws, by: str, severity: str) -> None:
    """E02-44: the sentence of 2002 bars nominees only for those whom the board appoints."""
    assert inspectors.check_eligible(law, ["Ann", "Bob"], {"Cid"}, by) == ()
    (found,) = inspectors.check_eligible(law, ["Ann", "Bob"], {"Bob"}, by)
    assert found.severity == severity
    assert found.sentence.startswith("Bob is a nominee")


@BOTH
@pytest.mark.parametrize(
    ("by_board", "requested", "must"),
    [(True, True, False), (False, True, True), (False, False, False)],
)
def test_the_chairman_appoints_on_request(
    key: str, by_board: bool, requested: bool, must: bool
) -> None:
    found = inspectors.appointment(built_in(key), by_board=by_board, requested=requested)
    assert found.yes is must
    assert [f.severity for f in inspectors.check_done(found, appointed=False)] == ["error"] * must
    assert inspectors.check_done(found, appointed=True) == ()


@pytest.mark.parametrize(
    ("cause", "requested", "old", "new"),
    [
        ("fails to appear", True, True, True),
        ("refuses to act", True, True, True),
        ("fails to act", True, False, True),
        ("fails to appear", False, False, False),
    ],
)
def test_the_chairman_fills_a_place(cause: str, requested: bool, old: bool, new: bool) -> None:
    told = [inspectors.replacement(x, cause=cause, requested=requested).yes for x in (OLD, NEW)]
    assert told == [old, new]


@BOTH
def test_holders_decide_between_one_and_three(key: str) -> None:
    law = built_in(key)
    half, more = (inspectors.number_vote(law, 600, votes_for) for votes_for in (300, 301))
    assert (half.needed, half.met, more.met) == (301, False, True)
    for vote, requested, severity in (
        (more, True, "fits"),
        (half, True, "error"),
        (None, True, "error"),
        (None, False, "fits"),
    ):
        assert inspectors.check_number_vote(law, vote, requested=requested).severity == severity


@BOTH
def test_seven_tasks(key: str) -> None:
    law = built_in(key)
    assert len(inspectors.tasks(law)) == law.figure(inspectors.DUTIES, "count") == 7
    assert inspectors.check_tasks(law, range(1, 8)) == ()
    (found,) = inspectors.check_tasks(law, {1, 2, 3, 4, 6, 7})
    assert found.severity == "warning"
    assert found.sentence == "1 task open: 5 determine when the polls close."


@BOTH
@pytest.mark.parametrize(
    ("count", "signed", "met"),
    [(1, 0, False), (1, 1, True), (3, 1, False), (3, 2, True), (3, 3, True)],
)
def test_two_of_three_sign_for_all(key: str, count: int, signed: int, met: bool) -> None:
    law = built_in(key)
    found = inspectors.signatures(law, count, signed)
    assert found.met is met
    assert count == 1 or found.needed == law.figure(inspectors.MAJORITY, "of_three")


@BOTH
def test_a_report_that_differs_from_the_tally(key: str) -> None:
    law = built_in(key)
    assert inspectors.check_report(law, {"Ann": 5}, {"Ann": 5}) == ()
    found = inspectors.check_report(law, {"Ann": 5, "Bob": 1}, {"Ann": 6, "Cid": 2})
    assert [f.field for f in found] == ["Ann", "Bob", "Cid"]
    assert found[0].sentence == "Ann: the report says 5, the tally 6."
    assert found[2].sentence == "Cid: the report says nothing, the tally 2."


@BOTH
def test_an_oath_is_advised(key: str) -> None:
    law = built_in(key)
    assert [f.severity for f in inspectors.check_oath(law, signed=False)] == ["advice"]
    assert inspectors.check_oath(law, signed=True) == ()
