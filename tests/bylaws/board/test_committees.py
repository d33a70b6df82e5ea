"""Committees: creation, members, barred subjects, quorum, call and notice (matrix 3.17)."""

from datetime import date

import pytest

from app.bylaws.board import committees as c
from app.bylaws.law import built_in
from app.domain.offices import Term

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
LAWS = pytest.mark.parametrize("law", [OLD, NEW], ids=["1988", "2002"])
BOARD = ("Ada Brook", "Ben Cole", "Cora Dunn", "Dan Ellis")


def term(name: str, office: str) -> Term:
    return Term(1, 1, name, office, date(1987, 1, 5), "board")


def severities(findings) -> list[str]:
    return [f.severity for f in findings]


@LAWS
@pytest.mark.parametrize(("authorized", "needed"), [(5, 3), (6, 4), (7, 4), (8, 5), (9, 5)])
def test_creation_needs_a_majority_of_the_authorized_number(law, authorized, needed) -> None:
    assert c.creation_needs(law, authorized).needed == needed
    assert c.creation_needs(law, authorized, needed).met
    assert c.creation_needs(law, authorized, needed - 1).met is False


@pytest.mark.parametrize(
    ("law", "votes", "wanted"),
    [(OLD, 3, "fits"), (OLD, 2, "warning"), (NEW, 3, "fits"), (NEW, 2, "error")],
)
def test_the_vote_that_names_members(law, votes: int, wanted: str) -> None:
    assert c.check_members_vote(law, 5, votes).severity == wanted


@LAWS
@pytest.mark.parametrize(
    ("members", "wanted"),
    [
        (("Ada Brook", "Ben Cole"), ["fits"]),
        (("Ada Brook",), ["error"]),
        (("Ada Brook", "Ada Brook"), ["error"]),
        (("Ada Brook", "Ben Cole", "Zoe Zinn"), ["error"]),
        (("Ada Brook", "Zoe Zinn"), ["error", "error"]),
    ],
)
def test_two_or_more_directors(law, members, wanted) -> None:
    assert severities(c.check_members(law, members, BOARD)) == wanted


@LAWS
@pytest.mark.parametrize(
    ("sat", "absent", "wanted"),
    [
        (("Dan Ellis",), ("Ben Cole",), "fits"),
        (("Dan Ellis",), (), "warning"),
        (("Zoe Zinn",), ("Ben Cole",), "error"),
    ],
)
def test_alternates_stand_in_for_absent_members(law, sat, absent, wanted) -> None:
    assert severities(c.check_alternates(law, sat, absent, BOARD)) == [wanted]


@pytest.mark.parametrize(
    ("law", "subject", "wanted"),
    [
        (OLD, "issue of shares", "error"),
        (NEW, "issue of shares", "advice"),
        (OLD, "bylaws", "error"),
        (NEW, "other committees", "error"),
        (NEW, "leases", "fits"),
    ],
)
def test_what_a_committee_may_not_do(law, subject: str, wanted: str) -> None:
    assert c.check_subject(law, subject).severity == wanted


@LAWS
def test_the_barred_subjects_are_counted(law) -> None:
    assert len(law.items(c.BARRED, "barred")) == law.figure(c.BARRED, "count")


@pytest.mark.parametrize(
    ("law", "members", "quorum", "below", "enough"),
    [
        (OLD, 2, 2, ["error", "warning"], ["fits", "warning"]),
        (OLD, 3, 3, ["error"], ["fits"]),
        (OLD, 5, 3, ["error"], ["fits"]),
        (NEW, 2, 2, ["error"], ["fits"]),
        (NEW, 3, 2, ["error"], ["fits"]),
        (NEW, 4, 3, ["error"], ["fits"]),
        (NEW, 5, 3, ["error"], ["fits"]),
    ],
)
def test_quorum_of_a_committee(law, members, quorum, below, enough) -> None:
    assert c.committee_quorum(law, members)[0] == quorum
    assert severities(c.check_quorum(law, members, quorum - 1)) == below
    assert severities(c.check_quorum(law, members, quorum)) == enough


CHAIR = c.CommitteeCaller("Ada Brook", "committee chairman")
MEMBERS = (c.CommitteeCaller("Ben Cole", "member"), c.CommitteeCaller("Cora Dunn", "member"))
RESOLUTION = c.CommitteeCaller("", "board resolution")
DIRECTORS = (term("Dan Ellis", "director"), term("Eve Ford", "director"))


@pytest.mark.parametrize(
    ("law", "terms", "callers", "yes"),
    [
        (OLD, (), (CHAIR,), True),
        (NEW, (), (CHAIR,), False),
        (OLD, (), (RESOLUTION,), False),
        (NEW, (), (RESOLUTION,), True),
        (OLD, (), MEMBERS, True),
        (NEW, (), MEMBERS, True),
        (NEW, (), MEMBERS[:1], False),
        (NEW, (term("Gail Hart", "secretary"),), (), True),
        (OLD, (term("Gail Hart", "assistant secretary"),), (), True),
        (NEW, (term("Gail Hart", "assistant secretary"),), (), False),
        (NEW, DIRECTORS, (), False),
    ],
)
def test_who_calls_a_committee(law, terms, callers, yes: bool) -> None:
    assert c.may_call_committee(law, terms, callers).yes is yes


@pytest.mark.parametrize(
    ("law", "fixed", "fixed_by", "wanted"),
    [
        (OLD, ("time", "place"), "committee", "fits"),
        (OLD, ("time",), "board", "warning"),
        (NEW, ("time",), "board", "fits"),
        (NEW, ("time",), "chairman", "warning"),
    ],
)
def test_regular_meetings(law, fixed, fixed_by, wanted) -> None:
    assert c.check_regular(law, fixed, fixed_by).severity == wanted


@pytest.mark.parametrize(
    ("law", "given", "wanted"),
    [
        (OLD, ("Ada Brook",), ["advice"]),
        (NEW, ("Ada Brook",), ["error"]),
        (OLD, ("Dan Ellis",), ["error"]),
        (OLD, ("Ada Brook", "Dan Ellis"), ["fits"]),
        (NEW, ("Ada Brook", "Dan Ellis"), ["fits"]),
    ],
)
def test_alternates_get_notice(law, given, wanted) -> None:
    assert severities(c.check_recipients(law, ("Ada Brook",), ("Dan Ellis",), given)) == wanted


@pytest.mark.parametrize(
    ("law", "in_book", "names", "wanted"),
    [
        (OLD, False, True, "warning"),
        (OLD, True, False, "fits"),
        (NEW, True, False, "warning"),
        (NEW, True, True, "fits"),
    ],
)
def test_minutes_of_a_committee(law, in_book, names, wanted) -> None:
    found = c.check_minutes(law, date(2004, 4, 5), in_book=in_book, names_present=names)
    assert severities(found) == [wanted]


@LAWS
def test_a_committee_serves_at_the_pleasure_of_the_board(law) -> None:
    """1988 III §15, 2002 §4.1."""
    assert severities(c.check_changed_by(law, "board")) == ["fits"]
    (found,) = c.check_changed_by(law, "president")
    assert (found.severity, found.cite.rule) == ("error", "committees.pleasure")


@LAWS
def test_rules_of_the_board_for_its_committees_stand_below_the_bylaws(law) -> None:
    """1988 III §15 last, 2002 §4.2."""
    assert severities(c.check_own_rules(law, conflict=False)) == ["fits"]
    assert severities(c.check_own_rules(law, conflict=True)) == ["error"]
