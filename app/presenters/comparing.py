"""Two versions of the bylaws side by side, rule by rule, from their data alone."""

from __future__ import annotations

from app.bylaws.law import Bylaws, Rule
from app.bylaws.topics import section_key
from app.presenters.figures import capital, matches, no_match
from app.presenters.params import param_words, stated
from app.presenters.view import Column, Detail, Row, Table

SAME = "Same"


def present_compare(earlier: Bylaws, later: Bylaws, text: str = "") -> Table:
    """Every rule of either version with both sections, both sentences, and what differs."""
    columns = (
        Column("Rule", width=26),
        Column(earlier.short, width=10),
        Column(later.short, width=10),
        Column("What differs"),
    )
    ids = dict.fromkeys((*later.rules, *earlier.rules))
    rows = [_row(rule_id, earlier, later) for rule_id in ids]
    shown = tuple(row for row in rows if matches(text, *row.cells, row.key))
    return Table(columns, tuple(sorted(shown, key=_place)), empty=no_match("rule", text))


def present_difference(earlier: Bylaws, later: Bylaws, rule_id: str) -> Detail | None:
    """One rule in both versions: each sentence with its section, and each figure of both."""
    before, after = earlier.rules.get(rule_id), later.rules.get(rule_id)
    known = after or before
    if known is None:
        return None
    facts = (_side(earlier, before), _side(later, after))
    names = dict.fromkeys((*(before.params if before else ()), *(after.params if after else ())))
    rows = tuple(_figure_row(name, before, after) for name in names)
    columns = (Column("Figure"), Column(earlier.short, width=20), Column(later.short, width=20))
    tables = (Table(columns, rows, title="Figures and choices"),) if rows else ()
    return Detail(known.title, facts, tables)


def differences(before: Rule, after: Rule) -> tuple[str, ...]:
    """Each figure or choice that is not the same: `Days: 10 days, now 20 days`."""
    names = dict.fromkeys((*before.params, *after.params))
    return tuple(
        f"{capital(param_words(name))}: {_stated(before, name)}, now {_stated(after, name)}"
        for name in names
        if before.params.get(name) != after.params.get(name)
    )


def _side(law: Bylaws, rule: Rule | None) -> tuple[str, str]:
    return f"In {law.short}", f"{rule.says} {rule.section}." if rule else "No such rule."


def _figure_row(name: str, before: Rule | None, after: Rule | None) -> Row:
    cells = [_stated(rule, name) if rule else "" for rule in (before, after)]
    same = cells[0] == cells[1]
    return Row(name, (capital(param_words(name)), *cells), tone="quiet" if same else "strong")


def _row(rule_id: str, earlier: Bylaws, later: Bylaws) -> Row:
    before, after = earlier.rules.get(rule_id), later.rules.get(rule_id)
    known = after or before
    assert known is not None, "an id of one of the two"  # noqa: S101
    sections = (before.section if before else "", after.section if after else "")
    told = _told(before, after, earlier.short, later.short)
    tone = "quiet" if told == SAME else ""
    return Row(rule_id, (known.title, *sections, told), tone=tone, hint=known.says)


def _told(before: Rule | None, after: Rule | None, earlier: str, later: str) -> str:
    if before is None:
        return f"Only in {later}: {after.says}" if after else ""
    if after is None:
        return f"Only in {earlier}: {before.says}"
    if changed := differences(before, after):
        return f"{'; '.join(changed)}."
    return SAME if before.says == after.says else f"Now: {after.says}"


def _place(row: Row) -> tuple[object, ...]:
    return section_key(row.cells[2] or row.cells[1]), row.key


def _stated(rule: Rule, name: str) -> str:
    return stated(rule, name) if name in rule.params else "not stated"
