"""Every table and paper on paper: preview of the very bytes, print at 100 %, save, export."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.cells import neutral
from app.domain.refusal import Refusal
from app.presenters.view import Note, Table
from app.ui.files import ask_where_to_save, readable_name, write_file

if TYPE_CHECKING:
    from datetime import date

    from app.documents.blocks import Document
    from app.domain.entries import PaperDraft
    from app.store.reads import Reads
    from app.ui.desk import Desk
    from app.ui.parts.preview import Preview

Said = Callable[[str], None]
SHORT = 40
"""Rows of a paper that is made at once; a longer one is made beside the window."""
AT_FULL_SIZE = "Print at 100 %, without fitting to the page."


def table_sheet(company: str, today: date, table: Table) -> Document:
    """The table as a printed page: company, day, columns, totals."""
    from app.documents.table_sheet import compose_table_sheet

    return compose_table_sheet(
        table.title or "Table",
        company,
        [(column.title, column.align) for column in table.columns],
        [row.cells for row in table.rows],
        totals=table.totals,
        printed_on=today,
        empty=table.empty,
    )


def preview_table(desk: Desk, parent: QWidget, table: Table | None) -> Preview | None:
    """Show the table as it would be printed; a long one once it is made beside the window."""
    return table and _of_table(desk, parent, table, lambda paper: preview_made(desk, parent, paper))


def print_table(desk: Desk, parent: QWidget, table: Table) -> None:
    """Ask for the printer and print the table; a long one once it is made."""
    _of_table(desk, parent, table, lambda paper: print_paper(parent, paper.title, paper.data))


def preview_document(desk: Desk, parent: QWidget, kind: str, document: Document) -> Preview | None:
    """Typeset a paper of that kind and show it; a long one once it is made. It can be filed."""

    def show(paper: PaperDraft) -> Preview:
        return preview_made(desk, parent, paper)

    rows = sum(len(getattr(block, "rows", ())) for block in document.blocks)
    if rows <= SHORT:
        return show(_typeset(kind, document))
    desk.run(f"Making {document.title}", lambda _moved, _off: _typeset(kind, document), show)
    return None


def preview_asked(
    desk: Desk, parent: QWidget, kind: str, title: str, ask: Callable[[Reads], Document]
) -> None:
    """Show a paper for which much is read: it is asked for and typeset beside the window."""
    from app.ui.beside import asking

    task = asking(desk.book, lambda reads, _moved, _off: _typeset(kind, ask(reads)))

    def show(paper: object) -> None:
        preview_made(desk, parent, cast("PaperDraft", paper))

    desk.run(f"Making the {title}", lambda _moved, off: task(lambda _: None, off), show)


def _of_table(
    desk: Desk, parent: QWidget, table: Table, then: Callable[[PaperDraft], Preview]
) -> Preview | None:
    """The paper of a table, shown at once where the table is short."""
    company, today = desk.company.name, desk.today

    def make() -> PaperDraft:
        return _typeset("table", table_sheet(company, today, table))

    if len(table.rows) <= SHORT:
        return then(make())
    title = f"Making {table.title or 'the list'}"
    when_made(parent, table, lambda: desk.run(title, lambda _moved, _off: make(), then))
    return None


def when_made(parent: QWidget, table: Table, then: Callable[[], object]) -> None:
    """Go on once every row stands; rows that are made later are made now, some at a time."""
    from PySide6.QtCore import QTimer

    from app.presenters.tables import LaterRows

    rows = table.rows
    places = iter(range(0, len(rows), rows.AT_ONCE)) if isinstance(rows, LaterRows) else iter(())

    def go_on() -> None:
        if (place := next(places, None)) is None:
            then()
            return
        rows[place]
        QTimer.singleShot(0, parent, go_on)

    go_on()


def _typeset(kind: str, document: Document) -> PaperDraft:
    from app.documents.typeset import typeset
    from app.domain.entries import PaperDraft

    made = typeset(document)
    return PaperDraft(kind, document.title, made.data, made.pages)


def preview_made(
    desk: Desk, parent: QWidget, paper: PaperDraft, notes: Sequence[Note] = ()
) -> Preview:
    """Show the very bytes of a paper that can be filed as they are shown."""

    def file() -> str:
        from app.acts.papers import file_made

        desk.took_effect(file_made(desk.book, paper, desk.today, desk.who()))
        return f"Filed in the minute book: {paper.title}."

    return preview_paper(parent, paper.title, paper.data, notes, file)


def preview_paper(
    parent: QWidget,
    title: str,
    data: bytes,
    notes: Sequence[Note] = (),
    file: Callable[[], str] | None = None,
) -> Preview:
    """Show the very bytes of a paper; `notes` are what it must say.

    `file` files them and says so; without it the paper is not one for the minute book.
    """
    from app.ui.parts.preview import Preview

    said, settings = _status_of(parent), _window_of(parent, "settings")
    dialog = Preview(
        title,
        data,
        parent.window(),
        notes=notes,
        hints=[Note("advice", AT_FULL_SIZE)],
        file_name=readable_name(title, ".pdf"),
        shift=settings.shift() if settings else (0.0, 0.0),
    )
    if file:
        dialog.offer_filing()
        dialog.filing.connect(lambda: _file(dialog, file, said))
    if settings:
        dialog.shifted.connect(settings.set_shift)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.saved.connect(lambda path: said(f"Saved as {Path(path).name}."))
    dialog.refused.connect(said)
    dialog.open()
    return dialog


def _file(dialog: Preview, file: Callable[[], str], said: Said) -> None:
    try:
        said(file())
    except Refusal as refusal:
        dialog.refused.emit(refusal.sentence)
        return
    dialog.mark_filed()


def preview_test_page(parent: QWidget, company: str) -> Preview:
    """The page that shows how far the printer shifts."""
    from app.documents.test_page import compose_test_page
    from app.documents.typeset import typeset_test_page

    made = typeset_test_page(compose_test_page(company))
    return preview_paper(parent, "Printer test page", made.data)


def print_paper(parent: QWidget, title: str, data: bytes) -> Preview:
    """Show the bytes and ask for the printer; pages go out at 100 %."""
    preview = preview_paper(parent, title, data)
    preview.print()
    return preview


def save_paper(parent: QWidget, title: str, data: bytes, suffix: str = ".pdf") -> None:
    """Ask where, and write these bytes into a file."""
    _ask_and_write(parent, f"Save {title}", readable_name(title, suffix), data, None)


def export_table(parent: QWidget, table: Table, said: Said) -> None:
    """Ask where, and write the table as CSV."""
    name = readable_name(table.title or "Table", ".csv")

    def write() -> None:
        _ask_and_write(parent, "Export the table", name, table_csv(table), said)

    when_made(parent, table, write)


def table_csv(table: Table) -> bytes:
    """The table as CSV for a spreadsheet: UTF-8 with its mark, formulas made harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    for row in table.rows:
        writer.writerow([neutral(cell) for cell in row.cells])
    if table.totals:
        writer.writerow([neutral(cell) for cell in table.totals])
    return text.getvalue().encode("utf-8-sig")


def _ask_and_write(parent: QWidget, title: str, name: str, data: bytes, said: Said | None) -> None:
    def write(path: Path) -> None:
        try:
            write_file(path, data)
            sentence = f"Saved as {path.name}."
        except Refusal as refusal:
            sentence = refusal.sentence
        (said or _status_of(parent))(sentence)

    ask_where_to_save(parent, title, name, write)


def _status_of(widget: QWidget) -> Said:
    """The status bar of the window behind this widget."""
    status = _window_of(widget, "status")
    return status.show_fact if status else lambda _sentence: None


def _window_of(widget: QWidget, part: str) -> Any:
    """That part of the window behind this widget; `None` in a dialog without one."""
    from app.ui.parts.preview import outermost

    return getattr(outermost(widget), part, None)
