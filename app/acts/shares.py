"""The share register: classes, issues, transfers and cancellations with their certificates."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from app.acts.act import (
    Who,
    given_class,
    given_holder,
    given_id,
    given_list,
    given_rows,
    known_holder,
    says_certificates,
    settle,
)
from app.bylaws.certificates import check_issue, check_transfer
from app.bylaws.law import shelf_for
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.offices import Term
from app.domain.refusal import Refusal
from app.domain.shares import moment_of
from app.domain.typed import (
    read_certificate,
    read_day,
    read_line,
    read_name,
    read_shares,
    read_time,
    read_whole,
)
from app.domain.words import whole
from app.store.book import Book

NOON = time(12)


def create_class(book: Book, given: Json, who: Who) -> Receipt:
    """A class of shares with its authorized number."""
    name = read_name(given.get("name"), "name", "name of the class")
    data = {
        "id": book.next_id("class"),
        "name": name,
        "authorized": str(read_shares(given.get("authorized"), "authorized")),
        "votes_per_share": read_whole(given.get("votes_per_share", 1), "votes_per_share", "votes"),
        "par": read_line(given.get("par") or "without par value", "par", "par value"),
    }
    on = read_day(given["on"], "on", today=who.today) if given.get("on") else who.today
    draft = EntryDraft(
        "class.create", on, data, f"{name}, {whole(int(data['authorized']))} authorized"
    )
    return book.record([draft], who.by, who.now)


def issue_shares(book: Book, given: Json, who: Who) -> Receipt:
    """Shares issued to a holder, with their certificates (1988 V §6, 2002 §8.4)."""
    return book.record([issue_draft(book, given, who)], who.by, who.now)


def issue_draft(book: Book, given: Json, who: Who) -> EntryDraft:
    """The entry of an issue, its findings settled."""
    company, share_class, holder = (
        book.company(),
        given_class(book, given),
        given_holder(book, given),
    )
    on, at = _when(given, who)
    rows = [_new_certificate(row, holder.id) for row in given_rows(given, "certificates")]
    if not rows:
        raise Refusal("Name at least one certificate.", field="certificates")
    total = sum(int(row["shares"]) for row in rows)
    signers = _signers(company, given)
    outstanding = book.outstanding(share_class.id, moment_of(on, at))
    findings = check_issue(
        shelf_for(company.bylaws), company, on, share_class.id, total, outstanding, signers
    )
    data = {
        "class": share_class.id,
        "holder": holder.id,
        "at": f"{at:%H:%M}",
        "certificates": [{"number": r["number"], "shares": r["shares"]} for r in rows],
        "consideration": read_line(given.get("consideration"), "consideration", "consideration"),
        "authorized": read_line(given.get("authorized"), "authorized", "authorization"),
        "signers": [_signer(term) for term in signers],
    }
    numbers = says_certificates([row["number"] for row in rows])
    says = f"{whole(total)} shares of {share_class.name} issued to {holder.name}, {numbers}"
    return _entry("shares.issue", on, data, says, settle(findings, given), given)


def transfer_shares(book: Book, given: Json, who: Who) -> Receipt:
    """Certificates surrendered and new ones made out in the same act (1988 V §6, 2002 §8.5)."""
    return book.record([transfer_draft(book, given, who)], who.by, who.now)


def transfer_draft(book: Book, given: Json, who: Who) -> EntryDraft:
    """The entry of a transfer; what is surrendered must equal what is made out."""
    company = book.company()
    on, at = _when(given, who)
    surrendered = _surrendered(book, given)
    source = known_holder(book, surrendered[0].holder_id)
    rows = [_new_certificate(row) for row in given_rows(given, "issued")]
    before, after = sum(c.shares for c in surrendered), sum(int(r["shares"]) for r in rows)
    if before != after:
        raise Refusal(
            f"{whole(before)} shares are surrendered and {whole(after)} made out. "
            "The two sums must agree.",
            field="issued",
        )
    signers = _signers(company, given)
    findings = check_transfer(shelf_for(company.bylaws), company, on, at, signers)
    data = {
        "class": surrendered[0].class_id,
        "from": source.id,
        "at": f"{at:%H:%M}",
        "surrendered": [c.number for c in surrendered],
        "issued": rows,
        "signers": [_signer(term) for term in signers],
    }
    moved = [r for r in rows if r["holder"] != source.id]
    names = sorted({known_holder(book, r["holder"], "issued").name for r in moved})
    says = (
        f"{whole(sum(int(r['shares']) for r in moved))} shares from {source.name}"
        f" to {', '.join(names) or source.name}"
    )
    return _entry("shares.transfer", on, data, says, settle(findings, given), given)


def cancel_shares(book: Book, given: Json, who: Who) -> Receipt:
    """Shares that go off the books (a repurchase); the balance gets a new certificate."""
    return book.record([cancel_draft(book, given, who)], who.by, who.now)


def cancel_draft(book: Book, given: Json, who: Who) -> EntryDraft:
    """The entry of a cancellation."""
    company = book.company()
    on, at = _when(given, who)
    surrendered = _surrendered(book, given)
    source = known_holder(book, surrendered[0].holder_id)
    rows = [_new_certificate(row, source.id) for row in given_rows(given, "issued")]
    gone = sum(c.shares for c in surrendered) - sum(int(r["shares"]) for r in rows)
    if gone <= 0:
        raise Refusal("The balance certificates leave nothing to cancel.", field="issued")
    signers = _signers(company, given)
    findings = check_transfer(shelf_for(company.bylaws), company, on, at, signers)
    data = {
        "class": surrendered[0].class_id,
        "from": source.id,
        "at": f"{at:%H:%M}",
        "surrendered": [c.number for c in surrendered],
        "issued": rows,
        "shares": str(gone),
        "why": read_line(given.get("why") or "repurchase", "why", "cause"),
        "signers": [_signer(term) for term in signers],
    }
    says = f"{whole(gone)} shares of {source.name} cancelled: {data['why']}"
    return _entry("shares.cancel", on, data, says, settle(findings, given), given)


def _entry(
    kind: str, on: date, data: dict[str, Any], says: str, findings: tuple[Any, ...], given: Json
) -> EntryDraft:
    reason = str(given.get("reason") or "").strip()
    return EntryDraft(kind, on, data, says, reason=reason, findings=findings)


def _when(given: Json, who: Who) -> tuple[date, time]:
    on = read_day(given.get("on"), "on", today=who.today)
    if on > who.today:
        raise Refusal(
            "The day is still to come. Shares are entered on the books when it happens.", field="on"
        )
    return on, read_time(given["at"], "at") if given.get("at") else NOON


def _surrendered(book: Book, given: Json) -> list[Any]:
    numbers = [read_certificate(n, "surrendered") for n in given_list(given, "surrendered")]
    if not numbers:
        raise Refusal("Name the certificate that is surrendered.", field="surrendered")
    found = [book.certificate(number) for number in numbers]
    for number, certificate in zip(numbers, found, strict=True):
        if certificate is None:
            raise Refusal(f"There is no certificate {number}.", field="surrendered")
        if certificate.cancelled:
            raise Refusal(
                f"Certificate {number} was cancelled on {certificate.cancelled[:10]}.",
                field="surrendered",
            )
    return [certificate for certificate in found if certificate]


def _new_certificate(row: Json, holder_id: int | None = None) -> dict[str, Any]:
    return {
        "number": read_certificate(row.get("number"), "issued"),
        "holder": holder_id if holder_id is not None else given_id(row, "holder", "new holder"),
        "shares": str(read_shares(row.get("shares"), "issued")),
    }


def _signers(company: Company, given: Json) -> tuple[Term, ...]:
    wanted = [int(value) for value in given_list(given, "signers") if str(value).isdecimal()]
    terms = {term.id: term for term in company.terms}
    return tuple(terms[value] for value in wanted if value in terms)


def _signer(term: Term) -> dict[str, Any]:
    return {"term": term.id, "name": term.name, "office": term.office}
