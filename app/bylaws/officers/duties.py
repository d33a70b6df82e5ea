"""What each officer has to do, and what the secretary's and treasurer's records must show.

Sources: 1988 IV §6 to §10; 2002 §5.6 to §5.10.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.bylaws.answers import Citation, Finding, Permission
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.words import listed

DUTIES = {
    "chairman": ("officers.chairman",),
    "president": ("officers.president",),
    "vice president": ("officers.vice-president.succession",),
    "secretary": (
        "officers.secretary.minute-book",
        "officers.secretary.share-register",
        "officers.secretary.notices",
        "officers.secretary.notice-default",
        "officers.secretary.seal-custody",
    ),
    "assistant secretary": ("officers.assistant-secretary",),
    "chief financial officer": (
        "officers.cfo.books",
        "officers.cfo.deposits",
        "officers.cfo.disbursements",
        "officers.cfo.reports",
    ),
    "assistant treasurer": ("officers.assistant-treasurer",),
}
MINUTES, REGISTER = "officers.secretary.minute-book", "officers.secretary.share-register"
DEPOSITS = "officers.cfo.deposits"


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of an office; the sentence is the rule's."""

    office: str
    title: str
    cite: Citation


def duties(law: Bylaws) -> tuple[Duty, ...]:
    """The duties that this version gives to each office, the offices in their order."""
    return tuple(
        Duty(office, law.rule(rule).title, law.cite(rule))
        for office, rules in DUTIES.items()
        for rule in rules
        if law.has(rule)
    )


def minute_facts(law: Bylaws, body: str, *, special: bool) -> Permission:
    """What the minutes of a meeting must state; `body` is shareholders, board or committees."""
    if not law.has(MINUTES):
        return Permission(law.cite(MINUTES), False, "The bylaws do not say what minutes state.")
    stated = law.rule(MINUTES).params
    left_out: set[str] = set()
    if body == "shareholders":
        left_out |= set(stated.get("only_board_and_committees", ()))
    else:
        left_out |= set(stated.get("only_shareholders", ()))
    if not special:
        left_out |= set(stated.get("only_special", ()))
    facts = tuple(fact for fact in law.items(MINUTES, "contents") if fact not in left_out)
    return Permission(law.cite(MINUTES), True, f"The minutes state {listed(facts)}.", facts)


@only_with(MINUTES)
def check_minutes(
    law: Bylaws, body: str, written: Collection[str], *, special: bool
) -> tuple[Finding, ...]:
    """A finding for each fact that the minutes leave out: an error where the list is closed."""
    asked = minute_facts(law, body, special=special)
    severity = "error" if law.choice(MINUTES, "list") == "closed" else "warning"
    return tuple(
        Finding(asked.cite, severity, f"The minutes do not state: {fact}.", fact)
        for fact in asked.names
        if fact not in written
    )


def check_register_place(law: Bylaws, place: str, *, by_resolution: bool) -> Finding:
    """Whether the share register may be kept there; an agent's office may need a resolution."""
    cite, places = law.cite(REGISTER), law.items(REGISTER, "places")
    if place not in places:
        sentence = f"The register is kept at the {listed(places, 'or')}."
        return Finding(cite, "error", sentence, "place")
    asked = law.choice(REGISTER, "place_by") == "board-resolution"
    if asked and place != places[0] and not by_resolution:
        sentence = f"No resolution of the board puts the register at the {place}."
        return Finding(cite, "warning", sentence, "place")
    return Finding(cite, "fits", f"The register may be kept at the {place}.", "place")


def check_depositary(law: Bylaws, designated_by: str) -> Finding:
    """Whether a depositary was designated by those who may; empty if by nobody."""
    cite, bodies = law.cite(DEPOSITS), law.items(DEPOSITS, "designated_by")
    if designated_by in bodies:
        return Finding(cite, "fits", f"Designated by the {designated_by}.", "designated_by")
    sentence = f"A depositary is designated by the {listed(bodies, 'or')}."
    return Finding(cite, "warning", sentence, "designated_by")
