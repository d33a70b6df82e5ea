"""The PDF itself: faces, bytes, feet, markup printed as typed, the window, the labels."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from app.documents.blocks import (
    AddressBlock,
    Document,
    Letterhead,
    Paragraph,
    Signature,
    Title,
    as_name,
    filled,
)
from app.documents.labels import compose_labels
from app.documents.notice import compose_notice
from app.documents.test_page import compose_test_page
from app.documents.typeset import typeset, typeset_labels, typeset_test_page, unprintable
from app.domain.refusal import Refusal

ROOT = Path(__file__).resolve().parents[2]
TYPED = (
    "Smith & Sons <Holdings> Ltd",
    '<img src="/etc/passwd" width="9"/>',
    '<a href="javascript:alert(1)">press</a>',
    '<a href="file:///etc/passwd">x</a> <link href="mailto:a@b">y</link>',
    "&amp; &lt;b&gt; &#169;",
    "<b>bold</b> <font color='red' size='900'>big</font>",
    '<para backColor="[[[x for x in ()]]]">z',
    "<seq/> <onDraw name='f' label='l'/> {{ 7*7 }} ${HOME} %s",
)
LATIN = (
    "José Álvarez",
    "Jürgen Müller",
    "Nguyễn Thị Hồng",
    "Łukasz Dąbrowski",
    "Şükrü Çağlar",
    "Ōno Keiko",
    "Ðorđe Žižić",
    "Åsa Øye",
    "Ștefan Țîru",
    "O’Brien – “Red”",
)


def paper(*texts: str) -> Document:
    return Document("A paper", "X & Y Corp", tuple(Paragraph(text) for text in texts))


@pytest.mark.parametrize("text", TYPED)
def test_markup_is_printed_as_typed_and_does_nothing(text, read):
    document = Document(
        text[:60], "X <b>Corp</b>", (Title("t"), Paragraph(text), Signature(text, text))
    )
    data = typeset(document).data
    assert text in read(data)[0]
    reader = pypdf.PdfReader(BytesIO(data))
    assert not reader.attachments
    assert "/Names" not in reader.root_object
    assert "/OpenAction" not in reader.root_object
    for page in reader.pages:
        assert "/Annots" not in page
        assert not page.images


@pytest.mark.parametrize("name", LATIN)
def test_latin_letters_read_back(name, read):
    assert not unprintable([name])
    assert name in read(typeset(paper(f"I, {name}, state:")).data)[0]


def test_only_embedded_faces(fonts):
    document = Document(
        "T", "X", (Title("T"), Paragraph("text"), Signature("A", "Secretary", dated=True))
    )
    held = fonts(typeset(document).data)
    assert len(held) >= 2
    assert all(held.values())
    assert all("SourceSerif4" in name for name in held)


def test_labels_and_test_page_name_only_embedded_faces(fonts, held):
    for made in (
        typeset_labels(compose_labels("L", "X", held.rows)),
        typeset_test_page(compose_test_page("X")),
    ):
        assert all(fonts(made.data).values())
        assert b"Helvetica" not in made.data


def test_the_same_bytes_in_another_process(annual_2004):
    code = (
        "import hashlib; from app.documents.blocks import *; from app.documents.typeset import *; "
        "d = Document('T', 'X', (Title('Ü'), Paragraph('Nguyễn ' * 99), Signature('A', 'B'))); "
        "print(hashlib.sha256(typeset(d).data).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(sums) == 1
    assert typeset(paper("x")).data == typeset(paper("x")).data


def test_metadata_and_letter_size():
    reader = pypdf.PdfReader(BytesIO(typeset(replace(paper("x"), subject="About x")).data))
    assert reader.metadata is not None
    assert reader.metadata.title == "A paper"
    assert reader.metadata.author == "X & Y Corp"
    assert reader.metadata.subject == "About x"
    assert [float(n) for n in reader.pages[0].mediabox] == [0, 0, 612, 792]


def test_feet_count_the_pages(read):
    made = typeset(paper(*["word " * 90] * 30))
    pages = read(made.data)
    assert made.pages == len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"A paper · X & Y Corp Page {number} of {made.pages}" in page


@pytest.mark.parametrize("lines", range(20, 44, 3))
def test_a_signature_never_stands_alone(lines, read):
    blocks = [Paragraph(f"line {n} and some words") for n in range(lines)]
    document = Document("T", "X", (*blocks, Signature("Jane Roe", "Secretary")))
    last = read(typeset(document).data)[-1]
    assert "Jane Roe" in last
    assert last.count("and some words") >= 2


def test_two_signatures_stay_together(read):
    for lines in range(18, 34, 2):
        blocks = [Paragraph(f"line {n} and some words") for n in range(lines)]
        signed = (Signature("One Roe", "A"), Signature("Two Doe", "B"))
        last = read(typeset(Document("T", "X", (*blocks, *signed))).data)[-1]
        assert "One Roe" in last
        assert "Two Doe" in last


@pytest.mark.parametrize(
    "lines",
    [
        ("Jo Ng", "1 Elm", "Los Angeles, CA 90001"),
        ("José and Zoë Müller, JT TEN", "c/o Bank", "Suite 4", "1 Elm", "Los Angeles, CA 90001"),
        ("The Very Long Name Family Trust under Agreement dated May 3, 1999 " * 4, "1 Elm", "LA"),
        ("X" * 300, "1 Elm Street", "Los Angeles, CA 90001", "Mexico"),
    ],
)
def test_the_address_lies_in_the_window_and_nothing_else_does(
    lines, annual_2004, company, law_2002, secretary, seen, read
):
    notice = compose_notice(
        annual_2004,
        company,
        law_notice=law_2002,
        law_meeting=law_2002,
        signer=secretary,
        record_on=date(2004, 4, 7),
    )
    data = typeset(filled(notice, {"address": lines})).data
    zone = [w for w in seen(data, 0) if w.left < 396 and w.bottom > 144 and w.top < 266 and w.text]
    assert zone
    for w in zone:
        assert 72 <= w.left <= w.right <= 306
        assert 156 <= w.top <= w.bottom <= 219
    said = "".join(w.text for w in sorted(zone, key=lambda w: w.top)).replace(" ", "")
    assert said == "".join(lines).replace(" ", "")


def test_a_letterhead_that_reaches_into_the_window_is_refused():
    tall = Letterhead("X", tuple(f"line {n}" for n in range(9)))
    with pytest.raises(ValueError, match="window"):
        typeset(Document("T", "X", (tall, AddressBlock(("A",)))))


@pytest.mark.parametrize("start", [1, 5, 30])
def test_labels_lie_in_their_rectangles_in_order(start, held, seen):
    long = "The Very Long Name Family Trust under Agreement dated May 3, 1999 " * 4
    rows = (*held.entitled[:34], replace(held.rows[0], holder_id=99, name=long.strip()))
    made = typeset_labels(compose_labels("Labels", "X", rows, start))
    assert made.pages == -(-(start - 1 + 35) // 30)
    texts: dict[int, str] = {}
    for page in range(made.pages):
        for w in seen(made.data, page):
            column, row = int((w.left - 13.5) // 198), int((w.top - 36) // 72)
            left, top = 13.5 + 198 * column, 36 + 72 * row
            assert left + 7 <= w.left <= w.right <= left + 189 - 7
            assert top + 7 <= w.top <= w.bottom <= top + 72 - 6
            cell = page * 30 + row * 3 + column
            texts[cell] = texts.get(cell, "") + w.text.replace(" ", "")
    expected = ["".join((r.name, *r.address)).replace(" ", "") for r in rows]
    assert [texts[n] for n in sorted(texts)] == expected
    assert min(texts) == start - 1


def test_offsets_move_every_word(held, seen):
    labels = compose_labels("L", "X", held.rows[:3])
    at = seen(typeset_labels(labels).data, 0)
    moved = seen(typeset_labels(labels, (4.5, -9)).data, 0)
    for a, b in zip(at, moved, strict=True):
        assert b.left - a.left == pytest.approx(4.5, abs=0.02)
        assert b.top - a.top == pytest.approx(9, abs=0.02)


def test_a_label_out_of_range_is_refused(held):
    with pytest.raises(ValueError, match="1 to 30"):
        typeset_labels(compose_labels("L", "X", held.rows, 31))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("陈伟", "U+9648"),
        ("مريم", "U+0645"),
        ("a\u202eb", "U+202E"),
        ("a\x00", "U+0000"),
        ("😀", "U+1F600"),
    ],
)
def test_what_our_letters_lack_is_named(text, sign):
    assert unprintable([text, "Ann", text]) == list(unprintable([text]))
    assert sign in unprintable([text])[0]


def test_combining_marks_are_composed(read):
    apart = "Nguye\u0302\u0303n Thi\u0323 Jose\u0301"
    assert not unprintable([apart])
    assert "Nguyễn Thị José" in read(typeset(paper(apart)).data)[0]


def test_a_huge_name_is_refused_before_it_is_set():
    with pytest.raises(Refusal, match="The longest is 300"):
        as_name("x" * 50_000)
    with pytest.raises(ValueError, match="more than"):
        typeset(paper("x" * 50_000))


def test_the_test_page_has_rulers_from_every_edge(seen, read):
    data = typeset_test_page(compose_test_page("X")).data
    ones = [w for w in seen(data, 0) if w.text == "1"]
    assert any(abs((w.left + w.right) / 2 - 72) < 1 for w in ones)
    assert any(abs((w.top + w.bottom) / 2 - 72) < 2 for w in ones)
    assert "Fold the sheet in thirds" in read(data)[0]


@pytest.mark.parametrize("words", range(1, 16))
def test_a_section_stays_on_one_line_and_is_copied_with_plain_spaces(words: int) -> None:
    document = paper(f"{'The day was set. ' * words}(Bylaws of 1988, XI §14 ¶2.) " * 3)
    found = pypdf.PdfReader(BytesIO(typeset(document).data)).pages[0].extract_text()
    assert found.count("XI §14 ¶2.)") == 3
    assert "\N{NO-BREAK SPACE}" not in found
