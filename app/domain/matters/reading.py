"""The data of events read as facts; they were checked when they were recorded.

Names carry the kind: `_on` is a day, `_at` a local moment. What a fact does not know is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeVar, cast

from app.domain.entries import Json
from app.domain.events import Event

T = TypeVar("T")


def by_matter(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each matter in the order of recording, the matters as they began."""
    found: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: event.seq):
        found.setdefault(event.key, []).append(event)
    return found


def made(cls: type[T], data: Json, **more: Any) -> T:
    """The fact with every field that the data name; `more` stands in place of what they say."""
    known = {field.name for field in fields(cast("Any", cls))} - set(more)
    given = {name: value_of(name, data[name]) for name in known & set(data)}
    return cls(**given, **more)


def day_of(data: Json, name: str) -> date | None:
    """The day of that name, or `None`."""
    text = data.get(name)
    return date.fromisoformat(text) if text else None


def rows_of(data: Json, name: str) -> tuple[Json, ...]:
    """The rows of that name."""
    return tuple(data.get(name) or ())


def texts_of(data: Json, name: str) -> tuple[str, ...]:
    """The texts of that name."""
    return tuple(str(text) for text in data.get(name) or ())


def stated_in(data: Json, names: Iterable[str]) -> dict[str, Any]:
    """The parts with these names that say something, read by their names."""
    return {name: value_of(name, data[name]) for name in names if data.get(name)}


def value_of(name: str, value: Any) -> Any:
    """One value, read by the name of its field."""
    if name.endswith("_on"):
        return date.fromisoformat(value) if value else None
    if name.endswith("_at"):
        return datetime.fromisoformat(value) if value else None
    if isinstance(value, list):
        return tuple(cast("list[Any]", value))
    return dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else value
