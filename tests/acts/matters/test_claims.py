"""Claims of indemnity on a real book: notice, request, finding, consent, insurers, payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.matters.claims import claims_of
from app.domain.matters.claims import OnClaim
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import act, kept, made

TOLD: dict[str, Any] = {
    "claim": "c",
    "name": "Cy Poe",
    "claimant": "director",
    "on": "1/31/2003",
    "made_on": "1/30/2003",
    "proceeding": "Roe v. Poe",
}
HAND: dict[str, Any] = {
    "claim": "c",
    "kind": "advance",
    "on": "2/3/2003",
    "manner": "hand",
    "receipted_on": "2/3/2003",
    "items": [
        {"kind": "expenses", "what": "counsel", "cents": "1,000.00", "incurred_on": "2/2/2003",
         "consented_on": "2/1/2003"},
    ],
}  # fmt: skip
FOUND: dict[str, Any] = {
    "claim": "c",
    "on": "3/1/1990",
    "route": "directors",
    "authorized": 5,
    "present": 5,
    "parties": 1,
    "votes_for": 3,
}
DEFENSE = "indemnity.defense"
GOOD = [
    {"element": e, "met": True}
    for e in ("good faith", "reasonable belief in the corporation’s best interests")
]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A company with three directors and both versions."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def only(book: Book) -> OnClaim:
    (found,) = claims_of(book).claims
    return found


def test_an_advance_from_the_notice_to_the_payment(book: Book) -> None:
    assert kept(book, act(book, "notify-claim", **TOLD)) == []
    assert kept(book, act(book, "request-indemnity", **HAND)) == []
    act(book, "undertake", claim="c", by="Cy Poe", received_on="2/4/2003", cents="1,000")
    act(book, "decide-request", claim="c", request=1, on="2/10/2003", decision="granted")
    paid = act(book, "pay-claim", claim="c", request=1, on="2/23/2003", cents="1,000.00")
    assert kept(book, paid) == []
    claim = only(book).claim
    assert claim.requests[0].paid_on == date(2003, 2, 23)
    assert (claim.requests[0].paid_cents, only(book).asked[0].paid) == (100_000, True)
    assert claim.undertaking and claim.undertaking.cents == 100_000
    assert claim.paid[0].cents == 100_000
    assert book.verify().ok


def test_an_advance_on_day_21_asks_for_a_reason(book: Book) -> None:
    """Within 20 days after February 3, 2003: Sunday, February 23."""
    act(book, "notify-claim", **TOLD)
    act(book, "request-indemnity", **HAND)
    late = {"claim": "c", "request": 1, "on": "2/24/2003", "cents": "1,000"}
    with pytest.raises(Refusal, match="Feb 23, 2003 was the last day"):
        act(book, "pay-claim", **late)
    seq = act(book, "pay-claim", **late, reason="the bank was closed")
    assert ("indemnity.advance.deadline", "error") in kept(book, seq)


def test_refusing_an_advance_to_a_director_is_an_error_to_an_employee_none(book: Book) -> None:
    act(book, "notify-claim", **TOLD)
    act(book, "request-indemnity", **HAND)
    no = {"claim": "c", "request": 1, "on": "2/10/2003", "decision": "refused", "why": "doubt"}
    with pytest.raises(Refusal, match="It was refused"):
        act(book, "decide-request", **no)
    act(book, "notify-claim", **TOLD | {"claim": "e", "claimant": "employee"})
    act(book, "request-indemnity", **HAND | {"claim": "e"})
    assert kept(book, act(book, "decide-request", **no | {"claim": "e"})) == []
    assert claims_of(book).claims[1].asked[0].decision == "refused"


def test_in_1988_money_goes_out_after_the_undertaking_and_the_finding(book: Book) -> None:
    act(book, "notify-claim", **TOLD | {"on": "2/1/1990", "made_on": "2/1/1990"})
    old = {"on": "2/5/1990", "receipted_on": None, "manner": "", "received_on": "2/5/1990"}
    item = [{"kind": "expenses", "what": "counsel", "cents": "10"}]
    act(book, "request-indemnity", **HAND | old | {"items": item})
    with pytest.raises(Refusal, match="went out before the undertaking"):
        act(book, "pay-claim", claim="c", request=1, on="2/20/1990", cents="10")
    act(book, "undertake", claim="c", by="Cy Poe", received_on="2/19/1990")
    act(book, "pay-claim", claim="c", request=1, on="2/20/1990", cents="10")
    act(book, "request-indemnity", **HAND | old | {"items": item, "kind": "payment"})
    with pytest.raises(Refusal, match="A finding by directors, shareholders or court is needed"):
        act(book, "pay-claim", claim="c", request=2, on="3/20/1990", cents="10")
    assert [one.paid for one in only(book).asked] == [True, False]


@pytest.mark.parametrize(("votes", "severity"), [(3, "fits"), (2, "error")])
def test_the_vote_of_directors_who_are_not_parties(book: Book, votes: int, severity: str) -> None:
    """1988 III §16(e): of five present one is a party; 3 of the 4 others are a majority."""
    act(book, "notify-claim", **TOLD | {"on": "2/1/1990", "made_on": "2/1/1990"})
    given = FOUND | {"votes_for": votes, "met": GOOD}
    if severity == "error":
        with pytest.raises(Refusal, match="3 votes of them carry it"):
            act(book, "determine-claim", **given)
        return
    seq = act(book, "determine-claim", **given)
    assert "error" not in [severity for _, severity in kept(book, seq)]
    made_ = only(book).claim.determined
    assert made_ and (made_.route, made_.votes_for, made_.on) == (
        "directors",
        3,
        date(1990, 3, 1),
    )


def test_a_bar_and_an_exception_are_found(book: Book) -> None:
    act(book, "notify-claim", **TOLD)
    from app.bylaws.law import built_in

    law = built_in("hemacare-2002")
    bar = law.items("indemnity.inconsistent", "grounds")[0]
    excepted = law.items("indemnity.exceptions", "exceptions")[-1]
    given = FOUND | {"on": "3/1/2003", "bars": [bar], "exceptions": [excepted]}
    with pytest.raises(Refusal, match="Indemnity would be inconsistent"):
        act(book, "determine-claim", **given)
    seq = act(book, "determine-claim", **given, reason="counsel decides")
    assert ("indemnity.exceptions", "warning") in kept(book, seq)


def test_consents_allowances_insurers_and_the_end(book: Book) -> None:
    act(book, "notify-claim", **TOLD)
    bare = [{"kind": "expenses", "what": "expert", "cents": "500", "incurred_on": "2/2/2003"}]
    seq = act(book, "request-indemnity", **HAND | {"items": bare, "kind": "payment"})
    assert kept(book, seq) == [("indemnity.expense-consent", "warning")]
    act(book, "consent-expense", claim="c", request=1, on="2/5/2003", item=1,
        consented_on="2/1/2003", allowed_cents="400")  # fmt: skip
    item = only(book).asked[0].request.items[0]
    assert (item.consented_on, item.allowed_cents) == (date(2003, 2, 1), 40_000)
    act(book, "tell-insurer", claim="c", on="2/3/2003", insurer="Lloyd", policy="7",
        due_on="3/1/2003")  # fmt: skip
    late = {"claim": "c", "on": "3/3/2003", "insurer": "Lloyd", "policy": "7"}
    with pytest.raises(Refusal, match="The policy asked for notice by March 1, 2003"):
        act(book, "tell-insurer", **late, due_on="3/1/2003", told_on="3/3/2003")
    act(book, "tell-insurer", **late | {"on": "2/28/2003"}, told_on="2/28/2003")
    (insurer,) = only(book).claim.insurers
    assert (insurer.due_on, insurer.told_on) == (date(2003, 3, 1), date(2003, 2, 28))
    act(book, "defend-claim", claim="c", on="2/6/2003", counsel="Al Moe", noticed_on="2/6/2003")
    act(book, "defend-claim", claim="c", on="2/9/2003", approved_on="2/7/2003",
        retained_on="2/9/2003")  # fmt: skip
    defense = only(book).claim.defense
    assert defense and (defense.counsel, defense.noticed_on) == ("Al Moe", date(2003, 2, 6))
    act(book, "pay-claim", claim="c", request=1, on="3/1/2003", cents="400")
    assert only(book).asked[0].paid, "the part allowed is paid whole"
    act(book, "recover", claim="c", on="4/1/2003", cents="100", what="Lloyd")
    act(book, "end-proceeding", claim="c", on="5/1/2003", ending="settlement", entitled=True)
    assert (only(book).entitled, only(book).claim.ending) == (True, "settlement")
    assert only(book).claim.recovered[0].cents == 10_000
    act(book, "close-claim", claim="c", on="6/1/2003", why="all is paid")
    with pytest.raises(Refusal, match=r"closed on Jun 1, 2003"):
        act(book, "pay-claim", claim="c", on="6/2/2003", cents="1")


def test_fees_of_other_counsel_may_be_refused_after_the_defense_was_taken_over(book: Book) -> None:
    """2002 §6.8: owed until notice, approval and retention are all there; not after."""
    act(book, "notify-claim", **TOLD)
    expense = HAND["items"][0]
    for day in ("2/10/2003", "2/9/2003"):
        item = expense | {"incurred_on": day, "consented_on": "2/1/2003"}
        act(book, "request-indemnity", **HAND | {"on": "2/12/2003", "items": [item]})
    refuse = {"claim": "c", "on": "2/13/2003", "decision": "refused"}
    with pytest.raises(Refusal):
        act(book, "decide-request", **refuse, request=1)
    days = {"noticed_on": "2/6/2003", "approved_on": "2/7/2003", "retained_on": "2/9/2003"}
    act(book, "defend-claim", claim="c", on="2/9/2003", **days)
    assert kept(book, act(book, "decide-request", **refuse, request=1)) == []
    told = kept(book, act(book, "decide-request", **refuse, request=2, reason="too high"))
    assert (DEFENSE, "warning") in told and len(told) == 2
    act(book, "defend-claim", claim="c", on="2/9/2003",
        exceptions=["conflict of interest reasonably found"])  # fmt: skip
    with pytest.raises(Refusal):
        act(book, "decide-request", **refuse, request=1)


def test_fees_of_a_payment_refused_are_told_beside_the_duty(book: Book) -> None:
    act(book, "notify-claim", **TOLD)
    act(book, "request-indemnity", **HAND | {"kind": "payment"})
    act(book, "defend-claim", claim="c", on="2/6/2003", noticed_on="2/6/2003")
    seq = act(book, "decide-request", claim="c", on="2/7/2003", request=1, decision="refused")
    assert [rule for rule, _ in kept(book, seq)][1:] == [DEFENSE], "still owed: no counsel yet"


def test_two_versions_and_a_late_notice_are_warnings(book: Book) -> None:
    late = TOLD | {"made_on": "1/2/2003", "conduct_on": "5/1/1999"}
    rules = dict(kept(book, act(book, "notify-claim", **late)))
    assert rules == {
        "indemnity.claim-notice": "warning",
        "indemnity.coverage-time": "warning",
    }


def test_insurance_decided(book: Book) -> None:
    act(book, "determine-insurance", on="3/3/2003", practicable=False, ground="premium out of "
        "proportion")  # fmt: skip
    assert claims_of(book).insured_on == date(2003, 3, 3)


@pytest.mark.parametrize(
    ("operation", "given", "sentence"),
    [
        ("notify-claim", TOLD | {"claimant": "owner"}, "In which class: choose director, officer"),
        ("notify-claim", TOLD | {"made_on": "2/1/2003"}, "The claim was on Feb 1, 2003."),
        ("request-indemnity", HAND | {"claim": "x"}, "There is no such claim."),
        ("request-indemnity", HAND | {"receipted_on": "1/5/2004"}, "Jan 5, 2004 is still to come"),
        ("request-indemnity", HAND | {"items": [{"kind": "fees", "what": "x"}]}, "What kind of"),
        ("request-indemnity", HAND | {"items": [{"kind": "fines", "what": "x", "cents": 1.5}]},
         "in dollars like"),
        ("pay-claim", {"claim": "c", "request": 2, "on": "2/3/2003", "cents": "1"},
         "Choose the request by its number."),
        ("consent-expense", {"claim": "c", "request": 1, "on": "2/5/2003", "item": 2,
                             "consented_on": "2/5/2003"}, "Choose the amount by its number."),
        ("consent-expense", {"claim": "c", "request": 1, "on": "2/5/2003", "item": 1},
         "Write the day of the consent or approval"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(
    book: Book, operation: str, given: dict[str, Any], sentence: str
) -> None:
    act(book, "notify-claim", **TOLD)
    act(book, "request-indemnity", **HAND)
    head = book.head()
    if operation == "notify-claim":
        given = given | {"claim": "new"}
    with pytest.raises(Refusal, match=sentence):
        act(book, operation, **given)
    assert book.head() == head
