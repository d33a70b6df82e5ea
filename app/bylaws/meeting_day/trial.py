"""Try the challenge: quorum, items and seats counted again with and without chosen votes.

A paper is known by a whole number, as a ballot is: the holder's for one who is there in person,
the proxy's below zero. What is tried is judged by the same functions as the vote itself; nothing
of it is recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from app.bylaws.answers import Citation
from app.bylaws.meeting_day.challenge import Turning
from app.bylaws.meeting_day.elections import ElectionCount, count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.proxies import ProxyStanding
from app.bylaws.meeting_day.quorum import QuorumNow, quorum_now
from app.bylaws.meeting_day.sheet import Sheet, open_sheet
from app.domain.meeting_day.facts import BALLOT, ProxyRuling

QUORUM, ITEM, SEAT = "quorum", "item", "seat"


@dataclass(frozen=True, slots=True)
class Paper:
    """A proxy, or a holder in person with all ballots cast so, that may be ticked.

    `standing` says how it is recorded, `open` that it stands for the inspectors.
    """

    number: int
    holder_id: int
    name: str
    votes: int
    counts: bool
    standing: str
    open: bool = False
    cite: Citation | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """The sheet with the proxies as tried, and the holders in person who are left out of it."""

    sheet: Sheet
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result: its word, the votes that made it by column, and the votes represented."""

    word: str
    votes: Mapping[str, int]
    present: int
    quorum: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A result as counted and as tried; `by_voice` cannot be counted again by ballots."""

    kind: str
    item: int
    name: str
    before: Outcome
    after: Outcome
    cites: tuple[Citation, ...]
    by_voice: bool = False

    @property
    def turned(self) -> bool:
        """Whether it comes out otherwise, or with a quorum and without one."""
        return (self.before.word, self.before.quorum) != (self.after.word, self.after.quorum)

    @property
    def changed(self) -> bool:
        """Whether any figure of it is another."""
        return self.before != self.after


def papers(sheet: Sheet) -> tuple[Paper, ...]:
    """All that may be ticked: those for the inspectors, the others set aside, then by votes."""
    found = [
        Paper(
            -stands.key,
            stands.holder_id,
            stands.name,
            stands.votes,
            stands.counts,
            stands.standing,
            stands.open,
            stands.cite,
        )
        for stands in recorded(sheet).values()
        if stands.votes
    ]
    there = set(sheet.room().in_person)
    cast = {row[0] for batch in sheet.day.cast for row in batch.rows if not row[1]}
    for holder in there | cast:
        if (voter := sheet.voters.get(holder)) and voter.votes:
            word = "voted in person" if holder in cast else "in person"
            found.append(Paper(holder, holder, voter.name, voter.votes, True, word))
    return tuple(sorted(found, key=lambda p: (not p.open, p.counts, -p.votes, p.name, p.number)))


def recorded(sheet: Sheet) -> dict[int, ProxyStanding]:
    """How each proxy stood at the votes held: why it first did not count, else that it counts."""
    found = dict(sheet.standings(sheet.ends)) if not voted(sheet) else {}
    for item in voted(sheet):
        told = sheet.day.count_of(item)
        at_vote = sheet.standings(sheet.day.voted_at(item) or sheet.ends, told and told.at)
        for key, stands in at_vote.items():
            if key not in found or found[key].counts:
                found[key] = stands
    return found


def voted(sheet: Sheet) -> tuple[int, ...]:
    """The items of which votes are on record, in order."""
    cast = {batch.item for batch in sheet.day.cast}
    return tuple(sorted(cast | {told.item for told in sheet.day.counted}))


def tried(sheet: Sheet, ticked: Collection[int]) -> Trial:
    """The trial of these: each that counts is left out, each that does not is taken to count.

    A holder's shares are never voted twice: a proxy taken in keeps out what does not fit beside it.
    """
    found = recorded(sheet)
    marked = [found[-n] for n in ticked if -n in found and found[-n].votes]
    decided = {stands.key: not stands.counts for stands in marked}
    taken_in = {stands.holder_id for stands in marked if not stands.counts}
    for holder in taken_in:
        decided |= _fitting(sheet, holder, decided, found)
    own = {number for number in ticked if number > 0}
    if not decided:
        return Trial(sheet, frozenset(own))
    rulings = tuple(ProxyRuling(0, key, good, "trial") for key, good in decided.items())
    day = replace(
        sheet.day,
        proxy_rulings=(*sheet.day.proxy_rulings, *rulings),
        cast=tuple(
            replace(batch, rows=[r for r in batch.rows if r[1] or r[0] not in own & taken_in])
            for batch in sheet.day.cast
        ),
    )
    made = open_sheet(sheet.shelf, sheet.plan, day, sheet.voters, sheet.authorized)
    return Trial(made, frozenset(own - taken_in))


def _fitting(
    sheet: Sheet, holder: int, decided: Mapping[int, bool], found: Mapping[int, ProxyStanding]
) -> dict[int, bool]:
    """Which of the holder's proxies count: those taken in first, the latest before the others."""
    room = sheet.voters[holder].shares
    own = [stands for stands in found.values() if stands.holder_id == holder]
    told: dict[int, bool] = {}
    for stands in sorted(own, key=lambda s: (not decided.get(s.key, False), -s.key)):
        wanted = decided.get(stands.key, stands.counts)
        told[stands.key] = wanted and stands.shares <= room
        room -= stands.shares if told[stands.key] else 0
    return told


