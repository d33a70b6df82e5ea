"""Every unclear clause that a rule touches has its words and a careful reading."""

from app.bylaws.law import built_in_shelf
from app.bylaws.unclear import unclear_of, unclear_words


def test_every_mark_of_a_rule_is_written_down() -> None:
    laws = built_in_shelf().versions
    marks = {mark for law in laws for rule in law.rules.values() for mark in rule.ambiguities}
    assert marks <= set(unclear_words())


def test_what_it_says() -> None:
    (clear_days,) = unclear_of(("EX-04", "no such mark"))
    assert clear_days.says() == (
        "Clear days or not at the ends of 10 and 60."
        " Careful reading: Calendar days, ends inside; advice on the end days."
    )
