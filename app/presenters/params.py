"""A rule's figures and choices in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.bylaws.law import Rule
from app.domain.words import day_plain

YEARLY = re.compile(r"\d\d-\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NAMED = re.compile(r"[a-z]+(-[a-z]+)+")
"""A choice as the files name it: `date-of-meeting`."""


SAID = {"min_days": "at least", "max_days": "at most"}


def param_words(name: str) -> str:
    """`first_signer` as `first signer`."""
    return SAID.get(name) or name.replace("_", " ")


def figure_words(value: Any) -> str:
    """A figure, a choice, a list or a table of them as a cell shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(figure_words(item) for item in value)  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Mapping):
        return "; ".join(f"{param_words(str(k))} {figure_words(v)}" for k, v in value.items())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    text = str(value)
    if DAY.fullmatch(text):
        return day_plain(date.fromisoformat(text))
    return text.replace("-", " ") if NAMED.fullmatch(text) else text


def stated(rule: Rule, name: str) -> str:
    """A figure with its unit: `10 days`; a day of each year as `December 1`."""
    words, unit = figure_words(rule.params[name]), rule.units.get(name, "")
    if YEARLY.fullmatch(words):
        day, ours = date.fromisoformat(f"2000-{words}"), unit.partition(", ")[2]
        return f"{day:%B} {day.day}, {ours}" if ours else f"{day:%B} {day.day}"
    return f"{words} {unit}".strip()
