"""Papers of the bylaws and the whole company: golden words, contents, blanks, refusals, print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.answers import Finding
from app.bylaws.unclear import unclear_of
from app.documents.blocks import Document, TableBlock, plain_text
from app.documents.law.amendment import compose_amendment
from app.documents.law.bylaws_certificate import compose_bylaws_certificate
from app.documents.law.compliance import RuleAsked, compose_compliance_report
from app.documents.law.unclear_register import compose_unclear_register, unclear_in
from app.documents.law.year_sheet import YearRow, compose_year_sheet
from app.documents.stated import Issue
from app.documents.typeset import typeset
from app.domain.board_record import BylawsAmended
from app.domain.company import Decision
from app.domain.refusal import Refusal

Make = Callable[[Issue], Document]
RANGE = BylawsAmended(
    "Section 3.2(a)",
    "not less than five nor more than nine",
    "not less than four nor more than seven",
    "shareholders",
    "number-range",
    date(1999, 3, 1),
    date(1999, 3, 1),
    outstanding=600,
    votes_for=400,
    against=100,
    least=4,
    least_before=5,
    most=7,
    next_version="own-1999",
)
SEAL = BylawsAmended(
    "Section 8.8", "", "The seal is kept\nby the secretary.", present=5, votes_for=4
)
YEAR = [
    YearRow(date(2004, 5, 25), "Annual meeting of shareholders", "§2.2", date(2004, 5, 25), "set"),
    YearRow(None, "Determination on insurance", "§6.17"),
    YearRow(date(2004, 4, 10), "Notice of the annual meeting", "§2.4 ¶1", date(2004, 4, 9)),
]


def decided(issue: Issue) -> Issue:
    mark = unclear_in(issue.law)[0].mark
    made = Decision(mark, "read as counsel says", "Jane Roe", date(1999, 1, 5), "opinion on file")
    return replace(issue, company=replace(issue.company, decisions=(made,)))


def report(issue: Issue) -> Document:
    law = issue.law
    notice, quorum = law.cite("shareholders.notice.window"), law.cite("board.quorum")
    asked = [
        RuleAsked(Finding(quorum, "fits", "3 present, the quorum is 3."), "Meeting of the board"),
        RuleAsked(
            Finding(notice, "error", "The notice came 9 days before the meeting."),
            "Annual meeting",
            "notice on May 16",
            "the printer was late",
        ),
    ]
    return compose_compliance_report(asked, issue)


PAPERS: dict[str, Make] = {
    "certificate": lambda i: compose_bylaws_certificate(
        i, pages=25, adopted_on=i.law.effective_from
    ),
    "amendment-range": lambda i: compose_amendment(RANGE, i),
    "amendment-board": lambda i: compose_amendment(SEAL, i),
    "unclear": lambda i: compose_unclear_register(unclear_in(i.law)[:3], decided(i)),
    "year": lambda i: compose_year_sheet(2004, YEAR, i),
    "compliance": report,
}
VERSIONS = pytest.mark.parametrize("version", ["1988", "2002"])


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_golden(name, version, issue_under, golden):
    golden(f"{name}-{version}", PAPERS[name](issue_under(version)))


MUST = [
    ("certificate", r"certificate of secretary"),
    ("certificate", r"duly elected and acting secretary"),
    ("certificate", r"comprising 25 pages"),
    ("certificate", r"duly adopted by the (incorporator|board of directors) on"),
    ("amendment-range", r"text before not less than five"),
    ("amendment-range", r"text after not less than four"),
    ("amendment-range", r"more than 1/2 of the 600 outstanding: 301\. 400 are for it"),
    ("amendment-range", r"2 times 4 less 1 is 7: a maximum of 7 is allowed"),
    ("amendment-range", r"100 of 600 shares are against; 101 block the change"),
    ("amendment-range", r"next version: own-1999"),
    ("amendment-range", r"adopted on: march 1, 1999"),
    ("amendment-board", r"a majority of 5 directors present is 3; 4 are for"),
    ("amendment-board", r"a new section; there was no text before"),
    ("unclear", r"mark \| clause \| what is unclear \| how it is read \| decided"),
    ("unclear", r"read as counsel says\. \| jane roe / jan 5, 1999 / opinion on file\."),
    ("unclear", r"not decided: the careful reading is used"),
    ("unclear", r"3 clauses, 1 decided"),
    ("year", r"sat, apr 10, 2004 \| notice of the annual meeting \| apr 9, 2004 \| §2\.4 ¶1"),
    ("compliance", r"shareholders bylaws \| result"),
    ("compliance", r"breach \| the notice came .* \| annual meeting / notice on may 16"),
    (
        "compliance",
        r"topics without a finding nothing was found on: the bylaws themselves, offices",
    ),
    ("compliance", r"recorded with a reason: 1 breach"),
    ("compliance", r"the printer was late"),
    ("compliance", r"breach: 1 finding fits: 1 finding"),
]  # matrix 5.9


@VERSIONS
@pytest.mark.parametrize(("name", "pattern"), MUST)
def test_must_say(name, pattern, version, issue_under, matches):
    assert matches(pattern, plain_text(PAPERS[name](issue_under(version))))


@pytest.mark.parametrize(("version", "sealed", "body"), [
    ("1988", True, "the incorporator"), ("2002", False, "the Board of Directors"),
])  # fmt: skip
def test_the_certificate_of_each_version(version, sealed, body, issue_under):
    said = plain_text(PAPERS["certificate"](issue_under(version)))
    assert ("affixed the seal of the corporation" in said) == sealed
    assert ("(Corporate Seal)" in said) == sealed
    assert f"duly adopted by {body} on" in said
    assert "Certificate of Incorporator" not in said


def test_the_year_is_in_order_of_time(issue_under):
    [table] = [b for b in PAPERS["year"](issue_under("2002")).blocks if isinstance(b, TableBlock)]
    assert [row[0] for row in table.rows] == [
        "Sat, Apr 10, 2004",
        "Tue, May 25, 2004",
        "no day stated",
    ]
    assert "Nothing is due in 2004." in plain_text(
        compose_year_sheet(2004, (), issue_under("2002"))
    )


@VERSIONS
def test_every_unclear_clause_of_the_version_once(version, issue_under):
    law = issue_under(version).law
    marks = [one.mark for one in unclear_in(law)]
    assert len(marks) == len(set(marks)) > 5
    other = "E02" if version == "1988" else "E88"
    assert not [mark for mark in marks if mark.startswith(other)]
    assert set(unclear_in(law)) == set(unclear_of(marks))


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ({"votes_for": 300}, "The amendment is not carried, at a meeting."),
        ({"votes_for": 301, "by_consent": True}, "299 of 600 shares are against; 101 block"),
        ({"most": 8}, "a maximum of 8 is too high"),
    ],
)  # 1988 III §2; 2002 §3.2(c)
@VERSIONS
def test_votes_on_the_range(votes, said, version, issue_under):
    assert said in plain_text(compose_amendment(replace(RANGE, **votes), issue_under(version)))


@VERSIONS
def test_an_amendment_that_was_not_carried_is_not_certified(version, issue_under):
    issue = issue_under(version)
    for made in (replace(RANGE, votes_for=300), replace(SEAL, votes_for=2)):
        said = plain_text(compose_amendment(made, issue))
        assert "were not so amended." in said
        assert "true and complete" not in said


def test_two_thirds_for_advance_notice_in_2002(issue_under):
    made = replace(RANGE, subject="advance-notice")
    new = plain_text(compose_amendment(made, issue_under("2002")))
    assert "At least 2/3 of the 600 outstanding: 400." in new
    assert "§2.14(c)" in new
    old = plain_text(compose_amendment(made, issue_under("1988")))
    assert "More than 1/2 of the 600 outstanding: 301." in old


BARE: dict[str, tuple[Make, set[str]]] = {
    "certificate": (
        lambda i: compose_bylaws_certificate(i, pages=None),
        {"Number of pages:", "Adopted on:"},
    ),
    "amendment": (
        lambda i: compose_amendment(BylawsAmended("", "a", "b", "shareholders", "number-range"), i),
        {
            "Section:",
            "Adopted on:",
            "In force from:",
            "Vote and threshold:",
            "Test of the range:",
            "Next version:",
        },
    ),
}


@VERSIONS
@pytest.mark.parametrize("name", BARE)
def test_what_is_not_known_is_a_blank(name, version, issue_under, blanks):
    make, unknown = BARE[name]
    composed = make(issue_under(version, ""))
    assert blanks(composed) == unknown
    assert "None" not in plain_text(composed)


@VERSIONS
def test_refused(version, issue_under):
    issue = issue_under(version)
    with pytest.raises(Refusal, match="is for the shareholders"):
        compose_amendment(replace(RANGE, body="board"), issue)
    with pytest.raises(Refusal, match="Certify them later"):
        compose_bylaws_certificate(issue, pages=1, adopted_on=date(2026, 1, 1))
    with pytest.raises(Refusal, match="signed by the secretary"):
        compose_bylaws_certificate(issue_under(version, "Ada Boardman", "president"), pages=1)


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_typeset_and_read_back(name, version, issue_under, read):
    composed = PAPERS[name](issue_under(version))
    assert composed.title.upper() in " ".join(read(typeset(composed).data))
