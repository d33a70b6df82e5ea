"""What a notice must say, each point with its section and whether the plan has it."""

from __future__ import annotations

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.meetings import MeetingPlan
from app.domain.words import listed, plural

BASIC = "shareholders.notice.content.basic"
ANNUAL = "shareholders.notice.content.annual"
SPECIAL = "shareholders.notice.content.special"
NOMINEES = "shareholders.notice.content.nominees"
SPECIAL_MATTERS = "shareholders.notice.special-matters"


def required_contents(law: Bylaws, plan: MeetingPlan) -> tuple[Finding, ...]:
    """Every content that the version asks for: `fits` where the notice has it, else a breach."""
    return (
        *_basic(law, plan),
        *_business(law, plan),
        *_nominees(law, plan),
        *_special_matters(law, plan),
    )


@only_with(BASIC)
def _basic(law: Bylaws, plan: MeetingPlan) -> tuple[Finding, ...]:
    there = {"place": bool(plan.place.street), "date": plan.on, "hour": plan.at}
    asked = [part for part in law.items(BASIC, "states") if part in there]
    words = ["day" if part == "date" else part for part in asked]
    missing = [word for word, part in zip(words, asked, strict=True) if not there[part]]
    return (_point(law, BASIC, listed(words), missing, "on"),)


def _business(law: Bylaws, plan: MeetingPlan) -> tuple[Finding, ...]:
    rule = ANNUAL if plan.kind == "annual" else SPECIAL
    if not law.has(rule):
        return ()
    words = "the matters to be voted on" if rule == ANNUAL else "the nature of the business"
    return (_point(law, rule, words, [] if plan.items else ["an item of business"], "items"),)


def _nominees(law: Bylaws, plan: MeetingPlan) -> tuple[Finding, ...]:
    if not (plan.elects and law.has(NOMINEES)):
        return ()
    whose = law.items(NOMINEES, "whose_nominees")
    named = [nominee for nominee in plan.nominees if nominee.source in whose]
    missing = [] if named else ["a nominee"]
    words = f"{plural(len(named), 'nominee')} by name"
    return (_point(law, NOMINEES, words, missing, "nominees"),)


def _special_matters(law: Bylaws, plan: MeetingPlan) -> tuple[Finding, ...]:
    """Each special matter states its general nature (1988 II §4 ¶3, 2002 §2.4 ¶2)."""
    if not law.has(SPECIAL_MATTERS):
        return ()
    cite = law.cite(SPECIAL_MATTERS)
    found: list[Finding] = []
    for item in plan.items:
        if item.matter in law.items(SPECIAL_MATTERS, "matters"):
            there = bool(item.nature)
            says = f"The general nature of “{item.text}” {'is' if there else 'must be'} stated."
            found.append(Finding(cite, "fits" if there else "error", says, "items"))
    return tuple(found)


def _point(law: Bylaws, rule: str, words: str, missing: list[str], field: str) -> Finding:
    cite = law.cite(rule)
    if missing:
        return Finding(cite, "error", f"The notice must still name {listed(missing)}.", field)
    return Finding(cite, "fits", f"The notice names {words}.", field)
