"""The few kinds of values a screen is made of: notes, tables, ruled dates, timelines, forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.presenters.tables import WORDS, Column, Link, Row, Table

__all__ = [
    "WORDS",
    "Act",
    "Checked",
    "Choice",
    "Column",
    "CountLine",
    "DayView",
    "Detail",
    "Draft",
    "Field",
    "Form",
    "Lane",
    "Link",
    "Note",
    "Passage",
    "Pin",
    "Row",
    "RuledDate",
    "Table",
    "Timeline",
    "Why",
]


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: severity, one sentence, the section as a link, at most two more links.

    `unclear` are the marks of the unclear words that the answer rests on.
    """

    severity: str
    sentence: str
    section: str = ""
    rule: str = ""
    links: tuple[Link, ...] = ()
    unclear: tuple[str, ...] = ()

    def spoken(self) -> str:
        """The note as a screen reader says it."""
        word = WORDS[self.severity]
        rests = f"unclear: {', '.join(self.unclear)}" if self.unclear else ""
        said = (f"{word}." if word else "", self.sentence, self.section, rests)
        return " ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A line of the sum under *Why these days?*: label, day, remark."""

    label: str
    day: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of a ruled calendar.

    `state` is `inside`, `outside`, `free` (no rule) or `partly` (of two versions in play only one
    allows it; `word` names that one); `word` is else `first`, `last` or empty;
    `notes` says how it stands to each rule, worst first.
    """

    on: date
    state: str
    word: str = ""
    aim_for: bool = False
    holiday: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says: `Saturday, May 15, 2027, last day, inside`."""
        word = f", {self.word} day" if self.word else ""
        state = "" if self.state == "free" else f", {self.state}"
        return f"{self.on:%A, %B} {self.on.day}, {self.on.year}{word}{state}"


@dataclass(frozen=True, slots=True)
class RuledDate:
    """All that a ruled date field and its calendar ask; `day` is a pure function.

    `events` are days with a word in the calendar (`meets`); `why` are the rule's sentence, version
    and section, and the sum. `aim_for` is offered as placeholder and opened on, never a value.
    """

    day: Callable[[date], DayView]
    today: date
    aim_for: date | None = None
    opens_on: date | None = None
    events: Mapping[date, str] = field(default_factory=dict[date, str])
    why: tuple[Why, ...] = ()
    latest: str = ""  # the last moment an hour rule allows: `Thu, Mar 4, 10:00 AM`


@dataclass(frozen=True, slots=True)
class Why:
    """A rule explained: its sentence, `Bylaws of 2002, §2.4 ¶1`, the sum, the counted sentence."""

    title: str
    says: str
    version: str
    section: str
    rule: str
    lines: tuple[CountLine, ...] = ()
    counted: str = ""
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """A mark on a lane: kind is `chosen`, `event`, `cut-off`, `aim` or `outside`."""

    on: date
    kind: str
    label: str = ""

    @property
    def spoken(self) -> str:
        """The mark in words; its day is said where the label does not name it."""
        words = self.label or self.kind
        day = f"{self.on:%B} {self.on.day}, {self.on.year}"
        return words if str(self.on.year) in words else f"{words} {day}"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane of the timeline: name, section, band (first, last), pins, and the form's field."""

    name: str
    section: str
    first: date | None
    last: date | None
    pins: tuple[Pin, ...] = ()
    field: str = ""

    @property
    def spoken(self) -> str:
        """The lane as a sentence."""
        ends = [f"{d:%A, %B} {d.day}, {d.year}" for d in (self.first, self.last) if d]
        band = f": allowed from {ends[0]} to {ends[1]}" if len(ends) == 2 else ""
        pins = "; ".join(pin.spoken for pin in self.pins)
        return " ".join(p for p in (f"{self.name}, {self.section}{band}.", pins) if p)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plan drawn over time."""

    first: date
    last: date
    today: date
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a list field and its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A form's field. `label` has its Alt letter after `&`.

    Kinds: `text`, `lines` (several lines), `date` (ruled), `time`, `number`, `choice`,
    `pick` (type to choose one of `choices`), `tick`, `file`, and `rows` (a small table typed into,
    with `columns` as fields). A draft holds text for all but `rows`, which holds a list of
    mappings, and `tick`, which holds a bool. `hint` stands quietly beside the field.
    """

    name: str
    label: str
    kind: str = "text"
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    placeholder: str = ""
    columns: tuple[Field, ...] = ()
    group: str = ""
    hint: str = ""


Draft = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of an act: caption, primary verb, fields, and what stands in them at first."""

    key: str
    title: str
    verb: str
    fields: tuple[Field, ...]
    draft: Draft = field(default_factory=dict[str, object])
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a form says of a draft: notes by field, ruled dates by field, what will be recorded."""

    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict[str, tuple[Note, ...]])
    dates: Mapping[str, RuledDate] = field(default_factory=dict[str, RuledDate])
    will_record: Table | None = None
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict[str, tuple[Choice, ...]])

    @property
    def breaches(self) -> int:
        """How many breaches stand."""
        return sum(n.severity == "error" for notes in self.notes.values() for n in notes)

    @property
    def checks(self) -> int:
        """How many checks stand."""
        return sum(n.severity == "warning" for notes in self.notes.values() for n in notes)


@dataclass(frozen=True, slots=True)
class Act:
    """An act prepared for its dialog: the form, what is said of a draft, and what the act is given.

    `form.key` is the operation's name. `given` hands on what was typed; the act reads it exactly
    and refuses with a sentence what it cannot read.
    """

    form: Form
    check: Callable[[Draft], Checked]
    given: Callable[[Draft], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Passage:
    """Printed text as it stands, with its citation and the places that are marked in it."""

    cite: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """The right side of a list: heading, facts (label, text), tables, and the acts offered.

    `passages` are printed text, shown under the facts.
    """

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    acts: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    passages: tuple[Passage, ...] = ()
