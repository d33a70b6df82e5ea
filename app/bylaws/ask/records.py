"""Questions of inspection, reports, and amendment of the bylaws."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.bylaws.answers import Deadline
from app.bylaws.ask.reading import (
    Answer,
    Given,
    Question,
    iso,
    read_day,
    read_total,
    read_votes,
    tell_due,
)
from app.bylaws.law import Bylaws
from app.bylaws.records import amendments, inspection, reports
from app.domain.refusal import Refusal


def _register(law: Bylaws, given: Given) -> Answer:
    if given["held"] > given["votes_outstanding"]:
        raise Refusal("More shares are held than are outstanding; mend held.")
    right = inspection.register_threshold(law, given["votes_outstanding"], given["held"])
    opens = inspection.register_opens(law, given["received_on"])
    counted = f"{right.counted} {opens.counted}" if right.met else right.counted
    return {
        "entitled": right.met,
        "opens": iso(opens.on) if right.met else None,
        "counted": counted,
    }


def _request(found: Deadline) -> Answer:
    return {"opens": iso(found.opens)} | tell_due(found)


def _retention(law: Bylaws, given: Given) -> Answer:
    found = reports.keep_through(law, [given["filed_on"]])
    return {"keep_through": iso(found.due), "counted": found.counted}


def _amendment(rule: str) -> Callable[[Bylaws, Given], Answer]:
    def told(law: Bylaws, given: Given) -> Answer:
        if given["for"] > given["votes_entitled"]:
            raise Refusal("More votes are for it than are entitled; mend for.")
        found = amendments.shareholder_threshold(law, given["votes_entitled"], given["for"], rule)
        return {"carried": found.met, "needed": found.needed, "counted": found.counted}

    return told


def _amended_by(rule: str) -> Question:
    return Question({"votes_entitled": read_total, "for": read_votes}, _amendment(rule))


QUESTIONS: Mapping[str, Question] = {
    "inspection.register.five-percent": Question(
        {"votes_outstanding": read_total, "held": read_votes, "received_on": read_day}, _register
    ),
    "inspection.list.deadline": Question(
        {"received_on": read_day, "as_of": read_day},
        lambda law, g: tell_due(inspection.list_deadline(law, g["received_on"], g.get("as_of"))),
        ("as_of",),
    ),
    "reports.annual.request": Question(
        {"fiscal_year_end": read_day, "requested_on": read_day},
        lambda law, g: _request(
            reports.annual_deadline(law, g["fiscal_year_end"], g["requested_on"])
        ),
    ),
    "reports.interim.request": Question(
        {"period_end": read_day, "requested_on": read_day},
        lambda law, g: _request(reports.interim_deadline(law, g["period_end"], g["requested_on"])),
    ),
    "reports.statements.retention": Question({"filed_on": read_day}, _retention),
    "bylaws.amend.shareholders": _amended_by("bylaws.amend.shareholders"),
    "bylaws.amend.advance-notice": _amended_by("bylaws.amend.advance-notice"),
}
