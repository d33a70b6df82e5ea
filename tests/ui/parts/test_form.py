"""The form: each kind of field gives back what it was given; notes, Tab order, names."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from app.presenters.view import Checked, Choice, Field, Form, Link, Note
from app.ui.parts.form import FormView
from app.ui.theme import theme
from app.ui.theme.tokens import FIELD_WIDTH, LABEL_WIDTH

HOLDERS = tuple(Choice(str(n), f"Holder {n}, Pat") for n in range(200)) + (
    Choice("900", "Nguyễn, Thị Hồng"),
    Choice("901", "Same Name"),
    Choice("902", "Same Name"),
)
FIELDS = (
    Field("name", "&Name"),
    Field("remark", "&Remark", "lines", optional=True),
    Field("on", "Entered &on", "date"),
    Field("at", "&Hour", "time"),
    Field("shares", "&Shares", "number"),
    Field(
        "kind", "&Kind", "choice", choices=(Choice("mail", "By mail"), Choice("hand", "By hand"))
    ),
    Field("to", "&To", "pick", choices=HOLDERS),
    Field("sworn", "S&worn", "tick"),
    Field("paper", "&Paper", "file", optional=True, group="Papers"),
    Field(
        "rows",
        "&Certificates",
        "rows",
        columns=(
            Field("holder", "Holder", "pick", choices=HOLDERS),
            Field("shares", "Shares", "number"),
        ),
    ),
)
DRAFT = {
    "name": "Whitcombe",
    "remark": "two\nlines",
    "on": "2027-05-20",
    "at": "09:00",
    "shares": "11500",
    "kind": "hand",
    "to": "900",
    "sworn": True,
    "paper": "paper.pdf",
    "rows": [{"holder": "900", "shares": "1000"}, {"holder": "902", "shares": "500"}],
}


@pytest.fixture
def form(qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    made = FormView(Form("act", "Act", "Record", FIELDS, DRAFT), today=date(2027, 4, 5))
    area.setWidget(made)
    area.resize(1100, 800)
    area.show()
    yield made


def line(form, name):
    return form.editors[name].target


def test_every_kind_gives_back_what_it_was_given(form):
    assert form.draft() == DRAFT
    assert not form.typed()


def test_what_is_shown_is_written_as_on_screen(form):
    assert line(form, "on").text() == "Thu, May 20, 2027"
    assert line(form, "at").text() == "9:00 AM"
    assert line(form, "shares").text() == "11,500"
    assert line(form, "to").text() == "Nguyễn, Thị Hồng"


@pytest.mark.parametrize("draft", [{}, dict.fromkeys(DRAFT), dict.fromkeys(DRAFT, "")])
def test_an_empty_draft_shows_empty_fields(qtbot, draft):
    form = FormView(Form("act", "Act", "Record", FIELDS, draft))
    qtbot.addWidget(form)
    empty = dict.fromkeys(DRAFT, "") | {"sworn": False, "rows": []}
    assert form.draft() == empty


def test_a_value_that_is_not_offered_is_kept(form):
    form.set_draft({"kind": "gone", "to": "777"})
    assert form.draft()["kind"] == "gone"
    assert form.draft()["to"] == "777"


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("shares", "1,000", "1000"),
        ("shares", "12.50", "12.50"),
        ("shares", "many", "many"),
        ("shares", "1e3x", "1e3x"),
        ("at", "2 pm", "14:00"),
        ("at", "noon", "noon"),
        ("on", "5/3/27", "2027-05-03"),
        ("on", "31/31", ""),
        ("to", "nguy", "900"),
        ("to", "holder 19, pat", "19"),
        ("to", "Holder", ""),
        ("to", "Same Name", ""),
    ],
)
def test_what_is_typed_is_read_on_leaving(form, name, typed, value):
    field = line(form, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    line(form, "name").setFocus()
    form.commit()
    assert form.draft()[name] == value
    assert bool(form.notes[name].notes()) == (name in form.unread())


def test_of_two_choices_of_one_label_the_one_taken_is_kept(form):
    pick = form.editors["to"].pick
    pick.show_all()
    popup = pick._completer.popup()
    index = popup.model().index(202, 0)
    assert index.data() == "Same Name"
    popup.clicked.emit(index)
    assert form.draft()["to"] == "902"


def test_a_change_is_told_once_typing_rests_and_at_once_on_leaving(form, qtbot):
    line(form, "name").setFocus()
    line(form, "name").end(False)
    with qtbot.waitSignal(form.changed) as told:
        QTest.keyClicks(line(form, "name"), " III")
    assert told.args[0]["name"] == "Whitcombe III"
    QTest.keyClicks(line(form, "name"), "!")
    with qtbot.waitSignal(form.changed, timeout=100) as told:
        line(form, "shares").setFocus()
    assert told.args[0]["name"] == "Whitcombe III!"
    with qtbot.assertNotEmitted(form.changed, wait=5):
        form.commit()


def test_lines_are_added_and_removed(form, qtbot):
    rows = form.editors["rows"]
    rows.add.click()
    cells = rows.cells(2)
    assert cells["holder"].target.hasFocus()
    cells["shares"].set_value("7")
    assert form.draft()["rows"][2] == {"holder": "", "shares": "7"}
    with qtbot.waitSignal(form.changed):
        rows._removes[0].click()
    assert [row["shares"] for row in form.draft()["rows"]] == ["500", "7"]


CHECKED = Checked(
    {
        "name": (Note("error", "She left office.", "§8.4", "sign",
                      (Link("Use Hargrove", "use:Hargrove"), Link("Keep…", "keep"))),),
        "shares": (Note("fits", "Fits."),),
        "": (Note("warning", "The sum differs."),),
    }
)  # fmt: skip


def test_notes_stand_beside_their_fields_and_in_their_descriptions(form):
    form.show_checked(CHECKED)
    QApplication.processEvents()
    name = line(form, "name")
    assert name.accessibleName() == "Name"
    assert name.accessibleDescription() == "Breach. She left office. §8.4"
    assert name.property("breach") is True
    column = form.notes["name"]
    assert column.geometry().left() > form.editors["name"].geometry().left() + FIELD_WIDTH
    assert abs(column.geometry().top() - form.editors["name"].geometry().top()) <= 2
    assert form._whole.notes()[0].sentence == "The sum differs."
    form.show_checked(Checked())
    assert name.accessibleDescription() == ""
    assert not name.property("breach")


def test_on_a_narrow_page_notes_stand_under_their_fields(form):
    form.show_checked(CHECKED)
    form.window().resize(700, 800)
    QApplication.processEvents()
    editor, column = form.editors["name"].geometry(), form.notes["name"].geometry()
    assert column.top() >= editor.bottom()
    assert column.left() == editor.left()


def test_a_repair_is_followed_and_other_links_are_told(form, qtbot):
    form.show_checked(CHECKED)
    with qtbot.waitSignal(form.changed):
        form.notes["name"].link.emit("use:Hargrove")
    assert form.draft()["name"] == "Hargrove"
    with qtbot.waitSignal(form.link) as told:
        form.notes["name"].link.emit("keep")
    assert told.args == ["name", "keep"]
    with qtbot.waitSignal(form.link) as told:
        form.editors["on"].day.why_requested.emit("r")
    assert told.args == ["on", "why:r"]


def test_tab_goes_down_the_form_and_through_the_links_after_their_field(form):
    form.show_checked(CHECKED)
    QApplication.processEvents()
    stops = list(form.stops())
    links = form.notes["name"].stops()
    at = stops.index(line(form, "name"))
    assert stops[at + 1 : at + 3] == list(links)
    stops[0].setFocus()
    visited = [QApplication.focusWidget()]
    for _ in stops[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is visited[-1]:
            assert "Keep…" in visited[-1].text()  # the second link of one label
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == stops


def test_labels_are_buddies_and_stand_in_one_column(form):
    QApplication.processEvents()
    for field in FIELDS:
        label = form._labels[field.name]
        assert field.kind == "rows" or label.width() == theme().px(LABEL_WIDTH)
        assert label.buddy() is form.editors[field.name].stops()[0]
    texts = [label.text() for label in form.findChildren(QLabel)]
    assert "&Remark (optional)" in texts
    assert "Papers" in texts


def test_every_field_has_a_name(form):
    for stop in form.stops():
        assert stop.accessibleName() or stop.text(), stop


def test_choices_that_depend_on_the_draft_are_renewed(form):
    form.show_checked(
        Checked(choices={"kind": (Choice("hand", "By hand"), Choice("fax", "By fax"))})
    )
    combo = form.editors["kind"].combo
    assert [combo.itemText(n) for n in range(combo.count())] == ["By hand", "By fax"]
    assert form.draft()["kind"] == "hand"
