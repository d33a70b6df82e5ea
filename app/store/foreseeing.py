"""What entries would change in what the books say already: tried out in a transaction, undone.

Nothing is worked out a second time here: the entries are carried out, the register is read, and
everything is rolled back. Where nothing later is on the books, nothing is tried.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.entries import EntryDraft, Json
from app.domain.people import INSIDE
from app.domain.refusal import INPUT, Refusal
from app.domain.register import BalanceChange, CertificateChange, Foreseen, ListChange
from app.domain.shares import Certificate
from app.store import effects, journal, replay
from app.store.effects.writing import Writing
from app.store.share_reads import ShareReads

NAMED = """
SELECT holder FROM entry_holder WHERE seq = :seq
UNION SELECT source FROM movement WHERE seq = :seq AND source IS NOT NULL
UNION SELECT target FROM movement WHERE seq = :seq AND target IS NOT NULL
"""
LATER = """
SELECT EXISTS (
  SELECT 1 FROM share_class s JOIN json_each(:holders) h
  WHERE EXISTS (SELECT 1 FROM folio WHERE class = s.id AND holder = h.value AND moment > :moment)
) OR EXISTS (SELECT 1 FROM meeting WHERE record_on || 'T' || cut_off >= :moment)
"""
BALANCES = """
SELECT class, holder, moment, bal FROM folio JOIN json_each(:holders) h ON holder = h.value
WHERE class IN (SELECT id FROM share_class) AND moment > :moment ORDER BY class, holder, moment, seq
"""
LISTS = """
SELECT key, record_on || 'T' || cut_off FROM meeting
WHERE record_on || 'T' || cut_off >= :moment ORDER BY seq
"""

Balances = dict[tuple[int, int, str], int]
"""Class, holder and moment -> shares."""
Running = dict[tuple[int, int], list[tuple[str, int]]]
"""Class and holder -> moments and shares."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the books say of the holders concerned from a moment on."""

    balances: Balances
    lists: dict[tuple[str, int, int], int]
    certificates: Mapping[str, Certificate]


def foresee(
    connection: sqlite3.Connection, drafts: Sequence[EntryDraft], by: str, now: datetime
) -> Foreseen:
    """What would change in balances, record-date lists and certificates that are known already."""
    corrects = any(draft.kind == "entry.correct" for draft in drafts)
    moment = "" if corrects else min(_moment(draft) for draft in drafts)
    holders = sorted(_holders(connection, drafts))
    if not corrects and not _later(connection, holders, moment):
        return Foreseen()
    before = _known(connection, holders, moment)
    refused = ""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    connection.execute("BEGIN IMMEDIATE")
    try:
        last = journal.head(connection)[0]
        writing = Writing(connection)
        replay.apply_new(writing, journal.append(connection, drafts, by, now))
        writing.finish()
        after = _known(connection, holders, moment, last)
    except Refusal as refusal:
        if refusal.code != INPUT:
            raise
        refused, after = refusal.sentence, before
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return Foreseen(
        _balance_changes(before.balances, after.balances, corrects),
        _list_changes(connection, before, after),
        _certificate_changes(before, after) if corrects else (),
        refused,
    )


def _moment(draft: EntryDraft) -> str:
    return f"{draft.effective_on}T{draft.data.get('at') or '00:00'}"


def _holders(connection: sqlite3.Connection, drafts: Iterable[EntryDraft]) -> set[int]:
    found: set[int] = set()
    for draft in drafts:
        data: Json = draft.data
        found |= effects.holders_in(data)
        if draft.kind == "entry.correct":
            found |= {row[0] for row in connection.execute(NAMED, {"seq": data["corrects"]})}
    return found


def _later(connection: sqlite3.Connection, holders: Sequence[int], moment: str) -> bool:
    values = {"holders": json.dumps(holders), "moment": moment}
    return bool(connection.execute(LATER, values).fetchone()[0])


def _known(
    connection: sqlite3.Connection, holders: Sequence[int], moment: str, last: int = 0
) -> _Known:
    """`last` leaves out certificates that only entries after it made."""
    reads, values = ShareReads(connection), {"holders": json.dumps(holders), "moment": moment}
    balances = {
        (class_id, holder, at): balance
        for class_id, holder, at, balance in connection.execute(BALANCES, values)
    }
    classes = [row[0] for row in connection.execute("SELECT id FROM share_class ORDER BY id")]
    lists = {
        (key, class_id, holder): _entitled(reads, class_id, holder, cut_off)
        for key, cut_off in connection.execute(LISTS, values).fetchall()
        for holder in holders
        for class_id in classes
    }
    certificates = {
        c.number: c
        for holder in (holders if not moment else ())
        for c in reads.certificates(holder_id=holder)
        if not last or c.issued_seq <= last
    }
    return _Known(balances, lists, certificates)


def _entitled(reads: ShareReads, class_id: int, holder: int, moment: str) -> int:
    """Shares of a list; those of the corporation or a subsidiary are not on it (2002 §2.8 ¶1)."""
    shares = reads.balance(class_id, holder, moment)
    if not shares:
        return 0
    standings = reads.standings(holder)
    then = [one for one in standings if one.since <= date.fromisoformat(moment[:10])]
    return 0 if (then or standings[:1])[-1].capacity in INSIDE else shares


def _balance_changes(
    before: Balances, after: Balances, corrects: bool
) -> tuple[BalanceChange, ...]:
    """Every moment known before at which a balance would be another.

    A correction may bring a moment on the books that was not known before; the moment of an entry
    itself is none that it changes.
    """
    moments = sorted({*before, *after}) if corrects else before
    was, would_be = _running(before), _running(after)
    found = (
        BalanceChange(*key, _balance_at(was, key), _balance_at(would_be, key)) for key in moments
    )
    return tuple(change for change in found if change.before != change.after)


def _running(balances: Balances) -> Running:
    """The balances of each holder in each class, in the order of their moments."""
    running: Running = {}
    for (class_id, holder, at), balance in balances.items():
        running.setdefault((class_id, holder), []).append((at, balance))
    return running


def _balance_at(running: Running, key: tuple[int, int, str]) -> int:
    line = running.get(key[:2], [])
    place = bisect_right(line, key[2], key=lambda item: item[0])
    return line[place - 1][1] if place else 0


def _list_changes(
    connection: sqlite3.Connection, before: _Known, after: _Known
) -> tuple[ListChange, ...]:
    changes: list[ListChange] = []
    for (key, class_id, holder), shares in before.lists.items():
        now = after.lists.get((key, class_id, holder), 0)
        if now != shares:
            listed = connection.execute(
                "SELECT shares FROM list_row WHERE meeting = ? AND class = ? AND holder = ?",
                (key, class_id, holder),
            ).fetchone()
            changes.append(
                ListChange(key, class_id, holder, listed[0] if listed else 0, shares, now)
            )
    return tuple(changes)


def _certificate_changes(before: _Known, after: _Known) -> tuple[CertificateChange, ...]:
    numbers = sorted({*before.certificates, *after.certificates}, key=lambda n: (len(n), n))
    pairs = ((n, before.certificates.get(n), after.certificates.get(n)) for n in numbers)
    return tuple(CertificateChange(n, old, new) for n, old, new in pairs if old != new)
