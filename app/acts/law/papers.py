"""Papers on the bylaws themselves: the register of unclear words, the compliance report."""

from __future__ import annotations

from datetime import date

from app.acts.calendar_export import due_in
from app.acts.law.standing import standing_findings
from app.acts.shares.answers import register_findings
from app.bylaws.answers import Citation, Finding
from app.bylaws.law import Bylaws, shelf_for
from app.documents.blocks import Document
from app.documents.due_rows import year_rows
from app.documents.law.compliance import RuleAsked, compose_compliance_report
from app.documents.law.unclear_register import compose_unclear_register, unclear_in
from app.documents.law.year_sheet import compose_year_sheet
from app.documents.stated import Issue
from app.documents.wording import Signer
from app.domain.company import Company
from app.domain.entries import Against, FindingKept
from app.domain.offices import in_office
from app.domain.refusal import Refusal
from app.domain.words import day_paper
from app.store.book import Book
from app.store.reads import Reads


def unclear_paper(book: Book, key: str, on: date) -> Document:
    """The register of that version's unclear words, with what the company decided."""
    company = book.company()
    law = shelf_for(company.bylaws).version(key)
    if law is None:
        raise Refusal(f"The bylaws {key} are not adopted here. No paper was made.")
    return compose_unclear_register(unclear_in(law), _issue(company, law, on))


def compliance_paper(book: Reads, on: date) -> Document:
    """Every finding kept in the book, and how the record stands on the day, by topic and section.

    Reasons given for going on stand beside; so do the unclear words, decided and open.
    """
    company = book.company()
    shelf = shelf_for(company.bylaws)
    law = shelf.on(on)
    if law is None:
        raise Refusal("No bylaws were in force on that day. No paper was made.")
    asked = [
        RuleAsked(_found(kept, shelf.version(kept.version)), _event(entry), reason=kept.reason)
        for entry in book.against()
        for kept in entry.findings
    ]
    now = (*register_findings(book, on), *standing_findings(book, on))
    asked += [RuleAsked(found, f"The record on {day_paper(on)}") for found in now]
    return compose_compliance_report(asked, _issue(company, law, on))


def year_paper(book: Book, today: date) -> Document:
    """Everything that is due in the calendar year of that day, with sections."""
    company = book.company()
    law = shelf_for(company.bylaws).on(today)
    if law is None:
        raise Refusal("No bylaws are in force today. No paper was made.")
    rows = year_rows(due_in(book, today), today.year)
    return compose_year_sheet(today.year, rows, _issue(company, law, today))


def _issue(company: Company, law: Bylaws, on: date) -> Issue:
    terms = in_office(company.terms, on, "secretary")
    return Issue(company, law, on, Signer(terms[0].name, "secretary") if terms else None)


def _found(kept: FindingKept, law: Bylaws | None) -> Finding:
    """The finding as it was kept; its section is that of the day, whatever stands there now."""
    if law and law.has(kept.rule):
        cite = law.cite(kept.rule)
    else:
        cite = Citation(kept.rule, kept.version, "", kept.section, "")
    return Finding(cite, kept.severity, kept.says)


def _event(entry: Against) -> str:
    return f"Entry {entry.seq:,}, {day_paper(entry.effective_on)}: {entry.says}"
