"""Heading, status bar, bands, detail, filter, chip, splitter."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.presenters.view import Column, Detail, Link, Note, Row, Table
from app.ui.parts.band import Bands
from app.ui.parts.chip import Chip
from app.ui.parts.detail import DetailView
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.heading import Act, Heading
from app.ui.parts.splitter import ListDetail
from app.ui.parts.status import StatusBar


@pytest.fixture
def page(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    return made


def put(page, widget):
    page.layout().addWidget(widget)
    widget.show()
    return widget


def test_a_heading_has_title_fact_chip_and_acts(page, qtbot):
    acts = (Act("print", "Print list…", "print"), Act("issue", "Issue shares…", "add", True))
    heading = put(page, Heading("Share register", "24 holders", acts))
    heading.set_title("Annual meeting", "May 25", "Planned")
    assert (heading.title(), heading.fact()) == ("Annual meeting", "May 25")
    assert heading.button("issue").property("role") == "primary"
    assert heading.button("print").property("role") is None
    with qtbot.waitSignal(heading.act) as told:
        heading.button("issue").click()
    assert told.args == ["issue"]
    heading.set_acts(())
    with pytest.raises(KeyError):
        heading.button("issue")


def test_a_receipt_stands_with_its_links(page, qtbot):
    status = put(page, StatusBar())
    status.show_receipt(1285, datetime(2027, 4, 5, 9, 44), "1,000 shares to José Luis Arriaga.")  # noqa: DTZ001
    assert status.receipt() == (
        "Entry 1,285 recorded at 9:44 AM: 1,000 shares to José Luis Arriaga."
    )
    links = next(w for w in status.findChildren(QLabel) if "correct:1285" in w.text())
    with qtbot.waitSignal(status.link) as told:
        links.linkActivated.emit("view:1285")
    assert told.args == ["view:1285"]


def test_the_status_bar_says_bylaws_backup_plan_and_day(page):
    status = put(page, StatusBar())
    status.set_bylaws("2002")
    status.set_backup("Backed up today, 9:02 AM")
    status.set_kept(datetime(2027, 4, 5, 9, 41))  # noqa: DTZ001
    status.set_day(date(2027, 4, 5))
    seen = {w.text() for w in status.findChildren(QLabel) if w.isVisible()}
    assert seen >= {
        "Bylaws in force: 2002",
        "Backed up today, 9:02 AM",
        "Plan kept 9:41 AM",
        "Monday, April 5, 2027",
    }
    status.set_kept(None)
    assert "Plan kept 9:41 AM" not in {
        w.text() for w in status.findChildren(QLabel) if w.isVisible()
    }


def test_bands_stay_until_they_are_taken_away(page, qtbot):
    bands = put(page, Bands())
    bands.show_band("sample", "This is the sample.", (Link("Start…", "new"),))
    bands.show_band("trouble", "The disk is full.", severity="error")
    bands.show_band("sample", "Still the sample.")
    assert bands.sentences() == {"trouble": "The disk is full.", "sample": "Still the sample."}
    bands.clear_band("sample")
    bands.clear_band("sample")
    assert bands.isVisible()
    bands.clear_band("trouble")
    assert not bands.isVisible()


def test_a_detail_shows_facts_notes_tables_and_acts(page, qtbot):
    view = put(page, DetailView())
    table = Table((Column("No."),), (Row("112", ("112",)),), title="Certificates")
    detail = Detail(
        "Eleanor M. Whitcombe",
        (("Address", "212 Keller Street & Co."),),
        (table,),
        (Link("Transfer…", "transfer:12"),),
        (Note("fits", "Fits.", "§3.4", "r"),),
    )
    view.show_detail(detail)
    texts = [w.text() for w in view.findChildren(QLabel)]
    assert {"Eleanor M. Whitcombe", "Address", "212 Keller Street & Co.", "Certificates"} <= set(
        texts
    )
    with qtbot.waitSignal(view.action) as told:
        view.buttons["transfer:12"].click()
    assert told.args == ["transfer:12"]
    with qtbot.waitSignal(view.chosen) as told:
        view.tables[0].choose("112")
    assert told.args == ["112"]
    view.show_detail(None, "Choose a holder.")
    assert view.detail() is None


def test_a_detail_is_made_later_or_once_it_is_asked_for_and_only_once(page, qtbot):
    view, asked = put(page, DetailView()), []

    def make() -> Detail:
        asked.append(1)
        return Detail("Ann", acts=(Link("Transfer…", "transfer:12"),))

    view.show_later(make)
    assert asked == []
    qtbot.waitUntil(lambda: any(w.text() == "Ann" for w in view.findChildren(QLabel)))
    assert asked == [1]
    view.show_later(make)
    assert "transfer:12" in view.buttons and asked == [1, 1]
    view.show_later(make)
    view.hide()  # as when the file is closed before its turn comes
    qtbot.wait(20)
    assert asked == [1, 1]
    view.show()
    qtbot.waitUntil(lambda: asked == [1, 1, 1])


def test_the_filter_tells_once_typing_rests_and_escape_clears(page, qtbot):
    box = put(page, FilterBox("Filter holders"))
    page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(box.filtered) as told:
        QTest.keyClicks(box, "whit")
    assert told.args == ["whit"]
    with qtbot.waitSignal(box.filtered) as told:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_a_chip_is_neutral_and_its_outcome_is_a_sign(page):
    chip = put(page, Chip("Carried", True))
    assert (chip.word(), chip._sign.severity) == ("Carried", "fits")
    chip.set_word("Not carried", False)
    assert chip._sign.severity == "unmet"
    chip.set_word("")
    assert not chip.isVisible()


def test_no_part_opens_a_window_of_its_own(qapp, page):
    before = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    made = [
        Chip("Planned"),
        Heading("A", "b", (Act("x", "X"),)),
        Bands(),
        StatusBar(),
        DetailView(),
    ]
    made[-1].show_detail(Detail("A", notes=(Note("fits", "Fits."),)))
    opened = {w for w in QApplication.topLevelWidgets() if w.isVisible()} - before
    assert opened == set()


def test_the_handle_between_list_and_detail_moves_by_keys(page):
    split = put(page, ListDetail(QWidget(), QWidget(), 400))
    handle = split.handle(1)
    at = handle.x()
    handle.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert handle.x() == at - 16
    assert handle.accessibleName()
