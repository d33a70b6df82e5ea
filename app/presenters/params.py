"""A rule's figures and choices in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.bylaws.law import Rule

NAMED = re.compile(r"[a-z]+(-[a-z]+)+")
"""A choice as the files name it: `date-of-meeting`."""


def param_words(name: str) -> str:
    """`first_signer` as `first signer`."""
    return name.replace("_", " ")


def figure_words(value: Any) -> str:
    """A figure, a choice, a list or a table of them as a cell shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(figure_words(item) for item in value)  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Mapping):
        return "; ".join(f"{param_words(str(k))} {figure_words(v)}" for k, v in value.items())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    text = str(value)
    return text.replace("-", " ") if NAMED.fullmatch(text) else text


def stated(rule: Rule, name: str) -> str:
    """A figure with its unit: `10 days`."""
    return f"{figure_words(rule.params[name])} {rule.units.get(name, '')}".strip()
