"""Bylaws files that are TOML of another shape: each mistake is told, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bylaws.file.catalogue import catalogue
from app.bylaws.file.checking import check_bylaws, check_head
from app.bylaws.file.drafts import read_bylaws, read_draft, write_bylaws
from app.bylaws.file.values import check_value
from app.bylaws.law import built_in, bylaws_of, shelf_for
from app.domain.company import AdoptedBylaws
from app.domain.refusal import Refusal

ALDER = (Path(__file__).parents[1] / "companies" / "alder.toml").read_text(encoding="utf-8")


def added(text: str) -> list[str]:
    """What is found wrong when this stands at the end of a good file."""
    return [f"{m.key}: {m.sentence}" for m in check_bylaws(f"{ALDER}\n{text}\n")]


def changed(old: str, new: str) -> list[str]:
    assert old in ALDER
    return [f"{m.key}: {m.sentence}" for m in check_bylaws(ALDER.replace(old, new, 1))]


def test_a_heading_that_cannot_be_read_takes_its_lines_with_it() -> None:
    """They are told with the heading, not a second time each."""
    found = added("[whatever\nkey = 3")
    assert len(found) == 1
    assert found[0].startswith("[whatever: A heading is written ")


def test_a_heading_over_all_rules_is_no_mistake() -> None:
    assert added("[rules]") == []


def test_a_key_that_is_a_value_and_a_heading_is_told_once() -> None:
    heading = '[rules."shareholders.notice.window".params.min_days.value]'
    assert any("write each key once" in said for said in added(f"{heading}\nx = 3"))


def test_a_figure_may_be_written_with_dots() -> None:
    dotted = "params.min_days.value = 10\nparams.min_days.unit = 'business days'"
    text = ALDER.replace('params.min_days = { value = 10, unit = "business days" }', dotted, 1)
    assert text != ALDER
    assert check_bylaws(text) == ()
    law = read_bylaws(text)
    assert law.figure("shareholders.notice.window", "min_days") == 10


def test_a_unit_that_a_rule_names_twice_is_the_same() -> None:
    rule, said = "inspection.register.five-percent", 'params.unit = "calendar-days"'
    text = write_bylaws(built_in("hemacare-2002"))
    assert check_bylaws(text) == ()
    at = text.index(said, text.index(f'[rules."{rule}"]'))
    wrong = f'{text[:at]}params.unit = "business-days"{text[at + len(said) :]}'
    found = {m.key: m.sentence for m in check_bylaws(wrong)}
    assert found == {f"{rule}.lead": 'unit is "business-days"; write unit = "business days".'}


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("short", 2019, "Write a text, such as"),
        ("key", ["alder"], "Write a text, such as"),
        ("short", "", ""),
        ("certified_on", "", ""),
    ],
)
def test_the_head_of_a_form(key: str, value: object, says: str) -> None:
    assert check_head(key, value).startswith(says) if says else check_head(key, value) == ""


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("05-20", ""),
        ("02-28", ""),
        ("02-29", "Not every year has a 02-29"),
        ("13-01", "Not every year has a 13-01"),
        ("5/20", "Write month and day"),
        (520, "Write month and day"),
    ],
)
def test_a_day_of_every_year(value: object, says: str) -> None:
    param = catalogue()["shareholders.annual.date"].params["month_day"]
    found = check_value(param, value)
    assert found.startswith(says) if says else found == ""


def test_a_draft_with_another_head() -> None:
    draft = read_draft(ALDER).with_head(name="Bylaws of 2030", effective_from=date(2030, 1, 2))
    assert draft.head["name"] == "Bylaws of 2030"
    assert draft.head["key"] == read_draft(ALDER).head["key"]


def test_a_rule_without_a_section_does_not_load() -> None:
    """A file that was changed outside the program, as the company file holds it."""
    start = ALDER.index("section = ", ALDER.index('[rules."shareholders.notice.window"]'))
    text = ALDER[:start] + ALDER[ALDER.index("\n", start) + 1 :]
    with pytest.raises(Refusal, match="shareholders.notice.window has no section"):
        bylaws_of(text)


def test_a_rule_written_in_another_toml_style_loads_the_same() -> None:
    text = ALDER.replace('title = "Notice window"', "title = 'Notice window'")
    quoted = text.replace('[rules."board.quorum"]', "[rules.'board.quorum']")
    plain = bylaws_of(ALDER)
    assert dict(bylaws_of(quoted).rules) == dict(plain.rules)
    one_line = ALDER.replace('title = "', 'title   = "')
    assert dict(bylaws_of(one_line).rules) == dict(plain.rules)


def test_a_version_that_is_not_on_the_shelf_is_refused() -> None:
    adopted = AdoptedBylaws("nobody-1999", date(1999, 1, 4))
    with pytest.raises(Refusal, match="The bylaws nobody-1999 are not on this computer’s shelf"):
        shelf_for((adopted,))
    known = replace(adopted, key="hemacare-2002", effective_from=date(2002, 11, 23))
    brought = replace(adopted, text=ALDER, effective_from=date(2019, 3, 1))
    assert [law.short for law in shelf_for((brought, known)).versions] == ["2002", "2019"]
