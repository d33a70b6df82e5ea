"""One version of the bylaws as cited data, and the shelf of versions by date."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from app import RESOURCES
from app.bylaws.answers import Citation, ours
from app.bylaws.calendar import Calendar, load_calendar
from app.domain.refusal import Refusal
from app.domain.value import value

if TYPE_CHECKING:
    from fractions import Fraction

    from app.domain.company import AdoptedBylaws

PARTS = ("title", "says", "section")
RULES = "\n[rules."
BUILT_IN = ("hemacare-1988", "hemacare-2002")


@value
class Rule:
    """A rule: its sentence in our own words, the section, its figures and choices."""

    id: str
    title: str
    says: str
    section: str
    params: Mapping[str, Any]
    ambiguities: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict[str, str])


@value
class Bylaws:
    """One version; rules are looked up by id, KeyError where the version has none."""

    key: str
    short: str
    name: str
    effective_from: date
    rules: Mapping[str, Rule]
    calendar: Calendar
    certified_on: date | None = None
    ambiguities: str = ""
    _cited: dict[str, Citation] = field(
        init=False, default_factory=dict[str, Citation], compare=False, repr=False
    )

    def has(self, rule_id: str) -> bool:
        """Whether this version has the rule."""
        return rule_id in self.rules

    def rule(self, rule_id: str) -> Rule:
        """The rule with that id."""
        return self.rules[rule_id]

    def cite(self, rule_id: str) -> Citation:
        """The citation that every answer carries; our own check where no bylaw speaks of it."""
        if rule_id not in self._cited:
            self._cited[rule_id] = self._cite(rule_id)
        return self._cited[rule_id]

    def _cite(self, rule_id: str) -> Citation:
        if rule_id not in self.rules:
            return ours(rule_id, "The bylaws do not speak of it.")
        rule = self.rules[rule_id]
        return Citation(rule.id, self.key, self.short, rule.section, rule.says, rule.ambiguities)

    def figure(self, rule_id: str, param: str) -> int:
        """A whole figure of the rule."""
        return int(self.rules[rule_id].params[param])

    def choice(self, rule_id: str, param: str) -> str:
        """A named choice of the rule."""
        return str(self.rules[rule_id].params[param])

    def items(self, rule_id: str, param: str) -> tuple[str, ...]:
        """A list of the rule."""
        return tuple(str(item) for item in self.rules[rule_id].params[param])

    def unit(self, rule_id: str, param: str) -> str:
        """The unit in which a figure is counted, `days` or `business days`; empty if none."""
        return self.rules[rule_id].units.get(param, "")

    def option(self, rule_id: str, param: str, usual: str) -> str:
        """A named choice that a version may leave out, and what holds where it does."""
        return str(self.rules[rule_id].params.get(param, usual)) if self.has(rule_id) else usual

    def fraction(self, rule_id: str, param: str) -> Fraction:
        """An exact fraction of the rule, written like `1/10`."""
        return _exact(str(self.rules[rule_id].params[param]))


@value
class Shelf:
    """The versions adopted, in order of their effective days."""

    versions: tuple[Bylaws, ...]

    def on(self, day: date) -> Bylaws | None:
        """The version in force on the day, `None` before the first."""
        past = [v for v in self.versions if v.effective_from <= day]
        return past[-1] if past else None

    def version(self, key: str) -> Bylaws | None:
        """The version with that key."""
        for law in self.versions:
            if law.key == key:
                return law
        return None

    def governing(self, *days: date | None) -> tuple[Bylaws, ...]:
        """The versions in force on these days, each once: two when an event straddles them."""
        found: list[Bylaws] = []
        for day in days:
            law = self.on(day) if day else None
            if law and law not in found:
                found.append(law)
        return tuple(found)


def load_bylaws(path: Path) -> Bylaws:
    """The version in that file; a rule without title, sentence or section does not load."""
    return bylaws_of(path.read_text(encoding="utf-8"))


def bylaws_of(text: str) -> Bylaws:
    """The version that the text of a file holds.

    A rule's table is read when it is first asked for: a window's start needs few of them.
    """
    head, *rest = f"\n{text}".split(RULES)
    tables = [f"{RULES}{table}" for table in rest]
    plain = all(table.startswith(f'{RULES}"') for table in tables)
    data = tomllib.loads(head if plain else text)
    rules = {rule_id: _rule(rule_id, table) for rule_id, table in data.get("rules", {}).items()}
    return Bylaws(
        data["key"],
        data["short"],
        data["name"],
        data["effective_from"],
        _Rules(tables) if plain else rules,
        load_calendar(data["calendar"]),
        data.get("certified_on"),
        data.get("ambiguities", ""),
    )


class _Rules(Mapping[str, Rule]):
    """The rules of a file by id, in its order."""

    def __init__(self, tables: Sequence[str]) -> None:
        self._tables: dict[str, list[str]] = {}
        self._read: dict[str, Rule] = {}
        for table in tables:
            rule_id = table.split('"', 2)[1]
            self._tables.setdefault(rule_id, []).append(table)
        title, says, section = (f'\n{part} = "' for part in PARTS)
        for rule_id, (first, *_) in self._tables.items():
            if not (title in first and says in first and section in first):
                self[rule_id]

    def __getitem__(self, rule_id: str) -> Rule:
        found = self._read.get(rule_id)
        if found is None:
            table = tomllib.loads("".join(self._tables[rule_id]))["rules"][rule_id]
            found = self._read[rule_id] = _rule(rule_id, table)
        return found

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


_brought = cache(bylaws_of)


@cache
def _exact(text: str) -> Fraction:
    from fractions import Fraction

    return Fraction(text)


@cache
def built_in(key: str) -> Bylaws:
    """A version that ships with the program."""
    return load_bylaws(RESOURCES / "bylaws" / f"{key}.toml")


def built_in_shelf() -> Shelf:
    """All versions that ship with the program."""
    return Shelf(tuple(built_in(key) for key in BUILT_IN))


def shelf_for(adopted: Sequence[AdoptedBylaws]) -> Shelf:
    """The versions a company adopted; one that is not on the shelf is refused."""
    return _shelf(tuple(adopted))


@lru_cache(maxsize=8)
def _shelf(adopted: tuple[AdoptedBylaws, ...]) -> Shelf:
    unknown = [a.key for a in adopted if not a.text and a.key not in BUILT_IN]
    if unknown:
        raise Refusal(f"The bylaws {unknown[0]} are not on this computer’s shelf.")
    ordered = sorted(adopted, key=lambda a: a.effective_from)
    return Shelf(tuple(_brought(a.text) if a.text else built_in(a.key) for a in ordered))


def _rule(rule_id: str, table: Mapping[str, Any]) -> Rule:
    for part in PARTS:
        if not table.get(part):
            raise Refusal(f"The rule {rule_id} has no {part}. The bylaws were not loaded.")
    stated = table.get("params", {})
    params = {name: _value(param) for name, param in stated.items()}
    units = {name: unit for name, param in stated.items() if (unit := _unit(param))}
    return Rule(
        rule_id,
        table["title"],
        table["says"],
        table["section"],
        params,
        tuple(table.get("ambiguities", ())),
        units,
    )


def _unit(param: Any) -> str:
    return cast("dict[str, str]", param).get("unit", "") if isinstance(param, dict) else ""


def _value(param: Any) -> Any:
    """A figure with its unit is written `{ value = 10, unit = "days" }`; a choice stands alone."""
    return cast("dict[str, Any]", param)["value"] if isinstance(param, dict) else param
