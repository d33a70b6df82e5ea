"""Who served when as a drawn timeline: lanes, bars, marks, seats; and the list beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.board.spans import (
    MARKS,
    Count,
    Lane,
    counts_of,
    lanes_of_offices,
    lanes_of_persons,
    mark_begun,
    mark_ended,
)
from app.domain.company import Company
from app.domain.offices import DIRECTOR, TRANSFER_AGENT, Term
from app.domain.words import day_plain, plural, whole
from app.presenters.figures import capital, matches, no_match
from app.presenters.tables import Column, Row, Table

LEAST_YEARS = 2
NUMBER = "number:"
"""Before its entry, the key of a row on which the authorized number changed."""


@dataclass(frozen=True, slots=True)
class TermBar:
    """One term: its key, first and last day, the marks at its ends, and what is said of it.

    `began` and `ended` are keys of MARKS; `ended` is empty while the term runs and where the same
    person goes on. `label` stands in the bar where there is room.
    """

    key: str
    from_on: date
    to_on: date | None
    began: str
    ended: str
    label: str
    spoken: str


@dataclass(frozen=True, slots=True)
class TermLane:
    """A line of the drawing: what stands before it, and its bars from left to right."""

    label: str
    bars: tuple[TermBar, ...]


@dataclass(frozen=True, slots=True)
class TermsChart:
    """The whole drawing from the first to the last day; `on` is the day that is marked.

    `counts` say from each day on how many serve and how many are authorized; empty for officers.
    """

    title: str
    first: date
    last: date
    on: date
    lanes: tuple[TermLane, ...]
    counts: tuple[Count, ...] = ()

    @property
    def most(self) -> int:
        """The highest number of seats that is drawn."""
        return max((max(c.serving, c.authorized or 0) for c in self.counts), default=0)

    @property
    def used(self) -> tuple[str, ...]:
        """The marks that are drawn, in the order of the legend."""
        bars = [bar for lane in self.lanes for bar in lane.bars]
        drawn = {bar.began for bar in bars} | {bar.ended for bar in bars}
        return tuple(mark for mark in MARKS if mark in drawn)


def board_chart(company: Company, on: date) -> TermsChart:
    """The directors, one lane for each, and the seats of the board; the day is marked."""
    terms = [t for t in company.terms if t.office == DIRECTOR]
    counts = counts_of(terms, company.numbers)
    lanes = tuple(_lane(lane, False) for lane in lanes_of_persons(terms))
    return _chart("Board over time", lanes, counts, on)


def officers_chart(company: Company, on: date) -> TermsChart:
    """The offices with those who held them; the day is marked."""
    terms = [t for t in company.terms if t.office not in (DIRECTOR, TRANSFER_AGENT)]
    lanes = tuple(_lane(lane, True) for lane in lanes_of_offices(terms))
    return _chart("Offices over time", lanes, (), on)


def present_board_changes(company: Company, on: date, text: str = "") -> Table:
    """Every day on which the board changed up to the day, the latest first, and how it stood then.

    Keys are those of the terms, with ` end` behind for an end, or `number:` and the entry.
    """
    columns = (
        Column("Day", width=13),
        Column("What changed"),
        Column("In office", "right", 9),
        Column("Authorized", "right", 10),
        Column("Vacant", "right", 8),
    )
    terms = [t for t in company.terms if t.office == DIRECTOR]
    counts = counts_of(terms, company.numbers)
    told = _changes(terms)
    told += [
        (n.from_on, f"{NUMBER}{n.seq}", f"Authorized number: {whole(n.number)}")
        for n in company.numbers
    ]
    past = sorted((one for one in told if one[0] <= on), key=lambda one: one[0], reverse=True)
    rows = tuple(
        _change_row(day, key, said, counts) for day, key, said in past if matches(text, said)
    )
    none = f"The board did not change up to {day_plain(on)}. Each change of it stands here."
    empty = no_match("change", text) if text else none
    return Table(columns, rows, empty=empty, empty_action="" if text else "elect")


def present_office_changes(company: Company, on: date, text: str = "") -> Table:
    """Every day on which an office was filled or left up to the day, the latest first."""
    terms = [t for t in company.terms if t.office not in (DIRECTOR, TRANSFER_AGENT)]
    past = [one for one in _changes(terms) if one[0] <= on]
    rows = tuple(
        Row(key, (day_plain(day), said), (day, said))
        for day, key, said in sorted(past, key=lambda one: one[0], reverse=True)
        if matches(text, said)
    )
    none = f"No office was filled up to {day_plain(on)}. Each change stands here."
    empty = no_match("change", text) if text else none
    columns = (Column("Day", width=13), Column("What changed"))
    return Table(columns, rows, empty=empty, empty_action="" if text else "appoint")


def spoken(chart: TermsChart) -> str:
    """The drawing as a screen reader says it before its bars."""
    bars = sum(len(lane.bars) for lane in chart.lanes)
    return f"{chart.title}, {plural(len(chart.lanes), 'lane')}, {plural(bars, 'term')}"


def _chart(
    title: str, lanes: tuple[TermLane, ...], counts: tuple[Count, ...], on: date
) -> TermsChart:
    days = [bar.from_on for lane in lanes for bar in lane.bars]
    days += [bar.to_on for lane in lanes for bar in lane.bars if bar.to_on]
    days += [count.on for count in counts]
    first = min([*days, on]).replace(month=1, day=1)
    last = date(max([*days, on]).year, 12, 31)
    least = first.replace(year=first.year + LEAST_YEARS) - timedelta(1)
    return TermsChart(title, first, max(last, least), on, lanes, counts)


def _lane(lane: Lane, named: bool) -> TermLane:
    """The lane of a person, or of an office with the names of those who hold it."""
    after = [*lane.terms[1:], None]
    bars = tuple(_bar(term, then, named) for term, then in zip(lane.terms, after, strict=True))
    return TermLane(capital(lane.label), bars)


def _bar(term: Term, then: Term | None, named: bool) -> TermBar:
    began, ended = mark_begun(term), mark_ended(term, then)
    until = f"to {day_plain(term.to_on)}" if term.to_on else "still in office"
    how = f", {MARKS[ended].lower()}" if ended else ""
    sentence = (
        f"{term.name}, {term.office}: from {day_plain(term.from_on)}, "
        f"{MARKS[began].lower()}, {until}{how}"
    )
    label = term.name if named else ""
    return TermBar(str(term.id), term.from_on, term.to_on, began, ended, label, sentence)


def _changes(terms: Iterable[Term]) -> list[tuple[date, str, str]]:
    """Each beginning and end: the day, the key of the term, and what is said."""
    terms = list(terms)
    begun = {(t.person_id, t.office, t.from_on) for t in terms}
    found: list[tuple[date, str, str]] = []
    for term in terms:
        who = term.name if term.office == DIRECTOR else f"{term.name}, {term.office}"
        found.append((term.from_on, str(term.id), f"{MARKS[mark_begun(term)]}: {who}"))
        again = (term.person_id, term.office, term.to_on) in begun
        if term.to_on and not again:
            found.append((term.to_on, f"{term.id} end", f"{MARKS[mark_ended(term, None)]}: {who}"))
    return found


def _change_row(day: date, key: str, said: str, counts: Iterable[Count]) -> Row:
    """One change, and the board at the end of its day."""
    now = [count for count in counts if count.on <= day][-1]
    authorized = whole(now.authorized) if now.authorized is not None else "not fixed"
    cells = (day_plain(day), said, whole(now.serving), authorized, whole(now.vacant))
    order = (day, said, now.serving, now.authorized or 0, now.vacant)
    return Row(key, cells, order, severity="warning" if now.vacant else "")
