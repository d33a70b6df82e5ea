"""Committees of the board: creation, members, what they may not do, quorum, call and notice.

Sources: 1988 III §15 and IV §9; 2002 §4.1, §4.2, §5.9 ¶1 and §7.3.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Citation, Finding, Permission, Threshold
from app.bylaws.board.meetings import may_call
from app.bylaws.counting import are_for, carries, least_votes
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.offices import Term
from app.domain.words import day_paper, listed, number_word, plural, whole

CREATE, SIZE, MEMBERS = "committees.create", "committees.size", "committees.members-vote"
ALTERNATES, BARRED = "committees.alternates", "committees.nondelegable"
QUORUM, CALL, REGULAR = "committees.quorum", "committees.call", "committees.regular"
ALTERNATES_NOTICE, RULES = "committees.alternates-notice", "committees.meetings.rules"
MINUTES, PLEASURE = "committees.minutes", "committees.pleasure"
OWN_RULES = "committees.rules-by-board"
ISSUE = "issue of shares"


@dataclass(frozen=True, slots=True)
class CommitteeCaller:
    """Who calls a committee: an officer or director by term, a part in the committee, or the board.

    `part` is `member`, `committee chairman`, `committee secretary` or `board resolution`.
    """

    name: str
    part: str


def creation_needs(law: Bylaws, authorized: int, votes_for: int | None = None) -> Threshold:
    """The votes that create a committee: of the authorized number, not of those present."""
    return _of_authorized(law, CREATE, authorized, votes_for)


def members_need(law: Bylaws, authorized: int, votes_for: int | None = None) -> Threshold:
    """The votes that name members and alternates: of the authorized number.

    1988 says so of creation only; the careful reading asks it for members too.
    """
    return _of_authorized(law, MEMBERS, authorized, votes_for)


def check_members_vote(law: Bylaws, authorized: int, votes_for: int) -> Finding:
    """How the vote that names members or alternates stands; a warning where it is not stated."""
    need = members_need(law, authorized, votes_for)
    if need.met:
        return Finding(need.cite, "fits", need.counted, "votes_for")
    stated = law.choice(MEMBERS, "stated") == "members-and-alternates"
    return Finding(need.cite, "error" if stated else "warning", need.counted, "votes_for")


def check_members(
    law: Bylaws, members: Sequence[str], directors: Collection[str]
) -> tuple[Finding, ...]:
    """Whether a committee has enough members and each is a director in office."""
    cite, least = law.cite(SIZE), law.figure(SIZE, "min_members")
    others = [name for name in members if name not in directors]
    found: list[Finding] = []
    if others:
        sentence = f"{listed(others)} {_is(others)} not in office as director."
        found.append(Finding(cite, "error", sentence, "members"))
    count = len(set(members) - set(others))
    if count < least:
        sentence = f"{plural(count, 'director')}: a committee has at least {number_word(least)}."
        found.append(Finding(cite, "error", sentence, "members"))
    fits = Finding(cite, "fits", f"{plural(count, 'member')}, all directors.", "members")
    return tuple(found) or (fits,)


def check_alternates(
    law: Bylaws, sat: Sequence[str], absent: Sequence[str], directors: Collection[str]
) -> tuple[Finding, ...]:
    """Whether every alternate who sat is a director and stood in for an absent member."""
    cite = law.cite(ALTERNATES)
    others = [name for name in sat if name not in directors]
    if others:
        sentence = f"{listed(others)} {_is(others)} not in office as director."
        return (Finding(cite, "error", sentence, "alternates"),)
    over = len(sat) - len(absent)
    if over > 0:
        sentence = (
            f"{plural(len(sat), 'alternate')} for {plural(len(absent), 'absent member')}: "
            f"{whole(over)} cannot be counted."
        )
        return (Finding(cite, "warning", sentence, "alternates"),)
    return (Finding(cite, "fits", "Each alternate stood in for one absent.", "alternates"),)


def check_subject(law: Bylaws, subject: str) -> Finding:
    """Whether a committee may act on this subject; the issue of shares is advice where not listed.

    Subjects are the words of the rule, like `bylaws` or `vacancies`.
    """
    cite = law.cite(BARRED)
    if subject in law.items(BARRED, "barred"):
        sentence = f"A committee may not act on {subject}. The board acts on it."
        return Finding(cite, "error", sentence, "subject")
    if subject == ISSUE and law.choice(BARRED, "issue_of_shares") == "not-listed":
        sentence = "The issue of shares is not barred here, as it was before. Have the board act."
        return Finding(cite, "advice", sentence, "subject")
    return Finding(cite, "fits", "The board may leave this to a committee.", "subject")


@only_with(PLEASURE)
def check_changed_by(law: Bylaws, body: str) -> tuple[Finding, ...]:
    """Whether this body may change or end a committee: it serves at the pleasure of one."""
    cite, master = law.cite(PLEASURE), law.choice(PLEASURE, "serve_at")
    if body == master:
        return (Finding(cite, "fits", f"The {master} may change or end it.", "body"),)
    sentence = f"A committee serves at the pleasure of the {master}, not of the {body}."
    return (Finding(cite, "error", sentence, "body"),)


@only_with(OWN_RULES)
def check_own_rules(law: Bylaws, *, conflict: bool) -> tuple[Finding, ...]:
    """Whether the rules that the board made for a committee stand beside the bylaws."""
    cite = law.cite(OWN_RULES)
    if conflict:
        sentence = "Where the board’s rules conflict with the bylaws, the bylaws hold."
        return (Finding(cite, "error", sentence, "rules"),)
    return (Finding(cite, "fits", "The board may make rules for its committees.", "rules"),)


def committee_quorum(law: Bylaws, members: int) -> tuple[int, Citation]:
    """The members that are a quorum; alternates are not counted in the number.

    1988: three, as for the board, or all where there are fewer; 2002: a majority of the members.
    """
    cite = law.cite(QUORUM)
    if law.choice(QUORUM, "measure") == "fixed":
        return min(law.figure(QUORUM, "directors"), members), cite
    test = law.fraction(QUORUM, "fraction"), law.choice(QUORUM, "comparison")
    return least_votes(*test, members), cite


def check_quorum(law: Bylaws, members: int, present: int) -> tuple[Finding, ...]:
    """Whether a quorum of the committee is present; 1988 warns where three cannot be met."""
    quorum, cite = committee_quorum(law, members)
    have = f"{whole(present)} of {whole(members)} present, the quorum is {whole(quorum)}."
    found = [Finding(cite, "error" if present < quorum else "fits", have, "present")]
    if law.choice(QUORUM, "measure") == "fixed" and members < law.figure(QUORUM, "directors"):
        sentence = (
            f"{plural(members, 'member')} cannot be {number_word(law.figure(QUORUM, 'directors'))}."
            " Act by unanimous written consent, or have the board ratify."
        )
        found.append(Finding(cite, "warning", sentence, "members"))
    return tuple(found)


def may_call_committee(
    law: Bylaws, terms: Sequence[Term], callers: Sequence[CommitteeCaller]
) -> Permission:
    """Whether those who call may call the committee.

    Officers who call the board may, and enough members; 1988 the committee's chairman or secretary,
    2002 the board by resolution. Two directors who are no members do not call it: members take
    their place.
    """
    cite = law.cite(CALL)
    named = [c for c in callers if c.part in law.items(CALL, "callers")]
    if named:
        counted = f"Called by {named[0].name or 'the board'}, {named[0].part}."
        return Permission(cite, True, counted, (named[0].name,))
    officers = may_call(law, [t for t in terms if t.office != "director"])
    if officers.yes:
        return Permission(cite, True, officers.counted, officers.names)
    members = tuple(dict.fromkeys(c.name for c in callers if c.part != "board resolution"))
    needed = law.figure(CALL, "members")
    if len(members) >= needed:
        return Permission(cite, True, f"Called by the members {listed(members)}.", members)
    ways = listed((*law.items(CALL, "callers"), f"any {plural(needed, 'member')}"), "or")
    counted = f"Those who call the board may call, and the {ways}."
    return Permission(cite, False, counted, members)


def check_regular(law: Bylaws, fixed: Collection[str], fixed_by: str) -> Finding:
    """Whether a committee meeting needs no notice: what must be fixed is fixed by who may."""
    cite = law.cite(REGULAR)
    bodies, missing = law.items(REGULAR, "fixed_by"), set(law.items(REGULAR, "fixed")) - set(fixed)
    if fixed_by in bodies and not missing:
        return Finding(cite, "fits", f"Fixed by the {fixed_by}: no notice.", "kind")
    things = listed(law.items(REGULAR, "fixed"))
    sentence = f"The {listed(bodies, 'or')} has not fixed the {things}. Give notice."
    return Finding(cite, "warning", sentence, "kind")


def recipients(law: Bylaws, members: Sequence[str], alternates: Sequence[str]) -> Permission:
    """Who gets notice of a special committee meeting: members, and in 2002 all alternates.

    In 1988 alternates get it as advice.
    """
    if law.has(ALTERNATES_NOTICE):
        counted = "Notice goes to all members and all alternates."
        return Permission(law.cite(ALTERNATES_NOTICE), True, counted, (*members, *alternates))
    counted = "Notice goes to all members. Telling alternates is advised."
    return Permission(law.cite(RULES), False, counted, tuple(members))


def check_recipients(
    law: Bylaws, members: Sequence[str], alternates: Sequence[str], given: Collection[str]
) -> tuple[Finding, ...]:
    """Whether members and alternates have notice of a special committee meeting."""
    wanted = recipients(law, members, alternates)
    missing = [name for name in wanted.names if name not in given]
    advised = [n for n in alternates if n not in given and n not in wanted.names]
    found: list[Finding] = []
    if missing:
        sentence = f"{listed(missing)} {_is(missing)} without notice."
        found.append(Finding(wanted.cite, "error", sentence, "recipients"))
    if advised:
        sentence = f"Tell {listed(advised)} too: an alternate may have to stand in."
        found.append(Finding(law.cite(ALTERNATES), "advice", sentence, "recipients"))
    fits = Finding(wanted.cite, "fits", wanted.counted, "recipients")
    return tuple(found) or (fits,)


def check_minutes(
    law: Bylaws, held_on: date, *, in_book: bool, names_present: bool
) -> tuple[Finding, ...]:
    """Whether minutes of the committee are in the minute book, with those present where asked."""
    cite = law.cite(MINUTES)
    if not in_book:
        sentence = f"No minutes of {day_paper(held_on)} are in the minute book."
        return (Finding(cite, "warning", sentence, "minutes"),)
    if not names_present and law.choice(MINUTES, "names_present") == "stated":
        sentence = "The minutes name those present at the meeting."
        return (Finding(cite, "warning", sentence, "names_present"),)
    return (Finding(cite, "fits", "The minutes are in the minute book.", "minutes"),)


def _of_authorized(law: Bylaws, rule: str, authorized: int, votes_for: int | None) -> Threshold:
    test = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
    needed = least_votes(*test, authorized)
    met = None if votes_for is None else carries(votes_for, *test, authorized)
    have = "" if votes_for is None else f"; {are_for(votes_for)}"
    counted = f"A majority of {plural(authorized, 'director')} authorized is {whole(needed)}{have}."
    return Threshold(law.cite(rule), needed, authorized, counted, met)


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
