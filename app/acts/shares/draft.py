"""An entry of the share register before it is recorded: its findings, and what it would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from app.acts.act import Who, settle
from app.acts.shares.facts import GivenUp, Signing, When
from app.bylaws.answers import Citation, Finding, ours
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.shares.certificate_papers import (
    CEASED,
    CONTENT,
    FACSIMILE,
    PARTLY_PAID,
    REGISTER,
    SIGNATORIES,
    Face,
    check_face,
    check_signatures,
)
from app.bylaws.shares.certificates import AUTHORIZED, check_issue, check_transfer
from app.bylaws.shares.stops import check_stops
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.register import BalanceChange, Foreseen, ListChange
from app.domain.shares import ShareClass, end_of, moment_of
from app.domain.words import day_paper, listed, plural, whole
from app.store.book import Book

BACK_DATED = ours(
    "ours.back-dated", "An entry before others on the books changes what they said of that time."
)
BEFORE_COMPANY = ours("ours.before-company", "No share exists before the company does.")
BEFOREHAND = ours("ours.authorized-beforehand", "The board allows shares before they are issued.")
NO_BYLAWS = ours("ours.no-bylaws", "Only bylaws that are on file can be held against an entry.")
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
    early = () if corrects else _early(company, draft)
    changes = changed_findings(book, company, draft.effective_on, foreseen)
    like = () if corrects else _like_numbers(book, company, draft)
    return Proposed(draft, (*early, *known, *like, *changes), foreseen)


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


def later_findings(
    book: Book, share_class: ShareClass, when: When, more: int
) -> tuple[Finding, ...]:
    """Where `more` shares from a moment on are too many for the authorized number of a later day.

    Entries that are on the books already, of later days, are counted with them.
    """
    numbers = {n.from_on: n.shares for n in share_class.numbers}
    days = [when.on, *(day for day in sorted(numbers) if day > when.on)]
    for day, following in zip(days, (*days[1:], None), strict=True):
        since = when.moment if day == when.on else end_of(day)
        until = moment_of(following, time()) if following else ""
        most, moment = book.most_taken(share_class.id, since, until)
        authorized = share_class.authorized_on(day)
        if moment > when.moment and most + more > authorized:
            then = day_paper(date.fromisoformat(moment[:10]))
            sentence = (
                f"With what is on the books already, {whole(most + more)} shares would be "
                f"outstanding on {then}; {whole(authorized)} are authorized then."
            )
            return (Finding(AUTHORIZED, "error", sentence, "shares"),)
    return ()


def _like_numbers(book: Book, company: Company, draft: EntryDraft) -> Iterator[Finding]:
    """New certificate numbers that could be taken for one that is in the book already."""
    law = shelf_for(company.bylaws).on(draft.effective_on)
    if draft.kind == "shares.split" or law is None or not law.has(REGISTER):
        return
    for name in ("certificates", "issued", "kept"):
        rows: Sequence[Json] = draft.data.get(name, ())
        for row in rows if draft.kind.startswith("shares.") else ():
            if like := book.like_number(str(row["number"])):
                sentence = f"Certificate {row['number']} could be taken for {like}, in the book."
                yield Finding(law.cite(REGISTER), "warning", sentence, name)


def stop_findings(
    gone: GivenUp, rows: Iterable[Json], *, barred: bool = True, unborne: str = "error"
) -> tuple[Finding, ...]:
    """What is said of stops on certificates given up, with the new ones of the same holder."""
    own = {row["number"]: row.get("stops", ()) for row in rows if row["holder"] == gone.holder.id}
    return check_stops(gone.certificates, own, barred=barred, unborne=unborne)


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


def authorization_findings(on: date, authorized_on: date | None) -> tuple[Finding, ...]:
    """Where the board allowed it only after it was done."""
    if authorized_on is None or authorized_on <= on:
        return ()
    sentence = (
        f"The authorization of {day_paper(authorized_on)} is later than the entry of"
        f" {day_paper(on)}."
    )
    return (Finding(BEFOREHAND, "warning", sentence, "authorized_on"),)


def _early(company: Company, draft: EntryDraft) -> tuple[Finding, ...]:
    """What is said of a day before the company, or before all its bylaws."""
    found, law = before_company(company, draft.effective_on), shelf_for(company.bylaws)
    if found or law.on(draft.effective_on) or not draft.kind.startswith("shares."):
        return found
    sentence = "No bylaws are on file for that day. The entry was held against none."
    return (Finding(NO_BYLAWS, "info", sentence, "on"),)


def before_company(company: Company, on: date) -> tuple[Finding, ...]:
    """The breach where the day is before the incorporation."""
    if company.incorporated_on is None or on >= company.incorporated_on:
        return ()
    sentence = f"The company was incorporated later, on {day_paper(company.incorporated_on)}."
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
