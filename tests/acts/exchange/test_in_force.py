"""Entries as they are read now: corrected, withdrawn, and a correction corrected in its turn."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from app.acts.exchange.in_force import entries_in_force
from app.acts.exchange.ocf_export import written_ocf
from app.store.book import Book
from tests.acts.exchange.registers import (
    NOW,
    ON,
    TODAY,
    begin,
    create,
    draft,
    holder,
    share_class,
)

LATER = date(2005, 1, 1)


def issue(number: str, shares: int) -> dict[str, Any]:
    return {"class": 1, "holder": 1, "at": "10:00", "consideration": "", "authorized": "",
            "signers": [], "certificates": [{"number": number, "shares": str(shares)}]}  # fmt: skip


def corrected(book: Book, seq: int, data: dict[str, Any] | None, **more: Any) -> None:
    told = {"corrects": seq, "data": data} | more
    book.record([draft("entry.correct", LATER, told)], "Anna", NOW)


def issues(book: Book) -> list[tuple[str, str, str]]:
    found = [e for e in entries_in_force(book) if e.kind == "shares.issue"]
    rows = [(e, row) for e in found for row in e.data["certificates"]]
    return [(e.on.isoformat(), row["number"], row["shares"]) for e, row in rows]


def test_corrections_are_followed_to_the_reading_in_force(tmp_path: Path) -> None:
    start = [*begin(), share_class(1, "Common Stock"), holder(1, "Ann")]
    made = [draft("shares.issue", ON, issue(number, 10)) for number in ("1", "2", "3")]
    book = create(tmp_path / "a.minutebook", [*start, *made])
    corrected(book, 4, issue("1", 20), effective_on="2004-02-01")
    corrected(book, 5, None)
    corrected(book, 6, None)
    corrected(book, 9, None)
    assert issues(book) == [("2004-01-05", "3", "10"), ("2004-02-01", "1", "20")]
    items = json.loads(written_ocf(book, TODAY).files["Transactions.ocf.json"])["items"]
    assert [(i["date"], i["custom_id"], i["quantity"]) for i in items] == issues(book)
    assert any("Corrected entries" in told for told in written_ocf(book, TODAY).unsaid)
    book.close()


def test_a_holder_is_named_as_on_the_day_of_the_package(tmp_path: Path) -> None:
    change = {"holder": 1, "from_on": "2005-01-01", "name": "Anna", "capacity": "individual",
              "detail": "", "members": [], "evidence": ""}  # fmt: skip
    start = [*begin(), share_class(1, "Common Stock"), holder(1, "Ann")]
    book = create(tmp_path / "a.minutebook", [*start, draft("holder.change", LATER, change)])
    for on, name in ((date(2004, 12, 31), "Ann"), (LATER, "Anna")):
        items = json.loads(written_ocf(book, on).files["Stakeholders.ocf.json"])["items"]
        assert [item["name"]["legal_name"] for item in items] == [name]
    book.close()
