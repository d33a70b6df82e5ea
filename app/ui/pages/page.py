"""What the window asks of every page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from app.presenters.tables import Table
from app.ui.desk import Desk
from app.ui.theme import set_role


class Page(QWidget):
    """One tab. It reads from the desk, shows, and reads again when the desk says so."""

    name = ""
    went = Signal(str)
    """Where a link of the page leads, as the window's `go` reads it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = False
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "page")

    def refresh(self) -> None:
        """Read again and show."""

    def read_again(self) -> None:
        """After a change of the file: at once while the page is seen, else when it is shown."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was away is read now."""
        if self._stale:
            self._stale = False
            self.refresh()
        super().showEvent(event)

    def primary(self) -> None:
        """Begin the page's primary act (Ctrl+N)."""

    def start(self, target: str) -> None:
        """Begin the act of that key, where the page offers it."""

    def first_stop(self) -> QWidget | None:
        """Where the focus goes when the page is opened; `None` for its first control."""
        return None

    def focus_filter(self) -> None:
        """Go to the filter (Ctrl+F)."""

    def current_table(self) -> Table | None:
        """The table that is copied, printed and exported; `None` if the page has none."""
        return None

    def ahead(self) -> tuple[Callable[[], object], ...]:
        """What the page may make while the window waits, each in a turn of its own."""
        return ()

    def show_found(self, sub: str, key: str) -> None:
        """Show the record of that key on this sub-page, as found in the whole book."""


def add_shortcut(page: QWidget, keys: str, act: object) -> QShortcut:
    """Keys that count while the focus is on the page."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut


def enter(page: Page) -> None:
    """Put the focus where work on the page begins, or on its first control."""
    if first := page.first_stop():
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return
    child = page.nextInFocusChain()
    while child is not None and child is not page:
        tabbed = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and child.isVisible() and child.isEnabled() and page.isAncestorOf(child):
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return
        child = child.nextInFocusChain()


def walk_panes(stops: list[QWidget | None], step: int) -> None:
    """Put the focus on the next pane that is in sight (F6, Shift+F6)."""
    seen = [stop for stop in stops if stop is not None and stop.isVisible()]
    if not seen:
        return
    here = next((i for i, stop in enumerate(seen) if _holds_focus(stop)), -1 if step > 0 else 0)
    seen[(here + step) % len(seen)].setFocus(Qt.FocusReason.TabFocusReason)


def _holds_focus(widget: QWidget) -> bool:
    focus: QObject | None = widget.window().focusWidget()
    while focus is not None:
        if focus is widget:
            return True
        focus = focus.parent()
    return False
