"""Whether the figures of a bylaws file go together, rule with rule."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from app.bylaws.file.catalogue import catalogue, written
from app.bylaws.file.sheets import Sheet
from app.domain.words import plural

NOTICE, RECORD = "shareholders.notice.window", "record-date.meeting.fixed"
REQUESTED = "shareholders.special.requested-date"
RANGE, EXACT, FORMULA = (
    "directors.number.range",
    "directors.number.exact",
    "directors.number.max-formula",
)
QUORUM, CLASSES = "board.quorum", "directors.classes"
VERSION, HOLIDAY = "bylaws.version.governing", "calendar.legal-holiday"

Crossing = tuple[str, str, str]
"""The rule, the figure, and what would be right."""


def check_together(sheet: Sheet) -> None:
    """Notes every figure that fits by itself and not beside another."""
    checks = (_windows, _units, _directors, _record, _requested, _board_quorum, _head)
    for check in checks:
        for rule, param, sentence in check(sheet):
            sheet.wrong(sheet.line(rule, param), f"{rule}.{param}", sentence)


def _windows(sheet: Sheet) -> Iterator[Crossing]:
    """The first day of a window does not come after its last."""
    for rule in sheet.rules:
        least, most = sheet.value(rule, "min_days"), sheet.value(rule, "max_days")
        if least is None or most is None:
            continue
        if sheet.unit(rule, "min_days") == sheet.unit(rule, "max_days") and least > most:
            said = f"At most {most} and at least {least} leave no day; write {least} or more here."
            yield rule, "max_days", said


def _units(sheet: Sheet) -> Iterator[Crossing]:
    """A unit that a rule names twice is the same both times."""
    for rule in sheet.rules:
        for param in catalogue()[rule].params.values() if rule in catalogue() else ():
            named = sheet.value(rule, param.counted_by) if param.counted_by else None
            if named is None or sheet.value(rule, param.name) is None:
                continue
            unit = "business days" if named == "business-days" else "days"
            if sheet.unit(rule, param.name) != unit:
                yield rule, param.name, f'{param.counted_by} is "{named}"; write unit = "{unit}".'


def _directors(sheet: Sheet) -> Iterator[Crossing]:
    """Range, formula, number and classes of directors agree."""
    least, most = sheet.value(RANGE, "min"), sheet.value(RANGE, "max")
    if least is None or most is None:
        return
    times, less = sheet.value(FORMULA, "times"), sheet.value(FORMULA, "less")
    if most < least:
        yield RANGE, "max", f"At most {most} is fewer than at least {least}; write {least} or more."
    elif times is not None and less is not None and most > times * least - less:
        limit = times * least - less
        said = f"{most} is more than {times} times {least} less {less}; write at most {limit}."
        yield RANGE, "max", said
    number = sheet.value(EXACT, "number")
    if number is not None and least <= most and not least <= number <= most:
        yield EXACT, "number", f"{number} is outside the range; write {least} to {most}."
    classes = sheet.value(CLASSES, "classes")
    if classes is not None and classes > least:
        said = f"{least} directors do not fill {classes} classes; write at most {least}."
        yield CLASSES, "classes", said


def _record(sheet: Sheet) -> Iterator[Crossing]:
    """A record date that is not after the notice leaves time for the shortest notice."""
    most, least = sheet.value(RECORD, "max_days"), sheet.value(NOTICE, "min_days")
    if most is None or least is None:
        return
    unit = sheet.unit(RECORD, "max_days")
    if unit == sheet.unit(NOTICE, "min_days") and most < least:
        said = (
            f"Notice is given at least {least} {unit} before, and no record date can be so early; "
            f"write {least} or more."
        )
        yield RECORD, "max_days", said


def _requested(sheet: Sheet) -> Iterator[Crossing]:
    """A meeting asked for is not so soon that notice cannot be given."""
    most, least = sheet.value(REQUESTED, "max_days"), sheet.value(NOTICE, "min_days")
    if most is None or least is None:
        return
    unit = sheet.unit(REQUESTED, "max_days")
    if unit == sheet.unit(NOTICE, "min_days") and most < least:
        said = f"Notice alone takes {least} {unit}; write {least} or more."
        yield REQUESTED, "max_days", said


def _board_quorum(sheet: Sheet) -> Iterator[Crossing]:
    """A fixed quorum of the board can be met, and is not below the lowest part."""
    fixed = sheet.value(QUORUM, "directors")
    of = sheet.value(EXACT, "number") or sheet.value(RANGE, "max")
    if sheet.value(QUORUM, "measure") != "fixed" or fixed is None or of is None:
        return
    floor = catalogue()[QUORUM].params["fraction"].floor or Fraction(0)
    lowest = -int(-(floor * of) // 1)
    if fixed > of:
        yield QUORUM, "directors", f"There are {plural(of, 'director')}; write at most {of}."
    elif fixed < lowest:
        said = f"{fixed} of {of} directors is below {floor}; write {lowest} or more."
        yield QUORUM, "directors", said


def _head(sheet: Sheet) -> Iterator[Crossing]:
    """The first day and the calendar are those of the file's head."""
    pairs = (
        (VERSION, "effective_from", "effective_from"),
        (VERSION, "certified_on", "certified_on"),
        (HOLIDAY, "table", "calendar"),
    )
    for rule, param, key in pairs:
        value, head = sheet.value(rule, param), sheet.head.get(key)
        if value is None or head is None or sheet.named(key) or head.value in (value, ""):
            continue
        said = f"The head of the file says {key} = {written(head.value)}; write the same."
        yield rule, param, said
