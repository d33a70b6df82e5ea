"""Written consents on a small register: matrix 3.11, 7.3 and 7.5 by consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.calendar_export import due_in
from app.acts.company import new_company
from app.acts.matters.known import consents_of
from app.acts.meetings.consents import consent_of
from app.acts.operations import perform
from app.bylaws.law import built_in
from app.bylaws.meeting_day.consents import record_date, stands
from app.domain.meeting_day.consents import Begun, Consents, Given, read_consents
from app.domain.meeting_day.reading import moment
from app.domain.meeting_day.room import Voter
from app.domain.meeting_record import ConsentAction
from app.domain.refusal import Refusal
from app.store.book import Book

WHO = Who("Anna", datetime(2004, 8, 2, 18, tzinfo=UTC), date(2004, 8, 2))
KEY = "2004-name"
OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Three holders of 1,000 shares: 400, 300 and 300."""
    opened = new_company(tmp_path / "acme.minutebook", {"name": "Acme Corp"}, WHO)
    perform(opened, "class-add", {"name": "Common Stock", "authorized": "10,000"}, WHO)
    for holder, shares in ((1, "400"), (2, "300"), (3, "300")):
        perform(opened, "holder-add", {"name": f"Holder {holder}"}, WHO)
        issue = {
            "holder": holder,
            "on": "1/5/2003",
            "certificates": [{"number": str(holder), "shares": shares}],
            "reason": "signed before this book began",
        }
        perform(opened, "issue", issue, WHO)
    yield opened
    opened.close()


def act(book: Book, operation: str, **given: Any) -> None:
    perform(book, operation, {"consent": KEY, **given}, WHO)


def begin(book: Book, **more: Any) -> None:
    act(book, "begin-consent", text="Resolved, to change the name.", on="6/1/2004", **more)


def give(book: Book, holder: int, filed: str | None) -> None:
    act(book, "give-consent", holder=holder, signed_on="6/2/2004", filed_at=filed)


def test_consents_count_when_filed_and_until_revoked(book: Book) -> None:
    begin(book)
    give(book, 1, "6/3/2004 9:00 AM")
    give(book, 2, None)
    found = consent_of(book, KEY, WHO)
    assert (found.tally.votes, found.tally.needed.votes, found.reached) == (400, 501, False)
    act(book, "revoke-consent", holder=1, secretary_at="6/4/2004 9:00 AM")
    assert consent_of(book, KEY, WHO).tally.votes == 0
    give(book, 1, "6/5/2004 9:00 AM")
    give(book, 3, "6/7/2004 9:00 AM")
    act(book, "revoke-consent", holder=3, secretary_at="6/8/2004 9:00 AM", reason="late")
    found = consent_of(book, KEY, WHO)
    assert found.tally.votes == 700
    assert found.tally.reached_at == moment("2004-06-07T09:00")
    assert [f.cite.rule for f in found.findings if f.severity == "warning"] == [
        "shareholders.consent.revocation",
        "shareholders.consent.filing",
        "shareholders.consent.solicited-all",
        "shareholders.consent.prompt-notice",
    ]
    assert book.verify().ok


def test_a_second_consent_of_a_holder_counts_no_share_twice(book: Book) -> None:
    begin(book)
    give(book, 1, "6/3/2004 9:00 AM")
    give(book, 1, "6/4/2004 9:00 AM")
    assert consent_of(book, KEY, WHO).tally.votes == 400


def test_ten_days_before_a_listed_matter_is_carried_out(book: Book) -> None:
    begin(book, matter="reorganization", solicited_all=False)
    for holder in (1, 2):
        give(book, holder, "6/3/2004 9:00 AM")
    act(book, "notice-consent", on="6/3/2004")
    act(book, "notice-consent", on="6/4/2004", what="before")
    with pytest.raises(Refusal, match="Jun 14, 2004"):
        act(book, "close-consent", on="6/13/2004")
    act(book, "close-consent", on="6/14/2004")
    with pytest.raises(Refusal, match="was closed"):
        give(book, 3, "6/15/2004 9:00 AM")


@pytest.mark.parametrize(
    ("test", "holders", "reached"),
    [
        ("election", (1, 2), False),
        ("election", (1, 2, 3), True),
        ("vacancy", (1, 2), True),
        ("vacancy", (1,), False),
        ("bylaws", (1, 3), True),
    ],
)
def test_the_vote_needed_goes_by_the_matter(
    book: Book, test: str, holders: tuple[int, ...], reached: bool
) -> None:
    begin(book, test=test)
    for holder in holders:
        give(book, holder, "6/3/2004 9:00 AM")
    assert consent_of(book, KEY, WHO).reached is reached


@pytest.mark.parametrize(
    ("consenting", "outcome"),
    [
        (840_000, "removed"),
        (833_334, "removed"),
        (833_333, "protected"),
        (500_000, "not-carried"),
    ],
)
def test_removal_by_consent(consenting: int, outcome: str) -> None:
    """7.5: T = S, shares not consenting stand as against; five directors authorized."""
    voters = {
        1: Voter(1, "Ann Lee", consenting, consenting),
        2: Voter(2, "Bo Ray", 1_000_000 - consenting, 1_000_000 - consenting),
    }
    begun = Begun(ConsentAction("k", "t", "r"), "removal", director="Cy Fox", authorized=5)
    facts = Consents("k", begun, (Given(1, 1, filed_at=moment("2004-06-01T09:00")),))
    for law in (OLD, NEW):
        removal = stands(law, facts, voters, date(2004, 6, 2)).removal
        assert removal
        assert removal.outcome == outcome


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("board", "2004-05-20", "2004-05-20"),
        ("board action", "2004-06-02", "2004-05-11"),
        ("first consent", "2004-06-02", "2004-06-02"),
    ],
)
def test_three_paths_of_the_record_date(book: Book, path: str, old: str, new: str) -> None:
    """1988 II §9 ¶3; 2002 §2.11(b): the later of May 3 and of 60 days before July 10, May 11."""
    begin(
        book,
        path=path,
        record_on="5/20/2004" if path == "board" else None,
        resolved_on="5/3/2004",
        action_on="7/10/2004",
    )
    give(book, 1, "6/3/2004 9:00 AM")
    facts = read_consents(KEY, book.events("consent", KEY))
    days = [record_date(law, facts).on for law in (OLD, NEW)]
    assert days == [date.fromisoformat(old), date.fromisoformat(new)]


