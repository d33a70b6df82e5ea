"""The index tabs, and which page stands behind each: pages are made when first shown."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.value import value
from app.ui.desk import Desk
from app.ui.pages.page import Page
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.tab_bar import TabBar
from app.ui.theme import set_role, theme

FIND_WIDTH, FIND_LEAST = 300, 140


@value
class Tab:
    """A tab's words and the page behind it, as `module:class`."""

    words: str
    page: str

    def make(self, desk: Desk) -> Page:
        """The page over this desk; its module is read now and not before."""
        module, name = self.page.split(":")
        made: Page = getattr(import_module(module), name)(desk)
        return made


TABS = (
    Tab("Today", "app.ui.pages.today:TodayPage"),
    Tab("Shareholders", "app.ui.pages.shareholders:ShareholdersPage"),
    Tab("Directors", "app.ui.pages.directors:DirectorsPage"),
    Tab("Officers", "app.ui.pages.officers:OfficersPage"),
    Tab("Meetings", "app.ui.pages.meetings:MeetingsPage"),
    Tab("Minute Book", "app.ui.pages.minute_book:MinuteBookPage"),
    Tab("Bylaws", "app.ui.pages.bylaws:BylawsPage"),
)


class Binder(TabBar):
    """The tabs on the ground of the desk, which Qt would else draw as a page between them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground first."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("desk"))
        painter.drawRect(self.rect())
        painter.end()
        super().paintEvent(event)


class IndexTabs(QWidget):
    """The tabs with *Find in the whole book* at their right."""

    opened = Signal(int)
    found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = Binder("Pages", 2)
        set_role(self.bar, "index")
        for number, tab in enumerate(TABS, 1):
            self.bar.addTab(tab.words)
            self.bar.setTabToolTip(number - 1, f"Ctrl+{number}")
        self.bar.currentChanged.connect(self.opened)
        self.search = FilterBox("Find in the whole book", "Ctrl+Shift+F")
        self.search.setMinimumWidth(FIND_LEAST)
        self.search.setMaximumWidth(theme().px(FIND_WIDTH))
        self.search.filtered.connect(self.found)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.search, 1000)  # all of its width before the empty rest takes any
