"""The tables that follow from the entries, made again from the entries alone.

A correction changes how an earlier entry is read: with other data, on another day, or as never
having taken effect. Corrections are read from the newest back, so that a correction that was
itself corrected counts as corrected; of several corrections of one entry the newest counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from app.domain.entries import Json
from app.domain.refusal import Refusal
from app.store import effects
from app.store.connection import memory
from app.store.effects.facts import is_day
from app.store.effects.usual import Usual
from app.store.effects.writing import Writing
from app.store.journal import recorded
from app.store.schema import DERIVED_TABLES, NAMED_FROM, empty_derived, make_derived, version_of

Progress = Callable[[int, int], None]
NAMES = "entry_holder"


@dataclass(frozen=True, slots=True)
class Reading:
    """How an entry is read: its data and day in force; `None` data = it never took effect."""

    data: Json | None
    effective_on: str = ""
    by: int = 0  # the correction it is read under


def readings(bodies: Iterable[Json]) -> dict[int, Reading]:
    """The readings in force of corrected entries, by entry number."""
    corrections = [body for body in bodies if body["kind"] == effects.CORRECTION]
    found: dict[int, Reading] = {}
    for body in reversed(corrections):
        reading = found.get(body["seq"], Reading(body["data"]))
        if reading.data is None:
            continue
        target, data = reading.data["corrects"], reading.data["data"]
        day = reading.data.get("effective_on") or ""
        found.setdefault(target, Reading(data, day, body["seq"]))
    return found


def check_correction(data: Json, kinds: Mapping[int, str]) -> None:
    """Refusal if a correction names no earlier entry, or undoes the company's beginning.

    `kinds` are the kinds of the entries before it, by number.
    """
    target, new = data.get("corrects"), data.get("data", 0)
    if not isinstance(target, int) or isinstance(target, bool) or target not in kinds:
        raise Refusal("There is no entry of that number to correct. Nothing was recorded.")
    if new is not None and not isinstance(new, dict):
        raise Refusal("A correction gives the whole data anew. Nothing was recorded.")
    if not is_day(data.get("effective_on") or "2000-01-01"):
        raise Refusal("The corrected entry takes effect on no known day. Nothing was recorded.")
    if new is None and kinds[target] == "company.begin":
        raise Refusal("The first entry names the company and stays. Nothing was recorded.")
    if new is not None and kinds[target] == "entry.correct":
        earlier = {seq: kind for seq, kind in kinds.items() if seq < target}
        check_correction(new, earlier)  # pyright: ignore[reportUnknownArgumentType]


def apply_new(writing: Writing, bodies: Sequence[Json]) -> None:
    """Carry out entries that were just added; everything anew where one corrects another."""
    if any(body["kind"] == effects.CORRECTION for body in bodies):
        rebuild(writing.connection)
        writing.forget()
        return
    usual = Usual(writing)
    for body in bodies:
        if usual.carry_out(body):
            writing.write_if_many()
            continue
        effects.note_entry(writing, body)
        effects.apply(writing, body["seq"], body["kind"], body["effective_on"], body["data"])
        effects.note_names(writing, body)


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty the tables that follow from the entries and make them again, in the transaction."""
    empty_derived(connection)
    replay(connection, [item.read() for item in recorded(connection)])


def replay(
    connection: sqlite3.Connection,
    bodies: Sequence[Json],
    progress: Progress = lambda done, total: None,
) -> None:
    """Carry out entries in their order on empty tables, each with the reading in force."""
    in_force, writing = readings(_checked(bodies)), Writing(connection)
    corrected = {_corrects(body): set[int]() for body in bodies}
    for done, body in enumerate(bodies, 1):
        effects.note_entry(writing, body)
        seq = body["seq"]
        reading = in_force.get(seq, Reading(body["data"]))
        if reading.data is not None:
            day = reading.effective_on or body["effective_on"]
            _apply(writing, seq, body["kind"], day, reading.data)
        named = effects.note_names(writing, body, corrected[_corrects(body)])
        if seq in corrected:
            corrected[seq] = named
        if done % 500 == 0:
            progress(done, len(bodies))
    writing.write()
    for reading in in_force.values():
        connection.execute("UPDATE correction SET in_force = 1 WHERE seq = ?", (reading.by,))


def _corrects(body: Json) -> int:
    """The entry that a correction corrects, 0 for any other."""
    return body["data"]["corrects"] if body["kind"] == effects.CORRECTION else 0


def _apply(writing: Writing, seq: int, kind: str, day: str, data: Json) -> None:
    """Carry out one entry again; where it no longer fits, the sentence names it."""
    try:
        effects.apply(writing, seq, kind, day, data)
    except Refusal as refusal:
        sentence = f"Entry {seq:,} would no longer stand. {refusal.sentence}"
        raise Refusal(sentence, refusal.code, refusal.field) from refusal


def differing_from_entries(
    connection: sqlite3.Connection, progress: Progress = lambda done, total: None
) -> str:
    """The first table that does not follow from the entries, by a replay in memory; or empty.

    Refusal if the entries themselves break a rule of the books.
    """
    other = memory()
    try:
        other.execute("BEGIN")
        make_derived(other)
        replay(other, [item.read() for item in recorded(connection)], progress)
        if version_of(connection) >= NAMED_FROM:
            return differing_table(connection, other, DERIVED_TABLES)
        tables = [table for table in DERIVED_TABLES if table != NAMES]
        return differing_table(connection, other, tables) or _other_names(connection, other)
    finally:
        other.close()


def _other_names(one: sqlite3.Connection, other: sqlite3.Connection) -> str:
    """The table of the holders whom entries name, if it differs apart from those with a line."""
    asked = f"SELECT holder, seq FROM {NAMES} EXCEPT SELECT holder, seq FROM folio ORDER BY 1, 2"  # noqa: S608 - our own table name
    return "" if one.execute(asked).fetchall() == other.execute(asked).fetchall() else NAMES


def differing_table(
    one: sqlite3.Connection, other: sqlite3.Connection, tables: Iterable[str]
) -> str:
    """The first of these tables whose rows are not the same in both; empty if all are."""
    for table in tables:
        if any(a != b for a, b in zip_longest(rows_of(one, table), rows_of(other, table))):
            return table
    return ""


def rows_of(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """Every row of one of our tables in a fixed order."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    order = ", ".join(str(i + 1) for i in range(len(columns)))
    return connection.execute(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608 - our names


def _checked(bodies: Sequence[Json]) -> Iterator[Json]:
    kinds: dict[int, str] = {}
    for body in bodies:
        if body["kind"] == effects.CORRECTION:
            check_correction(body["data"], kinds)
        kinds[body["seq"]] = body["kind"]
        yield body
