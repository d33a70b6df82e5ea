"""What stands open without a day in the bylaws: vacancies, and amendments on their way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.due import OPEN, WAITING, DueItem
from app.bylaws.law import Bylaws, Shelf, built_in
from app.domain.board_record import BylawsAmended
from app.domain.matters.amendments import Proposed
from app.domain.offices import AuthorizedNumber, Term
from tests.bylaws.due.test_due_items import COMPANY, all_due, of, only

MANNED = tuple(
    Term(n, n, f"Pat {n}", office, date(1987, 5, 1), "board")
    for n, office in enumerate(("president", "secretary", "chief financial officer"), 10)
)
FULL = replace(COMPANY, terms=(*COMPANY.terms, *MANNED))


def without(office: str, since: date) -> DueItem:
    """What is due where that office is empty since that day, thirty days and a year later."""
    terms = tuple(
        replace(t, to_on=since, ended_by="died") if t.office == office else t for t in FULL.terms
    )
    company = replace(FULL, terms=terms)
    later = date(since.year, since.month + 1, since.day)
    found = only(all_due(later, company=company), "office:")
    again = only(all_due(later.replace(year=later.year + 2), company=company), "office:")
    assert (found.on, again.on) == (since, since), "the day does not move with today"
    assert (found.severity, again.severity) == ("warning", "error"), "a year is our setting"
    return found


@pytest.mark.parametrize("since", [date(1990, 2, 5), date(2003, 2, 5)])
def test_an_office_stands_open_since_the_day_on_which_it_became_vacant(since: date) -> None:
    assert of(all_due(since, company=FULL), "office:") == []
    found = without("secretary", since)
    assert (found.state, found.what) == (OPEN, "Appoint a secretary")
    assert "no day" in found.counted
    assert found.target == "found:3:in-office:vacant:secretary"


def test_an_office_that_was_never_filled_is_open_since_the_incorporation_or_the_bylaws() -> None:
    bare = replace(FULL, terms=COMPANY.terms)
    assert {i.on for i in of(all_due(date(2003, 3, 1), company=bare), "office:")} == {
        date(1986, 7, 22)
    }
    unknown = replace(bare, incorporated_on=None)
    assert {i.on for i in of(all_due(date(2003, 3, 1), company=unknown), "office:")} == {
        date(2002, 11, 23)
    }


@pytest.mark.parametrize("today", [date(2003, 3, 1), date(2003, 9, 30), date(2004, 2, 29)])
def test_seats_stand_open_since_the_first_of_them_became_vacant(today: date) -> None:
    cy, bo = FULL.terms[2], FULL.terms[1]
    terms = (
        FULL.terms[0],
        replace(bo, to_on=date(2003, 2, 20), ended_by="resigned"),
        replace(cy, to_on=date(2003, 2, 5), ended_by="died"),
        *FULL.terms[3:],
    )
    found = only(all_due(today, company=replace(FULL, terms=terms)), "board seats")
    assert (found.on, found.state) == (date(2003, 2, 5), OPEN)
    assert found.what == "Fill 2 vacant seats of the board"
    more = (*COMPANY.numbers, AuthorizedNumber(4, date(2003, 1, 7), "board"))
    raised = only(all_due(today, company=replace(FULL, numbers=more)), "board seats")
    assert raised.on == date(2003, 1, 7)
    assert of(all_due(today, company=FULL), "board seats") == []


SAID = BylawsAmended("§3.2", "five", "six", "shareholders", "other")
ASKED = Proposed("a", SAID, date(2003, 2, 5))
CARRIED = replace(SAID, on=date(2003, 3, 4), outstanding=1_000, votes_for=501)
VOTED = replace(ASKED, amendment=CARRIED)


def waits(known: Proposed, today: date = date(2004, 3, 4)) -> list[DueItem]:
    return of(all_due(today, company=FULL, amendments=(known,)), "amendment:")


@pytest.mark.parametrize("body", ["board", "shareholders"])
@pytest.mark.parametrize(("on", "section"), [(date(1990, 2, 5), "VI"), (date(2003, 2, 5), "§9")])
def test_an_amendment_waits_for_the_vote_of_its_body(body: str, on: date, section: str) -> None:
    known = replace(ASKED, amendment=replace(SAID, body=body), proposed_on=on)
    (found,) = waits(known)
    assert (found.state, found.waits_for, found.on) == (WAITING, f"the {body}", on)
    assert found.section.startswith(section)
    assert found.target == "found:6:amendments:a"


def test_a_vote_that_carries_asks_for_the_text_and_one_that_does_not_for_the_end() -> None:
    (carried,) = waits(VOTED)
    assert (carried.state, carried.standing, carried.on) == (OPEN, "Carried", date(2003, 3, 4))
    (lost,) = waits(replace(ASKED, amendment=replace(CARRIED, votes_for=500)))
    assert (lost.state, lost.standing) == (OPEN, "Not carried")
    assert lost.what == "Drop the amendment of §3.2, or vote again"


def test_an_adopted_one_asks_for_the_certificate_and_then_for_nothing() -> None:
    adopted = replace(VOTED, version="hemacare-2003")
    (found,) = waits(adopted)
    assert (found.standing, found.rule) == ("No certificate", "bylaws.certificate.contents")
    assert waits(replace(adopted, certificate="signed by Ann Lee")) == []
    assert waits(replace(adopted, amendment=SAID)) == [], "without a day nothing is asked"
    assert waits(replace(VOTED, dropped_on=date(2003, 4, 1))) == []


def test_bylaws_that_say_nothing_of_it_ask_for_nothing() -> None:
    early = replace(ASKED, proposed_on=date(1980, 1, 2))
    assert waits(early) == []
    found = built_in("hemacare-2002")
    silent = lacking(found, "bylaws.certificate.contents")
    from app.bylaws.due.amendments import proposed

    adopted = replace(VOTED, version="x")
    assert list(proposed(adopted, Shelf((silent,)), date(2004, 1, 5))) == []
    mute = lacking(found, "bylaws.amend.shareholders")
    assert list(proposed(ASKED, Shelf((mute,)), date(2004, 1, 5))) == []


def lacking(law: Bylaws, rule: str) -> Bylaws:
    return replace(law, rules={name: one for name, one in law.rules.items() if name != rule})
