"""The form of any act, made from its fields as data: labels, choices, and what is handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, cast

from app.presenters import view
from app.presenters.figures import capital
from app.presenters.params import param_words
from app.presenters.view import Choice, Draft, Form

Choices = Mapping[str, tuple[Choice, ...]]
"""Choices of the fields that name a record: by the name of the field."""

KINDS = {
    "text": "text",
    "shares": "number",
    "whole": "number",
    "money": "text",
    "day": "date",
    "hour": "time",
    "moment": "text",
    "yes-no": "choice",
    "choice": "choice",
    "texts": "lines",
    "ids": "lines",
    "rows": "rows",
    "id": "pick",
}
HINTS = {
    "texts": "one to a line",
    "ids": "one to a line",
    "money": "1,250.00",
    "moment": "5/25/2004 9:00 AM",
}
PLACE = ("name", "street", "city", "state", "zip")
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
NO_HINT = re.compile(r"(The )?\w+\.")
SKIPPED = ("reason",)
"""Asked for by the dialog itself when a finding stands against the act."""

LABELS = {
    "on": "On",
    "at": "At the hour",
    "at_request": "At whose request",
    "adopted_by": "Adopted by",
    "allowed_cents": "Amount allowed",
    "authorized:shares": "Authorized number",
    "authorized:text": "Authorized by",
    "authorized_on": "Authorized on",
    "cents": "Amount",
    "class_legend": "Legend",
    "demander": "Name, if no holder",
    "detail": "Remark",
    "first_number": "Number them from",
    "found": "Found",
    "from_on": "From",
    "issued": "Certificates made out",
    "kept": "Certificates for what stays",
    "members": "Who hold together",
    "new": "New shares",
    "number": "Certificate",
    "of": "Authority",
    "old": "For old shares",
    "out_of": "Out of",
    "paid": "Paid",
    "requester": "Name, if no holder",
    "right": "Rule relied on",
    "says": "What is known",
    "security": "Bond or other security",
    "signed_on": "Signed on",
    "surrendered": "Certificates surrendered",
    "term": "Officer",
    "taken_by": "Taken by",
    "to_class": "Into class",
    "to_on": "Last day",
    "total": "Whole price",
    "wants": "What is demanded",
    "waived": "Why no security",
    "way": "How it came",
    "why": "Why",
    "year_end": "Fiscal year ended",
    "zip": "ZIP",
}
"""Labels that differ from the field's name; with its kind where one name means two things."""

CHARTER_LABELS: Mapping[str, str] = {
    "committee": "Name of the committee",
    "members": "Members",
    "rules_conflict": "Its rules conflict with the bylaws",
    "votes_for": "Directors for it",
}
LABELS_OF: Mapping[str, Mapping[str, str]] = {
    "answer-request": {"report": "Request"},
    "away": {"name": "Officer"},
    "delegate": {"name": "Officer"},
    "discard-statement": {"report": "Statement"},
    "prohibit": {"name": "Officer", "by": "Prohibited by"},
    "show-statement": {"report": "Statement"},
    "committee-create": CHARTER_LABELS,
    "committee-change": CHARTER_LABELS,
    "change-number": {"number": "Number of directors"},
    "decide-request": {"request": "Number of the request"},
    "depositary": {"name": "Bank", "by": "Designated by"},
    "designate": {"name": "Officer", "by": "Designated by"},
    "determine-claim": {"route": "Found by", "met": "Standard of conduct"},
    "elect-board": {"names": "Elected"},
    "fill-vacancy": {"route": "Filled by", "former": "Who held it last"},
    "keep-records": {"what": "Which records"},
    "pay-director": {"name": "Director", "what": "For what"},
    "rank": {"names": "Vice presidents"},
    "recover": {"what": "From whom"},
    "remove-directors": {"names": "Directors"},
    "resign": {"term": "Who", "addressee": "Given to"},
    "file-statement": {"term": "Certified in the office of"},
    "certify-amendment": {"term": "Who certifies", "on": "Signed on", "seal": "Seal affixed"},
    "declare-vacant": {"term": "Director"},
}
"""Labels that an operation has of its own, before the usual ones."""


NO_LABELS: Mapping[str, str] = {}


