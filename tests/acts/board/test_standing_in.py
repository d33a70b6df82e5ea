"""Who acts for the secretary or votes shares held elsewhere, and where records are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.board.matter import record_of
from app.acts.board.officers import officer_facts
from app.acts.operations import perform
from app.bylaws.board_day.executing import executions
from app.bylaws.board_day.kept import Day, duty_list
from app.bylaws.law import Bylaws, shelf_for
from app.domain.refusal import Refusal
from app.presenters.officers_day import OfficersOn, with_executions
from app.presenters.view import Table
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
DAYS = {"1988": "2001-10-01", "2002": "2004-10-01"}
BO, ALAN, LINDA = "Bo Roe", "Alan R. Steadman", "Linda J. Hargrove"
ASSISTANT, NOTICE = "officers.assistant-secretary", "officers.secretary.notices"
DEFAULT, VOTES = "officers.secretary.notice-default", "execution.other-shares"
EACH = pytest.mark.parametrize("version", DAYS)


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company with an assistant secretary under both versions."""
    opened = Book.open(sample_file, WHO.now)
    do(opened, "choose-officer", name=BO, office="assistant secretary", on="1999-03-01")
    yield opened
    opened.close()


def do(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, given, WHO).seq


def kept(book: Book, seq: int, *rules: str) -> list[tuple[str, str]]:
    """The findings kept with an entry that rest on these rules."""
    found = book.entry(seq).findings
    return [(f.rule, f.severity) for f in found if f.rule in rules]


def law_on(book: Book, on: str) -> Bylaws:
    found = shelf_for(book.company().bylaws).on(date.fromisoformat(on))
    assert found
    return found


def meeting(book: Book, on: str, **more: Any) -> tuple[str, ...]:
    """A special meeting of the board called for that day; its members."""
    caller = next(
        t for t in book.company().terms
        if t.office == "president" and t.runs_on(date.fromisoformat(on))
    )  # fmt: skip
    callers = [{"name": caller.name, "office": "president"}]
    given = {"starts_at": f"{on} 10:00 AM", "called_on": on[:-2] + "01", "callers": callers}
    do(book, "board-call", board="b", **given | more)
    return record_of(book).sheet("b").meeting.members


@EACH
def test_an_assistant_secretary_keeps_the_minutes(book: Book, version: str) -> None:
    """1988 IV §9: what the secretary may, unless prohibited; 2002 §5.1: not without delegation."""
    on = DAYS[version][:-2] + "15"
    members = meeting(book, on)
    here = [{"name": name, "by": "in person"} for name in members]
    opened = do(book, "board-open", board="b", at="10:00 AM", chair=members[0], secretary=BO,
                present=here)  # fmt: skip
    expected = [(ASSISTANT, "warning")] if version == "2002" else []
    assert kept(book, opened, ASSISTANT) == expected
    do(book, "board-close", board="b", at="10:30 AM")
    signed = {"board": "b", "signed": [{"name": BO, "on": on}]}
    assert kept(book, do(book, "board-minutes", **signed), ASSISTANT) == expected
    do(book, "delegate", name=BO, power="keep the minutes of the board", on=on)
    assert kept(book, do(book, "board-minutes", **signed), ASSISTANT) == []
    do(book, "prohibit", name=BO, on=on, by="board", act="Minutes of meetings")
    if version == "1988":
        with pytest.raises(Refusal, match="The board prohibited it: minutes"):
            do(book, "board-minutes", **signed)
    else:
        assert kept(book, do(book, "board-minutes", **signed), ASSISTANT) == []


@EACH
def test_who_gives_notice_of_a_board_meeting(book: Book, version: str) -> None:
    """1988 IV §9: any officer where the secretary does not; 2002 §5.9 ¶3 names the secretary."""
    on = DAYS[version][:-2] + "15"
    members = meeting(book, on)
    given_at = f"{on[:-2]}10 10:00 AM"
    company = book.company()

    def gives(name: str) -> list[tuple[str, str]]:
        row = {"name": members[0], "manner": "telephone", "given_at": given_at, "given_by": name}
        seq = do(book, "board-notice", board="b", rows=[row])
        return kept(book, seq, ASSISTANT, NOTICE, DEFAULT)

    day = date.fromisoformat(on)
    of = {t.office: t.name for t in company.terms if t.runs_on(day)}
    assert gives(of["secretary"]) == gives("A clerk") == []
    treasurer = gives(of["chief financial officer"])
    assert treasurer == [(DEFAULT if version == "1988" else NOTICE, "warning")]
    assert gives(BO) == ([] if version == "1988" else [(NOTICE, "warning")])
    do(book, "away", name=of["secretary"], on=on[:-2] + "01")
    assert gives(of["chief financial officer"]) == ([] if version == "1988" else treasurer)


