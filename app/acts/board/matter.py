"""The matter of the board that an act is about, and how its facts are read and recorded.

A fact is judged as it will be read back: the event is added to those on record, and the rules are
asked about the whole. So what is found now is found again from the record alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from app.acts.act import Who, given_rows, settle
from app.acts.meetings.matter import given_map, read_moment, said
from app.bylaws.answers import Finding
from app.bylaws.board_day.sheet import BoardSheet, open_board
from app.bylaws.board_day.voting import Recorded, resolution_book
from app.bylaws.hours import moment
from app.bylaws.law import Bylaws, Shelf, shelf_for
from app.domain.board.committees import Committee, read_committees
from app.domain.board.facts import Boards
from app.domain.board.reading import read_boards
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import EVENT_KINDS, Event
from app.domain.refusal import Refusal
from app.domain.typed import read_day, read_line, read_name, read_shares, read_whole
from app.store.book import Book

Judge = Callable[[BoardSheet], Iterable[Finding]]
PLACE_PARTS = ("name", "street", "city", "state", "zip")


@dataclass(frozen=True)
class Record:
    """The company with its board and committees as recorded, one more event included."""

    shelf: Shelf
    company: Company
    boards: Boards
    committees: tuple[Committee, ...]

    def sheet(self, key: str) -> BoardSheet:
        """The sheet of that meeting."""
        return open_board(self.shelf, self.company, self.boards, self.committees, key)

    def resolutions(self) -> tuple[Recorded, ...]:
        """The resolution book."""
        return self._resolutions

    @cached_property
    def _resolutions(self) -> tuple[Recorded, ...]:
        return resolution_book(self.shelf, self.company, self.boards, self.committees)

    def law(self, on: date) -> Bylaws:
        """The bylaws of the day; refused where none were in force."""
        if law := self.shelf.on(on):
            return law
        raise Refusal("No bylaws are on file for that day.", field="on")


def record_of(book: Book, *more: EntryDraft) -> Record:
    """What is recorded of the board, with the events of these drafts as if they were recorded."""
    return _record(book, more) if more else book.known("board", lambda: _record(book, ()))


def _record(book: Book, more: Sequence[EntryDraft]) -> Record:
    company = book.company()
    events = [*book.events("board"), *book.events("committee")]
    events += as_events(book, more)
    return Record(
        shelf_for(company.bylaws),
        company,
        read_boards(e for e in events if e.topic == "board"),
        read_committees(e for e in events if e.topic == "committee"),
    )


def as_events(book: Book, drafts: Iterable[EntryDraft]) -> list[Event]:
    """The events that these drafts would be."""
    first = book.head()[0] + 1
    return [
        Event(first + n, d.kind, d.data[EVENT_KINDS[d.kind]], d.effective_on, d.data)
        for n, d in enumerate(drafts)
        if d.kind in EVENT_KINDS
    ]


def given_board(book: Book, given: Json) -> BoardSheet:
    """The sheet of the meeting given."""
    return record_of(book).sheet(str(given.get("board") or ""))


def open_meeting_of(book: Book, given: Json) -> BoardSheet:
    """The sheet of a meeting that was called to order and has not ended."""
    sheet = given_board(book, given)
    if sheet.day.opened_at is None:
        raise Refusal("Record first who called the meeting to order, and when.", field="board")
    if sheet.day.closed_at:
        raise Refusal("The meeting has ended. Correct that entry first.", field="board")
    return sheet


def new_key(given: Json, boards: Boards) -> str:
    """A key that no meeting and no consent of the board has."""
    key = read_name(given.get("board"), "board", "key of the meeting or consent")
    if "/" in key:
        raise Refusal("Write the key without a stroke.", field="board")
    if boards.meeting(key) or boards.consent(key):
        raise Refusal(f"There is a matter {key} of the board already.", field="board")
    return key


def given_committee(record: Record, given: Json) -> str:
    """The committee named, empty for the board; refused where the board made none of that name."""
    name = read_line(given.get("committee"), "committee", "committee")
    if name and not any(c.name == name for c in record.committees):
        raise Refusal(f"There is no {name}. The board creates it first.", field="committee")
    return name


def given_moment(given: Json, name: str, company: Company, who: Who, on: date | None) -> datetime:
    """A local moment that the clocks of the corporation's zone showed once."""
    at = read_moment(given, name, on, today=who.today)
    moment(at, company.zone)
    return at


