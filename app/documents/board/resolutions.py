"""A resolution on paper, and action without a meeting by the written consent of all members.

1988 III §9, §13, §15; 2002 §3.9, §3.13, §4.2.
"""

from __future__ import annotations

from app.bylaws.board.meetings import consent_effective
from app.documents.blocks import Block, Document, Paragraph, Signature, as_name
from app.documents.board.meeting_words import body_name
from app.documents.board.votes import rules_of, vote_lines
from app.documents.stated import (
    Issue,
    Rules,
    day_words,
    office_title,
    paper,
    resolved,
    signature,
    stated,
    told,
)
from app.documents.wording import corporation
from app.domain.board_record import SUBJECTS, BoardConsent, Resolution
from app.domain.refusal import Refusal
from app.domain.words import number_word

CONSENT: Rules = (
    ("written consent", "board.consent.unanimous"),
    ("filing", "board.minutes.filing"),
)
COMMITTEE: Rules = (("rules carried over", "committees.meetings.rules"),)


def compose_resolution(made: Resolution, issue: Issue) -> Document:
    """One resolution with its vote against the base used, certified by the secretary."""
    if made.subject not in SUBJECTS:
        raise Refusal(f"There is no subject {made.subject}.", field="subject")
    body = body_name("" if made.body == "board" else made.body)
    how = {"meeting": "by vote at a meeting", "written consent": "by unanimous written consent"}
    votes = vote_lines(issue.law, made) if made.how == "meeting" else ()
    blocks: tuple[Block, ...] = (
        *stated(
            ("Body", body),
            ("Subject", SUBJECTS[made.subject]),
            ("Adopted", how.get(made.how, "")),
            ("Date", made.on),
        ),
        resolved(made.text),
        *(stated(("Votes", " ".join(votes))) if made.how == "meeting" else ()),
        *told(("Approved by the shareholders on", made.shareholders_on)),
        *told(("No longer in force since", made.rescinded_on)),
        *stated(("Bylaws in force", f"of {issue.law.short}")),
        Paragraph("I certify that this resolution stands so in the minute book."),
        signature(issue),
    )
    rules = rules_of(made) if made.how == "meeting" else CONSENT
    title = f"Resolution of the {body}"
    return paper(issue, title, blocks, rules, (made.title,) if made.title else ())


def compose_consent(given: BoardConsent, issue: Issue) -> Document:
    """Action of the board or a committee without a meeting; a line for each member to sign.

    Refused without members: all who are in office sign, and vacant seats do not.
    """
    if not given.members:
        raise Refusal("Name the members in office first: all of them sign.", field="members")
    body, who = body_name(given.committee), "members" if given.committee else "directors"
    signed = {one.name: one.on for one in given.signed}
    effective = consent_effective(issue.law, given.members, signed).on
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"The undersigned, being all of the {number_word(len(given.members))} {who} in office "
            f"of {'the committee, of ' if given.committee else ''}{corporation(issue.company)}, "
            "consent in writing, without a meeting, to the following action, which has the same "
            "force and effect as a unanimous vote:"
        ),
        *(resolved(text) for text in given.action),
        *told(("Authorized number", given.authorized)),
        *stated(("Effective on", effective)),
        Paragraph(
            "This consent may be signed in counterparts. It is filed with the minutes of the "
            f"proceedings of the {body} and is effective when the last of them has signed."
        ),
        *(_member(name, day_words(signed.get(name)), given) for name in given.members),
    )
    rules = (*CONSENT, *(COMMITTEE if given.committee else ()))
    return paper(issue, "Action by Unanimous Written Consent", blocks, rules, (body,))


def _member(name: str, on: str, given: BoardConsent) -> Signature:
    """The line of one member, in office; the day of one who has signed is printed."""
    title = "Member of the committee" if given.committee else office_title("director")
    under = f"{title}\nSigned on {on}" if on else title
    return Signature(as_name(name), under, dated=not on)
