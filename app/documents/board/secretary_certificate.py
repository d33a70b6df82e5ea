"""The secretary's certificate that a resolution of the board or a committee is in force.

Evidence of the act under Corporations Code 314; 1988 III §9, §13, V §9; 2002 §3.9, §3.13.
"""

from __future__ import annotations

from app.bylaws.board.meetings import required_quorum
from app.bylaws.law import Bylaws
from app.documents.blocks import Block, Document, Item, Numbered, Paragraph, as_name
from app.documents.board.meeting_words import body_name
from app.documents.board.votes import rules_of, threshold_of
from app.documents.stated import Issue, Rules, day_words, paper, signature, stated
from app.documents.wording import corporation
from app.domain.board_record import Resolution
from app.domain.refusal import Refusal
from app.domain.words import day_paper

SEAL = "seal.content"
CONSENT: Rules = (("written consent", "board.consent.unanimous"),)


def compose_secretary_certificate(made: Resolution, issue: Issue) -> Document:
    """The certificate; the resolution is quoted as it stands in the record, letter by letter.

    Refused for a resolution that was not adopted, or that is no longer in force on the day.
    """
    _in_force(made, issue)
    body, on = body_name("" if made.body == "board" else made.body), day_words(made.on)
    who = f"I, {as_name(issue.signer.name)}," if issue.signer else "I, the undersigned,"
    adopted = f"adopted {_how(made, issue.law, on)}"
    items = (
        Item(f"I am the duly elected and acting {_office(issue)} of {corporation(issue.company)}."),
        Item(
            f"The following is a full, true and correct copy of a resolution of the {body}, duly "
            f"{adopted}:",
            (f"“{made.text}”",),
        ),
        Item(
            "The resolution has not been amended or rescinded and is in full force and effect on "
            f"{day_paper(issue.on)}."
        ),
    )
    sealed = " and affixed the corporate seal" if issue.law.has(SEAL) else ""
    blocks: tuple[Block, ...] = (
        Paragraph(f"{who} do hereby certify:"),
        Numbered(items),
        *(() if on else stated(("Adopted on", ""))),
        Paragraph(f"IN WITNESS WHEREOF, I have hereunto subscribed my name{sealed}."),
        *((Paragraph("(Corporate Seal)"),) if sealed else ()),
        signature(issue),
    )
    rules = rules_of(made) if made.how == "meeting" else CONSENT
    seal: Rules = (("seal", SEAL),)
    return paper(issue, "Secretary’s Certificate", blocks, (*rules, *seal))


def _in_force(made: Resolution, issue: Issue) -> None:
    need = threshold_of(issue.law, made) if made.how == "meeting" else None
    if need and need.met is False:
        raise Refusal(f"The resolution was not adopted. {need.counted}")
    if made.on and made.on > issue.on:
        raise Refusal(
            f"The resolution is of {day_paper(made.on)}. Certify it on that day or later."
        )
    if made.rescinded_on and made.rescinded_on <= issue.on:
        raise Refusal(
            f"The resolution is no longer in force since {day_paper(made.rescinded_on)}. "
            "It cannot be certified as in force."
        )


def _office(issue: Issue) -> str:
    return issue.signer.title if issue.signer else "Secretary"


def _how(made: Resolution, law: Bylaws, on: str) -> str:
    dated = f" on {on}" if on else ""
    if made.how != "meeting":
        return f"by unanimous written consent{f' effective{dated}' if on else ''}"
    return f"at a meeting held{dated}{_quorum(made, law)}"


def _quorum(made: Resolution, law: Bylaws) -> str:
    """What can be said of the quorum; nothing where the numbers are not known."""
    if made.body != "board" or made.present is None or made.authorized is None:
        return ""
    quorum, _ = required_quorum(law, made.authorized)
    if made.present >= quorum and not made.left:
        return ", at which a quorum was present and acting throughout"
    if made.left:
        return ", at which a quorum was present at the start"
    raise Refusal(
        f"{made.present} were present and the quorum is {quorum}: no resolution could be adopted."
    )
