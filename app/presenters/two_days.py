"""Two days tried under every version: must an adjourned meeting be noticed anew?"""

from __future__ import annotations

from datetime import date

from app.bylaws.law import Bylaws, Shelf
from app.bylaws.shareholders.meetings import adjournment_needs_notice, adjournment_needs_record_date
from app.presenters.notes import cited
from app.presenters.view import Note

Tried = tuple[str, tuple[Note, ...]]
"""A version in words and what it says."""


def try_two_days(shelf: Shelf, set_for: date, adjourned_to: date) -> tuple[Tried, ...]:
    """What each version says of a meeting set for one day and adjourned to the other.

    The version of the adjourned day comes first and is named as the one that governs
    (1988 II §6, 2002 §2.7).
    """
    governing = shelf.on(adjourned_to)
    others = [law for law in reversed(shelf.versions) if law != governing]
    ordered = [*([governing] if governing else []), *others]
    return tuple((_heading(law, governing), _notes(law, set_for, adjourned_to)) for law in ordered)


def _heading(law: Bylaws, governing: Bylaws | None) -> str:
    return f"Under {law.short}" + (", which governs that day" if law is governing else "")


def _notes(law: Bylaws, set_for: date, adjourned_to: date) -> tuple[Note, ...]:
    notice = adjournment_needs_notice(law, set_for, adjourned_to, new_record_date=False)
    record = adjournment_needs_record_date(law, set_for, adjourned_to)
    said = "A new notice is needed." if notice.yes else "No new notice is needed."
    first = cited("info" if notice.yes else "fits", f"{said} {notice.counted}", notice.cite)
    if not record.yes:
        return (first,)
    return first, cited("info", "The board sets a new record date.", record.cite)
