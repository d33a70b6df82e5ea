"""Saying something to a screen reader without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say the text, politely, as spoken by the widget."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
