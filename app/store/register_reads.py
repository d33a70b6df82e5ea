"""What a new entry of the register is held against, and what its findings ask of the whole."""

from __future__ import annotations

import sqlite3

TAKEN = """
SELECT coalesce(sum(bal), 0) FROM (
  SELECT (SELECT bal FROM tally WHERE class = :class AND what = w.value AND moment <= :since
          ORDER BY moment DESC, seq DESC LIMIT 1) AS bal
  FROM json_each('["outstanding", "treasury"]') w
)
"""
MOST_TAKEN = """
SELECT total, moment FROM (
  SELECT sum(delta) OVER (ORDER BY moment) AS total, moment FROM tally
  WHERE class = :class AND moment > :since AND (:until = '' OR moment < :until)
) ORDER BY total DESC, moment LIMIT 1
"""
LIKE_NUMBER = """
SELECT number FROM certificate WHERE number <> ? AND number IN (?, ?) LIMIT 1
"""
LIKE_PLAIN = "SELECT number FROM certificate WHERE number <> ? AND plain = ? LIMIT 1"
LIFTED = "SELECT certificate, text FROM mark WHERE what = 'legend' AND lifted <> ''"


class RegisterReads:
    """Questions about the register as a whole. Nothing here writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def most_taken(self, class_id: int, since: str, until: str = "") -> tuple[int, str]:
        """The most shares outstanding and in the treasury from a moment on, and when at first.

        Those of the moment `since` itself count, and those before `until`, if it is named.
        """
        asked = {"class": class_id, "since": since, "until": until}
        taken = self._connection.execute(TAKEN, asked).fetchone()[0]
        more = self._connection.execute(MOST_TAKEN, asked).fetchone()
        return (taken + more[0], more[1]) if more and more[0] > 0 else (taken, since)

    def like_number(self, number: str) -> str:
        """A certificate whose number differs in capitals or leading zeros alone, or empty."""
        if number.isascii() and number.isdigit() and len(number) < 16:
            row = self._connection.execute(LIKE_PLAIN, (number, int(number))).fetchone()
        else:
            asked = number, number.upper(), number.lower()
            row = self._connection.execute(LIKE_NUMBER, asked).fetchone()
        return row[0] if row else ""

    def lifted_legends(self) -> set[tuple[str, str]]:
        """Every certificate and legend that was lifted from it."""
        return set(self._connection.execute(LIFTED).fetchall())
