"""Bylaws that lack any one rule of those not needed: every plan and check still gets an answer."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.bylaws.ask.answering import answer
from app.bylaws.board import composition as boards
from app.bylaws.file.catalogue import catalogue
from app.bylaws.law import Bylaws, Shelf, built_in
from app.bylaws.meeting_day.judging import test_for as usual_test
from app.bylaws.officers import filling as officers
from app.bylaws.officers.duties import check_minutes, duties, minute_facts
from app.bylaws.plan import DATE_FIELDS, PlanFacts, aim_for, check_plan, windows
from app.bylaws.shareholders import meetings
from app.bylaws.shareholders.contents import required_contents
from app.bylaws.shareholders.inspectors import number_vote, tasks
from app.bylaws.shareholders.proxies import Events, Proxy, rulings
from app.bylaws.shareholders.removal import REMOVED, RemovalVote, tally_removal
from app.bylaws.shareholders.waivers import Objection, Paper, cure, has_waived
from app.bylaws.shares import certificates
from app.bylaws.shares.certificate_papers import Face, check_face
from app.domain.codec import plan_from_json
from app.domain.company import Company
from app.domain.meetings import MeetingPlan
from app.domain.offices import AuthorizedNumber, Term

CASES = Path(__file__).parent / "cases"
LAW = built_in("hemacare-2002")
TAKEN_OUT = [rule for rule in LAW.rules if not catalogue()[rule].needed]
ON, START = date(2004, 4, 5), date(2003, 1, 6)
OFFICES = ("director",) * 4 + ("president", "secretary", "chief financial officer")
TERMS = tuple(Term(n, n, f"Pat {n}", what, START, "board") for n, what in enumerate(OFFICES, 1))
GONE = Term(9, 9, "Pat 9", "director", START, "board", date(2004, 2, 2), "resigned")
COMPANY = Company(
    "C",
    "California",
    None,
    "America/Los_Angeles",
    time(17),
    terms=(*TERMS, GONE),
    numbers=(AuthorizedNumber(5, START, "board"),),
)


def read_plans() -> tuple[MeetingPlan, ...]:
    """A plan of each kind under the bylaws of 2002."""
    text = (CASES / "plan.toml").read_text(encoding="utf-8")
    bases = tomllib.loads(text)["base"]
    return tuple(plan_from_json(bases[n]) for n in ("annual", "board", "requested", "adjourned"))


PLANS = read_plans()
FACTS = PlanFacts(ON, 1000, 200, TERMS)


def without(rule: str) -> Bylaws:
    return replace(LAW, rules={key: LAW.rules[key] for key in LAW.rules if key != rule})


@pytest.mark.parametrize("rule", TAKEN_OUT)
def test_plans_and_checks_get_answers_without(rule: str) -> None:
    law = without(rule)
    shelf = Shelf((law,))
    for plan in PLANS:
        found = check_plan(shelf, plan, FACTS)
        assert found
        assert all(finding.sentence.endswith(".") for finding in found)
        assert rule not in {finding.cite.rule for finding in found if finding.cite.version}
        assert required_contents(law, plan)
        for field in DATE_FIELDS:
            windows(shelf, plan, field, FACTS, plan.day(field) or ON)
            aim_for(shelf, plan, field, FACTS)
    for found in board_findings(shelf):
        assert rule not in {finding.cite.rule for finding in found if finding.cite.version}


def board_findings(shelf: Shelf) -> Iterator[tuple[boards.Finding, ...]]:
    law = shelf.versions[0]
    assert certificates.may_sign(shelf, COMPANY, ON)
    yield certificates.check_signers(shelf, COMPANY, ON, TERMS)
    yield boards.check_board(shelf, COMPANY, ON)
    yield boards.check_offices(shelf, COMPANY, ON)
    for body in ("board", "shareholders"):
        yield boards.check_election(shelf, COMPANY, ON, "Zoe", body)
        yield boards.check_number(shelf, COMPANY, ON, 3, body)
    for office in ("secretary", "chairman", "vice president", "treasurer"):
        yield boards.check_appointment(shelf, COMPANY, ON, office, "Pat 5")
        yield (officers.check_appointer(law, office, "board", delegated=False),)
    for term in TERMS:
        yield boards.check_affidavit_signer(law, term, ON)
        for how in ("resigned", "removed", "term"):
            yield boards.check_end(shelf, COMPANY, term, ON, how, "board", ON - timedelta(3))
    yield officers.check_resignation(law, written=True, received=ON, effective=ON)
    yield officers.check_removal(
        law, "board", "president", delegated=True, at_meeting=True, contract=True
    )
    yield (officers.check_yearly_election(law, 2004, ()),)
    yield check_minutes(law, "board", (), special=True)
    yield check_face(law, Face(partly_paid=True, recorded=("no transfer",)))


def questions() -> list[dict[str, object]]:
    """One question of each rule that can be asked."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            if "rule" in case and case.get("version", "2002") == "2002":
                asked = {"rule": case["rule"], "bylaws": LAW.key, "given": case["given"]}
                found.setdefault(case["rule"], asked)
    return list(found.values())


