"""Two versions of the bylaws side by side, rule by rule, from their data alone."""

from __future__ import annotations

from app.bylaws.law import Bylaws, Rule
from app.presenters.bylaws import section_key
from app.presenters.figures import capital, matches, no_match
from app.presenters.params import param_words, stated
from app.presenters.view import Column, Row, Table

SAME = "Same"


def present_compare(earlier: Bylaws, later: Bylaws, text: str = "") -> Table:
    """Every rule of either version with both sections, both sentences, and what differs."""
    columns = (
        Column("Rule", width=30),
        Column(earlier.short, width=13),
        Column(later.short, width=13),
        Column("What differs"),
    )
    ids = dict.fromkeys((*later.rules, *earlier.rules))
    rows = [_row(rule_id, earlier, later) for rule_id in ids]
    shown = tuple(row for row in rows if matches(text, *row.cells, row.key))
    return Table(columns, tuple(sorted(shown, key=_place)), empty=no_match("rule", text))


def differences(before: Rule, after: Rule) -> tuple[str, ...]:
    """Each figure or choice that is not the same: `Days: 10 days, now 20 days`."""
    names = dict.fromkeys((*before.params, *after.params))
    return tuple(
        f"{capital(param_words(name))}: {_stated(before, name)}, now {_stated(after, name)}"
        for name in names
        if before.params.get(name) != after.params.get(name)
    )


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
