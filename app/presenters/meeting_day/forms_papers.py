"""The forms of papers that come in: a proxy with its directions, an adjournment, a report."""

from __future__ import annotations

from collections.abc import Iterable

from app.bylaws.board_day.seats import authorized_at_election
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.company import Company
from app.domain.meeting_day.facts import FOR, ON_ITEM
from app.domain.meetings import MeetingPlan
from app.domain.offices import directors_in_office
from app.presenters.figures import capital
from app.presenters.meeting_day.forms import Given, More
from app.presenters.meeting_day.forms_votes import candidates, is_election
from app.presenters.meeting_day.items import planned_item
from app.presenters.view import Choice, Draft, Field

MARK, SEAT = "mark:", "seat:"
MARKS = tuple(Choice(mark, capital(mark)) for mark in ON_ITEM)
SEATS = (Choice(FOR, "For"), Choice("withheld", "Withheld"))
PLACE = ("name", "street", "city", "state", "zip")
PLACE_WORDS = {"name": "Place", "street": "Street", "city": "City", "state": "State", "zip": "ZIP"}
PROXY_LEAD = ("holder", "dated_on", "received_at", "agents", "signer")
MOTION_LEAD = ("text", "moved_by", "seconded_by", "test", "item", "at")
REMOVED, TO_REMOVE = "removed:", "Directors to be removed (optional)"
DIRECTIONS = "Directions on the form (optional)"


def proxy_more(sheet: Sheet) -> More:
    """The directions of a proxy: a mark for each item, for or withheld for each nominee.

    Fields that few forms fill stand after the directions.
    """
    items = tuple(_mark_fields(sheet))
    names = candidates(sheet) if sheet.plan.elects else ()
    seats = tuple(
        Field(SEAT + name, name, "choice", True, SEATS, group=DIRECTIONS) for name in names
    )

    def read(draft: Draft) -> Given:
        marks = {
            one.name.removeprefix(MARK): mark
            for one in items
            if (mark := str(draft.get(one.name) or ""))
        }
        told = {n: vote for n in names if (vote := str(draft.get(SEAT + n) or ""))}
        return {"signer": str(draft.get("signer") or ""), "marks": marks, "nominees": told}

    first = {"signer": "holder", "filed_with": "secretary"}
    return More((*items, *seats), read, first, lead=PROXY_LEAD)


def adjourn_more(plan: MeetingPlan) -> More:
    """The place in its parts; it is the same unless another is typed."""
    fields = tuple(
        Field(f"place_{part}", PLACE_WORDS[part], optional=True, group="Where (optional)")
        for part in PLACE
    )
    first: dict[str, object] = {f"place_{part}": getattr(plan.place, part) for part in PLACE}
    first |= {"announced": "yes", "to_at": f"{plan.at:%H:%M}" if plan.at else ""}

    def read(draft: Draft) -> Given:
        return {"to_place": {part: str(draft.get(f"place_{part}") or "") for part in PLACE}}

    return More(fields, read, first)


def report_more(sheet: Sheet, item: int) -> More:
    """The totals of one item as the inspectors say them; the tally stands there at first."""
    counted = count_election(sheet, item) if is_election(sheet, item) else count_item(sheet, item)
    fields = tuple(
        Field(
            f"total:{name}", capital(name), "number", True, group="Totals in the report (optional)"
        )
        for name in counted.votes
    )
    first: dict[str, object] = {f"total:{n}": str(votes) for n, votes in counted.votes.items()}
    first |= {"signers": "\n".join(sheet.day.inspectors.names), "item": str(item)}

    def read(draft: Draft) -> Given:
        told = {n: str(draft.get(f"total:{n}") or "") for n in counted.votes}
        return {"totals": {name: text for name, text in told.items() if text}}

    return More(fields, read, first)


def motion_more(sheet: Sheet, item: int, company: Company) -> More:
    """A motion: its words and who made it first, the greater votes after.

    A removal asks which directors; the vote is on all of them together.
    """
    planned = planned_item(sheet, item)
    first: dict[str, object] = {"text": planned.text if planned else ""}
    if planned is None or planned.matter != "removal" or sheet.plan.on is None:
        return More(first=first, lead=MOTION_LEAD)
    on = sheet.plan.on
    serving = [term.name for term in directors_in_office(company.terms, on)]
    ticks = tuple(Field(REMOVED + n, n, "tick", True, group=TO_REMOVE) for n in serving)
    numbers = {authorized_at_election(company, name, on) for name in serving}
    known = numbers.pop() if len(numbers) == 1 else None

    def read(draft: Draft) -> Given:
        gone = [name for name in serving if draft.get(REMOVED + name) is True]
        return {"directors": gone, "entire_board": bool(serving) and gone == serving}

    first |= {"test": planned.matter, "authorized": str(known or "")}
    without = ("directors", "entire_board")
    return More(ticks, read, first, without=without, lead=MOTION_LEAD)


def into_the_board(sheet: Sheet, operation: str, item: int) -> Given:
    """What stands in the form that enters the count of an item in the board."""
    if operation != "elect-board":
        return {"meeting": sheet.plan.key, "item": str(item)}
    elected = count_election(sheet, item).result.elected
    on = sheet.plan.on.isoformat() if sheet.plan.on else ""
    return {"on": on, "names": "\n".join(elected), "meeting": sheet.plan.key}


def consent_more() -> More:
    """The short name by which a written consent is known."""
    name = Field("consent", "Short name", placeholder="2004 new office")
    return More(
        (name,),
        lambda draft: {"consent": str(draft.get("consent") or "").strip()},
        lead=("text", "nature", "test", "matter", "path", "record_on"),
    )


def _mark_fields(sheet: Sheet) -> Iterable[Field]:
    for number, item in sheet.plan.open_items:
        if item.matter != "election":
            label = f"{number}. {item.text}"
            yield Field(f"{MARK}{number}", _short(label), "choice", True, MARKS, group=DIRECTIONS)


def _short(label: str) -> str:
    return label if len(label) <= 60 else f"{label[:57].rstrip()}…"
