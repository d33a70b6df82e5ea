"""Papers of the share register, made from the books and shown before they are printed or filed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.acts.act import Who
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.shares.certificate_papers import Signature
from app.documents.blocks import Document
from app.documents.shares.assignment import Assignment, compose_assignment
from app.documents.shares.balance import ClassBalance, compose_balance
from app.documents.shares.cancelled_record import Cancellation, compose_cancelled_record
from app.documents.shares.certificate import Issue, compose_certificate
from app.documents.shares.certificate_back import Legend
from app.documents.shares.extract import (
    CertificateWay,
    Folio,
    compose_certificate_extract,
    compose_holder_extract,
)
from app.documents.shares.lost import LossClaim, compose_lost_affidavit
from app.documents.shares.lost_terms import (
    Bond,
    Terms,
    compose_lost_authorization,
    compose_lost_bond,
)
from app.documents.shares.register import Books, compose_register
from app.documents.shares.stub import Stub, compose_stubs
from app.documents.shares.transfer_record import Transfer, compose_transfer_record
from app.documents.wording import Signer
from app.domain.company import Company
from app.domain.entries import PaperDraft
from app.domain.offices import in_office
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.register import certificate_at
from app.domain.shares import Certificate, end_of
from app.domain.words import day_plain
from app.store.book import Book


@dataclass(frozen=True, slots=True)
class Shown:
    """The book as a paper reads it on a day, and who signs for the corporation."""

    book: Book
    company: Company
    on: date

    @property
    def law(self) -> Bylaws:
        """The bylaws in force on the day; refused where there were none."""
        law = shelf_for(self.company.bylaws).on(self.on)
        if law is None:
            raise Refusal("No bylaws were in force on that day. No paper was made.")
        return law

    @property
    def signer(self) -> Signer:
        """The secretary in office on the day, a blank where there is none."""
        terms = in_office(self.company.terms, self.on, "secretary")
        return Signer(terms[0].name if terms else "", "secretary")

    def holders(self) -> dict[int, Holder]:
        """Everybody who was ever registered, by number, as registered on the day."""
        return self.book.holders_on(self.on)

    def holder(self, holder_id: int) -> Holder:
        """That holder, as registered on the day."""
        return self.book.holder_on(holder_id, self.on)

    def certificate(self, number: str) -> Certificate:
        """The certificate of that number as the book has it now; refused where there is none."""
        found = self.book.certificate(number)
        if found is None:
            raise Refusal(f"There is no certificate {number}.", field="number")
        return found

    def certificate_then(self, number: str) -> Certificate:
        """The certificate at the end of the day; refused where it was not made out by then."""
        found, moment = self.certificate(number), end_of(self.on)
        if found.issued > moment:
            day = day_plain(date.fromisoformat(found.issued[:10]))
            sentence = f"Certificate {number} was made out later, on {day}. No paper was made."
            raise Refusal(sentence, field="on")
        return certificate_at(self.book.certificate(number, moment) or found, moment)

    def at(self, moment: str) -> Shown:
        """The same, on the day of that moment."""
        return replace(self, on=date.fromisoformat(moment[:10]))


def share_paper(book: Book, what: str, key: str, who: Who, on: date | None = None) -> PaperDraft:
    """The paper of that kind for a certificate, a holder, an entry or a day; nothing is filed."""
    company = book.company()
    shown = Shown(book, company, on or who.today)
    if what == "certificate":
        return _certificate(shown, key)
    document = PAPERS[what](shown, key)
    from app.documents.typeset import typeset

    made = typeset(document)
    return PaperDraft(KINDS[what], document.title, made.data, made.pages)


def _certificate(shown: Shown, number: str) -> PaperDraft:
    from app.documents.typeset import typeset_certificate

    now = shown.certificate(number)
    issued = shown.at(now.issued)
    found = replace(issued.certificate_then(number), legends=now.legends)
    holder = issued.holder(found.holder_id)
    required = shown.company.share_class(found.class_id).legends_at(found.issued)
    replaced = [c for c in map(shown.book.certificate, found.came_from) if c and _lost(c)]
    issue = Issue(
        _signatures(shown, found),
        tuple(Legend("Legend", text) for text in dict.fromkeys((*found.legends, *required))),
        replaces=replaced[0].number if replaced else "",
    )
    paper = compose_certificate(shown.company, found, holder, issue, law=issued.law)
    made = typeset_certificate(paper)
    return PaperDraft("share-certificate", paper.title, made.data, made.pages)


def _signatures(shown: Shown, certificate: Certificate) -> tuple[Signature, ...]:
    terms = {term.id: term for term in shown.company.terms}
    return tuple(
        Signature(terms[s.term], s.signed_on, s.facsimile)
        for s in shown.book.signed(certificate.issued_seq)
        if s.term in terms
    )


def _lost(certificate: Certificate) -> bool:
    return certificate.how in ("lost", "stolen", "destroyed")


def _stub(shown: Shown, number: str) -> Document:
    found = shown.certificate(number)
    came = tuple(c for c in map(shown.book.certificate, found.came_from) if c)
    holders = shown.at(found.issued).holders()
    return compose_stubs(shown.company, [Stub(found, came)], holders, law=shown.law)


def _certificate_extract(shown: Shown, number: str) -> Document:
    found, moment = shown.certificate_then(number), end_of(shown.on)
    chain = shown.book.chain(number)
    following = (c for c in chain.after if number in c.came_from and c.issued <= moment)
    after = tuple(certificate_at(c, moment) for c in following)
    before = tuple(c for c in chain.before if c.number in found.came_from)
    way = CertificateWay(found, moment, before, after)
    return compose_certificate_extract(
        shown.company, way, shown.holders(), signer=shown.signer, law=shown.law
    )


def _holder_extract(shown: Shown, key: str) -> Document:
    holder, moment = shown.holder(int(key)), end_of(shown.on)
    certificates = shown.book.certificates(holder_id=holder.id, moment=moment)
    folio = Folio(
        holder,
        moment,
        tuple(h for h in shown.book.holdings(moment) if h.holder_id == holder.id),
        tuple(certificate_at(c, moment) for c in certificates),
        tuple(m for m in shown.book.movements(holder.id) if m.moment <= moment),
    )
    return compose_holder_extract(
        shown.company, folio, shown.holders(), signer=shown.signer, law=shown.law
    )


def _transfer_record(shown: Shown, key: str) -> Document:
    entry = shown.book.entry(int(key))
    if entry.kind != "shares.transfer":
        raise Refusal("This entry is no transfer. Choose the entry of a transfer.")
    everything = shown.book.certificates()
    surrendered = tuple(c for c in everything if c.cancelled_seq == entry.seq)
    issued = tuple(c for c in everything if c.issued_seq == entry.seq)
    if not surrendered or not issued:
        raise Refusal("This transfer was withdrawn. There is no record of it to print.")
    transfer = Transfer(
        issued[0].class_id,
        surrendered[0].holder_id,
        issued[0].issued,
        surrendered,
        issued,
        str(entry.data.get("evidence") or entry.data.get("cause") or ""),
        entry.seq,
    )
    holders = shown.at(transfer.moment).holders()
    return compose_transfer_record(
        shown.company, transfer, holders, signer=shown.signer, law=shown.law
    )


def _cancelled_record(shown: Shown, number: str) -> Document:
    found = shown.certificate(number)
    if not found.cancelled:
        raise Refusal(f"Certificate {number} is in force. There is no record of its end.")
    after = tuple(c for c in shown.book.chain(number).after if number in c.came_from)
    then = shown.at(found.cancelled).holders()
    cancelled = Cancellation(found, then[found.holder_id].name, found.how, replaced_by=after)
    return compose_cancelled_record(
        shown.company, cancelled, then, signer=shown.signer, law=shown.law
    )


def _balance(shown: Shown, _key: str) -> Document:
    moment = end_of(shown.on)
    rows = [_class_balance(shown, c.id, moment) for c in shown.company.classes]
    return compose_balance(
        shown.company, shown.on, rows, prepared_on=shown.on, signer=shown.signer, law=shown.law
    )


def _class_balance(shown: Shown, class_id: int, moment: str) -> ClassBalance:
    found = shown.book.share_balance(class_id, moment)
    moves = [m for m in shown.book.movements() if m.class_id == class_id and m.moment <= moment]
    issued = sum(m.shares for m in moves if m.source is None)
    holders = {h.holder_id for h in shown.book.holdings(moment, class_id)}
    return ClassBalance(
        shown.company.share_class(class_id).name,
        found.authorized,
        issued,
        issued - found.outstanding,
        found.held,
        found.certified,
        len(holders),
        found.own + found.subsidiary,
        found.treasury,
    )


def _register(shown: Shown, _key: str) -> Document:
    moment = end_of(shown.on)
    issued = [c for c in shown.book.certificates() if c.issued <= moment]
    books = Books(shown.on, tuple(shown.book.holdings(moment)), issued)
    return compose_register(
        shown.company, books, shown.holders(), signer=shown.signer, law=shown.law
    )


def _assignment(shown: Shown, number: str) -> Document:
    found = shown.certificate(number)
    holder = shown.holder(found.holder_id)
    return compose_assignment(shown.company, found, holder, Assignment(), law=shown.law)


def _lost_affidavit(shown: Shown, number: str) -> Document:
    found = shown.certificate(number)
    holder = shown.holder(found.holder_id)
    return compose_lost_affidavit(shown.company, found, holder, LossClaim(), law=shown.law)


def _lost_bond(shown: Shown, number: str) -> Document:
    found = shown.certificate(number)
    holder = shown.holder(found.holder_id)
    return compose_lost_bond(shown.company, found, holder, Bond(), law=shown.law)


def _lost_authorization(shown: Shown, number: str) -> Document:
    found = shown.certificate(number)
    holder = shown.holder(found.holder_id)
    return compose_lost_authorization(
        shown.company, found, holder, Terms(), signer=shown.signer, law=shown.law
    )


PAPERS: Mapping[str, Callable[[Shown, str], Document]] = {
    "assignment": _assignment,
    "balance": _balance,
    "cancelled": _cancelled_record,
    "certificate-extract": _certificate_extract,
    "holder-extract": _holder_extract,
    "lost-affidavit": _lost_affidavit,
    "lost-authorization": _lost_authorization,
    "lost-bond": _lost_bond,
    "register": _register,
    "stub": _stub,
    "transfer-record": _transfer_record,
}
"""What is made -> how it is composed; the certificate itself is drawn."""

KINDS = {
    "assignment": "stock-assignment",
    "balance": "share-balance",
    "cancelled": "cancelled-certificate-record",
    "certificate-extract": "register-extract",
    "holder-extract": "register-extract",
    "lost-affidavit": "lost-certificate-affidavit",
    "lost-authorization": "lost-certificate-authorization",
    "lost-bond": "lost-certificate-bond",
    "register": "share-register",
    "stub": "certificate-stub",
    "transfer-record": "stock-transfer-record",
}
"""What is made -> the kind under which it is filed."""
