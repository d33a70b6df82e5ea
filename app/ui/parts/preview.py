"""The preview: the very bytes that will be filed or printed, beside what they must say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.presenters.view import Note
from app.ui.theme import set_role, theme

from .button import Button, IconButton
from .detail import make_facts
from .label import make_label
from .note import NoteView
from .paper_pages import print_pages
from .paper_view import PAGE_WIDTH, WHOLE_PAGE, PaperView
from .progress import ProgressStrip

ZOOMS = (
    ("Page width", PAGE_WIDTH),
    ("Whole page", WHOLE_PAGE),
    ("100 %", 1.0),
    ("150 %", 1.5),
    ("200 %", 2.0),
)
PANEL = 380
OFFSETS = ("To the &right", "&Upward")


def outermost(widget: QWidget) -> QWidget:
    """The window behind this widget, behind all dialogs."""
    while (above := widget.window().parentWidget()) is not None:
        widget = above
    return widget.window()


class Preview(QDialog):
    """Opens over the whole window with `open()`. `saved` gives the path, `printed` the pages.

    After `offer_filing` a button asks by `filing` that the paper be filed; then `mark_filed`.
    """

    saved = Signal(str)
    printed = Signal(object)
    filing = Signal()
    refused = Signal(str)
    link = Signal(str)
    shifted = Signal(float, float)

    def __init__(
        self,
        title: str,
        data: bytes,
        parent: QWidget | None = None,
        *,
        notes: Sequence[Note] = (),
        facts: tuple[tuple[str, str], ...] = (),
        hints: Sequence[Note] = (),
        file_name: str = "paper.pdf",
        shift: tuple[float, float] = (0.0, 0.0),  # points, to the right and upward
    ) -> None:
        super().__init__(parent)
        self._data, self._file_name, self._shift = data, file_name, shift
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        set_role(self, "desk")
        self.paper = PaperView()
        self.progress = ProgressStrip()
        self._where = make_label(role="fact")
        self.file = Button("&File in the minute book")
        self.file.hide()
        self.file.clicked.connect(self.filing)
        self._told = bool(notes or facts or hints)
        self._panel = self._make_panel(notes, facts, hints)
        self._lay_out(title)
        self.paper.turned.connect(self._say_where)
        self.paper.show_paper(data)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print)

    # Layout

    def _lay_out(self, title: str) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(16, 8, 16, 16)
        middle.setSpacing(16)
        middle.addWidget(self.paper, 1)
        middle.addWidget(self._panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._make_head(title))
        whole.addWidget(self.progress)
        whole.addLayout(middle, 1)
        self._panel.setVisible(self._told)

    def _make_head(self, title: str) -> QHBoxLayout:
        before = IconButton("chevron_left", "Page before (PgUp)")
        after = IconButton("chevron_right", "Page after (PgDn)")
        before.clicked.connect(lambda: self.paper.go_to(self.paper.page() - 1))
        after.clicked.connect(lambda: self.paper.go_to(self.paper.page() + 1))
        self._turns = (before, after)
        zoom = QComboBox()
        zoom.setAccessibleName("Size of the page")
        for words, factor in ZOOMS:
            zoom.addItem(words, factor)
        zoom.activated.connect(lambda: self.paper.set_zoom(zoom.currentData()))
        save = Button("&Save as PDF…", icon="document_pdf")
        save.clicked.connect(self.save)
        out = Button("&Print…", "primary", "print")
        out.clicked.connect(self.print)
        close = Button("&Close")
        close.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.setContentsMargins(20, 9, 16, 9)
        head.setSpacing(8)
        head.addWidget(make_label(title, "card"))
        head.addWidget(self._where)
        for part in (before, after):
            head.addWidget(part)
        head.addStretch(1)
        for part in (zoom, self.file, save, out, close):
            head.addWidget(part)
        return head

    def _make_panel(
        self, notes: Sequence[Note], facts: tuple[tuple[str, str], ...], hints: Sequence[Note]
    ) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for heading, some, lines in (
            ("What it must say", notes, ()),
            ("Printing", hints, facts),
        ):
            if some or lines:
                column.addWidget(self._make_card(heading, some, lines))
        column.addWidget(self._make_offsets())
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(theme().px(PANEL))
        area.setWidget(body)
        return area

    def _make_card(
        self, heading: str, notes: Sequence[Note], facts: tuple[tuple[str, str], ...]
    ) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(make_label(heading, "card"))
        for note in notes:
            view = NoteView(note)
            view.link.connect(self.link)
            column.addWidget(view)
        if facts:
            column.addLayout(make_facts(facts))
        return card

    def _make_offsets(self) -> QFrame:
        """Where this printer puts the page: two offsets in points, kept for every paper."""
        card = QFrame()
        set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.addWidget(make_label("Offsets of this printer", "card"), 0, 0, 1, 2)
        self.offsets = (QDoubleSpinBox(), QDoubleSpinBox())
        for row, (words, box) in enumerate(zip(OFFSETS, self.offsets, strict=True), 1):
            label = QLabel(words)
            label.setBuddy(box)
            box.setRange(-72, 72)
            box.setSingleStep(0.5)
            box.setDecimals(1)
            box.setSuffix(" pt")
            box.setValue(self._shift[row - 1])
            box.valueChanged.connect(self._move)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        return card

    def _move(self) -> None:
        right, up = (box.value() for box in self.offsets)
        self._shift = (right, up)
        self.shifted.emit(right, up)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the window it covers."""
        parent = self.parentWidget()
        if parent:
            self.resize(outermost(parent).size())
        super().showEvent(event)
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    # Answering

    def where(self) -> str:
        """`page 1 of 2`."""
        return self._where.text()

    def _say_where(self, page: int) -> None:
        count = self.paper.page_count()
        self._where.setText(f"page {page + 1} of {count}" if count else "")
        for button in self._turns:
            button.setVisible(count > 1)

    def offer_filing(self) -> None:
        """Show the button that files the paper."""
        self.file.show()

    def mark_filed(self) -> None:
        """The paper lies in the minute book; it is filed once."""
        self.file.setText("Filed")
        self.file.setEnabled(False)

    def save(self) -> None:
        """Ask for a path and save the bytes there."""
        dialog = QFileDialog(self, "Save as PDF", self._file_name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Save the bytes under this path."""
        try:
            Path(path).write_bytes(self._data)
        except OSError as trouble:
            self.refused.emit(f"{path} was not saved: {trouble.strerror}. Choose another folder.")
            return
        self.saved.emit(path)

    def print(self) -> None:
        """Open the system's print dialog; pages go out at 100 %, never fitted."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: object) -> None:
        """Print on this QPrinter, in the background."""
        from PySide6.QtPrintSupport import QPrinter

        if isinstance(printer, QPrinter):
            first, last = printer.fromPage(), printer.toPage()
            pages = range(first - 1, last) if first else range(self.paper.page_count())
            right, up = self._shift
            data, shift = self._data, (right / 72, -up / 72)
            self.progress.run(
                "Printing",
                lambda progress, off: print_pages(data, printer, shift, pages, progress, off),
                self.printed.emit,
            )
