"""Who signs a certificate, and what an entry on the books means for a list that is fixed."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.bylaws.answers import OURS, Finding
from app.bylaws.law import Shelf, built_in_shelf
from app.bylaws.shares.certificates import (
    check_issue,
    check_planned_votes,
    check_record_dates,
    check_signers,
    check_transfer,
    may_sign,
)
from app.domain.company import Company
from app.domain.meetings import Meeting, MeetingPlan
from app.domain.offices import Term
from app.domain.shares import ShareClass

SHELF = built_in_shelf()
ON = date(2004, 4, 5)


def term(number: int, name: str, office: str, to_on: date | None = None) -> Term:
    return Term(number, number, name, office, date(2000, 1, 3), "board", to_on)


PRESIDENT = term(1, "Ada Brook", "president")
SECRETARY = term(2, "Gail Hart", "secretary")
FORMER = term(3, "Hal Irving", "chief financial officer", date(2004, 3, 1))
COMPANY = Company(
    "C", "California", None, "America/Los_Angeles", time(17),
    classes=(ShareClass(1, "Common Stock", 20_000),),
    terms=(PRESIDENT, SECRETARY, FORMER),
)  # fmt: skip
MEETING = Meeting(
    MeetingPlan("2004-annual", on=date(2004, 5, 25), record_on=date(2004, 4, 7)), 9, "x"
)
NOTICED = replace(COMPANY, meetings=(MEETING,))


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(f.field, f.severity, f.sentence) for f in findings]


def test_one_signs_from_each_group() -> None:
    """Chairman, vice chairman, president or vice president; CFO, treasurer or secretary (§8.4)."""
    findings = check_signers(SHELF, COMPANY, ON, (PRESIDENT, SECRETARY))
    assert said(findings) == [
        ("first_signer", "fits", "Ada Brook, president, in office since January 3, 2000."),
        ("second_signer", "fits", "Gail Hart, secretary, in office since January 3, 2000."),
    ]


def test_a_group_without_a_signer_is_a_breach_that_names_who_may() -> None:
    findings = check_signers(SHELF, COMPANY, ON, (PRESIDENT,))
    breach = next(f for f in findings if f.severity == "error")
    assert breach.field == "second_signer"
    assert breach.sentence.endswith("Gail Hart, secretary, may sign.")


def test_who_left_office_may_not_sign_and_an_earlier_signature_stays_good() -> None:
    """Certificates stay good if a signer left before they were issued (2002 §8.4)."""
    findings = check_signers(SHELF, COMPANY, ON, (PRESIDENT, FORMER))
    second = [f for f in findings if f.field == "second_signer"]
    assert [f.severity for f in second] == ["error", "info"]
    assert second[0].sentence == (
        "Hal Irving, chief financial officer, left office on March 1, 2004."
        " Gail Hart, secretary, may sign."
    )
    assert second[1].cite.rule == "certificates.ceased-officer"


def test_no_name_at_all_is_only_to_be_checked() -> None:
    findings = check_signers(SHELF, COMPANY, ON, ())
    assert [f.severity for f in findings] == ["warning"]


def test_one_person_in_both_capacities_is_advised_against() -> None:
    both = replace(SECRETARY, person_id=PRESIDENT.person_id, name=PRESIDENT.name)
    findings = check_signers(SHELF, COMPANY, ON, (PRESIDENT, both))
    assert [f.severity for f in findings] == ["fits", "fits", "advice"]


def test_before_the_first_bylaws_nothing_is_computed() -> None:
    assert check_signers(SHELF, COMPANY, date(1985, 1, 2), (PRESIDENT,)) == ()


@pytest.mark.parametrize(
    ("before", "shares", "severity"),
    [(19_000, 1_000, "fits"), (19_000, 1_001, "error"), (20_000, 1, "error")],
)
def test_over_the_authorized_number_is_our_check(before: int, shares: int, severity: str) -> None:
    findings = check_issue(SHELF, COMPANY, ON, 1, shares, before, (PRESIDENT, SECRETARY))
    found = next(f for f in findings if f.field == "shares")
    assert (found.severity, found.cite.section) == (severity, OURS)


@pytest.mark.parametrize(
    ("on", "at", "severity", "rule"),
    [
        (date(2004, 4, 6), time(12), "warning", "record-date.effect"),
        (date(2004, 4, 7), None, "warning", "calendar.close-of-business"),
        (date(2004, 4, 7), time(17), "warning", "record-date.effect"),
        (date(2004, 4, 7), time(17, 1), "info", "record-date.effect"),
        (date(2004, 4, 8), time(9), "info", "record-date.effect"),
    ],
)
def test_an_entry_beside_a_list_that_is_fixed(
    on: date, at: time | None, severity: str, rule: str
) -> None:
    """On the record date the close of business decides (1988 V §1, 2002 §2.11 ¶1)."""
    (finding,) = check_record_dates(SHELF, NOTICED, on, at)
    assert (finding.severity, finding.cite.rule) == (severity, rule)


def test_an_entry_after_the_meeting_says_nothing_of_its_list() -> None:
    assert check_record_dates(SHELF, NOTICED, date(2004, 5, 26), time(9)) == ()


def test_a_transfer_is_asked_of_both() -> None:
    findings = check_transfer(SHELF, NOTICED, date(2004, 4, 8), time(9), (PRESIDENT, SECRETARY))
    assert [f.severity for f in findings] == ["info", "fits", "fits"]


def test_who_may_sign_on_a_day() -> None:
    signers = {s.key: [t.name for t in s.terms] for s in may_sign(SHELF, COMPANY, ON)}
    assert signers == {
        "first_signer": ["Ada Brook"],
        "second_signer": ["Gail Hart"],
        "affidavit": ["Gail Hart"],
        "notice": ["Gail Hart"],
        "statements": [],
    }


@pytest.mark.parametrize("day", [date(1990, 1, 2), date(2003, 1, 2)])
def test_every_power_is_cited(day: date) -> None:
    assert all(s.cite.section for s in may_sign(SHELF, COMPANY, day))


PLANNED = MeetingPlan("2004-annual", on=date(2004, 5, 25), record_on=date(2004, 4, 7))


@pytest.mark.parametrize(
    ("on", "at", "severity", "words"),
    [
        (date(2004, 4, 6), None, "fits", "the new holder may vote"),
        (date(2004, 4, 7), time(17), "fits", "the new holder may vote"),
        (date(2004, 4, 7), time(17, 1), "info", "the holder until now votes"),
        (date(2004, 4, 7), None, "warning", "Write the hour"),
        (date(2004, 4, 8), None, "info", "the holder until now votes"),
        (date(2004, 5, 25), time(9), "info", "the holder until now votes"),
    ],
)
def test_who_votes_shares_that_move_before_a_planned_meeting(
    on: date, at: time | None, severity: str, words: str
) -> None:
    """2002 §2.11 ¶1: holders at the close of business on the record date."""
    (found,) = check_planned_votes(SHELF, COMPANY, (PLANNED,), on, at)
    assert found.severity == severity
    assert words in found.sentence


@pytest.mark.parametrize(
    ("plan", "on"),
    [
        (PLANNED, date(2004, 5, 26)),
        (PLANNED, date(1986, 1, 2)),
        (replace(PLANNED, record_on=None), ON),
        (replace(PLANNED, on=None), ON),
    ],
)
def test_a_plan_without_days_or_long_past_says_nothing(plan: MeetingPlan, on: date) -> None:
    assert check_planned_votes(SHELF, COMPANY, (plan,), on, None) == ()


def test_one_who_is_not_yet_in_office_signs_nothing() -> None:
    early = replace(PRESIDENT, from_on=date(2004, 4, 6))
    found = check_signers(SHELF, COMPANY, ON, (early, SECRETARY))
    assert found[0].severity == "error"
    assert found[0].sentence.startswith("Ada Brook takes office as president on April 6, 2004.")


def test_before_the_first_bylaws_nobody_is_asked_to_sign() -> None:
    assert may_sign(SHELF, COMPANY, date(1986, 1, 2)) == ()
    assert check_signers(SHELF, COMPANY, date(1986, 1, 2), (PRESIDENT,)) == ()


def test_bylaws_without_an_effect_of_record_dates_say_nothing_of_entries() -> None:
    law = SHELF.on(ON)
    assert law
    kept = {key: law.rules[key] for key in law.rules if key != "record-date.effect"}
    shelf = Shelf((replace(law, rules=kept),))
    assert check_record_dates(shelf, NOTICED, date(2004, 4, 8), time(9)) == ()


def test_where_nobody_is_in_office_the_breach_says_so() -> None:
    found = check_signers(SHELF, replace(COMPANY, terms=(SECRETARY,)), ON, (SECRETARY,))
    breach = next(f for f in found if f.severity == "error")
    assert breach.sentence.endswith("Nobody holds one of these offices on April 5, 2004.")
