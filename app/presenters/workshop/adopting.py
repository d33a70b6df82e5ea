"""Adopt the version that was made: by whom, with which vote, and what it changes."""

from __future__ import annotations

from datetime import date

from app.bylaws.file.amending import RuleChange, changed_rules
from app.bylaws.file.drafts import read_bylaws
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.records.amendments import SUBJECTS, Amendment, check_adoption
from app.presenters.notes import merged, notes_by_field
from app.presenters.reading import Reading, handed_on
from app.presenters.view import Act, Checked, Choice, Column, Draft, Field, Form, Row, Table

BODIES = (
    Choice("board", "Board of directors"),
    Choice("shareholders", "Shareholders"),
    Choice("incorporator", "Incorporator"),
)
SUBJECT_WORDS = {
    "other": "Other bylaws",
    "number-exact": "Number of directors within the range",
    "number-range": "Range of the number of directors",
    "advance-notice": "Advance notice of proposals and nominations",
}
ABOUT = tuple(Choice(name, SUBJECT_WORDS[name]) for name in reversed(SUBJECTS))
FIELDS = ("adopted_by", "adopted_on", "subject", "votes_for")


def adopt_act(text: str, shelf: Shelf, outstanding: int, today: date) -> Act:
    """The adoption of the version in this file; raises Refusal while it cannot be adopted.

    `outstanding` are the votes outstanding, for the threshold of the shareholders' vote.
    """
    made = read_bylaws(text)
    fields = (
        Field("adopted_by", "&Adopted by", "choice", choices=BODIES),
        Field("adopted_on", "&On", "date"),
        Field("subject", "It &touches", "choice", choices=ABOUT),
        Field("votes_for", "&Votes for it", "number", optional=True),
    )
    draft = {"adopted_by": "board", "adopted_on": today.isoformat(), "subject": "other"}
    title = f"Adopt the {made.name}"
    intro = f"In force from {made.effective_from:%B} {made.effective_from.day}, " + (
        f"{made.effective_from.year}. The file is kept in the book as it is."
    )
    form = Form("adopt-bylaws", title, "Record adoption", fields, draft, intro)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        on = reading.day("adopted_on") or today
        votes = reading.whole("votes_for", "number of votes")
        body, subject = reading.text("adopted_by"), reading.text("subject")
        found = check_adoption(shelf, Amendment(body, on, subject), outstanding, votes)
        notes = merged(reading.notes(), notes_by_field(found))
        return Checked(notes, will_record=_changes(shelf.on(made.effective_from), made))

    return Act(form, check, lambda typed: {**handed_on(typed, *FIELDS), "text": text})


def _changes(before: Bylaws | None, made: Bylaws) -> Table | None:
    if before is None:
        return None
    columns = (Column("Section", width=13), Column("Rule", width=30), Column("Change"))
    rows = tuple(
        Row(change.rule, (change.new_section or change.old_section, change.title, _said(change)))
        for change in changed_rules(before, made)
    )
    return Table(columns, rows, empty="No rule changes.", title="What it changes")


def _said(change: RuleChange) -> str:
    parts = [f"{part.label}: {part.old or '-'}, now {part.new or '-'}" for part in change.parts]
    return "; ".join(parts) or change.what
