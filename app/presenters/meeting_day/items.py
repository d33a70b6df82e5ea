"""A card for each item of business: its motion, its count, each test with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.bylaws.law import Bylaws
from app.bylaws.meeting_day.elections import (
    ElectionCount,
    count_election,
    cumulation,
    eligible,
)
from app.bylaws.meeting_day.items import ItemCount, count_item
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.shareholders.elections import (
    ALL,
    ALLOTMENT,
    check_cumulative_entry,
    surely_elects,
)
from app.bylaws.votes import VoteTest, exact
from app.domain.meeting_day.facts import FOR, Put
from app.domain.meetings import AgendaItem
from app.domain.words import day_plain, hour_short, plural, whole
from app.presenters.meeting_day.told import told_notes
from app.presenters.notes import cited
from app.presenters.view import Column, Link, Note, Row, Table

PLACES = (Column("Nominee"), Column("Votes", "right", 14), Column("Result", width=18))
OUTCOMES = {"elected": "Elected", "tied": "Tied", "not elected": "Not elected"}
VOTE, ELECTION = "vote", "election"


@dataclass(frozen=True, slots=True)
class TestLine:
    """One test of a vote: the sign, how it was counted, its figures, the section."""

    severity: str
    words: str
    figures: str
    section: str
    rule: str

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        met = "Met" if self.severity == "fits" else "Not met"
        return f"{met}. {self.words} {self.figures}. {self.section}"


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item as its card shows it. `outcome` is `None` until it is counted.

    `votes` are those counted; `open` says whether totals may still be typed. `table` is that of an
    election.
    """

    number: int
    title: str
    kind: str
    motion: str
    chip: str
    outcome: bool | None
    votes: Mapping[str, int] = field(default_factory=dict[str, int])
    open: bool = False
    lines: tuple[TestLine, ...] = ()
    table: Table | None = None
    notes: tuple[Note, ...] = ()
    acts: tuple[Link, ...] = ()


def present_items(sheet: Sheet) -> tuple[ItemCard, ...]:
    """The items of the notice in order, then other motions put at the meeting."""
    numbers = range(1, len(sheet.plan.items) + 1)
    more = sorted({put.item for put in sheet.day.put if put.item > len(sheet.plan.items)})
    return tuple(present_item(sheet, number) for number in (*numbers, *more))


def present_item(sheet: Sheet, number: int) -> ItemCard:
    """The card of one item."""
    planned = planned_item(sheet, number)
    if number in sheet.plan.done_before:
        return _done_before(sheet, number)
    if planned and planned.matter == "election":
        return _election(sheet, number)
    return _vote(sheet, number, planned)


def planned_item(sheet: Sheet, number: int) -> AgendaItem | None:
    """The item of the notice with that number; `None` for another motion."""
    items = sheet.plan.items
    return items[number - 1] if 0 < number <= len(items) else None


def item_title(sheet: Sheet, number: int) -> str:
    """`2. Approval of the auditors`."""
    planned, put = planned_item(sheet, number), sheet.day.motion(number)
    text = planned.text if planned else put.text if put else "Another motion"
    return f"{number}. {text}"


def _done_before(sheet: Sheet, number: int) -> ItemCard:
    """An item voted on before the meeting was adjourned to this one."""
    when = sheet.plan.adjourned_on
    said = f"Voted on {day_plain(when)}." if when else "Voted on before the adjournment."
    return ItemCard(number, item_title(sheet, number), VOTE, said, "Done before", None)


def _vote(sheet: Sheet, number: int, planned: AgendaItem | None) -> ItemCard:
    put = sheet.day.motion(number)
    told = bool(sheet.day.cast_on(number) or sheet.day.count_of(number))
    acts = tuple(_vote_acts(sheet, number))
    if not told:
        chip = "Moved" if put else "Not yet moved"
        title = item_title(sheet, number)
        return ItemCard(number, title, VOTE, _moved(put), chip, None, open=_open(sheet), acts=acts)
    counted = count_item(sheet, number)
    result = counted.result
    by_voice = not sheet.day.cast_on(number)
    return ItemCard(
        number,
        item_title(sheet, number),
        VOTE,
        _moved(put),
        "Carried" if result.carried else "Not carried",
        result.carried,
        counted.votes,
        open=by_voice and _open(sheet),
        lines=_lines(counted),
        notes=_vote_notes(counted),
        acts=acts,
    )


def _election(sheet: Sheet, number: int) -> ItemCard:
    put, acts = sheet.day.motion(number), tuple(_election_acts(sheet, number))
    title = item_title(sheet, number)
    allowed = cumulation(sheet, number)
    opens = cited("info", allowed.counted, allowed.cite)
    if not (sheet.day.cast_on(number) or sheet.day.count_of(number)):
        return ItemCard(
            number,
            title,
            ELECTION,
            _moved(put),
            "Not yet voted",
            None,
            table=_named(sheet, "" if acts else "nominate"),
            notes=(opens,),
            acts=acts,
        )
    counted = count_election(sheet, number)
    tied = bool(counted.result.tied)
    return ItemCard(
        number,
        title,
        ELECTION,
        _moved(put),
        "Tied" if tied else "Counted",
        not tied,
        counted.votes,
        table=_places(counted),
        notes=(opens, *_election_notes(sheet.law, counted)),
        acts=acts,
    )


def _named(sheet: Sheet, act: str) -> Table:
    """Those in nomination, before any vote; `act` is the one offered while there is nobody."""
    rows = [Row(name, (name, "", "In nomination")) for name in eligible(sheet)]
    empty = "Nobody is in nomination yet."
    return Table(PLACES, rows, (), empty, act, "Nominees")


