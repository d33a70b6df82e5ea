"""What a rule answers on a chosen day, from the company's own records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from app.bylaws.ask.answering import QUESTIONS, answer
from app.bylaws.law import Bylaws, Shelf
from app.domain.company import Company
from app.domain.offices import in_office, officers_in_office
from app.domain.words import listed
from app.presenters.params import param_words

DAYS = (
    "on meeting_on designated_on given_on received_on action_on notice_on resolution_on "
    "first_consent_on dated_on announced_on original_on adjourned_to requested_on filed_on "
    "fiscal_year_end period_end by_hand_on"
).split()
"""Days that a question may ask for; the chosen day stands for each."""


def day_facts(company: Company, on: date, votes: int) -> dict[str, Any]:
    """What the questions ask for, as of that day; `votes` are those that could be cast."""
    directors = [t for t in in_office(company.terms, on) if t.office == "director"]
    numbers = [n for n in company.numbers if n.from_on <= on]
    authorized = max(numbers, key=lambda n: n.from_on).number if numbers else None
    facts: dict[str, Any] = {
        **dict.fromkeys(DAYS, on.isoformat()),
        "year": on.year,
        "meeting_at": datetime.combine(on, time(9)).isoformat(timespec="minutes"),
        "new_record_date": False,
        "votes_entitled": votes or None,
        "votes_outstanding": votes or None,
        "authorized": authorized,
        "in_office": len(directors) or None,
        "present": len(directors) or None,
        "held": [t.office for t in officers_in_office(company.terms, on)],
    }
    return {name: value for name, value in facts.items() if value is not None}


def answer_on(law: Bylaws, rule_id: str, facts: Mapping[str, Any], shelf: Shelf) -> str:
    """How the rule counts with these facts; else what it would need; empty if it only informs."""
    question = QUESTIONS.get(rule_id)
    if question is None or not law.has(rule_id):
        return ""
    given = {name: facts[name] for name in question.given if name in facts}
    wanting = [n for n in question.given if n not in facts and n not in question.optional]
    if wanting:
        return f"It answers once these are known: {listed([param_words(n) for n in wanting])}."
    chosen = _one_way(rule_id, given)
    told = answer({"rule": rule_id, "bylaws": law.key, "given": chosen}, shelf)
    return str(told.get("counted") or told.get("error") or "")


def _one_way(rule_id: str, given: dict[str, Any]) -> dict[str, Any]:
    """Where a question takes one of several days, the first of them."""
    question = QUESTIONS[rule_id]
    if not question.optional or set(question.optional) != set(question.given):
        return given
    first = next(iter(given), "")
    return {first: given[first]} if first else {}
