"""The back of a certificate: rights and legends in full, abbreviations, the form of assignment.

Commercial Code 8304 for the endorsement, Corporations Code 417 and 418 for rights and legends; the
abbreviations and the sentence of assignment are those customary on certificates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.blocks import Blank, Block, Facts, Heading, Paragraph, Run
from app.documents.shares.assignment import (
    APPOINT,
    ATTORNEY,
    CORRESPOND,
    FOR_VALUE,
    GUARANTEED,
)

ABBREVIATIONS = (
    ("TEN COM", "as tenants in common"),
    ("TEN ENT", "as tenants by the entireties"),
    ("JT TEN", "as joint tenants with right of survivorship and not as tenants in common"),
    ("COM PROP", "as community property"),
    (
        "UNIF GIFT MIN ACT",
        "(name) as custodian for (minor) under the (state) Uniform Gifts to Minors Act",
    ),
    (
        "UNIF TRF MIN ACT",
        "(name) as custodian for (minor) under the (state) Uniform Transfers to Minors Act",
    ),
)


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend by the name it has in the book, and its text as it must be printed."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reverse:
    """The back in two columns: what the holder must know, and the form of assignment."""

    left: tuple[Block, ...]
    right: tuple[Block, ...] = ()


def compose_reverse(
    legends: Sequence[Legend], rights: str, basis: Sequence[Block], *, plain: bool
) -> Reverse:
    """The back; printed blanks take the rights and legends only."""
    said = (*_rights(rights), *_legends(legends))
    if not plain:
        return Reverse(said)
    return Reverse((*said, *_abbreviations(), *basis), assignment_form())


def assignment_form() -> tuple[Block, ...]:
    """The form of assignment with every blank, for the holder's pen."""
    return (
        Heading("Assignment"),
        Paragraph(FOR_VALUE),
        Blank("Taxpayer identifying number of assignee", 150),
        Blank("Name of assignee"),
        Blank("Address of assignee"),
        Blank("City, state and ZIP code"),
        Blank("Number of shares in words and figures"),
        Paragraph(f"shares of the stock represented by the within certificate, {APPOINT}"),
        Blank("Name of attorney"),
        Paragraph(ATTORNEY),
        Blank("Dated", 150),
        Blank("Signature"),
        Blank("Signature of further holder, if any"),
        Paragraph((Run("NOTICE: ", "strong"), Run(CORRESPOND)), size="small"),
        Blank(GUARANTEED),
    )


def _rights(rights: str) -> tuple[Block, ...]:
    return (Heading("Rights of the class"), Paragraph(rights)) if rights else ()


def _legends(legends: Sequence[Legend]) -> tuple[Block, ...]:
    if not legends:
        return ()
    return (Heading("Legends"), *(Paragraph(legend.text) for legend in legends))


def _abbreviations() -> tuple[Block, ...]:
    return (
        Heading("Abbreviations"),
        Paragraph(
            "The following abbreviations, when used in the inscription on the face of this "
            "certificate, are read as though they were written out in full according to applicable "
            "laws or regulations:"
        ),
        Facts(ABBREVIATIONS),
        Paragraph("Additional abbreviations may also be used though not in the above list."),
    )
