"""Who owns how much, and the shares outstanding over the years."""

from __future__ import annotations

from datetime import date

from app.domain.people import Holder
from app.domain.register import ClassLine
from app.domain.shares import Holding
from app.presenters.charts import MOST_BARS, history, ownership, spoken
from app.presenters.register import RegisterFacts


def facts(company, shares: list[int]) -> RegisterFacts:
    holders = {n: Holder(n, f"Holder {n}") for n in range(1, len(shares) + 1)}
    held = [Holding(n, 1, count, ()) for n, count in enumerate(shares, 1)]
    return RegisterFacts(company, date(2004, 5, 25), holders, held, ())


def test_the_largest_first_and_the_rest_together(company) -> None:
    bars = ownership(facts(company, [10] * (MOST_BARS + 3) + [70]))
    assert [bar.label for bar in bars[:2]] == ["Holder 16", "Holder 1"]
    assert bars[0].figure == "70, 31.82 percent"
    assert bars[-1].label == "4 other holders"
    assert bars[-1].figure == "40, 18.18 percent"
    assert spoken(bars[:1]) == "Holder 16, 70, 31.82 percent"


def test_parts_are_exact_and_an_empty_register_has_no_bars(company) -> None:
    assert [bar.part for bar in ownership(facts(company, [1, 3]))] == [7_500, 2_500]
    assert ownership(facts(company, [])) == ()


def test_the_last_figure_of_a_day_counts_and_the_line_goes_on_to_the_day_shown() -> None:
    lines = [
        ClassLine(1, "1990-01-02T09:00", "shares.issue", 100, 0),
        ClassLine(2, "1990-01-02T12:00", "shares.issue", 150, 0),
        ClassLine(3, "1999-05-06T12:00", "shares.cancel", 120, 0),
        ClassLine(4, "2010-05-06T12:00", "shares.issue", 999, 0),
    ]
    steps = history("Common", lines, date(2004, 5, 25))
    assert steps.points == (
        (date(1990, 1, 2), 150),
        (date(1999, 5, 6), 120),
        (date(2004, 5, 25), 120),
    )
    assert (steps.highest, steps.title) == (150, "Common outstanding")
    assert history("Common", [], date(2004, 5, 25)).points == ()
