"""Removal of directors without cause: the majority of shares, and the votes that keep a director.

Sources: 1988 III §4; 2002 §3.15.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.bylaws.answers import Citation, Finding, Permission
from app.bylaws.counting import carries, least_votes
from app.bylaws.law import Bylaws
from app.bylaws.votes import ACT, Votes
from app.domain.words import exact, listed, number_word, plural

VOTE, PROTECTION = "directors.removal.vote", "directors.removal.protection"
ENTIRE = "directors.removal.entire-board"
NOT_CARRIED, REMOVED, PROTECTED, TIE = "not-carried", "removed", "protected", "tie"


@dataclass(frozen=True, slots=True)
class RemovalVote:
    """The votes on removing one director; shares exact.

    `entitled` are the outstanding shares entitled to vote; `authorized` the number of directors
    authorized at that director's latest election. By consent `against` is not looked at.
    """

    entitled: Votes
    votes_for: Votes
    against: Votes
    authorized: int
    by_consent: bool = False
    entire_board: bool = False


@dataclass(frozen=True, slots=True)
class RemovalTally:
    """How a removal came out: `not-carried`, `removed`, `protected` or `tie`, and both tests.

    `needed` votes carry the first test. In the second, `against` times `seats` stands against the
    votes `cast`; both are `None` where it is not made.
    """

    cite: Citation
    outcome: str
    needed: int
    counted: str
    against: Votes | None = None
    cast: Votes | None = None
    seats: int = 0


def tally_removal(law: Bylaws, vote: RemovalVote) -> RemovalTally:
    """Whether the director goes: first a majority of the outstanding shares, then the protection.

    A director stays whom the votes against would elect, voted cumulatively for all seats
    authorized at the latest election: against times (seats plus one) is more than all votes cast.
    Bylaws without a rule on removal ask for the fraction of an ordinary vote, of all shares.
    """
    rule = VOTE if law.has(VOTE) else ACT
    test = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
    needed = least_votes(*test, vote.entitled)
    have = f"{exact(vote.votes_for)} of {exact(vote.entitled)} shares are for removal"
    if not carries(vote.votes_for, *test, vote.entitled):
        counted = f"{have}; {exact(needed)} are needed."
        return RemovalTally(law.cite(VOTE), NOT_CARRIED, needed, counted)
    if vote.entire_board and law.option(ENTIRE, "protection_if_all_removed", "none") == "none":
        counted = f"{have}, {exact(needed)} are needed; the entire board goes, so nobody is kept."
        return RemovalTally(law.cite(ENTIRE), REMOVED, needed, counted)
    if not law.has(PROTECTION):
        counted = f"{have}; {exact(needed)} are needed. The bylaws keep nobody in office."
        return RemovalTally(law.cite(VOTE), REMOVED, needed, counted)
    return _protection(law, vote, needed, have)


def check_removal(law: Bylaws, vote: RemovalVote, name: str) -> tuple[Finding, ...]:
    """How the removal of that director stands to the rules."""
    tally = tally_removal(law, vote)
    outcomes = {
        NOT_CARRIED: ("error", f"{name} is not removed. {tally.counted}"),
        PROTECTED: ("error", f"The votes against keep {name} in office. {tally.counted}"),
        TIE: ("warning", f"A tie: {name} stays until counsel decides. {tally.counted}"),
        REMOVED: ("fits", f"{name} is removed. {tally.counted}"),
    }
    severity, sentence = outcomes[tally.outcome]
    found = Finding(tally.cite, severity, sentence, "removal")
    stated = law.option(PROTECTION, "by_consent", "stated") == "stated"
    if not vote.by_consent or stated or tally.outcome == NOT_CARRIED:
        return (found,)
    careful = (
        "The bylaws speak of removal by vote only. Shares not consenting are counted as against."
    )
    return (found, Finding(law.cite(PROTECTION), "warning", careful, "by_consent"))


def entire_board(law: Bylaws, named: Collection[str], serving: Collection[str]) -> Permission:
    """Whether the proposal names the entire board: every director in office, in one proposal."""
    left = tuple(name for name in serving if name not in named)
    if not serving:
        return Permission(law.cite(ENTIRE), False, "No director is in office.")
    if left:
        counted = f"{listed(left)} {'is' if len(left) == 1 else 'are'} not in the proposal."
        return Permission(law.cite(ENTIRE), False, counted, left)
    counted = f"All {number_word(len(serving))} directors in office are in the proposal."
    return Permission(law.cite(ENTIRE), True, counted)


def check_entire_board(
    law: Bylaws, named: Collection[str], serving: Collection[str], *, claimed: bool
) -> tuple[Finding, ...]:
    """An error where the entire board is said to go and a director is left out."""
    whole = entire_board(law, named, serving)
    if not claimed:
        return ()
    severity = "fits" if whole.yes else "error"
    return (Finding(whole.cite, severity, whole.counted, "entire_board"),)


def _protection(law: Bylaws, vote: RemovalVote, needed: int, have: str) -> RemovalTally:
    against = vote.entitled - vote.votes_for if vote.by_consent else vote.against
    cast = vote.entitled if vote.by_consent else vote.votes_for + vote.against
    seats = vote.authorized + 1
    kept = against * seats
    outcome = PROTECTED if kept > cast else TIE if kept == cast else REMOVED
    than = {PROTECTED: "more than", TIE: "exactly", REMOVED: "less than"}[outcome]
    silent = "shares not consenting" if vote.by_consent else "votes against"
    all_cast = "shares entitled" if vote.by_consent else "votes cast"
    counted = (
        f"{have}. {exact(against)} {silent} times {plural(seats, 'seat')} "
        f"({vote.authorized} authorized and one) is {exact(kept)}, {than} the {exact(cast)} "
        f"{all_cast}."
    )
    return RemovalTally(law.cite(PROTECTION), outcome, needed, counted, against, cast, seats)
