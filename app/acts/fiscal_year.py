"""When the company's fiscal year closes, from a day on."""

from __future__ import annotations

from datetime import date

from app.acts.act import Who
from app.acts.board.matter import given_resolution, record_facts, record_of
from app.acts.fields import REASON, Field, Fields, needed
from app.acts.reading import not_before, read_by
from app.domain.company_facts import FISCAL, month_and_day, read_last_day
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.words import day_plain
from app.store.book import Book

FIELDS: Fields = {
    "fiscal-year": (
        needed("month", "whole", "The month in which the fiscal year ends, 1 to 12."),
        needed("day", "whole", "Its last day; 29 in February is the month’s last day."),
        needed("from_on", "day", "From when on fiscal years close so."),
        Field("resolution", "text", "The board’s resolution behind it, by its key."),
        Field("resolved_on", "day", "The day of a resolution that is not on record."),
        REASON,
    ),
}
"""Operation -> its fields."""


def fix_fiscal_year(book: Book, given: Json, who: Who) -> Receipt:
    """The last day of the fiscal year, by month and day, for years that close from a day on."""
    data = read_by("fiscal-year", FIELDS, given, who.today)
    last = read_last_day(data["month"], data["day"])
    not_before(data, "from_on", book.company().incorporated_on, "The incorporation")
    if behind := given_resolution(record_of(book), data):
        data["resolved_on"] = behind.on.isoformat()
    on = date.fromisoformat(data["from_on"])
    says = f"Fiscal year ends on {month_and_day(last)}, from {day_plain(on)}"
    draft = EntryDraft("fiscal.year", on, {**data, FISCAL: "year"}, says)
    return record_facts(book, who, given, [draft])
