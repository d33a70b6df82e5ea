"""Votes counted again without chosen papers, or with those set aside, held against the record."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.bylaws.meeting_day.challenge import turning_item, turning_quorum, turning_seat
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.trial import Compared, compared, numbers_of, papers, tried
from tests.bylaws.meeting_day.conftest import AGENT, ELECTION, Making
from tests.bylaws.meeting_day.test_challenge import VERSIONS, VOTES, item_sheet

MARKS = ("for", "against", "abstain")


def results(made: Making, *ticked: int) -> dict[tuple[str, int, str], Compared]:
    """Every result by its kind, item and name, tried with these papers ticked."""
    sheet = made.sheet()
    return {(c.kind, c.item, c.name): c for c in compared(sheet, tried(sheet, ticked))}


def with_proxy(version: str = "2002", **late: str) -> tuple[Making, int]:
    """600 in person for and against alike, 400 by a proxy for, late if said."""
    made = Making(version, {1: 600, 2: 400}).opened()
    proxy = made.proxy(2, **{key: made.at(hour) for key, hour in late.items()})
    made.come("09:00", 1, agents=[AGENT])
    made.motion()
    made.ballots("09:20", [[1, 0, 300, 300, 0], [2, proxy, 400, 0, 0]])
    return made, proxy


def test_nothing_ticked_changes_nothing() -> None:
    made, _ = with_proxy()
    assert not any(one.changed or one.turned for one in results(made).values())


def test_a_proxy_left_out_is_neither_represented_nor_voted() -> None:
    made, proxy = with_proxy()
    item = results(made, -proxy)["item", 1, ""]
    assert (item.before.word, item.after.word) == ("carried", "lost")
    assert item.after.votes == {"for": 300, "against": 300, "abstain": 0}
    assert (item.before.present, item.after.present) == (1000, 600)
    assert item.turned and item.changed and not item.by_voice
    assert [cite.section for cite in item.cites] == ["§2.8 ¶1"]


def test_a_late_proxy_counts_on_trial_and_nothing_of_it_is_kept() -> None:
    made, proxy = with_proxy(received_at="09:30")
    found = results(made, -proxy)
    assert not count_item(made.sheet(), 1).result.carried
    assert (found["item", 1, ""].before.word, found["item", 1, ""].after.word) == (
        "lost",
        "carried",
    )
    assert not made.sheet().day.proxy_rulings


def test_a_holder_left_out_takes_the_quorum_away_and_its_section_is_named() -> None:
    made, _ = with_proxy()
    found = results(made, 1)
    assert (found["quorum", 0, ""].before.word, found["quorum", 0, ""].after.word) == (
        "a quorum",
        "no quorum",
    )
    assert found["quorum", 0, ""].after.present == 400
    item = found["item", 1, ""]
    assert item.after.word == "lost"
    assert item.turned and not item.after.quorum
    assert "§2.6" in [cite.section for cite in item.cites]


def test_shares_are_never_voted_twice_on_trial() -> None:
    """The older proxy taken in keeps out the newer for the same shares, and a part fits."""
    made = Making("2002", {1: 600, 2: 400}).opened()
    older = made.proxy(2, dated="2003-05-01")
    newer = made.proxy(2, dated="2003-05-05")
    made.come("09:00", 1, agents=[AGENT])
    made.motion()
    made.ballots("09:20", [[1, 0, 0, 300, 300], [2, older, 400, 0, 0], [2, newer, 0, 400, 0]])
    item = results(made, -older)["item", 1, ""]
    assert item.before.votes == {"for": 0, "against": 700, "abstain": 300}
    assert item.after.votes == {"for": 400, "against": 300, "abstain": 300}
    assert item.after.present == 1000
    both = results(made, -older, -newer)["item", 1, ""]
    assert both.after == item.after


def test_a_proxy_for_the_ballot_in_person_of_the_same_holder() -> None:
    """Both ticked, the proxy is voted in place of the ballot, and the holder is there once."""
    made = Making("2002", {1: 600, 2: 400}).opened()
    proxy = made.proxy(2)
    made.come("09:00", 1, 2, agents=[AGENT])
    made.motion()
    made.ballots("09:20", [[1, 0, 0, 0, 600], [2, 0, 0, 400, 0], [2, proxy, 400, 0, 0]])
    item = results(made, -proxy, 2)["item", 1, ""]
    assert item.before.votes == {"for": 0, "against": 400, "abstain": 600}
    assert item.after.votes == {"for": 400, "against": 0, "abstain": 600}
    assert item.after.present == 1000


def test_a_holder_who_left_before_the_vote_is_not_taken_off_it() -> None:
    made = Making("2002", {1: 600, 2: 300, 3: 100}).opened()
    made.come("09:00", 1, 2, 3)
    made.go("09:05", 3)
    made.motion()
    made.ballots("09:20", [[1, 0, 600, 0, 0], [2, 0, 0, 300, 0]])
    assert not results(made, 3)["item", 1, ""].changed


def test_a_vote_by_voice_is_told_and_its_votes_stand() -> None:
    made = Making("2002", {1: 600, 2: 400}).opened()
    made.come("09:00", 1, 2)
    made.motion()
    votes = {"for": 600, "against": 400, "abstain": 0}
    made.add("day.counted", "09:20", item=1, method="voice", votes=votes)
    item = results(made, 2)["item", 1, ""]
    assert item.by_voice
    assert item.after.votes == item.before.votes
    assert item.after.present == 600


def election() -> Making:
    """One seat; C has no ballot but that of holder 3."""
    made = Making("1988", {1: 500, 2: 300, 3: 200}, seats=1, items=ELECTION).opened()
    made.come("09:00", 1, 2, 3)
    for name in ("A", "B"):
        made.add("day.nominated", "09:05", name=name)
    made.ballots(
        "09:20",
        [[1, 0, 500, 0, 0], [2, 0, 0, 300, 0], [3, 0, 0, 0, 200]],
        ("A", "B", "C"),
    )
    return made


def test_each_seat_as_counted_and_as_tried() -> None:
    found = results(election(), 1)
    words = {c.name: (c.before.word, c.after.word) for c in found.values() if c.kind == "seat"}
    assert words == {
        "A": ("elected", "not elected"),
        "B": ("not elected", "elected"),
        "C": ("not elected", "not elected"),
    }
    seat = found["seat", 1, "B"]
    assert (seat.before.present, seat.after.present) == (1000, 500)
    assert not seat.after.quorum
    assert [c.section for c in seat.cites][-1] == "II §5"


def test_a_nominee_who_has_votes_on_trial_alone_is_listed() -> None:
    """1988 asks for no nomination: a name written on a late proxy's ballot is one on trial."""
    made = Making("1988", {1: 500, 2: 300}, seats=1, items=ELECTION).opened()
    bad = made.proxy(2, signer="")
    made.come("09:00", 1, agents=[AGENT])
    made.add("day.nominated", "09:05", name="A")
    made.ballots("09:20", [[1, 0, 500]], ("A",))
    made.ballots("09:21", [[2, bad, 300]], ("C",))
    found = results(made, -bad)
    assert ("seat", 1, "C") in found
    assert found["seat", 1, "C"].after.votes == {"C": 300}


