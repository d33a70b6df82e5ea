"""A share certificate as two landscape pages: 11 by 8.5 inches, border 0.4 inch from the edge.

All words lie at least 0.75 inch inside the sheet. On printed blanks the same words stand at the
same places, without border, boxes and standing words, moved by the printer's offsets.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from app.documents.shares.certificate import CertificatePaper, Field, Front, Signed
from app.documents.typeset.certificate_back import draw_back
from app.documents.typeset.certificate_ornament import HEIGHT, WIDTH, border
from app.documents.typeset.certificate_seal import draw_seal
from app.documents.typeset.fit import LEADING, Fitted, fit, wrap
from app.documents.typeset.fonts import BODY, ITALIC, NO_BREAK, STRONG, composed, measure
from app.documents.typeset.paper import Typeset
from app.documents.typeset.sheet import plain_canvas

MIDDLE = WIDTH / 2
INKS = {"blue": Color(0.13, 0.25, 0.38), "black": Color(0, 0, 0)}
BLACK = Color(0, 0, 0)
SIDE = 72.0
BOX_WIDTH, BOX_HEIGHT, BOX_TOP = 108.0, 42.0, 540.0
SIGN_WIDTH, SIGN_RULE = 208.0, 114.0
SEAL_MIDDLE = 121.0
RULE = 0.6

Offset = tuple[float, float]


def typeset_certificate(
    paper: CertificatePaper,
    offset: Offset = (0, 0),
    back_offset: Offset | None = None,
    ink: str = "blue",
) -> Typeset:
    """Front and back as PDF; the same bytes for the same paper.

    `offset` in points right and up, `back_offset` where the back is fed differently. `ink` is
    `blue` or `black` for border and labels; what is particular to the certificate is black.
    """
    buffer = BytesIO()
    canvas = plain_canvas(buffer, paper.title, paper.company)
    canvas.setPageSize((WIDTH, HEIGHT))  # pyright: ignore[reportUnknownMemberType]
    for moved, draw in (
        (offset, lambda: _front(canvas, paper, INKS[ink])),
        (offset if back_offset is None else back_offset, lambda: _back(canvas, paper, INKS[ink])),
    ):
        canvas.translate(*moved)
        draw()
        canvas.showPage()
    canvas.save()
    return Typeset(buffer.getvalue(), 2, {"": 2})


def _front(canvas: Canvas, paper: CertificatePaper, ink: Color) -> None:
    front = paper.front
    canvas.setStrokeColor(ink)
    if paper.plain:
        border(canvas)
    _boxes(canvas, front, ink, stroked=paper.plain)
    _head(canvas, front, ink)
    _holder(canvas, front, ink)
    _shares(canvas, front)
    _statements(canvas, front)
    _foot(canvas, front, ink)


def _back(canvas: Canvas, paper: CertificatePaper, ink: Color) -> None:
    canvas.setStrokeColor(BLACK)
    canvas.setFillColor(BLACK)
    draw_back(canvas, paper.back, ink)


def _boxes(canvas: Canvas, front: Front, ink: Color, *, stroked: bool) -> None:
    """Number at the upper left, shares at the upper right."""
    right = WIDTH - SIDE - BOX_WIDTH
    for x, label, value in ((SIDE, "NUMBER", front.number), (right, "SHARES", front.shares)):
        if stroked:
            canvas.setLineWidth(0.9)
            canvas.rect(x, BOX_TOP - BOX_HEIGHT, BOX_WIDTH, BOX_HEIGHT)
            canvas.setLineWidth(0.35)
            inner = (BOX_WIDTH - 4, BOX_HEIGHT - 4)
            canvas.rect(x + 2, BOX_TOP - BOX_HEIGHT + 2, *inner)
            _spaced(canvas, label, x + BOX_WIDTH / 2, BOX_TOP - 14.5, 7, ink)
        fitted = fit([value], STRONG, BOX_WIDTH - 16, 20, 16, 9)
        _centred(canvas, fitted, STRONG, x + BOX_WIDTH / 2, BOX_TOP - 32.5)


def _head(canvas: Canvas, front: Front, ink: Color) -> None:
    """State line, class and name; the reference to the back stands under the shares."""
    room = WIDTH - 2 * (SIDE + BOX_WIDTH + 14)
    _one_line(canvas, front.state_line, STRONG, 9.2, BOX_TOP - 15, room, ink)
    _one_line(canvas, front.class_line, BODY, 9.2, BOX_TOP - 32, room, BLACK)
    if front.reverse:
        canvas.setFillColor(BLACK)
        canvas.setFont(ITALIC, 8)
        canvas.drawRightString(WIDTH - SIDE, BOX_TOP - BOX_HEIGHT - 12, front.reverse)
    if front.name:
        fitted = _set(front.name, STRONG, 600, 52, 34, 20)
        _centred(canvas, fitted, STRONG, MIDDLE, 454)


def _holder(canvas: Canvas, front: Front, ink: Color) -> None:
    """The registered name over a rule, as large as three lines allow."""
    _spaced(canvas, front.lead, MIDDLE, 417, 9.5, ink)
    fitted = _set(front.holder, BODY, 550, 41, 25, 15)
    _upward(canvas, fitted, BODY, 377)
    if front.lead:
        canvas.setLineWidth(RULE)
        canvas.line(MIDDLE - 275, 367.5, MIDDLE + 275, 367.5)
    _one_line(canvas, front.holds, ITALIC, 11, 351, 400, BLACK)


def _shares(canvas: Canvas, front: Front) -> None:
    """The number in words and figures, then what kind of shares they are."""
    if front.words:
        _centred(canvas, _set(front.words, STRONG, 570, 38, 20, 14.5), STRONG, MIDDLE, 323)
    elif front.holds:
        canvas.setLineWidth(RULE)
        canvas.line(MIDDLE - 200, 320, MIDDLE + 200, 320)
    if front.body:
        fitted = _set(_together(front.body, front.name), BODY, 600, 50, 11.5, 10.5)
        _downward(canvas, fitted, BODY, 297)


def _statements(canvas: Canvas, front: Front) -> None:
    """What must be conspicuous on the face: replaced, partly paid, subject to legends."""
    y = 226.0 + 6 * (len(front.statements) + bool(front.payment))
    for text in front.statements[:1] if len(front.statements) > 1 else ():
        y = _statement(canvas, text, y)
    if front.payment:
        _fields(canvas, front.payment, y)
        y -= 12.5
    for text in front.statements[-1:]:
        y = _statement(canvas, text, y)


def _statement(canvas: Canvas, text: str, y: float) -> float:
    _one_line(canvas, text, STRONG, 8.8, y, 600, BLACK)
    return y - 12.5


def _fields(canvas: Canvas, fields: Sequence[Field], y: float) -> None:
    """Labels and values in one centred line; an empty value is a line for the pen."""
    blank, gap = 84.0, 14.0
    widths = [
        measure(f.label, STRONG, 8.8) + 5 + (measure(f.value, BODY, 8.8) if f.value else blank)
        for f in fields
    ]
    x = MIDDLE - (sum(widths) + gap * (len(fields) - 1)) / 2
    canvas.setFillColor(BLACK)
    for field, width in zip(fields, widths, strict=True):
        canvas.setFont(STRONG, 8.8)
        canvas.drawString(x, y, field.label)
        start = x + measure(field.label, STRONG, 8.8) + 5
        canvas.setFont(BODY, 8.8)
        canvas.drawString(start, y, field.value)
        if not field.value:
            canvas.setLineWidth(RULE)
            canvas.line(start, y - 1.5, start + blank, y - 1.5)
        x += width + gap


def _foot(canvas: Canvas, front: Front, ink: Color) -> None:
    """Witness, day, seal and the two signatures."""
    low = 14 if front.witness and (front.statements or front.payment) else 0
    _one_line(canvas, front.witness, ITALIC, 11, 217 - low, 600, BLACK)
    _dated(canvas, front.dated, 197 - low * 0.7, labelled=bool(front.witness))
    if front.seal:
        canvas.setFillColor(ink)
        draw_seal(canvas, front.seal, MIDDLE, SEAL_MIDDLE)
    half = SIGN_WIDTH / 2
    for x, signed in zip((SIDE + 8 + half, WIDTH - SIDE - 8 - half), front.signed, strict=True):
        _signed(canvas, signed, x, ruled=bool(front.witness))


def _dated(canvas: Canvas, dated: Field, y: float, *, labelled: bool) -> None:
    """The day, at the same place with and without its label."""
    size, blank = 11.5, 120.0
    label = f"{dated.label} "
    width = measure(label, BODY, size) + (measure(dated.value, BODY, size) or blank)
    x = MIDDLE - width / 2
    canvas.setFillColor(BLACK)
    canvas.setFont(BODY, size)
    if labelled:
        canvas.drawString(x, y, f"{label}{dated.value}")
    else:
        canvas.drawString(x + measure(label, BODY, size), y, dated.value)
    if labelled and not dated.value:
        canvas.setLineWidth(RULE)
        canvas.line(x + width - blank, y - 2, x + width, y - 2)


def _signed(canvas: Canvas, signed: Signed, x: float, *, ruled: bool) -> None:
    """A line to sign on, name and office under it; unknown ones are lines for the pen."""
    canvas.setFillColor(BLACK)
    if ruled:
        canvas.setLineWidth(RULE)
        canvas.line(x - SIGN_WIDTH / 2, SIGN_RULE, x + SIGN_WIDTH / 2, SIGN_RULE)
    y = SIGN_RULE - 13.5
    for text, label, face in ((signed.name, "Name", BODY), (signed.office, "Office", ITALIC)):
        if text:
            fitted = fit([text], face, SIGN_WIDTH, 14, 11, 7)
            _centred(canvas, fitted, face, x, y)
        elif ruled:
            _pen(canvas, label, x, y)
        y -= 14
    if signed.mark:
        _at(canvas, signed.mark, BODY, 8, x, y + 2)


def _pen(canvas: Canvas, label: str, x: float, y: float) -> None:
    canvas.setFont(BODY, 8)
    canvas.drawString(x - SIGN_WIDTH / 2, y - 1, label)
    canvas.setLineWidth(0.4)
    canvas.line(x - SIGN_WIDTH / 2 + 30, y - 2, x + SIGN_WIDTH / 2, y - 2)


def _one_line(
    canvas: Canvas, text: str, face: str, size: float, y: float, room: float, ink: Color
) -> None:
    """A centred line, smaller where it is too long; wrapped downward only below six points."""
    if text:
        canvas.setFillColor(ink)
        _centred(canvas, fit([text], face, room, size * LEADING, size, 6), face, MIDDLE, y)


def _together(text: str, name: str) -> str:
    """The text with the words of a short name kept on one line."""
    return text.replace(name, name.replace(" ", NO_BREAK)) if len(name) <= 40 else text


def _set(text: str, face: str, width: float, height: float, size: float, least: float) -> Fitted:
    """As `fit`, with the lines of one text of nearly the same length."""
    fitted = fit([text], face, width, height, size, least)
    if len(fitted.lines) < 2:
        return fitted
    narrow = width
    longest = max(measure(word, face, fitted.size) for word in composed(text).split(" "))
    while narrow - 6 > longest:
        lines = wrap(composed(text), face, fitted.size, narrow - 6)
        if len(lines) > len(fitted.lines):
            break
        narrow -= 6
    return Fitted(
        wrap(composed(text), face, fitted.size, narrow), fitted.size, fitted.size * LEADING
    )


def _centred(canvas: Canvas, fitted: Fitted, face: str, x: float, y: float) -> None:
    """Lines about a middle; several lines keep the middle of the one line that stands at `y`."""
    top = y + (len(fitted.lines) - 1) * fitted.leading / 2
    for number, line in enumerate(fitted.lines):
        _at(canvas, line, face, fitted.size, x, top - number * fitted.leading)


def _upward(canvas: Canvas, fitted: Fitted, face: str, foot: float) -> None:
    canvas.setFillColor(BLACK)
    for number, line in enumerate(reversed(fitted.lines)):
        _at(canvas, line, face, fitted.size, MIDDLE, foot + number * fitted.leading)


def _downward(canvas: Canvas, fitted: Fitted, face: str, top: float) -> None:
    canvas.setFillColor(BLACK)
    for number, line in enumerate(fitted.lines):
        _at(canvas, line, face, fitted.size, MIDDLE, top - number * fitted.size * 1.35)


def _at(canvas: Canvas, text: str, face: str, size: float, x: float, y: float) -> None:
    canvas.setFont(face, size)
    canvas.drawCentredString(x, y, composed(text))


def _spaced(canvas: Canvas, text: str, x: float, y: float, size: float, ink: Color) -> None:
    """Capitals a little apart, as labels are set."""
    apart = 0.08 * size
    width = measure(text, STRONG, size) + apart * max(len(text) - 1, 0)
    line = canvas.beginText(x - width / 2, y)
    line.setFont(STRONG, size)
    line.setFillColor(ink)
    line.setCharSpace(apart)
    line.textOut(text)
    line.setCharSpace(0)
    canvas.drawText(line)
    canvas.setFillColor(BLACK)