class ActField(Protocol):
    """A field of an act as the acts describe it."""

    @property
    def name(self) -> str:
        """Its name in what is handed on."""
        ...

    @property
    def kind(self) -> str:
        """Its kind, one of `KINDS`."""
        ...

    @property
    def says(self) -> str:
        """What it holds, in a sentence."""
        ...

    @property
    def required(self) -> bool:
        """Whether the act cannot be done without it."""
        ...

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from."""
        ...

    @property
    def rows(self) -> Sequence[ActField]:
        """The fields of its rows."""
        ...


def act_form(
    operation: str,
    title: str,
    fields: Iterable[ActField],
    choices: Choices,
    first: Draft,
    intro: str = "",
    labels: Mapping[str, str] = NO_LABELS,
) -> Form:
    """The form of an operation; `first` is what stands in it, `labels` go before the usual."""
    letters: set[str] = set()
    shown = tuple(
        _field(field, choices, letters, labels.get(field.name, ""))
        for field in fields
        if field.name not in SKIPPED
    )
    verb = "Record"
    return Form(operation, title, verb, shown, first, intro)


def given_of(fields: Iterable[ActField], draft: Draft) -> dict[str, object]:
    """What is handed on to the act: lists split into lines, empty fields left out."""
    given: dict[str, object] = {}
    for field in fields:
        value = _value(field, draft.get(field.name))
        if value not in ("", None, []):
            given[field.name] = value
    return given


def lacking(fields: Iterable[ActField], draft: Draft) -> tuple[str, ...]:
    """The names of the fields that the act needs and that are still empty."""
    given = given_of(fields, draft)
    return tuple(field.name for field in fields if field.required and field.name not in given)


def label_of(name: str, kind: str = "") -> str:
    """The label of a field by its name, or by its name and kind."""
    return LABELS.get(f"{name}:{kind}") or LABELS.get(name) or capital(param_words(name))


def _field(field: ActField, choices: Choices, letters: set[str], label: str = "") -> view.Field:
    label = _with_letter(label or label_of(field.name, field.kind), letters)
    if field.kind == "object":
        columns = tuple(view.Field(name, label_of(name), optional=True) for name in PLACE)
        return view.Field(field.name, label, "rows", not field.required, columns=columns)
    if field.kind in ("ids", "texts") and field.name in choices:
        column = view.Field(field.name, label_of(field.name), "pick", choices=choices[field.name])
        return view.Field(field.name, label, "rows", not field.required, columns=(column,))
    return view.Field(
        field.name,
        label,
        _kind(field, choices),
        not field.required,
        _choices(field, choices),
        HINTS.get(field.kind, ""),
        tuple(_column(row, choices) for row in field.rows),
        hint="" if field.rows else hint_of(field, label),
    )


def hint_of(field: ActField, label: str) -> str:
    """What stands beside the field; nothing where it would only name the field again."""
    said = field.says.replace(", by its key", "").replace("The key of the ", "The ")
    named = said.rstrip(".").removeprefix("The ").casefold()
    same = named == label.replace("&", "").casefold()
    return "" if same or NO_HINT.fullmatch(said) else said


def _column(field: ActField, choices: Choices) -> view.Field:
    kind = "text" if field.kind in ("texts", "ids") else _kind(field, choices)
    return view.Field(
        field.name,
        label_of(field.name, field.kind),
        kind,
        not field.required,
        _choices(field, choices),
    )


def _choices(field: ActField, choices: Choices) -> tuple[Choice, ...]:
    if field.kind == "yes-no":
        return YES_NO
    words = tuple(Choice(word, capital(param_words(word))) for word in field.choices)
    return choices.get(field.name) or words


def _kind(field: ActField, choices: Choices) -> str:
    if field.kind == "id" and field.name not in choices:
        return "number"
    if field.kind == "id" and len(choices[field.name]) <= FEW:
        return "choice"
    if field.kind == "text" and field.name in choices:
        return "choice"
    if field.name == "year":
        return "text"  # no commas
    return KINDS.get(field.kind, "text")


FEW = 12
"""Up to so many records are shown as a list to choose from; more are searched by typing."""


def _with_letter(label: str, letters: set[str]) -> str:
    """The label with the first letter that no other label of the form uses for Alt."""
    for at, letter in enumerate(label):
        if letter.isascii() and letter.isalpha() and letter.lower() not in letters:
            letters.add(letter.lower())
            return f"{label[:at]}&{label[at:]}"
    return label


def _value(field: ActField, value: object) -> object:
    if field.kind in ("ids", "texts") and isinstance(value, str):
        parts = [part.strip() for line in value.splitlines() for part in line.split(";")]
        return [part for part in parts if part]
    if field.kind == "object":
        rows = cast("Sequence[Mapping[str, object]]", value or ())
        return next((dict(row) for row in rows if any(row.values())), None)
    if field.kind in ("ids", "texts") and isinstance(value, list | tuple):
        chosen = cast("Sequence[str | Mapping[str, object]]", value)
        named = [row if isinstance(row, str) else row.get(field.name) for row in chosen]
        return [one for one in named if one]
    if field.kind == "rows":
        rows = cast("Sequence[Mapping[str, object]]", value or ())
        return [given_of(field.rows, row) for row in rows]
    if field.kind == "yes-no":
        return {"yes": True, "no": False}.get(str(value or ""))
    return value.strip() if isinstance(value, str) else value
