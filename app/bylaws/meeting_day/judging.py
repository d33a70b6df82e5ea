"""The tests that a vote must pass, by what the item is: ordinary, greater, by class, removal.

Sources: 1988 II §4 ¶3, II §5, II §6 ¶1, II §7, III §2, III §4, III §16(e), VI §1; 2002 §2.6,
§2.7 ¶1, §2.8 ¶1, §2.14(c), §3.2(c), §3.15, §9.1. The articles or the Code may ask for more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.bylaws.answers import Finding, Threshold
from app.bylaws.board.directors import below_five_blocked
from app.bylaws.counting import MORE_THAN, least_votes
from app.bylaws.indemnity.votes import by_meeting
from app.bylaws.law import Bylaws
from app.bylaws.meeting_day.quorum import QuorumNow
from app.bylaws.records.amendments import SHAREHOLDERS, amendment_rule, shareholder_threshold
from app.bylaws.shareholders.removal import (
    REMOVED,
    RemovalTally,
    RemovalVote,
    check_removal,
    tally_removal,
)
from app.bylaws.votes import (
    ACT,
    WITHDRAWAL,
    Tally,
    VoteResult,
    VoteTest,
    after_withdrawal,
    exact,
    greater,
    ordinary,
)
from app.domain.meeting_day.facts import AGAINST, FOR, Put
from app.domain.words import plural, whole

ADJOURN = "shareholders.adjourn.vote"
UNANIMOUS = "shareholders.notice.special-matters.unanimous"
SPECIAL_MATTERS = "shareholders.notice.special-matters"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a vote is judged by.

    `own` are all votes of the interested holders; `class_for` and `class_entitled` belong to a
    vote by a class.
    """

    put: Put
    votes: Mapping[str, int]
    represented: int
    without_vote: int
    quorum: QuorumNow
    entitled: int
    authorized: int = 0
    own: int = 0
    class_for: int | None = None
    class_entitled: int = 0

    @property
    def votes_for(self) -> int:
        """The votes for."""
        return self.votes[FOR]

    def of_class(self, votes: int, entitled: int) -> Matter:
        """The same with the votes of the class that votes apart."""
        return replace(self, class_for=votes, class_entitled=entitled)


Judged = tuple[VoteResult, tuple[Finding, ...]]


def judge(law: Bylaws, matter: Matter) -> Judged:
    """The result under the tests that this item needs, and what stands against it."""
    result, findings = TESTS[matter.put.test](law, matter)
    if matter.class_for is None:
        return result, findings
    needed = greater(law, *_fraction(law, matter.put), matter.class_entitled, matter.class_for)
    return _joined(result, _test_of(needed, matter.class_for), "by class"), findings


def _ordinary(law: Bylaws, matter: Matter) -> Judged:
    quorum, votes_for = matter.quorum, matter.votes_for
    tally = Tally(
        matter.entitled,
        matter.represented,
        votes_for,
        matter.votes[AGAINST],
        matter.without_vote,
    )
    if not quorum.withdrawn or not law.has(WITHDRAWAL):
        return ordinary(law, tally), ()
    result = after_withdrawal(law, matter.entitled, votes_for)
    if result.carried and votes_for <= matter.votes[AGAINST]:
        says = (
            f"{plural(votes_for, 'vote')} for carry it after the withdrawal; "
            f"{whole(matter.votes[AGAINST])} are against."
        )
        return result, (Finding(result.cite, "advice", says, "item"),)
    return result, ()


def _greater(law: Bylaws, matter: Matter) -> Judged:
    """More than an ordinary vote, by the Code or the articles: of all votes entitled."""
    found = greater(law, *_fraction(law, matter.put), matter.entitled, matter.votes_for)
    return _as_result(found, matter), ()


def _unanimous(law: Bylaws, matter: Matter) -> Judged:
    """A special matter whose nature the notice did not state (1988 II §4 ¶3)."""
    if not law.has(UNANIMOUS):
        return _ordinary(law, matter)
    return _of_rule(law, UNANIMOUS, matter, matter.entitled), ()


def _adjourn(law: Bylaws, matter: Matter) -> Judged:
    """An adjournment, quorum or not: of the votes represented (1988 II §6 ¶1, 2002 §2.7 ¶1)."""
    return _of_rule(law, ADJOURN, matter, matter.represented), ()


def _removal(law: Bylaws, matter: Matter) -> Judged:
    """The removal of a director, with the votes that keep one in office."""
    put = matter.put
    vote = RemovalVote(
        Fraction(matter.entitled),
        Fraction(matter.votes_for),
        Fraction(matter.votes[AGAINST]),
        put.authorized or matter.authorized,
        entire_board=put.entire_board,
    )
    tally, name = tally_removal(law, vote), ", ".join(put.directors) or "The director"
    done = tally.outcome == REMOVED
    tests = tuple(_removal_tests(matter, tally))
    result = VoteResult(tally.cite, done, tally.needed, tests, tally.counted)
    found = tuple(f for f in check_removal(law, vote, name) if f.severity == "warning")
    return result, found


