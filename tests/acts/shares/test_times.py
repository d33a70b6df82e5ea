"""Two times: what a back-dated entry or a correction changes is told exactly and kept with it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.meetings.notice_given import keep_plan
from app.acts.operations import FIELDS, perform
from app.acts.shares.answers import ANSWERS, register_findings
from app.acts.shares.answers import FIELDS as ANSWER_FIELDS
from app.acts.shares.register import ACTS, propose
from app.cli import drive
from app.domain.codec import plan_to_json
from app.domain.meetings import MeetingPlan, Place
from app.domain.refusal import Refusal
from app.domain.register import BalanceChange, ListChange
from app.domain.shares import end_of
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 6, 10, 18, tzinfo=UTC), date(2005, 6, 10))
REASON = {"reason": "signed before this book began"}
PLAN = MeetingPlan(
    "annual-2004",
    "annual",
    on=date(2004, 6, 25),
    at=time(10),
    place=Place("", "1 Main Street", "Reno", "NV", "89501"),
    record_on=date(2004, 5, 20),
    notice_on=date(2004, 6, 1),
)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann's 100 shares, of which 40 went to Bob on June 1; a list closed as of May 20, 2004."""
    path = tmp_path_factory.mktemp("times") / "acme.minutebook"
    book = new_company(path, {"name": "Acme"}, WHO)
    office = {"street": "1 Main Street", "city": "Reno", "state": "NV", "from_on": "1/2/2003"}
    perform(book, "office", office | {"zip": "89501", "county": "Washoe"}, WHO)
    perform(book, "class-add", {"name": "Common", "authorized": "1,000", "on": "1/2/2003"}, WHO)
    perform(book, "appoint", {"name": "Sam Dill", "on": "1/2/2003", "office": "secretary"}, WHO)
    for name in ("Ann Lee", "Bob Ray", "Cy Fox"):
        perform(book, "holder-add", {"name": name, "street": "1 Elm", "city": "Reno"}, WHO)
    issue(book, 1, "1", 100, "2004-01-05")
    issue(book, 3, "2", 30, "2004-01-05")
    keep_plan(book, {"plan": plan_to_json(PLAN)}, WHO)
    perform(book, "give-notice", {"meeting": PLAN.key, "signer": 1, **REASON}, WHO)
    transfer(book, "1", [("3", 2, 40), ("4", 1, 60)], "2004-06-01")
    book.close()
    return path


@pytest.fixture
def book(pattern: Path, tmp_path: Path) -> Iterator[Book]:
    copy = tmp_path / pattern.name
    copy.write_bytes(pattern.read_bytes())
    opened = Book.open(copy, WHO.now)
    yield opened
    opened.close()


def issue(book: Book, holder: int, number: str, shares: int, on: str) -> int:
    row = {"number": number, "shares": str(shares)}
    given = {"holder": holder, "on": on, "certificates": [row], **REASON}
    return perform(book, "issue", given, WHO).seq


def transfer(
    book: Book, number: str, rows: list[tuple[str, int, int]], on: str, **more: Any
) -> int:
    return perform(book, "transfer", moved(number, rows, on, **more), WHO).seq


def moved(number: str, rows: list[tuple[str, int, int]], on: str, **more: Any) -> dict[str, Any]:
    issued = [{"number": n, "holder": h, "shares": str(s)} for n, h, s in rows]
    return {"on": on, "surrendered": [number], "issued": issued, **REASON, **more}


