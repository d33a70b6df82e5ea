"""Facts of the board and of demands are plain values that a journal entry can hold."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime

import pytest

from app.domain import board_record, demands
from app.domain.board_record import BoardMeeting, Presence

FACTS = [
    each
    for module in (board_record, demands)
    for each in vars(module).values()
    if is_dataclass(each) and each.__module__ == module.__name__
]
SAMPLES = {
    "str": "words",
    "int": 5,
    "bool": True,
    "date": date(2004, 5, 25),
    "datetime": datetime(2004, 5, 25, 9, 30),  # noqa: DTZ001 - local time
}


def sample(fact: type) -> object:
    """The fact with a value in every field that has no default."""
    required = [f for f in fields(fact) if str(f.default) + str(f.default_factory) == UNSET]
    return fact(**{f.name: SAMPLES.get(str(f.type), ()) for f in required})


UNSET = str(fields(Presence)[0].default) + str(fields(Presence)[0].default_factory)


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.__name__)
def test_a_fact_is_frozen_and_goes_into_json(fact):
    made = sample(fact)
    text = json.dumps(asdict(made), default=date.isoformat)
    assert json.loads(text)
    with pytest.raises(AttributeError):
        setattr(made, fields(fact)[0].name, "other")


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.__name__)
def test_no_fact_holds_a_float(fact):
    assert not [f.name for f in fields(fact) if "float" in str(f.type)]


def test_absent_are_the_members_who_were_not_present():
    meeting = BoardMeeting("b", members=("Ada", "Bo"), present=(Presence("Bo"), Presence("Di")))
    assert meeting.absent == ("Ada",)
