"""The usual row of a history at one look: its texts were met before, its numbers are plain.

Whatever else stands in a row is left to be read cell by cell, with a sentence for what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.acts.exchange.deeds import Deed, NewCertificate
from app.acts.import_table import TableRow

MOST_FIGURES = 40
"""Figures of certificate numbers, which are then beyond doubt."""

Said = Mapping[str, Mapping[str, Any]]
"""What texts of a column say, by the column."""
Named = Mapping[tuple[str, str], int]
"""Holders by the text and the account number of a cell."""


def plain_deed(row: TableRow, said: Said, named: Named) -> Deed | None:
    """The whole entry of one row; `None` where a cell of it must be read by itself."""
    line, cells = row
    get = cells.get
    on, at = said["on"].get(get("on", "")), said["at"].get(get("at", ""))
    kind, class_id = said["kind"].get(get("kind", "")), said["class"].get(get("class", ""))
    shares = said["shares"].get(get("shares", ""))
    old, number, rest = get("surrendered", ""), get("certificate", ""), get("balance", "")
    numbers = old + number + rest
    plain = numbers.isdigit() and numbers.isascii() and len(numbers) < MOST_FIGURES
    doubtful = not plain or get("consideration") or get("remark")
    if doubtful or not (on and at and kind and class_id and shares):
        return None
    to = named.get((get("to", ""), get("to_no", "")))
    deed = Deed(line, kind, f"{on}T{at}", class_id, 0)
    if kind == "issue" and to is not None and number and not (old or rest):
        deed.source, deed.made = to, [NewCertificate(number, to, shares)]
        return deed
    source = named.get((get("from", ""), get("from_no", "")))
    if kind == "issue" or source is None or not old:
        return None
    deed.source, deed.surrendered, deed.rest = source, [old], rest
    if kind == "transfer" and to is not None and number:
        deed.made = [NewCertificate(number, to, shares)]
    elif kind == "cancel" and not number:
        deed.gone = shares
    else:
        return None
    return deed
