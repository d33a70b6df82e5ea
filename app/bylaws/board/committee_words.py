"""Powers and resolutions in free words that may speak of what a committee may not do.

Sources: 1988 III §15; 2002 §4.1. The words looked for stand in `committee-words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from app import RESOURCES
from app.bylaws.answers import Finding
from app.bylaws.board.committees import BARRED, check_subject
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with


@only_with(BARRED)
def check_words(law: Bylaws, words: str, field: str, named: str = "") -> tuple[Finding, ...]:
    """Each subject barred to a committee of which the words may speak: a question, no breach.

    A subject by the bylaws’ own word, as all that is said or as the power `named`, is judged by
    `check_subject` and not asked of.
    """
    return () if words in marks() else tuple(_asked(law, words, field, named))


def _asked(law: Bylaws, words: str, field: str, named: str) -> Iterator[Finding]:
    for subject, mark in marks().items():
        judged, found = check_subject(law, subject), mark.search(words)
        if found and subject != named and judged.severity != "fits":
            said = " ".join(found[0].split())
            sentence = f"The words “{said}” may speak of {subject}. {judged.sentence}"
            severity = "warning" if judged.severity == "error" else judged.severity
            yield Finding(judged.cite, severity, sentence, field)


@cache
def marks() -> Mapping[str, re.Pattern[str]]:
    """Subject -> what finds words that may speak of it."""
    path = RESOURCES / "bylaws" / "committee-words.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    between = rf"\w*(?:[^\w.;]+\w+){{0,{told['apart']}}}?[^\w.;]+"
    return {
        subject: re.compile("|".join(_pattern(mark, between) for mark in found), re.IGNORECASE)
        for subject, found in told["marks"].items()
    }


def _pattern(mark: str, between: str) -> str:
    return rf"\b{between.join(re.escape(part) for part in mark.split())}\w*"
