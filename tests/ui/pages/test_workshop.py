"""A version of the bylaws made in the window: typed, checked, kept, adopted, and in force."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.acts.law.versions import kept_versions
from app.bylaws.plan import PlanFacts, windows
from app.domain.meetings import MeetingPlan
from app.ui.workshop import Workshop

WINDOW = "shareholders.notice.window"


@pytest.fixture
def page(window, qtbot):
    return window.open_page(6)


@pytest.fixture
def workshop(page, qtbot):
    """A copy of the bylaws of 2002, in force from March 1, 2004."""
    page.start("version")
    form = page.dialog.form
    form.set_draft(
        {
            **{"source": "copy:hemacare-2002", "name": "Bylaws of 2004", "short": "2004"},
            **{"key": "hemacare-2004", "effective_from": "2004-03-01"},
        }
    )
    page.dialog.record()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Workshop))


def typed(workshop, qtbot, **values):
    """Type into the form of the rule, and let the check run."""
    workshop.form.set_draft({f"param:{name}": value for name, value in values.items()})
    workshop.form.changed.emit(workshop.form.draft())
    qtbot.waitUntil(lambda: not workshop._timer.isActive())


def test_a_mistake_is_named_beside_its_field_and_in_the_list(workshop, qtbot):
    workshop.rules.choose(WINDOW)
    typed(workshop, qtbot, min_days="soon")
    notes = workshop.form.notes["param:min_days"].notes()
    assert [note.severity for note in notes] == ["error"]
    assert notes[0].sentence == "Write a whole number of days, such as 10 days."
    row = next(r for r in workshop.rules.table().rows if r.key == WINDOW)
    assert (row.cells[2], row.severity) == ("1 mistake", "error")
    assert workshop.says.text() == "1 mistake."
    workshop.adopt.click()
    assert workshop.dialog is None
    assert workshop.notes.notes()[0].sentence.startswith("The bylaws file has 1 mistake.")


def test_what_does_not_go_together_is_a_mistake(workshop, qtbot):
    workshop.rules.choose(WINDOW)
    typed(workshop, qtbot, min_days="70")
    said = workshop.form.notes["param:max_days"].notes()[0].sentence
    assert said == "At most 60 and at least 70 leave no day; write 70 or more here."
    assert workshop.says.text() == "3 mistakes."


def test_what_was_typed_is_kept_as_a_draft_with_its_mistakes(workshop, window, qtbot):
    head = window.desk.book.head()
    workshop.rules.choose(WINDOW)
    typed(workshop, qtbot, min_days="soon")
    assert 'value = "soon"' in kept_versions(window.desk.book)["hemacare-2004"]
    assert window.desk.book.head() == head


def test_a_rule_that_is_not_ticked_is_taken_out(workshop, qtbot):
    rule = "shareholders.proposal.deadline"
    workshop.rules.choose(rule)
    workshop.form.set_draft({"here": False})
    workshop.form.changed.emit(workshop.form.draft())
    qtbot.waitUntil(lambda: not workshop._timer.isActive())
    assert rule not in workshop.draft.rules
    row = next(r for r in workshop.rules.table().rows if r.key == rule)
    assert row.cells[2] == "not in these bylaws"


def test_an_adopted_version_governs_every_window(workshop, window, qtbot):
    workshop.rules.choose(WINDOW)
    typed(workshop, qtbot, min_days="20")
    workshop.adopt.click()
    changed = {row.key: row.cells[2] for row in workshop.dialog.will_record.table().rows}
    assert changed[WINDOW] == "Fewest days: 10 days, now 20 days"
    workshop.dialog.form.set_draft({"adopted_on": "2004-02-26"})
    workshop.dialog.record()
    shelf = window.desk.shelf
    assert [law.short for law in shelf.versions] == ["1988", "2002", "2004"]
    plan = MeetingPlan("m", on=date(2004, 5, 25))
    found = windows(shelf, plan, "notice_on", PlanFacts(date(2004, 2, 27)), date(2004, 4, 10))
    assert (found[0].last, found[0].cite.version) == (date(2004, 5, 5), "hemacare-2004")
    assert kept_versions(window.desk.book) == {}


def test_a_file_goes_out_and_comes_back_whole(workshop, tmp_path):
    path = tmp_path / "bylaws.toml"
    workshop.give(path)
    before = dict(workshop.draft.rules)
    workshop.draft = workshop.draft.without_rule("shareholders.proposal.deadline")
    workshop.take(path)
    assert dict(workshop.draft.rules).keys() == before.keys()
    path.write_text("key = 3\n[rules.x", encoding="utf-8")
    workshop.take(path)
    assert len(workshop.notes.notes()) > 1
    assert dict(workshop.draft.rules).keys() == before.keys()
