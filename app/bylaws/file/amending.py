"""What an amendment changed: two versions of the bylaws rule by rule, figure by figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.bylaws.file.catalogue import catalogue, written
from app.bylaws.law import Bylaws, Rule
from app.domain.words import listed


@dataclass(frozen=True, slots=True)
class PartChange:
    """One figure, choice or text that differs; `old` or `new` is empty where it is not there."""

    name: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that an amendment added, removed or changed, with its sections before and after."""

    rule: str
    title: str
    what: str  # added, removed or changed
    old_section: str
    new_section: str
    parts: tuple[PartChange, ...] = ()


def changed_rules(old: Bylaws, new: Bylaws) -> tuple[RuleChange, ...]:
    """Every rule that differs, in the order of the catalogue; a changed figure with both values."""
    found: list[RuleChange] = []
    for rule_id in catalogue():
        was = old.rules[rule_id] if old.has(rule_id) else None
        now = new.rules[rule_id] if new.has(rule_id) else None
        if was and now:
            parts = _parts(was, now)
            if parts:
                found.append(
                    RuleChange(rule_id, now.title, "changed", was.section, now.section, parts)
                )
        elif now:
            found.append(RuleChange(rule_id, now.title, "added", "", now.section))
        elif was:
            found.append(RuleChange(rule_id, was.title, "removed", was.section, ""))
    return tuple(found)


def _parts(was: Rule, now: Rule) -> tuple[PartChange, ...]:
    before, after = _texts(was), _texts(now)
    names = dict.fromkeys((*before, *after))
    return tuple(
        PartChange(name, _label(now.id, name), before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name) != after.get(name)
    )


def _texts(rule: Rule) -> Mapping[str, str]:
    figures = {name: _figure(rule, name, value) for name, value in rule.params.items()}
    marks = {"ambiguities": listed(rule.ambiguities)}
    own = {"title": rule.title, "says": rule.says, "section": rule.section}
    return {**own, **figures, **(marks if rule.ambiguities else {})}


def _figure(rule: Rule, name: str, value: Any) -> str:
    """A figure with its unit, `60 days`; a list as words; a choice as the file writes it."""
    if isinstance(value, list | tuple):
        return listed([str(item) for item in value]) or "none"  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    shown = written(value).strip('"')
    return f"{shown} {rule.units[name]}" if name in rule.units else shown


def _label(rule_id: str, name: str) -> str:
    params = catalogue()[rule_id].params
    return params[name].label if name in params else name.capitalize()
