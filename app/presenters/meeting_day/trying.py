"""The challenge tried: papers with ticks, and every result as counted beside as it would be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.bylaws.meeting_day.challenge import Turning, turning_item, turning_quorum, turning_seat
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.meeting_day.trial import (
    QUORUM,
    SEAT,
    Compared,
    Outcome,
    Paper,
    compared,
    numbers_of,
    papers,
    tried,
)
from app.domain.words import plural, whole
from app.presenters.figures import capital
from app.presenters.meeting_day.items import item_title
from app.presenters.meeting_day.roll import folded
from app.presenters.tables import Column, LaterRows, Row, Table

PAPERS = (
    Column("Holder"),
    Column("Paper", width=14),
    Column("Votes", "right", 9),
    Column("As recorded", width=18),
    Column("On trial", width=12),
)
RESULTS = (
    Column("What"),
    Column("As counted", width=27),
    Column("As tried", width=27),
    Column("Difference", width=14),
    Column("Section", width=12),
)
OUT, TAKEN_IN = "Left out", "Counted"
TURNS, FIGURES, SAME, VOICE = "≠ Turns", "Other figures", "The same", "By voice"
NOTHING = "Nothing is ticked: the results are those of the record."
EMPTY = "Nobody is in the room and no proxy has come in. There is nothing to try yet."


class TrialPapers:
    """The papers of a meeting and which of them are ticked; made once, read at each keystroke."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.ticked = sheet, set[int]()
        self.papers = {paper.number: paper for paper in papers(sheet)}
        self._names = [(folded(paper.name), number) for number, paper in self.papers.items()]
        self._orders = [
            sorted(self.papers, key=lambda n, made=made: made(self.papers[n])) for made in SORTED
        ]

    def table(self, text: str = "") -> Table:
        """The papers whose holder's name has every word of the text."""
        words = folded(text).split()
        shown = [n for name, n in self._names if all(word in name for word in words)]
        rows = LaterRows(shown, self._rows, self._arranged(frozenset(shown)))
        empty = f"No holder matches “{text}”. Clear the filter." if words else EMPTY
        return Table(PAPERS, rows, empty=empty, title="Proxies and ballots")

    def tick(self, number: int) -> str:
        """Tick the paper, or take its tick away; tells what it is now in words."""
        self.ticked ^= {number}
        paper = self.papers[number]
        said = _on_trial(paper).lower() if number in self.ticked else "as recorded"
        return f"{paper.name}, {_kind(paper).lower()}: {said}."

    def choose(self, numbers: Sequence[int]) -> None:
        """Tick these alone."""
        self.ticked = {number for number in numbers if number in self.papers}

    def ticked_rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of all that are ticked, as they are printed."""
        chosen = [number for number in self.papers if number in self.ticked]
        return tuple(row.cells for row in self._rows(chosen))

    @property
    def open(self) -> tuple[int, ...]:
        """Those that stand for the inspectors."""
        return tuple(number for number, paper in self.papers.items() if paper.open)

    def _rows(self, numbers: Sequence[int]) -> list[Row]:
        return [self._row(self.papers[number]) for number in numbers]

    def _row(self, paper: Paper) -> Row:
        section = f", {paper.cite.section}" if paper.cite and not paper.counts else ""
        said = _on_trial(paper) if paper.number in self.ticked else ""
        stands = f"{capital(paper.standing)}{section}"
        cells = (paper.name, _kind(paper), whole(paper.votes), stands, said)
        return Row(str(paper.number), cells)

    def _arranged(self, shown: frozenset[int]) -> Callable[[int, bool], Sequence[int]]:
        def arrange(column: int, falling: bool) -> Sequence[int]:
            if column == len(SORTED):
                chosen = sorted(shown, key=lambda n: n in self.ticked)
            else:
                chosen = [n for n in self._orders[column] if n in shown]
            return chosen[::-1] if falling else chosen

        return arrange


SORTED: tuple[Callable[[Paper], Any], ...] = (
    lambda paper: paper.name.casefold(),
    lambda paper: (paper.number > 0, abs(paper.number)),
    lambda paper: paper.votes,
    lambda paper: (paper.standing, paper.name.casefold()),
)


def _kind(paper: Paper) -> str:
    return "In person" if paper.number > 0 else f"Proxy {whole(-paper.number)}"


def _on_trial(paper: Paper) -> str:
    return OUT if paper.counts else TAKEN_IN


@dataclass(frozen=True, slots=True)
class Tried:
    """The results of a trial, and what they come to in one sentence."""

    table: Table
    said: str


def try_papers(
    sheet: Sheet, ticked: frozenset[int], called_off: Callable[[], bool] = lambda: False
) -> Tried:
    """Every result as counted and with these papers ticked; nothing is recorded.

    `called_off` is asked before each result; what is left then is not worked out.
    """
    found: list[Compared] = []
    for one in compared(sheet, tried(sheet, ticked)):
        if called_off():
            break
        found.append(one)
    rows = [_result(sheet, one, ticked=bool(ticked)) for one in found]
    return Tried(Table(RESULTS, rows, title="The results, as tried"), _said(found, len(ticked)))


def fewest(sheet: Sheet, key: str) -> tuple[int, ...]:
    """The fewest papers to tick for the result of that row to turn; none where none do."""
    kind, item, _ = key.split(":", 2)
    if kind == QUORUM:
        return numbers_of(sheet, turning_quorum(sheet), quorum=True)
    turning: Turning = (turning_seat if kind == SEAT else turning_item)(sheet, int(item))
    return numbers_of(sheet, turning)


def told_whole(row: Row) -> str:
    """A row of the results in one line, with its sections."""
    what, before, after, _, sections = row.cells
    tried_as = f"As tried: {after}. " if after else ""
    return f"{what}. As counted: {before}. {tried_as}{sections}"


def _result(sheet: Sheet, one: Compared, *, ticked: bool) -> Row:
    what = "The quorum" if one.kind == QUORUM else item_title(sheet, one.item)
    if one.kind == SEAT:
        what = f"{one.item}. {one.name}"
    sections = "; ".join(dict.fromkeys(cite.section for cite in one.cites))
    after = _outcome(one, one.after) if ticked else ""
    cells = (what, _outcome(one, one.before), after, _difference(one, ticked=ticked), sections)
    tone = "strong" if one.turned else ""
    return Row(f"{one.kind}:{one.item}:{one.name}", cells, tone=tone)


def _difference(one: Compared, *, ticked: bool) -> str:
    if not ticked:
        return ""
    if one.turned:
        return TURNS
    if one.by_voice:
        return VOICE
    return FIGURES if one.changed else SAME


def _outcome(one: Compared, outcome: Outcome) -> str:
    if one.kind == QUORUM:
        return f"{capital(outcome.word)}, {whole(outcome.present)}"
    if one.kind == SEAT:
        said = f"{capital(outcome.word)}, {whole(outcome.votes[one.name])}"
    else:
        votes_for, against = outcome.votes["for"], outcome.votes["against"]
        said = f"{capital(outcome.word)}, {whole(votes_for)} to {whole(against)}"
    return said if outcome.quorum else f"{said}, no quorum"


def _said(found: Sequence[Compared], ticked: int) -> str:
    if not ticked:
        return NOTHING
    turned = sum(one.turned for one in found)
    of_all = plural(len(found), "result")
    if not turned:
        return f"With {plural(ticked, 'paper')} ticked none of {of_all} comes out otherwise."
    verb = "comes" if turned == 1 else "come"
    return (
        f"With {plural(ticked, 'paper')} ticked {whole(turned)} of {of_all} {verb} out otherwise."
    )
