"""The bylaws: which version is in force, its contents, its rules with their figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.bylaws.law import Bylaws, Rule, Shelf
from app.bylaws.statute import advice_beside
from app.bylaws.topics import TOPICS, section_key
from app.bylaws.unclear import unclear_of
from app.domain.words import day_paper, day_plain, plural
from app.presenters.figures import capital, matches, no_match
from app.presenters.params import param_words, stated
from app.presenters.view import Choice, Column, Detail, Link, Note, Row, Table

NO_TEXT = "It is not in this book yet. “Import the text…” brings it in."


def bylaws_fact(shelf: Shelf, on: date) -> str:
    """`Bylaws of 2002 in force · 2 versions on file`."""
    law, count = shelf.on(on), plural(len(shelf.versions), "version")
    if law is None:
        return f"No bylaws were in force on {day_paper(on)} · {count} on file"
    return f"{law.name} in force since {day_paper(law.effective_from)} · {count} on file"


def version_choices(shelf: Shelf) -> tuple[Choice, ...]:
    """The versions by key, the latest first: `2002, since Nov 23, 2002`."""
    choices: list[Choice] = []
    followed_on: date | None = None
    for law in reversed(shelf.versions):
        said = f"since {day_plain(law.effective_from)}"
        if followed_on:
            said = f"to {day_plain(followed_on - timedelta(1))}"
        choices.append(Choice(law.key, f"{law.short}, {said}"))
        followed_on = law.effective_from
    return tuple(choices)


def present_contents(law: Bylaws, text: str = "") -> Table:
    """The sections that rules rest on, in the order of the text; keys are sections."""
    by_section: dict[str, list[str]] = {}
    for rule in law.rules.values():
        for section in rule.section.split(", "):
            by_section.setdefault(section, []).append(rule.title)
    rows = tuple(
        Row(section, (section, "; ".join(titles)), (section_key(section), titles[0]))
        for section, titles in sorted(by_section.items(), key=lambda item: section_key(item[0]))
        if matches(text, section, *titles)
    )
    columns = (Column("Section", width=14), Column("What the rules ask of it"))
    return Table(columns, rows, empty=no_match("section", text))


def present_section_rules(law: Bylaws, section: str) -> Detail:
    """A section whose printed text is not in the book: the rules that rest on it."""
    rows = tuple(
        Row(rule.id, (rule.title, rule.says))
        for rule in law.rules.values()
        if section in rule.section.split(", ")
    )
    columns = (Column("Rule", width=22), Column("What it asks"))
    return Detail(section, (("Text", NO_TEXT),), (Table(columns, rows, title="Its rules"),))


def present_rules(law: Bylaws, text: str = "", beside: Bylaws | None = None) -> Table:
    """Each rule with its section, sentence and figures; with another version, a mark of change."""
    columns = (
        Column("Section", width=12),
        Column("Rule", width=20),
        Column("What it asks"),
        Column("Figures", width=10),
        *((Column(f"Beside {beside.short}", width=14),) if beside else ()),
    )
    rows = tuple(
        _rule_row(rule, beside)
        for rule in sorted(law.rules.values(), key=lambda r: (section_key(r.section), r.id))
        if matches(text, rule.title, rule.says, rule.section, rule.id)
    )
    return Table(columns, rows, empty=no_match("rule", text))


def present_rule(
    law: Bylaws, rule_id: str, shelf: Shelf, answers: tuple[str, str] = ("", ""), *, statute: bool
) -> Detail:
    """One rule: its sentence, section, figures, and the same rule in the other versions.

    `answers` is a day in words and what the rule answers on it; with `statute` today's statute
    stands beside it as advice.
    """
    rule = law.rules[rule_id]
    facts = (
        ("Says", rule.says),
        ("Section", f"{law.name}, {rule.section}"),
        ("Topic", TOPICS.get(rule_id.split(".", maxsplit=1)[0], "")),
        *((capital(param_words(name)), stated(rule, name)) for name in rule.params),
        answers,
        *(("Unclear", f"{u.mark}. {u.says()}") for u in unclear_of(rule.ambiguities)),
    )
    beside = advice_beside(rule_id) if statute else ()
    versions = [other for other in shelf.versions if other.key != law.key]
    return Detail(
        rule.title,
        tuple((label, said) for label, said in facts if said),
        (_beside(rule, versions),) if versions else (),
        tuple(Link(f"About {mark}…", f"unclear:{mark}") for mark in rule.ambiguities[:2]),
        tuple(Note("advice", advice.says, advice.source) for advice in beside),
    )


def _rule_row(rule: Rule, beside: Bylaws | None) -> Row:
    change: tuple[str, ...] = ()
    if beside is not None:
        other = beside.rules.get(rule.id)
        same = other is not None and other.params == rule.params
        change = ("+ new" if other is None else "" if same else "≠ differs",)
    figures = "; ".join(f"{param_words(name)}: {stated(rule, name)}" for name in rule.params)
    return Row(rule.id, (rule.section, rule.title, rule.says, figures, *change))


def _beside(rule: Rule, versions: Sequence[Bylaws]) -> Table:
    columns = (Column("Version", width=10), Column("Section", width=14), Column("Says"))
    rows = tuple(
        Row(law.key, (law.short, other.section, other.says))
        if (other := law.rules.get(rule.id))
        else Row(law.key, (law.short, "", "No such rule."), tone="quiet")
        for law in versions
    )
    return Table(columns, rows, title="In other versions")
