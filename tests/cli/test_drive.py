"""`drive`: what it says of its operations, and the register brought in and written out by it."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from app.acts.operations import OPERATIONS
from app.cli.drive import Driver, main
from app.domain.refusal import INPUT, STORAGE
from app.store.book import Book

TODAY = {"today": "2005-01-10", "by": "Anna"}
SEAL = {"on": "1986-08-01", "by": "Bo"}
TABLE = "Name,Certificate,Shares,Issued,Farbe\nAnn Lee,1,100,2004-05-25,red\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme.minutebook"


def run(path: Path, *lines: dict[str, Any]) -> tuple[int, list[str]]:
    """The exit code and the lines answered."""
    told = StringIO("".join(json.dumps(TODAY | line) + "\n" for line in lines))
    out = StringIO()
    with Driver(path, out).session() as driver:
        return driver.run(told), out.getvalue().splitlines()


def begun(path: Path, *lines: dict[str, Any]) -> tuple[int, list[str]]:
    first = {"op": "create", "name": "Acme", "incorporated_on": "1986-07-22"}
    stock = {"op": "class-add", "name": "Common Stock", "authorized": "1000", "on": "1986-07-22"}
    return run(path, first, stock, *lines)


def answers(lines: list[str]) -> list[dict[str, Any]]:
    return [json.loads(x.split(" ", 2)[2]) for x in lines if x.startswith("answer ")]


def test_help_tells_every_operation_with_its_fields() -> None:
    out = StringIO()
    assert main(["--help", "--json"], stdout=out) == 0
    told = json.loads(out.getvalue())["operations"]
    assert {"import", "export", "verify", "as-of", "balance", "class-legend"} <= set(told)
    assert [name for name, one in told.items() if one["fields"] is None] == []
    assert [name for name, one in told.items() if not one["says"]] == []
    whats = {f["name"]: f.get("choices") for f in told["export"]["fields"]}
    assert whats["what"] == ["holders", "certificates", "holdings", "history", "ocf", "addresses"]
    assert whats["format"] == ["csv", "xlsx", "zip", "folder", "vcf"]


def test_a_table_is_brought_in_and_acknowledged_after_it_is_recorded(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "holders.csv"
    file.write_text(TABLE)
    code, lines = begun(
        path, {"op": "import", "id": "1", "path": str(file), "columns": {"Farbe": ""}}
    )
    assert code == 0
    assert answers(lines)[0]["notes"][-1].endswith("takes it: Farbe.")
    assert lines[-2].startswith("answer 1 ")
    assert lines[-1].split()[:3] == ["ack", "1", "7"]


def test_what_cannot_be_brought_in_leaves_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "holders.csv"
    file.write_text(TABLE.replace("100", "many"))
    code, lines = begun(
        path,
        {"op": "import", "path": str(file)},
        {"op": "import", "path": str(file), "columns": {"Farbe": ""}},
        {"op": "import", "path": str(file), "columns": ["Farbe"]},
        {"op": "import", "path": str(file), "what": "boats"},
        {"op": "import"},
        {"op": "verify"},
    )
    told = capsys.readouterr().err.splitlines()
    assert code == INPUT
    words = [
        "“Farbe” is not known",
        "C2, Shares",
        "Give columns by name",
        "Choose what",
        "Name the path",
    ]
    assert all(word in line for word, line in zip(words, told, strict=True))
    assert lines[-1].split()[:3] == ["ack", "-", "4"]


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_register_goes_out_and_comes_back_the_same(path: Path, tmp_path: Path, form: str) -> None:
    file, package = tmp_path / "holders.csv", tmp_path / ("p.zip" if form == "zip" else "p")
    file.write_text(TABLE)
    made = begun(
        path,
        {"op": "import", "path": str(file), "columns": {"Farbe": ""}},
        {"op": "export", "what": "ocf", "path": str(package)},
    )
    assert made[0] == 0
    assert answers(made[1])[1]["format"] == form
    assert "no part of this format" in " ".join(answers(made[1])[1]["notes"])
    assert package.is_dir() is (form == "folder")
    other = tmp_path / "other.minutebook"
    asked = {"op": "as-of", "on": "2005-01-10"}
    code, lines = run(
        other,
        {"op": "create", "name": "Acme", "incorporated_on": "1986-07-22"},
        {"op": "import", "path": str(package)},
        asked,
        {"op": "verify"},
    )
    assert code == 0
    assert answers(lines)[1] == answers(run(path, asked)[1])[0]


def test_a_file_that_is_there_is_written_over_only_when_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "holders.xlsx"
    file.write_text("mine")
    export = {"op": "export", "what": "holders", "path": str(file), "on": "2004-12-31"}
    code, _ = begun(path, export)
    assert (code, file.read_text()) == (INPUT, "mine")
    assert "There is holders.xlsx already" in capsys.readouterr().err
    assert run(path, export | {"replace": True})[0] == 0
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"what": "boats", "path": "a.csv"}, INPUT, "Choose what to write"),
        ({"what": "holders", "path": "a.pdf"}, INPUT, "csv or xlsx"),
        ({"what": "holders", "path": "none/a.csv"}, STORAGE, "could not be written"),
        ({"what": "holders"}, INPUT, "Name the path"),
    ],
)
def test_what_cannot_be_written_is_said(
    path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    given: dict[str, Any],
    code: int,
    words: str,
) -> None:
    if "path" in given:
        given = given | {"path": str(tmp_path / given["path"])}
    assert begun(path, {"op": "export"} | given)[0] == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_every_line_may_have_is_no_field_of_the_operation(
    path: Path, operation: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(path, {"op": operation, "id": "1", "acting": "Anna"})
    assert "There is no field" not in capsys.readouterr().err


def test_who_acts_is_told_apart_from_who_chose(path: Path) -> None:
    chosen = {"op": "choose-officer", "name": "Cy Poe", "office": "president", "on": "1986-08-01"}
    alone = chosen | {"name": "Di Fox", "office": "secretary", "by": "board"}
    carl = chosen | {"by": "board", "acting": "Carl"}
    code, _ = begun(path, carl, alone, {"op": "seal", **SEAL})
    with closing(Book.open(path, datetime.now().astimezone())) as book:
        told = [(entry.by, entry.data.get("by")) for entry in book.entries()]
    assert code == 0
    assert ("Carl", "board") in told
    assert ("drive", "board") in told
    assert told[-1] == ("Bo", None)
