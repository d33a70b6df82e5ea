"""The papers around certificates: golden words, pages, bytes, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from app.documents.blocks import Document, Facts, plain_text
from app.documents.shares.assignment import Assignment, compose_assignment
from app.documents.shares.balance import ClassBalance, compose_balance
from app.documents.shares.cancelled_record import Cancellation, compose_cancelled_record
from app.documents.shares.extract import (
    CertificateWay,
    Folio,
    compose_certificate_extract,
    compose_holder_extract,
)
from app.documents.shares.lost import LossClaim, compose_lost_affidavit
from app.documents.shares.lost_terms import (
    Bond,
    Terms,
    compose_lost_authorization,
    compose_lost_bond,
)
from app.documents.shares.stub import Stub, compose_stubs
from app.documents.shares.transfer_record import Transfer, compose_transfer_record
from app.documents.typeset import typeset
from app.domain.refusal import Refusal
from app.domain.shares import Holding, Movement

GOLDEN = Path(__file__).parent / "golden"
AS_OF = "2001-12-31T23:59"
PAGES = {
    "stubs": 1,
    "transfer": 1,
    "cancelled": 1,
    "cancelled-lost": 1,
    "folio": 1,
    "certificate-way": 1,
    "lost-blank": 3,
    "lost-told": 2,
    "bond": 2,
    "authorization": 1,
    "authorization-blank": 1,
    "authorization-waived": 1,
    "assignment-blank": 1,
    "assignment": 1,
    "balance": 1,
}
FIGURES = ClassBalance("Common Stock", 1_000_000_000, 123_456_789, 1_000_000, 122_456_789,
                       122_456_000, 250, 1_000, 400_000)  # fmt: skip
TOLD = LossClaim(
    "stolen",
    "The certificate was taken from my home on March 3, 2003",
    "I searched my home and my safe deposit box and asked my broker",
    date(2003, 3, 3),
    signed_on=date(2003, 3, 10),
    signed_at="Los Angeles, California",
    sworn=False,
)
RESOLVED = Terms(
    date(2003, 4, 1),
    "at a meeting held on that day at which a quorum was present and acting throughout",
    date(2003, 3, 10),
    "bond",
    1_250_000,
    new_number="131",
)


@pytest.fixture
def transfer(old, new) -> Transfer:
    return Transfer(
        1, 1, "2001-04-05T09:00", (old,), new, "assignment endorsed on the certificate", 41
    )


@pytest.fixture
def folio(old, new, holders) -> Folio:
    moves = (
        Movement(1, "1999-02-01T10:00", "issue", 1, None, 1, 1_500),
        Movement(2, "2001-04-05T09:00", "transfer", 1, 1, 2, 1_000),
    )
    return Folio(holders[1], AS_OF, (Holding(1, 1, 500, ("114",)),), (old, new[0]), moves)


@pytest.fixture
def papers(company, old, new, huge, holders, signer, law_1988, law_2002, transfer, folio):
    """Each paper by name, known and blank, short and long, under the one law or the other."""
    h, two = holders, law_2002
    gone = replace(new[0], cancelled="2003-04-02T11:30", how="stolen")
    waived = replace(RESOLVED, security="", sum=None, waived="the shares are worth less than $500")
    day, made = date(2004, 4, 7), date(2004, 4, 8)
    return {
        "stubs": compose_stubs(company, [Stub(old), Stub(new[1], (old,))], h, law=two),
        "transfer": compose_transfer_record(company, transfer, h, signer=signer, law=law_1988),
        "cancelled": compose_cancelled_record(
            company, Cancellation(old, h[1].name, "", new), h, signer=signer, law=two
        ),
        "cancelled-lost": compose_cancelled_record(
            company, Cancellation(gone, why="stolen"), h, signer=signer, law=law_1988
        ),
        "folio": compose_holder_extract(company, folio, h, signer=signer, law=two),
        "certificate-way": compose_certificate_extract(
            company, CertificateWay(old, AS_OF, (), new), h, signer=signer, law=law_1988
        ),
        "lost-blank": compose_lost_affidavit(company, huge, h[2], LossClaim(), law=two),
        "lost-told": compose_lost_affidavit(company, new[0], h[1], TOLD, law=two),
        "bond": compose_lost_bond(company, huge, h[2], Bond("X Surety", 10**6), law=two),
        "authorization": compose_lost_authorization(
            company, new[0], h[1], RESOLVED, signer=signer, law=two
        ),
        "authorization-blank": compose_lost_authorization(
            company, huge, h[2], Terms(), signer=signer, law=law_1988
        ),
        "authorization-waived": compose_lost_authorization(
            company, new[0], h[1], waived, signer=signer, law=two
        ),
        "assignment-blank": compose_assignment(company, huge, h[2], Assignment(), law=law_1988),
        "assignment": compose_assignment(
            company, new[0], h[1], Assignment(h[3].name, "1 Elm, Reno, NV 89501", 500), law=two
        ),
        "balance": compose_balance(
            company, day, [FIGURES], prepared_on=made, signer=signer, law=two
        ),
    }


@pytest.mark.parametrize("name", PAGES)
def test_golden(name, papers):
    said = plain_text(papers[name])
    assert said + "\n" == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    for word in ("None", "nan ", "{", "[ ]"):
        assert word not in said


@pytest.mark.parametrize("name", PAGES)
def test_pages_bytes_and_words_read_back(name, papers, read):
    made = typeset(papers[name])
    assert made.pages == PAGES[name]
    assert made.data == typeset(papers[name]).data
    pages = " ".join(read(made.data)).replace(" ", "")
    for line in plain_text(papers[name]).splitlines():
        for cell in line.replace(" / ", " | ").split(" | "):
            text = cell.split(": ")[-1].removesuffix(":")
            assert text.replace(" ", "") in pages, cell


@pytest.mark.parametrize("name", PAGES)
def test_every_word_lies_inside_the_margins(name, papers, seen):
    made = typeset(papers[name])
    for page in range(made.pages):
        for w in seen(made.data, page):
            assert 72 - 1 <= w.left <= w.right <= 612 - 72 + 1, w
            assert 72 - 1 <= w.top <= w.bottom <= 792 - 30, w


@pytest.mark.parametrize("name", PAGES)
def test_every_paper_names_its_sections(name, papers):
    assert "Sections of the bylaws of " in plain_text(papers[name])


@pytest.mark.parametrize(
    ("name", "patterns"),
    [
        (
            "lost-told",
            (
                r"lost, stolen or destroyed",
                r"diligent search",
                r"not endorsed",
                r"sold, assigned, pledged",
                r"indemnify",
                r"will surrender it",
                r"penalty of perjury under the laws of the state of california",
            ),
        ),
        ("lost-blank", (r"subscribed and sworn to \(or affirmed\)", r"verifies only the identity")),
        ("bond", (r"against any claim, expense or liability", r"jointly and severally")),
        (
            "authorization",
            (
                r"do hereby certify",
                r"duly elected",
                r"full force and effect",
                r"REPLACES LOST CERTIFICATE NO. 114",
                r"no transfer of certificate No. 114 be entered",
                r"by the Board of Directors;",
            ),
        ),
        ("authorization-waived", (r"no bond or other security be required: the shares are worth",)),
        ("assignment", (r"for value received", r"constitute and appoint", r"notice:")),
        ("cancelled", (r"CANCELLED", r"Replaced by")),
        ("cancelled-lost", (r"not surrendered: stolen", r"no certificate was issued in its place")),
    ],
)  # papers that public companies filed; Corporations Code 419, Commercial Code 8304 and 8405
def test_must_say(name, patterns, papers, matches):
    for pattern in patterns:
        assert matches(pattern, plain_text(papers[name]))


@pytest.mark.parametrize("name", ["bond", "lost-blank", "assignment-blank"])
def test_every_registered_person_has_a_line(name, papers, holders):
    lines = plain_text(papers[name]).splitlines()
    assert all(member in lines for member in holders[2].members)


def test_a_legal_representative_signs_alone(company, new, holders, law_2002):
    claim = LossClaim("destroyed", by="Ann Lee", capacity="executor")
    lines = plain_text(
        compose_lost_affidavit(company, new[0], holders[1], claim, law=law_2002)
    ).splitlines()
    assert "I, Ann Lee, executor of José Luis Arriaga, state:" in lines
    assert "José Luis Arriaga" not in lines


def test_a_transfer_that_does_not_add_up_is_refused(
    company, transfer, new, holders, signer, law_2002
):
    with pytest.raises(Refusal, match="1,500 shares were surrendered and 500 issued"):
        compose_transfer_record(
            company, replace(transfer, issued=new[:1]), holders, signer=signer, law=law_2002
        )


def test_a_certificate_in_force_has_no_record_of_cancellation(
    company, new, holders, signer, law_2002
):
    with pytest.raises(Refusal, match="114 is not cancelled"):
        compose_cancelled_record(
            company, Cancellation(new[0]), holders, signer=signer, law=law_2002
        )


def test_entries_that_do_not_add_up_are_refused(company, folio, holders, signer, law_2002):
    wrong = replace(folio, movements=folio.movements[:1])
    with pytest.raises(Refusal, match="add up to 1,500 shares, but the holding is 500"):
        compose_holder_extract(company, wrong, holders, signer=signer, law=law_2002)


def test_a_resolution_before_the_affidavit_is_refused(company, new, holders, signer, law_2002):
    early = replace(RESOLVED, resolved_on=date(2003, 3, 9))
    with pytest.raises(Refusal, match="March 10, 2003"):
        compose_lost_authorization(company, new[0], holders[1], early, signer=signer, law=law_2002)


@pytest.mark.parametrize(("field", "value"), [("held", 5), ("certified", 122_456_790)])
def test_a_balance_that_does_not_balance_is_refused(field, value, company, signer, law_2002):
    wrong = replace(FIGURES, **{field: value})
    day = date(2004, 4, 7)
    with pytest.raises(Refusal, match="was not printed"):
        compose_balance(company, day, [wrong], prepared_on=day, signer=signer, law=law_2002)


def test_more_than_authorized_is_said_on_the_balance(company, signer, law_2002):
    """122,456,789 outstanding and 400,000 in the treasury, of 122,856,788 authorized."""
    day, said = date(2004, 4, 7), "1 share more than authorized, outstanding"
    for authorized, there in ((122_856_788, True), (122_856_789, False)):
        figures = replace(FIGURES, authorized=authorized)
        assert figures.unissued == authorized - 122_856_789
        sides = {"prepared_on": day, "signer": signer, "law": law_2002}
        made = compose_balance(company, day, [figures], **sides)
        assert any(said in getattr(b, "text", "") for b in made.blocks) is there


def test_an_empty_value_is_a_line_to_write_on():
    lines = []
    for value in ("", "known"):
        data = typeset(Document("T", "X", (Facts((("Address", value),)),))).data
        content = pypdf.PdfReader(BytesIO(data)).pages[0].get_contents()
        lines.append(content.get_data().count(b" l S"))
    assert lines[0] == lines[1] + 1


def test_six_classes_balance_on_one_page(company, signer, law_2002):
    classes = [replace(FIGURES, name=f"Series {n} Convertible Preferred", own=0) for n in range(6)]
    day = date(2004, 4, 7)
    paper = compose_balance(company, day, classes, prepared_on=day, signer=signer, law=law_2002)
    assert typeset(paper).pages == 1


def test_no_stub_without_a_certificate(company, holders, law_2002):
    with pytest.raises(Refusal, match="no certificate"):
        compose_stubs(company, [], holders, law=law_2002)
