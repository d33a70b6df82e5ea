"""The comparison made from the data agrees with the one read from the two texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app.bylaws.law import built_in
from app.presenters.comparing import SAME, present_compare

READ = tomllib.loads((Path(__file__).parent / "comparison.toml").read_text("utf-8"))
EARLIER, LATER = built_in("hemacare-1988"), built_in("hemacare-2002")
TOLD = {row.key: row.cells[3] for row in present_compare(EARLIER, LATER).rows}


@pytest.mark.parametrize("rule_id", READ["differs"])
def test_what_differs_in_the_texts_differs_on_screen(rule_id: str) -> None:
    assert TOLD[rule_id] != SAME


def test_nothing_else_differs() -> None:
    """A rule whose figures differ stands in one of the two lists."""
    known = {*READ["differs"], *READ["worded_otherwise"]}
    both = EARLIER.rules.keys() & LATER.rules.keys()
    changed = {r for r in both if EARLIER.rules[r].params != LATER.rules[r].params}
    assert changed - known == set()
    assert (EARLIER.rules.keys() ^ LATER.rules.keys()) - known == set()
    assert set(READ["worded_otherwise"]) <= changed
