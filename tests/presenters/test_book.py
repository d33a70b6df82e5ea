"""The journal, corrections, the minute book, the bylaws, and the company's own forms."""

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import Shelf
from app.domain.company import Company
from app.domain.entries import Entry, FindingKept, Paper, Verdict
from app.presenters import bylaws, company_forms, corrections, journal, minute_book
from tests.presenters.in_memory import Entries

from .conftest import TODAY

ELECTED = Entry(
    42, "director.elect", date(2002, 6, 13), "2002-06-14T09:41:00-07:00", "Gail Hart",
    "Ada Brook, director",
    {"term": 1, "person": 1, "name": "Ada Brook", "from_on": "2002-06-13",
     "chosen_by": "shareholders", "meeting": ""},
    "ab" * 32,
    findings=(FindingKept("shareholders.election.seats", "hemacare-1988", "II §2", "error",
                          "No seat is vacant.", "As the minutes say."),),
)  # fmt: skip


def test_a_back_dated_entry_says_so() -> None:
    assert journal.dated(ELECTED) == "Recorded on Jun 14, 2002 with effect from Jun 13, 2002."
    same = replace(ELECTED, effective_on=date(2002, 6, 14))
    assert journal.dated(same) == "Recorded on Jun 14, 2002."


def test_the_journal_newest_first() -> None:
    later = replace(ELECTED, seq=43, says="Notice given", corrected_by=44)
    rows = journal.present_journal(Entries(ELECTED, later)).rows
    assert [(row.key, row.tone) for row in rows] == [("43", "quiet"), ("42", "")]
    assert rows[1].cells == (
        "42", "Jun 14, 2002, 9:41 AM", "Jun 13, 2002", "Gail Hart", "Ada Brook, director",
    )  # fmt: skip
    found = journal.present_journal(Entries(ELECTED, later), "ada").rows
    assert [row.key for row in found] == ["42"]


def test_an_entry_as_recorded_with_the_reason_it_was_kept() -> None:
    detail = journal.present_entry(ELECTED)
    assert detail.notes[0].sentence == "No seat is vacant. Kept because: As the minutes say."
    assert detail.acts[0].target == "correct:42"
    assert journal.present_entry(replace(ELECTED, corrected_by=50)).acts == ()


def test_correcting_a_part_of_an_entry(company: Company) -> None:
    act = corrections.correct_act(ELECTED, company, "Gail Hart")
    draft = dict(act.form.draft) | {"from_on": "6/14/2002", "why": "The minutes say the 14th."}
    checked = act.check(draft)
    assert checked.will_record
    assert [row.cells for row in checked.will_record.rows] == [("From", "2002-06-13", "6/14/2002")]
    given = act.given(draft)
    assert given["data"] == dict(ELECTED.data) | {"from_on": "2002-06-14"}
    assert (given["entry"], given["asked_by"]) == (42, "Gail Hart")


def test_a_day_that_cannot_be_read_is_not_put_into_the_entry(company: Company) -> None:
    act = corrections.correct_act(ELECTED, company, "Gail Hart")
    draft = dict(act.form.draft) | {"from_on": "someday"}
    assert act.check(draft).notes["from_on"][0].severity == "warning"
    assert act.given(draft)["data"] == dict(ELECTED.data)


def test_withdrawing_an_entry(company: Company) -> None:
    act = corrections.correct_act(replace(ELECTED, kind="meeting.notice"), company, "Gail Hart")
    assert [choice.value for choice in act.form.fields[0].choices] == ["withdraw"]
    assert act.given(act.form.draft)["data"] is None


@pytest.mark.parametrize(
    ("kind", "data", "path", "typed", "expected"),
    [
        ("office.fix", {"place": {"street": "A", "zip": "1"}}, "place.street", "B",
         {"place": {"street": "B", "zip": "1"}}),
        ("shares.issue", {"at": "12:00"}, "at", "9:00 AM", {"at": "09:00"}),
        ("class.create", {"authorized": "100"}, "authorized", "1,000", {"authorized": "1000"}),
        ("directors.number", {"number": 5}, "number", "7", {"number": 7}),
    ],
)  # fmt: skip
def test_parts_are_read_in_the_form_the_entry_has(
    company: Company, kind: str, data: dict[str, object], path: str, typed: str, expected: object
) -> None:
    entry = replace(ELECTED, kind=kind, data=deepcopy(data))
    act = corrections.correct_act(entry, company, "G")
    assert act.given(dict(act.form.draft) | {path: typed})["data"] == expected
    assert entry.data == data


