"""A shareholder's notice of business or of a nomination, and a nominee's consent: 2002 §2.14.

The version of 1988 has no such papers; they are refused under it.
"""

from __future__ import annotations

from datetime import date, datetime

from app.bylaws.answers import Deadline
from app.bylaws.law import Bylaws
from app.bylaws.shareholders.meetings import NOMINATION, PROPOSAL, advance_notice
from app.documents.blocks import Block, Document, Heading, Keep, Paragraph, as_name
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    moment,
    of_meeting,
    of_plan,
    received,
    signed,
    the_meeting,
    told,
    under,
)
from app.documents.wording import corporation, sentence
from app.domain.advance_record import (
    NominationReceived,
    ProposalReceived,
    ProposedMatter,
    ProposedNominee,
)
from app.domain.meetings import MeetingPlan
from app.domain.words import day_paper_long, plural

PROPOSED, NOMINATED, CONSENT = "proposal-notice", "nomination-notice", "nominee-consent"


def compose_proposal_notice(
    setting: Setting, plan: MeetingPlan, proposal: ProposalReceived, signer: Signs | None = None
) -> Document:
    """A shareholder's notice of business: the four contents, receipt and the last day."""
    matters = proposal.matters or (ProposedMatter(),)
    blocks = (
        Paragraph(
            f"The undersigned, a shareholder of record of {corporation(setting.company)} entitled "
            f"to vote at the meeting, gives written notice of business to be brought before "
            f"{the_meeting(plan)}."
        ),
        *(block for n, each in enumerate(matters, 1) for block in _matter(n, each)),
        *under(
            "The shareholder",
            *fields(
                ("Name", as_name(proposal.name)),
                ("Address on the books", "\n".join(proposal.address)),
                *_owned(proposal.class_name, proposal.shares),
            ),
        ),
        signed(setting, PROPOSED, signer or Signs(proposal.name, "proponent")),
        *under("Receipt by the secretary", *_clock(setting, plan, PROPOSAL, proposal.received_at)),
    )
    return framed(setting, PROPOSED, blocks, lines=(of_meeting(plan),))


def _matter(number: int, matter: ProposedMatter) -> tuple[Block, ...]:
    rows = (
        ("Business", sentence(matter.description) if matter.description else ""),
        ("Reasons for it", sentence(matter.reasons) if matter.reasons else ""),
        ("Material interest", sentence(matter.interest) if matter.interest else ""),
    )
    return (Heading(f"Matter {number}"), *fields(*rows))


def compose_nomination_notice(
    setting: Setting,
    plan: MeetingPlan,
    nomination: NominationReceived,
    signer: Signs | None = None,
) -> Document:
    """A shareholder's notice of a nomination: the five contents, receipt and the last day."""
    nominees = nomination.nominees or (ProposedNominee(),)
    blocks = (
        Paragraph(
            f"The undersigned, a shareholder of {corporation(setting.company)}, gives written "
            f"notice of the intention to nominate, at {the_meeting(plan)}, the persons named below "
            "for election to the Board of Directors."
        ),
        *under("1. Names and addresses", *_nominator(nomination), *_nominees(nominees)),
        *under("2. Ownership and intention", *_intention(nomination)),
        *under(
            "3. Arrangements with nominees and others",
            told("Arrangements, naming the persons", _stated(nomination.arrangements)),
        ),
        *under("4. What a proxy statement tells of each nominee", *_information(nominees)),
        *under("5. Consent of each nominee to serve if elected", *_consents(nominees)),
        signed(setting, NOMINATED, signer or Signs(nomination.name, "nominator")),
        Keep(
            under(
                "Receipt by the secretary",
                *_clock(setting, plan, NOMINATION, nomination.received_at),
            )
        ),
    )
    return framed(setting, NOMINATED, blocks, lines=(of_meeting(plan),))


def compose_nominee_consent(
    setting: Setting,
    plan: MeetingPlan,
    nominee: ProposedNominee,
    *,
    nominator: str = "",
) -> Document:
    """A nominee's consent to be nominated and to serve as a director if elected."""
    by = f" by {as_name(nominator)}" if nominator else ""
    blocks = (
        *fields(("Nominee", as_name(nominee.name)), ("Address", "\n".join(nominee.address))),
        *fields(("Nominated by", as_name(nominator))),
        *fields(*of_plan(plan)),
        Paragraph(
            f"The undersigned consents to being nominated{by} for election to the Board of "
            f"Directors of {corporation(setting.company)}, at {the_meeting(plan)}, and to serve as "
            "a director of the corporation if so elected."
        ),
        signed(setting, CONSENT, Signs(nominee.name, "nominee", nominee.consented_on)),
    )
    return framed(setting, CONSENT, blocks, lines=(of_meeting(plan),))


def _nominator(nomination: NominationReceived) -> tuple[Block, ...]:
    return fields(
        ("Shareholder", as_name(nomination.name)),
        ("Address", "\n".join(nomination.address)),
    )


def _nominees(nominees: tuple[ProposedNominee, ...]) -> tuple[Block, ...]:
    rows = [
        row
        for each in nominees
        for row in (
            ("Nominee", as_name(each.name)),
            ("Address of the nominee", "\n".join(each.address)),
        )
    ]
    return fields(*rows)


def _intention(nomination: NominationReceived) -> tuple[Block, ...]:
    words = (
        "The shareholder intends to appear at the meeting in person or by proxy and to nominate "
        "the persons named."
    )
    return (
        *fields(*_owned(nomination.class_name, nomination.shares)),
        told("Intention to appear and to nominate", words if nomination.intends else ""),
    )


def _information(nominees: tuple[ProposedNominee, ...]) -> tuple[Block, ...]:
    return fields(*((_label("Information", n.name), _stated(n.information)) for n in nominees))


def _consents(nominees: tuple[ProposedNominee, ...]) -> tuple[Block, ...]:
    rows = ((_label("Consent", n.name), day(n.consented_on)) for n in nominees)
    return fields(*((label, f"signed on {on}" if on else "") for label, on in rows))


def _label(what: str, name: str) -> str:
    return f"{what} {'on' if what == 'Information' else 'of'} {as_name(name) or 'the nominee'}"


def _owned(class_name: str, shares: int | None) -> tuple[tuple[str, str], ...]:
    return (
        ("Class of shares", class_name),
        ("Beneficially owned", plural(shares, "share") if shares is not None else ""),
    )


def _stated(text: str) -> str:
    return sentence(text) if text else ""


def _clock(
    setting: Setting, plan: MeetingPlan, rule: str, at: datetime | None
) -> tuple[Block, ...]:
    """The last day, how it was counted, and whether the paper came in time."""
    limit = _limit(setting.law, plan, rule)
    due = limit.due if limit else None
    last = fields(("Last day", day_paper_long(due) if due else ""))
    counted = (Paragraph(limit.counted, size="small"),) if limit else ()
    if at is None:
        return (*last, *counted, *received("Received by the secretary"))
    came = fields(("Received", moment(at)))
    return (*came, *last, *counted, *_in_time(due, at.date()))


def _limit(law: Bylaws, plan: MeetingPlan, rule: str) -> Deadline | None:
    return advance_notice(law, rule, plan.on, plan.announced_on) if plan.on else None


def _in_time(due: date | None, on: date) -> tuple[Block, ...]:
    if due is None:
        return fields(("In time", ""))
    return fields(("In time", "Yes" if on <= due else "No, received after the last day"))
