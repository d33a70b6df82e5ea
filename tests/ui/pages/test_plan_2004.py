"""The annual meeting of May 25, 2004, planned and noticed in the real window.

Source of the days: the company's press release and proxy statement of 2004. What must hold: 48 days
from the record date, 45 from the notice, and proposals close on March 5, 2004, not February 25,
since the first announcement of February 27 came less than 100 days before (2002 §2.14(a)).
"""

from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.ui.desk import Desk
from app.ui.pages.meetings.new_meeting import NewMeetingDialog

MEETINGS = 4
NOMINEES = (
    "Alan R. Steadman",
    "Miriam Goldstein-Reyes",
    "Teruko Hashimoto",
    "Joaquín Castellanos",
    "Steven B. Okafor",
)


@pytest.fixture
def page(window):
    return window.open_page(MEETINGS)


@pytest.fixture
def calendar(monkeypatch):
    """The day on the desk's calendar, which a test turns on."""
    days = [date(2004, 2, 27)]
    monkeypatch.setattr(Desk, "today", property(lambda _desk: days[-1]))
    return days


def text_of(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def said(page, name):
    return " ".join(note.sentence for note in page.form.notes(name))


def begin(page, hands):
    """The sample has kept the plan already: throw it away and plan the meeting anew."""
    page.show_found("plan", "2004-annual")
    page.start("drop")
    hands.press(page.steps.asked.agree)
    hands.press(page.new)
    hands.press(page.findChild(NewMeetingDialog).plan_it)
    assert page.shown.plan.key == "2004-annual"


def plan_it(page, hands):
    form = page.form
    for name, text in (
        ("on", "5/25/04"),
        ("at", "9am"),
        ("designated_on", "2/26/04"),
        ("record_resolved_on", "2/26/04"),
        ("record_on", "Apr 7, 2004"),
        ("announced_on", "2/27/04"),
        ("announced_by", "press release"),
        ("notice_on", "4/10/04"),
    ):
        hands.type_over(form.editor(name).target, text)
    rows = form.editor("nominees")
    for number, name in enumerate(NOMINEES):
        if number:
            hands.press(rows.add)
        hands.type_over(rows.cells(number)["name"].target, name)


def check_plan(page):
    plan = page.shown.plan
    assert (plan.on, plan.at) == (date(2004, 5, 25), time(9))
    assert plan.on.strftime("%A") == "Tuesday"
    assert plan.seats == 5
    assert "48 days before the meeting" in said(page, "record_on")
    assert "45 days before the meeting" in said(page, "notice_on")
    assert "Mar 5, 2004" in said(page, "announced_on")
    assert "Feb 25" not in said(page, "announced_on")
    assert page.form.breaches() == ()


def give_notice(page, hands, qtbot, desk):
    page.start("notice")
    dialog = page.steps.notice
    assert dialog.contents()
    with qtbot.waitSignal(desk.recorded, timeout=60_000):
        dialog.give()
    assert page.shown.status == "noticed"


def check_notice(desk):
    held = desk.book.record_list("2004-annual")
    papers = {paper.kind: paper for paper in desk.book.papers("2004-annual")}
    text = text_of(desk.book.paper_bytes(papers["notice-annual"].id))
    for words in ("Tuesday, May 25, 2004", "9:00 a.m.", "April 7, 2004", *NOMINEES):
        assert words in text
    assert "21101 Oxnard Street" in text
    check_mailing(desk, papers, held.routed("first-class mail"))
    return held


def check_mailing(desk, papers, mailed):
    """A set of pages for each holder on the list, a label for each, the list with its total."""
    letters = PdfReader(BytesIO(desk.book.paper_bytes(papers["mailing"].id)))
    per_holder = len(letters.pages) / len(mailed)
    assert per_holder >= papers["notice-annual"].pages
    assert mailed[0].name in letters.pages[0].extract_text()
    last = " ".join(page.extract_text() for page in letters.pages[-int(per_holder) :])
    assert mailed[-1].name in last
    labels = text_of(desk.book.paper_bytes(papers["labels"].id))
    assert all(row.name in labels for row in (mailed[0], mailed[400], mailed[-1]))
    listed = text_of(desk.book.paper_bytes(papers["shareholder-list"].id))
    assert "7,751,060" in listed


def deposit(page, hands, qtbot, desk, held):
    page.start("deposit")
    dialog = page.steps.dialog
    hands.fill(
        dialog,
        on="4/10/2004",
        at="11:00 AM",
        place="United States Post Office, Woodland Hills, California",
        pieces=str(len(held.routed("first-class mail"))),
    )
    with qtbot.waitSignal(desk.recorded):
        dialog.record()
    assert page.shown.status == "mailed"


def swear(page, hands, qtbot, desk):
    page.start("affidavit")
    dialog = page.steps.dialog
    hands.fill(dialog, signed_on="4/12/2004", signed_at="Woodland Hills, California")
    with qtbot.waitSignal(desk.recorded):
        dialog.record()
    assert page.shown.status == "affidavit"


def check_affidavit(desk, held):
    papers = desk.book.papers("2004-annual")
    paper = next(paper for paper in papers if "affidavit" in paper.kind)
    text = text_of(desk.book.paper_bytes(paper.id))
    for words in ("Linda J. Hargrove", "April 10, 2004", "Woodland Hills"):
        assert words in text
    assert f"{len(held.routed('first-class mail')):,}" in text


def come_back(page, hands, qtbot, desk, held):
    """A notice that came back holds later mail to that holder for a year from its giving."""
    row = held.routed("first-class mail")[0]
    page.start("returned")
    dialog = page.steps.dialog
    dialog.form.editors["holder"].set_value(str(row.holder_id))
    hands.fill(dialog, marking="Moved, left no address")
    with qtbot.waitSignal(desk.recorded):
        dialog.record()
    returned = desk.company.returned[-1]
    assert (returned.holder_id, returned.hold_through) == (row.holder_id, date(2005, 4, 10))


def test_the_meeting_of_2004_from_plan_to_affidavit(page, hands, qtbot, window, calendar):
    desk = window.desk
    begin(page, hands)
    plan_it(page, hands)
    check_plan(page)
    give_notice(page, hands, qtbot, desk)
    held = check_notice(desk)
    calendar.append(date(2004, 4, 12))
    deposit(page, hands, qtbot, desk, held)
    swear(page, hands, qtbot, desk)
    check_affidavit(desk, held)
    come_back(page, hands, qtbot, desk, held)
    assert desk.book.verify().ok
