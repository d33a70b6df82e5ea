"""The meetings page: list, plan kept as a draft, new meetings by kind, and the steps offered."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.acts.meetings.notice_given import kept_plans
from app.bylaws.file.drafts import read_bylaws
from app.domain.company import AdoptedBylaws
from app.domain.meetings import KINDS
from app.ui.pages.meetings import MeetingsPage
from app.ui.pages.meetings.new_meeting import NewMeetingDialog, new_plan
from app.ui.pages.meetings.plan_print import plan_pdf
from app.ui.why import WhyDialog

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def page(qtbot, desk):
    made = MeetingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def text_of(data):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def kept(desk, key):
    return next((plan for plan in kept_plans(desk.book) if plan.key == key), None)


def test_plans_and_noticed_meetings_stand_in_the_list(page):
    assert set(page.list.shown_keys()) == {"2005-annual", "2004-annual", "2002-annual"}


def test_leaving_a_field_keeps_the_plan_and_records_nothing(page, desk, hands, qtbot):
    head = desk.book.head()
    page.show_found("plan", "2005-annual")
    with qtbot.waitSignal(desk.plan_kept):
        hands.type_over(page.form.day_field("on"), "5/24/2005")
    assert kept(desk, "2005-annual").on == date(2005, 5, 24)
    assert desk.book.head() == head


def test_the_form_stays_while_the_plan_is_kept_and_read_again(page, desk, hands):
    page.show_found("plan", "2005-annual")
    form = page.form
    hands.type_over(form.day_field("on"), "5/24/2005")
    desk.read_again()
    assert page.form is form
    assert form.day_field("on").value() == date(2005, 5, 24)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_meeting_of_each_kind_begins_a_plan(page, desk, hands, kind):
    hands.press(page.new)
    dialog = page.findChild(NewMeetingDialog)
    dialog.choose(kind)
    hands.press(dialog.plan_it)
    assert page.shown.plan.kind == kind
    assert kept(desk, page.shown.plan.key).kind == kind
    assert page.sub_pages.value() == "plan"
    assert page.form.day_field("on").value() is None


def test_a_new_annual_meeting_elects_the_whole_board(desk):
    plan = new_plan("annual", desk.company, ["2004-annual"], desk.today)
    assert (plan.key, plan.seats, plan.elects) == ("2004-annual-2", 5, True)


def test_a_new_annual_meeting_of_a_board_in_classes_elects_one_class(desk):
    text = (ROOT / "tests/bylaws/companies/birch.toml").read_text(encoding="utf-8")
    since = read_bylaws(text).effective_from
    company = replace(desk.company, bylaws=(AdoptedBylaws("birch", since, text),))
    seats = [new_plan("annual", company, [], date(year, 4, 1)).seats for year in (2026, 2027, 2028)]
    assert sum(seats) == 5 and max(seats) == 2


def test_an_adjourned_meeting_begins_with_the_original(desk):
    original = desk.company.meeting("2002-annual")
    plan = new_plan("adjourned", desk.company, [], desk.today, original)
    assert plan.original_key == "2002-annual"
    assert (plan.original_on, plan.original_record_on) == (date(2002, 6, 13), date(2002, 4, 24))
    assert (plan.on, plan.notice_on, plan.reasons) == (None, None, {})


def test_a_plan_is_thrown_away_only_when_told_so(page, desk, hands, qtbot):
    page.show_found("plan", "2004-annual")
    page.start("drop")
    page.steps.asked.reject()
    assert kept(desk, "2004-annual")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    hands.press(page.steps.asked.agree)
    assert kept(desk, "2004-annual") is None
    assert "2004-annual" not in page.list.shown_keys()


def test_a_noticed_meeting_is_only_shown_and_offers_its_next_step(page):
    page.show_found("plan", "2002-annual")
    assert page.shown.status == "affidavit"
    assert page.heading.button("returned").text() == "Returned mail…"
    assert page.form.texts["on"] == "Thu, Jun 13, 2002"


def test_filter_narrows_the_list_and_says_when_nothing_fits(page, qtbot):
    page.filter.setText("2002")
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.list.shown_keys() == ("2002-annual",)
    page.filter.setText("zebra")
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.list.shown_keys() == ()
    page.show_found("plan", "2005-annual")
    assert page.shown.plan.key == "2005-annual"


def test_the_page_fits_a_small_screen(page):
    assert page.minimumSizeHint().width() <= 1280
    assert page.minimumSizeHint().height() <= 560


def test_a_third_column_appears_on_a_wide_screen_alone(page):
    page.resize(1599, 800)
    assert not page.third.isVisible()
    page.resize(1700, 800)
    assert page.third.isVisible()


@pytest.mark.parametrize("name", ["notice_on", "on", "nominees"])
def test_the_timeline_leads_to_its_field_and_brings_it_in_sight(page, qtbot, name):
    page.show_found("plan", "2004-annual")
    with qtbot.waitActive(page):
        page.activateWindow()
    page.timeline.field_chosen.emit(name)
    field = page.form.editor(name).stops()[0]
    assert field.hasFocus()
    assert not field.visibleRegion().isEmpty()


def test_the_reason_asked_for_comes_in_sight(page, qtbot, hands):
    page.show_found("plan", "2004-annual")
    with qtbot.waitActive(page):
        page.activateWindow()
    hands.type_over(page.form.day_field("notice_on"), "5/17/2004")
    page.form.view.notes["notice_on"].link.emit("keep")
    field = page.form.editor("reason:notice_on").target
    qtbot.waitUntil(field.hasFocus)
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())


def test_a_breach_shows_in_list_timeline_and_margin_and_is_kept_with_a_reason(page, desk, hands):
    page.show_found("plan", "2004-annual")
    hands.type_over(page.form.day_field("notice_on"), "5/17/2004")
    severities = {row.key: row.severity for row in page.list.rows()}
    assert severities["2004-annual"] == "error"
    lane = next(lane for lane in page.timeline.lanes() if lane.field == "notice_on")
    assert "outside" in {pin.kind for pin in lane.pins}
    assert page.form.breaches() == ("notice_on",)
    page.form.view.notes["notice_on"].link.emit("keep")
    hands.type_over(page.form.editor("reason:notice_on").target, "The printer was late.")
    assert kept(desk, "2004-annual").reasons == {"notice_on": "The printer was late."}
    assert kept(desk, "2004-annual").notice_on == date(2004, 5, 17)
    assert page.form.notes("notice_on")[0].severity == "error"


def test_notice_with_an_open_breach_asks_for_the_reason_first(page, desk, hands):
    page.show_found("plan", "2004-annual")
    hands.type_over(page.form.day_field("notice_on"), "5/17/2004")
    page.start("notice")
    dialog, given = page.steps.notice, []
    dialog.given.disconnect()
    dialog.given.connect(given.append)
    dialog.give()
    assert given == []
    assert dialog.reason.isVisible()
    dialog.reason.set_text("The printer was late.")
    dialog.give()
    assert given[0]["reason"] == "The printer was late."


def test_a_cancelled_run_of_notices_records_nothing(page, desk, qtbot):
    head = desk.book.head()
    page.show_found("plan", "2004-annual")
    page.start("notice")
    page.steps.notice.give()
    assert desk.strip.busy()
    desk.strip.cancel()
    qtbot.waitUntil(lambda: not desk.strip.busy(), timeout=60_000)
    assert desk.book.head() == head
    assert page.shown.status == "planned"


def test_the_plan_sheet_and_a_specimen_are_shown_before_anything_is_recorded(page, desk):
    head = desk.book.head()
    page.show_found("plan", "2004-annual")
    text = text_of(plan_pdf(desk, page.shown.plan))
    assert "May 25, 2004" in text
    assert "§2.4" in text
    page.start("notice")
    page.steps.notice.specimen_asked.emit(page.steps.notice.given_values())
    shown = [w for w in QApplication.topLevelWidgets() if w.windowTitle().startswith("Specimen")]
    assert len(shown) == 1
    shown[0].close()
    assert desk.book.head() == head


def test_why_explains_the_rule_of_a_note_with_its_sum(page):
    page.show_found("plan", "2004-annual")
    note = page.form.notes("notice_on")[0]
    page.form.why.emit(note.rule)
    dialog = page.findChild(WhyDialog)
    shown = dialog.detail.detail()
    assert note.section in dict(shown.facts)["Section"]
    total, days, others = shown.tables
    assert total.rows[0].cells[0] == "Meeting"
    assert len(days.rows) == 61
    assert [
        row.cells[2] for row in days.rows if row.cells[2] not in ("", "A Saturday", "A Sunday")
    ] == ["Cesar Chavez Day"]
    assert others.rows[0].cells[:2] == ("1988", "II §4 ¶2")


def test_the_calculation_sheet_is_shown_as_it_will_be_printed(page, qtbot):
    page.show_found("plan", "2004-annual")
    page.form.why.emit("shareholders.notice.window")
    page.findChild(WhyDialog).print()

    def shown():
        tops = QApplication.topLevelWidgets()
        return [one for one in tops if one.windowTitle().startswith("Calculation")]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    shown()[0].close()


def test_the_mailing_of_a_noticed_meeting_offers_what_may_follow(page):
    page.show_found("mailing", "2002-annual")
    assert {"deposit", "returned", "correct"} <= set(page.mailing.buttons)
