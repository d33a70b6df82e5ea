"""The record-date list: who is entitled to notice and to vote, and by which route notice goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from hashlib import sha256

from app.domain.company import Company
from app.domain.entries import canonical
from app.domain.meetings import ListRow, MeetingPlan, RecordList
from app.domain.people import Holder
from app.domain.shares import Holding, ShareClass, moment_of

EXCLUDED = {
    "own": "held by the corporation itself",
    "subsidiary": "held by a subsidiary of the corporation",
}
PARTS = tuple(part.name for part in fields(ListRow))


def cut_off_moment(company: Company, record_on: date) -> str:
    """The moment on the books at which the list of that record date is fixed."""
    return moment_of(record_on, company.close_of_business)


def fix_list(
    plan: MeetingPlan,
    record_on: date,
    company: Company,
    holders: Mapping[int, Holder],
    holdings: Iterable[Holding],
    outstanding: int | None = None,
) -> RecordList:
    """The list as of the close of business of the record date, in order of registered names.

    `holdings` are those of the cut-off moment, `outstanding` the shares of all classes outstanding
    then, counted apart; their sum where it is left out. Shares of the corporation or a subsidiary,
    and of classes without votes, are shown and left out of the votes (1988 II §7, 2002 §2.8 ¶1).
    """
    classes = {c.id: c for c in company.classes}
    rows = [_row(plan, holders[h.holder_id], classes[h.class_id], h) for h in holdings]
    ordered = tuple(sorted(rows, key=lambda r: (r.name.casefold(), r.holder_id, r.class_id)))
    whole = sum(r.shares for r in rows) if outstanding is None else outstanding
    held = RecordList(plan.key, record_on, company.close_of_business, ordered, whole)
    return replace(held, sha256=check_of(held))


def check_of(held: RecordList) -> str:
    """The SHA-256 of the list's canonical text: date, hour and every row."""
    text = {
        "record_on": held.record_on.isoformat(),
        "cut_off": f"{held.cut_off:%H:%M}",
        "rows": [{name: getattr(row, name) for name in PARTS} for row in held.rows],
    }
    return sha256(canonical(text)).hexdigest()


def _row(plan: MeetingPlan, holder: Holder, share_class: ShareClass, holding: Holding) -> ListRow:
    address = holder.notice_address()
    lines = address.postal() if address else ()
    excluded = EXCLUDED.get(holder.capacity, "")
    if not share_class.votes_per_share:
        excluded = excluded or "a class without votes"
    return ListRow(
        holder.id,
        holder.name,
        share_class.id,
        share_class.name,
        holding.shares,
        holding.shares * share_class.votes_per_share,
        lines,
        _route(plan, holder, bool(lines)),
        excluded,
    )


def _route(plan: MeetingPlan, holder: Holder, addressed: bool) -> str:
    """A holder whose mail came back is held for; one without an address gets the fallback."""
    if (
        holder.undeliverable_since
        and plan.notice_on
        and holder.undeliverable_since <= plan.notice_on
    ):
        return "hold"
    return plan.manner if addressed else plan.fallback
