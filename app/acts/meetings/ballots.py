"""Ballots in person and by agents: many in one entry, none above its votes, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.acts.act import Who, given_id, given_list, given_rows, known_holder
from app.acts.meetings.matter import (
    at_hour,
    day_moment,
    given_item,
    given_map,
    is_an_election,
    noted,
    open_day,
    record_fact,
    refuse_same_minute,
    said,
    voting_found,
)
from app.bylaws.meeting_day.agents import AgentBallot, agents_ballot, check_votes
from app.bylaws.meeting_day.elections import cumulation
from app.bylaws.meeting_day.items import item_limits
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.votes import count_holder
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.meeting_day.facts import ABSTAIN, AGAINST, FOR, ON_ITEM
from app.domain.meeting_day.joint import joint_votes
from app.domain.meeting_day.spreading import spread, straight
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_name, read_shares
from app.domain.words import hour_short, listed, plural, whole
from app.store.book import Book


def cast_ballots(book: Book, given: Json, who: Who) -> Receipt:
    """Ballots of holders in person, many in one entry; none above its votes, none twice.

    A row has the holder and the votes: by `for`, `against` and `abstain`, or by candidate. For
    joint holders it may have the mark of each member who votes.
    """
    sheet = open_day(book, given)
    at, item = _open_vote(given, sheet, who)
    rows = given_rows(given, "ballots")
    if not rows:
        raise Refusal("Enter at least one ballot.", field="ballots")
    ballots: dict[int, dict[str, int]] = {}
    class_id = given_id(given, "class", "class") if given.get("class") else 0
    own = item_limits(sheet, item, class_id).own
    voted = {r[0] for b in sheet.day.cast_on(item) if b.class_id == class_id for r in b.rows}
    there = sheet.room(at).in_person
    for row in rows:
        holder = known_holder(book, given_id(row, "holder", "holder"), "ballots")
        _refuse_ballot(holder.id, holder.name, own, there, voted | set(ballots))
        ballots[holder.id] = _ballot(sheet, item, holder.name, own[holder.id], row)
    columns = _columns(sheet, item, ballots.values())
    data = {
        "meeting": sheet.plan.key,
        "item": item,
        "at": said(at),
        "columns": columns,
        "rows": [[h, 0, *(votes.get(c, 0) for c in columns)] for h, votes in ballots.items()],
        "cumulative": bool(is_an_election(sheet, item) and cumulation(sheet, item).yes),
        "class": class_id,
    }
    says = f"{plural(len(ballots), 'ballot')} in person on item {item} {at_hour(at, sheet)}"
    draft = EntryDraft("day.ballots", at.date(), data, says)
    return record_fact(book, who, given, draft, voting_found(sheet, item, at))


def sign_agents_ballot(book: Book, given: Json, who: Who) -> Receipt:
    """The ballot that agents signed: directions as given, the rest as the agents choose.

    `choice` is the column for the votes left to them, or the votes by column.
    """
    sheet = open_day(book, given)
    at, item = _open_vote(given, sheet, who)
    signers = [read_name(name, "agents", "agent") for name in given_list(given, "agents")]
    away = [name for name in signers if name not in sheet.room(at).agents]
    if not signers or away:
        who_is = f"{listed(away)} is not checked in." if away else "Name the agents who signed."
        raise Refusal(f"{who_is} Nothing was recorded.", field="agents")
    election = is_an_election(sheet, item)
    ballot = agents_ballot(sheet, item, signers, at, election=election)
    done = {row[1] for batch in sheet.day.cast_on(item) for row in batch.rows}
    lines = tuple(line for line in ballot.lines if line.proxy.key not in done)
    ballot = AgentBallot(ballot.agents, item, lines)
    if not ballot.lines:
        raise Refusal("These agents hold no proxy that is still to be voted.", field="agents")
    chosen = _chosen(sheet, item, ballot, given)
    votes = {line.proxy.key: {**line.directed, **chosen.get(line.proxy.key, {})} for line in lines}
    columns = _columns(sheet, item, votes.values())
    data = {
        "meeting": sheet.plan.key,
        "item": item,
        "at": said(at),
        "columns": columns,
        "rows": [
            [x.proxy.holder_id, x.proxy.key, *(votes[x.proxy.key].get(c, 0) for c in columns)]
            for x in lines
            if x.fault is None
        ],
        "signers": signers,
        "cumulative": bool(election and cumulation(sheet, item).yes),
        "class": 0,
    }
    says = (
        f"Ballot of {listed(signers)} for {plural(len(lines), 'proxy', 'proxies')} on item {item}"
    )
    void = tuple(line.fault for line in lines if line.fault)
    found = (*noted(void), *voting_found(sheet, item, at))
    return record_fact(book, who, given, EntryDraft("day.ballots", at.date(), data, says), found)


def _open_vote(given: Json, sheet: Sheet, who: Who) -> tuple[datetime, int]:
    """The moment and the item of ballots: not after the polls closed, not after the count."""
    at, item = day_moment(given, sheet, who), given_item(given, sheet)
    closed, count = sheet.day.polls.closed_at, sheet.day.count_of(item)
    if closed and at > closed:
        raise Refusal(f"The polls closed at {hour_short(closed)}.", field="at")
    if count:
        raise Refusal(
            f"Item {item} was counted at {hour_short(count.at)}. Correct that entry first.",
            field="item",
        )
    if is_an_election(sheet, item):
        refuse_same_minute(sheet, at, item)
    return at, item


def _refuse_ballot(
    holder_id: int,
    name: str,
    own: Mapping[int, int],
    there: Mapping[int, int],
    voted: set[int],
) -> None:
    if holder_id not in own:
        raise Refusal(f"{name} has no vote on this item.", field="ballots")
    if holder_id not in there:
        raise Refusal(f"{name} is not checked in. Check the holder in first.", field="ballots")
    if holder_id in voted:
        raise Refusal(f"{name} voted on this item. Correct that entry instead.", field="ballots")


def _ballot(sheet: Sheet, item: int, name: str, votes: int, row: Json) -> dict[str, int]:
    """The votes of one ballot; refused where they are more than the holder has."""
    told = given_map(row, "votes")
    if is_an_election(sheet, item):
        ballot = {
            who: votes if number == FOR else read_shares(number, "ballots", least=0)
            for who, number in told.items()
        }
        wrong = [f for f in check_votes(sheet, item, votes, ballot) if f.severity == "error"]
        if wrong:
            raise Refusal(f"{name}: {wrong[0].sentence} {wrong[0].cite.section}.", field="ballots")
        return ballot
    if members := given_rows(row, "members"):
        marks = [read_choice(m.get("mark"), ON_ITEM, "ballots", "mark") for m in members]
        return joint_votes(votes, marks)
    if mark := str(row.get("mark") or ""):
        return {read_choice(mark, ON_ITEM, "ballots", "mark"): votes}
    number = {c: told.get(c, 0) for c in ON_ITEM}
    against, abstained = (
        read_shares(number[c] or 0, "ballots", least=0) for c in (AGAINST, ABSTAIN)
    )
    votes_for = None if number[FOR] is None else read_shares(number[FOR], "ballots", least=0)
    counted = count_holder(sheet.law, votes, votes_for, against)
    cast = int(counted.votes_for + counted.against) + (abstained if votes_for is not None else 0)
    if cast > votes:
        over = whole(cast - votes)
        raise Refusal(
            f"{name} has {whole(votes)} votes; {over} too many are cast.", field="ballots"
        )
    left = abstained if votes_for is not None else 0
    return {FOR: int(counted.votes_for), AGAINST: int(counted.against), ABSTAIN: left}


def _columns(sheet: Sheet, item: int, ballots: Iterable[Mapping[str, int]]) -> list[str]:
    """The columns of the entry: those of an item, or every candidate voted for."""
    if not is_an_election(sheet, item):
        return list(ON_ITEM)
    names = {n.name: 0 for n in sheet.day.nominated}
    for votes in ballots:
        names |= dict.fromkeys(votes, 0)
    return list(names)


def _chosen(sheet: Sheet, item: int, ballot: AgentBallot, given: Json) -> dict[int, dict[str, int]]:
    """The votes at the agents' discretion, proxy by proxy."""
    free, choice = ballot.free, given.get("choice")
    if not free or choice in (None, "", {}):
        return {}
    cumulative = is_an_election(sheet, item) and cumulation(sheet, item).yes
    if is_an_election(sheet, item) and not cumulative:
        names = [read_name(n, "choice", "candidate") for n in given_list(given, "choice")]
        if len(names) > sheet.seats:
            raise Refusal(f"There are {plural(sheet.seats, 'seat')}.", field="choice")
        return straight(free, names)
    total = sum(one.votes for one in free)
    if isinstance(choice, str):
        return spread(free, {read_choice(choice, ON_ITEM, "choice", "mark"): total})
    wanted = {
        name: read_shares(number, "choice", least=0)
        for name, number in given_map(given, "choice").items()
    }
    if (cast := sum(wanted.values())) > total:
        over = f"{whole(cast)} votes are cast of {whole(total)} left to the agents."
        raise Refusal(over, field="choice")
    return spread(free, wanted)
