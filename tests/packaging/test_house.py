"""The order of the house, as far as a file tells: places, sizes, charters, nothing of a machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {"README.md", "app", "packaging", "pyproject.toml", "resources", "tests"}
MADE = {"__pycache__", "build", "dist", "out"}
LONGEST = 400


def files() -> Iterator[Path]:
    """The project's own files: not what was made, and no hidden ones but `.ci` and git's."""
    for path in ROOT.iterdir():
        if path.name in ALLOWED or path.name in (".ci", ".gitignore", ".gitattributes"):
            inside = path.rglob("*") if path.is_dir() else [path]
            yield from (each for each in inside if each.is_file() and not MADE & {*each.parts})


def python_files() -> list[Path]:
    """The program's own Python files."""
    return [path for path in files() if path.suffix == ".py" and ROOT / "app" in path.parents]


def test_the_top_level_holds_only_what_belongs_there() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - MADE
    strange = {name for name in found if not re.search(r"\.minutebook|\.egg-info$", name)} - ALLOWED
    assert not strange


def test_no_file_names_a_place_of_one_machine() -> None:
    place = re.compile(rb"/(work|farm|root)/[a-z.]|\b" + rb"shared" + rb"/|[A-Z]:\\Users\\[a-z]")
    offenders = [
        f"{path.relative_to(ROOT)}: {found[0].decode()}"
        for path in files()
        if b"\0" not in (content := path.read_bytes()) and (found := place.search(content))
    ]
    assert not offenders


def test_no_file_of_the_program_is_too_long_to_read() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files()}
    long = [f"{path.relative_to(ROOT)}: {n}" for path, n in lengths.items() if n > LONGEST]
    assert not long, f"a room that outgrows {LONGEST} lines becomes a folder of its name: {long}"


def test_every_file_of_the_program_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


def test_every_room_has_a_charter() -> None:
    rooms = {path.parent for path in python_files()}
    without = [str(room.relative_to(ROOT)) for room in rooms if not (room / "__init__.py").exists()]
    assert not without
