"""Address cards: escaped and folded as RFC 6350 asks, read here by a small reader of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.acts.exchange.vcards import escaped, folded, written_vcards
from tests.acts.exchange.registers import (
    ADDRESS,
    ON,
    TODAY,
    begin,
    create,
    draft,
    holder,
    share_class,
)

NAME = "Smith; Sons, \\ Co. " + "田中花子" * 20


def unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def meant(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)


def test_a_card_line_by_line(tmp_path: Path) -> None:
    notice = ADDRESS | {"kind": "notice", "lines": ["PO Box 7, Unit B"], "country": "Canada"}
    issue = {"class": 1, "holder": 1, "at": "10:00", "signers": [], "consideration": "",
             "authorized": "", "certificates": [{"number": "1", "shares": "5"}]}  # fmt: skip
    drafts = [
        *begin(),
        share_class(1, "Common Stock"),
        holder(1, NAME, capacity="joint", members=["Bo; Lee"], addresses=[ADDRESS, notice]),
        holder(2, "Holds nothing"),
        draft("shares.issue", ON, issue),
    ]
    book = create(tmp_path / "a.minutebook", drafts)
    lines = unfolded(written_vcards(book, TODAY))
    book.close()
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert re.fullmatch(r"UID:urn:uuid:[0-9a-f-]{36}", lines[2])
    assert lines[3:] == [
        "KIND:group",
        "FN:Smith\\; Sons\\, \\\\ Co. " + "田中花子" * 20,
        "ADR;PREF=1:;;PO Box 7\\, Unit B;Fresno;CA;93650;Canada",
        "ADR;PREF=2:;;1 Elm Street,Apt 2;Fresno;CA;93650;",
        "NOTE:With Bo\\; Lee",
        "END:VCARD",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [("a,b", "a\\,b"), ("a;b", "a\\;b"), ("a\\b", "a\\\\b"), ("a\r\nb\nc\rd", "a\\nb\\nc\\nd")],
)
def test_signs_are_escaped(text: str, told: str) -> None:
    assert escaped(text) == told


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200))
def test_folding_cuts_no_sign_and_comes_back(text: str) -> None:
    line = f"FN:{escaped(text)}"
    pieces = folded(line).split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert [piece.decode() for piece in pieces]
    assert meant(unfolded(folded(line))[0]) == f"FN:{text}"
