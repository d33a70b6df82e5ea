"""Searching what is searched: every word typed, as the beginning of a word, in any order.

What stands in quotes is looked for as it stands; a quote that is still open is finished by its
end. Nothing that is typed is read as anything but words.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from bisect import bisect
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.domain.found import GROUPS, Behind, Hit, Matches, Sought
from app.domain.refusal import DAMAGED, Refusal
from app.store import sought
from app.store.connection import storage
from app.store.following import behind, broken
from app.store.indexing import followed, gathered, gathered_from, last, records, span
from app.store.marking import marked, stretch
from app.store.schema import SEARCHED_FROM, version_of

MOST_TYPED, MOST_WORDS = 300, 24
YEAR = re.compile(r"(1[89]|2[01])\d\d")
FEW = 400
"""So many records are put in order by how well they match; more by how new they are."""
MATCHING = (
    "FROM found WHERE found MATCH ? AND rowid BETWEEN ? AND ? "
    "AND rowid NOT IN (SELECT value FROM json_each(?)) "
)
COUNT = f"SELECT count(*) {MATCHING}"
BEST = f"SELECT rowid {MATCHING} ORDER BY {{}} LIMIT ?"
BY_FIT, BY_NEWNESS = "bm25(found, 10.0, 1.0), rowid DESC", "rowid DESC"
NUMBERS = """
SELECT f.id FROM json_each(?) k
JOIN found_text f ON f.kind = k.value ->> 0 AND f.key = k.value ->> 1
"""
MOST_LATER = 500
"""So many entries that the index does not follow yet are looked for in the books themselves."""
SHOWN = "SELECT kind, key, title, body, on_day FROM found_text WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: word by word, and as the index asks for it, whole or as beginnings."""

    words: tuple[tuple[str, bool], ...]

    @property
    def whole(self) -> str:
        """Every word as it stands."""
        return " AND ".join(_asked(f'"{words}"', words) for words, _ in self.words)

    @property
    def begun(self) -> str:
        """Every word as the beginning of one; a phrase whose quotes are closed as it stands."""
        begun = ((f'"{words}"' + "*" * (not phrase), words) for words, phrase in self.words)
        return " AND ".join(_asked(quoted, words) for quoted, words in begun)


def read_typed(text: str) -> Typed | None:
    """The words and phrases in what was typed; `None` where there is no word in it."""
    words = tuple(_parts(_plain(text)))
    return Typed(words) if words else None


class Search:
    """Questions to one index, a company file's or one in memory, as it stands."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._without: dict[str, str] = {}

    @staticmethod
    def of(records: Iterable[Sought]) -> Search:
        """A search of these records alone, in memory."""
        return Search(gathered(records))

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def find(self, text: str, most: int, groups: Iterable[str] = GROUPS) -> tuple[Matches, ...]:
        """What matches in each of these groups that has any: how many, and the best of them."""
        typed = read_typed(text)
        if typed is None:
            return ()
        found = [self._in_group(typed, group, most) for group in groups]
        return tuple(matches for matches in found if matches.total)

    def leave_out(self, numbers: Iterable[int]) -> None:
        """Find these records no longer."""
        left = sorted(numbers)
        for group in GROUPS:
            first, end = (bisect(left, number) for number in span(group))
            self._without[group] = json.dumps(left[first:end])

    def _in_group(self, typed: Typed, group: str, most: int) -> Matches:
        values = (typed.begun, *self._range(group))
        total: int = self._connection.execute(COUNT, values).fetchone()[0]
        best = self._best(typed, group, min(most, total), BY_FIT if total <= FEW else BY_NEWNESS)
        return Matches(group, total, tuple(self._hit(typed, number) for number in best))

    def _best(self, typed: Typed, group: str, most: int, order: str) -> list[int]:
        """Whole words in the name first, then their beginnings, then words anywhere."""
        ways = (f"title: ({typed.whole})", f"title: ({typed.begun})", typed.begun)
        found: dict[int, None] = {}
        for asked in ways if most else ():
            if len(found) < most:
                values = asked, *self._range(group), most
                rows = self._connection.execute(BEST.format(order), values)
                found |= dict.fromkeys(row[0] for row in rows)
        return list(found)[:most]

    def _range(self, group: str) -> tuple[int, int, str]:
        """The first and last number of the group's records, and those of them left out."""
        return *span(group), self._without.get(group, "[]")

    def _hit(self, typed: Typed, number: int) -> Hit:
        row = self._connection.execute(SHOWN, (number,)).fetchone()
        kind, key, title, body, on = row
        return Hit(kind, key, marked(title, typed.words), stretch(body, typed.words), on)


