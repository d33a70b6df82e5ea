"""Amendments of the bylaws: proposed, voted on, adopted as a version in force, or dropped.

1988 VI §1 and §2; 2002 §2.14(c), §9.1 and §9.2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from app.acts.act import Who, known_term, settle
from app.acts.fields import REASON, Field, Fields, needed
from app.acts.law.versions import adopted_draft, votes_outstanding
from app.acts.matters.demands import new_key
from app.acts.matters.known import amendments_of
from app.acts.meetings.matter import record_fact
from app.acts.reading import not_before, past, read_by
from app.bylaws.due.amending import check_certified, check_kept, check_proposed, check_voted
from app.bylaws.file.drafts import read_bylaws
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.records.amendments import check_pages
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import Event
from app.domain.matters.amendments import BODIES, SUBJECTS, Proposed, read_amendments
from app.domain.refusal import Refusal
from app.domain.typed import read_note
from app.domain.words import day_plain
from app.store.book import Book

AMENDMENT = needed("amendment", "text", "The key of the amendment.")
ON = needed("on", "day", "The day; not one to come.")
TEXTS = ("before", "after")
"""Texts of several lines, kept as typed."""

FIELDS: Fields = {
    "propose-amendment": (
        ON,
        needed("section", "text", "The section."),
        Field("before", "text", "The text as it stands."),
        needed("after", "text", "The text as proposed."),
        needed("body", "choice", "Who is to adopt it.", choices=BODIES),
        needed("subject", "choice", "What it touches.", choices=SUBJECTS),
        Field("proposed_by", "text", "Who proposes it."),
        Field("in_articles", "yes-no", "Whether the articles set the number of directors."),
        Field("least", "whole", "The minimum of directors after it."),
        Field("least_before", "whole", "The minimum before it."),
        Field("most", "whole", "The maximum after it."),
        Field("amendment", "text", "A key of your own for it."),
        REASON,
    ),
    "vote-amendment": (
        AMENDMENT,
        ON,
        needed("votes_for", "shares", "Votes for: shares, or directors of the board."),
        Field("against", "shares", "Votes against."),
        Field("outstanding", "shares", "Votes of all shares; counted where left out."),
        Field("present", "whole", "Directors present."),
        Field("by_consent", "yes-no", "Whether the shareholders consented in writing."),
        Field("vote", "text", "The vote in words."),
        REASON,
    ),
    "adopt-amendment": (
        AMENDMENT,
        needed("text", "text", "The file of the whole bylaws as amended."),
        Field("certificate", "text", "How the secretary certified them."),
        Field("pages", "whole", "The true number of pages of the text."),
        REASON,
    ),
    "certify-amendment": (
        AMENDMENT,
        needed("on", "day", "The day on which the certificate was signed."),
        needed("term", "id", "Who signs, by the term of office."),
        Field("pages", "whole", "The true number of pages of the text."),
        Field("seal", "yes-no", "Whether the seal is affixed."),
        REASON,
    ),
    "drop-amendment": (AMENDMENT, ON, needed("why", "text", "Why."), REASON),
}


def propose_amendment(book: Book, given: Json, who: Who) -> Receipt:
    """An amendment proposed: the section, the text before and after, and who is to adopt it."""
    texts = {name: read_note(given.get(name), name, f"text {name}") for name in TEXTS}
    short = {**given, **{name: "text" for name, text in texts.items() if text}}
    data = read_by("propose-amendment", FIELDS, short, who.today) | texts
    on = past(data, "on", who.today)
    data["amendment"] = new_key(book, "amendment", data.get("amendment", ""))
    says = f"Amendment of {data['section']} proposed to the {data['body']}"
    draft = EntryDraft("amendment.proposed", on, data, says)
    law = _law(book, on)
    found = check_proposed(law, _foreseen(book, draft)) if law else ()
    return record_fact(book, who, given, draft, found)


def vote_amendment(book: Book, given: Json, who: Who) -> Receipt:
    """The vote on an amendment, beside the votes that it needs."""
    data = read_by("vote-amendment", FIELDS, given, who.today)
    known, on = open_amendment(book, data), past(data, "on", who.today)
    not_before(data, "on", known.proposed_on, "The proposal")
    if known.amendment.body == "shareholders":
        data.setdefault("outstanding", votes_outstanding(book, on))
    says = f"Vote on the amendment of {known.amendment.section}"
    draft = EntryDraft("amendment.voted", on, data, says)
    law = _law(book, on)
    found = check_voted(law, _foreseen(book, draft)) if law else ()
    return record_fact(book, who, given, draft, found)


def adopt_amendment(book: Book, given: Json, who: Who) -> Receipt:
    """The amendment adopted: the whole text as amended is a version in force, in one act.

    Refused before the vote is recorded. The version is judged as every version is adopted.
    """
    text = str(given.get("text") or "")
    data = read_by("adopt-amendment", FIELDS, {**given, "text": "text" if text else ""}, who.today)
    known = open_amendment(book, data)
    vote = known.amendment
    if vote.on is None:
        raise Refusal("Record the vote on the amendment first.", field="amendment")
    adoption: dict[str, object] = {
        "adopted_by": vote.body,
        "adopted_on": vote.on.isoformat(),
        "subject": vote.subject,
        "reason": given.get("reason") or "",
    }
    if vote.body == "shareholders" and vote.votes_for is not None:
        adoption["votes_for"] = str(vote.votes_for)
    adopted = adopted_draft(book, text, adoption, who)
    del data["text"]
    data |= {
        "next_version": adopted.data["key"],
        "effective_on": adopted.data["effective_from"],
    }
    says = f"Amendment of {vote.section} adopted with {adopted.data['key']}"
    reason = str(given.get("reason") or "").strip()
    linked = EntryDraft("amendment.adopted", vote.on, data, says, reason=reason)
    law = _law(book, vote.on)
    pages = check_pages(read_bylaws(text), data["pages"]) if data.get("pages") else ()
    lacks = (*(check_kept(law, _foreseen(book, linked)) if law else ()), *pages)
    linked = replace(linked, findings=settle(lacks, given))
    return book.record([adopted, linked], who.by, who.now)


def certify_amendment(book: Book, given: Json, who: Who) -> Receipt:
    """The secretary's certificate on the text as amended, signed after its adoption."""
    data = read_by("certify-amendment", FIELDS, given, who.today)
    known, on = _amendment(book, data), past(data, "on", who.today)
    company, adopted = book.company(), known.amendment.on
    law = shelf_for(company.bylaws).version(known.version)
    if law is None or adopted is None:
        raise Refusal("The amendment is not in force. Adopt it first.", field="amendment")
    not_before(data, "on", adopted, "The adoption")
    signer = known_term(company, data["term"])
    data |= {"name": signer.name, "office": signer.office}
    found = check_certified(
        law, known, signer, on, pages=data.get("pages"), sealed=bool(data.get("seal"))
    )
    says = f"Bylaws with the amendment of {known.amendment.section} certified by {signer.name}"
    return record_fact(book, who, given, EntryDraft("amendment.certified", on, data, says), found)


