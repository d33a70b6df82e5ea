"""The invented texts of `tests/bylaws/texts` against their table, and what holds for any text."""

import re
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from app.bylaws.text.parts import BylawsText, Section
from app.bylaws.text.sections import read_text

TEXTS = Path(__file__).parents[1] / "texts"
EXPECTED = tomllib.loads((TEXTS / "expected.toml").read_text(encoding="utf-8"))


def raw_text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_bytes().decode()


def read(name: str) -> BylawsText:
    return read_text(raw_text(name))


def places(section: Section) -> str:
    marks = ["".join(f"({m})" for m in p.marks) or f"¶{p.number}" for p in section.paragraphs]
    return f"{section.heading} | {' '.join(marks)}"


def parts(text: BylawsText) -> list[Section]:
    ends = [text.certificate] if text.certificate else []
    return [text.title, *text.sections, *ends]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_text_reads_as_its_table_says(name: str) -> None:
    text, expected = read(name), EXPECTED[name]
    assert [f"{a.label} {a.heading}" for a in text.articles] == expected["articles"]
    assert [f"{s.cite} | {places(s)}" for s in text.sections] == expected["sections"]
    assert (places(text.certificate) if text.certificate else "") == expected["certificate"]
    assert [f"{u.line} {u.kind}" for u in text.unplaced] == expected["unplaced"]
    assert Counter(out.kind for out in text.left_out) == expected["left_out"]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_paragraph_holds_the_words_of_its_place(name: str) -> None:
    raw, text = raw_text(name), read(name)
    out = {line.text for line in text.left_out}
    for paragraph in (p for part in parts(text) for p in part.paragraphs):
        lines = re.split("[\r\n\f]+", raw[paragraph.start : paragraph.end])
        kept = [line for line in lines if line.strip() not in out]
        whole = (letters("".join(kept)), letters("".join(lines)))  # a title may come back as head
        assert letters(paragraph.text) in whole


@pytest.mark.parametrize("name", EXPECTED)
def test_no_line_is_lost(name: str) -> None:
    """Each line is within a paragraph, a heading or what is left out."""
    raw, text = raw_text(name), read(name)
    read_words = letters("".join(p.text for part in parts(text) for p in part.paragraphs))
    heads = [a.label + a.heading for a in text.articles] + [p.heading for p in parts(text)]
    out = letters("".join(line.text for line in text.left_out))
    marks = letters("".join(re.findall(r"(?im)^\W*(?:article|section)(?= )", raw)))
    everything = Counter(read_words + letters("".join(heads)) + out + marks)
    lost = Counter(letters(raw)) - everything
    assert sum(lost.values()) <= len("onetwo"), lost  # `ARTICLE ONE` is shown as I


def letters(text: str) -> str:
    text = text.replace("\ufb01", "fi").replace("\u00ad", "")
    return re.sub(r"[^A-Za-z]", "", text).casefold()


def test_words_across_a_page_are_one_sentence() -> None:
    text = {s.cite: s for s in read("orchard").sections}
    assert "They may discuss any matter and fix any price" in text["§2.1"].paragraphs[0].text
    assert "save that a member who comes anyway" in text["§2.2"].paragraphs[-1].text
    harbor = {s.cite: s for s in read("harbor").sections}
    assert "every owner who may vote, not less" in harbor["§2.1"].paragraphs[1].text
    assert "pursuant to Section 99 of the Lantern" in harbor["§4.2"].paragraphs[-1].text


