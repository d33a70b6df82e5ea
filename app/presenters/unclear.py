"""The register of unclear words: what is open, how it is read, and what the company decided."""

from __future__ import annotations

from datetime import date

from app.bylaws.law import Bylaws, Shelf
from app.bylaws.unclear import Unclear, unclear_of, unclear_words
from app.domain.company import Company
from app.domain.words import day_paper, day_plain
from app.presenters.figures import matches, no_match
from app.presenters.reading import Reading, handed_on
from app.presenters.view import Act, Checked, Column, Detail, Draft, Field, Form, Link, Row, Table

COLUMNS = (
    Column("Mark", width=9),
    Column("Clause", width=18),
    Column("What is unclear"),
    Column("How it is read"),
    Column("Decided", width=14),
)


def present_unclear(law: Bylaws, company: Company, text: str = "") -> Table:
    """The unclear words that the rules of this version rest on, by mark."""
    marks = sorted({mark for rule in law.rules.values() for mark in rule.ambiguities})
    rows = tuple(
        row
        for row in (_row(unclear, company) for unclear in unclear_of(marks))
        if matches(text, *row.cells)
    )
    empty = no_match("clause", text) if text else "No unclear words are noted for this version."
    return Table(COLUMNS, rows, empty=empty, title=f"Unclear words of the {law.name}")


def present_unclear_detail(mark: str, shelf: Shelf, company: Company) -> Detail | None:
    """One clause: what is open, the careful reading, the decision, the rules that rest on it."""
    unclear = unclear_words().get(mark)
    if unclear is None:
        return None
    facts = [
        ("Clause", unclear.clause),
        ("Unclear", unclear.unclear),
        ("Careful reading", unclear.reading),
        *_decided(mark, company),
    ]
    rest = tuple(
        Row(f"{law.key} {rule.id}", (law.short, rule.section, rule.title))
        for law in shelf.versions
        for rule in law.rules.values()
        if mark in rule.ambiguities
    )
    columns = (Column("Version", width=10), Column("Section", width=16), Column("Rule"))
    rules = Table(columns, rest, title="Where it matters")
    return Detail(mark, tuple(facts), (rules,), (Link("Decide otherwise…", f"decide:{mark}"),))


def decide_act(mark: str, today: date, by: str) -> Act:
    """Read the words otherwise than carefully: the reading, who decided, and why."""
    fields = (
        Field("reading", "How it is &read", "lines"),
        Field("decided_by", "&Decided by"),
        Field("on", "&On", "date"),
        Field("reason", "&Why", "lines"),
    )
    words = unclear_words()[mark]
    draft = {"reading": words.reading, "decided_by": by, "on": today.isoformat(), "reason": ""}
    intro = f"{words.clause}: {words.says()}"
    form = Form("decide", f"Read {mark} otherwise", "Record the decision", fields, draft, intro)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        reading.day("on")
        return Checked(reading.notes())

    def given(draft: Draft) -> dict[str, object]:
        return {**handed_on(draft, "reading", "decided_by", "on", "reason"), "mark": mark}

    return Act(form, check, given)


def unclear_rows(law: Bylaws, company: Company) -> tuple[tuple[str, ...], ...]:
    """The register's lines for the paper."""
    return tuple(row.cells for row in present_unclear(law, company).rows)


def _row(unclear: Unclear, company: Company) -> Row:
    decided = company.decision(unclear.mark)
    reading = decided.reading if decided else unclear.reading
    when = day_plain(decided.decided_on) if decided else ""
    return Row(
        unclear.mark,
        (unclear.mark, unclear.clause, unclear.unclear, reading, when),
        severity="warning" if decided else "",
    )


def _decided(mark: str, company: Company) -> list[tuple[str, str]]:
    decided = company.decision(mark)
    if decided is None:
        return []
    who = f"{decided.decided_by}, {day_paper(decided.decided_on)}, entry {decided.seq:,}"
    return [("Read here as", decided.reading), ("Decided by", who), ("Why", decided.reason)]
