"""What a bylaws file may hold: its rules by topic, and the kind, unit and range of each figure."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from app import RESOURCES
from app.domain.words import listed

WHOLE_KINDS = ("days", "hours", "months", "count")
"""The kinds whose value is a whole number."""


@dataclass(frozen=True, slots=True)
class Param:
    """One figure or choice of a rule, as the form and the file take it.

    `kind` is one of days, hours, months, count, fraction, choice, list, flag, date, day-of-year,
    time, text. `offered` are the words to choose from; in a list that is not `closed` they are
    examples. `when` names the choices of the same rule with which alone it stands; `usual` is what
    holds where it is left out. `counted_by` is the choice of the rule that names its unit again.
    """

    name: str
    label: str
    kind: str
    units: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    closed: bool = True
    least: int = 0
    most: int = 0
    floor: Fraction | None = None
    optional: bool = False
    usual: str = ""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    counted_by: str = ""
    note: str = ""

    def condition(self) -> str:
        """The choices with which alone it stands, `date_from = "bylaws"`; empty if always."""
        said = [
            f"{name} = {listed([written(word) for word in words], 'or')}"
            for name, words in self.when.items()
        ]
        return listed(said)

    def example(self, value: Any = None) -> str:
        """How it is written in the file, with that value or with one that fits."""
        shown = written(_fitting(self) if value is None else value)
        return f"{{ value = {shown}, unit = {written(self.units[0])} }}" if self.units else shown


@dataclass(frozen=True, slots=True)
class RuleKind:
    """One rule that a bylaws file may have; a `needed` one is in every file."""

    id: str
    topic: str
    title: str
    params: Mapping[str, Param]
    needed: bool


@cache
def catalogue() -> Mapping[str, RuleKind]:
    """Every rule that a bylaws file may have, by id, topic after topic."""
    folder = RESOURCES / "bylaws"
    seen = tomllib.loads((folder / "catalogue.toml").read_text(encoding="utf-8"))["rules"]
    hand = tomllib.loads((folder / "catalogue-choices.toml").read_text(encoding="utf-8"))
    found: dict[str, RuleKind] = {}
    for rule_id in sorted({*seen, *hand["rules"]}, key=_order(seen, hand["rules"])):
        found[rule_id] = _rule(rule_id, seen.get(rule_id, {}), hand)
    return found


@cache
def topics() -> Mapping[str, tuple[RuleKind, ...]]:
    """The rules by topic, in the order of the catalogue."""
    found: dict[str, tuple[RuleKind, ...]] = {}
    for rule in catalogue().values():
        found[rule.topic] = (*found.get(rule.topic, ()), rule)
    return found


def written(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        items = [written(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
        return f"[{', '.join(items)}]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return str(value)


def choices(param: Param) -> str:
    """The words to choose from, for a sentence."""
    return listed([written(word) for word in param.offered], "or")


def _fitting(param: Param) -> Any:
    examples: dict[str, Any] = {
        "fraction": "1/2",
        "flag": True,
        "date": date(2002, 11, 23),
        "day-of-year": "05-20",
        "time": "10:00",
        "text": "as the bylaws say",
        "list": list(param.offered[:2]) or ["board"],
        "choice": param.offered[0] if param.offered else "stated",
    }
    return examples.get(param.kind, max(param.least, min(10, param.most)))


def _order(seen: Mapping[str, Any], hand: Mapping[str, Any]) -> Callable[[str], tuple[int, int]]:
    """Rules stand by topic as first seen, those kept by hand at the end of theirs."""
    topic_of = {rule_id: table["topic"] for rule_id, table in hand.items() if "topic" in table}
    topic_of |= {rule_id: table["topic"] for rule_id, table in seen.items()}
    order = list(dict.fromkeys(table["topic"] for table in seen.values()))
    place = {rule_id: n for n, rule_id in enumerate(dict.fromkeys([*seen, *hand]))}
    return lambda rule_id: (order.index(topic_of[rule_id]), place[rule_id])


def _rule(rule_id: str, seen: Mapping[str, Any], hand: Mapping[str, Any]) -> RuleKind:
    own = hand["rules"].get(rule_id, {})
    stated, added = seen.get("params", {}), own.get("params", {})
    params = {
        name: _param(name, {**stated.get(name, {}), **added.get(name, {})}, hand)
        for name in {**stated, **added}
    }
    topic, title = seen.get("topic", own.get("topic", "")), seen.get("title", own.get("title", ""))
    return RuleKind(rule_id, topic, title, params, rule_id in hand["needed"]["rules"])


def _param(name: str, table: Mapping[str, Any], hand: Mapping[str, Any]) -> Param:
    kind, offered = table["kind"], table.get("offered", ())
    named = {**hand["words"], **dict.fromkeys(hand["severities"]["params"], _severities(hand))}
    if kind == "choice" and name in named:
        offered = named[name]
    if kind == "choice" and name in hand["free"]["params"]:
        kind = "text"
    items = hand["items"].get(table.get("items", ""))
    low, high = hand["ranges"].get(kind, (0, 0))
    return Param(
        name,
        hand["labels"].get(name, name.replace("_", " ").capitalize()),
        kind,
        tuple(table.get("units", ())),
        tuple(items or offered) if kind in ("choice", "list") else (),
        kind == "choice" or items is not None or table.get("closed", False),
        table.get("least", low),
        table.get("most", high),
        Fraction(table["floor"]) if "floor" in table else None,
        table.get("optional", False) or "usual" in table,
        table.get("usual", ""),
        {choice: tuple(words) for choice, words in table.get("when", {}).items()},
        table.get("counted_by", ""),
        table.get("note", ""),
    )


def _severities(hand: Mapping[str, Any]) -> list[str]:
    return hand["severities"]["words"]
