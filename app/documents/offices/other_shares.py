"""A proxy for shares that the corporation holds in another one: 1988 V §7; 2002 §8.6."""

from __future__ import annotations

from datetime import date

from app.bylaws.officers.signing import OTHER_SHARES
from app.documents.blocks import Block, Document, Paragraph, as_name
from app.documents.stated import Issue, Rules, paper, signature, stated
from app.documents.wording import corporation

RULES: Rules = (("shares held in other corporations", OTHER_SHARES),)


def compose_share_proxy(
    issue: Issue,
    *,
    other: str = "",
    shares: str = "",
    agent: str = "",
    meeting_on: date | None = None,
) -> Document:
    """The proxy, signed by an officer whom the version lets vote such shares.

    `other` is the other corporation, `shares` their number and class in words.
    """
    blocks: tuple[Block, ...] = (
        *stated(
            ("Other corporation", as_name(other)),
            ("Number and class of shares", shares),
            ("Meeting on", meeting_on),
            ("Proxy holder", as_name(agent)),
        ),
        Paragraph(
            f"{corporation(issue.company)}, the holder of these shares, appoints the proxy holder "
            "to attend the meeting, and any adjournment of it, and to vote the shares there."
        ),
        Paragraph("Any earlier proxy for this meeting is revoked."),
        signature(issue, issue.law.items(OTHER_SHARES, "offices")),
    )
    return paper(issue, "Proxy for Shares in Another Corporation", blocks, RULES)
