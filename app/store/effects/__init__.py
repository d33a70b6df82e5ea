"""What each kind of entry does to the tables that follow from the journal.

One function a kind; an unknown kind is refused. `note_entry` keeps what every entry leaves
whatever its reading: its words, its papers, the numbers it used. `apply` carries out the reading
in force. `note_names` keeps the holders whom the entry names and who have no line of it in their
folio. They are called in the order of the entries and depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Any

from app.domain.entries import Json
from app.domain.events import EVENT_KINDS
from app.store.effects import company, events, meetings, offices, people, shares
from app.store.effects.facts import Facts, entry_row
from app.store.effects.writing import INTO_ENTRY, Writing


def _nothing(entry: Facts) -> None:
    """Entries that are kept for what they say and file."""


EFFECTS: Mapping[str, Callable[[Facts], None]] = {
    "company.begin": company.begin_company,
    "bylaws.adopt": company.adopt_bylaws,
    "bylaws.decide": company.decide_unclear,
    "office.fix": company.fix_office,
    "class.create": company.create_class,
    "class.authorized": company.authorize_shares,
    "holder.add": people.add_holder,
    "holder.change": people.change_holder,
    "holder.address": people.change_address,
    **shares.SHARE_EFFECTS,
    "director.elect": offices.elect_director,
    "officer.appoint": offices.appoint_officer,
    "term.end": offices.end_term,
    "directors.number": offices.fix_number,
    "meeting.plan": meetings.fix_plan,
    "meeting.notice": meetings.give_notice,
    "meeting.deposit": meetings.record_deposit,
    "meeting.affidavit": meetings.sign_affidavit,
    "mail.returned": meetings.record_returned,
    "paper.file": _nothing,
    "import.table": _nothing,
    "entry.correct": _nothing,
    **dict.fromkeys(EVENT_KINDS, events.note_event),
}
"""Kind of entry -> its effect. A correction has none of its own: it changes another's reading."""

CORRECTION = "entry.correct"
NAMING = frozenset(("holder", "from", "holder_id"))
"""Where an entry's data name a holder."""

NUMBERED = {
    "holder.add": (("holder", "id"),),
    "class.create": (("class", "id"),),
    "director.elect": (("term", "term"), ("person", "person")),
    "officer.appoint": (("term", "term"), ("person", "person")),
}
"""Kind of entry -> the numbers it uses up, and where they stand in its data."""


def apply(writing: Writing, seq: int, kind: str, effective_on: str, data: Json) -> None:
    """Carry out one entry; Refusal if it breaks a rule of the books or its kind is unknown."""
    entry = Facts(writing, seq, kind, effective_on, data)
    effect = EFFECTS.get(kind)
    if effect is None:
        raise entry.refuse(f"The books know no entry “{kind}”. Nothing was recorded.")
    if seq == 1 and kind != "company.begin":
        raise entry.refuse("The first entry must name the company. Nothing was recorded.")
    effect(entry)
    writing.write_if_many()


def note_entry(writing: Writing, body: Json) -> None:
    """What an entry leaves whatever its reading."""
    writing.add(INTO_ENTRY, *entry_row(body))
    for paper in body["papers"]:
        _note_paper(writing, body, paper)
    if body["kind"] == CORRECTION:
        corrects = body["data"]["corrects"]
        writing.run("INSERT INTO correction VALUES (?, ?, 0)", body["seq"], corrects)
    _note_numbers(writing, *_told(writing, body))


def note_names(writing: Writing, body: Json, of_corrected: Set[int] = frozenset()) -> set[int]:
    """After the entry was carried out: whom it names; a correction also those `of_corrected`.

    A holder with a line of the entry is found by that line.
    """
    kind, data = _told(writing, body)
    named = holders_in(data) | _own_id(kind, data) | of_corrected
    for holder in named - writing.posted:
        writing.name(holder, body["seq"])
    writing.posted.clear()
    return named


def holders_in(data: object) -> set[int]:
    """The holders that an entry's data name, at any depth."""
    found: set[int] = set()
    waiting: list[Any] = [data]
    for part in waiting:
        if isinstance(part, list):
            waiting.extend(part)  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(part, dict):
            for key, value in part.items():  # pyright: ignore[reportUnknownVariableType]
                if isinstance(value, int):
                    if key in NAMING:
                        found.add(value)
                elif value and not isinstance(value, str):
                    waiting.append(value)
    return found


def _own_id(kind: str, data: Json) -> set[int]:
    return {data["id"]} if kind == "holder.add" and isinstance(data.get("id"), int) else set()


def _note_paper(writing: Writing, body: Json, paper: Mapping[str, Any]) -> None:
    writing.run(
        "INSERT INTO paper VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        body["seq"],
        *(paper["kind"], paper["title"], body["effective_on"], paper["pages"], paper["size"]),
        *(paper["sha256"], paper["meeting"], paper["media_type"]),
    )


def _note_numbers(writing: Writing, kind: str, data: Json) -> None:
    for name, key in NUMBERED.get(kind, ()):
        if isinstance(data.get(key), int) and data[key] > 0:
            writing.add(
                "INSERT INTO last_id VALUES (?, ?) "
                "ON CONFLICT (kind) DO UPDATE SET id = max(id, excluded.id)",
                *(name, data[key]),
            )


def _told(writing: Writing, body: Json) -> tuple[str, Json]:
    """Kind and data of an entry; of a correction the corrected one’s kind and the new data."""
    if body["kind"] != CORRECTION:
        return body["kind"], body["data"]
    row = writing.one("SELECT kind FROM entry WHERE seq = ?", body["data"]["corrects"])
    return str(row[0]) if row else "", body["data"]["data"] or {}
