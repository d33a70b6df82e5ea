"""What is due, joined from the record and the rules: both sides of each clock, for both versions.

How days are counted is tested with the rules; here, that the right clock runs on the right record.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.bylaws.due import DUE, KEPT, OVERDUE, WAITING, DueItem, due_items
from app.bylaws.law import built_in_shelf
from app.bylaws.statute import information_window
from app.domain.board.facts import Boards
from app.domain.company import AdoptedBylaws, Company, Office
from app.domain.demands import (
    FinancialRequest,
    FinancialStatement,
    IndemnityClaim,
    IndemnityItem,
    IndemnityRequest,
    InformationStatement,
    InspectionDemand,
    InsuranceDecision,
    InsurerNotice,
    Undertaking,
)
from app.domain.matters.amendments import Proposed
from app.domain.matters.claims import Asked, Claims, OnClaim
from app.domain.matters.demands import Logged
from app.domain.matters.record import Matters
from app.domain.matters.reports import OnFile, Reports, Requested
from app.domain.meetings import MeetingPlan, Place
from app.domain.offices import AuthorizedNumber, Term

SHELF = built_in_shelf()
NAMES = ("Ada", "Bo", "Cy")
COMPANY = Company(
    "Acme, Inc.",
    "California",
    date(1986, 7, 22),
    "America/Los_Angeles",
    time(17),
    bylaws=(
        AdoptedBylaws("hemacare-1988", date(1986, 7, 22)),
        AdoptedBylaws("hemacare-2002", date(2002, 11, 23)),
    ),
    terms=tuple(
        Term(n, n, name, "director", date(1987, 5, 1), "shareholders")
        for n, name in enumerate(NAMES, 1)
    ),
    numbers=(AuthorizedNumber(3, date(1986, 7, 22), "incorporator"),),
)


def at(*parts: int) -> datetime:
    """A local moment."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


def all_due(
    today: date,
    *,
    company: Company = COMPANY,
    plans: tuple[MeetingPlan, ...] = (),
    demands: tuple[InspectionDemand | Logged, ...] = (),
    claims: Claims | None = None,
    reports: Reports | None = None,
    boards: Boards | None = None,
    amendments: tuple[Proposed, ...] = (),
) -> tuple[DueItem, ...]:
    logged = tuple(d if isinstance(d, Logged) else Logged(d) for d in demands)
    return due_items(
        SHELF,
        company,
        plans,
        Matters(logged, claims or Claims(), reports or Reports(), boards or Boards(), amendments),
        today,
    )


def of(items: tuple[DueItem, ...], start: str) -> list[DueItem]:
    """The items of the matters whose name begins so."""
    return [item for item in items if item.matter.startswith(start)]


def only(items: tuple[DueItem, ...], start: str) -> DueItem:
    (found,) = of(items, start)
    return found


FIVE = InspectionDemand("d", "register", "Ann", date(2003, 5, 21), held=50, outstanding=1_000)

DEMANDS = [
    # 2002: five days, Memorial Day itself; 1988: five business days over it
    (FIVE, date(2003, 5, 26), "inspection.register.five-percent", date(2003, 5, 23)),
    (replace(FIVE, received_on=date(1989, 5, 24)), date(1989, 6, 1),
     "inspection.register.five-percent", date(1989, 6, 1)),
    # 1988: a holder of one percent who filed Schedule 14B; the same in 2002 needs a purpose
    (replace(FIVE, received_on=date(1988, 2, 25), held=10, filed="Schedule 14B"),
     date(1988, 3, 3), "inspection.register.one-percent", date(1988, 3, 3)),
    # The list: the later of the lead and the day named
    (replace(FIVE, wants="list", charges_tendered=True, as_of=date(2003, 6, 10)),
     date(2003, 6, 10), "inspection.list.deadline", date(2003, 6, 10)),
    (replace(FIVE, wants="list", charges_tendered=True),
     date(2003, 5, 26), "inspection.list.deadline", date(2003, 5, 23)),
    # Over the leap day: five days after February 25, 2004
    (replace(FIVE, received_on=date(2004, 2, 25)), date(2004, 3, 1),
     "inspection.register.five-percent", date(2004, 3, 1)),
    # No days in the bylaws: five business days over Presidents' Day, our setting
    (replace(FIVE, wants="books", purpose="To value the shares.", received_on=date(2003, 2, 13)),
     date(2003, 2, 21), "inspection.books-minutes", date(2003, 2, 21)),
    (replace(FIVE, held=1, purpose="To write.", received_on=date(1989, 5, 24)),
     date(1989, 6, 1), "inspection.register.proper-purpose", date(1989, 6, 1)),
    (replace(FIVE, wants="bylaws"), date(2003, 5, 29), "inspection.bylaws.copy", date(2003, 5, 29)),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "on", "rule", "aim"), DEMANDS)
