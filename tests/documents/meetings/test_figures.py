"""The papers' figures: they agree with the tally, add up, and are refused where they do not."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime, time
from fractions import Fraction

import pytest

from app.bylaws import votes
from app.bylaws.law import BUILT_IN, built_in
from app.bylaws.officers.duties import minute_facts
from app.bylaws.shareholders import consents, elections, inspectors
from app.documents.blocks import Signature, plain_text
from app.documents.meetings.advance_notice import compose_proposal_notice
from app.documents.meetings.ballots import Voter, compose_election_ballot, compose_matter_ballot
from app.documents.meetings.certificates import compose_certified_copy, compose_election_certificate
from app.documents.meetings.check_in import compose_check_in
from app.documents.meetings.consent_notices import (
    compose_consent_notice,
    compose_pre_consummation,
)
from app.documents.meetings.consent_papers import compose_consent_tally
from app.documents.meetings.counts import reported
from app.documents.meetings.framing import Setting, Signs, bound
from app.documents.meetings.inspectors import compose_appointment
from app.documents.meetings.inspectors_report import Found, compose_inspectors_report
from app.documents.meetings.letters import Recipient, compose_deficiency_letter
from app.documents.meetings.minutes import compose_minutes
from app.documents.meetings.objections import compose_chair_rulings
from app.documents.meetings.proxy_papers import compose_proxy_revocation
from app.documents.meetings.requests import compose_request_receipt
from app.documents.meetings.waiver_papers import compose_waiver
from app.domain import advance_record as a
from app.domain import meeting_record as m
from app.domain.meetings import Meeting, MeetingRequest, Place
from app.domain.refusal import Refusal

OLD, NEW = BUILT_IN
BOTH = pytest.mark.parametrize("law", BUILT_IN)


def report(f, record=None, found=None, **more) -> str:
    made = compose_inspectors_report(
        f.setting, f.plan, f.held, record or f.record, found or Found(), **more
    )
    return plain_text(made)


def minutes(f, plan=None, record=None, found=None) -> str:
    meeting = Meeting(plan or f.plan)
    return plain_text(compose_minutes(f.setting, meeting, record or f.record, found or Found()))


@BOTH
def test_report_and_minutes_agree_with_the_tally_to_the_share(law, facts, compose):
    """2002 §2.13(f): every figure of a tally of the ballots stands in both papers."""
    f = facts(law)
    ballots = {"Item 2, for": [400, 600], "Item 2, against": [2_900], "Item 2, abstained": [265]}
    ballots |= {"Item 3, for": [3_000], "Item 3, against": [700], "Item 3, abstained": [300]}
    ballots |= {"In person": range(101, 111), "By proxy": range(111, 131)}
    ballots |= {name: [given] for name, given in f.record.election.votes.items()}
    tally = {name: sum(given) for name, given in ballots.items()}
    assert inspectors.check_report(f.law, reported(f.record), tally) == ()
    told = inspectors.check_report(f.law, reported(f.record), tally | {"Item 3, for": 2_999})
    assert [each.field for each in told] == ["Item 3, for"]
    for key in ("inspectors-report", "minutes-shareholders"):
        lines = plain_text(compose(key, law)).replace(",", "")
        assert [n for n in tally.values() if f" {n}" not in lines] == []


@BOTH
def test_each_item_adds_up_to_what_was_represented_at_its_hour(law, facts):
    f = facts(law)
    assert f.record.represented(f.record.quorum_at) == 3_465
    assert f.record.represented(f.at(10, 40)) == 4_165
    assert f.record.represented(f.at(11, 20)) == 4_055
    assert f.record.matter(3).count.unvoted(4_165) == 165
    assert [gone.name for gone in f.record.left()] == ["Holder 10"]


def changed(f, item: int, **count) -> m.MeetingRecord:
    done = tuple(
        replace(each, count=replace(each.count, **count)) if each.item == item else each
        for each in f.record.done
    )
    return replace(f.record, done=done)


@pytest.mark.parametrize("paper", [report, minutes])
def test_more_votes_than_were_represented_are_refused(paper, facts):
    f = facts(NEW)
    assert paper(f, record=changed(f, 2, abstained=265))
    with pytest.raises(Refusal, match=r"Item 2: 4,166 votes are counted of 4,165\."):
        paper(f, record=changed(f, 2, abstained=266))


@pytest.mark.parametrize(
    ("cast", "cumulative", "words"),
    [
        ({"A": 20_825}, True, None),
        ({"A": 20_826}, True, r"20,826 votes are counted of 20,825"),
        ({"A": 4_165, "B": 4_165}, False, None),
        ({"A": 4_166}, False, r"A: 4,166 votes are counted of 4,165"),
    ],
    ids=["all cumulated", "one too many", "all straight", "one too many for one"],
)  # 4,165 votes represented at 10:00, five seats: 2002 §2.8 ¶2
def test_an_election_counts_no_more_than_the_voters_have(cast, cumulative, words, facts):
    f = facts(NEW)
    count = m.ElectionCount(5, cast, {}, cumulative, at=f.at(10))
    found = Found({}, elections.plurality(f.law, 5, cast))
    if words is None:
        assert "elected" in report(f, replace(f.record, election=count), found)
        return
    with pytest.raises(Refusal, match=words):
        report(f, replace(f.record, election=count), found)


def test_a_result_that_differs_by_one_vote_is_refused(facts):
    f = facts(NEW)
    other = dict(f.record.election.votes) | {"Ed Steward": 2_331}
    with pytest.raises(Refusal, match="differ"):
        report(f, found=Found({}, elections.plurality(f.law, 5, other)))


def test_a_list_of_other_votes_is_refused(facts):
    f = facts(NEW)
    with pytest.raises(Refusal, match="5,584 votes, the record of the meeting 5,585"):
        report(f, replace(f.record, entitled=5_585))
    wrong = replace(f.held, outstanding=f.held.outstanding + 1)
    with pytest.raises(Refusal, match="add up"):
        compose_check_in(f.setting, f.plan, wrong)


@pytest.mark.parametrize(
    ("signed_by", "words"),
    [(("Ina Count",), "1 of 3 inspectors signed; 2 are needed."), (("Ina Count", "Ivo Tally"), "")],
)  # 1988 II §11 ¶3, 2002 §2.13 last
@BOTH
def test_two_of_three_inspectors_sign(law, signed_by, words, facts):
    f = facts(law)
    if words:
        with pytest.raises(Refusal, match=words):
            report(f, signed_by=signed_by)
        return
    said = report(f, signed_by=signed_by)
    assert "Signed by two of three inspectors; Ira Watch did not sign." in said
    assert said.count("Inspector of Election") == 2


def test_a_greater_threshold_is_printed_with_its_count(facts):
    f = facts(NEW)
    asked = votes.greater(f.law, Fraction(2, 3), "at-least", 5_584, 3_000)
    said = report(f, found=Found({3: asked}))
    assert "Lost. 2/3 of 5,584 votes: 3,723 are needed, 3,000 are for." in said


def test_without_a_quorum_the_papers_say_so(facts):
    f = facts(NEW)
    few = replace(f.record, attendance=f.record.attendance[:5], done=(), election=None)
    assert "A quorum was not present." in minutes(f, record=few)


@BOTH
def test_minutes_state_every_fact_that_the_version_asks_for(law, facts, compose):
    """1988 IV §9, 2002 §5.9 ¶1."""
    where = {
        "time": "9:05 a.m.",
        "place": "Place:",
        "time and place": "Place:",
        "held in accord with law and bylaws": "A quorum was present.",
        "actions taken": "RESOLVED",
        "regular or special": "Regular (annual) meeting",
        "notice given": "Notice was given on",
        "shares present or represented": "3,465 were present or represented",
        "proceedings": "Moved by: Holder 1",
        "if special, how authorized": "How authorized: Called by the President",
    }
    f = facts(law)
    said = plain_text(compose("minutes-shareholders", law))
    special = minutes(f, replace(f.plan, kind="special-board", called_by="president"))
    asked = minute_facts(f.law, "shareholders", special=True).names
    assert asked
    for fact in asked:
        assert where[fact] in (special if "special, how" in fact else said)


def test_minutes_of_a_requested_meeting_say_how_it_was_authorized(facts):
    f = facts(NEW)
    asked = MeetingRequest(date(2004, 1, 5), votes_held=800_000, votes_entitled=7_756_060)
    plan = replace(f.plan, kind="special-requested", request=asked)
    words = "from the holders of 800,000 of 7,756,060 votes (10.31 %)"
    assert f"How authorized: Written request received on January 5, 2004 {words}" in minutes(
        f, plan
    )


@BOTH
def test_minutes_of_an_adjournment_to_another_time(law, facts):
    f = facts(law)
    place = Place("", "1 Hall Street", "Woodland Hills", "CA", "91367")
    moved = m.Adjournment(
        f.at(9, 30), date(2004, 7, 10), time(10), place, True, 2_000, "No quorum was present"
    )
    said = minutes(f, record=replace(f.record, adjournment=moved, done=()))
    for words in (
        "To the day: Saturday, July 10, 2004",
        "To the hour: 10:00 a.m.",
        "To the place: 1 Hall Street",
        "Announced: Yes",
        "Votes for it: 2,000 of 4,165",
        "The time and place of the adjourned meeting were announced at the meeting.",
        "II §6 ¶2 (its announcement)" if law == OLD else "§2.7 ¶2 (its announcement)",
    ):
        assert words in said
    unsaid = minutes(f, record=replace(f.record, adjournment=m.Adjournment()))
    assert {"To the day", "Announced", "Votes for it"} <= {*unsaid.splitlines()}


@BOTH
def test_a_tie_is_certified_for_nobody(law, facts):
    f = facts(law)
    tie = elections.plurality(f.law, 2, {"A": 9, "B": 5, "C": 5})
    said = plain_text(compose_election_certificate(f.setting, f.plan, tie))
    assert "Elected: A\n" in said
    assert "B and C are tied for 1 seat." in said
    assert "B | 5 | tied" in said


def test_the_term_is_that_of_the_version(facts):
    old, new = (
        plain_text(compose_election_certificate(facts(law).setting, facts(law).plan, None))
        for law in BUILT_IN
    )
    assert "until a successor is elected" in old
    assert "until the next annual meeting and a successor" in new


def test_a_ballot_of_1988_does_not_speak_of_a_split(facts):
    for law, there in ((OLD, False), (NEW, True)):
        f = facts(law)
        said = plain_text(compose_matter_ballot(f.setting, f.plan, 2, Voter("A", 900, 900)))
        assert ("FOR without a number counts for all" in said) is there


def test_seats_of_a_ballot_may_be_fewer_than_the_plan_says(facts):
    f = facts(NEW)
    ballot = compose_election_ballot(
        f.setting, f.plan, Voter("A", 150, 150, "Z"), ["X", "Y"], cumulative=True, seats=3
    )
    said = plain_text(ballot)
    assert "Votes 150 × Directors to be elected 3 = 450" in said
    assert "By proxy, Z for the shareholder" in said


@BOTH
def test_a_nominee_among_the_inspectors_is_told(law, facts):
    f = facts(law)
    named = m.InspectorsNamed(("Ada Boardman",), m.BOARD, date(2004, 5, 1))
    said = plain_text(compose_appointment(f.setting, f.plan, named))
    assert "Among them Ada Boardman is a nominee for office." in said
    assert "by the Board of Directors as inspector of election" in said
    assert said.splitlines()[-2] == "Secretary"


@pytest.mark.parametrize(
    ("asking", "verdict"), [(100_001, "has them"), (100_000, "does not have them")]
)  # matrix, call-threshold: of 1,000,005 votes 100,001 are needed
@BOTH
def test_the_tenth_of_the_votes_is_exact(law, asking, verdict, facts):
    f = facts(law)
    request = m.RequestReceived((m.Caller("A", asking, asking, date(2004, 1, 1)),), 1_000_005)
    said = plain_text(compose_request_receipt(f.setting, request))
    assert f"100,001 are needed. The request {verdict}." in said
    assert f"{asking:,}/1,000,005 = {Fraction(asking, 1_000_005)}" in said


def test_only_2002_gives_the_officer_a_last_day(facts):
    came = m.RequestReceived(received_at=datetime.combine(date(2003, 3, 3), time(9)))
    old, new = (plain_text(compose_request_receipt(facts(k).setting, came)) for k in BUILT_IN)
    assert "Officer’s last day for notice: Sunday, March 23, 2003" in new
    assert "Officer’s last day" not in old
    for said in (old, new):
        assert "First day for the meeting: Monday, April 7, 2003" in said
        assert "Last day for the meeting: Friday, May 2, 2003" in said


def june(day: int) -> datetime:
    return datetime.combine(date(2003, 6, day), time(10))


def test_a_late_revocation_is_without_effect(facts):
    f = facts(NEW)
    late = consents.Revocation("holder", june(5), june(5))
    papers = [consents.Consent(1, "Ann", 600, filed_at=june(2), revoked=late)]
    need = consents.needed(f.law, consents.THRESHOLD, 1_000)
    action = m.ConsentAction("a", "RESOLVED, that it is done.", consents.THRESHOLD)
    counted = consents.tally(f.law, need, papers)
    said = plain_text(compose_consent_tally(f.setting, action, papers, counted))
    assert "Revocation, Ann | June 5, 2003, 10:00 a.m. | 600 | 600 | without effect" in said
    with pytest.raises(Refusal, match="600 votes, the tally to 599"):
        compose_consent_tally(f.setting, action, papers, replace(counted, votes=599))


@BOTH
def test_an_action_is_not_carried_out_before_the_bylaws_allow(law, facts):
    """Matrix, pre-consummation: notice on June 2, 2003, not before June 12."""
    f = facts(law)
    need = consents.needed(f.law, consents.THRESHOLD, 1_000)
    enough = consents.tally(f.law, need, [consents.Consent(1, "A", 501, filed_at=june(1))])
    action = m.ConsentAction("a", "RESOLVED, that it is done.", consents.THRESHOLD)
    planned = replace(action, consummation_on=date(2003, 6, 12))
    on = date(2003, 6, 2)
    said = plain_text(compose_pre_consummation(f.setting, planned, enough, given_on=on))
    assert "First day allowed: Thursday, June 12, 2003" in said
    early = replace(action, consummation_on=date(2003, 6, 11))
    with pytest.raises(Refusal) as refused:
        compose_pre_consummation(f.setting, early, enough, given_on=on)
    assert refused.value.field == "consummation_on"
    with pytest.raises(Refusal, match="not filed"):
        compose_consent_notice(f.setting, action, consents.tally(f.law, need, []))


@pytest.mark.parametrize(
    ("on", "said"), [(date(2003, 2, 27), "Yes"), (date(2003, 2, 28), "No, received after")]
)  # matrix, proposal deadline: M = 2003-05-20, A = 2003-02-20, last day 2003-02-27
def test_a_proposal_on_the_last_day_is_in_time(on, said, facts):
    f = facts(NEW)
    plan = replace(f.plan, on=date(2003, 5, 20), announced_on=date(2003, 2, 20))
    came = a.ProposalReceived("A", received_at=datetime.combine(on, time(9)))
    text = plain_text(compose_proposal_notice(f.setting, plan, came))
    assert f"In time: {said}" in text
    assert "Last day: Thursday, February 27, 2003" in text


def test_who_may_not_sign_is_refused(facts):
    f, proxy = facts(OLD), m.ProxyOf(1, "A", 5, 5)
    agent = Signs("B", "authorized agent")
    assert compose_proxy_revocation(f.setting, proxy, maker=agent)
    new = facts(NEW)
    with pytest.raises(Refusal, match="holder or the attorney in fact, not by the authorized"):
        compose_proxy_revocation(new.setting, proxy, maker=agent)
    treasurer = Signs("T", "treasurer")
    with pytest.raises(Refusal, match="not by the treasurer"):
        compose_certified_copy(new.setting, m.Resolution("It is done."), treasurer)


def test_a_ruling_on_a_rule_of_the_other_version_is_refused(facts):
    f = facts(OLD)
    ruling = m.ChairRuling("the plant", "out", "late", "shareholders.proposal.chair-excludes")
    with pytest.raises(Refusal, match="bylaws of 1988 have no rule for the ruling on the plant"):
        compose_chair_rulings(f.setting, f.plan, [ruling])


def test_there_is_no_paper_about_nothing(facts):
    f = facts(NEW)
    with pytest.raises(Refusal, match="Nothing is missing"):
        compose_deficiency_letter(f.setting, Recipient("A"), "your request", [])
    with pytest.raises(Refusal, match="No ruling"):
        compose_chair_rulings(f.setting, f.plan, [])
    with pytest.raises(Refusal, match="nothing to print"):
        bound("Papers", [])
    with pytest.raises(Refusal, match="no paper"):
        compose_waiver(f.setting, f.plan, "minutes-shareholders", Voter("A"))


def test_a_resolution_is_quoted_letter_by_letter(company):
    words = "RESOLVED, that  A & B <Ltd>\nbe paid “$5”."
    setting = Setting(company, built_in(NEW))
    said = plain_text(compose_certified_copy(setting, m.Resolution(words, "board")))
    assert words in said
    consent = m.Resolution(words, "board", date(2004, 5, 1), "written consent", in_force=True)
    said = plain_text(compose_certified_copy(setting, consent))
    assert "by the Board of Directors by written consent on May 1, 2004." in said


def test_an_oath_has_a_line_for_each(compose):
    oath = compose("inspectors-oath", NEW)
    lines = [block.name for block in oath.blocks if isinstance(block, Signature)]
    assert lines == ["Ina Count", "Ivo Tally", "Ira Watch"]


@BOTH
def test_the_record_holds_plain_values_only(law, facts):
    def plain(value) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(each) for key, each in value.items())
        if isinstance(value, list | tuple):
            return all(map(plain, value))
        return value is None or type(value) in (str, int, bool, date, datetime, time)

    assert plain(asdict(facts(law).record))
