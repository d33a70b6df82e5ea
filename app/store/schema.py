"""The tables of the company file: the record, which is append-only, and what follows from it."""

from __future__ import annotations

import sqlite3

from app.domain.digest import sha256

APPLICATION_ID = 0x4D4E424B  # "MNBK"
VERSION = 5
SEARCHED_FROM, FOLLOWED_FROM, LEAN_FROM, NAMED_FROM = 2, 3, 4, 5
"""The first version whose files keep what is searched, how far it follows, lack `SPARED`, and name
in `entry_holder` only holders without a line of the entry."""

RECORD = """
CREATE TABLE journal(
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  body BLOB NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE paper_bytes(
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  data BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_insert BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'entries are only added at the end'); END;
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;
CREATE TRIGGER paper_insert BEFORE INSERT ON paper_bytes
WHEN EXISTS (SELECT 1 FROM paper_bytes WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'a filed paper is never replaced'); END;
CREATE TRIGGER paper_update BEFORE UPDATE ON paper_bytes
BEGIN SELECT RAISE(ABORT, 'a filed paper is never changed'); END;
CREATE TRIGGER paper_delete BEFORE DELETE ON paper_bytes
BEGIN SELECT RAISE(ABORT, 'a filed paper is never removed'); END;
CREATE TABLE drafts(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  kept_at TEXT NOT NULL
) STRICT;
"""

