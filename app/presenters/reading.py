"""A form's draft read as far as it can be: values, and a note for what was typed and is unread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar, cast

from app.domain.offices import read_office
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_certificate,
    read_day,
    read_line,
    read_shares,
    read_time,
    read_whole,
)
from app.presenters.notes import refusal_notes
from app.presenters.view import Draft, Note

T = TypeVar("T")


class Reading:
    """Reads fields one by one; an empty field is `None` and no fault yet, the act asks for it."""

    def __init__(self, draft: Draft, today: date) -> None:
        self._draft = draft
        self._today = today
        self._refusals: list[Refusal] = []

    def text(self, name: str) -> str:
        """The text as typed, ends trimmed."""
        return str(self._draft.get(name) or "").strip()

    def day(self, name: str) -> date | None:
        """The day; two-digit years are those nearest to today."""
        return self._read(name, lambda typed: read_day(typed, name, today=self._today))

    def hour(self, name: str) -> time | None:
        """The hour of the day."""
        return self._read(name, lambda typed: read_time(typed, name))

    def shares(self, name: str) -> int | None:
        """A whole number of shares."""
        return self._read(name, lambda typed: read_shares(typed, name))

    def whole(self, name: str, what: str) -> int | None:
        """A small whole number."""
        return self._read(name, lambda typed: read_whole(typed, name, what))

    def certificate(self, name: str) -> str | None:
        """A certificate number."""
        return self._read(name, lambda typed: read_certificate(typed, name))

    def line(self, name: str, what: str) -> str | None:
        """One line of text that can be printed."""
        return self._read(name, lambda typed: read_line(typed, name, what))

    def office(self, name: str) -> str | None:
        """An office by its name."""
        return self._read(name, lambda typed: read_office(typed, name))

    def notes(self) -> dict[str, tuple[Note, ...]]:
        """What could not be read, by field."""
        return refusal_notes(self._refusals)

    def _read(self, name: str, read: Callable[[str], T]) -> T | None:
        typed = self.text(name)
        if not typed:
            return None
        try:
            return read(typed)
        except Refusal as refusal:
            self._refusals.append(refusal)
            return None


def rows_of(draft: Draft, name: str) -> list[Mapping[str, Any]]:
    """The rows typed into a small table; anything else is no rows."""
    value = draft.get(name)
    if not isinstance(value, list | tuple):
        return []
    items = cast("list[object]", value)
    return [cast("Mapping[str, Any]", item) for item in items if isinstance(item, Mapping)]


def lines_of(draft: Draft, name: str) -> list[str]:
    """The lines of a field of several lines, empty ones left out."""
    return [line.strip() for line in str(draft.get(name) or "").splitlines() if line.strip()]


def handed_on(draft: Draft, *names: str) -> dict[str, object]:
    """These fields as typed, and the reason where one is given."""
    given: dict[str, object] = {name: draft.get(name) or "" for name in names}
    reason = str(draft.get("reason") or "").strip()
    return given | ({"reason": reason} if reason else {})
