"""Papers of seats on the board and of officers, each by the entry that recorded its fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.acts.board.officers import officer_facts
from app.acts.matters.papers.making import About, Maker, Making
from app.documents.blocks import Document
from app.documents.board.seats import (
    compose_removal_worksheet,
    compose_vacancy_declaration,
    compose_vacancy_filled,
)
from app.documents.offices.officers import (
    compose_appointment,
    compose_delegation,
    compose_officer_removal,
)
from app.documents.offices.resignation import compose_resignation
from app.domain.board.directors import read_directors, resigned
from app.domain.board.officers import read_officers
from app.domain.events import Event
from app.domain.refusal import Refusal


def _event(making: Making, kind: str, key: str) -> Event:
    """The entry of that kind; refused where the entry recorded something else."""
    event = making.event(kind.partition(".")[0], key)
    if event.kind != kind:
        raise Refusal(f"Entry {key} records something else. No paper was made.")
    return event


def director_resignation(making: Making, key: str) -> Document:
    """A director's letter of resignation with its receipt."""
    event = _event(making, "director.resigned", key)
    return compose_resignation(resigned(event.data), making.issue(event.on))


def officer_resignation(making: Making, key: str) -> Document:
    """An officer's letter of resignation with its receipt."""
    event = _event(making, "officer.resigned", key)
    return compose_resignation(resigned(event.data), making.issue(event.on))


def declared(making: Making, key: str) -> Document:
    """A seat declared vacant, with the resolution where one is named."""
    event = _event(making, "director.declared", key)
    [seat] = read_directors([event]).declared
    behind = making.resolution(str(event.data.get("resolution") or ""))
    return compose_vacancy_declaration(replace(seat, resolution=behind), making.issue(event.on))


def filled(making: Making, key: str) -> Document:
    """A vacancy filled."""
    event = _event(making, "director.filled", key)
    [seat] = read_directors([event]).filled
    return compose_vacancy_filled(seat, making.issue(event.on))


def removal_worksheet(making: Making, key: str) -> Document:
    """Both tests of a removal, carried or not; the inspectors of the meeting sign it."""
    event = _event(making, "director.removed", key)
    [count] = read_directors([event]).removed
    return compose_removal_worksheet(count, making.issue(event.on), _inspectors(making, event))


def _inspectors(making: Making, event: Event) -> tuple[str, ...]:
    meeting = str(event.data.get("meeting") or "")
    if not meeting:
        return ()
    from app.acts.meetings.matter import sheet_of

    return sheet_of(making.book, meeting).day.inspectors.names


def appointment(making: Making, key: str) -> Document:
    """An officer appointed."""
    event = _event(making, "officer.chosen", key)
    [made] = read_officers([event]).appointed
    return compose_appointment(made, making.issue(event.on))


def delegation(making: Making, key: str) -> Document:
    """A power given to an officer, with the rank of the vice presidents on that day."""
    event = _event(making, "officer.delegated", key)
    [given] = read_officers([event]).delegated
    ranks = officer_facts(making.book).ranks_on(event.on)
    of_rank = given.office == "vice president"
    told = replace(given, ranks=ranks if of_rank else ())
    return compose_delegation(told, making.issue(event.on))


def officer_removal(making: Making, key: str) -> Document:
    """An officer removed."""
    event = _event(making, "officer.removed", key)
    [made] = read_officers([event]).removed
    return compose_officer_removal(made, making.issue(event.on))


def _by_entry(kind: str, filed_as: str, make: Callable[[Making, str], Document]) -> Maker:
    """A paper for each entry of that kind in the matter."""

    def offers(making: Making, key: str) -> Iterable[About]:
        return making.entries(kind.partition(".")[0], key, kind)

    return Maker(filed_as, make, offers)


MAKERS: Mapping[str, Maker] = {
    "director-resignation": _by_entry(
        "director.resigned", "director-resignation", director_resignation
    ),
    "vacancy-declared": _by_entry("director.declared", "vacancy-declaration", declared),
    "vacancy-filled": _by_entry("director.filled", "vacancy-appointment", filled),
    "removal-worksheet": _by_entry("director.removed", "removal-worksheet", removal_worksheet),
    "officer-appointment": _by_entry("officer.chosen", "officer-appointment", appointment),
    "officer-delegation": _by_entry("officer.delegated", "officer-delegation", delegation),
    "officer-removal": _by_entry("officer.removed", "officer-removal", officer_removal),
    "officer-resignation": _by_entry(
        "officer.resigned", "officer-resignation", officer_resignation
    ),
}
"""What is made -> how."""
