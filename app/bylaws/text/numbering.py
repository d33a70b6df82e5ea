"""Whether articles and sections are numbered without gap or repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.bylaws.text.headings import is_closed
from app.bylaws.text.numerals import label_value, roman
from app.bylaws.text.parts import Article, Section, Unplaced
from app.domain.words import listed

MOST_NAMED = 6


def check_numbering(articles: Sequence[Article]) -> Iterator[Unplaced]:
    """Gaps, repeats and wrong order of articles and sections, text without a section, open ends."""
    yield from _check([(a.number, a.label, a.line) for a in articles], "Article", 1)
    reached = 0
    for article in articles:
        numbered = [(_value(s), s.number, s.line) for s in article.sections if s.number]
        first = reached + 1 if numbered and numbered[0][0] == reached + 1 else 1
        yield from _check(numbered, "Section", first, _where(article, numbered))
        reached = numbered[-1][0] if numbered else reached
        yield from _check_texts(article, bool(numbered))


def _where(article: Article, numbered: Sequence[tuple[int, str, int]]) -> str:
    decimal = any("." in number for _, number, _ in numbered)
    return "" if decimal or not article.label else f" of Article {article.label}"


def _value(section: Section) -> int:
    return label_value(section.number.rpartition(".")[2])


def _check(
    found: Sequence[tuple[int, str, int]], kind: str, first: int, where: str = ""
) -> Iterator[Unplaced]:
    before, seen = (first - 1, ""), dict[int, int]()
    for value, label, line in found:
        name = f"{kind} {label}{where}"
        if value in seen:
            sentence = f"{name} stands again on line {line}, after line {seen[value]}."
            yield Unplaced(line, "repeat", sentence)
        elif value < before[0]:
            yield Unplaced(line, "order", f"{name} stands after {kind} {before[1]}.")
        elif value > before[0] + 1 and before[0] >= first - 1:
            yield Unplaced(line, "gap", _gap(kind, where, label, before[0] + 1, value))
        seen.setdefault(value, line)
        before = (value, label) if value > before[0] else before


def _gap(kind: str, where: str, label: str, first: int, value: int) -> str:
    head = label.rpartition(".")
    in_roman = kind == "Article" and not label.isdecimal()
    numbers = range(first, min(value, first + MOST_NAMED))
    missing = [head[0] + head[1] + (roman(n) if in_roman else str(n)) for n in numbers]
    return f"{kind} {listed(missing)}{where} is not found before {kind} {label}."


def _check_texts(article: Article, numbered: bool) -> Iterator[Unplaced]:
    for section in article.sections:
        if numbered and not section.number:
            sentence = f"A text stands in Article {article.label} before its first section."
            yield Unplaced(section.line, "text", sentence)
        if not section.paragraphs:
            yield Unplaced(section.line, "text", f"{section.cite} has no text.")
        elif not is_closed(section.paragraphs[-1].text):
            sentence = f"{section.cite} ends without a stop."
            yield Unplaced(section.paragraphs[-1].line, "doubt", sentence)
    if not article.sections:
        yield Unplaced(article.line, "text", f"Article {article.label} has no text.")
