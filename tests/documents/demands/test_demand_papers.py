"""Papers that answer demands: golden words, contents, blanks, refusals, and print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from app.documents.blocks import Document, plain_text
from app.documents.demands.bylaws_copy import compose_bylaws_copy
from app.documents.demands.financial import (
    compose_financial_certificate,
    compose_financial_response,
)
from app.documents.demands.information import compose_information, statute_due
from app.documents.demands.inspection import (
    compose_director_inspection,
    compose_inspection_response,
)
from app.documents.demands.report_affidavit import compose_report_affidavit
from app.documents.stated import Issue
from app.documents.typeset import typeset
from app.domain.demands import (
    Addressed,
    BylawsRequest,
    DirectorInspection,
    FinancialRequest,
    FinancialStatement,
    InformationStatement,
    InspectionDemand,
    ReportMailed,
)
from app.domain.meetings import Deposit, ListRow
from app.domain.refusal import Refusal

Make = Callable[[Issue], Document]
CFO = ("Cy Trustee", "chief financial officer")
SIGNERS = {"certificate": CFO}
ONLY = {"report-affidavit": ("1988",), "information": ("2002",)}


def demand(issue: Issue, wants: str = "register") -> InspectionDemand:
    return InspectionDemand(
        "d1",
        wants,
        "Hugo Holder",
        issue.on - timedelta(7),
        issue.on - timedelta(8),
        held=400_000,
        outstanding=7_756_060,
        purpose="to write to the other holders" if wants != "list" else "",
        records=("minutes of the board",) if wants == "books" else (),
        agent="Lee Counsel",
        authority="power of attorney",
        charges_tendered=True,
        as_of=issue.on if wants == "list" else None,
        answer="granted",
        answered_on=issue.on,
        attended_by="Jane Roe",
    )


def statements(issue: Issue) -> tuple[FinancialStatement, ...]:
    end = date(issue.on.year - 1, 12, 31)
    sheet = FinancialStatement("balance sheet", None, end, audited=False, prepared_on=issue.on)
    income = replace(sheet, kind="income statement", from_on=date(end.year, 1, 1))
    return sheet, income


def request(issue: Issue) -> FinancialRequest:
    """Made after the wait of 2002 has run; the holder has more than a twentieth of the class."""
    return FinancialRequest(
        "f1",
        "Hugo Holder",
        "annual",
        made_on=date(issue.on.year, 5, 10),
        received_on=date(issue.on.year, 5, 12),
        ends_on=date(issue.on.year - 1, 12, 31),
        class_name="common",
        held=400_000,
        outstanding=7_756_060,
        statements=statements(issue),
        sent_on=date(issue.on.year, 5, 20),
        manner="first-class mail",
    )


def mailed(issue: Issue) -> ReportMailed:
    row = ListRow(1, "Hugo Holder", 1, "common", 5, 5, ("1 Main Street", "Los Angeles, CA 90001"))
    sent = Deposit(issue.on, time(15), "the post office of Sherman Oaks", "first-class mail", 2)
    rows = (row, replace(row, holder_id=2, name="Lost Person", address=(), route="publication"))
    return ReportMailed("Annual Report", date(1998, 12, 31), (sent,), rows)


def people(*names: str, office: str = "director") -> tuple[Addressed, ...]:
    return tuple(Addressed(office, name, f"{n} Main Street") for n, name in enumerate(names, 1))


INFORMATION = InformationStatement(
    2004,
    "C0123456",
    people("Ada Boardman", "Bo Chairwell", "Cy Trustee", "Di Overseer"),
    1,
    5,
    (
        *people("Ada Boardman", office="chief executive officer"),
        *people("Jane Roe", office="secretary"),
        *people("Cy Trustee", office="chief financial officer"),
    ),
    "21101 Oxnard Street, Woodland Hills, CA 91367",
    "",
    "21101 Oxnard Street, Woodland Hills",
    "CA",
    "blood services",
    "Ada Boardman",
    "1 Main Street, Los Angeles",
    labor_judgment=False,
)
COPY = BylawsRequest("Hugo Holder", date(1999, 3, 1), date(1999, 3, 5), "mail", 25)
SEEN = DirectorInspection(
    "Di Overseer", date(1999, 3, 2), ("ledger", "minutes"), ("minutes",), attended_by="Jane Roe"
)

PAPERS: dict[str, Make] = {
    "inspection-register": lambda i: compose_inspection_response(demand(i), i),
    "inspection-list": lambda i: compose_inspection_response(demand(i, "list"), i),
    "inspection-refused": lambda i: compose_inspection_response(
        replace(demand(i, "books"), answer="refused", reason="the purpose is not that of a holder"),
        i,
    ),
    "director-inspection": lambda i: compose_director_inspection(SEEN, i),
    "bylaws-copy": lambda i: compose_bylaws_copy(COPY, i),
    "financial-response": lambda i: compose_financial_response(request(i), i),
    "certificate": lambda i: compose_financial_certificate(statements(i), i),
    "report-affidavit": lambda i: compose_report_affidavit(mailed(i), i),
    "information": lambda i: compose_information(INFORMATION, i),
}
CASES = [(n, v) for n in PAPERS for v in ONLY.get(n, ("1988", "2002"))]


@pytest.fixture
def made(issue_under) -> Callable[[str, str], Document]:
    return lambda name, version: PAPERS[name](issue_under(version, *SIGNERS.get(name, ())))


@pytest.mark.parametrize(("name", "version"), CASES)
def test_golden(name, version, made, golden):
    golden(f"{name}-{version}", made(name, version))


MUST = [
    ("inspection-register", r"to: hugo holder"),
    ("inspection-register", r"received: march 3"),
    ("inspection-register", r"400,000 of 7,756,060 voting shares \(5\.15 %\)"),
    ("inspection-register", r"purpose: to write to the other holders"),
    ("inspection-register", r"earliest day: march (10, 1999|8, 2004)"),
    ("inspection-register", r"the demand is granted"),
    ("inspection-register", r"attended by: jane roe"),
    ("inspection-list", r"due by: march 10"),
    ("inspection-list", r"agent’s usual charges: tendered"),
    ("inspection-refused", r"the demand is refused"),
    ("inspection-refused", r"reason: the purpose is not that of a holder"),
    ("director-inspection", r"director: di overseer"),
    ("director-inspection", r"records seen: ledger and minutes"),
    ("director-inspection", r"copies taken: minutes"),
    ("bylaws-copy", r"as amended to march 10"),
    ("bylaws-copy", r"i certify that the copy"),
    ("financial-response", r"request dated: may 10"),
    ("financial-response", r"test of the request: mon, may 10"),
    ("financial-response", r"due on: june 9"),
    ("financial-response", r"balance sheet \| as of dec 31"),
    ("financial-response", r"sent on: may 20"),
    ("financial-response", r"manner: first-class mail"),
    ("certificate", r"prepared without audit from the books and records"),
    ("certificate", r"income statement \| jan 1"),
    ("certificate", r"cy trustee chief financial officer"),
    ("report-affidavit", r"penalty of perjury under the laws of the state of california"),
    ("report-affidavit", r"on wednesday, march 10, 1999, at 3:00 p\.m\., i gave 2 copies"),
    ("report-affidavit", r"lost person \| none on the books \| publication"),
    ("information", r"worksheet - not for filing"),
    ("information", r"number of vacancies: 1"),
    ("information", r"chief executive officer \| ada boardman \| 1 main street"),
    ("information", r"street address: 21101 oxnard"),
    ("information", r"type of business: blood services"),
    ("information", r"agent for service of process agent: ada boardman"),
    ("information", r"due by statute: august 31, 2004"),
]  # matrix 5.7; papers 1.26


@pytest.mark.parametrize(
    ("name", "pattern", "version"),
    [(n, p, v) for n, p in MUST for v in ONLY.get(n, ("1988", "2002"))],
)
def test_must_say(name, pattern, version, made, matches):
    assert matches(pattern, plain_text(made(name, version)))


@pytest.mark.parametrize(("name", "version"), CASES)
def test_only_this_version_is_cited(name, version, made):
    [line] = [
        line
        for line in plain_text(made(name, version)).splitlines()
        if line.startswith("Sections of")
    ]
    assert line.startswith(f"Sections of the bylaws of {version}: ")
    assert ("V §" in line) == (version == "1988")


def test_the_sections_stand_before_the_exhibit(made):
    lines = plain_text(made("report-affidavit", "1988")).splitlines()
    sections = next(n for n, line in enumerate(lines) if line.startswith("Sections of"))
    assert sections < lines.index("EXHIBIT A")


@pytest.mark.parametrize("version", ["1988", "2002"])
def test_a_demand_without_a_right(version, issue_under):
    issue = issue_under(version)
    few = replace(demand(issue), held=5, purpose="", answer="refused", reason="no right")
    said = plain_text(compose_inspection_response(few, issue))
    assert "No right under the bylaws carries the demand as it stands." in said
    assert ("one percent" in said) == (version == "1988")


def test_one_percent_carries_in_1988_only(issue_under):
    for version, carried in (("1988", True), ("2002", False)):
        issue = issue_under(version)
        asked = replace(demand(issue), held=80_000, purpose="", filed="Schedule 14B")
        said = plain_text(compose_inspection_response(asked, issue))
        assert ("Schedule 14B is filed and 80,000 voting shares are held" in said) == carried
        assert ("No right under the bylaws" in said) == (not carried)


@pytest.mark.parametrize(
    ("version", "made_on", "due"),
    [("1988", date(1999, 2, 1), "March 3, 1999"), ("2002", date(2004, 2, 1), "")],
)
def test_a_request_before_120_days_is_too_early_in_2002(version, made_on, due, issue_under):
    issue = issue_under(version)
    early = replace(request(issue), made_on=made_on, received_on=made_on)
    said = plain_text(compose_financial_response(early, issue))
    assert ("too early" in said) == (not due)
    assert ("Due on" in said) == bool(due)
    assert due in said


def test_1988_asks_a_twentieth_of_the_class_and_2002_does_not(issue_under):
    old = plain_text(compose_financial_response(request(issue_under("1988")), issue_under("1988")))
    new = plain_text(compose_financial_response(request(issue_under("2002")), issue_under("2002")))
    assert "Needed: 1/20 of the 7,756,060 shares of the class: 387,803." in old
    assert "Needed" not in new


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"agent": ""}, "The agent for service of process is missing."),
        ({"street": "P.O. Box 5"}, "A post office box is no street address."),
        ({"officers": ()}, "The secretary is missing."),
        ({"vacancies": None}, "The number of vacancies is missing."),
        ({"vacancies": 2}, "4 directors and 2 vacancies make 6, not the authorized 5."),
    ],
)  # 2002 §7.7
def test_gaps_of_the_statement_of_information(change, gap, issue_under):
    issue = issue_under("2002")
    assert gap in plain_text(compose_information(replace(INFORMATION, **change), issue))


def test_the_day_by_statute_is_the_end_of_the_month_of_incorporation(company):
    assert statute_due(replace(company, incorporated_on=date(1979, 2, 3)), 2004) == date(
        2004, 2, 29
    )
    assert statute_due(replace(company, incorporated_on=None), 2004) is None


BARE: dict[str, tuple[str, Make, set[str]]] = {
    "inspection": (
        "1988",
        lambda i: compose_inspection_response(
            InspectionDemand("x", "books", "", i.on, answer="refused"), i
        ),
        {"To:", "Demand dated:", "Holding:", "Purpose:", "Reason:", "Answered on:"},
    ),
    "director": (
        "2002",
        lambda i: compose_director_inspection(DirectorInspection("Di Overseer"), i),
        {"Day of inspection:", "Records seen:", "Attended by:"},
    ),
    "copy": (
        "2002",
        lambda i: compose_bylaws_copy(BylawsRequest(""), i),
        {"Shareholder:", "Written request dated:", "Sent on:", "Manner:", "Pages of the copy:"},
    ),
    "financial": (
        "1988",
        lambda i: compose_financial_response(FinancialRequest("x", "", "interim"), i),
        {
            "To:",
            "Request dated:",
            "Received on:",
            "Period ended:",
            "Test of the request:",
            "Due on:",
            "Statements:",
            "Sent on:",
            "Manner:",
        },
    ),
    "information": (
        "2002",
        lambda i: compose_information(InformationStatement(2004), i),
        {
            "File number:",
            "Names and complete addresses:",
            "Number of vacancies:",
            "Authorized number:",
            "Street address:",
            "Type of business:",
            "Agent:",
            "Street address in California:",
            "E-mail for notices:",
            "Labor judgment:",
            "Filed on:",
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
    ("1988", "know no yearly statement", lambda i: compose_information(INFORMATION, i)),
    ("2002", "know no affidavit", lambda i: compose_report_affidavit(mailed(i), i)),
    ("1988", "Record the mailing first", lambda i: compose_report_affidavit(ReportMailed("R"), i)),
    (
        "2002",
        "Record the answer first",
        lambda i: compose_inspection_response(replace(demand(i), answer=""), i),
    ),
    (
        "2002",
        "Not a director in office",
        lambda i: compose_director_inspection(DirectorInspection("Hugo Holder"), i),
    ),
    (
        "1988",
        "Attach their report",
        lambda i: compose_financial_certificate([replace(statements(i)[0], audited=True)], i),
    ),
    ("1988", "signed by the chief", lambda i: compose_financial_certificate(statements(i), i)),
]


@pytest.mark.parametrize(("version", "says", "make"), REFUSED)
def test_refused(version, says, make, issue_under):
    with pytest.raises(Refusal, match=says):
        make(issue_under(version))


def test_who_signs_the_certificate(issue_under):
    helper = ("Al Clerk", "assistant treasurer")
    old = issue_under("1988", *helper)
    assert "Al Clerk\nAssistant Treasurer" in plain_text(
        compose_financial_certificate(statements(old), old)
    )
    new = issue_under("2002", *helper)
    with pytest.raises(Refusal, match="signed by the chief financial officer"):
        compose_financial_certificate(statements(new), new)
    allowed = compose_financial_certificate(
        statements(new), new, authorized="resolution of March 1, 2004"
    )
    assert "Authorized to sign by: resolution of March 1, 2004" in plain_text(allowed)


@pytest.mark.parametrize(("name", "version"), CASES)
def test_typeset_and_read_back(name, version, made, read):
    composed = made(name, version)
    pages = " ".join(read(typeset(composed).data))
    assert composed.title.upper() in pages
    assert f"Sections of the bylaws of {version}:" in pages
