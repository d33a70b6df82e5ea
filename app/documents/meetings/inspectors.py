"""Inspectors of election: the paper that appoints them, and their oath.

Sources: 1988 II §11 ¶1 and ¶3; 2002 §2.13 ¶1 and last; Corporations Code 707.
"""

from __future__ import annotations

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.inspectors import NUMBER_VOTE, OATH, number_vote
from app.documents.blocks import Block, Document, Heading, Paragraph, as_name, as_names
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    hour,
    of_meeting,
    signed,
    the_meeting,
    told,
)
from app.documents.wording import sentence
from app.domain.meeting_record import BOARD, CHAIR, InspectorsNamed, Said
from app.domain.meetings import MeetingPlan
from app.domain.words import listed, number_word, whole

APPOINTMENT, OATH_PAPER = "inspectors-appointment", "inspectors-oath"
APPOINTERS = {BOARD: "the Board of Directors", CHAIR: "the chairman of the meeting"}


def compose_appointment(
    setting: Setting, plan: MeetingPlan, named: InspectorsNamed, signer: Signs | None = None
) -> Document:
    """The appointment: names, by whom, on whose request, the vote on the number, no nominees.

    The chairman of the meeting signs, or the secretary for the board.
    """
    blocks = (
        told("Inspectors appointed", appointed(plan, named, past=False)),
        *fields(("Day of the appointment", day(named.on))),
        _nominees(plan, named),
        *_request(named),
        *_number(setting.law, named),
        *_replaced(named),
        signed(setting, APPOINTMENT, signer or Signs("", _capacity(named))),
    )
    return framed(setting, APPOINTMENT, blocks, lines=(of_meeting(plan),))


def appointed(plan: MeetingPlan, named: InspectorsNamed, *, past: bool = True) -> str:
    """The sentence on who was appointed and by whom; empty where no name is recorded."""
    if not named.names:
        return ""
    by = f" by {APPOINTERS[named.by]}" if named.by in APPOINTERS else ""
    one = len(named.names) == 1
    verb = ("was" if one else "were") if past else ("is" if one else "are")
    what = "inspector" if one else f"the {number_word(len(named.names))} inspectors"
    return (
        f"{listed(as_names(named.names))} {verb} appointed{by} as {what} of election, to act at "
        f"{the_meeting(plan)} and any adjournment of it."
    )


def compose_oath(
    setting: Setting, plan: MeetingPlan, named: InspectorsNamed, signed_on: Signs | None = None
) -> Document:
    """The inspectors' oath, in the words of the version; each of them signs.

    Without names there is one empty line to sign on.
    """
    dated = (signed_on or Signs()).on
    names = named.names or ("",)
    blocks = (
        Paragraph(oath_words(setting.law, plan, len(names))),
        *(
            signed(setting, OATH_PAPER, Signs(name, "inspector of election", dated))
            for name in names
        ),
    )
    return framed(setting, OATH_PAPER, blocks, lines=(of_meeting(plan),))


def oath_words(law: Bylaws, plan: MeetingPlan, inspectors: int) -> str:
    """What the inspectors undertake, with the standards that the version states."""
    standards = listed(law.items(OATH, "standards"))
    act, swears, they = (
        ("inspector", "solemnly swears or affirms", "the undersigned")
        if inspectors == 1
        else ("inspectors", "each solemnly swear or affirm", "they")
    )
    return (
        f"The undersigned, appointed to act as {act} of election at {the_meeting(plan)} and "
        f"any adjournment of it, {swears} that {they} will perform the duties "
        f"of an inspector {standards}."
    )


def request_words(requested: Said | None) -> str:
    """On whose request the chairman appointed them; empty where nobody's is recorded."""
    if requested is None or not requested.by:
        return ""
    at = f" at {hour(requested.at)}" if requested.at else ""
    return sentence(f"The appointment was made on the request of {as_name(requested.by)}{at}")


def number_words(law: Bylaws, named: InspectorsNamed) -> str:
    """The vote on one or three, counted; empty where none is recorded."""
    if named.number_for is None or named.number_present is None:
        return ""
    vote = number_vote(law, named.number_present, named.number_for)
    result = "carried" if vote.met else "not carried"
    return (
        f"The number of inspectors, {number_word(len(named.names))}, was put to the vote: "
        f"{whole(named.number_for)} of {whole(named.number_present)} shares present were for it. "
        f"{vote.counted} It was {result}."
    )


def _capacity(named: InspectorsNamed) -> str:
    return {BOARD: "secretary", CHAIR: "chairman of the meeting"}.get(named.by, "")


def _request(named: InspectorsNamed) -> tuple[Block, ...]:
    """The request, where the chairman appointed them; a board appoints unasked."""
    if named.by == BOARD and named.requested is None:
        return ()
    return (told("Appointed on the request of", request_words(named.requested)),)


def _number(law: Bylaws, named: InspectorsNamed) -> tuple[Block, ...]:
    if named.by == BOARD or not law.has(NUMBER_VOTE):
        return ()
    return (told("Vote on the number of inspectors", number_words(law, named)),)


def _nominees(plan: MeetingPlan, named: InspectorsNamed) -> Block:
    """Whether a nominee of the notice is among them; open where the notice has no nominee."""
    if not plan.elects:
        return Paragraph("No election of directors stands on the agenda.")
    nominees = {nominee.name for nominee in plan.nominees}
    if not nominees or not named.names:
        return told("Nominees among them", "")
    both = [name for name in named.names if name in nominees]
    if not both:
        who = "The inspector is not" if len(named.names) == 1 else "None of them is"
        return Paragraph(f"{who} among the nominees named in the notice.")
    verb = "is a nominee" if len(both) == 1 else "are nominees"
    return Paragraph(f"Among them {listed(both)} {verb} for office.")


def _replaced(named: InspectorsNamed) -> tuple[Block, ...]:
    if not named.replaced:
        return ()
    why = f", who {named.cause}" if named.cause else ""
    words = f"The place of {as_name(named.replaced)}{why}, is filled by this appointment."
    return (Heading("Place filled"), Paragraph(words))
