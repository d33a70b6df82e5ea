"""The version being made as lists: its topics and rules, with what is open and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.bylaws.file.catalogue import catalogue, topics
from app.bylaws.file.checking import calendars, check_bylaws, undecided_values
from app.bylaws.file.drafts import VERSION, Draft, write_draft
from app.bylaws.file.lines import Mistake
from app.domain.words import plural, whole
from app.presenters import view
from app.presenters.figures import matches, no_match
from app.presenters.view import Choice, Column, Field, Form, Note, Row, Table

ALL = ""
HOLIDAYS = "calendar.legal-holiday"
HEAD = ("key", "short", "name", "effective_from", "certified_on", "calendar")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is wrong and what is still open in a draft."""

    wrong: tuple[Mistake, ...]
    open: tuple[Mistake, ...]

    @property
    def ready(self) -> bool:
        """Whether it can be adopted."""
        return not self.wrong and not self.open

    def says(self) -> str:
        """`2 mistakes and 14 values not yet decided.`"""
        if self.ready:
            return "Nothing is open and nothing is wrong: it can be adopted."
        parts = [plural(len(self.wrong), "mistake")] if self.wrong else []
        parts += [f"{plural(len(self.open), 'value')} not yet decided"] if self.open else []
        return f"{' and '.join(parts)}."


def standing_of(draft: Draft) -> Standing:
    """Every mistake and every open value of the draft."""
    text = write_draft(draft)
    wrong = check_bylaws(text)
    return Standing(wrong, () if wrong else undecided_values(text))


def topic_choices() -> tuple[Choice, ...]:
    """All topics, and first the whole."""
    return (Choice(ALL, "All topics"), *(Choice(topic, topic) for topic in topics()))


def present_rules(draft: Draft, standing: Standing, topic: str = ALL, text: str = "") -> Table:
    """The rules of a topic: section, title, and how each stands; keys are rule ids."""
    wrong, still = _counts(standing.wrong), _counts(standing.open)
    columns = (Column("Section", width=13), Column("Rule"), Column("State", width=16))
    rows = tuple(
        _row(draft, kind.id, wrong[kind.id], still[kind.id])
        for kind in catalogue().values()
        if topic in (ALL, kind.topic)
    )
    shown = tuple(row for row in rows if matches(text, *row.cells, row.key))
    return Table(columns, shown, empty=no_match("rule", text))


def head_form(draft: Draft) -> Form:
    """The version's own particulars."""
    named = tuple(Choice(name, name.capitalize()) for name in calendars())
    fields = (
        Field("name", "&Name", placeholder="Bylaws of 2004"),
        Field("short", "S&hort name", placeholder="2004"),
        Field("key", "&Key in files", placeholder="alder-2004"),
        Field("effective_from", "In &force from", "date"),
        Field("certified_on", "Ce&rtified on", "date", optional=True),
        Field("calendar", "&Calendar of holidays", "choice", choices=named),
    )
    values = {name: _text(draft.head.get(name, "")) for name in HEAD}
    return Form("head", "The version", "", fields, values)


def head_notes(found: Iterable[Mistake]) -> dict[str, tuple[Note, ...]]:
    """What is wrong or open in the version's own particulars, by field."""
    notes: dict[str, tuple[Note, ...]] = {}
    for mistake in found:
        if mistake.key in HEAD:
            mine = notes.get(mistake.key, ())
            notes[mistake.key] = (*mine, Note("error", mistake.sentence))
    return notes


def with_head(draft: Draft, typed: view.Draft) -> Draft:
    """The draft with these particulars."""
    days = {name: _day(str(typed.get(name) or "")) for name in ("effective_from", "certified_on")}
    texts = {name: str(typed.get(name) or "").strip() for name in ("key", "short", "name")}
    texts["calendar"] = str(typed.get("calendar") or "")
    kept = {name: value for name, value in days.items() if value}
    dropped = Draft({k: v for k, v in draft.head.items() if k not in days}, draft.rules)
    found = dropped.with_head(**texts, **kept)
    for name, day in days.items():
        found = found.with_param(VERSION, name, day)
    return found.with_param(HOLIDAYS, "table", texts["calendar"])


def _row(draft: Draft, rule_id: str, wrong: int, still: int) -> Row:
    kind, table = catalogue()[rule_id], draft.rules.get(rule_id)
    if table is None:
        return Row(rule_id, ("", kind.title, "not in these bylaws"), tone="quiet")
    state = plural(wrong, "mistake") if wrong else f"{whole(still)} open" if still else ""
    severity = "error" if wrong else "warning" if still else "fits"
    cells = (str(table.get("section", "")), str(table.get("title") or kind.title), state)
    return Row(rule_id, cells, severity=severity)


def _counts(found: Iterable[Mistake]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mistake in found:
        rule = mistake.key.rpartition(".")[0]
        counts[mistake.key if mistake.key in catalogue() else rule] += 1
    return counts


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
