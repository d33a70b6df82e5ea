"""Meetings: the list, the notice and who gets it, the mailing, and the papers of one meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import OURS, Finding, worst
from app.bylaws.law import Bylaws, Shelf, shelf_for
from app.bylaws.plan import PlanFacts, check_plan
from app.bylaws.shareholders.contents import required_contents
from app.bylaws.shareholders.meetings import SELF_HELP
from app.domain.company import Company
from app.domain.entries import Paper
from app.domain.meeting_titles import in_sentence, short_title
from app.domain.meetings import (
    DAYS,
    FALLBACKS,
    MANNERS,
    REQUESTERS,
    ListRow,
    Meeting,
    MeetingPlan,
    RecordList,
)
from app.domain.offices import Term, in_office
from app.domain.words import day_paper, day_plain, day_short, hour_short, plural, whole
from app.presenters.figures import capital, matches
from app.presenters.meeting_words import STATUS_WORDS
from app.presenters.notes import present_notes
from app.presenters.view import Choice, Column, Detail, Link, Note, Row, Table

LIST = (Column("Meeting"), Column("Day", width=20))
NEXT = {
    "planned": Link("Give notice…", "notice"),
    "noticed": Link("Record mailing…", "deposit"),
    "mailed": Link("Affidavit…", "affidavit"),
    "affidavit": Link("Returned mail…", "returned"),
}
EXPECTED = (
    ("notice", "Notice", "when notice is given"),
    ("mailing", "Notices and proxies", "when notice is given"),
    ("labels", "Address labels", "when notice is given"),
    ("shareholder-list", "List of holders", "when notice is given"),
    ("affidavit", "Affidavit of mailing", "after mailing"),
)
ROUTE_WORDS = {
    "principal office": "By way of the head office",
    "publication": "By publication",
    "hold": "Held: mail came back",
}


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The last look before notice is given: what it must say, who gets it, what is against it.

    `unsettled` says whether a breach has no reason yet.
    """

    title: str
    fact: str
    verb: str
    signers: tuple[Choice, ...]
    contents: tuple[Note, ...]
    recipients: Table
    against: tuple[Note, ...]
    unsettled: bool


def present_meetings(
    plans: Iterable[MeetingPlan], company: Company, today: date, text: str = ""
) -> tuple[Table, ...]:
    """The meetings in three groups: planned, notice given, held."""
    shelf = shelf_for(company.bylaws)
    facts = PlanFacts(today, terms=company.terms)
    planned = [_plan_row(plan, shelf, facts) for plan in sorted(plans, key=_by_day)]
    recorded = sorted(company.meetings, key=lambda m: _by_day(m.plan), reverse=True)
    held = [m for m in recorded if m.plan.on and m.plan.on < today]
    ahead = [m for m in reversed(recorded) if m not in held]
    groups = (
        ("Planned", planned),
        ("Notice given", [_meeting_row(meeting, today) for meeting in ahead]),
        ("Held", [_meeting_row(meeting, today) for meeting in held]),
    )
    empty = "No meetings yet. Plan the first one to see its dates."
    return tuple(
        Table(LIST, tuple(r for r in rows if matches(text, *r.cells)), empty=empty, title=title)
        for title, rows in groups
    )


