"""The shipped icons, drawn in a token's colour at the device's pixel ratio."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parents[3] / "resources" / "icons"


@lru_cache(maxsize=64)
def _drawing(name: str, size: int) -> bytes:
    return (FOLDER / f"{name}_{size}_regular.svg").read_bytes()


def draw_icon(name: str, colour: str, size: int, px: int, ratio: float) -> QPixmap:
    """The icon `name` of the 16 or 20 px drawing, `px` wide, in one colour."""
    coloured = _drawing(name, size).replace(b"<path ", f'<path fill="{colour}" '.encode())
    pixmap = QPixmap(round(px * ratio), round(px * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(coloured)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=256)
def make_icon(name: str, colour: str, size: int = 16, px: int = 0) -> QIcon:
    """The icon in one colour, `px` wide (0: as its drawing), at the pixel ratio of each screen."""
    icon = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        icon.addPixmap(draw_icon(name, colour, size, px or size, ratio))
    return icon
