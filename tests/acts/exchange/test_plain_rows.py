"""The usual rows of a history, read at one look, say what they say cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from app.acts.exchange import history
from app.acts.exchange.deeds import Deed, NewCertificate
from app.acts.exchange.history import HistoryPreview, read_history
from app.acts.exchange.papers_known import Known, PapersKnown
from app.acts.exchange.plain_rows import plain_deed
from app.acts.import_table import TableRow
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.exchange.registers import TODAY

HEAD = (
    "Entry,Date,Time,Kind,From,To,Surrendered,Certificate,Shares,Balance certificate,Class,Remark\n"
)
ODD = {
    1: ["2003-12-31", "2999-01-01", "x", ""],
    2: ["25:00", "", "9:30"],
    3: ["exchange", "Issued", "gift", "cancel", "transfer"],
    4: ["Ann Lee", "Cy Woo", "#1", "#99", ""],
    5: ["Ann Lee", "Dee Fox", ""],
    6: ["", "1", "1;2", "9999", "A-1", "007", "\N{ARABIC-INDIC DIGIT THREE}"],
    7: ["", "1", "B 7", "x" * 50, "123456789012", "200500", "0070"],
    8: ["0", "-5", "1,000", "x", "", "1"],
    9: ["", "1", "777", "C-9"],
    10: ["", "None", "common stock"],
    11: ["a gift", ""],
}
"""What may stand in a cell instead, by the place of its column."""


def rows(pick: Random, odd: float) -> Iterator[list[str]]:
    """Entries one after the other; some of them with another text in one cell."""
    live, number = dict[int, tuple[str, int]](), 0
    names = ("Ann Lee", "Bo Ray", "Cy Woo")
    for n in range(120):
        when = [str(n + 1), f"2004-02-{1 + n // 20:02}", "10:00"]
        number += 1
        if not live or pick.random() < 0.4:
            live[number] = (pick.choice(names), pick.choice((16, 32)))
            name, shares = live[number]
            told = ["issue", "", name, "", str(number), str(shares), ""]
        else:
            old = pick.choice([*live])
            name, shares = live.pop(old)
            rest = pick.choice((0, shares // 2))
            kept = str(number + 1) if rest else ""
            if rest:
                live[number + 1] = (name, rest)
            if pick.random() < 0.7:
                to = pick.choice(names)
                live[number] = (to, shares - rest)
                told = ["transfer", name, to, str(old), str(number), str(shares - rest), kept]
            else:
                told = ["cancel", name, "", str(old), "", str(shares - rest), kept]
            number += 1
        cells = [*when, *told, "Common Stock", ""]
        if pick.random() < odd:
            place = pick.choice([*ODD])
            cells[place] = pick.choice(ODD[place])
        yield cells


def outcome(book: Book, table: str) -> HistoryPreview | str:
    try:
        return read_history(table.encode(), "history.csv", book, TODAY)
    except Refusal as refusal:
        return refusal.sentence


@pytest.mark.parametrize("seed", range(60))
def test_the_same_as_cell_by_cell(bare: Book, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    pick = Random(seed)  # noqa: S311 - the same rows each time
    table = HEAD + "".join(
        ",".join(cells) + "\n" for cells in rows(pick, (0.0, 0.02, 0.1)[seed % 3])
    )
    quick, usual, plain = outcome(bare, table), list[bool](), list[bool]()
    enter, look = PapersKnown.carry_out, history.plain_deed

    def watched(self: PapersKnown, deed: Deed, moment: int) -> bool:
        usual.append(enter(self, deed, moment))
        return usual[-1]

    with monkeypatch.context() as patch:
        patch.setattr(PapersKnown, "carry_out", watched)
        patch.setattr(history, "plain_deed", lambda *told: plain.append(look(*told)) or plain[-1])
        assert told(outcome(bare, table)) == told(quick)
    if seed % 3 == 0:
        assert len(usual) == 120
        assert all(usual), "a plain history is carried out without looking twice"
        assert sum(map(bool, plain)) > 60, "most rows are read at one look"
    monkeypatch.setattr(PapersKnown, "carry_out", lambda *_: False)
    monkeypatch.setattr(history, "plain_deed", lambda *_: None)
    assert told(outcome(bare, table)) == told(quick)


def told(preview: HistoryPreview | str) -> object:
    if isinstance(preview, str):
        return preview
    return list(preview.deeds), preview.new_holders, preview.troubles, preview.notes


SAID = {
    "on": {"2004-02-02": "2004-02-02"},
    "at": {"": "12:00"},
    "kind": {kind: kind for kind in ("issue", "transfer", "exchange", "cancel")},
    "class": {"Common": 1},
    "shares": {"5": 5},
}
ROW = {"on": "2004-02-02", "class": "Common", "shares": "5"}
ISSUE = {"kind": "issue", "to": "Ann", "certificate": "1"}
TRANSFER = {"kind": "transfer", "from": "Ann", "to": "Bo", "surrendered": "1", "certificate": "2"}
CANCEL = {"kind": "cancel", "from": "Ann", "surrendered": "1"}


@pytest.mark.parametrize(
    "cells",
    [
        ISSUE | {"surrendered": "3"},
        ISSUE | {"balance": "3"},
        ISSUE | {"certificate": "", "surrendered": "3"},
        ISSUE | {"to": "Cy"},
        ISSUE | {"certificate": "C-1"},
        ISSUE | {"certificate": "1" * 40},
        ISSUE | {"remark": "a gift"},
        ISSUE | {"consideration": "cash"},
        ISSUE | {"on": "2004-02-03"},
        ISSUE | {"class": ""},
        ISSUE | {"shares": "6"},
        TRANSFER | {"from": "Cy"},
        TRANSFER | {"to": "Cy"},
        TRANSFER | {"surrendered": ""},
        TRANSFER | {"certificate": ""},
        TRANSFER | {"kind": "exchange"},
        CANCEL | {"certificate": "2"},
        CANCEL | {"at": "10:00"},
    ],
)
def test_what_is_doubtful_is_left_to_be_read(cells: dict[str, str]) -> None:
    named = {("Ann", ""): 1, ("Bo", ""): -1}
    for usual in (ISSUE, TRANSFER, CANCEL):
        assert plain_deed(TableRow(2, ROW | usual), SAID, named)
    assert plain_deed(TableRow(2, ROW | cells), SAID, named) is None


def deed(old: list[str], made: list[NewCertificate], **more: object) -> Deed:
    told = {"line": 2, "kind": "transfer", "moment": "", "class_id": 1, "source": 5}
    return Deed(**(told | {"surrendered": old, "made": made} | more))  # pyright: ignore[reportArgumentType]


MADE = [NewCertificate("4", 6, 10)]


@pytest.mark.parametrize(
    "doubtful",
    [
        deed(["9"], MADE),
        deed(["1", "1"], [NewCertificate("4", 6, 20)]),
        deed(["1"], MADE, class_id=2),
        deed(["1"], MADE, source=6),
        deed(["2"], MADE),
        deed(["3"], MADE),
        deed(["1"], [NewCertificate("4", 6, 9)]),
        deed(["1"], MADE, rest="5"),
        deed(["1"], [NewCertificate("2", 6, 10)]),
        deed(["1"], [NewCertificate("A-1", 6, 10)]),
        deed(["1"], [NewCertificate("200500", 6, 10)]),
        deed(["1"], [NewCertificate("4", 6, 5), NewCertificate("4", 6, 5)]),
        deed(["1"], MADE, gone=1),
        deed(["7"], MADE),
    ],
)
def test_a_doubtful_deed_changes_nothing(doubtful: Deed) -> None:
    def papers() -> PapersKnown:
        known = PapersKnown()
        known.put("1", Known(1, 5, 10, 100))
        known.put("2", Known(1, 5, 10, 100, 150))
        known.put("3", Known(1, 5, 10, 100, 0, ("Restricted",)))
        known.put("7", Known(1, 5, 10, 300))
        known.put("200500", Known(1, 5, 10, 100))
        return known

    usual = papers()
    assert usual.carry_out(deed(["1"], MADE), 200)
    assert (usual.get("1"), usual.get("4")) == (Known(1, 5, 10, 100, 200), Known(1, 6, 10, 200))
    left, made = papers(), list(doubtful.made)
    assert not left.carry_out(doubtful, 200)
    assert doubtful.made == made
    assert [left.get(n) for n in "1234567"] == [papers().get(n) for n in "1234567"]
