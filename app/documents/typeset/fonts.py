"""The three faces of the papers, embedded in every PDF, and what they cannot print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app import RESOURCES

BODY, STRONG, ITALIC = "PaperSerif", "PaperSerif-SemiBold", "PaperSerif-Italic"
FILES = {
    BODY: "SourceSerif4_400Regular.ttf",
    STRONG: "SourceSerif4_600SemiBold.ttf",
    ITALIC: "SourceSerif4_400Regular_Italic.ttf",
}
STYLES = {"": BODY, "strong": STRONG, "italic": ITALIC}
NO_BREAK = "\N{NO-BREAK SPACE}"
"""A space at which no line ends; it is printed, and copied out of the PDF, as any other."""
_INSIDE_CITATION = re.compile(r"(?<=[IVX]) (?=§)| (?=¶)")


class Face(TTFont):
    """A face in which a space that does not break is the plain one."""

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        """The text as pieces of the subsets embedded in the document."""
        return super().splitString(text.replace(NO_BREAK, " "), doc, encoding)  # pyright: ignore


@cache
def faces() -> Mapping[str, Any]:
    """The faces by name, registered once; Helvetica, which is not embedded, is never named."""
    held: dict[str, Any] = {}
    register: Callable[[Any], None] = pdfmetrics.registerFont  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    for name, file in FILES.items():
        held[name] = Face(name, str(RESOURCES / "fonts" / file))
        register(held[name])
    pdfmetrics.registerFontFamily(BODY, BODY, STRONG, ITALIC, STRONG)  # pyright: ignore[reportUnknownMemberType]
    rl_config.canvas_basefontname = BODY
    rl_config.useA85 = 0
    return held


def composed(text: str) -> str:
    """The text in composed letters (NFC), for which the faces have one sign each.

    A section stays on one line: `II §4 ¶2`.
    """
    if text.isascii():
        return text
    return _INSIDE_CITATION.sub(NO_BREAK, unicodedata.normalize("NFC", text))


def measure(text: str, face: str, size: float) -> float:
    """The width of the text in points."""
    return sum(map(_widths(face).__getitem__, text)) * size / 1000


def unprintable(texts: Iterable[str]) -> list[str]:
    """The texts that hold a character our faces lack, each with that character; in order, once.

    `陈伟 (陈, U+9648)`. Asked before a run, so that no name is ever printed as an empty box.
    """
    held = _characters()
    found: dict[str, None] = {}
    for text in texts:
        missing = next((c for c in composed(text) if ord(c) not in held), "")
        if missing:
            shown = f"{missing}, " if missing.isprintable() else ""
            found[f"{text} ({shown}U+{ord(missing):04X})"] = None
    return list(found)


class _Widths(dict[str, float]):
    """Widths by character in thousandths of the size; a sign the face lacks has its default."""

    def __init__(self, face: str) -> None:
        self._face: Any = faces()[face].face

    def __missing__(self, character: str) -> float:
        width: float = self._face.charWidths.get(ord(character), self._face.defaultWidth)
        self[character] = width
        return width


@cache
def _widths(face: str) -> _Widths:
    return _Widths(face)


@cache
def _characters() -> frozenset[int]:
    """The characters that all three faces hold and that print."""
    held: list[set[int]] = [set(font.face.charToGlyph) for font in faces().values()]
    both = held[0].intersection(*held[1:])
    return frozenset(code for code in both if not unicodedata.category(chr(code)).startswith("C"))
