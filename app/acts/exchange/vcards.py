"""Holders' names and addresses as address cards, vCard 4.0 (RFC 6350)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.acts.exchange.ocf_words import Ids
from app.domain.people import Address, Holder
from app.domain.shares import end_of
from app.store.reads import Reads

MOST_OCTETS = 75
KINDS = {"institution": "org", "own": "org", "subsidiary": "org", "joint": "group"}


def written_vcards(reads: Reads, on: date) -> bytes:
    """One card for each holder of shares at the end of that day, with the addresses then known.

    The address to which notices go comes first (`PREF=1`).
    """
    ids = Ids(str(reads.entry(1).data["file_id"]))
    held = {holding.holder_id for holding in reads.holdings(end_of(on))}
    holders = [holder for holder in reads.holders() if holder.id in held]
    return b"".join(_card(ids, holder, on) for holder in holders)


def _card(ids: Ids, holder: Holder, on: date) -> bytes:
    return b"".join(folded(line) for line in _lines(ids, holder, on))


def _lines(ids: Ids, holder: Holder, on: date) -> Iterator[str]:
    kind = KINDS.get(holder.capacity, "individual")
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{ids.of('holder', holder.id)}"
    yield f"KIND:{kind}"
    yield f"FN:{escaped(holder.name)}"
    if kind == "org":
        yield f"ORG:{escaped(holder.name)}"
    for place, address in enumerate(_addresses(holder, on), 1):
        yield f"ADR;PREF={place}:{_structured(address)}"
    about = [holder.detail, *(f"With {member}" for member in holder.members)]
    if any(about):
        yield f"NOTE:{escaped('; '.join(text for text in about if text))}"
    yield "END:VCARD"


def _addresses(holder: Holder, on: date) -> list[Address]:
    """The latest address of each kind by that day, the one for notices first."""
    known = [a for a in holder.addresses if a.since is None or a.since <= on]
    latest = {a.kind: a for a in known}
    return [latest[kind] for kind in ("notice", "book") if kind in latest]


def _structured(address: Address) -> str:
    """Box; extension; street lines; city; state; code; country: the first two are not used."""
    street = ",".join(escaped(line) for line in address.lines)
    place = (address.city, address.state, address.zip, address.country)
    return ";".join(["", "", street, *(escaped(part) for part in place)])


def escaped(text: str) -> str:
    """The text with backslash, comma, semicolon and line break as RFC 6350, 3.4 asks."""
    told = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return told.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """The line in pieces of up to 75 octets, no sign cut through (RFC 6350, 3.2)."""
    pieces = list(_pieces(line))
    return b"\r\n ".join(pieces) + b"\r\n"


def _pieces(signs: Iterable[str]) -> Iterator[bytes]:
    piece, room = b"", MOST_OCTETS
    for sign in signs:
        octets = sign.encode()
        if len(piece) + len(octets) > room:
            yield piece
            piece, room = b"", MOST_OCTETS - 1
        piece += octets
    yield piece