def test_the_papers_that_may_be_ticked_those_for_the_inspectors_first() -> None:
    made = Making("2002", {1: 500, 2: 300, 3: 200, 4: 50, 5: 0}).opened()
    undated = made.proxy(2)
    made.events[-1].data.pop("dated_on")
    unsigned = made.proxy(3, signer="")
    stranger = made.proxy(99)
    good = made.proxy(4)
    made.come("09:00", 1, 5)
    found = papers(made.sheet())
    assert [p.number for p in found] == [-undated, -unsigned, 1, -good]
    assert [p.open for p in found] == [True, False, False, False]
    assert [p.counts for p in found] == [False, False, True, True]
    assert found[2].standing == "in person"
    made.motion()
    made.ballots("09:20", [[1, 0, 500, 0, 0]])
    assert [p.standing for p in papers(made.sheet()) if p.number == 1] == ["voted in person"]
    assert not any(one.changed for one in results(made, -stranger, 5).values())


@settings(max_examples=60, deadline=None)
@given(VERSIONS, VOTES, st.integers(1, 20))
def test_the_fewest_ticked_turn_the_item(
    version: str, votes: list[tuple[int, int]], absent: int
) -> None:
    sheet = item_sheet(version, votes, absent)
    if not sheet.day.cast or not any(batch.rows for batch in sheet.day.cast):
        return
    turning = turning_item(sheet, 1)
    trial = tried(sheet, numbers_of(sheet, turning))
    item = next(c for c in compared(sheet, trial) if c.kind == "item")
    assert (item.before.word, item.after.word) == (turning.before, turning.after)


def test_the_fewest_ticked_turn_the_quorum_and_the_seat() -> None:
    made = Making("2002", {1: 400, 2: 300, 3: 300}).opened()
    proxy = made.proxy(1)
    made.come("09:00", 2, 3, agents=[AGENT])
    sheet = made.sheet()
    for number, ticks in ((0, {-proxy, 2}), (300, {-proxy, 2})):
        assert set(numbers_of(sheet, turning_quorum(sheet), quorum=True)) == ticks, number
    found = results(made, -proxy, 2)
    assert found["quorum", 0, ""].after.word == "no quorum"
    chosen = election()
    sheet = chosen.sheet()
    ticks = numbers_of(sheet, turning_seat(sheet, 1))
    assert results(chosen, *ticks)["seat", 1, "A"].after.word != "elected"


def test_a_proxy_that_counted_at_the_first_vote_alone_is_recorded_as_set_aside() -> None:
    made = Making("2002", {1: 600, 2: 400}).opened()
    proxy = made.proxy(2)
    made.come("09:00", 1, 2, agents=[AGENT])
    made.motion()
    made.ballots("09:20", [[1, 0, 300, 300, 0], [2, proxy, 400, 0, 0]])
    made.motion(2)
    made.ballots("09:40", [[2, 0, 0, 400, 0]], item=2)
    made.ballots("09:41", [[1, 0, 600, 0, 0]], item=3)
    counts = {p.number: p.counts for p in papers(made.sheet())}
    assert counts == {1: True, 2: True, -proxy: False}
