"""The form of one rule, made from the catalogue: its sentence, its section, and every figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from app.bylaws.file.catalogue import WHOLE_KINDS, Param, RuleKind, catalogue
from app.bylaws.file.drafts import Draft
from app.bylaws.file.lines import Mistake
from app.presenters import view
from app.presenters.params import param_words
from app.presenters.view import Choice, Field, Form, Note

HERE, UNIT, PARAM = "here", "unit:", "param:"
IN_FILE = re.compile(r'\{ value = "?([^",]+)"?, unit = "([^"]+)" \}')
"""A figure as the file writes it, in a sentence."""
OPEN = Choice("", "not yet decided")
YES_NO = (OPEN, Choice("true", "yes"), Choice("false", "no"))
FORMS = {"flag": "choice", "choice": "choice", "date": "date", "list": "lines"}
HINTS = {
    "fraction": "1/2",
    "time": "10:00",
    "day-of-year": "05-20",
    "list": "one to a line",
}


def rule_form(draft: Draft, rule_id: str) -> Form:
    """The rule as it stands in the draft; everything may still be left open."""
    kind, table = catalogue()[rule_id], draft.rules.get(rule_id, {})
    params = _table(table.get("params", {}))
    fields = [
        *([] if kind.needed else [Field(HERE, "The bylaws &have this rule", "tick")]),
        Field("title", "&Title"),
        Field("says", "In plain &words", "lines"),
        Field("section", "&Section", placeholder="§2.4 ¶1"),
        *(field for param in kind.params.values() for field in _fields(param)),
    ]
    values: dict[str, object] = {
        HERE: rule_id in draft.rules,
        "title": table.get("title", kind.title),
        "says": table.get("says", ""),
        "section": table.get("section", ""),
    }
    for param in kind.params.values():
        values |= _shown(param, params.get(param.name))
    return Form("rule", kind.title, "", tuple(fields), values, kind.topic)


def with_form(draft: Draft, rule_id: str, typed: view.Draft) -> Draft:
    """The draft with the rule as typed; a rule that is not ticked is taken out whole."""
    kind = catalogue()[rule_id]
    if not kind.needed and not typed.get(HERE):
        return draft.without_rule(rule_id)
    params = {
        param.name: value
        for param in kind.params.values()
        if (value := _typed(param, typed)) is not None
    }
    texts = {name: str(typed.get(name) or "").strip() for name in ("title", "says", "section")}
    return draft.with_rule(rule_id, **texts, params=params)


def rule_notes(rule_id: str, wrong: Iterable[Mistake]) -> dict[str, tuple[Note, ...]]:
    """The mistakes of one rule by the field of its form."""
    kind, found = catalogue()[rule_id], dict[str, tuple[Note, ...]]()
    for mistake in wrong:
        rule, _, part = mistake.key.rpartition(".")
        if rule_id not in (mistake.key, rule):
            continue
        name = PARAM + part if part in kind.params else part if rule == rule_id else ""
        said = IN_FILE.sub(r"\1 \2", mistake.sentence)
        found[name] = (*found.get(name, ()), Note("error", said))
    return found


def _fields(param: Param) -> Iterable[Field]:
    label, hint = param.label, HINTS.get(param.kind, "")
    if param.condition():
        label = f"{label} (only with {param_words(param.condition())})"
    if len(param.units) == 1:
        label = f"{label}, in {param.units[0]}"
    choices = YES_NO if param.kind == "flag" else (OPEN, *(_choice(w) for w in param.offered))
    if param.kind == "list" and param.offered:
        hint = f"{hint}: {', '.join(param.offered[:6])}"
    kind = FORMS.get(param.kind, "text")
    listed = choices if kind == "choice" else ()
    yield Field(PARAM + param.name, label, kind, False, listed, hint, group="Figures and choices")
    if len(param.units) > 1:
        units = tuple(Choice(unit, unit) for unit in param.units)
        words = f"{param.label}: counted in"
        yield Field(UNIT + param.name, words, "choice", False, units, group="Figures and choices")


def _choice(word: str) -> Choice:
    return Choice(word, param_words(word).replace("-", " "))


def _shown(param: Param, stated: Any) -> dict[str, object]:
    """The values of a figure's fields; the unit in a field of its own where there is a choice."""
    value, unit = stated, param.units[0] if param.units else ""
    if isinstance(stated, Mapping):
        table = _table(stated)
        value, unit = table.get("value", ""), table.get("unit", unit)
    return {
        PARAM + param.name: _text(value),
        **({UNIT + param.name: unit} if len(param.units) > 1 else {}),
    }


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "\n".join(str(item) for item in cast("list[object]", value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _typed(param: Param, typed: view.Draft) -> Any:
    """The value as the file holds it; `None` leaves an optional figure out."""
    text = str(typed.get(PARAM + param.name) or "").strip()
    if not text and (param.optional or param.when):
        return None
    value = _read(param, text)
    if not param.units:
        return value
    return {"value": value, "unit": str(typed.get(UNIT + param.name) or param.units[0])}


def _read(param: Param, text: str) -> Any:
    """What was typed as the file holds it; what cannot be read stays text, and is a mistake."""
    if not text:
        return ""
    if param.kind in WHOLE_KINDS and text.isdecimal():
        return int(text)
    if param.kind == "list":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if param.kind == "date":
        return _day(text) or text
    return text == "true" if param.kind == "flag" else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _table(value: Any) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value)


def topic_of(rule_id: str) -> str:
    """The topic under which the catalogue has the rule."""
    return catalogue()[rule_id].topic


def kinds_of(topic: str) -> tuple[RuleKind, ...]:
    """The rules of a topic in the catalogue's order."""
    return tuple(kind for kind in catalogue().values() if kind.topic == topic)
