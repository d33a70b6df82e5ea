"""The name of an office, as it is typed."""

from __future__ import annotations

import pytest

from app.domain.offices import OFFICES, office_order, read_office
from app.domain.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "office"),
    [
        ("Controller", "controller"),
        ("  assistant   Controller ", "assistant controller"),
        ("VP of Sales", "VP of sales"),
        ("Vice President", "vice president"),
        ("SECRETARY", "secretary"),
        ("Trésorier", "trésorier"),
    ],
)
def test_an_office_is_written_as_within_a_sentence(typed: str, office: str) -> None:
    assert read_office(typed) == office
    assert read_office(office) == office


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Write the name"),
        ("Other", "Write the name"),
        ("x" * 61, "61 letters; 60 is the most"),
        ("Director", "A director is no officer"),
        ("transfer AGENT", "A transfer agent is no officer"),
        ("con\x07troller", "cannot be printed"),
    ],
)
def test_what_is_no_office_is_refused(typed: str, words: str) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        read_office(typed, "other_office")
    assert refused.value.field == "other_office"


def test_offices_stand_in_their_order_and_others_after_them_by_name() -> None:
    mixed = ["treasurer", "secretary", "Controller", "chairman"]
    assert sorted(mixed, key=office_order) == ["chairman", "secretary", "Controller", "treasurer"]
    assert sorted(OFFICES, key=office_order) == list(OFFICES)
