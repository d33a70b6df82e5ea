"""The dialog of an act, from the first key to the receipt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.refusal import Refusal
from app.presenters.view import Checked, Column, Field, Form, Link, Note, Row, Table
from app.ui.parts.act_dialog import ActDialog

FORM = Form(
    "transfer",
    "Transfer shares",
    "Record transfer",
    (Field("to", "&To"), Field("shares", "&Shares", "number"), Field("signer", "Signs &first")),
    {"to": "Arriaga", "shares": "1000", "signer": "Dunning"},
)
BREACH = Note("error", "She left office.", "§8.4", "sign", (Link("Keep…", "keep"),))
Key = Qt.Key


def check(draft):
    notes = {"signer": (BREACH,)} if draft["signer"] == "Zielinski" else {}
    notes |= {"to": (Note("warning", "No address."),)} if not draft["to"] else {}
    rows = (Row("s", ("Sum of the shares", str(draft["shares"]))),)
    table = Table((Column("What will be recorded"), Column("After", "right", 12)), rows)
    return Checked(notes, will_record=table)


class Recorder:
    """Takes what is submitted, and refuses when told to."""

    def __init__(self):
        self.taken, self.refusal = [], None

    def __call__(self, draft, reason):
        if self.refusal:
            raise self.refusal
        self.taken.append((dict(draft), reason))
        return f"receipt {len(self.taken)}"


@pytest.fixture
def submit():
    return Recorder()


@pytest.fixture
def dialog(qtbot, submit):
    made = ActDialog(FORM, check, submit)
    qtbot.addWidget(made)
    made.open()
    return made


def field(dialog, name):
    return dialog.form.editors[name].target


def enter(dialog, keys=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or dialog, Key.Key_Return, keys)


def button(dialog, text):
    found = [b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text]
    assert len(found) == 1
    return found[0]


def test_it_records_what_fits(dialog, submit, qtbot):
    assert dialog.windowTitle() == "Transfer shares"
    assert dialog.foot.words() == "Nothing stands against it."
    with qtbot.waitSignal(dialog.recorded) as told:
        button(dialog, "Record transfer").click()
    assert told.args == ["receipt 1"]
    assert submit.taken == [(dict(FORM.draft), "")]
    assert not dialog.isVisible()


def test_ctrl_enter_records_with_what_was_just_typed(dialog, submit, qtbot):
    field(dialog, "shares").setFocus()
    field(dialog, "shares").selectAll()
    QTest.keyClicks(field(dialog, "shares"), "1,250")
    with qtbot.waitSignal(dialog.recorded):
        enter(dialog, Qt.KeyboardModifier.ControlModifier)
    assert submit.taken[0][0]["shares"] == "1250"


def test_enter_moves_on_and_at_last_to_the_verb(dialog, submit):
    field(dialog, "to").setFocus()
    for name in ("shares", "signer"):
        enter(dialog)
        assert field(dialog, name).hasFocus()
    enter(dialog)
    assert button(dialog, "Record transfer").hasFocus()
    assert submit.taken == []
    enter(dialog)
    assert len(submit.taken) == 1


def test_a_breach_asks_for_the_reason_first_and_records_it(dialog, submit, qtbot):
    field(dialog, "signer").setText("Zielinski")
    dialog.record()
    assert submit.taken == []
    assert dialog.isVisible()
    assert QApplication.focusWidget().accessibleName() == "Reason"
    dialog.record()
    assert submit.taken == []
    QTest.keyClicks(QApplication.focusWidget(), "She signed on the day before.")
    assert dialog.foot.words() == "1 breach. Your reason will be recorded."
    with qtbot.waitSignal(dialog.recorded):
        enter(dialog, Qt.KeyboardModifier.ControlModifier)
    assert submit.taken[0][1] == "She signed on the day before."


def test_a_reason_for_a_breach_that_was_settled_is_not_recorded(dialog, submit):
    field(dialog, "signer").setText("Zielinski")
    dialog.record()
    dialog.reason.set_text("Because.")
    field(dialog, "signer").setText("Dunning")
    dialog.record()
    assert submit.taken[0][1] == ""


def test_keep_opens_the_reason(dialog):
    field(dialog, "signer").setText("Zielinski")
    dialog.form.tell()
    dialog.form.notes["signer"].link.emit("keep")
    assert dialog.reason.isVisible()
    assert QApplication.focusWidget().accessibleName() == "Reason"


def test_the_foot_counts(dialog):
    field(dialog, "signer").setText("Zielinski")
    field(dialog, "to").setText("")
    dialog.form.tell()
    assert dialog.foot.words() == "1 breach and 1 check. Settle it, or record it with a reason."
    field(dialog, "signer").setText("Dunning")
    dialog.form.tell()
    assert dialog.foot.words() == "1 check. Look at it before you record."


def test_what_will_be_recorded_follows_the_form(dialog):
    field(dialog, "shares").setText("7")
    dialog.form.tell()
    assert dialog.will_record.shown_rows() == (("Sum of the shares", "7"),)


def test_a_refusal_stands_at_the_head_and_goes_to_its_field(dialog, submit):
    submit.refusal = Refusal("Certificate 112 was cancelled. Choose a live one.", field="shares")
    dialog.record()
    assert dialog.isVisible()
    assert dialog.refused.isVisible()
    assert dialog.refused.notes()[0].sentence == submit.refusal.sentence
    assert field(dialog, "shares").hasFocus()
    submit.refusal = None
    dialog.record()
    assert not dialog.isVisible()


def test_a_text_that_cannot_be_read_is_settled_first(dialog, submit):
    field(dialog, "shares").setText("many")
    dialog.record()
    assert submit.taken == []
    assert field(dialog, "shares").hasFocus()


def test_a_bug_in_an_act_is_not_swallowed(dialog, submit, qtbot):
    submit.refusal = RuntimeError("bug")
    with pytest.raises(RuntimeError):
        dialog.record()
    assert dialog.isVisible()


def test_escape_closes_at_once_if_nothing_was_typed(dialog):
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_asks_if_something_was_typed(dialog, submit):
    field(dialog, "to").setText("Vásquez")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.question.isVisible()
    assert button(dialog, "Go on typing").hasFocus()
    enter(dialog)
    assert not dialog.question.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)
    button(dialog, "Throw away").click()
    assert not dialog.isVisible()
    assert submit.taken == []


def test_closing_the_window_asks_as_well(dialog):
    field(dialog, "to").setText("Vásquez")
    dialog.close()
    assert dialog.isVisible()
    assert dialog.question.isVisible()


def test_the_preview_is_given_the_draft(qtbot, submit):
    seen = []
    dialog = ActDialog(FORM, check, submit, preview=seen.append)
    qtbot.addWidget(dialog)
    dialog.open()
    button(dialog, "Print preview").click()
    assert seen == [dict(FORM.draft)]


def test_tab_visits_every_control_once_and_comes_back(dialog):
    field(dialog, "to").setFocus()
    visited = [QApplication.focusWidget()]
    while True:
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        if QApplication.focusWidget() is visited[0]:
            break
        visited.append(QApplication.focusWidget())
        assert len(visited) < 20
    names = [w.accessibleName() or w.text() for w in visited]
    assert names == [
        "To", "Shares", "Signs first", "What will be recorded", "Cancel", "Record transfer",
    ]  # fmt: skip


def test_it_is_no_larger_than_a_dialog(dialog):
    assert dialog.width() <= 900
    assert dialog.height() <= 620


def test_the_reason_for_a_breach_that_only_recording_found_goes_along(qtbot, dialog, submit):
    """Forms that are not tried while they are typed learn of a breach when they are recorded."""
    submit.refusal = Refusal("The board declares it by resolution. §3.4 ¶2.", field="reason")
    dialog.record()
    assert dialog.reason.isVisible()
    submit.refusal = None
    dialog.reason.set_text("Resolved last year.")
    dialog.form.changed.emit(dialog.form.draft())
    assert dialog.reason.isVisible()
    dialog.record()
    assert [reason for _, reason in submit.taken] == ["Resolved last year."]
