"""All that the presenters say: whole sentences, none of the banned words, a section where due."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.answers import OURS
from app.bylaws.law import Shelf
from app.bylaws.plan import PlanFacts
from app.domain.company import Company
from app.domain.meetings import KINDS, MeetingPlan, MeetingRequest, RecordList
from app.presenters import (
    board_forms,
    boards,
    bylaws,
    company_forms,
    journal,
    mailing_forms,
    meetings,
    minute_book,
    register,
    register_forms,
)
from app.presenters.plan import present_plan
from app.presenters.register import RegisterFacts
from app.presenters.register_forms import ShareFacts
from app.presenters.today import TodayFacts, present_today
from app.presenters.view import Act, Checked, Note, Table
from tests.presenters.in_memory import Entries

from .conftest import HOLDERS, PLAN_2002, PLAN_2004, TERMS, TODAY

BANNED = re.compile(
    r"\b(invalid|failed|failure|error|please|sorry|oops|legal(ly)? (valid|binding)|I|we|we'll)\b|!",
    re.IGNORECASE,
)
TRIED = (
    {},
    {"name": "New Person", "number": "10", "shares": "2,600", "to": "2", "pieces": "9"},
    {"name": "Ada Brook", "number": "four", "shares": "1,000", "on": "2003-01-02", "at": "9"},
    {"on": "nonsense", "certificate": "64", "chosen_by": "board", "signer": "11"},
    {"second_signer": "13", "shares": "1,000", "given_on": "", "addressee": "", "way": "withdraw"},
    {
        "ended_by": "term",
        "number": "7",
        "office": "secretary",
        "name": "X",
        "given_on": "2004-05-01",
    },
)


@pytest.fixture
def acts(
    company: Company, mailed: Company, shelf: Shelf, held: RecordList, shares: ShareFacts
) -> tuple[Act, ...]:
    after = mailing_forms.MailingFacts(
        mailed, shelf, mailed.meetings[0], held, date(2004, 4, 12), "Gail Hart"
    )
    later = replace(shares, company=mailed, today=date(2004, 4, 9))
    return (
        register_forms.issue_act(shares, holder=2),
        register_forms.transfer_act(later, certificate="112"),
        register_forms.cancel_act(shares, certificate="112"),
        register_forms.holder_act(TODAY),
        register_forms.address_act(tuple(HOLDERS.values()), HOLDERS[1], TODAY),
        board_forms.elect_act(company, shelf, TODAY),
        board_forms.appoint_act(company, shelf, TODAY, "secretary"),
        board_forms.end_act(company, shelf, TODAY, ("director",), "5"),
        board_forms.end_act(company, shelf, TODAY, ("secretary",), "12"),
        board_forms.number_act(company, shelf, TODAY),
        mailing_forms.deposit_act(after),
        mailing_forms.affidavit_act(after),
        mailing_forms.returned_act(after),
        minute_book.file_act(mailed, TODAY),
        company_forms.new_company_act(shelf, TODAY),
        company_forms.office_act(company, TODAY),
        company_forms.class_act(company, TODAY),
    )


def checked(acts: tuple[Act, ...]) -> Iterator[Checked]:
    for act in acts:
        for changes in TRIED:
            yield act.check(dict(act.form.draft) | changes)


def plans() -> Iterator[MeetingPlan]:
    yield from (MeetingPlan(kind, kind) for kind in KINDS)
    yield from (PLAN_2002, PLAN_2004)
    late = date(2004, 5, 20)
    yield replace(PLAN_2004, notice_on=late, record_on=late, announced_on=None, nominees=())
    yield replace(PLAN_2004, on=date(2004, 7, 5), designated_on=None)
    yield MeetingPlan(
        "r", "special-requested", on=date(2003, 4, 1),
        request=MeetingRequest(date(2003, 3, 3), "treasurer", "word of mouth", (1,), None),
    )  # fmt: skip
    yield replace(
        PLAN_2004, kind="adjourned", original_on=date(2004, 5, 25), on=date(2004, 8, 2),
        adjourned_on=date(2004, 5, 25), original_record_on=PLAN_2004.record_on,
    )  # fmt: skip


def check_notes(notes: list[Note]) -> None:
    assert notes
    for note in notes:
        assert note.sentence[-1] in ".?", note.sentence
        assert not BANNED.search(note.sentence), note.sentence
        if note.severity in ("error", "warning"):
            assert note.section, note.sentence
            assert note.rule or note.section == OURS, note.sentence


def test_notes_of_forms(acts: tuple[Act, ...]) -> None:
    check_notes([n for one in checked(acts) for notes in one.notes.values() for n in notes])


def test_notes_of_plans(shelf: Shelf, facts: PlanFacts) -> None:
    views = [present_plan(shelf, plan, facts) for plan in plans()]
    check_notes([n for view in views for notes in view.notes.values() for n in notes])
    days = [view.dates[name].day(TODAY) for view in views for name in view.dates]
    check_notes([note for day in days for note in day.notes])


def test_notes_of_notices(shelf: Shelf, facts: PlanFacts) -> None:
    views = [meetings.present_notice(shelf, plan, facts) for plan in plans()]
    check_notes([note for view in views for note in (*view.contents, *view.against)])


def test_captions_and_fields(acts: tuple[Act, ...]) -> None:
    """Titles are nouns without a stop; each letter of a dialog stands for one field."""
    for act in acts:
        words = [act.form.title, act.form.verb, *(f.label for f in act.form.fields)]
        assert not [w for w in words if BANNED.search(w) or w.endswith(".")], act.form.title
        letters = [f.label.partition("&")[2][:1].lower() for f in act.form.fields]
        used = [letter for letter in letters if letter]
        assert len(used) == len(set(used)), (act.form.title, used)


def test_empty_places(company: Company, shelf: Shelf, register_of_nothing: RegisterFacts) -> None:
    early = date(1990, 1, 2)
    facts = TodayFacts(company, shelf, TODAY, (PLAN_2004,), 0, 0, 0, {}, 0)
    tables: list[Table] = [
        register.present_holders(register_of_nothing),
        register.present_holders(register_of_nothing, "x"),
        register.present_certificates(register_of_nothing),
        register.present_entries(Entries()),
        boards.present_directors(company, early),
        boards.present_officers_served(replace(company, terms=()), ""),
        boards.present_officers(replace(company, terms=()), shelf, date(1980, 1, 1)),
        boards.present_signers(company, shelf, date(1980, 1, 1)),
        boards.present_numbers(replace(company, numbers=()), shelf, TODAY),
        journal.present_journal(Entries()),
        minute_book.present_papers([]),
        meetings.present_papers([]),
        meetings.present_recipients(None),
        bylaws.present_rules(shelf.versions[0], "no such word"),
        *present_today(facts, "nothing like it").groups,
    ]
    for table in tables:
        assert table.rows == ()
        assert table.empty.endswith("."), table.columns
        assert not BANNED.search(table.empty), table.empty


@pytest.fixture
def register_of_nothing(register: RegisterFacts) -> RegisterFacts:
    """The register before anything was issued."""
    return replace(register, holdings=(), certificates=())


def test_the_vacancies_say_it_too(company: Company, shelf: Shelf) -> None:
    few = replace(company, terms=tuple(t for t in TERMS if t.id in (1, 2)))
    notes = [
        *boards.present_number(few, shelf, TODAY).notes,
        *boards.present_vacant_office(few, shelf, "secretary", TODAY).notes,
        *boards.present_term(few, shelf, TERMS[0], TODAY).notes,
    ]
    check_notes(notes)
