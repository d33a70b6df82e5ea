"""What the secretary certifies after a meeting: who is elected, and the words of a resolution.

Sources: 1988 II §7, III §3, IV §9; 2002 §2.8 ¶2, §3.3, §5.9 ¶1; Corporations Code 314.
"""

from __future__ import annotations

from app.bylaws.board.directors import term_words
from app.bylaws.shareholders.elections import Election
from app.documents.blocks import (
    Block,
    Document,
    Paragraph,
    RuleLine,
    TableBlock,
    TableColumn,
    as_name,
    as_names,
)
from app.documents.meetings.framing import (
    Setting,
    Signs,
    fields,
    framed,
    of_meeting,
    signed,
    the_meeting,
    told,
    under,
)
from app.documents.wording import corporation
from app.domain.meeting_record import Resolution
from app.domain.meetings import MeetingPlan
from app.domain.words import day_paper, exact, listed, plural, whole

ELECTION, RESOLUTION = "director-election-certificate", "secretary-certificate"
COLUMNS = (
    TableColumn("Candidate", width=3),
    TableColumn("Votes", "right"),
    TableColumn("Outcome", width=1.6),
)
BODIES = {"shareholders": "the shareholders", "board": "the Board of Directors"}


def compose_election_certificate(
    setting: Setting, plan: MeetingPlan, election: Election | None, signer: Signs | None = None
) -> Document:
    """The certificate of who was elected, with votes, seats, term and what a tie left open."""
    blocks = (
        Paragraph(
            f"I certify that at {the_meeting(plan)} of {corporation(setting.company)}, directors "
            "were elected as follows:"
        ),
        *(_elected(election) if election else _open()),
        *under("Term", Paragraph(_term(setting))),
        signed(setting, ELECTION, signer or Signs()),
    )
    return framed(setting, ELECTION, blocks, lines=(of_meeting(plan),))


def _elected(election: Election) -> tuple[Block, ...]:
    rows = tuple((as_name(p.name), exact(p.votes), p.outcome) for p in election.places)
    elected = listed(as_names(election.elected))
    return (
        *fields(("Seats to be filled", whole(election.seats)), ("Elected", elected or "nobody")),
        TableBlock(COLUMNS, rows),
        *((Paragraph(_tie(election)),) if election.tied else ()),
    )


def _tie(election: Election) -> str:
    seats = plural(election.unsettled, "seat")
    return (
        f"{listed(as_names(election.tied))} are tied for {seats}. The bylaws do not settle a tie, "
        "and nobody is certified as elected to what it leaves open."
    )


def _open() -> tuple[Block, ...]:
    return fields(("Seats to be filled", ""), ("Elected", ""), ("Votes of each", ""), ("Ties", ""))


def _term(setting: Setting) -> str:
    _, words = term_words(setting.law, fills_vacancy=False)
    return f"Each director elected {words[:1].lower()}{words[1:]}"


def compose_certified_copy(
    setting: Setting,
    resolution: Resolution,
    signer: Signs | None = None,
    *,
    plan: MeetingPlan | None = None,
    seal: bool = False,
) -> Document:
    """The secretary's certificate of a resolution, quoted letter by letter from the minutes.

    `seal` leaves the place where the seal is put; `plan` is the meeting that adopted it.
    """
    who = signer or Signs()
    office = who.capacity or "secretary"
    name = f"{as_name(who.name)}, " if who.name else ""
    blocks = (
        Paragraph(
            f"I, {name}the undersigned, do hereby certify that I am the duly elected and acting "
            f"{office.title()} of {corporation(setting.company)}, and that the following is a true "
            "copy of a resolution:"
        ),
        *_quoted(resolution.text),
        *_adoption(resolution, plan),
        _in_force(resolution),
        Paragraph("In witness whereof I have subscribed my name."),
        *((Paragraph("(Corporate Seal)"),) if seal else ()),
        signed(setting, RESOLUTION, Signs(who.name, office, who.on)),
    )
    return framed(setting, RESOLUTION, blocks)


def _quoted(text: str) -> tuple[Block, ...]:
    """The resolution's own words, line by line between two rules; a blank while there are none."""
    if not text:
        return (told("Resolution", ""),)
    return (RuleLine(), *(Paragraph(line) for line in text.split("\n")), RuleLine())


def _adoption(resolution: Resolution, plan: MeetingPlan | None) -> tuple[Block, ...]:
    """By whom, how and when it was adopted, and whether a quorum was there throughout."""
    body = BODIES.get(resolution.body, resolution.body)
    if resolution.on is None:
        return fields(("Adopted by", body), ("Adopted on", ""), ("Adopted how", ""))
    on = day_paper(resolution.on)
    if resolution.manner == "written consent":
        return (Paragraph(f"It was duly adopted by {body} by written consent on {on}."),)
    where = the_meeting(plan) if plan and plan.on else f"a meeting held on {on}"
    lead = f"It was duly adopted by {body} at {where}"
    if resolution.quorum:
        return (Paragraph(f"{lead}, at which a quorum was present and acting throughout."),)
    return (Paragraph(f"{lead}."), *fields(("Quorum present and acting throughout", "")))


def _in_force(resolution: Resolution) -> Block:
    words = (
        "It has not been amended or rescinded and is in full force and effect on the date of this "
        "certificate."
    )
    return told("In full force and effect on this date", words if resolution.in_force else "")
