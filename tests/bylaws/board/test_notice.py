"""Notice to directors: latest moments, manner, cures, adjournments (matrix 3.16, 7.9)."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.bylaws.board import notice as n
from app.bylaws.law import built_in

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
LAWS = pytest.mark.parametrize("law", [OLD, NEW], ids=["1988", "2002"])
WAIVER, CONSENT = "waiver of notice", "consent to holding"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/Los_Angeles"))


MEETING = at("2003-03-12T10:00")
ADA = n.DirectorNotice("Ada Brook", at("2003-03-10T10:00"), "personal")


@LAWS
@pytest.mark.parametrize(
    ("manner", "given", "wanted"),
    [
        ("personal", "2003-03-10T10:00", "fits"),
        ("personal", "2003-03-10T10:01", "error"),
        ("telegraph", "2003-03-10T10:00", "fits"),
        ("mail", "2003-03-08T10:00", "fits"),
        ("mail", "2003-03-09T09:00", "error"),
    ],
)
def test_in_time(law, manner: str, given: str, wanted: str) -> None:
    notice = replace(ADA, manner=manner, given_at=at(given))
    assert n.check_timely(law, MEETING, notice).severity == wanted


def test_mail_in_time_by_days_alone_is_a_warning_in_1988() -> None:
    notice = replace(ADA, manner="mail", given_at=at("2003-03-08T16:00"))
    assert n.check_timely(OLD, MEETING, notice).severity == "warning"
    assert n.check_timely(NEW, MEETING, notice).severity == "error"


def test_a_moment_of_the_doubled_hour_is_compared_apart_from_the_clock() -> None:
    meeting = at("2003-10-28T01:45")  # latest: October 26, 1:45 AM, the first time round
    first = at("2003-10-26T01:40")
    assert n.check_timely(NEW, meeting, replace(ADA, given_at=first)).severity == "fits"
    second = first.replace(fold=1)
    assert n.check_timely(NEW, meeting, replace(ADA, given_at=second)).severity == "error"


@pytest.mark.parametrize(
    ("law", "changes", "wanted"),
    [
        (OLD, {}, "fits"),
        (NEW, {"manner": "e-mail"}, "warning"),
        (OLD, {"manner": "facsimile"}, "warning"),
        (OLD, {"told_to": "person at the director's office"}, "warning"),
        (NEW, {"told_to": "person at the director's office"}, "error"),
        (NEW, {"told_to": "person at the director's office", "basis": "his clerk"}, "fits"),
        (NEW, {"told_to": "a neighbour", "basis": "lives next door"}, "error"),
        (OLD, {"manner": "mail"}, "fits"),
        (OLD, {"manner": "mail", "address": "regular-meeting-place"}, "info"),
        (NEW, {"manner": "mail", "address": "regular-meeting-place"}, "error"),
        (OLD, {"manner": "mail", "address": "hotel"}, "error"),
        (NEW, {"manner": "telegraph", "address": "corporate-records"}, "fits"),
    ],
)
def test_manner_and_address(law, changes, wanted: str) -> None:
    assert [f.severity for f in n.check_manner(law, replace(ADA, **changes))] == [wanted]


@LAWS
@pytest.mark.parametrize(
    ("time", "place", "principal", "wanted"),
    [
        (True, True, False, ["fits"]),
        (True, False, True, ["fits"]),
        (True, False, False, ["error"]),
        (False, False, False, ["error", "error"]),
    ],
)
def test_contents(law, time, place, principal, wanted) -> None:
    found = n.check_content(law, time=time, place=place, principal=principal)
    assert [f.severity for f in found] == wanted


LATE = replace(ADA, given_at=None)
PROTEST = replace(LATE, attended=True, protested_at=MEETING)


@pytest.mark.parametrize(
    ("notice", "quorum", "old", "new"),
    [
        (LATE, True, False, False),
        (replace(LATE, papers=(WAIVER,)), False, True, True),
        (replace(LATE, papers=(CONSENT,)), True, True, True),
        (replace(LATE, papers=(CONSENT,)), False, False, True),
        (replace(LATE, papers=("letter",)), True, False, False),
        (replace(LATE, attended=True), False, True, True),
        (PROTEST, True, False, False),
        (replace(PROTEST, papers=("approval of minutes",)), True, True, True),
        (replace(PROTEST, protested_at=at("2003-03-12T10:01")), True, True, True),
    ],
)
def test_cures(notice, quorum: bool, old: bool, new: bool) -> None:
    assert n.cured(OLD, MEETING, notice, quorum=quorum).yes is old
    assert n.cured(NEW, MEETING, notice, quorum=quorum).yes is new


@LAWS
def test_notice_or_cure_of_each_director(law) -> None:
    email = replace(ADA, manner="e-mail")
    rows = (ADA, LATE, replace(LATE, attended=True), email, replace(email, papers=(WAIVER,)))
    found = n.check_notices(law, MEETING, rows, quorum=True)
    assert [f.severity for f in found] == ["fits", "error", "fits", "warning", "fits"]


ADJOURNED, RESUMES = at("2003-03-12T11:00"), at("2003-03-14T11:00")


@LAWS
def test_more_than_a_day_needs_notice(law) -> None:
    exactly = n.adjourned_needs_notice(law, ADJOURNED, at("2003-03-13T11:00"))
    assert (exactly.yes, "24 hours." in exactly.counted) == (False, True)
    over = n.adjourned_needs_notice(law, ADJOURNED, at("2003-03-13T11:01"))
    assert (over.yes, "24 hours and 1 minute" in over.counted) == (True, True)
    assert n.check_adjourned_notice(law, ADJOURNED, at("2003-03-13T11:00"), [LATE]) == ()


@pytest.mark.parametrize(
    ("given", "old", "new"),
    [
        (None, "error", "error"),
        ("2003-03-14T11:00", "error", "error"),
        ("2003-03-14T10:59", "advice", "warning"),
        ("2003-03-12T11:01", "advice", "warning"),
        ("2003-03-12T11:00", "fits", "fits"),
    ],
)
def test_notice_to_those_absent_when_adjourned(given, old: str, new: str) -> None:
    notice = replace(ADA, given_at=at(given) if given else None)
    for law, wanted in ((OLD, old), (NEW, new)):
        (found,) = n.check_adjourned_notice(law, ADJOURNED, RESUMES, [notice])
        assert found.severity == wanted
