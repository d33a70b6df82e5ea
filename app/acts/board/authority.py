"""Authority to sign, depositaries, where records are kept, the seal, accounts asked for.

1988 IV §9, §10, V §3, §5, §8; 2002 §5.9, §5.10, §8.2, §8.3, §8.7.
"""

from __future__ import annotations

from datetime import date

from app.acts.act import Who
from app.acts.board.directors import RESOLUTION
from app.acts.board.matter import as_events, given_resolution, record_facts, record_of
from app.acts.board.officers import officer_facts
from app.acts.fields import REASON, Field, Fields, needed
from app.acts.reading import past, read_by
from app.bylaws.board_day.kept import RECORDS, check_place
from app.bylaws.board_day.roster import SIGNED_BY, VOTES, check_signer
from app.bylaws.officers.duties import check_depositary
from app.bylaws.shares.certificate_papers import check_seal
from app.domain.board.officers import read_officers
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.offices import DIRECTOR, in_office
from app.domain.refusal import Refusal
from app.domain.words import day_plain
from app.store.book import Book

COVERS = tuple(SIGNED_BY)
ON = needed("on", "day", "The day.")
TO_ON = Field("to_on", "day", "The last day.")
FIELDS: Fields = {
    "give-authority": (
        needed("name", "text", "Who may sign, or vote."),
        needed("covers", "choice", "What for.", choices=COVERS),
        needed("source", "text", "Where the authority comes from, in the words of the bylaws."),
        ON,
        Field("office", "text", "The office of the person."),
        Field("instruments", "text", "The instruments in words."),
        Field("limit", "money", "Up to which amount."),
        Field("jointly_with", "text", "Who signs as well."),
        RESOLUTION,
        TO_ON,
        REASON,
    ),
    "end-authority": (
        needed("of", "id", "The entry that gave it, by its number."),
        needed("on", "day", "Its last day."),
    ),
    "depositary": (
        needed("name", "text", "The bank."),
        needed("by", "text", "Who designated it: the board, or a person it authorized."),
        ON,
        RESOLUTION,
        TO_ON,
        REASON,
    ),
    "keep-records": (
        needed("what", "choice", "The records.", choices=RECORDS),
        needed("place", "text", "Where they are kept."),
        ON,
        Field("keeper", "text", "Who keeps them."),
        RESOLUTION,
        REASON,
    ),
    "seal": (
        ON,
        Field("adopted_on", "day", "When it was adopted."),
        Field("keeper", "text", "Who keeps it."),
        Field("kept_at", "text", "Where."),
    ),
    "use-seal": (
        ON,
        needed("paper", "text", "The paper on which it was set."),
        Field("by", "text", "Who set it."),
    ),
    "ask-account": (
        ON,
        needed("by", "text", "Who asks the chief financial officer."),
        Field("about", "text", "About what."),
    ),
    "give-account": (
        needed("account", "text", "The account asked for, by its key."),
        ON,
    ),
}
"""Operation -> its fields."""


def give_authority(book: Book, given: Json, who: Who) -> Receipt:
    """Who may sign what from a day on, or vote shares held elsewhere, and the act behind it."""
    data = read_by("give-authority", FIELDS, given, who.today)
    on, record = date.fromisoformat(data["on"]), record_of(book)
    behind = given_resolution(record, data)
    if behind:
        data["resolution_on"] = behind.on.isoformat()
    if "limit" in data:
        data["cents"] = str(data.pop("limit"))
    kept = {**data, "authority": data["name"]}
    votes, law = data["covers"] == VOTES, record.shelf.on(on)
    if votes and not data.get("office"):
        held = (t for t in in_office(record.company.terms, on) if t.name == data["name"])
        kept["office"] = next((t.office for t in held if t.office != DIRECTOR), "")
    what = "vote shares held in other companies" if votes else f"sign {data['covers']}"
    says = f"{data['name']} may {what} from {day_plain(on)}"
    draft = EntryDraft("authority.given", on, kept, says)
    facts = read_officers([*book.events("authority"), *as_events(book, [draft])])
    ruled = law if law and law.has(SIGNED_BY[data["covers"]]) else None
    found = [check_signer(ruled, facts, data["name"], data["covers"], on)] if ruled else []
    return record_facts(book, who, given, [draft], found)


