"""Proxies as they come in, what ends them, and how the inspectors decide on one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.acts.act import Who, given_holder, given_id, given_list
from app.acts.meetings.matter import (
    given_item,
    given_map,
    given_sheet,
    noted,
    read_moment,
    record_fact,
    said,
)
from app.bylaws.answers import Finding
from app.bylaws.meeting_day.proxies import ruled_proxy
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.shareholders.proxies import check_form, valid_through
from app.bylaws.votes import check_authority
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import Event
from app.domain.meeting_day.facts import ABSTAIN, AGAINST, ENDINGS, FOR, ON_ITEM, ProxyTaken
from app.domain.meeting_day.reading import read_day
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_choice,
    read_line,
    read_name,
    read_shares,
)
from app.domain.typed import (
    read_day as read_date,
)
from app.domain.words import listed
from app.store.book import Book

PLACES = ("secretary", "inspectors", "designee")
SIGNERS = ("holder", "attorney in fact", "authorized agent")
WITHHELD = "withheld"


def receive_proxy(book: Book, given: Json, who: Who) -> Receipt:
    """A proxy received: whose, dated when, received when and by whom, for which agents.

    It is recorded as it is; what is wrong with it is kept with the entry, and it does not count.
    """
    sheet = given_sheet(book, given)
    holder = given_holder(book, given)
    received = read_moment(given, "received_at", sheet.plan.on, today=who.today)
    if received.date() > who.today:
        raise Refusal("The day of receipt is still to come.", field="received_at")
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "holder": holder.id,
        "received_at": said(received),
        "received_by": read_name(given.get("received_by") or who.by, "received_by", "receiver"),
        "filed_with": read_choice(given.get("filed_with") or PLACES[0], PLACES, "filed_with"),
        "agents": [read_name(a, "agents", "agent") for a in given_list(given, "agents")],
        "signer": _signer(given),
        "dated_on": _date(given, "dated_on", who),
        "through": _date(given, "through", who),
    }
    for name in ("designated_by", "authority", "ground"):
        data[name] = read_line(given.get(name), name, name.replace("_", " "))
    for name in ("unlimited", "irrevocable"):
        data[name] = bool(given.get(name))
    data |= _rest(given, sheet, holder.id)
    findings = _findings(sheet, _taken(data), holder, received)
    says = f"Proxy of {holder.name} received for {listed(data['agents']) or 'nobody named'}"
    draft = EntryDraft("proxy.received", received.date(), data, says)
    return record_fact(book, who, given, draft, findings)


def end_proxy(book: Book, given: Json, who: Who) -> Receipt:
    """A writing that revokes, or written notice of the maker's death or incapacity."""
    sheet, holder = given_sheet(book, given), given_holder(book, given)
    how = read_choice(given.get("how"), ENDINGS, "how", "way in which it ended")
    at = read_moment(given, "at", sheet.plan.on, today=who.today)
    if at.date() > who.today:
        raise Refusal("The day is still to come.", field="at")
    data: dict[str, Any] = {
        "meeting": sheet.plan.key,
        "holder": holder.id,
        "how": how,
        "at": said(at),
        "on": _date(given, "on", who),
        "proxy": _of_holder(sheet, given, holder.id) if given.get("proxy") else 0,
    }
    for name in ("informant", "relation"):
        data[name] = read_line(given.get(name), name, name)
    what = "Writing that revokes the proxy" if how == ENDINGS[0] else f"Notice of {how}"
    draft = EntryDraft("proxy.ended", at.date(), data, f"{what}: {holder.name}")
    return record_fact(book, who, given, draft)


def rule_on_proxy(book: Book, given: Json, who: Who) -> Receipt:
    """How the inspectors, or the chairman without them, decide whether a proxy counts."""
    sheet = given_sheet(book, given)
    key = _known(sheet, given).key
    at = read_moment(given, "at", sheet.plan.on, today=who.today)
    by = "inspectors" if sheet.day.inspectors.names else "chairman"
    data = {
        "meeting": sheet.plan.key,
        "proxy": key,
        "counts": bool(given.get("counts")),
        "by": by,
        "reason": read_name(given.get("why"), "why", "reason of the ruling"),
        "at": said(at),
    }
    verb = "counts" if data["counts"] else "does not count"
    says = f"The {by} ruled that proxy {key} {verb}"
    return record_fact(book, who, given, EntryDraft("day.ruling", at.date(), data, says))


