"""The sample company's annual meeting of 2004 from the first proxy to its close, and small ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.meetings.matter import sheet_of
from app.acts.operations import perform
from app.bylaws.meeting_day.agents import agents_ballot, rejected, stranded
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.quorum import closing, quorum_now
from app.domain.meeting_day.reading import moment
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.conftest import NOW

KEY, WHO = "2004-annual", Who("Linda", NOW, date(2004, 6, 1))
NAMES = (
    "Alan R. Steadman",
    "Miriam Goldstein-Reyes",
    "Teruko Hashimoto",
    "Joaquín Castellanos",
    "Steven B. Okafor",
)
AGENT = "Renée Lachance"


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, open for writing."""
    opened = Book.open(sample_file, NOW)
    yield opened
    opened.close()


def act(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, {"meeting": KEY, **given}, WHO).seq


def proxy(book: Book, holder: int, **more: Any) -> int:
    given = {"agents": [AGENT], "dated_on": "4/20/2004", "received_at": "5/3/2004 9:00 AM"}
    return act(book, "receive-proxy", holder=holder, **(given | more))


def order(book: Book) -> None:
    act(book, "open-meeting", at="9:00 AM", chair=NAMES[1], chair_office="president")


def largest(book: Book) -> list[int]:
    """Holders of record with a vote, the most votes first."""
    held = book.record_list(KEY)
    assert held
    return [row.holder_id for row in sorted(held.entitled, key=lambda row: -row.votes)]


def votes(book: Book, holders: list[int]) -> int:
    held = book.record_list(KEY)
    assert held
    return sum(row.votes for row in held.entitled if row.holder_id in holders)


def test_the_meeting_of_2004_from_proxies_to_the_close(book: Book) -> None:
    big = largest(book)
    for holder in big[:100]:
        proxy(book, holder)
    in_person = big[100:110]
    act(book, "arrive", at="8:50 AM", agents=[AGENT], holders=[{"holder": h} for h in in_person])
    order(book)
    now = quorum_now(sheet_of(book, KEY))
    assert (now.by_proxy, now.in_person) == (votes(book, big[:100]), votes(book, in_person))
    assert now.met == (now.present * 2 > now.entitled)
    for name in NAMES:
        act(book, "nominate", at="9:10 AM", name=name, by="board")
    act(book, "polls", at="9:15 AM", what="opened")
    act(book, "move", at="9:15 AM", item=1, moved_by=NAMES[0], seconded_by=NAMES[2])
    assert len(stranded(sheet_of(book, KEY), 1, moment("2004-05-25T09:16"))) == 100
    act(book, "sign-agents-ballot", at="9:20 AM", item=1, agents=[AGENT], choice=list(NAMES))
    ballot = [{"holder": h, "votes": dict.fromkeys(NAMES[:4], "for")} for h in in_person]
    act(book, "cast-ballots", at="9:25 AM", item=1, ballots=ballot)
    act(book, "polls", at="9:30 AM", what="closed")
    late = [{"holder": in_person[0], "votes": {}}]
    with pytest.raises(Refusal, match="polls closed at 9:30 AM"):
        act(book, "cast-ballots", at="9:31 AM", item=1, ballots=late)
    act(book, "count", at="9:40 AM", item=1)
    with pytest.raises(Refusal, match="counted at 9:40 AM"):
        act(book, "cast-ballots", at="9:30 AM", item=1, ballots=late)
    act(book, "close-meeting", at="9:45 AM")
    found = count_election(sheet_of(book, KEY), 1)
    assert found.result.elected == tuple(sorted(NAMES[:4])) + (NAMES[4],)
    assert found.votes[NAMES[0]] == votes(book, big[:110])
    assert found.votes[NAMES[4]] == votes(book, big[:100])
    assert (found.ballots, found.aside, stranded(sheet_of(book, KEY), 1)) == (110, (), ())
    assert book.verify().ok
    with pytest.raises(Refusal, match="closed at 9:45 AM"):
        act(book, "arrive", at="9:50 AM", holders=[{"holder": big[200]}])


