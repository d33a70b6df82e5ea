"""Which proxies of a meeting count, each with its reason, its section, its shares and votes.

Sources: 1988 II §10, §11 ¶2; 2002 §2.12. Form and length also go by the bylaws of the proxy's own
day, where they were others; the stricter counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from app.bylaws.answers import Citation
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.shareholders.proxies import (
    COUNTS,
    Events,
    Proxy,
    Ruling,
    check_form,
    rulings,
    valid_through,
)
from app.domain.meeting_day.facts import EARLIEST, LATEST, WRITING, Day, ProxyEnded, ProxyTaken
from app.domain.meeting_day.room import Electorate
from app.domain.meetings import MeetingPlan

ENTITLEMENT, EXCLUDED = "shareholders.vote.entitlement", "shareholders.quorum.excluded-shares"
NOT_ENTITLED, RULED_OUT = "not entitled", "ruled out"
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ProxyStanding:
    """How one proxy stands: `standing` is `counts` or why it does not, `open` if it is disputed."""

    key: int
    holder_id: int
    name: str
    shares: int
    votes: int
    standing: str
    cite: Citation
    says: str
    open: bool = False

    @property
    def counts(self) -> bool:
        """Whether its votes count."""
        return self.standing == COUNTS


@dataclass(frozen=True, slots=True)
class Papers:
    """One holder's proxies and what else touches them."""

    holder_id: int
    proxies: tuple[ProxyTaken, ...]
    ended: tuple[ProxyEnded, ...] = ()
    in_person_at: datetime | None = None

    def moments(self) -> set[datetime]:
        """Every moment at which one of these proxies may begin or cease to be good."""
        told = {p.received_at for p in self.proxies} | {p.presented_at for p in self.proxies}
        told |= {ending.received_at for ending in self.ended} | {self.in_person_at}
        return {at for at in told if at}


def papers_of(day: Day) -> tuple[Papers, ...]:
    """The proxies by holder, in the order in which the holders' first ones came in."""
    stacks: dict[int, list[ProxyTaken]] = {}
    for proxy in day.proxies:
        stacks.setdefault(proxy.holder_id, []).append(proxy)
    ended: dict[int, list[ProxyEnded]] = {}
    for ending in day.ended:
        ended.setdefault(ending.holder_id, []).append(ending)
    voted = voted_in_person(day)
    return tuple(
        Papers(holder, tuple(stack), tuple(ended.get(holder, ())), voted.get(holder))
        for holder, stack in stacks.items()
    )


def voted_in_person(day: Day) -> dict[int, datetime]:
    """When holders who also gave a proxy first voted in person."""
    wanted, voted = {proxy.holder_id for proxy in day.proxies}, dict[int, datetime]()
    for batch in day.cast:
        for row in batch.rows:
            if not row[1] and row[0] in wanted:
                voted[row[0]] = min(batch.at, voted.get(row[0], batch.at))
    return voted


def standings(
    law: Bylaws,
    shelf: Shelf,
    day: Day,
    voters: Electorate,
    vote_at: datetime,
    counted_at: datetime | None = None,
) -> dict[int, ProxyStanding]:
    """How every proxy stands at a vote, the proxies of one holder after another.

    `counted_at` is when the vote was counted; not yet, if none is given.
    """
    found: dict[int, ProxyStanding] = {}
    until = counted_at or LATEST
    ruled = {ruling.proxy: ruling for ruling in day.proxy_rulings}
    ruler = _Ruler(law, shelf, voters)
    for papers in papers_of(day):
        voter = voters.get(papers.holder_id)
        by_key = {p.key: p for p in papers.proxies}
        for ruling in ruler.rule(papers, vote_at, until):
            taken = by_key[ruling.key]
            shares = min(taken.shares or voter.shares, voter.shares) if voter else 0
            standing = ProxyStanding(
                ruling.key,
                papers.holder_id,
                voter.name if voter else f"holder {papers.holder_id}",
                shares,
                voter.votes_for_shares(taken.shares) if voter else 0,
                ruling.standing,
                ruling.cite,
                ruling.says,
                ruling.open,
            )
            if decided := ruled.get(ruling.key):
                why = f"{standing.says} Decided by the {decided.by}: {decided.reason}".strip()
                new = COUNTS if decided.counts else RULED_OUT
                standing = replace(standing, standing=new, says=why, open=False)
            found[ruling.key] = standing
    return found