@pytest.mark.parametrize(
    ("raw", "cites"),
    [
        ("ARTICLE I\nName\nSection 1. Name. It is Elm.\nSection 2. Seat. Here.", ["I §1", "I §2"]),
        ("ARTICLE 2. SEAT\n\nSection 4 - Seat. Here.", ["2 §4"]),
        ("1.1 Name. Elm.\n\n1.2 Seat. Here.\n\n2.1 Owners. All.", ["§1.1", "§1.2", "§2.1"]),
        ("§ 1 Name. Elm.\n\n§ 2 Seat. Here.", ["§1", "§2"]),
        ("ARTICLE II\n\nSec. 1: Name. Elm.\n\nSEC. 2. Seat. Here.", ["II §1", "II §2"]),
        ("ARTICLE SECOND\n\n1. Name. Elm.\n\n2. Seat. Here.", ["II §1", "II §2"]),
        ("Article 3\n\nChanges are made by all.", ["3"]),
        ("1. Name. Elm.\n\n9. Nobody knows.\n\n2. Seat. Here.", ["§1", "§2"]),
        ("", []),
        ("No bylaws at all.", []),
    ],
)
def test_numbering_styles(raw: str, cites: list[str]) -> None:
    assert [s.cite for s in read_text(raw).sections] == cites


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("POWERS. The board runs it.", "POWERS", "The board runs it."),
        ("CHECKS, NOTES, ETC.  All checks.", "CHECKS, NOTES, ETC.", "All checks."),
        ("DEALS, ETC., HOW SIGNED.  A deal.", "DEALS, ETC., HOW SIGNED", "A deal."),
        ("WORD BY MAIL OR\nWIRE; PROOF.  Word is", "WORD BY MAIL OR WIRE; PROOF", "Word is"),
        ("SUITS - BY OTHERS.\nThe firm pays.", "SUITS - BY OTHERS", "The firm pays."),
        ("Suits - By Others. The firm pays.", "Suits - By Others", "The firm pays."),
        ("NOTICE. U.S. mail is used.", "NOTICE", "U.S. mail is used."),
        ("Place of Meeting. Any place.", "Place of Meeting", "Any place."),
        ("Place of meeting.--Any place.", "Place of meeting", "Any place."),
        ("Place of Meeting\nAny place is fit.", "Place of Meeting", "Any place is fit."),
        ("PLACE OF\nMEETING\nAny place is fit.", "PLACE OF MEETING", "Any place is fit."),
        ("PLACE OF MEETING\nAny place is fit", "PLACE OF MEETING", "Any place is fit"),
        ("Place of Meeting — Any place.", "Place of Meeting", "Any place."),
        ("The board shall meet. It may eat.", "", "The board shall meet. It may eat."),
        ('"Share" means a share. So it is.', "", '"Share" means a share. So it is.'),
    ],
)
def test_headings(line: str, heading: str, text: str) -> None:
    section = read_text(f"Section 7.  {line}").sections[0]
    assert (section.heading, section.paragraphs[0].text) == (heading, text)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            "Section 1.1 A. B.\n\nSection 2.1 C. D.",
            "Article 2 has no heading. It is taken to begin with Section 2.1.",
        ),
        (
            "ARTICLE I\n\nSection 1.1 A. B.\n\nSection 3.1 C. D.",
            "Section 3.1 stands under Article I.",
        ),
        (
            "ARTICLE I\n\nSection 1. A. B.\n\nSection 4. C. D.",
            "Section 2 and 3 of Article I is not found before Section 4.",
        ),
        ("ARTICLE I\n\nSection 2. A. B.", "Section 1 of Article I is not found before Section 2."),
        ("ARTICLE I\n\nSection 1. A. B and", "I §1 ends without a stop."),
        ("ARTICLE I\n\nARTICLE II\n\nSection 1. A. B.", "Article I has no text."),
        (
            "Section 1. A. B:\n\n(a) one;\n\n(c) two.",
            "In §1, (c) does not follow the mark before it.",
        ),
        ("Section 1. A. B:\n\n(a) one;\n\n(a) two.", "In §1, (a) stands again."),
    ],
)
def test_what_cannot_be_placed_is_said(raw: str, said: str) -> None:
    assert said in [note.sentence for note in read_text(raw).unplaced]


def test_a_heading_may_be_all_that_a_section_has() -> None:
    section = read_text("ARTICLE I\n\nSection 1. PLACE OF\nMEETING").sections[0]
    assert (section.heading, section.paragraphs) == ("PLACE OF MEETING", ())


def test_a_certificate_may_begin_without_a_heading() -> None:
    raw = "Section 1. A. B.\n\nI, the undersigned, certify that these are the bylaws."
    text = read_text(raw)
    assert text.certificate
    assert text.certificate.heading == ""
    assert text.certificate.paragraphs[0].text.startswith("I, the undersigned")


