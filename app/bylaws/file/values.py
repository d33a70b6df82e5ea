"""Whether one value fits its figure: kind, unit, range and the words on offer."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any, cast

from app.bylaws.file.catalogue import WHOLE_KINDS, Param, choices, written
from app.domain.words import listed, whole


def check_value(param: Param, stated: Any) -> str:
    """What would be right in place of the value, as the file holds it; empty where it fits."""
    if undecided(stated):
        return ""
    value, unit = parts(stated)
    return _unit(param, stated, value, unit) or _check(param, value)


def undecided(stated: Any) -> bool:
    """Whether the value is left empty: the company has still to decide it."""
    return parts(stated)[0] == ""


def parts(stated: Any) -> tuple[Any, str | None]:
    """A value and its unit, as in `{ value = 10, unit = "days" }`; `None` where it has no unit."""
    if not isinstance(stated, dict):
        return stated, None
    table = cast("dict[str, Any]", stated)
    return table.get("value"), str(table.get("unit", ""))


def nearest(word: str, among: Sequence[str]) -> str:
    """The word that was most likely meant, empty where none comes near."""
    close = difflib.get_close_matches(word, among, 1, 0.75)
    return close[0] if close else ""


def _unit(param: Param, stated: Any, value: Any, unit: str | None) -> str:
    if not param.units:
        return f"It has no unit; write {written(value)} alone." if unit is not None else ""
    if unit is None or set(stated) != {"value", "unit"}:
        shown = value if _fits(param, value) else None
        return f"It stands with its unit; write {param.example(shown)}."
    if unit in param.units:
        return ""
    offered = listed([written(word) for word in param.units], "or")
    return f"The unit {written(unit)} does not belong here; write {offered}."


def _fits(param: Param, value: Any) -> bool:
    return value is not None and _check(param, value) == ""


def _check(param: Param, value: Any) -> str:
    return _KINDS["whole" if param.kind in WHOLE_KINDS else param.kind](param, value)


def _whole(param: Param, value: Any) -> str:
    what = "of " + param.kind if param.kind != "count" else ""
    if not isinstance(value, int) or isinstance(value, bool):
        said = " ".join(("Write a whole number", what)).strip()
        return f"{said}, such as {param.example()}."
    if not param.least <= value <= param.most:
        ends = f"{whole(param.least)} to {whole(param.most)}"
        return f"{whole(value)} is out of range; write a number from {ends}."
    return ""


def _fraction(param: Param, value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}/[1-9][0-9]{0,8}", value):
        return f"Write a fraction as text, such as {param.example()}."
    if not 0 < Fraction(value) <= 1:
        return f"{value} is no part of a whole; write a fraction above 0 and at most 1/1."
    if param.floor and Fraction(value) < param.floor:
        return f"{value} is below {param.floor}, the lowest quorum; write {param.floor} or more."
    return ""


def _choice(param: Param, value: Any) -> str:
    if value in param.offered:
        return ""
    return f"{written(value)} is not offered; write {choices(param)}."


def _list(param: Param, value: Any) -> str:
    items = cast("list[Any]", value) if isinstance(value, list) else None
    if items is None or not all(isinstance(item, str) or _number(item) for item in items):
        return f"Write a list, such as {param.example()}."
    wrong = [i for i in items if not set(str(i).split(" or ")) <= set(param.offered)]
    if param.closed and wrong:
        named = listed([written(item) for item in wrong])
        verb = "is" if len(wrong) == 1 else "are"
        return f"{named} {verb} not offered; the list may hold {choices(param)}."
    twice = [item for n, item in enumerate(items) if item in items[:n]]
    return f"{written(twice[0])} stands twice in the list; write it once." if twice else ""


def _number(item: Any) -> bool:
    return isinstance(item, int) and not isinstance(item, bool)


def _flag(param: Param, value: Any) -> str:
    return "" if isinstance(value, bool) else "Write true or false, without quotation marks."


def _date(param: Param, value: Any) -> str:
    fits = isinstance(value, date) and not isinstance(value, datetime)
    return "" if fits else "Write a day without quotation marks, such as 2002-11-23."


def _day_of_year(param: Param, value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
        try:
            date.fromisoformat(f"2001-{value}")
        except ValueError:
            return f"Not every year has a {value}; write month and day, such as {param.example()}."
        return ""
    return f"Write month and day, such as {param.example()}."


def _time(param: Param, value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{2}:[0-9]{2}", value):
        try:
            time.fromisoformat(value)
        except ValueError:
            return f'There is no hour {value}; write it in 24 hours, such as "14:30".'
        return ""
    return 'Write the hour in 24 hours, such as "10:00" or "14:30".'


def _text(param: Param, value: Any) -> str:
    return "" if isinstance(value, str) else f"Write a text, such as {param.example()}."


_KINDS: Mapping[str, Callable[[Param, Any], str]] = {
    "whole": _whole,
    "fraction": _fraction,
    "choice": _choice,
    "list": _list,
    "flag": _flag,
    "date": _date,
    "day-of-year": _day_of_year,
    "time": _time,
    "text": _text,
}
