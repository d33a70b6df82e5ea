"""The pages of a PDF as pictures and on the printer, from the very bytes that are filed."""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from app.domain.one_at_a_time import PDFIUM

from .work import Cancelled, Progress

if TYPE_CHECKING:
    import pypdfium2
    from PySide6.QtPrintSupport import QPrinter

POINTS = 72
_open: WeakSet[PaperPages] = WeakSet()
"""What is still open when the program ends: closed before pdfium puts itself away."""


class PaperPages:
    """A PDF open for drawing; raises ValueError where the bytes are none."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with PDFIUM:
            try:
                self._pdf: pypdfium2.PdfDocument = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as trouble:
                raise ValueError("These bytes are no PDF.") from trouble
            atexit.unregister(_close_all)
            atexit.register(_close_all)  # after pdfium's own, and so before it at the end
            _open.add(self)
            self._sizes = [self._pdf.get_page_size(n) for n in range(len(self._pdf))]

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        return self._sizes[page]

    def picture(self, page: int, scale: float) -> QImage:
        """A page, `scale` px for each point."""
        with PDFIUM:
            drawn = self._pdf[page].render(scale=scale, prefer_bgrx=True)  # pyright: ignore[reportArgumentType]
            width, height, stride = drawn.width, drawn.height, drawn.stride
            image = QImage(
                bytes(drawn.buffer), width, height, stride, QImage.Format.Format_RGB32
            ).copy()
            drawn.close()
        return image

    def close(self) -> None:
        """Give the memory back."""
        with PDFIUM:
            self._pdf.close()
        _open.discard(self)


def _close_all() -> None:
    for paper in tuple(_open):
        paper.close()


def print_pages(
    data: bytes,
    printer: QPrinter,
    shift: tuple[float, float] = (0.0, 0.0),
    pages: Sequence[int] = (),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Print at 100 % at the printer's resolution and answer how many pages went out.

    `shift` moves each page right and down, in inches, for printed blanks. `pages` count from 0;
    none means all.
    """
    paper = PaperPages(data)
    wanted = list(pages) or list(range(len(paper)))
    dots = printer.resolution()
    _set_page(printer, paper.size(wanted[0]))
    painter = QPainter(printer)
    try:
        for number, page in enumerate(wanted):
            if cancelled and cancelled():
                printer.abort()
                return number
            if number:
                _set_page(printer, paper.size(page))
                printer.newPage()
            at = QPointF(shift[0] * dots, shift[1] * dots)
            painter.drawImage(at, paper.picture(page, dots / POINTS))
            if progress:
                progress(number + 1)
    finally:
        painter.end()
        paper.close()
    return len(wanted)


def _set_page(printer: QPrinter, size: tuple[float, float]) -> None:
    width, height = size
    wide = width > height
    upright = QSizeF(min(size), max(size))
    unit, match = QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    page = QPageSize(upright, unit, "", match)
    layout = QPageLayout(page, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)  # from the paper's edge, not the printer's
    printer.setPageLayout(layout)
