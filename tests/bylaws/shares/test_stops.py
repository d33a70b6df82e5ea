"""Stops on certificates given up: where they pass, where they would be lost, how grave it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.bylaws.answers import Finding
from app.bylaws.shares.stops import check_called_in, check_stops
from app.domain.shares import Certificate

FREE = Certificate("2", 1, 1, 40, "2004-01-05T12:00")
STOPPED = Certificate("1", 1, 1, 100, "2004-01-05T12:00", stops=("Court order.",))
TWICE = replace(STOPPED, number="3", stops=("Claim", "Pledged"))


def said(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(f.severity, f.sentence, f.field) for f in found]


ON_1 = "A stop stands on certificate 1: Court order."
ON_3 = "A stop stands on certificate 3: Claim; Pledged."
UP = "surrendered"


@pytest.mark.parametrize(
    ("given_up", "made", "expected"),
    [
        ((FREE,), {"5": ()}, []),
        ((STOPPED,), {}, [("error", ON_1, UP)]),
        (
            (FREE, STOPPED),
            {"5": ("Court order.",)},
            [("error", f"{ON_1} It passes to certificate 5.", UP)],
        ),
        (
            (STOPPED,),
            {"5": ("Court order.",), "6": ("Claim",), "7": ()},
            [
                ("error", f"{ON_1} It passes to certificate 5.", UP),
                (
                    "error",
                    "Certificates 6 and 7 would not bear the stop of certificate 1: Court order.",
                    "issued",
                ),
            ],
        ),
        (
            (TWICE,),
            {"5": ("Pledged", "Claim", "Other"), "6": ("Claim",)},
            [
                ("error", f"{ON_3} It passes to certificate 5.", UP),
                (
                    "error",
                    "Certificate 6 would not bear the stop of certificate 3: Claim; Pledged.",
                    "issued",
                ),
            ],
        ),
    ],
)
def test_each_stop_is_told_with_the_certificates_that_would_bear_it(
    given_up: tuple[Certificate, ...], made: dict[str, tuple[str, ...]], expected: list[object]
) -> None:
    assert said(check_stops(given_up, made)) == expected


def test_how_grave_it_is_goes_by_the_entry() -> None:
    found = check_stops((STOPPED,), {"5": ()}, barred=False, unborne="warning")
    assert [f.severity for f in found] == ["warning", "warning"]
    assert {f.cite.rule for f in found} == {"ours.stop"}


@pytest.mark.parametrize(
    ("given_up", "ended", "expected"),
    [
        ((FREE,), True, []),
        (
            (FREE, STOPPED),
            False,
            [
                (
                    "warning",
                    "On certificate 1 a stop stands: Court order. It passes to what is made out for"
                    " the same holder.",
                    UP,
                )
            ],
        ),
        (
            (STOPPED, TWICE, replace(TWICE, number="4")),
            True,
            [
                (
                    "error",
                    "On certificates 1, 3 and 4 stops stand: Court order and Claim; Pledged."
                    " What is made out would not bear them.",
                    UP,
                )
            ],
        ),
    ],
)
def test_of_certificates_that_are_all_called_in_one_sentence_is_said(
    given_up: tuple[Certificate, ...], ended: bool, expected: list[object]
) -> None:
    assert said(check_called_in(given_up, ended=ended)) == expected
