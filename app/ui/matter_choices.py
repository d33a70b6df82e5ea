"""What is on record already, in the words of a list, for forms of acts that ask for its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.acts.board.matter import record_of
from app.acts.fields import Field
from app.domain.events import Event
from app.domain.words import day_plain
from app.presenters.act_forms import Choices
from app.presenters.figures import capital
from app.presenters.view import Choice
from app.ui.desk import Desk

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "account": ("kept", ("kept.asked",)),
    "amendment": ("amendment", ("amendment.proposed",)),
    "claim": ("claim", ("claim.notified",)),
    "committee": ("committee", ("committee.created",)),
    "demand": ("demand", ("demand.received",)),
    "of": ("authority", ("authority.given",)),
    "report": ("report", ("report.filed",)),
    "statements": ("report", ("report.filed",)),
}
"""The matters that a field names: their topic, and the events that begin one."""
REQUESTED = {"answer-request": ("report", ("report.requested",))}
"""Acts whose field `report` names a request and not a statement."""
OF_OFFICERS = ("delegate", "designate", "away", "prohibit")
OF_DIRECTORS = ("pay-director",)
CREATES = "committee-create"
NEW = ("amendment", "claim", "demand", "report")
"""Keys that an act may give to a matter that it begins; the window gives them itself."""


def given_keys(fields: Iterable[Field]) -> tuple[str, ...]:
    """The names of the fields that hold the key of a matter begun by the act."""
    return tuple(f.name for f in fields if f.name in NEW and not f.required)


def matter_choices(desk: Desk, operation: str, fields: Iterable[Field]) -> Choices:
    """What the fields of this operation may name, by the field; a field without any is left out."""
    found: dict[str, tuple[Choice, ...]] = {}
    for field in fields:
        if field.name == "resolution":
            found[field.name] = _resolutions(desk)
        elif field.name == "meeting":
            found[field.name] = _meetings(desk)
        elif field.name == "name" and operation in (*OF_OFFICERS, *OF_DIRECTORS):
            found[field.name] = _people(desk, directors=operation in OF_DIRECTORS)
        elif field.name in TOPICS and (field.required or field.name not in NEW):
            if operation == CREATES:
                continue  # it gives the committee its name
            topic, kinds = TOPICS[field.name]
            if field.name == "report":
                topic, kinds = REQUESTED.get(operation, (topic, kinds))
            found[field.name] = _matters(desk, topic, kinds, by_entry=field.name == "of")
    return {name: choices for name, choices in found.items() if choices}


def _matters(
    desk: Desk, topic: str, kinds: tuple[str, ...], *, by_entry: bool
) -> tuple[Choice, ...]:
    """The matters of a topic by what was recorded first of each, the latest at the head."""
    begun: dict[str, Event] = {}
    for event in desk.book.events(topic):
        if event.kind in kinds:
            begun.setdefault(str(event.seq) if by_entry else event.key, event)
    says = desk.book.says(event.seq for event in begun.values())
    return tuple(
        Choice(key, f"{capital(says.get(event.seq, key))}, {day_plain(event.on)}")
        for key, event in reversed(begun.items())
    )


def _resolutions(desk: Desk) -> tuple[Choice, ...]:
    """The resolutions adopted by the board and its committees, the latest at the head."""
    adopted = [one.resolution for one in record_of(desk.book).resolutions() if one.adopted]
    return tuple(
        Choice(one.key, f"{day_plain(one.on)}: {one.title or one.text}" if one.on else one.text)
        for one in reversed(adopted)
    )


def _meetings(desk: Desk) -> tuple[Choice, ...]:
    """The meetings of shareholders with a day, the latest at the head."""
    return tuple(
        Choice(m.plan.key, f"Meeting of {day_plain(m.plan.on)}")
        for m in reversed(desk.company.meetings)
        if m.plan.on
    )


def _people(desk: Desk, *, directors: bool) -> tuple[Choice, ...]:
    """The directors, or the officers, those in office first."""
    terms = [t for t in desk.company.terms if (t.office == "director") == directors]
    names = dict.fromkeys(t.name for t in sorted(terms, key=lambda t: t.to_on is not None))
    return tuple(Choice(name, name) for name in names)
