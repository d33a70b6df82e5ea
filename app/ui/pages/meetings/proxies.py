"""The proxy desk: type a holder, Enter logs the proxy; the list of all, and one in full."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.presenters.meeting_day.proxy_desk import present_proxies, present_proxy, proxies_fact
from app.presenters.meeting_day.roll import RollIndex, RoomNow, present_roll
from app.presenters.view import Table
from app.ui.pages.meetings.check_in import FilePlaces, FindLine
from app.ui.parts.button import Button
from app.ui.parts.detail import DetailView
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.label import ShortLabel
from app.ui.parts.splitter import ListDetail
from app.ui.parts.stack import Stack
from app.ui.parts.table import TableView
from app.ui.theme import theme

WORDS = "Log a proxy: type the holder’s name or certificate no., then Enter"
LINE_WIDTH, DETAIL_WIDTH = 520, 380


class ProxyDesk(QWidget):
    """`asked` gives an act's target: `receive-proxy:42` for the holder 42; `why` a rule's id."""

    asked = Signal(str)
    why = Signal(str)

    def __init__(self, by_number: FilePlaces) -> None:
        super().__init__()
        self._by_number = by_number
        self._now: RoomNow | None = None
        self._index: RollIndex | None = None
        self.line, self.filter = FindLine(WORDS), FilterBox("Filter proxies", "")
        self.fact = ShortLabel("small")
        self.hits, self.table = TableView(), TableView()
        self.detail = DetailView()
        self.log = Button("&Log a proxy…", icon="add")
        self._stack = Stack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.hits.setAccessibleName("Holders that match")
        self.table.setAccessibleName("Proxies")
        self.table.set_action_labels({"log-proxy": "Log a proxy…"})
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.line)
        tools.addWidget(self.log)
        tools.addWidget(self.fact, 1)
        tools.addWidget(self.filter)
        self.line.setFixedWidth(theme().px(LINE_WIDTH))
        self.filter.setFixedWidth(theme().px(200))
        left = QWidget()
        room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 12, 0)
        room.addWidget(self.table)
        self._stack.addWidget(ListDetail(left, self.detail, DETAIL_WIDTH))
        self._stack.addWidget(self.hits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._look())
        self.line.entered.connect(lambda _agent: self._take())
        self.line.moved.connect(self._move)
        self.hits.opened.connect(self._log)
        self.log.clicked.connect(lambda: self.asked.emit("receive-proxy"))
        self.filter.filtered.connect(lambda _text: self._list())
        self.table.chosen.connect(lambda _key: self._show_one())
        self.table.action.connect(lambda _key: self.asked.emit("receive-proxy"))
        self.detail.action.connect(self.asked)
        self.detail.link.connect(self._follow)

    def show_room(self, now: RoomNow, index: RollIndex, *, writable: bool) -> None:
        """Show the proxies of this meeting; the one chosen stays chosen."""
        self._now, self._index = now, index
        self.fact.setText(proxies_fact(now))
        self.filter.setVisible(bool(now.standings))
        self.line.setVisible(writable)
        self.log.setVisible(writable)
        self._list()
        self._look()

    def start_anew(self) -> None:
        """Ready for the next form."""
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> None:
        """Choose this proxy."""
        self.table.choose(key)
        self._show_one()

    def shown(self) -> Table:
        """The list of proxies."""
        return self.table.table()

    def _list(self) -> None:
        if self._now is None:
            return
        self.table.set_table(present_proxies(self._now, self.filter.text().strip()))
        if not self.table.current_key() and self.table.table().rows:
            with QSignalBlocker(self.table):
                self.table.choose(self.table.table().rows[-1].key)
        self._show_one()

    def _show_one(self) -> None:
        key = self.table.current_key()
        if self._now and key:
            self.detail.show_detail(present_proxy(self._now, int(key)))
        else:
            self.detail.show_detail(None, "Choose a proxy to see how it stands.")
        self.detail.setVisible(bool(key))

    def _look(self) -> None:
        """While something is typed, the holders that match stand in the place of the list."""
        text = self.line.text().strip()
        self._stack.setCurrentIndex(1 if text else 0)
        if not text or self._now is None or self._index is None:
            return
        found = [h for h in self._by_number(text) if h in self._now.sheet.voters]
        self.hits.set_table(present_roll(self._now, self._index, text, found=found))
        if self.hits.table().rows:
            self.hits.choose(self.hits.table().rows[0].key)

    def _take(self) -> None:
        if self.line.text().strip() and (key := self.hits.current_key()):
            self._log(key)

    def _log(self, key: str) -> None:
        if key.isdecimal():
            self.asked.emit(f"receive-proxy:{key}")

    def _move(self, step: int) -> None:
        grid = self.hits.grid
        at = grid.currentIndex().row() + step
        if 0 <= at < grid.model().rowCount():
            grid.setCurrentIndex(grid.model().index(at, 0))

    def _follow(self, target: str) -> None:
        kind, _, rest = target.partition(":")
        if kind == "why":
            self.why.emit(rest)
        else:
            self.asked.emit(target)
