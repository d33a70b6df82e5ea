"""The worked tables of matrix 7.1 to 7.5, row by row, through the functions of the board."""

from __future__ import annotations

import pytest

from app.bylaws.law import built_in
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.quorum import closing, quorum_now
from app.bylaws.shareholders.elections import surely_elects
from tests.bylaws.meeting_day.conftest import ELECTION, Making

BOTH = pytest.mark.parametrize("version", ["1988", "2002"])


@BOTH
@pytest.mark.parametrize(
    ("entitled", "needed", "go_on"),
    [(999, 500, 251), (1000, 501, 251), (1001, 501, 251), (7_163_842, 3_581_922, 1_790_962)],
)
def test_quorum(version: str, entitled: int, needed: int, go_on: int) -> None:
    """7.1; one vote less than the quorum is none, exactly half is none."""
    made = Making(version, {1: needed, 2: entitled - needed}).opened()
    made.come("09:00", 1)
    now = quorum_now(made.sheet())
    assert (now.needed, now.go_on, now.met, now.short) == (needed, go_on, True, 0)
    made = Making(version, {1: needed - 1, 2: entitled - needed + 1}).opened()
    made.come("09:00", 1)
    now = quorum_now(made.sheet())
    assert (now.met, now.short) == (False, 1)
    assert [m.holder_id for m in closing(made.sheet()).first] == [2]


@BOTH
def test_shares_of_the_corporation_come_off_first(version: str) -> None:
    """7.1: 1000 outstanding, 40 own: 960 votes, quorum 481."""
    made = Making(version, {1: 481, 2: 479}).opened()
    made.rows.append(made.row(3, 40, excluded="held by the corporation itself"))
    made.come("09:00", 1, 3)
    now = quorum_now(made.sheet())
    assert (now.entitled, now.needed, now.present) == (960, 481, 481)


@pytest.mark.parametrize(
    ("there", "votes_for", "against", "old", "new"),
    [
        (600, 280, 200, False, True),
        (520, 240, 200, False, False),
        (510, 256, 250, True, True),
        (600, 301, 299, True, True),
        (600, 300, 300, False, False),
        (501, 251, 0, True, True),
        (501, 250, 0, False, False),
        (900, 450, 400, False, True),
        (700, 350, 100, False, True),
    ],
)
def test_ordinary_vote(there: int, votes_for: int, against: int, old: bool, new: bool) -> None:
    """7.2, S = 1000: by ballot from the record, and by voice."""
    for version, carried in (("1988", old), ("2002", new)):
        made = Making(version, {1: votes_for, 2: against, 3: there - votes_for - against})
        made.rows.append(made.row(4, 1000 - there))
        made.opened()
        made.come("09:00", 1, 2, 3)
        made.motion()
        spoken = made.sheet().day
        assert not spoken.cast
        rows = [[1, 0, votes_for, 0, 0], [2, 0, 0, against, 0]]
        made.ballots("09:20", rows)
        found = count_item(made.sheet(), 1)
        assert found.result.carried is carried
        assert found.represented == there
        voice = Making(version, {1: there, 4: 1000 - there}).opened()
        voice.come("09:00", 1)
        voice.motion()
        votes = {"for": votes_for, "against": against}
        voice.add("day.counted", "09:30", item=1, method="voice", votes=votes)
        assert count_item(voice.sheet(), 1).result.carried is carried


@BOTH
@pytest.mark.parametrize(("votes_for", "carried"), [(251, True), (250, False)])
def test_after_a_withdrawal(version: str, votes_for: int, carried: bool) -> None:
    """7.2: a majority of the required quorum of 501."""
    made = Making(version, {1: votes_for, 2: 501 - votes_for, 3: 499}).opened()
    made.come("09:00", 1, 2)
    made.go("09:15", 2)
    made.motion()
    made.ballots("09:20", [[1, 0, votes_for, 0, 0]])
    found = count_item(made.sheet(), 1)
    assert found.quorum.withdrawn
    assert (found.result.carried, found.result.needed) == (carried, 251)


OUTSTANDING = [
    ("removal", "2002", 1_000_000, 500_001),
    ("removal", "2002", 7_163_842, 3_581_922),
    ("removal", "2002", 999_999, 500_000),
    ("bylaws-guarded", "2002", 1_000_000, 666_667),
    ("bylaws-guarded", "2002", 7_163_842, 4_775_895),
    ("bylaws-guarded", "2002", 999_999, 666_666),
    ("bylaws", "1988", 1_000_000, 500_001),
]


@pytest.mark.parametrize(("test", "version", "entitled", "needed"), OUTSTANDING)
def test_thresholds_of_outstanding_shares(
    test: str, version: str, entitled: int, needed: int
) -> None:
    """7.3: the least that carries, and one less."""
    for votes_for in (needed, needed - 1):
        made = Making(version, {1: votes_for, 2: entitled - votes_for}).opened()
        made.come("09:00", 1, 2)
        made.motion(test=test, directors=["Bo Ray"])
        made.ballots("09:20", [[1, 0, votes_for, 0, 0]])
        found = count_item(made.sheet(), 1).result
        assert (found.needed, found.carried) == (needed, votes_for == needed)


