"""Inspectors, rulings, objections, and the papers of holders on the holding of a meeting."""

from __future__ import annotations

from typing import Any

from app.acts.act import Who, given_holder, given_id, given_list
from app.acts.meetings.matter import (
    at_hour,
    day_moment,
    given_item,
    given_map,
    given_sheet,
    is_an_election,
    open_day,
    read_moment,
    record_fact,
    said,
)
from app.bylaws.answers import Finding
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.quorum import quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.meeting_day.validity import stated
from app.bylaws.shareholders.inspectors import (
    check_eligible,
    check_number,
    check_number_vote,
    check_oath,
    check_report,
    check_tasks,
    number_vote,
    replacement,
    signatures,
)
from app.bylaws.shareholders.waivers import Objection, check_content, check_objection
from app.bylaws.shareholders.waivers import Paper as Waiver
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.meeting_day.facts import WAIVERS
from app.domain.meeting_record import BOARD, CHAIR, ITEM, NOMINATION
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_line, read_name, read_note, read_shares, read_whole
from app.domain.typed import read_day as read_date
from app.domain.words import listed
from app.store.book import Book

RULES = {
    ITEM: "shareholders.proposal.chair-excludes",
    NOMINATION: "shareholders.nomination.required",
}


def name_inspectors(book: Book, given: Json, who: Who) -> Receipt:
    """The inspectors of election named by the board or the chairman (1988 II §11, 2002 §2.13)."""
    sheet = given_sheet(book, given)
    by = read_choice(given.get("by") or CHAIR, (BOARD, CHAIR), "by", "body")
    names = [read_name(n, "names", "inspector") for n in given_list(given, "names")]
    on = read_date(given.get("on") or sheet.plan.on, "on", today=who.today)
    asked = sheet.day.inspectors_demand
    vote = given.get("number_for")
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "names": names,
        "by": by,
        "requested_by": asked.by if asked else "",
        "requested_at": said(asked.at) if asked and asked.at else "",
        "number_for": None if vote in (None, "") else read_shares(vote, "number_for", least=0),
        "number_present": quorum_now(sheet).present if vote not in (None, "") else None,
    }
    for name in ("replaced", "cause"):
        data[name] = read_line(given.get(name), name, name)
    says = f"Inspectors of election named by the {by}: {listed(names) or 'nobody'}"
    draft = EntryDraft("day.inspectors", on, data, says)
    return record_fact(book, who, given, draft, _inspectors_found(sheet, data))


def report(book: Book, given: Json, who: Who) -> Receipt:
    """The inspectors' report: tasks done, totals of one item as they say, who signed."""
    sheet = given_sheet(book, given)
    at, item = day_moment(given, sheet, who), given_item(given, sheet)
    totals = {
        name: read_shares(number, "totals", least=0)
        for name, number in given_map(given, "totals").items()
    }
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "at": said(at),
        "item": item,
        "tasks": sorted(read_whole(n, "tasks") for n in given_list(given, "tasks")),
        "totals": totals,
        "signers": [read_name(n, "signers", "inspector") for n in given_list(given, "signers")],
        "oath": bool(given.get("oath")),
    }
    says = f"Report of the inspectors on item {item}, signed by {listed(data['signers'])}"
    draft = EntryDraft("day.inspected", at.date(), data, says)
    return record_fact(book, who, given, draft, _report_found(sheet, item, data))


def rule(book: Book, given: Json, who: Who) -> Receipt:
    """The chairman's ruling on an item or a nomination that was not properly brought."""
    sheet = open_day(book, given)
    at = day_moment(given, sheet, who)
    kind = read_choice(given.get("kind") or ITEM, tuple(RULES), "kind", "kind of ruling")
    about = read_name(given.get("about"), "about", "item or nomination")
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "at": said(at),
        "kind": kind,
        "about": about,
        "ruling": read_note(given.get("ruling"), "ruling", "ruling"),
        "reason": read_note(given.get("why"), "why", "reason"),
        "rule": RULES[kind],
    }
    if not data["ruling"]:
        raise Refusal("Write the words of the ruling.", field="ruling")
    says = f"Ruling of the chairman on {about} {at_hour(at, sheet)}"
    return record_fact(book, who, given, EntryDraft("day.ruling", at.date(), data, says))