def test_questions_get_answers_without_each_rule() -> None:
    asked = questions()
    assert len(asked) > 45
    for rule in TAKEN_OUT:
        shelf = Shelf((without(rule),))
        for question in asked:
            told = answer(question, shelf)
            assert "error" not in told
            assert told["applies"] is (question["rule"] != rule)


def test_what_holds_where_a_rule_is_missing() -> None:
    """The careful answer, said to be our own: nothing is taken from another company's bylaws."""
    trigger = without("shareholders.adjourn.notice-trigger")
    first = date(2004, 5, 25)
    told = meetings.adjournment_needs_notice(
        trigger, first, date(2004, 5, 26), new_record_date=False
    )
    assert told.yes
    assert told.cite.version == ""
    assert meetings.first_day_with_notice(trigger, first) == date(2004, 5, 26)

    removal = without("directors.removal.vote")
    tally = tally_removal(removal, RemovalVote(1000, 500, 0, 5))
    assert (tally.outcome, tally.needed, tally.cite.version) == ("not-carried", 501, "")
    unprotected = without("directors.removal.protection")
    tally = tally_removal(unprotected, RemovalVote(1000, 501, 400, 5))
    assert tally.outcome == REMOVED
    assert tally.counted.endswith("The bylaws keep nobody in office.")

    assert number_vote(without("inspectors.number-vote"), 1001).needed == 501
    assert tasks(without("inspectors.duties")) == ()
    plain = without("shareholders.notice.special-matters")
    assert usual_test(plain, "dissolution", stated=False) == "ordinary"

    silent = without("shareholders.waiver.cures")
    paper = Paper("Ann", "waiver of notice", ON)
    assert not cure(silent, ("Ann",), (paper,), quorum=True).cured
    assert cure(silent, (), (), quorum=True).cured
    taken_back = Objection("Ann", withdrawn="waiver of notice")
    assert not has_waived(silent, True, taken_back, {})
    no_officers = without("officers.subordinate")
    assert not officers.who_appoints(no_officers, "treasurer").yes
    assert not minute_facts(without("officers.secretary.minute-book"), "board", special=False).yes
    assert len(duties(without("officers.cfo.books"))) == len(duties(LAW)) - 1


def test_a_proxy_that_says_it_is_irrevocable_without_a_rule_on_it_is_simply_revoked() -> None:
    at = datetime(2004, 5, 25, 10, tzinfo=ZoneInfo("America/Los_Angeles"))
    signer = LAW.items("proxy.form", "signers")[0]
    given = Proxy(1, signer=signer, agents=("Ann",), dated_on=ON, irrevocable=True)
    given = replace(given, filed_with="secretary", filed_at=at - timedelta(3))
    events = Events(voted_in_person_at=at - timedelta(minutes=1))
    (with_rule,) = rulings(LAW, (given,), events, at)
    (ruling,) = rulings(without("proxy.irrevocable"), (given,), events, at)
    assert (with_rule.open, ruling.open) == (True, False)
    assert ruling.standing == "revoked"
