"""Two drafts of minutes beside each other on paper: added words bold, removed ones in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.blocks import Block, Document, Paragraph, Run, Title
from app.domain.drafts import ADDED, CHANGED, REMOVED, SAME, Compared, Piece

LABELS = {ADDED: "Added", REMOVED: "Removed", CHANGED: "Changed"}
MARKS = {ADDED: ("+", "+"), REMOVED: ("[", "]")}
HOW_READ = (
    "What was added is bold and stands between plus signs. What was removed is italic and stands "
    "in square brackets. Paragraphs without a word before them are the same in both."
)


def compose_comparison(
    title: str, company: str, names: tuple[str, str], found: Sequence[Compared]
) -> Document:
    """The comparison of the first draft with the second, paragraph by paragraph."""
    head = Title("Drafts compared", (title, f"{names[0]} and {names[1]}"))
    blocks: list[Block] = [head, Paragraph(HOW_READ, "small"), *map(_paragraph, found)]
    return Document("Drafts compared", company, tuple(blocks), f"{title}, drafts compared")


def marked(piece: Piece) -> str:
    """The words with their mark, so that they are told apart without letters or colours."""
    signs = MARKS.get(piece.how, ("", ""))
    words = piece.text.strip()
    if not words:
        return piece.text
    before, _, after = piece.text.partition(words)
    return f"{before}{signs[0]}{words}{signs[1]}{after}"


def _paragraph(one: Compared) -> Paragraph:
    if one.how == SAME:
        return Paragraph(one.pieces[0].text)
    label = Run(f"{LABELS[one.how]}: ", "strong")
    return Paragraph((label, *map(_run, one.pieces)), indent=18)


def _run(piece: Piece) -> Run:
    styles = {ADDED: "strong", REMOVED: "italic"}
    return Run(marked(piece), styles.get(piece.how, ""))
