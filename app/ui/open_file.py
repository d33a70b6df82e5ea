"""An open file: what the bands over it say, and what is remembered of it when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.words import day_short
from app.presenters.tables import Link

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.parts.band import Bands
    from app.ui.settings import Settings

REHEARSAL_LINKS = (
    Link("Set another day…", "rehearse-day"),
    Link("End the rehearsal", "rehearse-end"),
)


def show_bands(bands: Bands, desk: Desk, settings: Settings) -> None:
    """Say over the pages what is special about this file."""
    if desk.rehearsed_on:
        bands.show_band("rehearsal", rehearsal_sentence(desk), REHEARSAL_LINKS, "warning")
    elif desk.company.sample_on:
        bands.show_band("sample", sample_sentence(desk))
    if desk.read_only:
        text = f"This file is open for reading only. {desk.held_by()}".strip()
        bands.show_band("read-only", text)
    seq, head = settings.head_of(desk.book.path)
    if seq and not desk.book.has_head(seq, head):
        bands.show_band("older", older_sentence(seq), severity="warning")
    for number, note in enumerate(desk.book.notes):
        bands.show_band(f"note-{number}", note, severity="warning")


def put_down(desk: Desk, settings: Settings) -> None:
    """Remember how far the file was; of a rehearsal nothing, and its papers' stamp goes."""
    if desk.rehearsed_on is None:
        settings.keep_head(desk.book.path, *desk.book.head())
        return
    from app.documents.typeset import stamp_pages

    stamp_pages("")


def older_sentence(seq: int) -> str:
    """What is said over a file that lacks what it held when it was last closed here."""
    return (
        f"Entry {seq:,}, the last one when this file was closed here, is not in it. It is an older "
        "copy, or it was restored. Go on only if that was meant."
    )


def rehearsal_sentence(desk: Desk) -> str:
    """What the band over a rehearsal says, on every page."""
    return f"Rehearsal: nothing is kept. Its calendar stands at {day_short(desk.today)}."


def sample_sentence(desk: Desk) -> str:
    """What the band over the sample company says."""
    return f"Sample company. Its calendar stands at {day_short(desk.today)}."
