"""The meetings page: list at the left, one meeting with its plan, mailing and papers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.acts.meetings import notice_given as acts
from app.bylaws.explain import plan_answers
from app.bylaws.shareholders.meetings import PROPOSAL
from app.domain.codec import plan_to_json
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.presenters import meetings, plan
from app.presenters.view import Table
from app.ui.desk import Desk
from app.ui.pages.meetings.day_pages import DAY_ACTS, DAY_PAGES, day_state
from app.ui.pages.meetings.groups import meeting_groups
from app.ui.pages.meetings.head import SUBS, MeetingHead
from app.ui.pages.meetings.meeting_list import MeetingList
from app.ui.pages.meetings.openings import Openings
from app.ui.pages.meetings.parts import MeetingParts
from app.ui.pages.meetings.plan_fields import PlanFields
from app.ui.pages.meetings.plan_form import PlanForm, RecordedPlan
from app.ui.pages.meetings.plan_print import plan_pdf
from app.ui.pages.meetings.side_card import fill_side
from app.ui.pages.meetings.steps import MeetingSteps, Shown
from app.ui.pages.page import add_shortcut, walk_panes
from app.ui.pages.sub_pages import SubPages
from app.ui.parts.button import Button
from app.ui.parts.filter_box import FilterBox
from app.ui.printing import preview_paper, preview_table
from app.ui.theme import set_role, theme
from app.ui.why import open_why

SIDE_WIDTH, THIRD_FROM, THIRD_WIDTH = 236, 1600, 372


class MeetingsPage(MeetingParts):
    """Plans are kept when a field is left; only an act with *Give* or *Record* writes an entry."""

    name = "Meetings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.form: PlanForm | RecordedPlan | None = None
        self._view: plan.PlanView | None = None
        self._text = ""
        self._behind = self._in_turns = False
        self.list = MeetingList()
        self.new = Button("New meeting…", icon="add")
        self.filter = FilterBox("Filter meetings")
        self.heading = MeetingHead()
        self.sub_pages = SubPages(SUBS, self)
        self.steps, self.openings = MeetingSteps(desk, self), Openings(desk, self)
        self._papers_side = QVBoxLayout()
        self._lay_out()
        self._connect()

    # What the window asks

    def refresh(self) -> None:
        """Read again and show; the meeting chosen stays chosen.

        On the pages of the day nothing else is made: they answer at the door, at each arrival.
        """
        if self.shown and self.sub_pages.value() in DAY_PAGES:
            self.shown = self._find(self.shown.plan.key) or self.shown
            self._behind = True
            self._show_day(self.sub_pages.value())
            return
        self._behind = self._unread = False
        self.list.show_groups(self._groups(), self.shown.plan.key if self.shown else self._next())
        if not self.list.shown_keys():
            self._show("")

    def primary(self) -> None:
        """The next step of the meeting shown, or a new meeting where there is none."""
        self.start(self.heading.primary_key() if self.shown else "new")

    def first_stop(self) -> QWidget | None:
        """The line typed into on a page of the day; else the meetings, where there are any."""
        if self.shown and self.sub_pages.value() in DAY_PAGES:
            return self.day.focus(self.sub_pages.value())
        return self.list if self.list.isVisible() and self.list.shown_keys() else None

    def focus_filter(self) -> None:
        """Go to the filter of the list, or to the line typed into."""
        if self.shown and self.sub_pages.value() in DAY_PAGES:
            self.day.focus(self.sub_pages.value()).setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def current_table(self) -> Table | None:
        """The papers, the mailing, or the days of the plan as a table."""
        sub = self.sub_pages.value()
        if sub in DAY_PAGES:
            return self.day.table(sub)
        if sub == "papers":
            return self.papers.table()
        if sub == "mailing":
            return self.mailing.tables[0].table() if self.mailing.tables else None
        return plan.present_plan_table(self._view) if self._view else None

    def show_found(self, sub: str, key: str) -> None:
        """Show the meeting of that key, and that sub-page of it."""
        with QSignalBlocker(self.filter):
            self.filter.clear()
        self._filter("")
        self.list.choose(key)
        if sub in (choice.value for choice in SUBS):
            self.sub_pages.open(sub)

    def start(self, target: str) -> None:
        """Begin an act of the meeting shown."""
        if self._unread:
            self.refresh()
        act, _, what = target.partition(":")
        begin = {
            "new": self.openings.new,
            "preview": self._preview,
            "why": lambda: self.open_rule(what),
            "paper": lambda: self._open_paper(what),
            "minutes": self._write_minutes,
            "make-paper": lambda: self._open_paper(""),
            "rehearse": self._rehearse,
            "advance": lambda: self.shown and self.openings.advance(self.shown.plan.key),
            "consents": lambda: self.openings.consents(what),
            "go-on": lambda: self.shown and self.openings.going_on(self.shown.plan.key),
        }.get(act)
        if begin and (self.shown or act in ("new", "consents")):
            begin()
        elif self.shown and act in DAY_ACTS:
            self.day.start_for(self.shown, target)
        elif self.shown and not begin:
            self.steps.start(act, self.shown)

    # Layout

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(22, 16, 16, 0)
        middle.setSpacing(8)
        for widget in (self.heading, self.sub_pages):
            middle.addWidget(widget)
        middle.addWidget(self._stack, 1)
        self.third = QWidget()
        self.third.setLayout(self._papers_side)
        self.third.hide()
        self._papers_side.setContentsMargins(0, 16, 16, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        row.addLayout(middle, 1)
        row.addWidget(self.third)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._side_box.setFixedWidth(theme().px(SIDE_WIDTH))
        self.third.setFixedWidth(theme().px(THIRD_WIDTH))

    def _side(self) -> QFrame:
        side = QFrame()
        set_role(side, "side")
        self._side_box = side
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 14, 1, 0)
        column.setSpacing(8)
        tools = QVBoxLayout()
        tools.setContentsMargins(12, 0, 12, 4)
        tools.setSpacing(8)
        tools.addWidget(self.new)
        tools.addWidget(self.filter)
        column.addLayout(tools)
        column.addWidget(self.list, 1)
        return side

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.delete_asked.connect(self._delete)
        self.new.clicked.connect(self.openings.new)
        self.openings.planned.connect(self._begin)
        self.openings.found.connect(lambda key: self.show_found("plan", key))
        self.filter.filtered.connect(self._filter)
        self.heading.act.connect(self.start)
        self.sub_pages.opened.connect(self._show_sub)
        self.timeline.field_chosen.connect(lambda name: self.form and self.form.go_to(name))
        self.steps.why.connect(self.open_rule)
        self.desk.changed.connect(self.read_again)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            add_shortcut(self, keys, lambda step=step: self._next_pane(step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A third column from 1600 px on."""
        super().resizeEvent(event)
        wide = bool(self.shown) and event.size().width() >= theme().px(THIRD_FROM)
        self.third.setVisible(wide and self.sub_pages.value() not in DAY_PAGES)

    # Showing

    def _groups(self) -> tuple[Table, ...]:
        return meeting_groups(self.desk, self._text)

    def _next(self) -> str:
        """The meeting that comes next, today's included; the first of the list without any."""
        known = [*acts.kept_plans(self.desk.book), *(m.plan for m in self.desk.company.meetings)]
        ahead = [(plan.on, plan.key) for plan in known if plan.on and plan.on >= self.desk.today]
        return min(ahead)[1] if ahead else ""

    def _filter(self, text: str) -> None:
        self._text = text
        self.refresh()

    def _list_ahead(self) -> None:
        self._in_turns = True
        self.list.show_groups(self._groups(), self._next())
        self._in_turns = False

    def _plan_ahead(self) -> None:
        self._show_view()
        self._show_sub(self.sub_pages.value())
        self._unread = False

    def _find(self, key: str) -> Shown | None:
        if recorded := self.desk.company.meeting(key):
            return Shown(recorded.plan, recorded)
        kept = {one.key: one for one in acts.kept_plans(self.desk.book)}
        return Shown(kept[key]) if key in kept else None

    def _show(self, key: str) -> None:
        before, self.shown = self.shown, self._find(key)
        if self._in_turns:
            return
        same = before and self.shown and before.plan.key == key
        if self.shown is None:
            self._show_nothing()
            return
        if not (same and self.form and self._fits_form(before)):
            self._make_form()
        self._show_plan()
        self._show_sub(self.sub_pages.value())

    def _fits_form(self, before: Shown | None) -> bool:
        """Whether the form goes on; a plan that changed beside it is shown anew."""
        now = self.shown
        return bool(before and now and (before.status, before.plan) == (now.status, now.plan))

    def _show_nothing(self) -> None:
        self.form = self._view = None
        self.third.hide()
        self._side_box.show()
        self.heading.show_nothing()
        self.sub_pages.hide()
        self._plan_page.show_nothing(self._text)
        self._stack.setCurrentWidget(self._plan_page)

    def _make_form(self) -> None:
        assert self.shown  # noqa: S101 - asked by _show alone
        fields = PlanFields(self.desk.company, tuple(self.desk.book.holders()), self.desk.today)
        recorded = self.shown.meeting is not None or self.desk.read_only
        self.form = (RecordedPlan if recorded else PlanForm)(self.shown.plan, fields)
        if isinstance(self.form, PlanForm):
            self.form.edited.connect(self._keep)
        self.form.why.connect(self.open_rule)
        self._plan_page.show_form(self.form, draft=not recorded)

    def _show_plan(self) -> None:
        self._read_plan()
        self._show_view()

    def _read_plan(self) -> None:
        """What the bylaws say of the plan."""
        shown = self.shown
        assert shown  # noqa: S101 - asked where a meeting is shown alone
        facts = acts.plan_facts(self.desk.book, shown.plan, self.desk.today)
        self._view = plan.present_plan(self.desk.shelf, shown.plan, facts, shown.status)

    def _show_view(self) -> None:
        """The timeline, and beside each field of the form what was read."""
        assert self.form and self._view  # noqa: S101 - both were made before
        self.sub_pages.show()
        self._head()
        self.timeline.setVisible(self._view.timeline is not None)
        if self._view.timeline:
            self.timeline.set_timeline(self._view.timeline)
        self.form.show_notes(self._view.notes, self._view.dates)
        self._fill_third()

    def _head(self) -> None:
        """Title, fact and next step: of the plan, or of the day once it is called to order."""
        sub = self.sub_pages.value()
        if self.shown is None or self._view is None or sub in DAY_PAGES:
            return
        law = self.desk.shelf.on(self.shown.plan.on or self.desk.today)
        advance = law is not None and law.has(PROPOSAL)
        today = self.shown.plan.on == self.desk.today
        self.heading.show_plan(self._view, self.shown.status, advance=advance, today=today)
        if sub == "papers" and (state := day_state(self.desk, self.shown)):
            self.heading.show_state(state, sub)

    def _fill_third(self) -> None:
        assert self.shown  # noqa: S101
        filed = tuple(self.desk.book.papers(self.shown.plan.key)) if self.shown.meeting else ()
        lines = meetings.present_expected_papers(self.shown.plan, self.shown.meeting, filed)
        fill_side(self._papers_side, "Papers of this meeting", lines)

    def _show_sub(self, value: str) -> None:
        if self.shown is None:
            return
        if value == "mailing":
            self.mailing.show_later(partial(self.steps.mailing, self.shown))
        elif value == "papers":
            self.papers.show_meeting(self.shown.plan.key)
        self._stack.setCurrentWidget(self.part(value))
        self._side_box.setVisible(value not in DAY_PAGES)
        self._show_day(value)

    def _show_day(self, value: str) -> None:
        """On the pages of the day the heading tells how the meeting stands, and its next act."""
        assert self.shown  # noqa: S101 - asked by _show_sub alone
        self.third.setVisible(self.width() >= theme().px(THIRD_FROM) and value not in DAY_PAGES)
        if value not in DAY_PAGES:
            if self._behind:
                self.refresh()
            self._head()
            return
        if state := self.day.show(value, self.shown):
            self.heading.show_state(state, value)

    def _next_pane(self, step: int) -> None:
        form = self.form.view if isinstance(self.form, PlanForm) else None
        field = form.stops()[0] if form else None
        stops = [self.list, self.sub_pages.focus_widget(), self.timeline, field]
        walk_panes([*stops, *self.panes_made()], step)

    # Planning

    def _begin(self, planned: MeetingPlan) -> None:
        self.desk.keep_plan(plan_to_json(planned))
        self.show_found("plan", planned.key)
        if self.form:
            self.form.go_to("on" if planned.kind != "special-requested" else "received_on")

    def _keep(self, planned: MeetingPlan) -> None:
        """Keep the plan as typed, then show what the rules say of it."""
        self.shown = Shown(planned)
        try:
            self.desk.keep_plan(plan_to_json(planned))
        except Refusal as refusal:
            self.desk.trouble.emit(refusal.sentence)
        self._show_plan()
        self.list.blockSignals(True)
        self.list.show_groups(self._groups(), planned.key)
        self.list.blockSignals(False)

    def _delete(self) -> None:
        """Delete never deletes: a plan asks first, a recorded meeting opens *Correct…*."""
        if self.shown:
            self.start("correct" if self.shown.meeting else "drop")

    def open_rule(self, rule: str) -> None:
        if self.shown is None:
            return
        shelf, planned = self.desk.shelf, self.shown.plan
        governing = shelf.governing(planned.notice_on, planned.on, planned.request.received_on)
        facts = acts.plan_facts(self.desk.book, planned, self.desk.today)
        answers = plan_answers(shelf, planned, facts, rule)
        self.why = open_why(self.desk, self, rule, governing, answers)

    def _preview(self) -> None:
        """The plan sheet; on the other sub-pages their table."""
        if self.shown is None or self._view is None:
            return
        if self.sub_pages.value() == "plan":
            preview_paper(self, self._view.title, plan_pdf(self.desk, self.shown.plan))
        else:
            preview_table(self.desk, self, self.current_table())

    def _open_paper(self, paper: str) -> None:
        self.sub_pages.open("papers")
        if paper.isdecimal():
            self.papers.list.choose(paper)
        else:
            self.papers.make_paper(*paper.split(":", 1))

    def _rehearse(self) -> None:
        """The window opens a copy of the file; this page goes with the file."""
        if self.shown:
            self.went.emit(f"rehearse:{self.shown.plan.key}")

    def _write_minutes(self) -> None:
        self.sub_pages.open("papers")
        self.papers.write_minutes()
