"""Findings as margin notes: the sentence, its section, and the links to mend or keep it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.bylaws.answers import OURS, Citation, Finding
from app.domain.refusal import Refusal
from app.presenters.view import Link, Note

ORDER = ("error", "warning", "fits", "info", "advice")
"""Breach, check, fits, note, advice: the order in the margin."""


def present_note(finding: Finding, *, versions: bool = False) -> Note:
    """The finding as a note; with `versions` its section names the version too."""
    section, cite = finding.cite.section, finding.cite
    if versions and cite.short:
        section = f"{cite.short}, {section}"
    rule = cite.rule if cite.version else ""
    unclear = () if finding.severity == "fits" else cite.ambiguities
    return Note(finding.severity, finding.sentence, section, rule, _links(finding), unclear)


def present_notes(findings: Iterable[Finding]) -> tuple[Note, ...]:
    """The findings as notes in the margin's order, one for each sentence and section."""
    known = tuple(findings)
    versions = len({f.cite.version for f in known if f.cite.version}) > 1
    return in_order(dict.fromkeys(present_note(f, versions=versions) for f in known))


def notes_by_field(findings: Iterable[Finding]) -> dict[str, tuple[Note, ...]]:
    """The notes of each field; those of no field stand under the empty name."""
    fields: dict[str, list[Finding]] = {}
    for finding in findings:
        fields.setdefault(finding.field, []).append(finding)
    return {name: present_notes(found) for name, found in fields.items()}


def in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Breach, check, fits, note, advice; within each as they came."""
    return tuple(sorted(notes, key=lambda note: ORDER.index(note.severity)))


def refusal_notes(refusals: Iterable[Refusal]) -> dict[str, tuple[Note, ...]]:
    """What cannot be read as typed, by field: a check that is ours, not the bylaws'."""
    fields: dict[str, tuple[Note, ...]] = {}
    for refusal in refusals:
        note = Note("warning", refusal.sentence, OURS)
        fields[refusal.field] = (*fields.get(refusal.field, ()), note)
    return fields


def merged(*parts: Mapping[str, Sequence[Note]]) -> dict[str, tuple[Note, ...]]:
    """Notes by field from several sources, each field in the margin's order."""
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: in_order([n for part in parts for n in part.get(name, ())]) for name in names}


def cited(severity: str, sentence: str, cite: Citation) -> Note:
    """A note of our own making that rests on this rule."""
    return Note(severity, sentence, cite.section, cite.rule)


def worst_of(notes: Iterable[Note]) -> str:
    """The worst severity of the notes; `fits` if there are none."""
    order = ("error", "warning", "advice", "info", "fits")
    return min((note.severity for note in notes), key=order.index, default="fits")


def _links(finding: Finding) -> tuple[Link, ...]:
    repair = (_use(finding.repair),) if finding.repair else ()
    keep = (Link("Keep, and say why…", "keep"),) if finding.severity == "error" else ()
    return repair + keep


def _use(on: date) -> Link:
    return Link(f"Use {on:%B} {on.day}", f"use:{on.isoformat()}")
