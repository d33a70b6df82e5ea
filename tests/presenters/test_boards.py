"""Board and officers as of a day, and their forms."""

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import Shelf
from app.domain.board.directors import DirectorFacts
from app.domain.board.officers import OfficerFacts
from app.domain.board_record import Delegated
from app.domain.company import Company
from app.domain.offices import in_office
from app.presenters import board_forms, boards
from app.presenters.view import Act, Checked

from .conftest import TERMS, TODAY


def without_secretary(company: Company) -> Company:
    return replace(company, terms=tuple(t for t in TERMS if t.office != "secretary"))


def check(act: Act, **changes: object) -> Checked:
    return act.check(dict(act.form.draft) | changes)


def test_fact_of_the_board(company: Company, shelf: Shelf) -> None:
    fact = boards.board_fact(company, shelf, TODAY)
    assert fact == "5 authorized, 5 in office, no vacancy · quorum 3, §3.9"
    unknown = replace(company, numbers=())
    assert boards.board_fact(unknown, shelf, TODAY).endswith("no authorized number yet")


def test_directors_of_a_day(company: Company) -> None:
    table = boards.present_directors(company, TODAY)
    assert table.rows[0].cells == ("Ada Brook", "Jun 13, 2002", "Shareholders", "Jun 13, 2002")
    assert len(table.rows) == 5
    early = boards.present_directors(company, date(2001, 1, 2))
    assert (early.rows, early.empty_action) == ((), "elect")
    assert early.empty.startswith("No directors on Jan 2, 2001.")


def test_the_number_and_its_state(company: Company, shelf: Shelf) -> None:
    (row,) = boards.present_numbers(company, shelf, TODAY).rows
    assert row.cells == ("5", "Jul 22, 1986", "Incorporator", "No vacancy")
    assert dict(boards.present_number(company, shelf, TODAY).facts)["In office"] == "5"


def test_required_offices_first_and_an_empty_one_as_a_row(company: Company, shelf: Shelf) -> None:
    rows = boards.present_officers(without_secretary(company), shelf, TODAY).rows
    assert [(row.key, row.cells[1], row.severity) for row in rows] == [
        ("11", "Ada Brook", ""),
        ("vacant:secretary", "vacant", "warning"),
        ("14", "Ivy Jones", ""),
    ]
    fact = boards.officers_fact(without_secretary(company), shelf, TODAY)
    assert fact == "2 officers in office · vacant: secretary"


def test_an_empty_office_says_who_held_it_last(company: Company, shelf: Shelf) -> None:
    gone = replace(TERMS[6], to_on=date(2004, 3, 31), ended_by="resigned")
    terms = tuple(gone if t.office == "secretary" else t for t in TERMS)
    vacant = replace(company, terms=terms)
    detail = boards.present_vacant_office(vacant, shelf, "secretary", TODAY)
    assert detail.facts == (("Last held by", "Gail Hart, until Mar 31, 2004"),)
    assert detail.notes[0].spoken() == (
        "Check. Nobody is secretary on April 5, 2004. The bylaws require one. §5.1"
    )
    assert detail.acts[0].target == "appoint:secretary"


def test_who_may_sign(company: Company, shelf: Shelf) -> None:
    rows = {row.key: row for row in boards.present_signers(company, shelf, TODAY).rows}
    assert (
        rows["second_signer"].cells[2] == "Gail Hart, secretary; Ivy Jones, chief financial officer"
    )
    nobody = boards.present_signers(without_secretary(company), shelf, TODAY).rows
    assert {row.key: row.severity for row in nobody}["affidavit"] == "warning"


def test_a_term(company: Company, shelf: Shelf) -> None:
    detail = boards.present_term(company, shelf, TERMS[5], TODAY)
    facts = dict(detail.facts)
    assert facts["May sign"] == "Share certificate, first signature"
    assert facts["Also"] == "Director"
    assert detail.acts[0].target == "end:11"
    ended = boards.present_term(company, shelf, TERMS[7], TODAY)
    assert dict(ended.facts)["Until"] == "Mar 1, 2004, resigned"
    assert ended.acts == ()


