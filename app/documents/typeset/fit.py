"""Words fitted into a given width and height: smaller first, then wrapped, never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.typeset.fonts import composed, measure

LEADING = 1.2
SMALLEST = 2.5
MOST_LETTERS = 2_400


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines as they are printed, with their size and leading in points."""

    lines: tuple[str, ...]
    size: float
    leading: float


def fit(
    lines: Sequence[str],
    face: str,
    width: float,
    height: float,
    size: float = 10,
    least: float = 8,
) -> Fitted:
    """The lines in the largest size at which they fit the box.

    From `size` down to `least` each line must fit unbroken; then lines are wrapped at `least`;
    if that is too high, sizes go on down. ValueError if not even the smallest size holds it.
    """
    if sum(map(len, lines)) > MOST_LETTERS:
        raise ValueError(f"more than {MOST_LETTERS:,} characters for one place")
    texts = [composed(line) for line in lines]
    if len(texts) * size * LEADING <= height and all(
        measure(text, face, size) <= width for text in texts
    ):
        return Fitted(tuple(texts), size, size * LEADING)
    unit = max((measure(text, face, 1) for text in texts), default=0)
    for tried in _steps(size - 0.5, least):
        if unit * tried <= width and len(texts) * tried * LEADING <= height:
            return Fitted(tuple(texts), tried, tried * LEADING)
    for tried in _steps(least, SMALLEST):
        broken = tuple(part for text in texts for part in wrap(text, face, tried, width))
        if len(broken) * tried * LEADING <= height:
            return Fitted(broken, tried, tried * LEADING)
    raise ValueError(f"{len(''.join(texts)):,} characters do not fit the place for them")


def wrap(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """The text broken into lines of that width, inside a word where a word is too long."""
    if measure(text, face, size) <= width:
        return (text,)
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        tried = f"{line} {word}" if line else word
        if measure(tried, face, size) <= width:
            line = tried
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, face, size, width)
        lines.extend(full)
    return (*lines, line)


def _cut(word: str, face: str, size: float, width: float) -> list[str]:
    """A word in pieces that fit; usually the word itself."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, face, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _steps(start: float, end: float) -> list[float]:
    """Sizes from start down to end by half points."""
    return [start - half / 2 for half in range(int((start - end) * 2) + 1)]