DERIVED_TABLES = {
    "entry": """CREATE TABLE entry(
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, effective_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL, words TEXT NOT NULL
) STRICT""",
    "entry_holder": """CREATE TABLE entry_holder(
  holder INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (holder, seq)
) STRICT, WITHOUT ROWID""",
    "correction": """CREATE TABLE correction(
  seq INTEGER PRIMARY KEY, corrects INTEGER NOT NULL CHECK (corrects < seq),
  in_force INTEGER NOT NULL DEFAULT 0 CHECK (in_force IN (0, 1))
) STRICT""",
    "last_id": """CREATE TABLE last_id(
  kind TEXT PRIMARY KEY, id INTEGER NOT NULL CHECK (id > 0)
) STRICT, WITHOUT ROWID""",
    "paper": """CREATE TABLE paper(
  id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  filed_on TEXT NOT NULL, pages INTEGER NOT NULL CHECK (pages >= 0),
  size INTEGER NOT NULL CHECK (size >= 0), sha256 TEXT NOT NULL, meeting TEXT NOT NULL,
  media_type TEXT NOT NULL
) STRICT""",
    "company": """CREATE TABLE company(
  id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, state TEXT NOT NULL,
  incorporated_on TEXT, zone TEXT NOT NULL, close_of_business TEXT NOT NULL,
  file_id TEXT NOT NULL, sample_on TEXT
) STRICT""",
    "bylaws": """CREATE TABLE bylaws(
  key TEXT PRIMARY KEY, effective_from TEXT NOT NULL, text TEXT NOT NULL,
  adopted_by TEXT NOT NULL, adopted_on TEXT, seq INTEGER NOT NULL
) STRICT""",
    "decision": """CREATE TABLE decision(
  seq INTEGER PRIMARY KEY, mark TEXT NOT NULL, reading TEXT NOT NULL, decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL, reason TEXT NOT NULL
) STRICT""",
    "office": """CREATE TABLE office(
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, street TEXT NOT NULL,
  city TEXT NOT NULL, state TEXT NOT NULL, zip TEXT NOT NULL, county TEXT NOT NULL,
  from_on TEXT NOT NULL, resolved_on TEXT
) STRICT""",
    "share_class": """CREATE TABLE share_class(
  id INTEGER PRIMARY KEY CHECK (id > 0), name TEXT NOT NULL UNIQUE,
  votes_per_share INTEGER NOT NULL CHECK (votes_per_share >= 0), par TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT""",
    "authorized": """CREATE TABLE authorized(
  class INTEGER NOT NULL REFERENCES share_class(id), from_on TEXT NOT NULL, seq INTEGER NOT NULL,
  shares INTEGER NOT NULL CHECK (shares > 0), adopted_by TEXT NOT NULL,
  PRIMARY KEY (class, from_on, seq)
) STRICT, WITHOUT ROWID""",
    "holder": """CREATE TABLE holder(
  id INTEGER PRIMARY KEY CHECK (id > 0), name TEXT NOT NULL, capacity TEXT NOT NULL,
  detail TEXT NOT NULL, members TEXT NOT NULL, undeliverable_since TEXT,
  sorts_as TEXT NOT NULL, words TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT""",
    "holder_as": """CREATE TABLE holder_as(
  holder INTEGER NOT NULL REFERENCES holder(id), since TEXT NOT NULL, seq INTEGER NOT NULL,
  name TEXT NOT NULL, capacity TEXT NOT NULL, detail TEXT NOT NULL, members TEXT NOT NULL,
  PRIMARY KEY (holder, since, seq)
) STRICT, WITHOUT ROWID""",
    "address": """CREATE TABLE address(
  holder INTEGER NOT NULL REFERENCES holder(id), since TEXT NOT NULL, seq INTEGER NOT NULL,
  line INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('book', 'notice')),
  lines TEXT NOT NULL, city TEXT NOT NULL, state TEXT NOT NULL, zip TEXT NOT NULL,
  country TEXT NOT NULL, PRIMARY KEY (holder, since, seq, line)
) STRICT, WITHOUT ROWID""",
    "movement": """CREATE TABLE movement(
  seq INTEGER NOT NULL, line INTEGER NOT NULL, moment TEXT NOT NULL, kind TEXT NOT NULL,
  class INTEGER NOT NULL REFERENCES share_class(id), source INTEGER REFERENCES holder(id),
  target INTEGER REFERENCES holder(id), shares INTEGER NOT NULL CHECK (shares > 0),
  PRIMARY KEY (seq, line), CHECK (source IS NOT target)
) STRICT, WITHOUT ROWID""",
    "folio": """CREATE TABLE folio(
  class INTEGER NOT NULL REFERENCES share_class(id),
  holder INTEGER NOT NULL REFERENCES holder(id), moment TEXT NOT NULL, seq INTEGER NOT NULL,
  delta INTEGER NOT NULL CHECK (delta <> 0), bal INTEGER NOT NULL CHECK (bal >= 0),
  PRIMARY KEY (class, holder, moment, seq)
) STRICT, WITHOUT ROWID""",
    "certificate": """CREATE TABLE certificate(
  number TEXT PRIMARY KEY CHECK (number <> ''), class INTEGER NOT NULL REFERENCES share_class(id),
  holder INTEGER NOT NULL REFERENCES holder(id), shares INTEGER NOT NULL CHECK (shares > 0),
  issued TEXT NOT NULL, issued_seq INTEGER NOT NULL, issued_line INTEGER NOT NULL,
  total INTEGER, paid INTEGER, plain INTEGER, cancelled TEXT NOT NULL DEFAULT '',
  cancelled_seq INTEGER NOT NULL DEFAULT 0, cancelled_line INTEGER NOT NULL DEFAULT 0,
  how TEXT NOT NULL DEFAULT '', found TEXT NOT NULL DEFAULT '',
  CHECK (cancelled = '' OR cancelled >= issued), CHECK (found = '' OR found >= cancelled),
  CHECK ((cancelled = '') = (cancelled_seq = 0)), CHECK ((cancelled = '') = (how = '')),
  CHECK ((total IS NULL) = (paid IS NULL)), CHECK (paid IS NULL OR 0 <= paid AND paid <= total)
) STRICT, WITHOUT ROWID""",
    "tally": """CREATE TABLE tally(
  class INTEGER NOT NULL REFERENCES share_class(id),
  what TEXT NOT NULL CHECK (what IN ('outstanding', 'treasury')), moment TEXT NOT NULL,
  seq INTEGER NOT NULL, delta INTEGER NOT NULL CHECK (delta <> 0),
  bal INTEGER NOT NULL CHECK (bal >= 0), PRIMARY KEY (class, what, moment, seq)
) STRICT, WITHOUT ROWID""",
    "payment": """CREATE TABLE payment(
  certificate TEXT NOT NULL REFERENCES certificate(number), moment TEXT NOT NULL,
  seq INTEGER NOT NULL, cents INTEGER NOT NULL CHECK (cents > 0),
  PRIMARY KEY (certificate, moment, seq)
) STRICT, WITHOUT ROWID""",
    "mark": """CREATE TABLE mark(
  certificate TEXT NOT NULL REFERENCES certificate(number),
  what TEXT NOT NULL CHECK (what IN ('legend', 'stop')), text TEXT NOT NULL,
  placed TEXT NOT NULL, placed_seq INTEGER NOT NULL, lifted TEXT NOT NULL DEFAULT '',
  lifted_seq INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (certificate, what, text, placed_seq),
  CHECK (lifted = '' OR lifted >= placed), CHECK ((lifted = '') = (lifted_seq = 0))
) STRICT, WITHOUT ROWID""",
    "signature": """CREATE TABLE signature(
  seq INTEGER NOT NULL, line INTEGER NOT NULL, term INTEGER NOT NULL, name TEXT NOT NULL,
  office TEXT NOT NULL, signed_on TEXT NOT NULL,
  facsimile INTEGER NOT NULL CHECK (facsimile IN (0, 1)), PRIMARY KEY (seq, line)
) STRICT, WITHOUT ROWID""",
    "person": """CREATE TABLE person(
  id INTEGER PRIMARY KEY CHECK (id > 0), name TEXT NOT NULL
) STRICT""",
    "term": """CREATE TABLE term(
  id INTEGER PRIMARY KEY CHECK (id > 0), person INTEGER NOT NULL REFERENCES person(id),
  office TEXT NOT NULL, from_on TEXT NOT NULL, chosen_by TEXT NOT NULL, to_on TEXT,
  ended_by TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL,
  CHECK (to_on IS NULL OR to_on >= from_on)
) STRICT""",
    "number": """CREATE TABLE number(
  seq INTEGER PRIMARY KEY, number INTEGER NOT NULL CHECK (number > 0), from_on TEXT NOT NULL,
  adopted_by TEXT NOT NULL
) STRICT""",
    "meeting": """CREATE TABLE meeting(
  key TEXT PRIMARY KEY CHECK (key <> ''), seq INTEGER NOT NULL, plan TEXT NOT NULL,
  record_on TEXT NOT NULL, cut_off TEXT NOT NULL, outstanding INTEGER NOT NULL,
  list_sha256 TEXT NOT NULL, signed_on TEXT, signer TEXT NOT NULL DEFAULT ''
) STRICT""",
    "list_row": """CREATE TABLE list_row(
  meeting TEXT NOT NULL REFERENCES meeting(key), line INTEGER NOT NULL,
  holder INTEGER NOT NULL REFERENCES holder(id), name TEXT NOT NULL,
  class INTEGER NOT NULL REFERENCES share_class(id), class_name TEXT NOT NULL,
  shares INTEGER NOT NULL CHECK (shares > 0), votes INTEGER NOT NULL CHECK (votes >= 0),
  address TEXT NOT NULL, route TEXT NOT NULL, excluded TEXT NOT NULL, PRIMARY KEY (meeting, line)
) STRICT, WITHOUT ROWID""",
    "deposit": """CREATE TABLE deposit(
  seq INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting(key), on_day TEXT NOT NULL,
  at TEXT, place TEXT NOT NULL, manner TEXT NOT NULL, pieces INTEGER NOT NULL CHECK (pieces >= 0),
  enclosures TEXT NOT NULL, done_by TEXT NOT NULL
) STRICT""",
    "event": """CREATE TABLE event(
  seq INTEGER PRIMARY KEY, topic TEXT NOT NULL, matter TEXT NOT NULL CHECK (matter <> ''),
  kind TEXT NOT NULL, effective_on TEXT NOT NULL, data TEXT NOT NULL
) STRICT""",
    "returned": """CREATE TABLE returned(
  seq INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting(key),
  holder INTEGER NOT NULL REFERENCES holder(id), returned_on TEXT NOT NULL,
  marking TEXT NOT NULL, hold_through TEXT
) STRICT""",
}
"""Every table that follows from the entries, parents before children."""

