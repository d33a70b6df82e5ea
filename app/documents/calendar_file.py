"""What is due as a calendar file that Outlook and others take in: RFC 5545, METHOD:PUBLISH.

Each matter keeps its identifier whatever its day, so that a later file moves it; a matter that is
done is cancelled. Days are dates, hours are local times with their zone. Pure text, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.bylaws.due import DUE, OPEN, DueItem
from app.documents.calendar_zone import zone_lines
from app.domain.words import day_short

PRODUCT = "-//Minutebook//What is due//EN"
OCTETS = 75
DAYS_BEFORE = ("-P7D", "-P1D")
HOURS_BEFORE = ("-P1D", "-PT2H")
"""When a day, and an hour, is called to mind; not from the bylaws."""
CONFIRMED, CANCELLED = "CONFIRMED", "CANCELLED"


@dataclass(frozen=True, slots=True)
class Published:
    """A matter as the last file had it: enough to move it, or to cancel it, in the next."""

    uid: str
    summary: str
    on: date
    at: datetime | None = None
    sequence: int = 0
    status: str = CONFIRMED
    content: str = ""

    def as_json(self) -> dict[str, Any]:
        """The same as JSON data."""
        at = f"{self.at:%Y-%m-%dT%H:%M}" if self.at else None
        return asdict(self) | {"on": self.on.isoformat(), "at": at}


@dataclass(frozen=True, slots=True)
class Issue:
    """Whose calendar it is, the local zone, and the moment of writing (with its zone)."""

    file_id: str
    name: str
    zone: str
    stamp: datetime


def published_of(data: Mapping[str, Any]) -> Published:
    """One matter of the last file from its JSON data."""
    at = data.get("at")
    return Published(
        data["uid"],
        data["summary"],
        date.fromisoformat(data["on"]),
        datetime.fromisoformat(at) if at else None,
        data["sequence"],
        data["status"],
        data["content"],
    )


def uid_of(item: DueItem, file_id: str) -> str:
    """The identifier of a matter for good: of the company file, the rule and the matter."""
    return str(uuid5(NAMESPACE_URL, f"minutebook:{file_id}:{item.rule}:{item.matter}"))


def compose_calendar(
    items: Iterable[DueItem], issue: Issue, before: Sequence[Published] = ()
) -> tuple[str, tuple[Published, ...]]:
    """The text of the calendar file, and what it holds, to be given as `before` the next time.

    What is open without a day in the bylaws is in no calendar.
    """
    told = {one.uid: one for one in before}
    dated = (item for item in items if item.state != OPEN)
    known = {uid_of(item, issue.file_id): item for item in dated}
    current = {uid: _published(uid, item, told.get(uid)) for uid, item in known.items()}
    gone = [one for uid, one in told.items() if uid not in current]
    ended = [_cancelled(one) for one in gone if _still_told(one, issue.stamp)]
    hours = [one.at.date() for one in (*current.values(), *ended) if one.at]
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(issue.name)}"),
        *(zone_lines(issue.zone, min(hours), max(hours)) if hours else ()),
        *(line for uid, one in current.items() for line in _event(one, issue, known[uid])),
        *(line for one in ended for line in _event(one, issue)),
        "END:VCALENDAR",
    ]
    text = "".join(f"{part}\r\n" for line in lines for part in folded(line))
    return text, (*current.values(), *ended)


def escaped(text: str) -> str:
    """TEXT of RFC 5545 3.3.11: backslash, semicolon, comma and new line escaped."""
    plain = "".join(c for c in text if c in "\n\t" or c.isprintable())
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Content lines of at most 75 octets (RFC 5545 3.1); no character is cut in two."""
    part, room = "", OCTETS
    for sign in line:
        size = len(sign.encode())
        if size > room:
            yield part
            part, room = " ", OCTETS - 1
        part, room = part + sign, room - size
    yield part


def _published(uid: str, item: DueItem, before: Published | None) -> Published:
    """The matter now; its number rises when anything that is told of it has changed."""
    content = sha256("\n".join((item.what, _description(item), item.state)).encode()).hexdigest()
    now = Published(uid, item.what, item.on, item.at, content=content)
    if before is None:
        return now
    same = replace(now, sequence=before.sequence)
    return same if same == before else replace(now, sequence=before.sequence + 1)


def _cancelled(one: Published) -> Published:
    if one.status == CANCELLED:
        return one
    return replace(one, status=CANCELLED, sequence=one.sequence + 1)


def _still_told(one: Published, stamp: datetime) -> bool:
    """A matter is cancelled once, and again in each file until its day is past."""
    return one.status != CANCELLED or one.on >= stamp.date()


def _event(one: Published, issue: Issue, item: DueItem | None = None) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{one.uid}", f"SEQUENCE:{one.sequence}")
    yield f"DTSTAMP:{issue.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if one.at:
        yield f"DTSTART;TZID={issue.zone}:{one.at:%Y%m%dT%H%M%S}"
    else:
        yield f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{one.on + timedelta(1):%Y%m%d}"
    yield from (f"SUMMARY:{escaped(one.summary)}", f"STATUS:{one.status}", "TRANSP:TRANSPARENT")
    if item:
        yield f"DESCRIPTION:{escaped(_description(item))}"
        yield f"CATEGORIES:{escaped(item.state.capitalize())}"
        yield from _alarms(item)
    yield "END:VEVENT"


def _description(item: DueItem) -> str:
    """How the day was counted, what to aim for, the section, and how it stands."""
    bylaws = f"bylaws of {item.version}, " if item.version else ""
    lines = [item.counted, f"Rule: {bylaws}{item.section} ({item.rule})."]
    if item.aim_for and item.aim_for != item.on:
        lines.append(f"Aim for {day_short(item.aim_for)}.")
    if item.standing:
        lines.append(f"{item.standing}.")
    return "\n".join(lines)


def _alarms(item: DueItem) -> Iterator[str]:
    if item.state != DUE:
        return
    for trigger in HOURS_BEFORE if item.at else DAYS_BEFORE:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}")
        yield from (f"DESCRIPTION:{escaped(item.what)}", "END:VALARM")
