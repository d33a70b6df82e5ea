"""The few kinds of answers a rule gives; each carries its citation and how it was counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.value import value

if TYPE_CHECKING:
    from fractions import Fraction

SEVERITIES = ("error", "warning", "advice", "info", "fits")
"""From worst to best; `fits` says that a rule is met."""


@value
class Citation:
    """The rule, the version and the section, as printed: `II §4 ¶2` or `§2.4 ¶1`."""

    rule: str
    version: str  # key, e.g. hemacare-2002
    short: str  # e.g. 2002
    section: str
    says: str  # the rule's sentence in our own words
    ambiguities: tuple[str, ...] = ()


OURS = "Our check"
"""Stands for the section where a check is the program's own and no bylaw's."""


def ours(rule: str, says: str) -> Citation:
    """The citation of a check that is the program's own: it has no version and no section."""
    return Citation(rule, "", "", OURS, says)


@value
class Step:
    """One line of a count: `less 60 days`, Fri, Mar 26, `first day`. `detail` may say why."""

    label: str
    on: date | None = None
    note: str = ""
    at: datetime | None = None


@value
class Window:
    """The days a rule allows, both ends inside; an open end is `None`.

    `aim_for` is the day to aim for: the last allowed day, or the business day before it.
    `steps` is the count that the screen and the calculation sheet show line by line, `counted`
    the same in one sentence.
    """

    cite: Citation
    first: date | None
    last: date | None
    aim_for: date | None
    counted: str
    steps: tuple[Step, ...] = ()

    def holds(self, on: date) -> bool:
        """Whether the day is inside the window."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@value
class Deadline:
    """The last day (or local moment) on which something may be done; `None` if not running."""

    cite: Citation
    due: date | None
    counted: str
    aim_for: date | None = None
    due_at: datetime | None = None
    opens: date | None = None
    steps: tuple[Step, ...] = ()


@value
class DateAnswer:
    """One date computed from others, `None` where the version leaves it to the board."""

    cite: Citation
    on: date | None
    counted: str
    steps: tuple[Step, ...] = ()
    note: str = ""


@value
class Threshold:
    """How many votes are needed of how many; `met` if the votes for were given."""

    cite: Citation
    needed: int
    of: int | Fraction
    counted: str
    met: bool | None = None


@value
class Permission:
    """Whether something is needed, allowed or so; `names` lists persons, offices or items."""

    cite: Citation
    yes: bool
    counted: str
    names: tuple[str, ...] = ()


@value
class Finding:
    """How one fact stands to one rule. `field` names the plan's or form's field it concerns.

    `sentence` is complete and can stand alone beside a field; `repair` is a day that would fit.
    """

    cite: Citation
    severity: str
    sentence: str
    field: str = ""
    repair: date | None = None
    steps: tuple[Step, ...] = ()


def worst(findings: tuple[Finding, ...]) -> str:
    """The worst severity among findings; `fits` if there are none."""
    return min((f.severity for f in findings), key=SEVERITIES.index, default="fits")
