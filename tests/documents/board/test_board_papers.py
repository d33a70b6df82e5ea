"""Papers of the board: golden words under both versions, contents, blanks, and print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.documents.blocks import Blank, Document, Signature, plain_text
from app.documents.board.committee import compose_committee_resolution
from app.documents.board.director_papers import compose_director_paper
from app.documents.board.minutes import compose_board_minutes
from app.documents.board.notices import (
    compose_adjourned_notice,
    compose_board_notice,
    compose_notice_log,
)
from app.documents.board.resolutions import compose_consent, compose_resolution
from app.documents.board.seats import (
    compose_removal_worksheet,
    compose_vacancy_declaration,
    compose_vacancy_filled,
)
from app.documents.board.secretary_certificate import compose_secretary_certificate
from app.documents.stated import Issue
from app.documents.typeset import typeset
from app.domain.board_record import (
    BoardConsent,
    BoardMeeting,
    Caller,
    CommitteeCharter,
    DirectorPaper,
    RemovalCount,
    Resolution,
    SeatDeclaredVacant,
    SeatFilled,
    Signed,
)
from app.domain.meetings import Place
from app.domain.refusal import Refusal
from tests.documents.board.board_papers import (
    ADA,
    BANK,
    BO,
    CONSENT,
    COUNT,
    COURT,
    ED,
    FIVE,
    PAPERS,
    VERSIONS,
    Make,
    at,
    bank,
    lease,
    special,
)


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_golden(name, version, issue_under, golden):
    golden(f"{name}-{version}", PAPERS[name](issue_under(version)))


MUST = [
    ("notice-special", r"notice of special meeting of the board of directors"),
    ("notice-special", r"called by jane roe, secretary"),
    ("notice-special", r"time: monday, march 15, .* at 10:00 a\.m\."),
    ("notice-special", r"place: warner center"),
    ("notice-special", r"california, march 10, (1999|2004) hemacare"),
    ("notice-adjourned", r"to: ed steward"),
    ("notice-adjourned", r"new time: wednesday"),
    ("notice-adjourned", r"new place: warner center"),
    ("notice-log", r"di overseer \| mail \| 4 main street"),
    ("notice-log", r"al clerk / answers all his calls"),
    ("notice-log", r"mar 13, \d+ / 10:00 am"),
    ("waiver", r"waives notice of a special meeting"),
    ("consent-to-holding", r"consents to the holding of a special meeting"),
    ("approval-of-minutes", r"approves the minutes of a special meeting"),
    ("approval-of-minutes", r"minutes dated: march 10"),
    ("minutes-special", r"called to order at 10:00 a\.m\."),
    ("minutes-special", r"place taken from: notice or waiver"),
    ("minutes-special", r"how authorized: called by jane roe"),
    ("minutes-special", r"ed steward \| signed a waiver of notice"),
    ("minutes-special", r"bo chairwell \| by telephone"),
    ("minutes-special", r"all could hear one another"),
    ("minutes-special", r"4 members present; 3 are a quorum"),
    ("minutes-special", r"chair: ada boardman"),
    ("minutes-special", r"resolved, that first bank"),
    ("minutes-special", r"without bo chairwell: 3 votes are needed and 3 are for"),
    ("minutes-special", r"cy trustee left at 11:00 a\.m\."),
    ("minutes-special", r"adjourned at 11:30 a\.m\."),
    ("minutes-special", r"approved: dated: ada boardman"),
    ("minutes-committee", r"di overseer \| in person \| in place of cy trustee"),
    ("resolution", r"subject: contract"),
    ("resolution", r"bylaws in force: of (1988|2002)"),
    ("consent", r"unanimous written consent"),
    ("consent", r"all of the five directors in office"),
    ("consent", r"effective on:"),
    ("secretary-certificate", r"do hereby certify"),
    ("secretary-certificate", r"duly elected and acting"),
    ("secretary-certificate", r"full force and effect"),
    ("secretary-certificate", r"a quorum was present and acting throughout"),
    ("committee", r"ada boardman \| member and chairman"),
    ("committee", r"di overseer \| alternate"),
    ("committee", r"to examine the accounts"),
    ("committee", r"no authority with respect to"),
    ("committee", r"a majority of 5 directors authorized is 3; 3 are for"),
    ("vacancy-declared", r"ground: felony conviction"),
    ("vacancy-declared", r"order or conviction: judgment of the superior court"),
    ("vacancy-filled", r"cause of the vacancy: resignation"),
    ("vacancy-filled", r"who may fill it: the directors in office may fill it"),
    ("vacancy-filled", r"vote: 3 for, of 4 directors in office"),
    ("vacancy-filled", r"term: serves until the next annual meeting and a successor"),
    ("removal", r"first test: f = 501, 501 of s needed"),
    ("removal", r"a × \(n \+ 1\) = 600, against t = 601"),
    ("removal", r"result: removed"),
    ("removal", r"entire board removed: no"),
]  # matrix 5.4


@VERSIONS
@pytest.mark.parametrize(("name", "pattern"), MUST)
def test_must_say(name, pattern, version, issue_under, matches):
    assert matches(pattern, plain_text(PAPERS[name](issue_under(version))))


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_only_this_version_is_cited(name, version, issue_under):
    lines = plain_text(PAPERS[name](issue_under(version))).splitlines()
    [last] = [line for line in lines if line.startswith("Sections of")]
    assert last.startswith(f"Sections of the bylaws of {version}: ")
    assert ("§3." in last) == (version == "2002" and name != "committee")
    assert ("III §" in last) == (version == "1988")


def test_the_issue_of_shares_is_withheld_in_1988_only(issue_under):
    said = {v: plain_text(PAPERS["committee"](issue_under(v))) for v in ("1988", "2002")}
    assert "8. The appointment of any other committee" in said["1988"]
    assert "The issue of shares." in said["1988"]
    assert "7. The appointment of any other committee" in said["2002"]
    assert "The issue of shares." not in said["2002"]


@pytest.mark.parametrize(("version", "said"), [("1988", False), ("2002", True)])
def test_a_notice_without_place_is_at_the_principal_office_in_2002(version, said, issue_under):
    issue = issue_under(version)
    composed = compose_board_notice(replace(special(issue), place=Place()), issue)
    assert ("Place: 21101 Oxnard Street" in plain_text(composed)) == said
    assert (Blank("Place:", 300) in composed.blocks) == (not said)


BARE: dict[str, tuple[Make, set[str]]] = {
    "notice": (
        lambda i: compose_board_notice(BoardMeeting("x"), i),
        {"Called by:", "Time:", "Place:"},
    ),
    "adjourned": (
        lambda i: compose_adjourned_notice(BoardMeeting("x"), i),
        {"To:", "Adjourned:", "New time:", "New place:"},
    ),
    "minutes": (
        lambda i: compose_board_minutes(BoardMeeting("x"), i),
        {
            "How authorized:",
            "Time:",
            "Place:",
            "Place taken from:",
            "Notice or waiver:",
            "Present:",
            "Quorum:",
            "Resolutions:",
            "Chair:",
            "Secretary of the meeting:",
            "Adjourned at:",
        },
    ),
    "resolution": (lambda i: compose_resolution(Resolution("x", BANK), i), {"Date:", "Votes:"}),
    "certificate": (
        lambda i: compose_secretary_certificate(Resolution("x", BANK), i),
        {"Adopted on:"},
    ),
    "committee": (
        lambda i: compose_committee_resolution(CommitteeCharter("", (ADA, BO)), i),
        {"Committee:", "Date:", "Vote:"},
    ),
    "declared": (
        lambda i: compose_vacancy_declaration(SeatDeclaredVacant(ED), i),
        {"Ground:", "Order or conviction:", "Dated:", "Declared on:", "Votes:"},
    ),
    "filled": (
        lambda i: compose_vacancy_filled(SeatFilled(""), i),
        {
            "Appointed director:",
            "Cause of the vacancy:",
            "Vacant since:",
            "Who may fill it:",
            "On:",
            "Vote:",
            "Takes office on:",
        },
    ),
    "removal": (
        lambda i: compose_removal_worksheet(RemovalCount(ED), i),
        {
            "Date:",
            "Shares entitled (S):",
            "Votes for removal (F):",
            "Votes against (A):",
            "Votes cast (T):",
            "Authorized number (N):",
            "Entire board removed:",
            "First test:",
            "Second test:",
            "Result:",
        },
    ),
}


@VERSIONS
@pytest.mark.parametrize("name", BARE)
def test_what_is_not_known_is_a_blank(name, version, issue_under, blanks):
    make, unknown = BARE[name]
    composed = make(issue_under(version, ""))
    assert blanks(composed) == unknown
    said = plain_text(composed)
    assert not any(word in said for word in ("None", "___", "[ ]", "TBD"))


def held(kind: str) -> Make:
    return lambda i: compose_board_notice(BoardMeeting("x", kind), i)


def changed(make: Callable[..., Document], fact: Callable[[Issue], object]) -> Make:
    return lambda i: make(fact(i), i)


REFUSED: list[tuple[str, Make]] = [
    ("No notice is given of a regular meeting", held("regular")),
    ("Set the time", lambda i: compose_notice_log(BoardMeeting("x"), i)),
    (
        "24 hours",
        changed(
            compose_adjourned_notice, lambda i: replace(special(i), adjourned_to=at(i, 6, 11, 30))
        ),
    ),
    (
        "not adopted",
        changed(compose_secretary_certificate, lambda i: replace(bank(i), votes_for=2)),
    ),
    (
        "no longer in force since",
        changed(compose_secretary_certificate, lambda i: replace(bank(i), rescinded_on=i.on)),
    ),
    (
        "the quorum is 3",
        changed(compose_secretary_certificate, lambda i: replace(bank(i), present=2, votes_for=2)),
    ),
    (
        "on that day or later",
        changed(compose_secretary_certificate, lambda i: replace(bank(i), on=i.on + timedelta(1))),
    ),
    ("at least two", lambda i: compose_committee_resolution(CommitteeCharter("Audit", (ADA,)), i)),
    ("only for", lambda i: compose_vacancy_declaration(replace(COURT, ground="absence"), i)),
    ("The shareholders fill it", lambda i: compose_vacancy_filled(SeatFilled(ED, "removal"), i)),
    ("Name the members", lambda i: compose_consent(BoardConsent("x", (BANK,), ()), i)),
    ("no director’s paper", lambda i: compose_director_paper(DirectorPaper("vote", ED), i)),
]


@VERSIONS
@pytest.mark.parametrize(("says", "make"), REFUSED)
def test_refused(says, make, version, issue_under):
    with pytest.raises(Refusal, match=says):
        make(issue_under(version))


@VERSIONS
def test_an_adjournment_of_24_hours_and_a_minute_needs_notice(version, issue_under):
    issue = issue_under(version)
    meeting = replace(special(issue), adjourned_to=at(issue, 6, 11, 31))
    assert "New time" in plain_text(compose_adjourned_notice(meeting, issue))


@pytest.mark.parametrize(("version", "signs"), [("1988", True), ("2002", False)])
def test_an_assistant_secretary_signs_in_1988_only(version, signs, issue_under):
    issue = issue_under(version, "Al Clerk", "assistant secretary")
    if not signs:
        with pytest.raises(Refusal, match="signed by the secretary"):
            compose_resolution(bank(issue), issue)
        return
    assert "Al Clerk\nAssistant Secretary" in plain_text(compose_resolution(bank(issue), issue))


@VERSIONS
def test_a_caller_signs_the_notice_in_the_office_of_the_call(version, issue_under):
    issue = issue_under(version, ADA, "president")
    meeting = replace(special(issue), called_by=(Caller(ADA, "president"),))
    composed = compose_board_notice(meeting, issue)
    [signed] = [b for b in composed.blocks if isinstance(b, Signature)]
    assert (signed.name, signed.title) == (ADA, "President")


@VERSIONS
def test_a_tally_that_needs_the_interested_vote_is_told(version, issue_under):
    issue = issue_under(version)
    close = replace(lease(issue), votes_for=3, against=1, interested=(ADA, BO), interested_for=2)
    said = plain_text(compose_resolution(close, issue))
    assert "It passes only with the votes of those who have an interest." in said
    assert "was adopted" not in said


@VERSIONS
@pytest.mark.parametrize("typed", ["RESOLVED: that {}", "resolved, that {}", "that {}."])
def test_what_was_not_adopted_is_not_said_to_be_resolved(typed, version, issue_under):
    issue = issue_under(version)
    made = replace(bank(issue), text=typed.format("First Bank is named"), title="Bank")
    lost, passed = replace(made, votes_for=1, against=3), made
    said = plain_text(
        compose_board_minutes(replace(special(issue), resolutions=(lost, passed)), issue)
    )
    proposed, resolved = said.split("Proposed: that First Bank is named.")[1].split("Bank\n", 1)
    assert "The resolution was not adopted." in proposed
    assert "RESOLVED" not in said.split("Proposed:")[0].upper()
    assert "RESOLVED" in resolved.upper()
    assert "The resolution was adopted." in resolved


@VERSIONS
def test_without_a_quorum_no_resolution_is_adopted(version, issue_under):
    issue = issue_under(version)
    few = replace(bank(issue), present=2, votes_for=2, abstained=0)
    assert "3 are a quorum: no resolution could be adopted." in plain_text(
        compose_resolution(few, issue)
    )
    left = plain_text(compose_resolution(replace(few, left=True), issue))
    assert "A majority of the quorum of 3 is 2; 2 are for. The resolution was adopted." in left


@VERSIONS
@pytest.mark.parametrize(
    ("votes_for", "against", "result"),
    [(500, 0, "Not removed: the first test"), (501, 101, "Not removed: the votes against"),
     (505, 101, "A tie.")],
)  # fmt: skip
def test_removals_that_are_not_carried(votes_for, against, result, version, issue_under):
    count = replace(COUNT, votes_for=votes_for, against=against)
    assert result in plain_text(compose_removal_worksheet(count, issue_under(version)))


def test_inspectors_sign_the_worksheet(issue_under):
    said = plain_text(compose_removal_worksheet(COUNT, issue_under("2002"), ("In Spector",)))
    assert "In Spector\nInspector of Election" in said
    assert "Jane Roe" not in said


def test_a_consent_is_effective_on_the_last_signature(issue_under):
    signed = tuple(Signed(name, date(2004, 3, n)) for n, name in enumerate(FIVE, 1))
    composed = compose_consent(replace(CONSENT, signed=signed), issue_under("2002"))
    assert "Effective on: March 5, 2004" in plain_text(composed)


@VERSIONS
@pytest.mark.parametrize("name", PAPERS)
def test_typeset_and_read_back(name, version, issue_under, read):
    composed = PAPERS[name](issue_under(version))
    pages = " ".join(read(typeset(composed).data))
    assert composed.title.upper() in pages
    assert f"Sections of the bylaws of {version}:" in pages
