"""Papers of indemnity: golden words, contents, blanks, refusals, and print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import built_in_shelf
from app.documents.blocks import Document, plain_text
from app.documents.indemnity.claim import (
    compose_claim_notice,
    compose_indemnity_request,
    compose_undertaking,
)
from app.documents.indemnity.defense import compose_defense_election, compose_expense_consent
from app.documents.indemnity.determination import compose_determination
from app.documents.indemnity.insurers import compose_insurance_decision, compose_insurer_notice
from app.documents.indemnity.schedule import compose_indemnity_schedule
from app.documents.stated import Issue
from app.documents.typeset import typeset
from app.domain.demands import (
    DefenseElection,
    Determined,
    IndemnityClaim,
    IndemnityItem,
    IndemnityRequest,
    InsuranceDecision,
    InsurerNotice,
    Paid,
    Undertaking,
)
from app.domain.refusal import Refusal

Make = Callable[[Issue], Document]
FEES = IndemnityItem("expenses", "fees of Lee Counsel", 1_250_050, date(2003, 1, 20))
FINE = IndemnityItem("settlements", "settlement with the buyer", 5_000_000)
ADVANCE = IndemnityRequest(
    "advance",
    date(2003, 2, 1),
    "hand",
    date(2003, 2, 3),
    received_on=date(2003, 2, 3),
    items=(FEES,),
)
PAYMENT = replace(ADVANCE, kind="payment", items=(FEES, FINE), paid_on=date(2003, 3, 31))
PROMISE = Undertaking(cents=1_250_050, on=date(2003, 2, 3), received_on=date(2003, 2, 4))
POLICY = InsurerNotice(
    "Old Mutual Insurance",
    "D-100",
    date(2002, 1, 1),
    date(2003, 12, 31),
    "written notice to the claims department",
    address="1 Insurer Plaza, Los Angeles, CA 90017",
    told_on=date(2003, 1, 20),
    manner="certified mail",
)
CLAIM = IndemnityClaim(
    "i1",
    "Bo Chairwell",
    "director",
    "Director",
    proceeding="Buyer v. Chairwell, Superior Court of Los Angeles County",
    made_on=date(2003, 1, 10),
    conduct_on=date(2001, 6, 1),
    noticed_on=date(2003, 1, 15),
    requests=(ADVANCE, PAYMENT),
    undertaking=PROMISE,
    defense=DefenseElection("Able & Able", date(2003, 2, 1), date(2003, 2, 5), date(2003, 2, 7)),
    insurers=(POLICY,),
    paid=(Paid(date(2003, 2, 20), 1_250_050, "advance"),),
    sources=("agreement of indemnity of 1997",),
    ending="settlement",
)


def found(issue: Issue, **facts: object) -> IndemnityClaim:
    """Every element of the version's standard found by the directors who are no parties."""
    belief = {
        "1988": "reasonable belief in the best interests of the corporation",
        "2002": "reasonable belief in, or not opposed to, the best interests of the corporation",
    }[issue.law.short]
    usual = Determined(
        "directors",
        date(2003, 3, 1),
        (("good faith", True), (belief, True)),
        votes_for=3,
        authorized=5,
        present=5,
        parties=1,
    )
    return replace(CLAIM, determined=replace(usual, **facts))


ONLY = dict.fromkeys(("claim-notice", "defense", "expense", "insurer"), ("2002",))
PAPERS: dict[str, Make] = {
    "claim-notice": lambda i: compose_claim_notice(CLAIM, i),
    "request-advance": lambda i: compose_indemnity_request(CLAIM, ADVANCE, i),
    "request-payment": lambda i: compose_indemnity_request(CLAIM, PAYMENT, i),
    "undertaking": lambda i: compose_undertaking(CLAIM, PROMISE, i),
    "determination": lambda i: compose_determination(found(i), i),
    "defense": lambda i: compose_defense_election(CLAIM, i),
    "expense": lambda i: compose_expense_consent(
        CLAIM, replace(FEES, consented_on=date(2003, 1, 18)), i
    ),
    "insurer": lambda i: compose_insurer_notice(CLAIM, POLICY, i),
    "insurance": lambda i: compose_insurance_decision(
        InsuranceDecision(
            i.on, True, reasons="the premium is in proportion", votes_for=4, present=5
        ),
        i,
    ),
    "schedule": lambda i: compose_indemnity_schedule(CLAIM, i, built_in_shelf()),
}
CASES = [(n, v) for n in PAPERS for v in ONLY.get(n, ("1988", "2002"))]


