"""The share register as of a day: holders, certificates, entries and the balance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import OURS
from app.domain.company import Company
from app.domain.entries import Entry
from app.domain.people import Holder
from app.domain.shares import Certificate, Holding
from app.domain.words import day_plain, plural, whole
from app.presenters import journal
from app.presenters.figures import capital, matches, no_match, number_key, numbers_words, percent
from app.presenters.view import Column, Detail, Link, Note, Row, Table

CAPACITY_WORDS = {
    "individual": "Individual",
    "joint": "Joint holders",
    "fiduciary": "Fiduciary",
    "institution": "Institution",
    "own": "Held by the corporation: no vote",
    "subsidiary": "Held by a subsidiary: no vote",
}
REGISTER_KINDS = ("shares.", "holder.", "class.", "mail.", "import.")
ENTRY_COLUMNS = (Column("Day", width=14), Column("Entry", "right", 8), Column("What was recorded"))


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """The register at the end of a day: holders by id, what they hold, the live certificates."""

    company: Company
    on: date
    holders: Mapping[int, Holder]
    holdings: Sequence[Holding]
    certificates: Sequence[Certificate]

    def of_class(self, class_id: int) -> RegisterFacts:
        """The same of one class; of all classes for 0."""
        if not class_id:
            return self
        return RegisterFacts(
            self.company,
            self.on,
            self.holders,
            tuple(h for h in self.holdings if h.class_id == class_id),
            tuple(c for c in self.certificates if c.class_id == class_id),
        )

    @property
    def outstanding(self) -> int:
        """The shares that holders have."""
        return sum(holding.shares for holding in self.holdings)


def register_fact(facts: RegisterFacts) -> str:
    """`24 holders · 27 certificates outstanding · Common Stock, the only class`."""
    holders = len({holding.holder_id for holding in facts.holdings})
    live = plural(len(facts.certificates), "certificate")
    return f"{plural(holders, 'holder')} · {live} outstanding · {_classes(facts.company)}"


def present_holders(facts: RegisterFacts, text: str = "", class_id: int = 0) -> Table:
    """Each holder with certificates, shares and percent; the totals of all, not of the filter."""
    shown = facts.of_class(class_id)
    total = shown.outstanding
    rows = [
        _holder_row(facts.holders[holder_id], held, total)
        for holder_id, held in _by_holder(shown.holdings).items()
        if matches(text, facts.holders[holder_id].name, facts.holders[holder_id].detail)
    ]
    columns = (
        Column("Holder", width=28),
        Column("Capacity and remarks"),
        Column("Certificates", width=16),
        Column("Shares", "right", 12),
        Column("Percent", "right", 9),
    )
    count = sum(len(holding.certificates) for holding in shown.holdings)
    totals = ("Outstanding", "", whole(count), whole(total), percent(total, total))
    empty = no_match("holder", text) if text else _no_holders(facts)
    ordered = tuple(sorted(rows, key=lambda row: (row.cells[0].casefold(), int(row.key))))
    return Table(columns, ordered, totals, empty, "" if text else "issue")


def present_certificates(facts: RegisterFacts, text: str = "", class_id: int = 0) -> Table:
    """The certificates outstanding at the end of the day."""
    shown = facts.of_class(class_id)
    rows = tuple(
        _certificate_row(facts, certificate)
        for certificate in sorted(shown.certificates, key=lambda c: number_key(c.number))
        if matches(text, certificate.number, facts.holders[certificate.holder_id].name)
    )
    columns = (
        Column("No.", width=10),
        Column("Holder"),
        Column("Class", width=18),
        Column("Issued", width=14),
        Column("From", width=20),
        Column("Shares", "right", 12),
    )
    total = sum(certificate.shares for certificate in shown.certificates)
    totals = (whole(len(shown.certificates)), "Outstanding", "", "", "", whole(total))
    empty = no_match("certificate", text) if text else "No certificates yet. Issuing makes them."
    return Table(columns, rows, totals, empty, "" if text else "issue")


def present_entries(book: journal.Journal, text: str = "") -> Table:
    """The entries of the register, the newest first."""
    empty = no_match("entry", text) if text else "No entries yet. Issues and transfers stand here."
    return Table(ENTRY_COLUMNS, journal.rows_of_kinds(book, REGISTER_KINDS, text), empty=empty)


def present_entry(entry: Entry) -> Detail:
    """One entry as it was recorded."""
    return journal.present_entry(entry)


def present_holder(
    facts: RegisterFacts,
    holder: Holder,
    certificates: Iterable[Certificate],
    entries: Iterable[journal.Line],
) -> Detail:
    """One holder: address, capacity, what is held, certificates, and the entries that name them."""
    return Detail(
        holder.name,
        tuple((label, said) for label, said in _holder_facts(facts, holder) if said),
        (
            _holder_certificates(certificates, facts.on),
            Table(
                ENTRY_COLUMNS,
                journal.entry_rows(entries),
                empty="No entry names this holder yet.",
                title="Entries for this holder",
            ),
        ),
        (
            Link("Transfer…", f"transfer:{holder.id}"),
            Link("Issue…", f"issue:{holder.id}"),
            Link("New address…", f"address:{holder.id}"),
        ),
        _mail_notes(holder),
    )


def remarks(holder: Holder) -> str:
    """The capacity and the remark as the table shows them; nothing for an individual."""
    word = "" if holder.capacity == "individual" else CAPACITY_WORDS[holder.capacity]
    if holder.capacity in ("own", "subsidiary"):
        return "; ".join(part for part in (word, holder.detail) if part)
    return capital(holder.detail) or word


def _classes(company: Company) -> str:
    if not company.classes:
        return "no class of shares yet"
    if len(company.classes) == 1:
        return f"{company.classes[0].name}, the only class"
    return plural(len(company.classes), "class", "classes")


def _no_holders(facts: RegisterFacts) -> str:
    return f"No holders on {day_plain(facts.on)}. They stand here once shares are issued to them."


def _by_holder(holdings: Iterable[Holding]) -> dict[int, list[Holding]]:
    by_holder: dict[int, list[Holding]] = {}
    for holding in holdings:
        by_holder.setdefault(holding.holder_id, []).append(holding)
    return by_holder


def _holder_row(holder: Holder, held: Sequence[Holding], total: int) -> Row:
    shares = sum(holding.shares for holding in held)
    numbers = sorted((n for holding in held for n in holding.certificates), key=number_key)
    said = remarks(holder)
    first = number_key(numbers[0]) if numbers else (0, "")
    return Row(
        str(holder.id),
        (holder.name, said, numbers_words(numbers), whole(shares), percent(shares, total)),
        ((holder.name.casefold(), holder.id), said.casefold(), first, shares, shares),
        severity="warning" if _mail_notes(holder) else "",
        hint=", ".join(numbers) if len(numbers) > len(numbers_words(numbers)) else "",
    )


def _certificate_row(facts: RegisterFacts, certificate: Certificate) -> Row:
    holder = facts.holders[certificate.holder_id].name
    name = facts.company.share_class(certificate.class_id).name
    issued, source = _issued(certificate), _came_from(certificate)
    return Row(
        certificate.number,
        (certificate.number, holder, name, day_plain(issued), source, whole(certificate.shares)),
        (
            number_key(certificate.number),
            holder.casefold(),
            name,
            certificate.issued,
            source,
            certificate.shares,
        ),
    )


def _issued(certificate: Certificate) -> date:
    return date.fromisoformat(certificate.issued[:10])


def _came_from(certificate: Certificate) -> str:
    before = certificate.came_from
    return f"Transfer of {numbers_words(before)}" if before else "Original issue"


def _holder_facts(facts: RegisterFacts, holder: Holder) -> tuple[tuple[str, str], ...]:
    by_kind = {address.kind: address.one_line() for address in holder.addresses}
    capacity = CAPACITY_WORDS[holder.capacity]
    return (
        ("Address", by_kind.get("book", "None on the books")),
        ("Notices to", by_kind.get("notice", "")),
        ("Capacity", "; ".join(part for part in (capacity, holder.detail) if part)),
        ("Held with", ", ".join(holder.members)),
        ("Holds", _holds(facts, holder)),
    )


def _holds(facts: RegisterFacts, holder: Holder) -> str:
    held = [h for h in facts.holdings if h.holder_id == holder.id]
    parts = [
        f"{plural(h.shares, 'share')} of {facts.company.share_class(h.class_id).name}, "
        f"{percent(h.shares, _outstanding(facts, h.class_id))} percent"
        for h in held
    ]
    return "; ".join(parts) or f"No shares on {day_plain(facts.on)}"


def _outstanding(facts: RegisterFacts, class_id: int) -> int:
    return sum(h.shares for h in facts.holdings if h.class_id == class_id)


def _holder_certificates(certificates: Iterable[Certificate], on: date) -> Table:
    columns = (
        Column("No.", width=8),
        Column("Shares", "right", 10),
        Column("Issued", width=13),
        Column("From"),
        Column("State", width=13),
    )
    known = sorted(certificates, key=lambda c: (bool(c.cancelled), number_key(c.number)))
    rows = [_state_row(c, on) for c in known if _issued(c) <= on]
    return Table(columns, tuple(rows), empty="No certificates yet.", title="Certificates")


def _state_row(certificate: Certificate, on: date) -> Row:
    gone = bool(certificate.cancelled) and certificate.cancelled[:10] <= on.isoformat()
    state = "Cancelled" if gone else "Outstanding"
    issued, source = day_plain(_issued(certificate)), _came_from(certificate)
    return Row(
        f"certificate {certificate.number}",
        (certificate.number, whole(certificate.shares), issued, source, state),
        (number_key(certificate.number), certificate.shares, certificate.issued, source, state),
        tone="quiet" if gone else "",
    )


def _mail_notes(holder: Holder) -> tuple[Note, ...]:
    if holder.undeliverable_since:
        since = day_plain(holder.undeliverable_since)
        sentence = f"Mail came back on {since}. Notices are held until a new address is given."
        return (Note("warning", sentence, OURS),)
    if holder.notice_address() is None:
        sentence = "No address is known. Notice goes by way of the head office, or is published."
        return (Note("warning", sentence, OURS),)
    return ()
