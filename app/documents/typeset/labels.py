"""Address labels on Avery 5160 and compatible sheets: 30 a sheet, 3 across, 10 down.

Label 2.625 by 1 inch; top margin 0.5, side margin 0.1875, pitch 2.75 by 1 inch. Printed at 100 %.
"""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.documents.labels import ACROSS, DOWN, LabelSheets
from app.documents.typeset.fit import fit
from app.documents.typeset.fonts import BODY
from app.documents.typeset.geometry import HEIGHT, INCH
from app.documents.typeset.paper import Typeset
from app.documents.typeset.sheet import RISE, plain_canvas

LEFT, TOP = 0.1875 * INCH, 0.5 * INCH
STEP_ACROSS, STEP_DOWN = 2.75 * INCH, INCH
LABEL_WIDTH, LABEL_HEIGHT = 2.625 * INCH, INCH
INSET_ACROSS, INSET_DOWN = 0.125 * INCH, 0.11 * INCH


def typeset_labels(sheets: LabelSheets, offset: tuple[float, float] = (0, 0)) -> Typeset:
    """The labels as PDF, the first one on label `start`; `offset` in points right and up.

    A name too long shrinks to 8 points, then is wrapped, and is never cut.
    """
    buffer = BytesIO()
    canvas = plain_canvas(buffer, sheets.title, sheets.company)
    for page, cells in enumerate(sheets.pages()):
        if page:
            canvas.showPage()
        canvas.translate(*offset)
        for place, lines in enumerate(cells):
            _label(canvas, place, lines)
    canvas.showPage()
    canvas.save()
    pages = len(sheets.pages())
    return Typeset(buffer.getvalue(), pages, {"": pages})


def _label(canvas: Canvas, place: int, lines: tuple[str, ...]) -> None:
    row, column = divmod(place, ACROSS)
    if not lines or row >= DOWN:
        return
    room = LABEL_HEIGHT - 2 * INSET_DOWN
    fitted = fit(lines, BODY, LABEL_WIDTH - 2 * INSET_ACROSS, room, 10)
    left = LEFT + column * STEP_ACROSS + INSET_ACROSS
    top = HEIGHT - TOP - row * STEP_DOWN - INSET_DOWN
    top -= max(0.0, (room - len(fitted.lines) * fitted.leading) / 2)
    for number, line in enumerate(fitted.lines):
        canvas.setFont(BODY, fitted.size)
        canvas.drawString(left, top - number * fitted.leading - RISE * fitted.size, line)
