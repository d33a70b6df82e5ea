"""What export to and import from Open Cap Format 1.2.0 share: ids, notes, names of things.

What the format has no field for stands in `comments` as a note, `minutebook.<key>: <JSON>`, which
people can read and the import takes back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.domain.entries import Json, canonical
from app.domain.states import STATES

OCF_VERSION = "1.2.0"
MANIFEST = "Manifest.ocf.json"
MARK = "minutebook."
Object = dict[str, Any]
"""An object of the format, as JSON data."""

ISSUANCE = "TX_STOCK_ISSUANCE"
TRANSFER = "TX_STOCK_TRANSFER"
CANCELLATION = "TX_STOCK_CANCELLATION"
REISSUANCE = "TX_STOCK_REISSUANCE"
REPURCHASE = "TX_STOCK_REPURCHASE"
CONVERSION = "TX_STOCK_CONVERSION"
RETRACTION = "TX_STOCK_RETRACTION"
SPLIT = "TX_STOCK_CLASS_SPLIT"
ADJUSTMENT = "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT"

SAID: Mapping[str, frozenset[str]] = {
    "shares.issue": frozenset(
        ("class", "holder", "at", "certificates", "consideration", "authorized_on")
    ),
    "shares.transfer": frozenset(("class", "from", "at", "surrendered", "issued")),
    "shares.exchange": frozenset(("class", "from", "at", "surrendered", "issued", "why")),
    "shares.replace": frozenset(("class", "holder", "at", "number", "issued")),
    "shares.cancel": frozenset(("class", "from", "at", "surrendered", "issued", "shares", "why")),
    "shares.repurchase": frozenset(("class", "from", "at", "surrendered", "issued", "shares")),
    "shares.convert": frozenset(
        ("class", "holder", "at", "surrendered", "issued", "kept", "shares")
    ),
    "shares.split": frozenset(("class", "at", "new", "old", "rows")),
}
"""Kind of entry -> the parts of its data for which the format has a place; the rest is noted."""

KEPT_AS_NOTES = frozenset(
    (
        "shares.pay shares.found treasury.retire legend.place legend.lift stop.place stop.lift "
        "class.legend class.legend-lifted"
    ).split()
)
"""Kinds of entries for which the format has no transaction."""


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids that are the same whenever the same book is written: from its file id and numbers."""

    file_id: str

    def of(self, what: str, number: object) -> str:
        """The id of a holder, class, certificate or transaction."""
        return str(uuid5(NAMESPACE_URL, f"minutebook:{self.file_id}:{what}:{number}"))


def note(key: str, value: object) -> str:
    """A comment that carries a value."""
    return f"{MARK}{key}: {canonical(value).decode()}"


def texts_noted(comments: object, key: str) -> list[str]:
    """The texts that comments carry under that key, in order; all else is passed by."""
    lists: list[Any] = [told for told in noted(comments, key) if isinstance(told, list)]
    return [text for told in lists for text in told if isinstance(text, str) and text]


def noted(comments: object, key: str) -> list[Any]:
    """The values that comments carry under that key, in order; what cannot be read is passed by."""
    lead, found = f"{MARK}{key}: ", list[Any]()
    for comment in comments if isinstance(comments, list) else ():  # pyright: ignore[reportUnknownVariableType]
        if isinstance(comment, str) and comment.startswith(lead):
            try:
                found.append(json.loads(comment[len(lead) :]))
            except ValueError:
                continue
    return found


def state_code(state: str) -> str:
    """`CA` for `CA` or `California`; empty where it has no such code."""
    known = state if state in STATES.values() else STATES.get(state, "")
    short = state.isascii() and state.isalnum() and state == state.upper() and len(state) <= 3
    return known or (state if short else "")


def rest_of(kind: str, data: Json) -> dict[str, Any]:
    """What of an entry's data the format has no place for."""
    return {name: value for name, value in data.items() if name not in SAID[kind]}