def present_notice(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> NoticeView:
    """What stands before giving this notice."""
    law = shelf.on(plan.notice_on or plan.on or facts.today)
    contents = required_contents(law, plan) if law else ()
    said = {(f.cite.rule, f.sentence) for f in contents}
    against = [
        f
        for f in check_plan(shelf, plan, facts)
        if f.severity in ("error", "warning") and (f.cite.rule, f.sentence) not in said
    ]
    unsettled = [f for f in (*against, *contents) if _open(f, plan)]
    held = facts.recipients
    return NoticeView(
        f"Notice of {in_sentence(plan)}",
        _notice_fact(plan, held),
        "Give notice",
        (*_signers(facts, plan.notice_on or facts.today), *_requesters(law, plan)),
        present_notes(contents),
        present_recipients(held),
        present_notes(against),
        bool(unsettled),
    )


def present_mailing(
    plan: MeetingPlan, meeting: Meeting | None, held: RecordList | None, company: Company
) -> Detail:
    """Who gets notice, the totals of the list, what was mailed, and what came back."""
    title = "Notice and mailing"
    if held is None:
        said = "Set the record date or the day of the notice to see who gets it."
        return Detail(title, (("State", STATUS_WORDS["planned"]),), notes=(Note("info", said),))
    status = meeting.status if meeting else "planned"
    tables = [present_recipients(held)]
    if held_back := held.routed("hold", *FALLBACKS):
        tables.append(_hold_list(held_back))
    if left_out := [row for row in held.rows if row.excluded]:
        tables.append(_left_out(left_out))
    if meeting:
        tables += [_deposits(meeting), _returned(company, plan.key)]
    return Detail(
        title,
        _mailing_facts(plan, meeting, held),
        tuple(tables),
        (NEXT[status],) if status in NEXT else (),
        _mailing_notes(meeting, held),
    )


def present_recipients(held: RecordList | None) -> Table:
    """Who gets notice by each route, with counts that add up to all who are entitled."""
    columns = (Column("By"), Column("Holders", "right", 10), Column("Votes", "right", 14))
    if held is None:
        return Table(columns, (), empty="Set the record date to see who gets notice.")
    rows = [
        _route_row(route, held.routed(route))
        for route in (*MANNERS, *FALLBACKS, "hold")
        if held.routed(route)
    ]
    count = len({row.holder_id for row in held.entitled})
    totals = ("Entitled to notice", whole(count), whole(held.votes))
    empty = f"No holder is entitled to vote on {day_paper(held.record_on)}."
    return Table(columns, tuple(rows), totals, empty, title="Who gets it")


def present_expected_papers(
    plan: MeetingPlan, meeting: Meeting | None, filed: Sequence[Paper]
) -> tuple[tuple[str, str], ...]:
    """The papers of a meeting, filed or still to come, with a remark each."""
    lines = [(paper.title, f"filed {day_plain(paper.filed_on)}") for paper in filed]
    kinds = [paper.kind for paper in filed]
    held = meeting is not None and meeting.status == "held"
    for kind, label, remark in () if held else EXPECTED:
        if not any(known.startswith(kind) for known in kinds):
            after = remark if meeting is None or kind == "affidavit" else "with the notice"
            lines.append((label, after))
    return tuple(lines)


def present_papers(papers: Sequence[Paper]) -> Table:
    """The papers filed with this meeting, in the order of filing."""
    columns = (Column("Paper"), Column("Filed", width=14), Column("Pages", "right", 8))
    rows = tuple(
        Row(
            str(paper.id),
            (paper.title, day_plain(paper.filed_on), whole(paper.pages) if paper.pages else ""),
            (paper.title.casefold(), paper.filed_on, paper.pages),
        )
        for paper in sorted(papers, key=lambda p: p.id)
    )
    empty = "No papers of this meeting yet. Giving notice files the first ones."
    return Table(columns, rows, empty=empty)


def _by_day(plan: MeetingPlan) -> date:
    return plan.on or date.max


def _plan_row(plan: MeetingPlan, shelf: Shelf, facts: PlanFacts) -> Row:
    """A planned meeting with the worst sign of its dates."""
    day = day_short(plan.on) if plan.on else "No day yet"
    found = [f for f in check_plan(shelf, plan, facts) if f.field in DAYS]
    sign = worst(tuple(found))
    return Row(
        plan.key,
        (short_title(plan), day),
        (short_title(plan), _by_day(plan)),
        severity=sign if found and sign in ("error", "warning", "fits") else "",
    )


def _meeting_row(meeting: Meeting, today: date) -> Row:
    plan = meeting.plan
    day = day_short(plan.on) if plan.on else "No day"
    settled = meeting.status in ("affidavit", "held")
    late = bool(plan.on and plan.on < today) and not settled
    hint = f"{short_title(plan)}: {STATUS_WORDS[meeting.status].lower()}."
    severity = "warning" if late else "fits" if settled else ""
    return Row(plan.key, (short_title(plan), day), (short_title(plan), _by_day(plan)),
               severity=severity, hint=hint)  # fmt: skip


def _open(finding: Finding, plan: MeetingPlan) -> bool:
    return finding.severity == "error" and not plan.reasons.get(finding.field)


def _notice_fact(plan: MeetingPlan, held: RecordList | None) -> str:
    day = f"To be given on {day_paper(plan.notice_on)}" if plan.notice_on else "No day is set yet"
    if held is None:
        return f"{day} · no list of holders yet"
    count = len({row.holder_id for row in held.entitled})
    return f"{day} · {plural(count, 'holder')} of record on {day_paper(held.record_on)}"


def _signers(facts: PlanFacts, on: date) -> tuple[Choice, ...]:
    """The officers of that day who may be asked to give notice, the secretary first."""
    serving = [t for t in in_office(facts.terms, on) if t.office != "director"]
    order = ("secretary", "assistant secretary", "president", "chairman")

    def place(term: Term) -> int:
        return order.index(term.office) if term.office in order else len(order)

    ordered = sorted(serving, key=lambda t: (place(t), t.name.casefold()))
    return tuple(Choice(str(t.id), f"{t.name}, {t.office}") for t in ordered)


def _requesters(law: Bylaws | None, plan: MeetingPlan) -> tuple[Choice, ...]:
    """The holders who asked for the meeting, where the bylaws let them give its notice."""
    if law is None or plan.kind != "special-requested" or not law.has(SELF_HELP):
        return ()
    section = law.cite(SELF_HELP).section
    return (Choice(REQUESTERS, f"The shareholders who asked for it ({section})"),)


def _route_row(route: str, rows: Sequence[ListRow]) -> Row:
    votes = sum(row.votes for row in rows)
    holders = len({row.holder_id for row in rows})
    severity = "" if route in MANNERS else "warning"
    label = ROUTE_WORDS.get(route, capital(route))
    return Row(route, (label, whole(holders), whole(votes)), (label, holders, votes),
               severity=severity)  # fmt: skip


def _hold_list(rows: Sequence[ListRow]) -> Table:
    columns = (Column("Holder"), Column("Why", width=30), Column("Votes", "right", 12))
    lines = tuple(
        Row(
            f"held {row.holder_id} {row.class_id}",
            (row.name, ROUTE_WORDS.get(row.route, capital(row.route)), whole(row.votes)),
            (row.name.casefold(), row.route, row.votes),
        )
        for row in rows
    )
    return Table(columns, lines, title="Not mailed")


def _left_out(rows: Sequence[ListRow]) -> Table:
    columns = (Column("Holder"), Column("Why", width=36), Column("Shares", "right", 12))
    lines = tuple(
        Row(
            f"left out {row.holder_id} {row.class_id}",
            (row.name, capital(row.excluded), whole(row.shares)),
            (row.name.casefold(), row.excluded, row.shares),
        )
        for row in rows
    )
    total = whole(sum(row.shares for row in rows))
    return Table(columns, lines, ("Left out", "", total), title="Shares without a vote")


def _deposits(meeting: Meeting) -> Table:
    columns = (Column("Deposited", width=24), Column("Where and how"), Column("Pieces", "right", 8))
    rows = tuple(
        Row(
            f"deposit {number}",
            (
                day_plain(d.on) + (f", {hour_short(d.at)}" if d.at else ""),
                f"{d.place}, {d.manner}, by {d.by}" if d.by else f"{d.place}, {d.manner}",
                whole(d.pieces),
            ),
            (d.on, d.place, d.pieces),
        )
        for number, d in enumerate(meeting.deposits)
    )
    return Table(columns, rows, empty="No mailing is recorded yet.", empty_action="deposit",
                 title="Mailings")  # fmt: skip


def _returned(company: Company, key: str) -> Table:
    columns = (Column("Holder"), Column("Came back", width=14), Column("Marking", width=30),
               Column("Held through", width=14))  # fmt: skip
    rows = tuple(
        Row(
            f"returned {r.seq}",
            (
                r.name,
                day_plain(r.returned_on),
                r.marking,
                day_plain(r.hold_through) if r.hold_through else "",
            ),
        )
        for r in company.returned
        if r.meeting_key == key
    )
    return Table(columns, rows, empty="No mail of this meeting came back.", title="Returned mail")


def _mailing_facts(
    plan: MeetingPlan, meeting: Meeting | None, held: RecordList
) -> tuple[tuple[str, str], ...]:
    entitled = len({row.holder_id for row in held.entitled})
    left_out = sum(row.shares for row in held.rows if row.excluded)
    status = STATUS_WORDS[meeting.status if meeting else "planned"]
    facts = (
        ("State", status),
        ("Notice", day_short(plan.notice_on) if plan.notice_on else "No day yet"),
        ("List as of", f"{day_short(held.record_on)}, {hour_short(held.cut_off)}"),
        ("Entitled", f"{plural(entitled, 'holder')}, {plural(held.votes, 'vote')}"),
        ("Outstanding", plural(held.outstanding, "share")),
        ("Left out", plural(left_out, "share") if left_out else ""),
        ("Check", held.sha256[:16]),
        ("Affidavit", _affidavit(meeting)),
    )
    return tuple((label, said) for label, said in facts if said)


def _affidavit(meeting: Meeting | None) -> str:
    if meeting is None or meeting.affidavit_signed_on is None:
        return ""
    return f"Signed {day_plain(meeting.affidavit_signed_on)} by {meeting.affidavit_signer}"


def _mailing_notes(meeting: Meeting | None, held: RecordList) -> tuple[Note, ...]:
    """The list is fixed only when notice is given; pieces should add up to those mailed."""
    if meeting is None:
        return (Note("info", "The list is as it stands now. Giving notice fixes it."),)
    mailed = sum(d.pieces for d in meeting.deposits)
    expected = len(held.routed(*MANNERS))
    if not meeting.deposits:
        return (Note("info", f"{plural(expected, 'notice')} are to be mailed or delivered."),)
    if mailed != expected:
        sentence = f"{plural(mailed, 'piece')} deposited; {whole(expected)} are on the list."
        return (Note("warning", sentence, OURS),)
    return (Note("fits", f"All {plural(expected, 'notice')} of the list were deposited."),)
