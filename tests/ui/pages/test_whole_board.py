"""A special meeting of the board by telephone, walked through in the window under both bylaws.

Notice to each director with its moment (1988 III §8, 2002 §3.8), a quorum with members who hear one
another (III §12, §3.5), an act with an interested director, minutes approved, signed, filed.
"""

from datetime import time

import pytest

from tests.ui.pages.walked_company import CY, DI, ED, FLO, GUS, SAM
from tests.ui.pages.walking import has

PAGE = 2
LEASE = "RESOLVED: that the lease of the building of Ed Kay is approved."


@pytest.fixture
def called(walker, era):
    """Called by the secretary on March 1 for March 5, 10 AM."""
    w = walker
    w.window.open_page(PAGE)
    w.it_is(era.day(3, 1))
    w.sub("Board meetings")
    w.press("Call a meeting")
    w.fill(Held_on=era.typed(3, 5))
    w.record()
    return w


def detail(w):
    return w.window.page().detail.detail()


def fact(w, label):
    return dict(detail(w).facts)[label]


def give_notice(w, era):
    """Four by telephone in time, the fifth an hour too late; a waiver cures it."""
    w.it_is(era.day(3, 2), time(9))
    w.press("Notice")
    rows = w.field("To whom, and how").value()
    assert [row["name"] for row in rows] == [CY, DI, ED, FLO, GUS]
    assert {(row["manner"], row["on"], row["at"]) for row in rows} == {
        ("telephone", era.day(3, 2).isoformat(), "09:00")
    }
    line = ("Telephone", era.typed(3, 2), "9:00 AM", "555-0100")
    w.put("To whom, and how", [(name, *line) for name in (CY, DI, ED, FLO)])
    w.record()
    assert "555-0100" in w.paper("Log of notice")
    w.it_is(era.day(3, 3), time(11))
    w.press("Notice")
    assert [row["name"] for row in w.field("To whom, and how").value()] == [GUS]
    assert "is after the latest moment" in w.said()
    w.record()
    w.press("Waiver")
    w.fill(Signed_by=GUS)
    w.record()
    has(w.paper("Log of notice"), "10:00 AM Signed a waiver of notice.")


def hold(w, era):
    w.it_is(era.day(3, 5), time(10, 1))
    w.press("Open")
    assert w.form().draft()["chair"] == DI  # the chairman presides, if present
    for name in (ED, FLO):
        w.put(name, "By telephone")
    w.put(GUS, "Not there")
    w.refused("hear")
    w.fill(All_could_hear_one_another="Yes")
    w.record()
    assert fact(w, "Quorum") == f"A quorum: 4 present, 3 needed, {era.by('III §9', '§3.9')}"
    w.press("Resolve")
    w.fill(Words_of_the_resolution=LEASE, Title="Lease", About="Contract")
    for name, said in ((CY, "For"), (DI, "For"), (FLO, "Against")):
        w.put(name, said)
    w.put("Directors with an interest", [(ED, "owner of the building")])
    w.record()  # a lost vote is a result and no breach: no reason is asked for
    (row,) = detail(w).tables[0].rows
    assert row.cells == ("Lease", "2", "1", "1", "Not adopted")
    w.press("Resolve")
    w.fill(Words_of_the_resolution=LEASE, Title="Lease again", About="Contract")
    w.put("All 4 present voted for it", True)
    w.put("Directors with an interest", [(ED, "owner of the building")])
    w.record()
    assert detail(w).tables[0].rows[1].cells == ("Lease again", "4", "0", "0", "Adopted")
    w.it_is(era.day(3, 5), time(10, 40))
    w.press("Close")
    w.record()


def sign(w, era):
    w.it_is(era.day(3, 8))
    draft = w.paper("Minutes on paper")
    assert "Dated March" not in draft
    w.press("Minutes")
    w.record()
    assert "board-minutes" not in [p.kind for p in w.desk.book.papers()][:-1]
    return w.filed("board-minutes")


def test_a_board_meeting_by_telephone_from_call_to_filed_minutes(called, era):
    w = called
    give_notice(w, era)
    hold(w, era)
    text = sign(w, era)
    day = f"March 5, {era.year}"
    has(
        text,
        "MINUTES OF THE SPECIAL MEETING OF THE BOARD OF DIRECTORS",
        f"called by {SAM}, Secretary",
        f"{day}, at 10:00 a.m.",
        "Place 1 Main Street, Fresno, California 93701",
        "Place taken from principal executive office",
        "called to order at 10:01 a.m.",
        f"{GUS} Signed a waiver of notice.",
        f"{ED} by telephone as member",
        f"Absent {GUS}",
        "4 members present; 3 are a quorum. A quorum was present.",
        f"{ED} and {FLO} took part by telephone; all could hear one another.",
        LEASE,
        "2 for, 1 against, 1 abstaining, of 4 directors present.",
        f"{ED} has an interest in the matter.",
        "The resolution was not adopted.",
        "The resolution was adopted.",
        "The meeting was adjourned at 10:40 a.m.",
        f"{SAM} Secretary Dated March 8, {era.year}",
        f"Approved: {DI} Chair of the meeting Dated March 8, {era.year}",
        era.by("III §12 (telephone)", "§3.5 (place, telephone)"),
    )
    assert w.desk.book.verify().ok


def test_the_acts_offered_follow_the_meeting(called, era):
    """What makes sense next stands first; what does not is not offered."""
    w = called

    def offered():
        return [link.target.partition(":")[0] for link in detail(w).acts]

    assert offered()[:2] == ["board-notice", "board-open"]
    assert "board-resolve" not in offered()
    w.it_is(era.day(3, 5), time(10))
    w.press("Open")
    w.record("They all came, and nobody protested.")
    assert offered()[:2] == ["board-resolve", "board-report"]
    assert "board-arrive" not in offered()  # all five are there
    w.press("Leaves")
    w.put(GUS, True)
    w.fill(At_the_hour="10:05 AM")
    w.record()
    assert "board-arrive" in offered()
    assert fact(w, "Present") == f"{CY}, {DI}, {ED} and {FLO}"
    w.press("Adjourn")
    w.fill(At_the_hour="10:10 AM", To_the_day=era.typed(3, 9))
    w.record()
    assert offered()[0] == "board-minutes"
    w.press("Call a meeting")
    w.fill(Kind_of_meeting="Adjourned", Held_on=era.typed(3, 9))
    w.put("Goes on with", f"The meeting adjourned to Mar 9, {era.year}, 10:00 AM")
    w.record()
    assert detail(w).title.startswith("Adjourned meeting of the board")


def test_a_written_consent_of_the_board_is_signed_by_all_and_filed(walker, era):
    w = walker
    w.window.open_page(PAGE)
    w.it_is(era.day(4, 1))
    w.sub("Consents")
    w.press("Begin a consent")
    w.put("What is consented to", [("RESOLVED: that First Bank is named.", "Bank", "Depositary")])
    w.record()
    assert fact(w, "Signed") == "5 signatures missing"
    w.press("Sign")
    w.put("Signatures", [(name, era.typed(4, 1)) for name in (CY, DI)])
    w.record()
    w.press("File")
    w.refused("sign")
    w.press("Cancel")
    w.it_is(era.day(4, 2))
    w.press("Sign")
    w.record()
    assert fact(w, "Signed") == "Signed by all members"
    has(w.paper("Consent on paper"), "RESOLVED: that First Bank is named.", CY, GUS)
    w.press("File")
    w.record()
    assert dict(detail(w).facts)["Filed"] == f"Apr 2, {era.year}"
