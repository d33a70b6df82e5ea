"""Adjournment, objections, papers that cure, inspectors, and the list that empties."""

from __future__ import annotations

from datetime import date, time

import pytest

from app.bylaws.answers import Finding, ours
from app.bylaws.meeting_day.adjourning import adjourning, check_adjourning
from app.bylaws.meeting_day.recording import meeting_record
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.meeting_day.validity import Notice, absent, cured, still_missing
from app.domain.meeting_day.reading import moment
from app.domain.meeting_record import Adjournment
from app.domain.meetings import AgendaItem
from tests.bylaws.meeting_day.conftest import Making

BAD = Notice(wrong=(Finding(ours("x", "y"), "error", "The notice was late."),))


def rules(sheet: Sheet, notice: Notice | None = None) -> list[str]:
    return [found.cite.rule for found in still_missing(sheet, notice)]


def test_the_list_empties_as_the_papers_come_in() -> None:
    """2002 §2.9 ¶1: with a quorum, each absent holder signs one of the three papers."""
    made = Making("2002", {1: 501, 2: 300, 3: 199})
    assert rules(made.sheet(), BAD)[:2] == [
        "shareholders.vote.presiding",
        "shareholders.quorum.majority",
    ]
    made.opened().come("09:00", 1)
    assert rules(made.sheet(), BAD) == ["x", "shareholders.waiver.cures"]
    for holder in (2, 3):
        made.add("day.waiver", holder=holder, kind="consent to holding", signed_on="2003-05-21")
        assert cured(made.sheet()).cured is (holder == 3)
    assert rules(made.sheet(), BAD) == ["shareholders.waiver.filing"]
    assert rules(made.sheet()) == ["shareholders.waiver.filing"]


def test_without_a_quorum_papers_cure_nothing() -> None:
    made = Making("2002", {1: 500, 2: 500}).opened()
    made.come("09:00", 1)
    made.add("day.waiver", holder=2, kind="waiver of notice", signed_on="2003-05-21", filed="book")
    assert not cured(made.sheet()).cured


def test_a_holder_represented_by_proxy_is_not_absent() -> None:
    made = Making("2002", {1: 501, 2: 300, 3: 199}).opened()
    made.proxy(2)
    made.come("09:00", 1, agents=["Lee Wong"])
    assert absent(made.sheet()) == (3,)


@pytest.mark.parametrize(("version", "closed"), [("1988", True), ("2002", False)])
def test_an_objection_stays_open_until_withdrawn(version: str, closed: bool) -> None:
    """1988 II §8 lets it be taken back orally; 2002 does not say so."""
    made = Making(version, {1: 501, 2: 499}).opened()
    made.come("09:00", 1, 2)
    seq = made.add("day.objection", "09:01", holder=2, name="Holder 2", at_beginning=True)
    assert absent(made.sheet()) == (2,)
    assert "shareholders.waiver.attendance" in rules(made.sheet())
    made.add("day.withdrawn", "09:30", objection=seq, way="orally at the meeting")
    assert (absent(made.sheet()) == ()) is closed


def test_items_without_a_vote_and_stranded_proxies_are_told() -> None:
    made = Making("2002", {1: 501, 2: 499}, items=(AgendaItem("To split the shares"),)).opened()
    held = made.proxy(2)
    made.come("09:00", 1, agents=["Lee Wong"])
    assert rules(made.sheet()) == ["shareholders.vote.act"]
    made.motion()
    made.ballots("09:20", [[1, 0, 501, 0, 0]])
    told = still_missing(made.sheet())
    assert "499 votes of 1 proxy" in told[0].sentence
    made.ballots("09:21", [[2, held, 499, 0, 0]])
    assert not still_missing(made.sheet())


def test_inspectors_asked_for_are_appointed() -> None:
    made = Making("1988", {1: 501, 2: 499}).opened()
    made.come("09:00", 1)
    made.add("day.demanded", "09:05", what="inspectors", by="Holder 1")
    assert rules(made.sheet()) == ["inspectors.appoint.chair"]
    made.add("day.inspectors", names=["Ann Lee"], by="chair", replaced="", cause="")
    assert rules(made.sheet()) == []


@pytest.mark.parametrize(
    ("version", "to_on", "notice", "renewed"),
    [
        ("2002", date(2003, 7, 4), False, False),
        ("2002", date(2003, 7, 5), True, True),
        ("1988", date(1991, 7, 3), False, False),
        ("1988", date(1991, 7, 4), True, False),
    ],
)
def test_a_long_adjournment(version: str, to_on: date, notice: bool, renewed: bool) -> None:
    """3.7: day 45 of 2002 needs none, day 46 does; 1988 from day 45 on."""
    made = Making(version, {1: 400, 2: 600}).opened()
    made.come("09:00", 1)
    at = moment(made.at("09:30"))
    done = Adjournment(at, to_on, time(10), announced=True, votes_for=201)
    asked = adjourning(made.sheet(), done)
    assert asked
    assert (asked.notice.yes, asked.record_date.yes, asked.vote.met) == (notice, renewed, True)
    found = [f.severity for f in check_adjourning(made.sheet(), done)]
    assert found.count("warning") == notice + renewed
    short = Adjournment(at, to_on, time(10), announced=True, votes_for=200)
    assert check_adjourning(made.sheet(), short)[0].severity == "error"


def test_old_proxies_on_the_adjourned_day() -> None:
    """Eleven months end between the two days."""
    made = Making("2002", {1: 400, 2: 600}).opened()
    held = made.proxy(2, dated="2002-06-25")
    made.come("09:00", 1)
    done = Adjournment(moment(made.at("09:30")), date(2003, 5, 26), time(10), announced=True)
    asked = adjourning(made.sheet(), done)
    assert asked
    assert [stands.standing for stands in asked.proxies] == ["expired"]
    assert held in made.sheet().spans


def test_the_record_for_the_papers() -> None:
    made = Making("2002", {1: 300, 2: 250, 3: 450}).opened()
    made.proxy(2)
    made.come("09:00", 1, agents=["Lee Wong"])
    made.go("10:00", 1)
    made.motion(moved_by="Holder 1")
    made.ballots("09:20", [[1, 0, 300, 0, 0], [2, 2, 0, 250, 0]])
    made.add("day.counted", "09:40", item=1, method="ballot", resolution="Resolved so.")
    record = meeting_record(made.sheet())
    assert record.represented(moment(made.at("09:30"))) == 550
    assert record.represented(moment(made.at("10:00"))) == 250
    assert [a.how for a in record.attendance] == ["in person", "by proxy"]
    done = record.matter(1)
    assert done
    assert done.count
    assert (done.count.votes_for, done.count.against, done.resolution) == (300, 250, "Resolved so.")
    assert record.quorum_at == moment(made.at("09:00"))
