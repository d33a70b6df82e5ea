"""An Open Cap Format package brought into the books: looked at whole, recorded in one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import cast

from app.acts.act import Who
from app.acts.exchange.ocf_checks import ENDINGS, check_transactions
from app.acts.exchange.ocf_entries import Known, entry_of
from app.acts.exchange.ocf_groups import Deal, deals, tied
from app.acts.exchange.ocf_package import Item, Opened, opened
from app.acts.exchange.ocf_people import class_entry, holder_entries, noted_id, renumbered
from app.acts.exchange.ocf_words import ADJUSTMENT, ISSUANCE, KEPT_AS_NOTES, SPLIT, noted
from app.acts.imports import stop_if
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_day
from app.domain.words import plural
from app.store.book import Book
from app.store.reads import Reads

TAKEN = (*ENDINGS, ISSUANCE, SPLIT, ADJUSTMENT)


@dataclass(frozen=True, slots=True)
class OcfPreview:
    """What a package would record, or what stands in its way; made when `seq` was the last."""

    file_name: str
    files: Mapping[str, bytes]
    seq: int
    drafts: tuple[EntryDraft, ...] = ()
    troubles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_ocf(files: Mapping[str, bytes], file_name: str, reads: Reads, today: date) -> OcfPreview:
    """The preview of a package of these files, by their paths within it."""
    seq = reads.head()[0]
    package = opened(files)
    groups = tied(package)
    check_transactions(package, groups)
    if package.troubles:
        return OcfPreview(file_name, files, seq, troubles=tuple(package.troubles))
    company = reads.company()
    known, first = _numbered(package, reads, company)
    found = deals(package, groups)
    _check_deals(package, found, reads, company, today)
    drafts = _ordered(package, found, known, company)
    if package.troubles:
        return OcfPreview(file_name, files, seq, troubles=tuple(package.troubles))
    told = {"what": "ocf", "file_name": file_name, "rows": len(package.transactions)}
    says = f"{plural(len(package.transactions), 'transaction')} brought in from {file_name}"
    digest = sha256(b"".join(files[name] for name in sorted(files))).hexdigest()
    head = EntryDraft("import.table", today, told, says, source_sha256=digest)
    notes = _notes(package, company)
    return OcfPreview(file_name, files, seq, (head, *first, *drafts), notes=notes)


def record_ocf(
    book: Book, preview: OcfPreview, who: Who, cancelled: Callable[[], bool] = lambda: False
) -> Receipt:
    """All entries of a clean preview in one transaction; what is called off keeps nothing."""
    if preview.seq != book.head()[0]:
        preview = read_ocf(preview.files, preview.file_name, book, who.today)
    if preview.troubles:
        raise Refusal(f"{preview.troubles[0]} Nothing was recorded.")
    return book.record(preview.drafts, who.by, who.now, lambda _: stop_if(cancelled))


def _numbered(package: Opened, reads: Reads, company: Company) -> tuple[Known, list[EntryDraft]]:
    """Holders and classes under their numbers in this book, and the entries that add them."""
    drafts: list[EntryDraft] = []
    firsts = _first_days(package)
    begun = company.incorporated_on or reads.entry(1).effective_on
    by_name = {c.name.casefold(): c.id for c in company.classes}
    classes: dict[str, int] = {}
    next_class, next_holder = reads.next_id("class"), reads.next_id("holder")
    for key, item in package.classes.items():
        name = package.settle(item, lambda x: x.text("name")) or ""
        if name.casefold() in by_name:
            classes[key] = by_name[name.casefold()]
            continue
        classes[key], on = next_class, firsts.get(key, begun)
        drafts += [d] if (d := package.settle(item, _adding_class(next_class, on))) else []
        next_class += 1
    holders = {key: next_holder + place for place, key in enumerate(package.stakeholders)}
    for key, item in package.stakeholders.items():
        adding = _adding_holder(holders[key], firsts.get(key, begun))
        drafts += package.settle(item, adding) or []
    issued = {
        item.text("security_id"): item
        for item in package.transactions.values()
        if item.kind == ISSUANCE
    }
    former = {noted_id(item, "class"): classes[key] for key, item in package.classes.items()}
    return Known(package, holders, classes, issued, former), drafts


def _adding_class(class_id: int, on: date) -> Callable[[Item], EntryDraft]:
    return lambda item: class_entry(item, class_id, on)


def _adding_holder(holder: int, on: date) -> Callable[[Item], list[EntryDraft]]:
    return lambda item: holder_entries(item, holder, on)


def _first_days(package: Opened) -> dict[str, date]:
    """The first issue to each stakeholder and of each class."""
    firsts: dict[str, date] = {}
    for item in package.transactions.values():
        if item.kind == ISSUANCE:
            on = item.day()
            for key in (item.text("stakeholder_id"), item.text("stock_class_id")):
                firsts[key] = min(on, firsts.get(key, on))
    return firsts


def _check_deals(
    package: Opened, found: list[Deal], reads: Reads, company: Company, today: date
) -> None:
    """Days within the company's life, and certificate numbers that were not used before."""
    used = {c.number for c in reads.certificates()}
    for deal in found:
        where = deal.items[0].where
        if deal.on > today:
            package.object(where, f"{deal.on.isoformat()} is still to come.")
        if company.incorporated_on and deal.on < company.incorporated_on:
            package.object(where, f"{deal.on.isoformat()} is before the company’s incorporation.")
        for item in deal.of(ISSUANCE):
            number = item.text("custom_id")
            joined = noted(item.told.get("comments"), "joined")
            if number in used and not joined:
                package.object(item.where, f"Certificate {number} is used before.")
            used.add(number)


