"""Where the two texts are unclear: the clause, what is open, and the careful reading taken."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app import RESOURCES

if TYPE_CHECKING:
    from app.bylaws.law import Bylaws
    from app.domain.company import Company


@dataclass(frozen=True, slots=True)
class Unclear:
    """An unclear clause: its mark, where it stands, what is open, and our careful reading.

    What is open and the reading are whole sentences.
    """

    mark: str
    clause: str
    unclear: str
    reading: str

    def says(self) -> str:
        """What is open and how it is read, for a note."""
        return f"{self.unclear} Careful reading: {self.reading}"


@cache
def unclear_words() -> Mapping[str, Unclear]:
    """All unclear clauses by mark, as the resources hold them."""
    path = RESOURCES / "bylaws" / "hemacare-ambiguities.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["ambiguity"]
    return {mark: Unclear(mark, **table) for mark, table in tables.items()}


def unclear_of(marks: Iterable[str]) -> tuple[Unclear, ...]:
    """The clauses with these marks, those without a text left out."""
    known = unclear_words()
    return tuple(known[mark] for mark in marks if mark in known)


def undecided(law: Bylaws, company: Company) -> tuple[Unclear, ...]:
    """The unclear clauses of this version on which the company decided nothing, by their marks."""
    marks = {mark for rule in law.rules.values() for mark in rule.ambiguities}
    return tuple(u for u in unclear_of(sorted(marks)) if company.decision(u.mark) is None)