def end_authority(book: Book, given: Json, who: Who) -> Receipt:
    """An authority that ends."""
    data = read_by("end-authority", FIELDS, given, who.today)
    told = next((e for e in book.events("authority") if e.seq == data["of"]), None)
    if told is None or told.kind != "authority.given":
        raise Refusal("There is no such authority. Choose it by its entry.", field="of")
    on = date.fromisoformat(data["on"])
    if on < told.on:
        raise Refusal(f"It runs from {day_plain(told.on)} on.", field="on")
    kept = {"authority": told.key, "of": told.seq, "to_on": data["on"]}
    says = f"Authority of {told.key} ends on {day_plain(on)}"
    return record_facts(book, who, given, [EntryDraft("authority.ended", on, kept, says)])


def name_depositary(book: Book, given: Json, who: Who) -> Receipt:
    """A bank that keeps the money, and who designated it (1988 IV §10, 2002 §5.10 ¶2)."""
    data = read_by("depositary", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    behind = given_resolution(record, data)
    by = data["by"] if data["by"] != "board" or behind else ""
    kept = {**data, "authority": data["name"]}
    draft = EntryDraft("authority.depositary", on, kept, f"Depositary: {data['name']}")
    return record_facts(book, who, given, [draft], [check_depositary(record.law(on), by)])


def keep_records(book: Book, given: Json, who: Who) -> Receipt:
    """Where a kind of record is kept; register, minutes and accounts where the bylaws let it."""
    data = read_by("keep-records", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    behind = given_resolution(record, data)
    what, place = data.pop("what"), data["place"]
    law = record.shelf.on(on)
    found = check_place(law, what, place, by_resolution=behind is not None) if law else ()
    draft = EntryDraft("kept.place", on, {**data, "kept": what}, f"{what.capitalize()}: {place}")
    return record_facts(book, who, given, [draft], found)


def keep_seal(book: Book, given: Json, who: Who) -> Receipt:
    """The seal: when it was adopted, who keeps it and where (1988 V §9, 2002 §5.9 ¶3)."""
    data = read_by("seal", FIELDS, given, who.today)
    on = past(data, "on", who.today)
    draft = EntryDraft("kept.seal", on, {**data, "kept": "seal"}, "The corporate seal")
    record = record_of(book)
    law = record.shelf.on(on)
    found = check_seal(law, record.company.incorporated_on) if law else ()
    return record_facts(book, who, given, [draft], found)


def use_seal(book: Book, given: Json, who: Who) -> Receipt:
    """One use of the seal."""
    data = read_by("use-seal", FIELDS, given, who.today)
    on = past(data, "on", who.today)
    adopted = officer_facts(book).seal.adopted_on
    if adopted is None or on < adopted:
        raise Refusal("No seal was adopted by that day. Record the seal first.", field="on")
    draft = EntryDraft("kept.sealed", on, {**data, "kept": "seal"}, f"Seal set on {data['paper']}")
    return record_facts(book, who, given, [draft])


def ask_account(book: Book, given: Json, who: Who) -> Receipt:
    """An account asked of the chief financial officer (1988 IV §10, 2002 §5.10 ¶2)."""
    data = read_by("ask-account", FIELDS, given, who.today)
    on = past(data, "on", who.today)
    key = f"account-{book.head()[0] + 1}"
    draft = EntryDraft("kept.asked", on, {**data, "kept": key}, f"Account asked by {data['by']}")
    return record_facts(book, who, given, [draft])


def give_account(book: Book, given: Json, who: Who) -> Receipt:
    """An account given as it was asked for."""
    data = read_by("give-account", FIELDS, given, who.today)
    on, key = past(data, "on", who.today), data["account"]
    asked = next((a for a in officer_facts(book).asked if a.key == key), None)
    if asked is None or asked.answered_on:
        raise Refusal("No such account is waiting.", field="account")
    if on < asked.on:
        raise Refusal(f"It was asked for on {day_plain(asked.on)}.", field="on")
    kept = {"kept": key, "on": data["on"]}
    draft = EntryDraft("kept.answered", on, kept, f"Account given to {asked.by}")
    return record_facts(book, who, given, [draft])
