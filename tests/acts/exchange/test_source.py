"""What was brought is known by its content; files and folders are read and written whole."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from app.acts.act import Who
from app.acts.exchange import archive
from app.acts.exchange import source as sources
from app.acts.exchange.in_and_out import bring_in, look_at, trouble_sentences, write_out
from app.acts.exchange.on_disk import write_folder, write_whole
from app.acts.exchange.source import Source, kind_of, read_source
from app.domain.refusal import STORAGE, Refusal
from app.domain.shares import end_of
from app.store.book import Book
from tests.acts.exchange.registers import TODAY, said

HISTORY = b"Date,Kind,To,Certificate,Shares,Class\n2004-05-25,issue,Ann,1,10,Common Stock\n"
HOLDERS = b"Name,Certificate,Shares,Issued,Class\nAnn,1,10,2004-05-25,Common Stock\n"
CERTIFICATES = "Name,Certificate,Shares,Issued,Class,Legends,Co-holders\n"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (Source("a.csv", HISTORY), "history"),
        (Source("a.csv", HOLDERS), "holders"),
        (Source("a.csv", HOLDERS.replace(b",", b";")), "holders"),
        (Source("a", files={"Manifest.ocf.json": b"{}"}), "ocf"),
        (Source("a.csv", b"Farbe,Form\nred,round\n"), "holders"),
    ],
)
def test_a_kind_is_found_by_the_headings(source: Source, kind: str) -> None:
    assert kind_of(source) == kind


def test_headings_settled_before_tell_the_kind() -> None:
    source = Source("a.csv", b"Wann,Was,Wieviel\n2004-05-25,issue,10\n")
    settled = {"history": {"wann": "on", "was": "kind", "wieviel": "shares"}, "holders": {}}
    assert kind_of(source, settled) == "history"
    assert kind_of(source, {"holders": {"wann": "issued_on", "was": ""}}) == "holders"


@pytest.mark.parametrize("what", ["holders", "certificates", "holdings", "history"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_written_is_known_again(full: Book, what: str, form: str) -> None:
    written = write_out(full, what, TODAY, form)
    kind = kind_of(Source(f"a.{form}", written.data))
    assert kind == ("history" if what == "history" else "holders")


def test_a_package_is_known_by_its_manifest_in_zip_or_folder(full: Book, tmp_path: Path) -> None:
    zipped, folder = write_out(full, "ocf", TODAY), write_out(full, "ocf", TODAY, "folder")
    assert kind_of(Source("alder.csv", zipped.data)) == "ocf"
    folder.save(tmp_path / "alder")
    for path in ("alder", "alder/Manifest.ocf.json"):
        assert read_source(tmp_path / path).files == folder.files
    inner = tmp_path / "outer"
    inner.mkdir()
    folder.save(inner / "package")
    assert read_source(inner).files == folder.files


def test_a_folder_and_a_zip_give_the_same_register(
    full: Book, empty: Book, who: Who, tmp_path: Path
) -> None:
    write_out(full, "ocf", TODAY, "folder").save(tmp_path / "alder")
    receipt, notes = bring_in(empty, "", read_source(tmp_path / "alder"), who)
    assert receipt.seq == empty.head()[0]
    assert "holder" in notes[0]
    assert said(empty) == said(full)


def test_a_broken_zip_is_no_package() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("Manifest.ocf.json", "{}")
    assert kind_of(Source("a.xlsx", data.getvalue())) == "ocf"
    with pytest.raises(Refusal, match="not an Excel workbook"):
        kind_of(Source("a.xlsx", data.getvalue()[:-30] + b"\xff"))
    assert kind_of(Source("A.ZIP", b"anything")) == "ocf"


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, words in ((tmp_path / "none.csv", "none.csv could not be read"),
                        (tmp_path, "Manifest.ocf.json is missing")):  # fmt: skip
        with pytest.raises(Refusal, match=words) as told:
            read_source(path)
        assert "Nothing was recorded." in told.value.sentence
    monkeypatch.setattr(sources, "MOST_BYTES", 10)
    (tmp_path / "large.csv").write_bytes(b"x" * 11)
    (tmp_path / "Manifest.ocf.json").write_bytes(b"x" * 11)
    for path in (tmp_path / "large.csv", tmp_path):
        with pytest.raises(Refusal, match="larger than 200 MB"):
            read_source(path)
    monkeypatch.setattr(sources, "MOST_MEMBERS", 0)
    with pytest.raises(Refusal, match="more than 0 files"):
        read_source(tmp_path)
    assert archive.MOST_MEMBERS == 1_000


def test_a_file_is_written_whole_or_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    write_whole(path, b"one")
    assert path.stat().st_mode & 0o777 == 0o600
    blocked = tmp_path / "folder"
    blocked.mkdir()
    with pytest.raises(Refusal, match="folder could not be written") as told:
        write_whole(blocked, b"two")
    assert told.value.code == STORAGE
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "register.csv"]
    with pytest.raises(Refusal, match="could not be written"):
        write_whole(tmp_path / "none" / "a.csv", b"")


def test_a_folder_that_cannot_be_finished_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="could not be written"):
        write_folder(tmp_path / "new", {"a.json": b"1", "none/b.json": b"2"})
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "old").mkdir()
    with pytest.raises(Refusal, match="could not be written"):
        write_folder(tmp_path / "old", {"a.json": b"1", "none/b.json": b"2"})
    assert [p.name for p in (tmp_path / "old").iterdir()] == ["a.json"]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refusal, match="file could not be written"):
        write_folder(tmp_path / "file", {"a.json": b"1"})


def test_no_room_on_the_disk_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(Refusal, match=r"a.csv could not be written \(No space left on device\)"):
        write_whole(tmp_path / "a.csv", b"1")
    assert list(tmp_path.iterdir()) == []


def test_troubles_name_the_cell_as_a_spreadsheet_does(bare: Book) -> None:
    data = (
        b"Remark,Name,Certificate,Shares,Issued\n\n"
        b'"two\nlines",Ann,1,10,2004-05-25\nx,Bo,2,ten,2004-05-25\nshort\n'
    )
    found = look_at(bare, "holders", Source("a.csv", data), TODAY)
    told = [(getattr(t, "cell", ""), getattr(t, "column", "")) for t in found.troubles]
    assert told == [("A3", "Remark"), ("", "Class"), ("D4", "Shares"), ("", "Class"), ("", "")]
    assert trouble_sentences(found)[2].startswith("D4, Shares: ")
    assert trouble_sentences(found)[-1].startswith("Row 5: ")


def test_holders_alone_and_holders_with_certificates(bare: Book, who: Who) -> None:
    data = (CERTIFICATES + "Ann,1,10,2004-05-25,Common Stock,First | Second,\n"
            "Bo and Cy,,,,,,Bo; Cy\n").encode()  # fmt: skip
    receipt, notes = bring_in(bare, "", Source("a.csv", data), who)
    assert [(h.name, h.members) for h in bare.holders()] == [
        ("Ann", ()),
        ("Bo and Cy", ("Bo", "Cy")),
    ]
    assert [c.legends for c in bare.certificates()] == [("First", "Second")]
    assert bare.entry(receipt.seq).kind == "shares.issue"
    assert notes[0] == "1 certificate for 10 shares, 2 holders."
    again = look_at(bare, "holders", Source("a.csv", b"Name,Colour\nAnn,red\nDee,blue\n"), TODAY,
                    {"colour": ""})  # fmt: skip
    assert again.notes[1].startswith("1 name stands on the register already")
    assert again.notes[-1] == "Left out, for nothing in the register takes it: Colour."


def test_certificates_written_and_brought_in_stand_alike(
    bare: Book, empty: Book, who: Who, tmp_path: Path
) -> None:
    data = (
        "Name,Certificate,Shares,Issued,Class,Legends,Stop\n"
        "Ann,1,10,2004-05-25,Common Stock,Legend,court order\nBo,2,5,2004-06-01,Series A,,\n"
        "Cy,3,7,2004-06-01,Series A,,Pledged; to a bank | court order|| Pledged; to a bank\n"
    )
    bring_in(bare, "holders", Source("a.csv", data.encode()), who)
    path = tmp_path / "certificates.xlsx"
    write_out(bare, "certificates", TODAY, "xlsx").save(path)
    classes = [e for e in bare.entries() if e.kind == "class.create"]
    from app.domain.entries import EntryDraft

    drafts = [EntryDraft(e.kind, e.effective_on, dict(e.data), e.says) for e in classes]
    empty.record(drafts, "Anna", who.now)
    bring_in(empty, "", read_source(path), who)
    assert empty.holdings(end_of(TODAY)) == bare.holdings(end_of(TODAY))
    both = ("court order", "Pledged; to a bank")
    for read in (bare, empty):
        assert [(c.number, c.legends, c.stops) for c in read.certificates()] == [
            ("1", ("Legend",), ("court order",)),
            ("2", (), ()),
            ("3", (), both),
        ]


def test_our_own_table_of_holders_is_brought_in_again(
    full: Book, empty: Book, who: Who, tmp_path: Path
) -> None:
    path = tmp_path / "holders.csv"
    write_out(full, "holders", TODAY, "csv").save(path)
    _, notes = bring_in(empty, "", read_source(path), who)
    assert len(empty.holders()) == len(full.holders())
    assert (
        notes[-1]
        == "Left out, for nothing in the register takes it: Notices to and Mail came back."
    )
