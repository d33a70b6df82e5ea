"""The bytes of entries: those of the standard library, whichever library writes them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entries import canonical, encoded

texts = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | texts,
    lambda part: st.lists(part) | st.dictionaries(texts, part),
)


@given(plain)
def test_the_same_bytes_and_the_same_data(value: Any) -> None:
    data, read = encoded([value])
    assert data == canonical(value) + b"\n"
    assert read == [value] == [json.loads(data)]


@given(st.lists(plain))
def test_each_value_on_a_line(values: list[Any]) -> None:
    lines, read = encoded(values)
    assert lines.splitlines() == [canonical(value) for value in values]
    assert read == values


def test_every_sign() -> None:
    value = {chr(n): chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000}
    assert encoded([value]) == (canonical(value) + b"\n", [value])


@pytest.mark.parametrize(
    "value", [1.5, {"a": 1.0}, [1e300], {1: "a"}, "\ud800", {"\udfff": 1}, object()]
)
def test_what_is_no_data_of_an_entry_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        encoded([value])


@pytest.mark.parametrize("value", [(1, 2), {1, 2}, date(2027, 5, 25), b"a", float("nan")])
def test_what_is_written_as_something_else_is_read_as_that(value: object) -> None:
    assert encoded([value])[1] != [value]


@pytest.mark.parametrize("value", [1.5, {"a": [1.0]}, float("nan"), object(), date(2027, 5, 25)])
def test_canonical_bytes_hold_no_floats(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical(value)
