"""The face of a certificate, its signatures, lost certificates, the certificate book, the seal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.answers import OURS, Finding
from app.bylaws.law import Bylaws, built_in
from app.bylaws.shares import certificate_papers as papers
from app.bylaws.shares.certificate_papers import Face, Loss, Signature
from app.domain.offices import Term

LAW_88, LAW_02 = built_in("hemacare-1988"), built_in("hemacare-2002")
BOTH = pytest.mark.parametrize("law", [LAW_88, LAW_02])
ISSUED = date(2003, 5, 21)
FACE = Face("HemaCare Corporation", "Ada Brook", 100, "Common Stock")
HALF = replace(FACE, partly_paid=True, total=1_000_00, paid=500_00, authorized=True)
PRESIDENT = Term(1, 1, "Ada Brook", "president", date(1988, 1, 4), "board")
FORMER = Term(2, 2, "Gail Hart", "secretary", date(1988, 1, 4), "board", date(2003, 5, 1))


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.field, f.severity) for f in findings]


@BOTH
@pytest.mark.parametrize(
    ("face", "expected"),
    [
        (FACE, []),
        (replace(FACE, corporation=""), [("corporation", "error")]),
        (replace(FACE, holder=""), [("holder", "error")]),
        (replace(FACE, shares=0), [("shares", "error")]),
        (replace(FACE, class_name=""), [("class_name", "error")]),
        (HALF, []),
        (replace(HALF, paid=0), []),
        (replace(HALF, paid=1_000_00), [("paid", "error")]),
        (replace(HALF, paid=-1), [("paid", "error")]),
        (replace(HALF, paid=None), [("paid", "error")]),
        (replace(HALF, total=None), [("total", "error")]),
    ],
)
def test_face(law: Bylaws, face: Face, expected: list[tuple[str, str]]) -> None:
    """1988 V §6 ¶1 and ¶3; 2002 §8.4."""
    assert found(papers.check_face(law, face)) == expected


@pytest.mark.parametrize(("law", "severity"), [(LAW_88, "warning"), (LAW_02, "error")])
def test_partly_paid_shares_are_authorized(law: Bylaws, severity: str) -> None:
    assert found(papers.check_face(law, replace(HALF, authorized=False))) == [
        ("authorized", severity)
    ]


@BOTH
def test_items_of_the_face(law: Bylaws) -> None:
    assert len(papers.face_items(law)) == 4
    assert papers.face_items(law, partly_paid=True)[4:] == ("total consideration", "amount paid")


def test_a_recorded_legend_is_printed() -> None:
    """1988 V §6 ¶2; 2002 is silent, so it is our check."""
    bare = replace(FACE, recorded=("Section 418",))
    (old,), (new,) = papers.check_face(LAW_88, bare), papers.check_face(LAW_02, bare)
    assert (old.severity, old.cite.rule) == ("error", "certificates.legends")
    assert (new.severity, new.cite.section) == ("warning", OURS)
    assert papers.check_face(LAW_88, replace(bare, printed=("Section 418",))) == ()


@BOTH
def test_a_signer_who_left_before_the_issue_is_still_good(law: Bylaws) -> None:
    signatures = (Signature(PRESIDENT, ISSUED), Signature(FORMER, date(2003, 5, 1), True))
    assert found(papers.check_signatures(law, signatures, ISSUED)) == [
        ("first_signer", "fits"),
        ("second_signer", "fits"),
        ("second_signer", "info"),
        ("second_signer", "info"),
    ]


@BOTH
def test_a_signature_after_leaving_is_none(law: Bylaws) -> None:
    signatures = (Signature(PRESIDENT, ISSUED), Signature(FORMER, date(2003, 5, 2)))
    assert found(papers.check_signatures(law, signatures, ISSUED)) == [
        ("first_signer", "fits"),
        ("second_signer", "error"),
    ]


@pytest.mark.parametrize(
    ("law", "loss", "expected"),
    [
        (LAW_02, Loss("lost", ISSUED, "bond of $5,000"), []),
        (LAW_02, Loss("stolen", ISSUED, waived="resolution of May 20"), []),
        (LAW_02, Loss("destroyed", ISSUED), [("security", "warning")]),
        (LAW_02, Loss("lost", None, "bond"), [("authorized_on", "error")]),
        (LAW_88, Loss("lost", None, "bond"), [("authorized_on", "fits")]),
        (LAW_88, Loss("sold", ISSUED, "bond"), [("cause", "error")]),
    ],
)
def test_lost(law: Bylaws, loss: Loss, expected: list[tuple[str, str]]) -> None:
    """1988 V §6 ¶4; 2002 §8.5."""
    assert found(papers.check_lost(law, loss)) == expected


@BOTH
@pytest.mark.parametrize(
    ("cancelled", "cause", "severity"),
    [
        (ISSUED, "", "fits"),
        (None, "", "error"),
        (date(2003, 5, 20), "", "error"),
        (date(2003, 5, 22), "", "error"),
        (None, "lost", "info"),
    ],
)
def test_surrender(law: Bylaws, cancelled: date | None, cause: str, severity: str) -> None:
    (finding,) = papers.check_surrender(law, "12", cancelled, ISSUED, cause=cause)
    assert finding.severity == severity


@BOTH
def test_book(law: Bylaws) -> None:
    assert papers.check_held(law, "12", 100, 100) == ()
    assert found(papers.check_held(law, "12", 100, 101)) == [("shares", "error")]


@pytest.mark.parametrize(
    ("law", "shares", "paid", "count"),
    [(LAW_88, 1, True, 1), (LAW_88, 1, False, 1), (LAW_02, 1, True, 1), (LAW_02, 1, False, 0),
     (LAW_02, 0, True, 0)],
)  # fmt: skip
def test_every_holder_has_a_certificate(law: Bylaws, shares: int, paid: bool, count: int) -> None:
    """1988 every holder, 2002 when the shares are fully paid."""
    assert len(papers.check_entitlement(law, "Ada Brook", shares, fully_paid=paid)) == count


def test_seal() -> None:
    """1988 V §9: the day of incorporation is not in the bylaws (E88-33)."""
    words = papers.seal_words(LAW_88, "HemaCare Corporation", date(1978, 1, 3))
    assert words == ("HemaCare Corporation", "January 3, 1978", "INCORPORATED", "CALIFORNIA")
    assert len(papers.seal_words(LAW_88, "HemaCare Corporation", None)) == 3
    assert papers.seal_words(LAW_02, "HemaCare Corporation", None) == ()
    assert found(papers.check_seal(LAW_88, None)) == [("incorporated_on", "warning")]
    assert papers.check_seal(LAW_88, ISSUED) == ()
    assert found(papers.check_seal(LAW_02, None)) == [("", "info")]
