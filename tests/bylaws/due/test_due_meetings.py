"""What is due of shareholders' meetings, terms and mail; and what holds for every item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.bylaws.answers import Deadline
from app.bylaws.due import OPEN, in_year
from app.bylaws.due.item import Room
from app.domain.board.facts import Boards, ConsentDay
from app.domain.board_record import BoardConsent
from app.domain.matters.reports import Reports, Requested
from app.domain.meetings import Meeting, MeetingPlan, ReturnedMail
from tests.bylaws.due.test_due_boards import special
from tests.bylaws.due.test_due_items import (
    COMPANY,
    FIVE,
    PAY,
    SHELF,
    YEAR,
    all_due,
    at,
    claim,
    of,
    only,
)


def test_a_long_adjournment_asks_for_notice_and_a_new_record_date() -> None:
    """2002 §2.7 ¶2: more than 45 days from the day of the original meeting."""
    plan = MeetingPlan(
        "a", "adjourned", on=date(2003, 7, 18), original_on=date(2003, 6, 3),
        original_record_on=date(2003, 4, 24), record_on=date(2003, 4, 24),
        adjourned_on=date(2003, 6, 3),
    )  # fmt: skip
    rules = {i.rule for i in of(all_due(date(2003, 6, 4), plans=(plan,)), "meeting:")}
    assert "shareholders.notice.window" not in rules
    longer = replace(plan, on=date(2003, 7, 19))
    found = {i.rule: i for i in of(all_due(date(2003, 6, 4), plans=(longer,)), "meeting:")}
    assert found["shareholders.adjourn.new-record-date"].waits_for == "the board"
    assert found["shareholders.notice.window"].on == date(2003, 7, 9)
    silent = replace(plan, adjournment_announced=False)
    rules = {i.rule for i in of(all_due(date(2003, 6, 4), plans=(silent,)), "meeting:")}
    assert "shareholders.notice.window" in rules


def test_terms_and_held_mail_end_on_their_days() -> None:
    leaving = replace(COMPANY.terms[0], to_on=date(2003, 6, 30), ended_by="resigned")
    back = ReturnedMail(4, "Gus", "m", date(2003, 1, 9), "moved", date(2004, 1, 2))
    company = replace(COMPANY, terms=(leaving, *COMPANY.terms[1:]), returned=(back,))
    on_day = all_due(date(2003, 6, 30), company=company)
    assert only(on_day, "term:1").rule == "directors.resignation"
    assert only(on_day, "holder:4").on == date(2004, 1, 2)
    after = all_due(date(2004, 1, 3), company=company)
    assert of(after, "term:1") == of(after, "holder:4") == []


def test_each_later_notice_is_held_for_a_year_from_its_own_giving() -> None:
    """1988 II §4 ¶1, 2002 §2.5 ¶2: one year from the giving of that notice, over a leap day."""
    first, before, later, again = (
        Meeting(MeetingPlan(key, on=on, notice_on=given), noticed_seq=1)
        for key, on, given in (
            ("m", date(2003, 2, 3), date(2003, 1, 2)), ("b", date(2003, 2, 4), date(2003, 1, 8)),
            ("n", date(2004, 4, 5), date(2004, 2, 29)), ("o", date(2004, 5, 5), date(2004, 3, 9)),
        )
    )  # fmt: skip
    back = ReturnedMail(4, "Gus", "m", date(2003, 1, 9), "moved", date(2004, 1, 2))
    twice = replace(back, meeting_key="o", returned_on=date(2004, 3, 12))
    company = replace(COMPANY, meetings=(first, before, later, again), returned=(back, twice))
    items = all_due(date(2004, 3, 10), company=company)
    held = [(i.matter, i.on) for i in items if i.rule == "shareholders.notice.returned-mail"]
    assert ("holder:4:n", date(2005, 3, 1)) in held
    assert "holder:4:o" not in dict(held), "that one came back itself"
    assert "holder:4:b" not in dict(held), "given before the mail came back"
    (item,) = (i for i in items if i.matter == "holder:4:n")
    assert item.what == (
        "The notice of the annual meeting of April 5, 2004 is held for Gus through this day"
    )
    assert "12 months from Sun, Feb 29, 2004 end on Tue, Mar 1, 2005" in item.counted
    assert of(all_due(date(2005, 3, 2), company=company), "holder:4:n") == []


def test_every_item_is_named_once_and_knows_its_reason() -> None:
    items = all_due(
        date(2003, 2, 1),
        plans=(MeetingPlan("p", on=date(2003, 6, 3), notice_on=date(2003, 4, 10),
                           record_on=date(2003, 4, 15)),),
        demands=(FIVE, replace(FIVE, key="e", wants="books", purpose="x")),
        claims=claim(PAY),
        reports=Reports(requests=(Requested(YEAR),)),
        boards=Boards((special(at(2003, 4, 7, 9)),)),
    )  # fmt: skip
    names = [(i.rule, i.matter) for i in items]
    assert len(names) == len(set(names))
    assert all(i.counted.endswith(".") and i.section and i.target and i.what for i in items)
    assert [i.on for i in items] == sorted(i.on for i in items)
    assert in_year(items, 2003) == items
    stand_open = tuple(item for item in items if item.state == OPEN)
    assert in_year(items, 2004) == stand_open
    assert in_year(items, stand_open[0].on.year - 1) == ()


def test_before_the_first_bylaws_nothing_is_due() -> None:
    early = date(1986, 1, 2)
    plan = MeetingPlan("p", on=date(1986, 7, 1), notice_on=early)
    noticed = replace(COMPANY, meetings=(Meeting(plan),))
    boards = Boards(
        (special(at(1986, 7, 1, 9)),), (ConsentDay(BoardConsent("w", (), ()), (), early),)
    )
    found = all_due(
        early,
        company=noticed,
        plans=(plan,),
        demands=(replace(FIVE, received_on=early),),
        claims=claim(replace(PAY, on=early)),
        boards=boards,
    )
    assert found == ()


def test_the_last_day_itself_set_for_the_notice_stands_once() -> None:
    plan = MeetingPlan("p", on=date(2003, 6, 3), notice_on=date(2003, 5, 23))
    rules = [i.rule for i in of(all_due(date(2003, 5, 1), plans=(plan,)), "meeting:")]
    assert rules.count("shareholders.notice.window") == 1


def test_a_clock_that_does_not_run_makes_no_item() -> None:
    law = SHELF.versions[-1]
    still = Deadline(law.cite("indemnity.advance.deadline"), None, "Nothing runs.")
    assert list(Room("m", "t", date(2003, 1, 1)).by(still, "x")) == []


def test_a_missed_annual_meeting_says_where_directors_may_be_elected() -> None:
    """1988 II §2 and III §3: the day of May has passed; until then nothing is said of it."""
    early, late = (
        next(i for i in all_due(day) if i.rule == "shareholders.annual.yearly")
        for day in (date(2001, 2, 1), date(2001, 7, 2))
    )
    assert "elected" not in early.counted
    assert "Directors may be elected at a special meeting held for it or the next" in late.counted
    assert late.counted.endswith("III §3.")
    assert late.on == date(2001, 12, 31)
