"""The written resignation of a director or an officer, with the secretary's receipt under it.

1988 III §4, IV §4; 2002 §3.4 ¶4, §5.4 ¶2.
"""

from __future__ import annotations

from app.bylaws.law import Bylaws
from app.documents.blocks import Block, Document, Heading, Paragraph, as_name
from app.documents.stated import Issue, Rules, office_title, own_signature, paper, stated
from app.documents.wording import corporation
from app.domain.board_record import Resigned
from app.domain.refusal import Refusal
from app.domain.words import day_paper, listed

DIRECTOR, OFFICER = "directors.resignation", "officers.resignation"
ADDRESSED = {
    "board": "the Board of Directors",
    "chairman": "the Chairman of the Board",
    "president": "the President",
    "secretary": "the Secretary",
}


def compose_resignation(given: Resigned, issue: Issue) -> Document:
    """The letter that the person signs.

    Refused when addressed to one whom the bylaws do not name, or effective before it is given.
    """
    law, rule = issue.law, DIRECTOR if given.office == "director" else OFFICER
    _addressee(law, rule, given.addressee)
    first = given.given_on or (given.received_at.date() if given.received_at else None)
    if given.effective_on and first and given.effective_on < first:
        raise Refusal(
            f"Given on {day_paper(first)}, it takes effect on that day at the earliest.",
            field="effective_on",
        )
    to = _to(given.addressee, issue.company.name)
    office = office_title(given.office)
    blocks: tuple[Block, ...] = (
        *stated(("Date", given.given_on), ("To", to)),
        Paragraph(f"I resign as {office} of {corporation(issue.company)}. {_effect(given, law)}"),
        own_signature(given.name, office),
        Heading("Receipt"),
        *stated(("Received", given.received_at), ("Received by", as_name(given.received_by))),
    )
    rules: Rules = (("resignation", rule),)
    return paper(issue, f"Resignation of {office}", blocks, rules)


def _to(addressee: str, company: str) -> str:
    if addressee in ADDRESSED:
        return f"{ADDRESSED[addressee]} of {company}"
    return company if addressee == "corporation" else ""


def _addressee(law: Bylaws, rule: str, addressee: str) -> None:
    allowed = law.items(rule, "addressees" if rule == DIRECTOR else "given_to")
    if addressee and addressee not in allowed:
        raise Refusal(
            f"The resignation is given to the {listed(allowed, 'or')}, not to “{addressee}”.",
            field="addressee",
        )


def _effect(given: Resigned, law: Bylaws) -> str:
    if given.effective_on:
        return (
            f"My resignation takes effect on {day_paper(given.effective_on)}, the time that I "
            "state here."
        )
    word = "given" if given.office == "director" else "received"
    return f"My resignation takes effect when this notice is {word}."
