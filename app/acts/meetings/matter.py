"""The meeting that an act is about: its plan, its list, its facts so far; moments and names read.

Every fact of a meeting's day is one entry. What was done is recorded as it was; where a rule is
against it, the finding is kept with the entry, and an error asks for the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast

from app.acts.act import Who, given_rows, known_holder, settle
from app.acts.meetings.notice_given import PLAN_DRAFT, draft_list, meeting_title
from app.bylaws.answers import Finding
from app.bylaws.board.composition import board_on
from app.bylaws.law import Shelf, shelf_for
from app.bylaws.meeting_day.quorum import check_quorum
from app.bylaws.meeting_day.sheet import Sheet, go_on, open_sheet
from app.domain.codec import plan_from_json
from app.domain.entries import EntryDraft, FindingKept, Json, Receipt
from app.domain.events import Event
from app.domain.meeting_day.reading import DayReading
from app.domain.meeting_day.room import Electorate, electorate
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.typed import read_day as read_date
from app.domain.typed import read_line, read_time
from app.domain.words import day_plain, hour_short
from app.store.book import Book


def plan_of(book: Book, key: str) -> MeetingPlan:
    """The plan of the meeting as noticed, or as it is kept; refused if there is none."""
    if meeting := book.company().meeting(key):
        return meeting.plan
    draft = book.drafts(PLAN_DRAFT).get(PLAN_DRAFT + key)
    if draft is None or not key:
        raise Refusal("There is no such meeting. Plan it first.", field="meeting")
    return plan_from_json(draft)


def sheet_of(book: Book, key: str) -> Sheet:
    """All that is recorded of a meeting, beside the law of its day.

    Proxies taken for the meeting that was adjourned stand for the adjourned one as well. The sheet
    read last is gone on from while entries were only added.
    """
    plan, company = plan_of(book, key), book.company()
    if plan.on is None:
        raise Refusal("Set the day of the meeting first.", field="meeting")
    authorized = board_on(company, plan.on).authorized or 0
    shelf, voters, head = shelf_for(company.bylaws), _voters(book, plan), book.head()
    last = _LAST.get(str(book.path))
    if last and last.is_of(plan, shelf, voters, authorized) and book.only_added_since(*last.head):
        after = last.head[0]
        if head != last.head:
            day = last.reading.read(_events(book, plan, after))
            last.sheet, last.head = go_on(last.sheet, day, after), head
        return last.sheet
    reading = DayReading(key)
    sheet = open_sheet(shelf, plan, reading.read(_events(book, plan)), voters, authorized)
    _LAST.clear()
    _LAST[str(book.path)] = _Read(head, reading, sheet)
    return sheet


@dataclass(slots=True)
class _Read:
    """A sheet as read from a book whose last entry was this one."""

    head: tuple[int, str]
    reading: DayReading
    sheet: Sheet

    def is_of(self, plan: MeetingPlan, shelf: Shelf, voters: Electorate, authorized: int) -> bool:
        """Whether it is the sheet of this meeting under these bylaws."""
        sheet = self.sheet
        known = sheet.voters is voters and sheet.authorized == authorized
        return known and sheet.plan == plan and sheet.shelf == shelf


_LAST: dict[str, _Read] = {}
"""The sheet read last, by the path of its book."""


def _events(book: Book, plan: MeetingPlan, after: int = 0) -> list[Event]:
    """What was recorded of the meeting after that entry."""
    events = [*book.events("proxy", plan.key, after), *book.events("day", plan.key, after)]
    if original := plan.original_key:
        events += book.events("proxy", original, after)
        events += [e for e in book.events("day", original, after) if e.data.get("proxy")]
    return events


_FIXED: dict[str, Electorate] = {}
"""The list read last, by its check: a list once fixed is never another under the same check."""


def _voters(book: Book, plan: MeetingPlan) -> Electorate:
    meeting = book.company().meeting(plan.key)
    check = meeting.list_sha256 if meeting else ""
    if check in _FIXED:
        return _FIXED[check]
    held = book.record_list(plan.key) or draft_list(book, plan)
    if held is None:
        raise Refusal("Set the record date of the meeting first.", field="meeting")
    found = electorate(held)
    if check:
        _FIXED.clear()
        _FIXED[check] = found
    return found


def given_sheet(book: Book, given: Json) -> Sheet:
    """The sheet of the meeting given."""
    return sheet_of(book, str(given.get("meeting") or ""))


def open_day(book: Book, given: Json) -> Sheet:
    """The sheet of a meeting that was called to order and is not closed."""
    sheet = given_sheet(book, given)
    if sheet.day.opening.at is None:
        raise Refusal("Record first who called the meeting to order, and when.", field="meeting")
    if closed := sheet.day.closed_at:
        raise Refusal(
            f"The meeting was closed at {hour_short(closed)}. Correct that entry first.",
            field="meeting",
        )
    return sheet


def read_moment(given: Json, name: str, on: date | None, *, today: date | None = None) -> datetime:
    """A moment: day and hour in one, or an hour of the meeting's day."""
    text = str(given.get(name) or "").strip()
    day, _, hour = text.replace("T", " ").rpartition(" ")
    if hour.lower().replace(".", "") in ("am", "pm"):
        day, _, rest = day.rpartition(" ")
        hour = f"{rest} {hour}"
    at = read_time(hour, name)
    if not day and on is None:
        raise Refusal("Write the day before the hour.", field=name)
    return datetime.combine(read_date(day, name, today=today) if day else on or date.min, at)


