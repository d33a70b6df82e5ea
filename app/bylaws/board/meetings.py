"""Meetings and acts of the board: place, call, presence, votes, consents, chair and minutes.

Sources: 1988 III §6 to §13, IV §6, §7 and §9; 2002 §3.5 to §3.13, §5.6, §5.7 and §5.9.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.bylaws.answers import Citation, DateAnswer, Finding, Permission, Threshold, ours
from app.bylaws.board.composition import board_quorum
from app.bylaws.counting import are_for, carries, least_votes
from app.bylaws.law import Bylaws
from app.domain.offices import Term
from app.domain.words import day_paper, day_short, listed, plural, whole

PLACE, TELEPHONE = "board.meeting.place", "board.meeting.telephone"
ORGANIZATIONAL, REGULAR = "board.organizational", "board.regular.no-notice"
CALLERS, QUORUM, ACT = "board.special.callers", "board.quorum", "board.vote.act"
INTERESTED, WITHDRAWAL = "board.vote.interested", "board.quorum.withdrawal"
ADJOURN, CONSENT = "board.adjourn.vote", "board.consent.unanimous"
FILING, PRESIDING = "board.minutes.filing", "board.presiding"
WAIVER_FILING = "board.waiver.filing"
MINUTES_DAYS = 30
MINUTES_LATE = ours("ours.minutes-age", "Minutes not filed for thirty days are shown; our setting.")
NO_QUORUM = "Without a quorum the board can only adjourn; those in office may fill vacancies."


@dataclass(frozen=True, slots=True)
class BoardVote:
    """A vote of directors: those present, those for, and the names of those with an interest.

    `interested_for` of the interested ones voted for.
    """

    present: int
    votes_for: int
    interested: tuple[str, ...] = ()
    interested_for: int = 0


def place_of_meeting(law: Bylaws, kind: str, sources: Collection[str]) -> Permission:
    """Where a `regular` or `special` meeting takes its place from, of the sources at hand.

    The bylaws put `notice or waiver`, `board resolution`, `consent of all absent` and `principal
    executive office` in an order; the last needs nothing.
    """
    chain = law.items(PLACE, kind)
    source = next((s for s in chain if s in sources), chain[-1])
    return Permission(law.cite(PLACE), True, f"The place is from the {source}.", (source,))


def check_place(law: Bylaws, kind: str, sources: Collection[str], *, principal: bool) -> Finding:
    """A warning where the recorded place is not the principal office and nothing names it."""
    found = place_of_meeting(law, kind, sources)
    if principal or found.names[0] in sources:
        return Finding(found.cite, "fits", found.counted, "place")
    ways = listed(law.items(PLACE, kind)[:-1], "or")
    return Finding(found.cite, "warning", f"Nothing names this place: no {ways}.", "place")


def check_telephone(law: Bylaws, remote: Sequence[str], *, all_heard: bool) -> tuple[Finding, ...]:
    """Whether directors who took part from afar count as present."""
    if not remote:
        return ()
    cite, who = law.cite(TELEPHONE), listed(remote)
    if all_heard:
        sentence = f"{who} took part by telephone; all could hear one another."
        return (Finding(cite, "fits", sentence, "all_heard"),)
    sentence = f"State that all could hear one another; else {who} cannot be counted present."
    return (Finding(cite, "error", sentence, "all_heard"),)


def organizational_meeting(law: Bylaws, annual_on: date) -> DateAnswer:
    """The day of the board's meeting after the annual meeting: the same day, without notice."""
    counted = f"Immediately after the annual meeting: {day_short(annual_on)}, without notice."
    return DateAnswer(law.cite(ORGANIZATIONAL), annual_on, counted)


def check_organizational(law: Bylaws, annual_on: date, held_on: date | None) -> Finding:
    """Whether the board met on the day of the annual meeting."""
    cite = law.cite(ORGANIZATIONAL)
    if held_on == annual_on:
        return Finding(cite, "fits", "Held right after the annual meeting.", "held_on")
    when = f"on {day_paper(held_on)}" if held_on else "not yet"
    sentence = f"Held {when}; it follows the annual meeting of {day_paper(annual_on)} at once."
    return Finding(cite, "warning", sentence, "held_on", repair=annual_on)


