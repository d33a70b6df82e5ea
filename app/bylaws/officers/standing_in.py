"""Who acts for whom: the chairman, the vice presidents and the assistants.

Sources: 1988 IV §6 to §10; 2002 §5.1, §5.6, §5.8, §2.5 ¶3 and §8.4.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.bylaws.answers import Citation, Finding
from app.bylaws.law import Bylaws
from app.domain.value import value
from app.domain.words import listed

CHAIRMAN, PRESIDENT = "officers.chairman", "officers.president"
SUCCESSION = "officers.vice-president.succession"
ASSISTANTS = {
    "assistant secretary": "officers.assistant-secretary",
    "assistant treasurer": "officers.assistant-treasurer",
}
NOTICES, NOTICE_DEFAULT = "officers.secretary.notices", "officers.secretary.notice-default"
BOARD, CHIEF = "board", "chief executive officer"
RANK, DESIGNATION = "board rank", "board designation"


@value
class VicePresident:
    """A vice president: the rank fixed by the board, and who designated this one to act.

    `rank` counts from 1, `None` while unranked; `designated_by` is `board`,
    `chief executive officer` or empty.
    """

    name: str
    rank: int | None = None
    designated_by: str = ""


@value
class Acting:
    """Who acts as chief executive officer; `name` is empty where the bylaws name nobody."""

    cite: Citation
    name: str
    counted: str

    @property
    def severity(self) -> str:
        """A warning where nobody acts."""
        return "info" if self.name else "warning"


def acting_chief(
    law: Bylaws,
    president: str,
    chairman: str,
    vice_presidents: Sequence[VicePresident] = (),
    away: Collection[str] = (),
) -> Acting:
    """Who is or acts as chief executive officer while those in `away` are absent or disabled.

    `president` and `chairman` are names, empty while the office is vacant.
    """
    if president and president not in away:
        return Acting(law.cite(PRESIDENT), president, f"{president} is president.")
    if president:
        return succession(law, vice_presidents, away)
    if chairman and chairman not in away:
        counted = f"The office of president is vacant: {chairman}, chairman, acts."
        return Acting(law.cite(CHAIRMAN), chairman, counted)
    if chairman and law.choice(SUCCESSION, "stands_in_for") == CHIEF:
        return succession(law, vice_presidents, away)
    where = "the chairman is away" if chairman else "there is no chairman"
    counted = f"The office of president is vacant and {where}. The board has to act."
    return Acting(law.cite(CHAIRMAN), "", counted)


def succession(
    law: Bylaws, vice_presidents: Sequence[VicePresident], away: Collection[str] = ()
) -> Acting:
    """The vice president who acts, by the steps that the version names, in their order.

    A later designation counts only where no earlier step names anybody.
    """
    cite = law.cite(SUCCESSION)
    for step in law.items(SUCCESSION, "steps"):
        named = _named_by(step, vice_presidents)
        free = [vice.name for vice in named if vice.name not in away]
        if step == RANK:
            free = _of_best_rank(named, free)
        if len(free) > 1:
            return Acting(cite, "", f"{listed(free)} stand alike by {step}. The board chooses.")
        if free:
            return Acting(cite, free[0], f"{free[0]} acts by {step}.")
        if named and step != RANK:
            break
    steps = listed(law.items(SUCCESSION, "steps"), "or")
    return Acting(cite, "", f"No vice president acts by {steps}. The board has to act.")


def check_assistant(
    law: Bylaws, office: str, act: str, *, prohibited_by: str = "", delegated: bool = False
) -> Finding:
    """Whether this assistant may do the act; `delegated` if the board gave the power for it."""
    cite = law.cite(ASSISTANTS[office])
    principal = law.choice(cite.rule, "stands_in_for")
    if act in law.items(cite.rule, "acts"):
        return Finding(cite, "fits", f"The bylaws name the {office} for this: {act}.", "act")
    if law.choice(cite.rule, "powers") != "general":
        if delegated:
            return Finding(cite, "fits", f"The board delegated it to the {office}: {act}.", "act")
        named = listed(law.items(cite.rule, "acts"))
        sentence = f"The {office} is named for {named} only. No delegation is recorded."
        return Finding(cite, "warning", sentence, "act")
    if prohibited_by in law.items(cite.rule, "prohibited_by"):
        sentence = f"The {prohibited_by} prohibited it: {act}."
        return Finding(cite, "error", sentence, "act")
    sentence = f"The {office} may do what the {principal} may."
    return Finding(cite, "fits", sentence, "act")


def check_notice_giver(law: Bylaws, office: str, *, secretary_failed: bool) -> Finding:
    """Whether this officer may give notice of a meeting lawfully called.

    1988 lets any other officer do so where the secretary refuses or fails; 2002 names nobody.
    """
    giver = law.choice(NOTICES, "giver")
    if office == giver:
        sentence = f"The {giver} gives notice of meetings."
        return Finding(law.cite(NOTICES), "fits", sentence, "given_by")
    if not law.has(NOTICE_DEFAULT):
        sentence = f"The bylaws do not let the {office} give notice for the {giver}."
        return Finding(law.cite(NOTICES), "warning", sentence, "given_by")
    cite = law.cite(NOTICE_DEFAULT)
    if secretary_failed:
        sentence = f"The {giver} gave no notice: the {office} may give it."
        return Finding(cite, "fits", sentence, "given_by")
    sentence = f"The {office} gives notice only where the {giver} refuses or fails to."
    return Finding(cite, "error", sentence, "given_by")


def _named_by(step: str, vice_presidents: Sequence[VicePresident]) -> list[VicePresident]:
    if step == RANK:
        return [vice for vice in vice_presidents if vice.rank is not None]
    body = BOARD if step == DESIGNATION else CHIEF
    return [vice for vice in vice_presidents if vice.designated_by == body and vice.rank is None]


def _of_best_rank(named: Sequence[VicePresident], free: Collection[str]) -> list[str]:
    ranks = {vice.name: vice.rank for vice in named if vice.name in free and vice.rank is not None}
    best = min(ranks.values(), default=None)
    return [name for name, rank in ranks.items() if rank == best]
