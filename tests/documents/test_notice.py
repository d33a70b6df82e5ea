"""Notices: golden words of the two real meetings, what must and must not be said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from app.documents.blocks import plain_text
from app.documents.notice import NoticeExtras, compose_notice
from app.domain.meetings import AgendaItem, MeetingPlan, MeetingRequest, Nominee
from app.domain.refusal import Refusal

GOLDEN = Path(__file__).parent / "golden"
OPTIONS = AgendaItem("To approve the stock option plan of 2004", nature="options on 500,000 shares")


def text_of(plan, company, law, signer, **more) -> str:
    composed = compose_notice(
        plan,
        company,
        law_notice=law,
        law_meeting=law,
        signer=signer,
        record_on=plan.record_on,
        extras=NoticeExtras(**more),
    )
    return plain_text(composed)


@pytest.fixture
def special(annual_2004) -> MeetingPlan:
    return replace(
        annual_2004, kind="special-board", items=(OPTIONS,), nominees=(), called_by="president"
    )


@pytest.fixture
def requested(special) -> MeetingPlan:
    """Received on January 5, 2004: the meeting falls between February 9 and March 5."""
    request = MeetingRequest(
        received_on=date(2004, 1, 5),
        addressee="president",
        manner="registered mail",
        votes_held=800_000,
        votes_entitled=7_756_060,
        asked_for=date(2004, 2, 24),
    )
    return replace(
        special,
        kind="special-requested",
        called_by="shareholders",
        on=date(2004, 2, 24),
        notice_on=date(2004, 1, 20),
        record_on=date(2004, 1, 16),
        request=request,
    )


@pytest.fixture
def adjourned(annual_2004) -> MeetingPlan:
    return replace(
        annual_2004,
        kind="adjourned",
        on=date(2004, 7, 10),
        notice_on=date(2004, 6, 21),
        record_on=date(2004, 6, 18),
        original_on=date(2004, 5, 25),
        original_record_on=date(2004, 4, 7),
        adjourned_on=date(2004, 5, 25),
    )


def test_golden_annual_2004(annual_2004, company, law_2002, secretary):
    said = text_of(annual_2004, company, law_2002, secretary, zone_words="local time")
    assert said + "\n" == (GOLDEN / "annual-2004.txt").read_text(encoding="utf-8")


def test_golden_annual_2002(annual_2002, company, law_1988, secretary):
    said = text_of(annual_2002, company, law_1988, secretary)
    assert said + "\n" == (GOLDEN / "annual-2002.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "pattern",
    [
        r"notice of annual meeting of shareholders",
        r"notice is hereby given",
        r"a california corporation",
        r"close of business on wednesday, april 7, 2004",
        r"entitled to notice of and to vote at",
        r"by order of the board of directors",
        r"secretary",
        r"to elect five persons",
        r"at 9:00 a\.m\. \(california time\)",
        r"21101 oxnard street, woodland hills, ca 91367",
        r"bylaws of 2002: §2\.4 ¶1",
    ],
)
def test_annual_must_say(pattern, matches, annual_2004, company, law_2002, secretary):
    assert matches(pattern, text_of(annual_2004, company, law_2002, secretary))


@pytest.mark.parametrize("word", ["stockholder", "[ ]", "{", "None", "TBD", "nan", "____", "II §"])
def test_annual_must_not_say(word, annual_2004, company, law_2002, secretary):
    assert word not in text_of(annual_2004, company, law_2002, secretary)


def test_every_nominee_stands_once_and_weekdays_are_right(
    annual_2004, company, law_2002, secretary
):
    said = text_of(annual_2004, company, law_2002, secretary)
    assert all(said.splitlines().count(n.name) == 1 for n in annual_2004.nominees)
    dates = re.findall(r"([A-Z][a-z]+day), ([A-Z][a-z]+ \d+, \d{4})", said)
    assert len(dates) >= 3
    for weekday, day in dates:
        assert datetime.strptime(day, "%B %d, %Y").strftime("%A") == weekday  # noqa: DTZ007


def test_nominees_of_shareholders_stand_under_their_own_heading(
    annual_2004, company, law_2002, secretary
):
    theirs = Nominee("Fay Rival", "shareholder", "Gus Holder")
    plan = replace(annual_2004, nominees=(*annual_2004.nominees, theirs))
    lines = text_of(plan, company, law_2002, secretary).splitlines()
    heading = lines.index("Nominees of shareholders:")
    assert lines[heading + 1] == "Fay Rival, nominated by Gus Holder"
    assert lines.index("Nominees of the Board of Directors:") < heading


def test_an_election_without_nominees_says_so(annual_2004, company, law_2002, secretary):
    said = text_of(replace(annual_2004, nominees=()), company, law_2002, secretary)
    assert "no person is intended to be presented for election" in said


@pytest.mark.parametrize(
    ("matter", "section"),
    [
        ("director-contract", "310"),
        ("articles-amendment", "902"),
        ("reorganization", "1201"),
        ("dissolution", "1900"),
        ("distribution", "2007"),
    ],
)  # 2002 §2.4 ¶2
def test_special_matters_name_their_statute(
    matter, section, annual_2004, company, law_2002, secretary
):
    plan = replace(annual_2004, items=(AgendaItem("To approve it", matter, "its general nature"),))
    said = text_of(plan, company, law_2002, secretary)
    assert f"pursuant to Section {section} of" in said
    assert "General nature: its general nature." in said
    assert "§2.4 ¶2 (special matters)" in said


def test_special_meeting(special, company, law_2002, secretary, matches):
    said = text_of(special, company, law_2002, secretary)
    assert matches(r"notice of special meeting of shareholders", said)
    assert matches(r"called by the president,", said)
    assert matches(r"no business other than that stated above will be transacted", said)
    assert "such other business" not in said
    assert "By order of the President of" in said


def test_requested_meeting_names_receipt_and_share_of_votes(
    requested, company, law_2002, secretary, matches
):
    said = text_of(requested, company, law_2002, secretary, callers=("Ann Lee", "Bo Ray"))
    assert matches(r"holders of 800,000 of the 7,756,060 votes", said)
    assert "(10.31 %)" in said
    assert "namely Ann Lee and Bo Ray, by written request received on Monday, January 5" in said
    assert "such other business" not in said
    assert "By order of" not in said


def test_requesters_give_the_notice_themselves(requested, company, law_2002, secretary):
    said = text_of(
        requested, company, law_2002, secretary, callers=("Ann Lee",), by_requesters=True
    )
    days = law_2002.figure("shareholders.special.self-help-notice", "days")
    assert days == 20
    assert "pursuant to Section 2.3" in said
    assert "not having given notice within twenty days after January 5, 2004" in said
    assert "Ann Lee\nRequesting shareholder" in said
    assert "Jane Roe" not in said


def test_bylaws_of_1988_know_no_self_help(requested, company, law_1988, secretary):
    with pytest.raises(Refusal, match="bylaws of 1988"):
        text_of(requested, company, law_1988, secretary, callers=("A",), by_requesters=True)


def test_adjourned_meeting_with_a_new_record_date(adjourned, company, law_2002, secretary):
    said = text_of(
        adjourned,
        company,
        law_2002,
        secretary,
        original_kind="annual",
        original_place=adjourned.place,
        adjourned_by="by the vote of a majority of the shares represented",
    )
    assert said.splitlines()[2] == "NOTICE OF ADJOURNED MEETING OF SHAREHOLDERS"
    assert "the annual meeting of shareholders of HemaCare Corporation" in said
    assert "set for Tuesday, May 25, 2004" in said
    assert "was adjourned on Tuesday, May 25, 2004 by the vote of a majority" in said
    assert "on Saturday, July 10, 2004, at 9:00 a.m." in said
    assert "A new record date has been fixed in place of Wednesday, April 7, 2004." in said
    assert "close of business on Friday, June 18, 2004" in said
    assert "enclosed proxy" in said


def test_adjourned_meeting_with_the_old_record_date_keeps_its_proxies(
    adjourned, company, law_2002, secretary
):
    plan = replace(adjourned, record_on=adjourned.original_record_on)
    said = text_of(plan, company, law_2002, secretary)
    assert "The record date of the original meeting stands." in said
    assert "A proxy given for the original meeting is valid" in said


@pytest.mark.parametrize("field", ["on", "at", "notice_on"])
def test_a_notice_with_a_gap_is_refused(field, annual_2004, company, law_2002, secretary):
    plan = replace(annual_2004, **{field: None})
    with pytest.raises(Refusal) as refused:
        text_of(plan, company, law_2002, secretary)
    assert refused.value.field == field


def test_two_versions_are_named_apart(annual_2004, company, law_1988, law_2002, secretary):
    composed = compose_notice(
        annual_2004,
        company,
        law_notice=law_1988,
        law_meeting=law_2002,
        signer=secretary,
        record_on=date(2004, 4, 7),
    )
    line = plain_text(composed).splitlines()[-1]
    assert line.index("bylaws of 1988: II §4") < line.index("; and the bylaws of 2002: §2.11")


def test_without_a_number_of_seats_no_number_is_told(annual_2004, company, law_2002, secretary):
    said = text_of(replace(annual_2004, seats=0), company, law_2002, secretary)
    assert "To elect persons to the Board" in said
    assert "zero" not in said


def test_one_seat_is_one_person(annual_2004, company, law_2002, secretary):
    plan = replace(annual_2004, seats=1, at=time(13, 5))
    said = text_of(plan, company, law_2002, secretary)
    assert "To elect one person to the Board" in said
    assert "1:05 p.m." in said
