"""A version of the bylaws still being made: read from its file, changed, written, taken over."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app import RESOURCES
from app.bylaws.file.catalogue import Param, RuleKind, catalogue
from app.bylaws.file.checking import check_bylaws, undecided_values
from app.bylaws.file.lines import Mistake
from app.bylaws.file.values import undecided
from app.bylaws.file.writing import written_file
from app.bylaws.law import Bylaws, Rule, bylaws_of
from app.domain.refusal import Refusal
from app.domain.words import listed, plural, whole

VERSION = "bylaws.version.governing"
SHOWN = 3
"""How many undecided values a refusal names; the list of them is `undecided_values`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A version as its file holds it, with values still open: the head, and each rule's table.

    A rule's table has title, says, section, params (`10`, or `{"value": 10, "unit": "days"}`) and
    ambiguities; an empty text is a value not yet decided.
    """

    head: Mapping[str, Any]
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])

    def with_head(self, **values: Any) -> Draft:
        """The draft with these values at its head."""
        return replace(self, head={**self.head, **values})

    def with_rule(self, rule_id: str, **values: Any) -> Draft:
        """The draft with the rule, its title, sentence, section or ambiguities set."""
        table = {**self.rules.get(rule_id, open_rule(catalogue()[rule_id])), **values}
        return replace(self, rules={**self.rules, rule_id: table})

    def with_param(self, rule_id: str, name: str, value: Any) -> Draft:
        """The draft with that figure or choice; `None` takes it out."""
        params = {**self.rules[rule_id].get("params", {}), name: value}
        kept = {key: stated for key, stated in params.items() if stated is not None}
        return self.with_rule(rule_id, params=kept)

    def without_rule(self, rule_id: str) -> Draft:
        """The draft of bylaws that do not have the rule."""
        kept = {key: table for key, table in self.rules.items() if key != rule_id}
        return replace(self, rules=kept)


def read_draft(text: str) -> Draft:
    """The draft that the file holds; refused with every mistake in it, and nothing taken over."""
    mistakes = check_bylaws(text)
    if mistakes:
        raise Refusal(refused_words(mistakes))
    data = tomllib.loads(text.removeprefix("\ufeff"))
    rules = data.pop("rules", {})
    return Draft(data, rules)


def read_bylaws(text: str) -> Bylaws:
    """The version that the file holds, ready to be adopted.

    Refused with every mistake, or where a value is not yet decided; nothing is then taken over.
    """
    draft = read_draft(text)
    still_open = undecided_values(text)
    if still_open:
        named = listed([f"{value.key} (line {value.line})" for value in still_open[:SHOWN]])
        more = f" and {whole(len(still_open) - SHOWN)} more" if len(still_open) > SHOWN else ""
        raise Refusal(
            f"{plural(len(still_open), 'value is', 'values are')} not yet decided: {named}{more}. "
            "The bylaws were not adopted; decide them first."
        )
    return bylaws_of(write_draft(_settled(draft)))


def _settled(draft: Draft) -> Draft:
    """Without the values left empty because they belong to a choice that was not made."""
    rules: dict[str, Mapping[str, Any]] = {}
    for rule_id, table in draft.rules.items():
        params: Mapping[str, Any] = table.get("params", {})
        kept = {name: value for name, value in params.items() if not undecided(value)}
        rules[rule_id] = {**table, "params": kept}
    return replace(draft, rules=rules)


def refused_words(mistakes: tuple[Mistake, ...]) -> str:
    """All mistakes in one text, a line for each: `Line 12, board.quorum.measure: ...`."""
    lines = [f"Line {m.line}, {m.key}: {m.sentence}" for m in mistakes]
    count = plural(len(mistakes), "mistake")
    return "\n".join((f"The bylaws file has {count}. Nothing of it was taken over.", *lines))


def new_from(source: Bylaws | None, key: str, short: str, name: str, effective_from: date) -> Draft:
    """A new version: a copy of one, or, from `None`, the blank with everything to be decided."""
    text = (RESOURCES / "bylaws" / "blank.toml").read_text(encoding="utf-8")
    draft = draft_of(source) if source else read_draft(text)
    kept = {k: v for k, v in draft.head.items() if k != "certified_on"}
    head = {**kept, "key": key, "short": short, "name": name, "effective_from": effective_from}
    found = Draft(head, draft.rules).with_param(VERSION, "effective_from", effective_from)
    return found.with_param(VERSION, "certified_on", None)


def draft_of(law: Bylaws) -> Draft:
    """The version as a draft that may be changed."""
    head: dict[str, Any] = {
        "key": law.key,
        "short": law.short,
        "name": law.name,
        "effective_from": law.effective_from,
        "calendar": law.calendar.key,
    }
    further = {"certified_on": law.certified_on, "ambiguities": law.ambiguities}
    head |= {key: value for key, value in further.items() if value}
    return Draft(head, {rule.id: _table(rule) for rule in law.rules.values()})


def open_rule(kind: RuleKind) -> dict[str, Any]:
    """The rule's table with everything still to be decided."""
    params = {p.name: _empty(p) for p in kind.params.values() if p.when or not p.optional}
    return {"title": kind.title, "says": "", "section": "", "params": params}


def write_bylaws(law: Bylaws) -> str:
    """The version as a file that a lawyer can read and `read_bylaws` reads back the same."""
    return write_draft(draft_of(law))


def write_draft(draft: Draft) -> str:
    """The draft as a file, in the catalogue's order, with the words to choose from as comments."""
    return written_file(draft.head, draft.rules)


def _empty(param: Param) -> Any:
    return {"value": "", "unit": param.units[0]} if param.units else ""


def _table(rule: Rule) -> dict[str, Any]:
    params = {
        name: {"value": value, "unit": rule.units[name]} if name in rule.units else value
        for name, value in rule.params.items()
    }
    table: dict[str, Any] = {"title": rule.title, "says": rule.says, "section": rule.section}
    if rule.ambiguities:
        table["ambiguities"] = list(rule.ambiguities)
    return table | {"params": params}
