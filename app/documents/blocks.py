"""The blocks a paper is made of, and the words in them as plain text.

A `Document` is what `compose_*` gives and `typeset` prints. Blocks hold words and kinds, no fonts
and no coordinates; blanks for a pen are blocks of their own, so that no underscore is ever text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.board.spans import Count, Lane
from app.domain.refusal import Refusal
from app.domain.words import plural

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style: ``, `strong` or `italic`."""

    text: str
    style: str = ""


Text = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The corporation's name and its office address, at the top of page 1."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """The addressee in the window of a #10 envelope; empty until a copy is made for someone.

    It takes a fixed place on its page and keeps the window zone free of everything else.
    """

    lines: tuple[str, ...] = ()
    slot: str = "address"


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's title in centred capitals, and lines under it as written."""

    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a paper; it never stands alone at the foot of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `size` is `body` or `small`; `align` `left` or `center`; indent in points."""

    text: Text
    size: str = "body"
    align: str = "left"
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered item and the lines under it, e.g. nominees; a line may be a heading."""

    text: Text
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """Items numbered from one."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values in two columns; an empty value is a line to write on by hand."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: `align` is `left` or `right`; `width` is a share of the line's width."""

    title: str
    align: str = "left"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table whose head is repeated on every page; a cell may hold several lines."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on, with name and title under it; `dated` adds a line for the date.

    `above` stands over the line (`By order of the Board of Directors`). A name given by `slot` is
    filled for each copy. It is never printed alone on a page.
    """

    name: str = ""
    title: str = ""
    above: str = ""
    dated: bool = False
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Matters and the boxes to mark, `FOR`, `AGAINST`, `ABSTAIN`, at the right margin."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that differ from copy to copy, after a label that does not; room for `most` lines."""

    slot: str
    label: str = ""
    lines: tuple[str, ...] = ()
    most: int = 1


@dataclass(frozen=True, slots=True)
class Blank:
    """A labelled line to write on by hand; `width` in points."""

    label: str
    width: float = 220


@dataclass(frozen=True, slots=True)
class Boxed:
    """Blocks inside a stroked box."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay together on a page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in points."""

    height: float


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A hairline across the page."""


@dataclass(frozen=True, slots=True)
class TermsDrawing:
    """Terms of office as bars on one scale of days, and the seats of the board under them.

    `named` writes the holder into each bar, where the lanes are offices; `on` is the day marked.
    """

    first: date
    last: date
    on: date
    lanes: tuple[Lane, ...]
    counts: tuple[Count, ...] = ()
    named: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that starts a page and is numbered by itself: `A-1 of 3` for the prefix `A`."""

    key: str
    title: str
    prefix: str = ""


Block = (
    Letterhead
    | AddressBlock
    | Title
    | Heading
    | Paragraph
    | Numbered
    | Facts
    | TableBlock
    | Signature
    | Choices
    | Slot
    | Blank
    | Boxed
    | Keep
    | Space
    | RuleLine
    | TermsDrawing
    | PageBreak
    | Part
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper in words. `company` is printed in the foot and is the PDF's author."""

    title: str
    company: str
    blocks: tuple[Block, ...]
    subject: str = ""


def plain_text(document: Document) -> str:
    """The words of a paper in order, one block or line per line."""
    return "\n".join(line for block in document.blocks for line in block_lines(block))


def block_lines(block: Block) -> list[str]:  # noqa: C901, PLR0911, PLR0912 - one case per block
    """The words of one block, line by line."""
    match block:
        case Letterhead():
            return [block.name, *block.lines]
        case AddressBlock():
            return list(block.lines)
        case Title():
            return [block.text.upper(), *block.lines]
        case Heading():
            return [block.text]
        case Paragraph():
            return [plain(block.text)]
        case Numbered():
            return [
                line
                for number, item in enumerate(block.items, 1)
                for line in (f"{number}. {plain(item.text)}", *map(plain, item.lines))
            ]
        case Facts():
            return [f"{label}: {value}".rstrip() for label, value in block.rows]
        case TableBlock():
            rows = [tuple(c.title for c in block.columns), *block.rows, block.totals]
            return [" | ".join(" / ".join(cell.split("\n")) for cell in row) for row in rows if row]
        case Signature():
            date_line = ["Dated:"] if block.dated else []
            return [line for line in (block.above, *date_line, block.name, block.title) if line]
        case Choices():
            return ["  ".join((text, *(f"☐ {o}" for o in options))) for text, options in block.rows]
        case Slot():
            return [" ".join((block.label, *block.lines[:1])).strip(), *block.lines[1:]]
        case Blank():
            return [block.label]
        case Boxed() | Keep():
            return [line for inner in block.blocks for line in block_lines(inner)]
        case Part():
            return [f"[{block.title}]"]
        case TermsDrawing():
            return [f"{lane.label}: {plural(len(lane.terms), 'term')}" for lane in block.lanes]
        case Space() | RuleLine() | PageBreak():
            return []


def plain(text: Text) -> str:
    """The words without their styles."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


Fills = Mapping[str, tuple[str, ...]]
"""What one copy says in the slots: lines by the slot's name."""


def filled(document: Document, fills: Fills) -> Document:
    """The document with its slots filled for one copy."""
    return replace(document, blocks=tuple(_fill(block, fills) for block in document.blocks))


def _fill(block: Block, fills: Fills) -> Block:
    match block:
        case AddressBlock() | Slot():
            return replace(block, lines=fills.get(block.slot, ()))
        case Signature() if block.slot:
            return replace(block, name=" ".join(fills.get(block.slot, ())))
        case Keep() | Boxed():
            return replace(block, blocks=tuple(_fill(inner, fills) for inner in block.blocks))
        case _:
            return block


def as_name(text: str) -> str:
    """The name as it is printed; refused beyond 300 characters, where it can be no name."""
    if len(text) > LONGEST_NAME:
        raise Refusal(
            f"A name of {len(text):,} characters cannot be printed. "
            f"The longest is {LONGEST_NAME}: “{text[:40]}…”."
        )
    return text


def as_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Several names or address lines, each within the limit."""
    return tuple(as_name(text) for text in texts)
