"""Find in the whole book: holders, certificates, people, meetings, papers, rules and entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.bylaws.law import Shelf
from app.domain.company import Company
from app.domain.entries import Entry, Paper
from app.domain.meetings import MeetingPlan
from app.domain.people import Holder
from app.domain.shares import Certificate
from app.domain.words import day_plain, whole
from app.presenters.figures import capital, matches
from app.presenters.view import Column, Row, Table

MOST = 200
COLUMNS = (Column("What", width=20), Column("Found"), Column("More", width=48))
Hit = tuple[str, str, str, str]
"""Key, what it is, its name, and more of it."""


@dataclass(frozen=True, slots=True)
class Searched:
    """All that is searched, as the company file and its bylaws give it."""

    company: Company
    shelf: Shelf
    holders: Sequence[Holder]
    certificates: Iterable[Certificate]
    plans: Iterable[MeetingPlan]
    papers: Iterable[Paper]
    entries: Iterable[Entry]


def present_found(book: Searched, text: str) -> Table:
    """What matches every word, 200 rows at most. Keys: page, sub-page, record."""
    rows: list[Row] = []
    for key, what, name, more in _hits(book):
        if matches(text, name, more, what):
            rows.append(Row(key, (what, name, more)))
            if len(rows) == MOST:
                break
    empty = f"Nothing in the book matches “{text}”. Clear the box to go back."
    return Table(COLUMNS, tuple(rows), empty=empty, title=f"Found: {text}")


def _hits(book: Searched) -> Iterator[Hit]:
    yield from _holders(book)
    yield from _people(book.company)
    yield from _meetings(book)
    for paper in book.papers:
        key, more = f"minute-book:papers:{paper.id}", f"filed {day_plain(paper.filed_on)}"
        yield key, "Paper", paper.title, more
    for law in book.shelf.versions:
        for rule in law.rules.values():
            name = f"{rule.section} {rule.title}"
            yield f"bylaws:{law.key}:{rule.id}", f"Bylaws of {law.short}", name, rule.says
    for entry in book.entries:
        more = f"{day_plain(entry.effective_on)}, recorded by {entry.by}"
        yield f"minute-book:journal:{entry.seq}", f"Entry {whole(entry.seq)}", entry.says, more


def _holders(book: Searched) -> Iterator[Hit]:
    names = {holder.id: holder.name for holder in book.holders}
    for holder in book.holders:
        address = holder.notice_address()
        more = address.one_line() if address else "no address"
        yield f"shareholders:holders:{holder.id}", "Holder", holder.name, more
    for one in book.certificates:
        more = f"{whole(one.shares)} shares, {names.get(one.holder_id, '')}"
        more += ", cancelled" if one.cancelled else ""
        key = f"shareholders:certificates:{one.number}"
        yield key, "Certificate", f"Certificate {one.number}", more


def _people(company: Company) -> Iterator[Hit]:
    for term in company.terms:
        page = "directors" if term.office == "director" else "officers"
        to = f" to {day_plain(term.to_on)}" if term.to_on else ""
        more = f"from {day_plain(term.from_on)}{to}"
        yield f"{page}:all:{term.id}", capital(term.office), term.name, more


def _meetings(book: Searched) -> Iterator[Hit]:
    recorded = [meeting.plan for meeting in book.company.meetings]
    for plan in (*recorded, *book.plans):
        day = day_plain(plan.on) if plan.on else "no day yet"
        name = f"{capital(plan.kind.partition('-')[0])} meeting, {day}"
        yield f"meetings:plan:{plan.key}", "Meeting", name, plan.place.one_line()
