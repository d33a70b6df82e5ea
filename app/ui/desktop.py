"""The program as a window: one argument at most, a company file.

What is read and in which order counts here, for the time until the window can be used. Python's
collector rests until the first picture stands, since nothing made before is garbage.
"""

from __future__ import annotations

import builtins
import gc
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.window import MainWindow


def main(argv: list[str]) -> int:
    """Open the window, on the file named if there is one; answers the exit code."""
    app, window = begin(argv)
    window.after_paint(lambda: settle(window))
    return app.exec()


def begin(argv: list[str], folder: Path | None = None) -> tuple[QApplication, MainWindow]:
    """The application and its window with the file open; settings lie in `folder`."""
    gc.disable()
    _import_plainly()
    from app.ui.settings import COLOURS, Settings, usual_folder
    from app.ui.theme import theme
    from app.ui.window import MainWindow

    app = make_application()
    settings = Settings(folder or usual_folder())
    theme().begin(app, COLOURS[settings.colours()], settings.text_size())
    window = MainWindow(settings, present)
    _catch_bugs(window)
    if argv:
        window.open_file(Path(argv[0]))
    theme().apply_sheet(app)
    window.show()
    return app, window


def _import_plainly() -> None:
    """Take PySide's hand off the imports: it searches the source of each module that is read.

    What it looks for are the switches of its `__feature__`s, which nothing here uses.
    """
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def settle(window: MainWindow) -> None:
    """After the first picture: the collector works again, and the other pages are read ahead.

    Where a file is open that waits until the file was found whole.
    """
    gc.freeze()
    gc.enable()
    if window.desk is None:
        from app.ui.ahead import read_ahead

        read_ahead(window)


def make_application() -> QApplication:
    """The application under its name, which is also that of its settings, in Qt's own style."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setApplicationName("Minutebook")
    QCoreApplication.setOrganizationName("")
    return QApplication([*sys.argv[:1], "-style", "Fusion"])


def present() -> datetime:
    """The present moment with its zone."""
    return datetime.now().astimezone()


def _catch_bugs(window: MainWindow) -> None:
    """The dialog of a fault is read when there is one."""

    def answer(
        kind: type[BaseException], value: BaseException, trace: TracebackType | None
    ) -> None:
        from app.ui.trouble import catch_bugs

        hook = catch_bugs(window, lambda: window.doing, window.last_entry, window.show_trouble)
        hook(kind, value, trace)

    sys.excepthook = answer
