"""Today's statute beside the bylaws: advice with its section and day, which overrides nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from app import RESOURCES
from app.domain.words import day_paper


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
def statute_advice() -> tuple[StatuteAdvice, ...]:
    """Every advice of the statute on file, in its order."""
    path = RESOURCES / "statutes" / "california.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
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
