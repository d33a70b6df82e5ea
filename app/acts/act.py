"""Who acts, what was given, and how findings are kept with the entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.bylaws.answers import Finding
from app.domain.company import Company
from app.domain.entries import FindingKept, Json
from app.domain.offices import Term
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import ShareClass
from app.domain.typed import read_note
from app.store.book import Book


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts, at which moment (with its zone), and the day on the desk's calendar.

    The day differs from the moment's only in a sample company, whose calendar stands still.
    """

    by: str
    now: datetime
    today: date


def settle(
    findings: Iterable[Finding], given: Json, reasons: Mapping[str, str] | None = None
) -> tuple[FindingKept, ...]:
    """The breaches and checks to be kept with an entry, each with the reason for going on.

    A breach without a reason, given for its field or for the whole act, is refused.
    """
    reason = read_note(given.get("reason", ""), "reason", "reason")
    kept: list[FindingKept] = []
    for finding in findings:
        if finding.severity not in ("error", "warning"):
            continue
        why = (reasons or {}).get(finding.field, "") or reason
        if finding.severity == "error" and not why:
            raise Refusal(
                f"{finding.sentence} {finding.cite.section}. Nothing was recorded. "
                "Change it, or give the reason for recording it.",
                field="reason",
            )
        kept.append(
            FindingKept(
                finding.cite.rule,
                finding.cite.version,
                finding.cite.section,
                finding.severity,
                finding.sentence,
                why,
            )
        )
    return tuple(kept)


def given_list(given: Json, name: str) -> list[Any]:
    """The list under that name, or an empty one; anything else is refused."""
    value = given.get(name, [])
    if not isinstance(value, list | tuple):
        raise Refusal(f"Give {name} as a list.", field=name)
    return list(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def given_rows(given: Json, name: str) -> list[Json]:
    """The list of rows under that name."""
    rows = given_list(given, name)
    if not all(isinstance(row, Mapping) for row in rows):
        raise Refusal(f"Give {name} as a list of rows with named parts.", field=name)
    return rows


def given_id(given: Json, name: str, what: str) -> int:
    """The id under that name."""
    value = given.get(name)
    text = str(value).strip() if isinstance(value, int | str) else ""
    if isinstance(value, bool) or not text.isdecimal() or len(text) > 15:
        raise Refusal(f"Choose the {what}.", field=name)
    return int(text)


def given_class(book: Book, given: Json) -> ShareClass:
    """The share class given, or the only one where none is named."""
    classes = book.company().classes
    if not classes:
        raise Refusal("There is no share class yet. Add one first.", field="class")
    if given.get("class") in (None, "") and len(classes) == 1:
        return classes[0]
    wanted = given_id(given, "class", "share class")
    found = next((c for c in classes if c.id == wanted), None)
    if found is None:
        raise Refusal("There is no such share class. Choose one of the list.", field="class")
    return found


def given_holder(book: Book, given: Json, name: str = "holder") -> Holder:
    """The holder given, as on the register."""
    return known_holder(book, given_id(given, name, "holder"), name)


def known_holder(book: Book, holder_id: int, field: str = "holder") -> Holder:
    """The holder with that id; refused if the register has none."""
    try:
        return book.holder(holder_id)
    except KeyError:
        raise Refusal(f"The register has no holder {holder_id}.", field=field) from None


def known_term(company: Company, term_id: int, field: str = "term") -> Term:
    """The term of office with that id; refused if there is none."""
    if term := next((t for t in company.terms if t.id == term_id), None):
        return term
    raise Refusal("There is no such term of office. Choose one of the list.", field=field)
