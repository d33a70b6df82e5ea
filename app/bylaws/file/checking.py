"""All mistakes of a bylaws file at once, and what a company has still to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, cast

from app import RESOURCES
from app.bylaws.file.catalogue import Param, RuleKind, catalogue, written
from app.bylaws.file.crossing import check_together
from app.bylaws.file.lines import Mistake, scan
from app.bylaws.file.sheets import RuleSheet, Sheet, Stated, sheet_of
from app.bylaws.file.values import check_value, undecided
from app.bylaws.unclear import unclear_words
from app.domain.words import listed

HEAD = {
    "key": '"alder-2020"',
    "short": '"2020"',
    "name": '"Bylaws of 2020"',
    "effective_from": "2020-07-01",
    "calendar": '"federal"',
}
"""What stands at the head of every file, and how it is written."""
FURTHER = ("certified_on", "ambiguities")
TEXTS = {"title": '"Quorum"', "says": '"A majority is a quorum."', "section": '"§2.6"'}
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)


def check_bylaws(text: str) -> tuple[Mistake, ...]:
    """Every mistake of the file, by line: writing, keys, values, and what does not go together.

    A value left empty (`""`) is no mistake: see `undecided_values`.
    """
    sheet = _sheet(text)
    _check_head(sheet)
    for rule_id, rule in sheet.rules.items():
        _check_rule(sheet, rule_id, rule)
    _check_needed(sheet)
    check_together(sheet)
    return tuple(sorted(set(sheet.scan.mistakes), key=lambda m: (m.line, m.key, m.sentence)))


def undecided_values(text: str) -> tuple[Mistake, ...]:
    """Every value that is still empty, by line; a version with one of them cannot be adopted."""
    sheet = _sheet(text)
    found = [Mistake(s.line, key, _open(key)) for key, s in sheet.head.items() if s.value == ""]
    for rule_id, rule in sheet.rules.items():
        for name, stated in {**rule.parts, **rule.params}.items():
            if undecided(stated.value) and _counts(sheet, rule_id, name):
                label = _label(rule_id, name)
                found.append(Mistake(stated.line, f"{rule_id}.{name}", _open(label)))
    return tuple(sorted(found, key=lambda m: (m.line, m.key)))


def calendars() -> tuple[str, ...]:
    """The calendars beside the program, by name."""
    return _names("calendars", "*.toml")


def _names(folder: str, pattern: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (RESOURCES / folder).glob(pattern)))


def _sheet(text: str) -> Sheet:
    return sheet_of(scan(text), max(1, len(text.rstrip("\n").split("\n"))))


def _counts(sheet: Sheet, rule_id: str, name: str) -> bool:
    """Whether the value must be decided: one that belongs to another choice need not be."""
    rule = catalogue().get(rule_id)
    param = rule.params.get(name) if rule else None
    return not (rule and param and sheet.stands(rule, param) is False)


def _label(rule_id: str, name: str) -> str:
    rule = catalogue().get(rule_id)
    return rule.params[name].label if rule and name in rule.params else name


def _open(label: str) -> str:
    return f"Not yet decided: {label[:1].lower()}{label[1:]}."


def _check_head(sheet: Sheet) -> None:
    for key, stated in sheet.head.items():
        if key not in (*HEAD, *FURTHER):
            named = listed([*HEAD, *FURTHER])
            said = f"The head of the file has {named}{sheet.guess('', key, (*HEAD, *FURTHER))}"
            sheet.wrong(stated.line, key, said)
        elif sentence := check_head(key, stated.value):
            sheet.wrong(stated.line, key, sentence)
    for key, example in HEAD.items():
        if key not in sheet.head and not sheet.named(key):
            sheet.wrong(1, key, f"It is missing at the head of the file; write {key} = {example}.")


def check_head(key: str, value: Any) -> str:
    """What would be right at the head of the file; empty where the value fits or is open."""
    if key in ("effective_from", "certified_on"):
        return "" if value == "" else _day(value)
    if not isinstance(value, str):
        return f"Write a text, such as {HEAD.get(key, HEAD['calendar'])}."
    return _head_text(key, value) if value else ""


def _head_text(key: str, value: str) -> str:
    if key == "key" and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        return f"Write it in small letters, figures and hyphens, such as {HEAD['key']}."
    if key == "calendar" and value not in calendars():
        named = listed([written(name) for name in calendars()], "or")
        return f"There is no calendar {written(value)}; write {named}."
    if key == "ambiguities" and value not in _names("bylaws", "*-ambiguities.toml"):
        return f"There is no list {written(value)} beside the program; leave it out."
    return ""


def _day(value: Any) -> str:
    if not isinstance(value, date) or isinstance(value, datetime):
        return f"Write a day without quotation marks, such as {HEAD['effective_from']}."
    if not EARLIEST <= value <= LATEST:
        return f"{value} is outside the years 1800 to 2199; write a day of those years."
    return ""


def _check_rule(sheet: Sheet, rule_id: str, rule: RuleSheet) -> None:
    for part, example in TEXTS.items():
        stated = rule.parts.get(part)
        key = f"{rule_id}.{part}"
        if stated is None and not sheet.named(key):
            sheet.wrong(rule.line, key, f"The rule has no {part}; write {part} = {example}.")
        elif stated and not isinstance(stated.value, str):
            sheet.wrong(stated.line, key, f"Write a text, such as {example}.")
        elif stated and part == "says" and stated.value and stated.value[-1] not in ".?":
            sheet.wrong(stated.line, key, "Write whole sentences, with a full stop at the end.")
    _check_marks(sheet, rule_id, rule.parts.get("ambiguities"))
    kind = catalogue().get(rule_id)
    if kind is None:
        guess = sheet.guess("", rule_id, tuple(catalogue()))
        said = f"There is no rule {rule_id} in the catalogue{guess}"
        sheet.wrong(rule.line, rule_id, said)
        return
    for name, stated in rule.params.items():
        if sentence := _param(sheet, kind, name, stated):
            sheet.wrong(stated.line, f"{rule_id}.{name}", sentence)
    for param in _missing(sheet, kind, rule):
        said = f"It is missing; write params.{param.name} = {param.example()}."
        sheet.wrong(rule.line, f"{rule_id}.{param.name}", said)


def _param(sheet: Sheet, rule: RuleKind, name: str, stated: Stated) -> str:
    param = rule.params.get(name)
    if param is None:
        guess = sheet.guess(f"{rule.id}.", name, tuple(rule.params))
        return f"The rule has {listed(list(rule.params))}{guess}"
    if sheet.stands(rule, param) is False and not undecided(stated.value):
        return f"It stands only with {param.condition()}; leave it out."
    return check_value(param, stated.value)


def _missing(sheet: Sheet, kind: RuleKind, rule: RuleSheet) -> Iterator[Param]:
    for name, param in kind.params.items():
        if name in rule.params or sheet.named(f"{kind.id}.{name}"):
            continue
        if sheet.stands(kind, param) if param.when else not param.optional:
            yield param


def _check_marks(sheet: Sheet, rule_id: str, stated: Stated | None) -> None:
    if stated is None or stated.value == "":
        return
    marks: list[Any] = cast("list[Any]", stated.value) if isinstance(stated.value, list) else [None]
    unknown = [mark for mark in marks if mark not in unclear_words()]
    if None in unknown:
        said = 'Write a list of marks, such as ["EX-04"], or leave it out.'
        sheet.wrong(stated.line, f"{rule_id}.ambiguities", said)
    elif unknown:
        named = listed([written(mark) for mark in unknown])
        said = f"There is no note {named} beside the program; leave it out."
        sheet.wrong(stated.line, f"{rule_id}.ambiguities", said)


def _check_needed(sheet: Sheet) -> None:
    for rule in catalogue().values():
        if rule.needed and rule.id not in sheet.rules and not sheet.named(rule.id):
            said = f'The rule “{rule.title}” is missing; write [rules."{rule.id}"] and its figures.'
            sheet.wrong(sheet.last_line, rule.id, said)
