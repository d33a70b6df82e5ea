"""A bylaws file as its lines hold it: head, rules and figures, each with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from app.bylaws.file.catalogue import Param, RuleKind, catalogue
from app.bylaws.file.lines import Scan, key_of
from app.bylaws.file.values import check_value, nearest, parts, undecided

RULE_PARTS = ("title", "says", "section", "ambiguities")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as the file holds it, and its line."""

    line: int
    value: Any


@dataclass(slots=True)
class RuleSheet:
    """One rule of the file: the line of its heading, its parts, its figures and choices."""

    line: int
    parts: dict[str, Stated] = field(default_factory=dict[str, Stated])
    params: dict[str, Stated] = field(default_factory=dict[str, Stated])


@dataclass(slots=True)
class Sheet:
    """The whole file."""

    scan: Scan
    last_line: int
    head: dict[str, Stated] = field(default_factory=dict[str, Stated])
    rules: dict[str, RuleSheet] = field(default_factory=dict[str, RuleSheet])
    meant: set[str] = field(default_factory=set[str])
    """Keys that stand misspelt in the file, as they should be."""

    def wrong(self, line: int, key: str, sentence: str) -> None:
        """Notes a mistake."""
        self.scan.wrong(line, key, sentence)

    def named(self, key: str) -> bool:
        """Whether a mistake names the key already, or it stands misspelt."""
        return key in self.meant or any(mistake.key == key for mistake in self.scan.mistakes)

    def guess(self, within: str, word: str, among: Sequence[str]) -> str:
        """`; did you mean x?`, or only a full stop where no word comes near."""
        meant = nearest(word, among)
        self.meant.update((within + meant,) if meant else ())
        return f"; did you mean {meant}?" if meant else "."

    def line(self, rule: str, param: str) -> int:
        """The line of a figure, or of its rule."""
        sheet = self.rules[rule]
        return sheet.params[param].line if param in sheet.params else sheet.line

    def value(self, rule: str, param: str) -> Any:
        """A figure that is stated, decided and fits by itself; else `None`."""
        stated = self.rules[rule].params.get(param) if rule in self.rules else None
        kind = catalogue()[rule].params.get(param) if rule in catalogue() else None
        if stated is None or kind is None or undecided(stated.value):
            return None
        return None if check_value(kind, stated.value) else parts(stated.value)[0]

    def unit(self, rule: str, param: str) -> str:
        """The unit of a figure, empty where it has none."""
        return parts(self.rules[rule].params[param].value)[1] or ""

    def stands(self, rule: RuleKind, param: Param) -> bool | None:
        """Whether the figure belongs to the choices made; `None` while one of them is open."""
        for name, words in param.when.items():
            stated = self.rules[rule.id].params.get(name)
            chosen = parts(stated.value)[0] if stated else rule.params[name].usual
            if chosen in (None, "") or chosen not in rule.params[name].offered:
                return None
            if chosen not in words:
                return False
        return True


def sheet_of(scan: Scan, last_line: int) -> Sheet:
    """The file's values put in their places; what has no place stands among the mistakes."""
    sheet = Sheet(scan, last_line)
    for path, line in scan.headings.items():
        if path[:1] == ("rules",) and len(path) > 1:
            sheet.rules.setdefault(path[1], RuleSheet(line))
        elif path != ("rules",):
            sheet.wrong(line, key_of(path), 'Only rules have a heading: [rules."board.quorum"].')
    for entry in scan.entries:
        _place(sheet, entry.line, entry.path, entry.value)
    return sheet


def _place(sheet: Sheet, line: int, path: tuple[str, ...], value: Any) -> None:
    if len(path) == 1:
        sheet.head[path[0]] = Stated(line, value)
        return
    top, *below = path
    if top != "rules" or len(below) < 2:
        if top == "rules" or path[:-1] not in sheet.scan.headings:
            said = 'Values stand at the head of the file or below a rule like [rules."x"].'
            sheet.wrong(line, key_of(path), said)
        return
    rule = sheet.rules.setdefault(path[1], RuleSheet(line))
    match path[2:]:
        case ("params", name):
            rule.params[name] = Stated(line, value)
        case ("params", name, ("value" | "unit") as half):
            first = rule.params.setdefault(name, Stated(line, {}))
            cast("dict[str, Any]", first.value)[half] = value
        case (part,) if part in RULE_PARTS:
            rule.parts[part] = Stated(line, value)
        case (part,) if rule_has(path[1], part):
            said = f"A figure stands under params; write params.{part}."
            sheet.wrong(line, key_of(path), said)
        case _:
            said = "A rule has title, says, section, ambiguities, and its figures under params."
            sheet.wrong(line, key_of(path), said)


def rule_has(rule_id: str, param: str) -> bool:
    """Whether the catalogue's rule has that figure."""
    return rule_id in catalogue() and param in catalogue()[rule_id].params
