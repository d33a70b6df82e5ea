"""The printer's test page: rulers from every edge, the window and the label frames."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.documents.test_page import TestPage
from app.documents.typeset import geometry as g
from app.documents.typeset.fit import wrap
from app.documents.typeset.fonts import BODY, STRONG
from app.documents.typeset.paper import Typeset
from app.documents.typeset.sheet import plain_canvas

TICK = g.INCH / 10


def typeset_test_page(page: TestPage, offset: tuple[float, float] = (0, 0)) -> Typeset:
    """One page with rulers along all edges, moved by the offset like every other page."""
    buffer = BytesIO()
    canvas = plain_canvas(buffer, page.title, page.company)
    canvas.translate(*offset)
    _rulers(canvas)
    _window(canvas, page.window)
    _words(canvas, page)
    canvas.showPage()
    canvas.save()
    return Typeset(buffer.getvalue(), 1, {"": 1})


def _rulers(canvas: Canvas) -> None:
    """A ruler an inch from each edge, in tenths of an inch from the edge of the paper."""
    canvas.setLineWidth(0.4)
    canvas.setFont(BODY, 7)
    for step in range(5, 81):
        _across(canvas, step * TICK, step)
    for step in range(5, 106):
        _down(canvas, step * TICK, step)


def _across(canvas: Canvas, x: float, step: int) -> None:
    long = 9 if step % 10 == 0 else 6 if step % 5 == 0 else 3
    for edge, way in ((0.5 * g.INCH, 1), (g.HEIGHT - 0.5 * g.INCH, -1)):
        canvas.line(x, edge, x, edge + way * long)
        if step % 10 == 0:
            canvas.drawCentredString(x, edge + (12 if way > 0 else -17), str(step // 10))


def _down(canvas: Canvas, from_top: float, step: int) -> None:
    long = 9 if step % 10 == 0 else 6 if step % 5 == 0 else 3
    y = g.HEIGHT - from_top
    for edge, way in ((0.5 * g.INCH, 1), (g.WIDTH - 0.5 * g.INCH, -1)):
        canvas.line(edge, y, edge + way * long, y)
        if step % 10 == 0:
            canvas.drawCentredString(edge + way * 14, y - 2.5, str(step // 10))


def _window(canvas: Canvas, words: str) -> None:
    """The place of the address in the envelope's window."""
    foot = g.HEIGHT - g.ADDRESS_TOP - g.ADDRESS_HEIGHT
    canvas.rect(g.ADDRESS_LEFT, foot, g.ADDRESS_WIDTH, g.ADDRESS_HEIGHT)
    canvas.setFont(BODY, 9)
    canvas.drawString(g.ADDRESS_LEFT + 6, foot + g.ADDRESS_HEIGHT / 2 - 3, words)


def _words(canvas: Canvas, page: TestPage) -> None:
    canvas.setFont(STRONG, 13.5)
    canvas.drawCentredString(g.WIDTH / 2, g.HEIGHT - 1.35 * g.INCH, page.title.upper())
    y = g.HEIGHT - 4 * g.INCH
    for number, text in enumerate(page.steps, 1):
        canvas.setFont(BODY, g.BODY_SIZE)
        canvas.drawString(g.MARGIN + 4, y, f"{number}.")
        for line in wrap(text, BODY, g.BODY_SIZE, g.LINE - 24):
            canvas.drawString(g.MARGIN + 24, y, line)
            y -= g.BODY_LEADING
        y -= 7