INDEXES = """
CREATE INDEX correction_of ON correction(corrects, seq);
CREATE INDEX paper_meeting ON paper(meeting, id);
CREATE INDEX holder_sorted ON holder(sorts_as, id);
CREATE INDEX certificate_live ON certificate(holder, class, number, shares, issued)
  WHERE cancelled = '';
CREATE INDEX certificate_holder ON certificate(holder, issued);
CREATE INDEX certificate_made ON certificate(issued_seq, issued_line, number);
CREATE INDEX certificate_gone ON certificate(cancelled_seq, cancelled_line, number)
  WHERE cancelled_seq > 0;
CREATE INDEX certificate_plain ON certificate(plain) WHERE plain IS NOT NULL;
CREATE INDEX term_person ON term(person);
CREATE INDEX deposit_meeting ON deposit(meeting);
CREATE INDEX event_matter ON event(topic, matter, seq);
CREATE INDEX returned_holder ON returned(holder);
"""

SPARED = """
CREATE INDEX movement_source ON movement(source);
CREATE INDEX movement_target ON movement(target);
CREATE INDEX entry_recorded ON entry(recorded_at, seq);
"""
"""Indexes of files before version 4, which no question needs: each act wrote three pages more."""

SEARCH = """
CREATE TABLE found_text(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, on_day TEXT NOT NULL,
  title TEXT NOT NULL, body TEXT NOT NULL,
  year TEXT AS (iif(on_day = '', '', 'y' || substr(on_day, 1, 4))), UNIQUE (kind, key)
) STRICT;
"""
FOUND = """
CREATE VIRTUAL TABLE found USING fts5(
  title, body, year, content='found_text', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', prefix='{}'
);
"""
"""What is searched. It follows from the rest, the papers' bytes too, and is made by `indexing`."""
PREFIXES = {2: "1 2"}
"""Version -> the lengths of beginnings for which its index is kept; of later versions one letter.

Longer ones made it larger by a third and no question quicker.
"""

