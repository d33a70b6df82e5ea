"""A ruled day of the 2002 bylaws' notice window, as values: no rule is asked in these tests."""

from datetime import date

import pytest

from app.presenters.view import CountLine, DayView, Link, Note, RuledDate, Why

MEETING, TODAY = date(2027, 5, 25), date(2027, 4, 5)
FIRST, LAST, AIM = date(2027, 3, 26), date(2027, 5, 15), date(2027, 5, 14)
WHY = Why(
    "Notice of a meeting",
    "Notice is given not less than 10 and not more than 60 days before the meeting.",
    "Bylaws of 2002",
    "§2.4 ¶1",
    "notice.window",
    (
        CountLine("Meeting", "Tue, May 25, 2027"),
        CountLine("less 60 days", "Fri, Mar 26", "first day"),
        CountLine("less 10 days", "Sat, May 15", "last day"),
        CountLine("business day before", "Fri, May 14", "aim for"),
    ),
)


def view_of(on):
    days = (MEETING - on).days
    inside = FIRST <= on <= LAST
    fits = Note("fits", f"{days} days before the meeting. Fits.")
    links = (Link("Use May 14", "use:2027-05-14"), Link("Keep, and say why…", "keep"))
    breach = Note("error", f"{days} days before the meeting.", "§2.4 ¶1", "notice.window", links)
    return DayView(
        on,
        "inside" if inside else "outside",
        {FIRST: "first", LAST: "last"}.get(on, ""),
        on == AIM,
        "Memorial Day" if on == date(2027, 5, 31) else "",
        (fits if inside else breach,),
    )


@pytest.fixture
def ruled():
    return RuledDate(view_of, TODAY, AIM, AIM, {MEETING: "meets"}, (WHY,))
