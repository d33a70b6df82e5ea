"""How exact numbers of shares and votes are written."""

from fractions import Fraction

import pytest

from app.domain.words import exact


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (1000, "1,000"),
        (Fraction(1_234_567), "1,234,567"),
        (Fraction("1000.50"), "1,000.5"),
        (Fraction("0.000000000001"), "0.000000000001"),
    ],
)
def test_exact_numbers(number: int | Fraction, text: str) -> None:
    assert exact(number) == text
