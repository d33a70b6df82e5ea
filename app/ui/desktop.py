"""The program as a window: one argument at most, a company file.

What is read and in which order counts here, for the time until the window can be used: the parts
without Qt come first, since Shiboken searches the source of every module that is read after it,
and Python's collector rests until the first picture stands, since nothing made before is garbage.
"""

from __future__ import annotations

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

BEFORE_QT = ("app.store.book", "app.bylaws.law", "app.presenters.today")


def main(argv: list[str]) -> int:
    """Open the window, on the file named if there is one; answers the exit code."""
    app, window = begin(argv)
    window.after_paint(settle)
    return app.exec()


def begin(argv: list[str], folder: Path | None = None) -> tuple[QApplication, MainWindow]:
    """The application and its window with the file open; settings lie in `folder`."""
    gc.disable()
    for name in BEFORE_QT:
        import_module(name)
    from app.ui.settings import COLOURS, Settings, usual_folder
    from app.ui.theme import theme
    from app.ui.window import MainWindow

    app = make_application()
    settings = Settings(folder or usual_folder())
    theme().apply(app, COLOURS[settings.colours()], settings.text_size())
    window = MainWindow(settings, present)
    _catch_bugs(window)
    if argv:
        window.open_file(Path(argv[0]))
    window.show()
    return app, window


def settle() -> None:
    """After the first picture: what was made until now stays, and the collector works again."""
    gc.freeze()
    gc.enable()


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