def good_spans(
    law: Bylaws, shelf: Shelf, plan: MeetingPlan, day: Day, voters: Electorate
) -> dict[int, tuple[datetime, datetime | None]]:
    """From when and until when each proxy is good on the meeting's day; others are left out."""
    begins = datetime.combine(plan.on, time()) if plan.on else EARLIEST
    ruled = {ruling.proxy: ruling.counts for ruling in day.proxy_rulings}
    spans: dict[int, tuple[datetime, datetime | None]] = {}
    ruler = _Ruler(law, shelf, voters)
    for papers in papers_of(day):
        for at in sorted({max(at, begins) for at in papers.moments()}):
            for ruling in ruler.rule(papers, at + INSTANT, LATEST):
                good = ruled.get(ruling.key, ruling.standing == COUNTS)
                key = ruling.key
                if good and key not in spans:
                    spans[key] = (at, None)
                elif not good and key in spans and spans[key][1] is None:
                    spans[key] = (spans[key][0], at)
    return spans


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Rules on one holder's papers after another; papers alike are ruled on once."""

    law: Bylaws
    shelf: Shelf
    voters: Electorate
    alike: dict[object, Ruling] = field(default_factory=dict[object, Ruling])

    def rule(self, papers: Papers, vote_at: datetime, counted_at: datetime) -> Iterable[Ruling]:
        """The rulings on the holder's proxies."""
        voter = self.voters.get(papers.holder_id)
        if voter is None or not voter.votes:
            yield from _not_entitled(self.law, papers, voter.excluded if voter else "")
            return
        likeness = _likeness(papers, vote_at)
        if likeness and (known := self.alike.get(likeness)):
            yield replace(known, key=papers.proxies[0].key)
            return
        for stack in _stacks(papers, voter.shares):
            for proxy, found in self._of_stack(papers, stack, vote_at, counted_at):
                ruling = _by_own_day(self.shelf, self.law, proxy, found, vote_at)
                if likeness:
                    self.alike[likeness] = ruling
                yield ruling

    def _of_stack(
        self, papers: Papers, stack: Sequence[ProxyTaken], vote_at: datetime, counted_at: datetime
    ) -> Iterable[tuple[Proxy, Ruling]]:
        """The rulings on a stack, a writing that names one proxy applied to that one alone."""
        proxies = [ruled_proxy(taken) for taken in stack]
        by_key = {proxy.key: proxy for proxy in proxies}
        events = _events(papers, 0)
        for ruling in rulings(self.law, proxies, events, vote_at, counted_at):
            own = _events(papers, ruling.key)
            if own != events:
                again = rulings(self.law, proxies, own, vote_at, counted_at)
                yield by_key[ruling.key], next(r for r in again if r.key == ruling.key)
            else:
                yield by_key[ruling.key], ruling


def _stacks(papers: Papers, held: int) -> Sequence[Sequence[ProxyTaken]]:
    """Proxies for parts that fit together stand side by side; else the later ends the earlier."""
    parts = [proxy.shares for proxy in papers.proxies]
    apart = len(parts) > 1 and None not in parts and sum(p or 0 for p in parts) <= held
    return [(proxy,) for proxy in papers.proxies] if apart else [papers.proxies]


def _likeness(papers: Papers, vote_at: datetime) -> object:
    """What a ruling on a single paper, filed in time and touched by nothing, rests on."""
    one = papers.proxies[0]
    if len(papers.proxies) > 1 or papers.ended or papers.in_person_at:
        return None
    if one.received_at is None or one.received_at >= vote_at:
        return None
    form = (one.agents, one.signer, one.authority, one.filed_with, one.designated_by)
    length = (one.dated_on, one.through, one.unlimited, one.irrevocable, vote_at.date())
    return form, length


def _events(papers: Papers, key: int) -> Events:
    """What touches the proxy with that key, or all of the holder's for 0."""
    ended = [e for e in papers.ended if e.proxy in (0, key)]
    written = [e.received_at for e in ended if e.how == WRITING]
    noticed = [e.received_at for e in ended if e.how != WRITING]
    return Events(papers.in_person_at, min(written, default=None), min(noticed, default=None))


def ruled_proxy(taken: ProxyTaken) -> Proxy:
    """The proxy in the form in which the bylaws rule on it."""
    return Proxy(
        taken.key,
        taken.dated_on,
        taken.agents,
        taken.signer,
        taken.authority,
        taken.filed_with,
        taken.received_at,
        taken.designated_by,
        taken.presented_at,
        taken.through,
        taken.unlimited,
        taken.irrevocable,
        taken.acts,
    )


def _by_own_day(
    shelf: Shelf, law: Bylaws, proxy: Proxy, ruling: Ruling, vote_at: datetime
) -> Ruling:
    """The stricter of the ruling and the form and length under the bylaws of the proxy's day."""
    older = shelf.on(proxy.dated_on) if proxy.dated_on else None
    if older is None or older is law or ruling.standing != COUNTS:
        return ruling
    worst = next((f for f in check_form(older, proxy) if f.severity == "error"), None)
    if worst:
        return replace(ruling, standing="not in order", cite=worst.cite, says=worst.sentence)
    through = valid_through(older, proxy)
    if through.on and vote_at.date() > through.on:
        return replace(ruling, standing="expired", cite=through.cite, says=through.counted)
    return ruling


def _not_entitled(law: Bylaws, papers: Papers, excluded: str) -> Iterable[Ruling]:
    cite = law.cite(EXCLUDED if excluded else ENTITLEMENT)
    why = (
        f"The shares are {excluded} and do not vote."
        if excluded
        else ("The holder was not of record on the record date.")
    )
    for proxy in papers.proxies:
        yield Ruling(proxy.key, NOT_ENTITLED, cite, why)
