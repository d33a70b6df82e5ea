"""Every rule has a topic; sections stand in the order of the text."""

from __future__ import annotations

import pytest

from app.bylaws.law import built_in
from app.bylaws.topics import TOPICS, section_key, topic_of


@pytest.mark.parametrize("key", ["hemacare-1988", "hemacare-2002"])
def test_every_rule_has_a_topic_of_its_own(key: str) -> None:
    law = built_in(key)
    assert "ours" not in {topic_of(rule) for rule in law.rules}
    assert topic_of("ours.one-holder") == topic_of("elsewhere") == "ours"
    assert {topic_of(rule) for rule in law.rules} < set(TOPICS)


def test_sections_in_the_order_of_the_text() -> None:
    text = ["certificate", "III §9", "IV §1", "IX §2"]
    assert sorted(text, key=section_key) == text
    newer = ["§2.4 ¶1", "§2.14", "§2.14(b)", "§5.1, §2.5 ¶3", "§10.1"]
    assert sorted(newer, key=section_key) == newer
