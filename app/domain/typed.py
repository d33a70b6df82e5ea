"""What a person typed, read exactly or refused with one sentence: shares, days, hours, names.

Nothing is rounded or guessed. Days are American (month first) or ISO; a number that could be read
in two ways is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time

from app.domain.refusal import Refusal

MAX_SHARES = 10**15
MAX_NAME, MAX_ADDRESS, MAX_NOTE = 300, 1_000, 20_000
EARLIEST_YEAR, LATEST_YEAR = 1850, 2150

MONTHS = (
    "january february march april may june july august september october november december"
).split()

_PLAIN = re.compile(r"[0-9]{1,18}")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SLASH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4})")
_WORDS = re.compile(r"(?:[a-z]{3,9}\.?,? +)?([a-z]{3,9})\.? +([0-9]{1,2}),? +([0-9]{4})")
_HOUR = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?(?: *([ap])\.?m\.?)?")
_MONEY = re.compile(r"\$?([0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.([0-9]{2}))?")
_CERTIFICATE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}")


def read_shares(text: object, field: str = "", *, least: int = 1) -> int:
    """A whole number of shares from `least` to 10^15; thousands commas allowed."""
    typed = str(text).strip() if isinstance(text, str | int) and not isinstance(text, bool) else ""
    if not typed:
        raise Refusal("Write the number of shares as a whole number.", field=field)
    if not (_PLAIN.fullmatch(typed) or _GROUPED.fullmatch(typed)):
        raise Refusal(
            f"“{_short(typed)}” is not a whole number of shares. Write it like 1,000.", field=field
        )
    shares = int(typed.replace(",", ""))
    if shares < least:
        raise Refusal(f"{shares:,} shares is too few. The least is {least:,}.", field=field)
    if shares > MAX_SHARES:
        raise Refusal(f"{_short(typed)} shares is more than the register can hold.", field=field)
    return shares


def read_whole(text: object, field: str = "", what: str = "number") -> int:
    """A small whole number, zero included."""
    typed = str(text).strip()
    if isinstance(text, bool) or not re.fullmatch(r"[0-9]{1,9}", typed):
        raise Refusal(f"Write the {what} as a whole number.", field=field)
    return int(typed)


def read_cents(text: object, field: str = "", what: str = "amount") -> int:
    """An amount of money in cents: `1,250`, `1250.50`, `$1,250.50`; never rounded."""
    typed = str(text).strip() if isinstance(text, str | int) and not isinstance(text, bool) else ""
    match = _MONEY.fullmatch(typed)
    if match is None or len(typed) > 24:
        raise Refusal(f"Write the {what} in dollars like 1,250.00.", field=field)
    return int(match[1].replace(",", "")) * 100 + int(match[2] or 0)


def read_day(text: object, field: str = "", *, today: date | None = None) -> date:
    """A day: ISO, `5/25/2004`, `May 25, 2004`. Two-digit years need `today` to settle the century.

    With `today`, 4/25/04 is the year nearest to today within fifty years.
    """
    if isinstance(text, date):
        return text
    typed = " ".join(str(text or "").split())
    parts = _day_parts(typed)
    if parts is None:
        raise Refusal(_day_trouble(typed), field=field)
    year, month, day = parts
    if typed[-3:-2] == "/":
        if today is None:
            raise Refusal(f"“{typed}” has a year of two digits. Write all four.", field=field)
        year = _century(year, today)
    return _real_day(year, month, day, typed, field)


def read_time(text: object, field: str = "") -> time:
    """An hour: `9:00 AM`, `9 a.m.`, `14:30`. `9:00` alone is read by the 24-hour clock."""
    if isinstance(text, time):
        return text
    typed = str(text or "").strip().lower()
    match = _HOUR.fullmatch(typed)
    if match is None:
        raise Refusal("Write the hour like 9:00 AM.", field=field)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if not match[2] and not half:
        raise Refusal(f"“{typed}” could be morning or evening. Write 9:00 AM.", field=field)
    if half and not 1 <= hour <= 12:
        raise Refusal(f"There is no hour “{typed}”. Write it like 9:00 AM.", field=field)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise Refusal(f"There is no hour “{typed}”. Write it like 9:00 AM.", field=field)
    return time(hour, minute)


def read_name(text: object, field: str = "", what: str = "name") -> str:
    """A name as typed, its ends trimmed; control characters and over 300 letters are refused."""
    name = str(text or "").strip()
    if not name:
        raise Refusal(f"Write the {what}.", field=field)
    return read_line(name, field, what, MAX_NAME)


def read_line(text: object, field: str = "", what: str = "text", most: int = MAX_ADDRESS) -> str:
    """One line of text, possibly empty."""
    line = str(text or "").strip()
    if len(line) > most:
        raise Refusal(f"The {what} has {len(line):,} letters; {most:,} is the most.", field=field)
    plain = line.isascii() and line.isprintable()
    if not plain and any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Zl", "Zp") for c in line):
        raise Refusal(
            f"The {what} holds a sign that cannot be printed. Type it again.", field=field
        )
    return line


def read_note(text: object, field: str = "", what: str = "note") -> str:
    """Several lines of text, possibly empty, up to 20,000 letters."""
    note = str(text or "").strip().replace("\r\n", "\n")
    if len(note) > MAX_NOTE:
        raise Refusal(f"The {what} has {len(note):,} letters; 20,000 is the most.", field=field)
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in note):
        raise Refusal(
            f"The {what} holds a sign that cannot be printed. Type it again.", field=field
        )
    return note


def read_choice(text: object, choices: Sequence[str], field: str = "", what: str = "choice") -> str:
    """One of the choices, exactly."""
    chosen = str(text or "").strip()
    if chosen not in choices:
        raise Refusal(f"Choose the {what}: {', '.join(choices)}.", field=field)
    return chosen


def read_certificate(text: object, field: str = "") -> str:
    """A certificate number: letters, digits, space, point, stroke or hyphen, up to 40."""
    typed = str(text).strip() if isinstance(text, str | int) and not isinstance(text, bool) else ""
    if not _CERTIFICATE.fullmatch(typed):
        raise Refusal(
            f"“{_short(typed)}” is not a certificate number. Write it like 1042 or C-1042."
            if typed
            else "Write the certificate number.",
            field=field,
        )
    return typed


def _day_parts(typed: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(typed):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _SLASH.fullmatch(typed):
        return int(match[3]), int(match[1]), int(match[2])
    if match := _WORDS.fullmatch(typed.lower()):
        months = [i for i, name in enumerate(MONTHS, 1) if name.startswith(match[1])]
        months += [9] if match[1] == "sept" else []
        return (int(match[3]), months[0], int(match[2])) if months else None
    return None


def _real_day(year: int, month: int, day: int, typed: str, field: str) -> date:
    try:
        on = date(year, month, day)
    except ValueError:
        hint = " Write the month first." if 12 < month <= 31 and day <= 12 else ""
        raise Refusal(f"There is no day “{typed}” in the calendar.{hint}", field=field) from None
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Refusal(f"The year {year} is outside the register’s calendar.", field=field)
    return on


def _day_trouble(typed: str) -> str:
    if not typed:
        return "Write the day, like 5/25/2004."
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", typed):
        return f"“{typed}” looks like a spreadsheet’s day number. Write the day like 5/25/2004."
    return f"“{_short(typed)}” is not a day. Write it like 5/25/2004 or 2004-05-25."


def _century(year: int, today: date) -> int:
    near = today.year - today.year % 100 + year
    return min((near - 100, near, near + 100), key=lambda y: abs(y - today.year))


def _short(typed: str) -> str:
    return typed if len(typed) <= 40 else typed[:39] + "…"
