"""Asking for a file, and writing one whole or not at all. No dialog here blocks the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

BOOKS = "Company files (*.minutebook)"
Then = Callable[[Path], None]


def ask_for_file(parent: QWidget, title: str, filters: str, then: Then) -> QFileDialog:
    """Ask for a file that exists; `then` gets its path."""
    dialog = _dialog(parent, title, filters, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, then: Then) -> QFileDialog:
    """Ask for a folder that exists; `then` gets its path."""
    dialog = _dialog(parent, title, "", then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def ask_where_to_save(parent: QWidget, title: str, name: str, then: Then) -> QFileDialog:
    """Ask where to write a file, `name` being offered; `then` gets its path."""
    suffix = Path(name).suffix
    dialog = _dialog(parent, title, f"*{suffix}", then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.open()
    return dialog


def write_file(path: Path, data: bytes) -> None:
    """Write the file whole, readable by its owner alone; Refusal if it cannot be written."""
    from app.acts.exchange.on_disk import write_whole

    write_whole(path, data)


def readable_name(title: str, suffix: str) -> str:
    """A file name from a title: letters, digits, spaces and a few signs, 80 at most."""
    kept = "".join(c if c.isalnum() or c in " -_.,()" else " " for c in title)
    return f"{' '.join(kept.split())[:80].rstrip('. ') or 'paper'}{suffix}"


def _dialog(parent: QWidget, title: str, filters: str, then: Then) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    if filters:
        dialog.setNameFilter(filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog
