"""Every rule is read by a function or a paper, or stands in the list of those that only inform."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from app.bylaws.law import BUILT_IN, built_in
from app.presenters.bylaws import present_rules

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHOWN = {"screen": "Bylaws, the rules of a version"}
"""What shows a rule of which no function knows."""


def rules() -> set[str]:
    """Every rule of the list."""
    return set(tomllib.loads((HERE / "rules.toml").read_text(encoding="utf-8")))


def informing() -> dict[str, dict[str, str]]:
    """The rules that only inform, and where each is shown."""
    return tomllib.loads((HERE / "informing.toml").read_text(encoding="utf-8"))["rules"]


@cache
def read() -> set[str]:
    """Every rule whose id stands as a whole in the program."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "app").rglob("*.py"))
    return {found for text in texts for found in re.findall(r"[\"']([a-z-]+\.[a-z.-]+)[\"']", text)}


def test_no_rule_is_neither_read_nor_shown() -> None:
    assert sorted(rules() - read() - set(informing())) == []


def test_no_rule_that_is_read_stands_among_those_that_only_inform() -> None:
    assert sorted(read() & set(informing())) == []
    assert sorted(set(informing()) - rules()) == []


@pytest.mark.parametrize("rule", informing())
def test_what_only_informs_is_shown_where_the_list_says(rule: str) -> None:
    place = informing()[rule]
    assert place["where"] == SHOWN[place["shown"]]
    for key in BUILT_IN:
        law = built_in(key)
        if law.has(rule):
            said = [
                row.cells for row in present_rules(law).rows if law.rule(rule).title in row.cells
            ]
            assert any(law.rule(rule).says in cells for cells in said)
