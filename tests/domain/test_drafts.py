"""Two drafts compared: what either says can be read back from the comparison."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.drafts import ADDED, CHANGED, REMOVED, SAME, compare

PARAGRAPHS = st.lists(st.text("ab .,\n", min_size=1, max_size=12), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_drafts_are_read_back(before: list[str], after: list[str]) -> None:
    found = compare(before, after)
    old = [
        "".join(p.text for p in one.pieces if p.how != ADDED) for one in found if one.how != ADDED
    ]
    new = ["".join(p.text for p in one.pieces if p.how != REMOVED) for one in found]
    assert old == before
    assert [text for text, one in zip(new, found, strict=True) if one.how != REMOVED] == after
    assert all(one.how == SAME for one in compare(before, before))


def test_words_are_marked_within_a_paragraph() -> None:
    before = ["Call to order", "The chair thanked Ms. Lee for her work.", "Nothing more was said."]
    after = ["Call to order", "The chair thanked Ms. Lee and Mr. Ray for their work.", "Reports"]
    same, changed, added, removed = compare(before, after)
    assert (same.how, changed.how, added.how, removed.how) == (SAME, CHANGED, ADDED, REMOVED)
    pieces = [(piece.how, piece.text) for piece in changed.pieces]
    assert pieces == [
        (SAME, "The chair thanked Ms. Lee "),
        (ADDED, "and Mr. Ray "),
        (SAME, "for "),
        (REMOVED, "her"),
        (ADDED, "their"),
        (SAME, " work."),
    ]


def test_of_two_alike_the_likest_is_taken_and_the_one_before_it_is_removed() -> None:
    found = compare(
        ["One old line here.", "The vote was ten for it."], ["The vote was nine for it."]
    )
    assert [one.how for one in found] == [REMOVED, CHANGED]
