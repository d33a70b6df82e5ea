"""Where the printed sentences come from: the line at the end of a paper that names the sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from app.bylaws.answers import Citation
from app.bylaws.law import Bylaws
from app.documents.blocks import Paragraph

Basis = tuple[str, Citation]
"""What a sentence is about, and the rule it rests on: (`record date`, its citation)."""


def rests_on(law: Bylaws, pairs: Iterable[tuple[str, str]]) -> tuple[Basis, ...]:
    """The basis of each (words, rule id) of which this version has the rule."""
    return tuple((words, law.cite(rule)) for words, rule in pairs if law.has(rule))


def basis_line(basis: Sequence[Basis], lead: str = "Given under") -> tuple[Paragraph, ...]:
    """The small line of sections, e.g. `Bylaws of 2002: time of notice, §2.4 ¶1; ...`."""
    if not basis:
        return ()
    versions = groupby(basis, key=lambda pair: pair[1].short)
    said = [f"the bylaws of {short}: {_said([*pairs])}" for short, pairs in versions]
    return (Paragraph(f"{lead} {'; and '.join(said)}.", size="small"),)


def _said(pairs: Sequence[Basis]) -> str:
    by_section: dict[str, list[str]] = {}
    for words, cite in pairs:
        by_section.setdefault(cite.section, []).append(words)
    return "; ".join(f"{section} ({', '.join(words)})" for section, words in by_section.items())
