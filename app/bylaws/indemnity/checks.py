"""Whether indemnity is proper: standards of conduct, amounts, findings, bars and exceptions.

Sources: 1988 III §16(b) to (h); 2002 §6.1 to §6.5, §6.7, §6.11 and §6.13. Elements, items and
exceptions are named in the words of the bylaws' data.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from app.bylaws.answers import Citation, Finding
from app.bylaws.indemnity.claims import must_advance
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.silence import only_with
from app.domain.words import day_paper, listed

OTHERS, OWN = "indemnity.third-party.standard", "indemnity.derivative.standard"
OTHERS_ITEMS, OWN_ITEMS = "indemnity.third-party.amounts", "indemnity.derivative.amounts"
LIABLE, BARRED = "indemnity.derivative.adjudged-liable", "indemnity.inconsistent"
EXCEPTIONS, FOUND, TIME = (
    "indemnity.exceptions",
    "indemnity.determination",
    "indemnity.coverage-time",
)
SETTLEMENTS = "settlements"


def elements(law: Bylaws, *, derivative: bool, criminal: bool) -> tuple[str, ...]:
    """What must be found of the conduct; `derivative` is a suit by or for the corporation."""
    if derivative:
        return law.items(OWN, "elements")
    return law.items(OTHERS, "elements") + (law.items(OTHERS, "criminal") if criminal else ())


def check_standard(
    law: Bylaws, met: Mapping[str, bool], *, derivative: bool, criminal: bool, paid: bool
) -> tuple[Finding, ...]:
    """How each element stands; an element that is not in `met` is still open."""
    cite, found = law.cite(OWN if derivative else OTHERS), list[Finding]()
    for element in elements(law, derivative=derivative, criminal=criminal):
        if met.get(element):
            found.append(Finding(cite, "fits", f"Found: {element}.", element))
            continue
        word = "Not met" if element in met else "Not found yet"
        end = " Indemnity was paid all the same." if paid else ""
        severity = "error" if paid else "warning"
        found.append(Finding(cite, severity, f"{word}: {element}.{end}", element))
    return tuple(found)


def check_ending(law: Bylaws, ending: str) -> Finding:
    """The way a case ended decides nothing by itself."""
    cite = law.cite("indemnity.no-presumption")
    sentence = f"The end by {ending} does not by itself show that the standard was not met."
    return Finding(cite, "info", sentence, "ending")


def check_amount(
    law: Bylaws,
    item: str,
    *,
    derivative: bool,
    settled_on: date | None = None,
    approved_on: date | None = None,
    court_approved: bool = False,
) -> Finding:
    """Whether an item is covered. `approved_on` is the corporation's approval of a settlement."""
    if derivative:
        return _own_amount(law, item, settled_on is not None, court_approved)
    cite = law.cite(OTHERS_ITEMS)
    if item not in law.items(cite.rule, "items"):
        covered = listed(law.items(cite.rule, "items"))
        return Finding(cite, "error", f"Covered are {covered}.", "item")
    if item != SETTLEMENTS or law.choice(cite.rule, "settlement_approval") != "in-advance":
        return _covered(cite, item)
    if approved_on and (settled_on is None or approved_on <= settled_on):
        sentence = f"The corporation approved the settlement on {day_paper(approved_on)}."
        return Finding(cite, "fits", sentence, "approved_on")
    when = f" on {day_paper(settled_on)}" if settled_on else ""
    sentence = f"The settlement{when} came before the corporation’s approval."
    return Finding(cite, "error", sentence, "approved_on")


def _own_amount(law: Bylaws, item: str, settled: bool, court_approved: bool) -> Finding:
    cite, way = law.cite(OWN_ITEMS), law.choice(OWN_ITEMS, "settlement")
    if item == SETTLEMENTS and way == "as-law-permits":
        sentence = "A settlement of the corporation’s own suit is covered only as law permits."
        return Finding(cite, "warning", sentence, "item")
    if item not in law.items(OWN_ITEMS, "items"):
        covered = listed(law.items(OWN_ITEMS, "items"))
        sentence = f"In a suit by or for the corporation only {covered} are covered."
        return Finding(cite, "error" if way == "no" else "warning", sentence, "item")
    asked = law.choice(OWN_ITEMS, "expenses_if_settled") == "with-court-approval"
    if asked and settled and not court_approved:
        sentence = "The case was settled without court approval: its expenses are not covered."
        return Finding(cite, "error", sentence, "court_approved")
    return _covered(cite, item)


