"""A meeting's day where something is missing or out of the ordinary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from app.bylaws.law import Bylaws, Shelf, built_in
from app.bylaws.meeting_day.adjourning import adjourning, check_adjourning
from app.bylaws.meeting_day.agents import agents_ballot, check_votes
from app.bylaws.meeting_day.challenge import Weighed, turning_item, turning_quorum, turning_seat
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.judging import test_for as usual_test
from app.bylaws.meeting_day.proxies import standings
from app.bylaws.meeting_day.quorum import check_quorum, quorum_now
from app.bylaws.meeting_day.recording import meeting_record
from app.bylaws.meeting_day.sheet import Sheet, open_sheet
from app.bylaws.meeting_day.validity import Notice, still_missing
from app.domain.meeting_day.record import by_proxy, maker_event, proxy_of
from app.domain.meeting_day.room import room_at
from app.domain.meeting_record import Adjournment, Count
from app.domain.meetings import MeetingPlan, Place
from app.domain.refusal import Refusal
from tests.bylaws.meeting_day.conftest import ELECTION, Making

BOTH = pytest.mark.parametrize("version", ["1988", "2002"])
OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")


def without(law: Bylaws, rule: str) -> Bylaws:
    return replace(law, rules={key: law.rules[key] for key in law.rules if key != rule})


def voted(version: str, votes_for: int, against: int, absent: int, **motion: Any) -> Sheet:
    made = Making(version, {1: votes_for, 2: against, 3: absent}).opened()
    made.come("09:00", 1, 2)
    made.motion(**motion)
    made.ballots("09:20", [[1, 0, votes_for, 0, 0], [2, 0, 0, against, 0]])
    return made.sheet()


def test_a_meeting_of_a_day_without_bylaws_has_no_sheet() -> None:
    made = Making("2002", {1: 100})
    sheet = made.sheet()
    for plan in (MeetingPlan("m"), MeetingPlan("m", on=date(1980, 1, 2))):
        with pytest.raises(Refusal, match="No bylaws are on file"):
            open_sheet(sheet.shelf, plan, sheet.day, sheet.voters)


def test_votes_that_nobody_voted_are_told() -> None:
    made = Making("2002", {1: 600, 2: 400}).opened()
    made.come("09:00", 1, 2)
    made.motion()
    made.ballots("09:20", [[1, 0, 500, 50, 0]])
    assert count_item(made.sheet(), 1).unvoted == 450


@BOTH
def test_the_record_holds_every_count_and_the_election(version: str) -> None:
    made = Making(version, {1: 600, 2: 400}, seats=1, items=ELECTION).opened()
    made.come("09:00", 1, 2)
    made.add("day.nominated", "09:05", name="Ann")
    made.motion(item=2)
    made.ballots("09:20", [[1, 0, 600]], ["Ann"])
    made.ballots("09:30", [[1, 0, 600, 0, 0], [2, 0, 0, 400, 0]], item=2)
    record = meeting_record(made.sheet())
    assert record.election
    assert record.election.votes == {"Ann": 600}
    assert [(m.item, m.count.votes_for) for m in record.done if m.count] == [(2, 600)]
    assert len(record.attendance) == 2


# ---- Quorum ------------------------------------------------------------------------------


def test_business_without_a_quorum_and_after_holders_left() -> None:
    """1988 II §5 and §6 ¶1; 2002 §2.6 and §2.7 ¶1: 501 are a quorum, 251 carry after it broke."""
    made = Making("2002", {1: 300, 2: 300, 3: 400}).opened()
    made.come("09:00", 1)
    early = datetime.fromisoformat(made.at("09:01"))
    (found,) = check_quorum(made.sheet(), early, "The vote")
    assert (found.severity, found.cite.rule) == ("error", "shareholders.quorum.none-only-adjourn")
    made.come("09:10", 2)
    assert check_quorum(made.sheet(), datetime.fromisoformat(made.at("09:11")), "The vote") == ()
    made.go("09:20", 2)
    late = datetime.fromisoformat(made.at("09:21"))
    (found,) = check_quorum(made.sheet(), late, "The vote")
    assert (found.severity, found.cite.rule) == ("info", "shareholders.quorum.withdrawal")
    assert "251 votes for it" in found.sentence
    silent = replace(made.sheet(), law=without(NEW, "shareholders.quorum.withdrawal"))
    assert not quorum_now(silent, late).business


def test_more_against_than_for_after_a_withdrawal_carries_with_advice() -> None:
    """A majority of the quorum of 501 is 251, whatever is against (matrix 3.8)."""
    made = Making("2002", {1: 255, 2: 300, 3: 445}).opened()
    made.come("09:00", 1, 2)
    made.motion()
    made.go("09:10", 2)
    made.add("day.counted", "09:20", item=1, method="voice", votes={"for": 255, "against": 260})
    found = count_item(made.sheet(), 1)
    assert found.result.carried
    assert [f.severity for f in found.findings if "after the withdrawal" in f.sentence] == [
        "advice"
    ]


# ---- Tests of a vote ---------------------------------------------------------------------


def test_the_version_of_2002_knows_no_unanimous_vote_and_no_vote_on_indemnity() -> None:
    """The item is then judged by the ordinary vote of §2.8."""
    for test in ("unanimous", "indemnity"):
        found = count_item(voted("2002", 300, 250, 450, test=test), 1)
        assert (found.result.cite.rule, found.result.carried) == ("shareholders.vote.act", True)


@pytest.mark.parametrize(
    ("law", "matter", "stated", "test"),
    [
        (OLD, "dissolution", False, "unanimous"),
        (OLD, "dissolution", True, "ordinary"),
        (OLD, "election", False, "ordinary"),
        (NEW, "dissolution", False, "ordinary"),
        (NEW, "bylaws-amendment", True, "bylaws"),
    ],
)
def test_the_usual_test(law: Bylaws, matter: str, stated: bool, test: str) -> None:
    """1988 II §4 ¶3: a special matter that the notice did not state needs all votes."""
    assert usual_test(law, matter, stated=stated) == test


# ---- Adjourning --------------------------------------------------------------------------


def test_an_adjournment_without_a_new_day_asks_for_nothing() -> None:
    sheet = voted("2002", 300, 250, 450)
    assert adjourning(sheet, Adjournment()) is None
    assert check_adjourning(sheet, Adjournment()) == ()


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            Adjournment(to_on=date(2003, 5, 27), to_at=time(9), announced=True, votes_for=276),
            [("votes_for", "fits")],
        ),
        (
            Adjournment(to_on=date(2003, 5, 27), to_at=time(9), announced=True, votes_for=275),
            [("votes_for", "error")],
        ),
        (
            Adjournment(to_on=date(2003, 5, 27), to_at=time(9), announced=True),
            [("votes_for", "warning")],
        ),
        (
            Adjournment(to_on=date(2003, 5, 27), announced=True, votes_for=276),
            [("votes_for", "fits"), ("announced", "warning")],
        ),
    ],
)
def test_an_adjournment_by_the_votes_present(
    made: Adjournment, expected: list[tuple[str, str]]
) -> None:
    """2002 §2.7: a majority of the 550 votes present; time and place are announced."""
    sheet = voted("2002", 300, 250, 450)
    found = check_adjourning(sheet, made)
    assert [(f.field, f.severity) for f in found] == expected


# ---- Proxies and agents --------------------------------------------------------------------


def election(version: str, **proxy: Any) -> tuple[Making, int]:
    made = Making(version, {1: 100, 2: 900}, seats=2, items=ELECTION).opened()
    key = made.proxy(1, **proxy)
    made.come("09:00", agents=[made.agent])
    for name in ("Ann", "Bo"):
        made.add("day.nominated", "09:05", name=name)
    return made, key


@pytest.mark.parametrize(
    ("nominees", "directed", "free", "fault"),
    [
        ({}, {}, 100, False),
        ({"Ann": 100, "Bo": 100}, {"Ann": 100, "Bo": 100}, 0, False),
        ({"Ann": 101}, {}, 0, True),
    ],
)
def test_an_agents_ballot_in_an_election(
    nominees: dict[str, int], directed: dict[str, int], free: int, fault: bool
) -> None:
    """1988 II §7, 2002 §2.8 ¶2: directions are followed, over-voted ones are void."""
    made, _ = election("2002", nominees=nominees)
    sheet, at = made.sheet(), datetime.fromisoformat(made.at("09:30"))
    ballot = agents_ballot(sheet, 1, [made.agent], at, election=True)
    assert (ballot.directed, sum(f.votes for f in ballot.free), ballot.votes) == (
        directed,
        free,
        100,
    )
    assert bool(ballot.lines[0].fault) is fault


def test_cumulated_directions_count_times_the_seats() -> None:
    made, _ = election("2002", nominees={"Ann": 200})
    made.add("day.cumulation", "09:06", by="Holder 2")
    sheet = made.sheet()
    assert [f.severity for f in check_votes(sheet, 1, 100, {"Ann": 201})] == ["error"]
    assert check_votes(sheet, 1, 100, {"Ann": 200}) == ()


def test_a_writing_revokes_the_one_proxy_that_it_names() -> None:
    """1988 II §10, 2002 §2.12."""
    made = Making("2002", {1: 100, 2: 900}).opened()
    first = made.proxy(1, shares="60")
    second = made.proxy(1, dated="2003-05-02", shares="40", agents=["Bo Ray"])
    made.add("proxy.ended", "08:00", holder=1, how="writing", proxy=first)
    sheet = made.sheet()
    at = datetime.fromisoformat(made.at("10:00"))
    found = standings(sheet.law, sheet.shelf, sheet.day, sheet.voters, at)
    assert {key: s.standing for key, s in found.items()} == {first: "revoked", second: "counts"}


def test_a_proxy_of_older_bylaws_with_a_shorter_life_has_expired() -> None:
    """Both versions give eleven months; here the older one gives three."""
    made = Making("2002", {1: 100, 2: 900}).opened()
    key = made.proxy(1, dated="2002-09-02")
    sheet, rule = made.sheet(), OLD.rule("proxy.duration")
    short = replace(rule, params={**rule.params, "months": 3})
    older = replace(OLD, rules={**{k: OLD.rules[k] for k in OLD.rules}, rule.id: short})
    at = datetime.fromisoformat(made.at("10:00"))
    shelf = Shelf((older, NEW))
    found = standings(sheet.law, shelf, sheet.day, sheet.voters, at)
    assert found[key].standing == "expired"
    assert found[key].cite.version == OLD.key


def test_a_proxy_for_its_papers_and_what_befell_its_maker() -> None:
    """2002 §2.12: written notice of death or incapacity before the vote is counted."""
    made = Making("2002", {1: 100, 2: 900}).opened()
    key, stranger = made.proxy(1, shares="60"), made.proxy(77)
    made.add("proxy.ended", "08:00", holder=1, how="writing")
    made.add("proxy.ended", "08:30", holder=1, how="death", on="2003-05-19", informant="Kin")
    made.come("09:00", agents=[made.agent])
    made.motion()
    made.add("day.counted", "09:40", item=1, method="voice", votes={"for": 900})
    sheet = made.sheet()
    proxies = {proxy.key: proxy for proxy in sheet.day.proxies}
    known = proxy_of(proxies[key], sheet.voters)
    assert (known.holder, known.shares, known.votes) == ("Holder 1", 60, 60)
    nobody = proxy_of(proxies[stranger], sheet.voters)
    assert (nobody.holder, nobody.shares, nobody.votes) == ("", 0, 0)
    told = maker_event(sheet.day, 1, 1)
    assert told
    assert (told.event, told.informant, told.counted_at) == (
        "death",
        "Kin",
        datetime.fromisoformat(made.at("09:40")),
    )
    assert maker_event(sheet.day, 2) is None


def test_attendance_by_proxy_is_of_holders_who_stay_away_while_an_agent_is_there() -> None:
    made = Making("2002", {1: 100, 2: 200, 3: 300, 4: 400}).opened()
    made.proxy(1)
    made.proxy(2)
    made.proxy(3, agents=["Bo Ray"])
    made.proxy(77)
    made.come("09:00", 2, agents=[made.agent])
    made.go("09:30", agents=[made.agent])
    sheet = made.sheet()
    found = tuple(by_proxy(sheet.day, sheet.voters, {**sheet.spans}))
    assert [(a.name, a.votes, a.left_at) for a in found] == [
        ("Holder 1", 100, datetime.fromisoformat(made.at("09:30")))
    ]


# ---- Challenges and what is missing --------------------------------------------------------


def test_ballots_lost_weigh_together() -> None:
    lost = (Weighed(1, 1, "A", 10, {}), Weighed(2, 2, "B", 5, {}))
    from app.bylaws.meeting_day.challenge import Turning

    assert Turning(lost, "carried", "lost").votes == 15


def test_the_fewest_ballots_where_a_class_votes_apart() -> None:
    made = Making("2002", {1: 900})
    for holder, shares in ((2, 51), (3, 49)):
        made.rows.append(made.row(holder, shares, class_id=2, class_name="Preferred"))
    made.opened().come("09:00", 1, 2, 3)
    made.motion(**{"class": 2})
    made.ballots("09:20", [[1, 0, 900, 0, 0]])
    made.ballots("09:21", [[2, 0, 51, 0, 0]], **{"class": 2})
    found = turning_item(made.sheet(), 1)
    assert (found.before, found.after, len(found.lost)) == ("carried", "lost", 1)


def test_a_quorum_that_is_not_there_turns_on_nobody() -> None:
    made = Making("2002", {1: 500, 2: 500}).opened()
    made.come("09:00", 1)
    assert turning_quorum(made.sheet()).after == "no quorum"
    made.come("09:10", 2)
    assert [one.holder_id for one in turning_quorum(made.sheet()).lost] == [1]


def test_a_seat_that_no_loss_of_ballots_turns() -> None:
    made = Making("2002", {1: 600, 2: 400}, seats=1, items=ELECTION).opened()
    made.come("09:00", 1, 2)
    for name in ("Ann", "Bo"):
        made.add("day.nominated", "09:05", name=name)
    made.ballots("09:20", [[1, 0, 600, 0], [2, 0, 300, 0]], ["Ann", "Bo"])
    sheet = made.sheet()
    assert count_election(sheet, 1).result.elected == ("Ann",)
    assert turning_seat(sheet, 1).before == "Ann"


def test_a_meeting_without_notice_names_the_first_of_many_papers_that_are_missing() -> None:
    """1988 II §8, 2002 §2.9: a paper of each who was absent."""
    made = Making("2002", dict.fromkeys(range(1, 21), 100)).opened()
    made.come("09:00", *range(1, 13))
    found = list(still_missing(made.sheet(), Notice(given=False)))
    assert any(f.sentence == "No notice is recorded." for f in found)
    (papers,) = [f for f in found if f.field == "papers"]
    assert papers.sentence.endswith("Holder 17 and 3 more.")


@pytest.mark.parametrize(
    ("version", "mark", "directed", "free", "fault"),
    [
        ("1988", None, {}, 100, False),
        ("1988", [60, 40, 0], {"for": 60, "against": 40}, 0, False),
        ("1988", [60, 30, 10], {"for": 60, "against": 30, "abstain": 10}, 0, False),
        ("1988", [80, 40, 0], {}, 0, True),
        ("1988", [None, 30, 0], {}, 0, True),
        ("2002", [None, 30, 0], {"for": 100}, 0, False),
        ("2002", [None, 0, 0], {"for": 100}, 0, False),
    ],
)
def test_directions_on_an_item(
    version: str,
    mark: list[int | None] | None,
    directed: dict[str, int],
    free: int,
    fault: bool,
) -> None:
    """More votes than held are void; 2002 §2.8 ¶1: a mark without a number is for all shares."""
    made = Making(version, {1: 100, 2: 900}).opened()
    made.proxy(1, **({"marks": {"1": mark}} if mark else {}))
    made.come("09:00", agents=[made.agent])
    made.motion()
    at = datetime.fromisoformat(made.at("09:30"))
    ballot = agents_ballot(made.sheet(), 1, [made.agent], at)
    assert (ballot.directed, sum(f.votes for f in ballot.free)) == (directed, free)
    assert bool(ballot.lines[0].fault) is fault


@pytest.mark.parametrize(("counts", "standing"), [(True, "counts"), (False, "ruled out")])
def test_who_decides_on_a_proxy_decides_for_the_count(counts: bool, standing: str) -> None:
    made = Making("2002", {1: 100, 2: 900}).opened()
    key = made.proxy(1)
    made.add("day.ruling", "09:01", proxy=key, counts=counts, by="inspectors", reason="Seen.")
    sheet = made.sheet()
    at = datetime.fromisoformat(made.at("10:00"))
    found = standings(sheet.law, sheet.shelf, sheet.day, sheet.voters, at)[key]
    assert found.standing == standing
    assert found.says.endswith("Decided by the inspectors: Seen.")


def test_an_empty_room_turns_on_nobody() -> None:
    made = Making("2002", {1: 500, 2: 500}).opened()
    assert turning_quorum(made.sheet()).lost == ()


def test_a_rival_who_gains_a_seat_beside_the_winner_turns_nothing() -> None:
    """Of two seats one is won by far; votes for a stranger stand apart (2002 §2.14)."""
    made = Making("2002", {1: 600, 2: 400, 3: 300}, seats=1, items=ELECTION).opened()
    made.come("09:00", 1, 2, 3)
    for name in ("Ann", "Bo"):
        made.add("day.nominated", "09:05", name=name)
    rows = [[1, 0, 600, 0, 0], [2, 0, 0, 400, 0], [3, 0, 200, 0, 100]]
    made.ballots("09:20", rows, ["Ann", "Bo", "Stranger"])
    found = turning_seat(made.sheet(), 1)
    assert (found.before, found.after) == ("Ann", "Bo")
    assert [one.ballot for one in found.lost] == [1]


def test_strangers_who_come_have_no_votes() -> None:
    made = Making("2002", {1: 500, 2: 500}).opened()
    made.come("09:00", 1, 77)
    made.proxy(77)
    sheet = made.sheet()
    assert quorum_now(sheet).present == 500
    assert room_at(sheet.day, sheet.voters, {99: (sheet.ends, None)}).in_person == {1: 500}


def test_the_record_keeps_papers_rulings_and_the_adjournment() -> None:
    made = Making("2002", {1: 500, 2: 500}).opened()
    made.come("09:00", 1)
    made.go("09:30", 1)
    made.add("day.waiver", holder=2, kind="waiver of notice", signed_on="2003-05-21", filed="")
    made.add("day.waiver", holder=77, kind="waiver of notice")
    made.add("day.inspected", "09:40", tasks=[1, 2], totals={"1": 500}, signers=["I"], oath=True)
    made.add("day.ruling", "09:41", about="A point", ruling="Out of order", reason="", rule="")
    place = {"street": "1 Elm St", "city": "Reno"}
    made.add(
        "day.adjourned", "09:50", to_on="2003-05-27", to_at="10:00", to_place=place, announced=True
    )
    sheet = made.sheet()
    record = meeting_record(sheet)
    assert [(w.name, w.signed_on) for w in record.waivers] == [
        ("Holder 2", date(2003, 5, 21)),
        ("", None),
    ]
    assert [ruling.about for ruling in record.rulings] == ["A point"]
    assert record.adjournment
    assert record.adjournment.to_on == date(2003, 5, 27)
    assert record.adjournment.to_place == Place(street="1 Elm St", city="Reno")
    assert sheet.day.inspected
    assert sheet.day.inspected.oath
    assert [gone.name for gone in record.left()] == ["Holder 1"]
    assert Count(300, 100, 50, 25).unvoted(500) == 25


def test_a_winner_who_falls_to_the_rival_and_still_has_a_seat_is_not_turned() -> None:
    """Two seats: without the first ballot Ann and Bo are level, and Cy is still behind both."""
    made = Making("2002", {1: 300, 2: 200, 3: 100}, seats=2, items=ELECTION).opened()
    made.come("09:00", 1, 2, 3)
    for name in ("Ann", "Bo", "Cy"):
        made.add("day.nominated", "09:05", name=name)
    rows = [[1, 0, 300, 300, 0], [2, 0, 200, 0, 200], [3, 0, 0, 100, 100]]
    made.ballots("09:20", rows, ["Ann", "Bo", "Cy"])
    sheet = made.sheet()
    found = turning_seat(sheet, 1)
    assert found.before == "Ann, Bo"
    without = {one.ballot for one in found.lost}
    assert ", ".join(count_election(sheet, 1, without).result.elected) == found.after
