"""Correct an entry: what it says now, what it should say, what was wrong and who asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.bylaws.answers import OURS
from app.domain.company import Company
from app.domain.entries import Entry
from app.domain.people import CAPACITIES
from app.domain.refusal import Refusal
from app.domain.typed import read_day, read_shares, read_time, read_whole
from app.domain.words import day_plain, whole
from app.presenters.figures import capital
from app.presenters.notes import merged, refusal_notes
from app.presenters.register_forms.outcome import COLUMNS
from app.presenters.view import Act, Checked, Choice, Draft, Field, Form, Note, Row, Table

EDIT, WITHDRAW = "edit", "withdraw"
PLACE = (
    ("place.street", "Street"),
    ("place.city", "City"),
    ("place.state", "State"),
    ("place.zip", "ZIP"),
)
EDITABLE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "office.fix": (*PLACE, ("county", "County"), ("from_on", "From")),
    "class.create": (("name", "Name"), ("authorized", "Authorized"), ("par", "Par value")),
    "holder.add": (("name", "Name"), ("capacity", "Capacity"), ("detail", "Remark")),
    "holder.address": (
        ("address.city", "City"),
        ("address.state", "State"),
        ("address.zip", "ZIP"),
        ("address.country", "Country"),
        ("from_on", "From"),
    ),
    "shares.issue": (
        ("at", "Hour"),
        ("consideration", "Consideration"),
        ("authorized", "Authorized by"),
    ),
    "shares.transfer": (("at", "Hour"),),
    "shares.cancel": (("at", "Hour"), ("why", "Cause")),
    "director.elect": (("name", "Name"), ("from_on", "From"), ("chosen_by", "Chosen by")),
    "officer.appoint": (("name", "Name"), ("from_on", "From"), ("chosen_by", "Chosen by")),
    "term.end": (("to_on", "Last day"), ("ended_by", "Cause"), ("addressee", "Given to")),
    "directors.number": (("number", "Number"), ("from_on", "From"), ("adopted_by", "Fixed by")),
    "meeting.deposit": (
        ("on", "Deposited on"),
        ("at", "Hour"),
        ("place", "Place"),
        ("pieces", "Pieces"),
        ("by", "By"),
    ),
    "mail.returned": (("returned_on", "Came back on"), ("marking", "Marking")),
    "fiscal.year": (("month", "Month"), ("day", "Day"), ("from_on", "From")),
    "contact.kept": (("address", "Address"), ("telephone", "Telephone"), ("from_on", "From")),
}
"""The parts of an entry that can be mended in place; all else is withdrawn and recorded anew."""

CHOICES = {
    "capacity": CAPACITIES,
    "chosen_by": ("shareholders", "board", "incorporator"),
    "adopted_by": ("board", "shareholders", "incorporator"),
    "ended_by": ("resigned", "removed", "died", "term"),
}


def correct_act(entry: Entry, company: Company, by: str) -> Act:
    """The entry's data to be mended, or the whole entry withdrawn, with the reason."""
    parts = EDITABLE.get(entry.kind, ())
    ways = (*((Choice(EDIT, "It should read otherwise"),) if parts else ()), _withdrawn())
    fields = (
        Field("way", "&What is wrong", "choice", choices=ways),
        *(_field(path, label) for path, label in parts),
        Field("why", "&Reason", "lines"),
        Field("asked_by", "&Asked by"),
    )
    draft: dict[str, object] = {path: _said(_at(entry.data, path)) for path, _ in parts}
    draft |= {"way": ways[0].value, "asked_by": by}
    intro = (
        f"Entry {whole(entry.seq)}, with effect from {day_plain(entry.effective_on)}: {entry.says}."
        " An entry cannot be erased. A counter-entry will be recorded with your reason."
    )
    form = Form("correct", "Correct an entry", "Record correction", fields, draft, intro)
    return Act(form, lambda d: _check(entry, d), lambda d: _given(entry, d))


def _withdrawn() -> Choice:
    return Choice(WITHDRAW, "It never took effect")


def _field(path: str, label: str) -> Field:
    if _is_day(path):
        return Field(path, label, "date", optional=True)
    if path in CHOICES:
        offered = tuple(Choice(value, capital(value)) for value in CHOICES[path])
        return Field(path, label, "choice", optional=True, choices=offered)
    return Field(path, label, optional=True)


def _check(entry: Entry, draft: Draft) -> Checked:
    notes: dict[str, tuple[Note, ...]] = {}
    if entry.corrected_by:
        sentence = f"Entry {whole(entry.corrected_by)} corrected this entry already."
        notes["way"] = (Note("warning", sentence, OURS),)
    if draft.get("way") == WITHDRAW:
        rows = (Row("entry", (f"Entry {whole(entry.seq)}", "In effect", "Withdrawn")),)
        return Checked(notes, {}, Table(COLUMNS, rows))
    changed = _changed(entry, draft)
    _, refusals = _mended(entry, draft)
    rows = tuple(
        Row(path, (label, _said(_at(entry.data, path)), str(draft.get(path) or "")))
        for path, label in changed
    )
    will = Table(COLUMNS, rows, empty="Nothing is changed yet.")
    return Checked(merged(notes, refusal_notes(refusals)), {}, will)


def _changed(entry: Entry, draft: Draft) -> list[tuple[str, str]]:
    return [
        (path, label)
        for path, label in EDITABLE.get(entry.kind, ())
        if str(draft.get(path) or "").strip() != _said(_at(entry.data, path))
    ]


def _given(entry: Entry, draft: Draft) -> dict[str, object]:
    withdrawn = draft.get("way") == WITHDRAW
    return {
        "entry": entry.seq,
        "data": None if withdrawn else _mended(entry, draft)[0],
        "why": draft.get("why") or "",
        "asked_by": draft.get("asked_by") or "",
    }


def _mended(entry: Entry, draft: Draft) -> tuple[dict[str, Any], list[Refusal]]:
    """The data with its changed parts; what cannot be read stays as it was, with why."""
    data, refusals = dict(entry.data), list[Refusal]()
    for path, _ in _changed(entry, draft):
        text = str(draft.get(path) or "").strip()
        try:
            _put(data, path, _typed(path, _at(entry.data, path), text))
        except Refusal as refusal:
            refusals.append(refusal)
    return data, refusals


def _at(data: Mapping[str, Any], path: str) -> Any:
    head, _, rest = path.partition(".")
    value = data.get(head)
    return _at(value, rest) if rest and isinstance(value, Mapping) else value  # pyright: ignore[reportUnknownArgumentType]


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    head, _, rest = path.partition(".")
    if rest:
        data[head] = dict(data[head])
        _put(data[head], rest, value)
    else:
        data[head] = value


def _said(value: Any) -> str:
    return "" if value is None else str(value)


def _typed(path: str, before: Any, text: str) -> Any:
    """The text in the form that the entry has: ISO days and hours, plain figures, else as typed."""
    if not text and before is None:
        return None
    if _is_day(path):
        return read_day(text, path).isoformat()
    if path == "at":
        return f"{read_time(text, path):%H:%M}"
    if isinstance(before, int):
        return read_whole(text, path, path)
    return str(read_shares(text, path)) if path == "authorized" and before.isdecimal() else text


def _is_day(path: str) -> bool:
    return path.endswith("_on") or path == "on"
