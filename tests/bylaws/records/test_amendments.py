"""Who amends the bylaws, by how many votes, and the certificate on their text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import Bylaws, built_in, built_in_shelf
from app.bylaws.records import amendments
from app.bylaws.records.amendments import Amendment, TextCertificate
from app.domain.offices import Term

LAW_88, LAW_02 = built_in("hemacare-1988"), built_in("hemacare-2002")
SECRETARY = Term(1, 1, "Gail Hart", "secretary", date(1988, 1, 4), "board", date(2003, 6, 30))
PAPER = TextCertificate(SECRETARY, date(2002, 12, 17), "board", date(2002, 11, 23), 28, True)


@pytest.mark.parametrize(
    ("subject", "votes", "severity"),
    [
        ("other", 500_000, "error"),
        ("other", 500_001, "fits"),
        ("advance-notice", 666_666, "error"),
        ("advance-notice", 666_667, "fits"),
        ("number-range", 500_001, "fits"),
    ],
)
def test_the_vote_by_subject(subject: str, votes: int, severity: str) -> None:
    """2002 §9.1 and §2.14(c); matrix 7.3."""
    assert amendments.check_vote(LAW_02, subject, 1_000_000, votes).severity == severity


def test_1988_has_one_threshold_for_all() -> None:
    assert amendments.check_vote(LAW_88, "advance-notice", 1_000_000, 500_001).severity == "fits"


@pytest.mark.parametrize(
    ("law", "body", "subject", "in_articles", "expected"),
    [
        (LAW_02, "board", "other", False, [("bylaws.amend.directors", "fits")]),
        (LAW_02, "board", "number-range", False, [("bylaws.amend.directors", "error")]),
        (LAW_88, "board", "number-range", False, [("bylaws.amend.directors", "error")]),
        (LAW_02, "board", "number-exact", False, [("bylaws.amend.directors", "warning")]),
        (LAW_02, "board", "advance-notice", False, [("bylaws.amend.advance-notice", "warning")]),
        (LAW_88, "board", "advance-notice", False, [("bylaws.amend.directors", "fits")]),
        (LAW_02, "shareholders", "number-range", False, []),
        (LAW_02, "shareholders", "number-range", True, [("bylaws.amend.shareholders", "error")]),
        (LAW_88, "shareholders", "number-range", True, []),
    ],
)
def test_the_body(
    law: Bylaws, body: str, subject: str, in_articles: bool, expected: list[tuple[str, str]]
) -> None:
    """1988 VI §1, §2; 2002 §2.14(c), §9.1, §9.2; E02-15, E02-16, E88-18."""
    asked = Amendment(body, date(2003, 5, 20), subject, in_articles=in_articles)
    assert [(f.cite.rule, f.severity) for f in amendments.check_body(law, asked)] == expected


def test_the_record_names_what_it_lacks() -> None:
    whole = Amendment("board", date(2003, 5, 20), "other", "5 to 0", "Section 3.2", "C-1")
    assert amendments.check_record(LAW_02, whole) == ()
    (found,) = amendments.check_record(LAW_02, replace(whole, vote="", certificate=""))
    assert found.sentence == "The record of the amendment still lacks: vote and certificate."


def test_a_new_version_has_an_amendment() -> None:
    shelf = built_in_shelf()
    (found,) = amendments.check_versions(shelf, ())
    assert (found.severity, found.cite.section) == ("warning", "§7.2, Cert")
    assert amendments.check_versions(shelf, {"hemacare-2002"}) == ()


def said(law: Bylaws, paper: TextCertificate) -> list[tuple[str, str]]:
    return [(f.severity, f.sentence) for f in amendments.check_certificate(law, paper)]


def test_the_certificate_on_the_text() -> None:
    """1988 and 2002, certificate: the seal is affixed in 1988 only."""
    fits = [("fits", "Gail Hart, secretary, in office since January 4, 1988.")]
    assert said(LAW_88, PAPER) == fits
    bare = replace(PAPER, seal_affixed=False)
    assert said(LAW_02, bare) == fits
    assert said(LAW_88, bare) == [("warning", "The certificate still lacks: seal."), *fits]
    assert said(LAW_02, TextCertificate()) == [
        (
            "warning",
            "The certificate still lacks: number of pages, adopting body, date of adoption,"
            " signature and date signed.",
        )
    ]


def test_only_a_secretary_in_office_certifies() -> None:
    late = replace(PAPER, signed_on=date(2003, 7, 1))
    other = replace(PAPER, signer=replace(SECRETARY, office="president"))
    assert [s for s, _ in said(LAW_02, late)] == ["error"]
    assert [s for s, _ in said(LAW_02, other)] == ["error"]


@pytest.mark.parametrize(
    ("law", "counted", "severity", "words"),
    [
        (LAW_02, None, "warning", "says 28 pages; the text is numbered to 24."),
        (LAW_02, 25, "warning", "says 28 pages; the text has 25."),
        (LAW_02, 28, "fits", "and the text has as many."),
        (LAW_88, None, "info", "cannot be checked."),
        (LAW_88, 25, "fits", "says 25 pages"),
    ],
)
def test_pages(law: Bylaws, counted: int | None, severity: str, words: str) -> None:
    """E88-02, E02-02."""
    (found,) = amendments.check_pages(law, counted)
    assert (found.severity, words in found.sentence) == (severity, True)


def test_the_copy_has_all_amendments_to_date() -> None:
    on = date(2003, 5, 20)
    for amended, severity in (([], "fits"), ([on], "fits"), ([date(2003, 5, 21)], "warning")):
        assert [f.severity for f in amendments.check_copy(LAW_02, on, amended)] == [severity]


def test_a_version_knows_when_it_was_certified() -> None:
    assert LAW_88.certified_on == date(1988, 9, 26)
    assert LAW_02.certified_on == date(2002, 12, 17)


@pytest.mark.parametrize(
    ("on", "votes", "expected"),
    [
        (date(1986, 1, 2), 900, []),  # before the first bylaws
        (None, 900, []),
        (date(2003, 5, 20), None, []),
        (date(2003, 5, 20), 501, [("bylaws.amend.shareholders", "fits")]),
        (date(2003, 5, 20), 500, [("bylaws.amend.shareholders", "error")]),
    ],
)
def test_an_adoption_is_judged_by_the_bylaws_of_its_day(
    on: date | None, votes: int | None, expected: list[tuple[str, str]]
) -> None:
    """1988 VI §1, 2002 §9.1: a majority of the outstanding shares."""
    asked = Amendment("shareholders", on)
    found = amendments.check_adoption(built_in_shelf(), asked, 1000, votes)
    assert [(f.cite.rule, f.severity) for f in found] == expected


def test_an_adoption_by_the_board_asks_for_no_vote_of_shareholders() -> None:
    asked = Amendment("board", date(2003, 5, 20))
    (found,) = amendments.check_adoption(built_in_shelf(), asked, 1000, 1)
    assert (found.cite.rule, found.severity) == ("bylaws.amend.directors", "fits")


def test_the_threshold_before_a_vote_is_neither_met_nor_missed() -> None:
    found = amendments.shareholder_threshold(LAW_02, 1000)
    assert (found.needed, found.met) == (501, None)
