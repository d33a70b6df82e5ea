"""The board of a meeting's day as values: quorum, roll, items, what does not count, the state.

The meetings are made from a few events; the figures are worked by hand under 1988 II §5 to §10 and
2002 §2.6 to §2.13.
"""

from __future__ import annotations

from time import perf_counter

import pytest

from app.presenters.meeting_day.both_ways import challenge_lines, present_both_ways
from app.presenters.meeting_day.items import present_items
from app.presenters.meeting_day.not_counted import not_counted_notes, present_not_counted
from app.presenters.meeting_day.proxy_desk import present_proxies, present_proxy, proxies_fact
from app.presenters.meeting_day.quorum import present_quorum
from app.presenters.meeting_day.roll import (
    RollIndex,
    present_roll,
    represented,
    roll_fact,
    room_now,
)
from app.presenters.meeting_day.state import present_missing, present_state, state_of
from tests.bylaws.meeting_day.conftest import AGENT, ELECTION, Making

VOTES = {1: 60, 2: 30, 3: 7, 4: 3}


def held(version="2002", **plan):
    made = Making(version, VOTES, items=ELECTION, seats=2, **plan)
    made.come("08:50", 2, 3)
    return made.opened("09:00")


def roll(made):
    now = room_now(made.sheet())
    return {h: represented(now, h)[0] for h in VOTES}


@pytest.mark.parametrize("version", ["1988", "2002"])
def test_the_quorum_in_figures_and_who_would_close_the_gap(version):
    made = held(version)
    view = present_quorum(made.sheet())
    assert (view.word, view.severity) == ("No quorum", "unmet")
    assert (view.present, view.entitled, view.needed) == (37, 100, 51)
    assert view.more == "14 votes short. Holder 1 (60 votes) would make it up."
    assert view.of_all == "of 100 votes are represented"
    made.proxy(1)
    made.come("09:05", agents=[AGENT])
    view = present_quorum(made.sheet())
    assert (view.word, view.in_person, view.by_proxy) == ("Quorum present", 37, 60)
    assert (view.since, view.more) == ("since 9:05 AM", "")
    assert view.parts == ("In person 37", "By proxy 60", "Needed: 51")
    assert view.section == {"1988": "II §5", "2002": "§2.6"}[version]


def test_a_quorum_withdrawn_says_what_each_act_needs():
    made = held()
    made.come("09:01", 1)
    made.go("09:30", 1)
    view = present_quorum(made.sheet())
    assert view.word == "Quorum withdrawn"
    assert view.more == "14 votes short. Business goes on; each act needs 26 votes for it."


def test_the_roll_says_how_each_is_represented():
    made = held()
    made.proxy(1)
    assert roll(made)[1] == "Agent away"
    made.come("09:01", agents=[AGENT])
    assert roll(made) == {
        1: "Proxy: L. Wong",
        2: "In person",
        3: "In person",
        4: "Not represented",
    }
    made.go("09:20", 3)
    made.proxy(4, signer="")
    assert (roll(made)[3], roll(made)[4]) == ("Left 9:20 AM", "Proxy set aside")


def test_the_index_finds_by_the_beginning_first_then_any_part():
    sheet = Making("2002", dict.fromkeys(range(1, 31), 1)).sheet()
    index = RollIndex(sheet.voters)
    assert index.find("holder 3") == (3, 30, 13, 23)
    assert index.find("30 hol") == (30,)
    assert index.find("zebra") == ()
    assert len(index.find("")) == 30


def test_letters_with_marks_are_found_without_them():
    made = Making("2002", {1: 1})
    made.rows = [made.row(1, 1)]
    sheet = made.sheet()
    voter = sheet.voters[1]
    index = RollIndex({1: type(voter)(1, "Thị Hồng Nguyễn", 1, 1)})
    assert index.find("hong nguyen") == (1,)


def test_among_100_000_holders_a_keystroke_is_answered_within_50_ms():
    sheet = Making("2002", dict.fromkeys(range(1, 100_001), 1)).sheet()
    index, now = RollIndex(sheet.voters), room_now(sheet)
    for text in ("h", "9", "holder 99999", "99999 hol", "zebra"):
        start = perf_counter()
        table = present_roll(now, index, text)
        assert perf_counter() - start < 0.05, text
        assert len(table.rows) <= 60
    assert present_roll(now, index).rows == []
    assert roll_fact(now, index).endswith("Type a name to find another.")


def test_the_roll_can_be_narrowed_to_those_away_and_an_agent_has_a_line():
    made = held()
    made.proxy(1)
    sheet = made.sheet()
    now, index = room_now(sheet), RollIndex(sheet.voters)
    away = present_roll(now, index, only="away")
    assert [row.cells[0] for row in away.rows] == [f"{AGENT}, agent", "Holder 1", "Holder 4"]
    found = present_roll(now, index, "wong")
    assert [(row.key, row.cells[1:]) for row in found.rows] == [
        (f"agent:{AGENT}", ("60", "Not here"))
    ]


@pytest.mark.parametrize(
    ("version", "votes", "chip", "lines"),
    [
        # 1988 II §5: a majority of those represented, 37 + 60 = 97, is 49
        ("1988", {"for": 48, "against": 1}, "Not carried", [("unmet", "48 of 49, 1 short")]),
        # 2002 §2.6: more for than against, and a majority of the quorum of 51, which is 26
        ("2002", {"for": 48, "against": 1}, "Carried", [("fits", "48 ≥ 2"), ("fits", "48 ≥ 26")]),
        ("2002", {"for": 25, "against": 1}, "Not carried",
         [("fits", "25 ≥ 2"), ("unmet", "25 of 26, 1 short")]),
    ],
)  # fmt: skip
def test_a_card_shows_each_test_with_its_figures(version, votes, chip, lines):
    made = held(version)
    made.come("09:01", 1)
    made.motion(2)
    made.add("day.counted", "09:30", item=2, method="voice", votes=votes)
    card = present_items(made.sheet())[1]
    assert (card.number, card.chip, card.open) == (2, chip, True)
    assert [(line.severity, line.figures) for line in card.lines] == lines
    assert all(line.section and line.rule for line in card.lines)


