"""Where a person in office is reached: the address and the telephone that notices go to.

1988 III §8 and 2002 §3.8: notice goes to a director in person, by telephone, or to the address in
the corporation's records.
"""

from __future__ import annotations

from datetime import date

from app.acts.act import Who
from app.acts.board.matter import record_facts
from app.acts.fields import REASON, Field, Fields, needed
from app.acts.reading import read_by
from app.domain.company_facts import CONTACT, read_telephone
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.words import day_plain
from app.store.book import Book

FIELDS: Fields = {
    "contact": (
        needed("name", "text", "The director or officer."),
        Field("address", "text", "The postal address; as it was where left out."),
        Field("telephone", "text", "The telephone number; as it was where left out."),
        needed("from_on", "day", "From when on."),
        REASON,
    ),
}
"""Operation -> its fields."""


def keep_contact(book: Book, given: Json, who: Who) -> Receipt:
    """The address and the telephone of a director or officer, from a day on."""
    data = {"address": "", "telephone": "", **read_by("contact", FIELDS, given, who.today)}
    name, on = data.pop("name"), date.fromisoformat(data["from_on"])
    terms = [t for t in book.company().terms if t.name == name]
    if not any(t.to_on is None or t.to_on >= on for t in terms):
        said = f"{name} holds no office on {day_plain(on)} or later. Choose one who does."
        raise Refusal(said, field="name")
    if not data["address"] and not data["telephone"]:
        raise Refusal("Write an address or a telephone number.", field="telephone")
    data["telephone"] = read_telephone(data["telephone"])
    reached = ", ".join(part for part in (data["telephone"], data["address"]) if part)
    draft = EntryDraft("contact.kept", on, {**data, CONTACT: name}, f"{name} reached at {reached}")
    return record_facts(book, who, given, [draft])
