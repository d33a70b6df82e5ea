"""Numbers in words, money and moments as the papers of shares write them."""

from __future__ import annotations

import pytest

from app.documents.shares.wording import dollars, moment_words, registered, shares_in_words
from app.domain.refusal import Refusal


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Zero"),
        (1, "One"),
        (21, "Twenty-One"),
        (100, "One Hundred"),
        (1_000, "One Thousand"),
        (1_001, "One Thousand One"),
        (12_345, "Twelve Thousand Three Hundred Forty-Five"),
        (1_000_000, "One Million"),
        (
            123_456_789,
            "One Hundred Twenty-Three Million Four Hundred Fifty-Six Thousand "
            "Seven Hundred Eighty-Nine",
        ),
        (2_000_000_019, "Two Billion Nineteen"),
    ],
)
def test_shares_in_words(count, words):
    assert shares_in_words(count) == words


@pytest.mark.parametrize("count", [-1, 10**12])
def test_what_is_no_number_of_shares_is_not_written(count):
    with pytest.raises(ValueError, match="in words"):
        shares_in_words(count)


@pytest.mark.parametrize(
    ("cents", "words"), [(None, ""), (0, "$0.00"), (1_250_005, "$12,500.05"), (99, "$0.99")]
)
def test_dollars(cents, words):
    assert dollars(cents) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("", ""),
        ("2004-05-25", "May 25, 2004"),
        ("2004-05-25T09:00", "May 25, 2004, at 9:00 a.m."),
        ("2004-05-25T13:05", "May 25, 2004, at 1:05 p.m."),
    ],
)
def test_moments(moment, words):
    assert moment_words(moment) == words


def test_a_holder_who_is_not_there_is_refused(holders):
    with pytest.raises(Refusal, match="Holder 99"):
        registered(holders, 99)
