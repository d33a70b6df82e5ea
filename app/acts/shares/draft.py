"""An entry of the share register before it is recorded: its findings, and what it would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.acts.act import Who, settle
from app.acts.shares.facts import GivenUp, Signing, When
from app.bylaws.answers import Citation, Finding, ours
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.shares.certificate_papers import (
    CEASED,
    CONTENT,
    FACSIMILE,
    PARTLY_PAID,
    SIGNATORIES,
    Face,
    check_face,
    check_signatures,
)
from app.bylaws.shares.certificates import check_issue, check_transfer
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.register import BalanceChange, Foreseen, ListChange
from app.domain.shares import ShareClass
from app.domain.words import day_paper, listed, plural, whole
from app.store.book import Book

STOP = ours("ours.stop", "While a stop stands on a certificate no transfer of it is entered.")
BACK_DATED = ours(
    "ours.back-dated", "An entry before others on the books changes what they said of that time."
)
BEFORE_COMPANY = ours("ours.before-company", "No share exists before the company does.")
EVIDENCE = ours("ours.evidence", "A transfer that no sale explains is entered on evidence.")
SIGNING = (SIGNATORIES, CEASED, FACSIMILE)
RECORD_DATE = "record-date.effect"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Proposed:
    """An entry as it would be recorded, with every finding, and what it would change."""

    draft: EntryDraft
    findings: tuple[Finding, ...]
    foreseen: Foreseen


Propose = Callable[[Book, Json, Who], Proposed]
"""Reads what was given, or refuses it with a sentence; records nothing."""


def recorded(book: Book, proposed: Proposed, given: Json, who: Who) -> Receipt:
    """Record the entry with its findings settled: a breach needs a reason."""
    kept = settle(proposed.findings, given)
    reason = str(given.get("reason") or "").strip()
    asked_by = str(given.get("at_request") or "").strip()
    draft = replace(
        proposed.draft,
        findings=kept,
        reason=proposed.draft.reason or reason,
        at_request=proposed.draft.at_request or asked_by,
    )
    return book.record([draft], who.by, who.now)


def weighed(book: Book, draft: EntryDraft, findings: Iterable[Finding], who: Who) -> Proposed:
    """The entry with its findings, and one more for each thing known that it would change."""
    company = book.company()
    foreseen = book.foresee([draft], who.by, who.now)
    known = tuple(f for f in findings if not (foreseen.lists and _said_exactly(f)))
    corrects = draft.kind == "entry.correct"
    early = () if corrects else _before_company(company, draft.effective_on)
    changes = changed_findings(book, company, draft.effective_on, foreseen)
    return Proposed(draft, (*early, *known, *changes), foreseen)


def changed_findings(
    book: Book, company: Company, on: date, foreseen: Foreseen
) -> tuple[Finding, ...]:
    """What an entry changes in balances and closed lists, each as a warning that is kept."""
    law = shelf_for(company.bylaws).on(on)
    lists = dict.fromkeys(change.meeting_key for change in foreseen.lists)
    folios = dict.fromkeys((c.class_id, c.holder_id) for c in foreseen.balances)
    return (
        *(
            _balance_finding(
                book, company, [c for c in foreseen.balances if (c.class_id, c.holder_id) == folio]
            )
            for folio in folios
        ),
        *(
            _list_finding(
                book, company, law, [c for c in foreseen.lists if c.meeting_key == meeting]
            )
            for meeting in lists
        ),
    )


def issue_findings(
    company: Company, share_class: ShareClass, when: When, shares: int, taken: int, signing: Signing
) -> tuple[Finding, ...]:
    """The authorized number on that day, record dates and signers; `taken` is not unissued."""
    then = replace(share_class, authorized=share_class.authorized_on(when.on))
    others = tuple(then if c.id == then.id else c for c in company.classes)
    found = check_issue(
        shelf_for(company.bylaws),
        replace(company, classes=others),
        when.on,
        share_class.id,
        shares,
        taken,
        signing.terms,
        when.at,
    )
    return _with_signatures(company, when, signing, found)


def transfer_findings(company: Company, when: When, signing: Signing) -> tuple[Finding, ...]:
    """Record dates and signers of an entry with new certificates."""
    shelf = shelf_for(company.bylaws)
    found = check_transfer(shelf, company, when.on, when.at, signing.terms)
    return _with_signatures(company, when, signing, found)


def face_findings(
    company: Company,
    share_class: ShareClass,
    when: When,
    rows: Sequence[Json],
    recorded_legends: Sequence[str] = (),
    authorized: bool = True,
) -> tuple[Finding, ...]:
    """What is missing on the new certificates: amounts paid, legends; each sentence once."""
    law = shelf_for(company.bylaws).on(when.on)
    if law is None or not law.has(CONTENT):
        return ()
    asked = dict.fromkeys((*recorded_legends, *share_class.legends_at(when.moment)))
    faces = [_face(company, share_class, row, tuple(asked), authorized) for row in rows]
    if not law.has(PARTLY_PAID):
        faces = [replace(face, partly_paid=False) for face in faces]
    found = (finding for face in faces for finding in check_face(law, face))
    return tuple({finding.sentence: finding for finding in found}.values())


def stop_findings(gone: GivenUp) -> tuple[Finding, ...]:
    """A stop that stands on a certificate given up."""
    return tuple(
        Finding(
            STOP, "error", f"A stop stands on certificate {c.number}: {c.stopped}.", "surrendered"
        )
        for c in gone.certificates
        if c.stopped
    )


def _face(
    company: Company, share_class: ShareClass, row: Json, legends: Sequence[str], authorized: bool
) -> Face:
    return Face(
        corporation=company.name,
        holder=str(row["holder"]),
        shares=int(row["shares"]),
        class_name=share_class.name,
        partly_paid="total" in row or "paid" in row,
        total=int(row["total"]) if "total" in row else None,
        paid=int(row["paid"]) if "paid" in row else None,
        authorized=authorized,
        recorded=tuple(legends),
        printed=tuple(row.get("legends", ())),
    )


def _with_signatures(
    company: Company, when: When, signing: Signing, found: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Where days of signing were told, the signatures are judged by them."""
    law = shelf_for(company.bylaws).on(when.on)
    if not signing.told or law is None or not all(law.has(rule) for rule in SIGNING):
        return found
    others = tuple(f for f in found if f.cite.rule not in SIGNING)
    return (*others, *check_signatures(law, signing.signatures, when.on))


