"""No text is cut at any text size, in light or dark (look.md 9, *No cut text*)."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.presenters.view import Checked, Column, Field, Form, Link, Note, Row, Table
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.calendar_popup import CalendarPopup
from app.ui.parts.date_field import DateField
from app.ui.theme import theme
from app.ui.theme.tokens import TEXT_SIZES

NOTE = Note(
    "error",
    "She left office on March 1, 2027. The secretary, Linda Hargrove, may sign.",
    "§8.4",
    "sign",
    (Link("Use Linda Hargrove", "use:x"), Link("Keep, with a reason…", "keep")),
)
FORM = Form(
    "transfer",
    "Transfer shares",
    "Record transfer",
    (
        Field("to", "&To"),
        Field("signer", "Signs &first", optional=True),
        Field("s", "&Sworn", "tick"),
    ),
)
TABLE = Table(
    (Column("What will be recorded"), Column("Before", "right", 12), Column("After", "right", 12)),
    (Row("a", ("Certificate 112, Eleanor M. Whitcombe", "2,500", "Cancelled")),),
)


@pytest.fixture(params=TEXT_SIZES)
def text_size(request, qapp):
    theme().apply(qapp, dark=False, text_size=request.param)
    yield request.param
    theme().apply(qapp, dark=False)


def cut(widget):
    """The texts of labels and buttons that have less room than they ask for."""
    parts = [w for kind in (QLabel, QPushButton) for w in widget.findChildren(kind)]
    found = []
    for one in (part for part in parts if part.isVisible()):
        wraps = isinstance(one, QLabel) and one.wordWrap()
        wide = one.sizeHint().width() > one.width() and not wraps
        high = (one.heightForWidth(one.width()) if wraps else 0) > one.height()
        if one.text() and (wide or high):
            found.append(one.text())
    return found


def test_a_dialog_shows_all_its_words(qtbot, text_size):
    checked = Checked({"to": (NOTE,), "signer": (NOTE,)}, will_record=TABLE)
    dialog = ActDialog(FORM, lambda _: checked, lambda _draft, _reason: None, preview=print)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.record()
    QApplication.processEvents()
    assert cut(dialog) == []


def test_the_calendar_shows_all_its_words(qtbot, text_size, ruled):
    field = DateField()
    qtbot.addWidget(field)
    popup = CalendarPopup(field)
    popup.set_ruled(ruled)
    popup.show()
    QApplication.processEvents()
    assert cut(popup) == []
    word = QFontMetrics(theme().font(12, semibold=True)).horizontalAdvance("meets")
    assert word <= popup.months.columnWidth(0) + 8
    assert popup.reasons.verticalScrollBar().maximum() == 0
    popup.close()


def test_a_field_holds_the_longest_day(qtbot, text_size):
    field = DateField()
    qtbot.addWidget(field)
    field.setFixedWidth(theme().px(172))
    field.show()
    room = field.width() - theme().px(16) - 34
    assert QFontMetrics(theme().font()).horizontalAdvance("Wed, Mar 30, 2027") <= room