@pytest.mark.parametrize(
    ("entitled", "against", "blocked"),
    [
        (1_000_000, 166_667, True),
        (1_000_000, 166_666, False),
        (7_163_842, 1_193_974, True),
        (600, 100, False),
        (999_999, 166_666, False),
        (999_999, 166_667, True),
    ],
)
def test_a_sixth_blocks(entitled: int, against: int, blocked: bool) -> None:
    """7.3: a reduction below five."""
    made = Making("2002", {1: entitled - against, 2: against}).opened()
    made.come("09:00", 1, 2)
    made.motion(test="below-five")
    made.ballots("09:20", [[1, 0, entitled - against, 0, 0], [2, 0, 0, against, 0]])
    assert count_item(made.sheet(), 1).result.carried is not blocked


@pytest.mark.parametrize(
    ("voting", "seats", "needed"),
    [
        (1000, 5, (167, 334, 501, 667, 834)),
        (900_000, 5, (150_001, 300_001, 450_001, 600_001, 750_001)),
        (900_000, 9, (90_001, 180_001, 270_001, 360_001, 450_001)),
        (1200, 3, (301, 601, 901)),
    ],
)
def test_shares_that_surely_elect(voting: int, seats: int, needed: tuple[int, ...]) -> None:
    """7.4: so many shares elect one, two and so on, counted against the worst spread."""
    law = built_in("hemacare-2002")
    for directors, shares in enumerate(needed, 1):
        assert surely_elects(law, voting, seats, directors).needed == shares


@BOTH
@pytest.mark.parametrize(
    ("shares", "elected", "tied"),
    [
        (249, ("Y1", "Y2", "Y3"), ()),
        (250, (), ("X1", "Y1", "Y2", "Y3")),
        (251, ("X1",), ("Y1", "Y2", "Y3")),
    ],
)
def test_cumulative_election(
    version: str, shares: int, elected: tuple[str, ...], tied: tuple[str, ...]
) -> None:
    """7.4: T = 1000, N = 3, X all on one name, the others spread evenly on three."""
    names = ("X1", "Y1", "Y2", "Y3")
    made = Making(version, {1: shares, 2: 1000 - shares}, seats=3, items=ELECTION).opened()
    made.come("09:00", 1, 2)
    for name in names:
        made.add("day.nominated", "09:05", name=name)
    made.add("day.cumulation", "09:06", by="Holder 1")
    rest = 1000 - shares
    rows = [[1, 0, 3 * shares, 0, 0, 0], [2, 0, 0, rest, rest, rest]]
    made.ballots("09:20", rows, names, cumulative=True)
    found = count_election(made.sheet(), 1)
    assert (found.result.elected, found.result.tied) == (elected, tied)
    assert found.cumulative.yes


@pytest.mark.parametrize(
    ("votes_for", "against", "seats", "outcome"),
    [
        (600_000, 110_000, 5, "removed"),
        (600_000, 120_000, 5, "tie"),
        (600_000, 120_001, 5, "protected"),
        (600_000, 70_000, 9, "protected"),
        (540_000, 60_000, 9, "tie"),
        (600_000, 66_666, 9, "removed"),
        (600_000, 66_667, 9, "protected"),
        (500_000, 0, 5, "not carried"),
    ],
)
def test_removal(votes_for: int, against: int, seats: int, outcome: str) -> None:
    """7.5: S = 1,000,000; a tie counts as protected and is for counsel."""
    for version in ("1988", "2002"):
        made = Making(version, {1: votes_for, 2: against, 3: 1_000_000 - votes_for - against})
        made.opened().come("09:00", 1, 2, 3)
        made.motion(test="removal", directors=["Bo Ray"], authorized=seats)
        made.ballots("09:20", [[1, 0, votes_for, 0, 0], [2, 0, 0, against, 0]])
        found = count_item(made.sheet(), 1)
        assert found.result.carried is (outcome == "removed")
        assert bool(found.findings) is (outcome == "tie")
        rule = (
            "directors.removal.vote" if outcome == "not carried" else "directors.removal.protection"
        )
        assert found.result.cite.rule == rule


@pytest.mark.parametrize(("votes_for", "proper"), [(251, True), (250, False)])
def test_indemnity_of_1988(votes_for: int, proper: bool) -> None:
    """7.8: S = 1000, the person holds 150, 500 others are represented."""
    made = Making("1988", {1: 150, 2: votes_for, 3: 500 - votes_for, 4: 350}).opened()
    made.come("09:00", 1, 2, 3)
    made.motion(test="indemnity", interested=[{"holder": 1}])
    rows = [[1, 0, 150, 0, 0], [2, 0, votes_for, 0, 0], [3, 0, 0, 500 - votes_for, 0]]
    made.ballots("09:20", rows)
    found = count_item(made.sheet(), 1)
    assert (found.result.carried, found.result.needed) == (proper, 251)
    assert [aside.reason for aside in found.aside] == ["no vote"]
    assert found.without_vote == 150
