"""What a text of bylaws is made of; places are character offsets into the raw text."""

from __future__ import annotations

from dataclasses import dataclass

TITLE, CERTIFICATE = "Title", "Cert"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, its words as printed, on one line.

    `number` counts the paragraphs of a section that carry no mark, from 1; a paragraph marked
    (a) or (1) has the number of the one it stands under, 0 if none. `marks` are its own and
    those it stands under: `("e", "3")` for (3) under (e).
    """

    number: int
    marks: tuple[str, ...]
    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section as cited (`II §4`, `§2.4`), or the title or the certificate.

    `number` is empty where an article has text without a section; its citation is then the
    article's number alone. `heading` is empty where none is printed.
    """

    cite: str
    number: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its number as printed (`II`, `2`) and as a whole number."""

    number: int
    label: str
    heading: str
    sections: tuple[Section, ...]
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What could not be placed, or only with doubt: the line, its kind, and a sentence.

    Kinds: `text`, `gap`, `repeat`, `order`, `heading`, `doubt`.
    """

    line: int
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no part of the bylaws: `page number`, `running head`, `contents`, `rule`."""

    line: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BylawsText:
    """A whole text: title, articles, certificate, and what was not placed or was left out."""

    title: Section
    articles: tuple[Article, ...]
    certificate: Section | None
    unplaced: tuple[Unplaced, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of all articles in order; title and certificate are not among them."""
        return tuple(section for article in self.articles for section in article.sections)
