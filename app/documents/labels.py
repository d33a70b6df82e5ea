"""Address labels for the envelopes of a mailing, in the order of Exhibit A."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.blocks import as_names
from app.domain.meetings import ListRow

ACROSS, DOWN = 3, 10
PER_SHEET = ACROSS * DOWN


@dataclass(frozen=True, slots=True)
class LabelSheets:
    """Labels in order; the first stands on label `start` (1 to 30) of the first sheet."""

    title: str
    company: str
    labels: tuple[tuple[str, ...], ...]
    start: int = 1

    def pages(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The labels sheet by sheet, with empty ones before `start`."""
        if not 1 <= self.start <= PER_SHEET:
            raise ValueError(f"labels are numbered from 1 to {PER_SHEET}")
        cells = ((),) * (self.start - 1) + self.labels
        return tuple(cells[n : n + PER_SHEET] for n in range(0, max(1, len(cells)), PER_SHEET))


def compose_labels(
    title: str, company: str, rows: Iterable[ListRow], start: int = 1
) -> LabelSheets:
    """A label for each holder that has an address: name, then the lines of the address.

    A holder with several lines in the list, one for each class, has one label.
    """
    seen: set[int] = set()
    labels: list[tuple[str, ...]] = []
    for row in rows:
        if row.address and row.holder_id not in seen:
            seen.add(row.holder_id)
            labels.append(as_names((row.name, *row.address)))
    return LabelSheets(title, company, tuple(labels), start)
