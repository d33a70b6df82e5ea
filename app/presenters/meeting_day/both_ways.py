"""Count it both ways: what a ruling on a proxy could change, and the fewest that turn a result."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.bylaws.meeting_day.challenge import Turning, turning_item, turning_quorum, turning_seat
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.words import listed, plural, whole
from app.presenters.meeting_day.items import item_title, planned_item
from app.presenters.meeting_day.quorum import QuorumView
from app.presenters.meeting_day.roll import RoomNow
from app.presenters.view import Column, Row, Table

COLUMNS = (
    Column("What"),
    Column("As counted", width=22),
    Column("Otherwise", width=22),
    Column("It takes", width=40),
)
MOST_NAMED = 4


def present_both_ways(sheet: Sheet, called_off: Callable[[], bool] = lambda: False) -> Table:
    """Each result, what it would turn into, and the fewest whose votes turn it.

    `called_off` is asked before each result; what is left then is not worked out.
    """
    rows = [_row("quorum", "The quorum", turning_quorum(sheet))]
    for number in _voted(sheet):
        if called_off():
            break
        planned = planned_item(sheet, number)
        elects = bool(planned and planned.matter == "election")
        turning = turning_seat(sheet, number) if elects else turning_item(sheet, number)
        rows.append(_row(str(number), item_title(sheet, number), turning))
    return Table(COLUMNS, rows, title="Count it both ways")


def challenge_lines(now: RoomNow, found: QuorumView) -> tuple[str, ...]:
    """For each proxy set aside, what would be represented with it, and for each counted, without.

    Only those that can change whether there is a quorum, and all that are still to be decided.
    """
    lines: list[str] = []
    for stands in now.aside:
        if not stands.votes:
            continue
        there = now.room.in_person.get(stands.holder_id, 0)
        there += now.room.by_proxy.get(stands.holder_id, 0)
        with_it = found.present + max(0, stands.votes - there)
        turns = found.present < found.needed <= with_it
        if stands.open or turns:
            verdict = " That would be a quorum." if turns else ""
            lines.append(
                f"With the proxy of {stands.name} {whole(with_it)} votes are represented.{verdict}"
            )
    return tuple(lines)


def _voted(sheet: Sheet) -> Iterator[int]:
    numbers = {b.item for b in sheet.day.cast}
    yield from sorted(numbers)


def _row(key: str, what: str, turning: Turning) -> Row:
    if not turning.lost:
        return Row(key, (what, _cap(turning.before), "", "No ballots turn it."))
    names = [f"{one.name} ({whole(one.votes)})" for one in turning.lost[:MOST_NAMED]]
    more = len(turning.lost) - MOST_NAMED
    if more > 0:
        names.append(f"{whole(more)} more")
    takes = f"{plural(turning.votes, 'vote')} less: {listed(names)}"
    return Row(key, (what, _cap(turning.before), _cap(turning.after), takes))


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
