"""A state by its name and by its code is one state."""

from __future__ import annotations

import pytest

from app.domain.states import same_state


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CA", "California", True),
        ("california", "CA", True),
        (" New  York ", "ny", True),
        ("California", "Nevada", False),
        ("Baja California", "CA", False),
        ("", "CA", False),
    ],
)
def test_name_and_code_are_one(one: str, other: str, same: bool) -> None:
    assert same_state(one, other) is same
