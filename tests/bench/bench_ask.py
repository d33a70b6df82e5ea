"""5,000 questions to `ask` in one process, beside a bare Python start, in one run.

Goal: all answered within 5 seconds here, Qt never imported.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS, ROUNDS = 5_000, 3
FORMS = (
    ("shareholders.notice.window", "meeting_on"),
    ("record-date.meeting.fixed", "meeting_on"),
    ("calendar.business-day", "on"),
    ("calendar.legal-holiday", "on"),
    ("shareholders.special.requested-date", "received_on"),
    ("shareholders.notice.returned-mail", "given_on"),
)


def questions() -> str:
    """Questions over twenty years and both versions."""
    lines: list[str] = []
    for number in range(QUESTIONS):
        rule, given = FORMS[number % len(FORMS)]
        on = (date(1990, 1, 2) + timedelta(number)).isoformat()
        version = ("hemacare-1988", "hemacare-2002")[number % 2]
        ask = {"id": number, "rule": rule, "bylaws": version, "given": {given: on}}
        lines.append(json.dumps(ask))
    return "\n".join(lines) + "\n"


def seconds(command: list[str], text: str) -> float:
    """Whole-process wall seconds; a line that was not answered stops the benchmark."""
    start = time.perf_counter()
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT, check=True)
    spent = time.perf_counter() - start
    if text and done.stdout.count("\n") != QUESTIONS:
        raise SystemExit("ask did not answer every question.")
    return spent


def main() -> None:
    """Print the medians and their ratio."""
    text = questions()
    bare, ask = [], []
    for _ in range(ROUNDS):
        bare.append(seconds([sys.executable, "-c", "pass"], ""))
        ask.append(seconds([sys.executable, "-m", "app", "ask"], text))
    print(
        f"ask: {QUESTIONS:,} questions in {median(ask):.2f} s (goal 5 s), "
        f"{median(ask) / median(bare):.1f} times a bare Python start"
    )


if __name__ == "__main__":
    main()
