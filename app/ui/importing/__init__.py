"""The window's import: choose, settle the columns, look at what would be recorded, record.

Here belongs the dialog and its work beside the window; what a file says is read by the acts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk
    from app.ui.importing.dialog import ImportDialog


def open_import(desk: Desk, parent: QWidget) -> ImportDialog:
    """Begin an import; nothing is recorded before *Record import*."""
    from app.ui.importing.dialog import ImportDialog

    dialog = ImportDialog(desk, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