def test_a_record_date_too_far_from_the_action_asks_for_a_reason(book: Book) -> None:
    with pytest.raises(Refusal, match="60 days"):
        begin(book, path="board", record_on="5/1/2004", action_on="7/10/2004")


def test_what_no_meeting_could_do_needs_a_reason(book: Book) -> None:
    with pytest.raises(Refusal, match="cannot do this at a meeting, and so not by written consent"):
        begin(book, at_meeting=False)
    begin(book, at_meeting=False, reason="the court allowed it")
    [kept] = book.entries(limit=1)[0].findings
    assert (kept.rule, kept.reason) == ("shareholders.consent.scope", "the court allowed it")


def test_notice_of_an_action_goes_as_notice_of_a_meeting(book: Book) -> None:
    begin(book)
    act(book, "notice-consent", on="8/1/2004", manner="first-class mail")
    assert book.entries(limit=1)[0].findings == ()
    act(book, "notice-consent", on="8/1/2004", manner="e-mail")
    [kept] = book.entries(limit=1)[0].findings
    assert (kept.rule, kept.severity) == ("shareholders.consent.notice-manner", "warning")
    with pytest.raises(Refusal, match="not by mail below first class"):
        act(book, "notice-consent", on="8/1/2004", manner="mail below first class")


@pytest.mark.parametrize(
    ("on", "acts", "severities"),
    [("6/1/2004", [], ["warning"]), ("6/1/2004", ["consent"], []), ("6/1/2002", [], [])],
)
def test_a_consent_signed_by_proxy(
    book: Book, on: str, acts: list[str], severities: list[str]
) -> None:
    """1988 II §10 lets a proxy execute consents; 2002 §2.12 speaks of voting only."""
    act(book, "begin-consent", text="Resolved, to change the name.", on=on, reason="as it was")
    filed = on.replace("6/1", "6/3") + " 9:00 AM"
    given = {"signed_on": on, "filed_at": filed, "capacity": "Proxy holder", "acts": acts}
    act(book, "give-consent", holder=1, **given)
    if on.endswith("2002"):
        act(book, "give-consent", holder=1, **given)
    seq = book.head()[0]
    found = [f.severity for f in book.entry(seq).findings if f.rule == "proxy.scope"]
    assert found == severities
    assert book.entry(seq).data["acts"] == acts


def due_of(book: Book, on: date = WHO.today) -> list[tuple[str, str, str]]:
    found = [item for item in due_in(book, on) if item.matter.startswith("consent:")]
    return [(item.rule.rpartition(".")[2], item.section, item.standing) for item in found]


def test_the_notices_are_due_until_they_are_recorded_as_given(book: Book) -> None:
    assert due_of(book) == []
    begin(book, matter="reorganization", solicited_all=False)
    give(book, 1, "6/3/2004 9:00 AM")
    assert due_of(book) == []
    give(book, 2, "6/7/2004 9:00 AM")
    both = [
        ("pre-consummation", "§2.10 ¶2", "No day set"),
        ("prompt-notice", "§2.10 ¶2", "Not given"),
    ]
    assert due_of(book) == both
    act(book, "notice-consent", on="8/1/2004", what="before")
    assert due_of(book)[1:] == [("pre-consummation", "§2.10 ¶2", "Notice given")]
    assert due_of(book, date(2004, 8, 12)) == both[1:]
    act(book, "notice-consent", on="8/2/2004")
    assert due_of(book, date(2004, 8, 12)) == []


def test_the_prompt_notice_is_due_and_recorded_after_the_action_is_closed(book: Book) -> None:
    begin(book, solicited_all=False)
    for holder in (1, 2):
        give(book, holder, "6/3/2004 9:00 AM")
    act(book, "close-consent", on="6/4/2004")
    assert due_of(book) == [("prompt-notice", "§2.10 ¶2", "Not given")]
    act(book, "notice-consent", on="8/2/2004")
    assert due_of(book) == []
    assert book.verify().ok


def test_who_may_consent_is_read_again_after_an_entry_of_shares(book: Book) -> None:
    """Holders 1 and 2 have 700 of 1,000; with 500 more issued before, 700 of 1,500 is too few."""
    begin(book, solicited_all=False)
    for holder in (1, 2):
        give(book, holder, "6/3/2004 9:00 AM")
    assert len(due_of(book)) == 1
    more = {"holder": 3, "on": "1/6/2003", "certificates": [{"number": "4", "shares": "500"}]}
    perform(book, "issue", more | {"reason": "found in the old book"}, WHO)
    assert due_of(book) == []


def test_nothing_is_read_of_who_may_consent_where_no_notice_can_be_due(book: Book) -> None:
    begin(book, solicited_all=True)
    assert consents_of(book) == ()
    for holder in (1, 2):
        give(book, holder, "6/3/2004 9:00 AM")
    assert consents_of(book) == ()
    assert due_of(book) == []
