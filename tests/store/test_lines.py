"""The lines of entries, read from their bytes without the data, are those of the whole entries."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.entries import Entry, canonical
from app.domain.refusal import DAMAGED, Refusal
from app.store.book import Book
from app.store.journal import Recorded
from app.store.lines import had_findings, line_of, without_data

NOW = datetime(2005, 1, 10, 18, tzinfo=UTC)
LURE = 'He wrote: ,"data":{} and ,"effective_on":"2001-01-01" and "findings":[{'


@pytest.fixture
def book(sample_file: Path) -> Any:
    """The sample company, open to read."""
    opened = Book.open(sample_file, NOW, read_only=True)
    yield opened
    opened.close()


def parts(entry: Any) -> tuple[object, ...]:
    """What a list says of it."""
    return (entry.seq, entry.kind, entry.effective_on, entry.recorded_at, entry.by, entry.says,
            entry.corrected_by)  # fmt: skip


def body(**more: object) -> dict[str, Any]:
    """A body as it is recorded."""
    return {
        "v": 1, "seq": 7, "kind": "paper.file", "recorded_at": "2004-05-05T18:00:07Z",
        "offset": "-0700", "clock_back": False, "effective_on": "2004-05-05", "by": LURE,
        "says": LURE, "at_request": LURE, "reason": LURE, "source_sha256": "", "program": "0.1.0",
        "data": {"text": LURE, "effective_on": "1999-01-01", "data": {"findings": [{}]}},
        "papers": [], "findings": [], **more,
    }  # fmt: skip


def test_every_line_is_that_of_its_entry(book: Book) -> None:
    entries = {entry.seq: entry for entry in book.entries()}
    found = book.entries_numbered(entries)
    assert [parts(line) for line in found] == [parts(entry) for entry in entries.values()]
    assert not any(isinstance(line, Entry) for line in found)
    for holder in (1, 2, 30):
        of_holder = [parts(entry) for entry in book.entries(holder_id=holder)]
        assert of_holder and [parts(line) for line in book.entries_of(holder)] == of_holder


def test_the_data_is_left_out_whatever_the_texts_say() -> None:
    meant = body()
    read = without_data(Recorded(7, canonical(meant), b""))
    assert read == {**meant, "data": {}}
    assert not had_findings(canonical(meant))
    finding = {"rule": "r", "version": "1988", "section": "1", "severity": "error", "says": "x"}
    assert had_findings(canonical(body(findings=[finding])))


def test_a_body_with_its_parts_in_another_order_is_read_whole() -> None:
    meant = body()
    turned = json.dumps(dict(reversed(meant.items())), separators=(",", ":")).encode()
    assert without_data(Recorded(7, turned, b"")) == meant
    assert line_of(Recorded(7, turned, b""), 9).corrected_by == 9


def test_what_is_no_body_is_damaged() -> None:
    with pytest.raises(Refusal) as refused:
        line_of(Recorded(7, canonical(body())[:-1], b""))
    assert refused.value.code == DAMAGED