def test_a_demand_is_due_on_its_day_and_overdue_the_day_after(
    asked: InspectionDemand, on: date, rule: str, aim: date
) -> None:
    today = only(all_due(on, demands=(asked,)), "demand:")
    assert (today.on, today.rule, today.state, today.aim_for) == (on, rule, DUE, aim)
    assert today.counted and today.section and today.target.endswith(":d")
    late = only(all_due(date.fromordinal(on.toordinal() + 1), demands=(asked,)), "demand:")
    severity = "warning" if "our setting" in late.counted else "error"
    assert (late.on, late.state, late.severity) == (on, OVERDUE, severity)


@pytest.mark.parametrize(
    ("asked", "waits_for"),
    [
        (replace(FIVE, held=49), "a purpose"),
        (replace(FIVE, held=49, wants="list"), "more shares"),
        (replace(FIVE, wants="list"), "the charges of the agent"),
        (replace(FIVE, wants="books"), "a purpose"),
        (replace(FIVE, wants="director", demander="Ada"), "Ada"),
        (replace(FIVE, answer="granted"), "Ann"),
        (replace(FIVE, answer="granted", agent="Al Moe"), "Al Moe"),
        (replace(FIVE, held=10, filed="Schedule 14B"), "a purpose"),
    ],
)
def test_a_demand_that_waits_is_never_overdue(asked: InspectionDemand, waits_for: str) -> None:
    found = only(all_due(date(2003, 12, 31), demands=(asked,)), "demand:")
    assert (found.state, found.waits_for) == (WAITING, waits_for)


@pytest.mark.parametrize(
    "asked",
    [
        replace(FIVE, answer="refused", reason="no right"),
        replace(FIVE, answer="granted", inspected_on=date(2003, 5, 27)),
        replace(FIVE, wants="list", answer="granted"),
        replace(FIVE, wants="bylaws", answer="granted"),
    ],
)
def test_a_demand_that_is_done_is_gone(asked: InspectionDemand) -> None:
    assert of(all_due(date(2003, 6, 1), demands=(asked,)), "demand:") == []
    closed = Logged(FIVE, closed_on=date(2003, 5, 22))
    assert of(all_due(date(2003, 6, 1), demands=(closed,)), "demand:") == []
    before = replace(FIVE, received_on=date(1986, 7, 21))
    assert of(all_due(date(2003, 6, 1), demands=(before,)), "demand:") == [], "no bylaws yet"


YEAR = FinancialRequest(
    "r", "Ann", "annual", received_on=date(2003, 5, 1), ends_on=date(2002, 12, 31)
)
REQUESTS = [
    # 2002: the 121st day after the year is May 1, 2003; due a Saturday
    (YEAR, date(2003, 5, 31), DUE),
    (replace(YEAR, received_on=date(2003, 4, 30)), date(2003, 5, 1), WAITING),
    # A leap year: the 120th day after December 31, 2003 is April 29, 2004
    (replace(YEAR, received_on=date(2004, 4, 30), ends_on=date(2003, 12, 31)),
     date(2004, 5, 30), DUE),
    (replace(YEAR, received_on=date(2004, 4, 29), ends_on=date(2003, 12, 31)),
     date(2004, 4, 30), WAITING),
    # Interim: more than 30 days after March 31, 2003
    (replace(YEAR, asks="interim", ends_on=date(2003, 3, 31), held=50, outstanding=1_000),
     date(2003, 5, 31), DUE),
    (replace(YEAR, asks="interim", ends_on=date(2003, 3, 31), received_on=date(2003, 4, 30),
             held=50, outstanding=1_000), date(2003, 5, 1), WAITING),
    (replace(YEAR, asks="interim", ends_on=date(2003, 3, 31), held=49, outstanding=1_000),
     date(2003, 5, 1), WAITING),
    # 1988: five percent of a class, no wait; from the day on the request
    (replace(YEAR, received_on=date(1990, 2, 5), made_on=date(1990, 2, 1),
             ends_on=date(1989, 12, 31), held=50, outstanding=1_000), date(1990, 3, 3), DUE),
    (replace(YEAR, asks="last"), date(2003, 5, 8), DUE),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "on", "state"), REQUESTS)
