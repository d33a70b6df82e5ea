"""A bug met by the user: one dialog that says what was done and what is recorded, then go on.

The report holds places in the program only, no message and no value: nothing of the company
gets into it.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import VERSION
from app.domain.refusal import Refusal
from app.domain.words import whole
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.parts.narrow_dialog import NarrowDialog


class BugDialog(NarrowDialog):
    """What was being done, what is recorded, *Save report…* and *Go on*."""

    def __init__(self, doing: str, last_entry: int, report: str, parent: QWidget | None) -> None:
        super().__init__("A fault in the program", parent)
        self.report = report
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.save, self.go_on = Button("&Save report…"), Button("&Go on", "primary")
        self.save.clicked.connect(self._save)
        self.go_on.clicked.connect(self.accept)
        self._lay_out(sentence(doing), kept(last_entry))
        self.go_on.setFocus()

    def _lay_out(self, *sentences: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(make_label("Minutebook met a fault of its own.", "card", wrap=True))
        for text in (*sentences, "The report names places in the program and nothing of yours."):
            column.addWidget(make_label(text, wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.go_on)
        column.addLayout(foot)

    def _save(self) -> None:
        from app.ui.files import ask_where_to_save, write_file

        def write(path: Path) -> None:
            write_file(path, self.report.encode())

        ask_where_to_save(self, "Save report", "minutebook-report.txt", write)


def sentence(doing: str) -> str:
    """What was being done."""
    return f"It happened during: {doing}." if doing else "It happened while nothing was asked."


def kept(last_entry: int) -> str:
    """Up to where everything is recorded."""
    if not last_entry:
        return "Nothing was recorded."
    return f"Everything up to entry {whole(last_entry)} is recorded, and nothing after it."


def write_report(kind: type[BaseException], trace: TracebackType | None, doing: str) -> str:
    """Versions, the kind of fault, and the places in the program, innermost last."""
    root = Path(__file__).resolve().parents[2]
    lines = [
        f"Minutebook {VERSION}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.machine()}",
        f"During: {doing or 'nothing asked'}",
        kind.__name__,
    ]
    for frame in extract_tb(trace):
        place = Path(frame.filename)
        name = place.relative_to(root) if place.is_relative_to(root) else place.name
        lines.append(f"  {name}:{frame.lineno} {frame.name}")
    return "\n".join(lines) + "\n"


def catch_bugs(
    window: QWidget,
    doing: Callable[[], str],
    last_entry: Callable[[], int],
    refused: Callable[[str], None],
) -> Callable[..., None]:
    """Show one dialog for a fault that nobody caught; answers the hook that it set.

    A refusal that reached nobody is no fault: `refused` gets its sentence.
    """

    def show(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, trace)
            return
        if isinstance(value, Refusal):
            refused(value.sentence)
            return
        standing = [d for d in window.findChildren(BugDialog) if d.isVisible()]
        if standing:
            return
        what = doing()
        dialog = BugDialog(what, last_entry(), write_report(kind, trace, what), window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    sys.excepthook = show
    return show
