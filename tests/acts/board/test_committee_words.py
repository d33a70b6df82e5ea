"""Powers and resolutions of a committee in free words: asked of, and recorded without a reason.

1988 III §15; 2002 §4.1.
"""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.board.test_board import EACH, _committee, book, called, do, here, told

__all__ = ["book"]
ASKED = " may speak of "
LEAVE = "That Ada be paid back; that the vacancy on the board be filled."


def asked(book: Book, seq: int) -> list[tuple[str, str]]:
    """The subjects asked of, as kept with the entry; no reason stands beside them."""
    found = [f for f in book.entry(seq).findings if ASKED in f.says]
    assert all(f.rule == "committees.nondelegable" and not f.reason for f in found)
    return [(f.severity, f.says.partition(ASKED)[2].partition(".")[0]) for f in found]


@EACH
def test_powers_in_free_words_are_asked_of_when_a_committee_is_made_or_changed(
    book: Book, version: str
) -> None:
    on, (a, b, *_) = _committee(book, version)
    charter: dict[str, Any] = {"members": [a, b], "votes_for": 3, "on": on}
    powers = ["oversee the audit", "Fix the compensation of directors", "fill any vacancy"]
    seq = do(book, "committee-create", committee="Pay Committee", powers=powers, **charter)
    assert asked(book, seq) == [("warning", "pay of directors"), ("warning", "vacancies")]
    changed = do(book, "committee-change", committee="Pay Committee", on=on, powers=powers[:1])
    assert asked(book, changed) == []


@EACH
def test_the_words_of_a_committees_resolution_are_asked_of(book: Book, version: str) -> None:
    on, (a, b, c, d, _) = _committee(book, version)
    later = {"starts_at": f"{on[:-2]}20 2:00 PM", "called_on": on, "committee": "Audit Committee"}
    members = [{"name": a, "office": "member"}, {"name": c, "office": "member"}]
    called(book, version, "m", **later, callers=members)
    told(book, "m", (a, b, c, d), f"{on[:-2]}18 2:00 PM")
    do(book, "board-open", board="m", at="2:00 PM", chair=b, present=here([a, b, c]))
    put = {"board": "m", "text": LEAVE, "counts": {"for": 3}}
    assert asked(book, do(book, "board-resolve", at="2:10 PM", **put)) == [("warning", "vacancies")]
    lost = put | {"counts": {"for": 1, "against": 2}}
    assert asked(book, do(book, "board-resolve", at="2:15 PM", **lost)) == []
    with pytest.raises(Refusal, match="may not act on vacancies"):
        do(book, "board-resolve", at="2:20 PM", power="vacancies", **put)


@EACH
def test_the_board_itself_is_asked_nothing(book: Book, version: str) -> None:
    on, directors = called(book, version)
    told(book, "b", directors, f"{on[:-2]}10 10:00 AM")
    do(book, "board-open", board="b", at="10:00 AM", chair=directors[0], present=here(directors))
    resolve = {"board": "b", "at": "10:10 AM", "text": LEAVE, "counts": {"for": 5}}
    assert asked(book, do(book, "board-resolve", **resolve)) == []
    consent = {"board": "w", "on": on, "actions": [{"text": LEAVE}]}
    assert asked(book, do(book, "board-consent", **consent)) == []


def test_a_written_consent_of_a_committee_is_asked_of_action_by_action(book: Book) -> None:
    on, _ = _committee(book, "2002")
    actions = [{"text": LEAVE}, {"text": "That a dividend be paid."}, {"text": "That it be so."}]
    given = {"board": "w", "on": on, "committee": "Audit Committee"}
    seq = do(book, "board-consent", actions=actions, **given)
    assert asked(book, seq) == [("warning", "vacancies"), ("warning", "distributions")]
    named = [{"text": "That a dividend be paid.", "power": "distributions"}]
    with pytest.raises(Refusal, match="may not act on distributions"):
        do(book, "board-consent", actions=named, **given | {"board": "x"})
