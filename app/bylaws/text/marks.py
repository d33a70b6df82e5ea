"""The marks of sub-paragraphs, (a), (1), (iv), and which stands under which."""

from __future__ import annotations

from app.bylaws.text.numerals import roman_value

Level = tuple[str, str, int]
"""A mark as printed, its kind (`a`, `A`, `1`, `i`) and its value."""


def readings(mark: str) -> tuple[tuple[str, int], ...]:
    """What a mark may be: (i) is the ninth letter or the first roman number."""
    if not mark:
        return ()
    if mark.isdecimal():
        return (("1", int(mark)),)
    found: list[tuple[str, int]] = []
    if len(set(mark)) == 1 and not (len(mark) > 1 and roman_value(mark)):
        letter = "A" if mark.isupper() else "a"
        found.append((letter, ord(mark[0].lower()) - ord("a") + 1 + 26 * (len(mark) - 1)))
    if roman_value(mark):
        found.append(("I" if mark.isupper() else "i", roman_value(mark)))
    return tuple(found)


def could_follow(before: str, mark: str, missing: int = 0) -> bool:
    """Whether the mark is the next after the other in some reading, or so many are missing."""
    return any(
        kind == other and 0 < value - reached <= missing + 1
        for kind, value in readings(mark)
        for other, reached in readings(before)
    )


def could_lead(mark: str) -> bool:
    """Whether the mark may be the first of a list."""
    return any(value == 1 for _, value in readings(mark))


def placed(levels: tuple[Level, ...], mark: str, opened: bool) -> tuple[tuple[Level, ...], str]:
    """The levels with this mark in its place, and what is odd about it: `gap`, `repeat` or empty.

    `opened` says that the text before ends with a colon, so that a first mark begins a list.
    """
    options = readings(mark)
    first = next(((mark, kind, value) for kind, value in options if value == 1), None)
    if first and opened:
        return (*levels, first), ""
    for depth in range(len(levels) - 1, -1, -1):
        _, kind, value = levels[depth]
        if (kind, value + 1) in options:
            return (*levels[:depth], (mark, kind, value + 1)), ""
    if first and first[1] not in [kind for _, kind, _ in levels]:
        return (*levels, first), ""
    return _odd(levels, mark)


def _odd(levels: tuple[Level, ...], mark: str) -> tuple[tuple[Level, ...], str]:
    for depth in range(len(levels) - 1, -1, -1):
        for kind, value in readings(mark):
            if kind == levels[depth][1]:
                odd = "gap" if value > levels[depth][2] else "repeat"
                return (*levels[:depth], (mark, kind, value)), odd
    kind, value = readings(mark)[0]
    return (*levels, (mark, kind, value)), "gap"
