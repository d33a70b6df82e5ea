"""Officers appointed, given powers, and removed: what the secretary certifies of each act.

1988 IV §2 to §5, §8; 2002 §5.2 to §5.5, §5.8.
"""

from __future__ import annotations

from app.bylaws.law import Bylaws
from app.bylaws.officers.filling import ELECTED, check_removal, who_appoints
from app.documents.blocks import Block, Document, Item, Numbered, Paragraph, as_name, as_names
from app.documents.stated import (
    Issue,
    Rules,
    office_title,
    paper,
    resolved,
    signature,
    stated,
    told,
)
from app.documents.wording import sentence
from app.domain.board_record import Delegated, OfficerAppointed, OfficerRemoved
from app.domain.refusal import Refusal
from app.domain.words import listed

REMOVAL = "officers.removal"
CONTRACT = {
    None: "",
    True: "There is one. The rights under it are not affected.",
    False: "none",
}


def compose_appointment(made: OfficerAppointed, issue: Issue) -> Document:
    """The appointment of an officer; refused where the bylaws let another fill the office."""
    may = who_appoints(issue.law, made.office)
    if made.by not in may.names:
        raise Refusal(may.counted, field="by")
    elected = may.cite.rule == ELECTED
    power = () if made.by == "board" else stated(("Power given by", made.power))
    blocks: tuple[Block, ...] = (
        *stated(
            ("Office", office_title(made.office)),
            ("Person", as_name(made.name)),
            ("Appointed by", _body(made.by)),
        ),
        *power,
        *stated(("Appointed on", made.on), ("Takes office on", made.starts_on)),
        *told(("Rank", made.rank)),
        *stated(
            ("Term", _term(issue.law, elected=elected and not made.fills_vacancy)),
            ("Contract of employment", CONTRACT[made.contract]),
        ),
        Paragraph("I certify that this appointment was made as stated."),
        signature(issue),
    )
    rules: Rules = (
        ("appointment", may.cite.rule),
        *((("vacancy", "officers.vacancy"),) if made.fills_vacancy else ()),
        *((("succession", "officers.vice-president.succession"),) if made.rank else ()),
    )
    return paper(issue, "Appointment of an Officer", blocks, rules)


def compose_delegation(given: Delegated, issue: Issue) -> Document:
    """A power given to an officer by the board, and the rank of the vice presidents."""
    ranks = as_names(given.ranks)
    blocks: tuple[Block, ...] = (
        *stated(
            ("Given to", as_name(given.name)),
            ("Office", office_title(given.office)),
            ("Power", given.power),
            ("Limits", given.limits),
            ("By resolution", given.resolution),
            ("Adopted on", given.on),
        ),
        *told(("Until", given.to_on)),
        *((Paragraph("The vice presidents rank in this order:"),) if ranks else ()),
        *((Numbered(tuple(Item(name) for name in ranks)),) if ranks else ()),
        Paragraph("I certify that the Board of Directors gave this power as stated."),
        signature(issue),
    )
    rules: Rules = (
        *(("powers given by the board", rule) for rule in _power_rules(given)),
        *((("rank", "officers.vice-president.succession"),) if ranks else ()),
    )
    return paper(issue, "Delegation of Power to an Officer", blocks, rules)


def compose_officer_removal(made: OfficerRemoved, issue: Issue) -> Document:
    """The removal of an officer; refused where one removes whom the bylaws do not let remove."""
    found, *_ = check_removal(
        issue.law,
        made.chosen_by,
        made.by,
        delegated=bool(made.power),
        at_meeting=made.at != "written consent",
        contract=bool(made.contract),
    )
    if found.severity == "error":
        raise Refusal(found.sentence, field="by")
    when = f"{made.at} of the Board of Directors" if made.at else ""
    name, office = as_name(made.name), office_title(made.office)
    blocks: tuple[Block, ...] = (
        *stated(
            ("Office", office),
            ("Person", name),
            ("Removed by", _body(made.by)),
            ("Removed on", made.on),
        ),
        *(
            stated(("At", when), ("Held or effective on", made.at_on))
            if made.by == "board"
            else stated(("Power given by", made.power))
        ),
        *_removed(made, name, office),
        Paragraph(
            sentence(
                "Any rights of the officer under a contract of employment are reserved"
                + ("" if made.contract is None else f". Contract: {_known(made.contract)}")
            )
        ),
        signature(issue),
    )
    return paper(issue, "Removal of an Officer", blocks, (("removal", REMOVAL),))


def _removed(made: OfficerRemoved, name: str, office: str) -> tuple[Block, ...]:
    if made.by == "board":
        return (resolved(f"{name} is removed as {office}, with or without cause."),)
    return (Paragraph(f"{name} is removed as {office}, with or without cause."),)


def _power_rules(given: Delegated) -> tuple[str, ...]:
    """The rules that let the board give this power: removal, appointment, or an assistant's."""
    said, office = given.power.lower(), given.office.replace(" ", "-")
    asked = (
        ("officers.removal", "remov" in said),
        ("officers.subordinate", "appoint" in said),
        (f"officers.{office}", office.startswith("assistant")),
    )
    return tuple(rule for rule, wanted in asked if wanted)


def _term(law: Bylaws, *, elected: bool) -> str:
    serves = law.choice(ELECTED, "serves")
    until = law.rule(ELECTED).params.get("until", ()) if elected else ()
    ends = f", until {listed([f'the {end}' for end in _ends(until)], 'and')}" if until else ""
    return sentence(f"{serves[:1].upper()}{serves[1:]}{ends}")


def _ends(until: tuple[str, ...]) -> list[str]:
    """The ends of the term that come by themselves, apart from resignation or removal."""
    words = {"successor elected": "election of a successor"}
    return [words.get(end, end) for end in until if "resignation" not in end]


def _known(contract: bool) -> str:
    return "one exists" if contract else "none is on record"


def _body(by: str) -> str:
    return "Board of Directors" if by == "board" else office_title(by)
