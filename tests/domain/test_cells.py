"""Cells for a spreadsheet: what could be run is marked, and comes back as it was.

The starts are those of OWASP's note on CSV injection and their full-width and look-alike forms.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cells import as_meant, neutral

SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "−"]
LEADS = ["", " ", "'", '"', "\ufeff", "\u00a0", "''"]
STARTS = [lead + sign for lead in LEADS for sign in SIGNS] + ["\t", "\r", "\n"]


@pytest.mark.parametrize("start", STARTS, ids=ascii)
def test_what_could_be_run_is_marked_and_comes_back(start: str) -> None:
    cell = f"{start}HYPERLINK(A1)"
    assert neutral(cell) == f"'{cell}"
    assert as_meant(neutral(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Ann", "O'Halloran", "-5", "-1,250.00", "+1", "'Twas", "5-4"])
def test_plain_texts_and_numbers_stay(cell: str) -> None:
    assert neutral(cell) == cell == as_meant(cell)


@given(st.text(st.sampled_from("=+-@'\" \t\ufeffa1＝")))
def test_every_text_comes_back(cell: str) -> None:
    assert as_meant(neutral(cell)) == cell
    assert not neutral(cell).startswith(("=", "+", "@", "\t")) or neutral(cell)[1:].isdigit()
