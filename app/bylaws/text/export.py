"""One section as plain text for showing, and where each of its paragraphs stands in it."""

from __future__ import annotations

from app.bylaws.text.parts import Section

STEP = "    "


def export(section: Section) -> str:
    """The section's words: citation and heading, then its paragraphs, marked ones indented."""
    return _head(section) + "".join(_paragraphs(section))


def paragraph_places(section: Section) -> tuple[tuple[int, int], ...]:
    """For each paragraph, where its words begin and end in `export`."""
    places: list[tuple[int, int]] = []
    at = len(_head(section))
    for paragraph, shown in zip(section.paragraphs, _paragraphs(section), strict=True):
        at += len(shown)
        places.append((at - len(paragraph.text), at))
    return tuple(places)


def _head(section: Section) -> str:
    return f"{section.cite}  {section.heading}".rstrip()


def _paragraphs(section: Section) -> list[str]:
    return [f"\n\n{STEP * len(p.marks)}{p.text}" for p in section.paragraphs]