def test_statements_asked_for(asked: FinancialRequest, on: date, state: str) -> None:
    known = Reports(requests=(Requested(asked),))
    found = only(all_due(on, reports=known), "report:")
    assert (found.on, found.state) == (on, state)
    late = only(all_due(date.fromordinal(on.toordinal() + 1), reports=known), "report:")
    assert late.state == (OVERDUE if state == DUE else WAITING)
    if state == DUE:
        assert late.severity == ("warning" if asked.asks == "last" else "error"), "our own days"


def test_statements_that_are_not_owed_or_sent_are_gone() -> None:
    sent = replace(YEAR, report_sent=date(2003, 4, 1))
    for one in (Requested(sent), Requested(replace(YEAR, sent_on=date(2003, 5, 9))),
                Requested(YEAR, refused="too early")):  # fmt: skip
        assert of(all_due(date(2003, 6, 1), reports=Reports(requests=(one,))), "report:") == []


def test_a_statement_is_kept_twelve_months_from_its_latest_day() -> None:
    """C-MONTHS, longer: from February 29, 2004 through March 1, 2005."""
    made = FinancialStatement("balance sheet", to_on=date(2003, 12, 31))
    one = OnFile("s", replace(made, filed_on=date(2004, 2, 27), sent_on=date(2004, 2, 29)))
    known = Reports(statements=(one,))
    kept = only(all_due(date(2005, 3, 1), reports=known), "report:")
    assert (kept.on, kept.state, kept.standing) == (date(2005, 3, 1), KEPT, "Kept")
    assert of(all_due(date(2005, 3, 2), reports=known), "report:") == []
    gone = Reports(statements=(replace(one, discarded_on=date(2004, 6, 1)),))
    assert of(all_due(date(2004, 7, 1), reports=gone), "report:") == []


def claim(request: IndemnityRequest, claimant: str = "director", **more: object) -> Claims:
    told = IndemnityClaim("c", "Ada", claimant, noticed_on=date(2003, 1, 31), **more)  # type: ignore[arg-type]
    return Claims((OnClaim(told, (Asked(1, request),)),))


HAND = IndemnityRequest(
    "advance", date(2003, 2, 3), "hand", receipted_on=date(2003, 2, 3),
    items=(IndemnityItem("expenses", "counsel", 100_000),),
)  # fmt: skip
PAY = replace(HAND, kind="payment")
CLOCKS = [
    (HAND, date(2003, 2, 23), "indemnity.advance.deadline", date(2003, 2, 21)),
    (PAY, date(2003, 4, 4), "indemnity.payment.deadline", date(2003, 4, 4)),
    # Certified mail of Friday, February 14: given on the 20th, over Presidents' Day
    (replace(HAND, manner="certified", receipted_on=None, postmarked_on=date(2003, 2, 14)),
     date(2003, 3, 12), "indemnity.advance.deadline", date(2003, 3, 12)),
    # Actual receipt comes first
    (replace(HAND, manner="certified", receipted_on=None, postmarked_on=date(2003, 2, 14),
             received_on=date(2003, 2, 18)),
     date(2003, 3, 10), "indemnity.advance.deadline", date(2003, 3, 10)),
    # Over the leap day
    (replace(PAY, on=date(2004, 1, 2), receipted_on=date(2004, 1, 2)),
     date(2004, 3, 2), "indemnity.payment.deadline", date(2004, 3, 2)),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "on", "rule", "aim"), CLOCKS)
