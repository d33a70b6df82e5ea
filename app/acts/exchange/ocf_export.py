"""The share register as an Open Cap Format 1.2.0 package, as of a day.

The same book gives the same bytes: ids follow from the book's file id and its numbers, and the
package is dated by the last entry. What the format cannot say stands in notes and is listed.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import md5
from typing import Any

from app.acts.exchange.in_force import InForce, entries_in_force
from app.acts.exchange.ocf_objects import (
    class_object,
    issuer_object,
    legend_object,
    stakeholder_object,
)
from app.acts.exchange.ocf_transactions import Transactions
from app.acts.exchange.ocf_unsaid import unsaid
from app.acts.exchange.ocf_words import (
    KEPT_AS_NOTES,
    MANIFEST,
    OCF_VERSION,
    SAID,
    Ids,
    Object,
    note,
)
from app.domain.class_legends import REQUIRED
from app.store.reads import Reads

FILES = {
    "stakeholders_files": ("Stakeholders.ocf.json", "OCF_STAKEHOLDERS_FILE"),
    "stock_classes_files": ("StockClasses.ocf.json", "OCF_STOCK_CLASSES_FILE"),
    "stock_legend_templates_files": ("StockLegends.ocf.json", "OCF_STOCK_LEGEND_TEMPLATES_FILE"),
    "transactions_files": ("Transactions.ocf.json", "OCF_TRANSACTIONS_FILE"),
}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The moment that every file in a package bears."""
NONE_OF = ("stock_plans_files", "vesting_terms_files", "valuations_files")


@dataclass(frozen=True, slots=True)
class Package:
    """The files of a package by name, and in sentences what stands in notes or was left out."""

    files: Mapping[str, bytes]
    unsaid: tuple[str, ...] = ()

    def zipped(self) -> bytes:
        """The package as one zip, the same bytes for the same files."""
        to = io.BytesIO()
        with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.files.items():
                info = zipfile.ZipInfo(name, EPOCH)
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
                archive.writestr(info, data)
        return to.getvalue()


def written_ocf(reads: Reads, on: date) -> Package:
    """The package of the register as of the end of that day."""
    entries = [entry for entry in entries_in_force(reads) if entry.on <= on]
    ids = Ids(str(reads.entry(1).data["file_id"]))
    transactions, legends = _transactions(ids, entries)
    company = reads.company()
    known = [c for c in company.classes if not c.numbers or c.numbers[0].from_on <= on]
    objects: dict[str, list[Object]] = {
        "stakeholders_files": _stakeholders(ids, reads, entries, on),
        "stock_classes_files": [class_object(ids, c) for c in known],
        "stock_legend_templates_files": [legend_object(ids, text) for text in legends],
        "transactions_files": transactions,
    }
    issuer = issuer_object(ids, company, reads.entry(1).effective_on)
    comments = [note("entry", _kept(e)) for e in entries if e.kind in KEPT_AS_NOTES]
    files = {FILES[key][0]: _file(FILES[key][1], items) for key, items in objects.items()}
    manifest: Object = {
        "ocf_version": OCF_VERSION,
        "file_type": "OCF_MANIFEST_FILE",
        "issuer": issuer,
        "as_of": on.isoformat(),
        "generated_at": _last_moment(reads),
        "comments": comments,
        **{key: [_listed(FILES[key][0], files)] for key in FILES},
        **{key: [] for key in NONE_OF},
    }
    return Package({MANIFEST: _bytes(manifest), **files}, unsaid(reads, entries))


def _transactions(ids: Ids, entries: Sequence[InForce]) -> tuple[list[Object], list[str]]:
    """Every transaction in order, and the legends of certificates and of whole classes."""
    made, found = Transactions(ids), list[Object]()
    for entry in entries:
        if entry.kind in SAID:
            found += made.of(entry)
        elif entry.kind == "class.authorized":
            found.append(made.adjustment(entry))
        elif entry.kind == REQUIRED:
            made.legends[str(entry.data["text"])] = None
    return found, list(made.legends)


def _stakeholders(ids: Ids, reads: Reads, entries: Iterable[InForce], on: date) -> list[Object]:
    """Holders known by that day, and those that an entry names although they came later."""
    named: set[int] = set()
    for entry in entries:
        _name_holders(entry.data, named)
    found: list[Object] = []
    for holder in sorted(reads.holders(), key=lambda h: h.id):
        standings = reads.standings(holder.id)
        if holder.id in named or standings[0].since <= on:
            found.append(stakeholder_object(ids, holder, standings, on))
    return found


def _name_holders(data: Any, named: set[int]) -> None:
    if isinstance(data, Mapping):
        for key, value in data.items():  # pyright: ignore[reportUnknownVariableType]
            if key in ("holder", "from") and isinstance(value, int):
                named.add(value)
            else:
                _name_holders(value, named)
    elif isinstance(data, list):
        for item in data:  # pyright: ignore[reportUnknownVariableType]
            _name_holders(item, named)


def _kept(entry: InForce) -> Object:
    """An entry for which the format has no transaction, whole."""
    return {
        "seq": entry.seq,
        "kind": entry.kind,
        "on": entry.on.isoformat(),
        "at": entry.at,
        "data": entry.data,
    }


def _last_moment(reads: Reads) -> str:
    last = datetime.fromisoformat(reads.entry(reads.head()[0]).recorded_at)
    return f"{last.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _file(kind: str, items: list[Object]) -> bytes:
    return _bytes({"file_type": kind, "items": items})


def _bytes(value: Object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _listed(name: str, files: Mapping[str, bytes]) -> Object:
    return {"filepath": name, "md5": md5(files[name], usedforsecurity=False).hexdigest()}
