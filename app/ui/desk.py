"""The desk: one open company file, read again after each change, and the one door for acts.

Pages ask the desk for values and hand it what was typed; it performs the act, reads the file
again and says so by `changed`. Long work runs beside the window.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from app.bylaws.law import Shelf, shelf_for
from app.domain.company import Company
from app.domain.entries import Json, Receipt
from app.domain.meetings import MeetingPlan
from app.domain.refusal import IN_USE, Refusal
from app.ui.parts.progress import ProgressStrip

if TYPE_CHECKING:
    from app.acts.act import Who
    from app.presenters.view import Table
    from app.store.book import Book
    from app.ui.beside import Act
    from app.ui.parts.work import Task

T = TypeVar("T")
Progress = Callable[[int, int], None]
Clock = Callable[[], datetime]
"""The present moment with its zone; handed in by whoever starts the program."""
PLANS = "plan:"
"""Before the key of a plan that `acts.meetings` keeps as a draft."""
BUSY = "Other work is still going on. Wait for it, or cancel it first."


class Desk(QObject):
    """One company file on the desk. `today` stands still in a sample company."""

    changed = Signal()
    recorded = Signal(object)  # Receipt, after COMMIT
    trouble = Signal(str)
    plan_kept = Signal(object)  # the moment
    export_asked = Signal(object)  # view.Table

    def __init__(
        self, book: Book, by: str, clock: Clock, strip: ProgressStrip | None = None
    ) -> None:
        super().__init__()
        self.book = book
        self.by = by
        self.clock = clock
        self.strip = strip or ProgressStrip()
        self.rehearsed_on: date | None = None
        """The day on the calendar of a rehearsal: the file is a copy that is thrown away."""
        self.statute = True
        """Whether advice from today's statute stands beside the rules."""

    @cached_property
    def company(self) -> Company:
        """The company's small records, as read after the last change."""
        return self.book.company()

    @cached_property
    def shelf(self) -> Shelf:
        """The bylaws that the company adopted."""
        return shelf_for(self.company.bylaws)

    @property
    def today(self) -> date:
        """The day on the desk's calendar."""
        return self.rehearsed_on or self.company.sample_on or self.clock().date()

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read."""
        return self.book.read_only

    def who(self) -> Who:
        """Who acts, now, on the desk's day."""
        from app.acts.act import Who

        return Who(self.by, self.clock(), self.today)

    def perform(self, operation: str, given: Json) -> Receipt:
        """Do an act; raises Refusal. After COMMIT everything is read again and shown."""
        from app.acts.operations import perform

        self._wait_for_check()
        receipt = perform(self.book, operation, given, self.who())
        self.took_effect(receipt)
        return receipt

    def _wait_for_check(self) -> None:
        """Nothing is recorded before the file was found whole; raises Refusal, soon."""
        from app.store.settling import PATIENCE

        self.book.settle(PATIENCE)

    def keep_plan(self, plan: Json) -> None:
        """Keep a meeting's plan as a draft, outside the chain; raises Refusal."""
        from app.acts.meetings.notice_given import keep_plan

        if self.read_only:
            raise Refusal(f"The book is open for reading only. {self.held_by()}".strip(), IN_USE)
        self._wait_for_check()
        who = self.who()
        keep_plan(self.book, {"plan": plan}, who)
        self.plan_kept.emit(who.now)

    def held_by(self) -> str:
        """Who has the file open, as a sentence; empty if nobody else has."""
        who, _, since = self.book.held_by.rpartition(" since ")
        return f"{who} has had it open since {since}." if who else self.book.held_by

    def plans(self) -> tuple[MeetingPlan, ...]:
        """The plans kept as drafts, in order of their keys."""
        from app.domain.codec import plan_from_json

        return tuple(plan_from_json(plan) for _, plan in sorted(self.book.drafts(PLANS).items()))

    def export(self, table: Table | None) -> None:
        """Ask the window to write this table into a file."""
        if table is not None:
            self.export_asked.emit(table)

    def read_again(self) -> None:
        """Forget what was read, and tell the pages."""
        for name in ("company", "shelf"):
            self.__dict__.pop(name, None)
        self.changed.emit()

    def run(
        self,
        title: str,
        work: Callable[[Progress, Callable[[], bool]], T],
        done: Callable[[T], object],
    ) -> None:
        """Do `work(progress, cancelled)` beside the window, then `done(result)` in the window.

        A refusal becomes a band. Cancelled work is thrown away whole: `done` is not called.
        """

        def task(moved: Callable[[int], None], cancelled: Callable[[], bool]) -> T:
            return work(lambda count, _total=0: moved(count), cancelled)

        def refuse(refusal: object) -> None:
            self.trouble.emit(str(refusal))

        def end(result: object) -> None:
            done(cast("T", result))

        if not self.strip.run(title, task, end, refused=refuse):
            self.trouble.emit(BUSY)

    def beside(self, act: Act) -> Task:
        """An act as work beside the window, on the file that is open."""
        from app.ui.beside import act_beside

        book = self.book
        return lambda moved, cancelled: act_beside(book, act, moved, cancelled)

    def record_beside(self, title: str, act: Act) -> None:
        """Do an act beside the window, then read again; a refusal becomes a band."""

        def refuse(refusal: object) -> None:
            self.trouble.emit(str(refusal))

        if not self.strip.run(title, self.beside(act), self._took_effect, refused=refuse):
            self.trouble.emit(BUSY)

    def _took_effect(self, receipt: object) -> None:
        if isinstance(receipt, Receipt):
            self.took_effect(receipt)

    def close(self) -> None:
        """Stop the work that runs, and close the file."""
        from app.ui.parts.work import end_all_work

        end_all_work()
        self.book.close()
        gc.unfreeze()  # what was read of it is let go

    def took_effect(self, receipt: Receipt) -> None:
        """Read again after COMMIT, then say what was recorded."""
        self.read_again()
        self.recorded.emit(receipt)
