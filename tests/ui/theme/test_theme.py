"""The theme: fonts from the shipped files, sizes from the text size, icons that exist."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from app.ui.theme import theme
from app.ui.theme.icons import FOLDER
from app.ui.theme.pictures import COLOURED, PICTURES, find_pictures
from app.ui.theme.signs import SIGNS
from app.ui.theme.tokens import DARK, LIGHT, SANS, SERIF, TEXT_SIZES, with_more_contrast

CODE = Path(__file__).parents[3] / "app" / "ui"


@pytest.fixture
def restored(qapp):
    yield theme()
    theme().apply(qapp, dark=False)


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_the_fonts_come_from_our_files(family):
    assert {"Regular", "Italic", "SemiBold"} <= set(QFontDatabase.styles(family))
    font = theme().font(semibold=True, serif=family == SERIF)
    assert QFontInfo(font).family().startswith(family)
    assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting


@pytest.mark.parametrize("sign", "§ ¶ ✓ ☐ ≥ ½ ễ ồ".split())
def test_the_fonts_hold_our_signs(sign):
    from PySide6.QtGui import QFontMetrics

    assert QFontMetrics(theme().font()).inFontUcs4(ord(sign))


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_controls_share_one_height(qapp, qtbot, restored, size):
    theme().apply(qapp, dark=False, text_size=size)
    line, button = QLineEdit(), QPushButton("Record")
    for widget in (line, button):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert line.sizeHint().height() == button.sizeHint().height() == theme().px(32)


def test_a_change_of_colours_is_told_and_seen(qapp, qtbot, restored):
    with qtbot.waitSignal(theme().changed):
        theme().apply(qapp, dark=True)
    assert theme().dark
    ground = QColor(theme().tokens.page)
    assert qapp.palette().color(QPalette.ColorRole.Window) == ground


def test_the_style_sheet_leaves_no_mark_unfilled(qapp):
    assert not re.search(r"[@$^%]", qapp.styleSheet())
    assert "*" not in qapp.styleSheet()


def test_every_icon_named_in_the_code_is_shipped_and_every_shipped_one_is_named():
    words = set()
    for file in CODE.rglob("*.py"):
        words |= set(re.findall(r'"([a-z][a-z_]+)"', file.read_text("utf-8")))
    shipped = {re.sub(r"_(16|20)_regular$", "", f.stem) for f in FOLDER.glob("*.svg")}
    assert shipped <= words
    assert (FOLDER / "LICENSE").read_text("utf-8").count("Microsoft Corporation") == 1


def test_the_style_sheets_pictures_are_shipped_in_the_colours_of_every_mode():
    modes = [LIGHT, DARK, with_more_contrast(LIGHT), with_more_contrast(DARK)]
    named = set()
    for tokens in modes:
        for name, path in find_pictures(tokens).items():
            icon, token = PICTURES[name]
            plain = (FOLDER / f"{icon}_16_regular.svg").read_text("utf-8")
            coloured = plain.replace("<path ", f'<path fill="{getattr(tokens, token)}" ')
            assert Path(path).read_text("utf-8") == coloured
            named.add(Path(path))
    assert named == set(COLOURED.glob("*"))


def far(one, other):
    """How far two colours lie apart, from 0 to 765."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return sum(abs(a - b) for a, b in parts)


@pytest.mark.parametrize("dark", [False, True])
def test_a_ticked_box_shows_its_tick(qapp, qtbot, restored, dark):
    theme().apply(qapp, dark=dark)
    box = QCheckBox("Advance notice")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.resize(box.sizeHint())
    drawn, ground, tick = box.grab().toImage(), theme().colour("pen"), theme().colour("onpen")
    filled = [
        (x, y)
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y) == ground
    ]
    (left, *_, right), (top, *_, bottom) = (sorted(places) for places in zip(*filled, strict=True))
    inside = [
        drawn.pixelColor(x, y)
        for x in range(left + 3, right - 2)
        for y in range(top + 3, bottom - 2)
    ]
    assert any(far(colour, tick) < far(colour, ground) / 2 for colour in inside)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_drawn_and_differs_from_the_others(sign):
    pictures = {one: theme().sign(one).toImage() for one in SIGNS}
    drawn = pictures.pop(sign)
    assert any(
        drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height())
    )
    assert all(drawn != other for other in pictures.values())
