"""Every unclear clause that a rule touches has its words and a careful reading."""

import re

import pytest

from app.bylaws.law import built_in_shelf
from app.bylaws.unclear import unclear_of, unclear_words


def test_every_mark_of_a_rule_is_written_down() -> None:
    laws = built_in_shelf().versions
    marks = {mark for law in laws for rule in law.rules.values() for mark in rule.ambiguities}
    assert marks <= set(unclear_words())


def test_what_it_says() -> None:
    (clear_days,) = unclear_of(("EX-04", "no such mark"))
    assert clear_days.says() == (
        "The texts do not say whether the end days of the 10 and the 60 days count."
        " Careful reading: Calendar days are counted, and the end days are inside."
        " The end days themselves bring advice."
    )


@pytest.mark.parametrize("mark", unclear_words())
def test_it_is_said_in_whole_sentences(mark: str) -> None:
    """A capital or a quoted word first, a full stop last, curly quotes, no sum or sign of ours."""
    for said in (unclear_words()[mark].unclear, unclear_words()[mark].reading):
        assert re.fullmatch(r"[“A-Z\d].{10,}\.", said), said
        assert not re.search(r"[\"'*+=]|\bC-[A-Z]|\d{4}-\d\d-\d\d", said), said
