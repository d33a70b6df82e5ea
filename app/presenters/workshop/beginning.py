"""Begin a version: from a blank, from a copy of one, or go on with one that was kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.bylaws.file.checking import check_head
from app.bylaws.file.drafts import Draft, new_from
from app.bylaws.law import Shelf
from app.domain.company import Company
from app.presenters import view
from app.presenters.reading import Reading
from app.presenters.view import Checked, Choice, Field, Form, Note

BLANK, COPY, KEPT = "blank", "copy:", "kept:"


def begin_form(shelf: Shelf, company: Company, kept: Iterable[str], today: date) -> Form:
    """Where the version begins, and its names."""
    sources = (
        *(Choice(KEPT + key, f"Go on with {key}") for key in kept),
        *(Choice(COPY + v.key, f"A copy of the {v.name}") for v in reversed(shelf.versions)),
        Choice(BLANK, "A blank, everything to be decided"),
    )
    fields = (
        Field("source", "Begin &from", "choice", choices=sources),
        Field("name", "&Name"),
        Field("short", "S&hort name"),
        Field("key", "&Key in files"),
        Field("effective_from", "In &force from", "date"),
    )
    year = today.year
    word = "".join(c for c in company.name.split(" ")[0].lower() if c.isascii() and c.isalnum())
    draft = {
        "source": sources[0].value,
        "name": f"Bylaws of {year}",
        "short": str(year),
        "key": f"{word or 'company'}-{year}",
        "effective_from": today.isoformat(),
    }
    intro = "Nothing is in force before the version is adopted."
    return Form("version", "Make a version of the bylaws", "Begin", fields, draft, intro)


def check_beginning(typed: view.Draft, today: date) -> Checked:
    """Whether its names can stand at the head of a file."""
    reading = Reading(typed, today)
    reading.day("effective_from")
    notes = dict(reading.notes())
    for name in ("key", "short", "name"):
        if said := check_head(name, reading.text(name)):
            notes[name] = (Note("error", said),)
    return Checked(notes)


def begun(typed: view.Draft, shelf: Shelf, today: date) -> Draft:
    """The draft as it begins; a copy has all that its source has."""
    reading = Reading(typed, today)
    source = reading.text("source")
    law = shelf.version(source.removeprefix(COPY)) if source.startswith(COPY) else None
    return new_from(
        law,
        reading.text("key"),
        reading.text("short"),
        reading.text("name"),
        reading.day("effective_from") or today,
    )
