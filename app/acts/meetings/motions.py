"""Motions, nominations and counts, as they happen at the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from app.acts.act import Who, given_holder, given_id, given_list, given_rows, known_holder
from app.acts.meetings.matter import (
    at_hour,
    day_moment,
    given_item,
    given_map,
    is_an_election,
    open_day,
    record_fact,
    refuse_same_minute,
    refuse_with_the_voting,
    said,
    voting_found,
)
from app.acts.meetings.proposals import accepted_nominees
from app.bylaws.answers import Finding
from app.bylaws.meeting_day.elections import REQUIRED, check_voice
from app.bylaws.meeting_day.items import check_words, count_item
from app.bylaws.meeting_day.judging import TESTS, test_for
from app.bylaws.meeting_day.quorum import check_quorum
from app.bylaws.meeting_day.sheet import Sheet, go_on
from app.bylaws.votes import check_greater
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.meeting_day.facts import BALLOT, ON_ITEM, VOICE, Counted
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_line, read_name, read_note, read_shares, read_whole
from app.store.book import Book

COMPARISONS = ("more-than", "at-least")


def put_motion(book: Book, given: Json, who: Who) -> Receipt:
    """A motion on an item: its words, who made and seconded it, and the vote that it needs."""
    sheet = open_day(book, given)
    at, item = day_moment(given, sheet, who), given_item(given, sheet)
    planned = sheet.plan.items[item - 1] if item <= len(sheet.plan.items) else None
    matter = planned.matter if planned else "ordinary"
    usual = test_for(sheet.law, matter, stated=bool(planned and planned.nature))
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "item": item,
        "at": said(at),
        "text": read_note(given.get("text") or (planned.text if planned else ""), "text", "motion"),
        "test": read_choice(given.get("test") or usual, tuple(TESTS), "test", "vote needed"),
        "authorized": read_whole(given.get("authorized") or 0, "authorized"),
        "entire_board": bool(given.get("entire_board")),
        "directors": [read_name(n, "directors") for n in given_list(given, "directors")],
        "interested": [
            {"holder": known_holder(book, row.get("holder") or 0, "interested").id}
            for row in given_rows(given, "interested")
        ],
    }
    for name in ("moved_by", "seconded_by", "source"):
        data[name] = read_line(given.get(name), name, name.replace("_", " "))
    data |= _greater(given, data["test"])
    if not data["text"]:
        raise Refusal("Write the words of the motion.", field="text")
    findings = check_greater(sheet.law, matter, data["source"])
    if data["test"] != "adjourn":
        findings = (*findings, *check_quorum(sheet, at, "The motion"))
    says = f"Motion on item {item} {at_hour(at, sheet)}: {data['text'][:200]}"
    return record_fact(book, who, given, EntryDraft("day.motion", at.date(), data, says), findings)


def nominate(book: Book, given: Json, who: Who) -> Receipt:
    """A name placed in nomination; in 2002 by the directors, or by a holder after notice."""
    sheet = open_day(book, given)
    at, name = day_moment(given, sheet, who), read_name(given.get("name"), "name", "nominee’s name")
    if any(n.name == name for n in sheet.day.nominated):
        raise Refusal(f"{name} is in nomination already.", field="name")
    refuse_with_the_voting(sheet, at)
    known = any(nominee.name == name for nominee in sheet.plan.nominees)
    known = known or name in accepted_nominees(book, sheet.plan.key)
    accepted = bool(given.get("accepted", known or not sheet.law.has(REQUIRED)))
    data = {
        "meeting": sheet.plan.key,
        "at": said(at),
        "name": name,
        "by": read_line(given.get("by"), "by", "nominator"),
        "accepted": accepted,
        "reason": read_line(given.get("why"), "why", "reason"),
    }
    found: tuple[Finding, ...] = ()
    if not accepted and sheet.law.has(REQUIRED):
        sentence = f"{name} was not nominated as the bylaws ask; votes for {name} elect nobody."
        found = (Finding(sheet.law.cite(REQUIRED), "warning", sentence, "name"),)
    says = f"{name} placed in nomination {at_hour(at, sheet)}"
    return record_fact(book, who, given, EntryDraft("day.nominated", at.date(), data, says), found)


def notice_cumulating(book: Book, given: Json, who: Who) -> Receipt:
    """A shareholder's notice at the meeting of the intention to cumulate votes."""
    sheet = open_day(book, given)
    at, holder = day_moment(given, sheet, who), given_holder(book, given)
    refuse_with_the_voting(sheet, at)
    data = {"meeting": sheet.plan.key, "at": said(at), "holder": holder.id, "by": holder.name}
    says = f"{holder.name} gave notice of cumulating votes {at_hour(at, sheet)}"
    return record_fact(book, who, given, EntryDraft("day.cumulation", at.date(), data, says))


