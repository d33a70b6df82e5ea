"""Inspectors of election: who appoints them, how many, their tasks, and their report.

Sources: 1988 II §11; 2002 §2.13.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app.bylaws.answers import Finding, Permission, Threshold, ours
from app.bylaws.counting import least_votes
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.bylaws.votes import ACT, Votes, exact
from app.domain.words import listed, plural, whole

BOARD, CHAIR = "inspectors.appoint.board", "inspectors.appoint.chair"
ELIGIBLE, VACANCY, NUMBER = "inspectors.eligibility", "inspectors.vacancy", "inspectors.number"
NUMBER_VOTE, DUTIES, OATH = "inspectors.number-vote", "inspectors.duties", "inspectors.good-faith"
MAJORITY, REPORT = "inspectors.majority", "inspectors.report"
NOMINEES = ours("ours.inspector-nominee", "An inspector is no nominee in the same election.")


def check_number(law: Bylaws, count: int) -> Finding:
    """Whether so many inspectors may be appointed."""
    allowed = [int(item) for item in law.items(NUMBER, "allowed")]
    words = listed([whole(number) for number in allowed], "or")
    severity = "fits" if count in allowed else "error"
    sentence = f"{plural(count, 'inspector')}; the bylaws ask for {words}."
    return Finding(law.cite(NUMBER), severity, sentence, "inspectors")


def check_eligible(
    law: Bylaws, inspectors: Sequence[str], nominees: Collection[str], appointed_by: str
) -> tuple[Finding, ...]:
    """Whether a nominee inspects; `appointed_by` is `board` or `chair`.

    Where the version bars nominees only for appointees of the board, the chair's get a warning.
    """
    both = [name for name in inspectors if name in nominees]
    if not both:
        return ()
    verb = "is a nominee" if len(both) == 1 else "are nominees"
    sentence = f"{listed(both)} {verb} for office."
    if not law.has(ELIGIBLE):
        return (Finding(NOMINEES, "advice", f"{sentence} Another is careful.", "inspectors"),)
    stated = appointed_by in law.items(ELIGIBLE, "stated_for")
    severity = "error" if stated else "warning"
    return (Finding(law.cite(ELIGIBLE), severity, sentence, "inspectors"),)


def appointment(law: Bylaws, *, by_board: bool, requested: bool) -> Permission:
    """Whether the chairman of the meeting must appoint inspectors."""
    if by_board:
        return Permission(law.cite(BOARD), False, "The board appointed inspectors.")
    if requested and law.choice(CHAIR, "on_request") == "must":
        return Permission(law.cite(CHAIR), True, "A shareholder asked; the chairman appoints.")
    return Permission(law.cite(CHAIR), False, "Nobody asked. The chairman may appoint.")


def replacement(law: Bylaws, *, cause: str, requested: bool) -> Permission:
    """Whether the chairman must fill the place of an inspector who does not act.

    `cause` is one of the version's causes; another opens no place.
    """
    cite = law.cite(VACANCY)
    if cause not in law.items(VACANCY, "causes"):
        return Permission(cite, False, f"The bylaws do not name it: an inspector who {cause}.")
    if requested and law.choice(VACANCY, "on_request") == "must":
        return Permission(cite, True, f"An inspector {cause} and a shareholder asked.")
    return Permission(cite, False, f"An inspector {cause}. The chairman may fill the place.")


def check_done(needed: Permission, *, appointed: bool) -> tuple[Finding, ...]:
    """An error where the chairman must appoint, and did not."""
    if appointed or not needed.yes:
        return ()
    sentence = f"{needed.counted} Nobody is appointed."
    return (Finding(needed.cite, "error", sentence, "inspectors"),)


def number_vote(law: Bylaws, present: Votes, votes_for: Votes | None = None) -> Threshold:
    """The votes that decide between one and three, where holders asked at the meeting."""
    rule = NUMBER_VOTE if law.has(NUMBER_VOTE) else ACT
    fraction, comparison = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
    needed = least_votes(fraction, comparison, present)
    words = "More than" if comparison == "more-than" else "At least"
    counted = f"{words} {fraction} of the {exact(present)} shares present: {whole(needed)}."
    met = None if votes_for is None else votes_for >= needed
    return Threshold(law.cite(NUMBER_VOTE), needed, present, counted, met)


def check_number_vote(law: Bylaws, vote: Threshold | None, *, requested: bool) -> Finding:
    """Whether the number was decided by vote where inspectors were asked for at the meeting."""
    cite = law.cite(NUMBER_VOTE)
    if not requested:
        return Finding(cite, "fits", "Nobody asked for them; no vote on the number.", "number")
    if vote is None or not vote.met:
        said = vote.counted if vote else "No vote on the number of inspectors is recorded."
        return Finding(cite, "error", said, "number")
    return Finding(cite, "fits", vote.counted, "number")


def tasks(law: Bylaws) -> tuple[str, ...]:
    """The tasks of the inspectors, in the order of the bylaws."""
    return law.items(DUTIES, "duties") if law.has(DUTIES) else ()


def check_tasks(law: Bylaws, done: Collection[int]) -> tuple[Finding, ...]:
    """A warning for the tasks, counted from 1, that are open when the report is made."""
    todo = [f"{number} {task}" for number, task in enumerate(tasks(law), 1) if number not in done]
    if not todo:
        return ()
    sentence = f"{plural(len(todo), 'task')} open: {'; '.join(todo)}."
    return (Finding(law.cite(DUTIES), "warning", sentence, "tasks"),)


@only_with(OATH)
def check_oath(law: Bylaws, *, signed: bool) -> tuple[Finding, ...]:
    """An oath is the careful choice where the version asks for none."""
    if signed or law.choice(OATH, "oath") != "not-required":
        return ()
    sentence = "The bylaws ask for no oath. One is the careful choice."
    return (Finding(law.cite(OATH), "advice", sentence, "oath"),)


def signatures(law: Bylaws, inspectors: int, signed: int) -> Threshold:
    """How many of the inspectors sign for all: one of one, two of three."""
    fraction, comparison = law.fraction(MAJORITY, "fraction"), law.choice(MAJORITY, "comparison")
    needed = least_votes(fraction, comparison, inspectors)
    counted = f"{signed} of {plural(inspectors, 'inspector')} signed; {needed} are needed."
    return Threshold(law.cite(MAJORITY), needed, inspectors, counted, signed >= needed)


def check_report(
    law: Bylaws, reported: Mapping[str, Votes], tallied: Mapping[str, Votes]
) -> tuple[Finding, ...]:
    """A warning for each line in which the report and our tally differ."""
    names = [*reported, *(name for name in tallied if name not in reported)]
    return tuple(
        Finding(
            law.cite(REPORT),
            "warning",
            f"{name}: the report says {_said(reported, name)}, the tally {_said(tallied, name)}.",
            name,
        )
        for name in names
        if reported.get(name) != tallied.get(name)
    )


def _said(votes: Mapping[str, Votes], name: str) -> str:
    return exact(votes[name]) if name in votes else "nothing"