def past_moment(given: Json, name: str, company: Company, who: Who, on: date | None) -> datetime:
    """A local moment that is not still to come."""
    at = given_moment(given, name, company, who, on)
    if at.date() > who.today:
        raise Refusal("The moment is still to come. Record it when it is there.", field=name)
    return at


def meeting_moment(given: Json, sheet: BoardSheet, who: Who, name: str = "at") -> datetime:
    """A moment of the meeting, not before it was called to order."""
    at = past_moment(given, name, sheet.company, who, sheet.on)
    if sheet.day.opened_at and at < sheet.day.opened_at:
        raise Refusal(
            f"The meeting was called to order at {said(sheet.day.opened_at)[11:]}. "
            "Write a later hour.",
            field=name,
        )
    return at


def past_day(given: Json, name: str, who: Who) -> date:
    """A day that is not still to come; today where none is given."""
    value = given.get(name)
    on = read_day(value, name, today=who.today) if value else who.today
    if on > who.today:
        raise Refusal("The day is still to come. Record it when it is there.", field=name)
    return on


def day_text(given: Json, name: str, who: Who) -> str | None:
    """A day as an entry holds it, or nothing."""
    value = given.get(name)
    return read_day(value, name, today=who.today).isoformat() if value else None


def place_data(given: Json, name: str = "place") -> dict[str, str] | None:
    """A place as an entry holds it, or nothing."""
    told = given_map(given, name)
    made = {part: read_line(told.get(part), name, part) for part in PLACE_PARTS}
    return made if any(made.values()) else None


def lines(given: Json, *names: str) -> dict[str, str]:
    """Lines of text by their names, empty where left out."""
    return {name: read_line(given.get(name), name, name.replace("_", " ")) for name in names}


def given_resolution(
    record: Record, given: Json, name: str = "resolution", *, needed: bool = False
) -> Recorded | None:
    """The adopted resolution of that key, or none where none is named."""
    key = read_line(given.get(name), name, "resolution")
    if not key and not needed:
        return None
    found = next((r for r in record.resolutions() if r.resolution.key == key), None)
    if found is None:
        raise Refusal("There is no such resolution. Record it first.", field=name)
    if not found.adopted:
        raise Refusal(f"The resolution {key} was not adopted.", field=name)
    return found


def people_rows(given: Json, name: str) -> Sequence[Json]:
    """Rows of persons, or names alone."""
    value = given.get(name, [])
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):  # pyright: ignore[reportUnknownVariableType]
        return [{"name": one} for one in value]  # pyright: ignore[reportUnknownVariableType]
    return given_rows(given, name)


def record_board(
    book: Book, who: Who, given: Json, draft: EntryDraft, judge: Judge | None = None
) -> Receipt:
    """One event of a meeting, with what the rules say of the meeting as it will be read back."""
    found: Iterable[Finding] = ()
    if judge:
        found = judge(record_of(book, draft).sheet(draft.data["board"]))
    return record_facts(book, who, given, [draft], found)


def record_facts(
    book: Book,
    who: Who,
    given: Json,
    drafts: Sequence[EntryDraft],
    findings: Iterable[Finding] = (),
) -> Receipt:
    """The entries of one act in one transaction; what stands against it is kept with the first."""
    kept = settle(findings, given)
    reason = str(given.get("reason") or "").strip()
    first = replace(drafts[0], findings=kept, reason=reason)
    rest = [replace(draft, reason=reason) for draft in drafts[1:]]
    return book.record([first, *rest], who.by, who.now)


def whole_or_none(given: Json, name: str, what: str) -> int | None:
    """A small whole number, zero included, or nothing."""
    value: object = given.get(name)
    return None if value in (None, "") else read_whole(value, name, what)


def shares_or_none(given: Json, name: str) -> int | None:
    """A number of shares, zero included, or nothing."""
    value: object = given.get(name)
    return None if value in (None, "") else read_shares(value, name, least=0)
