"""The fiscal year and a person's address and telephone, recorded by hand in the window."""

from PySide6.QtWidgets import QApplication

from app.presenters.board_day.calling import notice_act
from app.ui.any_act import make_act
from app.ui.forms import ActDialog
from app.ui.pages.board_acts import facts_of

DIRECTORS, OFFICERS = 2, 3
NUMBER, STREET = "(818) 555-0134", "14 Alder Court, Tarzana, CA 91356"
TERUKO = "Teruko Hashimoto"


def dialog(window):
    (shown,) = [found for found in window.findChildren(ActDialog) if found.isVisible()]
    return shown


def notes(form, name):
    return " ".join(note.sentence for note in form.form.notes[name].notes())


def test_the_fiscal_year_is_recorded_from_the_menu(window, hands, qtbot):
    desk = window.desk
    window.menus.actions["fiscal-year"].trigger()
    form = dialog(window)
    assert "Dec 31, 2003. No fiscal year is recorded" in notes(form, "month")
    hands.fill(form, month="6", day="31", **{"from_on": "1/1/1990"})
    form.record()
    assert "June has no day 31" in notes(form, "day")
    assert desk.company.fiscal_years == ()
    hands.fill(form, day="30")
    with qtbot.waitSignal(desk.recorded):
        form.record()
    (fixed,) = desk.company.fiscal_years
    assert (fixed.month, fixed.day) == (6, 30)
    sent = make_act(desk, "send-report", {}).form
    assert sent.draft["year_end"] == "2003-06-30"
    assert sent.intro == "The last fiscal year closed on Jun 30, 2003."
    window.menus.actions["fiscal-year"].trigger()
    assert dialog(window).draft()["month"] == "6"


def test_a_number_recorded_at_a_director_stands_in_the_next_notice(window, hands, qtbot):
    desk, page = window.desk, window.open_page(DIRECTORS)
    term = next(t for t in desk.company.terms if t.name == TERUKO and t.to_on is None)
    page.tables["in-office"].choose(str(term.id))
    page.start(f"contact:{term.id}")
    form = dialog(window)
    assert form.draft()["name"] == TERUKO
    hands.fill(form, telephone=NUMBER, address=STREET)
    with qtbot.waitSignal(desk.recorded):
        form.record()
    facts = dict(page.detail.detail().facts)
    assert (facts["Telephone"], facts["Address"]) == (NUMBER, STREET)
    caller = {"name": "Linda J. Hargrove", "office": "secretary"}
    called = {"board": "b", "starts_at": "3/4/2004 10:00 AM", "callers": [caller]}
    desk.perform("board-call", called)
    form = notice_act(facts_of(desk, "board-notice", "b"))
    rows = {row["name"]: row for row in form.form.draft["rows"]}
    assert [row["address"] for name, row in rows.items() if name == TERUKO] == [NUMBER]
    assert {row["address"] for name, row in rows.items() if name != TERUKO} == {""}
    assert TERUKO not in form.form.intro
    assert "No telephone number is on record of " in form.form.intro
    row = rows[TERUKO]
    by_mail = form.given({"rows": [row | {"manner": "first-class mail"}]})
    assert "address" not in by_mail["rows"][0], "the manner decides which of the two it is"
    own = form.given({"rows": [row | {"address": "555-0100"}]})
    assert own["rows"][0]["address"] == "555-0100"


def test_the_menu_asks_for_anyone_in_office(window, hands, qtbot):
    window.menus.actions["contact"].trigger()
    form = dialog(window)
    hands.fill(form, name="Linda J. Hargrove", telephone="12")
    form.record()
    assert "no telephone number" in notes(form, "telephone")
    hands.fill(form, telephone=NUMBER)
    with qtbot.waitSignal(window.desk.recorded):
        form.record()
    window.menus.actions["contact"].trigger()
    QApplication.processEvents()
    again = dialog(window)
    hands.fill(again, name="Linda J. Hargrove")
    assert notes(again, "telephone") == f"Until now: {NUMBER}"
