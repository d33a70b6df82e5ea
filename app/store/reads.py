"""What the books say: small tables as frozen values, and who held what at a moment.

As-of questions read each holder's folio, which carries the balance after every line: one index
seek a holder, whatever the length of the history.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.digest import sha256
from app.domain.entries import Against, Entry, EntryLine, FindingKept, Paper
from app.domain.events import Event
from app.domain.health import Chain
from app.domain.refusal import DAMAGED, Refusal
from app.store import company_reads, journal
from app.store.lines import had_findings, line_of, without_data
from app.store.share_reads import ShareReads

if TYPE_CHECKING:
    from app.domain.company import Company
    from app.domain.meetings import RecordList
    from app.domain.people import Address, Holder
    from app.store.searching import BookSearch

HOLDER = "SELECT id, name, capacity, detail, members, undeliverable_since FROM holder "
HOLDER_BY_ID = HOLDER + "WHERE id = ?"
HOLDERS = HOLDER_BY_ID.replace(
    "id = ?",
    "NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(words, value) = 0) "
    "ORDER BY sorts_as, id LIMIT ?",
)
HOLDER_IDS = """
SELECT id FROM holder WHERE NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(words, value) = 0)
"""
ENTRIES = """
SELECT j.seq, j.body, j.hash FROM entry e JOIN journal j ON j.seq = e.seq
WHERE e.seq > :after
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(e.words, value) = 0)
ORDER BY e.seq DESC LIMIT :limit
"""
NAMING = """
SELECT seq FROM entry_holder WHERE holder = {holder}
UNION SELECT f.seq FROM share_class s JOIN folio f ON f.class = s.id AND f.holder = {holder}
"""
"""The entries that name a holder, or have a line in the holder's folio."""
ENTRIES_OF = ENTRIES.replace(
    "WHERE ", f"WHERE e.seq IN ({NAMING.format(holder=':holder')}) AND ", 1
)
PAPERS = """
SELECT id, seq, kind, title, filed_on, pages, size, sha256, meeting, media_type
FROM paper ORDER BY id
"""
PAPERS_OF = PAPERS.replace("ORDER", "WHERE meeting = :meeting ORDER")

NUMBERS = """
SELECT e.seq FROM entry e {more}
WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(e.words, value) = 0)
  AND (:kinds = '[]' OR EXISTS (
    SELECT 1 FROM json_each(:kinds) WHERE substr(e.kind, 1, length(value)) = value))
ORDER BY {order} {way}, e.seq {way}
"""
BODIES = "JOIN journal j ON j.seq = e.seq"
SAYS = "json_extract(CAST(j.body AS TEXT), '$.{}')"
NUMBERED = "CAST(replace({0}, ',', '') AS INTEGER) {{way}}, lower({0})"
ORDERS = {
    "seq": ("e.seq", ""),
    "recorded_at": ("e.recorded_at", ""),
    "effective_on": ("e.effective_on", ""),
    "by": (f"lower({SAYS.format('by')})", BODIES),
    "says": (NUMBERED.format(SAYS.format("says")), BODIES),
}
"""What entries are put in order by, and what has to be read for it."""
ENTRIES_NUMBERED = """
SELECT j.seq, j.body, j.hash FROM json_each(?) n JOIN journal j ON j.seq = n.value ORDER BY n.key
"""
SAID = ENTRIES_NUMBERED.replace("j.body, j.hash", SAYS.format("says"))
LATER = "SELECT seq, body, hash FROM journal WHERE seq > ? ORDER BY seq"
LINES_OF = LATER.replace("seq > ?", f"seq IN ({NAMING.format(holder='?1')})")