def check_regular(law: Bylaws, on: date, schedule: Collection[date]) -> Finding:
    """Whether the meeting is regular: on the schedule fixed by the board; else it needs notice."""
    cite = law.cite(REGULAR)
    if on in schedule:
        return Finding(cite, "fits", "On the schedule the board fixed: no notice.", "kind")
    sentence = f"{day_paper(on)} is not on the board’s schedule. Give notice of a special meeting."
    return Finding(cite, "warning", sentence, "kind")


def may_call(law: Bylaws, callers: Sequence[Term]) -> Permission:
    """Whether those who call may call a special meeting: one officer named, or enough directors.

    The terms are those of the callers that run on the day of the call.
    """
    cite, offices = law.cite(CALLERS), law.items(CALLERS, "offices")
    count = law.figure(CALLERS, "directors")
    by_office = [f"{t.name}, {t.office}" for t in callers if t.office in offices]
    if by_office:
        return Permission(cite, True, f"Called by {by_office[0]}.", (by_office[0],))
    directors = tuple(dict.fromkeys(t.name for t in callers if t.office == "director"))
    if len(directors) >= count:
        return Permission(cite, True, f"Called by the directors {listed(directors)}.", directors)
    counted = f"The {listed(offices, 'or')}, or any {plural(count, 'director')}, may call."
    return Permission(cite, False, counted, directors)


def check_quorum(law: Bylaws, authorized: int, present: int) -> tuple[Finding, ...]:
    """Whether a quorum is present; advice where it is less than a majority of the number."""
    quorum, cite = required_quorum(law, authorized)
    have = f"{whole(present)} present, the quorum is {whole(quorum)}"
    if present < quorum:
        return (Finding(cite, "error", f"{have}. {NO_QUORUM}", "present"),)
    found = Finding(cite, "fits", f"{have}.", "present")
    if 2 * quorum > authorized:
        return (found,)
    sentence = f"{whole(quorum)} is less than a majority of {authorized}."
    return (found, Finding(cite, "advice", sentence, "present"))


def required_quorum(law: Bylaws, authorized: int) -> tuple[int, Citation]:
    """The directors that are a quorum, and where the bylaws say so."""
    found = board_quorum(law, authorized)
    assert found is not None, "the rule is there"  # noqa: S101
    return found


def act_needs(law: Bylaws, present: int, votes_for: int | None = None) -> Threshold:
    """The votes that make an act of the board: of those present, abstaining ones too."""
    return _of(law, ACT, present, f"{plural(present, 'director')} present", votes_for)


def after_withdrawal_needs(law: Bylaws, authorized: int, votes_for: int | None = None) -> Threshold:
    """The votes that an act needs once directors have left: of the required quorum."""
    quorum, _ = required_quorum(law, authorized)
    return _of(law, WITHDRAWAL, quorum, f"the quorum of {whole(quorum)}", votes_for)


def adjourning_needs(law: Bylaws, present: int, votes_for: int | None = None) -> Threshold:
    """The votes that adjourn a meeting: of those present, with or without a quorum."""
    return _of(law, ADJOURN, present, f"{plural(present, 'director')} present", votes_for)


def without_interested(need: Threshold, votes_for: int, interested_for: int) -> Threshold:
    """The same number of votes, without those of the directors who have an interest.

    1988 III §9 asks for the same number after disqualifying directors; 2002 §3.9 leaves it to
    Corporations Code 310, by which the vote is sufficient without theirs (EX-17).
    """
    rest = votes_for - interested_for
    counted = f"{plural(need.needed, 'vote is', 'votes are')} needed and {are_for(rest)}."
    return replace(need, counted=counted, met=rest >= need.needed)


def check_without_interested(
    law: Bylaws, vote: BoardVote, need: Threshold | None = None
) -> tuple[Finding, ...]:
    """Whether the act has its votes without the directors who have an interest.

    `need` is what the act needs where that is not a majority of those present.
    """
    if not vote.interested:
        return ()
    cite, who = law.cite(INTERESTED), listed(vote.interested)
    need = need or act_needs(law, vote.present)
    second = without_interested(need, vote.votes_for, vote.interested_for)
    if second.met:
        return (Finding(cite, "fits", f"Without {who}: {second.counted}", "interested"),)
    sentence = f"It passes only with {who}, who has an interest. {second.counted}"
    if len(vote.interested) > 1:
        sentence = f"It passes only with {who}, who have an interest. {second.counted}"
    return (Finding(cite, "warning", sentence, "interested"),)


