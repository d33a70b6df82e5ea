"""Every statement of a bylaws file with its line, so that each mistake can be named at its place.

A file with a slip in its writing is read on to its end: what stands wrong is named by line, and
the statements around it are read all the same.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=(?!=)\s*(.*)", re.DOTALL)
_BEGUN = re.compile(rf"\s*{_PART}(?:\s*\.\s*{_PART})*")
_HEADING = re.compile(rf"\s*\[\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]\s*(?:#.*)?")
_STARTS = re.compile(rf"\s*(?:\[\s*{_PART}\s*[.\]]|{_PART}(?:\s*\.\s*{_PART})*\s*=)")
_RULE = re.compile(r"""rules\s*\.\s*["']([^"'\]]+)""")
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")

LIST = (
    'A list is written ["a", "b"]: every text in quotation marks, a comma between two, and ] at '
    "its end."
)
FIGURE = (
    'A figure with its unit is written { value = 10, unit = "days" } on one line, and a fraction '
    'in quotation marks: { value = "1/2", unit = "..." }.'
)
TEXT = (
    'A text stands between two straight quotation marks on one line; one inside it is written \\".'
)
QUOTED = "A text stands in quotation marks"

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What stands wrong in a bylaws file: the line, the key, and what would be right."""

    line: int
    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the file: its line, its full path, as `("rules", id, "title")`, and itself."""

    line: int
    path: Path
    value: Any


@dataclass(slots=True)
class Scan:
    """The whole file: its values and headings in their order, and what is not written as TOML."""

    entries: list[Entry] = field(default_factory=list[Entry])
    headings: dict[Path, int] = field(default_factory=dict[Path, int])
    mistakes: list[Mistake] = field(default_factory=list[Mistake])

    def wrong(self, line: int, key: str, sentence: str) -> None:
        """Notes a mistake."""
        self.mistakes.append(Mistake(line, key, sentence))


def scan(text: str) -> Scan:
    """All statements of the text; what is written wrong or twice stands among the mistakes."""
    found, heading, seen = Scan(), cast("Path | None", ()), dict[Path, int]()
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for line, statement in _statements(whole.split("\n")):
        if statement.lstrip().startswith("["):
            heading = _heading(found, line, statement)
            continue
        for entry in _entries(found, line, statement, heading):
            if entry.path in seen:
                first = seen[entry.path]
                said = f"This key stands already on line {first}; keep one of the two."
                found.wrong(line, key_of(entry.path), said)
                continue
            seen[entry.path] = line
            found.entries.append(entry)
    if not found.mistakes:
        _as_a_whole(found, whole)
    return found


def key_of(path: Path) -> str:
    """How a key is named in a mistake: `effective_from`, or the rule's id and the figure's name."""
    if path[:1] != ("rules",):
        return ".".join(path)
    rest = [part for n, part in enumerate(path[1:]) if not (n == 1 and part == "params")]
    return ".".join(rest) or "rules"


def _statements(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each statement with the number of its first line; a list may go over several lines."""
    at = 0
    while at < len(lines):
        start, text = at, lines[at]
        at += 1
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        found = _KEY.fullmatch(text)
        opened = found is not None and found[2].startswith(("[", '"""', "'''", "{"))
        while opened and at < len(lines) and not _reads(text):
            if not found or (found[2][0] in "[{" and _STARTS.match(lines[at])):
                break
            text += "\n" + lines[at]
            at += 1
        yield start + 1, text


def _reads(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _heading(found: Scan, line: int, statement: str) -> Path | None:
    """The path of a heading like `[rules."board.quorum"]`; `None` where none can be read in it."""
    matched, meant = _HEADING.fullmatch(statement), _RULE.search(statement)
    if matched is None:
        said = 'A heading is written [rules."board.quorum"], with nothing else on its line.'
        found.wrong(line, meant[1] if meant else statement.strip(), said)
        if meant is None:
            return None
    path = _parts(matched[1]) if matched else ("rules", meant[1] if meant else "")
    if path in found.headings:
        said = f"This heading stands already on line {found.headings[path]}; keep one of the two."
        found.wrong(line, key_of(path), said)
        return None
    found.headings[path] = line
    return path


def _parts(key: str) -> Path:
    table: Any = tomllib.loads(f"{key} = 0")
    path: list[str] = []
    while isinstance(table, dict):
        name, table = next(iter(cast("dict[str, Any]", table).items()))
        path.append(name)
    return tuple(path)


def _entries(found: Scan, line: int, statement: str, heading: Path | None) -> Iterator[Entry]:
    """The values of one statement; `params = { ... }` gives each figure by itself."""
    matched = _KEY.fullmatch(statement)
    if matched is None:
        said = 'Write a key, an equals sign and its value, such as title = "Quorum".'
        begun = _BEGUN.match(statement)
        name = key_of((*(heading or ()), *_parts(begun[0].strip()))) if begun else statement.strip()
        found.wrong(line, name, said)
        return
    path = (*(heading or ()), *_parts(matched[1]))
    try:
        value = tomllib.loads(f"value = {matched[2]}")["value"]
    except tomllib.TOMLDecodeError:
        found.wrong(line, key_of(path), _why(matched[2].strip()))
        return
    if heading is None:
        return
    if isinstance(value, dict) and path[2:] == ("params",):
        for name, inner in cast("dict[str, Any]", value).items():
            yield Entry(line, (*path, name), inner)
        return
    yield Entry(line, path, value)


def _why(value: str) -> str:
    """What would be right where a value is not written as TOML."""
    plain = value.split("#", 1)[0].strip()
    fraction = re.fullmatch(r"[0-9]+/[0-9]+", plain)
    said = (
        (
            not plain,
            'There is nothing after the equals sign; write the value, or "" if it is open.',
        ),
        (plain.startswith("["), LIST),
        (plain.startswith("{"), FIGURE),
        (plain[:1] in ('"', "'", "“", "”"), TEXT),
        (_DAY.fullmatch(plain), f"There is no day {plain}; write it like 2002-11-23."),
        (fraction, f'A fraction stands in quotation marks: "{plain}".'),
        (plain[:1].isdigit(), f"{plain} is no number; write a whole number without commas."),
    )
    return next((words for holds, words in said if holds), f'{QUOTED}: "{plain}".')


def _as_a_whole(found: Scan, text: str) -> None:
    """What is right by itself and not together, as a key that is a value and a heading at once."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as told:
        at = re.search(r"line ([0-9]+)", str(told))
        said = "This does not go together with what stands before it; write each key once."
        found.wrong(int(at[1]) if at else len(text.split("\n")), "", said)
