"""Ballots: for the election of directors, straight or cumulative, and for one matter.

Sources: 1988 II §7; 2002 §2.8; Corporations Code 700, 708.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.elections import PRECONDITION, VOID, allotment
from app.bylaws.votes import SPLIT
from app.documents.basis import Basis, rests_on
from app.documents.blocks import (
    Block,
    Choices,
    Document,
    Paragraph,
    Space,
    TableBlock,
    TableColumn,
    as_name,
    as_names,
)
from app.documents.meetings.framing import Setting, Signs, fields, framed, of_meeting, signed
from app.documents.proxy import FOR_AGAINST_ABSTAIN, FOR_OR_WITHHOLD
from app.documents.wording import sentence
from app.domain.meetings import AgendaItem, MeetingPlan
from app.domain.words import whole

ELECTION, MATTER = "ballot-election", "ballot-matter"
NOMINATED = "shareholders.nomination.required"


@dataclass(frozen=True, slots=True)
class Voter:
    """Who votes: the holder, the shares and votes, and the agent who votes them by proxy."""

    holder: str = ""
    shares: int | None = None
    votes: int | None = None
    agent: str = ""


def compose_election_ballot(
    setting: Setting,
    plan: MeetingPlan,
    voter: Voter,
    nominees: Sequence[str],
    *,
    cumulative: bool = False,
    seats: int = 0,
) -> Document:
    """A voter's ballot for the election; `seats` stands in for those of the plan.

    Only the names in nomination are printed. A cumulative ballot shows the product that limits it.
    """
    to_elect = seats or plan.seats
    names = as_names(nominees)
    marks = (
        _cumulated(setting.law, voter, to_elect, names)
        if cumulative
        else _straight(names, to_elect)
    )
    blocks = (
        *_voter(voter),
        *fields(("Directors to be elected", whole(to_elect) if to_elect else "")),
        *marks,
        Paragraph(_election_rule(setting.law, to_elect), size="small"),
        _signature(setting, ELECTION, voter),
    )
    title = "Cumulative Ballot for the Election of Directors" if cumulative else ""
    basis = rests_on(setting.law, (("notice to cumulate", PRECONDITION),) if cumulative else ())
    return framed(setting, ELECTION, blocks, lines=(of_meeting(plan),), title=title, basis=basis)


def compose_matter_ballot(
    setting: Setting, plan: MeetingPlan, number: int, voter: Voter
) -> Document:
    """A voter's ballot on the item of that number, with the shares for, against and abstaining."""
    item = plan.items[number - 1]
    text = sentence(f"{number}. {item.text.strip().rstrip('.')}")
    columns = (TableColumn("Vote", width=3), TableColumn("Number of shares", width=3))
    blocks = (
        *_voter(voter),
        Choices(((text, FOR_AGAINST_ABSTAIN),)),
        Space(6),
        TableBlock(columns, tuple((f"{word}\n ", "") for word in ("For", "Against", "Abstain"))),
        Paragraph(_matter_rule(setting.law), size="small"),
        _signature(setting, MATTER, voter),
    )
    return framed(setting, MATTER, blocks, lines=(of_meeting(plan),), basis=_special(setting, item))


def _voter(voter: Voter) -> tuple[Block, ...]:
    """Who votes, for whom, and with how many shares and votes."""
    agent = as_name(voter.agent) if voter.agent else ""
    how = f"By proxy, {agent} for the shareholder" if agent else "In person"
    return fields(
        ("Shareholder", as_name(voter.holder)),
        ("Voted", how if voter.holder else ""),
        ("Shares", whole(voter.shares) if voter.shares is not None else ""),
        ("Votes", whole(voter.votes) if voter.votes is not None else ""),
    )


def _straight(names: tuple[str, ...], seats: int) -> tuple[Block, ...]:
    if not names:
        return fields(("Names in nomination", ""))
    rows = tuple((name, FOR_OR_WITHHOLD) for name in names)
    most = f" Mark FOR beside {whole(seats)} at most." if seats else ""
    lead = f"Mark FOR or WITHHOLD beside each name.{most} Each name marked FOR gets all the votes."
    return (Paragraph(lead), Choices(rows, indent=16), Space(6))


def _cumulated(law: Bylaws, voter: Voter, seats: int, names: tuple[str, ...]) -> tuple[Block, ...]:
    """The product of votes and directors, and a line of the table for each name."""
    if not names:
        return fields(("Total votes", ""), ("Names in nomination", ""))
    known = voter.votes is not None and seats > 0
    total = whole(int(allotment(law, voter.votes or 0, seats).votes)) if known else ""
    product = (
        f"Votes {whole(voter.votes or 0)} × Directors to be elected {seats} = " if known else ""
    )
    columns = (TableColumn("Nominee", width=3), TableColumn("Votes cast", width=2))
    rows = tuple((f"{name}\n ", "") for name in names)
    return (
        *fields(("Total votes", f"{product}{total}" if known else "")),
        TableBlock(columns, rows, ("Total cast", "")),
        Paragraph(
            "Write the number of votes for each nominee chosen. All votes may be given to one "
            "nominee or spread among several. Their total may be less than the total votes stated "
            "and may not exceed it. Write whole numbers."
        ),
    )


def _election_rule(law: Bylaws, seats: int) -> str:
    said = ["The candidates with the most votes are elected, up to the number to be elected."]
    if not seats:
        said = ["The candidates with the most votes are elected."]
    if law.has(VOID):
        said.append("Votes withheld or against a candidate have no effect.")
    if law.has(NOMINATED):
        said.append("Votes for a person who was not nominated as the bylaws ask are not counted.")
    return " ".join(said)


def _matter_rule(law: Bylaws) -> str:
    """What happens to a vote without a number: only where the version says it."""
    asked = "Shares may be voted in part for and in part against, or in part not voted."
    if law.has(SPLIT):
        return f"{asked} FOR without a number counts for all the shares stated."
    return "Mark one box and write the number of shares beside it."


def _special(setting: Setting, item: AgendaItem) -> tuple[Basis, ...]:
    rule = "shareholders.notice.special-matters"
    if not setting.law.has(rule) or item.matter not in setting.law.items(rule, "matters"):
        return ()
    return (("special matter", setting.law.cite(rule)),)


def _signature(setting: Setting, key: str, voter: Voter) -> Block:
    if voter.agent:
        return signed(setting, key, Signs(voter.agent, "proxy"))
    return signed(setting, key, Signs(voter.holder, "holder"))
