"""The forms of resolutions: at a meeting with the vote of each, and by consent of all."""

from __future__ import annotations

from app.bylaws.board.committees import BARRED
from app.domain.board.facts import BASES, VOTES
from app.domain.board_record import SUBJECTS
from app.presenters.board_day.facts import (
    SELDOM,
    BoardFacts,
    Given,
    at_hour,
    counted_now,
    filled,
    hour_field,
    made,
    named,
    rows_of,
    text,
    worded,
)
from app.presenters.figures import capital
from app.presenters.view import Act, Choice, Draft, Field

VOTE, COUNT = "vote:", "count:"
BY_NAME = "How each voted; who is left empty abstained (optional)"
NUMBERS = "Numbers alone, where names were not noted (optional)"
SUBJECT_CHOICES = tuple(Choice(code, capital(words)) for code, words in SUBJECTS.items())
VOTE_CHOICES = worded(VOTES)
SILENT = "Who is there and is not named abstained. An interested director is counted apart."


def resolve_act(facts: BoardFacts) -> Act:
    """A resolution put to the vote."""
    sheet, present = facts.meeting, counted_now(facts)
    whom = named((*sheet.meeting.members, *sheet.meeting.alternates))
    interested = (
        Field("name", "Director", "choice", choices=whom),
        Field("nature", "Of what nature"),
    )
    fields = (
        Field("text", "&Words of the resolution", "lines"),
        Field("title", "T&itle", optional=True),
        Field("subject", "Abo&ut", "choice", choices=SUBJECT_CHOICES),
        hour_field(),
        Field("unanimous", f"All {len(present)} present voted &for it", "tick", True),
        *(Field(VOTE + n, n, "choice", True, VOTE_CHOICES, group=BY_NAME) for n in present),
        Field("interested", "Directors with an i&nterest", "rows", True, columns=interested),
        *(Field(COUNT + v, capital(v), "number", True, group=NUMBERS) for v in VOTES),
        Field("interested_for", "Of them interested", "number", True, group=NUMBERS),
        *_seldom(facts),
    )
    first = {"subject": "other", "at": facts.hour}

    def read(draft: Draft) -> Given:
        names = ("text", "title", "subject", "base", "power", "interested_for")
        return filled(
            {
                **{name: text(draft, name) for name in names},
                "at": at_hour(draft, facts),
                "unanimous": draft.get("unanimous") is True,
                "votes": _told(draft, VOTE),
                "counts": _told(draft, COUNT),
                "interested": rows_of(draft, "interested"),
                "needs_shareholders": draft.get("needs_shareholders") is True,
            }
        )

    title = "Resolution of the board"
    return made(facts, "board-resolve", title, "Record the vote", fields, first, read, SILENT)


def consent_act(facts: BoardFacts) -> Act:
    """A written consent begun: what all members are to sign."""
    committee = Choice("", "The board"), *named(facts.committees)
    of = (Field("committee", "Consent o&f", "choice", True, committee),) if facts.committees else ()
    columns = (
        Field("text", "Words of the resolution"),
        Field("title", "Title", optional=True),
        Field("subject", "About", "choice", choices=SUBJECT_CHOICES),
    )
    fields = (
        *of,
        Field("on", "Sent out &on", "date"),
        Field("actions", "&What is consented to", "rows", columns=columns),
    )
    first = {"on": facts.today.isoformat(), "actions": [{"subject": "other"}]}

    def read(draft: Draft) -> Given:
        return filled(
            {
                "committee": text(draft, "committee"),
                "on": text(draft, "on"),
                "actions": [row for row in rows_of(draft, "actions") if row.get("text")],
            }
        )

    intro = "It is an act of the board once every member in office has signed."
    title = "Begin a written consent of the board"
    return made(facts, "board-consent", title, "Begin", fields, first, read, intro)


def sign_act(facts: BoardFacts) -> Act:
    """Signatures on a written consent, each with its day."""
    columns = (
        Field("name", "Signed by", "choice", choices=named(facts.members)),
        Field("on", "On", "date"),
    )
    fields = (Field("signed", "&Signatures", "rows", columns=columns),)
    first = {"signed": [{"name": n, "on": facts.today.isoformat()} for n in facts.members]}

    def read(draft: Draft) -> Given:
        return {"signed": [row for row in rows_of(draft, "signed") if row.get("name")]}

    intro = "Remove the lines of those who have not signed yet."
    title = "Signatures on the consent"
    return made(facts, "board-consent-sign", title, "Record", fields, first, read, intro)


def file_act(facts: BoardFacts) -> Act:
    """A written consent filed with the minutes."""
    fields = (Field("on", "Filed &on", "date"),)

    def read(draft: Draft) -> Given:
        return {"on": text(draft, "on")}

    first, title = {"on": facts.today.isoformat()}, "Consent filed with the minutes"
    return made(facts, "board-consent-file", title, "File", fields, first, read)


def _told(draft: Draft, lead: str) -> dict[str, str]:
    return {
        name.removeprefix(lead): str(value)
        for name, value in draft.items()
        if name.startswith(lead) and value not in ("", None)
    }


def _seldom(facts: BoardFacts) -> tuple[Field, ...]:
    """What a vote is counted of, the power a committee uses, the shareholders' part."""
    sheet = facts.meeting
    shareholders = Field("needs_shareholders", "The shareholders must act too", "tick", True,
                         group=SELDOM)  # fmt: skip
    base = Field("base", "Counted of", "choice", True, worded(BASES), group=SELDOM)
    if not sheet.meeting.committee:
        return (base, shareholders)
    barred = sheet.law.items(BARRED, "barred") if sheet.law.has(BARRED) else ()
    powers = worded(dict.fromkeys((*barred, "issue of shares", "other")))
    return (Field("power", "Power it uses", "choice", True, powers), base, shareholders)
