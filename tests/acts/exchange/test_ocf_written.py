"""What a small package says, by hand, and packages that are refused, each with its sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from fractions import Fraction
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.exchange.ocf_export import Package, written_ocf
from app.acts.exchange.ocf_import import read_ocf, record_ocf
from app.acts.exchange.ocf_objects import address_object
from app.acts.exchange.ocf_package import files_of_zip
from app.acts.exchange.ocf_shares import Ending, Part, divide_taking, divide_transfer
from app.acts.exchange.ocf_transactions import decimal
from app.domain.people import Address
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.exchange.registers import TODAY, begin, create, draft, holder, share_class

ISSUED, SOLD = date(2004, 2, 2), date(2004, 3, 1)


@pytest.fixture
def small(tmp_path: Path) -> Any:
    """Ann is issued 600 shares and sells 250 of them to Bo."""
    issue = {
        "class": 1, "holder": 1, "at": "10:00", "consideration": "cash", "authorized": "board",
        "certificates": [{"number": "1", "shares": "600", "total": "90000", "paid": "90000",
                          "legends": ["Restricted."]}],
        "authorized_on": "2004-01-30", "signers": [],
    }  # fmt: skip
    sale = {
        "class": 1, "from": 1, "at": "11:30", "surrendered": ["1"], "signers": [],
        "issued": [{"number": "2", "holder": 2, "shares": "250"},
                   {"number": "3", "holder": 1, "shares": "350"}],
        "cause": "sale", "evidence": "",
    }  # fmt: skip
    drafts = [
        *begin(), share_class(1, "Common Stock"), holder(1, "Ann Lee"), holder(2, "Bo, Inc.",
        capacity="institution"), draft("shares.issue", ISSUED, issue),
        draft("shares.transfer", SOLD, sale),
    ]  # fmt: skip
    book = create(tmp_path / "small.minutebook", drafts)
    yield book
    book.close()


def items(package: Package, name: str) -> list[dict[str, Any]]:
    return json.loads(package.files[f"{name}.ocf.json"])["items"]


def bare(item: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in item.items() if k != "comments"}


def test_a_sale_of_a_part_word_by_word(small: Book) -> None:
    package = written_ocf(small, TODAY)
    ann, bo = (s["id"] for s in items(package, "Stakeholders"))
    common, legend = items(package, "StockClasses")[0]["id"], items(package, "StockLegends")[0]
    first, second, third, sale = items(package, "Transactions")
    assert legend["text"] == "Restricted."
    assert bare(first) == {
        "object_type": "TX_STOCK_ISSUANCE",
        "id": first["id"],
        "date": "2004-02-02",
        "security_id": first["security_id"],
        "custom_id": "1",
        "stakeholder_id": ann,
        "stock_class_id": common,
        "quantity": "600",
        "share_price": {"amount": "1.5", "currency": "USD"},
        "stock_legend_ids": [legend["id"]],
        "security_law_exemptions": [],
        "consideration_text": "cash",
        "board_approval_date": "2004-01-30",
    }
    assert [(i["custom_id"], i["stakeholder_id"], i["quantity"]) for i in (second, third)] == [
        ("2", bo, "250"),
        ("3", ann, "350"),
    ]
    assert bare(sale) == {
        "object_type": "TX_STOCK_TRANSFER",
        "id": sale["id"],
        "date": "2004-03-01",
        "security_id": first["security_id"],
        "quantity": "250",
        "resulting_security_ids": [second["security_id"]],
        "balance_security_id": third["security_id"],
    }


def test_the_manifest_names_every_file_with_its_check(small: Book) -> None:
    package = written_ocf(small, TODAY)
    manifest = json.loads(package.files["Manifest.ocf.json"])
    assert (manifest["ocf_version"], manifest["as_of"]) == ("1.2.0", "2010-01-01")
    assert manifest["generated_at"] == "2027-05-25T16:41:00Z"
    assert manifest["issuer"]["country_subdivision_of_formation"] == "CA"
    listed = [row for key in manifest if key.endswith("_files") for row in manifest[key]]
    assert {row["filepath"] for row in listed} | {"Manifest.ocf.json"} == set(package.files)
    for row in listed:
        data = package.files[row["filepath"]]
        assert row["md5"] == md5(data, usedforsecurity=False).hexdigest()
    for key in ("stock_plans_files", "vesting_terms_files", "valuations_files"):
        assert manifest[key] == []


def test_stakeholders_and_classes_have_what_the_format_asks_for(small: Book) -> None:
    package = written_ocf(small, TODAY)
    ann, bo = items(package, "Stakeholders")
    assert (ann["stakeholder_type"], bo["stakeholder_type"]) == ("INDIVIDUAL", "INSTITUTION")
    assert ann["addresses"] == [
        {
            "address_type": "LEGAL",
            "street_suite": "1 Elm Street\nApt 2",
            "city": "Fresno",
            "country": "US",
            "postal_code": "93650",
            "country_subdivision": "CA",
        }
    ]
    common = bare(items(package, "StockClasses")[0])
    assert common == {
        "object_type": "STOCK_CLASS",
        "id": common["id"],
        "name": "Common Stock",
        "class_type": "COMMON",
        "default_id_prefix": "",
        "initial_shares_authorized": "10000000",
        "votes_per_share": "1",
        "seniority": "1",
    }


@pytest.mark.parametrize(
    ("state", "country", "subdivision", "code"),
    [("CA", "", "CA", "US"), ("California", "", "CA", "US"), ("Bavaria", "Germany", None, "ZZ"),
     ("NSW", "AU", "NSW", "AU"), ("", "", None, "US")],
)  # fmt: skip
def test_codes_of_places_are_never_guessed(
    state: str, country: str, subdivision: str | None, code: str
) -> None:
    told = address_object(Address("book", ("1 A St",), "X", state, "1", country))
    assert (told.get("country_subdivision"), told["country"]) == (subdivision, code)


A, B = Part("A", 100), Part("B", 200)
DIVISIONS = [
    ("one into two others", [A], [Part("x", 60), Part("y", 40)], [],
     (Ending("A", 100, ("x", "y")),)),
    ("with a balance", [A], [Part("x", 60)], [Part("k", 40)], (Ending("A", 60, ("x",), "k"),)),
    ("two into one", [A, B], [Part("x", 300)], [],
     (Ending("A", 100, ("x",)), Ending("B", 200, ("x",)))),
    ("the balance goes with the larger", [A, B], [Part("x", 250)], [Part("k", 50)],
     (Ending("A", 100, ("x",)), Ending("B", 150, ("x",), "k"))),
    ("the larger one is all balance", [A, B], [Part("x", 100)], [Part("k", 200)],
     (Ending("A", 100, ("x",)), Ending("B", 0, (), "k"))),
    ("a balance larger than each", [A, B], [Part("x", 10)], [Part("k", 290)],
     (Ending("A", 100, ("x", "k")), Ending("B", 200, ("k",)))),
]  # fmt: skip


@pytest.mark.parametrize(("what", "gone", "moved", "kept", "endings"), DIVISIONS)
def test_a_transfer_divides_into_endings(
    what: str, gone: list[Part], moved: list[Part], kept: list[Part], endings: tuple[Ending, ...]
) -> None:
    assert divide_transfer(gone, moved, kept).endings == endings


def test_what_does_not_divide_is_joined_first() -> None:
    assert divide_taking([A, B], [Part("k", 50)]).endings == (
        Ending("A", 100),
        Ending("B", 150, (), "k"),
    )
    assert divide_taking([A, B], [Part("k", 250)]).join == ("A", "B")
    assert divide_taking([A], [Part("k", 10), Part("m", 20)]).join == ("A",)


@pytest.mark.parametrize(
    ("number", "told"),
    [(Fraction(3, 2), "1.5"), (Fraction(7), "7"), (Fraction(1, 10**10), "0.0000000001"),
     (Fraction(1, 3), ""), (Fraction(1, 10**11), ""), (Fraction(0), "0")],
)  # fmt: skip
def test_a_price_is_exact_or_not_written(number: Fraction, told: str) -> None:
    assert decimal(number) == told


Change = Callable[[dict[str, Any]], None]


def changed(package: Package, name: str, change: Change) -> dict[str, bytes]:
    """The package with a change in one file, its check made anew."""
    files = dict(package.files)
    told = json.loads(files[f"{name}.ocf.json"])
    change(told)
    files[f"{name}.ocf.json"] = json.dumps(told).encode()
    manifest = json.loads(files["Manifest.ocf.json"])
    for key in manifest:
        for row in manifest[key] if key.endswith("_files") else ():
            row["md5"] = md5(files[row["filepath"]], usedforsecurity=False).hexdigest()
    if name != "Manifest":
        files["Manifest.ocf.json"] = json.dumps(manifest).encode()
    return files


def at(place: int, **values: Any) -> Change:
    def change(told: dict[str, Any]) -> None:
        told["items"][place] |= values

    return change


def moved_first(told: dict[str, Any]) -> None:
    told["items"].insert(0, told["items"].pop())


def doubled(told: dict[str, Any]) -> None:
    told["items"].append(told["items"][3] | {"id": "again"})


def same_id(told: dict[str, Any]) -> None:
    told["items"][1]["id"] = told["items"][0]["id"]


def ended_early(told: dict[str, Any]) -> None:
    for item in told["items"][1:]:
        item["date"] = "2004-02-01"


TRANSACTIONS = [
    ("sum", at(3, quantity="249"), "249 shares and a balance of 350"),
    ("fraction of a share", at(0, quantity="600.5"), "whole shares"),
    ("no shares", at(0, quantity="0"), "whole shares"),
    ("no number", at(0, quantity="1e3"), "no number"),
    ("another day", at(1, date="2004-03-02"), "another day"),
    ("no day", at(0, date="2/2/2004"), "not written like"),
    ("to come", at(3, date="2011-01-01"), "another day"),
    ("result first", moved_first, "not issued before"),
    ("ended twice", doubled, "ended before"),
    ("unknown result", at(3, resulting_security_ids=["x"]), "not issued before"),
    ("unknown holder", at(0, stakeholder_id="x"), "stakeholder"),
    ("unknown class", at(0, stock_class_id="x"), "class"),
    ("unknown legend", at(0, stock_legend_ids=["x"]), "legend"),
    ("number twice", at(1, custom_id="3"), "used before"),
    ("unfit number", at(1, custom_id="=1+1"), "not a certificate number"),
    ("id twice", same_id, "used twice"),
    ("ended before its issue", ended_early, "before the day of its issue"),
    ("no id", at(1, id=""), "id is missing"),
]


@pytest.mark.parametrize(
    ("what", "change", "words"), TRANSACTIONS, ids=[t[0] for t in TRANSACTIONS]
)
def test_a_broken_rule_is_named(small: Book, empty: Book, what: str, change: Change, words: str
) -> None:  # fmt: skip
    package = written_ocf(small, TODAY)
    preview = read_ocf(changed(package, "Transactions", change), "x.zip", empty, TODAY)
    told = " ".join(preview.troubles)
    assert words in told
    assert preview.drafts == ()


def test_days_are_within_the_companys_life(small: Book, empty: Book) -> None:
    files = written_ocf(small, TODAY).files
    preview = read_ocf(files, "x.zip", empty, date(2004, 2, 10))
    assert "still to come" in preview.troubles[0]


def test_numbers_used_in_the_book_are_refused(small: Book, empty: Book, who: Who) -> None:
    files = written_ocf(small, TODAY).files
    record_ocf(empty, read_ocf(files, "x.zip", empty, TODAY), who)
    assert "used before" in read_ocf(files, "x.zip", empty, TODAY).troubles[0]


PACKAGES: list[tuple[str, Callable[[dict[str, bytes]], Any], str]] = [
    ("no manifest", lambda f: f.pop("Manifest.ocf.json"), "Manifest.ocf.json is missing"),
    ("a file missing", lambda f: f.pop("Stakeholders.ocf.json"), "is missing from the package"),
    ("a file changed", lambda f: f.update({"Stakeholders.ocf.json": b"{}"}), "was changed"),
    ("no JSON", lambda f: f.update({"Manifest.ocf.json": b"{"}), "no JSON"),
    ("deep JSON", lambda f: f.update({"Manifest.ocf.json": b"[" * 100_000}), "no JSON"),
    ("a list", lambda f: f.update({"Manifest.ocf.json": b"[]"}), "no object"),
    ("another version", lambda f: f.update({
        "Manifest.ocf.json": f["Manifest.ocf.json"].replace(b'"1.2.0"', b'"1.1.0"')}), "1.1.0"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "words"), PACKAGES, ids=[p[0] for p in PACKAGES])
def test_a_package_that_is_not_whole_is_refused(
    small: Book, empty: Book, what: str, change: Callable[[dict[str, bytes]], Any], words: str
) -> None:
    files = dict(written_ocf(small, TODAY).files)
    change(files)
    with pytest.raises(Refusal, match=words):
        read_ocf(files, "x.zip", empty, TODAY)


def test_a_zip_with_one_folder_reads_the_same(small: Book) -> None:
    package = written_ocf(small, TODAY)
    within = Package({f"alder/{name}": data for name, data in package.files.items()})
    assert files_of_zip(within.zipped()) == files_of_zip(package.zipped()) == package.files


def test_other_securities_are_left_out_and_named(small: Book, empty: Book) -> None:
    def warrant(told: dict[str, Any]) -> None:
        told["items"].append({"object_type": "TX_WARRANT_ISSUANCE", "id": "w"})

    preview = read_ocf(
        changed(written_ocf(small, TODAY), "Transactions", warrant), "x", empty, TODAY
    )
    assert preview.troubles == ()
    assert any("1 object TX_WARRANT_ISSUANCE left out" in note for note in preview.notes)


def test_a_preview_that_is_out_of_date_is_read_again(small: Book, empty: Book, who: Who) -> None:
    preview = read_ocf(written_ocf(small, TODAY).files, "x.zip", empty, TODAY)
    empty.record([holder(1, "Cy Young")], "Anna", who.now)
    record_ocf(empty, preview, who)
    assert [h.name for h in sorted(empty.holders(), key=lambda h: h.id)] == [
        "Cy Young",
        "Ann Lee",
        "Bo, Inc.",
    ]


def test_nothing_is_kept_when_it_is_called_off(small: Book, empty: Book, who: Who) -> None:
    preview = read_ocf(written_ocf(small, TODAY).files, "x.zip", empty, TODAY)
    with pytest.raises(Refusal, match="cancelled"):
        record_ocf(empty, preview, who, lambda: True)
    assert empty.head()[0] == 1


VALUES: tuple[Any, ...] = (None, True, 7, -1, "", "x", "0", "-1", "1/0", [], {}, ["x"], {"x": 1})


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in JSON data: its container and its key."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [p for key in keys for p in places(value[key])]


@pytest.mark.parametrize("name", ["Transactions", "Stakeholders", "StockClasses", "StockLegends"])
def test_no_value_at_any_place_leads_to_more_than_a_refusal(
    small: Book, empty: Book, who: Who, name: str
) -> None:
    package = written_ocf(small, TODAY)
    count = len(places(json.loads(package.files[f"{name}.ocf.json"])["items"]))
    tried = 0
    for place in range(count):
        for value in (*VALUES, "note"):
            tried += 1

            def change(told: dict[str, Any], place: int = place, value: Any = value) -> None:
                container, key = places(told["items"])[place]
                text = container[key]
                if value == "note" and isinstance(text, str):
                    value = text.replace('"', "", 1).replace(":[", ":7,[")
                container[key] = value

            try:
                preview = read_ocf(changed(package, name, change), "x.zip", empty, TODAY)
            except Refusal:
                continue
            if not preview.troubles:
                with suppress(Refusal):
                    empty.foresee(preview.drafts, "Anna", who.now)
    assert tried >= 50
    assert empty.head()[0] == 1


def noted_values(key: str) -> list[str]:
    """Our note of that key with parts of it left out or of another kind."""
    whole = {
        "holder": {"id": 1, "standings": [{"since": "2004-01-05", "name": "A", "detail": "",
                   "capacity": "individual", "members": []}], "addresses": []},
        "class": {"id": 1, "par": "none", "since": "2004-01-05"},
        "entry": {"seq": 9, "at": "10:00", "kind": "shares.transfer", "rest": {"signers": []}},
    }[key]  # fmt: skip
    found: list[str] = []
    for place in range(len(places(whole))):
        for value in VALUES:
            told = json.loads(json.dumps(whole))
            container, at_key = places(told)[place]
            container[at_key] = value
            found.append(f"minutebook.{key}: {json.dumps(told)}")
    return found


@pytest.mark.parametrize(
    ("name", "key", "item"),
    [("Stakeholders", "holder", 0), ("StockClasses", "class", 0), ("Transactions", "entry", 3)],
)
def test_no_note_leads_to_more_than_a_refusal(
    small: Book, empty: Book, who: Who, name: str, key: str, item: int
) -> None:
    package = written_ocf(small, TODAY)
    for told in noted_values(key):
        try:
            files = changed(package, name, at(item, comments=[told]))
            preview = read_ocf(files, "x.zip", empty, TODAY)
            if not preview.troubles:
                record_ocf(empty, preview, who, lambda: True)
        except Refusal:
            continue
    assert empty.head()[0] == 1
