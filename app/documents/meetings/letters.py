"""Letters of the secretary on papers that came in: what is missing, which proxy does not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.bylaws.answers import Finding
from app.bylaws.shareholders.proxies import Ruling
from app.documents.blocks import (
    AddressBlock,
    Block,
    Document,
    Heading,
    Paragraph,
    as_name,
    as_names,
)
from app.documents.meetings.framing import (
    Setting,
    Signs,
    day,
    fields,
    framed,
    moment,
    signed,
    the_meeting,
    told,
)
from app.documents.wording import letterhead, sentence
from app.domain.meeting_record import ProxyOf
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.words import day_paper_long, listed, plural, whole

DEFICIENCY, REJECTION = "deficiency-letter", "proxy-rejection"


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter goes: name and address lines."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing, as a rule finds it, how it is mended and by which day."""

    finding: Finding
    mend: str = ""
    by: date | None = None


def compose_deficiency_letter(
    setting: Setting,
    to: Recipient,
    about: str,
    missing: Sequence[Missing],
    *,
    received_at: datetime | None = None,
    signer: Signs | None = None,
) -> Document:
    """The letter on what a request, proposal or nomination lacks; refused if it lacks nothing.

    `about` names the paper, like `your notice of a nomination`.
    """
    if not missing:
        raise Refusal("Nothing is missing. There is no letter to write.")
    came = f", received at {moment(received_at)}," if received_at else ""
    blocks = (
        Paragraph(
            f"{about[:1].upper()}{about[1:]}{came} does not yet have all that the bylaws of the "
            f"corporation ask for. {plural(len(missing), 'point')} to be mended:"
        ),
        *(block for number, each in enumerate(missing, 1) for block in _point(number, each)),
        Paragraph("What is missing is sent to the secretary in writing."),
    )
    basis = tuple(("what is missing", each.finding.cite) for each in missing)
    paper = framed(
        setting, DEFICIENCY, (*blocks, signed(setting, DEFICIENCY, signer or Signs())), basis=basis
    )
    return _letter(setting, to, paper)


def _point(number: int, each: Missing) -> tuple[Block, ...]:
    cite = each.finding.cite
    by = day_paper_long(each.by) if each.by else ""
    return (
        Heading(f"{number}. {each.finding.sentence}"),
        *fields(
            ("Section", f"{cite.section}, bylaws of {cite.short}" if cite.short else cite.section),
            ("What it asks", cite.says),
            ("How to mend it", sentence(each.mend) if each.mend else ""),
            ("To be mended by", by),
        ),
    )


def compose_proxy_rejection(
    setting: Setting,
    plan: MeetingPlan,
    to: Recipient,
    proxy: ProxyOf,
    ruling: Ruling,
    signer: Signs | None = None,
) -> Document:
    """The letter to a holder whose proxy does not count: reason, section and shares.

    Refused for a proxy that counts.
    """
    if ruling.standing == "counts":
        raise Refusal("This proxy counts. There is no letter to write.")
    left = " The question is open and is decided with the inspectors or counsel."
    blocks = (
        Paragraph(
            f"The proxy named below, given for {the_meeting(plan)}, is not counted. The shares may "
            "be voted in person, or by another proxy that is in order and filed before the vote."
        ),
        *fields(*proxy_facts(proxy)),
        *fields(
            ("Standing", ruling.standing),
            ("Section", f"{ruling.cite.section}, bylaws of {setting.law.short}"),
        ),
        told("Reason", f"Reason: {ruling.says}{left if ruling.open else ''}"),
        signed(setting, REJECTION, signer or Signs()),
    )
    paper = framed(setting, REJECTION, blocks, basis=(("reason", ruling.cite),))
    return _letter(setting, to, paper)


def proxy_facts(proxy: ProxyOf) -> tuple[tuple[str, str], ...]:
    """What identifies a proxy: maker, shares, agents, date."""
    return (
        ("Shareholder", as_name(proxy.holder)),
        ("Shares", whole(proxy.shares) if proxy.shares else ""),
        ("Appointed as proxy", listed(as_names(proxy.agents))),
        ("Date of the proxy", day(proxy.dated_on)),
    )


def _letter(setting: Setting, to: Recipient, paper: Document) -> Document:
    """The paper as a letter: its head, the address in the window of the envelope, its words."""
    head = letterhead(setting.company, setting.made_on or date.max)
    address = AddressBlock(as_names((to.name, *to.lines)))
    return Document(paper.title, paper.company, (head, address, *paper.blocks), paper.subject)
