"""The theme in force: colours, fonts and sizes for every part, and the signal that they changed."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from . import tokens as look
from .fonts import load_fonts, make_font
from .icons import make_icon
from .palette import make_palette
from .pictures import find_pictures
from .sheet import make_sheet
from .signs import sign_pixmap


class Theme(QObject):
    """The one look of the application; parts redraw on `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = look.LIGHT
        self.text_size = 100
        self.dark = False
        self._wish: bool | None = None
        self._following = self._high = False

    def begin(self, app: QApplication, dark: bool | None = None, text_size: int = 100) -> None:
        """As `apply`, without the style sheet.

        While there is one, whatever is set into another is dressed anew with all that it holds.
        At the start the sheet therefore comes last, by `apply_sheet`, when all stands in place.
        """
        self._prepare(app)
        self._wish, self.text_size = dark, text_size
        schemes = {None: Qt.ColorScheme.Unknown, True: Qt.ColorScheme.Dark}
        app.styleHints().setColorScheme(schemes.get(dark, Qt.ColorScheme.Light))
        self._colour(app)

    def apply(self, app: QApplication, dark: bool | None = None, text_size: int = 100) -> None:
        """Dress the application; `dark` None follows the system, `text_size` is in percent."""
        self.begin(app, dark, text_size)
        self.apply_sheet(app)
        self.changed.emit()

    def apply_sheet(self, app: QApplication) -> None:
        """Put the style sheet on, in the colours and the text size in force."""
        pictures = find_pictures(self.tokens)
        app.setStyleSheet(
            make_sheet(self.tokens, self.text_size, high_contrast=self._high, pictures=pictures)
        )

    def _prepare(self, app: QApplication) -> None:
        if self._following:
            return
        self._following = True
        load_fonts()
        app.styleHints().colorSchemeChanged.connect(lambda: self._dress(app))
        wish = app.styleHints().accessibility()
        wish.contrastPreferenceChanged.connect(lambda: self._dress(app))

    def _dress(self, app: QApplication) -> None:
        self._colour(app)
        self.apply_sheet(app)
        self.changed.emit()

    def _colour(self, app: QApplication) -> None:
        hints = app.styleHints()
        system_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        self.dark = system_dark if self._wish is None else self._wish
        tokens = look.DARK if self.dark else look.LIGHT
        wished = hints.accessibility().contrastPreference()
        self._high = wished == Qt.ContrastPreference.HighContrast
        self.tokens = look.with_more_contrast(tokens) if self._high else tokens
        app.setFont(self.font())
        app.setPalette(make_palette(self.tokens))

    def px(self, size: float) -> int:
        """A size given in px at 100 %, at the text size in force."""
        return round(size * self.text_size / 100)

    def font(self, size: int = look.BODY, *, semibold: bool = False, serif: bool = False) -> QFont:
        """A font of the type scale at the text size in force."""
        return make_font(self.px(size), semibold=semibold, serif=serif)

    def colour(self, name: str) -> QColor:
        """The colour of a token."""
        return QColor(getattr(self.tokens, name))

    def focus_pen(self) -> QPen:
        """The 2 px ring that shows the focus in own drawings."""
        return QPen(self.colour("pen"), 2)

    def icon(self, name: str, ink: str = "ink2", size: int = 16) -> QIcon:
        """A shipped icon in a token's colour, at the text size in force."""
        return make_icon(name, getattr(self.tokens, ink), size, self.px(size))

    def sign(self, severity: str, ratio: float = 2.0) -> QPixmap:
        """The sign of a severity as a picture."""
        return sign_pixmap(severity, self.px(look.SIGN), self.tokens, ratio)


@cache
def theme() -> Theme:
    """The application's theme."""
    return Theme()


def set_role(widget: QWidget, role: str) -> None:
    """Give the widget a role of the style sheet (`primary`, `title`, ...)."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        _dress_again(widget)


def set_state(widget: QWidget, state: str, on: bool) -> None:
    """Set a yes-or-no property that the style sheet asks, such as `breach`."""
    if bool(widget.property(state)) != on:
        widget.setProperty(state, on)
        _dress_again(widget)


def _dress_again(widget: QWidget) -> None:
    """Have the style sheet look at its properties anew; one not dressed yet is before it shows."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