def _places(counted: ElectionCount) -> Table:
    rows = [
        Row(
            place.name,
            (place.name, exact(place.votes), OUTCOMES[place.outcome]),
            (place.name, int(place.votes), place.outcome),
            severity="fits" if place.outcome == "elected" else "unmet",
        )
        for place in counted.result.places
    ]
    rows += [
        Row(name, (name, whole(votes), "Not in nomination"), (name, votes, ""), "quiet")
        for name, votes in counted.disregarded.items()
    ]
    totals = ("Votes cast", whole(sum(counted.votes.values())), "")
    return Table(PLACES, rows, totals, title="Votes of each nominee")


def _lines(counted: ItemCount) -> tuple[TestLine, ...]:
    cite, votes_for = counted.result.cite, counted.votes[FOR]
    return tuple(_line(test, votes_for, cite.section, cite.rule) for test in counted.result.tests)


def _line(test: VoteTest, votes_for: int, section: str, rule: str) -> TestLine:
    if test.figures:
        sign = "fits" if test.met else "unmet"
        return TestLine(sign, test.counted, test.figures, section, rule)
    if test.met:
        return TestLine(
            "fits", test.counted, f"{whole(votes_for)} ≥ {whole(test.needed)}", section, rule
        )
    short = max(0, test.needed - votes_for)
    figures = f"{whole(votes_for)} of {whole(test.needed)}"
    return TestLine("unmet", test.counted, f"{figures}, {whole(short)} short", section, rule)


def _vote_notes(counted: ItemCount) -> tuple[Note, ...]:
    notes = list(told_notes(counted.findings))
    if not counted.result.tests:
        cite = counted.result.cite
        notes.append(cited("info", counted.result.counted, cite))
    sums = [f"{plural(counted.represented, 'vote')} represented"]
    if counted.without_vote:
        sums.append(f"{whole(counted.without_vote)} without a vote on it")
    if counted.unvoted > 0:
        sums.append(f"{whole(counted.unvoted)} not voted")
    at = f" at {hour_short(counted.at)}" if counted.at else ""
    by = f", by {counted.method}" if counted.method else ""
    notes.append(Note("info", f"{', '.join(sums)}{at}{by}."))
    if counted.unvoted < 0:
        over = f"{whole(-counted.unvoted)} votes more are counted than were represented."
        notes.append(Note("warning", over, counted.result.cite.section, counted.result.cite.rule))
    return tuple(notes)


def _election_notes(law: Bylaws, counted: ElectionCount) -> Iterator[Note]:
    yield from told_notes(counted.findings)
    there, seats = counted.quorum.present, counted.seats
    if counted.cumulative.yes:
        sums = (
            f"{whole(there * seats)} votes = {whole(there)} represented × {plural(seats, 'seat')}"
        )
        left = there * seats - sum(counted.votes.values()) - sum(counted.disregarded.values())
        rest = "All were cast." if not left else f"{whole(left)} were not cast."
        yield cited("info", f"{sums}. {rest}", counted.result.cite)
        if law.has(ALL):
            entry = check_cumulative_entry(law, counted.cumulative)
            yield cited(entry.severity, entry.sentence, entry.cite)
        if law.has(ALLOTMENT):
            sure = surely_elects(law, there, seats, 1)
            yield cited("info", sure.counted, sure.cite)
    if counted.aside:
        votes = sum(aside.votes for aside in counted.aside)
        said = f"{plural(len(counted.aside), 'ballot')} with {plural(votes, 'vote')} not counted."
        yield Note("warning", said, counted.result.cite.section, counted.result.cite.rule)


def _vote_acts(sheet: Sheet, number: int) -> Iterator[Link]:
    told, put = sheet.day.count_of(number), sheet.day.motion(number)
    if told and put and put.test == "removal" and put.directors:
        yield Link("Enter in the board…", f"remove-directors:{number}")
    if not _open(sheet):
        return
    if told is None:
        yield Link("Motion…", f"move:{number}")
        yield from _ballot_acts(sheet, number)
        if sheet.day.cast_on(number):
            yield Link("Declare the count", f"declare:{number}")
    else:
        yield Link("Correct the count…", f"correct:{told.seq}")


def _election_acts(sheet: Sheet, number: int) -> Iterator[Link]:
    told, voted = sheet.day.count_of(number), sheet.day.cast_on(number)
    if told:
        yield Link("Enter the new board…", f"elect-board:{number}")
    if not _open(sheet):
        return
    if told:
        yield Link("Correct the count…", f"correct:{told.seq}")
        return
    yield Link("Nominate…", "nominate")
    if not cumulation(sheet, number).yes:
        yield Link("Notice to cumulate…", "cumulate")
    yield from _ballot_acts(sheet, number)
    label, act = ("Declare the count", "declare") if voted else ("Votes by voice…", "count")
    yield Link(label, f"{act}:{number}")


def _ballot_acts(sheet: Sheet, number: int) -> Iterator[Link]:
    yield Link("Ballots…", f"cast-ballots:{number}")
    if sheet.day.proxies:
        yield Link("Agents’ ballot…", f"sign-agents-ballot:{number}")


def _open(sheet: Sheet) -> bool:
    return sheet.day.opening.at is not None and sheet.day.closed_at is None


def _moved(put: Put | None) -> str:
    """Who moved and seconded, when, and the motion's words where they differ."""
    if put is None:
        return ""
    by = f"Moved by {put.moved_by}" if put.moved_by else "Moved"
    second = f", seconded by {put.seconded_by}" if put.seconded_by else ""
    at = f" at {hour_short(put.at)}" if put.at else ""
    return f"{by}{second}{at}."
