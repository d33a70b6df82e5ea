"""Make a version of the bylaws: every rule with its figures, checked as it is typed, then adopted.

What is made is kept in the company file as a draft whenever a field is left; nothing is in force
before it is adopted.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.bylaws.file.drafts import Draft, read_draft, write_draft
from app.domain.refusal import Refusal
from app.presenters import view
from app.presenters.view import Checked, Form, Note
from app.presenters.workshop import adopting, beginning, lists, rule_forms
from app.ui.desk import Desk
from app.ui.files import ask_for_file, ask_where_to_save, readable_name, write_file
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.button import Button
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.form import FormView
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.parts.preview import outermost
from app.ui.parts.table import TableView
from app.ui.theme import theme

FILES = "Bylaws files (*.toml)"
HEAD = ""
WAIT = 250


class Workshop(QDialog):
    """One version being made. `kept` gives the draft's key after each change."""

    kept = Signal(str)

    def __init__(self, desk: Desk, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.draft = desk, draft
        self._rule = HEAD
        self.setWindowTitle("Make a version of the bylaws")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.topics, self.filter = QComboBox(), FilterBox("Find a rule")
        self.rules, self.area = TableView(), QScrollArea()
        self.rules.setAccessibleName("Rules")
        self.form: FormView | None = None
        self.title, self.says = make_label("", "card"), make_label("", "fact")
        self.notes = NoteColumn()
        self.adopt = Button("&Adopt…", "primary")
        self.dialog: ActDialog | None = None
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._standing = lists.standing_of(draft)
        self._lay_out()
        self._connect()
        self._show_rules()
        self._open(HEAD)
        self._say()
        self.resize(outermost(parent).size())

    # Layout

    def _lay_out(self) -> None:
        for choice in lists.topic_choices():
            self.topics.addItem(choice.label, choice.value)
        self.topics.setAccessibleName("Topic")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._left())
        halves.addWidget(self.area)
        halves.setSizes([theme().px(540), theme().px(760)])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self.notes)
        column.addWidget(halves, 1)
        column.addLayout(self._foot())
        self.notes.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addStretch(1)
        self.particulars = Button("&Version…")
        self.particulars.clicked.connect(lambda: self._open(HEAD))
        row.addWidget(self.particulars)
        return row

    def _left(self) -> QWidget:
        left = QWidget()
        label = QLabel("&Topic")
        label.setBuddy(self.topics)
        tools = QHBoxLayout()
        tools.addWidget(label)
        tools.addWidget(self.topics, 3)
        tools.addWidget(self.filter, 2)
        self.topics.setMinimumWidth(theme().px(160))
        self.filter.setMinimumWidth(theme().px(150))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(tools)
        column.addWidget(self.rules, 1)
        return left

    def _foot(self) -> QHBoxLayout:
        take, give = Button("&Import a file…"), Button("&Export the file…")
        close = Button("&Close")
        take.clicked.connect(lambda: ask_for_file(self, "Import a bylaws file", FILES, self.take))
        give.clicked.connect(self._export)
        close.clicked.connect(self.accept)
        self.adopt.clicked.connect(self._adopt)
        row = QHBoxLayout()
        row.addWidget(self.says, 1)
        for button in (take, give, close, self.adopt):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.topics.activated.connect(lambda _index: self._show_rules())
        self.filter.filtered.connect(lambda _text: self._show_rules())
        self.rules.chosen.connect(self._open)

    # Showing

    def _show_rules(self) -> None:
        topic = self.topics.currentData() or lists.ALL
        with QSignalBlocker(self.rules):
            self.rules.set_table(
                lists.present_rules(self.draft, self._standing, topic, self.filter.text())
            )
            if self._rule:
                self.rules.choose(self._rule)

    def _open(self, rule: str) -> None:
        """Show the form of this rule, or the version's own particulars."""
        self._rule = rule
        self.form = FormView(self._form(rule), today=self._desk.today)
        self.form.setContentsMargins(12, 4, 8, 12)
        self.form.changed.connect(self._typed)
        self.area.setWidget(self.form)
        self._mark()

    def _form(self, rule: str) -> Form:
        return rule_forms.rule_form(self.draft, rule) if rule else lists.head_form(self.draft)

    def _mark(self) -> None:
        """The notes of the form that is shown."""
        if self.form is None:
            return
        found = (*self._standing.wrong, *self._standing.open)
        notes = rule_forms.rule_notes(self._rule, found) if self._rule else lists.head_notes(found)
        self.form.show_checked(Checked(notes))

    def _say(self) -> None:
        name, short = self.draft.head.get("name"), self.draft.head.get("short")
        self.title.setText(str(name or short or "A new version"))
        self.says.setText(self._standing.says())

    # Typing

    def _typed(self, typed: object) -> None:
        """Take what was typed into the draft; it is looked at once typing rests."""
        values = typed if isinstance(typed, dict) else {}
        if self._rule:
            self.draft = rule_forms.with_form(self.draft, self._rule, values)
        else:
            self.draft = lists.with_head(self.draft, values)
        self._timer.start()

    def _look(self) -> None:
        """Check the whole draft again, keep it, and show how it stands."""
        self._standing = lists.standing_of(self.draft)
        self._keep()
        self._show_rules()
        self._mark()
        self._say()

    def _keep(self) -> None:
        if self._desk.read_only:
            return
        from app.acts.law.versions import keep_version

        key = keep_version(self._desk.book, write_draft(self.draft), self._desk.who())
        self.kept.emit(key)

    # Files

    def take(self, path: Path) -> None:
        """Take a whole file in the place of the draft, or say every mistake in it."""
        try:
            self.draft = read_draft(path.read_text(encoding="utf-8-sig"))
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        except (OSError, UnicodeDecodeError):
            self._refuse(f"{path.name} could not be read as a text file. Nothing was taken over.")
            return
        self._refuse("")
        self._look()
        self._open(HEAD)

    def _export(self) -> None:
        name = readable_name(str(self.draft.head.get("key") or "bylaws"), ".toml")
        ask_where_to_save(self, "Export the bylaws file", name, self.give)

    def give(self, path: Path) -> None:
        """Write the draft as a file that a lawyer can read."""
        try:
            write_file(path, write_draft(self.draft).encode("utf-8"))
        except Refusal as refusal:
            self._refuse(refusal.sentence)

    def _refuse(self, sentence: str) -> None:
        notes = [Note("warning", line) for line in sentence.splitlines()]
        self.notes.set_notes(notes)
        self.notes.setVisible(bool(notes))
        self.notes.setMinimumHeight(self.notes.heightForWidth(self.width()) if notes else 0)

    # Adopting

    def _adopt(self) -> None:
        from app.acts.law.versions import votes_outstanding

        self._look()
        desk, text = self._desk, write_draft(self.draft)
        votes = votes_outstanding(desk.book, desk.today)
        try:
            act = adopting.adopt_act(text, desk.shelf, votes, desk.today)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        from app.ui.forms import open_act

        self._refuse("")
        self.dialog = open_act(desk, self, act)
        self.dialog.recorded.connect(self._adopted)

    def _adopted(self) -> None:
        from app.acts.law.versions import drop_version

        drop_version(self._desk.book, str(self.draft.head.get("key")))
        self.accept()


def open_workshop(desk: Desk, parent: QWidget) -> ActDialog:
    """Ask where the version begins, then open it."""
    from app.acts.law.versions import kept_versions

    kept = kept_versions(desk.book)
    form = beginning.begin_form(desk.shelf, desk.company, kept, desk.today)

    def begin(typed: view.Draft, _reason: str) -> Draft:
        source = str(typed.get("source"))
        if source.startswith(beginning.KEPT):
            return _raw(kept[source.removeprefix(beginning.KEPT)])
        return beginning.begun(typed, desk.shelf, desk.today)

    dialog = ActDialog(
        form, lambda typed: beginning.check_beginning(typed, desk.today), begin, parent.window()
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.recorded.connect(lambda draft: Workshop(desk, draft, parent).open())
    dialog.open()
    return dialog


def _raw(text: str) -> Draft:
    """A draft kept earlier, with whatever is still wrong in it."""
    data = tomllib.loads(text)
    rules = data.pop("rules", {})
    return Draft(data, rules)
