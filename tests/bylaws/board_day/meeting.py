"""A meeting of a board of any size, made of events alone, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from app.bylaws.board_day.sheet import BoardSheet, open_board
from app.bylaws.law import Bylaws, Shelf, built_in
from app.domain.board.committees import read_committees
from app.domain.board.reading import read_boards
from app.domain.company import Company
from app.domain.events import EVENT_KINDS, Event
from app.domain.offices import AuthorizedNumber, Term

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
VERSIONS = {"1988": (OLD, date(1999, 3, 10)), "2002": (NEW, date(2003, 3, 12))}
BEGUN = date(1990, 1, 2)


def names(count: int) -> tuple[str, ...]:
    """`Director 1` and so on."""
    return tuple(f"Director {n}" for n in range(1, count + 1))


def company(directors: Sequence[str], authorized: int) -> Company:
    terms = tuple(
        Term(n, n, name, "director", BEGUN, "shareholders") for n, name in enumerate(directors, 1)
    )
    fixed = (AuthorizedNumber(authorized, BEGUN, "incorporator"),)
    zone = "America/Los_Angeles"
    return Company("Acme", "California", BEGUN, zone, time(17), terms=terms, numbers=fixed)


def events(*told: tuple[str, dict[str, Any]], on: date, board: str = "b") -> list[Event]:
    """Events in this order; the matter's key is put in where the data name none."""
    made: list[Event] = []
    for seq, (kind, data) in enumerate(told, 1):
        whole = {"board": board, **data}
        made.append(Event(seq, kind, whole[EVENT_KINDS[kind]], on, whole))
    return made


def called(on: date, **more: Any) -> tuple[str, dict[str, Any]]:
    """A call for ten o'clock of that day."""
    return "board.called", {"kind": "special", "starts_at": f"{on}T10:00"} | more


def opened(
    on: date, members: Sequence[str], there: Iterable[str], authorized: int | None, **more: Any
) -> tuple[str, dict[str, Any]]:
    """The opening at ten with those there."""
    data = {
        "at": f"{on}T10:00",
        "chair": members[0],
        "members": list(members),
        "authorized": authorized,
        "present": [{"name": name} for name in there],
    }
    return "board.opened", data | more


def put(on: date, hour: str, votes_for: int, **more: Any) -> tuple[str, dict[str, Any]]:
    """A resolution with a number of votes for it."""
    data = {"resolution": f"b/{hour}", "at": f"{on}T{hour}", "text": "it is so.", "body": "board"}
    return "board.resolved", data | {"counts": {"for": votes_for}} | more


def sheet(
    law: Bylaws, told: Iterable[Event], directors: Sequence[str], authorized: int
) -> BoardSheet:
    """The sheet of the meeting `b` under that version alone."""
    all_told = list(told)
    boards = read_boards(e for e in all_told if e.topic == "board")
    committees = read_committees(e for e in all_told if e.topic == "committee")
    return open_board(Shelf((law,)), company(directors, authorized), boards, committees, "b")


def moment(on: date, hour: str) -> datetime:
    return datetime.fromisoformat(f"{on}T{hour}")
