"""Drafts of minutes: kept as they stood, compared, and the free words around the facts."""

import pytest

from app.acts.meetings.papers import compose_paper
from app.acts.minutes_drafts import DRAFT, NOW, compose_minutes_of, keep_draft, minutes_to_compare
from app.acts.minutes_words import keep_notes
from app.acts.operations import perform
from app.documents.blocks import plain_text
from app.domain.drafts import CHANGED, SAME, compare
from app.domain.refusal import Refusal
from tests.acts.meetings.test_papers import KEY, WHO, book  # noqa: F401 - the fixture


def test_a_draft_kept_never_changes_and_is_compared_with_the_facts(book) -> None:  # noqa: F811
    keep_notes(book, KEY, {"reports": "The president reported on the year."}, WHO)
    keep_draft(book, KEY, WHO)
    with pytest.raises(Refusal, match="as in the last draft"):
        keep_draft(book, KEY, WHO)
    keep_notes(book, KEY, {"reports": "The president reported at length on the year."}, WHO)
    keep_draft(book, KEY, WHO)
    first, second, now = minutes_to_compare(book, KEY, WHO)
    assert first.label.startswith("Draft 1, ")
    assert (second.words, now.key) == (now.words, NOW)
    [changed] = [one for one in compare(first.words, second.words) if one.how != SAME]
    assert changed.how == CHANGED
    assert [p.text for p in changed.pieces if p.how != SAME] == [" at length"]
    papers = [p for p in book.papers(KEY) if p.kind == DRAFT]
    assert [p.title.partition(":")[0] for p in papers] == ["Draft 1", "Draft 2"]
    assert book.verify().ok


def test_words_of_the_board_stand_in_its_minutes_again_and_again(book) -> None:  # noqa: F811
    at = "2004-05-25T14:00"
    called = {"board": "b1", "kind": "regular", "starts_at": at, "scheduled_by": "the bylaws"}
    perform(book, "board-call", called, WHO)
    members = [t.name for t in book.company().terms if t.office == "director" and not t.to_on]
    opened = {"board": "b1", "at": at, "chair": members[0], "secretary": members[1]}
    perform(book, "board-open", opened | {"present": [{"name": name} for name in members]}, WHO)
    notes = {"opening": "Coffee was served.\nAll sat down.", "reports": "Sales rose.",
             "item 1": "After a long talk.", "closing": "There being nothing more."}  # fmt: skip
    keep_notes(book, "b1", notes, WHO)
    keep_draft(book, "b1", WHO)
    resolved = {"board": "b1", "at": "2004-05-25T14:20", "title": "Bank", "text": "RESOLVED: so."}
    resolved |= {"unanimous": True}
    perform(book, "board-resolve", resolved, WHO)
    text = plain_text(compose_minutes_of(book, "b1", WHO))
    for words in ("Coffee was served.\nAll sat down.", "Sales rose.", "After a long talk.\nBank"):
        assert words in text
    assert "There being nothing more." in text
    draft, now = minutes_to_compare(book, "b1", WHO)
    assert "After a long talk." not in draft.words
    assert "After a long talk." in now.words


def test_a_draft_is_no_annex_of_the_minutes(book) -> None:  # noqa: F811
    keep_draft(book, KEY, WHO)
    text = plain_text(compose_paper(book, KEY, "minutes-shareholders", WHO))
    assert "Draft 1" not in text
