"""Shareholders' meetings: the notice with its fixed list, the mailing, and mail that came back."""

from __future__ import annotations

from app.domain.codec import list_from_json, plan_from_json
from app.domain.entries import canonical
from app.domain.meetings import MeetingPlan, RecordList
from app.store.effects.facts import MOST_LINE, Facts
from app.store.effects.people import known_holder


def give_notice(entry: Facts) -> None:
    """The plan as noticed and the record-date list as fixed."""
    plan, held = _new_meeting(entry)
    signer = entry.object("signer")
    signer.name("name")
    signer.name("office")
    _keep_meeting(entry, plan, held)


def fix_plan(entry: Facts) -> None:
    """The plan and the list of a meeting that is held and of which no notice is recorded."""
    plan, held = _new_meeting(entry)
    if plan.notice_on is not None:
        raise entry.refuse("A meeting held without notice names no day of notice.", "plan")
    _keep_meeting(entry, plan, held)


def _new_meeting(entry: Facts) -> tuple[MeetingPlan, RecordList]:
    """The plan and the list of a meeting that is not on record yet."""
    plan, held = _plan_and_list(entry)
    if known := entry.one("SELECT seq FROM meeting WHERE key = ?", plan.key):
        raise entry.refuse(
            f"This meeting is on record by entry {known[0]}. "
            "Nothing was recorded; correct that one."
        )
    return plan, held


def _keep_meeting(entry: Facts, plan: MeetingPlan, held: RecordList) -> None:
    entry.run(
        "INSERT INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?, NULL, '')",
        plan.key,
        entry.seq,
        canonical(entry.data["plan"]).decode(),
        held.record_on.isoformat(),
        f"{held.cut_off:%H:%M}",
        held.outstanding,
        held.sha256,
    )
    _keep_rows(entry, held)


def record_deposit(entry: Facts) -> None:
    """What was deposited when, where and how."""
    entry.run(
        "INSERT INTO deposit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.seq,
        _known_meeting(entry),
        entry.day("on"),
        entry.hour("at") if entry.data.get("at") is not None else None,
        entry.text("place", MOST_LINE),
        entry.text("manner", MOST_LINE),
        entry.whole("pieces"),
        canonical(entry.texts("enclosures")).decode(),
        entry.text("by", MOST_LINE),
    )


def sign_affidavit(entry: Facts) -> None:
    """The affidavit of mailing is signed."""
    entry.run(
        "UPDATE meeting SET signed_on = ?, signer = ? WHERE key = ?",
        entry.day("signed_on"),
        entry.object("signer").name("name"),
        _known_meeting(entry),
    )


def record_returned(entry: Facts) -> None:
    """A notice came back; the holder's mail is held until a new address is known."""
    holder, day = known_holder(entry, "holder"), entry.day("returned_on")
    entry.run(
        "INSERT INTO returned VALUES (?, ?, ?, ?, ?, ?)",
        entry.seq,
        _known_meeting(entry),
        holder,
        day,
        entry.text("marking", MOST_LINE),
        entry.day_or_none("hold_through"),
    )
    entry.run("UPDATE holder SET undeliverable_since = ? WHERE id = ?", day, holder)


def _known_meeting(entry: Facts) -> str:
    key = entry.text("meeting")
    if not entry.one("SELECT 1 FROM meeting WHERE key = ?", key):
        raise entry.refuse(
            "Notice of that meeting is not in the book. Nothing was recorded; give notice first.",
            "meeting",
        )
    return key


def _plan_and_list(entry: Facts) -> tuple[MeetingPlan, RecordList]:
    try:
        plan = plan_from_json(entry.object("plan").data)
        return plan, list_from_json(plan.key, entry.object("list").data)
    except (TypeError, ValueError, KeyError, AttributeError):
        raise entry.unfit("plan") from None


def _keep_rows(entry: Facts, held: RecordList) -> None:
    for line, row in enumerate(held.rows):
        known_holder(entry.part({"holder": row.holder_id}), "holder")
        entry.run(
            "INSERT INTO list_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(held.meeting_key, line, row.holder_id, row.name, row.class_id, row.class_name),
            *(row.shares, row.votes, canonical(row.address).decode(), row.route, row.excluded),
        )