def test_a_back_dated_entry_names_the_balances_and_the_list_that_it_changes(book: Book) -> None:
    """30 shares of Cy Fox went to Ann on May 10: before the record date, known only now."""
    given = moved("2", [("5", 1, 30)], "2004-05-10")
    before = book.head()
    proposed = propose(book, "transfer", given, WHO)
    assert book.head() == before
    assert proposed.foreseen.balances == (BalanceChange(1, 1, "2004-06-01T12:00", 60, 90),)
    assert proposed.foreseen.lists == (
        ListChange("annual-2004", 1, 1, 100, 100, 130),
        ListChange("annual-2004", 1, 3, 30, 30, 0),
    )
    kept = book.entry(perform(book, "transfer", given, WHO).seq).findings
    says = {f.rule: f.says for f in kept if f.rule != "certificates.signatories"}
    assert says == {
        "ours.back-dated": "Later entries are on the books already. On June 1, 2004 Ann Lee would"
        " stand with 90 shares of Common instead of 60.",
        "record-date.effect": "The list as of May 20, 2004 is closed and would no longer be as the"
        " books: Ann Lee 100, by the books then 130 and Cy Fox 30, by the books then 0.",
    }
    assert all(f.reason == REASON["reason"] for f in kept)
    assert book.record_list("annual-2004") is not None


@pytest.mark.parametrize(
    ("on", "at", "lists"),
    [("2004-05-20", "16:59", 2), ("2004-05-20", "17:00", 2), ("2004-05-20", "17:01", 0)],
)
def test_the_hour_decides_on_the_record_date(book: Book, on: str, at: str, lists: int) -> None:
    """The list closes at the close of business, 17:00 (2002 §2.11 ¶1)."""
    proposed = propose(book, "transfer", moved("2", [("5", 1, 30)], on, at=at), WHO)
    assert len(proposed.foreseen.lists) == lists


def test_an_entry_at_the_end_changes_nothing_known(book: Book) -> None:
    proposed = propose(book, "transfer", moved("2", [("5", 1, 30)], "2004-06-02"), WHO)
    assert proposed.foreseen.nothing
    same_hour = propose(book, "transfer", moved("2", [("5", 1, 30)], "2004-06-01"), WHO)
    assert same_hour.foreseen.nothing


def test_a_correction_that_brings_back_an_earlier_moment_tells_of_it(book: Book) -> None:
    """A transfer read as of a later day, and then as of its own day again."""
    seq = last_transfer(book)
    data = dict(book.entry(seq).data)
    later = {"entry": seq, "data": data, "why": "the wrong day", "on": "2004-09-01"}
    first = perform(book, "correct", {**later, **REASON}, WHO).seq
    back = propose_correction(book, {"entry": first, "data": None, "why": "the day was right"})
    told = {(c.holder_id, c.moment, c.before, c.after) for c in back.foreseen.balances}
    assert told == {(1, "2004-06-01T12:00", 100, 60), (2, "2004-06-01T12:00", 0, 40)}


def test_a_closed_list_that_another_capacity_would_change_is_told(book: Book) -> None:
    """Shares of a subsidiary are left out of a list (2002 §2.8 ¶1)."""
    added = perform(book, "holder-add", {"name": "Sierra, Inc.", "on": "2004-01-01"}, WHO).seq
    holder = book.entry(added).data["id"]
    issue(book, holder, "9", 20, "2004-02-01")
    given = {"holder": holder, "on": "2004-05-01", "capacity": "subsidiary", "evidence": "a letter"}
    proposed = propose(book, "holder-change", given, WHO)
    assert proposed.foreseen.lists == (ListChange("annual-2004", 1, holder, 0, 20, 0),)
    assert "The list as of May 20, 2004 is closed" in proposed.findings[-1].sentence
    after = propose(book, "holder-change", {**given, "on": "2004-05-21"}, WHO)
    assert after.foreseen.nothing


def test_a_broken_chain_is_told_beforehand_and_refused(book: Book) -> None:
    """Certificate 1 was surrendered on June 1 and cannot have gone to Cy on May 1 too."""
    seq = next(e.seq for e in book.entries() if e.kind == "shares.transfer")
    given = {"entry": seq - 3, "data": None, "why": "never issued"}
    proposed = propose_correction(book, given)
    assert f"Entry {seq} would no longer stand. There is no certificate 1." in (
        proposed.foreseen.refused
    )
    with pytest.raises(Refusal, match="no certificate 1"):
        perform(book, "correct", given, WHO)


def propose_correction(book: Book, given: dict[str, Any]) -> Any:
    from app.acts.corrections import propose_correction

    return propose_correction(book, given, WHO)


def last_transfer(book: Book) -> int:
    return next(e.seq for e in reversed(book.entries()) if e.kind == "shares.transfer")


