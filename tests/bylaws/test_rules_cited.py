"""Every rule that the program's code cites stands in both versions, or is known to be of one."""

import re
from pathlib import Path

import pytest

from app.bylaws.law import BUILT_IN, built_in

APP = Path(__file__).resolve().parents[2] / "app"
TOPICS = (
    "bylaws calendar shareholders record-date directors officers certificates board proxy".split()
)
ONLY_2002 = {
    "shareholders.special.self-help-notice",
    "shareholders.adjourn.new-record-date",
    "shareholders.proposal.deadline",
    "shareholders.nomination.deadline",
    "record-date.other.default",
}
ACTS = {"bylaws.adopt", "directors.number"}


def cited() -> set[str]:
    pattern = re.compile(rf'"((?:{"|".join(TOPICS)})\\.[a-z.-]+)"'.replace("\\\\", "\\"))
    texts = [p.read_text(encoding="utf-8") for p in (APP / "bylaws").glob("*.py")]
    return {rule for text in texts for rule in pattern.findall(text)} - ACTS


@pytest.mark.parametrize("key", BUILT_IN)
def test_every_rule_cited_in_code_stands_in_the_bylaws(key: str) -> None:
    law = built_in(key)
    expected = cited() - (ONLY_2002 if key == "hemacare-1988" else set())
    assert len(expected) > 20
    assert sorted(rule for rule in expected if not law.has(rule)) == []


@pytest.mark.parametrize("key", BUILT_IN)
def test_rules_hold_nothing_but_what_they_may(key: str) -> None:
    import tomllib

    path = APP.parent / "resources" / "bylaws" / f"{key}.toml"
    for rule, table in tomllib.loads(path.read_text(encoding="utf-8"))["rules"].items():
        assert set(table) <= {"title", "says", "section", "ambiguities", "params"}, rule
