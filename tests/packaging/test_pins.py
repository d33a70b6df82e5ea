"""The pinned libraries: complete, without addresses, licensed, and no Qt that breaks Python."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN, DEV = ROOT / "packaging/constraints-run.txt", ROOT / "packaging/constraints.txt"
LICENCES = ROOT / "resources/help/third-party.md"
MOST_AT_RUN_TIME = 17

# Every Qt call that returns None dropped one reference to None in PySide6 6.12.0 on Python 3.11
# and older, until the interpreter aborted. The list keeps this process alive meanwhile.
REFERENCES = """
import sys
from PySide6.QtCore import QObject
kept = [None] * 1_000_000
thing = QObject()
before = sys.getrefcount(None)
for _ in range(10_000):
    thing.setObjectName("a")
print(sys.getrefcount(None) - before)
"""


def pins(file: Path) -> dict[str, str]:
    """Each pinned library with the whole of its entry."""
    entries = re.split(r"\n(?=\S)", file.read_text("utf-8").strip())
    return {canonicalize_name(entry.split("==")[0]): entry for entry in entries}


def pinned_version(entry: str) -> str:
    """The version that an entry pins."""
    return entry.split("==")[1].split(maxsplit=1)[0]


def declared(*, dev: bool) -> list[Requirement]:
    """What pyproject.toml asks for."""
    wanted = PROJECT["project"]["dependencies"] + (PROJECT["dependency-groups"]["dev"] * dev)
    return [Requirement(line) for line in wanted]


def pyside() -> Requirement:
    """How pyproject.toml asks for Qt."""
    return next(each for each in declared(dev=False) if each.name == "PySide6-Essentials")


def test_no_broken_qt_is_allowed_while_python_3_11_is() -> None:
    assert SpecifierSet(PROJECT["project"]["requires-python"]).contains("3.11")
    assert not any(pyside().specifier.contains(f"6.12.{patch}") for patch in range(10))


def test_the_installed_qt_obeys_the_pin() -> None:
    assert pyside().specifier.contains(version("PySide6-Essentials"))
    assert version("PySide6-Essentials") == pinned_version(pins(RUN)["pyside6-essentials"])


def test_qt_calls_drop_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", REFERENCES], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > -100, "this build of PySide6 aborts Python after some thousand calls"


@pytest.mark.parametrize(("file", "dev"), [(RUN, False), (DEV, True)])
def test_every_declared_library_is_pinned_as_declared(file: Path, dev: bool) -> None:
    found = pins(file)
    for wanted in declared(dev=dev):
        assert wanted.specifier.contains(pinned_version(found[canonicalize_name(wanted.name)]))


@pytest.mark.parametrize("file", [RUN, DEV])
def test_what_the_libraries_need_is_pinned_too(file: Path) -> None:
    """pip is told not to look for further libraries, so the pins must be complete."""
    found = pins(file)
    for name, entry in found.items():
        if "sys_platform == 'win32'" in entry:
            continue
        for line in requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert canonicalize_name(needed.name) in found, f"{name} needs {line}"


def test_running_takes_a_part_of_the_same_pins() -> None:
    everything = pins(DEV).items()
    assert pins(RUN).items() <= everything
    assert len(pins(RUN)) <= MOST_AT_RUN_TIME


@pytest.mark.parametrize("file", [RUN, DEV])
def test_pins_have_hashes_and_no_address(file: Path) -> None:
    for name, entry in pins(file).items():
        assert "--hash=sha256:" in entry, name
        assert not re.search(r"://| @ |\.(com|org|net|io)\b|--(extra-)?index|--find", entry), name


def test_each_library_that_ships_is_named_with_version_licence_and_reason() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in LICENCES.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    named = {canonicalize_name(row[0]): row for row in rows[2:]}
    for name, entry in pins(RUN).items():
        assert named[name][1] == pinned_version(entry), name
        assert all(named[name]), name
    assert named.keys() == pins(RUN).keys(), "the list and the pins differ"
