"""The window over twenty years of company life: for each step how long its events stood still.

    python tests/bench/life_work.py FILE

JSON on the output: step -> seconds by the wall's clock and by the processor's. A tick comes every
5 ms through the event loop; the longest wait between two of them, less the 5 ms, is the stall.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

TICK = 0.005
REST, LONGEST = 0.3, 60.0
NOW = datetime(2016, 1, 15, 11, tzinfo=ZoneInfo("America/Los_Angeles"))
SOUGHT = "castellanos"
BARE_ROWS = 7000
Stall = tuple[float, float]


class Watch:
    """Measures how long the event loop stands still, by the wall and by this thread's work."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._timer = QTimer(interval=int(TICK * 1000))
        self._timer.timeout.connect(self._tick)
        self._seen, self._worked = time.perf_counter(), time.thread_time()
        self._worst: Stall = (0.0, 0.0)

    def during(self, act: Callable[[], object], going_on: Callable[[], bool]) -> Stall:
        """The longest stall from the act on until nothing goes on and a rest went by."""
        self._tick()
        self._worst = (0.0, 0.0)
        trouble: list[BaseException] = []

        def begin() -> None:
            try:
                act()
            except BaseException as raised:
                trouble.append(raised)

        QTimer.singleShot(0, begin)
        self._timer.start()
        begun = last = time.perf_counter()
        while time.perf_counter() < min(last + REST, begun + LONGEST):
            before = time.perf_counter()
            self._app.processEvents()
            if going_on() or time.perf_counter() > before + TICK:
                last = time.perf_counter()
            time.sleep(0.0005)
        self._timer.stop()
        if trouble:
            raise trouble[0]
        return self._worst

    def _tick(self) -> None:
        seen, worked = time.perf_counter(), time.thread_time()
        stall = (max(0.0, seen - self._seen - TICK), worked - self._worked)
        self._seen, self._worked = seen, worked
        self._worst = (max(self._worst[0], stall[0]), max(self._worst[1], stall[1]))


class BareTable(QAbstractTableModel):
    """Rows of plain texts: what any table of this size costs."""

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt’s name
        """As many rows as there are entries."""
        return BARE_ROWS

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt’s name
        """As many columns as the journal has."""
        return 5

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """A text."""
        return f"Row {index.row()}" if role == 0 else None


def bare() -> object:
    """A table of Qt's own with as many rows, made and shown."""
    view, model = QTableView(), BareTable()
    view.setModel(model)
    view.resize(1366, 768)
    view.show()
    return view, model


def steps(file: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every step by its name; each is done in the window as it stands after those before it."""
    from app.ui import desktop
    from app.ui.settings import Settings
    from app.ui.tabs import TABS
    from app.ui.theme import theme
    from app.ui.window import MainWindow

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme().apply(app, dark=False)
    window = MainWindow(Settings(file.parent), lambda: NOW + timedelta(seconds=time.monotonic()))
    window.show()
    kept: list[object] = [window]
    yield "bare table", lambda: kept.append(bare())
    yield "pages read ahead", lambda: desktop.settle(window)
    yield "open", lambda: window.open_file(file)
    for number, tab in enumerate(TABS):
        yield f"tab {tab.words}", lambda n=number: window.open_page(n)
        yield from _pages_of(window, number, tab.words)
    for number, tab in enumerate(TABS):
        yield f"again {tab.words}", lambda n=number: window.open_page(n)
    yield from _searched(window)
    yield from _recorded(window)
    yield from _papers(window)


def _pages_of(
    window: object, number: int, words: str
) -> Iterator[tuple[str, Callable[[], object]]]:
    page = window.pages[number]  # type: ignore[attr-defined]
    sub_pages = getattr(page, "sub_pages", None)
    if sub_pages is None:
        return
    for value in list(sub_pages._values):
        yield f"{words}: {value}", lambda v=value: sub_pages.open(v)
        yield from _rows_of(page, words, value)
    sub_pages.open(sub_pages._values[0])


def _rows_of(page: object, words: str, value: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """The last row of a list, and typing into its filter."""
    view = getattr(page, "current_view", lambda: None)()
    if view is not None and (rows := view.table().rows):
        yield f"{words}: {value}, last row", lambda: view.choose(rows[-1].key)
    tools = getattr(page, "tools", None)
    if tools is not None and tools.filter.isVisible():
        yield f"{words}: {value}, filter", lambda: tools.filter.setText("an")
        tools.filter.setText("")


def _searched(window: object) -> Iterator[tuple[str, Callable[[], object]]]:
    box = window.tabs.search  # type: ignore[attr-defined]
    for place, letter in enumerate(SOUGHT, 1):
        yield f"search “{SOUGHT[:place]}”", lambda key=letter: QTest.keyClicks(box, key)
    yield "search over", box.clear


def _recorded(window: object) -> Iterator[tuple[str, Callable[[], object]]]:
    """An act on each page: recorded, and the page shown anew."""
    from app.ui.tabs import TABS

    desk = window.desk  # type: ignore[attr-defined]
    on = desk.today.isoformat()
    moved = {"holder": 7, "kind": "book", "street": "1 New Street", "city": "Reno", "from_on": on}
    for number, tab in enumerate(TABS):
        window.open_page(number)  # type: ignore[attr-defined]
        QTest.qWait(300)
        yield f"act recorded, {tab.words}", lambda: desk.perform("holder-address", moved)
    asked = {"on": on, "by": "the president", "about": "the year"}
    yield "act of an officer recorded", lambda: desk.perform("ask-account", asked)
    called = {"board": "bench", "kind": "special", "starts_at": "2016-02-11 10:00"}
    yield "board called", lambda: desk.perform("board-call", {**called, "reason": "a trial"})


def _papers(window: object) -> Iterator[tuple[str, Callable[[], object]]]:
    window.open_page(6)  # type: ignore[attr-defined]
    page = window.page()  # type: ignore[attr-defined]
    page.sub_pages.open("findings")
    QTest.qWait(300)
    yield "compliance report", page._print_list
    _close_dialogs()
    yield "year sheet", lambda: window.do("year")  # type: ignore[attr-defined]
    _close_dialogs()
    window.open_page(0)  # type: ignore[attr-defined]
    QTest.qWait(300)
    yield "list of what is due", lambda: window.page().start("print-list")  # type: ignore[attr-defined]
    _close_dialogs()


def _close_dialogs() -> None:
    while dialog := QApplication.activeModalWidget():
        dialog.close()
        QApplication.processEvents()


def main(file: str) -> None:
    """Every step once; its stalls."""
    app = QApplication([])
    watch, told = Watch(app), dict[str, Stall]()

    def going_on() -> bool:
        from app.ui.parts.work import _running

        return bool(_running)

    for name, act in steps(Path(file)):
        told[name] = watch.during(act, going_on)
    print(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
