"""The comparison of two drafts on paper: every change by a word and a sign, not by its letters."""

from app.documents.blocks import Run, plain_text
from app.documents.comparison import compose_comparison, marked
from app.documents.typeset import typeset
from app.domain.drafts import ADDED, REMOVED, SAME, Piece, compare


def test_changes_are_told_by_words_and_signs() -> None:
    before = ["Call to order", "The chair thanked Ms. Lee.", "Reports followed."]
    after = ["Call to order", "The chair thanked Ms. Lee at length.", "A question: why?"]
    names = ("Draft 1", "Draft 2")
    paper = compose_comparison("Minutes", "HemaCare", names, compare(before, after))
    lines = plain_text(paper).split("\n")
    assert lines[:3] == ["DRAFTS COMPARED", "Minutes", "Draft 1 and Draft 2"]
    assert lines[4:] == [
        "Call to order",
        "Changed: The chair thanked Ms. Lee +at length+.",
        "Added: +A question: why?+",
        "Removed: [Reports followed.]",
    ]
    styles = [run.style for run in paper.blocks[3].text if isinstance(run, Run)]
    assert styles == ["strong", "", "strong", ""]
    assert typeset(paper).pages == 1


def test_spaces_stay_outside_the_signs() -> None:
    assert marked(Piece(ADDED, " at length")) == " +at length+"
    assert marked(Piece(REMOVED, "her ")) == "[her] "
    assert marked(Piece(ADDED, " ")) == " "
    assert marked(Piece(SAME, " a ")) == " a "
