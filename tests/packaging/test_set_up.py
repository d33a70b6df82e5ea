"""Set-up, start and check scripts: they decide rightly, and trouble is one clear sentence."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import PySide6
import pytest

from app.__main__ import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "packaging").glob("*.py"))

PIP_SAID = [
    (
        "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError('"
        "[Errno -3] Temporary failure in name resolution')'\n"
        "ERROR: Could not find a version that satisfies the requirement click==8 (from versions: )"
        "\nERROR: No matching distribution found for click==8",
        "does not reach the package index",
    ),
    ("OSError: [Errno 28] No space left on device", "The disk is full"),
    (
        "ERROR: Could not find a version that satisfies the requirement shiboken6==6.11.3 (from "
        "versions: 6.5.0)\nERROR: No matching distribution found for shiboken6==6.11.3",
        "has no build for this machine",
    ),
    (
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        "is not the one that was pinned",
    ),
    (
        "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]')): Max retries "
        "exceeded",
        "its certificate is not known",
    ),
    ("ERROR: [Errno 13] Permission denied: 'x'", "may not write to"),
    ("ERROR: something new", "could not be installed: ERROR: something new"),
    ("", "pip said nothing"),
]

SCREENS = [
    ("linux", {}, None),
    ("linux", {"DISPLAY": ":0"}, "xcb"),
    ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
    ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "xcb"),
    ("linux", {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "offscreen"),
    ("linux", {"QT_QPA_PLATFORM": "wayland;xcb"}, "offscreen"),
    ("linux", {"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "offscreen"),
    ("win32", {}, ""),
    ("darwin", {}, ""),
]


@pytest.mark.parametrize(("said", "sentence"), PIP_SAID)
def test_the_reason_why_pip_stopped_is_one_sentence(
    scripts: SimpleNamespace, said: str, sentence: str
) -> None:
    told = scripts.ready.reason(said, "run")
    assert sentence in told
    assert "{" not in told


@pytest.mark.parametrize(("platform", "environment", "screen"), SCREENS)
def test_how_qt_will_draw(
    scripts: SimpleNamespace, platform: str, environment: dict[str, str], screen: str | None
) -> None:
    assert scripts.system.screen_of(environment, platform) == screen


@pytest.mark.parametrize(
    ("has_sudo", "line"),
    [
        (True, "sudo apt-get update && sudo apt-get install -y --no-install-recommends a b"),
        (
            False,
            "su -c '/usr/bin/apt-get update && "
            "/usr/bin/apt-get install -y --no-install-recommends a b'",
        ),
    ],
)
def test_the_line_to_type(scripts: SimpleNamespace, has_sudo: bool, line: str) -> None:
    assert scripts.system.line_to_type(["a", "b"], has_sudo) == line


def test_a_second_start_does_nothing_until_the_pins_change(
    scripts: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, pins = scripts.ready, tmp_path / "pins.txt"
    pins.write_text("# nothing\n", "utf-8")
    monkeypatch.setattr(ready, "VENV", tmp_path / "é .venv")
    monkeypatch.setitem(ready.PINS, "run", pins)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    python = ready.make_ready("run", "")
    assert subprocess.run([python, "-c", ""], check=False).returncode == 0
    monkeypatch.setattr(ready, "_pip_install", None)
    assert ready.make_ready("run", "") == python
    monkeypatch.undo()
    monkeypatch.setattr(ready, "VENV", tmp_path / "é .venv")
    monkeypatch.setitem(ready.PINS, "run", pins)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    pins.write_text("click==8.5.1 --hash=sha256:" + "0" * 64 + "\n", "utf-8")
    with pytest.raises(scripts.system.NotReady, match="has no build for this machine"):
        ready.make_ready("run", "")


def test_a_full_disk_is_told_before_anything_is_fetched(
    scripts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(scripts.ready.ROOM_NEEDED, "run", 10**9)
    monkeypatch.setattr(scripts.ready, "_stamped", lambda _: False)
    monkeypatch.setattr(scripts.ready, "_venv_works", lambda: True)
    with pytest.raises(scripts.system.NotReady, match="The disk is full: about 1000000000 MB"):
        scripts.ready.make_ready("run", "")


def test_every_command_that_draws_nothing_needs_no_qt_libraries(scripts: SimpleNamespace) -> None:
    drawing = {name for name, place in COMMANDS.items() if place.startswith("app.ui")}
    assert drawing == scripts.run.DRAWING
    assert COMMANDS.keys() - drawing == scripts.run.WITHOUT_QT


def test_a_window_without_a_display_is_told(
    scripts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts.system, "screen_of", lambda _: None)
    with pytest.raises(scripts.system.NotReady, match="no display"):
        scripts.run.main(["books.minutebook"])


def test_the_program_gets_arguments_and_streams_untouched(
    scripts: SimpleNamespace, tmp_path: Path
) -> None:
    """Even from a folder that holds another `app`."""
    (tmp_path / "app.py").write_text("raise SystemExit('wrong app')", "utf-8")
    done = subprocess.run(
        scripts.run.app_command(Path(sys.executable), ["--help"]),
        cwd=tmp_path,
        env=scripts.run.app_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Minutebook" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("given", "own", "for_pytest"),
    [
        ([], [], []),
        (["--bench"], ["--bench"], []),
        (["--coverage"], ["--coverage"], []),
        (["--", "-k", "a"], [], ["-k", "a"]),
        (["--", "--", "x"], [], ["--", "x"]),
    ],
)
def test_what_follows_two_dashes_is_for_pytest(
    scripts: SimpleNamespace, given: list[str], own: list[str], for_pytest: list[str]
) -> None:
    assert scripts.test.split(given) == (own, for_pytest)


def test_coverage_runs_the_tests_of_law_and_then_demands_all_of_it(
    scripts: SimpleNamespace,
) -> None:
    steps = [arguments[:3] for _, arguments in scripts.test.steps(["--coverage"], [])]
    assert steps == [["-m", "coverage", "run"], ["-m", "coverage", "report"]]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"]
    assert settings["run"] == {"branch": True, "source": ["app/bylaws", "app/domain"]}
    assert settings["report"]["fail_under"] == 100


def test_the_checks_stop_at_the_first_red(
    scripts: SimpleNamespace, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = [
        ("Good", ["-c", "print('good')"]),
        ("Bad", ["-c", "raise SystemExit(3)"]),
        ("Never", ["-c", "print('never')"]),
    ]
    assert scripts.test.run_all(Path(sys.executable), steps) == 3
    said = capfd.readouterr().out
    assert said.splitlines() == [
        "== Good",
        "good",
        "== Bad",
        "== RED: Bad (exit code 3). What follows it was not run.",
    ]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_import_the_standard_library_only(script: Path) -> None:
    siblings = {each.stem for each in SCRIPTS}
    for node in ast.walk(ast.parse(script.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.partition(".")[0] in sys.stdlib_module_names | siblings, name


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_an_old_python_can_read_the_scripts(script: Path) -> None:
    ast.parse(script.read_text("utf-8"), feature_version=(3, 7))


def test_ci_runs_the_command_that_people_run() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").splitlines()[-1] == "python3 packaging/test.py"


if sys.platform == "linux":

    @pytest.mark.parametrize("screen", ["offscreen", "xcb", "wayland"])
    def test_the_list_of_system_libraries_is_what_qt_asks_for(
        scripts: SimpleNamespace, screen: str
    ) -> None:
        """`ldd` also names libraries of libraries, so only those of a screen's own are compared."""
        plugin = Path(PySide6.__path__[0]) / f"Qt/plugins/platforms/libq{screen}.so"
        ldd = shutil.which("ldd")
        assert ldd
        told = subprocess.run([ldd, plugin], capture_output=True, text=True, check=True).stdout
        known = scripts.system.LIBRARIES[screen]
        asked = {line.split()[0] for line in told.splitlines() if "PySide6" not in line}
        own = ("libxcb", "libxkb", "libX11", "libwayland", "libEGL", "libGL.", "libfont", "libdbus")
        assert {name for name in asked if name.startswith(own)} <= known.keys()
        assert {line.split()[0] for line in told.splitlines() if "not found" in line} <= set(known)
