"""The list of meetings, the last look before a notice, the mailing, and the forms after it."""

from dataclasses import replace
from datetime import date

from app.bylaws.law import Shelf
from app.bylaws.plan import PlanFacts
from app.domain.company import Company
from app.domain.entries import Paper
from app.domain.meetings import MeetingPlan, RecordList
from app.presenters import mailing_forms, meetings
from app.presenters.view import Act, Checked

from .conftest import PLAN_2002, PLAN_2004, TODAY


def after(company: Company, shelf: Shelf, held: RecordList) -> mailing_forms.MailingFacts:
    meeting, today = company.meetings[0], date(2004, 4, 12)
    return mailing_forms.MailingFacts(company, shelf, meeting, held, today, "Gail Hart")


def check(act: Act, **changes: object) -> Checked:
    return act.check(dict(act.form.draft) | changes)


def test_meetings_in_groups(mailed: Company) -> None:
    old = replace(mailed.meetings[0], plan=PLAN_2002, status="affidavit")
    both = replace(mailed, meetings=(old, *mailed.meetings))
    groups = meetings.present_meetings([MeetingPlan("2005-annual")], both, TODAY)
    assert {g.title: [(r.cells, r.severity) for r in g.rows] for g in groups} == {
        "Planned": [(("Annual meeting", "No day yet"), "")],
        "Notice given": [(("Annual meeting 2004", "Tue, May 25, 2004"), "")],
        "Held": [(("Annual meeting 2002", "Thu, Jun 13, 2002"), "fits")],
    }


def test_a_planned_meeting_shows_the_worst_sign_of_its_dates(company: Company) -> None:
    late = replace(PLAN_2004, key="late", notice_on=date(2004, 5, 17))
    unannounced = replace(PLAN_2004, key="unannounced", announced_on=None)
    plans = [PLAN_2004, late, unannounced]
    planned = meetings.present_meetings(plans, company, TODAY)[0]
    assert {row.key: row.severity for row in planned.rows} == {
        "2004-annual": "", "late": "error", "unannounced": "warning",
    }  # fmt: skip


def test_a_meeting_held_without_its_affidavit_is_checked(mailed: Company) -> None:
    held = meetings.present_meetings([], mailed, date(2004, 6, 1))[2]
    assert held.rows[0].severity == "warning"


def test_the_last_look_before_the_notice(shelf: Shelf, facts: PlanFacts) -> None:
    view = meetings.present_notice(shelf, PLAN_2004, facts)
    assert view.title == "Notice of the annual meeting of May 25, 2004"
    assert view.fact == "To be given on April 10, 2004 · 3 holders of record on April 7, 2004"
    assert {note.severity for note in view.contents} == {"fits"}
    assert not view.unsettled
    assert view.signers[0].label == "Gail Hart, secretary"


def test_a_breach_is_unsettled_until_it_has_a_reason(shelf: Shelf, facts: PlanFacts) -> None:
    late = replace(PLAN_2004, notice_on=date(2004, 5, 17))
    view = meetings.present_notice(shelf, late, facts)
    assert view.unsettled
    assert "error" in {note.severity for note in view.against}
    reasoned = replace(late, reasons={"notice_on": "The printer was late."})
    assert not meetings.present_notice(shelf, reasoned, facts).unsettled


def test_what_the_notice_lacks(shelf: Shelf, facts: PlanFacts) -> None:
    view = meetings.present_notice(shelf, replace(PLAN_2004, at=None, nominees=()), facts)
    assert [note.severity for note in view.contents].count("error") == 2
    assert view.unsettled


def test_who_gets_it_adds_up(held: RecordList) -> None:
    table = meetings.present_recipients(held)
    assert [row.cells for row in table.rows] == [
        ("First-class mail", "2", "12,350"),
        ("By way of the head office", "1", "4,000"),
    ]
    assert table.totals == ("Entitled to notice", "3", "16,350")


def test_the_mailing_page(mailed: Company, held: RecordList) -> None:
    detail = meetings.present_mailing(PLAN_2004, mailed.meetings[0], held, mailed)
    facts = dict(detail.facts)
    assert facts["List as of"] == "Wed, Apr 7, 2004, 5:00 PM"
    assert facts["Entitled"] == "3 holders, 16,350 votes"
    assert facts["Left out"] == "150 shares"
    assert [table.title for table in detail.tables] == [
        "Who gets it", "Not mailed", "Shares without a vote", "Mailings", "Returned mail",
    ]  # fmt: skip
    assert detail.tables[2].rows[0].cells[1] == "Held by the corporation itself"
    assert detail.notes[0].sentence == "All 2 notices of the list were deposited."
    assert detail.acts[0].target == "affidavit"


def test_without_a_list_it_says_what_is_missing(company: Company) -> None:
    detail = meetings.present_mailing(MeetingPlan("new"), None, None, company)
    assert detail.notes[0].sentence.startswith("Set the record date")


def test_papers_filed_and_to_come(noticed: Company) -> None:
    notice = Paper(
        7, 121, "notice-annual", "Notice of annual meeting", date(2004, 4, 10), 2, 9, "a"
    )
    lines = meetings.present_expected_papers(PLAN_2004, noticed.meetings[0], [notice])
    assert lines[0] == ("Notice of annual meeting", "filed Apr 10, 2004")
    assert ("Affidavit of mailing", "after mailing") in lines
    assert meetings.present_papers([notice]).rows[0].key == "7"


def test_recording_the_mailing(noticed: Company, shelf: Shelf, held: RecordList) -> None:
    act = mailing_forms.deposit_act(after(noticed, shelf, held))
    assert (act.form.draft["on"], act.form.draft["pieces"]) == ("2004-04-10", "2")
    assert check(act).breaches == 0
    assert check(act, pieces="3").notes["pieces"][0].severity == "warning"
    assert check(act, on="2004-05-16").notes["on"][0].severity == "error"
    given = act.given(dict(act.form.draft) | {"enclosures": "form of proxy\nreturn envelope"})
    assert given["enclosures"] == ["form of proxy", "return envelope"]
    assert given["meeting"] == "2004-annual"


def test_who_may_sign_the_affidavit(mailed: Company, shelf: Shelf, held: RecordList) -> None:
    act = mailing_forms.affidavit_act(after(mailed, shelf, held))
    assert [c.value for c in act.form.fields[0].choices] == ["12", "transfer agent"]
    assert check(act).notes["signer"][0].severity == "fits"
    assert check(act, signer="11").notes["signer"][0].severity == "error"


def test_returned_mail_is_held_for_a_year(mailed: Company, shelf: Shelf, held: RecordList) -> None:
    """One year from the day the notice was given (2002 §2.5 ¶2)."""
    act = mailing_forms.returned_act(after(mailed, shelf, held))
    (note,) = check(act, holder="2").notes["returned_on"]
    assert note.sentence == "The notice is kept at the head office through April 10, 2005."
    assert act.given({"holder": "Arriaga, José Luis"})["holder"] == "2"
