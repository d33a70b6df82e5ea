"""The affidavit of mailing: statutory words, true counts, every name once, the empty jurat."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import pypdfium2
import pytest

from app.documents.affidavit import JURAT, NOTARY_NOTICE, Affiant, compose_affidavit
from app.documents.blocks import plain_text
from app.documents.notice import compose_notice
from app.documents.typeset import typeset_counted
from app.domain.meetings import Deposit
from app.domain.refusal import Refusal

DEPOSITS = (
    Deposit(
        date(2004, 4, 10),
        time(14, 30),
        "the post office at Woodland Hills, California",
        "first-class mail",
        41,
        ("a form of proxy", "a return envelope"),
        "Jane Roe",
    ),
    Deposit(date(2004, 4, 12), None, "the head office", "personal", 1, (), "Ann Lee"),
)


@pytest.fixture
def composed(annual_2004, company, held, law_2002, secretary):
    notice = compose_notice(
        annual_2004,
        company,
        law_notice=law_2002,
        law_meeting=law_2002,
        signer=secretary,
        record_on=held.record_on,
    )

    def affidavit(form="declaration", on=date(2004, 4, 12), at="Woodland Hills", pages=None, **k):
        return compose_affidavit(
            annual_2004,
            company,
            k.get("held", held),
            k.get("deposits", DEPOSITS),
            Affiant(secretary, form, on, at),
            law=law_2002,
            notice=notice,
            pages=pages,
        )

    return affidavit


@pytest.mark.parametrize(
    "pattern",
    [
        r"penalty of perjury under the laws of the State of California that the foregoing is true",
        r"deposited 41 sealed envelopes in the United States mail",
        r"first-class postage fully prepaid",
        r"on saturday, april 10, 2004, at 2:30 p\.m\., i deposited",
        r"ann lee delivered personally 1 copy",
        r"code of civil procedure section 2015\.5",
        r"shareholders of record at the close of business on wednesday, april 7, 2004",
        r"exhibit a \(44 names\)",
        r"executed on april 12, 2004, at woodland hills, california\.",
        r"i act as secretary",
        r"through april 10, 2005",
        r"§2\.5 ¶3 \(affidavit\)",
    ],
)
def test_must_say(pattern, composed, matches):
    assert matches(pattern, plain_text(composed()))


@pytest.mark.parametrize("word", ["subscribed and sworn", "notarized", "County of", "____"])
def test_the_declaration_must_not_say(word, composed):
    assert word not in plain_text(composed())


def test_every_entitled_name_and_zip_once_and_nobody_else(composed, held):
    said = plain_text(composed())
    listed = said[said.index("[Exhibit A]") : said.index("[Exhibit B")]
    for row in held.entitled:
        assert len(re.findall(rf"\| {re.escape(row.name)} \|", listed)) == 1
        if row.address:
            assert listed.count(row.address[-1][-5:]) == 1
    assert "held by the corporation itself" not in listed
    assert f"Total: {len(held.entitled)} names, {held.votes:,} shares." in listed


def test_blanks_are_left_for_the_pen_only_where_unknown(composed):
    said = plain_text(composed(on=None, at=""))
    assert re.search(r"Executed on _+, _+, at _+, California\.", said)


def test_the_sworn_form_has_the_jurat_word_for_word_and_empty(composed, seen):
    said = plain_text(composed("sworn"))
    assert NOTARY_NOTICE in said
    assert JURAT in said
    assert JURAT.startswith("Subscribed and sworn to (or affirmed) before me on this ____ day of")
    assert "Jane Roe, proved" not in said


def test_the_notarys_notice_stands_inside_a_stroked_box(composed, seen):
    data = typeset_counted(lambda pages: composed("sworn", pages=pages)).data
    document = pypdfium2.PdfDocument(data)
    boxes = []
    for index in range(2):
        page = document[index]
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = item.get_bounds()
            if top - bottom > 20:
                boxes.append((index, left, 792 - top, right, 792 - bottom))
        page.close()
    document.close()
    [page] = {index for index, *_ in boxes}
    words = [w for w in seen(data, page) if w.text and w.text in NOTARY_NOTICE]
    assert len(words) >= 3
    for w in words:
        assert any(
            left < w.left and top < w.top and w.right < right and w.bottom < bottom
            for _, left, top, right, bottom in boxes
        )


def test_page_counts_are_true(composed, read):
    made = typeset_counted(lambda pages: composed(pages=pages))
    pages = read(made.data)
    exhibits = {
        key: sum(f"{key}-{n} of " in page for n in range(1, 9) for page in pages) for key in "AB"
    }
    assert made.pages == len(pages)
    assert exhibits == {"A": made.parts["A"], "B": made.parts["B"]}
    first = " ".join(pages[: made.parts[""]])
    assert f"Exhibit A (44 names, {made.parts['A']} page" in first
    assert f"Exhibit B ({made.parts['B']} page" in first
    assert "A-1 of" in pages[made.parts[""]]


def test_signed_before_the_mailing_is_refused(composed):
    with pytest.raises(Refusal, match="day of the mailing or later"):
        composed(on=date(2004, 4, 11))


def test_without_a_mailing_it_is_refused(composed):
    with pytest.raises(Refusal, match="Record the mailing first"):
        composed(deposits=())


def test_a_holder_of_two_classes_is_one_name(composed, held):
    more = replace(held, rows=(*held.rows, replace(held.rows[0], class_name="preferred")))
    assert "Exhibit A (44 names)" in plain_text(composed(held=more))
