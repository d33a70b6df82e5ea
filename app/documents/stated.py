"""What a paper states: known facts printed, unknown ones as labelled blanks, signers and basis.

Every paper of the board, the offices, demands, indemnity and the bylaws is made of these parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Blank,
    Block,
    Document,
    Facts,
    Letterhead,
    Paragraph,
    Part,
    Run,
    Signature,
    Space,
    Title,
    as_name,
)
from app.documents.wording import Signer, corporation, corporation_lines, sentence
from app.domain.company import Company
from app.domain.meetings import Place
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, hour_paper, listed, whole

Value = str | int | date | datetime | Place | None
Rules = Sequence[tuple[str, str]]
"""What a paper rests on: (words, rule id), the rules of other versions left out when printed."""

AIR = 7
"""Points of air after facts and before the sections."""
SECRETARY = ("secretary",)
_RESOLVED = re.compile(r"RESOLVED\b[:,]? *", re.IGNORECASE)
PRINCIPALS = {
    "officers.assistant-secretary": ("secretary", "assistant secretary"),
    "officers.assistant-treasurer": ("chief financial officer", "assistant treasurer"),
}
TITLES = {"chairman": "Chairman of the Board"}


@dataclass(frozen=True, slots=True)
class Issue:
    """The company, the bylaws in force, the day of the paper, and who signs it, if known."""

    company: Company
    law: Bylaws
    on: date
    signer: Signer | None = None


def paper(
    issue: Issue,
    title: str,
    blocks: Iterable[Block],
    rules: Rules,
    under: tuple[str, ...] = (),
) -> Document:
    """A paper under its title and the corporation's name, with its sections at its end.

    A letterhead that comes first stays above the title and names the corporation itself; exhibits
    come after the sections.
    """
    first, *rest = blocks
    letter = isinstance(first, Letterhead)
    head = Title(title, under if letter else (corporation(issue.company), *under))
    foot = basis_line(rests_on(issue.law, rules), "Sections of")
    top = (first, head) if letter else (head, first)
    subject = f"{title}, {day_paper(issue.on)}"
    end = next((n for n, block in enumerate(rest) if isinstance(block, Part)), len(rest))
    closing = (
        f"Stated from the records of {as_name(issue.company.name)} as they stand on "
        f"{day_paper(issue.on)}."
    )
    body = laid_out((*top, *rest[:end]), closing)
    whole_paper = (*body, *((Space(AIR),) if foot else ()), *foot, *rest[end:])
    return Document(title, issue.company.name, whole_paper, subject)


def laid_out(blocks: Sequence[Block], closing: str) -> tuple[Block, ...]:
    """The blocks with air after facts, and the closing between facts and a signature.

    A signature takes the text before it to its page, so that it never stands there alone.
    """
    made: list[Block] = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        made.append(block)
        if isinstance(block, Facts | Blank) and not isinstance(after, Facts | Blank):
            made.append(Space(AIR))
            made += [Paragraph(closing)] if isinstance(after, Signature) else []
    return tuple(made)


def stated(*rows: tuple[str, Value]) -> tuple[Block, ...]:
    """Labels with their values in the order given; an unknown value is a blank to write on."""
    made: list[Block] = []
    known: list[tuple[str, str]] = []
    for label, value in rows:
        if text := words(value):
            known.append((label, text))
            continue
        if known:
            made.append(Facts(tuple(known)))
        made.append(Blank(f"{label}:", 300))
        known = []
    return (*made, Facts(tuple(known))) if known else tuple(made)


def told(*rows: tuple[str, Value]) -> tuple[Block, ...]:
    """The rows whose value is known: for what need not be there at all."""
    return stated(*((label, value) for label, value in rows if words(value)))


def words(value: Value) -> str:
    """A value as it is printed; empty for one that is not known."""
    if isinstance(value, datetime):
        return at_words(value)
    if isinstance(value, date):
        return day_paper(value)
    if isinstance(value, Place):
        return value.one_line()
    if isinstance(value, int):
        return ("no", "yes")[value] if isinstance(value, bool) else whole(value)
    return value or ""


def at_words(at: datetime) -> str:
    """`Wednesday, March 12, 2003, at 10:00 a.m.`."""
    return f"{day_paper_long(at.date())}, at {hour_paper(at)}"


def dollars(cents: int | None) -> str:
    """`$1,234.50`; empty where it is not known."""
    if cents is None:
        return ""
    return f"{'-' if cents < 0 else ''}${whole(abs(cents) // 100)}.{abs(cents) % 100:02d}"


def needs_rule(law: Bylaws, rule: str, what: str) -> None:
    """Refused where this version has no such rule, so that the paper would have no ground."""
    if not law.has(rule):
        raise Refusal(f"The bylaws of {law.short} know no {what}.")


def allowed_signers(law: Bylaws, offices: Sequence[str]) -> tuple[str, ...]:
    """These offices, and assistants where the version gives them their principal's powers."""
    assistants = tuple(
        assistant
        for rule, (principal, assistant) in PRINCIPALS.items()
        if principal in offices and law.choice(rule, "powers") == "general"
    )
    return tuple(dict.fromkeys((*offices, *assistants)))


def signature(issue: Issue, offices: Sequence[str] = SECRETARY, *, dated: bool = True) -> Signature:
    """The line to sign on, for the corporation; `dated` leaves the day to the pen.

    Refused for one whose office does not sign this paper.
    """
    allowed = allowed_signers(issue.law, offices)
    over = corporation_lines(issue.company)
    if issue.signer is None:
        return Signature("", office_title(offices[0]), over, dated=dated)
    if issue.signer.office not in allowed:
        raise Refusal(
            f"{issue.signer.name} is {issue.signer.office}. This paper is signed by the "
            f"{listed(allowed, 'or')}.",
            field="signer",
        )
    title = office_title(issue.signer.office)
    return Signature(as_name(issue.signer.name), title, over, dated=dated)


def own_signature(name: str, title: str = "", above: str = "") -> Signature:
    """The line of one who signs for themselves; the day is written by hand."""
    return Signature(as_name(name), title, above, dated=True)


def office_title(office: str) -> str:
    """`Chief Financial Officer`; the chairman is `Chairman of the Board`."""
    return TITLES.get(office, office.title())


def resolved(text: str) -> Paragraph:
    """A resolution as it is set in minutes and papers; the words stay as they were passed."""
    whole_text = text if _RESOLVED.match(text) else f"RESOLVED, that {_without_that(text)}"
    return Paragraph((Run(whole_text[:8], "strong"), Run(whole_text[8:])), indent=24)


def proposed(text: str) -> Paragraph:
    """A resolution that was put to the vote and not passed: nothing was resolved."""
    words = _without_that(_RESOLVED.sub("", text, count=1))
    return Paragraph((Run("Proposed: ", "strong"), Run(sentence(f"that {words}"))), indent=24)


def _without_that(text: str) -> str:
    return text.removeprefix("That ").removeprefix("that ")


def day_words(on: date | None) -> str:
    """`May 25, 2004`; empty where it is not known."""
    return day_paper(on) if on else ""


def received_block(what: str) -> tuple[Block, ...]:
    """The secretary's receipt under a paper that someone hands in."""
    return (Blank(f"{what} received on:", 170), Blank("At the hour of:", 170))
