"""The minute book: filed papers as their very bytes, the journal, and the check of the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entries import Paper
from app.presenters import corrections, journal, minute_book
from app.presenters.view import Choice, Detail, Table
from app.ui.desk import Desk
from app.ui.pages.page import Page, add_shortcut, walk_panes
from app.ui.pages.paper_pane import PaperPane
from app.ui.pages.sub_pages import SubPages
from app.ui.pages.verify_pane import VerifyPane
from app.ui.parts.button import IconButton
from app.ui.parts.detail import DetailView
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.heading import Act, Heading
from app.ui.parts.splitter import ListDetail
from app.ui.parts.stack import Stack
from app.ui.parts.table import TableView
from app.ui.theme import theme
from app.ui.theme.tokens import MARGIN_LEFT, MARGIN_TOP

SUBS = (Choice("papers", "Papers"), Choice("journal", "Journal"), Choice("verify", "Verify"))
ACTS = (
    Act("print-list", "Print this &list…", "print"),
    Act("verify", "Verify the &book…"),
    Act("file", "File &a paper…", "add", primary=True),
)
FILTER_WORDS = {"papers": "Filter papers", "journal": "Filter entries", "verify": ""}


class MinuteBookPage(Page):
    """Keys of rows: paper ids, entry numbers."""

    name = "Minute Book"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._texts = {"papers": "", "journal": ""}
        self._papers: dict[str, Paper] = {}
        self.heading = Heading("Minute book", acts=ACTS)
        self.sub_pages = SubPages(SUBS, self)
        self.filter = FilterBox("Filter papers")
        self.papers, self.entries = TableView(), TableView()
        self.paper, self.entry = PaperPane(desk), DetailView()
        self.check = VerifyPane(desk)
        self._stack = Stack()
        self._lay_out()
        self._connect()
        self.refresh()

    # What the window asks

    def refresh(self) -> None:
        """Read again and show; what was chosen stays chosen."""
        self._papers = {str(paper.id): paper for paper in self.desk.book.papers()}
        papers = tuple(self._papers.values())
        fact = minute_book.minute_book_fact(papers, self.desk.book.head()[0])
        self.heading.set_title("Minute book", fact)
        self._show_sub(self.sub_pages.value())

    def primary(self) -> None:
        """File a paper."""
        self.start("file")

    def start(self, target: str) -> None:
        """Begin an act, or open a sub-page."""
        act, _, rest = target.partition(":")
        acts: dict[str, Callable[[], object]] = {
            "papers": lambda: self.sub_pages.open("papers"),
            "journal": lambda: self.sub_pages.open("journal"),
            "verify": self._verify,
            "file": self._file,
            "correct": lambda: self._correct(rest),
            "why": lambda: self._why(rest),
            "entry": lambda: self.show_found("journal", rest),
            "print-list": self._print_list,
        }
        if act in acts:
            acts[act]()

    def first_stop(self) -> QWidget | None:
        """The list that stands open."""
        return self.check.button if self.sub_pages.value() == "verify" else self._shown()

    def focus_filter(self) -> None:
        """Go to the filter."""
        if not self.filter.isHidden():
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter.selectAll()

    def current_table(self) -> Table | None:
        """The papers or the entries."""
        tables = {"papers": (self.papers, "Papers filed"), "journal": (self.entries, "Journal")}
        if self.sub_pages.value() not in tables:
            return None
        shown, title = tables[self.sub_pages.value()]
        return replace(shown.table(), title=title)

    def show_found(self, sub: str, key: str) -> None:
        """Show this paper or entry."""
        if self.filter.text():
            self.filter.clear()
            self._texts[sub] = ""
        self.sub_pages.open(sub)
        self._show_sub(sub)
        table = self.papers if sub == "papers" else self.entries
        table.choose(key)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Layout

    def _lay_out(self) -> None:
        self.papers.setAccessibleName("Papers")
        self.entries.setAccessibleName("Journal")
        self.papers.set_action_labels({"file": "File a paper…"})
        for left, right in ((self.papers, self.paper), (self.entries, self.entry)):
            self._stack.addWidget(ListDetail(_with_room(left), right, 500))
        self._stack.addWidget(self.check)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self._copy = IconButton("copy", "Copy the table (Ctrl+Shift+C)")
        self._export = IconButton("arrow_export_ltr", "Export the table (Ctrl+E)")
        self.filter.setFixedWidth(theme().px(260))
        for widget in (self.filter, self._copy, self._export):
            tools.addWidget(widget)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_LEFT, MARGIN_TOP, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.sub_pages)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.heading.act.connect(self.start)
        self.sub_pages.opened.connect(self._show_sub)
        self.filter.filtered.connect(self._filter)
        self.papers.chosen.connect(self._show_paper)
        self.papers.opened.connect(lambda _key: self.paper.view.setFocus())
        self.papers.action.connect(self.start)
        self.entries.chosen.connect(self._show_entry)
        self.entries.opened.connect(lambda key: self.start(f"correct:{key}"))
        self.entry.action.connect(self.start)
        self.paper.asked.connect(self.start)
        self.entry.link.connect(self.start)
        self._copy.clicked.connect(lambda: self._shown().copy_table())
        self._export.clicked.connect(lambda: self.desk.export(self.current_table()))
        self.desk.changed.connect(self.read_again)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            add_shortcut(self, keys, lambda step=step: self._walk(step))
        add_shortcut(self, "Delete", self._delete)

    def _walk(self, step: int) -> None:
        stops: dict[str, list[QWidget | None]] = {
            "papers": [self.papers, self.paper.view],
            "journal": [self.entries, *self.entry.buttons.values()],
            "verify": [self.check.button],
        }
        bar = self.sub_pages.focus_widget()
        walk_panes([bar, *stops[self.sub_pages.value()]], step)

    def _shown(self) -> TableView:
        return self.entries if self.sub_pages.value() == "journal" else self.papers

    # Showing

    def _show_sub(self, value: str) -> None:
        filtered = value in self._texts
        for widget in (self.filter, self._copy, self._export):
            widget.setVisible(filtered)
        if filtered:
            self.filter.setPlaceholderText(f"{FILTER_WORDS[value]}  (Ctrl+F)")
            self.filter.setAccessibleName(FILTER_WORDS[value])
            if self.filter.text() != self._texts[value]:
                self.filter.setText(self._texts[value])
        self._stack.setCurrentIndex([sub.value for sub in SUBS].index(value))
        if value == "papers":
            table = minute_book.present_papers(self._papers.values(), self._texts[value])
            self.papers.set_table(table)
            self._first(self.papers)
            self._show_paper(self.papers.current_key())
        elif value == "journal":
            self.entries.set_table(journal.present_journal(self.desk.book, self._texts[value]))
            self._first(self.entries)
            self._show_entry(self.entries.current_key())

    def _first(self, table: TableView) -> None:
        if not table.current_key() and table.table().rows:
            table.choose(table.table().rows[0].key)

    def _filter(self, text: str) -> None:
        value = self.sub_pages.value()
        if value in self._texts:
            self._texts[value] = text
            self._show_sub(value)

    def _show_paper(self, key: str) -> None:
        self.paper.show_paper(self._papers.get(key))

    def _show_entry(self, key: str) -> None:
        def make() -> Detail | None:
            entry = self.desk.book.entry(int(key)) if key else None
            return journal.present_entry(entry) if entry else None

        self.entry.show_later(make, "Choose an entry to see what was recorded.")

    # Acts

    def _delete(self) -> None:
        """Nothing is deleted: on an entry, Delete begins its correction."""
        if self.sub_pages.value() == "journal":
            self._correct(self.entries.current_key())

    def _correct(self, key: str) -> None:
        from app.ui.forms import open_act

        if key.isdecimal():
            entry = self.desk.book.entry(int(key))
            made = corrections.correct_act(entry, self.desk.company, self.desk.who().by)
            open_act(self.desk, self, made)

    def _file(self) -> None:
        from app.ui.forms import open_act

        open_act(self.desk, self, minute_book.file_act(self.desk.company, self.desk.today))

    def _verify(self) -> None:
        self.sub_pages.open("verify")
        self.check.verify()

    def _why(self, rule: str) -> None:
        from app.ui.why import open_why

        open_why(self.desk, self, rule)

    def _print_list(self) -> None:
        from app.ui.printing import preview_table

        preview_table(self.desk, self, self.current_table())


def _with_room(table: TableView) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 12, 0)
    column.addWidget(table)
    return box