@pytest.mark.parametrize(("name", "version"), CASES)
def test_golden(name, version, issue_under, golden):
    golden(f"{name}-{version}", PAPERS[name](issue_under(version)))


MUST = [
    ("claim-notice", r"to: the secretary of hemacare"),
    ("claim-notice", r"at: 21101 oxnard street"),
    ("claim-notice", r"class: director"),
    ("claim-notice", r"claim made on: january 10, 2003"),
    ("claim-notice", r"date of this notice: january 15, 2003"),
    ("claim-notice", r"received by the secretary"),
    ("request-advance", r"i request an advance of expenses"),
    ("request-advance", r"expenses \| fees of lee counsel .* \$12,500\.50"),
    ("request-advance", r"manner: hand"),
    ("request-advance", r"received on: february 3, 2003"),
    ("request-payment", r"i request payment of indemnity"),
    ("request-payment", r"total .* \$62,500\.50"),
    ("undertaking", r"undertakes to repay"),
    ("undertaking", r"amount: \$12,500\.50"),
    ("undertaking", r"date: february 3, 2003"),
    ("determination", r"good faith \| met"),
    ("determination", r"route: directors who are not parties"),
    ("determination", r"exception or bar \| answer"),
    ("determination", r"indemnity is proper in this case"),
    ("determination", r"the end by settlement does not by itself"),
    ("defense", r"elects to assume the defense"),
    ("defense", r"counsel: able & able"),
    ("defense", r"approved by you on: february 5, 2003"),
    ("defense", r"counsel retained on: february 7, 2003"),
    ("expense", r"expense: fees of lee counsel"),
    ("expense", r"estimate: \$12,500\.50"),
    ("expense", r"consent given on: january 18, 2003"),
    ("insurer", r"policy: d-100"),
    ("insurer", r"to: old mutual insurance"),
    ("insurer", r"buyer v\. chairwell"),
    ("insurer", r"notice to corporation: january 15, 2003"),
    ("insurer", r"procedure of the policy: written notice"),
    ("schedule", r"claim made on: january 10, 2003"),
    ("schedule", r"\| advance \| \$12,500\.50"),
    ("schedule", r"old mutual insurance \| d-100"),
    ("schedule", r"other sources: agreement of indemnity"),
    ("insurance", r"resolved, that"),
    ("insurance", r"date: march 10"),
    ("insurance", r"vote of the board: 4 for, of 5 present"),
]  # matrix 5.8


@pytest.mark.parametrize(
    ("name", "pattern", "version"),
    [(n, p, v) for n, p in MUST for v in ONLY.get(n, ("1988", "2002"))],
)
def test_must_say(name, pattern, version, issue_under, matches):
    assert matches(pattern, plain_text(PAPERS[name](issue_under(version))))


@pytest.mark.parametrize(("name", "version"), CASES)
def test_only_this_version_is_cited(name, version, issue_under):
    last = plain_text(PAPERS[name](issue_under(version))).splitlines()[-1]
    assert last.startswith(f"Sections of the bylaws of {version}: ")
    assert ("III §16" in last) == (version == "1988")


@pytest.mark.parametrize(
    ("version", "condition"),
    [
        ("1988", "unless it is ultimately determined that the person is entitled"),
        ("2002", "if, and only as far as, it is ultimately determined that the person is not"),
    ],
)
def test_the_undertaking_promises_what_the_version_asks(version, condition, issue_under):
    assert condition in plain_text(PAPERS["undertaking"](issue_under(version)))


