"""The catalogue holds what both versions beside the program hold, and what others need."""

import re
from pathlib import Path

import pytest

from app import RESOURCES
from app.bylaws.file.catalogue import catalogue, topics
from app.bylaws.file.checking import check_bylaws
from app.bylaws.file.values import check_value
from app.bylaws.law import BUILT_IN, built_in

APP = Path(__file__).resolve().parents[3] / "app"


@pytest.mark.parametrize("key", BUILT_IN)
def test_the_versions_beside_the_program_have_no_mistake(key: str) -> None:
    text = (RESOURCES / "bylaws" / f"{key}.toml").read_text(encoding="utf-8")
    assert check_bylaws(text) == ()


@pytest.mark.parametrize("key", BUILT_IN)
def test_every_rule_and_figure_of_the_versions_stands_in_the_catalogue(key: str) -> None:
    kinds, missing = catalogue(), list[str]()
    for rule in built_in(key).rules.values():
        missing += [f"{rule.id}.{n}" for n in rule.params if n not in kinds[rule.id].params]
    assert missing == []


def test_every_figure_has_a_label_and_words_where_it_is_a_choice() -> None:
    for rule in catalogue().values():
        assert rule.title, rule.id
        for param in rule.params.values():
            assert param.label, (rule.id, param.name)
            assert param.offered or param.kind != "choice", (rule.id, param.name)


def test_every_condition_and_usual_choice_is_on_offer() -> None:
    for rule in catalogue().values():
        for param in rule.params.values():
            for choice, words in param.when.items():
                assert set(words) <= set(rule.params[choice].offered), (rule.id, param.name)
            assert not param.usual or param.usual in param.offered


def test_the_example_in_each_sentence_fits_its_figure() -> None:
    from tomllib import loads

    for rule in catalogue().values():
        for param in rule.params.values():
            value = loads(f"value = {param.example()}")["value"]
            assert check_value(param, value) == "", (rule.id, param.name, param.example())


def test_topics_keep_their_rules_together() -> None:
    assert sum(len(rules) for rules in topics().values()) == len(catalogue())
    assert "Notice to shareholders" in topics()


def test_rules_that_only_others_have_are_asked_for_in_code() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in APP.glob("bylaws/**/*.py"))
    own = {r for r in catalogue() if not any(built_in(key).has(r) for key in BUILT_IN)}
    assert own == {"shareholders.election.cumulative.right", "directors.classes"}
    assert all(re.search(re.escape(f'"{rule}"'), text) for rule in own)