def test_the_clocks_of_a_claim(request_: IndemnityRequest, on: date, rule: str, aim: date) -> None:
    found = [i for i in of(all_due(on, claims=claim(request_)), "claim:") if i.rule == rule]
    assert [(i.on, i.state, i.aim_for) for i in found] == [(on, DUE, aim)]
    after = date.fromordinal(on.toordinal() + 1)
    late = {i.rule: i for i in of(all_due(after, claims=claim(request_)), "claim:")}
    assert (late[rule].state, late[rule].severity) == (OVERDUE, "error")


def test_suit_opens_on_day_61_and_not_after_payment() -> None:
    suit = "indemnity.suit-right"
    before = {i.rule: i for i in of(all_due(date(2003, 4, 4), claims=claim(PAY)), "claim:")}
    assert (before[suit].on, before[suit].state) == (date(2003, 4, 5), KEPT)
    opened = {i.rule: i for i in of(all_due(date(2003, 4, 5), claims=claim(PAY)), "claim:")}
    assert (opened[suit].severity, "since" in opened[suit].what) == ("warning", True)
    paid = replace(PAY, paid_on=date(2003, 4, 1), paid_cents=100_000)
    assert of(all_due(date(2003, 4, 5), claims=claim(paid)), "claim:") == []
    part = replace(paid, paid_cents=99_999)
    assert len(of(all_due(date(2003, 4, 5), claims=claim(part)), "claim:")) == 2


def test_an_agent_waits_for_the_decision_and_has_no_payment_clock() -> None:
    waits = only(all_due(date(2003, 3, 1), claims=claim(HAND, "employee")), "claim:")
    assert (waits.state, waits.waits_for) == (WAITING, "the decision of the corporation")
    decided = replace(HAND, decided_on=date(2003, 2, 20))
    runs = only(all_due(date(2003, 3, 1), claims=claim(decided, "employee")), "claim:")
    assert (runs.on, runs.state) == (date(2003, 3, 12), DUE)
    bare = only(all_due(date(2003, 3, 1), claims=claim(PAY, "employee")), "claim:")
    assert bare.rule == "indemnity.persons"
    assert bare.waits_for == "the decision of the corporation", "it may pay, and need not"
    (found,) = claim(PAY, "employee").claims
    granted = Claims((replace(found, asked=(Asked(1, PAY, decision="granted"),)),))
    assert only(all_due(date(2003, 3, 1), claims=granted), "claim:").standing == "Not paid"
    given = replace(PAY, by_resolution=True)
    assert len(of(all_due(date(2003, 3, 1), claims=claim(given, "employee")), "claim:")) == 2


def test_1988_has_no_clock_but_an_undertaking_and_a_finding() -> None:
    old = replace(HAND, on=date(1990, 2, 5), receipted_on=date(1990, 2, 5))
    first = only(all_due(date(1990, 6, 1), claims=claim(old)), "claim:")
    assert (first.rule, first.waits_for) == ("indemnity.undertaking", "the undertaking of Ada")
    promised = claim(old, undertaking=Undertaking("Ada", received_on=date(1990, 2, 6)))
    free = only(all_due(date(1990, 6, 1), claims=promised), "claim:")
    assert (free.rule, free.waits_for) == ("indemnity.advance", "the decision of the corporation")
    assert "may advance expenses" in free.counted, "III §16(f): the corporation may, and need not"
    asked = replace(old, kind="payment")
    found = only(all_due(date(1990, 6, 1), claims=claim(asked)), "claim:")
    assert found.waits_for == "a finding by directors, shareholders or court"
    won = only(all_due(date(1990, 6, 1), claims=claim(asked, success=True)), "claim:")
    assert (won.state, won.standing) == (DUE, "Not paid")


def test_insurers_are_told_by_the_policys_day_or_without_delay() -> None:
    told = InsurerNotice("Lloyd", "7", told_on=date(2003, 2, 1))
    silent, dated = (
        InsurerNotice("Mutual", "8"),
        InsurerNotice("Crown", "9", due_on=date(2003, 3, 1)),
    )
    known = claim(
        replace(HAND, paid_on=date(2003, 2, 4), paid_cents=100_000), insurers=(told, silent, dated)
    )
    found = of(all_due(date(2003, 2, 7), claims=known), "claim:")
    assert [(i.on, i.matter) for i in found] == [
        (date(2003, 2, 7), "claim:c:Mutual 8"),
        (date(2003, 3, 1), "claim:c:Crown 9"),
    ]
    assert found[1].aim_for == date(2003, 2, 28), "March 1, 2003 is a Saturday"


