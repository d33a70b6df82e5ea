"""Findings on what is recorded already: they are told, and there is no field to settle them in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.bylaws.answers import Finding
from app.presenters.notes import present_notes
from app.presenters.view import Note


def told_notes(findings: Iterable[Finding]) -> tuple[Note, ...]:
    """The findings as notes without links to a repair or a reason."""
    return tuple(replace(note, links=()) for note in present_notes(findings))
