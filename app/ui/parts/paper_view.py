"""A paper as it is filed: one page at a time, page up and down, zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme import set_role, theme

from .label import make_label
from .paper_pages import POINTS, PaperPages

SCREEN = 96 / POINTS
"""px for each point at 100 %."""
PAGE_WIDTH, WHOLE_PAGE = 0.0, -1.0
RING = 2


class PaperView(QWidget):
    """Shows bytes; `turned` gives the page now shown, counted from 0."""

    turned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PaperPages | None = None
        self._page, self._zoom = 0, PAGE_WIDTH
        self._drawn: tuple[int, float] | None = None
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = make_label(role="fact", wrap=True)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.viewport().installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        set_role(self._sheet, "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, RING, RING, RING)
        column.addWidget(self._said)
        column.addWidget(self._area, 1)
        self._said.hide()

    def show_paper(self, data: bytes, media_type: str = "application/pdf") -> None:
        """Show these bytes; a paper that is no PDF is said in words."""
        if self._pages:
            self._pages.close()
        self._pages, self._page, self._drawn = None, 0, None
        if media_type == "application/pdf":
            try:
                self._pages = PaperPages(data)
            except ValueError:
                media_type = "damaged"
        self._area.setVisible(self._pages is not None)
        self._said.setVisible(self._pages is None)
        self._said.setText(_words_for(data, media_type) if self._pages is None else "")
        self._draw()

    def page_count(self) -> int:
        """How many pages the paper has."""
        return len(self._pages) if self._pages else 0

    def page(self) -> int:
        """The page shown, counted from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        """Show another page, the nearest that there is."""
        page = max(0, min(page, self.page_count() - 1))
        if self._pages and page != self._page:
            self._page = page
            self._area.verticalScrollBar().setValue(0)
            self._draw()

    def set_zoom(self, zoom: float) -> None:
        """`PAGE_WIDTH`, `WHOLE_PAGE`, or 1.0 for 100 %."""
        self._zoom = zoom
        self._draw()

    def scale(self) -> float:
        """px for each point at the present zoom and size."""
        if not self._pages:
            return SCREEN
        width, height = self._pages.size(self._page)
        room = self._area.viewport().size()
        fits = (room.width() - 16) / width
        if self._zoom == WHOLE_PAGE:
            fits = min(fits, (room.height() - 16) / height)
        return max(0.1, fits if self._zoom <= 0 else self._zoom * SCREEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp and PgDn turn pages, Home and End go to the first and last, arrows scroll."""
        ways = {
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.page_count() - 1,
        }
        steps = {Qt.Key.Key_Up: -40, Qt.Key.Key_Down: 40}
        key = Qt.Key(event.key())
        if key in ways:
            self.go_to(ways[key])
        elif key in steps:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page follows the size of the place it is shown in, once that stands."""
        if event.type() == QEvent.Type.Resize and self._zoom <= 0:
            self._soon.start()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """The page is drawn once the window stands around it."""
        super().showEvent(event)
        self._soon.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring of the focus round the paper."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(theme().focus_pen())
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()

    def _draw(self) -> None:
        """Show the page where it is seen, drawn once for each size; what is not seen waits."""
        if self._pages and self.isVisible():
            self._draw_page(self._pages)
        else:
            self._drawn = None
            self._sheet.clear()
        if self._pages:
            self.setAccessibleName(f"Page {self._page + 1} of {self.page_count()}")
        self.turned.emit(self._page)

    def _draw_page(self, pages: PaperPages) -> None:
        ratio = self.devicePixelRatioF()
        wanted = (self._page, self.scale() * ratio)
        if wanted != self._drawn:
            self._drawn = wanted
            picture = QPixmap.fromImage(pages.picture(*wanted))
            picture.setDevicePixelRatio(ratio)
            self._sheet.setPixmap(picture)


def _words_for(data: bytes, media_type: str) -> str:
    if media_type.startswith("text/"):
        return data.decode("utf-8", "replace")
    if media_type == "damaged":
        return "These bytes cannot be shown as a page. They can be saved as a file."
    return f"A file of the kind {media_type} cannot be shown here. It can be saved."
