"""Officers on a real book: chosen, removed, ranked, acting today; authority, duties, the seal."""

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
from app.bylaws.board_day.kept import KEPT, Day, duty_list
from app.bylaws.board_day.roster import acting_on, check_acts_for, check_signer, roster
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.officers.duties import DUTIES
from app.documents.offices.authority import compose_authority
from app.documents.offices.officers import (
    compose_appointment,
    compose_delegation,
    compose_officer_removal,
)
from app.documents.offices.resignation import compose_resignation
from app.documents.offices.seal_record import compose_seal_record
from app.documents.stated import Issue
from app.domain.refusal import Refusal
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
JOSHUA, LINDA, RENEE = "Joshua Brandt", "Linda J. Hargrove", "Renée Lachance"
ALAN, MIRIAM = "Alan R. Steadman", "Miriam Goldstein-Reyes"
ON, OLD = "2004-10-01", "2001-10-01"


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, open to write."""
    opened = Book.open(sample_file, WHO.now)
    yield opened
    opened.close()


def do(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, given, WHO).seq


def law(book: Book, on: str = ON) -> Bylaws:
    found = shelf_for(book.company().bylaws).on(date.fromisoformat(on))
    assert found
    return found


def acting(book: Book, on: str) -> str:
    return acting_on(
        law(book, on), book.company(), officer_facts(book), date.fromisoformat(on)
    ).name


def term(book: Book, name: str, office: str) -> int:
    return next(
        t.id for t in book.company().terms if (t.name, t.office, t.to_on) == (name, office, None)
    )


def resolved(book: Book, text: str) -> str:
    """A resolution of the board by unanimous written consent; its key."""
    key = f"c{book.head()[0]}"
    do(book, "board-consent", board=key, on=ON, actions=[{"text": text, "subject": "officers"}])
    members = record_of(book).boards.consent(key).consent.members
    do(book, "board-consent-sign", board=key, signed=[{"name": n, "on": ON} for n in members])
    return f"{key}/1"


def test_who_acts_while_the_president_is_away(book: Book) -> None:
    assert acting(book, ON) == MIRIAM
    do(book, "away", name=MIRIAM, on="2004-10-01", to_on="2004-10-31", why="illness")
    assert acting(book, ON) == ""
    do(book, "choose-officer", name="Ann Lee", office="vice president", on=ON)
    do(book, "rank", names=["Ann Lee", JOSHUA], on=ON)
    assert acting(book, ON) == "Ann Lee"
    do(book, "away", name="Ann Lee", on="2004-10-05")
    assert acting(book, "2004-10-06") == JOSHUA
    assert acting(book, "2004-11-01") == MIRIAM


def test_a_designation_of_the_chief_executive_counts_in_1988_only(book: Book) -> None:
    for on in (OLD, ON):
        do(book, "away", name=MIRIAM, on=on, to_on=on)
    do(book, "designate", name=JOSHUA, on="2001-09-01", by="chief executive officer")
    assert (acting(book, OLD), acting(book, ON)) == (JOSHUA, "")
    do(book, "designate", name=JOSHUA, on="2004-09-01", by="board")
    assert acting(book, ON) == JOSHUA


def test_the_chairman_acts_while_there_is_no_president(book: Book) -> None:
    seq = do(book, "resign", term=term(book, MIRIAM, "president"), given_on=ON)
    assert acting(book, ON) == ALAN
    found = [f.rule for f in book.entry(seq - 1).findings]
    assert found == ["officers.required"]
    [gap] = [o for o in roster(law(book), book.company(), date(2004, 10, 2)) if o.vacant_since]
    assert (gap.office, gap.vacant_since) == ("president", date(2004, 10, 1))
    later = roster(law(book), book.company(), date(2005, 10, 2))
    assert [o.finding.severity for o in later if o.finding] == ["error"]  # over a year
    compose_resignation(officer_facts(book).resigned[0], issue(book))


def issue(book: Book) -> Issue:
    return Issue(book.company(), law(book), date.fromisoformat(ON))


def test_another_officer_is_chosen_by_one_whom_the_board_empowered(book: Book) -> None:
    given = {"name": "Ann Lee", "office": "chairman", "on": ON, "by": "president"}
    with pytest.raises(Refusal, match="chosen by the board"):
        do(book, "choose-officer", **given)
    assert not officer_facts(book).appointed
    key = resolved(book, "the president may appoint other officers.")
    do(book, "delegate", name=MIRIAM, power="appoint other officers", on=ON, resolution=key)
    compose_delegation(officer_facts(book).delegated[0], issue(book))
    do(book, "choose-officer", name="Bo Roe", office="assistant treasurer", on=ON, contract="yes")
    [chosen] = officer_facts(book).appointed
    assert (chosen.by, chosen.contract, chosen.fills_vacancy) == ("board", True, False)
    compose_appointment(chosen, issue(book))


def test_the_board_removes_whom_it_chose(book: Book) -> None:
    seat = term(book, RENEE, "chief financial officer")
    with pytest.raises(Refusal, match="the board removes, not the president"):
        do(book, "remove-officer", term=seat, on=ON, by="president")
    key = resolved(book, "Renée Lachance is removed.")
    seq = do(book, "remove-officer", term=seat, on=ON, resolution=key, contract="yes")
    rules = [(f.severity, f.rule) for f in book.entry(seq - 1).findings]
    assert rules == [("warning", "officers.removal")]  # by written consent, 2002 §5.4 ¶1
    [removed] = officer_facts(book).removed
    assert (removed.at, removed.contract) == ("written consent", True)
    compose_officer_removal(removed, issue(book))
    with pytest.raises(Refusal, match="by the shareholders"):
        do(book, "remove-officer", term=term(book, ALAN, "director"), on=ON)


def test_an_assistant_may_do_what_the_version_lets(book: Book) -> None:
    person = {"name": "Bo Roe", "office": "assistant secretary"}
    do(book, "choose-officer", **person, on="1999-03-01")

    def may(on: str) -> list[str]:
        day, facts = date.fromisoformat(on), officer_facts(book)
        found = check_acts_for(law(book, on), book.company(), facts, "Bo Roe", "minutes", day)
        return [f.severity for f in found]

    assert (may(OLD), may(ON)) == (["fits"], ["warning"])
    do(book, "prohibit", name="Bo Roe", on="2000-01-03", by="board", act="minutes")
    assert (may(OLD), may("1999-06-01")) == (["error"], ["fits"])
    do(book, "delegate", name="Bo Roe", power="minutes", on=ON)
    assert may(ON) == ["fits"]


def test_authority_to_sign_runs_from_a_day_to_a_day(book: Book) -> None:
    told = {"name": LINDA, "covers": "checks", "on": ON}
    with pytest.raises(Refusal, match="no authority to sign"):
        do(book, "give-authority", source="custom", **told)
    seq = do(book, "give-authority", source="board resolution", limit="$5,000.00", **told)
    compose_authority(officer_facts(book).authorities, issue(book))
    do(book, "end-authority", of=seq, on="2004-12-31")
    facts = officer_facts(book)
    assert facts.authorities[0].limit_cents == 500_000
    days = ("2004-09-30", ON, "2004-12-31", "2005-01-01")
    found = [
        check_signer(law(book), facts, LINDA, "checks", date.fromisoformat(d)).severity
        for d in days
    ]
    assert found == ["error", "fits", "fits", "error"]


def test_every_duty_says_what_is_kept_for_it(book: Book) -> None:
    assert {rule for rules in DUTIES.values() for rule in rules} == set(KEPT)
    do(book, "keep-records", what="books of account", place="21101 Oxnard Street", on=ON)
    with pytest.raises(Refusal, match="The register is kept at"):
        do(book, "keep-records", what="share register", place="a garage", on=ON)
    seq = do(book, "keep-records", what="share register", place="transfer agent", on=ON)
    assert [f.severity for f in book.entry(seq).findings] == ["warning"]
    do(book, "depositary", name="First Bank", by="board", on=ON,
       resolution=resolved(book, "First Bank is a depositary."))  # fmt: skip
    do(book, "seal", on=ON, adopted_on="1986-08-01", keeper=LINDA)
    do(book, "use-seal", on=ON, paper="a deed")
    do(book, "ask-account", on=ON, by="the president")
    day = Day(law(book), book.company(), officer_facts(book), record_of(book).boards, WHO.today)
    kept = {one.duty.cite.rule: one.kept for one in duty_list(day)}
    assert kept["officers.cfo.books"] == ("at 21101 Oxnard Street",)
    assert kept["officers.secretary.share-register"] == ("kept at the transfer agent",)
    assert kept["officers.cfo.deposits"] == ("First Bank",)
    assert kept["officers.secretary.seal-custody"][1:] == (f"kept by {LINDA}", "1 use")
    assert kept["officers.cfo.reports"] == ("asked by the president on Oct 1, 2004",)
    do(book, "give-account", account=officer_facts(book).asked[0].key, on="2004-10-05")
    assert officer_facts(book).asked[0].answered_on == date(2004, 10, 5)
    compose_seal_record(officer_facts(book).seal, issue(book))
    assert book.verify().ok
