"""The shipped fonts: loaded from files, drawn without hinting, sized in px."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from .tokens import BODY, SANS, SERIF

FOLDER = Path(__file__).parents[3] / "resources" / "fonts"


def load_fonts(folder: Path = FOLDER) -> tuple[str, ...]:
    """Load every font file and answer the families that Qt now knows."""
    families: set[str] = set()
    for file in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def make_font(px: int = BODY, *, semibold: bool = False, serif: bool = False) -> QFont:
    """A font of the house in device independent pixels; weights are 400 and 600 only."""
    return QFont(_made(px, semibold, serif))


@cache
def _made(px: int, semibold: bool, serif: bool) -> QFont:
    """Every cell that is drawn asks for one, and a copy costs next to nothing."""
    font = QFont(SERIF if serif else SANS)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
