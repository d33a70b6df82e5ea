"""A shareholder's business and nomination in the window: received, accepted or refused, then in the
agenda, the notice, the proxy, the ballots and the minutes without being typed again (2002 §2.14).
"""

import pytest

from tests.ui.pages.walked_company import (
    ANN,
    BO,
    CAL,
    CY,
    DEB,
    DI,
    DIRECTORS,
    ED,
    ERAS,
    FLO,
    GUS,
)
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

SPLIT, SALE, JO = "To split the shares two for one", "To sell the office", "Jo Kim"
KNOWN = {"Address_in_it": "1 Elm Street, Fresno", "Class_in_it": "Common Stock"}


def plan_it(w, era):
    w.it_is(era.day(1, 20))
    new_meeting(w, "Annual meeting")
    w.fill(
        Held_on=era.typed(5, 25),
        At="9am",
        Set_by_the_board=era.typed(1, 16),
        Record_date_set_on=era.typed(1, 16),
        Record_date=era.typed(4, 6),
        First_announced=era.typed(1, 20),
        Announced_through="letter",
        Notice_given_on=era.typed(4, 20),
    )
    w.put("Nominees", [(name,) for name in (CY, DI, ED, FLO, GUS)])


def receive(w, holder, kind, rows, **more):
    w.press("Log a notice")
    w.fill(Holder=holder, Notice_of=kind, Name_in_the_notice=holder, **more)
    w.put("Nominees" if kind == "Nomination" else "Matters", rows)
    w.record()


def answer(w, place, said, why="", reason=""):
    listed = w.top().table
    listed.choose(listed.table().rows[place].key)
    w.press("Answer")
    w.fill(Answer=said, **({"Why": why} if why else {}))
    w.record(reason)


def receive_and_answer(w, era):
    w.it_is(era.day(2, 10))
    w.press("Advance notices")
    receive(w, ANN, "Business", [(SPLIT, "A better market", "None")], Shares_in_it="300", **KNOWN)
    receive(
        *(w, BO, "Nomination"),
        [(JO, "5 Fir Street", "A banker of Fresno.", era.typed(2, 8))],
        Shares_in_it="250",
        Intends_to_appear_at_the_meeting="Yes",
        Arrangements="None.",
        **KNOWN,
    )
    receive(w, CAL, "Business", [(SALE, "", "")])
    answer(w, 0, "Accepted")
    answer(w, 1, "Accepted")
    answer(w, 2, "Accepted", reason="Read too quickly.")
    answer(w, 2, "Refused", "It does not say why.")
    assert [row.cells[4] for row in w.top().table.table().rows] == [
        *("Accepted", "Accepted", "Refused")
    ]
    w.press("Close")


def check_plan(w, era):
    """The form shows what was taken in, and goes on from it."""
    plan, form = w.window.page().shown.plan, w.window.page().form
    assert [(i.text, i.source, i.received_on) for i in plan.items[1:]] == [
        (SPLIT, "shareholder", era.day(2, 10))
    ]
    assert [(n.name, n.nominated_by) for n in plan.nominees[5:]] == [(JO, BO)]
    shown = form.editor("items").value()
    assert [row["text"] for row in shown][1:] == [SPLIT]
    w.fill(At="9:30am")
    assert [item.text for item in w.window.page().shown.plan.items][1:] == [SPLIT]


def hold(w, era):
    w.it_is(era.day(5, 25))
    w.sub("Meeting")
    clock(w, "9:30")
    come(w, ANN, BO, CAL, DEB)
    open_it(w)
    for name, by in (*((name, "the board") for name in DIRECTORS), (JO, BO)):
        w.press("Nominate, item 1")
        assert (w.form().draft()["name"], w.form().draft()["by"]) == (name, by)
        w.record()
    ballots = make_paper(w, "Item 1, election: ballots of holders in person", "ballots")
    has(ballots, JO, *DIRECTORS)
    w.sub("Meeting")
    w.press("Motion, item 2")
    w.fill(Moved_by=ANN, Seconded_by=DEB)
    w.record()
    assert vote(w, 2, 600, 200, 20).chip == "Carried"
    clock(w, "10:00")


@pytest.mark.parametrize("era", ERAS[1:], ids=["2002"])
def test_what_shareholders_bring_follows_into_every_paper(walker, era):
    w = walker
    plan_it(w, era)
    receive_and_answer(w, era)
    check_plan(w, era)
    w.it_is(era.day(4, 20))
    give_notice(w)
    notice = w.filed("notice-annual")
    has(notice, f"{SPLIT}. (Proposed by a shareholder.)", f"{JO}, nominated by {BO}")
    assert SALE not in notice
    has(w.filed("mailing"), f"{SPLIT} (proposed by a shareholder).", f"{JO} ☐ FOR ☐ WITHHOLD")
    hold(w, era)
    text = close_and_sign(w, era.typed(5, 25))
    has(text, f"2. {SPLIT}.", "For 600 Against 200 Abstained 20", f"{JO} {BO} 9:30 a.m. yes")


@pytest.mark.parametrize("era", ERAS[1:], ids=["2002"])
def test_a_nomination_accepted_after_the_notice_counts_at_the_meeting(walker, era):
    """The notice stays as it was given; the person may be elected all the same (§2.14(b))."""
    w = walker
    plan_it(w, era)
    w.it_is(era.day(4, 20))
    give_notice(w)
    noticed = w.window.page().shown.plan
    w.choose_menu("act:4:advance")
    receive(
        *(w, BO, "Nomination"),
        [(JO, "5 Fir Street", "A banker of Fresno.", era.typed(2, 8))],
        **KNOWN,
    )
    w.press("Answer")
    w.fill(Answer="Accepted")
    w.record("The board let it stand.")
    w.press("Close")
    assert w.window.page().shown.plan == noticed
    w.it_is(era.day(5, 25))
    w.sub("Meeting")
    clock(w, "9:30")
    come(w, ANN, BO)
    open_it(w)
    for name in (JO, "Nobody Known"):
        w.press("Nominate, item 1")
        w.fill(Nominee=name, By=BO)
        w.record()
    text = make_paper(w, "Minutes", "minutes-shareholders")
    has(text, f"{JO} {BO} 9:30 a.m. yes", f"Nobody Known {BO} 9:30 a.m. no")
