"""Where the words searched for stand in a text, and the stretch of it that is worth showing.

Letters are compared as the full-text index compares them: without accents and capitals, a word
being a run of letters and figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from app.domain.found import Marked

AROUND, LEAST_BEFORE = 130, 30
"""Signs that are shown of a longer text, and of these before the first word found."""
BEGINNING = 8_000
"""Signs of a text that are looked through first; the rest only where a word is not among them."""
MOST_MARKS = 60
"""Places of one word that are looked at in one text."""
Words = Sequence[tuple[str, bool]]
"""What is looked for, each with whether it must end where it ends, as a phrase in quotes does."""
Place = tuple[int, int, int]
"""From, to, and which of the words."""
_LETTERS = re.compile(r"[^\W_]+")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]")


def marked(text: str, words: Words) -> Marked:
    """The whole text with every place marked."""
    return Marked(text, _marks(_places(text, words)))


def stretch(text: str, words: Words) -> Marked:
    """The stretch of the text in which most of the words stand, with `…` where it is cut."""
    if len(text) <= AROUND:
        return marked(text, words)
    places = _places(text[:BEGINNING], words)
    if len({which for _, _, which in places}) < len(words) and len(text) > BEGINNING:
        places = _places(text, words)
    first = _fullest(places)
    begin = _word_begin(text, max(0, min(first - LEAST_BEFORE, len(text) - AROUND)))
    end = _word_end(text, begin + AROUND)
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    shift = len(before) - begin
    seen = [(a + shift, b + shift, which) for a, b, which in places if begin <= a and b <= end]
    return Marked(before + text[begin:end] + after, _marks(seen))


def _marks(places: Iterable[Place]) -> tuple[tuple[int, int], ...]:
    """The places without those that lie in another."""
    found: list[tuple[int, int]] = []
    for begin, end, _ in places:
        if not found or begin >= found[-1][1]:
            found.append((begin, end))
    return tuple(found)


def _places(text: str, words: Words) -> list[Place]:
    """Where the words stand, in the order of the text, the longer first."""
    folded = _folded(text)
    found = [
        (*place, which)
        for which, (word, whole) in enumerate(words)
        for place in islice(_standing(folded, word, whole), MOST_MARKS)
    ]
    return sorted(found, key=lambda place: (place[0], -place[1]))


def _standing(folded: str, word: str, whole: bool) -> Iterator[tuple[int, int]]:
    """Where a word or phrase begins and ends; the end of a begun word goes with it."""
    parts = _LETTERS.findall(_folded(word))
    pattern = _pattern(tuple(parts), whole)
    at = folded.find(parts[0]) if parts else -1
    while at >= 0:
        found = pattern.match(folded, at)
        if found and not (at and folded[at - 1].isalnum()):
            yield found.span()
        at = folded.find(parts[0], at + 1)


@lru_cache(maxsize=64)
def _pattern(parts: tuple[str, ...], whole: bool) -> re.Pattern[str]:
    ending = r"(?![^\W_])" if whole else r"[^\W_]*"
    return re.compile(r"[\W_]+".join(parts) + ending)


def _fullest(places: Sequence[Place]) -> int:
    """Where the stretch with the most different words begins."""
    best, most = 0, 0
    for number, (begin, _, _) in enumerate(places):
        near = {which for a, _, which in places[number : number + 20] if a < begin + AROUND // 2}
        if len(near) > most:
            best, most = begin, len(near)
    return best


def _folded(text: str) -> str:
    """The text sign by sign in small letters without accents, as long as it was."""
    for sign in set(_NOT_PLAIN.findall(text)):
        if (bare := _bare(sign)) != sign:
            text = text.replace(sign, bare)
    return text.lower()


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    """The letter without its accent, small; a sign that is more than one letter stays."""
    bare = unicodedata.normalize("NFD", sign)[0].lower()
    return bare if len(bare) == 1 else "?"


def _word_begin(text: str, place: int) -> int:
    """The beginning of the word after this place, if one is near."""
    space = text.find(" ", place, place + LEAST_BEFORE)
    return space + 1 if place and space >= 0 else place


def _word_end(text: str, place: int) -> int:
    """The end of the word before this place, if one is near."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", place - LEAST_BEFORE, place)
    return space if space > 0 else place
