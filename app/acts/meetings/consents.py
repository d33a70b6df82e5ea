"""Written consents of shareholders: an action begun, papers filed and revoked, its notices."""

from __future__ import annotations

from typing import Any

from app.acts.act import Who, given_holder, given_list, given_rows, known_holder
from app.acts.meetings.matter import read_moment, record_fact, said
from app.acts.meetings.notice_given import draft_list
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.meeting_day.consents import (
    ConsentStanding,
    check_record_date,
    record_date,
    stands,
    threshold_rule,
)
from app.bylaws.shareholders.consents import check_form, check_manner, check_scope
from app.bylaws.shareholders.proxies import check_scope as check_proxy
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import Event
from app.domain.matters.record import ActionByConsent
from app.domain.meeting_day.consents import (
    BEFORE,
    BOARD_FIXED,
    FIRST_CONSENT,
    NOTICES,
    PATHS,
    PROMPT,
    TESTS,
    Consents,
    read_consents,
)
from app.domain.meeting_day.room import Electorate, electorate
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_choice,
    read_line,
    read_name,
    read_note,
    read_shares,
    read_whole,
)
from app.domain.typed import read_day as read_date
from app.domain.words import day_plain, hour_short
from app.store.book import Book

MATTERS = (
    *("ordinary", "election", "director-contract", "articles-amendment", "reorganization"),
    *("dissolution", "distribution", "bylaws-amendment", "indemnification"),
)
MANNERS = (
    *("first-class mail", "personal", "telegraph", "facsimile", "e-mail", "other written"),
    "mail below first class",
)
"""How a notice may have gone; the version in force says which of them is good."""
PROXY, CONSENT = "proxy", "consent"
"""A consent signed by proxy: the word in its capacity, and what the proxy must speak of."""
REVOKERS = ("holder", "proxy holder", "transferee", "personal representative")


def begin_consent(book: Book, given: Json, who: Who) -> Receipt:
    """An action to be taken by written consent: its words, its vote, how its record date comes."""
    key = read_name(given.get("consent"), "consent", "key of the action")
    if read_consents(key, book.events("consent", key)).begun:
        raise Refusal(f"The action {key} is begun already.", field="consent")
    test = read_choice(given.get("test") or TESTS[0], TESTS, "test", "vote needed")
    path = read_choice(given.get("path") or FIRST_CONSENT, PATHS, "path", "record date")
    on = read_date(given.get("on") or who.today, "on", today=who.today)
    solicited = given.get("solicited_all")
    data: dict[str, Any] = {
        "consent": key,
        "text": read_note(given.get("text"), "text", "action"),
        "nature": read_note(given.get("nature"), "nature", "general nature"),
        "test": test,
        "rule": threshold_rule(test),
        "matter": read_choice(given.get("matter") or MATTERS[0], MATTERS, "matter", "matter"),
        "path": path,
        "solicited_all": None if solicited is None else bool(solicited),
        "director": read_line(given.get("director"), "director", "director"),
        "authorized": read_whole(given.get("authorized") or 0, "authorized"),
        "interested": [
            {"holder": known_holder(book, row.get("holder") or 0, "interested").id}
            for row in given_rows(given, "interested")
        ],
    }
    for name in ("record_on", "resolved_on", "action_on", "consummation_on"):
        data[name] = _date(given, name, who)
    if not data["text"]:
        raise Refusal("Write the words of the action.", field="text")
    if path == BOARD_FIXED and not data["record_on"]:
        raise Refusal("Write the record date that the board fixed.", field="record_on")
    draft = EntryDraft("consent.begun", on, data, f"Action by written consent begun: {key}")
    facts = read_consents(key, [_event(key, draft)])
    law = _law(book, facts, who)
    scope = check_scope(law, at_meeting=bool(given.get("at_meeting", True)))
    return record_fact(book, who, given, draft, (*scope, *check_record_date(law, facts)))