def check_consent(
    law: Bylaws, members: Sequence[str], signed: dict[str, date | None]
) -> tuple[Finding, ...]:
    """Whether all directors in office have signed, each with a date; vacant seats do not sign."""
    cite = law.cite(CONSENT)
    missing = [name for name in members if name not in signed]
    undated = [name for name in members if name in signed and signed[name] is None]
    if missing:
        sentence = f"{listed(missing)} {'has' if len(missing) == 1 else 'have'} not signed."
        return (Finding(cite, "error", sentence, "signatures"),)
    if undated:
        sentence = f"The signature of {listed(undated)} has no date."
        return (Finding(cite, "warning", sentence, "signatures"),)
    effective = consent_effective(law, members, signed)
    return (Finding(cite, "fits", effective.counted, "signatures"),)


def consent_effective(
    law: Bylaws, members: Sequence[str], signed: dict[str, date | None]
) -> DateAnswer:
    """The day a written consent of the board takes effect: when the last director signs."""
    days = [signed.get(name) for name in members]
    dated = [day for day in days if day is not None]
    if not members or len(dated) < len(days):
        return DateAnswer(law.cite(CONSENT), None, "Not all directors have signed and dated.")
    last = max(dated)
    counted = f"All {len(days)} signed; the last on {day_short(last)}."
    return DateAnswer(law.cite(CONSENT), last, counted)


def chair(law: Bylaws, present: Sequence[Term]) -> Permission:
    """Who presides: the first office in the bylaws' order held by someone present."""
    cite = law.cite(PRESIDING)
    for office in law.items(PRESIDING, "order"):
        names = tuple(t.name for t in present if t.office == office)
        if names:
            return Permission(cite, True, f"{names[0]}, {office}, presides.", names)
    return Permission(cite, False, "Neither is present; the board chooses who presides.")


def check_chair(
    law: Bylaws, present: Sequence[Term], presided: str, *, board_decided: bool
) -> Finding:
    """A warning where another presides than the bylaws say, unless the board decided so."""
    due = chair(law, present)
    if not due.yes or presided in due.names:
        return Finding(due.cite, "fits", due.counted, "chair")
    if board_decided and law.rule(PRESIDING).params["board_may_decide"]:
        return Finding(due.cite, "fits", f"The board decided that {presided} presides.", "chair")
    return Finding(due.cite, "warning", f"{due.counted} Not {presided}.", "chair")


def check_minutes(law: Bylaws, held_on: date, filed_on: date | None, today: date) -> Finding:
    """Whether minutes are in the minute book; a warning after thirty days, our setting."""
    if filed_on:
        sentence = f"Filed in the minute book on {day_paper(filed_on)}."
        return Finding(law.cite(FILING), "fits", sentence, "filed_on")
    age = (today - held_on).days
    sentence = f"No minutes of {day_paper(held_on)} for {plural(age, 'day')}."
    cite = MINUTES_LATE if age > MINUTES_DAYS else law.cite(FILING)
    return Finding(cite, "warning" if age > MINUTES_DAYS else "info", sentence, "filed_on")


def check_paper_filed(law: Bylaws, name: str, paper: str, *, filed: bool) -> Finding:
    """Whether a director's waiver, consent or approval is filed with the records or minutes."""
    cite = law.cite(WAIVER_FILING)
    if filed:
        return Finding(cite, "fits", f"The {paper} of {name} is filed.", "filed")
    places = listed(law.items(WAIVER_FILING, "filed"), "or the")
    return Finding(cite, "warning", f"File the {paper} of {name} with the {places}.", "filed")


def _of(law: Bylaws, rule: str, base: int, words: str, votes_for: int | None) -> Threshold:
    test = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
    needed = least_votes(*test, base)
    met = None if votes_for is None else carries(votes_for, *test, base)
    have = "" if votes_for is None else f"; {are_for(votes_for)}"
    counted = f"A majority of {words} is {whole(needed)}{have}."
    return Threshold(law.cite(rule), needed, base, counted, met)
