"""A new holder on the register, and a later address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.bylaws.answers import OURS
from app.domain.people import CAPACITIES, Holder
from app.presenters.figures import holder_choices, picked
from app.presenters.notes import merged
from app.presenters.reading import Reading, handed_on, lines_of
from app.presenters.register import CAPACITY_WORDS
from app.presenters.view import Act, Checked, Choice, Draft, Field, Form, Note

PARTS = ("city", "state", "zip", "country")
KINDS = (Choice("book", "On the books"), Choice("notice", "For notices only"))


def holder_act(today: date) -> Act:
    """A new holder with the addresses known, or none at all."""
    capacities = tuple(Choice(c, CAPACITY_WORDS[c]) for c in CAPACITIES)
    remark = "Trustee: A. B. Sutherland"
    fields = (
        Field("name", "&Name as registered"),
        Field("capacity", "&Capacity", "choice", choices=capacities),
        Field("detail", "&Remark", optional=True, placeholder=remark),
        Field("members", "&Held with", "lines", optional=True),
        *_address_fields("", "Address on the books", optional=True),
        *_address_fields("notice_", "Address for notices, if another", optional=True),
    )
    draft = {"capacity": CAPACITIES[0]}
    form = Form("holder-add", "New holder", "Record holder", fields, draft)
    return Act(form, lambda draft: _check_holder(draft, today), _given_holder)


def address_act(holders: Sequence[Holder], holder: Holder | None, today: date) -> Act:
    """A later address of a holder; mail is sent again if it had come back."""
    choices = holder_choices(holders)
    fields = (
        Field("holder", "&Holder", "pick", choices=choices),
        Field("kind", "&Kind of address", "choice", choices=KINDS),
        *_address_fields("", "", optional=False),
        Field("from_on", "&From", "date"),
    )
    draft = {
        "holder": str(holder.id) if holder else "",
        "kind": "book",
        "from_on": today.isoformat(),
    }
    form = Form("holder-address", "New address", "Record address", fields, draft)
    by_id = {str(h.id): h for h in holders}

    def check(draft: Draft) -> Checked:
        return _check_address(draft, by_id.get(picked(choices, draft.get("holder"))), today)

    def given(draft: Draft) -> dict[str, object]:
        return handed_on(draft, "kind", "from_on", *PARTS) | {
            "holder": picked(choices, draft.get("holder")),
            "street": lines_of(draft, "street"),
        }

    return Act(form, check, given)


def _address_fields(prefix: str, group: str, *, optional: bool) -> tuple[Field, ...]:
    labels = {"street": "Street", "city": "City", "state": "State", "zip": "ZIP"}
    labels |= {"country": "Country"}
    return tuple(
        Field(
            prefix + name,
            label,
            "lines" if name == "street" else "text",
            optional or name == "country",
            group=group,
        )
        for name, label in labels.items()
    )


def _check_holder(draft: Draft, today: date) -> Checked:
    reading = Reading(draft, today)
    for name in ("name", "detail", *PARTS, *(f"notice_{part}" for part in PARTS)):
        reading.line(name, name.removeprefix("notice_"))
    notes = reading.notes()
    if reading.text("name") and not (reading.text("street") or reading.text("notice_street")):
        sentence = "Without an address, notice goes by way of the head office, or is published."
        notes = merged(notes, {"street": (Note("advice", sentence, OURS),)})
    return Checked(notes)


def _given_holder(draft: Draft) -> dict[str, object]:
    names = (*PARTS, *(f"notice_{part}" for part in PARTS))
    return handed_on(draft, "name", "capacity", "detail", *names) | {
        "members": lines_of(draft, "members"),
        "street": lines_of(draft, "street"),
        "notice_street": lines_of(draft, "notice_street"),
    }


def _check_address(draft: Draft, holder: Holder | None, today: date) -> Checked:
    reading = Reading(draft, today)
    reading.day("from_on")
    for name in PARTS:
        reading.line(name, name)
    notes = reading.notes()
    if holder:
        kind = str(draft.get("kind") or "book")
        before = next((a for a in reversed(holder.addresses) if a.kind == kind), None)
        said = f"Until now: {before.one_line()}." if before else "None of this kind until now."
        notes = merged(notes, {"holder": (Note("info", said),)})
    return Checked(notes)
