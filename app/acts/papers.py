"""Papers brought from outside into the minute book, kept as bytes with their hash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.acts.act import Who
from app.domain.entries import EntryDraft, Json, PaperDraft, Receipt
from app.domain.refusal import STORAGE, Refusal
from app.domain.typed import read_day, read_line, read_name
from app.store.book import Book

MOST_BYTES = 50_000_000
MEDIA = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
}


def file_paper(book: Book, given: Json, who: Who) -> Receipt:
    """A paper from disk filed as it is, never changed or run; the search reads its words."""
    title = read_name(given.get("title"), "title", "title of the paper")
    on = read_day(given["on"], "on", today=who.today) if given.get("on") else who.today
    kind = read_line(given.get("kind") or "other", "kind", "kind of paper")
    path = Path(read_name(given.get("path"), "path", "file"))
    paper = PaperDraft(
        kind,
        title,
        read_bytes(path),
        meeting_key=read_line(given.get("meeting"), "meeting", "meeting"),
        media_type=MEDIA.get(path.suffix.lower(), "application/octet-stream"),
    )
    data = {"title": title, "kind": kind, "file_name": path.name}
    draft = EntryDraft("paper.file", on, data, f"Paper filed: {title}", papers=(paper,))
    return book.record([draft], who.by, who.now)


def file_made(
    book: Book, paper: PaperDraft, on: date, who: Who, words: Sequence[str] = ()
) -> Receipt:
    """A paper that the program made, filed as the very bytes that were shown.

    `words` are its paragraphs, kept with the entry where the paper is to be compared later.
    """
    if not paper.data:
        raise Refusal("The paper has no pages. Nothing was filed.")
    data: dict[str, Any] = {"title": paper.title, "kind": paper.kind, "file_name": ""}
    if words:
        data["words"] = list(words)
    draft = EntryDraft("paper.file", on, data, f"Paper filed: {paper.title}", papers=(paper,))
    return book.record([draft], who.by, who.now)


def read_bytes(path: Path) -> bytes:
    """The file's bytes; refused when it is too large, empty or cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal(
                f"{path.name} is larger than 50 MB. Nothing was filed. Scan it smaller.",
                field="path",
            )
        data = path.read_bytes()
    except OSError as trouble:
        raise Refusal(
            f"{path.name} could not be read ({trouble.strerror}). Nothing was filed.",
            STORAGE,
            "path",
        ) from None
    if not data:
        raise Refusal(f"{path.name} is empty. Nothing was filed.", field="path")
    return data