def test_of_a_committee_the_bylaws_of_2002_name_no_giver(book: Book) -> None:
    board = [t.name for t in book.company().terms if t.office == "director" and not t.to_on][:3]
    do(book, "committee-create", committee="Audit Committee", members=board, on="2004-09-01",
       votes_for=5)  # fmt: skip
    meeting(book, "2004-10-15", committee="Audit Committee", reason="as its charter says")
    row = {"name": board[0], "manner": "telephone", "given_at": "2004-10-10 10:00 AM"}
    seq = do(book, "board-notice", board="b", rows=[{**row, "given_by": BO}])
    assert kept(book, seq, ASSISTANT, NOTICE, DEFAULT) == []


@EACH
def test_who_votes_shares_held_in_another_company(book: Book, version: str) -> None:
    """1988 V §7: five offices, unless the board decides; 2002 §8.6: three, or by resolution."""
    on = DAYS[version]
    told = {"covers": "other-shares", "on": on}
    by_office = do(book, "give-authority", name=BO, source="board authority", **told)
    assert book.entry(by_office).data["office"] == "assistant secretary"
    assert book.entry(by_office).says.startswith(f"{BO} may vote shares held in other companies")
    expected = [] if version == "1988" else [(VOTES, "warning")]
    assert kept(book, by_office, VOTES) == expected
    stranger = {"name": "Zoe Kim", "source": "custom", **told}
    if version == "1988":
        with pytest.raises(Refusal, match=r"No authorization is recorded\. V §7"):
            do(book, "give-authority", **stranger)
    else:
        assert kept(book, do(book, "give-authority", **stranger), VOTES) == [(VOTES, "warning")]
    resolved = {"name": "Al Moe", "source": "board resolution", **told}
    assert kept(book, do(book, "give-authority", **resolved), VOTES) == []
    law, company, facts = law_on(book, on), book.company(), officer_facts(book)
    day = date.fromisoformat(on)
    votes = next(o for o in executions(law, company, facts, day) if o.key == "other-shares")
    severities = {one.name: found.severity for one, found in votes.given}
    assert severities[BO] == "warning", "in 1988 the board has now decided otherwise"
    assert severities["Al Moe"] == "fits"
    seen = OfficersOn(law, company, facts, record_of(book).boards, day)
    row = next(r for r in with_executions(Table((), ()), seen).rows if r.key == "other-shares")
    assert "Al Moe" in row.cells[2] and row.severity == "warning"


@EACH
def test_where_minutes_and_accounts_are_kept(book: Book, version: str) -> None:
    """2002 §7.3: where the board designates; 1988 names no place."""
    rule, on = "records.minutes-books.location", DAYS[version]

    def found(duty: str) -> list[tuple[str, str]]:
        day = Day(
            law_on(book, on), book.company(), officer_facts(book), record_of(book).boards,
            date.fromisoformat(on),
        )  # fmt: skip
        (one,) = (d for d in duty_list(day) if d.duty.cite.rule == duty)
        return [(f.cite.rule, f.severity) for f in one.findings]

    duty = "officers.secretary.minute-book"
    assert found(duty) == ([(rule, "info")] if version == "2002" else [])
    asked = {"what": "minute book", "on": on, "place": "the vault"}
    expected = [(rule, "warning")] if version == "2002" else []
    assert kept(book, do(book, "keep-records", **asked), rule) == expected
    assert found(duty) == expected
    other = do(book, "keep-records", what="other records", place="the attic", on=on)
    assert book.entry(other).findings == ()


@EACH
def test_the_seal_bears_a_date_that_must_be_known(book: Book, version: str) -> None:
    """1988 V §9: the day comes from the articles, which are not on record here; 2002 asks none."""
    seq = do(book, "seal", on=DAYS[version], adopted_on="1986-08-01", keeper=LINDA)
    assert book.company().incorporated_on is None
    expected = [("seal.content", "warning")] if version == "1988" else []
    assert kept(book, seq, "seal.content") == expected
