"""The ends of fiscal years and of their interim periods, from which the clocks of reports run.

1988 V §4; 2002 §7.6: the wait before statements may be asked for begins at the close of the year
or of the period.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.records.reports import ANNUAL, INTERIM, period_ends, periods_open
from app.domain.company_facts import Close, FiscalYear, closed_before, last_close
from app.domain.words import day_short, listed


def annual_end(years: Sequence[FiscalYear], on: date) -> Close:
    """The close of the last fiscal year that was over on the day."""
    return closed_before(years, on)


def interim_end(law: Bylaws, years: Sequence[FiscalYear], on: date) -> Close | None:
    """The end of the last interim period that may be asked for on the day; `None` where none may.

    It is `assumed` where the fiscal year is.
    """
    before = closed_before(years, on)
    ends = periods_open(law, before.on + timedelta(1), on)
    return Close(max(ends), before.assumed) if ends else None


def check_year_end(law: Bylaws, years: Sequence[FiscalYear], end: date) -> tuple[Finding, ...]:
    """Whether the day written is a close of a fiscal year as recorded."""
    close = last_close(years, end)
    if close.assumed or close.on == end or not law.has(ANNUAL):
        return ()
    sentence = f"The fiscal year closed on {day_short(close.on)}, not on {day_short(end)}."
    return (Finding(law.cite(ANNUAL), "warning", sentence, "ends_on", close.on),)


def check_period_end(law: Bylaws, years: Sequence[FiscalYear], end: date) -> tuple[Finding, ...]:
    """Whether the day written ends an interim period of a fiscal year as recorded."""
    before = closed_before(years, end)
    if before.assumed or not law.has(INTERIM):
        return ()
    ends = period_ends(law, before.on + timedelta(1))
    if end in ends:
        return ()
    days = listed([day_short(day) for day in ends])
    sentence = f"The interim periods of that fiscal year end on {days}, not on {day_short(end)}."
    return (Finding(law.cite(INTERIM), "warning", sentence, "ends_on"),)
