"""How a meeting or a consent of the board stands: what may follow now, its facts, its votes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from app.bylaws.board_day.sheet import BoardSheet
from app.bylaws.board_day.standing import needs_notice, recipients, standing
from app.bylaws.board_day.voting import Counted, count_all
from app.domain.board.facts import ConsentDay
from app.domain.words import day_paper_long, day_plain, hour_short, listed, plural, whole
from app.presenters.matters import Standing
from app.presenters.notes import present_notes
from app.presenters.view import Column, Note, Row, Table

VOTES = (
    Column("Resolution"),
    Column("For", "right", 6),
    Column("Against", "right", 9),
    Column("Abstained", "right", 11),
    Column("Result", width=14),
)
RESULTS = {True: "Adopted", False: "Not adopted", None: "Votes not noted"}
SIGNED = (Column("Member"), Column("Signed on", width=16))
MINUTES_WORDS = "minutes-words"
"""Opens the free words of the minutes and their drafts; records nothing by itself."""


def board_standing(sheet: BoardSheet, today: date) -> Standing:
    """What may be done with the meeting now, the next first, and what stands against it."""
    return Standing(
        tuple(_acts(sheet)),
        tuple(_facts(sheet)),
        tuple(_tables(sheet)),
        tuple(_against(sheet, today)),
    )


def consent_standing(consent: ConsentDay) -> Standing:
    """Who has signed the consent, and whether it is filed."""
    signed = {one.name: one.on for one in consent.consent.signed}
    missing = [name for name in consent.consent.members if name not in signed]
    acts = ["board-consent-sign"] if missing else []
    acts += [] if consent.filed_on else ["board-consent-file"]
    rows = tuple(
        Row(name, (name, _signed_on(signed, name)), severity="" if name in signed else "warning")
        for name in consent.consent.members
    )
    state = f"{plural(len(missing), 'signature')} missing" if missing else "Signed by all members"
    filed = (("Filed", day_plain(consent.filed_on)),) if consent.filed_on else ()
    table = Table(SIGNED, rows, title="Signatures")
    return Standing(tuple(acts), (("Signed", state), *filed), (table,))


def _signed_on(signed: dict[str, date | None], name: str) -> str:
    if name not in signed:
        return "Not yet"
    on = signed[name]
    return day_plain(on) if on else "Without a day"


def _acts(sheet: BoardSheet) -> Iterable[str]:
    day = sheet.day
    if day.opened_at is None:
        told = {line.name for line in sheet.meeting.notices if line.given_at}
        still = [name for name in recipients(sheet) if name not in told]
        to_tell = needs_notice(sheet) or bool(recipients(sheet))
        yield from ("board-notice", "board-open") if still else ("board-open",)
        if to_tell:
            yield from (() if still else ("board-notice",))
            yield from ("board-paper", "board-protest")
        return
    if day.closed_at is None:
        yield from ("board-resolve", "board-report")
        inside = {span.name for span in day.there(_last(sheet))}
        if any(n not in inside for n in (*sheet.meeting.members, *sheet.meeting.alternates)):
            yield "board-arrive"
        yield from ("board-leave", "board-adjourn", "board-close", "board-protest")
        yield MINUTES_WORDS
        return
    yield from ("board-minutes", MINUTES_WORDS, "board-paper")


def _against(sheet: BoardSheet, today: date) -> Iterable[Note]:
    """What stands against the meeting; a resolution that was lost is told by its row."""
    lost = [f for one in count_all(sheet) if one.adopted is False for f in one.findings]
    found = [f for f in standing(sheet, today) if f.severity != "fits" and f not in lost]
    return (replace(note, links=()) for note in present_notes(found))


def _facts(sheet: BoardSheet) -> Iterable[tuple[str, str]]:
    meeting, day = sheet.meeting, sheet.day
    starts = meeting.starts_at
    if starts:
        yield "Called for", f"{day_paper_long(starts.date())}, {hour_short(starts)}"
    yield "Place", meeting.place.one_line() or "Head office"
    if meeting.called_by:
        yield "Called by", listed([caller.name for caller in meeting.called_by])
    if day.opened_at is None:
        return
    yield "Opened", f"{hour_short(day.opened_at)}, {meeting.chair} presiding"
    last = day.closed_at is None
    present = sheet.present(_last(sheet) if last else day.opened_at)
    yield "Present" if last else "Present at the opening", listed(present) or "Nobody"
    needed, cite = sheet.quorum
    there = "A quorum" if len(present) >= needed else "No quorum"
    yield "Quorum", f"{there}: {len(present)} present, {needed} needed, {cite.section}"
    if day.closed_at:
        yield "Ended", hour_short(day.closed_at)
    if meeting.adjourned_to:
        to = meeting.adjourned_to
        yield "Goes on", f"{day_plain(to.date())}, {hour_short(to)}"


def _tables(sheet: BoardSheet) -> Iterable[Table]:
    counted = count_all(sheet)
    if counted:
        yield Table(VOTES, tuple(_vote(one) for one in counted), title="Resolutions")


def _vote(counted: Counted) -> Row:
    made = counted.resolution
    cells = (
        made.title or made.text,
        *(
            whole(n) if n is not None else ""
            for n in (made.votes_for, made.against, made.abstained)
        ),
        RESULTS[counted.adopted],
    )
    return Row(made.key, cells, severity="" if counted.adopted else "warning")


def _last(sheet: BoardSheet) -> datetime:
    return datetime.combine(sheet.on, time.max)