def test_a_mark_of_another_kind_than_any_before_it_is_said() -> None:
    raw = "Section 1. A. B:\n\n(a) one;\n\n(3) two."
    said = [note.sentence for note in read_text(raw).unplaced]
    assert "In §1, (3) does not follow the mark before it." in said


def test_sections_may_count_on_through_the_articles() -> None:
    raw = "ARTICLE I\n\nSection 1. A. B.\n\nARTICLE II\n\nSection 2. C. D.\n\nSection 3. E. F."
    assert read_text(raw).unplaced == ()


def test_a_page_that_ends_with_a_sentence_is_a_doubt() -> None:
    full = "The owners meet in the long hall of the house and"
    raw = f"Section 1. A. {full}\n{full}\n{full} sing there.\n\fThen they go."
    text = read_text(raw)
    assert [p.number for p in text.sections[0].paragraphs] == [1, 2]
    assert [note.kind for note in text.unplaced] == ["doubt"]


def test_marks_i_after_h_and_nested() -> None:
    letters_a_to_h = "\n\n".join(f"({c}) some of it;" for c in "abcdefgh")
    raw = (
        f"Section 1. A. All of:\n\n{letters_a_to_h}\n\n(i) the rest:\n\n(i) first;\n\n(ii) second."
    )
    marks = [p.marks for p in read_text(raw).sections[0].paragraphs[-3:]]
    assert marks == [("i",), ("i", "i"), ("i", "ii")]
    nested = raw.replace("(h) some of it;", "(h) all of:")
    assert read_text(nested).sections[0].paragraphs[-3].marks == ("h", "i")


def test_a_long_text_is_read_at_once() -> None:
    page = raw_text("harbor").split("ARTICLE III")[0] * 30
    begun = time.perf_counter()
    read_text(page)
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize("name", ["harbor", "millrace", "ferry"])
def test_line_ends_and_indents_do_not_matter(name: str) -> None:
    raw, text = raw_text(name), read(name)
    flat = "\n".join(line.strip() for line in raw.splitlines())
    for changed in (raw.replace("\n", "\r\n"), flat):
        sections = [(s.cite, places(s)) for s in read_text(changed).sections]
        assert sections == [(s.cite, places(s)) for s in text.sections]


def test_without_blank_lines_every_section_is_still_found() -> None:
    for name in ("harbor", "millrace"):
        raw, text = raw_text(name), read(name)
        tight = read_text("\n".join(line.strip() for line in raw.splitlines() if line.strip()))
        assert [(s.cite, s.heading) for s in tight.sections] == [
            (s.cite, s.heading) for s in text.sections
        ]
        assert [words(s) for s in tight.sections] == [words(s) for s in text.sections]


def words(section: Section) -> str:
    return " ".join(p.text for p in section.paragraphs)


def test_a_line_ended_early_ends_a_paragraph_where_no_blank_line_does() -> None:
    lines = (
        "Section 1. Oars. An oar is long and is kept",
        "dry. An oar that is wet is dried in the sun",
        "all day.",
        "A sail is folded twice, and it is then laid",
        "in the loft over the old boat house, where",
        "mice are not.",
        "Section 2. Ropes. A rope is coiled each day",
        "by the mate.",
    )
    paragraphs = [p.text[:14] for p in read_text("\n".join(lines)).sections[0].paragraphs]
    assert paragraphs == ["An oar is long", "A sail is fold"]


def test_where_lists_stand_apart_a_mark_at_a_line_start_is_prose() -> None:
    apart = "Section 1. A. All of:\n\n(a) one that is (i) red,\n\n(b) two."
    prose = "Section 2. C. It is seen that:\n(i) a lamp burns;\n(ii) it rings; or\n(iii) all nap."
    sections = read_text(f"{apart}\n\n{prose}").sections
    assert [len(s.paragraphs) for s in sections] == [3, 1]


def test_a_first_mark_that_no_second_follows_is_prose() -> None:
    """Without blank lines a list is known only by its next mark."""
    raw = "Section 1. A. The board\n(a) may act and\nthe owners may not."
    assert [p.text for p in read_text(raw).sections[0].paragraphs] == [
        "The board (a) may act and the owners may not."
    ]
