"""`ask` as a process: order, blank lines, exit code, and no window library in it."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def ask(text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", "ask"]
    return subprocess.run(
        command, input=text, capture_output=True, text=True, cwd=ROOT, check=False
    )


def test_answers_come_in_order_and_one_bad_line_does_not_stop_the_run() -> None:
    good = {
        "id": 1,
        "rule": "calendar.business-day",
        "on": "2004-05-25",
        "given": {"on": "2004-04-10"},
    }
    done = ask(f"{json.dumps(good)}\n\nnot json\n{json.dumps(good | {'id': 3})}\n")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [t["id"] for t in told] == [1, None, 3]
    assert told[0]["business_day"] is False
    assert "error" in told[1]
    assert done.returncode == 2


def test_all_answered_is_exit_code_zero() -> None:
    good = {
        "id": 1,
        "rule": "calendar.business-day",
        "on": "2004-05-25",
        "given": {"on": "2004-04-12"},
    }
    assert ask(json.dumps(good) + "\n").returncode == 0


def test_law_and_ask_import_no_window_no_database_no_typesetter() -> None:
    code = (
        "import sys, app.cli.ask, app.cli.rules; "
        "print([m for m in ('PySide6', 'sqlite3', 'reportlab') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