def _before_company(company: Company, on: date) -> tuple[Finding, ...]:
    if company.incorporated_on is None or on >= company.incorporated_on:
        return ()
    sentence = f"The company was incorporated on {day_paper(company.incorporated_on)}, later."
    return (Finding(BEFORE_COMPANY, "error", sentence, "on"),)


def _said_exactly(finding: Finding) -> bool:
    """Whether the exact change of a list says it better."""
    return finding.cite.rule == RECORD_DATE and finding.severity == "warning"


def _balance_finding(book: Book, company: Company, changes: Sequence[BalanceChange]) -> Finding:
    first = changes[0]
    name, title = book.holder(first.holder_id).name, company.share_class(first.class_id).name
    day = day_paper(date.fromisoformat(first.moment[:10]))
    others = len(changes) - 1
    more = f" {plural(others, 'later balance changes', 'later balances change')} too." * bool(
        others
    )
    sentence = (
        f"Later entries are on the books already. On {day} {name} would stand with"
        f" {plural(first.after, 'share')} of {title} instead of {whole(first.before)}.{more}"
    )
    return Finding(BACK_DATED, "warning", sentence, "on")


def _list_finding(
    book: Book, company: Company, law: Bylaws | None, changes: Sequence[ListChange]
) -> Finding:
    meeting = company.meeting(changes[0].meeting_key)
    record_on = meeting.plan.record_on if meeting else None
    says = [
        f"{book.holder(c.holder_id).name} {whole(c.listed)}, by the books then {whole(c.after)}"
        for c in changes[:MOST_NAMED]
    ]
    if len(changes) > MOST_NAMED:
        says.append(f"{len(changes) - MOST_NAMED} others")
    fixed = f" as of {day_paper(record_on)}" if record_on else ""
    sentence = f"The list{fixed} is closed and would no longer be as the books: {listed(says)}."
    cite: Citation = law.cite(RECORD_DATE) if law and law.has(RECORD_DATE) else BACK_DATED
    return Finding(cite, "warning", sentence, "on")
