"""The journal: entries as the very bytes that are hashed, added at the end and read back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeGuard

from app import VERSION
from app.domain.digest import sha256
from app.domain.entries import (
    GENESIS,
    Entry,
    EntryDraft,
    FindingKept,
    Json,
    PaperDraft,
    chain,
    encoded,
)
from app.domain.events import EVENT_KINDS
from app.domain.health import Chain
from app.domain.refusal import DAMAGED, STORAGE, Refusal
from app.domain.value import value
from app.store.connection import write_together

BODY_VERSION = 1
MOST_PAPER_BYTES = 100_000_000
TOGETHER = 64
"""Entries that are written as bytes and read again together: so few stay close at hand."""
KINDS = EVENT_KINDS.keys() | frozenset(
    (
        "company.begin bylaws.adopt bylaws.decide office.fix class.create "
        "class.authorized class.legend class.legend-lifted holder.add holder.change holder.address "
        "shares.issue shares.pay shares.transfer shares.cancel shares.repurchase "
        "shares.exchange shares.replace shares.found shares.split shares.convert "
        "treasury.retire legend.place legend.lift stop.place stop.lift "
        "director.elect officer.appoint term.end "
        "directors.number meeting.plan meeting.notice meeting.deposit meeting.affidavit "
        "mail.returned paper.file import.table entry.correct"
    ).split()
)


INTO_JOURNAL = "INSERT INTO journal VALUES (?, ?, ?)"
STORED = "SELECT seq, body, hash FROM journal WHERE seq > ? ORDER BY seq"
_TEXTS = "kind recorded_at offset effective_on by says at_request reason source_sha256 program"
_PARTS: Mapping[str, type] = {
    "seq": int,
    "data": dict,
    "papers": list,
    "findings": list,
    **dict.fromkeys(_TEXTS.split(), str),
}
_FINDING = tuple(part.name for part in fields(FindingKept))
_of = attrgetter(*_FINDING)


@value
class Recorded:
    """An entry as it lies in the file: its number, its bytes and its check."""

    seq: int
    body: bytes
    hash: bytes

    def read(self) -> dict[str, Any]:
        """The body as data; Refusal 4 if the bytes are no body."""
        try:
            body: Any = json.loads(self.body)
        except ValueError:
            body = None
        if not _well_formed(body):
            raise Refusal(f"Entry {self.seq:,} is damaged. Restore a backup.", DAMAGED)
        return body


def head(connection: sqlite3.Connection) -> tuple[int, bytes]:
    """The number and check of the last entry; (0, 32 zero bytes) before the first."""
    row = connection.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


def hash_of(connection: sqlite3.Connection, seq: int) -> bytes | None:
    """The check of one entry, `None` where there is no such entry."""
    if seq == 0:
        return GENESIS
    row = connection.execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()
    return row[0] if row else None


def recorded(connection: sqlite3.Connection, after: int = 0) -> Iterator[Recorded]:
    """Entries in their order, as they lie in the file."""
    return (Recorded(*row) for row in connection.execute(STORED, (after,)))


def stored_after(connection: sqlite3.Connection, after: int) -> list[tuple[int, bytes, bytes]]:
    """Number, body and check of entries, as they lie in the file."""
    return connection.execute(STORED, (after,)).fetchall()


def append(
    connection: sqlite3.Connection,
    drafts: Sequence[EntryDraft],
    by: str,
    now: datetime,
    last: tuple[int, bytes] | None = None,
) -> list[dict[str, Any]]:
    """Add the entries and their papers, then read everything back; the bodies as added.

    `last` is the number and check of the last entry, where the caller has just read it.

    Refusal 2 for an unknown kind, 5 if what was read back is not what was meant. The caller holds
    the transaction.
    """
    before, previous = last or head(connection)
    same = _of_all(by, now, recorded_at(connection, before))
    bodies: list[dict[str, Any]] = []
    rows: list[tuple[int, bytes, bytes]] = []
    for start in range(0, len(drafts), TOGETHER):
        part = enumerate(drafts[start : start + TOGETHER], before + start + 1)
        lines, read = _encoded([_body(draft, seq, same) for seq, draft in part])
        for body, data in zip(read, lines, strict=True):
            previous = chain(previous, data)
            rows.append((body["seq"], data, previous))
        bodies += read
    for draft in drafts:
        for paper in draft.papers:
            _keep_bytes(connection, paper.data)
    if len(rows) == 1:
        connection.execute(INTO_JOURNAL, rows[0])
    else:
        write_together(connection, INTO_JOURNAL, rows)
    _read_back(connection, drafts, rows)
    return bodies


def _of_all(by: str, now: datetime, last_at: str) -> dict[str, Any]:
    """What the bodies of all entries of one act have in common."""
    at, offset = _stamp(now)
    return {
        "v": BODY_VERSION,
        "recorded_at": at,
        "offset": offset,
        "clock_back": at < last_at,
        "by": by,
        "program": VERSION,
    }


def _body(draft: EntryDraft, seq: int, same: Mapping[str, Any]) -> dict[str, Any]:
    """The body of an entry; Refusal 2 for an unknown kind."""
    if draft.kind not in KINDS:
        raise Refusal(f"The books know no entry “{draft.kind}”. Nothing was recorded.")
    return {
        **same,
        "seq": seq,
        "kind": draft.kind,
        "effective_on": draft.effective_on.isoformat(),
        "says": draft.says,
        "at_request": draft.at_request,
        "reason": draft.reason,
        "source_sha256": draft.source_sha256,
        "data": draft.data,
        "papers": [_paper_body(paper) for paper in draft.papers] if draft.papers else [],
        "findings": [dict(zip(_FINDING, _of(finding), strict=True)) for finding in draft.findings],
    }


def plain(value: object) -> Any:
    """JSON data with lists and dicts only; Refusal 2 for a text that cannot be kept exactly."""
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
            raise Refusal("A text holds a sign that cannot be kept. Nothing was recorded.")
        return value
    if isinstance(value, Mapping):
        return {plain(str(key)): plain(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if value is None or isinstance(value, bool | int):
        return value
    raise Refusal("An entry holds texts and whole numbers only. Nothing was recorded.")


def recorded_at(connection: sqlite3.Connection, seq: int) -> str:
    """When the entry was recorded (UTC); empty where there is none, or none carried out yet."""
    row = connection.execute("SELECT recorded_at FROM entry WHERE seq = ?", (seq,)).fetchone()
    return row[0] if row else ""


def local_moment(body: Json) -> str:
    """When it was recorded, local time with its offset: `2027-05-25T09:44:00-07:00`."""
    moment = datetime.fromisoformat(body["recorded_at"])
    return moment.astimezone(_zone(body["offset"])).isoformat()


@lru_cache(maxsize=64)
def _zone(offset: str) -> tzinfo | None:
    return datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo


def entry_of(item: Recorded, corrected_by: int = 0) -> Entry:
    """The entry as a value."""
    body = item.read()
    data = body["data"]
    return Entry(
        seq=item.seq,
        kind=body["kind"],
        effective_on=date.fromisoformat(body["effective_on"]),
        recorded_at=local_moment(body),
        by=body["by"],
        says=body["says"],
        data=data,
        head=item.hash.hex(),
        reason=body["reason"],
        at_request=body["at_request"],
        source_sha256=body["source_sha256"],
        findings=tuple(FindingKept(**finding) for finding in body["findings"]),
        corrects=data["corrects"] if body["kind"] == "entry.correct" else 0,
        corrected_by=corrected_by,
    )


def chain_trouble(connection: sqlite3.Connection) -> str:
    """The first place where the chain does not hold, in one sentence; empty if it holds."""
    found = Chain()
    for item in recorded(connection):
        found = _linked(found, item)
        if found.trouble:
            return found.trouble
    return "" if found.seq else "There is no entry in it."


def chain_part(connection: sqlite3.Connection, before: Chain, most: int) -> Chain:
    """The chain looked at further by so many entries; the same again at its end."""
    rows = connection.execute(
        "SELECT seq, body, hash FROM journal WHERE seq > ? ORDER BY seq LIMIT ?",
        (before.seq, most),
    ).fetchall()
    found = before
    for row in rows:
        found = _linked(found, Recorded(*row))
        if found.trouble:
            break
    return found


def _linked(before: Chain, item: Recorded) -> Chain:
    """The chain with one more entry, or the first trouble in one sentence."""
    expected = before.seq + 1
    if item.seq != expected:
        return replace(before, trouble=f"Entry {expected:,} is missing.")
    if chain(before.head or GENESIS, item.body) != item.hash:
        return replace(before, trouble=f"Entry {item.seq:,} is not as it was recorded.")
    try:
        seq = item.read()["seq"]
    except Refusal as refusal:
        return replace(before, trouble=refusal.sentence)
    if seq != item.seq:
        return replace(before, trouble=f"Entry {item.seq:,} stands in another’s place.")
    return Chain(item.seq, item.hash)


def last_trouble(connection: sqlite3.Connection) -> str:
    """The same for the last entry alone, as looked at on each opening."""
    seq, found = head(connection)
    count = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    if seq == 0 or count != seq:
        return "Entries are missing."
    body = connection.execute("SELECT body FROM journal WHERE seq = ?", (seq,)).fetchone()[0]
    before = hash_of(connection, seq - 1)
    if before is None or chain(before, body) != found:
        return f"Entry {seq:,} is not as it was recorded."
    return ""


def _stamp(now: datetime) -> tuple[str, str]:
    """The moment in UTC, and the offset of local time."""
    moment = now.astimezone() if now.tzinfo is None else now
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", f"{moment:%z}"[:5]


def _well_formed(body: Any) -> TypeGuard[dict[str, Any]]:
    """Whether the data has every part that a body must have, each of its type."""
    if not isinstance(body, dict):
        return False
    parts = all(isinstance(body.get(name), kind) for name, kind in _PARTS.items())  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return parts and all(
        isinstance(paper, dict) and isinstance(paper.get("sha256"), str)  # pyright: ignore[reportUnknownMemberType]
        for paper in body["papers"]  # pyright: ignore[reportUnknownVariableType]
    )


def _paper_body(paper: PaperDraft) -> dict[str, Any]:
    if len(paper.data) > MOST_PAPER_BYTES:
        raise Refusal(f"{paper.title} is larger than 100 MB. Nothing was recorded. Divide it.")
    return {
        "sha256": sha256(paper.data).hexdigest(),
        "kind": paper.kind,
        "title": paper.title,
        "pages": paper.pages,
        "size": len(paper.data),
        "meeting": paper.meeting_key,
        "media_type": paper.media_type,
    }


def _keep_bytes(connection: sqlite3.Connection, data: bytes) -> None:
    key = sha256(data).hexdigest()
    held = connection.execute("SELECT 1 FROM paper_bytes WHERE sha256 = ?", (key,)).fetchone()
    if held is None:
        connection.execute("INSERT INTO paper_bytes VALUES (?, ?)", (key, data))


def _encoded(bodies: list[dict[str, Any]]) -> tuple[list[bytes], list[dict[str, Any]]]:
    """The bytes of each body, and all as they will be read; Refusal 2 for a text that is unfit."""
    try:
        lines, read = encoded(bodies)
        fits = read == bodies and b"\\u0000" not in lines
    except (TypeError, ValueError):
        fits, lines, read = False, b"", bodies
    if not fits:
        meant = plain(bodies)
        lines, read = encoded(meant)
        if read != meant:
            raise _other_than_meant()
    return lines.splitlines(), read


def _read_back(
    connection: sqlite3.Connection,
    drafts: Sequence[EntryDraft],
    meant: Sequence[tuple[int, bytes, bytes]],
) -> None:
    """Compare what was stored with what was meant, byte by byte, and where it joins the chain."""
    seq, body, check = meant[0]
    previous = hash_of(connection, seq - 1)
    as_meant = previous is not None and chain(previous, body) == check
    as_meant = as_meant and stored_after(connection, seq - 1) == meant
    if not as_meant or not all(_kept(connection, paper.data) for d in drafts for paper in d.papers):
        raise _other_than_meant()


def _other_than_meant() -> Refusal:
    return Refusal(
        "What was read back is not what was to be recorded. Nothing was recorded; "
        "close the program, look at the disk, and do it again.",
        STORAGE,
    )


def _kept(connection: sqlite3.Connection, data: bytes) -> bool:
    key = sha256(data).hexdigest()
    row = connection.execute("SELECT data FROM paper_bytes WHERE sha256 = ?", (key,)).fetchone()
    return row is not None and row[0] == data
