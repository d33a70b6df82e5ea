"""Legends required for whole classes of shares, worked out from what was recorded of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.events import Event
from app.domain.shares import ClassLegend

REQUIRED, LIFTED = "class.legend", "class.legend-lifted"
TOPIC = "class-legend"
"""Under which they are kept among the events; the key is the number of the class."""


def read_class_legends(events: Iterable[Event]) -> dict[int, tuple[ClassLegend, ...]]:
    """Class -> the legends ever required for it, in the order of their moments.

    A legend that is lifted ends the latest one of the same words that stood at that moment.
    """
    found: dict[int, tuple[ClassLegend, ...]] = {}
    for event in sorted(events, key=lambda e: (moment_of_event(e), e.seq)):
        class_id, text = int(event.key), str(event.data["text"])
        known, moment = found.get(class_id, ()), moment_of_event(event)
        why = str(event.data.get("why") or "")
        if event.kind == REQUIRED:
            found[class_id] = (*known, ClassLegend(text, moment, why, seq=event.seq))
        else:
            found[class_id] = tuple(
                replace(legend, until=moment, lifted_why=why, lifted_seq=event.seq)
                if legend.text == text and not legend.until
                else legend
                for legend in known
            )
    return found


def moment_of_event(event: Event) -> str:
    """The moment on the books at which it takes effect."""
    return f"{event.on.isoformat()}T{event.data['at']}"
