"""What can be written out of the register, and how: the form of an export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.typed import read_day
from app.presenters.view import Checked, Choice, Draft, Field, Form, Note

WORDS = {
    "holders": "Holders and their addresses",
    "certificates": "Certificates in force",
    "holdings": "Holdings by class",
    "history": "History of entries",
    "ocf": "Open Cap Format package",
    "addresses": "Address cards (vCard)",
}
"""What is written -> how it is called."""

NAMES = {
    "holders": "holders",
    "certificates": "certificates",
    "holdings": "holdings",
    "history": "register history",
    "ocf": "Open Cap Format",
    "addresses": "addresses",
}
"""What is written -> its words in the name of the file."""

FORMS = {
    "csv": "CSV, for any spreadsheet",
    "xlsx": "Excel workbook",
    "zip": "One zip file",
    "folder": "A folder of files",
    "vcf": "vCard file",
}
HINTS = {
    "holders": "Everybody on the register by that day, with capacity and address.",
    "certificates": "Number, class, shares, holder and legends. It can be brought in again.",
    "holdings": "What each holder holds of each class, with the certificates.",
    "history": "Every entry of the register in the order of the books.",
    "ocf": "The whole register: classes, holders, every transaction. For other programs.",
    "addresses": "A card for each holder of shares, for an address book.",
}

Endings = Mapping[str, Sequence[str]]
"""What can be written -> the endings of its files."""


def export_form(endings: Endings, today: date) -> Form:
    """What, how and as of which day."""
    fields = (
        Field("what", "&What", "choice", choices=tuple(Choice(w, WORDS[w]) for w in endings)),
        Field("format", "&As", "choice", choices=_forms(endings, "certificates")),
        Field("on", "As &of", "date"),
    )
    draft = {"what": "certificates", "format": "xlsx", "on": today.isoformat()}
    return Form("export", "Export the register", "&Export…", fields, draft)


def check_export(endings: Endings, today: date, draft: Draft) -> Checked:
    """The ways in which it can be written, and what stands in it."""
    what = str(draft.get("what") or "")
    notes = {"what": (Note("fits", HINTS[what]),)} if what in HINTS else {}
    if not draft.get("on"):
        notes["on"] = (Note("warning", "Write the day as of which the register is written."),)
    elif read_day(draft["on"]) > today:
        sentence = "The day is still to come: the register is written as it is known now."
        notes["on"] = (Note("info", sentence),)
    return Checked(notes, choices={"format": _forms(endings, what)})


def settled_format(endings: Endings, draft: Draft) -> str:
    """The format chosen, or the usual one of what is written."""
    possible = endings.get(str(draft.get("what") or ""), ("",))
    chosen = str(draft.get("format") or "")
    return chosen if chosen in possible else possible[0]


def export_name(company: str, what: str, on: date) -> str:
    """`Acme holders 2004-12-31`, the name of the file without its ending."""
    return f"{company} {NAMES[what]} {on.isoformat()}"


def _forms(endings: Endings, what: str) -> tuple[Choice, ...]:
    return tuple(Choice(form, FORMS[form]) for form in endings.get(what, ()))
