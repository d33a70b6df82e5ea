"""How each record reads when it is searched: one question for each kind, over the tables.

Every question gives kind, key, day, title and body, for what the entries after number `:since`, up
to `:until`, have touched. The key of an event's record is the number of its entry and its matter.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from app.domain import found
from app.domain.codec import plan_from_json
from app.domain.meeting_titles import title_of

BETWEEN = " · "
_UNSPOKEN = re.compile(
    r"\d{4}-\d\d(-\d\d)?([T ]\d\d:\d\d.*)?|\d\d:\d\d(:\d\d)?|[a-z\d]+(-[a-z\d]+)+(/\d+)?"
)
"""Days, times and codes in the data of an event, which say nothing to who reads."""
_UNSAID = frozenset(("kind", "resolution", "subject", "test", "at"))

_SAYS = "json_extract(CAST({} AS TEXT), '$.says')"
_HOLDERS_SINCE = """
SELECT coalesce(json_extract(CAST(j.body AS TEXT), '$.data.id'),
                json_extract(CAST(j.body AS TEXT), '$.data.holder'))
FROM entry e JOIN journal j ON j.seq = e.seq
WHERE e.seq BETWEEN :since + 1 AND :until AND e.kind LIKE 'holder.%'
"""
_RENAMED_SINCE = _HOLDERS_SINCE.replace("LIKE 'holder.%'", "= 'holder.change'")
_HOLDERS = """
SELECT 'holder', CAST(h.id AS TEXT), '', h.name, joined(' · ',
  (SELECT group_concat(value, ' · ') FROM json_each(h.members)), h.detail,
  (SELECT group_concat(told, ' · ') FROM (
    SELECT joined(', ', (SELECT group_concat(value, ', ') FROM json_each(a.lines)),
                  a.city, a.state, a.zip, a.country) told
    FROM address a WHERE a.holder = h.id ORDER BY since DESC, seq DESC, line)),
  (SELECT group_concat(name, ' · ') FROM (
    SELECT DISTINCT name FROM holder_as n WHERE n.holder = h.id AND n.name <> h.name)))
FROM holder h WHERE TOUCHED ORDER BY h.id
"""
_TERMS = """
SELECT iif(t.office = 'director', 'director', 'officer'), CAST(t.id AS TEXT), t.from_on,
  p.name, t.office
FROM term t JOIN person p ON p.id = t.person
WHERE t.seq BETWEEN :since + 1 AND :until ORDER BY t.id
"""
_CERTIFICATES_SINCE = f"""c.number IN (
  SELECT number FROM certificate WHERE issued_seq BETWEEN :since + 1 AND :until
  UNION SELECT number FROM certificate WHERE cancelled_seq > 0
    AND cancelled_seq BETWEEN :since + 1 AND :until
  UNION SELECT number FROM certificate WHERE holder IN ({_RENAMED_SINCE}))
"""  # noqa: S608 - our own names
_CERTIFICATES = """
SELECT 'certificate', c.number, substr(c.issued, 1, 10), 'Certificate ' || c.number,
  printf('%,d shares · ', c.shares) || h.name || iif(c.cancelled = '', '', ' · cancelled')
FROM certificate c JOIN holder h ON h.id = c.holder
WHERE TOUCHED ORDER BY c.issued_seq, c.issued_line, c.number
"""
_MEETINGS = """
SELECT 'meeting', key, coalesce(json_extract(plan, '$.on'), ''), meeting_title(plan), told_in(plan)
FROM meeting WHERE seq BETWEEN :since + 1 AND :until ORDER BY seq
"""
_PUT = "('board.resolved', 'board.consent', 'consent.begun', 'day.motion', 'proposal.received')"
_RESOLUTIONS = f"""
SELECT v.kind, v.seq || ' ' || v.matter, v.effective_on,
  coalesce(nullif(json_extract(v.data, '$.title'), ''), {_SAYS.format("j.body")}), told_in(v.data)
FROM event v JOIN journal j ON j.seq = v.seq
WHERE v.seq BETWEEN :since + 1 AND :until AND v.kind IN {_PUT}
ORDER BY v.seq
"""  # noqa: S608 - our own names
_MATTERS = f"""
SELECT v.kind, v.seq || ' ' || v.matter, v.effective_on, {_SAYS.format("j.body")}, joined(' · ',
  told_in(v.data), (SELECT group_concat(told, ' · ') FROM (
    SELECT joined(' · ', {_SAYS.format("k.body")}, told_in(w.data)) told
    FROM event w JOIN journal k ON k.seq = w.seq
    WHERE w.topic = v.topic AND w.matter = v.matter AND w.seq > v.seq AND w.kind NOT IN {_PUT}
    ORDER BY w.seq)))
