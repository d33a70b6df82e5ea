"""The tokens as Qt's palette, for everything the style draws by itself."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from .tokens import Tokens

ROLES = {
    "Window": "page",
    "WindowText": "ink",
    "Base": "sheet",
    "AlternateBase": "sunk",
    "ToolTipBase": "sheet",
    "ToolTipText": "ink",
    "PlaceholderText": "ink3",
    "Text": "ink",
    "Button": "sheet",
    "ButtonText": "ink",
    "BrightText": "onpen",
    "Light": "sheet",
    "Midlight": "sunk",
    "Mid": "rule",
    "Dark": "edge",
    "Shadow": "shadow",
    "Highlight": "pensoft",
    "HighlightedText": "ink",
    "Link": "pen",
    "LinkVisited": "pen",
    "Accent": "pen",
}
DISABLED = {"WindowText": "ink3", "Text": "ink3", "ButtonText": "ink3"}


def make_palette(tokens: Tokens) -> QPalette:
    """Qt's palette of these tokens."""
    palette = QPalette()
    for role, name in ROLES.items():
        palette.setColor(QPalette.ColorRole[role], QColor(getattr(tokens, name)))
    for role, name in DISABLED.items():
        colour = QColor(getattr(tokens, name))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], colour)
    return palette
