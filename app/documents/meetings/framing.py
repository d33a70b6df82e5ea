"""The frame that all papers of a meeting share: title, blanks, signature lines, sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app.bylaws.law import Bylaws
from app.documents.basis import Basis, basis_line, rests_on
from app.documents.blocks import (
    Blank,
    Block,
    Document,
    Facts,
    Heading,
    Keep,
    Paragraph,
    Part,
    Run,
    Signature,
    Space,
    Title,
    as_name,
)
from app.documents.meetings.kinds import allowed_signers, kind_of
from app.documents.wording import corporation, meeting_words
from app.domain.company import Company
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, hour_paper, listed

NARROW = 300.0
AIR = 5.0
"""Points under a group of facts, before the next words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The corporation, the version of its bylaws in force, and the day the paper is made."""

    company: Company
    law: Bylaws
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """Who signs and in which capacity; what is not known is left to the pen."""

    name: str = ""
    capacity: str = ""
    on: date | None = None


def framed(
    setting: Setting,
    key: str,
    blocks: Iterable[Block],
    *,
    lines: Sequence[str] = (),
    title: str = "",
    basis: Sequence[Basis] = (),
) -> Document:
    """The paper of that kind with its title, its sections and the day it was made.

    `title` replaces the kind's own; `basis` is what it rests on beyond the kind's rules. Refused
    where the version knows no such paper.
    """
    kind, law = kind_of(setting.law, key), setting.law
    named = title or kind.title
    rests = dict.fromkeys((*rests_on(law, kind.rules), *basis))
    made = f"Made on {day_paper(setting.made_on)}. " if setting.made_on else ""
    end = basis_line(tuple(rests), f"{made}Sections of")
    head = Title(named, (corporation(setting.company), *lines))
    return Document(named, setting.company.name, (head, *blocks, *end), ", ".join((named, *lines)))


def fields(*rows: tuple[str, str]) -> tuple[Block, ...]:
    """Labels with what is known beside them; what is not known is a line for the pen."""
    made: list[Block] = []
    for known, group in groupby(rows, key=lambda row: bool(row[1])):
        together = tuple(group)
        made += [Facts(together)] if known else [Blank(label) for label, _ in together]
    return (*made, Space(AIR)) if made else ()


def told(label: str, text: str) -> Block:
    """A paragraph, or a blank with its label where there is nothing to say."""
    return Paragraph(text) if text else Keep((Blank(label, NARROW), Space(AIR)))


def under(heading: str, *blocks: Block) -> tuple[Block, ...]:
    """Blocks under a heading; none where there are no blocks."""
    return (Heading(heading), *blocks) if blocks else ()


def signed(setting: Setting, key: str, who: Signs = Signs(), above: str = "") -> Signature:
    """The line to sign on; refused for a capacity that may not sign this paper.

    Where no capacity is given, those allowed stand under the line.
    """
    allowed = allowed_signers(setting.law, key)
    if who.capacity and who.capacity not in allowed:
        raise Refusal(
            f"This paper is signed by the {listed(allowed, 'or the')}, not by the {who.capacity}."
        )
    title = capital(who.capacity or listed(allowed, "or"))
    day = f"\nDated {day_paper(who.on)}" if who.on else ""
    return Signature(as_name(who.name), title + day, above, dated=who.on is None)


def received(by: str = "Received for the corporation by") -> tuple[Block, ...]:
    """Where the receipt of a paper is written by hand."""
    return (Keep((Heading("Receipt"), Blank("Received on (day and hour)"), Blank(by))),)


def of_meeting(plan: MeetingPlan) -> str:
    """`Annual Meeting of Shareholders, Tuesday, May 25, 2004`, for the lines under a title."""
    kind = meeting_words(plan).title().replace(" Of ", " of ")
    return f"{kind}, {day_paper_long(plan.on)}" if plan.on else kind


def the_meeting(plan: MeetingPlan) -> str:
    """`the annual meeting of shareholders of May 25, 2004`, inside a sentence."""
    day = f" of {day_paper(plan.on)}" if plan.on else ""
    return f"the {meeting_words(plan)}{day}"


def of_plan(plan: MeetingPlan) -> tuple[tuple[str, str], ...]:
    """Day, hour and place of a meeting as rows of facts; what is open stays empty."""
    return (
        ("Day of the meeting", day_paper_long(plan.on) if plan.on else ""),
        ("Hour", hour_paper(plan.at) if plan.at else ""),
        ("Place", plan.place.one_line()),
    )


def moment(at: datetime | None) -> str:
    """`9:00 a.m. on Tuesday, May 25, 2004`; empty where none is recorded."""
    return f"{hour_paper(at)} on {day_paper_long(at.date())}" if at else ""


def hour(at: datetime | None) -> str:
    """`9:00 a.m.`; empty where none is recorded."""
    return hour_paper(at) if at else ""


def day(on: date | None) -> str:
    """`May 25, 2004`; empty where none is recorded."""
    return day_paper(on) if on else ""


def prose(text: str) -> tuple[Block, ...]:
    """Free words, one paragraph for each line; nothing where there are none."""
    return tuple(Paragraph(line) for line in text.splitlines() if line.strip())


def resolved(text: str) -> tuple[Block, ...]:
    """A resolution's words after RESOLVED, line by line; nothing where there are none."""
    if not text.strip():
        return ()
    first, *rest = text.split("\n")
    lead = () if first.upper().startswith("RESOLVED") else (Run("RESOLVED: ", "strong"),)
    return (Paragraph((*lead, Run(first))), *(Paragraph(line) for line in rest))


def yes_no(value: bool | None) -> str:
    """`Yes` or `No`; empty where it is not recorded."""
    return "" if value is None else "Yes" if value else "No"


def capital(words: str) -> str:
    """`Chairman of the Meeting`: a capacity as it stands under a signature."""
    small = {"Of": "of", "The": "the", "Or": "or", "In": "in"}
    return " ".join(small.get(word, word) for word in words.title().split(" "))


def bound(title: str, documents: Sequence[Document]) -> Document:
    """Papers one after another in one file, each on pages of its own; refused without any."""
    if not documents:
        raise Refusal("There is nothing to print.")
    blocks = tuple(
        block
        for number, paper in enumerate(documents, 1)
        for block in (Part(str(number), paper.title), *paper.blocks)
    )
    return Document(title, documents[0].company, blocks, title)
