"""The sample company: HemaCare's bylaws and two real meetings, with invented people and holders.

Its calendar stands at the day named in `resources/sample/hemacare.toml`, so that the meetings of
2002 and 2004 lie behind and the one of 2005 is still to be planned.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from app import RESOURCES
from app.acts.act import Who
from app.acts.company import begin_drafts
from app.acts.meetings.mailing import record_deposit, sign_affidavit
from app.acts.meetings.notice_given import give_notice, keep_plan
from app.acts.sample_register import sample_register
from app.domain.codec import plan_to_json
from app.domain.entries import EntryDraft
from app.domain.meetings import AgendaItem, MeetingPlan, Nominee, Place
from app.domain.offices import Term, in_office
from app.domain.words import number_word
from app.store.book import Book
from app.store.following import follow

CLASS_ID = 1
FILE_ID = "sample"


def write_sample(path: Path, now: datetime, through: date | None = None) -> Book:
    """The sample company in a new file, as it stood at the end of the day `through`.

    Without `through`, as it stands on its own calendar day. The book is left open.
    """
    figures = read_resource("hemacare.toml")
    last_day = through or figures["sample_on"]
    who = Who("Sample", now, last_day)
    drafts = [d for d in sample_drafts(figures, last_day, who) if d.effective_on <= last_day]
    book = Book.create(path, drafts, who.by, now)
    for meeting in figures["meetings"]:
        _meeting(book, meeting, who)
    follow(book)
    return book


def read_resource(name: str) -> dict[str, Any]:
    """One of the sample's tables."""
    return tomllib.loads((RESOURCES / "sample" / name).read_text(encoding="utf-8"))


def sample_drafts(figures: Mapping[str, Any], last_day: date, who: Who) -> list[EntryDraft]:
    """The entries of the company, its offices, people and register, in order of their days."""
    given = {"name": figures["name"], "sample_on": last_day.isoformat()}
    register = figures["register"]
    terms = sample_terms(figures)
    others = [
        _class(register),
        EntryDraft(
            "directors.number",
            date(1986, 7, 22),
            {"number": 5, "from_on": "1986-07-22", "adopted_by": "incorporator"},
            "Authorized number of directors: 5",
        ),
        *(_office(office) for office in figures["offices"]),
        *_people(terms),
        *sample_register(register, read_resource("names.toml"), CLASS_ID, terms),
    ]
    return [*begin_drafts(given, who, FILE_ID), *sorted(others, key=lambda d: d.effective_on)]


def sample_terms(figures: Mapping[str, Any]) -> tuple[Term, ...]:
    """The terms of the sample's directors and officers."""
    people: dict[str, int] = {}
    terms: list[Term] = []
    for row in [*figures["directors"], *figures["officers"]]:
        person = people.setdefault(row["name"], len(people) + 1)
        for start, chosen_by, *ending in row["terms"]:
            terms.append(
                Term(
                    len(terms) + 1,
                    person,
                    row["name"],
                    row.get("office", "director"),
                    date.fromisoformat(start),
                    chosen_by,
                    date.fromisoformat(ending[0]) if ending else None,
                    ending[1] if ending else "",
                )
            )
    return tuple(terms)


def meeting_plan(figures: Mapping[str, Any]) -> MeetingPlan:
    """The plan of one of the sample's meetings, or the empty plan of the one still to come."""
    if "on" not in figures:
        return MeetingPlan(figures["key"], items=(_election(0),))
    return MeetingPlan(
        figures["key"],
        on=figures["on"],
        at=time.fromisoformat(figures["at"]),
        place=Place(**figures["place"]),
        designated_on=figures["designated_on"],
        record_on=figures["record_on"],
        record_resolved_on=figures["record_resolved_on"],
        announced_on=figures["announced_on"],
        announced_by=figures["announced_by"],
        notice_on=figures["notice_on"],
        seats=figures["seats"],
        items=(_election(figures["seats"]),),
        nominees=tuple(Nominee(name) for name in figures["nominees"]),
        reasons=figures["reasons"],
    )


def _election(seats: int) -> AgendaItem:
    number = f"{number_word(seats)} directors" if seats else "directors"
    return AgendaItem(f"To elect {number} to serve until the next annual meeting", "election")


def _meeting(book: Book, figures: Mapping[str, Any], who: Who) -> None:
    """Plan, notice, mailing and affidavit of one meeting, as far as the sample's calendar goes."""
    plan = meeting_plan(figures)
    if plan.announced_on and plan.announced_on > who.today:
        return
    keep_plan(book, {"plan": plan_to_json(plan)}, who)
    if plan.notice_on is None or plan.notice_on > who.today:
        return
    secretary = in_office(book.company().terms, plan.notice_on, "secretary")[0]
    give_notice(book, {"meeting": plan.key, "signer": secretary.id}, who)
    _mailing(book, figures, plan, secretary, who)


def _mailing(
    book: Book, figures: Mapping[str, Any], plan: MeetingPlan, secretary: Term, who: Who
) -> None:
    held = book.record_list(plan.key)
    pieces = len(held.routed(plan.manner)) if held else 0
    deposit = {
        "meeting": plan.key,
        "on": figures["notice_on"].isoformat(),
        "at": figures["deposited_at"],
        "place": "United States Post Office, Woodland Hills, California",
        "manner": plan.manner,
        "pieces": pieces,
        "enclosures": ["form of proxy", "return envelope"],
        "by": secretary.name,
    }
    record_deposit(book, deposit, who)
    sworn = {
        "meeting": plan.key,
        "signer": secretary.id,
        "form": "declaration",
        "signed_on": figures["sworn_on"].isoformat(),
        "signed_at": "Woodland Hills, California",
    }
    sign_affidavit(book, sworn, who)


def _class(register: Mapping[str, Any]) -> EntryDraft:
    data = {
        "id": CLASS_ID,
        "name": register["class"],
        "authorized": str(register["authorized"]),
        "votes_per_share": 1,
        "par": "without par value",
    }
    return EntryDraft(
        "class.create", date(1986, 7, 22), data, f"Class created: {register['class']}"
    )


def _office(office: Mapping[str, Any]) -> EntryDraft:
    place = {"name": "", **{name: office[name] for name in ("street", "city", "state", "zip")}}
    data = {
        "kind": "principal-executive",
        "place": place,
        "county": office["county"],
        "from_on": office["from_on"].isoformat(),
        "resolved_on": None,
    }
    return EntryDraft(
        "office.fix", office["from_on"], data, f"Principal executive office: {office['street']}"
    )


def _people(terms: tuple[Term, ...]) -> list[EntryDraft]:
    """An entry for each term that begins, and one for each that ends."""
    drafts: list[EntryDraft] = []
    for term in terms:
        data: dict[str, Any] = {
            "term": term.id,
            "person": term.person_id,
            "name": term.name,
            "from_on": term.from_on.isoformat(),
            "chosen_by": term.chosen_by,
        }
        kind = "director.elect" if term.office == "director" else "officer.appoint"
        data |= {"meeting": ""} if term.office == "director" else {"office": term.office}
        drafts.append(EntryDraft(kind, term.from_on, data, f"{term.name}, {term.office}"))
        if term.to_on:
            ended = {
                "term": term.id,
                "to_on": term.to_on.isoformat(),
                "ended_by": term.ended_by,
                "addressee": "board",
                "given_on": None,
            }
            how = "" if term.ended_by == "term" else f", {term.ended_by}"
            says = f"{term.name}, {term.office}: term ended{how}"
            drafts.append(EntryDraft("term.end", term.to_on, ended, says))
    return drafts
