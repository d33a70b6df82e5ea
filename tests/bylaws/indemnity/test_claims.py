"""Clocks, classes and votes of indemnity: 1988 III §16, 2002 §6.1 to §6.8 and §6.20."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from app.bylaws.ask.answering import answer
from app.bylaws.indemnity import claims as indemnity
from app.bylaws.indemnity import votes as indemnity_votes
from app.bylaws.law import built_in, built_in_shelf
from app.domain.refusal import Refusal

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
FEB_3 = date(2003, 2, 3)


@pytest.mark.parametrize(
    ("law", "claimant", "must"),
    [
        (OLD, "director", True),
        (OLD, "other agent", True),
        (NEW, "director", True),
        (NEW, "officer", True),
        (NEW, "employee", False),
        (NEW, "other agent", False),
    ],
)
def test_duty_to_indemnify(law, claimant, must) -> None:
    found = indemnity.must_indemnify(law, claimant)
    assert found.yes is must
    assert ("must" in found.counted) is must


@pytest.mark.parametrize(
    ("law", "claimant", "must"),
    [(OLD, "director", False), (NEW, "officer", True), (NEW, "employee", False)],
)
def test_duty_to_advance(law, claimant, must) -> None:
    assert indemnity.must_advance(law, claimant).yes is must


def test_no_such_claimant() -> None:
    with pytest.raises(Refusal, match="no class shareholder"):
        indemnity.must_indemnify(NEW, "shareholder")


@pytest.mark.parametrize(
    ("claimant", "decided", "due"),
    [
        ("director", None, date(2003, 2, 23)),
        ("director", date(2003, 2, 10), date(2003, 2, 23)),
        ("employee", None, None),
        ("employee", date(2003, 2, 10), date(2003, 3, 2)),
        ("employee", FEB_3, date(2003, 2, 23)),
        ("employee", date(2003, 1, 2), date(2003, 2, 23)),
    ],
)
def test_advance_runs_for_an_agent_from_the_later_day(claimant, decided, due) -> None:
    found = indemnity.advance_due(NEW, FEB_3, claimant, decided)
    assert found is not None
    assert found.due == due


def test_aim_for_the_business_day_before_a_sunday() -> None:
    found = indemnity.advance_due(NEW, FEB_3)
    assert found is not None
    assert found.aim_for == date(2003, 2, 21)


def test_clocks_side_by_side() -> None:
    found = indemnity.clocks(NEW, FEB_3)
    assert found.advance
    assert found.payment
    assert found.suit
    assert found.advance.due == date(2003, 2, 23)
    assert found.payment.due == date(2003, 4, 4)
    assert found.suit.on == date(2003, 4, 5)
    assert [step.on for step in found.suit.steps] == [FEB_3, date(2003, 4, 4), date(2003, 4, 5)]


def test_no_clock_in_1988() -> None:
    assert indemnity.clocks(OLD, FEB_3) == indemnity.Clocks(None, None, None)


@pytest.mark.parametrize(("by_resolution", "runs"), [(True, True), (False, False)])
def test_agents_enforce_only_by_resolution(by_resolution, runs) -> None:
    found = indemnity.clocks(NEW, FEB_3, "employee", decided=FEB_3, by_resolution=by_resolution)
    assert found.payment
    assert found.suit
    assert (found.payment.due is not None) is runs
    assert (found.suit.on is not None) is runs
    rule = "indemnity.payment.deadline" if runs else "indemnity.agent-resolution"
    assert found.payment.cite.rule == rule


@pytest.mark.parametrize("day", range(0, 400, 13))
def test_day_61_is_the_day_after_the_last_day_to_pay(day) -> None:
    received = date(2003, 1, 1) + timedelta(day)
    suit, payment = indemnity.suit_opens(NEW, received), indemnity.payment_due(NEW, received)
    assert suit
    assert payment
    assert payment.due
    assert suit.on == payment.due + timedelta(1)
    assert suit.on == received + timedelta(61)


def test_mail_names_the_days_left_out() -> None:
    found = indemnity.given_by_mail(NEW, date(2003, 2, 14))
    assert found.on == date(2003, 2, 20)
    left_out = [step.on for step in found.steps if step.label == "not counted"]
    assert left_out == [date(2003, 2, 15), date(2003, 2, 16), date(2003, 2, 17)]
    assert "Mon, Feb 17, 2003" in found.counted


@pytest.mark.parametrize(
    ("deemed", "received", "start"),
    [
        (date(2003, 2, 20), date(2003, 2, 18), date(2003, 2, 18)),
        (date(2003, 2, 20), date(2003, 2, 24), date(2003, 2, 20)),
        (None, date(2003, 2, 24), date(2003, 2, 24)),
        (date(2003, 2, 20), None, date(2003, 2, 20)),
    ],
)
def test_the_earlier_day_starts_the_clocks(deemed, received, start) -> None:
    assert indemnity.clock_start(NEW, deemed, received).on == start


def test_no_day_starts_no_clock() -> None:
    with pytest.raises(Refusal, match="was received"):
        indemnity.clock_start(NEW, None, None)


@pytest.mark.parametrize(
    ("noticed", "approved", "retained", "stop"),
    [
        (date(2003, 3, 3), date(2003, 3, 5), date(2003, 3, 4), date(2003, 3, 5)),
        (date(2003, 3, 6), date(2003, 3, 5), date(2003, 3, 4), date(2003, 3, 6)),
        (date(2003, 3, 3), None, date(2003, 3, 4), None),
    ],
)
def test_fees_stop_after_the_latest_of_three(noticed, approved, retained, stop) -> None:
    found = indemnity.fees_stop(NEW, noticed, approved, retained)
    assert found.on == stop
    assert ("approval of counsel still to come" in found.counted) is (approved is None)


def test_ways_of_a_finding() -> None:
    assert indemnity.routes(OLD).names == ("directors", "shareholders", "court")
    assert not indemnity.routes(NEW).yes


@pytest.mark.parametrize(
    ("present", "parties", "votes_for", "needed", "met"),
    [
        (5, 0, 3, 3, True),
        (5, 0, 2, 3, False),
        (5, 2, 2, 2, True),
        (5, 2, 1, 2, False),
        (5, 3, 2, 2, False),  # two who are no parties are below the quorum of three
        (4, 0, 2, 3, False),
        (4, 0, None, 3, None),
    ],
)
def test_directors_who_are_no_parties(present, parties, votes_for, needed, met) -> None:
    found = indemnity_votes.by_directors(OLD, 5, present, parties, votes_for)
    assert found
    assert (found.quorum, found.needed, found.met) == (3, needed, met)


@pytest.mark.parametrize(
    ("others", "votes_for", "needed", "met"),
    [
        (500, None, 251, None),
        (500, 251, 251, True),
        (500, 250, 251, False),
        (425, 425, 213, False),  # below the quorum of 426
        (426, 214, 214, True),
        (426, 213, 214, False),
    ],
)
def test_meeting_without_own_shares(others, votes_for, needed, met) -> None:
    """1988 III §16(e)(2): 1000 shares, 150 of them the person's."""
    found = indemnity_votes.by_meeting(OLD, 1000, 150, others, votes_for)
    assert found
    assert (found.quorum, found.quorum_with, found.needed) == (426, 501, needed)
    assert found.met is met


