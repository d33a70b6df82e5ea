"""Proxies: matrix 3.12, EX-06, E88-16 and E02-50; which of a holder's proxies counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.bylaws.law import BUILT_IN, Bylaws, built_in
from app.bylaws.shareholders import proxies
from app.bylaws.shareholders.proxies import Events, Proxy

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
BOTH = pytest.mark.parametrize("key", BUILT_IN)
VOTE = datetime.fromisoformat("2003-05-20T11:00")
HOUR = timedelta(hours=1)
FIRST = Proxy(
    1,
    date(2003, 4, 20),
    ("Lee Wong",),
    filed_with="secretary",
    filed_at=datetime.fromisoformat("2003-04-25T09:00"),
)
SECOND = replace(
    FIRST, key=2, dated_on=date(2003, 5, 1), filed_at=datetime.fromisoformat("2003-05-06T09:00")
)


def standing(law: Bylaws, *papers: Proxy, events: Events | None = None) -> dict[int, str]:
    found = proxies.rulings(law, papers, events or Events(), VOTE)
    return {ruling.key: ruling.standing for ruling in found}


@BOTH
@pytest.mark.parametrize(
    ("dated", "through"),
    [
        (date(2002, 6, 20), date(2003, 5, 20)),
        (date(2002, 6, 19), date(2003, 5, 19)),
        (date(2003, 3, 31), date(2004, 2, 29)),
        (date(2002, 3, 31), date(2003, 2, 28)),
    ],
)
def test_eleven_months(key: str, dated: date, through: date) -> None:
    law = built_in(key)
    assert proxies.valid_through(law, replace(FIRST, dated_on=dated)).on == through
    longer = replace(FIRST, dated_on=dated, through=date(2005, 1, 1))
    assert proxies.valid_through(law, longer).on == date(2005, 1, 1)
    assert proxies.valid_through(law, replace(FIRST, unlimited=True)).on is None


@BOTH
@pytest.mark.parametrize(
    ("dated", "says"), [(date(2002, 6, 20), "counts"), (date(2002, 6, 19), "expired")]
)
def test_good_through_its_last_day(key: str, dated: date, says: str) -> None:
    assert standing(built_in(key), replace(FIRST, dated_on=dated)) == {1: says}


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        ({}, [], []),
        ({"signer": ""}, ["error"], ["error"]),
        ({"signer": "attorney in fact", "authority": "power"}, ["error"], []),
        ({"signer": "attorney in fact"}, ["error"], ["warning"]),
        ({"signer": "authorized agent"}, ["warning"], ["error"]),
        ({"agents": ()}, ["error"], ["error"]),
        ({"dated_on": None}, ["warning"], ["warning"]),
    ],
)
def test_form(change: dict[str, object], old: list[str], new: list[str]) -> None:
    paper = replace(FIRST, **change)
    told = [[f.severity for f in proxies.check_form(law, paper)] for law in (OLD, NEW)]
    assert told == [old, new]


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        ({}, [], []),
        ({"filed_at": None}, ["error"], ["error"]),
        ({"filed_at": VOTE}, ["error"], ["error"]),
        ({"filed_with": "inspectors"}, [], ["warning"]),
        ({"filed_with": "designee", "designated_by": "board"}, [], ["warning"]),
        (
            {"filed_with": "designee", "designated_by": "chief executive officer"},
            ["info"],
            ["warning"],
        ),
        ({"filed_with": "designee"}, ["warning"], ["warning"]),
    ],
)
def test_filing(change: dict[str, object], old: list[str], new: list[str]) -> None:
    paper = replace(FIRST, **change)
    told = [[f.severity for f in proxies.check_filing(law, paper, VOTE)] for law in (OLD, NEW)]
    assert told == [old, new]


def test_a_proxy_signs_a_consent() -> None:
    told = [[f.severity for f in proxies.check_scope(x, FIRST.acts, "consent")] for x in (OLD, NEW)]
    assert told == [[], ["warning"]]
    assert proxies.check_scope(NEW, ("vote", "consent"), "consent") == ()
    assert proxies.check_scope(NEW, FIRST.acts, "vote") == ()


@BOTH
def test_the_later_proxy_counts_and_stands_on_top(key: str) -> None:
    found = proxies.rulings(built_in(key), (FIRST, SECOND), Events(), VOTE)
    assert [(r.key, r.standing) for r in found] == [(2, "counts"), (1, "revoked")]


def test_a_later_proxy_that_came_only_to_the_meeting() -> None:
    """E02-50: presented to the meeting it revokes in 2002, and counts only once filed."""
    presented = replace(SECOND, filed_with="", filed_at=None, presented_at=VOTE - HOUR)
    assert standing(NEW, FIRST, presented) == {2: "not in order", 1: "revoked"}
    assert standing(OLD, FIRST, presented) == {2: "not in order", 1: "counts"}
    late = replace(presented, presented_at=VOTE)
    assert standing(NEW, FIRST, late) == {2: "not in order", 1: "counts"}


@BOTH
def test_a_later_proxy_with_the_inspectors(key: str) -> None:
    """Both versions let it count, 2002 with a warning, so the earlier one does not count too."""
    filed = replace(SECOND, filed_with="inspectors")
    assert standing(built_in(key), FIRST, filed) == {2: "counts", 1: "revoked"}


@BOTH
def test_an_unsigned_later_proxy_revokes_nothing(key: str) -> None:
    found = standing(built_in(key), FIRST, replace(SECOND, signer=""))
    assert found == {2: "not in order", 1: "counts"}


@BOTH
def test_equal_dates_or_none_go_to_the_inspectors(key: str) -> None:
    law = built_in(key)
    aside = {1: proxies.ASIDE, 2: proxies.ASIDE}
    assert standing(law, FIRST, replace(SECOND, dated_on=FIRST.dated_on)) == aside
    assert standing(law, FIRST, replace(SECOND, dated_on=None)) == aside
    assert standing(law, replace(FIRST, dated_on=None)) == {1: proxies.ASIDE}
    twin = replace(FIRST, key=3)
    assert standing(law, FIRST, twin, SECOND) == {2: "counts", 1: "revoked", 3: "revoked"}


@BOTH
@pytest.mark.parametrize(
    ("events", "says"),
    [
        (Events(), "counts"),
        (Events(written_at=VOTE - HOUR), "revoked"),
        (Events(written_at=VOTE), "counts"),
        (Events(voted_in_person_at=VOTE), "revoked"),
        (Events(voted_in_person_at=VOTE + HOUR), "counts"),
    ],
)
def test_what_revokes_before_the_vote(key: str, events: Events, says: str) -> None:
    assert standing(built_in(key), FIRST, events=events) == {1: says}


@pytest.mark.parametrize(
    ("noticed", "old", "new"),
    [
        (VOTE - HOUR, ("counts", True), ("ended", False)),
        (VOTE + HOUR, ("counts", True), ("ended", False)),
        (VOTE + 2 * HOUR, ("counts", False), ("counts", False)),
    ],
    ids=["before the vote", "before the count", "at the count"],
)
def test_death_or_incapacity(
    noticed: datetime, old: tuple[str, bool], new: tuple[str, bool]
) -> None:
    events = Events(death_noticed_at=noticed)
    for law, expected in ((OLD, old), (NEW, new)):
        (found,) = proxies.rulings(law, (FIRST,), events, VOTE, VOTE + 2 * HOUR)
        assert (found.standing, found.open) == expected


@pytest.mark.parametrize(("law", "basis"), [(OLD, "law"), (NEW, "705(e) and 705(f)")])
def test_irrevocable_on_its_face_is_left_to_counsel(law: Bylaws, basis: str) -> None:
    bound, written = replace(FIRST, irrevocable=True), Events(written_at=VOTE - HOUR)
    (found,) = proxies.rulings(law, (bound,), written, VOTE)
    assert found.open
    assert found.cite.rule == proxies.IRREVOCABLE
    assert basis in found.says
    (unharmed,) = proxies.rulings(law, (bound,), Events(), VOTE)
    assert (unharmed.standing, unharmed.open) == ("counts", False)
    _, replaced = proxies.rulings(law, (bound, SECOND), Events(), VOTE)
    assert replaced.open
