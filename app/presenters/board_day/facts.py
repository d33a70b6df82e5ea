"""What the forms of one meeting of the board rest on, and how a form is made an act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from app.bylaws.board_day.sheet import BoardSheet
from app.domain.company import Company
from app.domain.entries import EntryDraft
from app.domain.meetings import Place
from app.domain.offices import in_office
from app.domain.words import day_plain
from app.presenters.figures import capital
from app.presenters.view import Act, Checked, Choice, Column, Draft, Field, Form, Note, Row, Table

Given = dict[str, object]
Try = Callable[[Given], Checked]
"""What is said of an act before it is recorded; the window asks the acts."""
PLACE: Mapping[str, str] = {
    "name": "Name of the place",
    "street": "Street",
    "city": "City",
    "state": "State",
    "zip": "ZIP",
}
WHERE = "Where, if not at the head office (optional)"
SELDOM = "Seldom needed (optional)"


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """The company, the day and hour on the desk, and the meeting or consent that an act is about.

    `sheet` is that of the meeting; none before it is called. `adjourned` are the meetings that may
    go on, `committees` the names of those there are, `members` who may sign a consent.
    """

    company: Company
    today: date
    now: time
    by: str
    key: str
    trial: Try
    sheet: BoardSheet | None = None
    adjourned: tuple[Choice, ...] = ()
    committees: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def meeting(self) -> BoardSheet:
        """The sheet of the meeting; asked for once it was called."""
        assert self.sheet is not None, "the form is of a meeting that was called"  # noqa: S101
        return self.sheet

    @property
    def hour(self) -> str:
        """The clock's hour on the meeting's day; before and after it nothing is presumed."""
        return f"{self.now:%H:%M}" if self.sheet and self.sheet.on == self.today else ""

    def officer(self, *offices: str) -> str:
        """Who holds the first of these offices that is filled on the meeting's day."""
        on = self.sheet.on if self.sheet else self.today
        held = {term.office: term.name for term in in_office(self.company.terms, on)}
        return next((held[office] for office in offices if office in held), "")


def made(
    facts: BoardFacts,
    operation: str,
    title: str,
    verb: str,
    fields: Iterable[Field],
    first: Draft,
    read: Callable[[Draft], Given],
    intro: str = "",
) -> Act:
    """The act of that form; `read` hands on what was typed, which is tried while it is typed."""
    form = Form(operation, title, verb, tuple(fields), first, intro)
    needed = [field.name for field in form.fields if not field.optional]

    def given(draft: Draft) -> Given:
        return {"board": facts.key, **read(draft)}

    def check(draft: Draft) -> Checked:
        if any(draft.get(name) in ("", None, []) for name in needed):
            return Checked()
        return facts.trial(given(draft))

    return Act(form, check, given)


def said_of(drafts: Iterable[EntryDraft]) -> Checked:
    """What is said of the entries that an act would record: their findings and sentences."""
    kept = tuple(drafts)
    notes = tuple(
        Note(f.severity, f.says, f.section, f.rule) for draft in kept for f in draft.findings
    )
    rows = [Row(str(n), (day_plain(d.effective_on), d.says)) for n, d in enumerate(kept)]
    columns = (Column("Day", width=14), Column("What will be recorded"))
    return Checked({"": notes}, will_record=Table(columns, rows))


def text(draft: Draft, name: str) -> str:
    """What was typed under that name."""
    return str(draft.get(name) or "").strip()


def lines(draft: Draft, name: str) -> list[str]:
    """The lines typed under that name, empty ones left out."""
    return [line.strip() for line in text(draft, name).splitlines() if line.strip()]


def rows_of(draft: Draft, name: str) -> list[Given]:
    """The lines of a table typed into, each without what was left empty."""
    value = draft.get(name)
    lines = cast("list[object]", value) if isinstance(value, list) else []
    return [filled(cast("Draft", row)) for row in lines if isinstance(row, Mapping)]


def filled(given: Mapping[str, object]) -> Given:
    """Without what was left empty."""
    return {name: value for name, value in given.items() if value not in ("", None, [], {})}


def named(names: Iterable[str]) -> tuple[Choice, ...]:
    """Names to choose from."""
    return tuple(Choice(name, name) for name in names)


def worded(values: Iterable[str]) -> tuple[Choice, ...]:
    """Words of the bylaws to choose from, with a capital letter."""
    return tuple(Choice(value, capital(value)) for value in values)


def place_fields() -> tuple[Field, ...]:
    """The parts of a place; all empty, it is the head office."""
    return tuple(Field(f"place_{part}", label, optional=True, group=WHERE)
                 for part, label in PLACE.items())  # fmt: skip


def read_place(draft: Draft) -> Given:
    """The place typed, or nothing."""
    return filled({part: text(draft, f"place_{part}") for part in PLACE})


def place_draft(place: Place) -> Given:
    """A place as it stands in the fields."""
    return {f"place_{part}": getattr(place, part) for part in PLACE}


def at_hour(draft: Draft, facts: BoardFacts) -> str:
    """The hour typed, on the meeting's day."""
    return text(draft, "at") and f"{facts.meeting.on.isoformat()} {text(draft, 'at')}"


def hour_field(label: str = "&At the hour") -> Field:
    """The hour at which it happened."""
    return Field("at", label, "time")


def there_now(facts: BoardFacts) -> tuple[str, ...]:
    """Who is at the meeting after all that is recorded, also those not yet counted as present."""
    last = datetime.combine(facts.meeting.on, time.max)
    return tuple(span.name for span in facts.meeting.day.there(last))


def counted_now(facts: BoardFacts) -> tuple[str, ...]:
    """Who counts as present after all that is recorded, and may vote."""
    return facts.meeting.present(datetime.combine(facts.meeting.on, time.max))