def record_count(book: Book, given: Json, who: Who) -> Receipt:
    """An item counted: by voice with the votes as called, or from the ballots entered."""
    sheet = open_day(book, given)
    at, item = day_moment(given, sheet, who), given_item(given, sheet)
    if is_an_election(sheet, item):
        refuse_same_minute(sheet, at, item)
    ballots = bool(sheet.day.cast_on(item))
    method = read_choice(
        given.get("method") or (BALLOT if ballots else VOICE), (VOICE, BALLOT), "method", "method"
    )
    votes = {
        name: read_shares(number, "votes", least=0)
        for name, number in given_map(given, "votes").items()
    }
    strange = [name for name in votes if name not in ON_ITEM]
    if strange and not is_an_election(sheet, item):
        raise Refusal("Give the votes for, against and abstaining.", field="votes")
    if ballots and votes:
        raise Refusal("The ballots give the votes. Leave the totals out.", field="votes")
    if not ballots and not votes:
        raise Refusal("Enter the ballots, or the votes for and against.", field="votes")
    data = {
        "meeting": sheet.plan.key,
        "item": item,
        "at": said(at),
        "method": method,
        "votes": votes,
        "without_vote": read_shares(given.get("without_vote") or 0, "without_vote", least=0),
        "resolution": read_note(given.get("resolution"), "resolution", "resolution"),
    }
    says = f"Item {item} counted {at_hour(at, sheet)}, by {method}"
    draft = EntryDraft("day.counted", at.date(), data, says)
    found = (*voting_found(sheet, item, at), *_counted_found(book, sheet, data, at))
    return record_fact(book, who, given, draft, found)


def _counted_found(book: Book, sheet: Sheet, data: Json, at: datetime) -> tuple[Finding, ...]:
    """What stands against the count itself, as it would be recorded."""
    item = int(data["item"])
    if is_an_election(sheet, item):
        return check_voice(sheet, item, at) if data["method"] == VOICE else ()
    if not data["resolution"]:
        return ()
    last = book.head()[0]
    told = Counted(
        last + 1, item, at, data["method"], data["votes"], data["without_vote"], data["resolution"]
    )
    day = replace(sheet.day, counted=(*sheet.day.counted, told))
    return check_words(count_item(go_on(sheet, day, last), item), data["resolution"])


def _greater(given: Json, test: str) -> dict[str, Any]:
    """The fraction of a greater vote, and the class that votes apart."""
    data: dict[str, Any] = {"class": 0, "fraction": "", "comparison": ""}
    if given.get("class"):
        data["class"] = given_id(given, "class", "share class")
    if test != "greater" and not given.get("fraction"):
        return data
    text = read_name(given.get("fraction"), "fraction", "fraction of the votes, like 2/3")
    try:
        part = Fraction(text)
    except (ValueError, ZeroDivisionError):
        part = Fraction(0)
    if not 0 < part <= 1:
        raise Refusal("Write the fraction like 2/3.", field="fraction")
    comparison = given.get("comparison") or COMPARISONS[1]
    return data | {
        "fraction": str(part),
        "comparison": read_choice(comparison, COMPARISONS, "comparison", "comparison"),
    }
