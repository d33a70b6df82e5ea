"""Who may fill an office by which power, other offices in the roster, who signs on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.board_day.executing import executions
from app.bylaws.board_day.roster import check_chooser, check_chosen, roster
from app.bylaws.law import Bylaws, Shelf, built_in, built_in_shelf
from app.domain.board.officers import OfficerFacts
from app.domain.board_record import Delegated, SigningAuthority
from app.domain.offices import Term
from tests.bylaws.due.test_due_items import COMPANY

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
PAT = Term(10, 10, "Pat", "president", date(1987, 5, 1), "board")
CHAIR = Term(11, 11, "Cleo", "chairman", date(1987, 5, 1), "board")
MANNED = replace(COMPANY, terms=(*COMPANY.terms, PAT, CHAIR))


def given(name: str, on: date, to: date | None = None) -> OfficerFacts:
    power = Delegated("appoint other officers", name, "", "", "m/1", on, to_on=to)
    return OfficerFacts(delegated=(power,))


@pytest.mark.parametrize(
    ("law", "by", "on", "severity"),
    [
        (OLD, "president", date(1990, 5, 1), "fits"),
        (OLD, "president", date(1990, 4, 30), "error"),
        (OLD, "chairman", date(1990, 5, 1), "error"),
        (NEW, "president", date(2003, 5, 1), "fits"),
        (NEW, "board", date(2003, 5, 1), "fits"),
        (NEW, "secretary", date(2003, 5, 1), "error"),
    ],
)
def test_another_officer_is_chosen_by_the_board_or_by_a_power_of_it(
    law: Bylaws, by: str, on: date, severity: str
) -> None:
    """1988 IV §3: chairman or president; 2002 §5.3: the president."""
    facts = given("Pat", date(1990, 5, 1))
    found = check_chosen(law, MANNED, facts, "controller", by, on, on)
    assert (found.finding.severity, found.fills_vacancy) == (severity, False)
    assert found.power == ("m/1" if by == "president" and severity == "fits" else "")


def test_a_power_that_ended_is_none_and_the_chairman_has_one_in_1988_only() -> None:
    facts = given("Pat", date(1990, 5, 1), date(1990, 12, 31))
    after = date(1991, 1, 1)
    assert check_chosen(OLD, MANNED, facts, "x", "president", after, after).power == ""
    for law, severity in ((OLD, "fits"), (NEW, "error")):
        facts = given("Cleo", date(1990, 5, 1))
        found = check_chosen(law, MANNED, facts, "x", "chairman", after, after).finding
        assert found.severity == severity


def test_a_vacancy_is_filled_as_the_office_is_regularly() -> None:
    left = Term(12, 12, "Con", "controller", date(1990, 1, 2), "board", date(1991, 1, 2), "died")
    company, on = replace(MANNED, terms=(*MANNED.terms, left)), date(1991, 3, 1)
    found = check_chosen(OLD, company, OfficerFacts(), "controller", "board", on, on)
    assert (found.fills_vacancy, found.finding.cite.rule) == (True, "officers.vacancy")
    while_held = check_chosen(OLD, company, OfficerFacts(), "controller", "board", on,
                              date(1990, 6, 1))  # fmt: skip
    assert not while_held.fills_vacancy


def test_one_who_takes_office_at_once_is_checked_where_there_are_bylaws() -> None:
    shelf, facts = built_in_shelf(), OfficerFacts()
    [found] = check_chooser(shelf, MANNED, facts, "controller", "President", date(2003, 5, 1))
    assert (found.field, found.severity) == ("chosen_by", "error")
    assert check_chooser(shelf, MANNED, facts, "x", "board", date(1980, 1, 2)) == ()


def test_other_offices_stand_in_the_roster_behind_the_others() -> None:
    con = Term(12, 12, "Con", "controller", date(2003, 1, 2), "president")
    vice = Term(13, 13, "Vi", "vice president", date(2003, 1, 2), "board")
    company = replace(MANNED, terms=(con, vice, *MANNED.terms))
    found = roster(NEW, company, date(2003, 5, 1))
    assert [(o.office, o.cite.rule, bool(o.holders)) for o in found] == [
        ("chairman", "officers.optional", True),
        ("president", "officers.required", True),
        ("vice president", "officers.optional", True),
        ("secretary", "officers.required", False),
        ("chief financial officer", "officers.required", False),
        ("controller", "officers.subordinate", True),
    ]
    either = roster(OLD, replace(company, terms=(PAT,)), date(1990, 5, 1))
    assert [o.office for o in either if o.required] == [
        "president",
        "secretary",
        "chief financial officer",
    ], "one of the two heads is enough"
    silent = without(NEW, "officers.subordinate")
    assert roster(silent, company, date(2003, 5, 1))[-1].cite.rule == "officers.optional"
    bare = without(NEW, "officers.optional")
    assert roster(bare, company, date(2003, 5, 1))[0].cite.rule == "officers.subordinate"


LIMIT = SigningAuthority("Ann", "checks", source="board resolution", from_on=date(2003, 2, 3),
                         to_on=date(2003, 6, 30))  # fmt: skip


@pytest.mark.parametrize(
    ("on", "names"),
    [
        (date(2003, 2, 2), []),
        (date(2003, 2, 3), ["Ann"]),
        (date(2003, 6, 30), ["Ann"]),
        (date(2003, 7, 1), []),
    ],
)
def test_who_signs_checks_on_a_day(on: date, names: list[str]) -> None:
    facts = OfficerFacts(authorities=(LIMIT, replace(LIMIT, covers="contracts", from_on=None)))
    checks, contracts, _ = executions(NEW, MANNED, facts, on)
    assert [a.name for a, _ in checks.given] == names
    assert [f.severity for _, f in checks.given] == ["fits"] * len(names)
    assert checks.sources == ("board resolution",)
    assert [f.severity for _, f in contracts.given] == ["error"] * (on <= date(2003, 6, 30))


def test_who_votes_shares_of_other_companies_follows_the_version() -> None:
    """1988 V §7 names the secretary too; 2002 §8.6 does not."""
    aide = Term(12, 12, "Sec", "secretary", date(1987, 5, 1), "board", date(2003, 6, 1), "died")
    company = replace(MANNED, terms=(*MANNED.terms, aide))
    for law, on, names in (
        (OLD, date(1990, 5, 1), ["Cleo", "Pat", "Sec"]),
        (NEW, date(2003, 5, 1), ["Cleo", "Pat"]),
        (OLD, date(2003, 6, 1), ["Cleo", "Pat"]),
    ):
        *_, shares = executions(law, company, OfficerFacts(), on)
        assert [t.name for t in shares.terms] == names


def test_bylaws_that_do_not_say_who_signs_have_no_line() -> None:
    silent = without(without(without(NEW, "execution.checks"), "execution.contracts"),
                     "execution.other-shares")  # fmt: skip
    assert list(executions(silent, MANNED, OfficerFacts(), date(2003, 5, 1))) == []
    assert Shelf((silent,)).on(date(2003, 5, 1))


def without(law: Bylaws, rule: str) -> Bylaws:
    return replace(law, rules={name: one for name, one in law.rules.items() if name != rule})