def give_consent(book: Book, given: Json, who: Who) -> Receipt:
    """A consent signed by a holder, and when it was filed with the secretary."""
    facts, holder = _facts(book, given), given_holder(book, given)
    signed = _date(given, "signed_on", who)
    filed = None
    if given.get("filed_at"):
        filed = read_moment(given, "filed_at", None, today=who.today)
    if filed and filed.date() > who.today:
        raise Refusal("The day of filing is still to come.", field="filed_at")
    if filed and signed and filed.date().isoformat() < signed:
        raise Refusal("The consent is filed before it is signed.", field="filed_at")
    data: dict[str, Any] = {
        "consent": facts.key,
        "holder": holder.id,
        "signed_on": signed,
        "filed_at": said(filed) if filed else None,
        "capacity": read_line(given.get("capacity") or "holder", "capacity", "capacity"),
        "shares": str(read_shares(given["shares"], "shares")) if given.get("shares") else "",
    }
    text = facts.begun.action.text if facts.begun else ""
    is_signed = bool(given.get("signed", True))
    law = _law(book, facts, who)
    found = list(check_form(law, action=text, signed=is_signed, dated=bool(signed)))
    if PROXY in data["capacity"].lower():
        speaks = [read_line(one, "acts", "act") for one in given_list(given, "acts")]
        data["acts"] = speaks
        found += check_proxy(law, speaks, CONSENT)
    on = filed.date() if filed else who.today
    where = f"filed {day_plain(on)} at {hour_short(filed)}" if filed else "not yet filed"
    says = f"Consent of {holder.name} to {facts.key}, {where}"
    draft = EntryDraft("consent.given", on, data, says)
    return record_fact(book, who, given, draft, found)


def revoke_consent(book: Book, given: Json, who: Who) -> Receipt:
    """A writing that takes a consent back; it counts until enough are filed."""
    facts, holder = _facts(book, given), given_holder(book, given)
    if all(g.holder_id != holder.id for g in facts.given):
        raise Refusal(f"{holder.name} gave no consent to this action.", field="holder")
    secretary = read_moment(given, "secretary_at", None, today=who.today)
    corporation = secretary
    if given.get("corporation_at"):
        corporation = read_moment(given, "corporation_at", None, today=who.today)
    if secretary.date() > who.today:
        raise Refusal("The day of receipt is still to come.", field="secretary_at")
    data: dict[str, Any] = {
        "consent": facts.key,
        "holder": holder.id,
        "by": read_choice(given.get("by") or REVOKERS[0], REVOKERS, "by", "person who revokes"),
        "corporation_at": said(corporation),
        "secretary_at": said(secretary),
    }
    says = f"Revocation of the consent of {holder.name} to {facts.key} received"
    draft = EntryDraft("consent.revoked", secretary.date(), data, says)
    after = read_consents(
        facts.key, [*book.events("consent", facts.key), _event(facts.key, draft, 10**9)]
    )
    law = _law(book, facts, who)
    found = stands(law, after, voters_of(book, law, after), who.today)
    told = [f for f in found.tally.findings if holder.name in f.sentence and f.field == "revoked"]
    return record_fact(book, who, given, draft, told)


def notice_consent(book: Book, given: Json, who: Who) -> Receipt:
    """Notice of the action given: promptly after it, or before it is carried out.

    An action that is closed already still takes it: the prompt notice follows the action.
    """
    facts = _facts(book, given, closed=True)
    on = read_date(given.get("on"), "on", today=who.today)
    what = read_choice(given.get("what") or NOTICES[0], NOTICES, "what", "notice")
    words = "after" if what == NOTICES[0] else "before it is carried out"
    manner = read_line(given.get("manner"), "manner", "manner of the notice")
    data = {"consent": facts.key, "what": what, **({"manner": manner} if manner else {})}
    says = f"Notice of the action {facts.key} given {words}"
    draft = EntryDraft("consent.noticed", on, data, says)
    found = check_manner(_law(book, facts, who), manner) if manner else ()
    return record_fact(book, who, given, draft, found)


