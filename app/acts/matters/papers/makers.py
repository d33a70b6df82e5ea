"""One paper of a matter by its name: composed from the recorded facts and typeset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.acts.act import Who
from app.acts.matters.papers import board, bylaws, claims, demands, offices, seats
from app.acts.matters.papers.making import Maker, Making, Offer
from app.domain.entries import EntryDraft, PaperDraft
from app.domain.refusal import Refusal
from app.store.book import Book

MAKERS: Mapping[str, Maker] = {
    **board.MAKERS,
    **seats.MAKERS,
    **offices.MAKERS,
    **demands.MAKERS,
    **claims.MAKERS,
    **bylaws.MAKERS,
}
"""What is made -> how."""


def matter_paper(
    book: Book,
    what: str,
    key: str,
    who: Who,
    on: date | None = None,
    more: tuple[EntryDraft, ...] = (),
) -> PaperDraft:
    """The paper of that kind for a matter or one of its entries; nothing is filed.

    `more` are entries that are to be recorded with it, read as if they were.
    """
    from app.documents.typeset import typeset

    if what not in MAKERS:
        raise Refusal(f"There is no paper {what}.")
    maker, making = MAKERS[what], _making(book, who, on, more)
    document = maker.make(making, key)
    made = typeset(document)
    committee = maker.of_committee and board.committee_of(making, key)
    kind = maker.of_committee if committee else maker.kind
    return PaperDraft(kind, document.title, made.data, made.pages)


def offered(book: Book, whats: Iterable[str], key: str, who: Who) -> tuple[Offer, ...]:
    """The papers among these that the facts of the matter allow."""
    making = _making(book, who, None)
    return tuple(
        Offer(what, about, words)
        for what in whats
        for about, words in MAKERS[what].offers(making, key)
    )


def _making(book: Book, who: Who, on: date | None, more: tuple[EntryDraft, ...] = ()) -> Making:
    return Making(book, book.company(), on or who.today, more)
