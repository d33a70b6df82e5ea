"""A register written as Open Cap Format 1.2.0 and read again is the same register.

The rules of arithmetic are worked out here anew, from the text of the format's documentation.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from datetime import date
from hashlib import md5
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.acts.act import Who
from app.acts.exchange.in_force import entries_in_force
from app.acts.exchange.ocf_export import Package, written_ocf
from app.acts.exchange.ocf_import import read_ocf, record_ocf
from app.acts.exchange.ocf_package import files_of_zip
from app.acts.exchange.ocf_unsaid import made_rows
from app.acts.exchange.ocf_words import texts_noted
from app.domain.shares import end_of
from app.store.book import Book
from tests.acts.exchange.registers import NOW, TODAY, Register, begin, create, said

Object = dict[str, Any]
QUANTITY = {
    "TX_STOCK_TRANSFER": "quantity",
    "TX_STOCK_CANCELLATION": "quantity",
    "TX_STOCK_REPURCHASE": "quantity",
    "TX_STOCK_CONVERSION": "quantity_converted",
}


def transactions(package: Package) -> list[Object]:
    return json.loads(package.files["Transactions.ocf.json"])["items"]


def broken_rules(items: list[Object]) -> list[str]:  # noqa: C901 - one rule after the other
    """The rules of the format that these transactions break, by the id of the transaction."""
    issued: dict[str, Object] = {}
    ended: set[str] = set()
    broken: list[str] = []
    for item in items:
        if item["object_type"] == "TX_STOCK_ISSUANCE":
            if item["security_id"] in issued:
                broken.append(f"issued twice {item['id']}")
            issued[item["security_id"]] = item
        if item["object_type"] == "TX_STOCK_ISSUANCE" or "security_id" not in item:
            continue
        balance = item.get("balance_security_id")
        named = [*item.get("resulting_security_ids", ()), *([balance] if balance else ())]
        for name in (item["security_id"], *named):
            if name not in issued:
                broken.append(f"not issued before {item['id']}")
        if any(issued[name]["date"] != item["date"] for name in named if name in issued):
            broken.append(f"another day {item['id']}")
        if item["security_id"] in ended:
            broken.append(f"ended twice {item['id']}")
        ended.add(item["security_id"])
        if item["object_type"] in QUANTITY and not broken:
            left = int(issued[balance]["quantity"]) if balance else 0
            taken = int(item[QUANTITY[item["object_type"]]])
            if taken + left != int(issued[item["security_id"]]["quantity"]):
                broken.append(f"sum {item['id']}")
    return broken


def read_again(package: Package, book: Book, who: Who) -> None:
    preview = read_ocf(files_of_zip(package.zipped()), "alder.zip", book, TODAY)
    assert preview.troubles == ()
    record_ocf(book, preview, who)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.integers(1, 25))
def test_export_and_import_again_give_an_equal_register(random: Random, steps: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = create(Path(folder) / "one.minutebook", Register(random).grow(steps))
        other = create(Path(folder) / "other.minutebook", begin())
        try:
            package = written_ocf(one, TODAY)
            assert broken_rules(transactions(package)) == []
            read_again(package, other, Who("Anna", NOW, TODAY))
            assert said(other) == said(one)
            assert other.verify().ok
        finally:
            one.close()
            other.close()


def test_every_kind_of_transaction_is_written(full: Book) -> None:
    kinds = Counter(item["object_type"] for item in transactions(written_ocf(full, TODAY)))
    assert set(kinds) >= {*QUANTITY, "TX_STOCK_ISSUANCE", "TX_STOCK_REISSUANCE"}
    assert set(kinds) >= {"TX_STOCK_CLASS_SPLIT", "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT"}


def test_the_same_book_gives_the_same_bytes(full: Book) -> None:
    assert written_ocf(full, TODAY).zipped() == written_ocf(full, TODAY).zipped()


def test_what_the_format_cannot_say_is_listed(full: Book) -> None:
    told = " ".join(written_ocf(full, TODAY).unsaid)
    for words in ("hours on the books", "stop", "treasury", "lists of signers", "no part of this"):
        assert words in told


def test_stops_of_new_certificates_stand_in_notes_and_are_counted(full: Book) -> None:
    package = written_ocf(full, TODAY)
    told = {i["custom_id"]: texts_noted(i.get("comments"), "stops") for i in transactions(package)
            if "custom_id" in i}  # fmt: skip
    made = {row["number"]: row.get("stops", []) for entry in entries_in_force(full)
            for row in made_rows(entry.data)}  # fmt: skip
    assert {number: told[number] for number in made} == made
    count = sum(any("stops" in r for r in made_rows(e.data)) for e in entries_in_force(full))
    assert count > 1
    words = f"{count} entries with a stop on a new certificate. The format has no place for it"
    assert words in " ".join(package.unsaid)


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        ('["Pledged", 5, null, "", "Claim"]', ["Pledged", "Claim"]),
        ('{"Pledged": 1}', []),
        ('"Pledged"', []),
        ("[", []),
    ],
)
def test_a_note_of_stops_that_is_no_list_of_texts_is_passed_by(told: str, stops: list[str]) -> None:
    assert texts_noted([f"minutebook.stops: {told}", 5], "stops") == stops


def test_a_package_as_of_a_day_holds_nothing_later(full: Book) -> None:
    moments = sorted({m.moment for m in full.movements()})
    on = moments[len(moments) // 2][:10]
    package = written_ocf(full, date.fromisoformat(on))
    items = transactions(package)
    assert max(item["date"] for item in items) <= on
    assert json.loads(package.files["Manifest.ocf.json"])["as_of"] == on
    ended = {i["security_id"] for i in items if i["object_type"] != "TX_STOCK_ISSUANCE"
             and "security_id" in i}  # fmt: skip
    left = sum(int(i["quantity"]) for i in items if i["object_type"] == "TX_STOCK_ISSUANCE"
               and i["security_id"] not in ended)  # fmt: skip
    assert left == full.sums(end_of(date.fromisoformat(on)))[1]


def without_notes(value: Any) -> Any:
    """As another program would write it: no notes of ours, everything else as it is."""
    if isinstance(value, dict):
        return {k: without_notes(v) for k, v in value.items() if k != "comments"}
    return [without_notes(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(6))
def test_a_package_of_another_program_gives_the_same_holdings(
    tmp_path: Path, who: Who, seed: int
) -> None:
    """Without notes hours are unknown, so days are compared; joined certificates stay joined."""
    register = Register(Random(seed))  # noqa: S311 - not for secrets
    calm = [register.issue, register.transfer, register.exchange, register.take, register.replace]
    for step in range(20):
        register.on = register.on.replace(year=2004 + step // 4)
        register.hour = min(register.hour + 1, 23)
        register.random.choice(calm)()
    one, other = create(tmp_path / "one", register.drafts), create(tmp_path / "other", begin())
    package = written_ocf(one, TODAY)
    items = without_notes(transactions(package))
    for number, item in enumerate(items):
        if item.get("custom_id") == "not a certificate":
            item["custom_id"] = f"J{number}"
    files = rewritten(package, items)
    preview = read_ocf(files, "other.zip", other, TODAY)
    assert preview.troubles == ()
    record_ocf(other, preview, who)
    names = {h.name: h.id for h in one.holders()}
    assert {h.name: h.id for h in other.holders()} == names
    for day in sorted({m.moment[:10] for m in one.movements()}):
        held = [(h.class_id, h.holder_id, h.shares) for h in one.holdings(f"{day}T23:59")]
        assert [(h.class_id, h.holder_id, h.shares) for h in other.holdings(f"{day}T23:59")] == held
    one.close()
    other.close()


def rewritten(package: Package, items: list[Object]) -> dict[str, bytes]:
    """The package with other transactions and no notes, its checks made anew."""
    files = dict(package.files)
    for name, data in package.files.items():
        told = without_notes(json.loads(data))
        if name == "Transactions.ocf.json":
            told["items"] = items
        files[name] = json.dumps(told).encode()
    manifest = json.loads(files["Manifest.ocf.json"])
    for key in manifest:
        if key.endswith("_files"):
            for row in manifest[key]:
                row["md5"] = md5(files[row["filepath"]], usedforsecurity=False).hexdigest()
    files["Manifest.ocf.json"] = json.dumps(manifest).encode()
    return files
