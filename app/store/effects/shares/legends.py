"""Legends required for a whole class of shares: from a moment on, until they are lifted."""

from __future__ import annotations

from app.domain.class_legends import TOPIC
from app.domain.entries import canonical
from app.domain.shares import ClassLegend
from app.store.company_reads import class_legends
from app.store.effects.facts import MOST_LINE, MOST_NOTE, Facts
from app.store.effects.shares.books import NOTHING, known_class

BORNE = """
UPDATE mark SET lifted = ?1, lifted_seq = ?2
WHERE what = 'legend' AND text = ?3 AND placed <= ?1 AND (lifted = '' OR lifted > ?1)
  AND certificate IN (SELECT number FROM certificate WHERE class = ?4)
"""
"""On certificates of the class that bore it then."""


def require_legend(entry: Facts) -> None:
    """A legend that every certificate of the class carries from that moment on."""
    text, moment = entry.name("text", MOST_LINE), entry.moment()
    for legend in _known(entry, text):
        if not legend.until or legend.until > moment:
            raise entry.refuse(
                f"That legend is required from {legend.since[:10]} on already. {NOTHING}.", "text"
            )
    _note(entry)


def lift_class_legend(entry: Facts) -> None:
    """The class needs the legend no more; it ends on its certificates in force as well."""
    text, moment = entry.name("text", MOST_LINE), entry.moment()
    if not any(x.since <= moment and not x.until for x in _known(entry, text)):
        raise entry.refuse(
            f"No such legend is required for the class at that time. {NOTHING}; look at the class.",
            "text",
        )
    entry.run(BORNE, moment, entry.seq, text, entry.id("class"))
    _note(entry)


def _known(entry: Facts, text: str) -> list[ClassLegend]:
    """The legends of these words ever required for the class of the entry."""
    class_id = known_class(entry)
    entry.optional("why", MOST_NOTE)
    entry.writing.write()
    found = class_legends(entry.writing.connection)
    return [legend for legend in found.get(class_id, ()) if legend.text == text]


def _note(entry: Facts) -> None:
    entry.run(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        *(entry.seq, TOPIC, str(entry.id("class")), entry.kind, entry.effective_on),
        canonical(entry.data).decode(),
    )
