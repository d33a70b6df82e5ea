"""A rule explained on screen: sentence, figures, the sum, every day counted, the other versions."""

from __future__ import annotations

from collections.abc import Sequence

from app.bylaws.explain import CountedDay, Explained
from app.bylaws.statute import advice_beside
from app.bylaws.unclear import unclear_of
from app.domain.words import day_short
from app.presenters.figures import capital
from app.presenters.params import param_words, stated
from app.presenters.ruled import count_line
from app.presenters.view import Column, Detail, Note, Row, Table


def present_explained(parts: Sequence[Explained], *, statute: bool) -> Detail:
    """The first part in full, the others beside it; with `statute` today's statute as advice."""
    part, rule = parts[0], parts[0].rule
    facts = (
        ("Says", rule.says),
        ("Section", f"{part.law.name}, {rule.section}{', which governs' if part.governs else ''}"),
        *((capital(param_words(name)), stated(rule, name)) for name in rule.params),
        ("Counted", part.counted),
        *(("Unclear", f"{u.mark}. {u.says()}") for u in unclear_of(rule.ambiguities)),
    )
    tables = (_sum(part), present_days(part.days), _others(parts[1:]))
    beside = advice_beside(rule.id) if statute else ()
    return Detail(
        rule.title,
        tuple((label, said) for label, said in facts if said),
        tuple(table for table in tables if table.rows),
        notes=tuple(Note("advice", said.says, said.source) for said in beside),
    )


def present_days(days: Sequence[CountedDay]) -> Table:
    """Each day that was counted; weekends and holidays are quiet."""
    columns = (
        Column("No.", "right", 5),
        Column("Day", width=18),
        Column("No business day", width=22),
        Column("Count"),
    )
    rows = tuple(
        Row(
            day.on.isoformat(),
            (str(day.number), day_short(day.on), capital(day.closed), capital(day.note)),
            (day.number, day.on, day.closed, day.note),
            tone="quiet" if day.closed else "strong" if day.note else "",
        )
        for day in days
    )
    return Table(columns, rows, title="Day by day")


def _sum(part: Explained) -> Table:
    columns = (Column("Count"), Column("Day", width=20), Column("", width=14))
    lines = [count_line(step) for step in part.steps]
    rows = tuple(Row(str(n), (x.label, x.day, x.remark)) for n, x in enumerate(lines))
    return Table(columns, rows, title="The sum")


def _others(parts: Sequence[Explained]) -> Table:
    columns = (Column("Version", width=9), Column("Section", width=13), Column("Says and counts"))
    rows = tuple(
        Row(
            part.law.key,
            (part.law.short, part.rule.section, f"{part.rule.says} {part.counted}".strip()),
            severity="info" if part.governs else "",
        )
        for part in parts
    )
    return Table(columns, rows, title="In the other versions")
