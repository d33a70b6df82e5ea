"""A bad bylaws file gets all its mistakes at once, each with line, key and what would be right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.bylaws.file.checking import check_bylaws
from app.bylaws.file.drafts import read_bylaws, read_draft
from app.domain.refusal import Refusal

HERE = Path(__file__).parent
ALDER = (HERE.parent / "companies" / "alder.toml").read_text(encoding="utf-8")
CASES = tomllib.loads((HERE / "bad.toml").read_text(encoding="utf-8"))["case"]
EACH = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def bad_file(changes: list[list[str]]) -> str:
    text = ALDER
    for rule, old, new in changes:
        start = text.index(f'[rules."{rule}"]') if rule else 0
        at = text.index(old, start)
        text = text[:at] + new + text[at + len(old) :]
    return text


def test_the_table_is_long_and_has_files_with_several_mistakes() -> None:
    assert len(CASES) >= 60
    assert sum(len(case["mistakes"]) > 2 for case in CASES) >= 5


def test_the_good_file_has_no_mistake() -> None:
    assert check_bylaws(ALDER) == ()


@EACH
def test_every_mistake_has_line_key_and_sentence(case: dict[str, Any]) -> None:
    found = check_bylaws(bad_file(case["changes"]))
    assert [[m.line, m.key, m.sentence] for m in found] == case["mistakes"]
    assert all(m.sentence.endswith((".", "?")) for m in found)


@EACH
def test_nothing_of_it_is_taken_over(case: dict[str, Any]) -> None:
    text = bad_file(case["changes"])
    for read in (read_bylaws, read_draft):
        with pytest.raises(Refusal) as told:
            read(text)
        for line, key, sentence in case["mistakes"]:
            assert f"Line {line}, {key}: {sentence}" in told.value.sentence
        assert "Nothing of it was taken over." in told.value.sentence


@pytest.mark.parametrize("text", ["", "\n\n", "Bylaws of our company", "\x00", "[[[", "= 1", "{"])
def test_what_is_no_bylaws_file_at_all_is_told_and_not_a_crash(text: str) -> None:
    found = check_bylaws(text)
    assert {"key", "effective_from", "calendar", "board.quorum"} <= {m.key for m in found}


@pytest.mark.parametrize("start", range(0, len(ALDER), 997))
def test_a_file_cut_anywhere_is_told_and_not_a_crash(start: int) -> None:
    assert check_bylaws(ALDER[:start])
    check_bylaws(ALDER[start:])


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert check_bylaws("\ufeff" + ALDER.replace("\n", "\r\n")) == ()


NOTICE, RECORD = "shareholders.notice.window", "record-date.meeting.fixed"
REQUESTED, RANGE = "shareholders.special.requested-date", "directors.number.range"


@pytest.mark.parametrize(
    "changes",
    [
        [[NOTICE, "value = 40,", "value = 10,"]],
        [[NOTICE, "value = 40,", "value = 400,"]],
        [[NOTICE, "value = 10,", "value = 0,"]],
        [[RECORD, "value = 45,", "value = 10,"]],
        [[REQUESTED, "value = 40,", "value = 10,"], [REQUESTED, "value = 20,", "value = 10,"]],
        [[RANGE, "value = 5,", "value = 3,"]],
        [["shareholders.vote.act", '"1/2"', '"1/1"']],
        [["proxy.duration", "value = 11,", "value = 600,"]],
        [["board.quorum", '"1/2"', '"1/3"']],
        [["shareholders.annual.date", "params.nth = 2", "params.nth = -1"]],
    ],
)
def test_the_ends_of_what_is_allowed_are_no_mistakes(changes: list[list[str]]) -> None:
    assert check_bylaws(bad_file(changes)) == ()


@pytest.mark.parametrize(
    ("directors", "sentence"),
    [(3, ""), (2, "2 of 9 directors is below 1/3; write 3 or more."), (9, "")]
    + [(10, "There are 9 directors; write at most 9.")],
)
def test_a_fixed_quorum_of_the_board(directors: int, sentence: str) -> None:
    text = (HERE.parent / "companies" / "cedar.toml").read_text(encoding="utf-8")
    at = text.index('[rules."board.quorum"]')
    text = text[:at] + text[at:].replace("value = 4,", f"value = {directors},", 1)
    assert [m.sentence for m in check_bylaws(text)] == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("classes", "sentence"), [(6, ""), (7, "6 directors do not fill 7 classes; write at most 6.")]
)
def test_no_more_classes_than_directors(classes: int, sentence: str) -> None:
    text = (HERE.parent / "companies" / "birch.toml").read_text(encoding="utf-8")
    at = text.index('[rules."directors.classes"]')
    text = text[:at] + text[at:].replace("value = 3,", f"value = {classes},", 1)
    assert [m.sentence for m in check_bylaws(text)] == ([sentence] if sentence else [])
