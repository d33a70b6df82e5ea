"""Every paper of the board, its seats and its committees is made in the window, under both bylaws.

Each is a button of the matter it belongs to; it is shown, filed, and read back from its bytes (the
papers of matrix 5.4).
"""

from datetime import time

from tests.ui.pages.walked_company import CY, DI, ED, FLO, GUS, HAL, SAM
from tests.ui.pages.walking import has

PAGE = 2
LEASE = "RESOLVED: that the lease of the building is approved."
AUDIT, HEAD_OFFICE = "Audit Committee", "1 Main Street, Fresno, California 93701"


def detail(w):
    return w.window.page().detail.detail()


def choose(w, sub, words):
    """The matter of that list whose line has these words."""
    w.window.open_page(PAGE)
    w.sub(sub)
    page = w.window.page()
    keys = [row.key for row in page.current_table().rows if words in " ".join(row.cells)]
    assert keys, [row.cells for row in page.current_table().rows]
    page.current_view().choose(keys[0])


def made(w, label, kind):
    """The text of the paper behind that button, shown and filed."""
    w.press(label)
    w.press("File in the minute book")
    w.press("Close")
    return w.filed(kind)


def call(w, era, **more):
    w.window.open_page(PAGE)
    w.it_is(era.day(3, 1))
    w.sub("Board meetings")
    w.press("Call a meeting")
    w.fill(Held_on=era.typed(3, 8), **more)
    w.record()


def test_papers_of_a_meeting_of_the_board(walker, era):
    w = walker
    call(w, era, Purpose="the lease")
    day = f"March 8, {era.year}"
    has(made(w, "Notice on paper", "board-notice-special"), day, "10:00 a.m.", "the lease")
    w.it_is(era.day(3, 2))
    w.do("Notice")
    has(made(w, "Log of notice", "board-notice-log"), CY, DI, ED, FLO, GUS, "telephone")
    w.it_is(era.day(3, 8), time(10))
    w.press("Open")
    w.put(GUS, "Not there")
    w.record()
    w.press("Resolve")
    w.fill(Words_of_the_resolution=LEASE, Title="Lease", About="Contract")
    w.put("All 4 present voted for it", True)
    w.record()
    has(made(w, "Waivers", "board-waiver"), GUS, day, "waive", HEAD_OFFICE)
    has(made(w, "Consents to holding", "board-consent-to-holding"), GUS, day, "consent")
    w.do("Adjourn", At_the_hour="10:30 AM", To_the_day=era.typed(3, 11))
    adjourned = made(w, "Notice of adjourned meeting", "board-notice-adjourned")
    has(adjourned, f"March 11, {era.year}", day, f"New place {HEAD_OFFICE}")
    text = made(w, "Approvals of minutes", "board-approval-of-minutes")
    has(text, GUS, day, "approve")
    has(made(w, "Minutes on paper", "board-minutes"), LEASE, "4 for")
    resolution = [a.label for a in detail(w).acts if a.label.startswith("Resolution")]
    has(made(w, resolution[0].rstrip("…"), "board-resolution"), LEASE, "4 for")
    certificate = [a.label for a in detail(w).acts if a.label.startswith("Secretary")]
    has(made(w, certificate[0].rstrip("…"), "secretary-certificate"), LEASE, SAM)
    assert w.desk.book.verify().ok


def test_papers_of_a_committee(walker, era):
    w = walker
    w.window.open_page(PAGE)
    w.it_is(era.day(2, 1))
    w.sub("Committees")
    w.press("Create a committee")
    w.fill(Name_of_the_committee=AUDIT, Members=f"{CY}\n{DI}", Directors_for_it="4")
    w.record()
    choose(w, "Committees", AUDIT)
    has(made(w, "Resolution", "committee-resolution"), AUDIT, CY, DI)


def test_papers_of_seats(walker, era):
    w = walker
    w.window.open_page(PAGE)
    w.it_is(era.day(2, 1))
    w.sub("Seats")
    w.press("Resignation")
    w.fill(Who=f"{GUS}, director", Given_on=era.typed(2, 1), Given_to="President")
    w.record()
    choose(w, "Seats", GUS)
    has(made(w, "Resignation on paper", "director-resignation"), GUS, f"February 1, {era.year}")
    w.press("Fill a vacancy")
    w.fill(Name=HAL, Filled_by="Board", Who_held_it_last=GUS, Cause="Resignation", Votes_for="4")
    w.record()
    choose(w, "Seats", HAL)
    has(made(w, "Appointment on paper", "vacancy-appointment"), HAL, GUS, "resignation")
    w.press("Declare vacant")
    w.fill(Director=f"{FLO}, director", Ground="Felony conviction", Document="judgment")
    w.record("The board declared it.")
    choose(w, "Seats", FLO)
    has(
        made(w, "Declaration of vacancy", "vacancy-declaration"),
        FLO,
        "felony conviction",
        "judgment",
    )
    assert w.desk.book.verify().ok
