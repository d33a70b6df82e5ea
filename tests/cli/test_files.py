"""`dump`, `verify`, `backup`, `restore`: exit codes, and where the words go."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.cli.files import main_backup, main_dump, main_restore, main_verify
from app.domain.entries import EntryDraft
from app.store.book import Book

BEGIN = EntryDraft(
    "company.begin",
    date(2004, 1, 5),
    {
        "name": "Alder Ridge",
        "state": "California",
        "incorporated_on": None,
        "zone": "America/Los_Angeles",
        "close_of_business": "17:00",
        "file_id": "f",
        "sample_on": None,
    },
    "The book begins",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "alder.minutebook"
    Book.create(path, [BEGIN], "Anna", datetime(2027, 5, 25, tzinfo=UTC)).close()
    return path


def test_dump(path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main_dump([str(path)]) == 0
    out = capsysbinary.readouterr().out
    assert json.loads(out)["tables"]["company"][0]["name"] == "Alder Ridge"


def test_verify_with_and_without_a_head(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_verify([str(path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "All 1 entry and 0 papers are as recorded."
    seq, head = said[1].split()
    assert main_verify([str(path), f"{seq}:{head}"]) == 0
    assert main_verify([str(path), f"{seq}:{'0' * 64}"]) == 4
    assert "Entry 1 does not have the check" in capsys.readouterr().err
    assert main_verify([str(path), "nonsense"]) == 2


def test_backup_and_restore(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main_backup([str(path), "--folder", str(path.parent / "kept")]) == 0
    kept = capsys.readouterr().out.strip()
    assert main_restore([kept, str(path)]) == 0
    assert "The replaced file is" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "code"), [(b"Dear Sir, " * 100, 7), (None, 2)], ids=["a letter", "nothing"]
)
def test_refusals_stand_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, code: int
) -> None:
    path = tmp_path / "letter.txt"
    if content is not None:
        path.write_bytes(content)
    for command in (main_dump, main_verify, main_backup):
        assert command([str(path)]) == code
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.strip().endswith(".")
    assert main_restore([str(path), str(tmp_path / "a.minutebook")]) == code
