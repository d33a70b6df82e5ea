"""The forms of votes: by voice, a holder's ballot, and the ballot that the agents sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.bylaws.meeting_day.agents import AgentBallot, agents_ballot
from app.bylaws.meeting_day.elections import cumulation, eligible
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.meeting_day.facts import FOR, ON_ITEM
from app.domain.words import plural, whole
from app.presenters.figures import capital
from app.presenters.meeting_day.forms import Given, More, whole_choices
from app.presenters.meeting_day.items import planned_item
from app.presenters.view import Choice, Column, Draft, Field, Row, Table

ITEM_AND_HOUR = "Item and hour"
VOTE, OTHERS = "vote:", "all_others"
MARKS = tuple(Choice(mark, capital(mark)) for mark in ON_ITEM)
AGENT_LINES = (
    Column("Proxy of"),
    Column("Votes", "right", 14),
    Column("Directed", width=30),
    Column("Left to the agents", "right", 16),
)


def is_election(sheet: Sheet, item: int) -> bool:
    """Whether directors are elected under the item."""
    planned = planned_item(sheet, item)
    return bool(planned and planned.matter == "election")


def candidates(sheet: Sheet) -> tuple[str, ...]:
    """Those in nomination; before any, the nominees of the notice."""
    return eligible(sheet) or tuple(nominee.name for nominee in sheet.plan.nominees)


def voice_more(sheet: Sheet, item: int) -> More:
    """The totals of a vote by voice: for, against, abstain, or each candidate's."""
    columns = candidates(sheet) if is_election(sheet, item) else ON_ITEM
    return More(
        tuple(Field(VOTE + name, capital(name), "number", optional=True) for name in columns),
        lambda draft: {"votes": _numbers(draft, columns), "method": "voice"},
        without=("method",),
        lead=(),
        rest=ITEM_AND_HOUR,
    )


def ballot_more(sheet: Sheet, item: int, at: datetime | None) -> More:
    """One holder's ballot, or the same ballot for everyone in person who has not voted."""
    waiting = ballots_waiting(sheet, item, at)
    elects = is_election(sheet, item)
    who = (
        Field("ballot_of", "Ballot of", "pick", choices=whole_choices(sheet, waiting)),
        Field(OTHERS, "Everyone in person who has not voted votes alike", "tick", True),
    )
    votes = _election_fields(sheet, item) if elects else _mark_fields()

    def read(draft: Draft) -> Given:
        one = str(draft.get("ballot_of") or "")
        holders = [str(h) for h in waiting] if draft.get(OTHERS) else [one] if one else []
        cast = _cast(sheet, item, draft)
        return {"ballots": [{"holder": holder, **cast} for holder in holders if cast]}

    return More((*who, *votes), read, without=("ballots",), lead=(), rest=ITEM_AND_HOUR)


def ballots_waiting(sheet: Sheet, item: int, at: datetime | None = None) -> tuple[int, ...]:
    """The holders in person who have not voted on the item."""
    voted = {row[0] for batch in sheet.day.cast_on(item) for row in batch.rows if not row[1]}
    put = sheet.day.motion(item)
    out = voted | set(put.interested if put else ())
    return tuple(holder for holder in sheet.room(at).in_person if holder not in out)


def agents_more(sheet: Sheet, item: int) -> More:
    """What the agents choose where no direction binds them."""
    there = sorted(sheet.room().agents)
    votes = _election_fields(sheet, item) if is_election(sheet, item) else (_agents_mark(),)

    def read(draft: Draft) -> Given:
        return {"choice": _choice(sheet, item, draft)}

    first = {"agents": "\n".join(there)}
    return More(votes, read, first, lead=("agents",), rest=ITEM_AND_HOUR)


def agents_table(sheet: Sheet, item: int, agents: Iterable[str], at: datetime) -> Table:
    """The proxies that these agents vote, the votes directed and those left to them."""
    ballot = agents_ballot(sheet, item, list(agents), at, election=is_election(sheet, item))
    rows = [
        Row(
            str(line.proxy.key),
            (
                line.proxy.name,
                whole(line.proxy.votes),
                line.fault.sentence if line.fault else _directed(line.directed),
                whole(line.free) if line.free else "",
            ),
            severity="warning" if line.fault else "",
        )
        for line in ballot.lines[:200]
    ]
    empty = "These agents hold no proxy that can be voted now."
    return Table(AGENT_LINES, rows, _sums(ballot), empty, title="Proxies on this ballot")


def _sums(ballot: AgentBallot) -> tuple[str, ...]:
    count = plural(len(ballot.lines), "proxy", "proxies")
    free = sum(one.votes for one in ballot.free)
    return (count, whole(ballot.votes), whole(sum(ballot.directed.values())), whole(free))


def _directed(votes: Mapping[str, int]) -> str:
    return ", ".join(f"{capital(name)} {whole(number)}" for name, number in votes.items() if number)


def _mark_fields() -> tuple[Field, ...]:
    split = tuple(
        Field(VOTE + name, capital(name), "number", True, group="Split, in votes (optional)")
        for name in ON_ITEM
    )
    mark = Field("mark", "Mark of the member", "choice", choices=MARKS)
    members = Field("members", "Joint holders who differ", "rows", True, columns=(mark,))
    return (Field("mark", "All its votes", "choice", choices=MARKS), *split, members)


def _agents_mark() -> Field:
    return Field("mark", "Without a direction", "choice", choices=MARKS)


def _election_fields(sheet: Sheet, item: int) -> tuple[Field, ...]:
    """A number for each candidate where votes are cumulated, else a tick."""
    kind = "number" if cumulation(sheet, item).yes else "tick"
    lead = f"{plural(sheet.seats, 'seat')}, " + (
        "votes cumulated" if kind == "number" else "tick at most as many names"
    )
    lead = f"{lead} (optional)"
    return tuple(Field(VOTE + n, n, kind, True, group=lead) for n in candidates(sheet))


def _numbers(draft: Draft, columns: Iterable[str]) -> dict[str, str]:
    told = {name: str(draft.get(VOTE + name) or "").strip() for name in columns}
    return {name: text for name, text in told.items() if text}


def _ticked(sheet: Sheet, draft: Draft) -> list[str]:
    return [name for name in candidates(sheet) if draft.get(VOTE + name) is True]


def _cast(sheet: Sheet, item: int, draft: Draft) -> Given:
    if is_election(sheet, item):
        names = _ticked(sheet, draft)
        votes: dict[str, str] = dict.fromkeys(names, FOR) or _numbers(draft, candidates(sheet))
        return {"votes": votes} if votes else {}
    if mark := str(draft.get("mark") or ""):
        return {"mark": mark}
    if members := draft.get("members"):
        return {"members": members}
    votes = _numbers(draft, ON_ITEM)
    return {"votes": votes} if votes else {}


def _choice(sheet: Sheet, item: int, draft: Draft) -> object:
    if not is_election(sheet, item):
        return str(draft.get("mark") or "")
    return _ticked(sheet, draft) or _numbers(draft, candidates(sheet))
