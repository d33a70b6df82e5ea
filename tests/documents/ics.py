"""A strict reader of calendar files, written from RFC 5545 and sharing nothing with the writer.

It refuses what the standard forbids: wrong line ends, long lines, unknown escapes, a property that
is missing or given twice, a local time whose zone is not in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

NAME = re.compile(r"[A-Za-z0-9-]+")
SAFE = re.compile(r'[^\x00-\x08\x0a-\x1f\x7f":;,]*')
DATE, TIME = re.compile(r"\d{8}"), re.compile(r"\d{8}T\d{6}Z?")
DURATION = re.compile(r"[+-]?P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
OFFSET = re.compile(r"[+-]\d{4}(?:\d{2})?")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONCE = {
    "VCALENDAR": (("PRODID", "VERSION"), ("CALSCALE", "METHOD")),
    "VEVENT": (
        ("UID", "DTSTAMP", "DTSTART"),
        ("DTEND", "DESCRIPTION", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "CLASS"),
    ),
    "VALARM": (("ACTION", "TRIGGER", "DESCRIPTION"), ()),
    "VTIMEZONE": (("TZID",), ()),
    "STANDARD": (("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"), ("RRULE",)),
    "DAYLIGHT": (("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"), ("RRULE",)),
}
TEXTS = ("SUMMARY", "DESCRIPTION", "UID", "X-WR-CALNAME", "TZNAME", "PRODID")


class NotCalendarError(Exception):
    """The text is no iCalendar object."""


@dataclass
class Component:
    """A component: its properties with parameters, and what lies inside."""

    name: str
    properties: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of a property that is there once; a text is unescaped."""
        (found,) = [value for key, _, value in self.properties if key == name]
        return unescaped(found) if name in TEXTS else found

    def has(self, name: str) -> bool:
        return any(key == name for key, _, _ in self.properties)

    def of(self, name: str) -> list[Component]:
        return [one for one in self.inside if one.name == name]


def read_calendar(data: bytes) -> Component:
    """The calendar, or NotCalendarError."""
    root = Component("")
    stack = [root]
    for line in _lines(data):
        key, params, value = _property(line)
        if key == "BEGIN":
            inner = Component(value)
            stack[-1].inside.append(inner)
            stack.append(inner)
        elif key == "END":
            _want(stack.pop().name == value, f"END:{value}")
        else:
            stack[-1].properties.append((key, params, value))
    _want(len(stack) == 1 and [c.name for c in root.inside] == ["VCALENDAR"], "one calendar")
    calendar = root.inside[0]
    _checked(calendar)
    _zones(calendar)
    return calendar


def when(event: Component) -> date | datetime:
    """The day or the local moment on which an event begins."""
    value = event.get("DTSTART")
    if DATE.fullmatch(value):
        return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day
    return datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - a local time


def unescaped(value: str) -> str:
    """TEXT read back; an escape that the standard does not know is refused."""
    rest = re.sub(r"\\[\\;,nN]", "", value)
    _want(not re.search(r"[\\;,\n\r]", rest), f"TEXT {value!r}")
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)


def offset_at(zone: Component, local: datetime) -> timedelta:
    """The offset of a local time in that VTIMEZONE: that of the latest onset before it."""
    onsets = [(at, one.get("TZOFFSETTO")) for one in zone.inside for at in _onsets(one, local.year)]
    _want(any(at <= local for at, _ in onsets), f"an onset before {local}")
    _, text = max(one for one in onsets if one[0] <= local)
    span = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return -span if text[0] == "-" else span


