"""What one director signs about notice: waiver, consent to holding, approval of minutes.

1988 III §10; 2002 §3.10.
"""

from __future__ import annotations

from app.documents.blocks import Block, Document, Paragraph
from app.documents.board.meeting_words import a_meeting, body_name
from app.documents.stated import Issue, Rules, own_signature, paper, stated, told
from app.documents.wording import corporation
from app.domain.board_record import DIRECTOR_PAPERS, DirectorPaper
from app.domain.refusal import Refusal

TITLES = {
    "waiver of notice": "Waiver of Notice",
    "consent to holding": "Consent to Holding of Meeting",
    "approval of minutes": "Approval of Minutes",
}
DOES = {
    "waiver of notice": "waives notice of",
    "consent to holding": "consents to the holding of",
    "approval of minutes": "approves the minutes of",
}
RULES: Rules = (
    ("waiver, consent, approval", "board.waiver"),
    ("purpose not needed", "board.waiver.content"),
    ("filing", "board.waiver.filing"),
)
COMMITTEE: Rules = (("rules carried over", "committees.meetings.rules"),)


def compose_director_paper(given: DirectorPaper, issue: Issue) -> Document:
    """The paper of one director, who signs it before or after the meeting."""
    if given.kind not in DIRECTOR_PAPERS:
        raise Refusal(f"There is no director’s paper called {given.kind}.", field="kind")
    member = "member of the committee" if given.committee else "director"
    body = body_name(given.committee)
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"The undersigned, a {member} of {corporation(issue.company)}, {DOES[given.kind]} "
            f"{a_meeting(given.meeting_kind)} of the {body}:"
        ),
        *stated(("Time of the meeting", given.meeting_at), ("Place", given.place)),
        *told(("Purpose", given.purpose)),
        *(stated(("Minutes dated", given.minutes_on)) if "minutes" in given.kind else ()),
        Paragraph(
            "This paper is to be filed with the corporate records or made a part of the minutes "
            "of the meeting."
        ),
        own_signature(given.name, member.title().replace(" Of The ", " of the ")),
    )
    rules = (*RULES, *(COMMITTEE if given.committee else ()))
    return paper(issue, TITLES[given.kind], blocks, rules, (f"Meeting of the {body}",))
