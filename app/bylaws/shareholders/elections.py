"""Election of directors: seats, cumulative voting, ballots, and who is elected.

Sources: 1988 II §2, II §7, III §2; 2002 §2.8 ¶2, §3.2, §3.3.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from app.bylaws.answers import Citation, Finding, Permission, Threshold
from app.bylaws.law import Bylaws
from app.bylaws.shareholders.election_choices import may_cumulate
from app.bylaws.votes import Votes, exact
from app.domain.words import hour_short, listed, plural, whole

SEATS, PLURALITY = "shareholders.election.seats", "shareholders.election.plurality"
PRECONDITION = "shareholders.election.cumulative.precondition"
ALL, ALLOTMENT = (
    "shareholders.election.cumulative.all",
    "shareholders.election.cumulative.allotment",
)
STRAIGHT, VOID = "shareholders.election.straight-limit", "shareholders.election.against-void"


@dataclass(frozen=True, slots=True)
class Nomination:
    """A name placed in nomination; `accepted` says that the bylaws' own steps were kept."""

    name: str
    at: datetime | None
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate's place: the votes, and `elected`, `tied` or `not elected`."""

    name: str
    votes: Votes
    outcome: str


@dataclass(frozen=True, slots=True)
class Election:
    """Who is elected, and whose seat the bylaws do not settle, in order of votes, then name."""

    cite: Citation
    seats: int
    places: tuple[Place, ...]

    @property
    def elected(self) -> tuple[str, ...]:
        """The names of those elected."""
        return tuple(p.name for p in self.places if p.outcome == "elected")

    @property
    def tied(self) -> tuple[str, ...]:
        """The names of those tied for the last seats."""
        return tuple(p.name for p in self.places if p.outcome == "tied")

    @property
    def unsettled(self) -> int:
        """How many seats a tie leaves open."""
        return self.seats - len(self.elected) if self.tied else 0

    @property
    def counted(self) -> str:
        """Who is elected and who is tied, in one sentence."""
        said = f"{plural(len(self.elected), 'candidate')} elected to {plural(self.seats, 'seat')}"
        if self.elected:
            said += f": {listed(self.elected)}"
        if not self.tied:
            return f"{said}."
        tie = f"{listed(self.tied)} are tied for {plural(self.unsettled, 'seat')}"
        return f"{said}; {tie}, which the bylaws do not settle."


@dataclass(frozen=True, slots=True)
class Allotment:
    """The most votes that a holder may cast when cumulating."""

    cite: Citation
    votes: Votes
    counted: str


def plurality(law: Bylaws, seats: int, votes: Mapping[str, Votes]) -> Election:
    """The candidates with most votes up to the seats; nobody is declared for a tied seat."""
    ranked = sorted(votes, key=lambda name: (-votes[name], name))
    line = votes[ranked[seats - 1]] if len(ranked) >= seats else -1
    tie = len(ranked) > seats and votes[ranked[seats]] == line

    def outcome(name: str) -> str:
        if votes[name] == line and tie:
            return "tied"
        return "elected" if votes[name] >= line else "not elected"

    places = tuple(Place(name, votes[name], outcome(name)) for name in ranked)
    return Election(law.cite(PLURALITY), seats, places)


def check_election_result(law: Bylaws, authorized: int, result: Election) -> tuple[Finding, ...]:
    """How the number elected stands to the seats, and a warning on a tie or on no votes."""
    found: list[Finding] = []
    if result.tied:
        sentence = (
            f"{listed(result.tied)} are tied for {plural(result.unsettled, 'seat')}. "
            "The bylaws do not decide it; nobody is declared elected to it."
        )
        found.append(Finding(result.cite, "warning", sentence, "votes"))
    without = [p.name for p in result.places if p.outcome == "elected" and not p.votes]
    if without:
        sentence = f"No vote was cast for {listed(without)}. Count again before it is declared."
        found.append(Finding(result.cite, "warning", sentence, "votes"))
    return (*found, check_seats(law, authorized, len(result.elected)))


def check_seats(law: Bylaws, authorized: int, elected: int) -> Finding:
    """Whether as many directors are elected as there are seats."""
    cite = law.cite(SEATS)
    if elected > authorized:
        sentence = f"{whole(elected)} are elected to {plural(authorized, 'seat')}."
        return Finding(cite, "error", sentence, "seats")
    if elected < authorized:
        left = plural(authorized - elected, "seat")
        sentence = f"{whole(elected)} of {plural(authorized, 'seat')} filled; {left} left vacant."
        return Finding(cite, "warning", sentence, "seats")
    return Finding(cite, "fits", f"{plural(authorized, 'seat')}, all filled.", "seats")


