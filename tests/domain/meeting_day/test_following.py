"""A plan follows the answer to a shareholder's notice; items done before keep their numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.domain.advance_record import (
    NominationReceived,
    ProposalReceived,
    ProposedMatter,
    ProposedNominee,
)
from app.domain.codec import plan_from_json, plan_to_json
from app.domain.meeting_day.proposals import ACCEPTED, REFUSED, Advance, Answer, followed
from app.domain.meetings import AgendaItem, MeetingPlan, Nominee

AT = datetime.fromisoformat("2004-02-10T09:00")
ELECTION = AgendaItem("Election", "election")
PLAN = MeetingPlan("m", items=(ELECTION,), nominees=(Nominee("Cy Poe"),))
SPLIT = AgendaItem("To split", source="shareholder", received_on=AT.date())


def business(answer: str = "") -> Advance:
    told = ProposalReceived("Ann", (), "", None, (ProposedMatter("To split"),), AT)
    notice = Advance(7, "business", 1, told, None, of_record=True)
    return replace(notice, answers=(Answer(8, answer, AT.date()),)) if answer else notice


def nomination(answer: str) -> Advance:
    named = (ProposedNominee("Jo Kim"), ProposedNominee("Cy Poe"))
    told = NominationReceived("Bo", (), "", None, None, "", named, AT)
    notice = Advance(9, "nomination", 2, None, told, of_record=True)
    return replace(notice, answers=(Answer(10, answer, AT.date()),))


def test_an_open_notice_changes_nothing() -> None:
    assert followed(PLAN, business()) is PLAN


def test_business_that_is_accepted_stands_in_the_agenda_once() -> None:
    once = followed(PLAN, business(ACCEPTED))
    assert once.items == (ELECTION, SPLIT)
    assert followed(once, business(ACCEPTED)) == once


def test_business_that_is_refused_goes_again_but_not_what_was_worded_anew() -> None:
    taken = followed(PLAN, business(ACCEPTED))
    assert followed(taken, business(REFUSED)) == PLAN
    reworded = replace(taken, items=(ELECTION, replace(SPLIT, text="To split two for one")))
    assert followed(reworded, business(REFUSED)) == reworded


def test_a_nominee_of_the_board_is_not_named_twice() -> None:
    taken = followed(PLAN, nomination(ACCEPTED))
    assert [(n.name, n.source, n.nominated_by) for n in taken.nominees] == [
        ("Cy Poe", "board", ""),
        ("Jo Kim", "shareholder", "Bo"),
    ]
    assert followed(taken, nomination(REFUSED)) == PLAN


def test_items_done_before_an_adjournment_are_no_longer_open() -> None:
    plan = replace(PLAN, items=(ELECTION, SPLIT), done_before=(1,))
    assert plan.open_items == ((2, SPLIT),)
    assert (plan.elects, replace(plan, done_before=()).elects) == (False, True)
    assert plan_from_json(plan_to_json(plan)) == plan
    older = plan_to_json(plan)
    del older["done_before"]
    assert plan_from_json(older).done_before == ()
    assert date(2004, 2, 10) == SPLIT.received_on
