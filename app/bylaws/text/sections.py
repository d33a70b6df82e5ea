"""The text divided into title, articles, sections, paragraphs and certificate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.bylaws.text.blocks import Block, Shapes, read_blocks
from app.bylaws.text.headings import (
    SECTION,
    article_label,
    article_rest,
    head_length,
    is_capitals,
    is_certificate,
    is_title,
    mark_of,
    section_number,
    section_rest,
)
from app.bylaws.text.marks import Level, could_follow, could_lead, placed, readings
from app.bylaws.text.numbering import check_numbering
from app.bylaws.text.numerals import label_value, roman
from app.bylaws.text.parts import (
    CERTIFICATE,
    TITLE,
    Article,
    BylawsText,
    Paragraph,
    Section,
    Unplaced,
)
from app.bylaws.text.reading import read_lines

MOST_MISSING = 3
LIKE_SECTION = re.compile(r"(?:section|§)\s*\d|\d+\.\d+\s", re.IGNORECASE)


def read_text(raw: str) -> BylawsText:
    """The bylaws in this text. What it could not place is said in `unplaced`, with its line."""
    lines, left_out = read_lines(raw)
    blocks, shapes = read_blocks(lines)
    reader = _Reader(raw, shapes)
    for block in blocks:
        reader.take(block)
    articles = tuple(article.done() for article in reader.articles)
    certificate = reader.certificate.done() if reader.certificate else None
    unplaced = [*reader.unplaced, *check_numbering(articles)]
    unplaced.sort(key=lambda note: note.line)
    return BylawsText(reader.title.done(), articles, certificate, tuple(unplaced), left_out)


@dataclass(slots=True)
class _Part:
    """A section while it is read."""

    cite: str
    number: str
    heading: str
    start: int
    end: int
    line: int
    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])
    levels: tuple[Level, ...] = ()

    def done(self) -> Section:
        return Section(
            self.cite,
            self.number,
            self.heading,
            tuple(self.paragraphs),
            self.start,
            self.end,
            self.line,
        )


@dataclass(slots=True)
class _Article:
    """An article while it is read."""

    number: int
    label: str
    heading: str
    start: int
    end: int
    line: int
    parts: list[_Part] = field(default_factory=list[_Part])

    def done(self) -> Article:
        end = self.parts[-1].end if self.parts else self.end
        sections = tuple(part.done() for part in self.parts)
        return Article(self.number, self.label, self.heading, sections, self.start, end, self.line)


class _Reader:
    """Puts one block after the other in its place."""

    def __init__(self, raw: str, shapes: Shapes) -> None:
        self._raw = raw
        self._shapes = shapes
        self.title = _Part(TITLE, "", "", 0, 0, 1)
        self.articles: list[_Article] = []
        self.certificate: _Part | None = None
        self.unplaced: list[Unplaced] = []

    def take(self, block: Block) -> None:
        """Read one block."""
        self.unplaced += block.unplaced
        first = block.lines[0].text
        number = section_number(first, self._shapes)
        if self.certificate:
            self._add(self.certificate, block, 0)
        elif article_label(first):
            self._begin_article(block)
        elif self._is_heading(block):
            article = self.articles[-1]
            article.heading = f"{article.heading} {block.text}".strip()
            article.end = block.lines[-1].end
        elif number is not None and (SECTION.fullmatch(first) or self._fits(number)):
            self._begin_section(block, number)
        elif self.articles and is_certificate(first):
            self._begin_certificate(block)
        else:
            self._add_text(block)

    def _is_heading(self, block: Block) -> bool:
        """Whether this is the heading of the article that has just begun."""
        texts = [line.text for line in block.lines]
        if not self.articles or self.articles[-1].parts or section_number(texts[0], self._shapes):
            return False
        capitals = all(map(is_capitals, texts))
        return capitals or (not self.articles[-1].heading and all(map(is_title, texts)))

    def _begin_article(self, block: Block) -> None:
        line = block.lines[0]
        label, heading = article_label(line.text), article_rest(line.text)
        value = label_value(label)
        self._open(value, label if label.isdecimal() else roman(value), heading, block)

    def _open(self, number: int, label: str, heading: str, block: Block) -> _Article:
        line = block.lines[0]
        article = _Article(number, label, heading, line.start, block.lines[-1].end, line.number)
        self.articles.append(article)
        return article

    def _fits(self, number: str) -> bool:
        """Whether a bare `2.4` or `4.` begins a section here: it is the next, or a few on."""
        article = self.articles[-1] if self.articles else None
        major, _, minor = number.rpartition(".")
        last = [p.number for p in article.parts if p.number] if article else []
        reached = int(last[-1].rpartition(".")[2]) if last else 0
        if article and major and int(major) != article.number:
            return int(major) == article.number + 1 and minor == "1"
        return reached < int(minor) <= reached + MOST_MISSING

    def _begin_section(self, block: Block, number: str) -> None:
        article = self._article_for(block, number)
        line = block.lines[0]
        cite = f"§{number}" if "." in number else f"{article.label} §{number}".strip()
        head, body = self._split(block)
        part = _Part(cite, number, head, line.start, block.lines[-1].end, line.number)
        article.parts.append(part)
        if body < len(block.text):
            self._add(part, block, body)

    def _article_for(self, block: Block, number: str) -> _Article:
        """The article this section stands in; one without a heading is opened where it must be."""
        major = int(number.split(".", maxsplit=1)[0]) if "." in number else 0
        line = block.lines[0].number
        last = self.articles[-1] if self.articles else None
        if last is None:
            return self._open(major, str(major or ""), "", block)
        if major in (0, last.number):
            return last
        if major == last.number + 1:
            label = str(major) if last.label.isdecimal() else roman(major)
            sentence = (
                f"Article {label} has no heading. It is taken to begin with Section {number}."
            )
            self.unplaced.append(Unplaced(line, "heading", sentence))
            return self._open(major, label, "", block)
        sentence = f"Section {number} stands under Article {last.label}."
        self.unplaced.append(Unplaced(line, "order", sentence))
        return last

    def _split(self, block: Block) -> tuple[str, int]:
        """The section's heading, and where its text begins."""
        first = block.lines[0].text
        rest = section_rest(first, self._shapes)
        at = len(first) - len(rest)
        length = head_length(block.text[at:])
        if length:
            head = block.text[at : at + length]
            end = at + length
        else:
            end = self._head_lines(block, rest, at)
            head = block.text[at:end]
        while end < len(block.text) and block.text[end] == " ":
            end += 1
        return _without_stop(head), end

    def _head_lines(self, block: Block, rest: str, at: int) -> int:
        """The end of a heading that has no stop and stands on lines of its own."""
        if not rest or not (is_capitals(rest) or is_title(rest)):
            return at
        count = 1
        while is_capitals(rest) and count < len(block.lines):
            if not is_capitals(block.lines[count].text):
                break
            count += 1
        if count == len(block.lines):
            return len(block.text)
        return block.starts[count] if block.lines[count].text[0].isupper() else at

    def _begin_certificate(self, block: Block) -> None:
        line = block.lines[0]
        headed = is_capitals(line.text) or is_title(line.text)
        heading = block.text if headed else ""
        self.certificate = _Part(
            CERTIFICATE, "", heading, line.start, block.lines[-1].end, line.number
        )
        if not headed:
            self._add(self.certificate, block, 0)

    def _add_text(self, block: Block) -> None:
        line = block.lines[0]
        if not self.articles:
            if not self.title.paragraphs:
                self.title.start, self.title.line = line.start, line.number
            self._add(self.title, block, 0)
            return
        article = self.articles[-1]
        if not article.parts:
            part = _Part(article.label, "", "", line.start, line.end, line.number)
            article.parts.append(part)
        if LIKE_SECTION.match(line.text):
            sentence = f"Line {line.number} begins like a section. It is read as text."
            self.unplaced.append(Unplaced(line.number, "doubt", sentence))
        self._add(article.parts[-1], block, 0)

    def _add(self, part: _Part, block: Block, offset: int) -> None:
        text, start = block.text[offset:], block.place(offset, self._raw)
        line, end = block.line_at(offset), block.lines[-1].end
        mark = mark_of(text) or self._bare(part, text)
        number = max((p.number for p in part.paragraphs), default=0)
        marks: tuple[str, ...] = ()
        if mark and readings(mark):
            before = part.paragraphs[-1].text if part.paragraphs else ""
            part.levels, odd = placed(part.levels, mark, before.endswith(":"))
            marks = tuple(level[0] for level in part.levels)
            self._note_mark(part, mark, odd, line)
        else:
            number += 1
        part.paragraphs.append(Paragraph(number, marks, text, start, end, line))
        part.end = end

    def _bare(self, part: _Part, text: str) -> str:
        """The mark of `1.` or `a)`, where it begins a list or goes on with one."""
        mark = mark_of(text, bare=True)
        goes_on = any(could_follow(level[0], mark) for level in part.levels)
        return mark if mark and (goes_on or could_lead(mark)) else ""

    def _note_mark(self, part: _Part, mark: str, odd: str, line: int) -> None:
        if odd:
            said = "stands again" if odd == "repeat" else "does not follow the mark before it"
            sentence = f"In {part.cite}, ({mark}) {said}."
            self.unplaced.append(Unplaced(line, odd, sentence))


def _without_stop(head: str) -> str:
    bare = re.sub(r"[\s.:–—-]+$", "", head)
    return f"{bare}." if bare.casefold().endswith("etc") else bare