def test_a_correction_tells_what_it_changes_and_a_correction_of_it_restores(book: Book) -> None:
    seq = last_transfer(book)
    data = {**book.entry(seq).data, "issued": [{"number": "3", "holder": 2, "shares": "100"}]}
    given = {"entry": seq, "data": data, "why": "all of them", "asked_by": "Bob"}
    proposed = propose_correction(book, given)
    assert {(c.holder_id, c.before, c.after) for c in proposed.foreseen.balances} == {
        (1, 60, 0),
        (2, 40, 100),
    }
    assert [c.number for c in proposed.foreseen.certificates] == ["3", "4"]
    first = perform(book, "correct", given, WHO).seq
    assert held(book) == {2: 100, 3: 30}
    assert [f.rule for f in book.entry(first).findings] == ["ours.back-dated"] * 2
    again = dict(data, issued=[{"number": "3", "holder": 3, "shares": "100"}])
    second = perform(book, "correct", {"entry": first, "data": again, "why": "to Cy"}, WHO).seq
    assert held(book) == {3: 130}
    perform(book, "correct", {"entry": second, "data": None, "why": "undo"}, WHO)
    assert held(book) == {2: 100, 3: 30}
    perform(book, "correct", {"entry": first, "data": None, "why": "undo"}, WHO)
    assert held(book) == {1: 60, 2: 40, 3: 30}
    assert book.entry(seq).corrected_by == 0
    assert book.entry(first).at_request == "Bob"
    assert book.verify().ok


def test_undo_is_a_counter_entry(book: Book) -> None:
    """A2 (6): the register is as before, the journal longer by two."""
    tables = [book.holdings("9999"), book.certificates(), book.sums("9999")]
    entries = len(book.entries())
    seq = transfer(book, "2", [("5", 1, 30)], "2004-06-02")
    perform(book, "correct", {"entry": seq, "data": None, "why": "undo"}, WHO)
    assert [book.holdings("9999"), book.certificates(), book.sums("9999")] == tables
    assert len(book.entries()) == entries + 2


def test_another_day_for_an_entry(book: Book) -> None:
    seq = last_transfer(book)
    given = {"entry": seq, "data": book.entry(seq).data, "on": "2004-05-01", "why": "the day"}
    proposed = propose_correction(book, given)
    assert {(c.holder_id, c.listed, c.after) for c in proposed.foreseen.lists} == {
        (1, 100, 60),
        (2, 0, 40),
    }
    perform(book, "correct", given, WHO)
    assert held(book, "2004-05-01") == {1: 60, 2: 40, 3: 30}


def held(book: Any, on: str = "2005-06-10") -> dict[int, int]:
    found = book.holdings(end_of(date.fromisoformat(on)))
    return {h.holder_id: h.shares for h in found}


def test_as_of_a_day_as_believed_at_a_moment(book: Book) -> None:
    later = Who("Anna", WHO.now + timedelta(hours=2), WHO.today)
    perform(book, "transfer", moved("2", [("5", 1, 30)], "2004-05-10"), later)
    assert held(book, "2004-05-20") == {1: 130}
    then = book.believed_on(WHO.now + timedelta(hours=1))
    assert held(then, "2004-05-20") == {1: 100, 3: 30}
    then.close()
    with pytest.raises(KeyError):
        book.believed_on(WHO.now - timedelta(days=1))


