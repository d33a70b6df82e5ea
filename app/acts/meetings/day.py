"""The day of a shareholders' meeting: called to order, who comes and goes, adjourned, closed."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime, timedelta
from typing import Any

from app.acts.act import Who, given_list
from app.acts.meetings.matter import (
    at_hour,
    day_moment,
    given_holders,
    given_map,
    given_sheet,
    open_day,
    read_moment,
    record_fact,
    refuse_same_minute,
    said,
    title,
)
from app.acts.meetings.notice_given import drop_plan, without_notice
from app.bylaws.answers import Finding
from app.bylaws.meeting_day.adjourning import check_adjourning
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.votes import check_authority, check_presiding
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.meeting_record import Adjournment
from app.domain.meetings import Place
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_line, read_name, read_shares, read_time
from app.domain.typed import read_day as read_date
from app.domain.words import day_plain, hour_short, listed, plural
from app.store.book import Book

POLLS = ("opened", "closed")
DEMANDS = ("ballot", "inspectors")


def open_meeting(book: Book, given: Json, who: Who) -> Receipt:
    """Who called the meeting to order, when, and who keeps its minutes (1988 IV §7, 2002 §5.7)."""
    sheet = given_sheet(book, given)
    if sheet.day.opening.at:
        raise Refusal("The meeting was called to order already. Correct that entry.", field="at")
    at = day_moment(given, sheet, who)
    names = ("chair_office", "chair_reason", "secretary", "secretary_office")
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "at": said(at),
        "chair": read_name(given.get("chair"), "chair", "chairman of the meeting"),
        **{name: read_line(given.get(name), name, name.replace("_", " ")) for name in names},
    }
    decided = read_line(given.get("decided_by"), "decided_by", "who decided")
    found = check_presiding(
        sheet.law, data["chair_office"], decided_by=decided, absence=data["chair_reason"]
    )
    says = f"The {title(sheet)} called to order {at_hour(at, sheet)} by {data['chair']}"
    draft = EntryDraft("day.opened", at.date(), data, says)
    first = without_notice(book, sheet.plan)
    findings = (found, *_place_and_hour(sheet, at))
    receipt = record_fact(book, who, given, draft, findings, first)
    drop_plan(book, sheet.plan.key)
    return receipt


def arrive(book: Book, given: Json, who: Who) -> Receipt:
    """Holders who come in person, or agents with the proxies that name them; many in one entry."""
    sheet = given_sheet(book, given)
    at = _check_in_moment(given, sheet, who)
    rows, agents = given_holders(book, given), _agents(given)
    room = sheet.room(at)
    names: list[str] = []
    found: list[Finding] = []
    for row in rows:
        holder = int(str(row["holder"]))
        voter = sheet.voters.get(holder)
        if voter is None:
            raise Refusal(f"{sheet.name(holder)} is not on the record-date list.", field="holders")
        if holder in room.in_person:
            raise Refusal(f"{voter.name} is checked in already.", field="holders")
        names.append(voter.name)
        capacity = book.holder(holder).capacity
        found += check_authority(sheet.law, capacity, str(row.get("authority") or ""))
    for agent in agents:
        if agent in room.agents:
            raise Refusal(f"{agent} is checked in already.", field="agents")
    data = {"meeting": sheet.plan.key, "at": said(at), "holders": rows, "agents": agents}
    says = f"{_named([*names, *agents])} checked in {at_hour(at, sheet)}"
    draft = EntryDraft("day.arrived", at.date(), data, says)
    return record_fact(book, who, given, draft, found)


def leave(book: Book, given: Json, who: Who) -> Receipt:
    """Holders or agents who leave before the end."""
    sheet = open_day(book, given)
    at = day_moment(given, sheet, who)
    rows, agents = given_holders(book, given), _agents(given)
    room, before = sheet.room(at), sheet.room(at - timedelta(minutes=1))
    names = [sheet.name(int(str(row["holder"]))) for row in rows]
    for row, name in zip(rows, names, strict=True):
        _refuse_leaving(name, room.in_person, before.in_person, int(str(row["holder"])))
    for agent in agents:
        _refuse_leaving(agent, room.agents, before.agents, agent)
    data = {"meeting": sheet.plan.key, "at": said(at), "holders": rows, "agents": agents}
    says = f"{_named([*names, *agents])} left {at_hour(at, sheet)}"
    return record_fact(book, who, given, EntryDraft("day.left", at.date(), data, says))


def polls(book: Book, given: Json, who: Who) -> Receipt:
    """The polls opened or closed."""
    sheet = open_day(book, given)
    at = day_moment(given, sheet, who)
    what = read_choice(given.get("what"), POLLS, "what", "what happened")
    told = sheet.day.polls
    if what == "closed" and (told.opened_at is None or at < told.opened_at):
        raise Refusal("The polls close after they are opened.", field="at")
    if what == "opened":
        refuse_same_minute(sheet, at)
    data = {"meeting": sheet.plan.key, "at": said(at), "what": what}
    says = f"Polls {what} {at_hour(at, sheet)}"
    return record_fact(book, who, given, EntryDraft("day.polls", at.date(), data, says))


def demand(book: Book, given: Json, who: Who) -> Receipt:
    """A holder or proxy demands a ballot for the election, or asks for inspectors."""
    sheet = open_day(book, given)
    at = day_moment(given, sheet, who)
    what = read_choice(given.get("what"), DEMANDS, "what", "what is asked for")
    by = read_name(given.get("by"), "by", "name of who asks")
    data = {"meeting": sheet.plan.key, "at": said(at), "what": what, "by": by}
    noun = "a ballot" if what == "ballot" else "inspectors of election"
    says = f"{by} asked for {noun} {at_hour(at, sheet)}"
    return record_fact(book, who, given, EntryDraft("day.demanded", at.date(), data, says))


def adjourn(book: Book, given: Json, who: Who) -> Receipt:
    """The meeting adjourned to another day, hour and place, and what was announced there."""
    sheet = open_day(book, given)
    at = day_moment(given, sheet, who)
    to_on = read_date(given.get("to_on"), "to_on", today=who.today)
    if to_on < at.date():
        raise Refusal("The new day is before the adjournment.", field="to_on")
    to_at = read_time(given["to_at"], "to_at") if given.get("to_at") else None
    place = given_map(given, "to_place")
    parts = ("name", "street", "city", "state", "zip")
    to_place = {p: read_line(place.get(p), "to_place", p) for p in parts} if place else None
    fresh = given.get("new_record_on")
    votes = given.get("votes_for")
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "at": said(at),
        "to_on": to_on.isoformat(),
        "to_at": f"{to_at:%H:%M}" if to_at else None,
        "to_place": to_place,
        "announced": bool(given.get("announced", True)),
        "votes_for": None if votes in (None, "") else read_shares(votes, "votes_for", least=0),
        "reason": read_line(given.get("why"), "why", "reason"),
        "new_record_on": read_date(fresh, "new_record_on").isoformat() if fresh else None,
    }
    made = Adjournment(
        at,
        to_on,
        to_at,
        Place(**to_place) if to_place else None,
        data["announced"],
        data["votes_for"],
        data["reason"],
        read_date(fresh, "new_record_on") if fresh else None,
    )
    says = f"The {title(sheet)} adjourned {at_hour(at, sheet)} to {day_plain(to_on)}"
    draft = EntryDraft("day.adjourned", at.date(), data, says)
    return record_fact(book, who, given, draft, check_adjourning(sheet, made))


def close_meeting(book: Book, given: Json, who: Who) -> Receipt:
    """The meeting closed."""
    sheet = open_day(book, given)
    at = day_moment(given, sheet, who)
    last = sheet.course[-1].at if sheet.course else at
    if at < last:
        raise Refusal(
            f"Somebody came or went at {hour_short(last)}. Write a later hour.", field="at"
        )
    data = {"meeting": sheet.plan.key, "at": said(at)}
    says = f"The {title(sheet)} closed {at_hour(at, sheet)}"
    return record_fact(book, who, given, EntryDraft("day.closed", at.date(), data, says))


def _check_in_moment(given: Json, sheet: Sheet, who: Who) -> datetime:
    """Check-in may begin before the meeting is called to order."""
    if closed := sheet.day.closed_at:
        raise Refusal(f"The meeting was closed at {hour_short(closed)}.", field="at")
    at = read_moment(given, "at", sheet.plan.on, today=who.today)
    if at.date() > who.today:
        raise Refusal("The moment is still to come. Record it when it is there.", field="at")
    return at


def _agents(given: Json) -> list[str]:
    return [read_name(name, "agents", "agent") for name in given_list(given, "agents")]


def _refuse_leaving(
    name: str, room: Container[object], before: Container[object], key: int | str
) -> None:
    if key not in room:
        raise Refusal(f"{name} is not checked in.", field="holders")
    if key not in before:
        raise Refusal(f"{name} came at that very minute. Write a later one.", field="at")


def _place_and_hour(sheet: Sheet, at: datetime) -> tuple[Finding, ...]:
    """A warning where the meeting is not called to order on the day and hour of the notice."""
    plan, cite = sheet.plan, sheet.law.cite("shareholders.notice.content.basic")
    if plan.on and at.date() != plan.on:
        words = f"The notice names {day_plain(plan.on)}."
        return (Finding(cite, "warning", words, "at"),)
    if plan.at and at.time() < plan.at:
        words = f"The notice names {hour_short(plan.at)}; it is called to order before."
        return (Finding(cite, "warning", words, "at"),)
    return ()


def _named(names: list[str]) -> str:
    if not names:
        raise Refusal("Choose who comes or goes.", field="holders")
    return listed(names) if len(names) <= 3 else plural(len(names), "person", "persons")
