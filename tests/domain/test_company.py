"""Who and what the company had on a day: decisions, meetings, officers, addresses."""

from __future__ import annotations

from datetime import date, time

from app.domain.company import Company, Decision
from app.domain.meeting_titles import in_sentence, short_title, title_of
from app.domain.meetings import ListRow, Meeting, MeetingPlan, RecordList
from app.domain.offices import Term, officers_in_office
from app.domain.people import Address

FIRST = Decision("E88-01", "careful", "the board", date(1990, 1, 2), "advice of counsel", 3)
LATER = Decision("E88-01", "as printed", "the board", date(1991, 1, 2), "changed practice", 9)
PLAN = MeetingPlan("annual-2004", on=date(2004, 5, 25))
COMPANY = Company(
    "C",
    "California",
    None,
    "America/Los_Angeles",
    time(17),
    decisions=(FIRST, LATER),
    meetings=(Meeting(PLAN),),
)


def test_the_latest_decision_on_unclear_words_holds() -> None:
    assert COMPANY.decision("E88-01") == LATER
    assert COMPANY.decision("E88-02") is None


def test_a_meeting_is_found_by_its_key() -> None:
    assert COMPANY.meeting("annual-2004") == Meeting(PLAN)
    assert COMPANY.meeting("annual-2005") is None


def test_officers_of_a_day_are_no_directors() -> None:
    start, end = date(2004, 1, 5), date(2004, 6, 30)
    director = Term(1, 1, "Ann", "director", start, "shareholders")
    secretary = Term(2, 1, "Ann", "secretary", start, "board", end)
    assert officers_in_office((director, secretary), date(2004, 6, 30)) == (secretary,)
    assert officers_in_office((director, secretary), date(2004, 7, 1)) == ()


def test_an_address_in_one_line() -> None:
    home = Address("book", ("1 Elm St", "Apt 2"), "Reno", "NV", "89501")
    abroad = Address("book", ("10 Via Roma",), "Torino", "", "10121", "Italy")
    assert home.one_line() == "1 Elm St, Apt 2, Reno, NV 89501"
    assert abroad.one_line().endswith("10121, Italy")


def test_how_a_meeting_is_called() -> None:
    special = MeetingPlan("s", "special-board")
    assert title_of(PLAN) == "Annual meeting of shareholders, 2004"
    assert (short_title(PLAN), short_title(special)) == ("Annual meeting 2004", "Special meeting")
    assert in_sentence(PLAN) == "the annual meeting of May 25, 2004"
    assert in_sentence(special) == "the special meeting"


def test_a_list_by_route_leaves_out_who_does_not_vote() -> None:
    """1988 II §7, 2002 §2.8 ¶1: the corporation's own shares do not vote."""

    def row(number: int, route: str, excluded: str = "") -> ListRow:
        return ListRow(number, f"Holder {number}", 1, "Common", 10, 10, (), route, excluded)

    rows = (
        row(1, "first-class mail"),
        row(2, "personal"),
        row(3, "first-class mail", "held by the corporation itself"),
        row(4, "hold"),
    )
    held = RecordList("m", date(2004, 4, 7), time(17), rows, 40)
    assert [r.holder_id for r in held.routed("first-class mail", "hold")] == [1, 4]
    assert held.votes == 30