FOLLOWED = """
CREATE TABLE found_upto(
  id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, paper INTEGER NOT NULL
) STRICT;
"""
"""How far what is searched follows the books: the entry, and the paper whose words were read."""

OF_SQLITE = "('found_data', 'found_idx', 'found_docsize', 'found_config')"
"""Tables of the full-text index, which SQLite defines in its own words."""


def make(connection: sqlite3.Connection, version: int = VERSION) -> None:
    """Make every table in an empty database, inside the caller's transaction."""
    for statement in _statements(RECORD):
        connection.execute(statement)
    make_derived(connection)
    if version >= SEARCHED_FROM:
        make_search(connection, version)
    if version >= FOLLOWED_FROM:
        make_followed(connection)
    if version < LEAN_FROM:
        for statement in _statements(SPARED):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version:d}")


def make_search(connection: sqlite3.Connection, version: int = VERSION) -> None:
    """Make the tables of what is searched."""
    for statement in _statements(SEARCH):
        connection.execute(statement)
    make_found(connection, version)


def make_found(connection: sqlite3.Connection, version: int = VERSION) -> None:
    """Make the index alone, empty."""
    connection.execute(FOUND.format(PREFIXES.get(version, "1")))


def make_followed(connection: sqlite3.Connection) -> None:
    """Make the table that says how far what is searched follows."""
    for statement in _statements(FOLLOWED):
        connection.execute(statement)


def make_derived(connection: sqlite3.Connection) -> None:
    """Make the tables that follow from the entries, with their indexes."""
    for statement in DERIVED_TABLES.values():
        connection.execute(statement)
    make_indexes(connection)


def make_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes of the tables that follow from the entries."""
    for statement in _statements(INDEXES):
        connection.execute(statement)


def drop_indexes(connection: sqlite3.Connection) -> None:
    """Take them away, to be made again in the same transaction after a great many rows."""
    _drop(connection, INDEXES)


def drop_spared(connection: sqlite3.Connection) -> None:
    """Take away the indexes that only files before version 4 have."""
    _drop(connection, SPARED)


def drop_named(connection: sqlite3.Connection) -> None:
    """Take the rows out that only files before version 5 have: of holders with a line."""
    connection.execute(
        "DELETE FROM entry_holder WHERE (holder, seq) IN (SELECT holder, seq FROM folio)"
    )


def empty_derived(connection: sqlite3.Connection) -> None:
    """Take every row out of the tables that follow from the entries, children first."""
    for table in reversed(DERIVED_TABLES):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names


def fingerprint(connection: sqlite3.Connection) -> str:
    """SHA-256 over every table, index and trigger as the file defines them."""
    rows = connection.execute(
        f"SELECT type, name, tbl_name, iif(name IN {OF_SQLITE}, '', coalesce(sql, '')) "  # noqa: S608
        "FROM sqlite_schema ORDER BY type, name"
    )
    return sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the file's tables."""
    return connection.execute("PRAGMA user_version").fetchone()[0]


def released_fingerprint(version: int = VERSION) -> str:
    """The fingerprint that a file of that version must have."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        make(connection, version)
        return fingerprint(connection)
    finally:
        connection.close()


def _drop(connection: sqlite3.Connection, indexes: str) -> None:
    for statement in _statements(indexes):
        connection.execute(f"DROP INDEX {statement.split()[2]}")


def _statements(text: str) -> list[str]:
    statements: list[str] = []
    kept = ""
    for line in text.strip().splitlines():
        kept += line + "\n"
        if sqlite3.complete_statement(kept):
            statements.append(kept.strip())
            kept = ""
    return statements