def test_the_clocks_of_2002_and_none_in_1988(issue_under):
    new = plain_text(PAPERS["schedule"](issue_under("2002")))
    assert "advance | Feb 3, 2003 | advance due | Feb 23, 2003" in new
    assert "payment | Feb 3, 2003 | payment due | Apr 4, 2003" in new
    assert "payment | Feb 3, 2003 | suit opens | Apr 5, 2003" in new
    old = plain_text(PAPERS["schedule"](issue_under("1988")))
    assert "The bylaws of 1988 set no days" in old
    assert "Feb 23, 2003" not in old


def test_mail_counts_from_the_third_business_day(issue_under):
    mailed = replace(ADVANCE, manner="certified", receipted_on=None, received_on=None)
    posted = replace(mailed, postmarked_on=date(2003, 2, 5))
    said = plain_text(compose_indemnity_request(CLAIM, posted, issue_under("2002")))
    assert "Clocks run from: February 10, 2003" in said
    other = replace(posted, manner="first-class")
    said = plain_text(compose_indemnity_request(CLAIM, other, issue_under("2002")))
    assert "Clocks run from" not in said


def test_conduct_under_the_older_bylaws_is_told(issue_under):
    said = plain_text(PAPERS["schedule"](issue_under("2002")))
    assert "Conduct under the bylaws of 1988, claim under those of 2002. Read both texts." in said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "3 for. 4 directors present are no party; a quorum is 3. 3 votes of them carry it."),
        ({"votes_for": 2}, "the vote was not carried"),
        ({"bars": ("articles",)}, "Against indemnity stands: articles."),
        ({"met": ()}, "Not decided yet: good faith and reasonable belief"),
        ({"met": (("good faith", False),)}, "The standard was not met: good faith."),
        (
            {"route": "shareholders", "entitled": 1000, "own": 150, "others": 500,
             "votes_for": 251},
            "1,000 less 150 of the person is 850",
        ),
        (
            {"route": "shareholders", "entitled": 1000, "own": 150, "by_consent": True,
             "votes_for": 426},
            "consent by 426 carries it",
        ),
        ({"route": "court", "court": "Superior Court"}, "Court: Superior Court"),
    ],
)  # fmt: skip
def test_routes_of_1988(facts, said, issue_under):
    issue = issue_under("1988")
    if facts.get("met"):
        facts = {**facts, "met": (*facts["met"], found(issue).determined.met[1])}
    assert said in plain_text(compose_determination(found(issue, **facts), issue))


def test_2002_asks_for_no_finding(issue_under):
    said = plain_text(PAPERS["determination"](issue_under("2002")))
    assert "No finding is needed before payment; record it all the same." in said
    assert "Votes: 3 for, of 4." in said


@pytest.mark.parametrize("version", ["1988", "2002"])
def test_exceptions_are_answered_one_by_one(version, issue_under):
    issue = issue_under(version)
    asked = issue.law.items("indemnity.exceptions", "exceptions")
    claim = found(issue, exceptions=(asked[0],))
    said = plain_text(compose_determination(claim, issue))
    assert f"{asked[0].capitalize()} | yes" in said
    assert said.count(" | no\n") == len(
        set(asked) | set(issue.law.items("indemnity.inconsistent", "grounds"))
    ) - 1  # fmt: skip


def test_success_needs_no_finding(issue_under):
    said = plain_text(compose_determination(replace(CLAIM, success=True), issue_under("1988")))
    assert "no finding is needed" in said
    assert "owed by reason of success on the merits" in said


def test_insurance_that_is_not_practicable(issue_under):
    made = InsuranceDecision(date(2004, 3, 1), False, "premium out of proportion")
    said = plain_text(compose_insurance_decision(made, issue_under("2002")))
    assert "Ground: premium out of proportion" in said
    assert "it is determined in good faith that it is not practicable" in said
    assert "To be asked again by: March 1, 2005" in said


