"""Three invented companies: what the program answers follows their files, not the first company's.

Alder Mills counts business days, meets on a weekday of the month, lets notice go by e-mail and
cumulates no votes. Birch Valley gives up to 90 days' notice, has a board in three classes and a day
set by the board. Cedar Growers meets on a fixed day, has fixed quorums and always cumulates.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from app.bylaws.ask.answering import answer
from app.bylaws.board.composition import board_quorum
from app.bylaws.file.drafts import read_bylaws
from app.bylaws.law import Bylaws, Shelf, built_in
from app.bylaws.meeting_day.sheet import open_sheet
from app.bylaws.plan import PlanFacts, aim_for, check_date, check_plan, windows
from app.bylaws.shareholders import meetings, notice
from app.bylaws.shareholders.contents import required_contents
from app.bylaws.shareholders.election_choices import cumulative_right, seats_up
from app.bylaws.shareholders.elections import Nomination, cumulating
from app.bylaws.votes import Tally, ordinary, quorum
from app.domain.meeting_day.facts import Day
from app.domain.meetings import MANNERS, AgendaItem, MeetingPlan, MeetingRequest, Place


def company(name: str) -> Bylaws:
    return read_bylaws((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


LAWS = {name: company(name) for name in ("alder", "birch", "cedar")}
FACTS = PlanFacts(date(2027, 3, 1))
EACH = pytest.mark.parametrize("name", LAWS)
MEETING = {"alder": date(2027, 5, 11), "birch": date(2027, 5, 25), "cedar": date(2027, 6, 15)}


def plan_of(name: str) -> MeetingPlan:
    return MeetingPlan(
        "m",
        on=MEETING[name],
        at=time(10),
        place=Place("Hall", "1 Main St", "Town", "CA", "90001"),
        designated_on=date(2027, 1, 4),
        items=(AgendaItem("Election of directors", "election"),),
    )


@pytest.mark.parametrize(
    ("name", "year", "on", "at"),
    [
        ("alder", 2027, date(2027, 5, 11), time(10)),
        ("alder", 2029, date(2029, 5, 8), time(10)),
        ("birch", 2027, None, None),
        ("cedar", 2027, date(2027, 6, 15), time(18, 30)),
        ("cedar", 2025, date(2025, 6, 16), time(18, 30)),  # the 15th is a Sunday
        ("cedar", 2024, date(2024, 6, 15), time(18, 30)),  # a Saturday is no legal holiday
    ],
)
def test_annual_meeting(name: str, year: int, on: date | None, at: time | None) -> None:
    found, hour = meetings.annual_date(LAWS[name], year)
    assert (found.on, hour) == (on, at)
    assert found.cite.version == LAWS[name].key


@pytest.mark.parametrize(
    ("name", "designated", "on"),
    [
        ("alder", date(2027, 5, 29), date(2027, 6, 1)),  # Saturday before Memorial Day
        ("alder", date(2027, 6, 1), date(2027, 6, 1)),
        ("birch", date(2027, 5, 31), date(2027, 5, 31)),  # the bylaws move no meeting
        ("cedar", date(2027, 5, 31), date(2027, 6, 1)),
    ],
)
def test_meeting_on_a_closed_day(name: str, designated: date, on: date) -> None:
    assert meetings.holiday_roll(LAWS[name], designated).on == on


@pytest.mark.parametrize(
    ("ask", "name", "first", "last", "aim"),
    [
        # 10 and 40 business days before Tuesday, May 11, no federal holiday between
        (notice.notice_window, "alder", date(2027, 3, 16), date(2027, 4, 27), date(2027, 4, 27)),
        (notice.record_window, "alder", date(2027, 3, 9), date(2027, 4, 27), date(2027, 4, 27)),
        # 30 and 90 calendar days before May 25; April 25 is a Sunday
        (notice.notice_window, "birch", date(2027, 2, 24), date(2027, 4, 25), date(2027, 4, 23)),
        (notice.record_window, "birch", date(2027, 2, 24), date(2027, 4, 25), date(2027, 4, 23)),
        # 7 business days, but 30 calendar days before June 15
        (notice.notice_window, "cedar", date(2027, 5, 16), date(2027, 6, 4), date(2027, 6, 4)),
        (notice.record_window, "cedar", date(2027, 5, 16), date(2027, 6, 8), date(2027, 6, 8)),
    ],
)
def test_windows(ask, name: str, first: date, last: date, aim: date) -> None:
    found = ask(LAWS[name], MEETING[name])
    assert (found.first, found.last, found.aim_for) == (first, last, aim)


def test_a_holiday_is_no_business_day_of_a_window() -> None:
    found = notice.notice_window(LAWS["alder"], date(2027, 6, 15))
    assert found.last == date(2027, 6, 1)
    eleventh = LAWS["alder"].calendar.business_days_before(date(2027, 6, 15), 11)
    assert eleventh == date(2027, 5, 28)  # May 31 is Memorial Day
    assert "less 10 business days is Tue, Jun 1, 2027" in found.counted
    assert found.counted.endswith("Business days leave out weekends and holidays.")


@pytest.mark.parametrize(
    ("name", "given", "on"),
    [
        ("alder", date(2027, 4, 27), date(2027, 4, 23)),  # the second business day before
        ("birch", date(2027, 4, 19), date(2027, 4, 18)),  # the day before, a Sunday
        ("cedar", date(2027, 6, 1), date(2027, 5, 28)),  # the business day before
    ],
)
def test_record_date_where_none_is_fixed(name: str, given: date, on: date) -> None:
    assert notice.default_meeting_record_date(LAWS[name], given).on == on


def test_record_date_of_a_dividend_is_the_day_of_the_resolution() -> None:
    day, action = date(2027, 2, 1), date(2027, 6, 1)
    found = notice.later_of_resolution(LAWS["birch"], notice.OTHER_DEFAULT, day, action)
    assert found.on == day
    other = notice.later_of_resolution(built_in("hemacare-2002"), notice.OTHER_DEFAULT, day, action)
    assert other.on == date(2027, 4, 2)


def test_requested_meeting_and_the_callers_own_notice() -> None:
    received = date(2027, 3, 1)
    found = meetings.requested_window(LAWS["alder"], received)
    assert (found.first, found.last) == (date(2027, 3, 29), date(2027, 4, 26))
    clock = meetings.self_help(LAWS["alder"], received)
    assert clock is not None
    assert (clock.due, clock.opens) == (date(2027, 3, 8), date(2027, 3, 9))
    assert meetings.self_help(LAWS["cedar"], received) is None
    cedar = meetings.requested_window(LAWS["cedar"], received)
    assert (cedar.first, cedar.last) == (date(2027, 3, 16), date(2027, 4, 15))


@pytest.mark.parametrize(("name", "needed"), [("alder", 250), ("cedar", 201)])
def test_votes_to_call_a_meeting(name: str, needed: int) -> None:
    assert meetings.call_threshold(LAWS[name], 1000).needed == needed


@pytest.mark.parametrize(
    ("name", "rule", "announced", "due"),
    [
        ("birch", meetings.PROPOSAL, None, date(2027, 1, 25)),
        ("birch", meetings.NOMINATION, None, None),
        ("birch", meetings.NOMINATION, date(2027, 2, 1), date(2027, 2, 11)),
        ("birch", meetings.NOMINATION, date(2027, 3, 1), date(2027, 2, 24)),
    ],
)
def test_advance_notice(name: str, rule: str, announced: date | None, due: date | None) -> None:
    found = meetings.advance_notice(LAWS[name], rule, MEETING[name], announced)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize("name", ["alder", "cedar"])
def test_no_advance_notice_where_the_bylaws_ask_none(name: str) -> None:
    assert meetings.advance_notice(LAWS[name], meetings.PROPOSAL, MEETING[name], None) is None


@pytest.mark.parametrize(
    ("name", "days", "needed"),
    [("alder", 30, False), ("alder", 31, True), ("birch", 59, False), ("birch", 60, True)]
    + [("cedar", 14, False), ("cedar", 15, True)],
)
def test_notice_of_an_adjourned_meeting(name: str, days: int, needed: bool) -> None:
    start = MEETING[name]
    later = start + timedelta(days)
    found = meetings.adjournment_needs_notice(LAWS[name], start, later, new_record_date=False)
    assert found.yes is needed
    assert meetings.first_day_with_notice(LAWS[name], start) == later + timedelta(1 - needed)


def test_mail_that_came_back_is_held_for_two_years() -> None:
    assert notice.returned_mail_hold(LAWS["birch"], date(2027, 4, 1)).due == date(2029, 4, 1)


@pytest.mark.parametrize(
    ("name", "entitled", "needed", "directors"),
    [("alder", 900, 300, (3, 2)), ("alder", 1000, 334, (5, 3)), ("birch", 1000, 501, (8, 5))]
    + [("cedar", 1000, 500, (9, 4)), ("cedar", 20_000, 500, (7, 4))],
)
def test_quorums(name: str, entitled: int, needed: int, directors: tuple[int, int]) -> None:
    assert quorum(LAWS[name], entitled) == needed
    found = board_quorum(LAWS[name], directors[0])
    assert found is not None
    assert found[0] == directors[1]


def test_what_carries_a_proposal_follows_base_and_quorum() -> None:
    tally = Tally(entitled=1000, represented=600, votes_for=290, against=200)
    assert ordinary(LAWS["alder"], tally).carried
    assert not ordinary(LAWS["cedar"], tally).carried
    assert not ordinary(LAWS["alder"], replace(tally, represented=300)).carried  # no quorum


@pytest.mark.parametrize(
    ("name", "right", "may"), [("alder", "none", False), ("cedar", "always", True)]
)
def test_cumulative_voting(name: str, right: str, may: bool) -> None:
    law, at = LAWS[name], datetime(2027, 6, 15, 18, 30)  # noqa: DTZ001 - local by rule
    assert cumulative_right(law) == right
    assert cumulative_right(built_in("hemacare-2002")) == "on-demand"
    found = cumulating(law, (Nomination("Ann Ash", at, accepted=True),), at, None)
    assert (found.yes, found.names) == (may, ("Ann Ash",) if may else ())
    assert found.cite.rule == "shareholders.election.cumulative.right"


@pytest.mark.parametrize(("year", "seats"), [(2016, 3), (2017, 3), (2018, 2), (2027, 2), (2028, 3)])
def test_a_board_in_classes_elects_one_class_a_year(year: int, seats: int) -> None:
    assert seats_up(LAWS["birch"], 8, year).needed == seats
    assert seats_up(LAWS["cedar"], 8, year).needed == 8
    assert sum(seats_up(LAWS["birch"], 8, year + n).needed for n in range(3)) == 8


@pytest.mark.parametrize(
    ("name", "seats", "said"),
    [
        ("birch", 2, ""),
        ("birch", 8, "8 seats are planned to be filled. 8 directors in 3 classes: class 3"),
        ("birch", 1, "1 seat is planned to be filled."),
        ("birch", 0, ""),
        ("cedar", 8, ""),
        ("cedar", 2, "2 seats are planned to be filled. All 8 seats are filled each year."),
    ],
)
def test_a_plan_fills_the_seats_that_are_up(name: str, seats: int, said: str) -> None:
    plan, shelf = replace(plan_of(name), seats=seats), Shelf((LAWS[name],))
    found = check_plan(shelf, plan, replace(FACTS, authorized=8))
    told = [f for f in found if "planned to be filled" in f.sentence]
    assert [f.severity for f in told] == (["warning"] if said else [])
    assert all(f.sentence.startswith(said) and f.field == "items" for f in told)
    assert not any(
        "planned to be" in f.sentence for f in check_plan(Shelf((LAWS[name],)), plan, FACTS)
    )


def test_the_seats_of_a_meeting_are_those_up_unless_planned_otherwise() -> None:
    law, plan = LAWS["birch"], replace(plan_of("birch"), seats=0)

    def seats(**more: object) -> int:
        return open_sheet(Shelf((law,)), replace(plan, **more), Day("m"), {}, 8).seats  # type: ignore[arg-type]

    assert (seats(), seats(seats=1), seats(kind="special-board")) == (2, 1, 8)


@EACH
def test_picker_and_warning_agree_and_the_day_to_aim_for_fits(name: str) -> None:
    shelf, plan = Shelf((LAWS[name],)), plan_of(name)
    for field in ("notice_on", "record_on"):
        for before in range(100):
            day = MEETING[name] - timedelta(before)
            inside = all(w.holds(day) for w in windows(shelf, plan, field, FACTS, day))
            found = check_date(shelf, plan, field, day, FACTS)
            assert inside is not any(f.severity == "error" for f in found), (field, day)
            assert {f.cite.version for f in found} <= {LAWS[name].key}
        aim = aim_for(shelf, plan, field, FACTS)
        assert aim is not None
        assert LAWS[name].calendar.business_day(aim)
        assert all(f.severity != "error" for f in check_date(shelf, plan, field, aim, FACTS))


@EACH
@pytest.mark.parametrize("manner", MANNERS)
def test_a_whole_plan_is_judged_by_the_company_alone(name: str, manner: str) -> None:
    shelf, plan = Shelf((LAWS[name],)), replace(plan_of(name), manner=manner)
    aim = aim_for(shelf, plan, "notice_on", FACTS)
    plan = replace(plan, notice_on=aim, record_on=aim, record_resolved_on=date(2027, 2, 1))
    found = check_plan(shelf, plan, FACTS)
    assert {f.cite.version for f in found} <= {LAWS[name].key, ""}
    named = manner in LAWS[name].items("shareholders.notice.manner", "named")
    told = {f.severity for f in found if f.field == "manner" and f.cite.rule.endswith("manner")}
    assert ("fits" in told) is named


@EACH
@pytest.mark.parametrize("kind", ["annual", "special-board", "special-requested", "adjourned"])
def test_every_kind_of_meeting_is_judged(name: str, kind: str) -> None:
    request = MeetingRequest(received_on=date(2027, 3, 1))
    original = MEETING[name] - timedelta(50)
    plan = replace(
        plan_of(name), kind=kind, request=request, original_on=original, adjourned_on=original
    )
    assert check_plan(Shelf((LAWS[name],)), plan, PlanFacts(date(2027, 3, 1), 1000, 240))


@EACH
def test_what_the_notice_must_say(name: str) -> None:
    plan = plan_of(name)
    rules = [f.cite.rule for f in required_contents(LAWS[name], plan)]
    asked = {"alder": [], "birch": ["shareholders.notice.content.nominees"]}
    asked["cedar"] = ["shareholders.notice.content.annual"]
    assert rules == ["shareholders.notice.content.basic", *asked[name]]
    missing = required_contents(LAWS[name], replace(plan, at=None))[0]
    assert (missing.severity, missing.sentence) == ("error", "The notice must still name hour.")


def test_ask_follows_the_company() -> None:
    shelf = Shelf(tuple(LAWS.values()))
    asked = {"bylaws": "cedar-2021", "rule": "shareholders.quorum.majority"}
    told = answer({**asked, "given": {"votes_entitled": 20_000}}, shelf)
    assert (told["needed"], told["section"]) == (500, "§19")
    asked = {"bylaws": "alder-2019", "rule": "shareholders.notice.window"}
    told = answer({**asked, "given": {"meeting_on": "2027-05-11"}}, shelf)
    assert told["last"] == "2027-04-27"


def test_where_the_bylaws_are_silent_the_program_says_so() -> None:
    law = LAWS["alder"]
    cite = law.cite(notice.RETURNED)
    assert (cite.section, cite.says) == ("Our check", "The bylaws do not speak of it.")
    hold = notice.returned_mail_hold(law, date(2027, 4, 1))
    assert hold.due is None
    assert hold.counted.endswith("each is sent to the holder again.")
