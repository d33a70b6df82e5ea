"""The passages of the text that a rule's section names: `II §4 ¶2`, `§2.14(a)`, `Cert, Title`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.bylaws.text.export import export, paragraph_places
from app.bylaws.text.marks import could_follow
from app.bylaws.text.numerals import label_value
from app.bylaws.text.parts import CERTIFICATE, TITLE, BylawsText, Paragraph, Section
from app.domain.words import plural

CITED = re.compile(
    r"(?P<article>[IVXLC]+|\d+)?\s*(?:§\s*(?P<section>\d+(?:\.\d+)*))?"
    r"\s*(?:¶\s*(?P<paragraph>\d+)|(?P<last>last))?\s*(?P<marks>(?:\([A-Za-z0-9]+\))*)"
    r"(?:\s\([a-z]+(?: [a-z]+)+\))?"  # a remark: `(creation only)`
)
WHOLE = re.compile(rf"(?P<name>{TITLE}|{CERTIFICATE})\s*(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Passage:
    """What one citation names: `start` and `end` are its place in `export(section)`.

    Where the citation names what the text does not have, `missing` says so in a sentence. Is it
    a paragraph that is not found, the whole section is the passage.
    """

    cite: str
    section: Section | None
    start: int = 0
    end: int = 0
    missing: str = ""

    @property
    def text(self) -> str:
        """The words of the passage, as `export` shows them."""
        return export(self.section)[self.start : self.end] if self.section else ""


@dataclass(frozen=True, slots=True)
class Link:
    """A rule and the passages its section field names, those with a section only."""

    rule: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A citation of a rule that the text does not have, and why."""

    rule: str
    cite: str
    why: str


@dataclass(frozen=True, slots=True)
class Links:
    """Every rule with its passages, and what could not be linked."""

    links: tuple[Link, ...]
    unlinked: tuple[Unlinked, ...]


def find_section(text: BylawsText, cited: str) -> tuple[Passage, ...]:
    """The passages named in a rule's section field, one citation after the other.

    A section that stands twice in the text gives a passage for each.
    """
    found: list[Passage] = []
    for cite in (part.strip() for part in cited.split(",")):
        found += _find(text, cite)
    return tuple(found)


def link_rules(law: Bylaws, text: BylawsText) -> Links:
    """Every rule of a version with its passages in the text, and what is not found."""
    links: list[Link] = []
    unlinked: list[Unlinked] = []
    for rule in law.rules.values():
        passages = find_section(text, rule.section)
        links.append(Link(rule.id, tuple(p for p in passages if p.section)))
        unlinked += [Unlinked(rule.id, p.cite, p.missing) for p in passages if p.missing]
    return Links(tuple(links), tuple(unlinked))


def _find(text: BylawsText, cite: str) -> Iterator[Passage]:
    named = WHOLE.fullmatch(cite)
    parsed = CITED.fullmatch(named["rest"] if named else cite)
    known = parsed and cite and not (named and (parsed["article"] or parsed["section"]))
    if not parsed or not known:
        yield Passage(cite, None, missing=f"{cite or 'An empty citation'} names no section.")
        return
    sections = _sections(text, named["name"] if named else "", parsed)
    for section in sections:
        yield _passage(cite, section, parsed)
    if not sections:
        yield Passage(cite, None, missing=f"{cite} is not in this text.")


def _sections(text: BylawsText, name: str, parsed: re.Match[str]) -> list[Section]:
    if name:
        whole = text.title if name == TITLE else text.certificate
        return [whole] if whole and (whole.paragraphs or whole.heading) else []
    article = label_value(parsed["article"]) if parsed["article"] else None
    number = parsed["section"] or ""
    return [
        section
        for each in text.articles
        for section in each.sections
        if article in (None, each.number) and _is_number(section, number)
    ]


def _is_number(section: Section, number: str) -> bool:
    if "." in section.number or "." in number or not number:
        return section.number == number
    return label_value(section.number) == int(number)


def _passage(cite: str, section: Section, parsed: re.Match[str]) -> Passage:
    marks = tuple(re.findall(r"\((\w+)\)", parsed["marks"]))
    number = int(parsed["paragraph"] or 0)
    if parsed["last"]:
        number = max((p.number for p in section.paragraphs), default=0)
    if not number and not marks:
        return Passage(cite, section, 0, len(export(section)))
    here = [n for n, p in enumerate(section.paragraphs) if _under(p, number, ())]
    if not here:
        count = max((p.number for p in section.paragraphs), default=0)
        return _whole(cite, section, f"{section.cite} has {plural(count, 'paragraph')}")
    return _marked(cite, section, here, number, marks)


def _under(paragraph: Paragraph, number: int, marks: tuple[str, ...]) -> bool:
    return number in (0, paragraph.number) and paragraph.marks[: len(marks)] == marks


def _marked(
    cite: str, section: Section, here: list[int], number: int, marks: tuple[str, ...]
) -> Passage:
    """The paragraphs with these marks; what has no paragraph of its own is sought in the line."""
    places = paragraph_places(section)
    under = (
        (depth, [n for n in here if _under(section.paragraphs[n], number, marks[:depth])])
        for depth in range(len(marks), -1, -1)
    )
    depth, fits = next((depth, fits) for depth, fits in under if fits)
    begin, end = places[fits[0]][0], places[_run(fits)][1]
    return _inline(Passage(cite, section, begin, end), section, marks[depth:])


def _whole(cite: str, section: Section, why: str) -> Passage:
    missing = f"{why}. The whole section is shown."
    return Passage(cite, section, 0, len(export(section)), missing)


def _run(fits: list[int]) -> int:
    """The last of the paragraphs that follow one another from the first."""
    last = fits[0]
    while last + 1 in fits:
        last += 1
    return last


def _inline(passage: Passage, section: Section, marks: tuple[str, ...]) -> Passage:
    """The part of a passage from a mark in its line to the next mark of that row."""
    for mark in marks:
        found = re.search(rf"(?<!\w)\({re.escape(mark)}\)", passage.text)
        if not found:
            return _whole(passage.cite, section, f"{passage.cite} is not found")
        start = passage.start + found.start()
        rest = passage.text[found.end() :]
        after = (m for m in re.finditer(r"(?<!\w)\((\w+)\)", rest) if could_follow(mark, m[1]))
        following = next(after, None)
        end = start + len(found.group()) + following.start() if following else passage.end
        passage = Passage(passage.cite, passage.section, start, end)
    return passage
