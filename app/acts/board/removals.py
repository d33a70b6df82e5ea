"""Directors removed by the shareholders: the count of both tests, and the terms that end by it.

1988 III §4; 2002 §3.15. The count is that of an item of a meeting, or as given for a consent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.acts.act import Who
from app.acts.board.directors import ended
from app.acts.board.matter import Record, record_facts, record_of
from app.acts.fields import REASON, Field, Fields
from app.acts.meetings.matter import sheet_of
from app.acts.reading import past, read_by
from app.bylaws.answers import Finding
from app.bylaws.board.composition import board_on
from app.bylaws.board_day.seats import (
    authorized_at_election,
    check_removed,
    removal_result,
    seats_of,
)
from app.bylaws.meeting_day.items import count_item
from app.bylaws.shareholders.removal import REMOVED
from app.domain.board_record import RemovalCount
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.meeting_day.facts import AGAINST, FOR
from app.domain.refusal import Refusal
from app.domain.words import listed
from app.store.book import Book

FIELDS: Fields = {
    "remove-directors": (
        Field("meeting", "text", "The meeting of shareholders that voted."),
        Field("item", "whole", "Its item of business."),
        Field("names", "texts", "All directors in the proposal."),
        Field("on", "day", "The day, where no meeting is named."),
        Field("by_consent", "yes-no", "Whether by written consent."),
        Field("entitled", "shares", "Votes of all outstanding shares."),
        Field("votes_for", "shares", "Votes for removal, or shares consenting."),
        Field("against", "shares", "Votes against removal."),
        REASON,
    ),
}
"""Operation -> its fields."""


@dataclass(frozen=True, slots=True)
class _Vote:
    """The vote on a proposal to remove directors."""

    on: date
    names: tuple[str, ...]
    entitled: int | None
    votes_for: int | None
    against: int | None
    by_consent: bool = False
    authorized: int = 0


def remove_directors(book: Book, given: Json, who: Who) -> Receipt:
    """The vote on removing directors; the term of each ends whom both tests let go.

    A director whom the votes against keep, or about whom they tie, stays in office.
    """
    data = read_by("remove-directors", FIELDS, given, who.today)
    record = record_of(book)
    vote = _of_item(book, data) if data.get("meeting") else _as_given(data, who)
    law = record.law(vote.on)
    terms = {term.name: term for term in seats_of(record.company, vote.names, vote.on)}
    if strangers := [name for name in vote.names if name not in terms]:
        raise Refusal(f"Not in office as director: {listed(strangers)}.", field="names")
    drafts: list[EntryDraft] = []
    found: list[Finding] = []
    for count in _counts(record, vote):
        tally = removal_result(law, count)
        gone = tally is not None and tally.outcome == REMOVED
        found += [_as_kept(f, gone=gone) for f in check_removed(law, count)]
        drafts.append(_draft(count, data, gone=gone))
        drafts += [ended(terms[count.name], vote.on, "removed")] if gone else []
    return record_facts(book, who, given, drafts, found)


def _counts(record: Record, vote: _Vote) -> Iterator[RemovalCount]:
    serving = tuple(term.name for term in board_on(record.company, vote.on).in_office)
    for name in vote.names:
        yield RemovalCount(
            name,
            vote.on,
            vote.entitled,
            vote.votes_for,
            vote.against,
            vote.authorized or authorized_at_election(record.company, name, vote.on),
            vote.by_consent,
            vote.names,
            serving,
        )


def _of_item(book: Book, data: Json) -> _Vote:
    """The vote as it was counted at the meeting of shareholders."""
    sheet = sheet_of(book, data["meeting"])
    put = sheet.day.motion(data.get("item") or 0)
    if put is None or put.test != "removal" or not put.directors:
        raise Refusal("Choose the item that removes directors, by its number.", field="item")
    counted = count_item(sheet, put.item)
    assert sheet.plan.on is not None, "the sheet has a day"  # noqa: S101
    return _Vote(
        sheet.plan.on,
        put.directors,
        counted.quorum.entitled,
        counted.votes[FOR],
        counted.votes[AGAINST],
        authorized=put.authorized,
    )


def _as_given(data: Json, who: Who) -> _Vote:
    for name in ("on", "names", "entitled", "votes_for"):
        if data.get(name) in (None, []):
            said = "Choose the meeting and its item, or write the day, the names and the votes."
            raise Refusal(said, field=name)
    if data["votes_for"] + data.get("against", 0) > data["entitled"]:
        raise Refusal("More votes are counted than shares are entitled.", field="votes_for")
    return _Vote(
        past(data, "on", who.today),
        tuple(dict.fromkeys(data["names"])),
        data["entitled"],
        data["votes_for"],
        data.get("against", 0),
        data.get("by_consent", False),
    )


def _as_kept(finding: Finding, *, gone: bool) -> Finding:
    """That a director stays is a result and no breach; nothing is overridden by recording it."""
    if gone or finding.severity != "error":
        return finding
    return replace(finding, severity="warning")


def _draft(count: RemovalCount, data: Json, *, gone: bool) -> EntryDraft:
    kept = {
        "director": count.name,
        "entitled": count.entitled,
        "votes_for": count.votes_for,
        "against": count.against,
        "authorized": count.authorized,
        "by_consent": count.by_consent,
        "named": list(count.named),
        "serving": list(count.serving),
        "meeting": data.get("meeting", ""),
        "item": data.get("item", 0),
        "removed": gone,
    }
    says = f"{count.name} {'removed as director' if gone else 'not removed'}"
    return EntryDraft("director.removed", count.on or date.min, kept, says)
