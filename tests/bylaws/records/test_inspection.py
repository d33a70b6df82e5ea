"""Inspection: who is entitled, from when, what a demand lacks, and answers that come late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest

from app.bylaws.answers import Finding
from app.bylaws.law import built_in
from app.bylaws.records import inspection
from app.bylaws.records.inspection import Demand
from app.domain.company import Company
from app.domain.offices import Term

LAW_88, LAW_02 = built_in("hemacare-1988"), built_in("hemacare-2002")
DEMAND = Demand(
    "register", date(2003, 5, 21), "Ada Brook", held=61_729, outstanding=1_234_567
)  # fmt: skip
SMALL = replace(DEMAND, held=12_346)
FIVE = "register.five-percent"


def rules(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.cite.rule.removeprefix("inspection."), f.severity) for f in findings]


@pytest.mark.parametrize(
    ("outstanding", "least"),
    [(1_000_000, 10_000), (7_163_842, 71_639), (999_999, 10_000), (1_234_567, 12_346)],
)
def test_one_percent_with_schedule_14b(outstanding: int, least: int) -> None:
    """1988 V §2 ¶2; matrix 7.3."""
    found = inspection.register_threshold(LAW_88, outstanding, least, inspection.ONE)
    below = inspection.register_threshold(LAW_88, outstanding, least - 1, inspection.ONE)
    assert (found.needed, found.met, below.met) == (least, True, False)


def test_the_threshold_is_compared_exactly() -> None:
    half = Fraction(1, 2)
    assert inspection.register_threshold(LAW_02, 10, half).met
    assert not inspection.register_threshold(LAW_02, 10, half - Fraction(1, 10**12)).met


def test_one_percent_is_a_right_of_1988_only() -> None:
    filed = replace(SMALL, filed="Schedule 14B")
    assert rules(inspection.rights_of(LAW_88, filed)) == [("register.one-percent", "fits")]
    assert rules(inspection.rights_of(LAW_88, SMALL)) == []
    assert rules(inspection.rights_of(LAW_88, replace(filed, held=12_345))) == []
    assert rules(inspection.check_demand(LAW_02, filed)) == [
        ("register.five-percent", "warning"),
        ("register.proper-purpose", "warning"),
        ("register.five-percent", "advice"),
    ]


def test_business_days_are_counted_with_their_reasons() -> None:
    found = inspection.register_opens(LAW_88, date(1989, 5, 24))
    skipped = [(s.on, s.note) for s in found.steps if s.label == "skipped"]
    assert found.on == date(1989, 6, 1)
    assert [on for on, _ in skipped] == [date(1989, 5, d) for d in (27, 28, 29)]
    assert skipped[2][1] == "Memorial Day"


def test_a_list_due_on_a_holiday_aims_at_the_friday() -> None:
    found = inspection.list_deadline(LAW_02, date(2003, 5, 21))
    assert (found.due, found.aim_for) == (date(2003, 5, 26), date(2003, 5, 23))


@pytest.mark.parametrize(("as_of", "fits"), [(date(2003, 5, 21), False), (date(2003, 5, 22), True)])
def test_the_day_of_the_list_comes_after_the_demand(as_of: date, fits: bool) -> None:
    asked = replace(DEMAND, wants="list", charges_tendered=True, as_of=as_of)
    found = [f for f in inspection.check_demand(LAW_02, asked) if f.field == "as_of"]
    assert [f.severity for f in found] == ([] if fits else ["error"])


def test_a_list_waits_for_the_charges() -> None:
    asked = replace(DEMAND, wants="list")
    assert ("list.agent", "warning") in rules(inspection.check_demand(LAW_88, asked))
    tendered = replace(asked, charges_tendered=True)
    assert rules(inspection.check_demand(LAW_88, tendered)) == [("list.agent", "fits")]


def test_a_purpose_carries_any_holder_but_not_to_the_list() -> None:
    asked = replace(SMALL, purpose="to write to other holders")
    assert rules(inspection.rights_of(LAW_02, asked)) == [("register.proper-purpose", "fits")]
    books = replace(asked, wants="books", records=("minutes of the board",))
    assert rules(inspection.rights_of(LAW_02, books)) == [("books-minutes", "fits")]
    assert inspection.rights_of(LAW_02, replace(asked, wants="list")) == ()


@pytest.mark.parametrize(
    ("demand", "today", "expected"),
    [
        (replace(DEMAND, answer="refused"), date(2003, 5, 22), [(FIVE, "error")]),
        (replace(DEMAND, answer="granted"), date(2003, 5, 22), []),
        (replace(SMALL, answer="granted"), date(2003, 5, 22), [(FIVE, "warning")]),
        (replace(SMALL, answer="refused"), date(2003, 5, 22), []),
        (DEMAND, date(2003, 5, 26), []),
        (DEMAND, date(2003, 5, 27), [(FIVE, "error")]),
        (replace(DEMAND, wants="list"), date(2003, 5, 26), []),
        (replace(DEMAND, wants="list"), date(2003, 5, 27), [("list.deadline", "error")]),
        (
            replace(SMALL, purpose="x", answer="refused"),
            date(2003, 5, 22),
            [("register.proper-purpose", "error")],
        ),
        (
            replace(SMALL, purpose="x", answer="refused", reason="y"),
            date(2003, 5, 22),
            [("register.proper-purpose", "info")],
        ),
        (replace(SMALL, purpose="x"), date(2003, 5, 22), []),
        (replace(SMALL, purpose="x"), date(2003, 5, 23), [("register.proper-purpose", "advice")]),
        (replace(SMALL, purpose="x"), date(2003, 5, 29), [("register.proper-purpose", "advice")]),
        (replace(SMALL, purpose="x"), date(2003, 5, 30), [("register.proper-purpose", "warning")]),
    ],
)  # fmt: skip
def test_an_answer(demand: Demand, today: date, expected: list[tuple[str, str]]) -> None:
    """Matrix 3.20, 2002; without a lead time our own settings count (EX-03)."""
    assert rules(inspection.check_answer(LAW_02, demand, today)) == expected


def test_an_agent_shows_authority() -> None:
    sent = replace(DEMAND, agent="Gail Hart")
    assert ("agent", "warning") in rules(inspection.check_demand(LAW_02, sent))
    shown = replace(sent, authority="power of attorney of May 1, 2003")
    assert ("agent", "fits") in rules(inspection.check_demand(LAW_02, shown))


def test_the_log_names_what_it_lacks() -> None:
    oral = replace(DEMAND, in_writing=False, inspected_on=date(2003, 5, 27))
    (found,) = [f for f in inspection.check_demand(LAW_02, oral) if f.cite.rule == inspection.LOG]
    assert found.sentence == "The log still lacks: in writing and attended by."


@pytest.mark.parametrize(("person", "yes"), [(1, True), (2, False)])
@pytest.mark.parametrize("law", [LAW_88, LAW_02])
def test_a_director_inspects_everything(law: inspection.Bylaws, person: int, yes: bool) -> None:
    terms = (
        Term(1, 1, "Ada Brook", "director", date(1988, 1, 4), "shareholders"),
        Term(2, 2, "Gail Hart", "secretary", date(1988, 1, 4), "board"),
    )
    company = Company("C", "California", None, "America/Los_Angeles", time(17), terms=terms)
    assert inspection.director_right(law, company, person, date(2003, 5, 21)).yes is yes
    assert inspection.check_director_refused(law, "Ada Brook").severity == "error"


def test_too_few_shares_for_the_agents_list_are_told_with_the_number_needed() -> None:
    """2002 §7.1 ¶2: five percent of 1,234,567."""
    found = inspection.check_demand(LAW_02, replace(SMALL, wants="list", charges_tendered=True))
    assert found[0].cite.rule == "inspection.list.agent"
    assert "12,346 voting shares are held; 61,729 are needed." in found[0].sentence


def test_a_holding_that_is_not_written_down_is_asked_for() -> None:
    found = inspection.check_demand(LAW_02, replace(DEMAND, held=None))
    assert found[0].sentence == "The voting shares held and outstanding are not written down."


def test_a_demand_that_no_right_carries_is_never_late() -> None:
    assert inspection.check_answer(LAW_02, SMALL, date(2004, 1, 5)) == ()
