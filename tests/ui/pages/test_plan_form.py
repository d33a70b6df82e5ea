"""The plan as typed: kept when a field is left, days never moved, breaches kept with a reason."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.meetings import (
    KINDS,
    AgendaItem,
    MeetingPlan,
    MeetingRequest,
    Nominee,
    Place,
)
from app.presenters.view import DayView, Link, Note, RuledDate
from app.ui.pages.meetings.plan_fields import LABELS, PlanFields, fields_of
from app.ui.pages.meetings.plan_form import PlanForm, RecordedPlan

DAY = date(2004, 2, 27)
FULL = MeetingPlan(
    "2004-annual",
    on=date(2004, 5, 25),
    at=time(9),
    place=Place("The Hall", "1 Main Street", "Fresno", "California", "93701"),
    record_on=date(2004, 4, 7),
    announced_on=DAY,
    announced_by="press release",
    notice_on=date(2004, 5, 24),  # one day before the meeting: against every bylaws
    manner="personal",
    fallback="publication",
    seats=3,
    items=(
        AgendaItem("To elect three directors", "election", "", "board"),
        AgendaItem("To buy shares", source="shareholder", received_on=date(2004, 3, 1)),
    ),
    nominees=(Nominee("A. Steadman", "shareholder", "J. Doe", date(2004, 3, 1)),),
    reasons={"notice_on": "The mail was late."},
)


BREACH = Note(
    "error",
    "1 day before the meeting.",
    "§2.4 ¶1",
    "notice",
    (Link("Use May 14", "use:2004-05-14"), Link("Keep, and say why…", "keep")),
)


@pytest.fixture
def fields(desk):
    return PlanFields(desk.company, tuple(desk.book.holders()), desk.today)


@pytest.fixture
def make(qtbot, fields):
    def made(plan):
        form = PlanForm(plan, fields)
        qtbot.addWidget(form)
        form.resize(1080, 900)
        form.show()
        return form

    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_comes_back_from_its_fields_unchanged(make, kind):
    request = MeetingRequest(DAY, "president", "in person", (30, 31), date(2004, 5, 1))
    plan = replace(FULL, kind=kind, request=request, original_on=date(2004, 4, 1))
    assert make(plan).plan() == plan


def test_an_empty_plan_comes_back_with_the_head_office_alone(make, fields):
    plan = MeetingPlan("2005-annual")
    assert make(plan).plan() == replace(plan, place=fields.office(plan))


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_alt_letters_of_a_kind_are_equal_and_none_is_a_menus(kind):
    letters = [
        LABELS[name][0][LABELS[name][0].index("&") + 1].upper()
        for name in fields_of(kind)
        if "&" in LABELS[name][0]
    ]
    assert len(letters) == len(set(letters))
    assert not set(letters) & set("FEVRPH")


def test_leaving_a_field_tells_of_the_plan_once(hands, make):
    form, told = make(FULL), []
    form.edited.connect(told.append)
    hands.type_over(form.day_field("record_on"), "4/8/04")
    assert [plan.record_on for plan in told] == [date(2004, 4, 8)]
    hands.type_over(form.day_field("record_on"), "4/8/04")
    assert len(told) == 1


def test_a_day_outside_stays_as_it_was_typed(make):
    form = make(FULL)
    outside = RuledDate(lambda on: DayView(on, "outside"), DAY, aim_for=date(2004, 5, 14))
    form.show_notes({"notice_on": (BREACH,)}, {"notice_on": outside})
    assert form.day_field("notice_on").value() == date(2004, 5, 24)
    assert form.day_field("notice_on").text() == "Mon, May 24, 2004"
    assert form.plan() == FULL


def test_a_breach_is_kept_with_a_reason_and_stays_a_finding(hands, make):
    form, told = make(replace(FULL, reasons={})), []
    form.edited.connect(told.append)
    form.show_notes({"notice_on": (BREACH,)}, {})
    assert form.breaches() == ("notice_on",)
    form.view.notes["notice_on"].link.emit("keep")
    hands.type_over(form.editor("reason:notice_on").target, "The mail was late.")
    assert told[-1].reasons == {"notice_on": "The mail was late."}
    assert told[-1].notice_on == date(2004, 5, 24)
    assert form.notes("notice_on") == (BREACH,)
    assert form.breaches() == ()


def test_a_reason_taken_back_is_gone(hands, make):
    form, told = make(FULL), []
    form.edited.connect(told.append)
    reason = form.editor("reason:notice_on").target
    reason.clear()
    hands.type_over(reason, " ")
    assert told[-1].reasons == {}


def test_the_repair_link_sets_the_day_it_names(make):
    form, told = make(FULL), []
    form.edited.connect(told.append)
    form.show_notes({"notice_on": (BREACH,)}, {})
    form.view.notes["notice_on"].link.emit("use:2004-05-14")
    assert told[-1].notice_on == date(2004, 5, 14)


def test_findings_are_in_the_description_of_their_field(make):
    form = make(FULL)
    form.show_notes({"on": (Note("warning", "A holiday.", "§2.2"),)}, {})
    assert form.day_field("on").accessibleName() == "Held on"
    assert form.day_field("on").accessibleDescription() == "Check. A holiday. §2.2"


def test_another_place_is_written_out_and_the_head_office_chosen_again(hands, make, fields):
    form, told = make(MeetingPlan("2005-annual")), []
    form.edited.connect(told.append)
    hands.pick(form.editor("place").target, "other")
    hands.type_over(form.editor("place_street").target, "1 Main Street")
    assert told[-1].place.street == "1 Main Street"
    hands.pick(form.editor("place").target, "office")
    assert told[-1].place == fields.office(told[-1])
    assert "place_street" not in form.view.editors


def test_items_are_typed_into_rows(hands, make):
    form, told = make(FULL), []
    form.edited.connect(told.append)
    rows = form.editor("items")
    hands.press(rows.add)
    hands.type_over(rows.cells(2)["text"].target, "To amend the articles")
    hands.pick(rows.cells(2)["matter"].target, "articles-amendment")
    assert told[-1].items[2] == AgendaItem("To amend the articles", "articles-amendment")


def test_a_recorded_plan_can_only_be_read(qtbot, fields):
    shown = RecordedPlan(FULL, fields)
    qtbot.addWidget(shown)
    assert shown.texts["notice_on"] == "Mon, May 24, 2004"
    assert shown.texts["place"] == "The Hall, 1 Main Street, Fresno, California 93701"
    shown.show_notes({"notice_on": (BREACH,), "": (Note("info", "Two bylaws."),)}, {})
    assert shown.notes("notice_on") == (BREACH,)


def test_holders_of_one_name_are_told_apart(desk, fields):
    one = desk.book.holder(30)
    twins = replace(fields, holders=(one, replace(one, id=2_000)))
    form = twins.form(replace(FULL, kind="special-requested"), another_place=True, reasons=())
    picks = next(f for f in form.fields if f.name == "holder_ids").columns[0].choices
    assert [(c.value, "(no. " in c.label) for c in picks] == [("30", True), ("2000", True)]
