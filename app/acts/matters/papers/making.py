"""What every paper of a matter is made from: the book, the law of its day, and who signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.acts.board.matter import Record, record_of
from app.bylaws.law import Bylaws, Shelf, shelf_for
from app.documents.blocks import Document
from app.documents.stated import Issue
from app.documents.wording import Signer
from app.domain.board_record import Resolution
from app.domain.company import Company
from app.domain.entries import EntryDraft
from app.domain.events import Event
from app.domain.offices import in_office
from app.domain.refusal import Refusal
from app.domain.words import day_plain
from app.store.book import Book

SECRETARY = ("secretary",)
About = tuple[str, str]
"""What a paper is about: its key, and words where a matter has several papers of the kind."""


@dataclass(frozen=True, slots=True)
class Making:
    """The book as papers read it; `on` is the day that the papers bear.

    `more` are entries that are recorded together with the paper, read as if they were.
    """

    book: Book
    company: Company
    on: date
    more: tuple[EntryDraft, ...] = ()

    @property
    def shelf(self) -> Shelf:
        """The bylaws that the company adopted."""
        return shelf_for(self.company.bylaws)

    @property
    def record(self) -> Record:
        """What is recorded of the board and its committees."""
        return record_of(self.book, *self.more)

    def law(self, on: date | None = None) -> Bylaws:
        """The bylaws of that day, or of the paper's own; refused where none were in force."""
        asked = on or self.on
        if law := self.shelf.on(asked):
            return law
        raise Refusal(f"No bylaws were in force on {day_plain(asked)}. No paper was made.")

    def issue(self, on: date | None = None, offices: Sequence[str] = SECRETARY) -> Issue:
        """The paper under the bylaws of that day, signed by the first of the offices now filled."""
        return self.issue_under(self.law(on), offices)

    def issue_under(self, law: Bylaws, offices: Sequence[str] = SECRETARY) -> Issue:
        """The same under this version."""
        held = (
            term for office in offices for term in in_office(self.company.terms, self.on, office)
        )
        term = next(held, None)
        return Issue(self.company, law, self.on, Signer(term.name, term.office) if term else None)

    def event(self, topic: str, seq: str) -> Event:
        """The event that this entry recorded."""
        found = (e for e in self.book.events(topic) if str(e.seq) == seq)
        if event := next(found, None):
            return event
        raise Refusal(f"Entry {seq} records no such fact. No paper was made.")

    def entries(self, topic: str, key: str, *kinds: str) -> tuple[About, ...]:
        """The entries of these kinds in the matter, each with its day where there are several."""
        found = [e for e in self.book.events(topic, key) if e.kind in kinds]
        several = len(found) > 1
        return tuple((str(e.seq), day_plain(e.on) if several else "") for e in found)

    def resolution(self, key: str) -> Resolution | None:
        """The resolution of that key with its count, or `None`."""
        book = self.record.resolutions()
        return next((r.resolution for r in book if r.resolution.key == key), None)


@dataclass(frozen=True, slots=True)
class Maker:
    """How a paper is made and when it is offered.

    `kind` is the one under which it is filed, `of_committee` that of a committee. `offers` says
    what papers of this kind the facts of a matter allow.
    """

    kind: str
    make: Callable[[Making, str], Document]
    offers: Callable[[Making, str], Iterable[About]]
    of_committee: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be made: what and for which key, and words beside its label."""

    what: str
    key: str
    words: str = ""


def always(_making: Making, key: str) -> Iterable[About]:
    """One paper for the matter, whatever is recorded of it."""
    return ((key, ""),)
