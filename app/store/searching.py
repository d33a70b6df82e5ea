"""Searching what is searched: every word typed, as the beginning of a word, in any order.

What stands in quotes is looked for as it stands; a quote that is still open is finished by its
end. Nothing that is typed is read as anything but words.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.found import GROUPS, Hit, Matches, Sought
from app.store.connection import storage
from app.store.indexing import gathered, span
from app.store.marking import marked, stretch

MOST_TYPED, MOST_WORDS = 300, 24
YEAR = re.compile(r"(1[89]|2[01])\d\d")
FEW = 400
"""So many records are put in order by how well they match; more by how new they are."""
COUNT = "SELECT count(*) FROM found WHERE found MATCH ? AND rowid BETWEEN ? AND ?"
BEST = "SELECT rowid FROM found WHERE found MATCH ? AND rowid BETWEEN ? AND ? ORDER BY {} LIMIT ?"
BY_FIT, BY_NEWNESS = "bm25(found, 10.0, 1.0), rowid DESC", "rowid DESC"
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
    """Questions to one index: a company file's, or one in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

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
        with storage("Nothing was changed"):
            found = [self._in_group(typed, group, most) for group in groups]
        return tuple(matches for matches in found if matches.total)

    def _in_group(self, typed: Typed, group: str, most: int) -> Matches:
        values = (typed.begun, *span(group))
        total: int = self._connection.execute(COUNT, values).fetchone()[0]
        best = self._best(typed, group, min(most, total), BY_FIT if total <= FEW else BY_NEWNESS)
        return Matches(group, total, tuple(self._hit(typed, number) for number in best))

    def _best(self, typed: Typed, group: str, most: int, order: str) -> list[int]:
        """Whole words in the name first, then their beginnings, then words anywhere."""
        ways = (f"title: ({typed.whole})", f"title: ({typed.begun})", typed.begun)
        found: dict[int, None] = {}
        for asked in ways if most else ():
            if len(found) < most:
                rows = self._connection.execute(BEST.format(order), (asked, *span(group), most))
                found |= dict.fromkeys(row[0] for row in rows)
        return list(found)[:most]

    def _hit(self, typed: Typed, number: int) -> Hit:
        row = self._connection.execute(SHOWN, (number,)).fetchone()
        kind, key, title, body, on = row
        return Hit(kind, key, marked(title, typed.words), stretch(body, typed.words), on)


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
