"""Votes at a shareholders' meeting: what a holder may cast, what carries a proposal, who presides.

Sources: 1988 II §5, II §7, IV §7; 2002 §2.6, §2.8 ¶1, §5.7. Votes are whole numbers, or exact
fractions where shares are fractional.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.bylaws.answers import Citation, Finding, Threshold, ours
from app.bylaws.counting import MORE_THAN, carries, least_votes
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.words import hour_short, listed, whole

Votes = int | Fraction
DECIMALS = 12
"""Fractional shares are written with at most so many decimals."""

QUORUM, WITHDRAWAL = "shareholders.quorum.majority", "shareholders.quorum.withdrawal"
ACT, GREATER = "shareholders.vote.act", "shareholders.vote.greater"
ENTITLEMENT, SPLIT = "shareholders.vote.entitlement", "shareholders.vote.split"
FIDUCIARY, METHOD = "shareholders.vote.fiduciary-joint", "shareholders.vote.voice-or-ballot"
PRESIDING = "shareholders.vote.presiding"
AS_CAST = ours("ours.split-as-cast", "A holder’s votes are counted as they were cast.")


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes on one matter. `represented` counts for the quorum, abstentions with it.

    `entitled` are all votes entitled at the meeting; `without_vote` are those represented that
    have no vote on this matter.
    """

    entitled: Votes
    represented: Votes
    votes_for: Votes
    against: Votes
    without_vote: Votes = 0


@dataclass(frozen=True, slots=True)
class VoteTest:
    """One test of a vote: at least `needed` votes for, and how that was counted.

    `figures` stand in place of the votes for where something else is compared.
    """

    needed: int
    met: bool
    counted: str
    figures: str = ""


@dataclass(frozen=True, slots=True)
class VoteResult:
    """Whether a proposal is carried, the votes for that carry it, and each test.

    `needed` is `None` without a quorum, and where no number of votes for would carry it.
    """

    cite: Citation
    carried: bool
    needed: int | None
    tests: tuple[VoteTest, ...]
    counted: str

    def short(self, votes_for: Votes) -> Votes:
        """How many votes for are missing."""
        return max(0, (self.needed or 0) - votes_for)


@dataclass(frozen=True, slots=True)
class HolderCount:
    """How one holder's votes on a matter count; `unvoted` are those not voted at all."""

    votes_for: Votes
    against: Votes
    unvoted: Votes
    findings: tuple[Finding, ...]


def exact(votes: Votes) -> str:
    """Votes as a secretary writes them, with every decimal: `1,234` or `10.5`."""
    if votes.denominator == 1:
        return whole(votes.numerator)
    number, places = Fraction(votes), 0
    if 10**DECIMALS % number.denominator:
        return str(number)
    while (number * 10**places).denominator != 1:
        places += 1
    units, rest = divmod(int(number * 10**places), 10**places)
    return f"{whole(units)}.{rest:0{places}}"


def quorum(law: Bylaws, entitled: Votes) -> int:
    """The least whole number of votes that is a quorum (1988 II §5 ¶1, 2002 §2.6)."""
    if law.option(QUORUM, "measure", "fraction") == "fixed":
        return law.figure(QUORUM, "shares")
    return least_votes(law.fraction(QUORUM, "fraction"), law.choice(QUORUM, "comparison"), entitled)


def ordinary(law: Bylaws, tally: Tally) -> VoteResult:
    """Whether an ordinary proposal is carried: 1988 2F > R; 2002 2F > F + A and 2F > q."""
    cite, present = law.cite(ACT), quorum(law, tally.entitled)
    if tally.represented < present:
        counted = f"{exact(tally.represented)} votes are represented; the quorum is "
        return VoteResult(cite, False, None, (), f"{counted}{whole(present)}. There is no quorum.")
    base = _base_test(law, tally)
    if base is None:
        return VoteResult(cite, False, None, (), "Every vote cast must be for, and some are not.")
    tests = (base, *_floor_test(law, tally, present))
    carried = all(test.met for test in tests)
    said = " ".join(test.counted for test in tests)
    verdict = f"With {exact(tally.votes_for)} for it is {'carried' if carried else 'lost'}."
    return VoteResult(cite, carried, max(t.needed for t in tests), tests, f"{said} {verdict}")