def test_papers_newest_first() -> None:
    old = Paper(1, 10, "notice", "Notice", date(2002, 5, 3), 2, 51_200, "ab" * 32)
    new = replace(old, id=2, title="Minutes", filed_on=date(2004, 6, 1))
    assert [row.key for row in minute_book.present_papers([old, new]).rows] == ["2", "1"]
    assert minute_book.paper_fact(old).startswith(
        "Filed May 3, 2002 with entry 10 · 2 pages · 51,200 bytes"
    )
    assert minute_book.minute_book_fact([old, new], 1284) == "2 papers · entries 1 to 1,284"


def test_the_verdict() -> None:
    good = Verdict(True, ("All is well.",), 120, 3, "ab")
    assert minute_book.present_verdict(good)[0].sentence == (
        "120 entries and 3 papers were read and checked."
    )
    bad = Verdict(False, ("Entry 7 is not as it was recorded.",), 6, 0, "ab")
    assert [note.severity for note in minute_book.present_verdict(bad)] == ["error"]


def test_filing_a_paper(noticed: Company) -> None:
    act = minute_book.file_act(noticed, TODAY)
    assert [choice.label for choice in act.form.fields[-1].choices] == [
        "No meeting", "Annual meeting of May 25, 2004",
    ]  # fmt: skip
    given = act.given(dict(act.form.draft) | {"path": "a.pdf", "title": "Minutes"})
    assert given["kind"] == "minutes"


@pytest.mark.parametrize(
    "ordered",
    [
        ["§2.4 ¶1", "§2.4 ¶2", "§2.11 ¶1", "§2.11(b)", "§3.1", "§9.1"],
        ["II §4 ¶2", "II §11", "IV §1", "V §1", "V §6 ¶1", "IX §1"],
    ],
)
def test_sections_in_the_order_of_the_text(ordered: list[str]) -> None:
    assert sorted(sorted(ordered), key=bylaws.section_key) == ordered


def test_the_version_in_force(shelf: Shelf) -> None:
    assert bylaws.bylaws_fact(shelf, TODAY) == (
        "Bylaws of 2002 in force since November 23, 2002 · 2 versions on file"
    )
    assert [choice.label for choice in bylaws.version_choices(shelf)] == [
        "2002, since Nov 23, 2002",
        "1988, to Nov 22, 2002",
    ]


def test_rules_beside_the_other_version(shelf: Shelf) -> None:
    old, new = shelf.versions
    rows = {row.key: row.cells[-1] for row in bylaws.present_rules(new, beside=old).rows}
    assert rows["record-date.meeting.fixed"] == ""
    assert rows["shareholders.special.self-help-notice"] == "+ new"
    assert rows["officers.required"] == "≠ differs"


def test_a_rule_with_its_figures_in_both_versions(shelf: Shelf) -> None:
    law = shelf.versions[1]
    detail = bylaws.present_rule(law, "shareholders.notice.window", shelf, statute=False)
    facts = dict(detail.facts)
    assert (facts["Section"], facts["At least"]) == ("Bylaws of 2002, §2.4 ¶1", "10 days")
    assert detail.tables[0].rows[0].cells[:2] == ("1988", "II §4 ¶2")


def test_every_version_can_be_listed(shelf: Shelf) -> None:
    for law in shelf.versions:
        assert len(bylaws.present_rules(law).rows) == len(law.rules)
        assert bylaws.present_contents(law).rows


def test_a_new_company(shelf: Shelf) -> None:
    act = company_forms.new_company_act(shelf, TODAY)
    draft = dict(act.form.draft) | {"name": "New, Inc.", "bylaws:hemacare-1988": False}
    given = act.given(draft)
    assert (given["name"], given["bylaws"]) == ("New, Inc.", ["hemacare-2002"])
    assert act.check(draft).notes == {}


def test_fixing_an_office(company: Company) -> None:
    act = company_forms.office_act(company, TODAY)
    notes = act.check(act.form.draft).notes
    assert notes["resolved_on"][0].section == "§1.1"
    assert notes["street"][0].sentence.startswith("Until now: Head office, 21101 Oxnard")


def test_a_class_of_shares(company: Company) -> None:
    act = company_forms.class_act(replace(company, classes=()), TODAY)
    assert act.form.draft["name"] == "Common Stock"
    assert act.check(dict(act.form.draft) | {"authorized": "many"}).notes["authorized"]
