"""Holders of record: who they are and where their notices go."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.acts.act import Who, given_holder, given_list
from app.acts.fields import HOLDER, Field, Fields, needed
from app.acts.shares.draft import EVIDENCE, Proposed, weighed
from app.bylaws.answers import Finding
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.people import CAPACITIES
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_day, read_line, read_name, read_note
from app.domain.words import day_plain
from app.store.book import Book


def add_holder(book: Book, given: Json, who: Who) -> Receipt:
    """A new holder on the register, with the addresses given, or none at all."""
    return book.record([holder_draft(given, book.next_id("holder"), who.today)], who.by, who.now)


def holder_draft(given: Json, holder_id: int, today: date) -> EntryDraft:
    """The entry of a new holder; also the row of an import."""
    name = read_name(given.get("name"), "name", "name as registered")
    capacity = read_choice(
        given.get("capacity") or "individual", CAPACITIES, "capacity", "capacity"
    )
    members = [read_name(m, "members", "co-holder’s name") for m in given_list(given, "members")]
    data = {
        "id": holder_id,
        "name": name,
        "capacity": capacity,
        "detail": read_line(given.get("detail"), "detail", "remark"),
        "members": members,
        "addresses": [
            address
            for address in (
                given_address(given, "book", ""),
                given_address(given, "notice", "notice_"),
            )
            if address
        ],
    }
    on = read_day(given["on"], "on", today=today) if given.get("on") else today
    return EntryDraft("holder.add", on, data, f"{name} added to the register")


def change_address(book: Book, given: Json, who: Who) -> Receipt:
    """A later address of a holder; mail is sent again if it had come back."""
    holder = given_holder(book, given)
    kind = read_choice(given.get("kind") or "book", ("book", "notice"), "kind", "kind of address")
    address = given_address(given, kind, "")
    if address is None:
        raise Refusal("Write the street of the new address.", field="street")
    on = read_day(given.get("from_on"), "from_on", today=who.today)
    data = {"holder": holder.id, "address": address, "from_on": on.isoformat()}
    says = f"New address of {holder.name}: {address['city']}, {address['state']}"
    return book.record([EntryDraft("holder.address", on, data, says)], who.by, who.now)


def propose_change(book: Book, given: Json, who: Who) -> Proposed:
    """Another registered name, capacity, remark or co-holders from a day on; the rest stays."""
    on = read_day(given.get("on"), "on", today=who.today)
    known = given_holder(book, given)
    since = book.standings(known.id)[0].since
    if on < since:
        raise Refusal(
            f"The register knows {known.name} from {day_plain(since)} on. Write that day or a "
            "later one, or correct the entry that added the holder.",
            field="on",
        )
    holder = book.holder_on(known.id, on)
    members = given_list(given, "members") if "members" in given else holder.members
    capacity = given.get("capacity") or holder.capacity
    data = {
        "holder": holder.id,
        "from_on": on.isoformat(),
        "name": read_name(given.get("name") or holder.name, "name", "name as registered"),
        "capacity": read_choice(capacity, CAPACITIES, "capacity", "capacity"),
        "detail": read_line(given.get("detail", holder.detail), "detail", "remark"),
        "members": [read_name(m, "members", "co-holder’s name") for m in members],
        "evidence": read_note(given.get("evidence"), "evidence", "evidence"),
    }
    before = (holder.name, holder.capacity, holder.detail, list(holder.members))
    if before == (data["name"], data["capacity"], data["detail"], data["members"]):
        raise Refusal("Nothing would be otherwise than it stands.", field="name")
    changed = data["name"] != holder.name
    says = f"{holder.name} now {data['name']}" if changed else f"{holder.name} registered otherwise"
    sentence = "No paper that shows the change is named."
    found = () if data["evidence"] else (Finding(EVIDENCE, "warning", sentence, "evidence"),)
    return weighed(book, EntryDraft("holder.change", on, data, says), found, who)


def given_address(given: Json, kind: str, prefix: str) -> dict[str, Any] | None:
    """The address under that prefix, `None` where nothing of it is given."""
    street = given.get(f"{prefix}street") or ""
    lines = street.split("\n") if isinstance(street, str) else given_list(given, f"{prefix}street")
    parts = {
        name: read_line(
            given.get(prefix + name), prefix + name, name.upper() if name == "zip" else name
        )
        for name in ("city", "state", "zip", "country")
    }
    lines = [read_line(line, f"{prefix}street", "street") for line in lines if str(line).strip()]
    if not lines and not any(parts.values()):
        return None
    for name, value in (("street", lines), ("city", parts["city"])):
        if not value:
            raise Refusal(
                f"Write the {name} of the address, or leave it out whole.", field=prefix + name
            )
    return {"kind": kind, "lines": lines, **parts}


def _address_fields(prefix: str, what: str) -> tuple[Field, ...]:
    return (
        Field(f"{prefix}street", "text", f"Street lines of the {what}."),
        *(Field(f"{prefix}{name}", "text", f"The {name} of it.") for name in PLACE),
    )


PLACE = ("city", "state", "zip", "country")
REGISTERED = (
    Field("capacity", "choice", "How the shares are held.", choices=CAPACITIES),
    Field("detail", "text", "A remark, like “as joint tenants”."),
    Field("members", "texts", "The names of co-holders or trustees."),
)
FIELDS: Fields = {
    "holder-add": (
        needed("name", "text", "The name as registered."),
        *REGISTERED,
        *_address_fields("", "address on the books"),
        *_address_fields("notice_", "address given for notices"),
        Field("on", "day", "The day; today where left out."),
    ),
    "holder-address": (
        HOLDER,
        Field("kind", "choice", "On the books or for notices.", choices=("book", "notice")),
        *_address_fields("", "address"),
        needed("from_on", "day", "From when on."),
    ),
    "holder-change": (
        HOLDER,
        needed("on", "day", "From when on."),
        Field("name", "text", "The registered name from then on."),
        *REGISTERED,
        Field("evidence", "text", "The paper that shows the change."),
        Field("reason", "text", "Why it is recorded although a finding stands against it."),
    ),
}
"""Operation -> its fields."""
