"""The first page: what is due, whether the book is in balance, offices, and the last entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.bylaws.board.composition import board_on, required_offices
from app.bylaws.due import OPEN, WAITING
from app.domain.value import value
from app.domain.words import day_paper_long, day_plain, day_short, listed, plural, whole
from app.presenters.due import Due, matters_due
from app.presenters.figures import capital, distance, matches, no_match
from app.presenters.tables import Column, Link, Row, Table

if TYPE_CHECKING:
    from app.bylaws.law import Shelf
    from app.domain.company import Company
    from app.domain.matters.record import Matters
    from app.domain.meetings import MeetingPlan

SOON = timedelta(30)
LATE, WITHOUT, WEEK, MONTH, LATER, OTHERS = GROUPS = (
    "Overdue",
    "Open, without a day in the bylaws",
    "This week",
    "Next 30 days",
    "Later",
    "Waiting for others",
)
COLUMNS = (
    Column("Day", width=18),
    Column("When", width=14),
    Column("What is due"),
    Column("Why", width=16),
    Column("State", width=16),
)
NOTHING_DUE = "Nothing is due. Plan the next meeting to see its dates here."


@value
class TodayFacts:
    """What the first page is made from.

    `held` are the shares of all holders, `certified` those on live certificates, `outstanding`
    those that the books say are outstanding, all at the end of the day. `last_entries` are what
    was recorded last, by number. `matters` is `None` where nothing is on record beside meetings
    and offices.
    """

    company: Company
    shelf: Shelf
    today: date
    plans: Sequence[MeetingPlan]
    held: int
    certified: int
    outstanding: int
    last_entries: Mapping[int, str]
    last_entry: int
    matters: Matters | None = None


@value
class CardLine:
    """A line of a card: what, how it stands, and its sign."""

    label: str
    text: str
    severity: str = ""


@value
class Card:
    """A card at the right: heading, lines, and where it leads."""

    title: str
    lines: tuple[CardLine, ...]
    links: tuple[Link, ...] = ()


@value
class TodayView:
    """The line of fact, what is due in groups that are not empty, and the cards.

    Keys of what is due say where it is dealt with, as the window's `go` reads them.
    """

    fact: str
    groups: tuple[Table, ...]
    cards: tuple[Card, ...]


def present_today(facts: TodayFacts, text: str = "") -> TodayView:
    """The first page; the filter narrows what is due and leaves the cards."""
    due = matters_due(facts.company, facts.shelf, facts.today, facts.plans, facts.matters)
    shown = [d for d in due if matches(text, d.what, d.section, d.state)]
    empty = no_match("matter", text) if text else NOTHING_DUE
    cards = (_balance_card(facts), _offices_card(facts), _last_card(facts))
    return TodayView(_fact(due, facts.today), _groups(shown, facts.today, empty), cards)


def _balance_card(facts: TodayFacts) -> Card:
    """Whether holders' shares, certificates and shares outstanding agree."""
    figures = (
        ("Holders’ shares", facts.held),
        ("Certificates outstanding", facts.certified),
        ("Shares outstanding", facts.outstanding),
    )
    agrees = facts.held == facts.certified == facts.outstanding
    severity = "fits" if agrees else "error"
    title = "The book is in balance" if agrees else "The book is out of balance"
    entries = f"1 to {whole(facts.last_entry)}" if facts.last_entry else "None"
    lines = [CardLine(label, whole(figure), severity) for label, figure in figures]
    lines.append(CardLine("Entries recorded", entries))
    return Card(title, tuple(lines), (Link("Verify the book…", "verify"),))


def _offices_card(facts: TodayFacts) -> Card:
    """Directors in office of the authorized number, and the required offices."""
    state, law = board_on(facts.company, facts.today), facts.shelf.on(facts.today)
    seats = f"{len(state.in_office)} of {state.authorized}" if state.authorized else "no number"
    short = state.vacant or not state.authorized
    lines = [CardLine("Directors in office", seats, "warning" if short else "fits")]
    for office in required_offices(law, facts.company, facts.today) if law else ():
        who = listed([term.name for term in office.terms])
        severity = "fits" if who else "warning"
        lines.append(CardLine(capital(office.name), who or "vacant", severity))
    return Card("Offices", tuple(lines))


def _last_card(facts: TodayFacts) -> Card:
    newest = sorted(facts.last_entries.items(), reverse=True)
    lines = tuple(CardLine(says, whole(seq)) for seq, says in newest)
    return Card("Last recorded", lines or (CardLine("Nothing is recorded yet.", ""),))


def _fact(due: Sequence[Due], today: date) -> str:
    """`Monday, April 5, 2027 · nothing is overdue; 2 matters fall due this week`."""
    groups = [_group_of(matter, today) for matter in due]
    late, week = groups.count(LATE), groups.count(WEEK)
    overdue = plural(late, "matter is", "matters are") + " overdue" if late else ""
    falls = plural(week, "matter falls", "matters fall") if week else "nothing falls"
    return f"{day_paper_long(today)} · {overdue or 'nothing is overdue'}; {falls} due this week"


def _groups(due: Sequence[Due], today: date, empty: str) -> tuple[Table, ...]:
    groups: dict[str, list[Row]] = {title: [] for title in GROUPS}
    for matter in due:
        groups[_group_of(matter, today)].append(_row(matter, today))
    tables = [Table(COLUMNS, tuple(rows), title=title) for title, rows in groups.items() if rows]
    return tuple(tables) or (Table(COLUMNS, (), empty=empty, empty_action="meeting"),)


def _group_of(matter: Due, today: date) -> str:
    on = matter.on
    if matter.kind in (WAITING, OPEN):
        return OTHERS if matter.kind == WAITING else WITHOUT
    if on < today:
        return LATE
    if on <= _week_end(today):
        return WEEK
    return MONTH if on <= today + SOON else LATER


def _week_end(today: date) -> date:
    """The Sunday that ends today's week."""
    return today + timedelta(6 - today.weekday())


def _row(matter: Due, today: date) -> Row:
    undated = matter.kind == OPEN
    day = f"since {day_plain(matter.on)}" if undated else day_short(matter.on)
    when = "no day set" if undated else distance(matter.on, today)
    return Row(
        matter.target,
        (day, when, matter.what, matter.section, matter.state),
        (matter.on, matter.on, matter.what, matter.section, matter.state),
        severity=matter.severity,
    )
