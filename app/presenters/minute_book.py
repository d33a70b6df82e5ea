"""The minute book: filed papers, whether the chain holds, filing, and the search over the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from app.bylaws.answers import OURS
from app.domain.company import Company
from app.domain.entries import Entry, Paper
from app.domain.people import Holder
from app.domain.shares import Certificate
from app.domain.words import day_plain, plural, whole
from app.presenters.figures import capital, matches, no_match
from app.presenters.meeting_words import meeting_of
from app.presenters.reading import Reading, handed_on
from app.presenters.view import (
    Act,
    Checked,
    Choice,
    Column,
    Detail,
    Draft,
    Field,
    Form,
    Link,
    Note,
    Row,
    Table,
)

KINDS = ("minutes", "resolution", "contract", "letter", "other")
MOST_FOUND = 20
EMPTY = "No papers yet. Notices, affidavits and what you file are kept here as bytes."


@dataclass(frozen=True, slots=True)
class VerdictFacts:
    """What the check of the chain found: how much was read, and what does not hold."""

    ok: bool
    sentences: Sequence[str]
    entries: int
    papers: int
    head: str


def present_papers(papers: Iterable[Paper], company: Company, text: str = "") -> Table:
    """The filed papers, the newest first."""
    columns = (
        Column("Filed", width=14),
        Column("Paper"),
        Column("Belongs to", width=32),
        Column("Pages", "right", 8),
        Column("Entry", "right", 9),
    )
    ordered = sorted(papers, key=lambda p: (p.filed_on, p.id), reverse=True)
    rows = tuple(
        _paper_row(paper, company)
        for paper in ordered
        if matches(text, paper.title, paper.kind, meeting_of(company, paper.meeting_key))
    )
    empty = no_match("paper", text) if text else EMPTY
    return Table(columns, rows, empty=empty, empty_action="" if text else "file")


def present_paper(paper: Paper, company: Company) -> Detail:
    """One paper: what it belongs to, its size and the check of its bytes."""
    facts = (
        ("Filed", day_plain(paper.filed_on)),
        ("Belongs to", meeting_of(company, paper.meeting_key)),
        ("Entry", whole(paper.seq)),
        ("Pages", whole(paper.pages) if paper.pages else ""),
        ("Size", f"{whole(paper.size)} bytes"),
        ("Check", paper.sha256),
    )
    return Detail(
        paper.title,
        tuple((label, said) for label, said in facts if said),
        acts=(Link("Show its entry", f"entry:{paper.seq}"),),
    )


def present_verdict(verdict: VerdictFacts | None) -> Detail:
    """Whether the chain holds and the tables agree with it; `None` before it was checked."""
    title, acts = "Check of the book", (Link("Verify the book", "verify"),)
    if verdict is None:
        said = "Every entry and every paper is read and checked again. Nothing is changed."
        return Detail(title, (("Checks", said),), acts=acts)
    facts = (
        ("Entries", f"1 to {whole(verdict.entries)}" if verdict.entries else "None"),
        ("Papers", f"{plural(verdict.papers, 'paper')} read and checked"),
        ("Chain", verdict.head),
    )
    severity, section = ("fits", "") if verdict.ok else ("error", OURS)
    notes = tuple(Note(severity, sentence, section) for sentence in verdict.sentences)
    return Detail(title, facts, acts=acts, notes=notes)


def file_act(company: Company, today: date) -> Act:
    """File a paper from disk as it is."""
    meetings = tuple(
        Choice(m.plan.key, meeting_of(company, m.plan.key)) for m in reversed(company.meetings)
    )
    belongs = (Choice("", "No meeting"), *meetings)
    fields = (
        Field("path", "&File", "file"),
        Field("title", "&Title"),
        Field("kind", "&Kind", "choice", choices=tuple(Choice(k, capital(k)) for k in KINDS)),
        Field("on", "&Dated", "date"),
        Field("meeting", "&Belongs to", "choice", optional=True, choices=belongs),
    )
    draft = {"kind": KINDS[0], "on": today.isoformat(), "meeting": ""}
    form = Form("file-document", "File a paper", "File paper", fields, draft)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        reading.day("on")
        reading.line("title", "title of the paper")
        return Checked(reading.notes())

    return Act(form, check, lambda d: handed_on(d, "path", "title", "kind", "on", "meeting"))


def present_found(
    text: str,
    company: Company,
    holders: Iterable[Holder],
    certificates: Iterable[Certificate],
    entries: Iterable[Entry],
    papers: Iterable[Paper],
) -> Table:
    """What the whole book has on these words; keys say where to go: `go:holder:12`."""
    columns = (Column("Where", width=16), Column("What"), Column("Day", width=14))
    if not text.strip():
        return Table(columns, (), empty="Type what to find.")
    hits = (
        _holder_hits(text, holders),
        _certificate_hits(text, certificates),
        _term_hits(text, company),
        _meeting_hits(text, company),
        _paper_hits(text, papers),
        _entry_hits(text, entries),
    )
    rows = tuple(row for found in hits for row in islice(found, MOST_FOUND))
    return Table(columns, rows, empty=f"Nothing in the book matches “{text}”.")


def _paper_row(paper: Paper, company: Company) -> Row:
    belongs = meeting_of(company, paper.meeting_key)
    pages = whole(paper.pages) if paper.pages else ""
    return Row(
        str(paper.id),
        (day_plain(paper.filed_on), paper.title, belongs, pages, whole(paper.seq)),
        (paper.filed_on, paper.title.casefold(), belongs, paper.pages, paper.seq),
    )


def _holder_hits(text: str, holders: Iterable[Holder]) -> Iterator[Row]:
    for holder in holders:
        address = holder.notice_address()
        where = address.one_line() if address else ""
        if matches(text, holder.name, holder.detail, where, *holder.members):
            yield Row(f"go:holder:{holder.id}", ("Shareholder", holder.name, ""))


def _certificate_hits(text: str, certificates: Iterable[Certificate]) -> Iterator[Row]:
    for certificate in certificates:
        if certificate.number.casefold() == text.strip().casefold():
            said = f"Certificate {certificate.number}, {plural(certificate.shares, 'share')}"
            issued = day_plain(date.fromisoformat(certificate.issued[:10]))
            yield Row(f"go:certificate:{certificate.number}", ("Certificate", said, issued))


def _term_hits(text: str, company: Company) -> Iterator[Row]:
    for term in company.terms:
        if matches(text, term.name, term.office):
            page = "director" if term.office == "director" else "officer"
            said = f"{term.name}, {term.office}"
            yield Row(f"go:{page}:{term.id}", (capital(page), said, day_plain(term.from_on)))


def _meeting_hits(text: str, company: Company) -> Iterator[Row]:
    for meeting in company.meetings:
        plan, title = meeting.plan, meeting_of(company, meeting.plan.key)
        words = [item.text for item in plan.items] + [n.name for n in plan.nominees]
        if matches(text, title, plan.place.one_line(), *words):
            on = day_plain(plan.on) if plan.on else ""
            yield Row(f"go:meeting:{plan.key}", ("Meeting", title, on))


def _paper_hits(text: str, papers: Iterable[Paper]) -> Iterator[Row]:
    for paper in sorted(papers, key=lambda p: -p.id):
        if matches(text, paper.title, paper.kind):
            yield Row(f"go:paper:{paper.id}", ("Paper", paper.title, day_plain(paper.filed_on)))


def _entry_hits(text: str, entries: Iterable[Entry]) -> Iterator[Row]:
    for entry in sorted(entries, key=lambda e: -e.seq):
        if matches(text, entry.says, str(entry.seq), entry.reason):
            said = f"{whole(entry.seq)}: {entry.says}"
            yield Row(f"go:entry:{entry.seq}", ("Entry", said, day_plain(entry.effective_on)))
