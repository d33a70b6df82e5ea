"""No question stops a run: days at the ends of the calendar, files that are none, anything else."""

from __future__ import annotations

import io
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bylaws.ask.answering import BEYOND, QUESTIONS, answer
from app.bylaws.law import BUILT_IN, built_in_shelf
from app.cli.ask import main

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ENDS = ("0001-01-01", "0001-12-31", "9999-01-01", "9999-12-31")
ALDER = str(HERE.parent / "companies" / "alder.toml")


def examples() -> dict[str, dict[str, Any]]:
    """For each rule that is asked with a day, one question that can be answered."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((HERE.parent / "cases").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            if any(DAY.match(str(value)) for value in case.get("given", {}).values()):
                found.setdefault(case["rule"], case["given"])
    return found


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("rule", examples())
def test_a_day_at_the_end_of_the_calendar_is_answered_or_refused(rule: str, end: str) -> None:
    stated = examples()[rule]
    moved = {k: end + v[10:] if DAY.match(str(v)) else v for k, v in stated.items()}
    for version in BUILT_IN:
        asked = {"id": 1, "rule": rule, "bylaws": version, "given": moved}
        told = answer(asked, built_in_shelf())
        assert "applies" in told or told["error"].endswith(".")


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        ("shareholders.notice.window", {"meeting_on": "0001-01-20"}),
        ("shareholders.special.requested-date", {"received_on": "9999-12-01"}),
        ("proxy.duration", {"dated_on": "9999-12-01"}),
        ("shareholders.notice.returned-mail", {"given_on": "9999-12-01"}),
    ],
)
def test_a_count_beyond_the_calendar_is_one_sentence(rule: str, given: dict[str, str]) -> None:
    asked = {"id": 1, "rule": rule, "bylaws": "hemacare-2002", "given": given}
    assert answer(asked, built_in_shelf()) == {"id": 1, "error": BEYOND}


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2004-02-29", "2004-05-25T10:00", "America/Los_Angeles", "secretary", "1/2"])
    | st.integers(10**28, 10**40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(QUESTIONS)), st.sampled_from(BUILT_IN), st.data())
def test_whatever_is_given_the_answer_is_an_answer_or_a_sentence(
    rule: str, version: str, data: st.DataObject
) -> None:
    fields = {name: data.draw(ANYTHING, name) for name in QUESTIONS[rule].given}
    told = answer({"rule": rule, "bylaws": version, "given": fields}, built_in_shelf())
    assert "applies" in told or told["error"].endswith(".")


def ask_alder(path: str) -> dict[str, Any]:
    asked = {
        "id": 1,
        "rule": "shareholders.quorum.majority",
        "bylaws": path,
        "given": {"votes_entitled": 1000},
    }
    return answer(asked, built_in_shelf())


def test_a_company_s_own_file_answers() -> None:
    told = ask_alder(ALDER)
    assert told["applies"] is True
    assert told["bylaws"] == tomllib.loads(Path(ALDER).read_text(encoding="utf-8"))["key"]
    assert ask_alder(ALDER) == told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "The bylaws file has"),
        (b"\xff\xfe", "cannot be read."),
        (b"short = \n", "the first in line 1, "),
        (b"[rules.\n", "line 1"),
    ],
)
def test_a_bad_file_is_one_sentence(tmp_path: Path, text: bytes, says: str) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(text)
    told = ask_alder(str(path))
    assert says in told["error"]
    assert told["error"].endswith(".")
    assert "\n" not in told["error"]


def test_a_mistake_and_an_undecided_value_are_named_with_their_line(tmp_path: Path) -> None:
    path, text = tmp_path / "own.toml", Path(ALDER).read_text(encoding="utf-8")
    figure = "params.min_days = { value = "
    at = text[: text.index(figure)].count("\n") + 1
    path.write_text(re.sub(f"({re.escape(figure)})[0-9]+", r"\g<1>999", text, count=1), "utf-8")
    assert f"has 1 mistake, the first in line {at}, " in ask_alder(str(path))["error"]
    path.write_text(re.sub(f"({re.escape(figure)})[0-9]+", r'\g<1>""', text, count=1), "utf-8")
    told = ask_alder(str(path))["error"]
    assert told.startswith("In the bylaws file 1 value is not yet decided; the first is ")
    assert told.endswith(f"in line {at}.")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = str(tmp_path / "none.toml")
    assert ask_alder(path)["error"] == f"The bylaws file {path} cannot be read."
    assert ask_alder("x\0.toml")["error"].endswith("cannot be read.")


def test_lines_that_no_reader_takes_do_not_stop_the_run() -> None:
    good = {"id": 9, "rule": "calendar.business-day", "bylaws": "hemacare-2002"}
    last = json.dumps(good | {"given": {"on": "2004-04-12"}})
    lines = ["[" * 100_000, "1" * 5_000, '{"id": "\\ud800"}', '{"id": NaN}', last]
    into = "\n".join(lines).encode() + b'\n{"id": "\xff"}\n'
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert main([], io.TextIOWrapper(io.BytesIO(into), encoding="ascii"), out) == 2
    out.seek(0)
    told = [json.loads(line) for line in out]
    assert ["error" in one for one in told] == [True, True, True, True, False, True]
    assert told[2]["id"] == "\ud800"