def _removal_tests(matter: Matter, tally: RemovalTally) -> Iterator[VoteTest]:
    """The votes for removal; then the protection, where it is made: against times seats and one."""
    met = matter.votes_for >= tally.needed
    if tally.against is None or tally.cast is None:
        yield VoteTest(tally.needed, met, tally.counted)
        return
    have = f"{whole(matter.votes_for)} of {whole(matter.entitled)} shares are for removal."
    yield VoteTest(tally.needed, met, have)
    kept = tally.against * tally.seats
    said = f"{exact(tally.against)} votes against times {plural(tally.seats, 'seat')}; "
    said += "less than the votes cast lets the director go."
    sign = "<" if kept < tally.cast else "=" if kept == tally.cast else ">"
    figures = f"{exact(kept)} {sign} {exact(tally.cast)}"
    yield VoteTest(tally.needed, kept < tally.cast, said, figures)


def _indemnity(law: Bylaws, matter: Matter) -> Judged:
    """The vote that finds indemnity proper, interested shares left out (1988 III §16(e))."""
    others = max(0, matter.represented - matter.without_vote)
    votes_for = min(matter.votes_for, others)
    found = by_meeting(law, matter.entitled, matter.own, others, votes_for)
    if found is None:
        return _ordinary(law, matter)
    test = VoteTest(found.needed, votes_for >= found.needed, found.counted)
    return VoteResult(found.cite, bool(found.met), found.needed, (test,), found.counted), ()


def _bylaws(law: Bylaws, matter: Matter) -> Judged:
    return _amendment(law, matter, SHAREHOLDERS)


def _guarded(law: Bylaws, matter: Matter) -> Judged:
    """An amendment of the section on advance notice, where the version guards it."""
    return _amendment(law, matter, amendment_rule(law, "advance-notice"))


def _below_five(law: Bylaws, matter: Matter) -> Judged:
    """A reduction below five directors, which one sixth of the shares can block."""
    result, findings = _amendment(law, matter, SHAREHOLDERS)
    against = Fraction(matter.votes[AGAINST])
    block = below_five_blocked(law, Fraction(matter.entitled), against)
    if not block.yes:
        return replace(result, counted=f"{result.counted} {block.counted}"), findings
    test = VoteTest(result.needed or 0, False, block.counted)
    return _joined(result, test, "against the block"), findings


def _amendment(law: Bylaws, matter: Matter, rule: str) -> Judged:
    found = shareholder_threshold(law, matter.entitled, matter.votes_for, rule)
    return _as_result(found, matter), ()


TESTS: Mapping[str, Callable[[Bylaws, Matter], Judged]] = {
    "ordinary": _ordinary,
    "greater": _greater,
    "unanimous": _unanimous,
    "adjourn": _adjourn,
    "removal": _removal,
    "indemnity": _indemnity,
    "bylaws": _bylaws,
    "bylaws-guarded": _guarded,
    "below-five": _below_five,
}
"""What a motion may be judged by."""


USUAL = {"bylaws-amendment": "bylaws", "removal": "removal"}
"""What an item of this matter is judged by where nothing else is said."""


def test_for(law: Bylaws, matter: str, *, stated: bool) -> str:
    """The test that an item of this matter needs unless the articles or the Code ask for more.

    `stated` says whether the notice stated its general nature where it had to.
    """
    both = law.has(UNANIMOUS) and law.has(SPECIAL_MATTERS)
    if both and not stated and matter in law.items(SPECIAL_MATTERS, "matters"):
        return "unanimous"
    return USUAL.get(matter, "ordinary")


def _fraction(law: Bylaws, put: Put) -> tuple[Fraction, str]:
    """The fraction that the motion names, else that of an ordinary vote."""
    if not put.fraction:
        return law.fraction(ACT, "fraction"), law.choice(ACT, "comparison")
    return Fraction(put.fraction), put.comparison or MORE_THAN


def _of_rule(law: Bylaws, rule: str, matter: Matter, of: int) -> VoteResult:
    part, comparison = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
    needed = least_votes(part, comparison, of)
    words = "More than" if comparison == MORE_THAN else "At least"
    counted = f"{words} {part} of {whole(of)} votes: {whole(needed)} are needed."
    found = Threshold(law.cite(rule), needed, of, counted, matter.votes_for >= needed)
    return _as_result(found, matter, quorum=rule != ADJOURN)


def _as_result(found: Threshold, matter: Matter, *, quorum: bool = True) -> VoteResult:
    """A threshold as the result of the vote; without a quorum nothing but adjourning carries."""
    test = _test_of(found, matter.votes_for)
    if quorum and not matter.quorum.business:
        words = f"{found.counted} There is no quorum."
        return VoteResult(found.cite, False, None, (test,), words)
    verdict = f"With {whole(matter.votes_for)} for it is {'carried' if found.met else 'lost'}."
    counted = f"{found.counted} {verdict}"
    return VoteResult(found.cite, bool(found.met), found.needed, (test,), counted)


def _test_of(found: Threshold, votes_for: int) -> VoteTest:
    return VoteTest(found.needed, votes_for >= found.needed, found.counted)


def _joined(result: VoteResult, test: VoteTest, what: str) -> VoteResult:
    """A result with one more test."""
    carried = result.carried and test.met
    lost = "" if test.met else f" It is lost {what}."
    tests = (*result.tests, test)
    counted = f"{result.counted} {test.counted}{lost}"
    return replace(result, carried=carried, tests=tests, counted=counted)
