"""The rows that entries leave, kept together and written in one go; what they build on, remembered.

Nothing is decided here. A question or a statement of its own has everything before it written
first, so that whoever asks sees the books as they stand.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Sequence
from typing import Any

from app.store.connection import write_together
from app.store.effects.packed import SURRENDERED, Packed
from app.store.schema import drop_indexes, make_indexes

LONG_CACHE = -16_000
"""KiB of pages kept in memory during a long act, as SQLite takes them."""
MANY = 20_000
"""Entries from which on it takes less time to make the indexes anew."""
MOST_WAITING = 48_000
"""Certificates made and ended that wait together; rows are written in the order of their keys."""
MOST_PACKED = 6_000_000
"""Packed rows of a long act that wait together."""
LAST_FOLIO = (
    "SELECT moment, bal FROM folio WHERE class = ? AND holder = ? "
    "ORDER BY moment DESC, seq DESC LIMIT 1"
)
LAST_TALLY = (
    "SELECT moment, bal FROM tally WHERE class = ? AND what = ? "
    "ORDER BY moment DESC, seq DESC LIMIT 1"
)
INTO_FOLIO = "INSERT INTO folio VALUES (?, ?, ?, ?, ?, ?)"
INTO_ENTRY_HOLDER = "INSERT OR IGNORE INTO entry_holder VALUES (?, ?)"
INTO_CERTIFICATE = "INSERT INTO certificate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')"
INTO_CERTIFICATE_PACKED = (
    "INSERT INTO certificate VALUES (?, ?, ?, ?, ?, ?, 0, NULL, NULL, ?, ?, ?, 0, ?, '')"
)
END_CERTIFICATE = (
    "UPDATE certificate SET cancelled = ?, cancelled_seq = ?, cancelled_line = ?, how = ? "
    "WHERE number = ?"
)
INTO_ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?)"
INTO_MOVEMENT = "INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
INTO_TALLY = "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?)"
INTO_HOLDER = "INSERT INTO holder VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?)"
INTO_HOLDER_AS = "INSERT INTO holder_as VALUES (?, ?, ?, ?, ?, ?, ?)"
INTO_ADDRESS = "INSERT INTO address VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
OF_HOLDERS = (INTO_HOLDER, INTO_HOLDER_AS, INTO_ADDRESS)
"""Rows that others refer to, in the order in which they are written."""
IN_ORDER = (INTO_FOLIO, INTO_ENTRY_HOLDER, INTO_TALLY)
"""Tables whose rows are written in the order of their keys: a page is then looked up once."""
PLAIN = (INTO_ENTRY, INTO_MOVEMENT)
"""Statements of which a long act has a great many rows."""
MANY_TOGETHER = 20
"""Rows of these from which on several are written by each statement."""
CANCELLED, CANCELLED_SEQ, CANCELLED_LINE, HOW = 10, 11, 12, 13
ALIVE = ("", 0, 0, "")
"""How a certificate in force ends."""
Row = tuple[Any, ...]


class Writing:
    """One writing into the tables that follow from the entries, from its first row to its last."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._rows: dict[str, list[Row]] = {}
        self._made: dict[str, list[Any]] = {}
        self._ended: dict[str, Row] = {}
        self.packed: Packed | None = None
        self.posted = set[int]()
        self._known: dict[str, set[int]] = {"holder": set(), "share_class": set()}
        self._last: dict[tuple[str, int, int | str], tuple[str, int]] = {}
        self._highest: int | None = None
        self._without_indexes = False
        self._cache: int | None = None
        self._collects = False

    def one(self, sql: str, *values: object) -> Row | None:
        """The first row of a question, or `None`."""
        self.write()
        return self.connection.execute(sql, values).fetchone()

    def run(self, sql: str, *values: object) -> int:
        """Carry out one statement; how many rows it touched."""
        self.write()
        return self.connection.execute(sql, values).rowcount

    def add(self, sql: str, *values: object) -> None:
        """Have one more row written by this statement, together with the others of its kind."""
        self.rows(sql).append(values)

    def rows(self, sql: str) -> list[Row]:
        """The rows that wait to be written by this statement, for more to be added."""
        return self._rows.setdefault(sql, [])

    def write(self) -> None:
        """Write what waits: holders, certificates made and ended, then the other rows."""
        self._write_rows(OF_HOLDERS)
        if self.packed and self.packed.count:
            self._write_packed(self.packed)
        if self._made:
            made = sorted(self._made.values())
            self.connection.executemany(INTO_CERTIFICATE, made)
            self._made.clear()
        if self._ended:
            ended = [self._ended[number] for number in sorted(self._ended)]
            self.connection.executemany(END_CERTIFICATE, ended)
            self._ended.clear()
        self._write_rows()

    def write_if_many(self) -> None:
        """Write what waits where it has become much."""
        packed = self.packed.count if self.packed else 0
        if len(self._made) + len(self._ended) >= MOST_WAITING or packed >= MOST_PACKED:
            self.write()

    def _write_rows(self, first: Sequence[str] = ()) -> None:
        """Write rows of tables of their own, of holders before any that name them."""
        for sql in first or (*OF_HOLDERS, *self._rows):
            if rows := self._rows.pop(sql, None):
                if sql in IN_ORDER:
                    rows.sort()
                if sql in PLAIN and len(rows) >= MANY_TOGETHER:
                    write_together(self.connection, sql, rows)
                else:
                    self.connection.executemany(sql, rows)

    def _write_packed(self, packed: Packed) -> None:
        """Write the packed rows, each table from its first key to its last."""
        write_together(self.connection, INTO_CERTIFICATE_PACKED, packed.certificates())
        write_together(self.connection, INTO_FOLIO, packed.folio_lines())
        write_together(self.connection, INTO_ENTRY_HOLDER, packed.naming())
        for class_id, holder in packed.folios:
            self._last.pop(("folio", class_id, holder), None)
        self.packed = None

    def expect_many(self, done: int, before: int) -> None:
        """Make ready for a long act: packed rows, and indexes made anew at its end.

        `done` entries are taken in, after `before` others in the file.
        """
        self._write_rows()
        if self.packed is None:
            self.write()
            self.packed = Packed(before + done + 1, self.highest_plain() + 1)
        if self._cache is None:
            self._cache = self.connection.execute("PRAGMA cache_size").fetchone()[0]
            self.connection.execute(f"PRAGMA cache_size = {LONG_CACHE}")
            self._collects = gc.isenabled()
            gc.disable()  # nothing here refers in a ring, and looking for rings takes long
        if not self._without_indexes and done >= MANY and done >= before:
            self.write()
            drop_indexes(self.connection)
            self._without_indexes = True

    def finish(self) -> None:
        """Write what waits, and make the indexes if they were taken away."""
        self.write()
        if self._without_indexes:
            self.connection.execute(f"PRAGMA cache_size = {LONG_CACHE // 8}")  # sorting takes room
            make_indexes(self.connection)
            self._without_indexes = False

    def settle(self) -> None:
        """Have as many pages in memory as before, whether the act was recorded or not."""
        if self._cache is not None:
            self.connection.execute(f"PRAGMA cache_size = {self._cache:d}")
            if self._collects:
                gc.enable()

    def forget(self) -> None:
        """Remember nothing and let nothing wait: the tables were made anew."""
        self._rows.clear()
        self._made.clear()
        self._ended.clear()
        self.packed = None
        for known in self._known.values():
            known.clear()
        self._last.clear()
        self._highest = None

    def met(self, table: str, key: int) -> None:
        """Remember that a row of that id waits to be written."""
        self._known[table].add(key)

    def made_out(self, plain: int) -> None:
        """Remember the plain number of a certificate, the highest now."""
        self._highest = plain

    def knows(self, table: str, key: int) -> bool:
        """Whether a row of `holder` or `share_class` has that id; none is ever taken out."""
        known = self._known[table]
        if key not in known:
            sql = f"SELECT 1 FROM {table} WHERE id = ?"  # noqa: S608 - our own table names
            if not self.connection.execute(sql, (key,)).fetchone():
                return False
            known.add(key)
        return True

    def last(self, table: str, class_id: int, of: int | str) -> tuple[str, int]:
        """Moment and balance of the last line of a `folio` or `tally`; empty and 0 before it.

        A line that waits to be written is remembered, so that none need be written for this.
        """
        if self.packed and isinstance(of, int) and (last := self.packed.last(class_id, of)):
            return last
        key = (table, class_id, of)
        if key not in self._last:
            sql = LAST_FOLIO if table == "folio" else LAST_TALLY
            row = self.connection.execute(sql, (class_id, of)).fetchone()
            self._last[key] = row or ("", 0)
        return self._last[key]

    def set_last(self, table: str, class_id: int, of: int | str, line: tuple[str, int]) -> None:
        """Remember the last line of a folio or tally."""
        self._last[table, class_id, of] = line

    def forget_last(self, table: str, class_id: int, of: int | str) -> None:
        """Have the last line looked up again: lines before it were changed."""
        self._last.pop((table, class_id, of), None)

    def issued(self, number: str, plain: int | None) -> str:
        """The moment at which the certificate of that number was made out, or empty."""
        if plain is not None and plain > self.highest_plain():
            return ""
        if waits := self.waiting(number):
            return str(waits[3])
        row = self.connection.execute(
            "SELECT issued FROM certificate WHERE number = ?", (number,)
        ).fetchone()
        return row[0] if row else ""

    def make(self, *values: Any) -> None:
        """Have a certificate made out; its ten first columns as the table has them."""
        if not (self.packed and self.packed.make(*values)):
            self._made[values[0]] = [*values, *ALIVE]
        plain = values[9]
        if plain is not None and plain > self.highest_plain():
            self._highest = plain

    def waiting(self, number: str) -> Row | None:
        """A certificate that waits to be written, if it does.

        Class, holder, shares, moment of issue, moment of its end or empty, and cents owed.
        """
        if self.packed and (known := self.packed.known(number)):
            return known
        if number in self._ended:
            self.write()
        row = self._made.get(number)
        return (*row[1:5], row[CANCELLED], (row[7] or 0) - (row[8] or 0)) if row else None

    def end(self, number: str, moment: str, seq: int, line: int, how: str) -> None:
        """Have a certificate ended."""
        if self.packed:
            if not line and how == SURRENDERED and self.packed.end(number, moment, seq):
                return
            if row := self.packed.take_out(number):
                self._made[number] = row
        waits = self._made.get(number)
        if waits:
            waits[CANCELLED : HOW + 1] = moment, seq, line, how
        else:
            self._ended[number] = (moment, seq, line, how, number)

    def post(self, class_id: int, holder: int, moment: str, line: tuple[int, int, int]) -> None:
        """Have a line written on a folio after all others: its entry, change and balance."""
        if self.packed:
            if self.packed.post(class_id, holder, moment, line):
                return
            self.write()
        self.add(INTO_FOLIO, class_id, holder, moment, *line)

    def name(self, holder: int, seq: int) -> None:
        """Have written that the entry names the holder, who has no line of it."""
        if self.packed:
            self.packed.name(holder, seq)
        else:
            self.add(INTO_ENTRY_HOLDER, holder, seq)

    def highest_plain(self) -> int:
        """The highest plain number of a certificate, of those that wait too."""
        if self._highest is None:
            row = self.connection.execute(
                "SELECT max(plain) FROM certificate WHERE plain IS NOT NULL"
            ).fetchone()
            self._highest = int(row[0] or 0)
        return self._highest
