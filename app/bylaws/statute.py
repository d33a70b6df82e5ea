"""Today's statute beside the bylaws: advice with its section and day, which overrides nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from app import RESOURCES
from app.bylaws.answers import Citation, Step, Window
from app.bylaws.counting import months_shorter
from app.bylaws.law import Bylaws
from app.domain.words import day_paper, day_short, plural


@dataclass(frozen=True, slots=True)
class StatuteAdvice:
    """What a section of the statute says beside some rules; `firm` where bylaws cannot cut it."""

    rules: tuple[str, ...]
    section: str
    says: str
    as_of: date
    firm: bool = False

    @property
    def source(self) -> str:
        """`Corporations Code 601(a), as of January 1, 2026`."""
        return f"{self.section}, as of {day_paper(self.as_of)}"


@cache
def _statute() -> dict[str, Any]:
    path = RESOURCES / "statutes" / "california.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def statute_advice() -> tuple[StatuteAdvice, ...]:
    """Every advice of the statute on file, in its order."""
    data = _statute()
    return tuple(
        StatuteAdvice(
            tuple(entry["rules"]),
            entry["section"],
            entry["says"],
            data["as_of"],
            entry.get("firm", False),
        )
        for entry in data["advice"]
    )


def advice_beside(rule_id: str) -> tuple[StatuteAdvice, ...]:
    """What the statute says beside that rule."""
    return tuple(advice for advice in statute_advice() if rule_id in advice.rules)


def information_window(law: Bylaws, incorporated_on: date, year: int) -> Window:
    """The days of that year's statement of information by statute; the bylaws give no day.

    The months before the month of the articles and that month; in the first year so many days
    after the articles.
    """
    stated = _statute()["statement-of-information"]
    cite = Citation("statute.statement-of-information", "", "", stated["section"], stated["says"])
    if year <= incorporated_on.year:
        days = int(stated["first_days"]["value"])
        first, last = incorporated_on, incorporated_on + timedelta(days)
        counted = f"{day_short(first)} plus {plural(days, 'day')} is {day_short(last)}."
    else:
        months = int(stated["months_before"]["value"])
        month = date(year, incorporated_on.month, 1)
        first = months_shorter(month, -months)
        last = months_shorter(month, 1) - timedelta(1)
        counted = f"From {day_short(first)} to {day_short(last)}, the month of the articles."
    steps = (Step("first day", first), Step("last day", last))
    aim = law.calendar.aim_for(last)
    return Window(cite, first, last, aim, f"{counted} {stated['section']}.", steps)