def _covered(cite: Citation, item: str) -> Finding:
    sentence = f"{item.capitalize()}: covered as far as actually and reasonably incurred."
    return Finding(cite, "fits", sentence, "item")


def check_liable(law: Bylaws, *, adjudged: bool, court_order: bool) -> Finding:
    """Whether a judgment of liability to the corporation bars indemnity."""
    cite = law.cite(LIABLE)
    if not adjudged:
        return Finding(cite, "fits", "Not adjudged liable to the corporation.", "adjudged")
    if court_order:
        sentence = "The court’s order allows the expenses that it finds fair, and no more."
        return Finding(cite, "info", sentence, "court_order")
    sentence = "Adjudged liable to the corporation: nothing is paid without the court’s order."
    return Finding(cite, "error", sentence, "court_order")


def check_bars(
    law: Bylaws, grounds: Collection[str], *, success: bool, by_court: bool
) -> tuple[Finding, ...]:
    """An error for each ground on which indemnity would be inconsistent."""
    lifted = (("success", success), ("court determination", by_court))
    if any(true and name in law.items(BARRED, "except_after") for name, true in lifted):
        return ()
    cite = law.cite(BARRED)
    return tuple(
        Finding(cite, "error", f"Indemnity would be inconsistent: {ground}.", ground)
        for ground in law.items(BARRED, "grounds")
        if ground in grounds
    )


@only_with(EXCEPTIONS)
def check_exceptions(
    law: Bylaws, answered: Collection[str], lifted_by: str = "", *, paid: bool = False
) -> tuple[Finding, ...]:
    """A warning for each exception that is answered yes; an error if paid where never owed.

    `lifted_by` names what takes a claim that the person started out of the exceptions.
    """
    stated = law.rule(EXCEPTIONS).params
    lifts, may_lift = stated.get("lifted", ()), stated.get("lifted_by", ())
    cite, found = law.cite(EXCEPTIONS), list[Finding]()
    for name in (n for n in law.items(EXCEPTIONS, "exceptions") if n in answered):
        if name in lifts and lifted_by in may_lift:
            sentence = f"{name.capitalize()}: bound all the same, {lifted_by}."
            found.append(Finding(cite, "info", sentence, name))
        elif paid and name in law.items(EXCEPTIONS, "never_paid"):
            found.append(Finding(cite, "error", f"Paid, though excepted: {name}.", name))
        else:
            found.append(Finding(cite, "warning", f"Not bound to pay: {name}.", name))
    return tuple(found)


def check_found(law: Bylaws, route: str, *, success: bool, paid: bool) -> Finding:
    """Whether a finding stands behind the payment; `route` is empty while there is none."""
    cite, ways = law.cite(FOUND), law.items(FOUND, "routes")
    if success:
        sentence = "Success on the merits: expenses are owed, and no finding is needed."
        return Finding(law.cite("indemnity.success"), "info", sentence, "route")
    if not ways:
        sentence = "No finding is needed. Record the corporation’s finding all the same."
        return Finding(cite, "fits" if route else "advice", sentence, "route")
    if route in ways:
        return Finding(cite, "fits", f"Found proper by: {route}.", "route")
    end = "Indemnity was paid without it." if paid else "Record it before payment."
    sentence = f"A finding by {listed(ways, 'or')} is needed. {end}"
    return Finding(cite, "error" if paid else "warning", sentence, "route")


def check_advance(law: Bylaws, claimant: str, *, settlement: bool, refused: bool) -> Finding:
    """Whether an advance is owed, and whether its item can be advanced."""
    duty = must_advance(law, claimant)
    if settlement and law.choice(duty.cite.rule, "settlement_amounts") == "no":
        return Finding(duty.cite, "error", "Amounts paid in settlement are not advanced.", "item")
    if refused and duty.yes:
        sentence = f"An advance to a {claimant} is owed. It was refused."
        return Finding(duty.cite, "error", sentence, "refused")
    return Finding(duty.cite, "info", duty.counted, "claimant")


def check_conduct(shelf: Shelf, claim_on: date, conduct_on: date) -> tuple[Finding, ...]:
    """A warning where claim and conduct fall under different bylaws: both texts are shown."""
    law, then = shelf.on(claim_on), shelf.on(conduct_on)
    if law is None or then is law:
        return ()
    under = f"under the bylaws of {then.short}" if then else "before any bylaws on file"
    sentence = f"Conduct {under}, claim under those of {law.short}. Read both texts."
    return (Finding(law.cite(TIME), "warning", sentence, "conduct_on"),)
