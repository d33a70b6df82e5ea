"""The few pictures that a style sheet can only name as files, coloured from the tokens."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from .icons import FOLDER
from .tokens import Tokens

PICTURES = {"down": ("chevron_down", "ink2"), "tick": ("checkmark", "onpen")}
"""Name in the sheet, the icon, and the token it is drawn in."""


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


def write_pictures(tokens: Tokens) -> dict[str, str]:
    """Write the pictures in these colours; answers their paths as a style sheet's url wants them.

    Each colour has its own file, so that a changed mode never meets a kept picture.
    """
    paths: dict[str, str] = {}
    for name, (icon, token) in PICTURES.items():
        colour = getattr(tokens, token)
        path = Path(_folder().filePath(f"{name}-{colour[1:]}.svg"))
        drawing = (FOLDER / f"{icon}_16_regular.svg").read_text("utf-8")
        path.write_text(drawing.replace("<path ", f'<path fill="{colour}" '), "utf-8")
        paths[name] = path.as_posix()
    return paths
