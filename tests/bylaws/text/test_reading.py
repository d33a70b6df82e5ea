"""Lines of a raw text: what is left out, and words kept as they are."""

import re

import pytest

from app.bylaws.text.reading import plain, read_lines
from app.bylaws.text.sections import read_text


def left_out(raw: str) -> list[tuple[int, str]]:
    return [(line.line, line.kind) for line in read_lines(raw)[1]]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("a\u00a0\u2009b\tc", "a b c"),
        ("\u201cShares\u201d of the owner\u2019s", '"Shares" of the owner\'s'),
        ("\ufb01x the o\ufb03ce", "fix the office"),
        ("ad\u00adjourn, mem\u00ad", "adjourn, mem\u00ad"),
        ("vice\u2011president\u200b", "vice-president"),
        ("16 2/3% — § 4", "16 2/3% — § 4"),
    ],
)
def test_spaces_quotes_and_ligatures_become_plain(printed: str, kept: str) -> None:
    assert plain(printed) == kept


@pytest.mark.parametrize(
    ("raw", "out"),
    [
        ("Text of the\n\n-3-\n\nlaw.", [(3, "page number")]),
        ("Text of the\n3\nlaw.", []),
        (
            "One\n1\nTwo\n2\nThree\n3\nlast.",
            [(2, "page number"), (4, "page number"), (6, "page number")],
        ),
        ("Text\nPage 2 of 9\nmore.", [(2, "page number")]),
        ("Text\n\niv\n\nmore.", [(3, "page number")]),
        ("Text\n\n(4)\n\nmore.", []),
        ("Text\n\n2.\n\nmore.", []),
        ("Text.\n_______\n\n* * *\n[End of Bylaws]", [(2, "rule"), (4, "rule"), (5, "rule")]),
        ("Signed:\n\fText", []),
    ],
)
def test_page_numbers_and_ruled_lines_are_left_out(raw: str, out: list[tuple[int, str]]) -> None:
    assert left_out(raw) == out


def test_a_head_at_the_edge_of_three_pages_runs_and_a_sentence_does_not() -> None:
    page = "the shareholders of the corporation\nshall meet when called and\n\f"
    raw = "".join(f"Laws of Elm - {n}\nline {n * 'x'} of\n{page}" for n in (1, 2, 3, 4))
    kinds = {line.text: line.kind for line in read_lines(raw)[1]}
    assert kinds["Laws of Elm - 2"] == "running head"
    prose = "may call\nthe owners of the firm\nmay go\n" * 4
    assert left_out(prose) == []


def test_a_title_that_comes_back_runs_though_no_page_is_seen() -> None:
    raw = "LAWS OF ELM\n\nSection 1. A. B.\n\nLAWS OF ELM\n\nSection 2. C. D.\n\nLAWS OF ELM\n"
    assert left_out(raw) == [(5, "running head"), (9, "running head")]


def test_contents_are_left_out_with_and_without_dots() -> None:
    plain_list = (
        "CONTENTS\nARTICLE I Name 1\nARTICLE II Seat 2\n\nARTICLE I\nName\n\nSection 1. It."
    )
    assert [n for n, _ in left_out(plain_list)] == [1, 2, 3]
    dotted = (
        "A\n\nSection 1 Name .... 1\nSection 2 Seat .... 2\nSection 3 End .... 3\n\nSection 1. It."
    )
    assert [n for n, _ in left_out(dotted)] == [3, 4, 5]
    headed = (
        "Elm\n\nARTICLE I\nSection 1 Name .... 1\nSection 2 Seat .... 2\nSection 3 End .... 3\n\n"
        "ARTICLE I\n\nSection 1. It."
    )
    assert [n for n, _ in left_out(headed)] == [3, 4, 5, 6]


def test_contents_that_list_what_never_comes_are_left_out_as_far_as_they_have_dots() -> None:
    raw = "CONTENTS\nSection 1 Name .... 1\nNothing else.\n"
    assert [n for n, _ in left_out(raw)] == [1, 2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(end: str) -> None:
    raw = end.join(["One", "\fTwo", "", "   Three  "])
    lines = read_lines(raw)[0]
    assert [(line.number, line.text, line.gap, line.page) for line in lines] == [
        (1, "One", False, False),
        (2, "Two", False, True),
        (4, "Three", True, False),
    ]
    assert [raw[line.start : line.end] for line in lines] == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("The share-\nholders, and shareholders", "The shareholders, and shareholders"),
        ("A share-\nholder asks shareholders", "A shareholder asks shareholders"),
        ("each six-\nmonth period", "each six-month period"),
        ("a vice-\npresident", "a vice-president"),
        ("a Vice-\nPresident", "a Vice-President"),
        ("by first-\nclass mail, first-class", "by first-class mail, first-class"),
        ("there-\nof is there a word of it", "thereof is there a word of it"),
        ("an in-\nspection", "an inspection"),
        ("a mem\u00ad\nber", "a member"),
        ("SUITS -\nBY OTHERS are not", "SUITS - BY OTHERS are not"),
        ("the rest—\nall of it", "the rest—all of it"),
    ],
)
def test_a_word_broken_at_a_line_end_is_mended(lines: str, read: str) -> None:
    text = read_text(f"Section 1. Words. It is {lines}.")
    assert text.sections[0].paragraphs[0].text == f"It is {read}."


def test_a_word_mended_without_another_to_compare_is_said() -> None:
    text = read_text("Section 1. Words. An in-\nspection.")
    assert [(u.line, u.kind) for u in text.unplaced] == [(2, "doubt")]
    assert re.search("inspection", text.unplaced[0].sentence)
