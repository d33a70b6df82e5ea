"""The minute book: filed papers, whether the chain holds, and the form to file a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.bylaws.answers import OURS
from app.domain.company import Company
from app.domain.entries import Paper, Verdict
from app.domain.words import day_plain, plural, whole
from app.presenters.figures import capital, matches, no_match
from app.presenters.meeting_words import meeting_of
from app.presenters.reading import Reading, handed_on
from app.presenters.view import Act, Checked, Choice, Column, Draft, Field, Form, Note, Row, Table

KINDS = ("minutes", "resolution", "contract", "letter", "other")
EMPTY = "No papers yet. Notices, affidavits and what you file are kept here as bytes."


def minute_book_fact(papers: Sequence[Paper], last_entry: int) -> str:
    """`12 papers · entries 1 to 1,284`."""
    entries = f"entries 1 to {whole(last_entry)}" if last_entry else "no entries yet"
    return f"{plural(len(papers), 'paper')} · {entries}"


def present_papers(papers: Iterable[Paper], text: str = "") -> Table:
    """The filed papers, the newest first."""
    columns = (
        Column("Filed", width=14),
        Column("Paper"),
        Column("Pages", "right", 8),
        Column("Entry", "right", 9),
    )
    ordered = sorted(papers, key=lambda p: (p.filed_on, p.id), reverse=True)
    rows = tuple(_paper_row(p) for p in ordered if matches(text, p.title, p.kind))
    empty = no_match("paper", text) if text else EMPTY
    return Table(columns, rows, empty=empty, empty_action="" if text else "file")


def paper_fact(paper: Paper) -> str:
    """`Filed Apr 10, 2004 with entry 1,284 · 2 pages · 51,200 bytes · check 9f2c…`."""
    pages = f" · {plural(paper.pages, 'page')}" if paper.pages else ""
    size = f"{plural(paper.size, 'byte')} · check {paper.sha256}"
    return f"Filed {day_plain(paper.filed_on)} with entry {whole(paper.seq)}{pages} · {size}"


def present_verdict(verdict: Verdict) -> tuple[Note, ...]:
    """What the check of the whole book found: each trouble, or that all is well."""
    if not verdict.ok:
        return tuple(Note("error", sentence, OURS) for sentence in verdict.sentences)
    read = (
        f"{plural(verdict.entries, 'entry', 'entries')} and {plural(verdict.papers, 'paper')}"
        " were read and checked."
    )
    return (Note("fits", read), *(Note("fits", sentence) for sentence in verdict.sentences))


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


def _paper_row(paper: Paper) -> Row:
    pages = whole(paper.pages) if paper.pages else ""
    return Row(
        str(paper.id),
        (day_plain(paper.filed_on), paper.title, pages, whole(paper.seq)),
        (paper.filed_on, paper.title.casefold(), paper.pages, paper.seq),
    )
