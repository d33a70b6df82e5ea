"""The company's small tables as frozen values."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, time
from typing import Any

from app.domain.class_legends import TOPIC, read_class_legends
from app.domain.codec import plan_from_json, time_from_json
from app.domain.company import AdoptedBylaws, Company, Decision, Office
from app.domain.company_facts import CONTACT, FISCAL, read_contacts, read_fiscal_years
from app.domain.events import Event
from app.domain.meetings import (
    Deposit,
    ListRow,
    Meeting,
    MeetingPlan,
    Place,
    RecordList,
    ReturnedMail,
)
from app.domain.offices import AuthorizedNumber, Term
from app.domain.shares import Authorized, ClassLegend, ShareClass


def read_company(connection: sqlite3.Connection) -> Company:
    """Everything small that screens and rules need at once."""
    name, state, incorporated_on, zone, closing, sample_on = connection.execute(
        "SELECT name, state, incorporated_on, zone, close_of_business, sample_on FROM company"
    ).fetchone()
    return Company(
        name=name,
        state=state,
        incorporated_on=_day(incorporated_on),
        zone=zone,
        close_of_business=time.fromisoformat(closing),
        bylaws=_bylaws(connection),
        decisions=_decisions(connection),
        offices=_offices(connection),
        classes=_classes(connection),
        terms=_terms(connection),
        numbers=_numbers(connection),
        meetings=_meetings(connection),
        returned=_returned(connection),
        fiscal_years=read_fiscal_years(_events(connection, FISCAL)),
        contacts=read_contacts(_events(connection, CONTACT)),
        sample_on=_day(sample_on),
    )


def read_list(connection: sqlite3.Connection, meeting_key: str) -> RecordList | None:
    """The record-date list of a noticed meeting."""
    head = connection.execute(
        "SELECT record_on, cut_off, outstanding, list_sha256 FROM meeting WHERE key = ?",
        (meeting_key,),
    ).fetchone()
    if head is None:
        return None
    rows = connection.execute(
        "SELECT holder, name, class, class_name, shares, votes, address, route, excluded "
        "FROM list_row WHERE meeting = ? ORDER BY line",
        (meeting_key,),
    )
    lines = tuple(
        ListRow(holder, name, class_id, title, shares, votes, tuple(json.loads(address)), *how)
        for holder, name, class_id, title, shares, votes, address, *how in rows
    )
    return RecordList(
        meeting_key,
        date.fromisoformat(head[0]),
        time.fromisoformat(head[1]),
        lines,
        head[2],
        head[3],
    )


def authorized_at(connection: sqlite3.Connection, class_id: int, day: str) -> int:
    """The authorized number of a class on a day (ISO); before the first one known, the first."""
    return next(c for c in _classes(connection) if c.id == class_id).authorized_on(
        date.fromisoformat(day)
    )


def _bylaws(connection: sqlite3.Connection) -> tuple[AdoptedBylaws, ...]:
    rows = connection.execute(
        "SELECT key, effective_from, text, adopted_by, adopted_on FROM bylaws "
        "ORDER BY effective_from, seq"
    )
    return tuple(
        AdoptedBylaws(key, date.fromisoformat(day), text, by, _day(on))
        for key, day, text, by, on in rows
    )


def _decisions(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    rows = connection.execute(
        "SELECT mark, reading, decided_by, decided_on, reason, seq FROM decision ORDER BY seq"
    )
    return tuple(
        Decision(mark, reading, by, date.fromisoformat(on), reason, seq)
        for mark, reading, by, on, reason, seq in rows
    )


def _offices(connection: sqlite3.Connection) -> tuple[Office, ...]:
    rows = connection.execute(
        "SELECT kind, name, street, city, state, zip, county, from_on, resolved_on "
        "FROM office ORDER BY from_on, seq"
    )
    return tuple(
        Office(kind, Place(*place), county, date.fromisoformat(from_on), _day(resolved_on))
        for kind, *place, county, from_on, resolved_on in rows
    )


def _classes(connection: sqlite3.Connection) -> tuple[ShareClass, ...]:
    rows = connection.execute("SELECT id, name, votes_per_share, par FROM share_class ORDER BY id")
    legends = class_legends(connection)
    return tuple(_class(connection, legends.get(row[0], ()), *row) for row in rows.fetchall())


def class_legends(connection: sqlite3.Connection) -> dict[int, tuple[ClassLegend, ...]]:
    """Class -> the legends ever required for the whole of it."""
    return read_class_legends(_events(connection, TOPIC))


def _events(connection: sqlite3.Connection, topic: str) -> list[Event]:
    """What is kept under that topic."""
    rows = connection.execute(
        "SELECT seq, kind, matter, effective_on, data FROM event WHERE topic = ?", (topic,)
    )
    return [
        Event(seq, kind, matter, date.fromisoformat(on), json.loads(data))
        for seq, kind, matter, on, data in rows
    ]


def _class(
    connection: sqlite3.Connection,
    legends: tuple[ClassLegend, ...],
    class_id: int,
    name: str,
    votes: int,
    par: str,
) -> ShareClass:
    rows = connection.execute(
        "SELECT shares, from_on, adopted_by, seq FROM authorized WHERE class = ? "
        "ORDER BY from_on, seq",
        (class_id,),
    )
    numbers = tuple(
        Authorized(shares, date.fromisoformat(on), by, seq) for shares, on, by, seq in rows
    )
    return ShareClass(class_id, name, numbers[-1].shares, votes, par, numbers, legends)


def _terms(connection: sqlite3.Connection) -> tuple[Term, ...]:
    rows = connection.execute(
        "SELECT t.id, t.person, p.name, t.office, t.from_on, t.chosen_by, t.to_on, t.ended_by, "
        "t.seq FROM term t JOIN person p ON p.id = t.person ORDER BY t.from_on, t.id"
    )
    return tuple(
        Term(term, person, name, office, date.fromisoformat(on), by, _day(to_on), *ended)
        for term, person, name, office, on, by, to_on, *ended in rows
    )


def _numbers(connection: sqlite3.Connection) -> tuple[AuthorizedNumber, ...]:
    rows = connection.execute(
        "SELECT number, from_on, adopted_by, seq FROM number ORDER BY from_on, seq"
    )
    return tuple(
        AuthorizedNumber(number, date.fromisoformat(day), by, seq) for number, day, by, seq in rows
    )


def _meetings(connection: sqlite3.Connection) -> tuple[Meeting, ...]:
    deposits = _deposits(connection)
    rows = connection.execute(
        "SELECT key, seq, plan, list_sha256, signed_on, signer FROM meeting ORDER BY seq"
    )
    return tuple(
        _meeting(row, plan_from_json(json.loads(row[2])), deposits.get(row[0], ())) for row in rows
    )


def _meeting(row: tuple[Any, ...], plan: MeetingPlan, deposits: tuple[Deposit, ...]) -> Meeting:
    """A meeting on record; one without a day of notice was held without it."""
    _, seq, _, sha, signed_on, signer = row
    noticed = "noticed" if plan.notice_on else "held"
    status = "affidavit" if signed_on else "mailed" if deposits else noticed
    return Meeting(plan, seq, sha, deposits, _day(signed_on), signer, status)


def _deposits(connection: sqlite3.Connection) -> dict[str, tuple[Deposit, ...]]:
    found: dict[str, tuple[Deposit, ...]] = {}
    rows = connection.execute(
        "SELECT meeting, on_day, at, place, manner, pieces, enclosures, done_by "
        "FROM deposit ORDER BY on_day, seq"
    )
    for meeting, on, at, place, manner, pieces, enclosures, by in rows:
        item = Deposit(
            date.fromisoformat(on),
            time_from_json(at),
            place,
            manner,
            pieces,
            tuple(json.loads(enclosures)),
            by,
        )
        found[meeting] = (*found.get(meeting, ()), item)
    return found


def _returned(connection: sqlite3.Connection) -> tuple[ReturnedMail, ...]:
    rows = connection.execute(
        "SELECT r.holder, h.name, r.meeting, r.returned_on, r.marking, r.hold_through, r.seq "
        "FROM returned r JOIN holder h ON h.id = r.holder ORDER BY r.returned_on, r.seq"
    )
    return tuple(
        ReturnedMail(holder, name, meeting, date.fromisoformat(on), marking, _day(hold), seq)
        for holder, name, meeting, on, marking, hold, seq in rows
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
