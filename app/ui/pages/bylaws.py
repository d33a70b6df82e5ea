"""The bylaws: the sections and rules of a version, one rule beside the other versions, two days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.acts.law.standing import standing_findings
from app.bylaws.law import Bylaws
from app.bylaws.text.parts import BylawsText
from app.domain.words import day_short
from app.presenters import bylaws, bylaws_text, comparing, kept_findings, rule_answers, unclear
from app.presenters.journal import present_entry
from app.presenters.view import Choice, Detail, Table
from app.ui.desk import Desk
from app.ui.forms import open_act
from app.ui.pages.lists import Lists
from app.ui.pages.matters import AMENDMENTS, Matters
from app.ui.pages.page import Page, add_shortcut, walk_panes
from app.ui.pages.sub_pages import SubPages
from app.ui.pages.two_days import TwoDays
from app.ui.parts.button import IconButton
from app.ui.parts.date_field import DateField
from app.ui.parts.detail import DetailView
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.heading import Act, Heading
from app.ui.parts.splitter import ListDetail
from app.ui.parts.stack import Stack
from app.ui.parts.table import TableView
from app.ui.theme import theme
from app.ui.theme.tokens import MARGIN_LEFT, MARGIN_TOP, NOTE_WIDTH

SUBS = (
    Choice("rules", "Rules"),
    Choice("contents", "Sections"),
    Choice("compare", "Compare"),
    Choice("unclear", "Unclear words"),
    Choice("findings", "Findings"),
    Choice("amendments", "Amendments"),
    Choice("days", "Two days"),
)
LISTS = ("rules", "contents", "compare", "unclear", "findings", "amendments")
ACTS = (
    Act("print-list", "Print this &list…", "print"),
    Act("text", "Import the te&xt…"),
    Act("version", "&Make a version…"),
    Act("days", "Try &two days", primary=True),
)
HINT = "Choose a rule to see what it says and asks, here and in the other versions."


class BylawsPage(Page):
    """Keys of rows: rule ids, sections, marks of unclear words, numbers of entries."""

    name = "Bylaws"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text = ""
        self.heading = Heading("Bylaws", acts=ACTS)
        self.sub_pages = SubPages(SUBS, self)
        self.version, self.beside = QComboBox(), QCheckBox("&Differences")
        self.day = DateField()
        self.day.setAccessibleName("Answers on")
        self.day.set_value(desk.today)
        self.filter = FilterBox("Find")
        self._lists = Stack()
        self.tables = Lists(self._lists, self._make_table)
        self.detail = DetailView()
        self.days = TwoDays(desk)
        self.matters = Matters(desk, self, {"amendments": AMENDMENTS})
        self._stack = Stack()
        self._lay_out()
        self._connect()
        self.refresh()

    # What the window asks

    def refresh(self) -> None:
        """Read again and show."""
        self._texts: dict[str, BylawsText | None] = {}
        self.matters.read_again()
        shelf = self.desk.shelf
        self.heading.set_title("Bylaws", bylaws.bylaws_fact(shelf, self.desk.today))
        kept = self.version.currentData()
        law = shelf.on(self.desk.today)
        self.version.clear()
        for choice in bylaws.version_choices(shelf):
            self.version.addItem(choice.label, choice.value)
        wanted = kept or (law.key if law else "")
        self.version.setCurrentIndex(max(0, self.version.findData(wanted)))
        self.days.refresh()
        self._show()

    def primary(self) -> None:
        """Go to the two days."""
        self.start("days")

    def start(self, target: str) -> None:
        """Begin an act of the page."""
        act, _, rest = target.partition(":")
        acts: dict[str, Callable[[], object]] = {
            "days": self._go_to_days,
            "print-list": self._print_list,
            "text": self._import_text,
            "version": self._make_version,
            "decide": lambda: self._decide(rest),
            **{name: partial(start, rest) for name, start in self.matters.starts().items()},
            "unclear": lambda: self._open_list("unclear", rest),
            "rule": lambda: self._open_list("rules", rest),
        }
        if act in acts:
            acts[act]()

    def first_stop(self) -> QWidget | None:
        """The list, or the filter where it is empty; the first of the two days."""
        if self.sub_pages.value() not in LISTS:
            return None
        return self._shown() if self._shown().focusProxy() else self.filter

    def focus_filter(self) -> None:
        """Go to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def current_table(self) -> Table | None:
        """The list of the sub-page that stands open."""
        if self.sub_pages.value() not in LISTS:
            return None
        labels = {choice.value: choice.label for choice in SUBS}
        title = f"Bylaws: {labels[self.sub_pages.value()].lower()}"
        return replace(self._shown().table(), title=title)

    def show_found(self, sub: str, key: str) -> None:
        """Show this rule of that version, this section of its text, or this row of a list."""
        if sub in LISTS:
            self._open_list(sub, key)
            return
        of, _, version = sub.rpartition("/")
        self.version.setCurrentIndex(max(0, self.version.findData(version)))
        self._open_list(of or "rules", key)

    def law(self) -> Bylaws | None:
        """The version that is shown."""
        key = self.version.currentData()
        return self.desk.shelf.version(key) if key else None

    # Layout

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addLayout(self._tools())
        column.addWidget(self._lists, 1)
        days = QWidget()
        tried = QVBoxLayout(days)
        tried.setContentsMargins(0, 8, 0, 0)
        tried.addWidget(self.days)
        tried.addStretch(1)
        self.days.setMaximumWidth(theme().px(NOTE_WIDTH))
        self._stack.addWidget(ListDetail(left, self.detail, 440))
        self._stack.addWidget(days)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN_LEFT, MARGIN_TOP, 16, 8)
        page.setSpacing(8)
        page.addWidget(self.heading)
        page.addWidget(self.sub_pages)
        page.addWidget(self._stack, 1)

    def _tools(self) -> QHBoxLayout:
        label = QLabel("Sho&w")
        label.setBuddy(self.version)
        self.version.setAccessibleName("Version of the bylaws")
        self.version.setMinimumWidth(theme().px(212))
        self.filter.setMinimumWidth(theme().px(120))
        self.filter.setMaximumWidth(theme().px(180))
        self._copy = IconButton("copy", "Copy the table (Ctrl+Shift+C)")
        self._export = IconButton("arrow_export_ltr", "Export the table (Ctrl+E)")
        tools = QHBoxLayout()
        tools.setSpacing(8)
        on = QLabel("&Answers on")
        on.setBuddy(self.day)
        self.day.setFixedWidth(theme().px(164))
        for widget in (label, self.version, on, self.day, self.beside):
            tools.addWidget(widget)
        tools.addStretch(1)
        for widget in (self.filter, self._copy, self._export):
            tools.addWidget(widget)
        return tools

    def _connect(self) -> None:
        self.heading.act.connect(self.start)
        self.sub_pages.opened.connect(lambda _value: self._show())
        self.version.activated.connect(lambda _index: self._show())
        self.beside.toggled.connect(lambda _on: self._show())
        self.day.changed.connect(lambda _on: self._show())
        self.filter.filtered.connect(self._filter)
        self._copy.clicked.connect(lambda: self._shown().copy_table())
        self._export.clicked.connect(lambda: self.desk.export(self.current_table()))
        self.detail.action.connect(self.start)
        self.days.link.connect(self._why)
        self.desk.changed.connect(self.read_again)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            add_shortcut(self, keys, lambda step=step: self._walk(step))

    def _make_table(self, value: str) -> TableView:
        made = TableView()
        made.setAccessibleName(next(c.label for c in SUBS if c.value == value))
        made.chosen.connect(self._show_detail)
        made.set_action_labels(self.matters.labels())
        made.action.connect(self.start)
        opens: dict[str, Callable[[str], object]] = {
            "findings": self._open_finding,
            "contents": self._open_section,
        }
        if then := opens.get(value):
            made.opened.connect(then)
        return made

    def _walk(self, step: int) -> None:
        value = self.sub_pages.value()
        panes = [self._shown()] if value in LISTS else [self.days.first]
        walk_panes([self.sub_pages.focus_widget(), *panes], step)

    def _shown(self) -> TableView:
        return self.tables[self.sub_pages.value()]

    def _go_to_days(self) -> None:
        self.sub_pages.open("days")
        self.days.take_focus()

    # Showing

    def _show(self) -> None:
        law, value = self.law(), self.sub_pages.value()
        self._stack.setCurrentIndex(int(value == "days"))
        if law is None or value == "days":
            return
        self._lists.setCurrentWidget(self._shown())
        self.beside.setVisible(value == "rules" and len(self.desk.shelf.versions) > 1)
        shown = self._shown()
        shown.set_table(self._table(law, value))
        if not shown.current_key() and (rows := shown.table().rows):
            shown.choose(rows[0].key)  # which shows its detail
        else:
            self._show_detail(shown.current_key())

    def _table(self, law: Bylaws, value: str) -> Table:
        desk, text = self.desk, self._text
        made: dict[str, Callable[[], Table]] = {
            "rules": lambda: bylaws.present_rules(law, text, self._other(law)),
            "contents": lambda: self._sections(law),
            "compare": lambda: comparing.present_compare(*self._pair(law), text),
            "unclear": lambda: unclear.present_unclear(law, desk.company, text),
            "findings": lambda: kept_findings.present_kept_findings(
                desk.book.against(), desk.shelf, text, standing_findings(desk.book, desk.today)
            ),
            "amendments": lambda: self.matters.table("amendments", text),
        }
        return made[value]()

    def _sections(self, law: Bylaws) -> Table:
        if printed := self._printed(law):
            return bylaws_text.present_sections(law, printed, self._text)
        return bylaws.present_contents(law, self._text)

    def _other(self, law: Bylaws) -> Bylaws | None:
        """The version to mark differences against, if they are asked for."""
        others = [other for other in self.desk.shelf.versions if other.key != law.key]
        return others[-1] if others and self.beside.isChecked() else None

    def _pair(self, law: Bylaws) -> tuple[Bylaws, Bylaws]:
        """The version shown and the one before it, or after the first; the earlier one first."""
        versions = self.desk.shelf.versions
        at = max(1, versions.index(law))
        return versions[at - 1], versions[min(at, len(versions) - 1)]

    def _filter(self, text: str) -> None:
        self._text = text
        self._show()

    def _show_detail(self, key: str) -> None:
        hint = HINT if self.sub_pages.value() in ("rules", "compare") else ""
        if key:
            self.detail.show_later(partial(self._detail, key), hint)
        else:
            self.detail.show_detail(None, hint)

    def _detail(self, key: str) -> Detail | None:
        desk, law, value = self.desk, self.law(), self.sub_pages.value()
        if law is None:
            return None
        text = self._printed(law)
        cards: dict[str, Callable[[], Detail | None]] = {
            "amendments": lambda: self.matters.detail("amendments", key),
            "unclear": lambda: unclear.present_unclear_detail(key, desk.shelf, desk.company),
            "compare": lambda: comparing.present_difference(*self._pair(law), key),
            "contents": lambda: bylaws_text.present_section(law, text, key),
        }
        if value in cards:
            return cards[value]()
        if value == "findings" and key.isdecimal():
            return replace(present_entry(desk.book.entry(int(key))), acts=())
        if not law.has(key):
            return None
        answers = (f"On {day_short(self._day())}", self._answer(law, key))
        shown = bylaws.present_rule(law, key, desk.shelf, answers, statute=desk.statute)
        passages = bylaws_text.rule_passages(law.rule(key), text) if text else ()
        now = standing_findings(desk.book, desk.today) if value == "findings" else ()
        return replace(kept_findings.with_standing(shown, key, now), passages=passages)

    def _printed(self, law: Bylaws) -> BylawsText | None:
        """The version's printed text, read once while nothing changes."""
        from app.acts.law.text import filed_text

        if law.key not in self._texts:
            self._texts[law.key] = filed_text(self.desk.book, law.key)
        return self._texts[law.key]

    def _make_version(self) -> None:
        from app.ui.workshop import open_workshop

        self.dialog = open_workshop(self.desk, self)

    def _import_text(self) -> None:
        from app.ui.text_import import TextImportDialog

        if law := self.law():
            self.text_import = TextImportDialog(self.desk, law, self.window())
            self.text_import.open()

    def _day(self) -> date:
        """The day for which the rules answer."""
        return self.day.value() or self.desk.today

    def _answer(self, law: Bylaws, rule: str) -> str:
        from app.acts.law.versions import votes_outstanding

        desk, on = self.desk, self._day()
        facts = rule_answers.day_facts(desk.company, on, votes_outstanding(desk.book, on))
        return rule_answers.answer_on(law, rule, facts, desk.shelf)

    def _open_list(self, sub: str, key: str) -> None:
        self.filter.clear()
        self._text = ""
        self.sub_pages.open(sub)
        self._show()
        self.tables[sub].choose(key)

    def _open_finding(self, key: str) -> None:
        """The entry that the finding is kept with, or the rule behind what stands now."""
        self.went.emit(f"found:5:journal:{key}" if key.isdecimal() else f"found:6:rules:{key}")

    def _decide(self, mark: str) -> None:
        act = unclear.decide_act(mark, self.desk.today, self.desk.by)
        self.dialog = open_act(self.desk, self, act)

    def _open_section(self, section: str) -> None:
        """From a section to its rules."""
        law = self.law()
        if law and self._printed(law):
            return
        self.filter.setText(section)
        self._text = section
        self.sub_pages.open("rules")

    def _why(self, target: str) -> None:
        from app.ui.why import open_why

        open_why(self.desk, self, target.removeprefix("why:"))

    def _print_list(self) -> None:
        from app.acts.law.papers import compliance_paper, unclear_paper
        from app.ui.printing import preview_asked, preview_document, preview_table

        law, value, desk = self.law(), self.sub_pages.value(), self.desk
        if value == "findings":
            today, kind = desk.today, "compliance-report"
            title = "compliance report"
            preview_asked(desk, self, kind, title, lambda reads: compliance_paper(reads, today))
        elif value == "unclear" and law:
            paper = unclear_paper(desk.book, law.key, desk.today)
            self.preview = preview_document(desk, self, "unclear-register", paper)
        else:
            self.preview = preview_table(desk, self, self.current_table())
