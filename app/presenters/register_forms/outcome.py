"""What will be recorded: certificates before and after, and a sum that must agree."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.words import whole
from app.presenters.view import Column, Row, Table

COLUMNS = (
    Column("What will be recorded"),
    Column("Before", "right", 12),
    Column("After", "right", 12),
)


def outcome_row(what: str, before: int | None, after: int | str | None) -> Row:
    """One line; a number is shown with its commas, words as they are."""
    return Row(what, (what, _said(before), _said(after)))


def certificate_line(number: str | None, name: str, *, balance: bool = False) -> str:
    """`Certificate 115, Eleanor M. Whitcombe, balance`."""
    tail = ", balance" if balance else ""
    return f"Certificate {number or 'to be numbered'}, {name}{tail}"


def outcome(rows: Sequence[Row], total: Row | None) -> Table:
    """The lines with their sum; a sum that does not agree is a breach of the form."""
    empty = "Nothing yet. What will be recorded stands here once the form is filled."
    return Table(COLUMNS, (*rows, total) if rows and total else tuple(rows), empty=empty)


def sum_row(what: str, before: int, after: int, *, must_agree: bool) -> Row:
    """The sum of both columns."""
    agrees = not must_agree or before == after
    return Row(
        what,
        (what, whole(before), whole(after)),
        tone="strong",
        severity="" if agrees else "error",
        hint="" if agrees else "The two sums must agree.",
    )


def _said(figure: int | str | None) -> str:
    return whole(figure) if isinstance(figure, int) else figure or ""
