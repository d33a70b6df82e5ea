"""Rows as text and HTML for the clipboard, safe to paste into a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.domain.cells import neutral

Rows = Iterable[Sequence[str]]


def as_text(headers: Sequence[str], rows: Rows) -> str:
    """Lines of cells parted by tabs; breaks and tabs within a cell become spaces."""
    lines = ["\t".join(_flat(neutral(c)) for c in row) for row in (headers, *rows)]
    return "\n".join(lines) + "\n"


def as_html(headers: Sequence[str], rows: Rows) -> str:
    """The same as an HTML table, every cell escaped."""
    head = "".join(f"<th>{escape(neutral(c))}</th>" for c in headers)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(neutral(c))}</td>" for c in row) + "</tr>" for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def copy_rows(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put the rows on the clipboard, as text and as HTML."""
    data = QMimeData()
    data.setText(as_text(headers, rows))
    data.setHtml(as_html(headers, rows))
    QGuiApplication.clipboard().setMimeData(data)


def _flat(cell: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", cell)
