"""An annual meeting walked through in the window under both bylaws: plan, notice, proxies, a
cumulative election, the quorum lost, adjourned, reconvened, the minutes of both days signed.

Sources: 1988 II §5 and 2002 §2.6 (quorum and withdrawal), 1988 II §7 and 2002 §2.8 ¶2 (votes
cumulated), 1988 II §6 and 2002 §2.7 (adjournment without new notice), 1988 IV §9 and 2002 §5.9 ¶1.
"""

from datetime import date

from tests.ui.pages.walked_company import ANN, BO, CAL, CY, DEB, DIRECTORS, ED, ELI, SAM
from tests.ui.pages.walked_steps import (
    board,
    clock,
    close_and_sign,
    come,
    give_notice,
    leave,
    log_proxy,
    make_paper,
    new_meeting,
    open_it,
    vote,
)
from tests.ui.pages.walking import has

ELECTION = "To elect five directors to serve until the next annual meeting"
AUDITORS = "To approve the auditors"


def meets_on(era) -> date:
    return era.day(5, int(era.by("21", "25")))  # May 20, 1990 was a Sunday


def at(era, minute):
    return f"{era.by('10', '9')}:{minute}"


def plan_it(w, era):
    w.it_is(era.day(3, 1))
    new_meeting(w, "Annual meeting")
    on = meets_on(era)
    w.fill(
        Held_on=era.typed(on.month, on.day),
        At=f"{at(era, '00')}am",
        Set_by_the_board=era.typed(2, 26),
        Record_date_set_on=era.typed(2, 26),
        Record_date=era.typed(4, 6),
        First_announced=era.typed(2, 27),
        Announced_through="press release",
        Notice_given_on=era.typed(4, 20),
    )
    items = [(ELECTION, "Election of directors"), (AUDITORS, "Ordinary business")]
    w.put("Business", items)
    w.put("Nominees", [(name,) for name in DIRECTORS])
    assert w.window.page().form.breaches() == ()


def notice_and_proxies(w, era):
    w.it_is(era.day(4, 20))
    give_notice(w)
    has(w.filed("notice-annual"), meets_on(era).strftime("%A, %B %-d, %Y"), AUDITORS, *DIRECTORS)
    w.it_is(era.day(5, 3))
    w.sub("Proxies")
    for name in (BO, CAL):
        log_proxy(w, name, era.typed(5, 1))


def open_and_elect(w, era):
    w.it_is(meets_on(era))
    listed = make_paper(w, "Check-in list", "check-in")
    has(listed, *(name for name in (ANN, BO, CAL, DEB, ELI)), "1,000")
    w.sub("Meeting")
    clock(w, at(era, "00"))
    come(w, ANN, DEB, ELI, CY)
    assert board(w).strip.word.text() == "Quorum present"
    clock(w, at(era, "02"))
    open_it(w)
    for _ in DIRECTORS:
        w.press("Nominate, item 1")
        w.record()
    straight = make_paper(w, "Item 1, election: ballots of holders in person", "ballots")
    has(straight, "BALLOT", ANN, "WITHHOLD")
    w.sub("Meeting")
    clock(w, at(era, "05"))
    w.press("Notice to cumulate, item 1")
    w.fill(Holder=ANN)
    w.record()
    cumulative = make_paper(w, "Item 1, election: ballots of the agents", "ballots")
    has(cumulative, "CUMULATIVE", "2,000", *DIRECTORS)
    cast(w, era)


def cast(w, era):
    """Polls open after the notice to cumulate, and not in the same minute."""
    w.sub("Meeting")
    w.press("Polls")
    w.refused("It counts only before the voting")
    w.fill(At_the_hour=at(era, "08"))
    w.record()
    clock(w, at(era, "10"))
    w.press("Agents’ ballot, item 1")
    for name in DIRECTORS:
        w.put(name, "400")
    w.record()
    w.press("Ballots, item 1")
    w.fill(Ballot_of=ANN)
    w.put(ED, "1501")
    w.refused("1,501")
    w.put(ED, "1,500")
    w.record()
    w.press("Cancel")
    clock(w, at(era, "20"))
    w.press("Polls")
    w.record()
    w.press("Declare the count, item 1")
    rows = board(w).cards[1].card.table.rows
    assert rows[0].cells == (ED, "1,900", "Elected")
    assert {row.cells[2] for row in rows} == {"Elected"}


