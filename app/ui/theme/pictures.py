"""The few pictures that a style sheet can only name as files, shipped in the tokens' colours."""

from __future__ import annotations

from .icons import FOLDER
from .tokens import Tokens

COLOURED = FOLDER / "coloured"
PICTURES = {"down": ("chevron_down", "ink2"), "tick": ("checkmark", "onpen")}
"""Name in the sheet, the icon, and the token it is drawn in."""


def find_pictures(tokens: Tokens) -> dict[str, str]:
    """The paths of the pictures in these colours, as a style sheet's url wants them.

    Each colour has its own file, so that a changed mode never meets a kept picture.
    """
    return {
        name: (COLOURED / f"{icon}-{getattr(tokens, token)[1:]}.svg").as_posix()
        for name, (icon, token) in PICTURES.items()
    }
