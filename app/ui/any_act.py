"""The dialog of any act that the acts describe by their fields, checked as it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.acts.fields import REASON, Field
from app.acts.trying import would_record_all
from app.domain.company_facts import closed_before
from app.domain.refusal import Refusal
from app.domain.words import day_plain, whole
from app.presenters.act_forms import (
    LABELS_OF,
    NO_LABELS,
    Choices,
    act_form,
    given_of,
    lacking,
)
from app.presenters.board_day.facts import said_of
from app.presenters.board_forms import ADDRESSEES
from app.presenters.company_forms import year_intro
from app.presenters.figures import capital, holder_choices
from app.presenters.notes import merged, notes_by_field, refusal_notes
from app.presenters.view import Act, Checked, Choice, Column, Draft, Note, Row, Table
from app.ui.desk import Desk
from app.ui.forms import open_act
from app.ui.matter_choices import given_keys, matter_choices
from app.ui.parts.act_dialog import ActDialog

OF_SEATS = ("resign", "declare-vacant")
"""Acts on the term of a director; a resignation may be an officer’s as well."""
TITLES = {
    "authorized": "Authorized number of shares",
    "class-legend": "Legend for a whole class",
    "class-legend-lift": "Lift a legend of a class",
    "choose-officer": "Appointment of an officer",
    "committee-change": "Change of a committee",
    "committee-create": "New committee of the board",
    "consolidate": "Reverse split",
    "convert": "Convert into another class",
    "declare-vacant": "Seat declared vacant",
    "elect-board": "The board as elected",
    "exchange": "Exchange, combine or divide certificates",
    "fill-vacancy": "Vacancy filled",
    "found": "A lost certificate turned up",
    "holder-change": "Change of registered name",
    "legend": "Add a legend",
    "legend-lift": "Lift a legend",
    "pay": "Payment on partly paid shares",
    "replace-certificate": "Replace a lost certificate",
    "remove-directors": "Removal of directors",
    "repurchase": "Repurchase shares",
    "resign": "Resignation",
    "retire": "Retire treasury shares",
    "split": "Split shares",
    "stop": "Place a stop",
    "stop-lift": "Lift a stop",
}
"""Operations of the register that have no form of their own."""
BY_YEAR = ("send-report", "request-statements")
"""Operations whose days rest on the close of the fiscal year."""


def open_any(desk: Desk, parent: QWidget, operation: str, first: Draft | None = None) -> ActDialog:
    """Open the form of this operation; `first` fills fields that are known already."""
    return open_act(desk, parent, make_act(desk, operation, first or {}))


def make_act(desk: Desk, operation: str, first: Draft) -> Act:
    """The operation's form, and what is said of a draft: exactly what it would change."""
    from app.acts.operations import FIELDS

    fields = FIELDS[operation]
    days = {f.name: desk.today.isoformat() for f in fields if f.kind == "day" and f.required}
    years = {f.name: desk.today.year for f in fields if f.name == "year" and f.required}
    start = {
        **days,
        **years,
        **_only_class(desk),
        **_only_legend(desk),
        **_year_ended(desk, fields),
        **first,
    }
    title = TITLES.get(operation) or capital(operation.replace("-", " "))
    intro = year_intro(desk.company, desk.today) if operation in BY_YEAR else ""
    labels = LABELS_OF.get(operation, NO_LABELS)
    choices = {
        **choices_of(desk),
        **matter_choices(desk, operation, fields),
        "term": _terms_of(desk, operation),
        "addressee": ADDRESSEES,
        **(_grounds(desk) if operation == "declare-vacant" else {}),
    }
    keys = {name: start[name] for name in given_keys(fields) if name in start}
    asked = [field for field in fields if field.name not in given_keys(fields)]
    form = act_form(operation, title, asked, choices, start, intro, labels)

    def check(draft: Draft) -> Checked:
        if lacking(fields, {**draft, **keys}):
            return Checked()
        return _proposed(desk, operation, given_of(fields, {**draft, **keys}))

    return Act(form, check, lambda draft: given_of(fields, {**draft, **keys}))


