"""The record of the corporate seal: its words, its keeper, and its uses.

1988 V §9, IV §9; 2002 §5.9 ¶3. The seal is described in words here and drawn elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.bylaws.shares.certificate_papers import seal_words as listed_words
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import Issue, Rules, paper, signature, stated
from app.documents.wording import state_name
from app.domain.board_record import Seal
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.words import day_paper

CONTENT, CUSTODY = "seal.content", "officers.secretary.seal-custody"
RULES: Rules = (("seal", CONTENT), ("custody", CUSTODY))
USES = (
    TableColumn("Day", width=1.5),
    TableColumn("Set on", width=4),
    TableColumn("By", width=2),
)


@dataclass(frozen=True, slots=True)
class SealWords:
    """The words of the seal: around the ring, at its foot, and in the middle line by line."""

    around: str
    foot: str
    middle: tuple[str, ...]


def seal_words(company: Company) -> SealWords:
    """What the seal says: the name, the state, and the day of incorporation if it is known."""
    on = company.incorporated_on
    middle = ("INCORPORATED", day_paper(on).upper()) if on else ("INCORPORATED",)
    return SealWords(as_name(company.name).upper(), state_name(company.state).upper(), middle)


def compose_seal_record(seal: Seal, issue: Issue) -> Document:
    """The record; where the version has a seal only if one was adopted, refused until it was."""
    company, law = issue.company, issue.law
    if not law.has(CONTENT) and seal.adopted_on is None:
        raise Refusal(
            f"The bylaws of {law.short} have a seal only if one is adopted. Record its adoption "
            "first.",
            field="adopted_on",
        )
    said = seal_words(company)
    words = listed_words(law, "", None) or (said.middle[0], said.foot)
    rows = tuple((day_paper(use.on), use.paper, as_name(use.by)) for use in seal.uses)
    blocks: tuple[Block, ...] = (
        Heading("The seal"),
        Paragraph(
            f"Two concentric rings. Between them, around, {said.around}, and at the foot "
            f"{said.foot}. In the middle the word {said.middle[0]} and the date of incorporation."
        ),
        *stated(
            ("Name of the corporation", company.name),
            ("Date of incorporation", company.incorporated_on),
            ("Words", ", ".join(words)),
            ("Adopted on", seal.adopted_on),
        ),
        Heading("Custody"),
        *stated(("Kept by", as_name(seal.keeper)), ("Kept at", seal.kept_at)),
        Heading("Uses"),
        *((TableBlock(USES, rows),) if rows else (Paragraph("No use is recorded."),)),
        signature(issue),
    )
    return paper(issue, "Record of the Corporate Seal", blocks, RULES)
