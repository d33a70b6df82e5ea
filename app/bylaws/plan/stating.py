"""What the notice of a plan must state, and what follows where it is silent.

Sources: 1988 II §4 ¶3 to ¶4; 2002 §2.4. While no notice is dated, what is missing is only noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.bylaws.answers import Finding
from app.bylaws.counting import least_votes
from app.bylaws.law import Bylaws
from app.bylaws.plan.adjourning import needs_notice
from app.bylaws.plan.facts import Case
from app.bylaws.shareholders.contents import SPECIAL_MATTERS, required_contents
from app.domain.words import plural

UNANIMOUS = "shareholders.notice.special-matters.unanimous"


def check_contents(case: Case) -> Iterator[Finding]:
    """Every required content under each version that governs the notice."""
    given = case.plan.notice_on is not None
    for law in case.notice_laws:
        if given or needs_notice(case, law):
            for point in required_contents(law, case.plan):
                still = point.severity == "error" and not given
                yield replace(point, severity="info") if still else point
            yield from _all_votes(case, law)


def _all_votes(case: Case, law: Bylaws) -> Iterator[Finding]:
    """1988: without its general nature in the notice a special matter needs every vote (E88-07)."""
    if not (law.has(UNANIMOUS) and law.has(SPECIAL_MATTERS)):
        return
    matters, held = law.items(SPECIAL_MATTERS, "matters"), case.facts.recipients
    fraction, comparison = law.fraction(UNANIMOUS, "fraction"), law.choice(UNANIMOUS, "comparison")
    for item in case.plan.items:
        if item.matter in matters and not item.nature:
            needed = least_votes(fraction, comparison, held.votes) if held else 0
            votes = f"all {plural(needed, 'vote')}" if held else "the vote of every shareholder"
            says = f"Without it in the notice or a waiver, “{item.text}” needs {votes}."
            yield Finding(law.cite(UNANIMOUS), "info", says, "items")