@pytest.mark.parametrize(("votes_for", "met"), [(None, None), (425, False), (426, True)])
def test_consent_without_own_shares(votes_for, met) -> None:
    found = indemnity_votes.by_consent(OLD, 1000, 150, votes_for)
    assert found
    assert (found.of, found.needed, found.met) == (850, 426, met)


def test_fractional_shares_are_exact() -> None:
    found = indemnity_votes.by_consent(OLD, Fraction(1001, 2), Fraction(1, 2))
    assert found
    assert found.needed == 251
    assert "1001/2 less 1/2" in found.counted


def test_2002_has_no_votes() -> None:
    assert indemnity_votes.by_directors(NEW, 5, 5, 0) is None
    assert indemnity_votes.by_meeting(NEW, 1000, 150, 500) is None
    assert indemnity_votes.by_consent(NEW, 1000, 150) is None


@pytest.mark.parametrize(
    "count",
    [
        lambda: indemnity_votes.by_directors(OLD, 5, 3, 4),
        lambda: indemnity_votes.by_directors(OLD, 5, 5, 2, 4),
        lambda: indemnity_votes.by_meeting(OLD, 1000, 150, 851),
        lambda: indemnity_votes.by_meeting(OLD, 1000, 150, 500, 501),
        lambda: indemnity_votes.by_meeting(OLD, 100, 150, 0),
        lambda: indemnity_votes.by_consent(OLD, 1000, 150, 851),
    ],
)
def test_more_than_there_are(count) -> None:
    with pytest.raises(Refusal, match="more than the"):
        count()


@pytest.mark.parametrize(
    ("rule", "given", "words"),
    [
        ("indemnity.communications", {}, "either by_hand_on"),
        (
            "indemnity.communications",
            {"by_hand_on": "2003-02-14", "postmarked_on": "2003-02-14"},
            "either by_hand_on",
        ),
        ("indemnity.communications", {"by_mail_on": "2003-02-14"}, "does not belong"),
        ("indemnity.suit-right", {}, "missing"),
        ("indemnity.payment.deadline", {"received_on": "2003-02-30"}, "no day"),
    ],
)
def test_given_that_cannot_be_read(rule, given, words) -> None:
    asked = {"rule": rule, "bylaws": "hemacare-2002", "given": given}
    assert words in answer(asked, built_in_shelf())["error"]
