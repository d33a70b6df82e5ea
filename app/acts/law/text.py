"""The printed text of the bylaws: read from a file, looked at, and filed as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.acts.act import Who
from app.acts.papers import read_bytes
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.text.linking import Links, link_rules
from app.bylaws.text.parts import BylawsText
from app.bylaws.text.sections import read_text
from app.domain.entries import EntryDraft, Json, PaperDraft, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_name
from app.store.book import Book

KIND = "bylaws-text"


@dataclass(frozen=True, slots=True)
class TextPreview:
    """A text as read, and how the version's rules stand to it; nothing is recorded yet."""

    file_name: str
    text: BylawsText
    links: Links


def preview_text(path: Path, law: Bylaws) -> TextPreview:
    """The text in that file split into articles and sections, and the rules linked to it."""
    text = read_text(decoded(read_bytes(path), path.name))
    if not text.sections:
        raise Refusal(
            f"No section was found in {path.name}. Nothing was filed. Choose the text of the "
            "bylaws, with its articles and sections.",
            field="path",
        )
    return TextPreview(path.name, text, link_rules(law, text))


def file_text(book: Book, given: Json, who: Who) -> Receipt:
    """The file's bytes filed as the text of that version; a later one takes its place."""
    key = read_name(given.get("version"), "version", "version of the bylaws")
    law = shelf_for(book.company().bylaws).version(key)
    if law is None:
        raise Refusal(f"The bylaws {key} are not adopted here. Nothing was filed.", field="version")
    path = Path(read_name(given.get("path"), "path", "file"))
    preview_text(path, law)
    title = f"Text of the {law.name}"
    paper = PaperDraft(KIND, title, read_bytes(path), media_type="text/plain")
    data = {"title": title, "kind": KIND, "file_name": path.name, "version": key}
    draft = EntryDraft("paper.file", who.today, data, f"{title} filed", papers=(paper,))
    return book.record([draft], who.by, who.now)


def filed_text(book: Book, key: str) -> BylawsText | None:
    """The text last filed for that version; `None` if none was."""
    for paper in reversed(book.papers()):
        if paper.kind == KIND and book.entry(paper.seq).data.get("version") == key:
            return read_text(decoded(book.paper_bytes(paper.id), paper.title))
    return None


def decoded(data: bytes, name: str) -> str:
    """The text of a file saved by an editor or a spreadsheet of any office PC."""
    if data.startswith(b"%PDF"):
        raise Refusal(
            f"{name} is a PDF. Nothing was filed. Copy its text into a text file and choose that.",
            field="path",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16", name)
    if b"\x00" in data:
        raise Refusal(f"{name} is no text. Nothing was filed. Choose a text file.", field="path")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strict(data, "cp1252", name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refusal(
            f"{name} cannot be read as text. Nothing was filed. Save it as UTF-8.", field="path"
        ) from None
