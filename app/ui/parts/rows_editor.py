"""A small table typed into: one line of fields for each row, and a button for one more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.presenters.view import Choice, Field, Note

from .button import Button, IconButton
from .editors import Editor
from .label import make_label

Make = Callable[[Field], Editor]


class RowsEditor(Editor):
    """A draft holds a list of mappings, one for each line that is not empty."""

    whole = True

    def __init__(self, field: Field, make: Make) -> None:
        self._field, self._make = field, make
        self._lines: list[dict[str, Editor]] = []
        self._choices: tuple[Choice, ...] = ()
        self._today: date | None = None
        self._body = QWidget()
        super().__init__(self._body, 0)
        self._row.setStretch(0, 1)
        self._row.setStretch(1, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self.add = Button("Add a line", icon="add")
        self.add.setAccessibleName(f"{_plain(field.label)}: add a line")
        self.add.clicked.connect(self._add)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_value([])

    def value(self) -> object:
        """The lines that are not empty."""
        rows = [{name: cell.value() for name, cell in line.items()} for line in self._lines]
        return [row for row in rows if any(row.values())]

    def set_value(self, value: object) -> None:
        """Show these lines, and an empty one if there are none."""
        rows = value if isinstance(value, list | tuple) else ()
        self._show([row for row in rows if isinstance(row, Mapping)] or [{}])

    def commit(self) -> None:
        """Take what was typed in every cell as final."""
        for line in self._lines:
            for cell in line.values():
                cell.commit()

    def unread_note(self) -> Note | None:
        """The first note of a cell that cannot be read."""
        cells = (cell for line in self._lines for cell in line.values())
        return next((note for cell in cells if (note := cell.unread_note())), None)

    def set_today(self, today: date) -> None:
        """The day that T gives in the cells that are days."""
        self._today = today
        for line in self._lines:
            for cell in line.values():
                cell.set_today(today)

    def cells(self, line: int) -> Mapping[str, Editor]:
        """The fields of a line."""
        return self._lines[line]

    def stops(self) -> Sequence[QWidget]:
        """What takes the focus, in order."""
        removes = self._removes
        lines = (
            [*(c for cell in line.values() for c in cell.stops()), removes[number]]
            for number, line in enumerate(self._lines)
        )
        return [*(stop for line in lines for stop in line), self.add]

    # Lines

    def _show(self, rows: Sequence[Mapping[str, object]]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._lines, self._removes = [], list[IconButton]()
        for column, field in enumerate(self._field.columns):
            self._grid.addWidget(make_label(_plain(field.label), "head"), 0, column)
            self._grid.setColumnStretch(column, _share(field, column))
        for row in rows:
            self._append(row)

    def _append(self, row: Mapping[str, object]) -> None:
        number = len(self._lines) + 1
        line: dict[str, Editor] = {}
        for column, field in enumerate(self._field.columns):
            cell = self._make(replace(field, label=_plain(field.label)))
            cell.free_width()
            cell.target.setAccessibleName(f"{_plain(field.label)}, line {number}")
            if self._today:
                cell.set_today(self._today)
            cell.set_value(row.get(field.name))
            cell.edited.connect(self.edited)
            cell.left.connect(self.left)
            self._grid.addWidget(cell, number, column)
            line[field.name] = cell
        remove = IconButton("dismiss", f"Remove line {number}", 16)
        remove.clicked.connect(lambda: self._remove(line))
        self._grid.addWidget(remove, number, len(self._field.columns))
        self._lines.append(line)
        self._removes.append(remove)

    def _add(self) -> None:
        self._append({})
        self.restacked.emit()
        first = next(iter(self._lines[-1].values()))
        first.target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, gone: Mapping[str, Editor]) -> None:
        kept = [
            {name: cell.value() for name, cell in line.items()}
            for line in self._lines
            if line is not gone
        ]
        self._show(kept or [{}])
        self.restacked.emit()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.left.emit()


SHARES = {"number": 4, "time": 4, "date": 8}
MOST_OF_CHOICE = 10


def _share(field: Field, column: int) -> int:
    """Numbers need least; the first text, which names the line, needs most.

    A list needs as much as its longest choice.
    """
    if field.kind in SHARES:
        return SHARES[field.kind]
    if field.kind == "choice":
        longest = max((len(choice.label) for choice in field.choices), default=0)
        return max(5, min(MOST_OF_CHOICE, round((longest + 5) / 2.5)))
    return 8 if column == 0 and field.kind == "text" else 5


def _plain(label: str) -> str:
    return label.replace("&", "")
