"""Papers of the offices: golden words under both versions, contents, blanks, refusals, print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.documents.blocks import Document, plain_text
from app.documents.offices.authority import compose_authority
from app.documents.offices.incumbency import compose_incumbency
from app.documents.offices.officers import (
    compose_appointment,
    compose_delegation,
    compose_officer_removal,
)
from app.documents.offices.resignation import compose_resignation
from app.documents.offices.seal_record import compose_seal_record, seal_words
from app.documents.stated import Issue
from app.documents.typeset import typeset
from app.documents.wording import Signer
from app.domain.board_record import (
    Delegated,
    OfficerAppointed,
    OfficerRemoved,
    Resigned,
    Seal,
    SealUse,
    SigningAuthority,
)
from app.domain.offices import Term
from app.domain.refusal import Refusal

Make = Callable[[Issue], Document]


def resigned(issue: Issue, office: str = "director") -> Resigned:
    to = "board" if office == "director" else "corporation"
    received = datetime(issue.on.year, 3, 10, 15, 30)  # noqa: DTZ001 - local time
    return Resigned(
        "Ed Steward", office, to, issue.on, issue.on + timedelta(21), received, "Jane Roe"
    )


APPOINTED = OfficerAppointed("vice president", "Fay Newcomer", rank=2, contract=True)
POWER = Delegated(
    "to appoint and remove subordinate officers",
    "Ada Boardman",
    "president",
    "no more than two at a time",
    "resolution on officers",
    date(1999, 3, 1),
    ranks=("Bo Chairwell", "Fay Newcomer"),
)
REMOVED = OfficerRemoved("vice president", "Fay Newcomer", at="special meeting", contract=True)
SEAL = Seal(
    date(1978, 8, 15),
    "Jane Roe",
    "the principal executive office",
    (SealUse(date(1999, 2, 1), "Lease of the laboratory", "Jane Roe"),),
)


def authorities(issue: Issue) -> list[SigningAuthority]:
    return [
        SigningAuthority(
            "Cy Trustee",
            "checks",
            "chief financial officer",
            limit_cents=2_500_000,
            jointly_with="Ada Boardman",
            source="board resolution",
            resolution_on=issue.on,
            from_on=issue.on,
        ),
        SigningAuthority("Ada Boardman", "contracts", "president", "leases of equipment"),
        SigningAuthority("Old Signer", "checks", to_on=issue.on - timedelta(1)),
    ]


PAPERS: dict[str, Make] = {
    "resignation-director": lambda i: compose_resignation(resigned(i), i),
    "resignation-officer": lambda i: compose_resignation(resigned(i, "vice president"), i),
    "appointment": lambda i: compose_appointment(replace(APPOINTED, on=i.on, starts_on=i.on), i),
    "delegation": lambda i: compose_delegation(POWER, i),
    "removal": lambda i: compose_officer_removal(replace(REMOVED, on=i.on, at_on=i.on), i),
    "incumbency": lambda i: compose_incumbency(i, Signer("Ada Boardman", "president")),
    "authority": lambda i: compose_authority(authorities(i), i),
    "seal": lambda i: compose_seal_record(SEAL, i),
}
VERSIONS = pytest.mark.parametrize("version", ["1988", "2002"])


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_golden(name, version, issue_under, golden):
    golden(f"{name}-{version}", PAPERS[name](issue_under(version)))


MUST = [
    ("resignation-director", r"to: the board of directors of hemacare"),
    ("resignation-director", r"i resign as director"),
    ("resignation-director", r"takes effect on march 31"),
    ("resignation-director", r"received: wednesday, march 10, \d+, at 3:30 p\.m\."),
    ("resignation-officer", r"to: hemacare corporation"),
    ("resignation-officer", r"i resign as vice president"),
    ("appointment", r"office: vice president"),
    ("appointment", r"person: fay newcomer"),
    ("appointment", r"appointed by: board of directors"),
    ("appointment", r"at the pleasure of the board"),
    ("appointment", r"contract of employment: there is one"),
    ("delegation", r"power: to appoint and remove"),
    ("delegation", r"limits: no more than two"),
    ("delegation", r"by resolution: resolution on officers"),
    ("delegation", r"1\. bo chairwell 2\. fay newcomer"),
    ("removal", r"removed by: board of directors"),
    ("removal", r"at: special meeting of the board"),
    ("removal", r"contract of employment are reserved"),
    ("incumbency", r"incumben"),
    ("incumbency", r"specimen signature"),
    ("incumbency", r"ada boardman president"),
    ("authority", r"cy trustee / chief financial officer"),
    ("authority", r"up to \$25,000\.00 / together with ada boardman"),
    ("authority", r"until ended"),
    ("seal", r"name of the corporation: hemacare corporation"),
    ("seal", r"date of incorporation: august 15, 1978"),
    ("seal", r"incorporated, california"),
    ("seal", r"kept by: jane roe"),
    ("seal", r"february 1, 1999 \| lease of the laboratory"),
]  # matrix 5.5 and 5.9; papers 1.21 to 1.23


@VERSIONS
@pytest.mark.parametrize(("name", "pattern"), MUST)
def test_must_say(name, pattern, version, issue_under, matches):
    assert matches(pattern, plain_text(PAPERS[name](issue_under(version))))


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_only_this_version_is_cited(name, version, issue_under):
    last = plain_text(PAPERS[name](issue_under(version))).splitlines()[-1]
    assert last.startswith(f"Sections of the bylaws of {version}: ")


def test_the_term_of_an_elected_officer(issue_under):
    chosen = OfficerAppointed("secretary", "Al Clerk")
    old = plain_text(compose_appointment(chosen, issue_under("1988")))
    new = plain_text(compose_appointment(chosen, issue_under("2002")))
    assert (
        "Term: At the pleasure of the board, until the regular board meeting after the annual "
        "meeting and the election of a successor." in old
    )
    assert "Term: At the pleasure of the board.\n" in new


@VERSIONS
def test_the_incumbency_names_every_officer_and_no_former_one(version, issue_under):
    issue = issue_under(version)
    gone = Term(99, 99, "Gone Before", "president", date(1990, 1, 1), "board", issue.on)
    agent = Term(98, 98, "Transfer Co", "transfer agent", date(1990, 1, 1), "board")
    company = replace(issue.company, terms=(*issue.company.terms, gone, agent))
    said = plain_text(compose_incumbency(replace(issue, company=company)))
    assert all(f"{n} | {o}" in said for n, o in (("Ada Boardman", "President"),
        ("Jane Roe", "Secretary"), ("Cy Trustee", "Chief Financial Officer")))  # fmt: skip
    assert "Gone Before" not in said
    assert "Transfer Co" not in said
    assert "Bo Chairwell" not in said
    assert "following three offices of HemaCare Corporation" in said


def test_the_words_of_the_seal(company):
    said = seal_words(company)
    assert said.around == "HEMACARE CORPORATION"
    assert said.foot == "CALIFORNIA"
    assert said.middle == ("INCORPORATED", "AUGUST 15, 1978")
    assert seal_words(replace(company, incorporated_on=None)).middle == ("INCORPORATED",)


BARE: dict[str, tuple[Make, set[str]]] = {
    "resignation": (
        lambda i: compose_resignation(Resigned("Ed Steward", "director"), i),
        {"Date:", "To:", "Received:", "Received by:"},
    ),
    "appointment": (
        lambda i: compose_appointment(OfficerAppointed("secretary", ""), i),
        {"Person:", "Appointed on:", "Takes office on:", "Contract of employment:"},
    ),
    "delegation": (
        lambda i: compose_delegation(Delegated("", "", "president"), i),
        {"Given to:", "Power:", "Limits:", "By resolution:", "Adopted on:"},
    ),
    "removal": (
        lambda i: compose_officer_removal(OfficerRemoved("secretary", "Al Clerk"), i),
        {"Removed on:", "At:", "Held or effective on:"},
    ),
}


@VERSIONS
@pytest.mark.parametrize("name", BARE)
def test_what_is_not_known_is_a_blank(name, version, issue_under, blanks):
    make, unknown = BARE[name]
    composed = make(issue_under(version, ""))
    assert blanks(composed) == unknown
    assert "None" not in plain_text(composed)


def test_a_seal_without_known_facts_has_blanks(issue_under, blanks):
    issue = issue_under("1988")
    bare = replace(issue, company=replace(issue.company, incorporated_on=None))
    assert blanks(compose_seal_record(Seal(), bare)) == {
        "Date of incorporation:",
        "Adopted on:",
        "Kept by:",
        "Kept at:",
    }


REFUSED: list[tuple[str, str, Make]] = [
    ("1988", "not to “shareholders”", lambda i: compose_resignation(
        replace(resigned(i), addressee="shareholders"), i)),
    ("2002", "on that day at the earliest", lambda i: compose_resignation(
        replace(resigned(i), effective_on=i.on - timedelta(1)), i)),
    ("1988", "is chosen by the board", lambda i: compose_appointment(
        OfficerAppointed("secretary", "Al Clerk", by="president"), i)),
    ("2002", "if empowered by it, the president", lambda i: compose_appointment(
        OfficerAppointed("librarian", "Al Clerk", by="chairman"), i)),
    ("2002", "the board removes, not the president", lambda i: compose_officer_removal(
        replace(REMOVED, by="president"), i)),
    ("1988", "only if the board gave the power", lambda i: compose_officer_removal(
        replace(REMOVED, by="president", chosen_by="president"), i)),
    ("2002", "Another officer certifies", lambda i: compose_incumbency(
        i, Signer("Jane Roe", "president"))),
    ("2002", "No officer is in office", lambda i: compose_incumbency(
        replace(i, company=replace(i.company, terms=())))),
    ("2002", "only if one is adopted", lambda i: compose_seal_record(Seal(), i)),
    ("2002", "comes from: board resolution", lambda i: compose_authority(
        [SigningAuthority("X", "checks", source="president")], i)),
    ("1988", "Nobody has authority", lambda i: compose_authority(authorities(i)[2:], i)),
]  # fmt: skip


@pytest.mark.parametrize(("version", "says", "make"), REFUSED)
def test_refused(version, says, make, issue_under):
    with pytest.raises(Refusal, match=says):
        make(issue_under(version))


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_typeset_and_read_back(name, version, issue_under, read):
    composed = PAPERS[name](issue_under(version))
    pages = " ".join(read(typeset(composed).data))
    assert composed.title.upper() in pages
    assert f"Sections of the bylaws of {version}:" in pages
