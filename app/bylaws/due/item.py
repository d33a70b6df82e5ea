"""One matter that is due: the day, the rule that makes it due, the count, and who is waited for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from app.bylaws.answers import Citation, Deadline, Step
from app.domain.value import value

DUE, OVERDUE, WAITING, KEPT, OPEN = "due", "overdue", "waiting", "kept", "open"
OWN_SETTING = "The bylaws give no number of days; this is our setting."
"""The end of a count in days of our own; past them nothing in the bylaws is broken."""
STATES = (DUE, OVERDUE, WAITING, KEPT, OPEN)
"""To do by the day; its day is past; somebody else acts next; a day that is only watched; to do,
but the bylaws give no day for it.
"""


@value
class DueItem:
    """One matter. `rule` and `matter` together name it for good, whatever its day.

    `on` is the day by which, or on which; `at` the local moment where the rule counts hours.
    `standing` says in a few words how it stands. `target` is where it is dealt with, as the
    window's `go` reads it. `waits_for` names whose turn it is where the state is `waiting`. In the
    state `open` there is no day by which: `on` is the day since which it stands open.
    """

    on: date
    what: str
    rule: str
    section: str
    counted: str
    state: str
    target: str
    matter: str
    standing: str = ""
    severity: str = ""
    waits_for: str = ""
    aim_for: date | None = None
    at: datetime | None = None
    version: str = ""
    steps: tuple[Step, ...] = ()


@value
class Room:
    """Where the items of one matter belong: its name, where `go` leads, and today."""

    matter: str
    target: str
    today: date

    def item(
        self, cite: Citation, on: date, what: str, standing: str = "", **more: object
    ) -> DueItem:
        """An item of this matter; overdue once its day is past."""
        part = more.pop("part", "")
        matter = f"{self.matter}:{part}" if part else self.matter
        late = OVERDUE if on < self.today else DUE
        found = DueItem(on, what, cite.rule, cite.section, "", late, self.target, matter, standing)
        return replace(found, version=cite.short, **more)  # pyright: ignore[reportArgumentType]

    def by(self, due: Deadline, what: str, standing: str = "", **more: object) -> Iterator[DueItem]:
        """The item of a clock; none while the clock does not run."""
        if due.due is None:
            return
        late = due.due < self.today
        if late and "severity" not in more:
            more["severity"] = "warning" if due.counted.endswith(OWN_SETTING) else "error"
        yield self.item(
            due.cite,
            due.due,
            what,
            standing,
            counted=due.counted,
            aim_for=due.aim_for,
            steps=due.steps,
            **more,
        )

    def open(
        self, cite: Citation, since: date, what: str, standing: str, **more: object
    ) -> DueItem:
        """An item that stands open since that day and has no day in the bylaws; never overdue."""
        return self.item(cite, since, what, standing, state=OPEN, **more)

    def waiting(
        self, cite: Citation, on: date, what: str, waits_for: str, **more: object
    ) -> DueItem:
        """An item in which somebody else acts next; it is never overdue."""
        standing = f"Waits for {waits_for}"
        return self.item(cite, on, what, standing, state=WAITING, waits_for=waits_for, **more)


def in_order(items: Iterable[DueItem]) -> tuple[DueItem, ...]:
    """By day, then by what is due."""
    return tuple(sorted(items, key=lambda item: (item.on, item.what, item.matter)))