def _ordered(
    package: Opened, found: list[Deal], known: Known, company: Company
) -> list[EntryDraft]:
    """Every entry in the order of day, hour and number; authorized numbers of new classes only."""
    old = {c.id for c in company.classes}
    rows: list[tuple[tuple[date, str, int, int], EntryDraft]] = []
    for deal in found:
        draft = package.settle(deal.items[0], lambda _, deal=deal: entry_of(deal, known))
        if draft and not (draft.kind == "class.authorized" and draft.data["class"] in old):
            rows.append((deal.order, draft))
    holders = {noted_id(i, "holder"): known.holders[k] for k, i in package.stakeholders.items()}
    for told in noted(package.manifest.get("comments"), "entry"):
        item = Item("Manifest.ocf.json, comments", {"entry": told})
        row = package.settle(item, lambda i: _noted_entry(i.part("entry"), known, holders))
        rows += [row] if row else []
    return [draft for _, draft in sorted(rows, key=lambda row: row[0])]


def _noted_entry(
    item: Item, known: Known, holders: Mapping[int, int]
) -> tuple[tuple[date, str, int, int], EntryDraft]:
    """An entry that stands whole in a note."""
    kind, on, at, seq = (
        item.text("kind"),
        item.text("on"),
        item.told.get("at"),
        item.told.get("seq"),
    )
    if kind not in KEPT_AS_NOTES or not isinstance(seq, int) or not isinstance(at, str):
        raise Refusal(f"A note holds an entry “{kind[:40]}” that is not understood.")
    data: Json = renumbered(item.part("data").told, holders, known.former_classes)
    day = read_day(on)
    return (day, at, seq, 0), EntryDraft(kind, day, data, f"Brought in: {kind}")


def _notes(package: Opened, company: Company) -> tuple[str, ...]:
    made = sum(1 for item in package.transactions.values() if item.kind == ISSUANCE)
    notes = [
        f"{plural(len(package.stakeholders), 'holder')}, {plural(made, 'security', 'securities')}."
    ]
    issuer = package.manifest.get("issuer")
    name = cast("Json", issuer).get("legal_name") if isinstance(issuer, dict) else ""
    if name != company.name:
        notes.append(f"The package is of “{str(name)[:80]}”; this book is of “{company.name}”.")
    left = Counter(i.kind for i in package.transactions.values() if i.kind not in TAKEN)
    notes += [
        f"{plural(count, 'object')} {kind[:60]} left out: it is not of the share register."
        for kind, count in sorted(left.items())
    ]
    for key in ("stock_plans_files", "vesting_terms_files", "valuations_files", "financings_files"):
        if package.manifest.get(key):
            notes.append(f"{key} left out: they are not of the share register.")
    return tuple(notes)
