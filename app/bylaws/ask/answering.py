"""One question in, one answer out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from app.bylaws.ask import boards, indemnity, officers, records, shareholders, voting
from app.bylaws.ask.reading import Answer, Given, Question, read_day
from app.bylaws.law import Bylaws, Shelf
from app.domain.refusal import Refusal
from app.domain.words import day_short, listed, plural

QUESTIONS: Mapping[str, Question] = {
    "bylaws.version.governing": Question({"on": read_day}, lambda law, given: {}),
    **shareholders.QUESTIONS,
    **boards.QUESTIONS,
    **records.QUESTIONS,
    **voting.QUESTIONS,
    **officers.QUESTIONS,
    **indemnity.QUESTIONS,
}
"""Every rule that can be asked."""

BEYOND = "The count runs beyond the calendar, which has the years 1 to 9999; mend the days given."


def answer(question: object, shelf: Shelf) -> Answer:
    """The answer to one question; why there is none stands as a sentence under `error`."""
    if not isinstance(question, dict):
        return {"id": None, "error": "Write one JSON object on each line."}
    asked = cast("Answer", question)
    try:
        return {"id": asked.get("id"), **_answered(asked, shelf)}
    except Refusal as refusal:
        return {"id": asked.get("id"), "error": refusal.sentence}
    except OverflowError:
        return {"id": asked.get("id"), "error": BEYOND}


def _answered(asked: Mapping[str, Any], shelf: Shelf) -> Answer:
    rule = asked.get("rule")
    entry = QUESTIONS.get(rule) if isinstance(rule, str) else None
    if entry is None or not isinstance(rule, str):
        raise Refusal(f"There is no question for the rule {rule!r} yet. See the list of rules.")
    law = _law(asked, shelf)
    given = _read(entry, asked.get("given"))
    if not law.has(rule):
        return {"rule": rule, "bylaws": law.key, "applies": False}
    governing = rule == "bylaws.version.governing"
    told = _governing(given, shelf) if governing else entry.answer(law, given)
    section = law.rule(rule).section
    return {"rule": rule, "bylaws": law.key, "section": section, "applies": True, **told}


def _law(asked: Mapping[str, Any], shelf: Shelf) -> Bylaws:
    named, on = asked.get("bylaws"), asked.get("on")
    if (named is None) == (on is None):
        raise Refusal("Name the version under bylaws, or a day under on, and not both.")
    if on is not None:
        law = shelf.on(read_day(on, "on"))
        if law is None:
            raise Refusal(f"No bylaws were in force on {on}.")
        return law
    if not isinstance(named, str):
        raise Refusal("Write the version of the bylaws as text, like hemacare-2002.")
    if named.endswith(".toml"):
        return _from_file(named)
    law = shelf.version(named)
    if law is None:
        known = listed([version.key for version in shelf.versions], "or")
        raise Refusal(f"There are no bylaws {named}. Write {known}, or the path of a .toml file.")
    return law


def _from_file(path: str) -> Bylaws:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise Refusal(f"The bylaws file {path} cannot be read.") from None
    return _checked(text)


@lru_cache(maxsize=8)
def _checked(text: str) -> Bylaws:
    """The version that the text of a file holds, read once for all its questions."""
    from app.bylaws.file.checking import check_bylaws, undecided_values
    from app.bylaws.file.drafts import read_bylaws

    mistakes = check_bylaws(text)
    if mistakes:
        first, count = mistakes[0], plural(len(mistakes), "mistake")
        where = f"the first in line {first.line}, {first.key}"
        raise Refusal(f"The bylaws file has {count}, {where}: {first.sentence}")
    still_open = undecided_values(text)
    if still_open:
        where = f"the first is {still_open[0].key} in line {still_open[0].line}"
        count = plural(len(still_open), "value is", "values are")
        raise Refusal(f"In the bylaws file {count} not yet decided; {where}.")
    return read_bylaws(text)


def _read(entry: Question, given: Any) -> Given:
    if not isinstance(given, dict):
        raise Refusal("Put what is known into an object under given.")
    stated = cast("Answer", given)
    if stated.keys() != entry.given.keys():
        for name in stated:
            if name not in entry.given and name != "zone":
                raise Refusal(f"The field {name} does not belong to this question.")
        missing = [n for n in entry.given if n not in stated and n not in entry.optional]
        if missing:
            raise Refusal(f"The field {listed(missing)} is missing under given.")
    return {n: read(stated[n], n) for n, read in entry.given.items() if n in stated}


def _governing(given: Given, shelf: Shelf) -> Answer:
    found = shelf.on(given["on"])
    counted = (
        f"The bylaws of {found.short} are in force from {day_short(found.effective_from)}."
        if found
        else "No bylaws are on file for this day."
    )
    return {"version": found.key if found else None, "counted": counted}
