"""New versions from a blank or a copy, the file written and read back, and what changed."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app import RESOURCES
from app.bylaws.file.amending import changed_rules
from app.bylaws.file.catalogue import catalogue
from app.bylaws.file.checking import check_bylaws, check_head, undecided_values
from app.bylaws.file.drafts import (
    draft_of,
    new_from,
    read_bylaws,
    read_draft,
    write_bylaws,
    write_draft,
)
from app.bylaws.file.values import check_value
from app.bylaws.law import BUILT_IN, Bylaws, built_in, bylaws_of, shelf_for
from app.domain.company import AdoptedBylaws
from app.domain.refusal import Refusal

COMPANIES = Path(__file__).parents[1] / "companies"
NAMES = ("alder", "birch", "cedar")
NOTICE = "shareholders.notice.window"
DAY = date(2027, 7, 1)


def company(name: str) -> Bylaws:
    return read_bylaws((COMPANIES / f"{name}.toml").read_text(encoding="utf-8"))


LAWS = {name: company(name) for name in NAMES} | {key: built_in(key) for key in BUILT_IN}
EACH = pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)


@EACH
def test_a_version_is_written_and_read_back_the_same(law: Bylaws) -> None:
    text = write_bylaws(law)
    back = read_bylaws(text)
    assert dict(back.rules) == dict(law.rules)
    assert (back.key, back.short, back.name) == (law.key, law.short, law.name)
    assert (back.effective_from, back.certified_on) == (law.effective_from, law.certified_on)
    assert (back.calendar.key, back.ambiguities) == (law.calendar.key, law.ambiguities)
    assert write_bylaws(back) == text


@EACH
def test_the_written_file_is_plain_for_a_reader(law: Bylaws) -> None:
    text = write_bylaws(law)
    assert text.startswith("# The bylaws as figures and choices, rule by rule.")
    assert "# ---- Notice to shareholders ---" in text
    assert "# Fewest days. In days or business days.\nparams.min_days = { value = " in text
    assert tomllib.loads(text)["key"] == law.key


def test_the_blank_has_every_rule_and_decides_nothing() -> None:
    text = (RESOURCES / "bylaws" / "blank.toml").read_text(encoding="utf-8")
    assert check_bylaws(text) == ()
    draft = read_draft(text)
    assert set(draft.rules) == set(catalogue())
    for rule_id, table in draft.rules.items():
        asked = {p.name for p in catalogue()[rule_id].params.values() if p.when or not p.optional}
        assert set(table.get("params", {})) == asked, rule_id
    assert len(undecided_values(text)) > len(catalogue()) * 3
    assert "hemacare" not in text.lower()


def test_what_is_undecided_is_named_by_line_and_cannot_be_adopted() -> None:
    draft = draft_of(LAWS["alder"]).with_param(NOTICE, "min_days", {"value": "", "unit": "days"})
    text = write_draft(draft.with_rule("board.quorum", section=""))
    found = undecided_values(text)
    assert [(m.key, m.sentence) for m in found] == [
        (f"{NOTICE}.min_days", "Not yet decided: fewest days."),
        ("board.quorum.section", "Not yet decided: section."),
    ]
    lines = text.split("\n")
    assert [lines[m.line - 1] for m in found] == [
        'params.min_days = { value = "", unit = "days" }',
        'section = ""',
    ]
    assert check_bylaws(text) == ()
    with pytest.raises(Refusal, match="2 values are not yet decided: .*were not adopted"):
        read_bylaws(text)


def test_a_value_of_a_choice_not_made_may_stay_empty() -> None:
    draft = draft_of(LAWS["alder"]).with_param("board.quorum", "directors", "")
    law = read_bylaws(write_draft(draft))
    assert "directors" not in law.rule("board.quorum").params


def test_a_new_version_from_the_blank_waits_for_every_decision() -> None:
    text = write_draft(new_from(None, "elm-2027", "2027", "Bylaws of Elm Ltd.", DAY))
    assert check_bylaws(text) == ()
    keys = {m.key for m in undecided_values(text)}
    assert {"calendar", f"{NOTICE}.min_days", "board.quorum.says"} <= keys
    assert not {"key", "effective_from", "bylaws.version.governing.effective_from"} & keys


@EACH
def test_an_amendment_is_a_copy_with_its_changes(law: Bylaws) -> None:
    draft = new_from(law, "new-2027", "2027", "Bylaws as amended", DAY)
    draft = draft.with_param(NOTICE, "min_days", {"value": 12, "unit": "days"})
    draft = draft.with_rule(NOTICE, says="Notice is given not less than 12 days before.")
    draft = draft.with_param("bylaws.version.governing", "certified_on", DAY)
    new = read_bylaws(write_draft(draft.without_rule("proxy.duration")))
    changes = {change.rule: change for change in changed_rules(law, new)}
    assert set(changes) == {"bylaws.version.governing", NOTICE, "proxy.duration"}
    assert changes["proxy.duration"].what == "removed"
    parts = {part.name: part for part in changes[NOTICE].parts}
    assert set(parts) == {"says", "min_days"}
    assert parts["min_days"].label == "Fewest days"
    assert parts["min_days"].new == "12 days"
    unit = law.unit(NOTICE, "min_days")
    assert parts["min_days"].old == f"{law.figure(NOTICE, 'min_days')} {unit}"
    assert {c.rule: c.what for c in changed_rules(new, law)}["proxy.duration"] == "added"
    assert changed_rules(law, law) == ()


def test_the_amended_version_governs_from_its_day_on() -> None:
    old, draft = LAWS["alder"], new_from(LAWS["alder"], "alder-2027", "2027", "Amended", DAY)
    text = write_draft(draft.with_param("bylaws.version.governing", "certified_on", DAY))
    adopted = (
        AdoptedBylaws("alder-2027", DAY, text),
        AdoptedBylaws(old.key, old.effective_from, write_bylaws(old)),
    )
    shelf = shelf_for(adopted)
    assert [law.key for law in shelf.versions] == ["alder-2019", "alder-2027"]
    before, after = shelf.on(date(2027, 6, 30)), shelf.on(DAY)
    assert before and before.key == "alder-2019"
    assert after and after.key == "alder-2027"


@pytest.mark.parametrize("name", NAMES)
def test_a_form_checks_each_value_as_it_is_typed(name: str) -> None:
    params = catalogue()[NOTICE].params
    assert check_value(params["min_days"], {"value": 10, "unit": "business days"}) == ""
    assert "out of range" in check_value(params["min_days"], {"value": 4000, "unit": "days"})
    assert check_value(params["min_days"], {"value": "", "unit": "days"}) == ""
    assert check_head("calendar", LAWS[name].calendar.key) == ""
    assert "There is no calendar" in check_head("calendar", name)


def test_params_may_also_be_written_as_one_table_or_below_their_own_heading() -> None:
    text = (COMPANIES / "birch.toml").read_text(encoding="utf-8")
    assert check_bylaws(text) == ()
    start = text.index(f'[rules."{NOTICE}"]')
    at = text.index("params.min_days", start)
    end = text.index("\n\n", at)
    lines = [line for line in text[at:end].split("\n") if not line.startswith("#")]
    inner = ", ".join(line.removeprefix("params.") for line in lines)
    below = "\n".join(line.removeprefix("params.") for line in lines)
    for written in (f"params = {{ {inner} }}", f'[rules."{NOTICE}".params]\n{below}'):
        other = text[:at] + written + text[end:]
        assert check_bylaws(other) == ()
        assert dict(read_bylaws(other).rules) == dict(bylaws_of(text).rules)