def object_to(book: Book, given: Json, who: Who) -> Receipt:
    """An objection to the meeting, or to a matter that the notice had to name."""
    sheet = open_day(book, given)
    at, holder = day_moment(given, sheet, who), given_holder(book, given)
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "at": said(at),
        "holder": holder.id,
        "name": holder.name,
        "matter": read_line(given.get("matter"), "matter", "matter"),
        "at_beginning": bool(given.get("at_beginning", True)),
    }
    made = Objection(holder.name, data["matter"], data["at_beginning"])
    found = check_objection(sheet.law, made, stated(sheet))
    says = f"Objection by {holder.name} {at_hour(at, sheet)}"
    return record_fact(
        book, who, given, EntryDraft("day.objection", at.date(), data, says), [found]
    )


def withdraw_objection(book: Book, given: Json, who: Who) -> Receipt:
    """An objection taken back, orally at the meeting or by a paper (1988 II §8)."""
    sheet = given_sheet(book, given)
    seq = given_id(given, "objection", "objection")
    known = next((o for o in sheet.day.objections if o.seq == seq), None)
    if known is None:
        raise Refusal("There is no such objection at this meeting.", field="objection")
    at = read_moment(given, "at", sheet.plan.on, today=who.today)
    way = read_name(given.get("way"), "way", "way in which it is taken back")
    made = known.made
    found = check_objection(
        sheet.law,
        Objection(made.name, made.matter, made.at_beginning is not False, withdrawn=way),
        stated(sheet),
    )
    data = {"meeting": sheet.plan.key, "objection": seq, "at": said(at), "way": way}
    says = f"Objection by {made.name} taken back {at_hour(at, sheet)}: {way}"
    return record_fact(
        book, who, given, EntryDraft("day.withdrawn", at.date(), data, says), [found]
    )


def file_waiver(book: Book, given: Json, who: Who) -> Receipt:
    """A waiver of notice, consent to holding or approval of the minutes, signed by a holder."""
    sheet, holder = given_sheet(book, given), given_holder(book, given)
    signed = read_date(given.get("signed_on"), "signed_on", today=who.today)
    if signed > who.today:
        raise Refusal("The day of signing is still to come.", field="signed_on")
    kind = read_choice(given.get("kind") or WAIVERS[0], WAIVERS, "kind", "paper")
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "holder": holder.id,
        "kind": kind,
        "signed_on": signed.isoformat(),
        "natures": [read_line(n, "natures", "matter") for n in given_list(given, "natures")],
        "filed": read_line(given.get("filed"), "filed", "place where it is filed"),
    }
    paper = Waiver(holder.name, kind, signed, tuple(data["natures"]), data["filed"])
    matters = [item.matter for item in sheet.plan.items]
    found = check_content(sheet.law, paper, matters)
    says = f"{kind.capitalize()} signed by {holder.name}"
    return record_fact(book, who, given, EntryDraft("day.waiver", signed, data, says), found)


def _inspectors_found(sheet: Sheet, data: Json) -> list[Finding]:
    law, names = sheet.law, data["names"]
    nominees = {n.name for n in sheet.day.nominated} | {n.name for n in sheet.plan.nominees}
    found = [check_number(law, len(names)), *check_eligible(law, names, nominees, data["by"])]
    asked = bool(data["requested_by"]) and data["by"] == CHAIR
    vote = None
    if data["number_for"] is not None:
        vote = number_vote(law, data["number_present"], data["number_for"])
    found.append(check_number_vote(law, vote, requested=asked))
    if data["replaced"]:
        filled = replacement(law, cause=data["cause"], requested=asked)
        found.append(Finding(filled.cite, "info", filled.counted, "cause"))
    return found


def _report_found(sheet: Sheet, item: int, data: Json) -> list[Finding]:
    """Whether the report agrees with the tally, its tasks and its signatures."""
    counted = count_election if is_an_election(sheet, item) else count_item
    law, named = sheet.law, sheet.day.inspectors.names
    found = [*check_report(law, data["totals"], counted(sheet, item).votes)]
    found += check_tasks(law, data["tasks"])
    found += check_oath(law, signed=data["oath"])
    signed = signatures(law, len(named), len([n for n in data["signers"] if n in named]))
    severity = "fits" if signed.met else "error"
    return [*found, Finding(signed.cite, severity, signed.counted, "signers")]