def after_withdrawal(law: Bylaws, entitled: Votes, votes_for: Votes) -> VoteResult:
    """What carries once withdrawals left less than a quorum: a majority of the quorum."""
    needed, present = _part(law, WITHDRAWAL, "fraction", quorum(law, entitled))
    test = VoteTest(
        needed,
        votes_for >= needed,
        f"A majority of the quorum of {present} is {whole(needed)}.",
    )
    verdict = "carried" if test.met else "lost"
    counted = f"{test.counted} With {exact(votes_for)} for it is {verdict}."
    return VoteResult(law.cite(WITHDRAWAL), test.met, needed, (test,), counted)


def greater(law: Bylaws, fraction: Fraction, comparison: str, of: Votes, given: Votes) -> Threshold:
    """A greater vote that the law or the articles ask for, of the votes it is counted from."""
    needed = least_votes(fraction, comparison, of)
    counted = (
        f"{fraction} of {exact(of)} votes: {whole(needed)} are needed, {exact(given)} are for."
    )
    return Threshold(law.cite(GREATER), needed, of, counted, given >= needed)


@only_with(GREATER)
def check_greater(law: Bylaws, matter: str, source: str) -> tuple[Finding, ...]:
    """A warning where a matter usually asks for more and no other threshold was set."""
    if source or matter not in law.items(GREATER, "usually_more"):
        return ()
    sentence = (
        f"This matter usually asks for more than an ordinary vote; see the "
        f"{listed(law.items(GREATER, 'sources'), 'and the')}."
    )
    return (Finding(law.cite(GREATER), "warning", sentence, "threshold"),)


def check_cast(law: Bylaws, available: Votes, cast: Votes) -> Finding:
    """Whether a holder casts no more votes than the holder has, and what is left."""
    cite = law.cite(ENTITLEMENT)
    if cast > available:
        over = exact(cast - available)
        sentence = f"{exact(cast)} votes are cast of {exact(available)}, {over} too many."
        return Finding(cite, "error", sentence, "votes")
    return Finding(cite, "fits", f"{exact(available - cast)} votes are left.", "votes")


def count_holder(
    law: Bylaws, available: Votes, votes_for: Votes | None, against: Votes
) -> HolderCount:
    """How one holder's votes count; `votes_for` is `None` for a mark without a number.

    2002: a mark for without a number stands for all the shares, whatever else is marked.
    """
    if votes_for is None:
        votes_for, against = available, 0 if law.has(SPLIT) else against
    over = check_cast(law, available, votes_for + against)
    if over.severity == "error":
        return HolderCount(votes_for, against, 0, (over,))
    unvoted = available - votes_for - against
    split = 0 < votes_for < available
    return HolderCount(votes_for, against, unvoted, _split_found(law) if split else ())


def check_method(
    law: Bylaws, demanded_at: datetime | None, began_at: datetime | None, *, ballots: bool
) -> tuple[Finding, ...]:
    """Whether an election is by ballot where a holder demanded it before the voting began."""
    if demanded_at is None:
        return ()
    cite = law.cite(METHOD)
    if began_at and demanded_at >= began_at:
        sentence = (
            f"A ballot was demanded at {hour_short(demanded_at)}; "
            f"the voting began at {hour_short(began_at)}. The vote may be by voice."
        )
        return (Finding(cite, "info", sentence, "method"),)
    sentence = f"A ballot was demanded at {hour_short(demanded_at)}, before the voting."
    if ballots:
        return (Finding(cite, "fits", sentence, "method"),)
    return (Finding(cite, "error", f"{sentence} No ballots are recorded.", "method"),)


@only_with(FIDUCIARY)
def check_authority(law: Bylaws, capacity: str, authority: str) -> tuple[Finding, ...]:
    """A warning where joint, fiduciary or corporate shares vote and no authority is recorded.

    `capacity` is how the shares are registered, `authority` what was shown.
    """
    if authority or capacity not in law.items(FIDUCIARY, "registered_as"):
        return ()
    sections = listed(law.items(FIDUCIARY, "code_sections"))
    sentence = f"No authority to vote these shares is recorded. Sections {sections} say who may."
    return (Finding(law.cite(FIDUCIARY), "warning", sentence, "authority"),)


