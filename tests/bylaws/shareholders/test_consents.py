"""Written consent: matrix 3.11; the count of consents, revocations and the notices after."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from app.bylaws.law import BUILT_IN, Bylaws, built_in
from app.bylaws.shareholders import consents
from app.bylaws.shareholders.consents import Consent, ConsentTally, Revocation

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
BOTH = pytest.mark.parametrize("key", BUILT_IN)


def at(day: int, hour: int = 10) -> datetime:
    return datetime.combine(date(2003, 6, day), time(hour))


def revoked(corporation: datetime, secretary: datetime | None = None) -> Revocation:
    return Revocation("holder", corporation, secretary or corporation)


def tally(law: Bylaws, *papers: Consent) -> ConsentTally:
    return consents.tally(law, consents.needed(law, consents.THRESHOLD, 1000), papers)


@BOTH
def test_the_moment_at_which_enough_is_filed(key: str) -> None:
    found = tally(
        built_in(key),
        Consent(1, "Ann", 300, filed_at=at(4)),
        Consent(2, "Bob", 200, filed_at=at(2)),
        Consent(3, "Cid", 1, filed_at=at(5)),
        Consent(4, "Dan", 499),
    )
    assert (found.votes, found.reached_at, found.counted) == (501, at(5), (2, 1, 3))
    assert not found.unanimous
    assert [f.severity for f in found.findings] == ["warning"]
    assert found.findings[0].sentence.endswith("not counted: Dan.")


@BOTH
def test_one_vote_short_is_not_enough(key: str) -> None:
    assert tally(built_in(key), Consent(1, "Ann", 500, filed_at=at(4))).reached_at is None


@BOTH
@pytest.mark.parametrize(
    ("when", "votes", "severity"),
    [(at(3), 300, "info"), (at(1), 300, "info"), (at(4), 501, "warning"), (at(5), 501, "warning")],
    ids=["before", "before its filing", "same moment", "after"],
)
def test_a_revocation_counts_until_enough_is_filed(
    key: str, when: datetime, votes: int, severity: str
) -> None:
    found = tally(
        built_in(key),
        Consent(1, "Ann", 201, filed_at=at(2), revoked=revoked(when)),
        Consent(2, "Bob", 300, filed_at=at(4)),
    )
    assert (found.votes, found.reached_at) == (votes, at(4) if votes == 501 else None)
    assert [f.severity for f in found.findings] == [severity]


def test_the_corporation_had_the_revocation_before_the_secretary() -> None:
    """E88-14: held out of the count in 1988, both moments kept; in 2002 it came too late."""
    papers = (
        Consent(1, "Ann", 201, filed_at=at(2), revoked=revoked(at(3), at(5))),
        Consent(2, "Bob", 300, filed_at=at(4)),
    )
    old, new = tally(OLD, *papers), tally(NEW, *papers)
    assert (old.votes, old.reached_at) == (300, None)
    assert [f.severity for f in old.findings] == ["warning"]
    assert "Jun 3" in old.findings[0].sentence
    assert "Jun 5" in old.findings[0].sentence
    assert (new.votes, new.reached_at) == (501, at(4))


@BOTH
def test_a_stranger_cannot_revoke(key: str) -> None:
    paper = Consent(1, "Ann", 501, filed_at=at(4), revoked=Revocation("director", at(3), at(3)))
    found = tally(built_in(key), paper)
    assert found.votes == 501
    assert "A director cannot revoke" in found.findings[0].sentence


@BOTH
def test_all_votes_are_unanimous(key: str) -> None:
    assert tally(built_in(key), Consent(1, "Ann", 1000, filed_at=at(4))).unanimous


@BOTH
def test_form_of_a_consent(key: str) -> None:
    law = built_in(key)
    assert consents.check_form(law, action="Elect Ann Lee.", signed=True, dated=True) == ()
    told = consents.check_form(law, action=" ", signed=False, dated=False)
    assert [f.severity for f in told] == ["error", "error", "warning"]


@pytest.mark.parametrize(
    ("law", "matter", "solicited", "unanimous", "prompt", "before", "severities"),
    [
        (OLD, "ordinary", False, False, True, False, []),
        (NEW, "ordinary", False, False, True, False, []),
        (OLD, "reorganization", False, False, False, True, []),
        (NEW, "reorganization", False, False, True, True, []),
        (OLD, "ordinary", True, False, False, False, []),
        (NEW, "ordinary", True, False, False, False, []),
        (OLD, "reorganization", True, False, False, False, ["advice"]),
        (NEW, "indemnification", True, False, False, False, ["advice"]),
        (NEW, "reorganization", False, True, False, False, []),
        (NEW, "reorganization", None, True, False, False, []),
        (NEW, "reorganization", None, False, True, True, ["warning"]),
        (NEW, "dissolution", False, False, True, False, ["advice"]),
    ],
)
def test_notices_after_a_consent(
    law: Bylaws,
    matter: str,
    solicited: bool | None,
    unanimous: bool,
    prompt: bool,
    before: bool,
    severities: list[str],
) -> None:
    """1988 II §9 ¶2(a), (b); 2002 §2.10 ¶2; E02-07 and E02-10 for the advice."""
    found = consents.notices_due(law, matter, all_solicited=solicited, unanimous=unanimous)
    assert (found.prompt, found.before) == (prompt, before)
    assert [f.severity for f in found.findings] == severities


@BOTH
@pytest.mark.parametrize(("day", "severity"), [(11, "error"), (12, "fits"), (30, "fits")])
def test_not_carried_out_before_ten_days(key: str, day: int, severity: str) -> None:
    """Matrix 3.11: notice 2003-06-02, not before 2003-06-12."""
    found = consents.check_done(built_in(key), date(2003, 6, 2), date(2003, 6, day))
    assert found.severity == severity
    assert found.repair == (date(2003, 6, 12) if severity == "error" else None)
    assert consents.check_done(built_in(key), None, date(2003, 6, day)).severity == "error"


@BOTH
@pytest.mark.parametrize(
    ("given", "severity"),
    [(6, "info"), (9, "info"), (10, "advice"), (13, "advice"), (14, "warning"), (16, "warning")],
)
def test_prompt_notice_is_timed_by_our_setting(key: str, given: int, severity: str) -> None:
    """Friday, June 6, 2003 and business days from there: one is June 9, five is June 13."""
    law, reached, day = built_in(key), date(2003, 6, 6), date(2003, 6, given)
    assert consents.check_prompt(law, reached, day, date(2003, 7, 1)).severity == severity
    assert consents.check_prompt(law, reached, None, day).severity == severity


@BOTH
def test_what_no_meeting_may_do_no_consent_may_do(key: str) -> None:
    """1988 II §9 ¶2, 2002 §2.10 ¶1."""
    law = built_in(key)
    assert [f.severity for f in consents.check_scope(law, at_meeting=True)] == ["fits"]
    (found,) = consents.check_scope(law, at_meeting=False)
    assert (found.severity, found.cite.rule) == ("error", consents.SCOPE)


@pytest.mark.parametrize(
    ("law", "manner", "severity"),
    [
        (OLD, "first-class mail", "fits"),
        (OLD, "facsimile", "fits"),  # another written means, as for a notice of a meeting
        (OLD, "e-mail", "warning"),
        (OLD, "telephone", "error"),
        (NEW, "facsimile", "fits"),
        (NEW, "e-mail", "warning"),
        (NEW, "telephone", "error"),
    ],
)
def test_notice_of_an_action_goes_as_that_of_a_meeting(law, manner: str, severity: str) -> None:
    """1988 II §9(b), 2002 §2.10 ¶2: the manners are those of II §4 ¶1 and §2.5 ¶1."""
    (found,) = consents.check_manner(law, manner)
    assert found.severity == severity
    assert found.cite.section == {"1988": "II §9(b)", "2002": "§2.10 ¶2"}[law.short]
