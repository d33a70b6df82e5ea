"""Thresholds beside the ordinary vote, and how proxies stand where two rules meet."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.bylaws.law import built_in
from app.bylaws.meeting_day.agents import rejected, stranded
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item, under
from app.bylaws.meeting_day.proxies import standings
from app.bylaws.meeting_day.quorum import closing, missing, quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.meetings import AgendaItem
from tests.bylaws.meeting_day.conftest import ELECTION, Making


def standing(sheet: Sheet, hour: str = "10:00") -> dict[int, str]:
    at = datetime.fromisoformat(f"{sheet.plan.on}T{hour}")
    found = standings(sheet.law, sheet.shelf, sheet.day, sheet.voters, at)
    return {key: stands.standing for key, stands in found.items()}


def voted(made: Making, votes_for: int, **motion: object) -> Sheet:
    made.opened().come("09:00", 1, 2)
    made.motion(**motion)
    made.ballots("09:20", [[1, 0, votes_for, 0, 0]])
    return made.sheet()


@pytest.mark.parametrize(("votes_for", "carried"), [(667, True), (666, False)])
def test_two_thirds_by_the_articles(votes_for: int, carried: bool) -> None:
    made = Making("2002", {1: votes_for, 2: 1000 - votes_for})
    more = {"test": "greater", "fraction": "2/3", "comparison": "at-least", "source": "articles"}
    found = count_item(voted(made, votes_for, **more), 1).result
    assert (found.carried, found.needed) == (carried, 667)


@pytest.mark.parametrize(("votes_for", "carried"), [(1000, True), (999, False)])
def test_a_special_matter_that_the_notice_did_not_state(votes_for: int, carried: bool) -> None:
    """1988 II §4 ¶3: unanimous approval of those entitled."""
    made = Making("1988", {1: votes_for, 2: 1000 - votes_for})
    found = count_item(voted(made, votes_for, test="unanimous"), 1).result
    assert found.carried is carried


@pytest.mark.parametrize(("of_class", "carried"), [(51, True), (50, False)])
def test_a_class_votes_apart(of_class: int, carried: bool) -> None:
    """900 common and 100 preferred votes; a majority of the preferred is needed as well."""
    made = Making("2002", {1: 900})
    for holder, shares in ((2, of_class), (3, 100 - of_class)):
        made.rows.append(made.row(holder, shares, class_id=2, class_name="Preferred"))
    made.opened().come("09:00", 1, 2, 3)
    made.motion(**{"class": 2})
    made.ballots("09:20", [[1, 0, 900, 0, 0]])
    made.ballots("09:21", [[2, 0, of_class, 0, 0]], **{"class": 2})
    found = count_item(made.sheet(), 1)
    assert found.result.carried is carried
    assert found.votes["for"] == 900 + of_class


def test_what_the_other_version_would_have_given() -> None:
    made = Making("2002", {1: 280, 2: 200, 3: 120, 4: 400}).opened()
    made.come("09:00", 1, 2, 3)
    made.motion()
    made.ballots("09:20", [[1, 0, 280, 0, 0], [2, 0, 0, 200, 0]])
    found = count_item(made.sheet(), 1)
    assert found.result.carried
    assert not under(built_in("hemacare-1988"), found).carried


def test_an_adjournment_carries_without_a_quorum_and_nothing_else_does() -> None:
    for test, carried in (("adjourn", True), ("ordinary", False), ("bylaws", False)):
        made = Making("2002", {1: 300, 2: 100, 3: 600})
        assert count_item(voted(made, 300, test=test), 1).result.carried is carried


def test_proxies_for_parts_stand_side_by_side() -> None:
    made = Making("2002", {1: 100, 2: 900}).opened()
    first = made.proxy(1, shares="60")
    second = made.proxy(1, dated="2003-05-02", shares="40", agents=["Bo Ray"])
    assert standing(made.sheet()) == {first: "counts", second: "counts"}
    made.come("09:00", agents=["Bo Ray"])
    assert quorum_now(made.sheet()).by_proxy == 40
    third = made.proxy(1, dated="2003-05-03", shares="1")
    told = standing(made.sheet())
    assert told == {first: "revoked", second: "revoked", third: "counts"}


def test_a_proxy_of_the_older_bylaws_is_held_to_both() -> None:
    """Dated November 1, 2002 under the 1988 text, which knows no attorney in fact."""
    made = Making("2002", {1: 100, 2: 900}).opened()
    key = made.proxy(1, dated="2002-11-01", signer="attorney in fact", authority="power")
    assert standing(made.sheet()) == {key: "not in order"}
    assert built_in("hemacare-2002").effective_from > date(2002, 11, 1)


def test_shares_that_do_not_vote_have_no_proxy() -> None:
    made = Making("2002", {1: 100}).opened()
    made.rows.append(made.row(2, 50, excluded="held by a subsidiary of the corporation"))
    out, stranger = made.proxy(2), made.proxy(77)
    at = datetime.fromisoformat(made.at("10:00"))
    told = {s.key: s.cite.rule for s in rejected(made.sheet(), at)}
    assert told == {
        out: "shareholders.quorum.excluded-shares",
        stranger: "shareholders.vote.entitlement",
    }


def test_voting_in_person_ends_the_proxy_for_that_vote_and_attendance_does_not() -> None:
    made = Making("2002", {1: 600, 2: 400}, items=(AgendaItem("A"), AgendaItem("B"))).opened()
    key = made.proxy(1)
    made.come("09:00", 1, agents=["Lee Wong"])
    assert quorum_now(made.sheet()).by_proxy == 0
    made.go("09:05", 1)
    assert quorum_now(made.sheet()).by_proxy == 600
    made.come("09:10", 1)
    made.motion(1)
    made.ballots("09:20", [[1, 0, 0, 600, 0]])
    made.go("09:30", 1)
    assert quorum_now(made.sheet()).by_proxy == 0
    assert standing(made.sheet()) == {key: "revoked"}


def test_death_before_the_count_and_after_the_vote() -> None:
    """2002 §2.12: notice before the vote is counted ends the proxy; after it, nothing."""
    for noticed, votes in (("09:35", 0), ("09:45", 600)):
        made = Making("2002", {1: 600, 2: 400}).opened()
        key = made.proxy(1)
        made.come("09:00", 2, agents=["Lee Wong"])
        made.motion()
        made.ballots("09:30", [[1, key, 600, 0, 0]])
        made.add("day.counted", "09:40", item=1, method="ballot")
        made.add("proxy.ended", noticed, holder=1, how="death")
        assert count_item(made.sheet(), 1).votes["for"] == votes


def test_who_would_close_the_gap() -> None:
    made = Making("2002", {1: 200, 2: 250, 3: 150, 4: 400}).opened()
    made.proxy(4)
    made.come("09:00", 1)
    now = quorum_now(made.sheet())
    first = closing(made.sheet()).first
    assert (now.short, [m.holder_id for m in first]) == (301, [4])
    assert first[0].agents == ("Lee Wong",)
    assert [m.holder_id for m in missing(made.sheet())] == [4, 2, 3]
    assert [stands.holder_id for stands in stranded(made.sheet(), 1)] == [4]


def test_a_write_in_elects_nobody_in_2002() -> None:
    for version, elected in (("1988", ("Cy",)), ("2002", ("Ann",))):
        made = Making(version, {1: 600, 2: 400}, seats=1, items=ELECTION).opened()
        made.come("09:00", 1, 2)
        made.add("day.nominated", "09:05", name="Ann")
        made.ballots("09:20", [[1, 0, 0, 600], [2, 0, 400, 0]], ("Ann", "Cy"))
        found = count_election(made.sheet(), 1)
        assert found.result.elected == elected
        assert found.disregarded == ({"Cy": 600} if version == "2002" else {})


@pytest.mark.parametrize(("asked", "severity"), [("09:05", "error"), ("09:15", "info")])
@pytest.mark.parametrize("version", ["1988", "2002"])
def test_a_ballot_demanded_in_time(version: str, asked: str, severity: str) -> None:
    made = Making(version, {1: 600, 2: 400}, seats=1, items=ELECTION).opened()
    made.come("09:00", 1)
    made.add("day.demanded", asked, what="ballot", by="Holder 1")
    made.add("day.nominated", "09:06", name="Ann")
    made.add("day.counted", "09:10", item=1, method="voice", votes={"Ann": 600})
    found = count_election(made.sheet(), 1)
    assert found.result.elected == ("Ann",)
    told = [f for f in found.findings if f.field == "method"]
    assert [f.severity for f in told] == [severity]
