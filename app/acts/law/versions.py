"""The company's bylaws: versions adopted, brought as a file, and unclear words decided."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from app.acts.act import Who, settle
from app.bylaws.file.drafts import read_bylaws, write_bylaws
from app.bylaws.law import built_in_shelf, shelf_for
from app.bylaws.records.amendments import Amendment, check_adoption
from app.domain.entries import EntryDraft, Json, PaperDraft, Receipt
from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.domain.typed import read_choice, read_day, read_name, read_note, read_shares
from app.store.book import Book

BODIES = ("board", "shareholders", "incorporator")
DRAFT = "bylaws:"
"""Before the key of a version that is still being made, kept as a draft."""


def adopt_bylaws(book: Book, given: Json, who: Who) -> Receipt:
    """A version adopted by the company: one of the program's by its key, or one brought as text.

    A text with a mistake, or with a value not yet decided, is refused with every one of them.
    The version is kept in the entry, so that the company file alone says what was in force; the
    text as it was brought, with a lawyer's remarks, is filed as a paper.
    """
    text = str(given.get("text") or "")
    if text:
        return book.record([adopted_draft(book, text, given, who)], who.by, who.now)
    key = read_name(given.get("key"), "key", "version of the bylaws")
    return book.record([adoption_of(key)], who.by, who.now)


def keep_version(book: Book, text: str, who: Who) -> str:
    """Keep a version that is being made, as the text of its file, outside the chain; its key."""
    key = str(tomllib.loads(text).get("key") or "new")
    book.keep_draft(DRAFT + key, {"text": text}, who.now)
    return key


def kept_versions(book: Book) -> dict[str, str]:
    """The versions that are being made: key and text of the file."""
    found = book.drafts(DRAFT)
    return {key.removeprefix(DRAFT): str(draft["text"]) for key, draft in found.items()}


def drop_version(book: Book, key: str) -> None:
    """Throw a version away that was being made, or that is adopted now."""
    book.drop_draft(DRAFT + key)


def decide_unclear(book: Book, given: Json, who: Who) -> Receipt:
    """How unclear words are read from now on, by whom, and why."""
    mark = read_name(given.get("mark"), "mark", "mark of the unclear words")
    on = read_day(given.get("on"), "on", today=who.today)
    data = {
        "mark": mark,
        "reading": _said(given, "reading"),
        "decided_by": read_name(given.get("decided_by"), "decided_by", "name of who decided"),
        "reason": _said(given, "reason"),
    }
    says = f"Unclear words {mark} read otherwise, decided by {data['decided_by']}"
    draft = EntryDraft("bylaws.decide", on, data, says, reason=data["reason"])
    return book.record([draft], who.by, who.now)


def adoption_of(key: str) -> EntryDraft:
    """The entry that adopts a version of the program's; refused if there is none of that key."""
    version = built_in_shelf().version(key)
    if version is None:
        raise Refusal(f"There are no bylaws named {key} on the shelf.", field="bylaws")
    on = version.effective_from
    return EntryDraft(
        "bylaws.adopt",
        on,
        {"key": key, "effective_from": on.isoformat()},
        f"Bylaws of {version.short} in force",
    )


def votes_outstanding(book: Book, on: date) -> int:
    """The votes of all shares outstanding at the end of the day."""
    return sum(
        book.outstanding(c.id, end_of(on)) * c.votes_per_share for c in book.company().classes
    )


def adopted_draft(book: Book, text: str, given: Json, who: Who) -> EntryDraft:
    """The entry that adopts a version brought as text, with what the rules say to its adoption."""
    version = read_bylaws(text)
    by = read_choice(given.get("adopted_by"), BODIES, "adopted_by", "body that adopted them")
    on = read_day(given.get("adopted_on"), "adopted_on", today=who.today)
    typed = given.get("votes_for")
    votes = read_shares(typed, "votes_for", least=0) if typed else None
    reason = read_note(given.get("reason") or "", "reason", "reason")
    amendment = Amendment(by, on, str(given.get("subject") or "other"))
    shelf = shelf_for(book.company().bylaws)
    found = check_adoption(shelf, amendment, votes_outstanding(book, on), votes)
    data: dict[str, Any] = {
        "key": version.key,
        "effective_from": version.effective_from.isoformat(),
        "text": write_bylaws(version),
        "adopted_by": by,
        "adopted_on": on.isoformat(),
        "votes_for": None if votes is None else str(votes),
    }
    return EntryDraft(
        "bylaws.adopt",
        version.effective_from,
        data,
        f"{version.name} adopted by the {by}",
        reason=reason,
        findings=settle(found, given),
        papers=(PaperDraft("bylaws", version.name, text.encode("utf-8"), media_type="text/plain"),),
    )


def _said(given: Json, name: str) -> str:
    """A note that must not be empty."""
    if note := read_note(given.get(name), name, name):
        return note
    raise Refusal(f"Write the {name}.", field=name)
