"""The rows of `cases` that answers and functions are held against, for any version of the law."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from app.bylaws.answers import Finding
from app.bylaws.ask.answering import answer
from app.bylaws.law import Bylaws, Shelf

CASES = Path(__file__).parent / "cases"


@cache
def rows(kind: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Each row of that kind, `case` or `call`, with the version that it holds for."""
    return tuple(
        (f"hemacare-{version}", row)
        for path in sorted(CASES.glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get(kind, ())
        if kind == "call" or "rule" in row
        for version in ([row["version"]] if "version" in row else ["1988", "2002"])
    )


def asked(shelf: Shelf, version: str, case: dict[str, Any]) -> dict[str, Any]:
    """What `ask` tells of the fields that the case expects."""
    told = answer({"rule": case["rule"], "bylaws": version, "given": case["given"]}, shelf)
    return {name: told.get(name, told.get("error")) for name in case["expect"]}


def expected(case: dict[str, Any]) -> dict[str, Any]:
    """What the case expects of `ask`; `null` stands for nothing."""
    return {k: None if v == "null" else v for k, v in case["expect"].items()}


def called(law: Bylaws, case: dict[str, Any]) -> dict[str, Any]:
    """What the function answers to what the case expects."""
    found = function(case["ask"])(law, **case["given"])
    return {name: told(found, name) for name in case["expect"]}


@cache
def function(name: str) -> Callable[..., Any]:
    """`votes.quorum`: the function of that module."""
    module, _, called_so = name.rpartition(".")
    return getattr(import_module(f"app.bylaws.{module}"), called_so)


def told(found: Any, name: str) -> Any:
    """One part of an answer: the whole, its first item, its severities, or a field of it."""
    whole: dict[str, Callable[[], Any]] = {
        "value": lambda: plain(found),
        "first": lambda: found[0],
        "severities": lambda: list(severities(found)),
    }
    return whole[name]() if name in whole else plain(getattr(found, name))


def severities(found: tuple[Finding, ...]) -> Iterator[str]:
    """The severity of each finding."""
    return (finding.severity for finding in found)


def plain(value: Any) -> Any:
    """A value as TOML holds it."""
    return list(value) if isinstance(value, tuple) else value
