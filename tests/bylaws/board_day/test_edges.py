"""Board meetings, seats and offices where something is missing or out of the ordinary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.bylaws.board_day.kept import Day, duty_list
from app.bylaws.board_day.roster import delegation
from app.bylaws.board_day.seats import (
    FilledBy,
    check_ahead,
    check_change,
    check_filling,
    check_removed,
    open_seats,
    removal_result,
)
from app.bylaws.board_day.sheet import BoardSheet, open_board
from app.bylaws.board_day.standing import (
    absent_at_adjournment,
    adjournment_findings,
    call_findings,
    calling,
    check_notice_given,
    minutes_findings,
    notice_findings,
    presence_findings,
    recipients,
)
from app.bylaws.law import Bylaws, Shelf
from app.domain.board.directors import ArticlesState, DirectorFacts
from app.domain.board.facts import Boards, Schedule
from app.domain.board.officers import AccountAsked, OfficerFacts, Prohibited
from app.domain.board_record import (
    Caller,
    CommitteeCharter,
    Delegated,
    NoticeLine,
    RemovalCount,
    Seal,
    SealUse,
    SeatFilled,
    SigningAuthority,
)
from app.domain.offices import Term
from app.domain.refusal import Refusal

from .meeting import BEGUN, NEW, OLD, VERSIONS, called, company, events, names, opened, sheet

FIVE = names(5)
ON = VERSIONS["2002"][1]
AUDIT = CommitteeCharter("Audit", FIVE[:3], on=BEGUN, chairman=FIVE[0], secretary=FIVE[1])


def held(*told: tuple[str, dict[str, Any]], **call: Any) -> BoardSheet:
    return sheet(NEW, events(called(ON, **call), *told, on=ON), FIVE, 5)


def of_committee(found: BoardSheet, charter: CommitteeCharter | None = None) -> BoardSheet:
    """The same meeting as one of the audit committee."""
    meeting = replace(found.meeting, committee="Audit", members=AUDIT.members)
    return replace(found, day=replace(found.day, meeting=meeting), charter=charter)


def seat(cause: str, route: str, **more: Any) -> SeatFilled:
    return SeatFilled("Zoe", cause, route=route, **more)


def fields(found: Any) -> list[tuple[str, str]]:
    return [(f.field, f.severity) for f in found]


# ---- Meetings ------------------------------------------------------------------------------


def test_a_meeting_that_was_not_called_or_lies_before_the_bylaws_has_no_sheet() -> None:
    with pytest.raises(Refusal, match="no such meeting"):
        open_board(Shelf((NEW,)), company(FIVE, 5), Boards(), (), "b")
    with pytest.raises(Refusal, match="No bylaws are on file"):
        sheet(NEW, events(called(date(1980, 1, 2)), on=ON), FIVE, 5)


def test_a_meeting_not_yet_opened_has_nobody_present() -> None:
    assert presence_findings(held()) == ()


def test_a_regular_meeting_on_its_day_needs_no_notice_and_off_it_does() -> None:
    """1988 III §9, 2002 §3.7."""
    found = held(kind="regular")
    assert recipients(found) == found.meeting.members
    scheduled = replace(found, schedule=Schedule("", (ON,), BEGUN))
    assert recipients(scheduled) == ()
    assert notice_findings(scheduled) == ()


def test_an_adjourned_meeting_whose_first_is_not_on_record_asks_nobody() -> None:
    found = held(kind="adjourned")
    assert absent_at_adjournment(found) == ()
    assert recipients(found) == ()
    assert check_notice_given(found, NoticeLine(FIVE[0])) == ()


@pytest.mark.parametrize(
    ("to", "there", "votes", "expected"),
    [
        (f"{ON}T16:00", FIVE, 3, [("votes_for", "fits"), ("to", "fits")]),
        (f"{ON}T16:00", FIVE[:4], None, [("votes_for", "warning"), ("to", "fits")]),
        ("2003-03-20T10:00", FIVE[:4], 2, [("votes_for", "error"), ("to", "info")]),
        ("2003-03-20T10:00", FIVE, 3, [("votes_for", "fits"), ("to", "fits")]),
    ],
)
def test_an_adjournment_of_the_board(
    to: str, there: tuple[str, ...], votes: int | None, expected: list[tuple[str, str]]
) -> None:
    """2002 §3.11: by a majority present; longer than 24 hours those absent get notice."""
    left = ("board.adjourned", {"at": f"{ON}T11:00", "to": to, "votes_for": votes})
    found = held(opened(ON, FIVE, there, 5), left)
    assert fields(adjournment_findings(found)) == expected


def test_minutes_of_a_committee_name_those_present_in_2002() -> None:
    """2002 §5.9 ¶1 and §7.3; 1988 IV §9 does not ask for it."""
    shut = ("board.closed", {"at": f"{ON}T11:00"})
    found = held(opened(ON, FIVE, FIVE, 5), shut)
    minutes = replace(found.day.minutes, filed_on=ON)
    filed = of_committee(replace(found, day=replace(found.day, minutes=minutes)))
    told = minutes_findings(filed, ON)
    assert ("names_present", "warning") in fields(told)
    assert "names_present" not in [f.field for f in minutes_findings(replace(filed, law=OLD), ON)]


@pytest.mark.parametrize(
    ("schedule", "severity"),
    [
        (None, "warning"),
        (Schedule("Audit", (ON,), BEGUN, "committee"), "fits"),
    ],
)
def test_a_regular_meeting_of_a_committee(schedule: Schedule | None, severity: str) -> None:
    """2002 §4.2: the time is fixed by the board or the committee."""
    found = replace(of_committee(held(kind="regular")), schedule=schedule)
    assert call_findings(found)[0].severity == severity


@pytest.mark.parametrize(
    ("caller", "charter", "law", "yes"),
    [
        (Caller(FIVE[0], "committee chairman"), AUDIT, OLD, True),
        (Caller(FIVE[1], "committee chairman"), AUDIT, OLD, False),
        (Caller(FIVE[1], "committee secretary"), AUDIT, OLD, True),
        (Caller(FIVE[0], "committee chairman"), None, OLD, False),
        (Caller(FIVE[0], "committee chairman"), AUDIT, NEW, False),
        (Caller("", "board resolution"), None, NEW, True),
        (Caller(FIVE[0], ""), None, NEW, False),
        (Caller(FIVE[4], ""), None, NEW, False),
    ],
)
def test_who_calls_a_committee(
    caller: Caller, charter: CommitteeCharter | None, law: Bylaws, yes: bool
) -> None:
    """1988 III §15 last: its chairman or secretary; 2002 §4.2: the board by resolution."""
    found = of_committee(held(), charter)
    meeting = replace(found.meeting, called_by=(caller,))
    told = replace(found, law=law, day=replace(found.day, meeting=meeting))
    assert calling(told).yes is yes


def test_two_members_call_a_committee_together() -> None:
    found = of_committee(held())
    meeting = replace(found.meeting, called_by=(Caller(FIVE[0], ""), Caller(FIVE[1], "")))
    assert calling(replace(found, day=replace(found.day, meeting=meeting))).yes


# ---- Seats ---------------------------------------------------------------------------------


def test_without_a_number_no_seat_is_open() -> None:
    made = company(FIVE, 5)
    assert open_seats(NEW, replace(made, numbers=()), ON) == ()
    assert open_seats(NEW, made, ON) == ()
    assert open_seats(NEW, replace(made, terms=(), numbers=()), ON) == ()


@pytest.mark.parametrize(
    ("filled", "how", "expected"),
    [
        (
            seat("death", "shareholders at a meeting"),
            FilledBy(),
            [("route", "fits"), ("votes_for", "warning")],
        ),
        (
            seat("removal", "shareholders at a meeting", votes_for=251),
            FilledBy(1000, 100),
            [("route", "fits"), ("votes_for", "fits")],
        ),
        (
            seat("removal", "shareholders at a meeting", votes_for=250),
            FilledBy(1000, 100),
            [("route", "fits"), ("votes_for", "error")],
        ),
        (
            seat("death", "shareholders at a meeting", votes_for=250),
            FilledBy(1000, 100, carried=True),
            [("route", "fits"), ("votes_for", "fits")],
        ),
        (seat("removal", "board", votes_for=3), FilledBy(), [("route", "error")]),
        (seat("death", "board", on=ON), FilledBy(), [("votes_for", "warning")]),
        (
            seat("death", "board", on=ON, votes_for=3),
            FilledBy(),
            [("votes_for", "fits")],
        ),
        (
            seat("death", "board", on=ON, votes_for=2),
            FilledBy(),
            [("votes_for", "error")],
        ),
    ],
)
def test_who_fills_a_seat(
    filled: SeatFilled, how: FilledBy, expected: list[tuple[str, str]]
) -> None:
    """2002 §3.4 ¶1 and ¶3: the board not after a removal; then a majority of the quorum too."""
    assert fields(check_filling(NEW, company(FIVE, 5), filled, how)) == expected


def test_a_successor_chosen_ahead_starts_when_the_seat_is_free() -> None:
    """2002 §3.4 ¶4."""
    made = company(FIVE, 5)
    leaving = replace(made.terms[0], to_on=date(2003, 6, 30), ended_by="resigned")
    left = replace(made, terms=(leaving, *made.terms[1:]))
    chosen = seat("resignation", "board", on=ON, former=FIVE[0])
    early = replace(chosen, starts_on=date(2003, 6, 1))
    assert [f.repair for f in check_ahead(NEW, left, early)] == [date(2003, 6, 30)]
    assert check_ahead(NEW, made, early) == ()
    assert check_ahead(NEW, left, chosen) == ()


def test_a_removal_that_is_not_counted_whole() -> None:
    """2002 §3.15."""
    count = RemovalCount(FIVE[0], entitled=1000, votes_for=600)
    assert removal_result(NEW, count) is None
    (told,) = check_removed(NEW, count)
    assert (told.severity, told.field) == ("warning", "votes_for")
    whole = replace(count, authorized=5, against=0)
    assert [f.severity for f in check_removed(NEW, whole)] == ["fits"]


def test_a_change_of_the_number() -> None:
    """1988 III §2, 2002 §3.2: the articles rule where they state it; no term ends by it."""
    made, shelf = company(FIVE, 5), Shelf((OLD, NEW))
    facts = DirectorFacts(articles=(ArticlesState(BEGUN, stated=True),))
    assert check_change(shelf, made, facts, date(1980, 1, 2), 6, "shareholders") == ()
    told = check_change(shelf, made, facts, ON, 7, "shareholders")
    assert "error" in [f.severity for f in told if f.field == "articles"]
    plain = check_change(shelf, made, DirectorFacts(), ON, 7, "shareholders")
    assert "articles" not in [f.field for f in plain]


# ---- Offices -------------------------------------------------------------------------------


def test_what_the_book_keeps_for_each_duty() -> None:
    """2002 §5.6 to §5.10."""
    assistant = Term(20, 20, "Kim", "assistant secretary", BEGUN, "board")
    made = company(FIVE, 5)
    facts = OfficerFacts(
        prohibited=(
            Prohibited("Kim", BEGUN, "board"),
            Prohibited("Lou", BEGUN, "board", until=date(2000, 1, 3)),
            Prohibited("Max", date(2010, 1, 4), "board"),
        ),
        seal=Seal(BEGUN, "Gail", "the office", (SealUse(BEGUN, "Certificate 1"),)),
        authorities=(
            SigningAuthority("Gail", "checks", from_on=BEGUN),
            SigningAuthority("Lou", "checks", from_on=BEGUN, to_on=date(2000, 1, 3)),
        ),
        asked=(
            AccountAsked("a", "president", BEGUN),
            AccountAsked("b", "board", BEGUN, answered_on=BEGUN),
        ),
    )
    given = {"rows": [{"name": FIVE[1], "given_at": f"{ON}T09:00", "manner": "telephone"}]}
    shut = ("board.closed", {"at": f"{ON}T11:00"})
    told = held(("board.noticed", given), opened(ON, FIVE, FIVE, 5), shut).day
    day = Day(NEW, replace(made, terms=(*made.terms, assistant)), facts, Boards((told,)), ON)
    kept = {line.duty.cite.rule: line.kept for line in duty_list(day)}
    assert kept["officers.assistant-secretary"] == ("Kim: prohibited by the board",)
    assert kept["officers.secretary.seal-custody"] == (
        "adopted on Jan 2, 1990",
        "kept by Gail at the office",
        "1 use",
    )
    assert kept["officers.secretary.notices"] == ("notices of 1 meeting of board and committees",)
    assert kept["officers.secretary.minute-book"] == (
        "minutes of 0 of 1 meeting of board and committees",
    )
    assert kept["officers.cfo.disbursements"] == ("1 authority to sign checks",)
    assert kept["officers.cfo.reports"] == ("asked by president on Jan 2, 1990",)
    bare = replace(day, facts=OfficerFacts(), boards=Boards())
    empty = {line.duty.cite.rule: line.kept for line in duty_list(bare)}
    assert empty["officers.secretary.seal-custody"] == ()
    assert empty["officers.secretary.notices"] == ()
    assert empty["officers.cfo.books"] == ()
    asked_of = replace(bare, facts=OfficerFacts(seal=Seal(keeper="Gail")))
    keeper = {line.duty.cite.rule: line.kept for line in duty_list(asked_of)}
    assert keeper["officers.secretary.seal-custody"] == ("kept by Gail",)


def test_bylaws_without_other_officers_know_no_power_to_appoint_them() -> None:
    """1988 IV §3, 2002 §5.3."""
    given = Delegated("appoint other officers", FIVE[0], "president", on=BEGUN, resolution="b/1")
    facts = OfficerFacts(delegated=(given,))
    assert delegation(NEW, facts, FIVE[0], "appoint", ON) == "b/1"
    rules = {key: NEW.rules[key] for key in NEW.rules if key != "officers.subordinate"}
    assert delegation(replace(NEW, rules=rules), facts, FIVE[0], "appoint", ON) == ""


# ---- The record --------------------------------------------------------------------------


def test_of_two_notices_to_a_director_the_earlier_counts_and_a_second_leaving_is_none() -> None:
    """A notice without an hour is the later one."""
    late = {"name": FIVE[1], "given_at": f"{ON}T09:00", "manner": "telephone"}
    early = late | {"given_at": f"{ON}T08:00", "manner": "mail"}
    unknown = late | {"given_at": None, "manner": "personal"}
    told = [("board.noticed", {"rows": [row]}) for row in (late, early, unknown)]
    gone = ("board.left", {"at": f"{ON}T10:30", "names": [FIVE[0]]})
    again = ("board.left", {"at": f"{ON}T10:40", "names": [FIVE[0]]})
    found = held(*told, opened(ON, FIVE, FIVE, 5), gone, again)
    (line,) = found.meeting.notices
    assert (line.manner, line.given_at) == ("mail", datetime.fromisoformat(f"{ON}T08:00"))
    assert [s.to_at for s in found.day.spans if s.name == FIVE[0]] == [
        datetime.fromisoformat(f"{ON}T10:30")
    ]
