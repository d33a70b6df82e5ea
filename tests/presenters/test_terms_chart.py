"""The drawn terms as values, the list of changes beside them, and the same on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from app.documents.blocks import Heading, TermsDrawing, plain_text
from app.documents.board.over_time import LANES_ON_A_PAGE, board_paper, officers_paper
from app.documents.typeset import typeset
from app.domain.company import Company
from app.domain.offices import AuthorizedNumber, Term
from app.presenters.terms_chart import (
    board_chart,
    officers_chart,
    present_board_changes,
    present_office_changes,
    spoken,
)

from .conftest import TODAY

ON = date(2003, 10, 15)
ANN = Term(1, 1, "Ann", "director", date(2000, 5, 1), "shareholders", date(2002, 5, 1), "term")
AGAIN = replace(ANN, id=2, from_on=date(2002, 5, 1), to_on=None, ended_by="")
BO = Term(3, 2, "Bo", "director", date(2001, 2, 5), "board", date(2003, 9, 30), "resigned")
CY = Term(4, 3, "Cy", "director", date(2001, 2, 5), "president", date(2003, 9, 30), "removed")
PAT = Term(5, 4, "Pat", "president", date(2000, 5, 1), "board", date(2002, 1, 2), "died")
NEXT = Term(6, 1, "Ann", "president", date(2002, 2, 1), "board")
AGENT = Term(7, 5, "Trust Co.", "transfer agent", date(2000, 5, 1), "board")


def small(company: Company) -> Company:
    fixed = (AuthorizedNumber(3, date(2000, 1, 3), "incorporator", 9),)
    return replace(company, terms=(BO, ANN, CY, AGAIN, PAT, NEXT, AGENT), numbers=fixed)


def test_lanes_bars_and_marks_of_the_board(company: Company) -> None:
    chart = board_chart(small(company), ON)
    assert (chart.first, chart.last, chart.on) == (date(2000, 1, 1), date(2003, 12, 31), ON)
    assert [lane.label for lane in chart.lanes] == ["Ann", "Bo", "Cy"]
    first, again = chart.lanes[0].bars
    assert (first.key, first.began, first.ended) == ("1", "shareholders", "")
    assert again.to_on is None
    assert again.spoken == (
        "Ann, director: from May 1, 2002, elected by the shareholders, still in office"
    )
    (cy,) = chart.lanes[2].bars
    assert (cy.began, cy.ended) == ("other", "removed")
    assert cy.spoken.endswith("to Sep 30, 2003, removed")
    assert (chart.most, chart.counts[-1].vacant) == (3, 2)
    assert chart.used == ("shareholders", "board", "other", "resigned", "removed")
    assert spoken(chart) == "Board over time, 3 lanes, 4 terms"


def test_the_offices_carry_the_names_and_no_agent(company: Company) -> None:
    chart = officers_chart(small(company), ON)
    (lane,) = chart.lanes
    assert lane.label == "President"
    assert [(bar.label, bar.ended) for bar in lane.bars] == [("Pat", "died"), ("Ann", "")]
    assert (chart.counts, chart.most) == ((), 0)


def test_an_empty_company_has_an_empty_drawing_of_two_years(company: Company) -> None:
    chart = board_chart(replace(company, terms=(), numbers=()), ON)
    assert (chart.lanes, chart.first, chart.last) == ((), date(2003, 1, 1), date(2004, 12, 31))


def test_every_change_with_the_board_after_it(company: Company) -> None:
    table = present_board_changes(small(company), ON)
    assert [(row.key, *row.cells) for row in table.rows] == [
        ("3 end", "Sep 30, 2003", "Resigned: Bo", "1", "3", "2"),
        ("4 end", "Sep 30, 2003", "Removed: Cy", "1", "3", "2"),
        ("2", "May 1, 2002", "Elected by the shareholders: Ann", "3", "3", "0"),
        ("3", "Feb 5, 2001", "Chosen by the board: Bo", "3", "3", "0"),
        ("4", "Feb 5, 2001", "Chosen by another: Cy", "3", "3", "0"),
        ("1", "May 1, 2000", "Elected by the shareholders: Ann", "1", "3", "2"),
        ("number:9", "Jan 3, 2000", "Authorized number: 3", "0", "3", "3"),
    ]
    assert [row.severity for row in table.rows[:3]] == ["warning", "warning", ""]
    early = present_board_changes(small(company), date(2001, 2, 5))
    assert early.rows[0].key == "3"
    assert [r.key for r in present_board_changes(small(company), ON, "removed").rows] == ["4 end"]
    unknown = present_board_changes(replace(small(company), numbers=()), ON)
    assert unknown.rows[0].cells[3] == "not fixed"
    assert "No change" in present_board_changes(small(company), ON, "nobody").empty


def test_every_change_of_the_offices(company: Company) -> None:
    table = present_office_changes(small(company), ON)
    assert [row.cells for row in table.rows] == [
        ("Feb 1, 2002", "Chosen by the board: Ann, president"),
        ("Jan 2, 2002", "Died: Pat, president"),
        ("May 1, 2000", "Chosen by the board: Pat, president"),
    ]
    assert present_office_changes(replace(company, terms=()), ON).empty_action == "appoint"


def test_the_drawing_stands_on_paper_with_every_term(company: Company) -> None:
    paper = board_paper(small(company), ON, TODAY)
    [drawing] = [block for block in paper.blocks if isinstance(block, TermsDrawing)]
    assert (drawing.on, len(drawing.lanes), drawing.named) == (ON, 3, False)
    assert "Cy | Feb 5, 2001 | Chosen by another | Sep 30, 2003 | Removed" in plain_text(paper)
    said = text_of(typeset(paper).data)
    for words in ("5 authorized", "None"):
        assert words not in said
    for words in ("3 authorized", "1 in office", "2 vacant", "On Oct 15, 2003", "Removed"):
        assert words in said, said
    officers = text_of(typeset(officers_paper(small(company), ON, TODAY)).data)
    assert "President" in officers
    assert "Trust Co." not in officers
    assert typeset(paper).data == typeset(paper).data


def test_many_lanes_take_several_drawings_with_the_seats_under_the_last(company: Company) -> None:
    terms = tuple(
        Term(n, n, f"Director {n} of a very long name", "director", date(1990, 1, n % 27 + 1),
             "board", date(1991, 1, 2), "term")
        for n in range(1, LANES_ON_A_PAGE + 4)
    )  # fmt: skip
    crowded = replace(small(company), terms=terms)
    paper = board_paper(crowded, ON, TODAY)
    drawn = [block for block in paper.blocks if isinstance(block, TermsDrawing)]
    assert [(len(d.lanes), bool(d.counts)) for d in drawn] == [(LANES_ON_A_PAGE, False), (3, True)]
    assert typeset(paper).pages >= 2
    empty = board_paper(replace(company, terms=()), ON, TODAY)
    assert not [block for block in empty.blocks if isinstance(block, Heading)]
    assert typeset(empty).pages == 1


def text_of(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())
