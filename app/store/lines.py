"""What a list says of an entry, read from its bytes without its data.

The notice of a meeting holds the whole list of holders. Bodies have sorted keys, so that all else
stands before and after the data; a quotation mark inside a text is never bare, so that the keys
are found without reading what lies between them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.entries import EntryLine
from app.domain.refusal import Refusal
from app.store.journal import Recorded, local_moment

DATA, AFTER = b',"data":', b',"effective_on":'
NO_DATA = DATA + b"{}"
FINDINGS = b'"findings":[{'


def without_data(item: Recorded) -> dict[str, Any]:
    """The body with empty data; Refusal 4 if the bytes are no body."""
    before, after = item.body.find(DATA), item.body.rfind(AFTER)
    if 0 < before < after:
        short = item.body[:before] + NO_DATA + item.body[after:]
        try:
            return Recorded(item.seq, short, item.hash).read()
        except Refusal:
            pass  # written with its parts in another order: the whole of it says what it is
    return item.read()


def line_of(item: Recorded, corrected_by: int = 0) -> EntryLine:
    """The line of an entry."""
    body = without_data(item)
    return EntryLine(
        item.seq,
        body["kind"],
        date.fromisoformat(body["effective_on"]),
        local_moment(body),
        body["by"],
        body["says"],
        corrected_by,
    )


def had_findings(body: bytes) -> bool:
    """Whether anything stood against the entry of these bytes; some of these had nothing."""
    return body.find(FINDINGS, max(0, body.rfind(AFTER))) > 0
