"""What the books say: small tables as frozen values, and who held what at a moment.

As-of questions read each holder's folio, which carries the balance after every line: one index
seek a holder, whatever the length of the history.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from app.domain.company import Company
from app.domain.entries import Entry, Paper
from app.domain.events import Event
from app.domain.meetings import RecordList
from app.domain.people import Address, Holder
from app.domain.refusal import DAMAGED, Refusal
from app.domain.shares import Certificate, Holding, Movement
from app.store import company_reads, journal
from app.store.effects.facts import folded

BALANCE = (
    "SELECT bal FROM folio WHERE class = ? AND holder = ? AND moment <= ? "
    "ORDER BY moment DESC, seq DESC LIMIT 1"
)
HOLDINGS = """
WITH held AS MATERIALIZED (
  SELECT s.id AS class, h.id AS holder, h.sorts_as AS sorts_as,
    (SELECT bal FROM folio WHERE class = s.id AND holder = h.id AND moment <= :moment
     ORDER BY moment DESC, seq DESC LIMIT 1) AS bal
  FROM share_class s CROSS JOIN holder h
  WHERE :class IS NULL OR s.id = :class
)
SELECT class, holder, bal FROM held WHERE bal > 0 ORDER BY class, sorts_as, holder
"""
CERTIFICATE = """
SELECT number, class, holder, shares, issued, cancelled, (
  SELECT json_group_array(number) FROM (
    SELECT number FROM certificate o WHERE o.cancelled_seq = c.issued_seq AND o.cancelled_seq > 0
    ORDER BY plain IS NULL, plain, number)
), issued_seq, cancelled_seq
FROM certificate c
"""
IN_FORCE = """
WHERE issued <= :moment AND (NOT :live OR cancelled = '' OR cancelled > :moment)
ORDER BY plain IS NULL, plain, number
"""
CERTIFICATES = CERTIFICATE + IN_FORCE
CERTIFICATES_OF = CERTIFICATE + IN_FORCE.replace("WHERE ", "WHERE holder = :holder AND ")
CERTIFICATE_BY_NUMBER = CERTIFICATE + "WHERE number = ?"
HOLDER = "SELECT id, name, capacity, detail, members, undeliverable_since FROM holder "
HOLDER_BY_ID = HOLDER + "WHERE id = ?"
HOLDERS = HOLDER_BY_ID.replace(
    "id = ?",
    "NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(words, value) = 0) "
    "ORDER BY sorts_as, id LIMIT ?",
)
ENTRIES = """
SELECT j.seq, j.body, j.hash FROM entry e JOIN journal j ON j.seq = e.seq
WHERE e.seq > :after
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(e.words, value) = 0)
ORDER BY e.seq DESC LIMIT :limit
"""
ENTRIES_OF = ENTRIES.replace(
    "WHERE ", "WHERE e.seq IN (SELECT seq FROM entry_holder WHERE holder = :holder) AND ", 1
)
MOVEMENTS = """
SELECT seq, moment, kind, class, source, target, shares FROM movement ORDER BY moment, seq, line
"""
MOVEMENTS_OF = MOVEMENTS.replace("ORDER", "WHERE source = :holder OR target = :holder ORDER", 1)
PAPERS = """
SELECT id, seq, kind, title, filed_on, pages, size, sha256, meeting, media_type
FROM paper ORDER BY id
"""
PAPERS_OF = PAPERS.replace("ORDER", "WHERE meeting = :meeting ORDER")
NEVER = "9999-12-31T23:59"


class Reads:
    """Every question about the books, answered from one connection. Nothing here writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def company(self) -> Company:
        """The company's small records, all at once."""
        return company_reads.read_company(self._connection)

    def record_list(self, meeting_key: str) -> RecordList | None:
        """The record-date list fixed with that meeting's notice."""
        return company_reads.read_list(self._connection, meeting_key)

    def holders(self, text: str = "", limit: int | None = None) -> list[Holder]:
        """Holders in order of their names; each word of `text` in name, remark or address."""
        return self._holders(HOLDERS, _words(text), -1 if limit is None else limit)

    def holder(self, holder_id: int) -> Holder:
        """The holder with that id; KeyError if there is none."""
        for holder in self._holders(HOLDER_BY_ID, holder_id):
            return holder
        raise KeyError(holder_id)

    def balance(self, class_id: int, holder_id: int, moment: str) -> int:
        """How many shares of the class one holder held at the moment."""
        row = self._connection.execute(BALANCE, (class_id, holder_id, moment)).fetchone()
        return row[0] if row else 0

    def outstanding(self, class_id: int, moment: str) -> int:
        """Shares of the class issued and not cancelled at the moment."""
        return self._connection.execute(
            "SELECT coalesce(sum(CASE WHEN source IS NULL THEN shares ELSE -shares END), 0) "
            "FROM movement WHERE class = ? AND moment <= ? "
            "AND (source IS NULL OR target IS NULL)",
            (class_id, moment),
        ).fetchone()[0]

    def events(self, topic: str, key: str = "") -> tuple[Event, ...]:
        """What happened in a matter, in the order of recording; without `key` in all of them."""
        rows = self._connection.execute(
            "SELECT seq, kind, matter, effective_on, data FROM event "
            "WHERE topic = ? AND (? = '' OR matter = ?) ORDER BY seq",
            (topic, key, key),
        )
        return tuple(
            Event(seq, kind, matter, date.fromisoformat(on), json.loads(data))
            for seq, kind, matter, on, data in rows
        )

    def sums(self, moment: str) -> tuple[int, int]:
        """Shares of all holders and shares on live certificates, added up apart, of all classes."""
        held = self._connection.execute(
            f"SELECT coalesce(sum(bal), 0) FROM ({HOLDINGS})",  # noqa: S608 - a constant
            {"moment": moment, "class": None},
        ).fetchone()[0]
        certified = self._connection.execute(
            f"SELECT coalesce(sum(shares), 0) FROM certificate {IN_FORCE}",  # noqa: S608
            {"moment": moment, "live": True},
        ).fetchone()[0]
        return held, certified

    def holdings(self, moment: str, class_id: int | None = None) -> list[Holding]:
        """All that hold shares at the moment, by class and name, with their certificates."""
        rows = self._connection.execute(HOLDINGS, {"moment": moment, "class": class_id})
        certificates: dict[tuple[int, int], list[str]] = {}
        for item in self.certificates(moment=moment, live_only=True):
            certificates.setdefault((item.class_id, item.holder_id), []).append(item.number)
        return [
            Holding(holder, share_class, shares, tuple(certificates.get((share_class, holder), ())))
            for share_class, holder, shares in rows
        ]

    def certificates(
        self, holder_id: int | None = None, moment: str | None = None, live_only: bool = False
    ) -> list[Certificate]:
        """Certificates in order of their numbers.

        With a moment, those issued by then; `live_only`, those not surrendered then (without a
        moment: not surrendered at all).
        """
        rows = self._connection.execute(
            CERTIFICATES if holder_id is None else CERTIFICATES_OF,
            {"holder": holder_id, "moment": moment or NEVER, "live": live_only},
        )
        return [_certificate(row) for row in rows]

    def certificate(self, number: str) -> Certificate | None:
        """The certificate with that number, live or surrendered."""
        row = self._connection.execute(CERTIFICATE_BY_NUMBER, (number,)).fetchone()
        return _certificate(row) if row else None

    def movements(self, holder_id: int | None = None) -> list[Movement]:
        """Movements in the order of their moments, of one holder only if named."""
        rows = self._connection.execute(
            MOVEMENTS if holder_id is None else MOVEMENTS_OF, {"holder": holder_id}
        )
        return [Movement(*row) for row in rows]

    def entries(
        self, after: int = 0, limit: int | None = None, holder_id: int | None = None, text: str = ""
    ) -> list[Entry]:
        """Entries as they were recorded, the newest last; with a limit, the newest ones."""
        rows = self._connection.execute(
            ENTRIES if holder_id is None else ENTRIES_OF,
            {
                "after": after,
                "holder": holder_id,
                "words": _words(text),
                "limit": -1 if limit is None else limit,
            },
        ).fetchall()
        corrected = self._corrections()
        items = (journal.Recorded(*row) for row in reversed(rows))
        return [journal.entry_of(item, corrected.get(item.seq, 0)) for item in items]

    def entry(self, seq: int) -> Entry:
        """One entry as it was recorded; KeyError if there is none."""
        row = self._connection.execute(
            "SELECT seq, body, hash FROM journal WHERE seq = ?", (seq,)
        ).fetchone()
        if row is None:
            raise KeyError(seq)
        return journal.entry_of(journal.Recorded(*row), self._corrections().get(seq, 0))

    def papers(self, meeting_key: str = "") -> list[Paper]:
        """Filed papers in the order of filing, of one meeting only if named."""
        rows = self._connection.execute(
            PAPERS_OF if meeting_key else PAPERS, {"meeting": meeting_key}
        )
        return [
            Paper(paper, seq, kind, title, date.fromisoformat(filed_on), *rest)
            for paper, seq, kind, title, filed_on, *rest in rows
        ]

    def paper_bytes(self, paper_id: int) -> bytes:
        """A filed paper's bytes, hashed again; KeyError if there is none, Refusal 4 if changed."""
        row = self._connection.execute(
            "SELECT p.title, p.sha256, b.data FROM paper p "
            "LEFT JOIN paper_bytes b ON b.sha256 = p.sha256 WHERE p.id = ?",
            (paper_id,),
        ).fetchone()
        if row is None:
            raise KeyError(paper_id)
        if row[2] is None or sha256(row[2]).hexdigest() != row[1]:
            raise Refusal(f"The paper “{row[0]}” is not as filed. Restore a backup.", DAMAGED)
        return row[2]

    def next_id(self, kind: str) -> int:
        """The next free number for a `holder`, `person`, `class` or `term`; none is used again."""
        row = self._connection.execute("SELECT id FROM last_id WHERE kind = ?", (kind,)).fetchone()
        return row[0] + 1 if row else 1

    def next_certificate(self) -> str:
        """One more than the highest plain certificate number."""
        row = self._connection.execute("SELECT max(plain) FROM certificate").fetchone()
        return str((row[0] or 0) + 1)

    def head(self) -> tuple[int, str]:
        """The number of the last entry and its check in 64 hex digits."""
        seq, last = journal.head(self._connection)
        return seq, last.hex()

    def has_head(self, seq: int, head: str) -> bool:
        """Whether the entry of that number has that check."""
        found = journal.hash_of(self._connection, seq)
        return found is not None and found.hex() == head.lower()

    def _holders(self, sql: str, *values: object) -> list[Holder]:
        rows = self._connection.execute(sql, values).fetchall()
        addresses = self._addresses([row[0] for row in rows])
        return [
            Holder(
                row[0],
                row[1],
                row[2],
                row[3],
                tuple(json.loads(row[4])),
                tuple(addresses.get(row[0], ())),
                date.fromisoformat(row[5]) if row[5] else None,
            )
            for row in rows
        ]

    def _addresses(self, holder_ids: Sequence[int]) -> dict[int, list[Address]]:
        rows = self._connection.execute(
            "SELECT holder, kind, lines, city, state, zip, country, since FROM address "
            "WHERE holder IN (SELECT value FROM json_each(?)) ORDER BY holder, since, seq, line",
            (json.dumps(holder_ids),),
        )
        found: dict[int, list[Address]] = {}
        for holder, kind, lines, *place, since in rows:
            address = Address(
                kind, tuple(json.loads(lines)), *place, since=date.fromisoformat(since)
            )
            found.setdefault(holder, []).append(address)
        return found

    def _corrections(self) -> dict[int, int]:
        """Corrected entry -> the correction under which it is read."""
        rows = self._connection.execute("SELECT corrects, seq FROM correction WHERE in_force")
        return dict(rows.fetchall())


def _certificate(row: tuple[Any, ...]) -> Certificate:
    number, class_id, holder, shares, issued, cancelled, came_from, *seqs = row
    came = tuple(json.loads(came_from))
    return Certificate(number, class_id, holder, shares, issued, cancelled, came, *seqs)


def _words(text: str) -> str:
    return json.dumps(folded([text]).split())