def test_each_rejected_proxy_has_its_reason(book: Book) -> None:
    big = largest(book)
    undated = proxy(book, big[0], dated_on=None)
    late = proxy(book, big[1], received_at="5/25/2004 9:30 AM")
    unsigned = proxy(book, big[2], signer="")
    old = proxy(book, big[3], dated_on="6/24/2003")
    first = proxy(book, big[4])
    second = proxy(book, big[4], dated_on="5/1/2004", agents=["Bo Ray"])
    revoked, dead, good = proxy(book, big[5]), proxy(book, big[6]), proxy(book, big[7])
    act(book, "end-proxy", holder=big[5], how="writing", at="5/24/2004 4:00 PM")
    act(book, "end-proxy", holder=big[6], how="death", at="8:00 AM", informant="the widow")
    at = moment("2004-05-25T09:20")
    assert at
    found = {stands.key: stands for stands in rejected(sheet_of(book, KEY), at)}
    told = {key: (s.standing, s.cite.section) for key, s in found.items()}
    assert told == {
        undated: ("for the inspectors", "§2.12"),
        late: ("not in order", "§2.12"),
        unsigned: ("not in order", "§2.12"),
        old: ("expired", "§2.12"),
        first: ("revoked", "§2.12"),
        revoked: ("revoked", "§2.12"),
        dead: ("ended", "§2.12"),
    }
    assert found[late].votes == votes(book, [big[1]])
    act(book, "rule-on-proxy", proxy=undated, counts=True, at="9:05 AM", why="Postmark read.")
    still = {stands.key for stands in rejected(sheet_of(book, KEY), at)}
    assert undated not in still
    assert not {second, good} & still


def test_a_quorum_lost_after_departures(book: Book) -> None:
    """2002 §2.6: once there, business goes on with a majority of the required quorum."""
    big = largest(book)
    needed, there = quorum_now(sheet_of(book, KEY)).needed, big[:20]
    act(book, "arrive", at="8:50 AM", holders=[{"holder": h} for h in there])
    order(book)
    assert quorum_now(sheet_of(book, KEY)).met
    act(book, "leave", at="9:20 AM", holders=[{"holder": there[0]}])
    now = quorum_now(sheet_of(book, KEY))
    assert now.withdrawn
    assert now.go_on == needed // 2 + 1
    assert closing(sheet_of(book, KEY)).first[0].votes >= now.short
    gone = votes(book, there[:1])
    act(book, "move", at="9:25 AM", item=2, text="To thank the officers")
    ballots = [{"holder": h, "mark": "for"} for h in there[1:]]
    act(book, "cast-ballots", at="9:30 AM", item=2, ballots=ballots)
    found = count_item(sheet_of(book, KEY), 2)
    assert found.result.cite.section == "§2.6"
    assert found.represented == votes(book, there) - gone
    assert found.result.carried == (found.votes["for"] * 2 > needed)


def test_cumulative_votes_only_after_notice_and_never_too_many(book: Book) -> None:
    big = largest(book)
    act(book, "arrive", at="8:50 AM", holders=[{"holder": h} for h in big[:300]])
    order(book)
    for name in NAMES:
        act(book, "nominate", at="9:10 AM", name=name)
    own = votes(book, big[:1])
    ballot = [{"holder": big[0], "votes": {NAMES[0]: 5 * own}}]
    with pytest.raises(Refusal, match="gives no more"):
        act(book, "cast-ballots", at="9:20 AM", item=1, ballots=ballot)
    act(book, "cumulate", at="9:15 AM", holder=big[9])
    over = [{"holder": big[0], "votes": {NAMES[0]: 5 * own + 1}}]
    with pytest.raises(Refusal, match=f"{5 * own + 1:,} votes are cast of {5 * own:,}"):
        act(book, "cast-ballots", at="9:20 AM", item=1, ballots=over)
    act(book, "cast-ballots", at="9:20 AM", item=1, ballots=ballot)
    with pytest.raises(Refusal, match="voted on this item"):
        act(book, "cast-ballots", at="9:21 AM", item=1, ballots=ballot)
    found = count_election(sheet_of(book, KEY), 1)
    assert found.cumulative.yes
    assert found.votes[NAMES[0]] == 5 * own
    assert found.result.tied == tuple(sorted(NAMES[1:])) or found.result.elected


def test_agents_vote_as_directed_and_over_voted_directions_are_void(book: Book) -> None:
    big = largest(book)
    act(book, "arrive", at="8:50 AM", agents=[AGENT])
    order(book)
    proxy(book, big[0], marks={"2": "against"})
    proxy(book, big[1], marks={"2": {"for": 10, "against": votes(book, [big[1]])}})
    proxy(book, big[2])
    proxy(book, big[3], marks={"2": {"for": None, "against": 5}})
    act(book, "move", at="9:05 AM", item=2, text="To thank the officers")
    at = moment("2004-05-25T09:10")
    assert at
    ballot = agents_ballot(sheet_of(book, KEY), 2, [AGENT], at)
    assert ballot.directed == {"against": votes(book, big[:1]), "for": votes(book, [big[3]])}
    assert sum(one.votes for one in ballot.free) == votes(book, [big[2]])
    assert [line.fault is not None for line in ballot.lines] == [False, True, False, False]
    act(book, "sign-agents-ballot", at="9:10 AM", item=2, agents=[AGENT], choice="abstain")
    found = count_item(sheet_of(book, KEY), 2)
    assert found.votes["abstain"] == votes(book, [big[2]])
    assert found.unvoted == votes(book, [big[1]])
