"""Advance notices of shareholders: business and nominations, how each stands, what may follow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.bylaws.meeting_day.proposals import AdvanceStanding
from app.domain.meeting_day.proposals import BUSINESS
from app.domain.words import day_plain, day_short, hour_short
from app.presenters.figures import capital
from app.presenters.meeting_day.told import told_notes
from app.presenters.view import Column, Detail, Link, Row, Table

COLUMNS = (
    Column("From"),
    Column("Notice of", width=16),
    Column("Received", width=22),
    Column("Last day", width=18),
    Column("Answer", width=16),
)
EMPTY = "No advance notices yet. Business and nominations of shareholders are logged here."


def present_advance_list(found: Iterable[AdvanceStanding]) -> Table:
    """The notices received for a meeting, each with its last day and answer."""
    return Table(COLUMNS, tuple(_row(one) for one in found), empty=EMPTY, title="Advance notices")


def present_advance(one: AdvanceStanding) -> Detail:
    """One notice: what it states, what is missing, and the acts that may follow."""
    notice = one.notice
    facts = [("Received", _received(one)), ("Last day", _last(one))]
    facts += [(capital(name), "Stated" if there else "Missing") for name, there in one.contents]
    facts += [(f"{capital(a.answer)}", _answer(a.on, a.reason)) for a in notice.answers]
    seq = notice.seq
    kind = "proposal-notice" if notice.kind == BUSINESS else "nomination-notice"
    acts = [Link("Answer…", f"answer-proposal:{seq}"), Link("On paper…", f"paper:{kind}:{seq}")]
    if not one.in_order:
        acts.append(Link("Letter: what is missing…", f"paper:deficiency-letter:{seq}"))
    if notice.nomination:
        acts.append(Link("Consent of nominee…", f"paper:nominee-consent:{seq}"))
    acts.append(Link("Correct…", f"correct:{seq}"))
    return Detail(
        notice.name,
        tuple((label, said) for label, said in facts if said),
        (_stated(one),),
        tuple(acts),
        told_notes(one.findings),
    )


def _row(one: AdvanceStanding) -> Row:
    notice = one.notice
    answer = notice.answer
    told = capital(answer.answer) if answer else "Open"
    cells = (notice.name, capital(notice.kind), _received(one), _last(one), told)
    return Row(str(notice.seq), cells, severity="fits" if one.in_order else "warning")


def _stated(one: AdvanceStanding) -> Table:
    notice = one.notice
    if notice.business:
        rows = [
            Row(str(n), (m.description, m.reasons, m.interest))
            for n, m in enumerate(notice.business.matters)
        ]
        columns = (Column("Business"), Column("Reasons"), Column("Interest"))
        return Table(columns, rows, title="Business proposed")
    named = notice.nomination.nominees if notice.nomination else ()
    columns = (Column("Nominee"), Column("Consent to serve", width=18))
    rows = [
        Row(str(n), (x.name, day_plain(x.consented_on) if x.consented_on else "Not yet"))
        for n, x in enumerate(named)
    ]
    return Table(columns, rows, title="Nominated")


def _received(one: AdvanceStanding) -> str:
    at = one.notice.received_at
    return f"{day_plain(at.date())}, {hour_short(at)}" if at else ""


def _last(one: AdvanceStanding) -> str:
    due = one.deadline.due if one.deadline else None
    return day_short(due) if due else ""


def _answer(on: date, reason: str) -> str:
    return f"{day_plain(on)}: {reason}" if reason else day_plain(on)
