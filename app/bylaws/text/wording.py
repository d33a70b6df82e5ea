"""Patterns for how days, hours and words of a parameter may be written in a text."""

from __future__ import annotations

import calendar
import re
from functools import cache

ALSO = {
    "board": r"board(?: of directors)?",
    "chairman": r"(?<!vice )(?<!vice-)chairman(?: of the board)?",
    "president": r"(?<!vice )(?<!vice-)president",
    "secretary": r"(?<!assistant )secretary",
    "chief executive officer": r"chief executive officer|CEO",
    "telegraph": r"telegra\w+",
    "personal": r"personal(?:ly)?",
    "forthwith": "forthwith",
}
"""Words whose other forms, or other words beside them, the plain rule does not reach."""
ENDINGS = ("ing", "ed", "ly", "es", "s", "e")
BETWEEN = r"'?[\s,-]+(?:(?!or\b|and\b)\w+[\s,-]+){0,3}?"
WORD = re.compile(r"\d+(?:\.\d+)+|[\w']+")


@cache
def words_pattern(value: str) -> re.Pattern[str]:
    """The words of a choice, `first-class mail` or `close-of-business`, in any ending.

    Up to three other words may stand between two of them, but no `and` or `or`.
    """
    known = ALSO.get(value)
    pattern = known or BETWEEN.join(_word(word) for word in WORD.findall(value))
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def day_pattern(month: int, day: int, year: int = 0) -> re.Pattern[str]:
    """`May 20, 1990` and `20th day of May, 1990`, without a year where none is given."""
    name, nth = calendar.month_name[month], rf"{day}(?:st|nd|rd|th)?"
    end = rf",?\s+{year}" if year else ""
    pattern = rf"\b(?:{name}\s+{nth}|{nth}(?:\s+day)?(?:\s+of)?\s+{name}){end}\b"
    return re.compile(pattern, re.IGNORECASE)


def clock_pattern(hour: int, minute: int) -> re.Pattern[str]:
    """`10:00 o'clock`, `2:30 p.m.`."""
    pattern = rf"\b{(hour - 1) % 12 + 1}:{minute:02}(?:\s*(?:[ap]\.?m\b\.?|o'clock))?"
    return re.compile(pattern, re.IGNORECASE)


def _word(word: str) -> str:
    if word[0].isdecimal():
        return rf"\b{re.escape(word)}\b"
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            return rf"\b{re.escape(stem)}\w{{0,4}}"
    return rf"\b{re.escape(word)}" + (r"\w{0,3}" if len(word) > 3 else r"\b")