def day_moment(given: Json, sheet: Sheet, who: Who, name: str = "at") -> datetime:
    """A moment of the meeting's day, not to come, and not before it was called to order."""
    at = read_moment(given, name, sheet.plan.on, today=who.today)
    if at.date() > who.today:
        raise Refusal("The moment is still to come. Record it when it is there.", field=name)
    opened = sheet.day.opening.at
    if opened and at < opened:
        raise Refusal(
            f"The meeting was called to order at {hour_short(opened)}. Write a later hour.",
            field=name,
        )
    return at


def said(at: datetime) -> str:
    """A moment as an entry holds it."""
    return f"{at:%Y-%m-%dT%H:%M}"


def given_item(given: Json, sheet: Sheet, *, election: bool | None = None) -> int:
    """The number of the item of business, counted from 1; other motions follow the agenda's."""
    text = str(given.get("item") or "").strip()
    most = len(sheet.plan.items) + len(sheet.day.put) + 1
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise Refusal("Choose the item of business by its number.", field="item")
    number = int(text)
    if number in sheet.plan.done_before:
        raise Refusal(f"Item {number} was voted on before the adjournment.", field="item")
    is_election = is_an_election(sheet, number)
    if election is not None and election != is_election:
        what = "no election" if election else "an election"
        raise Refusal(f"Item {number} is {what}. Choose another.", field="item")
    return number


def is_an_election(sheet: Sheet, item: int) -> bool:
    """Whether directors are elected under that item."""
    items = sheet.plan.items
    return 0 < item <= len(items) and items[item - 1].matter == "election"


def given_holders(book: Book, given: Json, name: str = "holders") -> list[dict[str, object]]:
    """Holders with the authority that each showed, as rows of an entry."""
    rows: list[dict[str, object]] = []
    for row in given_rows(given, name):
        holder = known_holder(book, row.get("holder") or 0, name)
        authority = read_line(row.get("authority"), name, "authority")
        more: dict[str, object] = {"authority": authority} if authority else {}
        rows.append({"holder": holder.id, **more})
    return rows


def given_map(given: Json, name: str) -> dict[str, Any]:
    """Values by name under that name, or none; anything else is refused."""
    value: object = given.get(name) or {}
    if not isinstance(value, Mapping):
        raise Refusal(f"Give {name} by name.", field=name)
    return {str(key): one for key, one in cast("Mapping[object, Any]", value).items()}


def noted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Breaches of a paper that came in: it is recorded as it is, and does not count."""
    return tuple(replace(f, severity="warning") if f.severity == "error" else f for f in findings)


def refuse_same_minute(sheet: Sheet, at: datetime, item: int = 0) -> None:
    """Refuse that voting begins in the very minute of what must come before it.

    A nomination and a notice to cumulate count only before the voting (1988 II §7, 2002 §2.8 ¶2),
    and the hour is all that says which came first. `item` is the election, 0 for the polls.
    """
    if item and sheet.day.began_at(item):
        return
    said_at = {n.at for n in sheet.day.nominated}
    said_at |= {sheet.day.cumulating.at} if sheet.day.cumulating else set()
    if at in said_at:
        raise Refusal(
            f"A nomination or the notice to cumulate was made at {hour_short(at)}. "
            "It counts only before the voting: write a later minute.",
            field="at",
        )


def refuse_with_the_voting(sheet: Sheet, at: datetime) -> None:
    """Refuse that a nomination or a notice to cumulate comes in the minute the voting began."""
    numbers = range(1, len(sheet.plan.items) + 1)
    if any(sheet.day.began_at(n) == at for n in numbers if is_an_election(sheet, n)):
        raise Refusal(
            f"The voting began at {hour_short(at)}. Write an earlier or a later minute.",
            field="at",
        )


def record_fact(
    book: Book,
    who: Who,
    given: Json,
    draft: EntryDraft,
    findings: Iterable[Finding] = (),
    before: Iterable[EntryDraft] = (),
) -> Receipt:
    """One fact recorded with what stands against it, and the reason where one is needed.

    `before` are entries that come first in the same transaction.
    """
    kept: tuple[FindingKept, ...] = settle(findings, given)
    reason = str(given.get("reason") or "").strip()
    return book.record([*before, replace(draft, findings=kept, reason=reason)], who.by, who.now)


def title(sheet: Sheet) -> str:
    """`annual meeting of May 25, 2004`."""
    return meeting_title(sheet.plan)


def at_hour(at: datetime, sheet: Sheet) -> str:
    """`at 9:05 AM`, with the day where it is another than the meeting's."""
    day = "" if at.date() == sheet.plan.on else f" on {day_plain(at.date())}"
    return f"at {hour_short(at)}{day}"


def voting_found(sheet: Sheet, item: int, at: datetime) -> tuple[Finding, ...]:
    """What stands against voting on the item at that moment."""
    put = sheet.day.motion(item)
    if put and put.test == "adjourn":
        return ()
    return check_quorum(sheet, at, "The vote")
