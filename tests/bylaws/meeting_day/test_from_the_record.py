"""Any course of proxies, endings, arrivals, departures and votes, recomputed from the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bylaws.law import built_in_shelf
from app.bylaws.meeting_day.agents import stranded
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item, item_limits
from app.bylaws.meeting_day.quorum import closing, missing, quorum_now
from app.bylaws.meeting_day.recording import meeting_record
from app.bylaws.meeting_day.sheet import Sheet, go_on, open_sheet
from app.domain.events import Event
from app.domain.meeting_day.ballots import sort_out
from app.domain.meeting_day.reading import DayReading, read_day
from app.domain.meeting_day.room import at_moment, entitled
from app.domain.meetings import AgendaItem
from tests.bylaws.meeting_day.conftest import ELECTION, Making

HOLDERS, AGENTS = (1, 2, 3, 4, 5), ("Lee Wong", "Bo Ray")
HOURS = [f"{hour:02}:{minute:02}" for hour in (9, 10) for minute in range(0, 60, 5)]
hours, holders = st.sampled_from(HOURS), st.sampled_from(HOLDERS)
dates = st.sampled_from(["", "1", "2", "3"])
steps = st.one_of(
    st.tuples(st.just("proxy"), holders, dates, st.sampled_from(AGENTS), hours),
    st.tuples(st.just("ended"), holders, st.sampled_from(["writing", "death"]), hours),
    st.tuples(st.just("come"), holders, hours),
    st.tuples(st.just("go"), holders, hours),
    st.tuples(st.just("agent"), st.sampled_from(AGENTS), hours),
    st.tuples(st.just("agent goes"), st.sampled_from(AGENTS), hours),
    st.tuples(st.just("vote"), holders, st.integers(0, 2), hours),
)


def played(version: str, course: list[tuple[object, ...]]) -> Making:
    """The course as events: one ballot a holder in person, then one for every proxy."""
    made = Making(version, {holder: 100 * holder for holder in HOLDERS}).opened()
    made.motion()
    voted: set[object] = set()
    for what, who, *rest in course:
        hour = str(rest[-1])
        if what == "proxy":
            dated = made.on.replace(day=int(rest[0])).isoformat() if rest[0] else ""
            dated = dated or None  # type: ignore[assignment]
            more = {"agents": [rest[1]], "received_at": made.at(hour)}
            made.proxy(int(str(who)), **(more | {"dated_on": dated}))
        elif what == "ended":
            made.add("proxy.ended", hour, holder=who, how=rest[0])
        elif what in ("come", "go"):
            (made.come if what == "come" else made.go)(hour, int(str(who)))
        elif what in ("agent", "agent goes"):
            (made.come if what == "agent" else made.go)(hour, agents=(str(who),))
        elif who not in voted:
            voted.add(who)
            row = [int(str(who)), 0, 0, 0, 0]
            row[2 + int(str(rest[0]))] = 100 * int(str(who))
            made.ballots(hour, [row])
    for event in [e for e in made.events if e.kind == "proxy.received"]:
        holder = event.data["holder"]
        made.ballots("10:55", [[holder, event.seq, 100 * holder, 0, 0]])
    return made


def reordered(made: Making, pick: Random) -> list[Event]:
    """The same facts entered in another order; ballots keep to their proxies."""
    order = list(range(len(made.events)))
    pick.shuffle(order)
    new = {made.events[place].seq: seq for seq, place in enumerate(order, 1)}

    def data(event: Event) -> dict[str, object]:
        if event.kind != "day.ballots":
            return dict(event.data)
        rows = [[h, new.get(proxy, 0), *votes] for h, proxy, *votes in event.data["rows"]]
        return {**event.data, "rows": rows}

    return [Event(new[e.seq], e.kind, e.key, e.on, data(e)) for e in made.events]


def summary(sheet: Sheet) -> tuple[object, ...]:
    """What the meeting comes to, by content."""
    found = count_item(sheet, 1)
    aside = sorted((a.holder_id, a.votes, a.reason, a.ballot > 0) for a in found.aside)
    return (
        [(s.at, s.in_person, s.by_proxy) for s in sheet.course],
        quorum_now(sheet).established_at,
        found.votes,
        found.result.carried,
        aside,
    )


def plainly_there(sheet: Sheet, at: datetime) -> tuple[int, int]:
    """The votes in person and by proxy at a moment, each holder looked at alone."""
    sums, day = [0, 0], sheet.day
    for holder, voter in sheet.voters.items():
        if _is_in(day.came, day.went, at, lambda x, h=holder: x.holder_id == h):
            sums[0] += voter.votes
            continue
        carried = 0
        for proxy in day.proxies:
            span = sheet.spans.get(proxy.key)
            good = span and span[0] <= at and (span[1] is None or at < span[1])
            there = any(
                _is_in(day.came, day.went, at, lambda x, a=agent: x.agent == a)
                for agent in proxy.agents
            )
            if proxy.holder_id == holder and good and there:
                carried += voter.votes
        sums[1] += min(voter.votes, carried)
    return sums[0], sums[1]


def _is_in(came, went, at, about) -> bool:  # type: ignore[no-untyped-def]
    """The last change up to the moment: a departure of the same minute comes first."""
    told = [(x.at, 1) for x in came if about(x) and x.at <= at]
    told += [(x.at, 0) for x in went if about(x) and x.at <= at]
    return bool(told) and max(told)[1] == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["1988", "2002"]), st.lists(steps, max_size=18), st.randoms())
def test_the_record_alone_gives_the_result(
    version: str, course: list[tuple[object, ...]], pick: Random
) -> None:
    made = played(version, course)
    sheet = made.sheet()
    other = made.sheet(reordered(made, pick))
    assert summary(sheet) == summary(other)
    total = entitled(sheet.voters)
    for standing in sheet.course:
        assert (standing.in_person, standing.by_proxy) == plainly_there(sheet, standing.at)
        assert at_moment(sheet.course, standing.at) == standing
        assert standing.present <= total
    room = sheet.room()
    assert not room.in_person.keys() & {h for h, votes in room.by_proxy.items() if votes}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["1988", "2002"]), st.lists(steps, max_size=18))
def test_no_share_is_counted_twice(version: str, course: list[tuple[object, ...]]) -> None:
    sheet = played(version, course).sheet()
    limits = item_limits(sheet, 1)
    found = sort_out(sheet.day.cast_on(1), limits)
    voted: dict[int, int] = {}
    for _, holder, votes in found.ballots():
        voted[holder] = voted.get(holder, 0) + sum(votes.values())
    assert all(votes <= sheet.voters[holder].votes for holder, votes in voted.items())
    counted = count_item(sheet, 1)
    assert sum(counted.votes.values()) == sum(voted.values())


def everything(sheet: Sheet) -> tuple[object, ...]:
    """All that is worked out from a sheet; asked early, much of it is taken over later."""
    moments = [None, *(standing.at for standing in sheet.course)]
    return (
        summary(sheet),
        count_item(sheet, 1),
        count_election(sheet, 2),
        [sheet.room(at) for at in moments],
        [quorum_now(sheet, at) for at in moments],
        [closing(sheet, at) for at in moments],
        [list(missing(sheet, at)) for at in moments],
        [stranded(sheet, item) for item in (1, 2)],
        sheet.standings(sheet.ends),
        list(meeting_record(sheet).left()),
    )


MORE_STEPS = st.one_of(
    steps,
    st.tuples(st.just("opened"), hours),
    st.tuples(st.just("polls"), hours),
    st.tuples(st.just("nominated"), st.sampled_from("AB"), hours),
    st.tuples(st.just("elected"), holders, st.integers(0, 1), hours),
    st.tuples(st.just("ruled"), st.booleans(), hours),
)


def with_an_election(version: str, course: list[tuple[object, ...]]) -> Making:
    """The course with an election as the second item, and a ruling on the first proxy."""
    plain = {"opened", "polls", "nominated", "elected", "ruled"}
    made = played(version, [step for step in course if step[0] not in plain])
    made.plan = replace(made.plan, items=(AgendaItem("Auditors"), *ELECTION), seats=2)
    proxies = [event.seq for event in made.events if event.kind == "proxy.received"]
    for what, *rest in (step for step in course if step[0] in plain):
        hour = str(rest[-1])
        if what == "opened":
            made.opened(hour)
        elif what == "polls":
            made.add("day.polls", hour, what="opened")
        elif what == "nominated":
            made.add("day.nominated", hour, name=rest[0])
        elif what == "elected":
            votes = [100, 0] if rest[1] else [0, 100]
            made.ballots(hour, [[int(str(rest[0])), 0, *votes]], ["A", "B"], item=2)
        elif proxies:
            made.add("day.ruling", hour, proxy=proxies[0], counts=rest[0], by="chair")
    return made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["1988", "2002"]), st.lists(MORE_STEPS, max_size=18), st.randoms(), st.data()
)
def test_a_sheet_gone_on_from_is_the_sheet_opened_anew(
    version: str, course: list[tuple[object, ...]], pick: Random, data: st.DataObject
) -> None:
    made = with_an_election(version, course)
    events = sorted(reordered(made, pick), key=lambda event: event.seq)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(events)), max_size=6)) | {len(events)})
    reading, done = DayReading("m"), 0
    sheet = open_sheet(built_in_shelf(), made.plan, reading.read([]), made.electorate(), 5)
    for cut in cuts:
        everything(sheet)
        sheet = go_on(sheet, reading.read(events[done:cut]), done)
        done = cut
        fresh = open_sheet(
            built_in_shelf(), made.plan, read_day("m", events[:cut]), sheet.voters, 5
        )
        assert sheet == fresh
        assert everything(sheet) == everything(fresh)
