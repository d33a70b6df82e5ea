"""Every kind of entry that the books know has words of its own."""

from app.presenters.entry_words import KIND_WORDS
from app.store.effects import EFFECTS


def test_each_kind_of_entry_is_called_something() -> None:
    assert set(KIND_WORDS) == set(EFFECTS)
    assert all(words[0].isupper() and "." not in words for words in KIND_WORDS.values())