def test_the_findings_list(book: Book) -> None:
    """Nobody signed the first certificates; then each trouble adds its own line."""

    def says() -> list[tuple[str, str]]:
        found = register_findings(book, WHO.today)
        return [(f.sentence, f.cite.section) for f in found]

    unsigned = ("4 certificates name no signers.", "§8.4")
    assert says() == [unsigned]
    issue(book, 2, "9", 10, "2004-07-01")
    perform(book, "holder-add", {"name": "Nowhere Trust"}, WHO)
    given = {"holder": 4, "on": "2004-07-02", "signers": [1], **REASON}
    row = {"number": "10", "shares": "5", "total": "50", "paid": "10"}
    perform(book, "issue", given | {"certificates": [row]}, WHO)
    pay = {"payments": [{"number": "10", "amount": "5"}], "on": "2004-07-03"}
    perform(book, "pay", pay, WHO)
    legend = {"certificates": ["2"], "text": "Rule 144", "on": "2004-07-03"}
    perform(book, "legend", legend, WHO)
    row = {"number": "11", "shares": "30", "legends": []}
    perform(book, "exchange", moved("2", [], "2004-07-04") | {"issued": [row]}, WHO)
    small = {"authorized": "140", "on": "2004-07-05", **REASON}
    perform(book, "authorized", small, WHO)
    found = dict(says())
    assert found.pop("Certificates 5 to 8 are not in the book.") == "§5.9 ¶2"
    assert found.pop("6 certificates name no signers.") == "§8.4"
    assert found.pop("No address of Nowhere Trust is on record.") == "§5.9 ¶2, §7.1 ¶1"
    assert found.pop("Certificate 10 states less than is paid by now.") == "§8.4"
    legend_line = "Certificate 11 lacks a legend of certificate 2: Rule 144."
    assert found.pop(legend_line) == "Our check"
    over = "Common: 5 shares more than the 140 authorized were out from Jul 5, 2004 on."
    assert found.pop(over) == "§5.9 ¶2, §2.13(a)"
    (signers,) = found
    assert signers.startswith("Certificate 10: No chairman, vice chairman")


def drove(path: Path, *lines: dict[str, Any]) -> tuple[int, list[str]]:
    out = io.StringIO()
    text = "\n".join(json.dumps(line | {"today": "2005-06-10"}) for line in lines)
    code = drive.main([str(path)], io.StringIO(text), out)
    return code, out.getvalue().splitlines()


def test_drive_answers_and_acknowledges(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    path, seq = book.path, book.head()[0]
    book.close()
    given = moved("2", [("5", 1, 30)], "2004-06-02")
    code, lines = drove(
        path,
        {"op": "transfer", "id": "t", **given},
        {"op": "as-of", "id": "a", "on": "2004-06-01"},
        {"op": "balance", "id": "b", "on": "2004-06-02"},
        {"op": "as-of", "id": "c", "on": "2004-06-02", "believed_at": seq},
        {"op": "certificate-history", "id": "d", "number": "5"},
        {"op": "transfer", "id": "u", **given},
    )
    assert code == 2
    answers = {line.split()[1]: json.loads(line.split(" ", 2)[2]) for line in lines if "{" in line}
    held_then = {h["holder_id"]: h["shares"] for h in answers["a"]["holdings"]}
    assert held_then == {1: "60", 2: "40", 3: "30"}
    assert answers["b"]["classes"][0] | {"moment": ""} == {
        **{"class_id": 1, "moment": "", "authorized": "1000", "outstanding": "130"},
        **{"treasury": "0", "held": "130", "certified": "130", "own": "0", "subsidiary": "0"},
        **{"unissued": "870", "agrees": True},
    }
    assert {h["holder_id"] for h in answers["c"]["holdings"]} == {1, 2, 3}
    assert [c["number"] for c in answers["d"]["before"]] == ["2"]
    acks = [line.split() for line in lines if line.startswith("ack")]
    assert [a[1] for a in acks] == ["t", "a", "b", "c", "d"]
    assert acks[0][2] == str(seq + 1)
    assert "refused u Certificate 2 ended on Jun 2, 2004." in capsys.readouterr().err


def test_drive_tells_its_fields() -> None:
    out = io.StringIO()
    assert drive.main(["--help", "--json"], io.StringIO(), out) == 0
    told = json.loads(out.getvalue())["operations"]
    assert told["transfer"]["fields"][0]["name"] == "surrendered"
    assert set(ACTS) <= set(FIELDS)
    assert set(ANSWERS) == set(ANSWER_FIELDS)
    for name in (*ACTS, *ANSWERS):
        assert told[name]["says"].endswith("."), name
        assert all(f["says"].endswith(".") or f["says"].endswith("…") for f in told[name]["fields"])
