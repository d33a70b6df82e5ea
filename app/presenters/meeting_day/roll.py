"""The roll of holders: an index that answers at each keystroke, and how each is represented.

The index is made once for a list of the record date; looking up touches no row of a table.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import filterfalse, islice

from app.bylaws.meeting_day.proxies import ProxyStanding
from app.bylaws.meeting_day.sheet import PAPERS, Sheet
from app.domain.meeting_day.facts import ProxyTaken
from app.domain.meeting_day.room import Electorate, Room
from app.domain.words import hour_short, listed, plural, whole
from app.presenters.view import Column, Row, Table

ROLL = (
    Column("Holder on the record date"),
    Column("Votes", "right", 11),
    Column("Represented", width=15),
)
AGENT = "agent:"
"""Before the name of an agent where a row's key stands for one."""
MOST, WHOLE_LIST, PAGE = 60, 1_500, 200
"""So many hits at a keystroke; of a list longer than the second so many as the third."""
SHOWN = {"all": "All", "present": "Represented", "away": "Not represented"}


def folded(text: str) -> str:
    """The text as it is searched: without marks over letters and without capitals."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


class RollIndex:
    """The names of a record-date list in one text, so that a search is one pass over it."""

    def __init__(self, voters: Electorate) -> None:
        entitled = (voter for voter in voters.values() if voter.votes or voter.excluded)
        ordered = sorted(entitled, key=lambda v: (v.name.casefold(), v.holder_id))
        self.holders = [voter.holder_id for voter in ordered]
        names = [folded(voter.name).replace("\n", " ") for voter in ordered]
        self._text = "\n" + "".join(f"{name}\n" for name in names)
        self._starts: list[int] = []
        at = 1
        for name in names:
            self._starts.append(at)
            at += len(name) + 1

    def find(self, text: str, most: int = MOST) -> tuple[int, ...]:
        """The holders that match: names beginning with the text first, then any part of one."""
        words = folded(text).split()
        if not words:
            return tuple(self.holders[:most])
        found = dict.fromkeys(self._lines(f"\n{' '.join(words)}", words, most))
        if len(found) < most:
            rarest = min(words, key=self._text.count)
            found |= dict.fromkeys(self._lines(rarest, words, most))
        return tuple(self.holders[place] for place in list(found)[:most])

    def _lines(self, wanted: str, words: list[str], most: int) -> Iterator[int]:
        """The places of the lines with that text, and with every word in it."""
        at, found = self._text.find(wanted), 0
        while at >= 0 and found < most:
            place = bisect_right(self._starts, at + len(wanted) - 1) - 1
            end = self._text.find("\n", self._starts[place])
            line = self._text[self._starts[place] : end]
            if all(word in line for word in words):
                found += 1
                yield place
            at = self._text.find(wanted, end)


@dataclass(frozen=True, slots=True)
class RoomNow:
    """The room as it stands: who is there, how every proxy stands, who left and when."""

    sheet: Sheet
    room: Room
    standings: Mapping[int, ProxyStanding]
    proxies: Mapping[int, tuple[ProxyTaken, ...]]
    left: Mapping[int, datetime]
    agents_left: Mapping[str, datetime]
    agents: Mapping[str, int]
    """The agents named in proxies, with the votes of those that count, the most votes first."""
    aside: tuple[ProxyStanding, ...] = ()
    """The proxies that do not count."""


def room_now(sheet: Sheet) -> RoomNow:
    """The room after all that is recorded; how a proxy stands is told for all of the day."""
    room = sheet.room()
    gone = sheet.day.went
    left = {w.holder_id: w.at for w in gone if w.holder_id and w.holder_id not in room.in_person}
    away = {w.agent: w.at for w in gone if w.agent and w.agent not in room.agents}
    known = sheet.once("proxies as shown", lambda: _proxies(sheet), PAPERS)
    return RoomNow(
        sheet, room, known.standings, known.of_holder, left, away, known.agents, known.aside
    )


@dataclass(frozen=True, slots=True)
class _Proxies:
    """What the roll shows of the proxies; the same until another paper or ruling comes in."""

    standings: Mapping[int, ProxyStanding]
    of_holder: Mapping[int, tuple[ProxyTaken, ...]]
    agents: Mapping[str, int]
    aside: tuple[ProxyStanding, ...]


def _proxies(sheet: Sheet) -> _Proxies:
    of_holder: dict[int, tuple[ProxyTaken, ...]] = {}
    for proxy in sheet.day.proxies:
        of_holder[proxy.holder_id] = (*of_holder.get(proxy.holder_id, ()), proxy)
    found = sheet.standings(sheet.ends)
    aside = tuple(stands for stands in found.values() if not stands.counts)
    return _Proxies(found, of_holder, _agents(sheet, found), aside)


def _agents(sheet: Sheet, found: Mapping[int, ProxyStanding]) -> dict[str, int]:
    votes: dict[str, int] = {}
    for proxy in sheet.day.proxies:
        stands = found.get(proxy.key)
        for agent in proxy.agents:
            votes[agent] = votes.get(agent, 0) + (stands.votes if stands and stands.counts else 0)
    return dict(sorted(votes.items(), key=lambda one: (-one[1], one[0])))


def represented(now: RoomNow, holder_id: int) -> tuple[str, str]:
    """How the holder stands in the room, and the severity of it: words and sign."""
    voter = now.sheet.voters.get(holder_id)
    if voter and voter.excluded and not voter.votes:
        return f"No vote: {voter.excluded}", ""
    if holder_id in now.room.in_person:
        return "In person", ""
    if holder_id in now.room.by_proxy:
        agents = (a for key in now.room.carried(holder_id) for a in _of(now, key).agents)
        there = [a for a in dict.fromkeys(agents) if a in now.room.agents]
        return f"Proxy: {listed([short_name(name) for name in there])}", ""
    if holder_id in now.left:
        return f"Left {hour_short(now.left[holder_id])}", ""
    given = now.proxies.get(holder_id, ())
    good = [proxy for proxy in given if proxy.key in now.room.good]
    if good:
        return "Agent away", ""
    return ("Proxy set aside", "warning") if given else ("Not represented", "")


def short_name(name: str) -> str:
    """`R. Lachance`: the first name by its letter, where there are two or more."""
    first, _, rest = name.partition(" ")
    return f"{first[:1]}. {rest.split()[-1]}" if rest.strip() else name


def roll_row(now: RoomNow, holder_id: int) -> Row:
    """One line of the roll."""
    voter = now.sheet.voters[holder_id]
    how, severity = represented(now, holder_id)
    quiet = "quiet" if how.startswith(("Not represented", "No vote")) else ""
    cells = (voter.name, whole(voter.votes), how)
    return Row(str(holder_id), cells, (voter.name, voter.votes, how), quiet, severity)


def agent_rows(now: RoomNow, text: str) -> tuple[Row, ...]:
    """The agents named in proxies whose names match, with the votes that they bring."""
    words = folded(text).split()
    return tuple(
        Row(f"{AGENT}{name}", (f"{name}, agent", whole(votes), _agent(now, name)))
        for name, votes in now.agents.items()
        if all(word in folded(name) for word in words)
    )


def present_roll(
    now: RoomNow, index: RollIndex, text: str = "", only: str = "all", found: Iterable[int] = ()
) -> Table:
    """The roll narrowed by the text; `found` are holders found another way, shown first."""
    wanted = text.strip()
    if wanted:
        holders = [*dict.fromkeys((*found, *index.find(wanted)))]
        rows = [*(roll_row(now, h) for h in holders), *agent_rows(now, wanted)]
    else:
        chosen = _chosen(now, index, only)
        rows = [*agent_rows(now, ""), *(roll_row(now, holder) for holder in chosen)]
    empty = f"No holder matches “{wanted}”. Clear the text." if wanted else "Nobody yet."
    return Table(ROLL, rows, empty=empty, title="Roll of holders")


def roll_fact(now: RoomNow, index: RollIndex) -> str:
    """`24 of 910 holders represented`, and how a list too long to show is used."""
    there = len(now.room.in_person) + len(now.room.by_proxy)
    count = plural(len(index.holders), "holder")
    fact = f"{whole(there)} of {count} represented"
    return fact if len(index.holders) <= WHOLE_LIST else f"{fact}. Type a name to find another."


def _chosen(now: RoomNow, index: RollIndex, only: str) -> list[int]:
    long = len(index.holders) > WHOLE_LIST
    if only == "all" and not long:
        return index.holders
    there = now.room.in_person.keys() | now.room.by_proxy.keys()
    most = PAGE if long else None
    if only == "away":
        return list(islice(filterfalse(there.__contains__, index.holders), most))
    return list(islice(filter((there | now.left.keys()).__contains__, index.holders), most))


def _agent(now: RoomNow, name: str) -> str:
    if name in now.room.agents:
        return "Here"
    if name in now.agents_left:
        return f"Left {hour_short(now.agents_left[name])}"
    return "Not here"


def _of(now: RoomNow, key: int) -> ProxyTaken:
    return now.room.proxies[key]
