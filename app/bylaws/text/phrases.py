"""Where in a passage a rule's parameters come from, as character ranges to highlight.

A figure is found in words, figures or both, with its unit where its name tells one; a choice is
found by its words. What is the program's own setting, or has no words in the text, is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast

from app.bylaws.law import Rule
from app.bylaws.text.export import paragraph_places
from app.bylaws.text.linking import Passage
from app.bylaws.text.numerals import Number, numbers
from app.bylaws.text.wording import clock_pattern, day_pattern, words_pattern

Range = tuple[int, int]
UNITS = ("hour", "day", "month", "year", "week", "minute", "page")
UNIT_AFTER = re.compile(
    rf"(?:(?:\s+|-)[a-z]+)??(?:\s+|-)(?P<unit>{'|'.join(UNITS)})s?\b'?", re.IGNORECASE
)
BETWEEN = re.compile(
    r"[\s,]+(?:(?:and|at|but|fewer|later|least|less|more|most|no|nor|not|or|than|to)[\s,]+)+",
    re.IGNORECASE,
)
SETTINGS = ("advice_", "warning_", "warn_")
REFERENCE = re.compile(r"(?:Sections?|Articles?|Rules?|Schedule|Act of|§|¶)\s*$", re.IGNORECASE)
HALF = re.compile(r"\bmajorit(?:y|ies)\b", re.IGNORECASE)
WHOLE = re.compile(
    r"\bunanim\w+|\ball (?:of )?(?:the )?(?:outstanding )?"
    r"(?:shares|shareholders|members|directors|persons|votes)\b",
    re.IGNORECASE,
)
COMPARED = {
    "at-least": r"(?:not|no) (?:less|fewer) than|at least|(?:no|not) later than|minimum of",
    "more-than": r"more than|exceed(?:s|ing)?|greater than|in excess of",
    "at-most": r"(?:not|no) more than|at most|not exceed(?:ing)?|up to|within",
    "less-than": r"(?:less|fewer) than|under",
}
OWN = frozenset(
    "advice any derived error exclude express fits implied info none open other same stated "
    "warning yes no".split()
)
CLAUSE = re.compile(r"[.;:](?=\s)|\n\n")
MONTH_DAY, CLOCK = re.compile(r"(\d\d)-(\d\d)"), re.compile(r"(\d\d):(\d\d)")
FRACTION = re.compile(r"\d+/\d+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words from `start` to `end` of a passage's text, and the parameter they give."""

    start: int
    end: int
    param: str


def phrases(rule: Rule, passage: Passage) -> tuple[Phrase, ...]:
    """The phrases of the passage from which the rule's parameters come, in order.

    Where a parameter's words stand several times, the clauses nearest to the rule's own words
    are taken.
    """
    if not passage.section or not passage.text:
        return ()
    head = 0 if passage.start else next(iter(paragraph_places(passage.section)), (0, 0))[0]
    finder = _Finder(" " * head + passage.text[head:], rule)
    own = {name: v for name, v in rule.params.items() if not name.startswith(SETTINGS)}
    found = [Phrase(*at, name) for name, value in own.items() for at in finder.places(name, value)]
    figures = {phrase.start for phrase in found}
    for name, value in own.items():
        if isinstance(value, str) and value in COMPARED:
            found += [Phrase(*at, name) for at in finder.compared(COMPARED[value], figures)]
    return tuple(sorted(set(found), key=lambda p: (p.start, p.end, p.param)))


class _Finder:
    """One passage with its numbers and clauses, read once for all parameters of a rule."""

    def __init__(self, text: str, rule: Rule) -> None:
        self._text = text
        self._numbers = [n for n in numbers(text) if not _is_reference(text, n)]
        self._words = _stems(f"{rule.title} {rule.says}")
        ends = [0, *[m.end() for m in CLAUSE.finditer(text)], len(text)]
        self._clauses = list(pairwise(ends))

    def places(self, name: str, value: Any) -> Iterator[Range]:
        """The places of one parameter's value."""
        if isinstance(value, bool):
            return
        if isinstance(value, list):
            for item in cast("list[Any]", value):
                yield from self.places(name, item)
        elif isinstance(value, int):
            yield from self._nearest(list(self._counts(name, value)))
        elif isinstance(value, date):
            yield from self._matches(day_pattern(value.month, value.day, value.year))
        else:
            yield from self._nearest(list(self._choices(str(value))))

    def compared(self, pattern: str, figures: set[int]) -> Iterator[Range]:
        """Words that compare, where one of the rule's own figures follows."""
        for found in re.finditer(rf"\b(?:{pattern})(?: an? | )", self._text, re.IGNORECASE):
            if found.end() in figures:
                yield found.start(), found.end() - 1

    def _choices(self, value: str) -> Iterator[Range]:
        day, clock = MONTH_DAY.fullmatch(value), CLOCK.fullmatch(value)
        if FRACTION.fullmatch(value):
            yield from self._shares(Fraction(value))
        elif day:
            yield from self._matches(day_pattern(int(day[1]), int(day[2])))
        elif clock:
            yield from self._matches(clock_pattern(int(clock[1]), int(clock[2])))
        elif value and value not in OWN and value not in COMPARED:
            yield from self._matches(words_pattern(value))

    def _counts(self, name: str, value: int) -> Iterator[Range]:
        unit = next((unit for unit in UNITS if unit in name), "")
        counted = [n for n in self._numbers if n.kind != "share" and n.value]
        for n, number in enumerate(counted):
            after = UNIT_AFTER.match(self._text, number.end)
            if self._is_count(number, value, unit, self._unit_of(counted[n:])):
                yield number.start, after.end() if after else number.end

    def _unit_of(self, following: Sequence[Number]) -> str:
        """The unit of the first number: of `ten` too in `ten nor more than sixty days`."""
        joined = list(following[:1])
        for number, after in pairwise(following):
            if not BETWEEN.fullmatch(self._text, number.end, after.start):
                break
            joined.append(after)
        found = (UNIT_AFTER.match(self._text, number.end) for number in joined)
        return next((unit["unit"].casefold() for unit in found if unit), "")

    def _is_count(self, number: Number, value: int, unit: str, named: str) -> bool:
        if not unit:
            more = number.value == 1 and self._text.startswith(" or more", number.end)
            return number.value == value and bool(number.kind == "count" or named) and not more
        in_years = unit == "month" and named == "year" and number.value * 12 == value
        return in_years or (named == unit and number.value == value)

    def _shares(self, value: Fraction) -> Iterator[Range]:
        for number in self._numbers:
            if number.kind == "share" and number.value == value:
                yield number.start, number.end
        if value == Fraction(1, 2):
            yield from self._matches(HALF)
        elif value == 1:
            yield from self._matches(WHOLE)

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[Range]:
        for found in pattern.finditer(self._text):
            yield found.span()

    def _nearest(self, places: Sequence[Range]) -> Sequence[Range]:
        """Of several places those in the clauses that share most words with the rule."""
        if len(places) < 2:
            return places
        shared = [self._shared(start) for start, _ in places]
        return [place for place, count in zip(places, shared, strict=True) if count == max(shared)]

    def _shared(self, at: int) -> int:
        start, end = next(c for c in self._clauses if c[0] <= at <= c[1])
        return len(self._words & _stems(self._text[start:end]))


def _is_reference(text: str, number: Number) -> bool:
    marked = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1]
    return marked == ")" or bool(REFERENCE.search(text[: number.start][-10:]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in re.findall(r"[a-z]{4,}", text.casefold()))
