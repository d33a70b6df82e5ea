"""A special meeting that holders asked for, with two removals, walked through under both bylaws.

The one director goes by both tests; the other has a majority against him and is kept by the votes
that would elect him (1988 III §4, 2002 §3.15). The request has its own clock: 1988 II §3, 2002
§2.3 ¶2.
"""

from tests.ui.pages.walked_company import ANN, BO, CAL, DEB, ED, ELI, GUS, HAL
from tests.ui.pages.walked_steps import (
    clock,
    close_and_sign,
    come,
    give_notice,
    make_paper,
    new_meeting,
    open_it,
    vote,
)
from tests.ui.pages.walking import has

DIRECTORS = 2
BUSINESS = {1: (ED, f"To remove {ED} as director"), 2: (GUS, f"To remove {GUS} as director")}


def plan_it(w, era):
    w.it_is(era.day(2, 1))
    new_meeting(w, "Special meeting requested by holders")
    w.fill(
        Request_received=era.typed(2, 1),
        Given_to="Secretary",
        By_what_means="personal",
        Held_on=era.typed(3, 5),
        At="10am",
    )
    form = w.window.page().form
    w.put("Asked by", [(HAL,)])
    assert "holder_ids" in form.breaches()  # 10 of 1,000 votes are no tenth
    w.put("Asked by", [(ANN,), (HAL,)])
    assert "on" in form.breaches()  # 32 or 33 days after the request
    w.fill(
        Day_they_asked_for=era.typed(3, 15),
        Held_on=era.typed(3, 15),
        Record_date_set_on=era.typed(2, 2),
        Record_date=era.typed(2, 5),
        First_announced=era.typed(2, 6),
        Announced_through="letter",
        Notice_given_on=era.typed(2, 6),
    )
    w.put("Business", [(text, "Removal of directors") for _, text in BUSINESS.values()])
    assert form.breaches() == ()


def notice(w, era):
    w.it_is(era.day(2, 6))
    request = make_paper(w, "Receipt of the request", "special-meeting-request")
    has(request, ANN, HAL)
    give_notice(w)
    has(
        w.filed("notice-special"),
        "called by the holders of 310 of the 1,000 votes",
        f"namely {ANN} and {HAL}",
        "No business other than that stated above will be transacted.",
        *(text for _, text in BUSINESS.values()),
    )


def move(w, item):
    w.press(f"Motion, item {item}")
    w.fill(Moved_by=ANN, Seconded_by=BO)
    w.put(BUSINESS[item][0], True)
    w.record()


def hold(w, era):
    w.it_is(era.day(3, 15))
    w.sub("Meeting")
    clock(w, "9:50")
    come(w, ANN, BO, CAL, DEB, ELI)
    clock(w, "10:00")
    open_it(w)
    move(w, 1)
    gone = vote(w, 1, 780, 120, 0)
    assert gone.chip == "Carried"
    assert [(t.severity, t.figures) for t in gone.lines] == [
        ("fits", "780 ≥ 501"),
        ("fits", "720 < 900"),
    ]
    move(w, 2)
    kept = vote(w, 2, 550, 350, 0)
    assert kept.chip == "Not carried"
    assert [(t.severity, t.figures) for t in kept.lines] == [
        ("fits", "550 ≥ 501"),
        ("unmet", "2,100 > 900"),
    ]
    assert {t.section for t in (*gone.lines, *kept.lines)} == {era.by("III §4", "§3.15")}


def enter_in_the_board(w, era):
    for item in BUSINESS:
        w.press(f"Enter in the board, item {item}")
        w.record()
    ended = [(t.name, t.to_on, t.ended_by) for t in w.desk.company.terms if t.to_on]
    assert ended == [(ED, era.day(3, 15), "removed")]


def check_minutes(text, era):
    has(
        text,
        "MINUTES OF THE SPECIAL MEETING OF SHAREHOLDERS",
        f"Written request received on February 1, {era.year} from the holders of 310 of 1,000",
        "Moved by Ann Lee Seconded by Bo Ray",
        "For 780 Against 120 Abstained 0",
        "Carried. 780 of 1,000 shares are for removal. 120 votes against times 6 seats",
        "is 720, less than the 900 votes cast.",
        "Lost. 550 of 1,000 shares are for removal.",
        "is 2,100, more than the 900 votes cast.",
        "Receipt of",
        "Sam Dill Secretary Dated March 15",
        "Approved: Cy Poe President Dated March 15",
        era.by("bylaws of 1988: IV §9 (contents)", "bylaws of 2002: §5.9 ¶1 (contents)"),
        era.by("III §4 (removal", "§3.15 (removal"),
    )


def worksheet(w):
    """The worksheet of the removal, from the page of the board."""
    w.window.open_page(DIRECTORS)
    w.sub("Seats")
    page = w.window.page()
    keys = [row.key for row in page.current_table().rows]
    page.current_view().choose(next(k for k in keys if k == ED))
    w.press("Worksheet of the removal")
    w.press("File in the minute book")
    w.press("Close")
    return w.filed("removal-worksheet")


def test_a_requested_meeting_removes_one_director_and_keeps_another(walker, era):
    w = walker
    plan_it(w, era)
    notice(w, era)
    hold(w, era)
    enter_in_the_board(w, era)
    clock(w, "11:00")
    check_minutes(close_and_sign(w, era.typed(3, 15)), era)
    has(worksheet(w), ED, "780", "720")
    assert w.desk.book.verify().ok
