"""Cells that go to a spreadsheet and come back: none of them is ever run as a formula."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
_FORMULA = re.compile(r"'*(?:['\"\s\ufeff\u200b]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def neutral(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet might take for a formula.

    That is an equals, plus, minus or at sign, also full-width, also after blanks, quotes or a
    byte order mark, and a leading tab or line break. A plain number, also a negative one, is no
    formula and stays as it is (OWASP, CSV injection).
    """
    return f"'{cell}" if _needs_mark(cell) else cell


def as_meant(cell: str) -> str:
    """The cell as it was before `neutral`, exactly."""
    return cell[1:] if cell.startswith("'") and _needs_mark(cell[1:]) else cell


def _needs_mark(cell: str) -> bool:
    return _FORMULA.match(cell) is not None and not _NUMBER.fullmatch(cell)
