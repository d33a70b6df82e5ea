"""Questions of directors and the board that cannot be answered: one sentence, telling what."""

from typing import Any

import pytest

from app.bylaws.ask.answering import answer
from app.bylaws.law import BUILT_IN, built_in_shelf

PERSONAL, ADJOURN = "board.special.notice.personal", "board.adjourn.notice"
REMOVAL = "directors.removal.protection"
VOTE = {
    "votes_entitled": 1000,
    "for": 600,
    "against": 100,
    "authorized": 5,
    "by_consent": False,
    "entire_board": False,
}
SPAN = {"adjourned_at": "2003-03-12T11:00", "resumes_at": "2003-03-13T11:00"}


@pytest.mark.parametrize("key", BUILT_IN)
@pytest.mark.parametrize(
    ("rule", "given", "words"),
    [
        # questions.md, wording 4: what gives an error line
        (PERSONAL, {"meeting_at": "2003-04-06T02:30"}, "does not exist"),
        (PERSONAL, {"meeting_at": "2003-10-26T01:30"}, "comes twice"),
        (PERSONAL, {"meeting_at": "2003-04-06T02:30", "zone": "Mars/Base"}, "zone"),
        (PERSONAL, {"meeting_at": "2003-04-07T02:30", "zone": 7}, "zone"),
        (PERSONAL, {"meeting_at": "2003-04-07T02:30", "zone": "America"}, "zone"),
        (PERSONAL, {"meeting_at": "2003-04-07T02:30", "zone": "../zone"}, "zone"),
        (PERSONAL, {"meeting_at": "2003-04-07"}, "local time"),
        (PERSONAL, {"meeting_at": "2003-04-07T09:00-07:00"}, "local time"),
        (PERSONAL, {"meeting_at": "2003-02-29T09:00"}, "calendar"),
        (PERSONAL, {"meeting_at": "2003-04-07T24:01"}, "calendar"),
        (PERSONAL, {"meeting_at": "0001-01-01T09:00"}, "too far"),
        (PERSONAL, {"meeting_at": None}, "local time"),
        (PERSONAL, {}, "meeting_at is missing"),
        ("board.special.notice.mail", {"meeting_at": "2003-10-26T01:00"}, "meeting_at"),
        (ADJOURN, SPAN | {"resumes_at": "2003-03-12T10:59"}, "resumes_at"),
        (ADJOURN, SPAN | {"adjourned_at": "2003-04-06T02:00"}, "adjourned_at"),
        (ADJOURN, {"adjourned_at": "2003-03-12T11:00"}, "resumes_at is missing"),
        ("directors.number.max-formula", {"min": 5, "max": 4}, "below the minimum"),
        ("directors.number.max-formula", {"min": 0, "max": 4}, "min"),
        ("directors.number.max-formula", {"min": "5", "max": 9}, "min"),
        ("directors.number.below-five-block", {"votes_entitled": 600, "against": 601}, "against"),
        ("directors.number.below-five-block", {"votes_entitled": 0, "against": 0}, "zero"),
        ("directors.vacancy.board-fill", {"in_office": 0}, "in_office"),
        ("directors.vacancy.board-fill", {"in_office": 2.0}, "in_office"),
        ("board.quorum", {"authorized": 0}, "authorized"),
        ("board.quorum", {"authorized": True}, "authorized"),
        ("board.quorum.withdrawal", {"authorized": "5"}, "authorized"),
        ("committees.create", {"authorized": -1}, "authorized"),
        ("board.vote.act", {"present": 0}, "present"),
        (REMOVAL, VOTE | {"for": 901}, "for and against"),
        (REMOVAL, VOTE | {"for": 1001, "against": 0}, "for is more"),
        (REMOVAL, VOTE | {"against": 1001, "by_consent": True}, "against is more"),
        (REMOVAL, VOTE | {"authorized": 0}, "authorized"),
        (REMOVAL, VOTE | {"by_consent": 1}, "by_consent"),
        (REMOVAL, VOTE | {"for": 600.0}, "for"),
        (REMOVAL, {k: v for k, v in VOTE.items() if k != "entire_board"}, "entire_board"),
    ],
)
def test_given_that_cannot_be_read(key: str, rule: str, given: dict[str, Any], words: str) -> None:
    told = answer({"id": 1, "rule": rule, "bylaws": key, "given": given}, built_in_shelf())
    assert words in told["error"]
    assert told["error"].endswith(".")
    assert len(told["error"].split()) >= 3
    assert set(told) == {"id", "error"}


def test_a_count_over_a_change_of_clocks_says_so() -> None:
    asked = {"rule": PERSONAL, "bylaws": BUILT_IN[1], "given": {"meeting_at": "2003-04-07T09:00"}}
    counted = answer(asked, built_in_shelf())["counted"]
    assert "Sat, Apr 5, 2003, 8:00 AM" in counted
    assert "Sat, Apr 5, 2003, 9:00 AM" in counted
    assert "elapsed time" in counted