def close_consent(book: Book, given: Json, who: Who) -> Receipt:
    """The action taken, or carried out, with what stands against it."""
    facts = _facts(book, given)
    on = read_date(given.get("on"), "on", today=who.today)
    data = {"consent": facts.key, "resolution": read_note(given.get("resolution"), "resolution")}
    says = f"Action by written consent closed: {facts.key}"
    draft = EntryDraft("consent.closed", on, data, says)
    events = [*book.events("consent", facts.key), _event(facts.key, draft, 10**9)]
    after, law = read_consents(facts.key, events), _law(book, facts, who)
    found = stands(law, after, voters_of(book, law, after), who.today).findings
    return record_fact(book, who, given, draft, found)


def consent_of(book: Book, key: str, who: Who) -> ConsentStanding:
    """How an action by written consent stands, from the record alone."""
    facts = read_consents(key, book.events("consent", key))
    law = _law(book, facts, who)
    return stands(law, facts, voters_of(book, law, facts), who.today)


def voters_of(book: Book, law: Bylaws, facts: Consents) -> Electorate:
    """Who may consent: the holders of record on the record date, by its path."""
    on = record_date(law, facts).on
    held = draft_list(book, MeetingPlan(facts.key, record_on=on)) if on else None
    return electorate(held) if held else {}


def consents_to_notice(book: Book) -> tuple[ActionByConsent, ...]:
    """The actions of which a notice may still be due, each with who may consent to it.

    Those are left out of which nothing is filed, where all holders were asked in writing, and
    whose notices are given.
    """
    shelf = shelf_for(book.company().bylaws)
    keys = dict.fromkeys(event.key for event in book.events("consent"))
    found: list[ActionByConsent] = []
    for key in keys:
        facts = read_consents(key, book.events("consent", key))
        filed = [g.filed_at.date() for g in facts.given if g.filed_at]
        law = shelf.on(min(filed)) if filed else None
        if law and _may_ask_for_notice(facts):
            found.append(ActionByConsent(facts, _voters_known(book, law, facts)))
    return tuple(found)


def _may_ask_for_notice(facts: Consents) -> bool:
    begun = facts.begun
    if begun is None or begun.action.solicited_all:
        return False
    return PROMPT not in facts.noticed or (BEFORE not in facts.noticed and facts.done_on is None)


def _voters_known(book: Book, law: Bylaws, facts: Consents) -> Electorate:
    """Who may consent, worked out once until something else is recorded."""
    known = book.known("consent voters", dict[str, tuple[object, Electorate]])
    asked = book.head()[0], record_date(law, facts).on
    if facts.key not in known or known[facts.key][0] != asked:
        known[facts.key] = asked, voters_of(book, law, facts)
    return known[facts.key][1]


def _facts(book: Book, given: Json, *, closed: bool = False) -> Consents:
    """The action as recorded; refused where it is closed, unless `closed` lets that pass."""
    key = str(given.get("consent") or "")
    facts = read_consents(key, book.events("consent", key)) if key else Consents("")
    if facts.begun is None:
        raise Refusal("There is no such written consent. Begin it first.", field="consent")
    if facts.done_on and not closed:
        raise Refusal(
            f"The action was closed on {day_plain(facts.done_on)}. Correct that entry first.",
            field="consent",
        )
    return facts


def _law(book: Book, facts: Consents, who: Who) -> Bylaws:
    """The bylaws of the first filing; before it, those of the day."""
    filed = [g.filed_at.date() for g in facts.given if g.filed_at]
    law = shelf_for(book.company().bylaws).on(min(filed, default=who.today))
    if law is None:
        raise Refusal("No bylaws are on file for that day.", field="consent")
    return law


def _event(key: str, draft: EntryDraft, seq: int = 1) -> Event:
    return Event(seq, draft.kind, key, draft.effective_on, draft.data)


def _date(given: Json, name: str, who: Who) -> str | None:
    value = given.get(name)
    return read_date(value, name, today=who.today).isoformat() if value else None
