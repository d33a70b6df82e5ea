"""An act on trial: what it would record and what stands against it, nothing recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, cast

from app.acts.act import Who
from app.acts.meetings.operations import OPERATIONS
from app.domain.entries import EntryDraft, Json, Receipt
from app.store.book import Book

Act = Callable[[Book, Json, Who], Receipt]
ON_TRIAL = "On trial."
"""Stands for the reason, so that a breach is told instead of refused."""


class Trial:
    """A book read as it is; what an act would record is kept here instead."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.entries: tuple[EntryDraft, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)

    def record(self, drafts: Sequence[EntryDraft], _by: str, now: datetime) -> Receipt:
        """Keep the drafts; answer as if they were recorded."""
        self.entries = tuple(drafts)
        return Receipt(0, "", now.isoformat(), drafts[-1].says)

    def keep_draft(self, *_given: object) -> None:
        """Drafts stay as they are."""

    def drop_draft(self, *_given: object) -> None:
        """Drafts stay as they are."""


def would_record(book: Book, operation: str, given: Json, who: Who) -> EntryDraft:
    """The entry that an act of a meeting's day would record, with every finding; else Refusal."""
    return would_record_all(book, OPERATIONS[operation], given, who)[-1]


def would_record_all(book: Book, act: Act, given: Json, who: Who) -> tuple[EntryDraft, ...]:
    """The entries that the act would record together; else Refusal."""
    trial = Trial(book)
    act(cast("Book", trial), {**given, "reason": ON_TRIAL}, who)
    return trial.entries