def compared(sheet: Sheet, trial: Trial) -> Iterator[Compared]:
    """The quorum, then each item and seat in order, as counted and as tried."""
    yield _quorum(sheet, trial)
    for item in voted(sheet):
        plan = sheet.plan.items
        if 0 < item <= len(plan) and plan[item - 1].matter == "election":
            yield from _seats(sheet, trial, item)
        else:
            yield _item(sheet, trial, item)


def numbers_of(sheet: Sheet, turning: Turning, *, quorum: bool = False) -> tuple[int, ...]:
    """What is to be ticked for a result to turn; for the quorum the proxies of those by proxy."""
    if not quorum:
        return tuple(one.ballot for one in turning.lost)
    room = sheet.room()
    return tuple(
        number
        for one in turning.lost
        for number in (
            (one.holder_id,)
            if one.holder_id in room.in_person
            else tuple(-key for key in room.carried(one.holder_id))
        )
    )


def _quorum(sheet: Sheet, trial: Trial) -> Compared:
    first, second = quorum_now(sheet), quorum_now(trial.sheet)
    there = trial.sheet.room().in_person
    gone = sum(there.get(holder, 0) for holder in trial.without)
    before, after = (
        Outcome("a quorum" if met else "no quorum", {}, present, met)
        for present, met in (
            (first.present, first.met),
            (second.present - gone, second.present - gone >= second.needed),
        )
    )
    return Compared(QUORUM, 0, "", before, after, (first.cite,))


def _item(sheet: Sheet, trial: Trial, item: int) -> Compared:
    first = count_item(sheet, item)
    second = count_item(trial.sheet, item, _without(trial, item))
    before, after = (
        Outcome(
            "carried" if one.result.carried else "lost",
            one.votes,
            one.represented,
            one.represented >= one.quorum.needed,
        )
        for one in (first, second)
    )
    cites = (first.result.cite, *_of_quorum(first.quorum, before, after))
    return Compared(ITEM, item, "", before, after, cites, first.method != BALLOT)


def _seats(sheet: Sheet, trial: Trial, item: int) -> Iterator[Compared]:
    first, without = count_election(sheet, item), _without(trial, item)
    second = count_election(trial.sheet, item, without)
    there = trial.sheet.room(second.at).in_person
    gone = sum(there.get(holder, 0) for holder in without)
    names = [place.name for place in first.result.places]
    names += [p.name for p in second.result.places if p.name not in names]
    voice = not sheet.day.cast_on(item)
    for name in names:
        before, after = _place(first, name, 0), _place(second, name, gone)
        cites = (first.result.cite, *_of_quorum(first.quorum, before, after))
        yield Compared(SEAT, item, name, before, after, cites, voice)


def _place(counted: ElectionCount, name: str, gone: int) -> Outcome:
    words = {place.name: place.outcome for place in counted.result.places}
    present = counted.quorum.present - gone
    votes = {name: counted.votes.get(name, 0)}
    word = words.get(name, "not elected")
    return Outcome(word, votes, present, present >= counted.quorum.needed)


def _of_quorum(now: QuorumNow, before: Outcome, after: Outcome) -> tuple[Citation, ...]:
    return () if before.quorum and after.quorum else (now.cite,)


def _without(trial: Trial, item: int) -> frozenset[int]:
    """Those left out who were there at the vote on the item, or cast a ballot on it."""
    if not trial.without:
        return trial.without
    sheet = trial.sheet
    there = sheet.room(sheet.day.voted_at(item)).in_person
    cast = {row[0] for batch in sheet.day.cast_on(item) for row in batch.rows if not row[1]}
    return frozenset(n for n in trial.without if n in there or n in cast)