def _year_ended(desk: Desk, fields: Iterable[Field]) -> dict[str, object]:
    """The close of the last fiscal year, for a form that asks for it."""
    if not any(field.name == "year_end" for field in fields):
        return {}
    close = closed_before(desk.company.fiscal_years, desk.today)
    return {"year_end": close.on.isoformat()}


def _only_class(desk: Desk) -> dict[str, object]:
    classes = desk.company.classes
    return {"class": str(classes[0].id)} if len(classes) == 1 else {}


def _only_legend(desk: Desk) -> dict[str, object]:
    legends = choices_of(desk)["class_legend"]
    return {"class_legend": legends[0].value} if len(legends) == 1 else {}


def choices_of(desk: Desk) -> Choices:
    """The records that a field may name, by the field's name."""
    company = desk.company
    classes = tuple(Choice(str(c.id), c.name) for c in company.classes)
    holders = holder_choices(desk.book.holders())
    return {
        "holder": holders,
        "holders": holders,
        "class": classes,
        "class_legend": tuple(
            Choice(str(legend.seq), f"{c.name}: {legend.text}")
            for c in company.classes
            for legend in c.legends
            if not legend.until
        ),
        "to_class": classes,
    }


def _terms_of(desk: Desk, operation: str) -> tuple[Choice, ...]:
    """Whose term the act is about: a seat of a director, an officer's, or either."""
    seats, officers = operation in OF_SEATS, operation not in OF_SEATS or operation == "resign"
    return tuple(
        Choice(str(term.id), f"{term.name}, {term.office}")
        for term in desk.company.terms
        if (seats if term.office == "director" else officers) and (not seats or term.to_on is None)
    )


def _grounds(desk: Desk) -> Choices:
    """On what the board may declare a seat vacant, by the bylaws in force."""
    from app.bylaws.board.directors import DECLARED

    law = desk.shelf.on(desk.today)
    known = law.items(DECLARED, "grounds") if law and law.has(DECLARED) else ()
    return {"ground": tuple(Choice(ground, capital(ground)) for ground in known)} if known else {}


def _on_trial(desk: Desk, operation: str, given: dict[str, object]) -> Checked:
    """What stands against an act beside the register, before it is recorded."""
    from app.acts.operations import FIELDS, OPERATIONS

    if all(field.name != REASON.name for field in FIELDS[operation]):
        return Checked()
    try:
        return said_of(would_record_all(desk.book, OPERATIONS[operation], given, desk.who()))
    except Refusal as refusal:
        return Checked(refusal_notes([refusal]))


def _proposed(desk: Desk, operation: str, given: dict[str, object]) -> Checked:
    from app.acts.shares.register import PROPOSALS

    read = PROPOSALS.get(operation)
    if read is None:
        return _on_trial(desk, operation, given)
    try:
        proposed = read(desk.book, given, desk.who())
    except Refusal as refusal:
        return Checked(refusal_notes([refusal]))
    notes = notes_by_field(proposed.findings)
    if proposed.foreseen.refused:
        notes = merged(notes, {"": (Note("error", proposed.foreseen.refused),)})
    columns = (Column("Holder"), Column("From", width=14), Column("Before", "right", 14),
               Column("After", "right", 14))  # fmt: skip
    names = {holder.id: holder.name for holder in desk.book.holders()}
    rows = tuple(
        Row(
            f"{change.class_id} {change.holder_id} {n}",
            (
                names.get(change.holder_id, ""),
                day_plain(date.fromisoformat(change.moment[:10])),
                whole(change.before),
                whole(change.after),
            ),
        )
        for n, change in enumerate(proposed.foreseen.balances)
    )
    table = Table(columns, rows, title="What it changes that was known before") if rows else None
    return Checked(notes, will_record=table)
