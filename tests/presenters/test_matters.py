"""Matters over time: how each began, what came last, what is due, and what may follow."""

from __future__ import annotations

from datetime import date

from app.bylaws.due.item import DUE, OVERDUE, DueItem
from app.domain.events import Event
from app.presenters.matters import MatterKind, matters_of, present_matter, present_matters

KIND = MatterKind(
    "demand",
    "Demands",
    (("Log…", "receive-demand"),),
    (("Answer…", "answer-demand"),),
    ("demand.received",),
    "demand",
    "No demand is on record.",
)
EVENTS = (
    Event(3, "demand.received", "d-1", date(2005, 1, 5), {}),
    Event(4, "demand.received", "d-2", date(2005, 1, 6), {}),
    Event(7, "demand.answered", "d-1", date(2005, 1, 9), {}),
    Event(8, "demand.answered", "d-9", date(2005, 1, 9), {}),
)
SAYS = {3: "demand of Ann Lee", 4: "demand of Bo Ray", 7: "the list was given"}


def due(matter: str, on: date, state: str = DUE) -> DueItem:
    return DueItem(
        on, "Have the list ready", "inspection.list.deadline", "§7.1 ¶2", "Five days.", state,
        "found:1:demands:d-1", matter, "Not answered",
    )  # fmt: skip


def test_only_what_began_is_a_matter() -> None:
    assert {k: [e.seq for e in v] for k, v in matters_of(KIND, EVENTS).items()} == {
        "d-1": [3, 7],
        "d-2": [4],
    }


def test_the_list_has_the_latest_first_with_what_came_last_and_is_due() -> None:
    items = [
        due("demand:d-1:list", date(2005, 1, 10)),
        due("demand:d-2", date(2005, 1, 11), OVERDUE),
    ]
    table = present_matters(KIND, EVENTS, SAYS, items)
    assert [row.cells for row in table.rows] == [
        ("Jan 6, 2005", "Demand of Bo Ray", "", "Jan 11, 2005"),
        ("Jan 5, 2005", "Demand of Ann Lee", "the list was given", "Jan 10, 2005"),
    ]
    assert [row.severity for row in table.rows] == ["warning", ""]
    assert [row.key for row in present_matters(KIND, EVENTS, SAYS, (), "ann").rows] == ["d-1"]
    empty = present_matters(KIND, (), SAYS)
    assert (empty.empty, empty.empty_action) == ("No demand is on record.", "receive-demand")


def test_the_card_tells_what_happened_what_is_due_and_what_may_follow() -> None:
    told = [e for e in EVENTS if e.key == "d-1"]
    detail = present_matter(KIND, "d-1", told, SAYS, [due("demand:d-1", date(2005, 1, 10))])
    assert detail.title == "Demand of Ann Lee"
    assert [row.key for row in detail.tables[0].rows] == ["entry 3", "entry 7"]
    assert [link.target for link in detail.acts] == [
        "answer-demand:d-1",
        "receive-demand:d-1",
        "correct",
    ]
    note = detail.notes[0]
    assert note.sentence == "Have the list ready: Mon, Jan 10, 2005. Not answered. Five days."
    assert (note.section, note.severity) == ("§7.1 ¶2", "info")
