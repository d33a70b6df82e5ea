"""The look as data: colours, type, space, icons, signs, one palette and one style sheet.

Every colour and size on screen is a token of `tokens`; parts ask `theme()` for them and redraw on
its `changed` signal. May import PySide6 and the standard library, nothing of the other rooms.
"""

from .theme import Theme, set_role, set_state, theme

__all__ = ["Theme", "set_role", "set_state", "theme"]
