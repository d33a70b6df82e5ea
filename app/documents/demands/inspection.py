"""Answers to demands to inspect, and the record of a director's inspection.

1988 V §2; 2002 §7.1, §7.3, §7.4.
"""

from __future__ import annotations

from app.bylaws.due.joined import as_demand
from app.bylaws.law import Bylaws
from app.bylaws.records.inspection import (
    BOOKS,
    DIRECTORS,
    FIVE,
    ONE,
    PURPOSE,
    Demand,
    director_right,
    list_deadline,
    register_opens,
    rights_of,
)
from app.documents.blocks import Block, Document, Heading, Item, Numbered, Paragraph, as_name
from app.documents.stated import Issue, Rules, paper, signature, stated, told
from app.documents.wording import letterhead, office_place, percent, sentence
from app.domain.demands import DirectorInspection, InspectionDemand
from app.domain.refusal import Refusal
from app.domain.words import listed, whole

WANTS = {
    "register": "to inspect and copy the record of shareholders",
    "list": "to obtain the list of shareholders entitled to vote for directors",
    "books": "to inspect and copy the accounting books and minutes",
}
ANSWERS = ("granted", "refused")


def compose_inspection_response(demand: InspectionDemand, issue: Issue) -> Document:
    """The letter that answers a holder's demand; refused while no answer is recorded."""
    if demand.answer not in ANSWERS:
        raise Refusal("Record the answer first: granted or refused.", field="answer")
    law, asked = issue.law, as_demand(demand)
    rights = rights_of(law, asked)
    blocks: tuple[Block, ...] = (
        letterhead(issue.company, issue.on),
        *_demanded(demand),
        Heading("Right relied on"),
        *(
            (Numbered(tuple(Item(right.sentence) for right in rights)),)
            if rights
            else (Paragraph("No right under the bylaws carries the demand as it stands."),)
        ),
        *_times(asked, law),
        Heading("Answer"),
        *_answer(demand, issue),
        signature(issue),
    )
    rules: Rules = (
        *((_named(right.cite.rule), right.cite.rule) for right in rights),
        *(() if rights else _rules_asked(demand)),
        *((("agent", "inspection.agent"),) if demand.agent else ()),
        *(
            (("time of the list", "inspection.list.deadline"), ("its day", "inspection.list.as-of"))
            if demand.wants == "list"
            else ()
        ),
    )
    return paper(issue, "Answer to a Demand for Inspection", blocks, rules)


def compose_director_inspection(seen: DirectorInspection, issue: Issue) -> Document:
    """The record of an inspection by a director; refused for one not in office on its day."""
    on = seen.on or issue.on
    person = next((t for t in issue.company.terms if t.name == seen.name), None)
    right = director_right(issue.law, issue.company, person.person_id if person else 0, on)
    if not right.yes:
        raise Refusal(f"{seen.name}: {right.counted}", field="name")
    blocks: tuple[Block, ...] = (
        *stated(
            ("Director", as_name(seen.name)),
            ("Day of inspection", seen.on),
            ("Records seen", listed(seen.records)),
            ("Copies taken", listed(seen.copies) or "none"),
        ),
        *told(("By agent or attorney", seen.agent)),
        *stated(("Attended by", seen.attended_by)),
        Paragraph(
            "A director in office has the absolute right to inspect at any reasonable time; no "
            "purpose was asked."
        ),
        signature(issue),
    )
    rules: Rules = (("right of directors", DIRECTORS),)
    return paper(issue, "Record of Inspection by a Director", blocks, rules)


def holding_words(held: int | None, outstanding: int | None) -> str:
    """`400,000 of 7,756,060 voting shares (5.15 %)`; empty where a part is not known."""
    if held is None or not outstanding:
        return ""
    return f"{whole(held)} of {whole(outstanding)} voting shares ({percent(held, outstanding)})"


def _demanded(demand: InspectionDemand) -> tuple[Block, ...]:
    purpose = demand.wants == "books" or demand.purpose
    return (
        *stated(("To", as_name(demand.demander))),
        Paragraph(f"Your demand {WANTS[demand.wants]} was received."),
        *stated(
            ("Demand dated", demand.demanded_on),
            ("Received", demand.received_at or demand.received_on),
            ("In writing", "yes" if demand.in_writing else "no"),
            ("Holding", holding_words(demand.held, demand.outstanding)),
        ),
        *(stated(("Purpose", demand.purpose)) if purpose else ()),
        *told(
            ("Records asked for", listed(demand.records)),
            ("Filed with the Commission", demand.filed),
            ("Agent or attorney", demand.agent),
            ("Authority of the agent", demand.authority),
        ),
    )


def _times(asked: Demand, law: Bylaws) -> tuple[Block, ...]:
    """The day from which, or by which, the demand is met; books have no number of days."""
    if asked.wants == "register":
        opens = register_opens(law, asked.received_on)
        return stated(("Earliest day", opens.on), ("Counted", opens.counted))
    if asked.wants == "list":
        due = list_deadline(law, asked.received_on, asked.as_of)
        charges = "tendered" if asked.charges_tendered else "not tendered yet"
        return stated(
            ("Due by", due.due), ("Counted", due.counted), ("Agent’s usual charges", charges)
        )
    return stated(("Open", law.choice(BOOKS, "hours")))


def _answer(demand: InspectionDemand, issue: Issue) -> tuple[Block, ...]:
    if demand.answer == "refused":
        return (
            *stated(
                ("Answered on", demand.answered_on),
                ("Reason", sentence(demand.reason) if demand.reason else ""),
            ),
            Paragraph("The demand is refused for the reason stated."),
        )
    place = office_place(issue.company, issue.on).one_line()
    where = (
        "The list will be made available"
        if demand.wants == "list"
        else f"The records may be inspected and copied at {place}, in usual business hours"
    )
    return (
        *stated(("Answered on", demand.answered_on)),
        *told(("Inspected on", demand.inspected_on), ("Attended by", demand.attended_by)),
        Paragraph(f"The demand is granted. {where}."),
    )


def _rules_asked(demand: InspectionDemand) -> Rules:
    if demand.wants == "books":
        return (("books and minutes", BOOKS),)
    return (("five percent", FIVE), ("one percent", ONE), ("purpose", PURPOSE))


def _named(rule: str) -> str:
    return {FIVE: "five percent", ONE: "one percent", PURPOSE: "purpose", BOOKS: "books"}.get(
        rule, "list of the transfer agent"
    )