def test_an_election_before_and_after_its_ballots():
    made = held()
    made.come("09:01", 1)
    (card,) = present_items(made.sheet())
    assert (card.chip, card.outcome, card.table.rows) == ("Not yet voted", None, [])
    offered = [link.target.partition(":")[0] for link in card.acts]
    assert (offered.count("nominate"), card.table.empty_action) == (1, "")  # offered once
    for name in ("Ann", "Bo", "Cy"):
        made.add("day.nominated", "09:10", name=name, accepted=True)
    rows = [(1, 0, 60, 60, 0), (2, 0, 0, 30, 30)]
    made.ballots("09:20", rows, ("Ann", "Bo", "Cy"))
    (card,) = present_items(made.sheet())
    assert [row.cells for row in card.table.rows] == [
        ("Bo", "90", "Elected"),
        ("Ann", "60", "Elected"),
        ("Cy", "30", "Not elected"),
    ]
    assert card.outcome is True
    assert "declare:1" in {link.target for link in card.acts}


def test_what_does_not_count_has_its_reason_and_section():
    made = held()
    undated = made.proxy(1, dated="", dated_on=None)
    made.proxy(4, signer="")
    made.go("09:10", 3)
    now = room_now(made.sheet())
    table = present_not_counted(now)
    assert [row.cells for row in table.rows] == [
        ("Holder 1", "60"),
        ("Holder 4", "3"),
        ("Holder 3", "7"),
    ]
    first = not_counted_notes(now)[0]
    assert (first.severity, first.section) == ("warning", "§2.12")
    assert first.links[0].target == f"rule-on-proxy:{undated}"
    assert challenge_lines(now, present_quorum(now.sheet)) == (
        "With the proxy of Holder 1 90 votes are represented. That would be a quorum.",
    )


def test_counting_both_ways_names_the_fewest_that_turn_a_result():
    made = held()
    made.come("09:01", 1)
    made.motion(1)
    made.ballots("09:20", [(1, 0, 60, 0, 0), (2, 0, 0, 30, 0)], item=2)
    rows = {row.key: row.cells for row in present_both_ways(made.sheet()).rows}
    assert rows["quorum"][1:] == ("A quorum", "No quorum", "60 votes less: Holder 1 (60)")
    assert rows["2"][1:] == ("Carried", "Lost", "60 votes less: Holder 1 (60)")


def test_the_proxy_desk_lists_each_with_its_standing():
    made = held()
    good = made.proxy(1, marks={"2": [None, 0, 0]})
    bad = made.proxy(4, signer="")
    now = room_now(made.sheet())
    table = present_proxies(now)
    assert [(row.key, row.cells[5]) for row in table.rows] == [
        (str(good), "Counts"),
        (str(bad), "Not in order, §2.12"),
    ]
    assert table.totals[:2] == ("1 proxy counts", "60")
    assert proxies_fact(now) == "1 proxy counts with 60 votes; 1 is set aside with 3 votes."
    detail = present_proxy(now, good)
    assert dict(detail.facts)["Item 2"] == "For"
    assert present_proxies(now, "holder 4").rows[0].key == str(bad)
    assert present_proxy(now, 99) is None


def test_what_is_missing_empties_as_the_facts_come_in():
    made = Making("2002", VOTES, items=ELECTION, seats=2)
    sentences = [note.sentence for note in present_missing(made.sheet(), None)]
    assert "Nobody has called the meeting to order yet." in sentences
    assert "No notice is recorded." in sentences
    assert not any(note.links for note in present_missing(made.sheet(), None))


def test_the_state_of_the_day_and_its_next_act():
    made = Making("2002", VOTES, items=ELECTION)
    states = [state_of(made.sheet().day)]
    made.opened("09:04")
    view = present_state(made.plan, made.sheet().day, "2002")
    assert "called to order at 9:04 AM by Ann Lee" in view.fact
    assert view.acts[0].target == "close-meeting"
    states.append(view.state)
    made.add("day.adjourned", "09:30", to_on="2003-06-03")
    states.append(state_of(made.sheet().day))
    made.add("day.closed", "09:31")
    states.append(state_of(made.sheet().day))
    assert states == ["ahead", "open", "adjourned", "closed"]


def test_a_cumulated_election_says_how_many_shares_surely_elect_one():
    """2002 §2.8 ¶2: of 100 shares that vote for 2 seats more than a third, 34, are enough."""
    made = held()
    made.come("09:01", 1, 4)
    for name in ("Ann", "Bo"):
        made.add("day.nominated", "09:05", name=name)
    made.add("day.cumulation", "09:06", holder=2, by="Holder 2")
    made.ballots("09:20", [(1, 0, 120, 0), (2, 0, 0, 60)], ("Ann", "Bo"))
    notes = [note for card in present_items(made.sheet()) for note in card.notes]
    said = next(note for note in notes if "are enough" in note.sentence)
    assert "100 shares vote: 34 shares are enough." in said.sentence
    assert said.section.startswith("§2.8")
    assert any(note.sentence == "Cumulative voting is open to all." for note in notes)