class BrokenSearch(Refusal):
    """The index is damaged where the file is not; the book's `follow_on` anew helps."""

    def __init__(self) -> None:
        super().__init__(
            "What is searched is damaged; nothing else is. It is made anew when somebody searches "
            "the file while it is open to record.",
            DAMAGED,
        )


class BookSearch:
    """Questions to a company file: to its index, and to what the index does not follow yet.

    Up to so many entries as `MOST_LATER` are looked for in the books themselves. A file of
    version 1 keeps no index: one is made in memory, and knows papers by their titles alone.
    Nothing here writes.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        kept = version_of(connection) >= SEARCHED_FROM
        self._index = Search(connection if kept else gathered_from(connection))
        self._later = Search.of(())
        self._gathered: tuple[int, int] | None = None

    def behind(self) -> Behind:
        """What no search finds yet, or not by its new words: entries, and papers' own words."""
        with storage("Nothing was changed"):
            missing = behind(self._connection)
        return Behind(missing.entries if missing.entries > MOST_LATER else 0, missing.papers)

    def find(self, text: str, most: int, groups: Iterable[str] = GROUPS) -> tuple[Matches, ...]:
        """What matches, as `Search` tells it; what was recorded last comes first."""
        found: list[Matches] = []
        with self._standing_still():
            self._gather()
            for group in groups:
                later = self._later.find(text, most, [group])
                both = [*later, *self._index.find(text, most, [group])]
                if both:
                    hits = [hit for matches in both for hit in matches.hits][:most]
                    found.append(Matches(group, sum(m.total for m in both), tuple(hits)))
        return tuple(found)

    @contextmanager
    def _standing_still(self) -> Generator[None]:
        """Nothing is taken into the index in the midst of a question."""
        with storage("Nothing was changed"):
            self._connection.execute("BEGIN")
            try:
                yield
            except sqlite3.DatabaseError as trouble:
                if broken(trouble):
                    raise BrokenSearch from trouble
                raise
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _gather(self) -> None:
        """Have in memory what was touched by the entries that the index does not follow yet."""
        since, until = followed(self._connection).seq, last(self._connection).seq
        if self._gathered == (since, until):
            return
        sought.prepare(self._connection)
        few = until - since <= MOST_LATER
        some = list(records(self._connection, since, until)) if few else []
        self._later.close()
        self._later = Search.of(some)
        if some:
            keys = json.dumps([(record.kind, record.key) for record in some])
            self._index.leave_out(row[0] for row in self._connection.execute(NUMBERS, (keys,)))
        else:
            self._index.leave_out(())
        self._gathered = since, until


def _asked(quoted: str, words: str) -> str:
    """A year finds what has its day in it too."""
    return f"({quoted} OR y{words})" if YEAR.fullmatch(words) else quoted


def _plain(text: str) -> str:
    """The first of it, without signs that no index can be asked for."""
    kept = text[:MOST_TYPED].replace("“", '"').replace("”", '"').replace("„", '"')
    return "".join(s if unicodedata.category(s) not in ("Cc", "Cs") else " " for s in kept)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Words, and phrases that are closed; what has no letter or figure is left out."""
    left = MOST_WORDS
    pieces = text.split('"')
    for place, piece in enumerate(pieces):
        quoted, closed = place % 2 == 1, place < len(pieces) - 1
        for words in [piece] if quoted else piece.split():
            if left and any(s.isalnum() for s in words):
                left -= 1
                yield words, quoted and closed
