"""Legends of a whole class, folded from what was recorded, and which stand at a moment."""

from __future__ import annotations

from datetime import date

from app.domain.class_legends import LIFTED, REQUIRED, read_class_legends
from app.domain.events import Event
from app.domain.shares import ClassLegend, ShareClass


def event(seq: int, kind: str, day: int, text: str = "Rule 144", class_id: int = 1) -> Event:
    data = {"class": class_id, "at": "12:00", "text": text, "why": "counsel"}
    return Event(seq, kind, str(class_id), date(2004, 6, day), data)


def test_the_order_of_the_books_counts_not_that_of_recording() -> None:
    found = read_class_legends([event(3, LIFTED, 9), event(4, REQUIRED, 2)])
    lasted = ("2004-06-02T12:00", "counsel", "2004-06-09T12:00", "counsel")
    assert found == {1: (ClassLegend("Rule 144", *lasted, 4, 3),)}


def test_lifting_ends_the_legend_of_these_words_and_of_this_class_alone() -> None:
    asked = [
        event(1, REQUIRED, 1),
        event(2, REQUIRED, 1, "Bylaws"),
        event(3, REQUIRED, 1, class_id=2),
    ]
    found = read_class_legends([*asked, event(4, LIFTED, 5)])
    assert [legend.until for legend in found[1]] == ["2004-06-05T12:00", ""]
    assert [legend.until for legend in found[2]] == [""]


def test_a_legend_required_again_stands_twice() -> None:
    times = [(REQUIRED, 1), (LIFTED, 3), (REQUIRED, 5), (LIFTED, 7)]
    found = read_class_legends(event(n, kind, day) for n, (kind, day) in enumerate(times, 1))
    share_class = ShareClass(1, "Common", 1000, legends=found[1])
    stands = [bool(share_class.legends_at(f"2004-06-0{day}T12:00")) for day in range(1, 9)]
    assert stands == [True, True, False, False, True, True, False, False]


def test_a_moment_before_the_hour_is_before_the_legend() -> None:
    share_class = ShareClass(
        1, "Common", 1000, legends=read_class_legends([event(1, REQUIRED, 2)])[1]
    )
    assert share_class.legends_at("2004-06-02T11:59") == ()
    assert share_class.legends_at("2004-06-02T12:00") == ("Rule 144",)
