"""The register's entries as rows of a table that can be brought in again.

One row is one certificate made out; the rows of an entry carry its number. Issues, transfers,
exchanges and cancellations come back as they were; the other kinds are for reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.acts.exchange.in_force import InForce, entries_in_force
from app.domain.entries import Json
from app.store.reads import Reads

HISTORY_HEADINGS = (
    *("Entry", "Date", "Time", "Kind", "From", "From no", "To", "To no", "Surrendered"),
    *("Certificate", "Shares", "Class", "Consideration", "Remark"),
)
WORDS = {
    "shares.issue": "issue",
    "shares.pay": "payment",
    "shares.transfer": "transfer",
    "shares.cancel": "cancel",
    "shares.repurchase": "repurchase",
    "shares.exchange": "exchange",
    "shares.replace": "replacement",
    "shares.found": "found",
    "shares.split": "split",
    "shares.convert": "conversion",
    "treasury.retire": "treasury shares retired",
    "legend.place": "legend placed",
    "legend.lift": "legend lifted",
    "class.legend": "legend required for the class",
    "class.legend-lifted": "legend of the class lifted",
    "stop.place": "stop placed",
    "stop.lift": "stop lifted",
}


def history_rows(reads: Reads, on: date) -> Iterator[list[str]]:
    """Every entry of the share register to the end of that day, in the order of the books."""
    names = {holder.id: holder.name for holder in reads.holders()}
    classes = {c.id: c.name for c in reads.company().classes}
    for entry in entries_in_force(reads):
        if entry.kind not in WORDS or entry.on > on:
            continue
        for row in _rows(entry):
            told = {
                "Entry": str(entry.seq),
                "Date": entry.on.isoformat(),
                "Time": entry.at,
                "Kind": WORDS[entry.kind],
                "From": names.get(row.get("from", 0), ""),
                "From no": str(row.get("from", "")),
                "To": names.get(row.get("to", 0), ""),
                "To no": str(row.get("to", "")),
                "Class": classes.get(row.get("class", entry.data.get("class", 0)), ""),
            }
            yield [told.get(h) or str(row.get(h.casefold()) or "") for h in HISTORY_HEADINGS]


def _rows(entry: InForce) -> Iterator[dict[str, Any]]:
    data = entry.data
    if entry.kind == "shares.issue":
        first = {"consideration": data.get("consideration"), "remark": data.get("authorized")}
        yield from _made(data["certificates"], {"to": data["holder"]}, first)
    elif entry.kind == "shares.split":
        for row in data["rows"]:
            yield from _split(data, row)
    elif entry.kind == "shares.convert":
        yield from _converted(data)
    elif entry.kind in ("shares.cancel", "shares.repurchase"):
        yield _given_up(data) | {"shares": data["shares"]}
        yield from _made(data["issued"], {"from": data["from"], "to": data["from"]}, {})
    elif "issued" in data:
        yield from _made(data["issued"], {"from": data.get("from", data.get("holder"))},
                         _given_up(data))  # fmt: skip
    else:
        yield _noted(data)


def _made(
    rows: list[Json], same: Mapping[str, Any], first: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    for place, row in enumerate(rows):
        told = {"certificate": row["number"], "shares": row["shares"]}
        to = {"to": row["holder"]} if "holder" in row else {}
        yield {**same, **to, **told, **(first if place == 0 else {})}


def _given_up(data: Json) -> dict[str, Any]:
    old = data["surrendered"] if "surrendered" in data else [data["number"]]
    why = [data.get(name) for name in ("why", "cause", "evidence", "affidavit", "into")]
    return {
        "from": data.get("from", data.get("holder")),
        "surrendered": "; ".join(old),
        "consideration": data.get("consideration"),
        "remark": "; ".join(str(told) for told in why if told),
    }


def _split(data: Json, row: Json) -> Iterator[dict[str, Any]]:
    remark = f"{data['new']} for {data['old']}, fractions {data['fractions']}"
    first = {"surrendered": "; ".join(row["surrendered"]), "remark": remark}
    same = {"from": row["holder"]}
    yield from _made(row["issued"], same, first) if row["issued"] else iter([same | first])


def _converted(data: Json) -> Iterator[dict[str, Any]]:
    remark = f"{data['new']} for {data['old']}, fractions {data['fractions']}"
    yield _given_up(data) | {"shares": data["shares"], "remark": remark}
    same = {"from": data["holder"], "to": data["holder"]}
    yield from _made(data["kept"], same, {})
    yield from _made(data["issued"], same | {"class": data["to_class"]}, {})


def _noted(data: Json) -> dict[str, Any]:
    """What is noted on certificates, in words."""
    rows = [*data.get("certificates", ()), *data.get("payments", ())]
    numbers = [row["number"] for row in rows] or [data.get("number", "")]
    told = [data.get("text"), data.get("says"), data.get("why")]
    return {
        "certificate": "; ".join(numbers),
        "shares": data.get("shares"),
        "remark": "; ".join(str(text) for text in told if text),
    }
