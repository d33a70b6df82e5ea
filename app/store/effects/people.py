"""Holders of record and their addresses; never two merged into one."""

from __future__ import annotations

from app.domain.entries import canonical
from app.store.effects.facts import MOST_NOTE, Facts, folded
from app.store.effects.writing import INTO_ADDRESS, INTO_HOLDER, INTO_HOLDER_AS

WORDS_FROM = 5
"""The place of the lines in the row of an address; what follows is its place."""


def add_holder(entry: Facts) -> None:
    """A new holder, with the addresses known on that day."""
    holder, writing = entry.id("id"), entry.writing
    if writing.knows("holder", holder):
        known = entry.one("SELECT name FROM holder WHERE id = ?", holder)
        raise entry.refuse(
            f"The number {holder} belongs to {known and known[0]}. Nothing was recorded; "
            "do it again.",
            "id",
        )
    standing, since = _standing(entry), entry.effective_on
    addresses = [
        _address(address, holder, since, line)
        for line, address in enumerate(entry.rows("addresses"))
    ]
    name, _, *rest = standing
    words = folded([name, *rest, *(str(part) for row in addresses for part in row[WORDS_FROM:])])
    writing.add(INTO_HOLDER, holder, *standing, folded([name]), words, entry.seq)
    writing.add(INTO_HOLDER_AS, holder, since, entry.seq, *standing)
    for row in addresses:
        writing.add(INTO_ADDRESS, *row)
    writing.met("holder", holder)


def change_address(entry: Facts) -> None:
    """A later address; mail to the holder is no longer undeliverable."""
    holder = known_holder(entry, "holder")
    entry.run(INTO_ADDRESS, *_address(entry.object("address"), holder, entry.day("from_on"), 0))
    entry.run("UPDATE holder SET undeliverable_since = NULL WHERE id = ?", holder)
    _set_words(entry, holder)


def change_holder(entry: Facts) -> None:
    """Another registered name, capacity or co-holders from a day on; the former ones stay known."""
    holder = known_holder(entry, "holder")
    entry.optional("evidence", MOST_NOTE)
    _stands_as(entry, holder, entry.day("from_on"))
    entry.run(
        "UPDATE holder SET (name, capacity, detail, members) = (SELECT name, capacity, detail, "
        "members FROM holder_as WHERE holder = ?1 ORDER BY since DESC, seq DESC LIMIT 1) "
        "WHERE id = ?1",
        holder,
    )
    row = entry.one("SELECT name FROM holder WHERE id = ?", holder)
    entry.run("UPDATE holder SET sorts_as = ? WHERE id = ?", folded([str(row and row[0])]), holder)
    _set_words(entry, holder)


def known_holder(entry: Facts, field: str) -> int:
    """The id of a holder on the register; refused if there is none."""
    holder = entry.id(field)
    if not entry.writing.knows("holder", holder):
        raise entry.refuse(
            f"The register has no holder {holder}. Nothing was recorded; add the holder first.",
            field,
        )
    return holder


def _standing(entry: Facts) -> tuple[str, str, str, str]:
    """Name, capacity, detail and members as they are kept."""
    members = canonical(entry.texts("members")).decode()
    return entry.name("name"), entry.name("capacity"), entry.text("detail"), members


def _stands_as(entry: Facts, holder: int, since: str) -> None:
    values = (holder, since, entry.seq, *_standing(entry))
    entry.run(INTO_HOLDER_AS, *values)


def _address(part: Facts, holder: int, since: str, line: int) -> tuple[int | str, ...]:
    """The row of an address; its words for searching stand from `WORDS_FROM` on."""
    if (kind := part.text("kind")) not in ("book", "notice"):
        raise part.unfit("kind")
    lines = canonical(part.texts("lines")).decode()
    place = (part.optional(name) for name in ("city", "state", "zip", "country"))
    return (holder, since, part.seq, line, kind, lines, *place)


def _set_words(entry: Facts, holder: int) -> None:
    entry.writing.write()
    rows = entry.writing.connection.execute(
        "SELECT name || ' ' || detail || ' ' || members FROM holder_as WHERE holder = ? "
        "UNION ALL SELECT lines || ' ' || city || ' ' || state || ' ' || zip || ' ' || country "
        "FROM address WHERE holder = ?",
        (holder, holder),
    ).fetchall()
    entry.run("UPDATE holder SET words = ? WHERE id = ?", folded(r[0] for r in rows), holder)
