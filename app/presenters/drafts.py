"""Two drafts compared on the screen: each paragraph with its mark, words marked within it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.documents.comparison import LABELS, marked
from app.domain.drafts import ADDED, CHANGED, REMOVED, SAME, Compared, Piece
from app.domain.words import listed, plural

TAGS = {ADDED: "b", REMOVED: "i"}
NOTHING = "Both are the same, word for word."


def present_difference(found: Sequence[Compared]) -> str:
    """`2 paragraphs changed and 1 paragraph added`; or that nothing differs."""
    counts = [(how, sum(one.how == how for one in found)) for how in (CHANGED, ADDED, REMOVED)]
    told = [f"{plural(number, 'paragraph')} {how}" for how, number in counts if number]
    return f"{listed(told)}." if told else NOTHING


def present_paragraphs(found: Sequence[Compared], *, all_shown: bool) -> str:
    """The paragraphs as rich text; without `all_shown` those that differ alone."""
    shown = [one for one in found if all_shown or one.how != SAME]
    return "".join(_paragraph(one) for one in shown)


def _paragraph(one: Compared) -> str:
    if one.how == SAME:
        return f"<p>{escape(one.pieces[0].text)}</p>"
    words = "".join(map(_piece, one.pieces))
    return f'<p style="margin-left:24px"><b>{LABELS[one.how]}.</b> {words}</p>'


def _piece(piece: Piece) -> str:
    words, tag = escape(marked(piece)), TAGS.get(piece.how)
    return f"<{tag}>{words}</{tag}>" if tag else words
