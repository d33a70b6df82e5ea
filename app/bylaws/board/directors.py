"""Changes of the number of directors, seats declared vacant and filled, terms, and pay.

Sources: 1988 III §1 to §5 and §14; 2002 §3.1 to §3.4, §3.14 and §9.1.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.bylaws.answers import Citation, DateAnswer, Finding, Permission, Threshold
from app.bylaws.counting import are_for, carries, least_votes
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.value import value
from app.domain.words import day_paper, day_short, exact, listed, plural, whole

if TYPE_CHECKING:
    from app.bylaws.votes import Votes

RANGE = "directors.number.change-range"
BLOCK, FORMULA = "directors.number.below-five-block", "directors.number.max-formula"
ARTICLES, REDUCTION = (
    "directors.number.articles-override",
    "directors.number.no-removal-by-reduction",
)
BOARD_FILL, DECLARED = "directors.vacancy.board-fill", "directors.vacancy.declared"
REMOVAL_FILL = "directors.vacancy.removal-fill"
SHAREHOLDER_FILL = "directors.vacancy.shareholder-fill"
SUCCESSOR, HOLDOVER = "directors.resignation.successor", "directors.term.holdover"
TERM, MISSED, ANNUAL = (
    "directors.vacancy.term",
    "directors.election.missed",
    "directors.election.annual",
)
POWERS, PAY = "directors.powers", "directors.compensation"
REMOVAL = "removal"


@value
class RangeChange:
    """An amendment of the range: from the minimum `before` to `least` and `most`.

    `entitled` are the outstanding shares entitled to vote; by consent every share that does not
    consent counts against.
    """

    before: int
    least: int
    most: int
    entitled: Votes
    votes_for: Votes
    against: Votes = 0
    by_consent: bool = False
    fixed: bool = False


def highest_maximum(law: Bylaws, least: int) -> int:
    """The highest maximum that this minimum allows (1988 III §2, 2002 §3.2(c))."""
    return law.figure(FORMULA, "times") * least - law.figure(FORMULA, "less")


def range_fits(law: Bylaws, least: int, most: int) -> Permission:
    """Whether the maximum is not beyond what the minimum allows."""
    top = highest_maximum(law, least)
    counted = (
        f"{law.figure(FORMULA, 'times')} times {least} less {law.figure(FORMULA, 'less')} is "
        f"{top}: a maximum of {most} is {'allowed' if most <= top else 'too high'}."
    )
    return Permission(law.cite(FORMULA), most <= top, counted)


def below_five_blocked(law: Bylaws, entitled: Votes, against: Votes) -> Permission:
    """Whether these votes against, or shares not consenting, stop a minimum below five."""
    test = law.fraction(BLOCK, "fraction"), law.choice(BLOCK, "comparison")
    blocked = carries(against, *test, entitled)
    counted = (
        f"{exact(against)} of {exact(entitled)} shares are against; "
        f"{exact(least_votes(*test, entitled))} block the change."
    )
    return Permission(law.cite(BLOCK), blocked, counted)


def range_needs(law: Bylaws, entitled: Votes, votes_for: Votes | None = None) -> Threshold:
    """The votes that a change of the range needs, of the outstanding shares."""
    return _of_outstanding(law, RANGE, "fraction", entitled, votes_for)


def check_range_change(law: Bylaws, change: RangeChange) -> tuple[Finding, ...]:
    """How an amendment of the range stands: the vote, the block below five, the highest maximum."""
    vote = range_needs(law, change.entitled, change.votes_for)
    found = [Finding(vote.cite, "fits" if vote.met else "error", vote.counted, "votes_for")]
    fits = range_fits(law, change.least, change.most)
    if not change.fixed:
        found.append(Finding(fits.cite, "fits" if fits.yes else "error", fits.counted, "most"))
    if _block_applies(law, change):
        silent = change.entitled - change.votes_for
        against = silent if change.by_consent else change.against
        block = below_five_blocked(law, change.entitled, against)
        severity = "error" if block.yes else "fits"
        found.append(Finding(block.cite, severity, block.counted, "against"))
    return tuple(found)


@only_with(ARTICLES)
def check_articles_state_number(law: Bylaws, *, stated: bool) -> tuple[Finding, ...]:
    """Whether the number may be changed by the bylaws though the articles may state it."""
    cite = law.cite(ARTICLES)
    if not stated or law.choice(ARTICLES, "route") != "exclusive":
        return ()
    sentence = "The articles state the number of directors. It changes only by amending them."
    return (Finding(cite, "error", sentence, "articles"),)


def check_reduction(law: Bylaws, number: int, serving: int, *, ended: int) -> Finding:
    """Whether a smaller number leaves all directors in office (1988 III §4, 2002 §3.4 ¶5)."""
    cite = law.cite(REDUCTION)
    if ended:
        sentence = f"{plural(ended, 'term')} ended for the smaller number. It ends no term."
        return Finding(cite, "error", sentence, "number")
    if serving <= number:
        return Finding(cite, "fits", "The number leaves every director a seat.", "number")
    over = f"{serving - number} over the authorized number until the next annual meeting."
    return Finding(cite, "info", over, "number")


def board_fill(law: Bylaws, in_office: int, votes_for: int | None = None) -> Threshold:
    """The votes of directors that fill a vacancy: of those in office, not of those present."""
    test = law.fraction(BOARD_FILL, "fraction"), law.choice(BOARD_FILL, "comparison")
    needed = least_votes(*test, in_office)
    counted = f"A majority of {plural(in_office, 'director')} in office is {whole(needed)}."
    met = None if votes_for is None else carries(votes_for, *test, in_office)
    return Threshold(law.cite(BOARD_FILL), needed, in_office, counted, met)


def may_fill(law: Bylaws, cause: str) -> tuple[Permission, ...]:
    """Who may fill a vacancy of this cause: the board first, then the shareholders."""
    if cause != REMOVAL:
        board = Permission(law.cite(BOARD_FILL), True, "The directors in office may fill it.")
        rest = "The shareholders may fill it while the directors have not."
        return board, Permission(law.cite(SHAREHOLDER_FILL), True, rest)
    cite = law.cite(REMOVAL_FILL)
    barred = "A vacancy made by removal is not for the board."
    return (
        Permission(cite, False, barred),
        Permission(cite, True, "Only the shareholders fill a vacancy made by removal."),
    )


def consent_fill(
    law: Bylaws, cause: str, entitled: Votes, consenting: Votes | None = None
) -> Threshold:
    """The shares whose written consent fills a vacancy: of all outstanding shares."""
    rule = REMOVAL_FILL if cause == REMOVAL else SHAREHOLDER_FILL
    return _of_outstanding(law, rule, "consent_fraction", entitled, consenting)


def removal_fill_at_meeting(
    law: Bylaws, quorum: int, votes_for: Votes, against: Votes
) -> Threshold | None:
    """The votes at a meeting that fill a seat left by removal; `None` where no standard is stated.

    A majority of the shares represented and voting that is also a majority of the required quorum
    (2002 §3.4 ¶1).
    """
    if law.choice(REMOVAL_FILL, "meeting") == "not-stated":
        return None
    comparison, cast = law.choice(REMOVAL_FILL, "comparison"), votes_for + against
    voting = law.fraction(REMOVAL_FILL, "fraction")
    floor = law.fraction(REMOVAL_FILL, "quorum_fraction")
    needed = max(
        least_votes(voting, comparison, cast),
        least_votes(floor, comparison, quorum),
    )
    met = carries(votes_for, voting, comparison, cast)
    met = met and carries(votes_for, floor, comparison, quorum)
    counted = (
        f"More than half of {exact(cast)} votes cast, and of the quorum of {whole(quorum)}: "
        f"{whole(needed)} are needed."
    )
    return Threshold(law.cite(REMOVAL_FILL), needed, cast, counted, met)


def check_meeting_fill(
    law: Bylaws, cause: str, *, elected: bool, carried: bool
) -> tuple[Finding, ...]:
    """Where no standard at a meeting is stated: the election, and the ordinary vote beside it."""
    rule = REMOVAL_FILL if cause == REMOVAL else SHAREHOLDER_FILL
    if law.choice(rule, "meeting") != "not-stated":
        return ()
    cite = law.cite(rule)
    if elected and carried:
        return (Finding(cite, "fits", "Elected, and by the ordinary vote too.", "votes_for"),)
    if not elected:
        return (Finding(cite, "error", "Not elected at the meeting.", "votes_for"),)
    sentence = "Elected by the most votes, and the ordinary vote is not reached. Ask counsel."
    return (Finding(cite, "warning", sentence, "votes_for"),)


@only_with(DECLARED)
def check_declared(
    law: Bylaws, ground: str, *, document: bool, resolution: bool
) -> tuple[Finding, ...]:
    """Whether the board may declare the seat vacant on this ground (1988 III §4, 2002 §3.4 ¶2)."""
    cite, grounds = law.cite(DECLARED), law.items(DECLARED, "grounds")
    if ground not in grounds:
        sentence = f"The board declares a seat vacant only for {listed(grounds, 'or')}."
        return (Finding(cite, "error", sentence, "ground"),)
    if not document:
        sentence = "Attach the court’s order or the record of the conviction."
        return (Finding(cite, "error", sentence, "document"),)
    if not resolution and law.choice(DECLARED, "how") == "board-resolution":
        return (
            Finding(cite, "error", "The board declares a seat vacant by resolution.", "resolution"),
        )
    return (Finding(cite, "fits", f"The ground is {ground}.", "ground"),)


def check_successor(
    law: Bylaws, effective_on: date, starts_on: date, chosen_by: str
) -> tuple[Finding, ...]:
    """Whether one chosen ahead takes office on the day on which the resignation takes effect."""
    cite, chooser = law.cite(SUCCESSOR), law.choice(SUCCESSOR, "chosen_by")
    found: list[Finding] = []
    if starts_on != effective_on:
        sentence = f"{day_paper(effective_on)} is when the resignation takes effect; start there."
        found.append(Finding(cite, "warning", sentence, "starts_on", repair=effective_on))
    if chooser not in ("not-stated", chosen_by):
        sentence = f"The {chooser} may choose the successor ahead, not the {chosen_by}."
        found.append(Finding(cite, "warning", sentence, "chosen_by"))
    fits = Finding(cite, "fits", "The successor starts when the seat is free.", "starts_on")
    return tuple(found) or (fits,)


def holding_over(law: Bylaws, elected_on: date, next_annual: date | None, on: date) -> DateAnswer:
    """Since when a director holds over: from the next annual meeting on, without a successor.

    `None` while the term runs. No term ends by a date alone.
    """
    cite = law.cite(HOLDOVER)
    if next_annual is None or next_annual <= elected_on or next_annual > on:
        return DateAnswer(cite, None, "The term runs until a successor is elected.")
    counted = f"Held over since {day_short(next_annual)}: no successor was elected then."
    return DateAnswer(cite, next_annual, counted)


def term_words(law: Bylaws, *, fills_vacancy: bool) -> tuple[Citation, str]:
    """Until when a director serves, in words, for one elected or one who fills a vacancy."""
    rule, param = (TERM, "until") if fills_vacancy else (ANNUAL, "term_end")
    return law.cite(rule), f"Serves until {_until(law.items(rule, param))}."


def missed_election(law: Bylaws) -> Permission:
    """Where directors may be elected when the annual meeting or its election did not happen.

    2002 has no such rule: the directors hold over.
    """
    if not law.has(MISSED):
        counted = "No directors were elected. Those in office serve until successors are elected."
        return Permission(law.cite(HOLDOVER), False, counted)
    ways = law.items(MISSED, "may_elect_at")
    counted = f"Directors may be elected at a {listed(ways, 'or the')}."
    return Permission(law.cite(MISSED), True, counted, ways)


def check_powers(law: Bylaws, *, needs_shareholders: bool, linked: bool) -> tuple[Finding, ...]:
    """A warning where an act of the board that needs the shareholders has no act of theirs."""
    if not needs_shareholders or linked:
        return ()
    sentence = "This act needs the shareholders too. Link their vote or consent."
    return (Finding(law.cite(POWERS), "warning", sentence, "shareholders"),)


@only_with(PAY)
def check_pay(
    law: Bylaws, *, as_director: bool, resolution: bool, approver_is_payee: bool = False
) -> tuple[Finding, ...]:
    """Whether pay is approved as the bylaws ask (1988 III §14, 2002 §3.14)."""
    cite = law.cite(PAY)
    if resolution:
        return (Finding(cite, "fits", "A board resolution fixes the pay.", "resolution"),)
    if as_director:
        sentence = "Pay or expenses for serving as director need a board resolution."
        return (Finding(cite, "error", sentence, "resolution"),)
    if not law.rule(PAY).params["ceo_may_approve_other_services"]:
        return ()
    if approver_is_payee:
        sentence = "The chief executive officer approved their own pay. Ask for a resolution."
        return (Finding(cite, "warning", sentence, "approver"),)
    sentence = "The chief executive officer may approve pay for other services."
    return (Finding(cite, "fits", sentence, "approver"),)


def _of_outstanding(
    law: Bylaws, rule: str, param: str, entitled: Votes, votes_for: Votes | None
) -> Threshold:
    test = law.fraction(rule, param), law.choice(rule, "comparison")
    needed = least_votes(*test, entitled)
    met = None if votes_for is None else carries(votes_for, *test, entitled)
    have = "" if votes_for is None else f"; {are_for(votes_for)}"
    counted = f"{whole(needed)} of {exact(entitled)} outstanding shares are needed{have}."
    return Threshold(law.cite(rule), needed, entitled, counted, met)


def _block_applies(law: Bylaws, change: RangeChange) -> bool:
    below = law.figure(BLOCK, "below")
    kind = "fixed number" if change.fixed else "minimum"
    return kind in law.items(BLOCK, "applies_to") and change.least < min(below, change.before)


def _until(ends: tuple[str, ...]) -> str:
    words = {"successor": "a successor is elected and qualified"}
    return listed([words.get(end, f"the {end}") for end in ends])
