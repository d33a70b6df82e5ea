"""Written consents and holders' notices in advance, joined with the bylaws, from plain events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.bylaws.law import Bylaws, built_in
from app.bylaws.meeting_day.consents import (
    check_record_date,
    not_consenting,
    record_date,
    stands,
    threshold_rule,
)
from app.bylaws.meeting_day.proposals import advance_standing
from app.domain.events import EVENT_KINDS, Event
from app.domain.meeting_day.consents import (
    BOARD_ACTED,
    BOARD_FIXED,
    Consents,
    read_consents,
)
from app.domain.meeting_day.proposals import read_proposals
from app.domain.meeting_day.room import Voter
from app.domain.meetings import MeetingPlan
from app.domain.words import day_short

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
ON = date(2003, 6, 2)
KEY = "2003-name"


def voter(number: int, votes: int, excluded: str = "") -> Voter:
    return Voter(number, f"Holder {number}", votes, 0 if excluded else votes, excluded)


VOTERS = {1: voter(1, 400), 2: voter(2, 300), 3: voter(3, 300), 4: voter(4, 50, "own shares")}
BEGUN: dict[str, Any] = {"text": "The name is Acme.", "rule": "shareholders.consent.threshold"}


def events(*told: tuple[str, dict[str, Any]]) -> list[Event]:
    return [Event(n, kind, KEY, ON, data) for n, (kind, data) in enumerate(told, 1)]


def consents(*told: tuple[str, dict[str, Any]], **begun: Any) -> Consents:
    return read_consents(KEY, events(("consent.begun", BEGUN | begun), *told))


def given(holder: int, hour: str = "10:00", **more: Any) -> tuple[str, dict[str, Any]]:
    data = {"holder": holder, "signed_on": "2003-06-01", "filed_at": f"2003-06-02T{hour}"}
    return "consent.given", data | more


def fields(found: Any) -> list[tuple[str, str]]:
    return [(f.field, f.severity) for f in found]


# ---- The record date -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "facts", "on", "words"),
    [
        (
            NEW,
            consents(path=BOARD_FIXED, record_on="2003-05-20"),
            date(2003, 5, 20),
            "The board fixed",
        ),
        (NEW, consents(path=BOARD_FIXED), None, "has not fixed"),
        (
            NEW,
            consents(path=BOARD_ACTED, resolved_on="2003-02-10", action_on="2003-06-02"),
            date(2003, 4, 3),
            "The later is",
        ),
        (NEW, consents(path=BOARD_ACTED), None, "are not recorded"),
        (NEW, consents(), None, "none is in"),
        (NEW, consents(given(1)), date(2003, 6, 1), "The first consent is of"),
        (NEW, consents(given(1, signed_on="")), date(2003, 6, 2), "The first consent is of"),
        (OLD, consents(given(1), path=BOARD_ACTED), date(2003, 6, 1), "The first consent is of"),
    ],
)
def test_the_record_date_by_its_path(
    law: Bylaws, facts: Consents, on: date | None, words: str
) -> None:
    """1988 II §9 ¶3; 2002 §2.11(b): fixed, after an act of the board, or the first consent."""
    found = record_date(law, facts)
    assert found.on == on
    assert words in found.counted


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        ({"path": BOARD_FIXED, "record_on": "2003-05-20", "action_on": "2003-06-02"}, ["fits"]),
        ({"path": BOARD_FIXED, "record_on": "2003-03-20", "action_on": "2003-06-02"}, ["error"]),
        (
            {"path": BOARD_FIXED, "record_on": "2003-05-20", "resolved_on": "2003-05-21"},
            ["error"],
        ),
        (
            {"path": BOARD_FIXED, "record_on": "2003-05-20", "resolved_on": "2003-05-20"},
            [],
        ),
        ({"path": BOARD_FIXED}, []),
        ({"record_on": "2003-05-20"}, []),
    ],
)
def test_a_record_date_fixed_by_the_board(begun: dict[str, Any], expected: list[str]) -> None:
    """2002 §2.11 ¶1: not more than sixty days before the action, and fixed in advance."""
    assert [f.severity for f in check_record_date(NEW, consents(**begun))] == expected
    assert check_record_date(NEW, Consents(KEY)) == ()


# ---- The count -----------------------------------------------------------------------------


def test_enough_consents_and_what_they_make_due() -> None:
    """2002 §2.10 ¶2: 501 of 1,000; prompt notice to those who did not consent."""
    facts = consents(given(1), given(2, "11:00"), given(4), given(77), solicited_all=False)
    found = stands(NEW, facts, VOTERS, date(2003, 6, 20))
    assert found.reached
    assert (found.tally.votes, found.tally.reached_at) == (700, datetime(2003, 6, 2, 11))  # noqa: DTZ001
    assert fields(found.findings).count(("holder", "warning")) == 2
    assert not_consenting(facts, VOTERS, found.tally.counted) == (3,)
    assert found.notices.prompt
    noticed = consents(
        given(1), given(2), ("consent.noticed", {"what": "prompt"}), solicited_all=False
    )
    told = stands(NEW, noticed, VOTERS, date(2003, 6, 20))
    assert len(told.findings) < len(found.findings)


def test_where_all_were_asked_in_writing_no_prompt_notice_is_due() -> None:
    """2002 §2.10 ¶2: prompt notice is for those who were not all solicited in writing."""
    found = stands(NEW, consents(given(1), given(2), solicited_all=True), VOTERS, ON)
    assert found.reached
    assert not found.notices.prompt
    assert not [f for f in found.findings if f.field == "given_on"]


@pytest.mark.parametrize(
    ("record_on", "action_on", "repair"),
    [
        ("2004-03-01", "2004-05-01", date(2004, 3, 2)),
        ("2004-05-02", "2004-05-01", date(2004, 5, 1)),
    ],
)
def test_a_record_date_outside_is_named_and_the_nearest_day_offered(
    record_on: str, action_on: str, repair: date
) -> None:
    """2002 §2.11 ¶1: not more than sixty days before the action."""
    facts = consents(path=BOARD_FIXED, record_on=record_on, action_on=action_on)
    (found,) = check_record_date(NEW, facts)
    assert found.sentence.startswith(f"{day_short(date.fromisoformat(record_on))} is outside. Sat,")
    assert (found.severity, found.repair) == ("error", repair)


def test_too_few_consents_say_how_many_are_missing() -> None:
    found = stands(NEW, consents(given(1), given(2, filed_at="")), VOTERS, ON)
    assert not found.reached
    assert any("101 are missing" in f.sentence for f in found.findings)
    assert not stands(NEW, Consents(KEY), VOTERS, ON).reached


def test_of_two_consents_by_a_holder_the_first_counts_until_it_is_taken_back() -> None:
    """1988 II §9 ¶2, 2002 §2.10: a writing revokes before enough are filed."""
    both = consents(given(1), given(1, "12:00"))
    assert stands(NEW, both, VOTERS, ON).tally.votes == 400
    back = {"holder": 1, "by": "holder", "secretary_at": "2003-06-02T11:00"}
    taken = consents(given(1), ("consent.revoked", back))
    assert stands(NEW, taken, VOTERS, ON).tally.votes == 0
    again = consents(given(1), ("consent.revoked", back), given(1, "12:00"))
    assert stands(NEW, again, VOTERS, ON).tally.votes == 400


def test_a_special_matter_waits_for_its_notice_before_it_is_done() -> None:
    """2002 §2.10 ¶2: ten days before it is carried out."""
    more = {"matter": "reorganization", "solicited_all": False, "consummation_on": "2003-06-12"}
    before = ("consent.noticed", {"what": "before"})
    due = stands(NEW, consents(given(1), given(2), before, **more), VOTERS, ON)
    assert due.notices.before
    assert [f.severity for f in due.findings if f.cite.rule.endswith("pre-consummation")] == [
        "fits"
    ]
    early = consents(given(1), given(2), before, ("consent.closed", {}), **more)
    told = stands(NEW, early, VOTERS, ON)
    assert "error" in [f.severity for f in told.findings]


def test_a_removal_by_consent_counts_silence_as_against() -> None:
    """E02-16, matrix 7.5: 700 of 1,000, 300 silent, five seats: 1,800 against 1,000."""
    more = {"test": "removal", "director": "Bo Ray", "authorized": 5}
    found = stands(NEW, consents(given(1), given(2), **more), VOTERS, ON)
    assert found.removal
    assert found.removal.outcome == "protected"
    short = stands(NEW, consents(given(1), **more), VOTERS, ON)
    assert short.removal
    assert short.removal.outcome == "not-carried"


def test_a_consent_on_indemnity_leaves_out_the_shares_of_the_person() -> None:
    """1988 III §16(e): of 600 others, 301; 2002 asks for no such vote."""
    more = {"test": "indemnity", "interested": [{"holder": 1}]}
    facts = consents(given(1), given(2), **more)
    old = stands(OLD, facts, VOTERS, ON)
    assert (old.tally.needed.votes, old.tally.votes, old.reached) == (301, 300, False)
    assert stands(NEW, facts, VOTERS, ON).tally.needed.votes == 501


@pytest.mark.parametrize(
    ("test", "rule"),
    [
        ("election", "shareholders.consent.election-unanimous"),
        ("vacancy", "shareholders.consent.vacancy-majority"),
        ("bylaws", "bylaws.amend.shareholders"),
        ("ordinary", "shareholders.consent.threshold"),
    ],
)
def test_the_threshold_by_what_the_action_is(test: str, rule: str) -> None:
    assert threshold_rule(test) == rule


def test_events_of_other_kinds_and_answers_to_unknown_notices_are_passed_over() -> None:
    assert read_consents(KEY, events(("day.opened", {}))) == Consents(KEY)
    stray = {"proposal": 9, "answer": "accepted"}
    assert read_proposals(events(("day.opened", {}), ("proposal.answered", stray))) == ()


# ---- Notices in advance ------------------------------------------------------------------

PLAN = MeetingPlan("m", on=date(2004, 5, 25), announced_on=date(2004, 1, 5))
PROPOSAL: dict[str, Any] = {
    "kind": "business",
    "holder": 1,
    "name": "Holder 1",
    "address": ["1 Elm St"],
    "class_name": "Common",
    "shares": "100",
    "matters": [{"description": "To sell", "reasons": "Cash", "interest": "none"}],
    "received_at": "2004-02-25T10:00",
    "of_record": True,
}
NOMINATION: dict[str, Any] = {
    **{k: v for k, v in PROPOSAL.items() if k != "matters"},
    "kind": "nomination",
    "intends": True,
    "arrangements": "none",
    "nominees": [
        {"name": "Ann", "address": ["2 Elm"], "information": "x", "consented_on": "2004-02-01"}
    ],
}


def notice(data: dict[str, Any], *answers: dict[str, Any]) -> Any:
    told = [("proposal.received", data)] + [
        ("proposal.answered", {"proposal": 1} | a) for a in answers
    ]
    return read_proposals(events(*told))[0]


@pytest.mark.parametrize("data", [PROPOSAL, NOMINATION], ids=["business", "nomination"])
def test_a_notice_with_all_its_contents_in_time_is_in_order(data: dict[str, Any]) -> None:
    """2002 §2.14: ninety days before the meeting, all contents, by a holder of record."""
    found = advance_standing(NEW, PLAN, notice(data), ON, entitled=True)
    assert found.in_order
    assert found.missing == ()
    assert fields(found.findings) == [("received_at", "fits")]
    old = advance_standing(OLD, PLAN, notice(data), ON, entitled=True)
    assert (old.contents, old.findings, old.deadline) == ((), (), None)


@pytest.mark.parametrize(
    ("data", "plan", "entitled", "expected"),
    [
        (
            PROPOSAL | {"received_at": "2004-02-26T10:00"},
            PLAN,
            True,
            [("received_at", "error")],
        ),
        (
            PROPOSAL | {"received_at": "2004-02-26T10:00"},
            replace(PLAN, announced_on=None),
            True,
            [("received_at", "warning")],
        ),
        (PROPOSAL, replace(PLAN, on=None), True, []),
        (
            PROPOSAL | {"of_record": False},
            PLAN,
            None,
            [("received_at", "fits"), ("holder", "error"), ("holder", "warning")],
        ),
        (NOMINATION, PLAN, False, [("received_at", "fits"), ("holder", "error")]),
        (PROPOSAL | {"matters": []}, PLAN, True, [("received_at", "fits"), ("contents", "error")]),
        (
            PROPOSAL | {"matters": [], "ticked": ["business and reasons", "material interest"]},
            PLAN,
            True,
            [("received_at", "fits")],
        ),
        (
            NOMINATION | {"nominees": []},
            PLAN,
            True,
            [("received_at", "fits"), ("contents", "error")],
        ),
    ],
)
def test_what_stands_against_a_notice(
    data: dict[str, Any],
    plan: MeetingPlan,
    entitled: bool | None,
    expected: list[tuple[str, str]],
) -> None:
    """2002 §2.14(a) and (b)."""
    assert fields(advance_standing(NEW, plan, notice(data), ON, entitled).findings) == expected


def test_more_information_that_is_asked_for_is_given_promptly() -> None:
    """2002 §2.14(a) last; our setting of business days."""
    asked = notice(PROPOSAL, {"answer": "asked"})
    late = advance_standing(NEW, PLAN, asked, date(2003, 6, 20), entitled=True)
    assert fields(late.findings)[-1] == ("answer", "warning")
    done = notice(PROPOSAL, {"answer": "asked"}, {"answer": "answered"})
    assert advance_standing(NEW, PLAN, done, date(2003, 6, 20), entitled=True).in_order
    assert done.asked_on is None
    assert done.answer is None
    refused = notice(PROPOSAL, {"answer": "accepted"}, {"answer": "refused", "reason": "late"})
    assert (refused.answer.answer, refused.answer.reason) == ("refused", "late")


def test_what_a_notice_adds_to_the_meeting() -> None:
    business, nomination = notice(PROPOSAL), notice(NOMINATION)
    assert [(i.text, i.source, i.received_on) for i in business.agenda()] == [
        ("To sell", "shareholder", date(2004, 2, 25))
    ]
    assert business.nominees() == ()
    assert [(n.name, n.nominated_by) for n in nomination.nominees()] == [("Ann", "Holder 1")]
    assert nomination.agenda() == ()
    bare = replace(business, business=None)
    assert (bare.name, bare.received_at, bare.agenda(), bare.nominees()) == ("", None, (), ())
    assert EVENT_KINDS["proposal.received"]