def check_presiding(
    law: Bylaws, office: str, *, decided_by: str = "", absence: str = ""
) -> Finding:
    """Whether the holder of this office presides; `decided_by` names who decided otherwise.

    `absence` is what is recorded on the absence of the one who would preside.
    """
    cite, chair = law.cite(PRESIDING), law.choice(PRESIDING, "chair")
    stand_in = law.choice(PRESIDING, "stands_in")
    if office == chair:
        return Finding(cite, "fits", f"The {chair} presides.", "chair")
    if decided_by and decided_by in law.items(PRESIDING, "unless_decided_by"):
        return Finding(cite, "fits", f"The {decided_by} decided who presides.", "chair")
    if office == stand_in and absence:
        return Finding(cite, "fits", f"The {stand_in} stands in for the {chair}.", "chair")
    sentence = f"The {chair} presides. Record why another does."
    return Finding(cite, "warning", sentence, "chair")


def _base_test(law: Bylaws, tally: Tally) -> VoteTest | None:
    """The majority of the base: of those represented and entitled, or of those voting."""
    if law.choice(ACT, "base") == "represented-and-voting":
        return _cast_test(law, tally)
    base = tally.represented - tally.without_vote
    needed, of = _part(law, ACT, "fraction", base)
    votes = "vote" if base == 1 else "votes"
    words = f"{_name(law, 'fraction')} of {of} {votes} represented and entitled is {whole(needed)}."
    return VoteTest(needed, _met(law, "fraction", tally, base), words)


def _cast_test(law: Bylaws, tally: Tally) -> VoteTest | None:
    """The least votes for that pass of votes for and against, those against left as they are."""
    part, comparison = law.fraction(ACT, "fraction"), law.choice(ACT, "comparison")
    if part >= 1:
        words = "Every vote cast must be for, and none is against."
        return None if tally.against else VoteTest(1, tally.votes_for >= 1, words)
    needed = least_votes(part / (1 - part), comparison, tally.against)
    name, cast = _name(law, "fraction"), tally.votes_for + tally.against
    words = f"{name} of those voting, {exact(tally.against)} against, is {whole(needed)}."
    return VoteTest(needed, _met(law, "fraction", tally, cast), words)


def _floor_test(law: Bylaws, tally: Tally, present: int) -> tuple[VoteTest, ...]:
    if law.choice(ACT, "floor") == "none":
        return ()
    needed, of = _part(law, ACT, "floor_fraction", present)
    words = f"{_name(law, 'floor_fraction')} of the required quorum of {of} is {whole(needed)}."
    return (VoteTest(needed, _met(law, "floor_fraction", tally, present), words),)


def _met(law: Bylaws, param: str, tally: Tally, of: Votes) -> bool:
    """Whether the votes for are the rule's part of these, exact also for parts of a vote."""
    return carries(tally.votes_for, law.fraction(ACT, param), law.choice(ACT, "comparison"), of)


def _part(law: Bylaws, rule: str, param: str, of: Votes) -> tuple[int, str]:
    """The least whole number that is the rule's part of these votes, and these votes in words."""
    return least_votes(law.fraction(rule, param), law.choice(rule, "comparison"), of), exact(of)


def _name(law: Bylaws, param: str) -> str:
    """`A majority`, or the fraction where the version asks for another."""
    part, more = law.fraction(ACT, param), law.choice(ACT, "comparison") == MORE_THAN
    if part == Fraction(1, 2) and more:
        return "A majority"
    return f"{'More than' if more else 'At least'} {part}"


def _split_found(law: Bylaws) -> tuple[Finding, ...]:
    if law.has(SPLIT):
        return (Finding(law.cite(SPLIT), "fits", "Part of the shares is voted for.", "votes"),)
    sentence = (
        f"The bylaws of {law.short} do not speak of voting part of the shares. "
        "The split is recorded as cast."
    )
    return (Finding(AS_CAST, "warning", sentence, "votes"),)
