"""Meeting plans and record-date lists as JSON and back, exactly as they stand in entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import Any

from app.domain.meetings import (
    AgendaItem,
    ListRow,
    MeetingPlan,
    MeetingRequest,
    Nominee,
    Place,
    RecordList,
)


def day_from_json(text: str | None) -> date | None:
    """The day, or `None`; ValueError if it is not a day."""
    return date.fromisoformat(text) if text else None


def time_from_json(text: str | None) -> time | None:
    """The time, or `None`; ValueError if it is not a time."""
    return time.fromisoformat(text) if text else None


def plan_to_json(plan: MeetingPlan) -> dict[str, Any]:
    """The plan as JSON data without floats."""
    return _plain(asdict(plan))


def plan_from_json(data: Mapping[str, Any]) -> MeetingPlan:
    """The plan from its JSON data; missing fields take their defaults."""
    values = dict(data)
    for name in [key for key in values if key.endswith("_on") or key == "on"]:
        values[name] = day_from_json(values[name])
    values["at"] = time_from_json(values.get("at"))
    values["place"] = Place(**values.get("place", {}))
    values["items"] = tuple(_item(item) for item in values.get("items", ()))
    values["nominees"] = tuple(_nominee(item) for item in values.get("nominees", ()))
    values["request"] = _request(values.get("request", {}))
    values["done_before"] = tuple(values.get("done_before", ()))
    return MeetingPlan(**values)


def row_to_json(row: ListRow) -> dict[str, Any]:
    """A line of the record-date list; shares and votes as decimal strings."""
    return _plain(asdict(row)) | {"shares": str(row.shares), "votes": str(row.votes)}


def row_from_json(data: Mapping[str, Any]) -> ListRow:
    """A line of the record-date list."""
    values = dict(data)
    values["shares"], values["votes"] = int(values["shares"]), int(values["votes"])
    values["address"] = tuple(values["address"])
    return ListRow(**values)


def list_to_json(held: RecordList) -> dict[str, Any]:
    """The record-date list without its meeting key, which the plan carries."""
    return {
        "record_on": held.record_on.isoformat(),
        "cut_off": f"{held.cut_off:%H:%M}",
        "outstanding": str(held.outstanding),
        "sha256": held.sha256,
        "rows": [row_to_json(row) for row in held.rows],
    }


def list_from_json(meeting_key: str, data: Mapping[str, Any]) -> RecordList:
    """The record-date list of that meeting."""
    return RecordList(
        meeting_key,
        date.fromisoformat(data["record_on"]),
        time.fromisoformat(data["cut_off"]),
        tuple(row_from_json(row) for row in data["rows"]),
        int(data["outstanding"]),
        data["sha256"],
    )


def _item(item: Mapping[str, Any]) -> AgendaItem:
    values = dict(item)
    values["received_on"] = day_from_json(values.get("received_on"))
    return AgendaItem(**values)


def _nominee(item: Mapping[str, Any]) -> Nominee:
    values = dict(item)
    values["received_on"] = day_from_json(values.get("received_on"))
    return Nominee(**values)


def _request(data: Mapping[str, Any]) -> MeetingRequest:
    values = dict(data)
    for name in ("received_on", "asked_for"):
        values[name] = day_from_json(values.get(name))
    values["holder_ids"] = tuple(values.get("holder_ids", ()))
    return MeetingRequest(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value
