"""The record-date list, the sheet of held notices, plan and calculation sheets, any table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.answers import Finding, Step, Window
from app.bylaws.explain import explain, plan_answers
from app.bylaws.law import Shelf
from app.bylaws.plan import PlanFacts
from app.bylaws.statute import advice_beside
from app.documents.blocks import plain_text
from app.documents.calculation import compose_calculation
from app.documents.hold_list import compose_hold_list
from app.documents.holder_list import compose_holder_list
from app.documents.plan_sheet import PlannedDay, compose_plan_sheet
from app.documents.table_sheet import compose_table_sheet
from app.documents.typeset import typeset
from app.domain.meetings import ReturnedMail
from app.domain.refusal import Refusal


@pytest.fixture
def window(law_2002) -> Window:
    return Window(
        law_2002.cite("shareholders.notice.window"),
        date(2004, 3, 26),
        date(2004, 5, 15),
        date(2004, 5, 14),
        "May 25, 2004 less 60 days is March 26; less 10 days is May 15.",
        (Step("Meeting", date(2004, 5, 25)), Step("less 10 days", date(2004, 5, 15), "last day")),
    )


def test_the_list_names_everyone_and_adds_up(company, held, law_2002, secretary):
    said = plain_text(
        compose_holder_list(
            company, held, prepared_on=date(2004, 4, 8), signer=secretary, law=law_2002
        )
    )
    assert "as of the close of business on April 7, 2004" in said
    assert "Cut-off: 5:00 p.m. on Wednesday, April 7, 2004" in said
    assert "Holders of record: 45 holders" in said
    assert all(f"{row.name} | " in said for row in held.rows)
    assert "1,000 | none | held by the corporation itself" in said
    assert f"Total |  |  | {held.outstanding:,} | {held.votes:,} | " in said


def test_a_list_that_does_not_add_up_is_not_printed(company, held, law_2002, secretary):
    wrong = replace(held, outstanding=held.outstanding + 1)
    with pytest.raises(Refusal, match="outstanding"):
        compose_holder_list(
            company, wrong, prepared_on=date(2004, 4, 8), signer=secretary, law=law_2002
        )


def test_the_sheet_of_held_notices(company, law_2002, secretary):
    mail = ReturnedMail(4, "Lost", "m", date(2003, 6, 1), "Not known", date(2005, 4, 10))
    said = plain_text(
        compose_hold_list(
            company,
            [mail],
            notices={"m": "Notice of May 30, 2003"},
            on=date(2004, 4, 10),
            signer=secretary,
            law=law_2002,
        )
    )
    row = "Lost | Notice of May 30, 2003 | June 1, 2003 | Not known | April 10, 2005"
    assert row in said
    assert "§2.5 ¶2" in said


def test_the_plan_sheet_names_sections_counts_and_severities(
    annual_2004, company, law_2002, window
):
    finding = Finding(window.cite, "warning", "April 10, 2004 is a Saturday.")
    sheet = compose_plan_sheet(
        annual_2004,
        company,
        [PlannedDay("Meeting", annual_2004.on), PlannedDay("Notice", None, (window,))],
        [finding],
        printed_on=date(2004, 3, 1),
    )
    said = plain_text(sheet)
    assert "Check | April 10, 2004 is a Saturday. | Bylaws of 2002, §2.4 ¶1" in said
    assert "Notice | not set | Mar 26, 2004 | May 15, 2004 | May 14, 2004" in said
    order = [line for line in said.splitlines() if line.startswith(("Friday,", "Saturday,"))]
    assert [line.split(" | ")[1] for line in order] == ["Notice: first day", "Notice: last day"]


def test_the_calculation_prints_the_sum_and_every_day_in_each_version(
    annual_2004, company, law_2002, law_1988
):
    """Mailing 10 to 60 days before May 25, 2004: March 26 to May 15."""
    shelf = Shelf((law_1988, law_2002))
    rule = "shareholders.notice.window"
    answers = plan_answers(shelf, annual_2004, PlanFacts(date(2004, 3, 1)), rule)
    parts = explain(shelf, rule, (law_2002,), answers)
    advice = advice_beside(rule)
    sheet = compose_calculation(parts, company, printed_on=date(2004, 3, 1), advice=advice)
    said = plain_text(sheet)
    assert "Bylaws of 2002, §2.4 ¶1, which governs" in said
    assert "Bylaws of 1988, II §4 ¶2" in said
    assert "less 10 days | Saturday, May 15, 2004 | last day" in said
    assert "0 | Tuesday, May 25, 2004 |  | meeting" in said
    assert "10 | Saturday, May 15, 2004 | a Saturday | last day" in said
    assert "60 | Friday, March 26, 2004 |  | first day" in said
    assert "Corporations Code 601(a), as of January 1, 2026" in said
    assert typeset(sheet).pages > 1


def test_a_table_of_any_length_repeats_its_head(read):
    rows = [(f"Row {n}", f"{n:,}") for n in range(2_000)]
    sheet = compose_table_sheet(
        "Shareholders",
        "X Corp",
        [("Name", "left"), ("Shares", "right")],
        rows,
        totals=("Total", "9"),
        subtitle="2,000 rows",
        printed_on=date(2004, 3, 1),
    )
    made = typeset(sheet)
    pages = read(made.data)
    assert all("Name Shares" in page for page in pages)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    joined = " ".join(pages)
    assert all(joined.count(f"Row {n} ") == 1 for n in range(0, 2_000, 37))
    assert "Row 1999" in pages[-1]
    assert "Total" in pages[-1]


def test_an_empty_table_says_so():
    sheet = compose_table_sheet("Officers", "X", [("Name", "left")], [], empty="Nobody yet.")
    assert "Nobody yet." in plain_text(sheet)


def test_a_cell_higher_than_a_page_goes_on(read):
    text = "\n".join(f"line {n}" for n in range(150))
    made = typeset(compose_table_sheet("T", "X", [("Note", "left")], [(text,)]))
    assert made.pages > 1
    said = " ".join(read(made.data)) + " "
    assert all(f"line {n} " in said for n in range(150))


def test_figures_are_never_broken(read):
    rows = [("A name of some length", "An address of some length, Los Angeles", "10" + ",000" * 5)]
    columns = [("Name", "left"), ("Address", "left"), ("Shares", "right")]
    made = typeset(compose_table_sheet("T", "X", columns, rows * 3))
    assert read(made.data)[0].count("10,000,000,000,000,000") == 3
