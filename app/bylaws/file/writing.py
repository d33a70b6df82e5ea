"""A bylaws file as text: topic after topic, each choice with the words it may be."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, cast

from app.bylaws.file.catalogue import Param, RuleKind, catalogue, choices, topics, written
from app.domain.words import listed

HEAD = ("key", "short", "name", "effective_from", "certified_on", "calendar", "ambiguities")
WIDTH = 100
INTRODUCTION = """\
The bylaws as figures and choices, rule by rule. Each rule has its title, one or two sentences in
plain words (says), the section of the bylaws, and its figures (params). A value that the company
has still to decide is left empty: "". A rule that the bylaws do not have is taken out whole.
"""

Table = Mapping[str, Any]


def written_file(head: Table, rules: Mapping[str, Table]) -> str:
    """The whole file; rules in the order of the catalogue."""
    lines = [f"# {line}" for line in INTRODUCTION.splitlines()]
    lines += ["", *(f"{key} = {_plain(head[key])}" for key in HEAD if key in head)]
    for topic, kinds in topics().items():
        found = [kind for kind in kinds if kind.id in rules]
        if found:
            lines += ["", "", f"# ---- {topic} ".ljust(WIDTH - 12, "-")]
        for kind in found:
            lines += ["", *_rule(kind, rules[kind.id])]
    return "\n".join(lines) + "\n"


def _rule(kind: RuleKind, table: Table) -> Iterator[str]:
    if kind.needed and not table.get("section"):
        yield "# Every company has this rule."
    yield f'[rules."{kind.id}"]'
    for part in ("title", "says", "section", "ambiguities"):
        if part in table:
            yield f"{part} = {written(table[part])}"
    params = cast("Table", table.get("params", {}))
    for param in catalogue()[kind.id].params.values():
        if param.name in params:
            yield from _comment(param)
            yield f"params.{param.name} = {_plain(params[param.name])}"


def _comment(param: Param) -> Iterator[str]:
    """What it is, and the units or words there are to choose from, where there is a choice."""
    said = [f"{param.label}."]
    if param.note:
        said.append(param.note)
    if len(param.units) > 1:
        said.append(f"In {listed(param.units, 'or')}.")
    if param.kind == "choice" and len(param.offered) > 1:
        said.append(f"One of {choices(param)}.")
    if param.kind == "list" and param.closed:
        said.append(f"Any of {listed([written(word) for word in param.offered])}.")
    if param.when:
        said.append(f"Only with {param.condition()}.")
    if len(said) > 1:
        yield from (f"# {line}" for line in textwrap.wrap(" ".join(said), WIDTH - 2))


def _plain(value: Any) -> str:
    """The value on one line, or a long list with an item on each."""
    if isinstance(value, dict):
        table = cast("Table", value)
        return f"{{ value = {written(table['value'])}, unit = {written(table['unit'])} }}"
    text = written(value)
    if isinstance(value, list) and len(text) > WIDTH - 30:
        items = "".join(f"  {written(item)},\n" for item in cast("list[Any]", value))
        return f"[\n{items}]"
    return text
