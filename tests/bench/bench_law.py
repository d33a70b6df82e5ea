"""The law in use: a shaded calendar page, the schedule of a meeting, and 5,000 mixed questions.

Each beside a bare baseline in one run: a page beside 42 days compared with two ends and written,
a schedule beside that same loop, `ask` beside a bare start of Python. Goals: a page of any field
within 8 ms (half a frame), a whole schedule within 2 ms, `ask` below 20 times the bare start.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import Any

from app.bylaws.law import BUILT_IN, built_in_shelf
from app.bylaws.plan import DATE_FIELDS, PlanFacts, check_plan, windows
from app.domain.codec import plan_from_json
from app.domain.meetings import MeetingPlan
from app.domain.words import day_short
from app.presenters.ruled import ruled_date

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/bylaws/cases"
QUESTIONS, ROUNDS, STARTS, PAGE = 5_000, 15, 11, 42
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SHELF = built_in_shelf()


def plans() -> dict[str, MeetingPlan]:
    """A plan of each kind under each version, and one that falls between both."""
    bases = tomllib.loads((CASES / "plan.toml").read_text(encoding="utf-8"))["base"]
    return {name: plan_from_json(base) for name, base in bases.items()}


def facts_of(plan: MeetingPlan) -> PlanFacts:
    """What is known on the day of the notice, the earliest day there is, or the meeting."""
    today = plan.notice_on or plan.request.received_on or plan.designated_on or plan.on
    return PlanFacts(today or date(2004, 4, 10), 1_000_000, 200_000)


def page_of(plan: MeetingPlan, field: str) -> list[date]:
    """The six weeks of the calendar that opens on the field."""
    first = (plan.day(field) or plan.on or date(2004, 5, 25)).replace(day=1)
    monday = first - timedelta(first.weekday())
    return [monday + timedelta(n) for n in range(PAGE)]


def shade(plan: MeetingPlan, field: str) -> None:
    """A calendar page of the field as the screen asks for it, nothing kept from before."""
    ruled = ruled_date(SHELF, plan, field, facts_of(plan))
    for on in page_of(plan, field):
        ruled.day(on)


def schedule(plan: MeetingPlan) -> None:
    """Every window, deadline and finding of the meeting."""
    facts = facts_of(plan)
    check_plan(SHELF, plan, facts)
    for field in DATE_FIELDS:
        windows(SHELF, plan, field, facts, plan.day(field) or plan.on or facts.today)


def bare_page() -> None:
    """42 days compared with two ends and written, and nothing else."""
    first = date(2004, 5, 1)
    for number in range(PAGE):
        on = first + timedelta(number)
        if first <= on <= date(2004, 5, 25):
            day_short(on)


def milliseconds(act: Callable[[], None]) -> float:
    """The median of some runs; the first, which reads the rules, is left out."""
    act()
    spent: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        spent.append(time.perf_counter() - start)
    return median(spent) * 1000


def questions() -> str:
    """Questions of all rules under both versions, their days shifted from one to the next."""
    forms: dict[str, list[dict[str, Any]]] = {
        "calendar.legal-holiday": [{"given": {"on": "2004-05-25"}}]
    }
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            if "rule" in case:
                forms.setdefault(case["rule"], []).append(case)
    turns = ((rule, rows[turn % len(rows)]) for turn in count() for rule, rows in forms.items())
    lines: list[str] = []
    for number, (rule, case) in enumerate(islice(turns, QUESTIONS)):
        given = {name: shifted(value, number % 700) for name, value in case["given"].items()}
        version = BUILT_IN[number // len(forms) % 2]
        lines.append(json.dumps({"id": number, "rule": rule, "bylaws": version, "given": given}))
    return "\n".join(lines) + "\n"


def shifted(value: Any, days: int) -> Any:
    """A day so many days later, with the hour that may follow; anything else as it is."""
    if not isinstance(value, str) or not DAY.match(value):
        return value
    return (date.fromisoformat(value[:10]) + timedelta(days)).isoformat() + value[10:]


def seconds(command: list[str], text: str) -> float:
    """Whole-process wall seconds; a line that was not answered stops the benchmark."""
    with TemporaryFile() as asked, TemporaryFile() as told:
        asked.write(text.encode())
        asked.seek(0)
        start = time.perf_counter()
        subprocess.run(command, stdin=asked, stdout=told, cwd=ROOT, check=False)
        spent = time.perf_counter() - start
        told.seek(0)
        if told.read().count(b"\n") != text.count("\n"):
            raise SystemExit("ask did not answer every question.")
    return spent


def main() -> None:
    """Print the medians, the worst page and schedule, and their ratios."""
    bare = milliseconds(bare_page)
    pages = {
        f"{field} of {name}": milliseconds(lambda p=plan, f=field: shade(p, f))
        for name, plan in plans().items()
        for field in DATE_FIELDS
    }
    worst = max(pages, key=lambda name: pages[name])
    print(
        f"calendar page: {median(pages.values()):.2f} ms, worst {pages[worst]:.2f} ms ({worst}; "
        f"goal 8 ms), {pages[worst] / bare:.0f} times 42 bare days"
    )
    whole = {name: milliseconds(lambda p=plan: schedule(p)) for name, plan in plans().items()}
    worst = max(whole, key=lambda name: whole[name])
    print(
        f"schedule: {median(whole.values()):.2f} ms, worst {whole[worst]:.2f} ms ({worst}; "
        f"goal 2 ms), {whole[worst] / bare:.0f} times 42 bare days"
    )
    text = questions()
    starts, asks = [], []
    for _ in range(STARTS):
        starts.append(seconds([sys.executable, "-c", "pass"], ""))
        asks.append(seconds([sys.executable, "-m", "app", "ask"], text))
    ratio = min(asks) / min(starts)
    print(
        f"ask: {QUESTIONS:,} questions of all rules in {min(asks):.2f} s, the best of {STARTS}, "
        f"{ratio:.1f} times a bare Python start (goal 20)"
    )


if __name__ == "__main__":
    main()