def _rest(given: Json, sheet: Sheet, holder_id: int) -> dict[str, Any]:
    """The part of the shares, the acts it speaks of, and the directions."""
    voter = sheet.voters.get(holder_id)
    votes = voter.votes if voter else 0
    rest: dict[str, Any] = {"acts": [str(a) for a in given_list(given, "acts")] or ["vote"]}
    if given.get("shares") not in (None, ""):
        rest["shares"] = str(read_shares(given["shares"], "shares"))
        votes = voter.votes_for_shares(int(rest["shares"])) if voter else 0
    marks, nominees = given_map(given, "marks"), given_map(given, "nominees")
    rest["marks"] = {
        str(given_item({"item": item}, sheet)): _mark(mark, votes) for item, mark in marks.items()
    }
    rest["nominees"] = {name: _seats(v, votes) for name, v in nominees.items()}
    return rest


def _mark(mark: object, votes: int) -> list[int | None]:
    """`for`, `against`, `abstain`, or the votes of each; a mark without a number means all."""
    if isinstance(mark, str):
        chosen = read_choice(mark, ON_ITEM, "marks", "mark")
        return [None if chosen == FOR else 0, *(votes if chosen == c else 0 for c in ON_ITEM[1:])]
    told = given_map({"marks": mark}, "marks")
    number = told.get(FOR, 0)
    return [
        None if number is None else read_shares(number, "marks", least=0),
        *(read_shares(told.get(name, 0), "marks", least=0) for name in (AGAINST, ABSTAIN)),
    ]


def _seats(value: object, votes: int) -> int:
    if value in (FOR, True):
        return votes
    return 0 if value in (WITHHELD, False) else read_shares(value, "nominees", least=0)


def _findings(
    sheet: Sheet, taken: ProxyTaken, holder: Holder, received: datetime
) -> tuple[Finding, ...]:
    """What is wrong with the paper, and with its standing beside the others of the holder."""
    found = list(check_form(sheet.law, ruled_proxy(taken)))
    found += check_authority(sheet.law, holder.capacity, taken.authority)
    through = valid_through(sheet.law, ruled_proxy(taken))
    if through.on and sheet.plan.on and through.on < sheet.plan.on:
        found.append(Finding(through.cite, "error", through.counted, "dated_on"))
    if taken.dated_on and taken.dated_on > received.date():
        sentence = "The proxy bears a date after the day on which it came in."
        found.append(Finding(through.cite, "warning", sentence, "dated_on"))
    if holder.id not in sheet.voters:
        law = sheet.law.cite("shareholders.vote.entitlement")
        sentence = "The holder was not of record on the record date."
        found.append(Finding(law, "error", sentence, "holder"))
    return noted(found)


def _taken(data: Json) -> ProxyTaken:
    """The proxy as it will be read back."""
    event = Event(0, "proxy.received", data["meeting"], datetime.min.date(), data)  # noqa: DTZ901
    return read_day(data["meeting"], [event]).proxies[0]


def _signer(given: Json) -> str:
    signer = str(given.get("signer", SIGNERS[0]) or "")
    return read_choice(signer, SIGNERS, "signer", "signer") if signer else ""


def _date(given: Json, name: str, who: Who) -> str | None:
    value = given.get(name)
    return read_date(value, name, today=who.today).isoformat() if value else None


def _known(sheet: Sheet, given: Json) -> ProxyTaken:
    key = given_id(given, "proxy", "proxy")
    taken = next((proxy for proxy in sheet.day.proxies if proxy.key == key), None)
    if taken is None:
        raise Refusal(f"There is no proxy {key} for this meeting.", field="proxy")
    return taken


def _of_holder(sheet: Sheet, given: Json, holder_id: int) -> int:
    taken = _known(sheet, given)
    if taken.holder_id != holder_id:
        raise Refusal("That proxy is another holder’s.", field="proxy")
    return taken.key