def lose_the_quorum(w, era):
    """The agent leaves with 400 votes; 251 votes carry what a quorum began (II §5, §2.6)."""
    clock(w, at(era, "30"))
    leave(w, f"agent:{CY}")
    assert board(w).strip.word.text() == "Quorum withdrawn"
    w.press("Motion, item 2")
    w.fill(Moved_by=ANN, Seconded_by=DEB)
    w.record("It was put all the same.")
    clock(w, at(era, "40"))
    w.press("Adjourn")
    w.fill(To_the_day=era.typed(6, 8), Votes_for_it="500", Why="no quorum was left")
    w.record()
    clock(w, at(era, "45"))


def check_first_minutes(text, era):
    has(
        text,
        f"{CY}, President, called the annual meeting",
        f"{SAM}, Secretary, kept the minutes.",
        "Of 1,000 votes entitled, 501 are a quorum; 900 were present or represented.",
        f"{ANN} gave notice at {at(era, '05')} a.m. of the intention to cumulate votes.",
        f"{ED} 1,900 elected",
        "Withdrawal of shareholders",
        f"{at(era, '30')} a.m. {BO} 250 500",
        "The meeting was adjourned to another time. No quorum was left.",
        f"June 8, {era.year}",
        "1. Notice of Annual Meeting of Shareholders. 2. Affidavit of Mailing.",
        f"{SAM} Secretary Dated {meets_on(era):%B %-d, %Y} Approved: {CY} President Dated",
        era.by("II §6 ¶1 (adjournment)", "§2.7 ¶1 (adjournment)"),
    )


def reconvene(w, era):
    """The meeting goes on without new notice; the election, done before, is not voted on again."""
    w.press("Adjourned meeting")
    page = w.window.page()
    plan = page.shown.plan
    assert (plan.kind, plan.on, plan.done_before) == ("adjourned", era.day(6, 8), (1,))
    assert page.form.breaches() == ()
    w.it_is(era.day(6, 8))
    w.sub("Meeting")
    clock(w, at(era, "00"))
    come(w, ANN, DEB, ELI, CY)
    open_it(w)
    assert board(w).cards[1].card.chip == "Done before"
    w.press("Motion, item 2")
    w.fill(Moved_by=ANN, Seconded_by=DEB)
    w.record()
    assert vote(w, 2, 600, 100, 200).chip == "Carried"
    clock(w, at(era, "30"))


def check_second_minutes(text, era):
    when = f"{meets_on(era):%B %-d, %Y}"
    has(
        text,
        "MINUTES OF THE ADJOURNED MEETING OF SHAREHOLDERS",
        f"announced at the meeting of {when}, when it was adjourned. No other notice was given.",
        f"This was voted on at the meeting of {when}, before it was adjourned to this one.",
        "For 600 Against 100 Abstained 200",
        "Carried.",
        "Approved: Cy Poe President Dated June 8",
    )


def test_an_annual_meeting_from_plan_to_the_minutes_of_both_days(walker, era):
    w = walker
    plan_it(w, era)
    notice_and_proxies(w, era)
    open_and_elect(w, era)
    lose_the_quorum(w, era)
    on = meets_on(era)
    check_first_minutes(close_and_sign(w, era.typed(on.month, on.day)), era)
    reconvene(w, era)
    check_second_minutes(close_and_sign(w, era.typed(6, 8)), era)
    assert w.desk.plans() == ()
    assert w.desk.book.verify().ok


def test_the_count_of_the_election_is_entered_in_the_board(walker, era):
    w = walker
    plan_it(w, era)
    notice_and_proxies(w, era)
    open_and_elect(w, era)
    w.press("Enter the new board, item 1")
    w.record()
    on = meets_on(era)
    begun = [t.name for t in w.desk.company.terms if t.from_on == on and t.office == "director"]
    assert set(begun) == set(DIRECTORS)
    w.press("Enter the new board, item 1")
    w.refused("is on record")