BARE: dict[str, tuple[str, Make, set[str]]] = {
    "notice": (
        "2002",
        lambda i: compose_claim_notice(IndemnityClaim("x", "", "director"), i),
        {
            "Person:",
            "Capacity:",
            "Claim or proceeding:",
            "Claim made on:",
            "Date of this notice:",
            "Received on:",
            "Received by the Secretary:",
        },
    ),
    "request": (
        "1988",
        lambda i: compose_indemnity_request(CLAIM, IndemnityRequest("payment"), i),
        {"Date:", "Amounts by kind:", "Manner:", "Received on:"},
    ),
    "undertaking": (
        "1988",
        lambda i: compose_undertaking(CLAIM, Undertaking(), i),
        {"Amount:", "Date:", "Received on:"},
    ),
    "determination": (
        "1988",
        lambda i: compose_determination(CLAIM, i),
        {"Route:", "Date:", "Votes:"},
    ),
    "defense": (
        "2002",
        lambda i: compose_defense_election(replace(CLAIM, defense=None), i),
        {
            "Counsel:",
            "Notice delivered on:",
            "Approved by you on:",
            "Counsel retained on:",
            "Approved by:",
            "On:",
        },
    ),
    "insurance": (
        "2002",
        lambda i: compose_insurance_decision(InsuranceDecision(), i),
        {"Date:", "Practicable:", "Reasons:", "Vote of the board:"},
    ),
    "schedule": (
        "2002",
        lambda i: compose_indemnity_schedule(IndemnityClaim("x", "Bo", "officer"), i),
        {
            "Claim or proceeding:",
            "Claim made on:",
            "Conduct on:",
            "Corporation told on:",
            "Request received:",
            "Undertaking received:",
        },
    ),
}


@pytest.mark.parametrize("name", BARE)
def test_what_is_not_known_is_a_blank(name, issue_under, blanks):
    version, make, unknown = BARE[name]
    composed = make(issue_under(version, ""))
    assert blanks(composed) == unknown
    assert "None" not in plain_text(composed)


REFUSED: list[tuple[str, str, Make]] = [
    ("1988", "know no notice of a claim by the person", PAPERS["claim-notice"]),
    ("1988", "know no taking over of the defense", PAPERS["defense"]),
    ("1988", "know no consent", PAPERS["expense"]),
    ("1988", "know no notice of a claim to insurers", PAPERS["insurer"]),
    (
        "2002",
        "No consent is needed for judgments",
        lambda i: compose_expense_consent(CLAIM, replace(FEES, kind="judgments"), i),
    ),
    (
        "2002",
        "A prior consent cannot be given",
        lambda i: compose_expense_consent(CLAIM, replace(FEES, consented_on=date(2003, 2, 1)), i),
    ),
    (
        "1988",
        "A finding is made by directors, shareholders or court",
        lambda i: compose_determination(found(i, route="president"), i),
    ),
    (
        "1988",
        "They name no grounds",
        lambda i: compose_insurance_decision(InsuranceDecision(ground="too dear"), i),
    ),
    (
        "2002",
        "premium out of proportion",
        lambda i: compose_insurance_decision(InsuranceDecision(ground="too dear"), i),
    ),
    (
        "2002",
        "an advance or for payment",
        lambda i: compose_indemnity_request(CLAIM, IndemnityRequest("gift"), i),
    ),
]


@pytest.mark.parametrize(("version", "says", "make"), REFUSED)
def test_refused(version, says, make, issue_under):
    with pytest.raises(Refusal, match=says):
        make(issue_under(version))


@pytest.mark.parametrize(("name", "version"), CASES)
def test_typeset_and_read_back(name, version, issue_under, read):
    composed = PAPERS[name](issue_under(version))
    pages = " ".join(read(typeset(composed).data))
    assert composed.title.upper() in pages
    assert f"Sections of the bylaws of {version}:" in pages