class Reads(ShareReads):
    """Every question about the books, answered from one connection. Nothing here writes."""

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

    def holder_ids(self, text: str) -> set[int]:
        """The ids of the holders that `holders` finds."""
        return {row[0] for row in self._connection.execute(HOLDER_IDS, (_words(text),))}

    def holder(self, holder_id: int) -> Holder:
        """The holder with that id; KeyError if there is none."""
        for holder in self._holders(HOLDER_BY_ID, holder_id):
            return holder
        raise KeyError(holder_id)

    def holders_on(self, on: date) -> dict[int, Holder]:
        """Every holder by number, in order of the present names, as registered on that day."""
        from app.domain.register import registered_on

        changed = self.changed_standings()
        return {
            one.id: registered_on(one, changed[one.id], on) if one.id in changed else one
            for one in self.holders()
        }

    def holder_on(self, holder_id: int, on: date) -> Holder:
        """The holder as registered on that day; KeyError if there is none."""
        from app.domain.register import registered_on

        return registered_on(self.holder(holder_id), self.standings(holder_id), on)

    def events(self, topic: str, key: str = "", after: int = 0) -> tuple[Event, ...]:
        """What happened in a matter, in the order of recording; without `key` in all of them.

        With `after` only what was recorded after that entry.
        """
        rows = self._connection.execute(
            "SELECT seq, kind, matter, effective_on, data FROM event "
            "WHERE topic = ? AND (? = '' OR matter = ?) AND seq > ? ORDER BY seq",
            (topic, key, key, after),
        ).fetchall()
        told = json.loads(f"[{','.join(row[-1] for row in rows)}]")  # one text is read quicker
        return tuple(
            Event(seq, kind, matter, date.fromisoformat(on), data)
            for (seq, kind, matter, on, _), data in zip(rows, told, strict=True)
        )

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
        return self._entries(reversed(rows))

    def entry(self, seq: int) -> Entry:
        """One entry as it was recorded; KeyError if there is none."""
        row = self._connection.execute(
            "SELECT seq, body, hash FROM journal WHERE seq = ?", (seq,)
        ).fetchone()
        if row is None:
            raise KeyError(seq)
        return journal.entry_of(journal.Recorded(*row), self._corrections().get(seq, 0))

    def entry_numbers(
        self, text: str = "", kinds: Sequence[str] = (), by: str = "seq", *, falling: bool = True
    ) -> Sequence[int]:
        """The numbers of entries, in the order of one of `ORDERS`, without reading the entries.

        Each word of `text` stands in an entry; their kinds begin with one of `kinds`, if any.
        """
        if not (text or kinds) and by == "seq":
            last = journal.head(self._connection)[0]
            return range(last, 0, -1) if falling else range(1, last + 1)
        order, more = ORDERS[by]
        way = "DESC" if falling else "ASC"
        sql = NUMBERS.format(more=more, order=order.format(way=way), way=way)
        values = {"words": _words(text), "kinds": json.dumps(list(kinds))}
        return [row[0] for row in self._connection.execute(sql, values)]

    def entries_numbered(self, numbers: Iterable[int]) -> list[EntryLine]:
        """The entries of these numbers, in their order; those there are not are left out."""
        return self._lines(ENTRIES_NUMBERED, json.dumps(list(numbers)))

    def entries_of(self, holder_id: int) -> list[EntryLine]:
        """The entries that name this holder, in their order."""
        return self._lines(LINES_OF, holder_id)

    def against(self, after: int = 0) -> list[Against]:
        """The entries with which something that stood against them was kept, in their order.

        With `after` only those recorded after that entry.
        """
        rows = self._connection.execute(LATER, (after,))
        stood = (journal.Recorded(*row) for row in rows if had_findings(row[1]))
        read = [(item.seq, without_data(item)) for item in stood]
        return [
            Against(
                seq,
                date.fromisoformat(body["effective_on"]),
                body["says"],
                tuple(FindingKept(**finding) for finding in body["findings"]),
            )
            for seq, body in read
            if body["findings"]
        ]

    def says(self, numbers: Iterable[int]) -> dict[int, str]:
        """What was recorded with the entries of these numbers, in their own words."""
        return dict(self._connection.execute(SAID, (json.dumps(list(numbers)),)).fetchall())

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

    @cached_property
    def search(self) -> BookSearch:
        """The search of the whole book."""
        from app.store.searching import BookSearch

        return BookSearch(self._connection)

    def next_id(self, kind: str) -> int:
        """The next free number for a `holder`, `person`, `class` or `term`; none is used again."""
        row = self._connection.execute("SELECT id FROM last_id WHERE kind = ?", (kind,)).fetchone()
        return row[0] + 1 if row else 1

    def head(self) -> tuple[int, str]:
        """The number of the last entry and its check in 64 hex digits."""
        seq, last = journal.head(self._connection)
        return seq, last.hex()

    def chain_from(self, before: Chain, most: int) -> Chain:
        """The chain looked at further by so many entries; the same again at its end."""
        return journal.chain_part(self._connection, before, most)

    def has_head(self, seq: int, head: str) -> bool:
        """Whether the entry of that number has that check."""
        found = journal.hash_of(self._connection, seq)
        return found is not None and found.hex() == head.lower()

    def only_added_since(self, seq: int, head: str) -> bool:
        """Whether the books are those of that entry and check, with nothing before it corrected."""
        later = "SELECT 1 FROM correction WHERE seq > ? LIMIT 1"
        return self.has_head(seq, head) and not self._connection.execute(later, (seq,)).fetchone()

    def _entries(self, rows: Iterable[tuple[int, bytes, bytes]]) -> list[Entry]:
        corrected = self._corrections()
        items = (journal.Recorded(*row) for row in rows)
        return [journal.entry_of(item, corrected.get(item.seq, 0)) for item in items]

    def _lines(self, sql: str, *values: object) -> list[EntryLine]:
        corrected = self._corrections()
        rows = self._connection.execute(sql, values)
        return [line_of(journal.Recorded(*row), corrected.get(row[0], 0)) for row in rows]

    def _holders(self, sql: str, *values: object) -> list[Holder]:
        from app.domain.people import Holder

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
        from app.domain.people import Address

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


def _words(text: str) -> str:
    if not text:
        return "[]"
    from app.store.effects.facts import folded

    return json.dumps(folded([text]).split())
