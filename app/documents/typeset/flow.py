"""Blocks as reportlab flowables: type sizes, indents and rules live here."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, groupby
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Lines

from app.documents import blocks as b
from app.documents.typeset import drawn
from app.documents.typeset.fonts import BODY, STRONG, STYLES, composed, faces
from app.documents.typeset.geometry import BODY_LEADING, BODY_SIZE, SMALL_LEADING, SMALL_SIZE
from app.documents.typeset.tables import Rows, facts_rows, table_rows
from app.documents.typeset.terms import TermsFlow

OF_LINE = 85  # characters, about a line of body
LONGEST_TEXT = 20_000
FEW_ROWS = 3  # of facts that go with a signature
HEADING_ROOM = 84  # points that a heading wants below it on its page

BASE = ParagraphStyle(
    "body",
    fontName=BODY,
    fontSize=BODY_SIZE,
    leading=BODY_LEADING,
    spaceAfter=7,
    allowWidows=0,
    allowOrphans=0,
    bulletFontName=BODY,
    bulletFontSize=BODY_SIZE,
    splitLongWords=1,
)
SMALL = ParagraphStyle(
    "small", BASE, fontSize=SMALL_SIZE, leading=SMALL_LEADING, bulletFontSize=SMALL_SIZE
)
TITLE = ParagraphStyle(
    "title", BASE, fontName=STRONG, fontSize=13.5, leading=18, alignment=TA_CENTER, spaceAfter=3
)
UNDER_TITLE = ParagraphStyle("under", BASE, alignment=TA_CENTER, spaceAfter=0)
HEADING = ParagraphStyle("heading", BASE, fontName=STRONG, spaceBefore=6, spaceAfter=4)


def flowables(blocks: Iterable[b.Block]) -> list[Flowable]:
    """The blocks as flowables; signatures stay together and take the lines before with them."""
    faces()
    made: list[Flowable] = []
    for signing, group in groupby(blocks, key=lambda block: isinstance(block, b.Signature)):
        if signing:
            lines_before = _last_lines(made)
            made.append(KeepTogether([*lines_before, *chain.from_iterable(map(_flow, group))]))
            continue
        for block in group:
            made += [NewPage()] if isinstance(block, b.Part) and made else []
            made += _after_heading(made, _flow(block))
    return made


def tightened(story: Iterable[Flowable]) -> None:
    """Take half of the air out of a story that would run over its last page by a little."""
    for one in story:
        if isinstance(one, KeepTogether):
            tightened(one._content)  # pyright: ignore
        elif isinstance(one, Lines):
            before, after = one.style.spaceBefore / 2, one.style.spaceAfter / 2
            one.style = ParagraphStyle("tight", one.style, spaceBefore=before, spaceAfter=after)
        elif isinstance(one, Spacer):
            one.height /= 2
        elif isinstance(one, drawn.BlankLine | drawn.SignatureLines):
            one.tight = True


def _after_heading(made: list[Flowable], added: list[Flowable]) -> list[Flowable]:
    """Where a table follows a heading, the heading wants room for its head and its first row."""
    follows = len(made) > 1 and isinstance(made[-2], CondPageBreak)
    if follows and isinstance(added[0], Rows):
        made[-2] = CondPageBreak(max(HEADING_ROOM, 2 * BODY_LEADING + added[0].least()))
    return added


def _last_lines(made: list[Flowable]) -> list[Flowable]:
    """Take at least two lines of the text before off the end of what is made, and their heading."""
    taken: list[Flowable] = []
    count = 0
    while made and count < 2 and (more := _lines_of(made[-1])) is not None:
        count += more
        taken.insert(0, made.pop())
    while made and isinstance(made[-1], Lines) and made[-1].style is HEADING:
        taken.insert(0, made.pop())
    return taken


def _lines_of(one: Flowable) -> int | None:
    """About how many lines it has that a signature may stand under; `None` for a table."""
    if isinstance(one, Lines):
        return -(-len(one.text) // OF_LINE) if one.style.fontSize > SMALL_SIZE else 0
    if isinstance(one, Rows):
        return len(one.rows) if len(one.rows) <= FEW_ROWS and not one.made.ruled else None
    return 0 if isinstance(one, Spacer) else None


def _flow(block: b.Block) -> list[Flowable]:  # noqa: C901, PLR0911, PLR0912 - one case per block
    match block:
        case b.Letterhead():
            return [drawn.LetterheadLines(block)]
        case b.AddressBlock():
            return [drawn.Address(block)]
        case b.Title():
            return _title(block)
        case b.Heading():
            return [CondPageBreak(HEADING_ROOM), lines(block.text, HEADING)]
        case b.Paragraph():
            return [_paragraph(block)]
        case b.Numbered():
            return [made for n, item in enumerate(block.items, 1) for made in _item(n, item)]
        case b.Facts():
            return [facts_rows(block)]
        case b.TableBlock():
            return [table_rows(block), Spacer(0, 8)]
        case b.Signature():
            return [drawn.SignatureLines(block)]
        case b.Choices():
            return [drawn.ChoiceRow(text, boxes, block.indent) for text, boxes in block.rows]
        case b.Slot():
            return [drawn.SlotLine(block)]
        case b.Blank():
            return [drawn.BlankLine(block)]
        case b.Boxed():
            return [drawn.Box(flowables(block.blocks)), Spacer(0, 8)]
        case b.Keep():
            return [KeepTogether(flowables(block.blocks))]
        case b.Space():
            return [Spacer(0, block.height)]
        case b.RuleLine():
            return [drawn.Hairline()]
        case b.TermsDrawing():
            return [TermsFlow(block), Spacer(0, 8)]
        case b.PageBreak():
            return [NewPage()]
        case b.Part():
            return [drawn.PartMark(block)]


def lines(text: b.Text, style: ParagraphStyle, bullet: str | None = None) -> Lines:
    """A reportlab paragraph of escaped text: what looks like markup is printed as typed."""
    if len(b.plain(text)) > LONGEST_TEXT:
        raise ValueError(f"a paragraph of more than {LONGEST_TEXT:,} characters")
    runs = (b.Run(text),) if isinstance(text, str) else text
    marked = "".join(
        f'<font name="{STYLES[run.style]}">{_escaped(run.text)}</font>'
        if run.style
        else _escaped(run.text)
        for run in runs
    )
    return Lines(marked, style, bulletText=bullet)


def _escaped(text: str) -> str:
    return escape(composed(text)).replace("\n", "<br/>")


def _paragraph(block: b.Paragraph) -> Lines:
    base = SMALL if block.size == "small" else BASE
    align = TA_CENTER if block.align == "center" else TA_LEFT
    return lines(block.text, ParagraphStyle("p", base, leftIndent=block.indent, alignment=align))


def _title(block: b.Title) -> list[Flowable]:
    under = [lines(text, UNDER_TITLE) for text in block.lines]
    return [lines(block.text.upper(), TITLE), *under, Spacer(0, 10)]


def _item(number: int, item: b.Item) -> list[Flowable]:
    after = 3 if item.lines else BASE.spaceAfter
    style = ParagraphStyle("item", BASE, leftIndent=24, bulletIndent=4, spaceAfter=after)
    under = ParagraphStyle("under item", BASE, leftIndent=48, spaceAfter=1)
    last = ParagraphStyle("last", under, spaceAfter=BASE.spaceAfter)
    made: list[Flowable] = [lines(item.text, style, f"{number}.")]
    made += [lines(text, under) for text in item.lines[:-1]]
    made += [lines(text, last) for text in item.lines[-1:]]
    return [KeepTogether(made)] if item.lines else made