FROM event v JOIN journal j ON j.seq = v.seq
WHERE v.topic {{}} AND v.kind NOT IN {_PUT}
  AND v.seq = (SELECT min(seq) FROM event f WHERE f.topic = v.topic AND f.matter = v.matter)
  AND (v.topic, v.matter) IN (
    SELECT topic, matter FROM event WHERE seq BETWEEN :since + 1 AND :until)
ORDER BY v.seq
"""  # noqa: S608 - our own names
_APART = "('board', 'demand', 'claim', 'insurance', 'day', 'proxy', 'proposal', 'consent')"
_ENTRIES = f"""
SELECT 'entry', CAST(e.seq AS TEXT), e.effective_on, {_SAYS.format("j.body")},
  printf('Entry %,d · ', e.seq) || json_extract(CAST(j.body AS TEXT), '$.by')
  || coalesce(' · ' || nullif(json_extract(CAST(j.body AS TEXT), '$.reason'), ''), '')
  || coalesce(' · ' || nullif(json_extract(CAST(j.body AS TEXT), '$.at_request'), ''), '')
FROM entry e JOIN journal j ON j.seq = e.seq WHERE e.seq BETWEEN :since + 1 AND :until
ORDER BY e.seq
"""  # noqa: S608 - our own names


_PAPERS = """
SELECT 'paper', CAST(id AS TEXT), filed_on, title, ''
FROM paper WHERE seq BETWEEN :since + 1 AND :until ORDER BY id
"""


class Question(NamedTuple):
    """One kind of record: the question for all of them, and for those that were touched."""

    every: str
    since: str


def _of(sql: str, touched: str = "") -> Question:
    return Question(sql.replace("TOUCHED", "TRUE"), sql.replace("TOUCHED", touched))


RECORDS: Mapping[str, Sequence[Question]] = {
    found.PEOPLE: (_of(_HOLDERS, f"h.id IN ({_HOLDERS_SINCE})"), _of(_TERMS)),
    found.CERTIFICATES: (_of(_CERTIFICATES, _CERTIFICATES_SINCE),),
    found.MEETINGS: (_of(_MEETINGS), _of(_MATTERS.format("= 'board'"))),
    found.RESOLUTIONS: (_of(_RESOLUTIONS),),
    found.DEMANDS: (_of(_MATTERS.format("= 'demand'")),),
    found.CLAIMS: (_of(_MATTERS.format("IN ('claim', 'insurance')")),),
    found.OTHERS: (_of(_MATTERS.format(f"NOT IN {_APART}")),),
    found.PAPERS: (_of(_PAPERS),),
    found.ENTRIES: (_of(_ENTRIES),),
}
"""Group -> the questions whose answers follow from the entries alone; of papers their titles."""


def prepare(connection: sqlite3.Connection) -> None:
    """Teach this connection the functions that the questions use, once.

    Taught anew, they would have SQLite read every statement of the connection anew.
    """
    with suppress(sqlite3.OperationalError):
        connection.execute("SELECT joined('')")
        return
    for name, places, function in (
        ("joined", -1, _joined),
        ("told_in", 1, _told_in),
        ("meeting_title", 1, _meeting_title),
    ):
        connection.create_function(name, places, function, deterministic=True)


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)


def _told_in(data: str) -> str:
    return BETWEEN.join(dict.fromkeys(_texts(json.loads(data))))


def _meeting_title(plan: str) -> str:
    return title_of(plan_from_json(json.loads(plan)))


def _texts(data: Any) -> Iterator[str]:
    """Every text in the data, at any depth, that a person would read."""
    if isinstance(data, str):
        if data.strip() and not _UNSPOKEN.fullmatch(data):
            yield " ".join(data.split())
    elif isinstance(data, list):
        for part in data:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(part)
    elif isinstance(data, dict):
        for name, part in data.items():  # pyright: ignore[reportUnknownVariableType]
            if name not in _UNSAID or not isinstance(part, str):
                yield from _texts(part)
