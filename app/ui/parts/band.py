"""Bands under the tabs: this is the sample, the file is for reading only, what is in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.presenters.tables import Link
from app.ui.theme import theme

from .announce import announce
from .label import SignLabel, link, make_label, make_rich, set_rich


class Band(QFrame):
    """One band: sign, sentence, links; it stays until it is taken away."""

    link = Signal(str)

    def __init__(self, severity: str, sentence: str, links: Sequence[Link] = ()) -> None:
        super().__init__()
        self.sentence, self._links = sentence, tuple(links)
        self.setProperty("note", severity)
        self.setAccessibleName(sentence)
        self._text = make_rich() if links else make_label(sentence, wrap=True)
        self._text.linkActivated.connect(self.link)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.setSpacing(10)
        row.addWidget(SignLabel(severity))
        row.addWidget(self._text, 1)
        if links:
            theme().changed.connect(self._fill)
            self._fill()

    def _fill(self) -> None:
        from html import escape

        links = " &nbsp; ".join(link(one.target, one.label) for one in self._links)
        set_rich(self._text, f"<span>{escape(self.sentence)}</span> &nbsp; {links}")


class Bands(QWidget):
    """All bands, one above the other, each under its own key."""

    link = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bands: dict[str, Band] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_band(
        self, key: str, sentence: str, links: Sequence[Link] = (), severity: str = "info"
    ) -> None:
        """Show or replace the band of this key; it is announced."""
        self.clear_band(key)
        band = Band(severity, sentence, links)
        band.link.connect(self.link)
        self._bands[key] = band
        self._column.addWidget(band)
        self.show()
        announce(band, sentence)

    def clear_band(self, key: str) -> None:
        """Take the band of this key away, if it stands."""
        if band := self._bands.pop(key, None):
            band.hide()
            band.deleteLater()
        self.setVisible(bool(self._bands))

    def sentences(self) -> dict[str, str]:
        """What each band says, by key."""
        return {key: band.sentence for key, band in self._bands.items()}