def test_until_when_a_director_serves_and_holds_over(
    company: Company, noticed: Company, shelf: Shelf
) -> None:
    """2002 §3.3: until the next annual meeting and a successor; held over once it was held."""
    term = next(t for t in TERMS if t.office == "director" and t.runs_on(TODAY))
    detail = boards.present_term(company, shelf, term, TODAY, DirectorFacts())
    said = [note for note in detail.notes if note.sentence.startswith("Serves until")]
    assert [note.severity for note in said] == ["info"]
    assert said[0].section.startswith("§3.")
    later = boards.present_term(noticed, shelf, term, date(2004, 6, 1), DirectorFacts())
    assert "Held over since Tue, May 25, 2004: no successor was elected then." in [
        note.sentence for note in later.notes
    ]
    assert not any("Held over" in note.sentence for note in detail.notes)
    plain = boards.present_term(company, shelf, term, TODAY)
    assert not any(note.sentence.startswith("Serves until") for note in plain.notes)


def test_all_who_served(company: Company) -> None:
    rows = boards.present_officers_served(company, "irving").rows
    assert [(row.cells[0], row.cells[-1], row.tone) for row in rows] == [
        ("Hal Irving", "Resigned", "quiet")
    ]
    assert len(boards.present_directors_served(company).rows) == 5


def test_electing_a_sixth_is_a_breach(company: Company, shelf: Shelf) -> None:
    checked = check(board_forms.elect_act(company, shelf, TODAY), name="New Person")
    assert checked.notes["name"][0].severity == "error"
    assert checked.will_record
    assert checked.will_record.rows[0].cells == ("Directors in office", "5", "6")


def test_appointing_to_a_filled_office_is_checked(company: Company, shelf: Shelf) -> None:
    act = board_forms.appoint_act(company, shelf, TODAY, "secretary")
    checked = check(act, name="New Person")
    assert [n.severity for n in checked.notes["office"]] == ["warning", "fits"]
    assert act.given(dict(act.form.draft) | {"name": "New Person"}) == {
        "name": "New Person", "office": "secretary", "other_office": "", "on": "2004-04-05",
        "chosen_by": "board",
    }  # fmt: skip


def test_another_office_is_filled_by_one_whom_the_board_empowered(
    company: Company, shelf: Shelf
) -> None:
    """2002 §5.3: the president appoints other officers only with a power of the board."""
    typed = {"name": "New Person", "office": "other", "other_office": "Controller"}
    bare = check(board_forms.appoint_act(company, shelf, TODAY), **typed, chosen_by="President")
    assert [n.severity for n in bare.notes["chosen_by"]] == ["error"]
    assert bare.will_record
    assert bare.will_record.rows[0].cells[0] == "New Person, controller"
    [president] = in_office(company.terms, TODAY, "president")
    given = Delegated("appoint other officers", president.name, "president", on=date(2003, 1, 6))
    facts = OfficerFacts(delegated=(given,))
    act = board_forms.appoint_act(company, shelf, TODAY, facts=facts)
    assert [n.severity for n in check(act, **typed, chosen_by="president").notes["chosen_by"]] == [
        "fits"
    ]
    wrong = check(act, name="New Person", office="other", other_office="director")
    assert [n.severity for n in wrong.notes["other_office"]] == ["warning"]


def test_ending_a_term(company: Company, shelf: Shelf) -> None:
    act = board_forms.end_act(company, shelf, TODAY, ("director",), "5")
    assert act.form.draft["term"] == "5"
    early = check(act, given_on="2004-04-06")
    assert [link.target for link in early.notes["on"][0].links] == ["use:2004-04-06", "keep"]
    given = act.given(dict(act.form.draft) | {"ended_by": "died"})
    assert (given["addressee"], given["given_on"]) == ("", "")


def test_only_running_terms_can_be_ended(company: Company, shelf: Shelf) -> None:
    act = board_forms.end_act(company, shelf, TODAY, ("chief financial officer",))
    assert [choice.value for choice in act.form.fields[0].choices] == ["14"]


@pytest.mark.parametrize(
    ("number", "severity"), [("7", "fits"), ("10", "error"), ("four", "warning")]
)
def test_the_authorized_number(company: Company, shelf: Shelf, number: str, severity: str) -> None:
    checked = check(board_forms.number_act(company, shelf, TODAY), number=number)
    assert checked.notes["number"][0].severity == severity
