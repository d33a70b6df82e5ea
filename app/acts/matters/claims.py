"""Claims of indemnity: told, asked, promised, found, defended, insured, paid and closed.

1988 III §16; 2002 Article VI. Each act is one entry, with what the bylaws say to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.acts.act import Who
from app.acts.matters.claim_fields import FIELDS
from app.acts.matters.demands import new_key
from app.acts.matters.known import claims_of
from app.acts.meetings.matter import noted, record_fact
from app.acts.reading import not_before, past, read_by
from app.bylaws.answers import Finding
from app.bylaws.due.claiming import (
    check_asked,
    check_decided,
    check_determined,
    check_noticed,
    check_paid,
)
from app.bylaws.due.joined import check_receipt
from app.bylaws.due.ruled import ruled
from app.bylaws.indemnity.checks import check_ending, check_liable
from app.bylaws.indemnity.papers import check_expense, check_insurance, check_insurers
from app.bylaws.law import Bylaws, Shelf, shelf_for
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import Event
from app.domain.matters.claims import Asked, OnClaim, read_claims
from app.domain.matters.reading import day_of
from app.domain.refusal import Refusal
from app.domain.words import day_plain
from app.store.book import Book

Checks = tuple[Finding, ...]


def notify_claim(book: Book, given: Json, who: Who) -> Receipt:
    """The corporation is told of a claim against a person (2002 §6.6)."""
    data = read_by("notify-claim", FIELDS, given, who.today)
    on = past(data, "on", who.today)
    data["claim"] = new_key(book, "claim", data.get("claim", ""))
    not_before(data, "on", day_of(data, "made_on"), "The claim")
    shelf = _shelf(book)
    draft = EntryDraft("claim.notified", on, data, f"Claim of {data['name']} for indemnity")
    return record_fact(book, who, given, draft, check_noticed(shelf, _foreseen(book, draft)))


def request_indemnity(book: Book, given: Json, who: Who) -> Receipt:
    """A written request for an advance, or for payment, with the days of its delivery."""
    data = read_by("request-indemnity", FIELDS, given, who.today)
    claim = open_claim(book, data)
    on = past(data, "on", who.today)
    for name in ("receipted_on", "postmarked_on", "received_on"):
        if name in data:
            past(data, name, who.today)
    what = "an advance" if data["kind"] == "advance" else "payment"
    says = f"{claim.claim.name} asks for {what}"
    draft = EntryDraft("claim.requested", on, data, says)
    now = _foreseen(book, draft)
    law = _law_of(_shelf(book), now.asked[-1])
    found = check_asked(law, now.claim, now.asked[-1].request) if law else ()
    received = day_of(data, "received_on")
    late = check_receipt(on, received) if received else ()
    return record_fact(book, who, given, draft, (*late, *found))


def undertake(book: Book, given: Json, who: Who) -> Receipt:
    """The promise to repay an advance, received (1988 III §16(f), 2002 §6.5)."""
    data = read_by("undertake", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "received_on", who.today)
    name = claim.claim.name
    says = f"Undertaking of {data['by']} to repay{'' if data['by'] == name else f', for {name}'}"
    draft = EntryDraft("claim.undertaken", on, data, says)
    return record_fact(book, who, given, draft, check_receipt(day_of(data, "on"), on))


def decide_request(book: Book, given: Json, who: Who) -> Receipt:
    """The corporation grants a request, or refuses it."""
    data = read_by("decide-request", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    asked = _request(claim, data)
    not_before(data, "on", asked.request.on, "The request")
    says = f"Request {asked.number} of {claim.claim.name} {data['decision']}"
    draft = EntryDraft("claim.decided", on, data, says)
    law = _law_of(_shelf(book), asked)
    found = check_decided(law, claim.claim, asked, data["decision"]) if law else ()
    return record_fact(book, who, given, draft, found)


def determine_claim(book: Book, given: Json, who: Who) -> Receipt:
    """The finding whether indemnity is proper, by its route and vote."""
    data = read_by("determine-claim", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    says = f"Finding on the claim of {claim.claim.name} by {data['route']}"
    draft = EntryDraft("claim.determined", on, data, says)
    law, now = _shelf(book).on(on), _foreseen(book, draft)
    found = check_determined(law, now.claim) if law else ()
    return record_fact(book, who, given, draft, found)


def consent_expense(book: Book, given: Json, who: Who) -> Receipt:
    """Consent to an expense, approval of a settlement, or the part of an amount allowed."""
    data = read_by("consent-expense", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    asked = _request(claim, data)
    number = int(data["item"])
    if not 1 <= number <= len(asked.request.items):
        raise Refusal("Choose the amount by its number.", field="item")
    if not {"consented_on", "approved_on", "allowed_cents"} & set(data):
        raise Refusal("Write the day of the consent or approval, or the part allowed.", field="on")
    item = asked.request.items[number - 1]
    says = f"Consent to {item.what} of {claim.claim.name}"
    draft = EntryDraft("claim.consented", on, data, says)
    law, consented = _law_of(_shelf(book), asked), day_of(data, "consented_on")
    found: Checks = ()
    if law and item.incurred_on and consented:
        found = check_expense(law, item.kind, item.incurred_on, consented)
    return record_fact(book, who, given, draft, found)


def defend_claim(book: Book, given: Json, who: Who) -> Receipt:
    """The corporation takes over the defense: notice, approval and retention (2002 §6.8)."""
    data = read_by("defend-claim", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    says = f"Defense of {claim.claim.name} taken over"
    return record_fact(book, who, given, EntryDraft("claim.defended", on, data, says))


def tell_insurer(book: Book, given: Json, who: Who) -> Receipt:
    """An insurer in force, and notice of the claim to it (2002 §6.18)."""
    data = read_by("tell-insurer", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    told, noticed = day_of(data, "told_on"), claim.claim.noticed_on or on
    law = _shelf(book).on(noticed)
    due = day_of(data, "due_on")
    found = (
        check_insurers(law, noticed, told, on, in_force=True, policy_due=due)
        if law and told
        else ()
    )
    says = f"{data['insurer']} told of the claim" if told else f"{data['insurer']} is in force"
    draft = EntryDraft("claim.insurer", on, data, f"{says} of {claim.claim.name}")
    return record_fact(book, who, given, draft, found)


def pay_claim(book: Book, given: Json, who: Who) -> Receipt:
    """Money paid on a claim, and the request that it pays."""
    data = read_by("pay-claim", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    asked = _request(claim, data) if data.get("request") else None
    says = f"Paid on the claim of {claim.claim.name}"
    draft = EntryDraft("claim.paid", on, data, says)
    found = check_paid(_shelf(book), claim, asked, on) if asked else ()
    return record_fact(book, who, given, draft, found)


def recover(book: Book, given: Json, who: Who) -> Receipt:
    """Money recovered from another source (2002 §6.10)."""
    data = read_by("recover", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    says = f"Recovered on the claim of {claim.claim.name}"
    return record_fact(book, who, given, EntryDraft("claim.recovered", on, data, says))


def end_proceeding(book: Book, given: Json, who: Who) -> Receipt:
    """How the proceeding ended, and the final finding on entitlement."""
    data = read_by("end-proceeding", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    draft = EntryDraft("claim.ended", on, data, f"Proceeding of {claim.claim.name} ended")
    law = _shelf(book).on(on)
    law = law if law and ruled(law, "claim") else None
    found: list[Finding] = []
    if law and data.get("ending"):
        found.append(check_ending(law, data["ending"]))
    if law and "adjudged_liable" in data:
        order = bool(data.get("court_order_on"))
        liable = check_liable(law, adjudged=data["adjudged_liable"], court_order=order)
        found.append(liable)
    return record_fact(book, who, given, draft, noted(found))


def close_claim(book: Book, given: Json, who: Who) -> Receipt:
    """A claim settled, withdrawn or otherwise closed."""
    data = read_by("close-claim", FIELDS, given, who.today)
    claim, on = open_claim(book, data), past(data, "on", who.today)
    says = f"Claim of {claim.claim.name} closed: {data['why']}"
    return record_fact(book, who, given, EntryDraft("claim.closed", on, data, says))


def determine_insurance(book: Book, given: Json, who: Who) -> Receipt:
    """Whether insurance of agents is practicable, decided (1988 III §16(i), 2002 §6.17)."""
    data = read_by("determine-insurance", FIELDS, given, who.today)
    on = past(data, "on", who.today)
    data["insurance"] = f"insurance-{book.head()[0] + 1}"
    law = _shelf(book).on(on)
    found = check_insurance(law, on, on) if law and ruled(law, "insurance") else ()
    draft = EntryDraft("insurance.determined", on, data, "Insurance of agents determined")
    return record_fact(book, who, given, draft, found)


def open_claim(book: Book, given: Json) -> OnClaim:
    """The claim given; refused if there is none, or if it is closed."""
    key = str(given.get("claim") or "")
    found = next((one for one in claims_of(book).claims if one.key == key), None)
    if found is None:
        raise Refusal("There is no such claim. Record the notice of it first.", field="claim")
    if found.closed_on:
        raise Refusal(f"The claim was closed on {day_plain(found.closed_on)}.", field="claim")
    return found


def _request(claim: OnClaim, data: Json) -> Asked:
    if asked := claim.request(data.get("request") or 0):
        return asked
    raise Refusal("Choose the request by its number.", field="request")


def _foreseen(book: Book, draft: EntryDraft) -> OnClaim:
    """The claim as it will stand with this entry."""
    key = draft.data["claim"]
    event = Event(book.head()[0] + 1, draft.kind, key, draft.effective_on, draft.data)
    return read_claims([*book.events("claim", key), event]).claims[0]


def _shelf(book: Book) -> Shelf:
    return shelf_for(book.company().bylaws)


def _law_of(shelf: Shelf, asked: Asked) -> Bylaws | None:
    """The bylaws in force when the request was made."""
    return shelf.on(asked.request.on) if asked.request.on else None


OPERATIONS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    "notify-claim": notify_claim,
    "request-indemnity": request_indemnity,
    "undertake": undertake,
    "decide-request": decide_request,
    "determine-claim": determine_claim,
    "consent-expense": consent_expense,
    "defend-claim": defend_claim,
    "tell-insurer": tell_insurer,
    "pay-claim": pay_claim,
    "recover": recover,
    "end-proceeding": end_proceeding,
    "close-claim": close_claim,
    "determine-insurance": determine_insurance,
}
