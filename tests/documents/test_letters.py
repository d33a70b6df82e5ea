"""The fast run: the same words in the same places as the plain way, whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from app.documents.blocks import filled
from app.documents.mailing import addressees, compose_mailing
from app.documents.notice import compose_notice
from app.documents.proxy import compose_proxy
from app.documents.typeset import Cancelled, Letter, typeset, typeset_letters
from app.documents.typeset.letters import save_letters
from app.domain.meetings import ListRow


@pytest.fixture
def run(annual_2004, company, law_2002, secretary, held):
    notice = compose_notice(
        annual_2004,
        company,
        law_notice=law_2002,
        law_meeting=law_2002,
        signer=secretary,
        record_on=held.record_on,
    )

    def proxy(signatures: int):
        return compose_proxy(
            annual_2004,
            company,
            law=law_2002,
            agents=("Jane Roe",),
            record_on=held.record_on,
            signatures=signatures,
        )

    def mailing(rows: tuple[ListRow, ...] = held.rows):
        people = addressees(replace(held, rows=rows), {41: ("José Müller", "Zoë Müller")})
        made = compose_mailing(notice, proxy, people)
        return made.templates, [Letter(*copy) for copy in made.copies]

    return mailing


def made(templates, letters, **more) -> bytes:
    out = BytesIO()
    typeset_letters(templates, letters, out, **more)
    return out.getvalue()


def named(held, *names: str) -> tuple[ListRow, ...]:
    return tuple(replace(held.rows[n], name=name) for n, name in enumerate(names))


NAMES = (
    "José Álvarez",
    "Nguyễn Thị Hồng",
    "Łukasz & Zoë <JT TEN>",
    "Paren (the) \\Back\\ Slash)",
    "Jose\u0301 Apart",
    "The Very Long Name Family Trust under Agreement dated May 3, 1999 as amended " * 3,
    "ΑΒΓ Ωμέγα, Жанна Ёлкина",
)


def test_each_copy_says_and_places_the_same_words_as_the_plain_way(run, held, seen):
    templates, letters = run((*named(held, *NAMES), held.rows[40]))
    data = made(templates, letters)
    page = 0
    for letter in letters:
        plain = typeset(filled(templates[letter.template], letter.fills))
        for index in range(plain.pages):
            fast_words = sorted((w.text, w.left, w.top) for w in seen(data, page))
            plain_words = sorted((w.text, w.left, w.top) for w in seen(plain.data, index))
            assert [w[0] for w in fast_words] == [w[0] for w in plain_words]
            for fast, slow in zip(fast_words, plain_words, strict=True):
                assert fast[1:] == pytest.approx(slow[1:], abs=0.02)
            page += 1
    assert page == len(pypdf.PdfReader(BytesIO(data)).pages)


def test_names_shares_and_signers_read_back(run, held, read):
    templates, letters = run(named(held, *NAMES[:4], NAMES[6]))
    pages = read(made(templates, letters))
    assert len(pages) % len(letters) == 0
    each = len(pages) // len(letters)
    for number, name in enumerate((*NAMES[:4], NAMES[6])):
        copy = pages[number * each : (number + 1) * each]
        assert name in copy[0]
        assert f"{101 + number} shares (common)" in copy[-1]


def test_proxy_shares_add_up_to_the_votes_mailed(run, held, read):
    _, letters = run()
    shares = [int(one.fills["shares"][0].split()[0].replace(",", "")) for one in letters]
    mailed = held.routed("first-class mail", "personal")
    assert sum(shares) == sum(row.shares for row in mailed)
    assert len(letters) == len(mailed)


def test_only_embedded_faces_and_one_file_of_each(run, fonts):
    data = made(*run())
    held = fonts(data)
    assert all(held.values())
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == len(held)


def test_the_same_bytes_again(run):
    sums = {hashlib.sha256(made(*run())).hexdigest() for _ in range(2)}
    assert len(sums) == 1


def test_markup_in_a_name_is_words(run, held):
    templates, letters = run(named(held, '<img src="/etc/passwd"/>', "javascript:alert(1)"))
    reader = pypdf.PdfReader(BytesIO(made(templates, letters)), strict=True)
    for page in reader.pages:
        assert not page.images
        assert "/Annots" not in page
    assert '<img src="/etc/passwd"/>' in reader.pages[0].extract_text()


def test_many_pages_have_a_page_tree_of_several_nodes(run, held):
    rows = tuple(replace(held.rows[0], holder_id=n, name=f"Holder {n}") for n in range(400))
    templates, letters = run(rows)
    reader = pypdf.PdfReader(BytesIO(made(templates, letters)), strict=True)
    each = len(reader.pages) // 400
    assert len(reader.root_object["/Pages"]["/Kids"]) > 2
    for n in (0, 127, 128, 255, 256, 399):
        assert f"Holder {n}\n" in reader.pages[n * each].extract_text() + "\n"


def test_a_copy_costs_little_beside_what_all_share(run, held):
    rows = tuple(replace(held.rows[0], holder_id=n, name=f"Holder {n}") for n in range(200))
    one, many = len(made(*run(rows[:1]))), len(made(*run(rows)))
    assert (many - one) / 199 < 1_500


def test_no_letters_is_a_file_without_pages(run):
    templates, _ = run()
    assert typeset_letters(templates, [], BytesIO()).pages == 0


def test_progress_reaches_the_end(run):
    told: list[tuple[int, int]] = []
    made(*run(), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (42, 42)


def test_a_cancelled_run_leaves_no_file(run, tmp_path: Path, held):
    rows = tuple(replace(held.rows[0], holder_id=n) for n in range(300))
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        save_letters(tmp_path / "letters.pdf", *run(rows), cancelled=lambda: next(asked))
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_run_leaves_the_older_file(run, tmp_path: Path):
    path = tmp_path / "letters.pdf"
    path.write_bytes(b"older")
    with pytest.raises(Cancelled):
        save_letters(path, *run(), cancelled=lambda: True)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_offsets_move_shared_and_own_words_alike(run, seen):
    templates, letters = run()
    at = seen(made(templates, letters[:1]), 0)
    moved = seen(made(templates, letters[:1], offset=(6, -3)), 0)
    assert len(at) == len(moved)
    for a, b in zip(at, moved, strict=True):
        assert b.left - a.left == pytest.approx(6, abs=0.02)
        assert b.top - a.top == pytest.approx(3, abs=0.02)


def test_the_saved_file_is_whole(run, tmp_path: Path):
    path = tmp_path / "letters.pdf"
    result = save_letters(path, *run())
    assert (result.copies, result.pages) == (42, len(pypdf.PdfReader(path, strict=True).pages))


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not on this machine")
def test_qpdf_finds_nothing_wrong(run, tmp_path: Path):
    path = tmp_path / "letters.pdf"
    save_letters(path, *run())
    done = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
