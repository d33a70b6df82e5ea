"""The board and the offices over the years on paper: the drawing, and every term in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    TermsDrawing,
    Title,
    as_name,
)
from app.documents.stated import office_title
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
from app.domain.words import day_paper, day_plain

LANES_ON_A_PAGE = 24
BOARD_TITLE, OFFICES_TITLE = "The Board of Directors over Time", "The Officers over Time"


def board_paper(company: Company, on: date, printed_on: date) -> Document:
    """The directors and the seats of the board over the years; the day is marked."""
    terms = [t for t in company.terms if t.office == DIRECTOR]
    counts = counts_of(terms, company.numbers)
    return _paper(company, BOARD_TITLE, lanes_of_persons(terms), (counts, terms), (on, printed_on))


def officers_paper(company: Company, on: date, printed_on: date) -> Document:
    """The offices and who held them over the years; the day is marked."""
    terms = [t for t in company.terms if t.office not in (DIRECTOR, TRANSFER_AGENT)]
    return _paper(company, OFFICES_TITLE, lanes_of_offices(terms), ((), terms), (on, printed_on))


def _paper(
    company: Company,
    title: str,
    lanes: Sequence[Lane],
    facts: tuple[tuple[Count, ...], Sequence[Term]],
    days: tuple[date, date],
) -> Document:
    counts, terms = facts
    on, printed_on = days
    stamp = Paragraph(f"Printed {day_paper(printed_on)}.", size="small")
    if not terms:
        none = Paragraph("No term of office is on record.")
        return Document(title, company.name, (Title(title, (company.name,)), none, stamp), title)
    blocks: tuple[Block, ...] = (
        Title(title, (company.name, f"marked on {day_paper(on)}")),
        *_drawings(lanes, counts, on, named=not counts),
        Heading("Every term"),
        _table(terms, offices=not counts),
        stamp,
    )
    return Document(title, company.name, blocks, title)


def _drawings(
    lanes: Sequence[Lane], counts: tuple[Count, ...], on: date, *, named: bool
) -> Iterator[TermsDrawing]:
    """As many drawings as the lanes need pages; the seats stand under the last."""
    terms = [term for lane in lanes for term in lane.terms]
    days = [day for t in terms for day in (t.from_on, t.to_on) if day]
    days += [on, *(count.on for count in counts)]
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    for start in range(0, len(lanes), LANES_ON_A_PAGE):
        part = tuple(lanes[start : start + LANES_ON_A_PAGE])
        seats = counts if start + LANES_ON_A_PAGE >= len(lanes) else ()
        yield TermsDrawing(first, last, on, part, seats, named)


def _table(terms: Iterable[Term], *, offices: bool) -> TableBlock:
    columns = (
        TableColumn("Name", width=2.5 if offices else 2.4),
        *((TableColumn("Office", width=2.1),) if offices else ()),
        TableColumn("From", width=1.6 if offices else 1.3),
        TableColumn("Chosen", width=2.6 if offices else 2.9),
        TableColumn("To", width=1.6 if offices else 1.3),
        TableColumn("Ended", width=1.3),
    )
    ordered = sorted(terms, key=lambda t: (t.from_on, t.id))
    return TableBlock(columns, tuple(_row(term, offices) for term in ordered))


def _row(term: Term, offices: bool) -> tuple[str, ...]:
    ended = mark_ended(term, None)
    return (
        as_name(term.name),
        *((office_title(term.office),) if offices else ()),
        day_plain(term.from_on),
        MARKS[mark_begun(term)],
        day_plain(term.to_on) if term.to_on else "In office",
        MARKS[ended] if ended else "",
    )
