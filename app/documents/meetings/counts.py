"""Counts of votes on paper: attendance and quorum, one matter, the election of directors.

The inspectors' report and the minutes print the same tables, so their figures cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.bylaws.answers import Threshold
from app.bylaws.law import Bylaws
from app.bylaws.shareholders.elections import Election
from app.bylaws.votes import VoteResult, quorum
from app.documents.blocks import Block, Paragraph, Run, TableBlock, TableColumn, as_name
from app.documents.meetings.framing import fields, hour, told
from app.documents.wording import percent, sentence
from app.domain.meeting_record import BY_PROXY, IN_PERSON, Count, ElectionCount, MeetingRecord
from app.domain.refusal import Refusal
from app.domain.words import whole

Outcome = VoteResult | Threshold
"""How a matter came out: the ordinary vote's tests, or a greater threshold."""
Outcomes = Mapping[int, Outcome]
"""Outcomes by the number of the item."""
MARGIN = TableColumn("", width=3)
"""An empty column at the right, so that figures stand near their words."""
PRESENT = (
    TableColumn("Represented", width=2.4),
    TableColumn("Votes", "right"),
    TableColumn("In %", "right"),
    MARGIN,
)
COUNTED = (TableColumn("Vote", width=2.4), TableColumn("Votes", "right"), MARGIN)
CANDIDATES = (
    TableColumn("Candidate", width=3),
    TableColumn("For", "right"),
    TableColumn("Withheld", "right"),
    TableColumn("Result", width=1.6),
)


def quorum_blocks(law: Bylaws, record: MeetingRecord) -> tuple[Block, ...]:
    """Votes in person, by proxy and together; the quorum needed, and whether it was there."""
    if not record.entitled or not record.attendance:
        return fields(
            ("Votes entitled", whole(record.entitled) if record.entitled else ""),
            ("Votes represented in person", ""),
            ("Votes represented by proxy", ""),
            ("Quorum", ""),
        )
    at, entitled = record.quorum_at, record.entitled
    person, proxy = record.represented(at, IN_PERSON), record.represented(at, BY_PROXY)
    _within(person + proxy, entitled, "Votes represented")
    rows = tuple(
        (label, whole(votes), percent(votes, entitled), "")
        for label, votes in (("In person", person), ("By proxy", proxy))
    )
    total = ("Present or represented", whole(person + proxy), percent(person + proxy, entitled), "")
    needed = quorum(law, entitled)
    verdict = "was present" if person + proxy >= needed else "was not present"
    found = f" {sentence(f'It was found at {hour(at)}')}" if at else ""
    said = (
        f"Of {whole(entitled)} votes entitled, {whole(needed)} are a quorum; "
        f"{whole(person + proxy)} were present or represented. A quorum {verdict}.{found}"
    )
    return (TableBlock(PRESENT, rows, total), Paragraph(said))


def count_blocks(name: str, count: Count | None, record: MeetingRecord) -> tuple[Block, ...]:
    """The votes on one matter, adding up to the votes represented; blanks without a count.

    Refused where more votes are counted than were represented.
    """
    if count is None:
        return fields((f"{name}: votes for", ""), ("Votes against", ""), ("Abstentions", ""))
    represented = record.represented(count.at)
    rest = count.unvoted(represented)
    _within(represented - rest, represented, name)
    rows = [("For", count.votes_for), ("Against", count.against), ("Abstained", count.abstained)]
    rows += [("Without a vote on it", count.without_vote)] if count.without_vote else []
    rows += [("Not voted", rest)] if rest else []
    table = TableBlock(
        COUNTED,
        tuple((label, whole(votes), "") for label, votes in rows),
        ("Represented", whole(represented), ""),
    )
    return (table, *_method(count.method))


def carried(outcome: Outcome | None) -> bool | None:
    """Whether the item carried; `None` while it is not settled."""
    return outcome.carried if isinstance(outcome, VoteResult) else outcome and outcome.met


def outcome_block(outcome: Outcome | None) -> Block:
    """What was needed, how it was counted and the result; a blank while it is not settled."""
    settled = carried(outcome)
    if outcome is None or settled is None:
        return told("Result", "")
    verdict = Run("Carried. " if settled else "Lost. ", "strong")
    return Paragraph((verdict, Run(outcome.counted)))


def election_blocks(
    law: Bylaws, count: ElectionCount | None, election: Election | None, record: MeetingRecord
) -> tuple[Block, ...]:
    """The votes of each candidate, who is elected, and what a tie leaves open.

    Refused where the count and the result differ by a vote, or more votes are counted than the
    voters have.
    """
    if count is None:
        return fields(("Votes for each candidate", ""), ("Persons elected", ""))
    _fits(count, election, record)
    outcomes = {place.name: place.outcome for place in election.places} if election else {}
    rows = tuple(
        (
            as_name(name),
            whole(votes),
            whole(count.withheld[name]) if name in count.withheld else "",
            outcomes.get(name, ""),
        )
        for name, votes in _ranked(count)
    )
    void = law.has("shareholders.election.against-void") and any(count.withheld.values())
    noted = "Votes withheld have no effect." if void else ""
    return (
        TableBlock(CANDIDATES, rows),
        *_method(count.method),
        *((Paragraph(noted),) if noted else ()),
        told("Persons elected", election.counted if election else ""),
    )


def reported(record: MeetingRecord) -> dict[str, int]:
    """Every figure that the report prints, by name, to be held against a tally of the ballots."""
    lines: dict[str, int] = {
        "In person": record.represented(record.quorum_at, IN_PERSON),
        "By proxy": record.represented(record.quorum_at, BY_PROXY),
    }
    for done in record.done:
        if done.count:
            lines[f"Item {done.item}, for"] = done.count.votes_for
            lines[f"Item {done.item}, against"] = done.count.against
            lines[f"Item {done.item}, abstained"] = done.count.abstained
    return lines | dict(record.election.votes if record.election else {})


def _ranked(count: ElectionCount) -> list[tuple[str, int]]:
    return sorted(count.votes.items(), key=lambda each: (-each[1], each[0]))


def _fits(count: ElectionCount, election: Election | None, record: MeetingRecord) -> None:
    """The count agrees with the result to the vote, and with the votes that were there."""
    if election and {place.name: place.votes for place in election.places} != dict(count.votes):
        raise Refusal("The count of the election and its result differ. Count again.")
    there = record.represented(count.at)
    if count.cumulative:
        _within(sum(count.votes.values()), there * count.seats, "Election of directors")
        return
    for name, votes in count.votes.items():
        _within(votes + count.withheld.get(name, 0), there, name)


def _within(counted: int, most: int, name: str) -> None:
    if counted > most:
        raise Refusal(f"{name}: {whole(counted)} votes are counted of {whole(most)}. Count again.")


def _method(method: str) -> tuple[Block, ...]:
    return (Paragraph(f"The vote was by {method}."),) if method else ()