def cumulating(
    law: Bylaws,
    nominations: Sequence[Nomination],
    opened_at: datetime,
    noticed_at: datetime | None,
    began_at: datetime | None = None,
) -> Permission:
    """Whether votes may be cumulated, and the names in nomination for whom they may be.

    `noticed_at` is when a shareholder gave notice of the intention; `began_at` when the voting
    began, `None` before it.
    """
    settled = may_cumulate(law)
    if settled:
        names = tuple(n.name for n in nominations) if settled.yes else ()
        return replace(settled, names=names)
    cite = law.cite(PRECONDITION)
    if noticed_at is None:
        return Permission(cite, False, "No shareholder gave notice of the intention to cumulate.")
    if noticed_at < opened_at or not _before(noticed_at, began_at):
        when = "before the meeting" if noticed_at < opened_at else "after the voting began"
        words = f"The notice at {hour_short(noticed_at)} came {when}."
        return Permission(cite, False, words)
    steps_kept = bool(law.items(PRECONDITION, "nomination_under"))
    names = tuple(
        n.name
        for n in nominations
        if n.at and _before(n.at, began_at) and (n.accepted or not steps_kept)
    )
    if not names:
        return Permission(cite, False, "Nobody was placed in nomination before the voting.")
    words = f"Notice was given at {hour_short(noticed_at)}. Every shareholder may cumulate."
    return Permission(cite, True, words, names)


def check_cumulative_entry(law: Bylaws, allowed: Permission) -> Finding:
    """The line above cumulative ballots: open to all holders, or not open at all."""
    if not allowed.yes:
        return Finding(allowed.cite, "error", allowed.counted, "ballots")
    return Finding(law.cite(ALL), "info", "Cumulative voting is open to all.", "ballots")


def allotment(law: Bylaws, votes: Votes, seats: int) -> Allotment:
    """The most votes a holder may cast when cumulating: votes times seats."""
    total = votes * seats
    verb = "is" if total == 1 else "are"
    counted = f"{_votes(votes)} times {plural(seats, 'seat')} {verb} {_votes(total)}."
    return Allotment(law.cite(ALLOTMENT), total, counted)


def check_cumulated(
    law: Bylaws, votes: Votes, seats: int, ballot: Mapping[str, Votes], nominated: Collection[str]
) -> tuple[Finding, ...]:
    """A cumulative ballot: no excess, nobody who was not nominated; an undervote is told."""
    cite, total, cast = law.cite(ALLOTMENT), votes * seats, sum(ballot.values())
    found: list[Finding] = []
    strangers = [name for name, given in ballot.items() if given and name not in nominated]
    if strangers:
        sentence = f"{listed(strangers)} was not in nomination before the voting."
        if len(strangers) > 1:
            sentence = f"{listed(strangers)} were not in nomination before the voting."
        found.append(Finding(law.cite(PRECONDITION), "error", sentence, "ballot"))
    if cast > total:
        sentence = f"{exact(cast)} votes are cast of {exact(total)}."
        found.append(Finding(cite, "error", sentence, "ballot"))
    elif cast < total:
        sentence = f"{exact(total - cast)} of {exact(total)} votes are left."
        found.append(Finding(cite, "info", sentence, "ballot"))
    return tuple(found)


def check_straight(
    law: Bylaws, votes: Votes, seats: int, ballot: Mapping[str, Votes]
) -> tuple[Finding, ...]:
    """A ballot without cumulating: each candidate at most the normal votes, at most the seats."""
    cite = law.cite(STRAIGHT)
    found = [
        Finding(
            cite,
            "error",
            f"{name} has {exact(given)} votes; a holder of {exact(votes)} gives no more.",
            "ballot",
        )
        for name, given in ballot.items()
        if given > votes
    ]
    voted = sum(1 for given in ballot.values() if given)
    if voted > seats:
        sentence = f"{plural(voted, 'candidate')} are voted for; there are {plural(seats, 'seat')}."
        found.append(Finding(cite, "error", sentence, "ballot"))
    return tuple(found)


def without_effect(law: Bylaws, mark: str, votes: Votes) -> tuple[Finding, ...]:
    """Votes `against` a director or `withheld`: kept in the record, in no total."""
    if not votes or not law.has(VOID) or mark not in law.items(VOID, "without_effect"):
        return ()
    sentence = f"{exact(votes)} votes {mark} have no effect."
    return (Finding(law.cite(VOID), "info", sentence, mark),)


def surely_elects(law: Bylaws, voting: Votes, seats: int, directors: int) -> Threshold:
    """The least shares that, cumulated, surely elect so many directors when `voting` shares vote.

    Derived: `k` of `N` seats need more than `k` parts of `N + 1` of the shares that vote.
    """
    needed = int(Fraction(directors * voting) / (seats + 1)) + 1
    counted = (
        f"{plural(directors, 'director')} of {seats} when {exact(voting)} shares vote: "
        f"{whole(needed)} shares are enough."
    )
    return Threshold(law.cite(ALLOTMENT), needed, voting, counted)


def _votes(number: Votes) -> str:
    return f"{exact(number)} {'vote' if number == 1 else 'votes'}"


def _before(at: datetime, began_at: datetime | None) -> bool:
    return began_at is None or at < began_at
