"""Both versions have every rule of the list at its section, and code cites no other rule."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.bylaws.law import BUILT_IN, built_in

ROOT = Path(__file__).resolve().parents[2]
ACTS = {"bylaws.adopt", "directors.number"}
"""Kinds of acts that are named like a rule."""
OF_OTHERS = {"directors.classes", "shareholders.election.cumulative.right"}
"""Rules that only the bylaws of other companies have."""


@cache
def listed() -> Mapping[str, Mapping[str, str]]:
    """Rule id -> version -> section."""
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))


def cited() -> set[str]:
    """Every rule id that stands as a text in the code of the bylaws."""
    topics = "|".join(sorted({rule.split(".")[0] for rule in listed()}))
    pattern = re.compile(rf'"((?:{topics})\.[a-z.-]+)"')
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "app/bylaws").rglob("*.py")]
    return {rule for text in texts for rule in pattern.findall(text)} - ACTS


def test_the_list_is_whole() -> None:
    assert len(listed()) == 280
    assert all(sections and set(sections) <= {"1988", "2002"} for sections in listed().values())


@pytest.mark.parametrize("key", BUILT_IN)
def test_every_rule_stands_at_its_section(key: str) -> None:
    """None is missing, none is cited differently, and there is none beside the list."""
    law = built_in(key)
    wanted = {rule: at[law.short] for rule, at in listed().items() if law.short in at}
    found = {rule: law.rule(rule).section for rule in law.rules}
    assert sorted(set(wanted) - set(found)) == [], "missing"
    assert sorted(set(found) - set(wanted)) == [], "not in the list"
    assert {rule: at for rule, at in found.items() if at != wanted[rule]} == {}


def test_code_cites_only_rules_of_the_list() -> None:
    assert len(cited()) > 100
    assert sorted(cited() - set(listed()) - OF_OTHERS) == []


@pytest.mark.parametrize("key", BUILT_IN)
def test_rules_hold_nothing_but_what_they_may(key: str) -> None:
    path = ROOT / "resources" / "bylaws" / f"{key}.toml"
    tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["rules"]
    for rule, table in tables.items():
        assert set(table) <= {"title", "says", "section", "ambiguities", "params"}, rule
