"""The printed text of the bylaws beside its rules: sections, passages, and what was not placed."""

from __future__ import annotations

from app.bylaws.law import Bylaws, Rule
from app.bylaws.text.export import export
from app.bylaws.text.linking import Links, Passage, find_section, link_rules
from app.bylaws.text.parts import BylawsText, Section
from app.bylaws.text.phrases import phrases
from app.domain.words import plural
from app.presenters import view
from app.presenters.bylaws import present_section_rules
from app.presenters.figures import matches, no_match
from app.presenters.view import Column, Detail, Note, Row, Table


def present_sections(law: Bylaws, text: BylawsText, search: str = "") -> Table:
    """Every section of the printed text in order; the search reads its words too."""
    linked = _rules_by_section(law, text)
    rows = tuple(
        Row(
            section.cite,
            (section.cite, section.heading, "; ".join(linked.get(section.cite, ()))),
            (number, section.heading, ""),
        )
        for number, section in enumerate(_all(text))
        if matches(search, section.cite, section.heading, export(section))
    )
    columns = (
        Column("Section", width=10),
        Column("Heading", width=36),
        Column("What the rules ask of it"),
    )
    return Table(columns, rows, empty=no_match("section", search), title=f"Text of the {law.name}")


def present_section(law: Bylaws, text: BylawsText | None, cite: str) -> Detail | None:
    """One section in full, with the phrases marked from which its rules take their figures.

    While the printed text is not in the book: the rules that rest on the section.
    """
    if text is None:
        return present_section_rules(law, cite)
    section = next((s for s in _all(text) if s.cite == cite), None)
    if section is None:
        return None
    found = [(rule, p) for rule, p in _linked(law, text) if p.section == section]
    marks = sorted({mark for rule, p in found for mark in _marks(rule, p, p.start)})
    columns = (Column("Section", width=14), Column("Rule", width=30), Column("What it asks"))
    rows = tuple(Row(rule.id, (passage.cite, rule.title, rule.says)) for rule, passage in found)
    shown = view.Passage(cite, export(section), tuple(marks))
    title = f"{section.cite} {section.heading}".strip()
    tables = (Table(columns, rows, title="Its rules"),) if rows else ()
    return Detail(title, tables=tables, passages=(shown,))


def rule_passages(rule: Rule, text: BylawsText) -> tuple[view.Passage, ...]:
    """The passages that the rule cites, with the phrases its figures come from marked."""
    return tuple(
        view.Passage(p.cite, p.text, tuple(_marks(rule, p, 0)))
        for p in find_section(text, rule.section)
        if p.section
    )


def present_reading(text: BylawsText, links: Links) -> tuple[tuple[Note, ...], Table]:
    """What an import found: counts in words, and a table of what could not be placed or linked."""
    articles, sections = len(text.articles), len(text.sections)
    said = (
        f"{plural(articles, 'article')} and {plural(sections, 'section')} were found, and "
        f"{plural(len(links.links), 'rule')} linked to them."
    )
    rows = [
        Row(f"line {n}", (f"Line {note.line:,}", note.sentence), severity="warning")
        for n, note in enumerate(text.unplaced)
    ]
    rows += [
        Row(f"rule {n}", (gap.cite, f"{gap.rule}: {gap.why}"), severity="warning")
        for n, gap in enumerate(links.unlinked)
    ]
    notes = [Note("fits" if not rows else "info", said)]
    if rows:
        notes.append(Note("warning", f"{plural(len(rows), 'place')} could not be settled."))
    columns = (Column("Where", width=14), Column("What could not be placed"))
    empty = "Everything was placed, and every rule was linked."
    return tuple(notes), Table(columns, tuple(rows), empty=empty)


def _all(text: BylawsText) -> tuple[Section, ...]:
    ends = (text.certificate,) if text.certificate else ()
    title = (text.title,) if text.title.paragraphs or text.title.heading else ()
    return (*title, *text.sections, *ends)


def _linked(law: Bylaws, text: BylawsText) -> list[tuple[Rule, Passage]]:
    return [
        (law.rule(link.rule), passage)
        for link in link_rules(law, text).links
        for passage in link.passages
    ]


def _rules_by_section(law: Bylaws, text: BylawsText) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for rule, passage in _linked(law, text):
        if passage.section:
            found.setdefault(passage.section.cite, {})[rule.title] = None
    return found


def _marks(rule: Rule, passage: Passage, start: int) -> list[tuple[int, int]]:
    return [(start + found.start, start + found.end) for found in phrases(rule, passage)]
