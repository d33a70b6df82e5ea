"""An item of business counted: the ballots or the voice, the threshold, and whether it carries.

Sources: 1988 II §5, II §7, III §4, III §16(e); 2002 §2.6, §2.8 ¶1, §3.15, §2.14(c). Votes are
whole numbers, every test exact.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.meeting_day.judging import Matter, judge
from app.bylaws.meeting_day.quorum import QuorumNow, quorum_now
from app.bylaws.meeting_day.sheet import BY_ITEM, PAPERS, Sheet
from app.bylaws.votes import Tally, VoteResult, ordinary
from app.domain.meeting_day.ballots import Aside, Limits, add_up, sort_out
from app.domain.meeting_day.facts import ABSTAIN, AGAINST, BALLOT, FOR, LATEST, Put
from app.domain.meeting_day.room import entitled


@dataclass(frozen=True, slots=True)
class ItemCount:
    """One item as voted: the sums, what was represented, and the result under the law.

    `without_vote` were represented and have no vote on it, `unvoted` were not voted; `aside` are
    ballots that do not count. `findings` say what stands against the result.
    """

    put: Put
    method: str
    at: datetime | None
    votes: Mapping[str, int]
    represented: int
    without_vote: int
    aside: tuple[Aside, ...]
    quorum: QuorumNow
    result: VoteResult
    matter: Matter
    findings: tuple[Finding, ...] = ()

    @property
    def unvoted(self) -> int:
        """The votes represented that nobody voted."""
        return self.represented - self.without_vote - sum(self.votes.values())


def item_limits(sheet: Sheet, item: int, class_id: int = 0) -> Limits:
    """The votes that each ballot on the item may hold; interested holders have none."""
    put, at = sheet.day.motion(item), sheet.day.voted_at(item)
    out = set(put.interested) if put else set[int]()
    own = {
        holder: votes
        for holder, voter in sheet.voters.items()
        if holder not in out and (votes := voter.in_class(class_id))
    }
    count = sheet.day.count_of(item)
    found = sheet.standings(at or sheet.ends, count and count.at)
    held = {
        key: min(proxy.votes, own[proxy.holder_id])
        for key, proxy in found.items()
        if proxy.holder_id in own and proxy.counts
    }
    return Limits(own, held)


def count_item(sheet: Sheet, item: int, without: Collection[int] = frozenset()) -> ItemCount:
    """The item counted from the record; on trial without some ballots."""
    if without:
        return _counted(sheet, item, without)
    until = sheet.day.voted_at(item) or LATEST
    return sheet.once(("item", item), lambda: _counted(sheet, item), rests_on(item), until)


def check_words(counted: ItemCount, words: str) -> tuple[Finding, ...]:
    """An error where words of a resolution are given for an item that is lost."""
    if not words or counted.result.carried:
        return ()
    sentence = f"{counted.result.counted} It is lost, so no resolution was adopted."
    return (Finding(counted.result.cite, "error", sentence, "resolution"),)


def rests_on(item: int) -> tuple[str, ...]:
    """The parts of the record on which the count of an item rests."""
    return (*PAPERS, "opening", *(f"{part} {item}" for part in BY_ITEM))


def _counted(sheet: Sheet, item: int, without: Collection[int] = frozenset()) -> ItemCount:
    day = sheet.day
    put = day.motion(item) or Put(0, item, "")
    at, batches = day.voted_at(item), day.cast_on(item)
    limits = item_limits(sheet, item)
    sums = add_up(sort_out(batches, limits, without))
    votes = {name: sums.of(name) for name in (FOR, AGAINST, ABSTAIN)}
    told = day.count_of(item)
    if told and not batches:
        votes = {name: told.votes.get(name, 0) for name in (FOR, AGAINST, ABSTAIN)}
    quorum = quorum_now(sheet, at)
    represented = quorum.present - gone(limits, without)
    silent = _without_vote(sheet, put, at) + (told.without_vote if told else 0)
    matter = Matter(
        put,
        votes,
        represented,
        silent,
        quorum,
        sheet.votes,
        sheet.authorized,
        own_votes(sheet, put),
    )
    matter = _with_class(sheet, matter, without)
    result, findings = judge(sheet.law, matter)
    method = told.method if told else BALLOT if batches else ""
    return ItemCount(
        *(put, method, at, votes, represented, silent, sums.aside, quorum, result, matter, findings)
    )


def under(law: Bylaws, counted: ItemCount) -> VoteResult:
    """What another version would have given on the same votes, as an ordinary proposal."""
    return ordinary(
        law,
        Tally(
            counted.quorum.entitled,
            counted.represented,
            counted.votes[FOR],
            counted.votes[AGAINST],
            counted.without_vote,
        ),
    )


def own_votes(sheet: Sheet, put: Put) -> int:
    """The votes of the interested holders, of all on the list."""
    return sum(sheet.voters[h].votes for h in put.interested if h in sheet.voters)


def gone(limits: Limits, without: Collection[int]) -> int:
    """The votes of ballots left out on trial; they are taken as not represented either."""
    return sum(limits.own.get(b, 0) if b > 0 else limits.held.get(-b, 0) for b in without)


def _without_vote(sheet: Sheet, put: Put, at: datetime | None) -> int:
    """The interested votes that are in the room."""
    if not put.interested:
        return 0
    room = sheet.room(at)
    return sum(room.in_person.get(h, room.by_proxy.get(h, 0)) for h in put.interested)


def _with_class(sheet: Sheet, matter: Matter, without: Collection[int]) -> Matter:
    """The class's own votes where the item needs them."""
    put = matter.put
    if not put.class_id:
        return matter
    batches = [b for b in sheet.day.cast_on(put.item) if b.class_id == put.class_id]
    limits = item_limits(sheet, put.item, put.class_id)
    votes = add_up(sort_out(batches, limits, without)).of(FOR)
    return matter.of_class(votes, entitled(sheet.voters, put.class_id))
