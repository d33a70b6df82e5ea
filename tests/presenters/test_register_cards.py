"""The card of a certificate, a holder's history, balances, findings, holders who look alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.bylaws.answers import Finding, ours
from app.domain.company import Company
from app.domain.people import Holder
from app.domain.register import Balance, Chain, FolioLine, Standing
from app.domain.shares import Certificate
from app.presenters import register_cards as cards

ANN, BO = Holder(1, "Ann Lee"), Holder(2, "Bo Ray")
HOLDERS = {1: ANN, 2: BO}
OLD = Certificate("3", 1, 1, 100, "1990-01-02T12:00", "1999-05-06T12:00", how="surrendered")
NEW = Certificate("9", 1, 2, 100, "1999-05-06T12:00", came_from=("3",), issued_seq=7)


def test_a_certificate_in_force_says_where_it_came_from(company: Company) -> None:
    detail = cards.present_certificate(company, Chain(NEW, (OLD,), ()), HOLDERS)
    facts = dict(detail.facts)
    assert (facts["Holder"], facts["Shares"], facts["State"]) == ("Bo Ray", "100", "In force")
    assert facts["Issued"] == "May 6, 1999, entry 7"
    before, after = detail.tables
    assert before.rows[0].cells == ("3", "Ann Lee", "Jan 2, 1990", "May 6, 1999", "100")
    assert (after.rows, after.empty) == ((), "It is still in force.")
    targets = [link.target for link in detail.acts]
    assert "transfer-certificate:9" in targets
    assert "paper:certificate:9" in targets


def test_an_ended_one_offers_its_record_alone(company: Company) -> None:
    detail = cards.present_certificate(company, Chain(OLD, (), (NEW,)), HOLDERS)
    assert dict(detail.facts)["State"] == "Surrendered May 6, 1999"
    assert [link.target for link in detail.acts] == [
        "paper:cancelled:3",
        "paper:certificate-extract:3",
    ]


def test_legends_stops_payments_and_losses_are_told(company: Company) -> None:
    marked = replace(
        NEW, legends=("Not registered.",), stops=("Court order.",), total=10_000_00, paid=1
    )
    detail = cards.present_certificate(company, Chain(marked, (), ()), HOLDERS)
    facts = dict(detail.facts)
    assert facts["Legends"] == "Not registered."
    assert facts["Partly paid"] == "$0.01 of $10,000.00 paid; $9,999.99 owed"
    assert detail.notes[0].severity == "warning"
    assert detail.notes[0].sentence == (
        "A stop stands on it: Court order. No transfer is entered without a reason."
    )
    pledged = replace(marked, stops=("Pledged",))
    bare = cards.present_certificate(company, Chain(pledged, (), ()), HOLDERS)
    assert bare.notes[0].sentence.startswith("A stop stands on it: Pledged. No transfer")
    lost = replace(OLD, how="lost")
    found = cards.present_certificate(company, Chain(lost, (), (NEW,)), HOLDERS)
    assert found.notes[0].links[0].target == "found:3"


def test_a_holders_history_and_names(company: Company) -> None:
    lines = [
        FolioLine(3, "1990-01-02T12:00", "shares.issue", 1, 100, 100),
        FolioLine(9, "1999-05-06T12:00", "shares.transfer", 1, -40, 60),
    ]
    names = [Standing(date(1990, 1, 2), "Ann Lee", "individual")]
    (folio,) = cards.present_folio(company, lines, names)
    assert [row.cells for row in folio.rows] == [
        ("Jan 2, 1990", "3", "Issued", "+100", "100"),
        ("May 6, 1999", "9", "Transferred", "-40", "60"),
    ]
    later = [*names, Standing(date(2000, 1, 3), "Ann Lee-Ray", "individual")]
    assert cards.present_folio(company, lines, later)[1].rows[1].cells[1] == "Ann Lee-Ray"


def test_the_balance_names_what_does_not_agree(company: Company) -> None:
    good = Balance(1, "2004-01-01T23:59", 1_000, 600, 50, 600, 600)
    row = cards.present_balances(company, [good]).rows[0]
    assert row.cells[1:] == ("1,000", "350", "600", "50", "600", "600", "In balance")
    assert cards.present_balances(company, [replace(good, held=599)]).rows[0].severity == "error"


def test_findings_with_their_sections() -> None:
    cite = ours("ours.gap", "Numbers follow each other.")
    found = [Finding(cite, "warning", "Certificate 4 is missing.")]
    assert cards.present_findings(found).rows[0].severity == "warning"
    assert cards.present_findings(found, "nothing").rows == ()


def test_holders_that_look_alike_are_named_and_never_merged() -> None:
    twins = [Holder(1, "Lee, Ann"), Holder(2, "Bo Ray"), Holder(3, "ANN LEE")]
    assert [f.sentence for f in cards.alike(twins)] == [
        "Lee, Ann (No. 1) and ANN LEE (No. 3) look alike."
    ]
