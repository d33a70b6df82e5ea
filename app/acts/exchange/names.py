"""The names of what is written out and brought in, and of the columns of tables."""

from __future__ import annotations

from collections.abc import Mapping

from app.acts.import_table import Columns

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "holder", "shareholder", "registered name", "name as registered"),
    "certificate": ("certificate", "certificate no", "certificate number", "cert no", "no"),
    "shares": ("shares", "number of shares", "quantity"),
    "issued_on": ("issued", "issued on", "date", "date issued", "issue date"),
    "class": ("class", "class of shares", "share class"),
    "number": ("holder no", "holder number", "account", "account no"),
    "capacity": ("capacity", "kind"),
    "detail": ("remark", "remarks", "capacity and remarks", "detail"),
    "street": ("street", "address", "street address", "address 1"),
    "street2": ("street 2", "address 2", "second line"),
    "city": ("city", "town"),
    "state": ("state",),
    "zip": ("zip", "zip code", "postal code", "postcode"),
    "country": ("country",),
    "members": ("co-holders", "joint holders", "co-owners"),
    "legends": ("legends", "legend"),
    "stop": ("stop", "stops"),
}
LEFT_OUT = frozenset(("notices to", "mail came back"))
"""Columns of our own tables of holders that no entry of an import takes."""
HOLDERS = Columns(COLUMNS, ("name",), ("certificate", "shares", "issued_on"), LEFT_OUT)
"""The columns of a table of holders and certificates."""

HISTORY = Columns(
    {
        "entry": ("entry", "entry no", "transaction", "transaction no"),
        "on": ("date", "day", "on", "entry date", "effective", "transaction date"),
        "at": ("time", "hour", "at"),
        "kind": ("kind", "type", "entry kind", "transaction type"),
        "from": ("from", "transferor", "seller", "transferred from", "surrendered by"),
        "to": ("to", "transferee", "holder", "name", "issued to", "transferred to", "buyer"),
        "from_no": ("from no", "from account"),
        "to_no": ("to no", "to account", "holder no", "account"),
        "surrendered": ("surrendered", "certificates surrendered", "old certificate", "cancelled"),
        "certificate": ("certificate", "certificate no", "certificate number", "new certificate"),
        "shares": ("shares", "number of shares", "quantity"),
        "balance": ("balance certificate", "remainder certificate"),
        "class": ("class", "class of shares", "share class"),
        "consideration": ("consideration", "price paid", "amount paid"),
        "remark": ("remark", "remarks", "note", "why"),
    },
    ("on", "kind", "shares"),
)
"""The columns of a table of entries."""

TABLES: Mapping[str, Columns] = {"holders": HOLDERS, "history": HISTORY}
"""What a table may hold, and its columns."""

BROUGHT_IN = (*TABLES, "ocf")
"""What can be brought in: holders with their certificates, a history of entries, a package."""

WHAT = ("holders", "certificates", "holdings", "history")
FORMATS = ("csv", "xlsx")
WRITTEN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(WHAT, FORMATS),
    "ocf": ("zip", "folder"),
    "addresses": ("vcf",),
}
"""What can be written out -> the endings of its files, the usual one first."""
