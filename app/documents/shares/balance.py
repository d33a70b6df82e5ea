"""The balance of shares on one page: authorized = unissued + in the treasury + outstanding.

1988 IV §9, 2002 §5.9 ¶2. That holdings, certificates and shares outstanding agree is our own check.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Document,
    Facts,
    Heading,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    Title,
    as_name,
)
from app.documents.wording import Signer, corporation
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, plural, whole

RULES = (
    ("balance of the books", "records.balance"),
    ("contents of the register", "records.share-register.content"),
)


@dataclass(frozen=True, slots=True)
class ClassBalance:
    """The figures of one class at the end of a day, in shares.

    `issued` and `taken_back` are sums since the first entry, of which `treasury` are kept; `held`
    adds up the holdings, `certified` the certificates in force. `own` are shares held by the
    corporation or a subsidiary, which do not vote, as a part of `held`.
    """

    name: str
    authorized: int
    issued: int
    taken_back: int
    held: int
    certified: int
    holders: int
    own: int = 0
    treasury: int = 0

    @property
    def outstanding(self) -> int:
        """Issued less taken back."""
        return self.issued - self.taken_back

    @property
    def unissued(self) -> int:
        """What may still be issued beside the treasury; below 0 if too many were issued."""
        return self.authorized - self.treasury - self.outstanding


def compose_balance(
    company: Company,
    on: date,
    classes: Sequence[ClassBalance],
    *,
    prepared_on: date,
    signer: Signer,
    law: Bylaws,
) -> Document:
    """The balance as of the end of a day, signed; refused where the figures do not agree."""
    for figures in classes:
        _agree(figures)
    title = "Balance of Shares"
    blocks = (
        Title(title, (corporation(company), f"as of the end of {day_paper(on)}")),
        Facts((("Prepared", day_paper(prepared_on)),)),
        Heading("From the shares outstanding to the authorized number"),
        TableBlock(AUTHORIZED, tuple(_authorized(c) for c in classes)),
        *(
            Paragraph(
                f"{as_name(c.name)}: {plural(-c.unissued, 'share')} more than authorized, "
                "outstanding and in the treasury together."
            )
            for c in classes
            if c.unissued < 0
        ),
        Heading("From the holdings to the shares outstanding"),
        TableBlock(HELD, tuple(_held(c) for c in classes)),
        *(
            Paragraph(
                f"{as_name(c.name)}: {whole(c.own)} of the shares held are held by the "
                "corporation or a subsidiary and do not vote."
            )
            for c in classes
            if c.own
        ),
        Paragraph(
            "I certify that these figures are taken from the share register of "
            f"{as_name(company.name)} as it stood at the end of {day_paper_long(on)}, and that for "
            "each class the holdings add up to the shares outstanding."
        ),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, {day_paper(on)}")


AUTHORIZED = (
    TableColumn("Class", width=1.6),
    TableColumn("Issued", "right", 1.1),
    TableColumn("Taken back", "right"),
    TableColumn("Outstanding", "right", 1.1),
    TableColumn("In the treasury", "right"),
    TableColumn("Unissued", "right", 1.1),
    TableColumn("Authorized", "right", 1.2),
)
HELD = (
    TableColumn("Class", width=2),
    TableColumn("Holders", "right"),
    TableColumn("On certificates", "right"),
    TableColumn("Without certificate", "right"),
    TableColumn("Sum of holdings", "right"),
    TableColumn("Outstanding", "right"),
)


def _agree(figures: ClassBalance) -> None:
    if figures.held != figures.outstanding:
        raise Refusal(
            f"The holdings of {figures.name} add up to {whole(figures.held)} shares, but "
            f"{whole(figures.outstanding)} are outstanding. The balance was not printed. "
            "Verify the book."
        )
    if figures.certified > figures.held:
        raise Refusal(
            f"The certificates of {figures.name} in force add up to {whole(figures.certified)} "
            f"shares, but {whole(figures.held)} are held. The balance was not printed. "
            "Verify the book."
        )


def _authorized(c: ClassBalance) -> tuple[str, ...]:
    unissued = whole(c.unissued) if c.unissued >= 0 else "none"
    figures = (c.issued, c.taken_back, c.outstanding, c.treasury)
    return (as_name(c.name), *map(whole, figures), unissued, whole(c.authorized))


def _held(c: ClassBalance) -> tuple[str, ...]:
    figures = (c.holders, c.certified, c.held - c.certified, c.held, c.outstanding)
    return (as_name(c.name), *map(whole, figures))