def _onsets(one: Component, year: int) -> list[datetime]:
    first = datetime.strptime(one.get("DTSTART"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    if not one.has("RRULE"):
        return [first]
    rule = dict(part.split("=") for part in one.get("RRULE").split(";"))
    _want(rule["FREQ"] == "YEARLY" and int(rule["BYMONTH"]) == first.month, "a yearly rule")
    found = [_nth(first, y, rule["BYDAY"]) for y in range(first.year, year + 1)]
    _want(found[:1] in ([], [first]), "DTSTART as the first of its rule")
    if "UNTIL" in rule:
        hours = one.get("TZOFFSETFROM")
        until = datetime.strptime(rule["UNTIL"], "%Y%m%dT%H%M%SZ")  # noqa: DTZ007
        sign = -1 if hours[0] == "-" else 1
        until += sign * timedelta(hours=int(hours[1:3]), minutes=int(hours[3:5]))
        found = [at for at in found if at <= until]
    return found


def _nth(first: datetime, year: int, by_day: str) -> datetime:
    count, weekday = int(by_day[:-2]), DAYS.index(by_day[-2:])
    days = [first.replace(year=year, day=1) + timedelta(n) for n in range(31)]
    there = [d for d in days if d.month == first.month and d.weekday() == weekday]
    return there[count - 1 if count > 0 else count]


def _lines(data: bytes) -> list[str]:
    _want(data.endswith(b"\r\n"), "CRLF at the end")
    raw = data[:-2].split(b"\r\n")
    for line in raw:
        _want(b"\n" not in line and b"\r" not in line, "bare line end")
        _want(len(line) <= 75, f"{len(line)} octets")
        line.decode("utf-8")
    _want(not raw[0].startswith((b" ", b"\t")), "a first line")
    return re.sub("\r\n[ \t]", "", data[:-2].decode("utf-8")).split("\r\n")


def _property(line: str) -> tuple[str, dict[str, str], str]:
    head, colon, value = line.partition(":")
    _want(bool(colon), f"a value in {line!r}")
    name, *parts = head.split(";")
    _want(bool(NAME.fullmatch(name)) and name == name.upper(), f"name {name!r}")
    _want(not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), "no control characters")
    params = dict(part.split("=", 1) for part in parts)
    _want(all(SAFE.fullmatch(v) for v in params.values()), f"parameters of {line!r}")
    return name, params, value


def _checked(one: Component) -> None:
    _want(one.name in ONCE, f"component {one.name}")
    must, may = ONCE[one.name]
    names = [name for name, _, _ in one.properties]
    for name in must:
        _want(names.count(name) == 1, f"{name} once in {one.name}")
    for name in may:
        _want(names.count(name) <= 1, f"{name} at most once")
    for name, params, value in one.properties:
        _value(name, params, value)
    if one.name == "VTIMEZONE":
        _want(bool(one.inside), "an observance in VTIMEZONE")
    if one.name == "VEVENT":
        _want(one.get("STATUS") in ("TENTATIVE", "CONFIRMED", "CANCELLED"), "a status of events")
        if one.has("DTEND"):
            _want(one.get("DTEND") > one.get("DTSTART"), "DTEND after DTSTART")
    for inner in one.inside:
        _checked(inner)


def _value(name: str, params: dict[str, str], value: str) -> None:
    if name in TEXTS:
        unescaped(value)
    if name in ("DTSTART", "DTEND"):
        days = params.get("VALUE") == "DATE"
        _want(bool((DATE if days else TIME).fullmatch(value)), f"{name}:{value}")
    if name == "DTSTAMP":
        _want(bool(TIME.fullmatch(value)) and value.endswith("Z"), "DTSTAMP in UTC")
    if name == "SEQUENCE":
        _want(value.isdecimal(), "SEQUENCE as a number")
    if name == "TRIGGER":
        _want(bool(DURATION.fullmatch(value)), f"TRIGGER {value}")
    if name.startswith("TZOFFSET"):
        _want(bool(OFFSET.fullmatch(value)), f"{name} {value}")


def _zones(calendar: Component) -> None:
    known = [zone.get("TZID") for zone in calendar.of("VTIMEZONE")]
    _want(len(known) == len(set(known)), "each zone once")
    uids = [event.get("UID") for event in calendar.of("VEVENT")]
    _want(len(uids) == len(set(uids)), "each UID once")
    for event in calendar.of("VEVENT"):
        for name, params, value in event.properties:
            if name == "DTSTART" and "VALUE" not in params and not value.endswith("Z"):
                _want(params.get("TZID") in known, "the zone of a local time")


def _want(true: bool, what: str) -> None:
    if not true:
        raise NotCalendarError(f"Not as RFC 5545 asks: {what}.")
