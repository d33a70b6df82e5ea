"""What Open Cap Format 1.2.0 has no place for, in sentences for the person who exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.acts.exchange.in_force import InForce
from app.acts.exchange.ocf_words import KEPT_AS_NOTES, SAID
from app.domain.entries import Json
from app.domain.words import plural
from app.store.reads import Reads

IN_NOTES = "The format has no place for it; it stands in a note."
WORDS = {
    "shares.pay": ("later payment on shares", "later payments on shares"),
    "shares.found": ("lost certificate that turned up", "lost certificates that turned up"),
    "treasury.retire": ("retirement of treasury shares", "retirements of treasury shares"),
    "legend.place": ("legend placed later", "legends placed later"),
    "legend.lift": ("legend lifted", "legends lifted"),
    "class.legend": ("legend required for a class", "legends required for a class"),
    "class.legend-lifted": ("legend of a class lifted", "legends of a class lifted"),
    "stop.place": ("stop placed", "stops placed"),
    "stop.lift": ("stop lifted", "stops lifted"),
}
PARTICULARS: tuple[tuple[Callable[[InForce], bool], str, str], ...] = (
    (lambda e: bool(e.at), "hour on the books", "hours on the books"),
    (lambda e: bool(e.data.get("signers")), "list of signers", "lists of signers"),
    (
        lambda e: bool(e.data.get("cause") or e.data.get("evidence")),
        "cause or evidence of a transfer",
        "causes or evidence of transfers",
    ),
    (
        lambda e: e.data.get("into") == "treasury" or bool(e.data.get("out_of")),
        "entry on treasury shares",
        "entries on treasury shares",
    ),
    (
        lambda e: e.kind == "shares.replace",
        "replacement of a lost certificate",
        "replacements of lost certificates",
    ),
    (
        lambda e: "stops" in {name for row in made_rows(e.data) for name in row},
        "entry with a stop on a new certificate",
        "entries with a stop on a new certificate",
    ),
)
"""What an entry may say that the format has no field for, and how it is called."""


def made_rows(data: Json) -> Iterator[Json]:
    """The rows of new certificates in an entry’s data, those of every holder of a split too."""
    for name in ("certificates", "issued", "kept"):
        yield from data.get(name, ())
    for row in data.get("rows", ()):
        yield from row["issued"]


def unsaid(reads: Reads, entries: Sequence[InForce]) -> tuple[str, ...]:
    """What stands in notes only, and what was not written at all."""
    return (*_entries(entries), *_particulars(reads, entries), *_left_out(reads))


def _entries(entries: Sequence[InForce]) -> Iterator[str]:
    for kind, (one, many) in WORDS.items():
        if (count := sum(1 for e in entries if e.kind == kind)) and kind in KEPT_AS_NOTES:
            yield f"{plural(count, one, many)}. {IN_NOTES}"


def _particulars(reads: Reads, entries: Sequence[InForce]) -> Iterator[str]:
    said = [entry for entry in entries if entry.kind in SAID]
    for has, one, many in PARTICULARS:
        if count := sum(1 for entry in said if has(entry)):
            yield f"{plural(count, one, many)}. {IN_NOTES}"
    if said:
        yield (
            "Prices per share are written as 0 where the books do not hold them; the consideration "
            "is written in words."
        )
    if reads.company().classes:
        yield (
            "A class is written as preferred where its name says so, else as common; its par value "
            "stands in a note."
        )


def _left_out(reads: Reads) -> Iterator[str]:
    standings = [reads.standings(holder.id) for holder in reads.holders()]
    special = sum(1 for told in standings if told[-1].capacity != "individual" or told[-1].members)
    former = sum(1 for told in standings if len(told) > 1)
    if special:
        told = plural(
            special, "holder’s capacity or co-holders", "holders’ capacities or co-holders"
        )
        yield f"{told}. {IN_NOTES}"
    if former:
        yield f"{plural(former, 'holder')} registered otherwise before. {IN_NOTES}"
    if any(entry.corrected_by for entry in reads.entries()):
        yield "Corrected entries are written as they are read now, without the first reading."
    yield (
        "Directors, officers, meetings, papers and the chain of entries are no part of this format "
        "and were not written."
    )
