"""Two drafts of a paper compared: paragraph by paragraph, and word by word within a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
LIKE = 0.4
"""Paragraphs less alike than this are one removed and one added, not one changed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: `same`, `added` or `removed`."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A paragraph of either draft: `same`, `added`, `removed` or `changed`, and its pieces."""

    how: str
    pieces: tuple[Piece, ...]


def compare(before: Sequence[str], after: Sequence[str]) -> tuple[Compared, ...]:
    """Every paragraph of both drafts in order, what was removed before what was added."""
    found: list[Compared] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [_whole(SAME, text) for text in after[k:m]]
        else:
            found += _block(before[i:j], after[k:m])
    return tuple(found)


def _block(before: Sequence[str], after: Sequence[str]) -> Iterator[Compared]:
    """Paragraphs that stand in each other's place: those alike are changed, in their order."""
    left = list(before)
    for text in after:
        like = [SequenceMatcher(None, _words(old), _words(text)).ratio() for old in left]
        best = max(like, default=0.0)
        if best < LIKE:
            yield _whole(ADDED, text)
            continue
        place = like.index(best)
        yield from (_whole(REMOVED, old) for old in left[:place])
        yield Compared(CHANGED, tuple(_pieces(left[place], text)))
        left = left[place + 1 :]
    yield from (_whole(REMOVED, old) for old in left)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _words(before), _words(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, "".join(old[i:j]))
            continue
        if i < j:
            yield Piece(REMOVED, "".join(old[i:j]))
        if k < m:
            yield Piece(ADDED, "".join(new[k:m]))


def _whole(how: str, text: str) -> Compared:
    return Compared(how, (Piece(how, text),))


def _words(text: str) -> list[str]:
    """The words, and the stretches between them, so that joined they are the text again."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)
