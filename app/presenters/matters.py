"""Matters that run over time: demands, claims, board meetings, committees, amendments and others.

Each is a list of events under one key. The list shows how each began and what came last, the card
what happened in order, what is due, and what can be recorded next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.bylaws.due.item import KEPT, OPEN, OVERDUE, DueItem
from app.domain.events import Event
from app.domain.words import day_plain, day_short, whole
from app.presenters.figures import capital, matches, no_match
from app.presenters.view import Column, Detail, Link, Note, Row, Table


@dataclass(frozen=True, slots=True)
class MatterKind:
    """One kind of matter: its topic, how a list of it is named, and its acts (label, operation).

    `kinds` narrows the topic to some events that begin a matter. `field` is the name under which
    an act takes the key; empty where each event stands alone. `papers` are those that can be made
    of it (label, what is made).
    """

    topic: str
    label: str
    begin: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    field: str = ""
    empty: str = ""
    papers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How one matter stands beside its events: the acts that make sense now, the next first.

    `facts`, `tables` and `notes` stand over what happened.
    """

    acts: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()


Says = Mapping[int, str]
"""What each entry says, by its number."""


Made = tuple[str, str, str]
"""A paper that the facts allow: what is made, for which key, and words beside its label."""


def matters_of(kind: MatterKind, events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each matter of that kind, in the order of recording."""
    found: dict[str, list[Event]] = {}
    for event in events:
        begins = not kind.kinds or event.kind in kind.kinds
        if event.key in found or begins:
            found.setdefault(event.key, []).append(event)
    return found


def present_matters(
    kind: MatterKind,
    events: Iterable[Event],
    says: Says,
    due: Iterable[DueItem] = (),
    text: str = "",
) -> Table:
    """The matters, the latest first: when each began, how, what came last, what is due."""
    by_matter = _by_matter(due)
    columns = (
        Column("Since", width=13),
        Column("What"),
        Column("Last", width=20),
        Column("Due", width=18),
    )
    rows = [
        _row(key, told, says, by_matter.get(f"{kind.topic}:{key}", ()))
        for key, told in matters_of(kind, events).items()
    ]
    shown = tuple(row for row in reversed(rows) if matches(text, *row.cells, row.key))
    empty = no_match("matter", text) if text else kind.empty
    action = kind.begin[0][1] if kind.begin and not text else ""
    return Table(columns, shown, empty=empty, empty_action=action)


def present_matter(
    kind: MatterKind,
    key: str,
    told: Sequence[Event],
    says: Says,
    due: Iterable[DueItem] = (),
    papers: Iterable[Made] = (),
    stands: Standing | None = None,
) -> Detail:
    """One matter: its events in order, what is due, the acts that may follow, and its papers.

    Without `stands` every act of the kind is offered.
    """
    mine = _by_matter(due).get(f"{kind.topic}:{key}", ())
    columns = (Column("Day", width=13), Column("Entry", "right", 8), Column("What was recorded"))
    rows = tuple(
        Row(
            f"entry {event.seq}",
            (day_plain(event.on), whole(event.seq), says.get(event.seq, event.kind)),
            (event.on, event.seq, event.kind),
        )
        for event in told
    )
    first = says.get(told[0].seq, key) if told else key
    labels = {operation: label for label, operation in kind.acts}
    stands = stands or Standing(tuple(labels))
    offered = [(labels[operation], operation) for operation in stands.acts if operation in labels]
    acts = tuple(Link(label, f"{operation}:{key}") for label, operation in (*offered, *kind.begin))
    since = (("Since", day_short(told[0].on)),) if told and not stands.facts else ()
    return Detail(
        capital(first),
        (*since, *stands.facts),
        (*stands.tables, Table(columns, rows, title="What happened")),
        (*acts, *_paper_links(kind, papers), Link("Correct…", "correct")),
        (*(_due_note(item) for item in mine), *stands.notes),
    )


def _paper_links(kind: MatterKind, papers: Iterable[Made]) -> tuple[Link, ...]:
    labels = {what: label for label, what in kind.papers}
    return tuple(
        Link(f"{labels[what]}, {words}…" if words else f"{labels[what]}…", f"paper:{what}:{key}")
        for what, key, words in papers
    )


def _row(key: str, told: Sequence[Event], says: Says, due: Sequence[DueItem]) -> Row:
    first, last = told[0], told[-1]
    ahead = [item for item in due if item.state != KEPT]
    next_due = min(ahead, key=lambda item: item.on) if ahead else None
    cells = (
        day_plain(first.on),
        capital(says.get(first.seq, key)),
        says.get(last.seq, "") if last is not first else "",
        _due_day(next_due) if next_due else "",
    )
    late = any(item.state == OVERDUE for item in due)
    return Row(key, cells, (first.on, *cells[1:]), severity="warning" if late else "")


def _due_day(item: DueItem) -> str:
    return "No day set" if item.state == OPEN else day_plain(item.on)


def _due_note(item: DueItem) -> Note:
    severity = item.severity or ("warning" if item.state == OVERDUE else "info")
    day = "no day set" if item.state == OPEN else day_short(item.on)
    said = f"{item.what}: {day}. {item.standing}".strip()
    sentence = f"{said.rstrip('.')}. {item.counted}".strip()
    return Note(severity, sentence, item.section, item.rule)


def _by_matter(due: Iterable[DueItem]) -> dict[str, tuple[DueItem, ...]]:
    found: dict[str, tuple[DueItem, ...]] = {}
    for item in due:
        topic, _, rest = item.matter.partition(":")
        matter = f"{topic}:{rest.split(':', 1)[0]}"
        found[matter] = (*found.get(matter, ()), item)
    return found
