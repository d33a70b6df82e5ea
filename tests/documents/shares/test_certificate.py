"""The certificate: golden words, what must and must not stand on it, and where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from app.documents.shares.certificate import (
    Issue,
    Payment,
    certificate_text,
    compose_certificate,
)
from app.documents.shares.certificate_back import Legend
from app.documents.shares.wording import shares_in_words
from app.documents.typeset import typeset_certificate
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import Certificate

GOLDEN = Path(__file__).parent / "golden"
RIGHTS = (
    "A statement of the rights, preferences, privileges and restrictions of each class may be had "
    "on request and without charge at the principal executive office of the corporation."
)


@pytest.fixture
def plain(company, new, holders, signatures, law_1988):
    return compose_certificate(
        company, new[0], holders[1], Issue(signatures=signatures), law=law_1988
    )


@pytest.fixture
def full(grand, huge, holders, signatures, legends, law_1988):
    """Long names, nine digits, four legends, partly paid, in place of a lost one."""
    issue = Issue(
        signatures=signatures[:1],
        legends=legends,
        payment=Payment(1_250_000, None),
        replaces="CS-1999-000014",
        rights=RIGHTS,
    )
    return compose_certificate(grand, huge, holders[2], issue, law=law_1988)


@pytest.fixture
def blank_stock(company, new, holders, signatures, legends, law_2002):
    issue = Issue(signatures=signatures, legends=legends[:1], stock="printed")
    return compose_certificate(company, new[0], holders[1], issue, law=law_2002)


@pytest.mark.parametrize("name", ["plain", "full", "blank_stock"])
def test_golden(name, request):
    said = certificate_text(request.getfixturevalue(name))
    assert said + "\n" == (GOLDEN / f"certificate-{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "pattern",
    [
        r"incorporated under the laws of the state of california",
        r"this certifies that",
        r"five hundred \(500\)",
        r"fully paid and nonassessable shares of the common stock, without par value",
        r"see reverse for certain definitions and legends",
        r"dated april 5, 2001",
        r"president",
        r"secretary",
        r"facsimile signature",
        r"for value received",
        r"constitute and appoint",
        r"notice: the signature",
        r"ten com",
        r"ten ent",
        r"jt ten",
        r"unif gift min act",
        r"bylaws of 1988: V §6 ¶1",
    ],
)  # papers of public companies; Corporations Code 416, 418
def test_must_say(pattern, plain, matches, read):
    assert matches(pattern, certificate_text(plain))
    assert matches(pattern, " ".join(read(typeset_certificate(plain).data)))


@pytest.mark.parametrize("word", ["None", "{", "[ ]", "____", "partly paid", "REPLACES", "nan "])
def test_must_not_say(word, plain):
    assert word not in certificate_text(plain)


def test_words_and_figures_agree(full):
    figures = int(full.front.shares.replace(",", ""))
    assert full.front.words == f"{shares_in_words(figures)} ({full.front.shares})"


def test_signers_stand_in_the_order_of_the_two_groups(plain):
    assert [s.office for s in plain.front.signed] == ["President", "Secretary"]
    assert [s.mark for s in plain.front.signed] == ["facsimile signature", ""]


def test_seal_of_1988_has_its_elements(plain, read):
    front = read(typeset_certificate(plain).data)[0].replace(" ", "")
    for word in ("HEMACARECORPORATION", "INCORPORATED", "CALIFORNIA", "August15,1978"):
        assert word in front  # 1988 V §9


def test_bylaws_of_2002_ask_for_no_seal(company, new, holders, law_2002):
    paper = compose_certificate(company, new[0], holders[1], Issue(), law=law_2002)
    assert paper.front.seal is None
    assert paper.front.witness == "WITNESS the signatures of its duly authorized officers."


def test_an_unknown_day_of_incorporation_is_a_blank(full):
    assert full.front.seal.date_label == "date of incorporation"
    assert full.front.seal.middle == ("INCORPORATED",)


def test_partly_paid_amounts_come_from_the_book_and_are_blank_where_unknown(
    company, new, holders, law_2002, full
):
    owed = replace(new[0], total=100_000, paid=40_000)
    paper = compose_certificate(company, owed, holders[1], Issue(), law=law_2002)
    assert [f.value for f in paper.front.payment] == ["$1,000.00", "$400.00"]
    assert "partly paid shares of the Common Stock" in paper.front.body
    assert [f.value for f in full.front.payment] == ["$12,500.00", ""]


def test_nothing_known_is_all_blanks(company, holders, law_1988, read):
    empty = replace(company, incorporated_on=None)
    certificate = Certificate("", 1, 1, 0, "")
    paper = compose_certificate(empty, certificate, Holder(1, ""), Issue(), law=law_1988)
    pages = read(typeset_certificate(paper).data)
    assert "Dated" in pages[0]
    assert pages[0].count("Name") == pages[0].count("Office") == 2
    assert "None" not in pages[0]


def test_two_landscape_pages(full):
    made = typeset_certificate(full)
    reader = pypdf.PdfReader(BytesIO(made.data))
    assert made.pages == len(reader.pages) == 2
    for page in reader.pages:
        assert [float(n) for n in page.mediabox] == [0, 0, 792, 612]
    assert reader.metadata is not None
    assert reader.metadata.title == "Share Certificate CS-2001-000114"


def test_the_same_bytes_and_only_embedded_faces(full, fonts):
    data = typeset_certificate(full).data
    assert data == typeset_certificate(full).data
    assert data != typeset_certificate(full, ink="black").data
    assert all(fonts(data).values())
    assert all("SourceSerif4" in name for name in fonts(data))


@pytest.mark.parametrize("name", ["plain", "full", "blank_stock"])
@pytest.mark.parametrize("page", [0, 1])
def test_every_word_lies_three_quarters_of_an_inch_inside(name, page, request, seen):
    said = [
        w for w in seen(typeset_certificate(request.getfixturevalue(name)).data, page) if w.text
    ]
    assert said
    for w in said:
        assert 54 <= w.left <= w.right <= 792 - 54, w
        assert 54 <= w.top <= w.bottom <= 612 - 54, w


def _overlap(a, b) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > 0.5 and down > 0.5


@pytest.mark.parametrize("holder", [1, 2, 3, 4])
def test_no_words_overlap(holder, grand, huge, holders, signatures, legends, law_1988, seen):
    issue = Issue(signatures, legends, Payment(None, 10**11), "CS-1999-000014", RIGHTS)
    paper = compose_certificate(grand, huge, holders[holder], issue, law=law_1988)
    data = typeset_certificate(paper).data
    for page in (0, 1):
        ring = [w for w in seen(data, page) if w.text]
        said = [w for w in ring if page or not (335 < w.left < 457 and w.top > 431)]
        for n, a in enumerate(said):
            assert not [(a, b) for b in said[n + 1 :] if _overlap(a, b)]


def test_legends_and_rights_stand_in_full_on_the_back(full, legends, read):
    back = read(typeset_certificate(full).data)[1].replace(" ", "")
    for text in (RIGHTS, *(legend.text for legend in legends)):
        assert text.replace(" ", "") in back
    front = read(typeset_certificate(full).data)[0]
    assert "subject to the legends on its reverse" in front
    assert "REPLACES LOST CERTIFICATE NO. CS-1999-000014" in front


def test_printed_blanks_take_the_same_places(company, new, holders, signatures, law_1988, seen):
    issue = Issue(signatures=signatures)
    places = []
    for stock in ("plain", "printed"):
        paper = compose_certificate(
            company, new[0], holders[1], replace(issue, stock=stock), law=law_1988
        )
        words = seen(typeset_certificate(paper).data)
        places.append({w.text: (round(w.left), round(w.top)) for w in words if w.text})
    plain, printed = places
    assert set(printed) < {*plain, "April 5, 2001"}
    assert {"114", "500", "José Luis Arriaga", "Five Hundred (500)"} < set(printed)
    for text, place in printed.items():
        if text in plain:
            assert place == plain[text]


def test_printed_blanks_have_no_border(blank_stock, plain):
    bare, framed = (
        pypdf.PdfReader(BytesIO(typeset_certificate(p).data)).pages[0].get_contents().get_data()
        for p in (blank_stock, plain)
    )
    assert len(framed) > 50 * len(bare)
    assert not re.search(rb" c\b| re\b", bare)


def test_offsets_move_each_side(blank_stock, seen):
    at = typeset_certificate(blank_stock).data
    moved = typeset_certificate(blank_stock, (4.5, -9), (-3, 2)).data
    for page, right, down in ((0, 4.5, 9), (1, -3, -2)):
        for a, b in zip(seen(at, page), seen(moved, page), strict=True):
            assert b.left - a.left == pytest.approx(right, abs=0.02)
            assert b.top - a.top == pytest.approx(down, abs=0.02)


def test_markup_is_printed_as_typed(company, new, signatures, law_2002, read):
    name = "Smith & Sons <b>Holdings</b> &amp; <img src='x'/>"
    legend = Legend("x", "<font color='red'>stop</font> & go")
    issue = Issue(signatures=signatures, legends=(legend,))
    paper = compose_certificate(company, new[0], Holder(1, name), issue, law=law_2002)
    pages = read(typeset_certificate(paper).data)
    assert name in pages[0]
    assert legend.text in pages[1]


def test_legends_beyond_the_back_are_refused(company, new, holders, law_2002):
    issue = Issue(legends=(Legend("x", "not to be sold " * 900),))
    paper = compose_certificate(company, new[0], holders[1], issue, law=law_2002)
    with pytest.raises(Refusal, match="than the back of a certificate has"):
        typeset_certificate(paper)


def test_one_share_is_one(company, new, holders, law_2002):
    one = replace(new[0], shares=1)
    paper = compose_certificate(company, one, holders[1], Issue(), law=law_2002)
    assert paper.front.words == "One (1)"
    assert "nonassessable share of the Common Stock" in paper.front.body
