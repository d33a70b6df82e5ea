"""Holders of record and their addresses; never two merged into one."""

from __future__ import annotations

from app.domain.entries import canonical
from app.store.effects.facts import Facts, folded


def add_holder(entry: Facts) -> None:
    """A new holder, with the addresses known on that day."""
    holder = entry.id("id")
    if known := entry.one("SELECT name FROM holder WHERE id = ?", holder):
        raise entry.refuse(
            f"The number {holder} belongs to {known[0]}. Nothing was recorded; do it again.", "id"
        )
    name, members = entry.name("name"), entry.texts("members")
    entry.run(
        "INSERT INTO holder VALUES (?, ?, ?, ?, ?, NULL, ?, '', ?)",
        holder,
        name,
        entry.name("capacity"),
        entry.text("detail"),
        canonical(members).decode(),
        folded([name]),
        entry.seq,
    )
    for line, address in enumerate(entry.rows("addresses")):
        _add_address(address, holder, entry.effective_on, line)
    _set_words(entry, holder)


def change_address(entry: Facts) -> None:
    """A later address; mail to the holder is no longer undeliverable."""
    holder = known_holder(entry, "holder")
    _add_address(entry.object("address"), holder, entry.day("from_on"), 0)
    entry.run("UPDATE holder SET undeliverable_since = NULL WHERE id = ?", holder)
    _set_words(entry, holder)


def known_holder(entry: Facts, field: str) -> int:
    """The id of a holder on the register; refused if there is none."""
    holder = entry.id(field)
    if not entry.one("SELECT 1 FROM holder WHERE id = ?", holder):
        raise entry.refuse(
            f"The register has no holder {holder}. Nothing was recorded; add the holder first.",
            field,
        )
    return holder


def _add_address(part: Facts, holder: int, since: str, line: int) -> None:
    if (kind := part.text("kind")) not in ("book", "notice"):
        raise part.unfit("kind")
    part.run(
        "INSERT INTO address VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        holder,
        since,
        part.seq,
        line,
        kind,
        canonical(part.texts("lines")).decode(),
        *(part.optional(name) for name in ("city", "state", "zip", "country")),
    )


def _set_words(entry: Facts, holder: int) -> None:
    rows = entry.connection.execute(
        "SELECT name || ' ' || detail || ' ' || members FROM holder WHERE id = ? "
        "UNION ALL SELECT lines || ' ' || city || ' ' || state || ' ' || zip || ' ' || country "
        "FROM address WHERE holder = ?",
        (holder, holder),
    ).fetchall()
    entry.run("UPDATE holder SET words = ? WHERE id = ?", folded(r[0] for r in rows), holder)
