"""Events of a matter, kept in the order of recording as they were given."""

from __future__ import annotations

from app.domain.entries import canonical
from app.domain.events import EVENT_KINDS
from app.store.effects.facts import Facts


def note_event(entry: Facts) -> None:
    """One event of the matter that its data names."""
    entry.run(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        entry.seq,
        entry.kind.partition(".")[0],
        entry.name(EVENT_KINDS[entry.kind]),
        entry.kind,
        entry.effective_on,
        canonical(entry.data).decode(),
    )