def drop_amendment(book: Book, given: Json, who: Who) -> Receipt:
    """A proposal that is not followed up."""
    data = read_by("drop-amendment", FIELDS, given, who.today)
    known, on = open_amendment(book, data), past(data, "on", who.today)
    not_before(data, "on", known.proposed_on, "The proposal")
    says = f"Amendment of {known.amendment.section} dropped: {data['why']}"
    return record_fact(book, who, given, EntryDraft("amendment.dropped", on, data, says))


def open_amendment(book: Book, given: Json) -> Proposed:
    """The amendment given; refused if there is none, or if it is adopted or dropped."""
    known = _amendment(book, given)
    if known.dropped_on:
        raise Refusal(f"It was dropped on {day_plain(known.dropped_on)}.", field="amendment")
    if known.version:
        raise Refusal(f"It was adopted with {known.version}.", field="amendment")
    return known


def _amendment(book: Book, given: Json) -> Proposed:
    key = str(given.get("amendment") or "")
    known = next((one for one in amendments_of(book) if one.key == key), None)
    if known is None:
        raise Refusal("There is no such amendment. Propose it first.", field="amendment")
    return known


def _foreseen(book: Book, draft: EntryDraft) -> Proposed:
    """The amendment as it will stand with this entry."""
    key = draft.data["amendment"]
    event = Event(book.head()[0] + 1, draft.kind, key, draft.effective_on, draft.data)
    return read_amendments([*book.events("amendment", key), event])[0]


def _law(book: Book, on: date) -> Bylaws | None:
    return shelf_for(book.company().bylaws).on(on)


OPERATIONS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    "propose-amendment": propose_amendment,
    "vote-amendment": vote_amendment,
    "adopt-amendment": adopt_amendment,
    "certify-amendment": certify_amendment,
    "drop-amendment": drop_amendment,
}
