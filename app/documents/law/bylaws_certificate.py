"""The secretary's certificate on the text of the bylaws: 1988 and 2002, the certificate page."""

from __future__ import annotations

from datetime import date

from app.bylaws.records.amendments import CERTIFICATE, PAGES
from app.documents.blocks import Block, Document, Item, Numbered, Paragraph, as_name
from app.documents.stated import Issue, Rules, paper, signature, stated
from app.documents.wording import corporation
from app.domain.refusal import Refusal
from app.domain.words import day_paper, plural

SEAL = "seal.content"
BODIES = {
    "board": "the Board of Directors",
    "shareholders": "the shareholders",
    "incorporator": "the incorporator",
}
RULES: Rules = (("certificate", CERTIFICATE), ("pages", PAGES), ("seal", SEAL))


def compose_bylaws_certificate(
    issue: Issue, *, pages: int | None, body: str = "", adopted_on: date | None = None
) -> Document:
    """The certificate; `pages` is the true number of pages of the text it is joined to.

    `body` is `board`, `shareholders` or `incorporator`; without it the one that the version's own
    certificate names. Refused before the day of adoption.
    """
    law = issue.law
    if adopted_on and issue.on < adopted_on:
        raise Refusal(f"The bylaws were adopted on {day_paper(adopted_on)}. Certify them later.")
    adopting = body or law.choice(CERTIFICATE, "adopting_body")
    who = f"I, {as_name(issue.signer.name)}," if issue.signer else "I, the undersigned,"
    sealed = bool(law.rule(CERTIFICATE).params["seal_affixed"])
    length = f", comprising {plural(pages, 'page')}," if pages else ""
    by = BODIES.get(adopting, adopting)
    when = f" on {day_paper(adopted_on)}" if adopted_on else ""
    items = (
        Item(f"I am the duly elected and acting Secretary of {corporation(issue.company)}."),
        Item(
            f"The foregoing bylaws{length} are the bylaws of the corporation as duly adopted by "
            f"{by}{when}."
        ),
    )
    seal = " and affixed the seal of the corporation" if sealed else ""
    blocks: tuple[Block, ...] = (
        Paragraph(f"{who} do hereby certify:"),
        Numbered(items),
        *(() if pages else stated(("Number of pages", ""))),
        *(() if adopted_on else stated(("Adopted on", ""))),
        Paragraph(f"IN WITNESS WHEREOF, I have hereunto subscribed my name{seal}."),
        *((Paragraph("(Corporate Seal)"),) if sealed else ()),
        signature(issue, (law.choice(CERTIFICATE, "signer_office"),)),
    )
    return paper(issue, "Certificate of Secretary", blocks, RULES)
