"""The days on the papers of demands and claims are the days that are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import built_in_shelf
from app.documents.blocks import Document, Facts, TableBlock
from app.documents.demands.financial import compose_financial_response
from app.documents.demands.inspection import compose_inspection_response
from app.documents.indemnity.schedule import compose_indemnity_schedule
from app.documents.stated import Issue
from app.domain.company import Office
from app.domain.demands import FinancialRequest, IndemnityRequest, InspectionDemand
from app.domain.matters.reports import Reports, Requested
from app.domain.meetings import Place
from app.domain.words import day_paper, day_plain
from tests.bylaws.due.test_due_items import (
    CLOCKS,
    COMPANY,
    DEMANDS,
    REQUESTS,
    all_due,
    claim,
    of,
    only,
)

SHELF = built_in_shelf()
OFFICE = Office(
    "principal-executive", Place("", "1 Elm", "Reno", "NV", "89501"), "Washoe", date(1986, 7, 22)
)


def issue(on: date) -> Issue:
    law = SHELF.on(on)
    assert law
    return Issue(replace(COMPANY, offices=(OFFICE,)), law, on)


def facts(paper: Document) -> dict[str, str]:
    """Every label of the paper with its value."""
    rows = [row for block in paper.blocks if isinstance(block, Facts) for row in block.rows]
    return {str(label): str(value) for label, value in rows}


@pytest.mark.parametrize(
    ("asked", "on"),
    [
        (row[0], row[1])
        for row in DEMANDS
        if row[0].wants in ("register", "list") and row[0].held > 9
    ],
)
def test_an_answer_to_a_demand(asked: InspectionDemand, on: date) -> None:
    answered = replace(asked, answer="granted", answered_on=asked.received_on)
    said = facts(compose_inspection_response(answered, issue(asked.received_on)))
    due = only(all_due(asked.received_on, demands=(asked,)), "demand:")
    assert due.on == on
    assert said.get("Due by", said.get("Earliest day")) == day_paper(on)


@pytest.mark.parametrize(
    ("asked", "on"),
    [(row[0], row[1]) for row in REQUESTS if row[2] == "due" and row[0].asks != "last"],
)
def test_an_answer_to_a_request_for_statements(asked: FinancialRequest, on: date) -> None:
    received = asked.received_on or on
    dated = replace(asked, made_on=asked.made_on or received)
    said = facts(compose_financial_response(dated, issue(received)))
    due = only(all_due(received, reports=Reports(requests=(Requested(asked),))), "report:")
    assert due.on == on
    assert said["Due on"] == day_paper(on)


@pytest.mark.parametrize(("asked", "on"), [(row[0], row[1]) for row in CLOCKS])
def test_the_schedule_of_a_claim(asked: IndemnityRequest, on: date) -> None:
    (found,) = claim(asked).claims
    told = replace(found.claim, requests=(asked,))
    paper = compose_indemnity_schedule(told, issue(asked.on or on))
    rows = [r for b in paper.blocks if isinstance(b, TableBlock) for r in b.rows if len(r) == 5]
    items = of(all_due(asked.on or on, claims=claim(asked)), "claim:")
    assert {day_plain(item.on) for item in items} == {row[3] for row in rows}
    assert day_plain(on) in {row[3] for row in rows}
