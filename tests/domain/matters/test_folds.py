"""What recorded events come to: in any order, with later facts, without what was withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.events import Event
from app.domain.matters.amendments import read_amendments
from app.domain.matters.claims import Claims, read_claims
from app.domain.matters.demands import read_demands
from app.domain.matters.reading import value_of
from app.domain.matters.reports import Reports, read_reports


def events(*told: tuple[str, str, dict[str, Any]]) -> list[Event]:
    """Events numbered in this order, all of the key `k`."""
    return [
        Event(n, kind, "k", date.fromisoformat(on), data)
        for n, (kind, on, data) in enumerate(told, 1)
    ]


DEMAND = events(
    ("demand.received", "2003-05-01",
     {"wants": "list", "demander": "Ann", "received_on": "2003-05-01", "held": 5}),
    ("demand.supplied", "2003-05-02", {"as_of": "2003-06-01", "charges_tendered": True}),
    ("demand.supplied", "2003-05-03", {"agent": "Al", "authority": "a power"}),
    ("demand.answered", "2003-05-04", {"answer": "granted"}),
    ("demand.attended", "2003-05-05", {"attended_by": "Eve", "seen": ["a"]}),
    ("demand.attended", "2003-05-06", {"attended_by": "Eve", "seen": ["b"], "copies": ["c"]}),
    ("demand.later", "2003-05-07", {}),
)  # fmt: skip
CLAIM = events(
    ("claim.notified", "2003-01-31", {"name": "Cy", "claimant": "director"}),
    ("claim.requested", "2003-02-03", {"kind": "advance", "items": [
        {"kind": "expenses", "what": "x", "cents": 100}, {"kind": "fines", "what": "y"}]}),
    ("claim.requested", "2003-02-04", {"kind": "payment"}),
    ("claim.consented", "2003-02-05", {"request": 1, "item": 2, "allowed_cents": 7}),
    ("claim.paid", "2003-02-06", {"request": 1, "cents": 60}),
    ("claim.paid", "2003-02-07", {"request": 1, "cents": 47}),
    ("claim.paid", "2003-02-08", {"request": 2, "cents": 1}),
    ("claim.paid", "2003-02-09", {"cents": 5, "what": "aside"}),
    ("claim.later", "2003-02-10", {}),
)  # fmt: skip


def test_a_demand_with_what_came_later() -> None:
    (found,) = read_demands(DEMAND)
    asked = found.demand
    assert (asked.as_of, asked.charges_tendered, asked.agent) == (date(2003, 6, 1), True, "Al")
    assert (found.seen, found.copies) == (("a", "b"), ("c",))
    assert (asked.inspected_on, found.open) == (date(2003, 5, 6), False)


def test_a_claim_with_its_payments() -> None:
    found = read_claims(CLAIM).claims[0]
    first, second = found.asked
    assert (first.cents, first.request.paid_cents, first.paid) == (107, 107, True)
    assert (second.cents, second.paid) == (None, True), "amounts not known: any payment counts"
    assert sum(paid.cents for paid in found.claim.paid) == 113
    assert [r.kind for r in found.claim.requests] == ["advance", "payment"]
    assert found.request(3) is None
    before = read_claims(CLAIM[:5]).claims[0].asked[0]
    assert not before.paid


@pytest.mark.parametrize("told", [DEMAND, CLAIM])
def test_the_order_of_reading_does_not_matter(told: list[Event]) -> None:
    shuffled = told[::-1]
    assert read_demands(shuffled) == read_demands(told)
    assert read_claims(shuffled) == read_claims(told)


def test_a_matter_whose_beginning_was_corrected_away_is_gone() -> None:
    assert read_demands(DEMAND[1:]) == ()
    assert read_claims(CLAIM[1:]) == Claims()
    assert read_amendments(events(("amendment.voted", "2003-05-01", {"votes_for": 1}))) == ()
    left = events(
        ("report.answered", "2003-05-01", {"statements": ["gone"]}),
        ("report.shown", "2003-05-02", {"to": "Ann"}),
        ("report.discarded", "2003-05-03", {}),
    )
    assert read_reports(left) == Reports()


def test_statements_name_what_they_were_sent_with() -> None:
    told = [
        Event(1, "report.filed", "s", date(2003, 2, 1),
              {"kind": "balance sheet", "to_on": "2002-12-31", "filed_on": "2003-02-01"}),
        Event(2, "report.requested", "r", date(2003, 5, 1),
              {"requester": "Ann", "asks": "last", "received_on": "2003-05-01"}),
        Event(3, "report.answered", "r", date(2003, 5, 3), {"statements": ["s", "none"]}),
        Event(4, "report.noted", "s", date(2003, 5, 4), {}),
    ]  # fmt: skip
    found = read_reports(told)
    assert found.statements[0].days == (date(2003, 2, 1), date(2003, 5, 3))
    assert len(found.requests[0].request.statements) == 1
    assert found.report_sent(date(2002, 12, 31)) is None


def test_a_statement_of_information_filed_without_its_data() -> None:
    filed = events(("report.submitted", "2003-07-31", {"year": 2003, "filed_on": "2003-07-30"}))
    (said,) = read_reports(filed).information
    assert (said.year, said.filed_on) == (2003, date(2003, 7, 30))


def test_an_amendment_is_open_until_it_is_adopted_or_dropped() -> None:
    begun = ("amendment.proposed", "2003-03-03",
             {"section": "§2", "before": "", "after": "x", "body": "board"})  # fmt: skip
    other = ("amendment.noted", "2003-03-04", {})
    adopted = ("amendment.adopted", "2003-06-03", {"next_version": "new", "effective_on": None})
    (found,) = read_amendments(events(begun, other))
    assert found.open
    (found,) = read_amendments(events(begun, adopted))
    assert (found.version, found.open, found.pages) == ("new", False, None)


def test_values_are_read_by_the_names_of_their_fields() -> None:
    assert value_of("filed_on", None) is None
    assert value_of("received_at", None) is None
    assert value_of("records", ["a"]) == ("a",)
    assert value_of("more", {"a": 1}) == {"a": 1}
