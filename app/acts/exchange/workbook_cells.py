"""What stands in one cell of a workbook, as exact text; what is no plain value is doubtful.

A number that is whole is written without its decimals, a day as `2004-05-25`. Nothing is rounded
and no formula is worked out (ECMA-376 part 1, 18.3 and 18.8.30).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

BUILT_IN_DAYS = frozenset((14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)))
BUILT_IN_HOURS = frozenset((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47))
DAY, HOUR, PLAIN = "day", "hour", ""
FIRST_SOUND, LAST_DAY = 61, 2_958_465
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|am/pm|a/p|general', re.IGNORECASE)
_SIGN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WIDTH = 15


class Doubtful(Exception):  # noqa: N818 - what is meant is the cell
    """The cell holds no plain value; the sentence says what it holds."""


@dataclass(frozen=True, slots=True)
class Styles:
    """How numbers are shown, by the style of the cell: as days, as hours, with leading zeros."""

    shown: Sequence[str]
    since_1904: bool = False

    def of(self, style: str) -> str:
        """`day`, `hour`, zeros like `00000`, or empty for a plain number."""
        place = int(style) if style.isdecimal() else 0
        return self.shown[place] if place < len(self.shown) else PLAIN


@dataclass(slots=True)
class RawCell:
    """A cell as it stands in the file: its type, style and text, and whether it is a formula."""

    place: int
    kind: str = "n"
    style: str = ""
    text: str = ""
    formula: bool = False


def shown_as(number_format: int, codes: Mapping[int, str]) -> str:
    """How a number format shows a number."""
    if number_format in BUILT_IN_DAYS:
        return DAY
    if number_format in BUILT_IN_HOURS:
        return HOUR
    code = codes.get(number_format, "")
    letters = _SAID.sub("", code.partition(";")[0]).casefold()
    if "y" in letters or "d" in letters or ("m" in letters and "h" not in letters):
        return DAY
    if "h" in letters or "s" in letters:
        return HOUR
    return code if code and not code.strip("0") and len(code) <= _WIDTH else PLAIN


def value_of(cell: RawCell, shared: Sequence[str], styles: Styles) -> str:
    """The cell as exact text; Doubtful where it is a formula, an error or an unsound day."""
    if cell.formula:
        raise Doubtful(
            "The cell holds a formula, which is not worked out here. "
            "Copy the column and paste it as values."
        )
    if cell.kind == "e":
        raise Doubtful(f"The cell shows {cell.text[:20]} in place of a value.")
    if cell.kind == "s":
        return plain_text(shared[int(cell.text)]) if cell.text else ""
    if cell.kind == "b":
        return "TRUE" if cell.text == "1" else "FALSE"
    if cell.kind == "d":
        return cell.text.removesuffix("T00:00:00")
    if cell.kind == "n":
        return _number(cell.text.strip(), styles.of(cell.style), styles.since_1904)
    return plain_text(cell.text)


def plain_text(text: str) -> str:
    """The text with signs that the format writes as `_x000D_` put back."""
    return _SIGN.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def _number(text: str, shown: str, since_1904: bool) -> str:
    if shown == PLAIN and text.isascii() and text.isdigit():
        return text
    try:
        number = Decimal(text) if text and len(text) <= 40 else Decimal("NaN")
    except InvalidOperation:
        return text
    if not number.is_finite() or number.adjusted() > 20 or number.adjusted() < -20:
        return text
    if shown == DAY:
        return _day(number, since_1904)
    if shown == HOUR and 0 <= number < 1:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    whole = number == number.to_integral_value()
    return f"{int(number)}".rjust(len(shown), "0") if whole else text


def _day(number: Decimal, since_1904: bool) -> str:
    days = int(number)
    if number != days:
        raise Doubtful("The cell holds a day and an hour. Write the day alone.")
    if since_1904 and 0 <= days <= LAST_DAY:
        return (date(1904, 1, 1) + timedelta(days)).isoformat()
    if not FIRST_SOUND <= days <= LAST_DAY:
        raise Doubtful(
            "The cell holds a day before March 1, 1900, which spreadsheets count wrongly. "
            "Write it as text, like 1899-12-31."
        )
    return (date(1899, 12, 30) + timedelta(days)).isoformat()
