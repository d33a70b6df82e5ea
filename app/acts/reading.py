"""What was given, read strictly by the fields of its operation: the data of an entry.

Every field is read as its kind says, or refused with one sentence; a name that the operation does
not know is refused too, so that nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.acts.act import given_id, given_list, given_rows
from app.acts.fields import Field
from app.domain.entries import Json
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_cents,
    read_day,
    read_line,
    read_name,
    read_shares,
    read_time,
    read_whole,
)
from app.domain.words import day_plain, listed

APART = ("reason",)
"""What is kept beside the data of an entry, not in it."""


def read_fields(given: Json, fields: Sequence[Field], today: date) -> dict[str, Any]:
    """The data of an entry; a field that is left out, or empty, is not in them."""
    known = {field.name: field for field in fields}
    unknown = [name for name in given if name not in known]
    if unknown:
        raise Refusal(
            f"There is no field “{unknown[0]}” here. The fields are {listed(list(known))}.",
            field=unknown[0],
        )
    found: dict[str, Any] = {}
    for field in fields:
        if field.name in APART or (_empty(given.get(field.name)) and not field.required):
            continue
        found[field.name] = _READ[field.kind](given, field, today)
    return found


def read_by(
    operation: str, table: Mapping[str, Sequence[Field]], given: Json, today: date
) -> dict[str, Any]:
    """The data of that operation, as its fields in the table say."""
    return read_fields(given, table[operation], today)


def past(data: Json, name: str, today: date) -> date:
    """The day of that name, which is not still to come."""
    on = date.fromisoformat(data[name])
    if on > today:
        raise Refusal(f"{day_plain(on)} is still to come. Record it when it is done.", field=name)
    return on


def not_before(data: Json, name: str, first: date | None, why: str) -> None:
    """Refused where the day of that name is before another; `why` says what that other was."""
    said = data.get(name)
    if first and said and date.fromisoformat(said) < first:
        raise Refusal(
            f"{why} was on {day_plain(first)}. Write that day or a later one.", field=name
        )


def _empty(value: object) -> bool:
    return value is None or value in ("", [], ())


def _what(field: Field) -> str:
    return field.name.replace("_", " ")


def _text(given: Json, field: Field, today: date) -> str:
    value = given.get(field.name)
    if isinstance(value, bool | list | dict | float):
        raise Refusal(f"Write the {_what(field)} as text.", field=field.name)
    read = read_name if field.required else read_line
    return read(value, field.name, _what(field))


def _day(given: Json, field: Field, today: date) -> str:
    return read_day(given.get(field.name), field.name, today=today).isoformat()


def _moment(given: Json, field: Field, today: date) -> str:
    """Day and hour in one: `5/25/2004 9:00 AM`, `2004-05-25T09:00`."""
    text = str(given.get(field.name) or "").strip().replace("T", " ", 1)
    day, _, hour = text.rpartition(" ")
    if hour.lower().replace(".", "") in ("am", "pm"):
        day, _, rest = day.rpartition(" ")
        hour = f"{rest} {hour}"
    if not day:
        raise Refusal("Write the day and the hour, like 5/25/2004 9:00 AM.", field=field.name)
    on, at = read_day(day, field.name, today=today), read_time(hour, field.name)
    return f"{datetime.combine(on, at):%Y-%m-%dT%H:%M}"


def _yes_no(given: Json, field: Field, today: date) -> bool:
    value = given.get(field.name)
    said = {True: True, False: False, "yes": True, "no": False}
    if isinstance(value, bool | str) and value in said:
        return said[value]
    raise Refusal(f"Say yes or no: {field.says}", field=field.name)


def _choice(given: Json, field: Field, today: date) -> str:
    chosen = str(given.get(field.name) or "").strip()
    if chosen not in field.choices:
        what, ways = field.says.rstrip("."), listed(field.choices, "or")
        raise Refusal(f"{what}: choose {ways}.", field=field.name)
    return chosen


def _texts(given: Json, field: Field, today: date) -> list[str]:
    return [read_name(text, field.name, _what(field)) for text in given_list(given, field.name)]


def _ids(given: Json, field: Field, today: date) -> list[int]:
    return [given_id({"id": one}, "id", _what(field)) for one in given_list(given, field.name)]


def _rows(given: Json, field: Field, today: date) -> list[dict[str, Any]]:
    return [read_fields(row, field.rows, today) for row in given_rows(given, field.name)]


_READ: Mapping[str, Callable[[Json, Field, date], Any]] = {
    "text": _text,
    "day": _day,
    "moment": _moment,
    "yes-no": _yes_no,
    "texts": _texts,
    "ids": _ids,
    "rows": _rows,
    "id": lambda given, field, _: given_id(given, field.name, _what(field)),
    "whole": lambda given, field, _: read_whole(given.get(field.name), field.name, _what(field)),
    "shares": lambda given, field, _: read_shares(given.get(field.name), field.name, least=0),
    "money": lambda given, field, _: read_cents(given.get(field.name), field.name, _what(field)),
    "choice": _choice,
}
