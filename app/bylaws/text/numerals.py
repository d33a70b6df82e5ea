"""Numbers as bylaws write them: `II`, `ten (10)`, `66 2/3%`, `two-thirds`, `the seventh`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.words import ONES, TENS, number_word

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
ROMAN_STEPS = (
    *(("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10)),
    *(("IX", 9), ("V", 5), ("IV", 4), ("I", 1)),
)
ROMAN_SHAPE = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
HALVES = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, its place, and whether it counts (`count`), is a `share` or an `order`.

    A share is a fraction of one: ten percent is 1/10.
    """

    start: int
    end: int
    value: Fraction
    kind: str


def roman_value(text: str) -> int:
    """`IV` is 4; 0 if the text is no roman numeral."""
    low = text.casefold()
    if not ROMAN_SHAPE.fullmatch(low):
        return 0
    values = [ROMAN[letter] for letter in low]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def roman(number: int) -> str:
    """4 is `IV`."""
    written = ""
    for letters, value in ROMAN_STEPS:
        count, number = divmod(number, value)
        written += letters * count
    return written


def label_value(label: str) -> int:
    """The whole number an article or section is called by: `II`, `2`, `Two`, `SECOND`; else 0."""
    low = label.casefold()
    return int(low) if low.isdecimal() else COUNTS.get(low) or ORDERS.get(low) or roman_value(low)


def numbers(text: str) -> Iterator[Number]:
    """Every number in the text, in words, figures or both (`ten (10)` is one)."""
    for found in NUMBER.finditer(text):
        number = _number(found)
        if number:
            yield number


def _ordinal(word: str) -> str:
    head, dash, last = word.rpartition("-")
    last = IRREGULAR.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + dash + last


COUNTS = {number_word(n): n for n in range(1, 100)}
ORDERS = {_ordinal(word): n for word, n in COUNTS.items()}
PARTS_OF = HALVES | {word + s: n for word, n in ORDERS.items() if n > 2 for s in ("", "s")}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _below_hundred(last: Mapping[str, int]) -> str:
    """Words of one to ninety-nine, the last of them as these are."""
    single = [word for word, n in last.items() if n < 10]
    plain = [word for word in last if "-" not in word]
    return rf"(?:{_any(TENS[2:])}[-\s]{_any(single)}|{_any(plain)})"


_WORD = _below_hundred(COUNTS)
_PART = rf"(?:{_any(ONES[1:13])}[-\s]{_any(word for word in PARTS_OF if '-' not in word)})"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"
_FIGURE = rf"(?:{_DIGITS})(?:\.\d+)?(?:\s*[½⅓⅔¼¾]|\s+\d+/\d+|/\d+)?|[½⅓⅔¼¾]"
_PERCENT = r"\s*%|\s+per\s?cent(?:um)?\b"
NUMBER = re.compile(
    rf"""(?<![\w.§/])(?:
        (?P<part>{_PART})
      | (?P<order>{_below_hundred(ORDERS)})
      | (?P<hundred>{_WORD}\s+hundred(?:\s+(?:and\s+)?(?P<over>{_WORD}))?|{_WORD})
        (?:\s+and\s+(?P<more>{_PART}))?
      | (?P<figure>{_FIGURE})(?P<nth>st|nd|rd|th)?
    )(?!\w|/\d|\.\d)(?P<percent>{_PERCENT})?
    (?P<again>\s*\(\s*(?:{_FIGURE})(?:st|nd|rd|th)?(?P<percent2>{_PERCENT})?\s*\))?
    (?P<percent3>{_PERCENT})?""",
    re.VERBOSE | re.IGNORECASE,
)


def _number(found: re.Match[str]) -> Number | None:
    group = found.groupdict()
    share = any(group[name] for name in ("percent", "percent2", "percent3"))
    value = _value(group)
    if value is None:
        return None
    kind = "share" if share or value.denominator > 1 else "count"
    if group["order"] or group["nth"]:
        kind = "order"
    return Number(found.start(), found.end(), value / 100 if share else value, kind)


def _value(group: dict[str, str | None]) -> Fraction | None:
    if group["part"]:
        return _part(group["part"])
    if group["order"]:
        return Fraction(ORDERS[_key(group["order"])])
    if group["hundred"]:
        return _words(group["hundred"]) + (_part(group["more"]) if group["more"] else 0)
    return _figure(group["figure"] or "")


def _words(text: str) -> Fraction:
    head, hundred, over = re.sub(r"\s+", " ", text.casefold()).partition(" hundred")
    if not hundred:
        return Fraction(COUNTS[_key(head)])
    over = over.strip().removeprefix("and ")
    return Fraction(COUNTS[_key(head)] * 100 + (COUNTS[_key(over)] if over else 0))


def _part(text: str) -> Fraction:
    count, _, part = re.sub(r"[-\s]+", " ", text.casefold()).partition(" ")
    return Fraction(COUNTS[count], PARTS_OF[_key(part)])


def _figure(text: str) -> Fraction | None:
    for sign, written in SIGNS.items():
        text = text.replace(sign, " " + written)
    pieces = text.replace(",", "").split()
    if any(piece.endswith("/0") for piece in pieces):
        return None
    return sum((Fraction(piece) for piece in pieces), Fraction(0))


def _key(word: str) -> str:
    return re.sub(r"\s+", "-", word.casefold().strip())
