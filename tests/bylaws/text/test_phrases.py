"""Numbers in words and figures, and the phrases from which parameters come."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from app.bylaws.law import Rule
from app.bylaws.text.linking import find_section
from app.bylaws.text.numerals import label_value, numbers, roman
from app.bylaws.text.phrases import phrases
from app.bylaws.text.sections import read_text


def shown(text: str, title: str = "T", **params: Any) -> list[tuple[str, str]]:
    rule = Rule("a.rule", title, "S.", "§1", params)
    (passage,) = find_section(read_text(f"Section 1. Ten Kept. {text}"), "§1")
    return [(p.param, passage.text[p.start : p.end]) for p in phrases(rule, passage)]


@pytest.mark.parametrize(
    ("text", "written", "value", "kind"),
    [
        ("not less than ten (10) days", "ten (10)", 10, "count"),
        ("thirty-five (35) nor", "thirty-five (35)", 35, "count"),
        ("forty five hours", "forty five", 45, "count"),
        ("one hundred and twenty days", "one hundred and twenty", 120, "count"),
        ("1,500 shares", "1,500", 1500, "count"),
        ("the seventh day", "seventh", 7, "order"),
        ("the eightieth (80th) day", "eightieth (80th)", 80, "order"),
        ("the 20th day", "20th", 20, "order"),
        ("15% of", "15%", Fraction(3, 20), "share"),
        ("fifteen percent (15%) of", "fifteen percent (15%)", Fraction(3, 20), "share"),
        ("one tenth of", "one tenth", Fraction(1, 10), "share"),
        ("two-thirds (2/3) of", "two-thirds (2/3)", Fraction(2, 3), "share"),
        ("66 2/3% of", "66 2/3%", Fraction(2, 3), "share"),
        (
            "twelve and one-half percent (12 1/2%) of",
            "twelve and one-half percent (12 1/2%)",
            Fraction(1, 8),
            "share",
        ),
        ("⅔ of", "⅔", Fraction(2, 3), "share"),
        ("a three-month term", "three", 3, "count"),
        ("two hundred shares", "two hundred", 200, "count"),
    ],
)
def test_numbers(text: str, written: str, value: Fraction, kind: str) -> None:
    (number,) = numbers(text)
    assert text[number.start : number.end] == written
    assert (number.value, number.kind) == (value, kind)


@pytest.mark.parametrize("text", ["5/0 of the boats", "as in §4", "no number at all"])
def test_what_is_no_share_and_no_count_is_passed_over(text: str) -> None:
    assert list(numbers(text)) == []


@pytest.mark.parametrize("n", range(1, 100))
def test_a_roman_number_reads_back(n: int) -> None:
    assert label_value(roman(n)) == n


@pytest.mark.parametrize("label", ["", "IIX", "VV", "of", "MIX", "0"])
def test_what_is_no_number_is_none(label: str) -> None:
    assert label_value(label) == 0


@pytest.mark.parametrize(
    ("text", "params", "found"),
    [
        (
            "Word goes not less than nine (9) nor more than seventy (70) days before.",
            {"min_days": 9, "max_days": 70},
            ["nine (9)", "seventy (70) days"],
        ),
        ("Ten owners wait ten days.", {"days": 10}, ["ten days"]),
        (
            "A call is given forty-eight (48) hours before.",
            {"hours": 48},
            ["forty-eight (48) hours"],
        ),
        ("On five business days' demand.", {"lead": 5}, ["five business days'"]),
        ("The seventh day after; seventh owners.", {"after": 7}, ["seventh day"]),
        ("The third business day after.", {"business_days": 3}, ["third business day"]),
        ("Kept for one year.", {"months": 12}, ["one year"]),
        ("A six-month period.", {"months": 6}, ["six-month"]),
        ("One or more owners, of one (1) table.", {"tables": 1}, ["one (1)"]),
        ("As in Section 10, ten sit; (10) is a mark.", {"seats": 10}, ["ten"]),
        ("10% of ten boats.", {"share": "1/10"}, ["10%"]),
        ("A majority of the boats.", {"fraction": "1/2"}, ["majority"]),
        ("By unanimous word.", {"fraction": "1/1"}, ["unanimous"]),
        ("Signed on the 6th day of May, 1977.", {"on": date(1977, 5, 6)}, ["6th day of May, 1977"]),
        ("Signed on May 6, 1977.", {"on": date(1977, 5, 7)}, []),
        ("Each 9th day of March at 11:00 o'clock.", {"day": "03-09"}, ["9th day of March"]),
        ("Each 9th day of March at 11:00 o'clock.", {"time": "11:00"}, ["11:00 o'clock"]),
        (
            "By first-class mail or telegram.",
            {"ways": ["first-class mail", "telegraph"]},
            ["first-class mail", "telegram"],
        ),
        ("Delivered personally.", {"ways": ["personal"]}, ["personally"]),
        ("As form 10-K asks.", {"form": "10-K"}, ["10-K"]),
        ("The vice president signs.", {"who": ["president"]}, []),
        (
            "The president or a vice president.",
            {"who": ["president", "vice president"]},
            ["president", "vice president"],
        ),
        ("The secretary or assistant secretary.", {"who": ["secretary"]}, ["secretary"]),
        ("By the board of directors.", {"by": "board"}, ["board of directors"]),
        ("The first written consent counts.", {"from": "first-consent"}, ["first written consent"]),
        ("At the close of business.", {"cut_off": "close-of-business"}, ["close of business"]),
        ("The place or the hour of it.", {"states": ["place of it"]}, []),
        (
            "It waits more than ten days.",
            {"days": 10, "comparison": "more-than"},
            ["more than", "ten days"],
        ),
        (
            "It is more than five, in ten days.",
            {"days": 10, "comparison": "more-than"},
            ["ten days"],
        ),
        ("Ten days, and none.", {"days": 0, "said": "none", "needed": True}, []),
        ("A warning after five days.", {"warning_after": 5, "warn_days": 5}, []),
    ],
)
def test_the_phrases_of_a_parameter(text: str, params: dict[str, Any], found: list[str]) -> None:
    assert [phrase for _, phrase in shown(text, **params)] == found


def test_of_several_places_the_clause_nearest_to_the_rule_is_taken() -> None:
    text = "A lamp burns ten days. A notice of adjournment waits ten days. Rain lasts ten days."
    rule = Rule("a.rule", "Notice of adjournment", "It waits.", "§1", {"days": 10})
    (passage,) = find_section(read_text(f"Section 1. Days. {text}"), "§1")
    (phrase,) = phrases(rule, passage)
    assert passage.text[: phrase.start].endswith("adjournment waits ")


def test_the_heading_and_a_missing_passage_have_no_phrase() -> None:
    assert shown("It is kept for days.", days=10, keep=["kept"]) == [("keep", "kept")]
    rule = Rule("a.rule", "T", "S.", "§9", {"days": 10})
    (missing,) = find_section(read_text("Section 1. A. Ten days."), "§9")
    assert phrases(rule, missing) == ()
