"""The program as a window: one argument at most, a company file."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.ui.settings import COLOURS, Settings, usual_folder
from app.ui.theme import theme
from app.ui.window import MainWindow


def main(argv: list[str]) -> int:
    """Open the window, on the file named if there is one; answers the exit code."""
    app = make_application()
    settings = Settings(usual_folder())
    theme().apply(app, COLOURS[settings.colours()], settings.text_size())
    window = MainWindow(settings, present)
    _catch_bugs(window)
    window.show()
    if argv:
        window.open_file(Path(argv[0]))
    return app.exec()


def make_application() -> QApplication:
    """The application under its name, which is also that of its settings."""
    QCoreApplication.setApplicationName("Minutebook")
    QCoreApplication.setOrganizationName("")
    return QApplication(sys.argv[:1])


def present() -> datetime:
    """The present moment with its zone."""
    return datetime.now().astimezone()


def _catch_bugs(window: MainWindow) -> None:
    from app.ui.trouble import catch_bugs

    catch_bugs(window, lambda: window.doing, window.last_entry, window.show_trouble)
