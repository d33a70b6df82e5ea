"""The journal: an append-only chain of entries, each stored as the very bytes that are hashed.

`hash_n = SHA-256("register-entry-v1\\n" + hash_(n-1) + length of body + body)`, the length in
8 bytes, big endian, with 32 zero bytes before the first entry. The body is UTF-8 JSON with sorted
keys, no spaces and no floats.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cache
from typing import Any

from app.domain.digest import sha256
from app.domain.value import value

PREFIX = b"register-entry-v1\n"
GENESIS = bytes(32)

Json = Mapping[str, Any]
"""JSON data without floats: text, integers, booleans, lists, objects."""


@value
class FindingKept:
    """A finding that stood when the entry was recorded, and the reason given for going on."""

    rule: str
    version: str
    section: str
    severity: str
    says: str
    reason: str = ""


@value
class PaperDraft:
    """Bytes to be filed with an entry. `kind` names the paper, e.g. `notice-annual`."""

    kind: str
    title: str
    data: bytes
    pages: int = 0
    meeting_key: str = ""
    media_type: str = "application/pdf"


@value
class EntryDraft:
    """What an act wants recorded: the kind, the day it takes effect, and its data."""

    kind: str
    effective_on: date
    data: Json
    says: str = ""
    at_request: str = ""
    reason: str = ""
    source_sha256: str = ""
    findings: tuple[FindingKept, ...] = ()
    papers: tuple[PaperDraft, ...] = ()


@value
class Entry:
    """A recorded entry as read back from its bytes."""

    seq: int
    kind: str
    effective_on: date
    recorded_at: str
    by: str
    says: str
    data: Json
    head: str
    reason: str = ""
    at_request: str = ""
    source_sha256: str = ""
    findings: tuple[FindingKept, ...] = ()
    corrects: int = 0
    corrected_by: int = 0


@value
class EntryLine:
    """What a list says of an entry: all but its data."""

    seq: int
    kind: str
    effective_on: date
    recorded_at: str
    by: str
    says: str
    corrected_by: int = 0


@value
class Against:
    """What stood against an entry when it was recorded: its number, its day, and what it says."""

    seq: int
    effective_on: date
    says: str
    findings: tuple[FindingKept, ...]


@value
class Paper:
    """A filed paper: its bytes lie in the company file under `sha256`."""

    id: int
    seq: int
    kind: str
    title: str
    filed_on: date
    pages: int
    size: int
    sha256: str
    meeting_key: str = ""
    media_type: str = "application/pdf"


@value
class Receipt:
    """The acknowledgement after COMMIT: the last entry's number, the head, and what it says."""

    seq: int
    head: str
    recorded_at: str
    says: str
    paper_ids: tuple[int, ...] = field(default=())


@value
class Verdict:
    """What a whole check of a company file found.

    `sentences` name each trouble, or say in one that all is well.
    """

    ok: bool
    sentences: tuple[str, ...]
    entries: int
    papers: int
    head: str


def canonical(value: object) -> bytes:
    """Canonical JSON bytes: sorted keys, no spaces, text as typed; floats are refused."""
    text = _ENCODER.encode(value)
    _DECODER.decode(text)
    return text.encode("utf-8")


def encoded(values: Sequence[object]) -> tuple[bytes, list[Any]]:
    """The canonical bytes of JSON data, each value on a line, and what they say when read again.

    These are the bytes of `canonical`, many times sooner. Of what is no JSON data something else
    is read, or a TypeError or ValueError raised: the caller compares the two.
    """
    write, read = _quick()
    lines = write(values)
    return lines, read(lines)


def chain(previous: bytes, body: bytes) -> bytes:
    """The 32-byte hash that follows `previous` for this body."""
    return sha256(PREFIX + previous + len(body).to_bytes(8, "big") + body).digest()


def _refuse_float(text: str) -> object:
    raise TypeError("entries hold no floats")


@cache
def _quick() -> tuple[Callable[[Sequence[object]], bytes], Callable[[bytes], list[Any]]]:
    """What writes and reads the lines; loaded when an entry is recorded first."""
    from msgspec.json import Decoder, Encoder

    return Encoder(order="deterministic").encode_lines, Decoder(
        float_hook=_refuse_float
    ).decode_lines


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_DECODER = json.JSONDecoder(parse_float=_refuse_float, parse_constant=_refuse_float)