def test_insurance_is_asked_again_after_twelve_months() -> None:
    known = Claims(insurance=(InsuranceDecision(date(2003, 2, 28)),))
    found = only(all_due(date(2004, 2, 28), claims=known), "insurance")
    assert (found.on, found.state) == (date(2004, 2, 28), DUE)
    assert only(all_due(date(2004, 2, 29), claims=known), "insurance").severity == "warning"
    assert of(all_due(date(1990, 1, 1), claims=known), "insurance") == [], "1988 has no cycle"


def test_a_closed_claim_a_refused_power_and_an_unknown_delivery() -> None:
    closed = Claims((replace(claim(PAY).claims[0], closed_on=date(2003, 3, 1)),))
    assert of(all_due(date(2003, 6, 1), claims=closed), "claim:") == []
    (found,) = claim(PAY, "employee").claims
    refused = Claims((replace(found, asked=(replace(found.asked[0], decision="refused"),)),))
    assert of(all_due(date(2003, 6, 1), claims=refused), "claim:") == []
    for kind, rule in (("payment", "payment"), ("advance", "advance")):
        bare = IndemnityRequest(kind, date(2003, 2, 3))
        waits = only(all_due(date(2003, 6, 1), claims=claim(bare)), "claim:")
        assert (waits.waits_for, waits.rule) == (
            "the day of delivery",
            f"indemnity.{rule}.deadline",
        )


def test_bylaws_that_lie_open_are_shown_and_not_sent() -> None:
    office = Office("principal-executive", Place("", "1 Elm", "LA", "CA", "90001"), "LA",
                    date(1990, 1, 1))  # fmt: skip
    company = replace(COMPANY, offices=(office,))
    found = only(all_due(date(2003, 6, 9), company=company,
                         demands=(replace(FIVE, wants="bylaws"),)), "demand:")  # fmt: skip
    assert (found.state, found.waits_for, found.what) == (WAITING, "Ann", "Show Ann the bylaws")


def test_a_statement_filed_is_not_due_again_that_year() -> None:
    filed = InformationStatement(2003, filed_on=date(2003, 7, 31))
    known = Reports(information=(filed,))
    rule = "reports.statement-of-information"
    assert rule not in {i.rule for i in all_due(date(2003, 8, 1), reports=known)}
    assert rule in {i.rule for i in all_due(date(2004, 1, 2), reports=known)}


@pytest.mark.parametrize(
    ("articles", "year", "first", "last", "aim"),
    [
        (date(1986, 7, 22), 2004, date(2004, 2, 1), date(2004, 7, 31), date(2004, 7, 30)),
        (date(1979, 2, 3), 2004, date(2003, 9, 1), date(2004, 2, 29), date(2004, 2, 27)),
        (date(1979, 2, 3), 2003, date(2002, 9, 1), date(2003, 2, 28), date(2003, 2, 28)),
        (date(2003, 1, 15), 2003, date(2003, 1, 15), date(2003, 4, 15), date(2003, 4, 15)),
    ],
)
def test_the_statutes_window_of_the_statement_of_information(
    articles: date, year: int, first: date, last: date, aim: date
) -> None:
    """Corporations Code 1502(a): the month of the articles and the five months before."""
    law = SHELF.versions[-1]
    window = information_window(law, articles, year)
    assert (window.first, window.last, window.aim_for) == (first, last, aim)
    company = replace(COMPANY, incorporated_on=articles)
    (asked,) = [
        i
        for i in all_due(date(year, 1, 2), company=company)
        if i.rule == "reports.statement-of-information"
    ]
    assert (asked.on, asked.aim_for) == (date(year, 12, 31), aim)
    assert window.counted in asked.counted
    bare = replace(COMPANY, incorporated_on=None)
    rules = {i.rule: i.aim_for for i in all_due(date(2005, 1, 2), company=bare)}
    assert rules["reports.statement-of-information"] == date(2005, 12, 30)
