"""Surrender a certificate: transfer its shares, or take them off the books."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.bylaws.answers import OURS
from app.bylaws.shares.certificate_papers import check_held
from app.bylaws.shares.certificates import check_planned_votes, check_transfer
from app.bylaws.shares.stops import check_stops
from app.domain.shares import Certificate
from app.domain.words import whole
from app.presenters.figures import holder_choices, picked
from app.presenters.notes import cited, merged, notes_by_field
from app.presenters.reading import Reading, handed_on
from app.presenters.register_forms.facts import (
    Notes,
    ShareFacts,
    first_draft,
    future_notes,
    holder_notes,
    live_choices,
    moment_fields,
    next_number,
    signer_choices,
    signer_fields,
    signers_given,
)
from app.presenters.register_forms.outcome import (
    certificate_line,
    outcome,
    outcome_row,
    sum_row,
)
from app.presenters.view import Act, Checked, Draft, Field, Form, Note, Row

SURRENDER = "certificates.surrender"


def transfer_act(facts: ShareFacts, holder: int = 0, certificate: str = "") -> Act:
    """Surrender one certificate for a new one, with a balance certificate if shares remain."""
    fields = (
        Field("certificate", "&Certificate", "pick", choices=live_choices(facts, holder)),
        Field("to", "&To", "pick", choices=holder_choices(facts.holders)),
        Field("shares", "&Shares", "number"),
        Field("number", "&New certificate"),
        Field("balance_number", "&Balance certificate", optional=True),
        *moment_fields(),
        *signer_fields(facts),
    )
    number = facts.next_certificate
    first = {"number": number, "balance_number": next_number(number)}
    draft = first_draft(facts) | _chosen(facts, holder, certificate) | first
    form = Form("transfer", "Transfer shares", "Record transfer", fields, draft)
    return Act(form, lambda d: _check(facts, d, moves=True), lambda d: _given_transfer(facts, d))


def cancel_act(facts: ShareFacts, holder: int = 0, certificate: str = "") -> Act:
    """Take shares off the books, with a balance certificate if shares remain."""
    fields = (
        Field("certificate", "&Certificate", "pick", choices=live_choices(facts, holder)),
        Field("shares", "&Shares cancelled", "number"),
        Field("balance_number", "&Balance certificate", optional=True),
        Field("why", "Ca&use", placeholder="redeemed or forfeited", optional=True),
        *moment_fields(),
        *signer_fields(facts),
    )
    first = {"balance_number": facts.next_certificate}
    draft = first_draft(facts) | _chosen(facts, holder, certificate) | first
    form = Form("cancel", "Cancel shares", "Record cancellation", fields, draft)
    return Act(form, lambda d: _check(facts, d, moves=False), lambda d: _given_cancel(facts, d))


def _chosen(facts: ShareFacts, holder: int, certificate: str) -> dict[str, object]:
    mine = [c for c in facts.certificates if holder and c.holder_id == holder]
    only = mine[0] if len(mine) == 1 else None
    chosen = next((c for c in facts.certificates if c.number == certificate), only)
    return {"certificate": chosen.number, "shares": whole(chosen.shares)} if chosen else {}


def _check(facts: ShareFacts, draft: Draft, *, moves: bool) -> Checked:
    reading, certificate = Reading(draft, facts.today), facts.certificate(draft)
    on, shares = reading.day("on") or facts.today, reading.shares("shares")
    found = check_transfer(facts.shelf, facts.company, on, reading.hour("at"), facts.terms(draft))
    if moves:
        planned = facts.plans
        hour = reading.hour("at")
        found += check_planned_votes(facts.shelf, facts.company, planned, on, hour)
    notes = merged(
        notes_by_field(found),
        _certificate_notes(facts, draft, certificate),
        _stop_notes(certificate, reading, shares),
        holder_notes(facts, facts.holder(draft, "to"), "to") if moves else {},
        _remaining_notes(facts, on, certificate, shares),
        future_notes(facts, on),
    )
    rows = _rows(facts, draft, reading, certificate, moves=moves)
    return Checked(
        merged(notes, reading.notes()),
        {},
        outcome(rows, _sum(certificate, shares)),
        signer_choices(facts, on, draft),
    )


def _certificate_notes(facts: ShareFacts, draft: Draft, found: Certificate | None) -> Notes:
    typed = str(draft.get("certificate") or "").strip()
    if found:
        name = _name(facts, found.holder_id)
        return {"certificate": (Note("fits", f"Outstanding, in the name of {name.rstrip('.')}."),)}
    if typed:
        sentence = f"No certificate “{typed}” is outstanding. Choose one of the list."
        return {"certificate": (Note("warning", sentence, OURS),)}
    return {}


def _stop_notes(found: Certificate | None, reading: Reading, shares: int | None) -> Notes:
    """A stop on the certificate, and the balance certificate to which it passes."""
    if found is None:
        return {}
    balance = reading.certificate("balance_number")
    made = {balance: found.stops} if balance and shares and shares < found.shares else {}
    told = [replace(finding, field="certificate") for finding in check_stops((found,), made)]
    return notes_by_field(told)


def _remaining_notes(
    facts: ShareFacts, on: date, certificate: Certificate | None, shares: int | None
) -> Notes:
    if certificate is None or shares is None:
        return {}
    rest, law = certificate.shares - shares, facts.shelf.on(on)
    if rest < 0:
        held = check_held(law, certificate.number, certificate.shares, shares) if law else ()
        return notes_by_field(held)
    if not rest or law is None:
        return {"shares": (Note("fits", "The whole certificate."),)}
    verb = "share remains" if rest == 1 else "shares remain"
    sentence = f"{whole(rest)} {verb}: a balance certificate is made."
    return {"shares": (cited("info", sentence, law.cite(SURRENDER)),)}


def _rows(
    facts: ShareFacts,
    draft: Draft,
    reading: Reading,
    certificate: Certificate | None,
    *,
    moves: bool,
) -> list[Row]:
    number, balance = reading.certificate("number"), reading.certificate("balance_number")
    shares = reading.shares("shares")
    if certificate is None:
        return []
    name = _name(facts, certificate.holder_id)
    old = certificate_line(certificate.number, name)
    rows = [outcome_row(old, certificate.shares, "Cancelled")]
    if not shares:
        return rows
    to = facts.holder(draft, "to")
    new = certificate_line(number, to.name if to else "holder to be chosen")
    rows.append(outcome_row(new if moves else "Off the books", None, shares))
    if (rest := certificate.shares - shares) > 0:
        rows.append(outcome_row(certificate_line(balance, name, balance=True), None, rest))
    return rows


def _sum(certificate: Certificate | None, shares: int | None) -> Row | None:
    if certificate is None or not shares:
        return None
    after = max(shares, certificate.shares)
    return sum_row("Sum of the shares", certificate.shares, after, must_agree=True)


def _name(facts: ShareFacts, holder_id: int) -> str:
    return next(h.name for h in facts.holders if h.id == holder_id)


def _given_transfer(facts: ShareFacts, draft: Draft) -> dict[str, object]:
    to = picked(holder_choices(facts.holders), draft.get("to"))
    shares = draft.get("shares") or ""
    new = {"number": draft.get("number") or "", "holder": to, "shares": shares}
    return _given(facts, draft) | {"issued": [new, *_balance_given(facts, draft)]}


def _given_cancel(facts: ShareFacts, draft: Draft) -> dict[str, object]:
    return _given(facts, draft) | {
        "issued": _balance_given(facts, draft),
        "why": draft.get("why") or "",
    }


def _given(facts: ShareFacts, draft: Draft) -> dict[str, object]:
    certificate = facts.certificate(draft)
    typed = str(draft.get("certificate") or "").strip()
    numbers = [certificate.number] if certificate else [typed] if typed else []
    return handed_on(draft, "on", "at") | {
        "class": certificate.class_id if certificate else "",
        "surrendered": numbers,
        "signers": signers_given(draft),
    }


def _balance_given(facts: ShareFacts, draft: Draft) -> list[dict[str, object]]:
    """The balance certificate, where the shares typed leave one."""
    certificate, shares = facts.certificate(draft), Reading(draft, facts.today).shares("shares")
    if certificate is None or shares is None or shares >= certificate.shares:
        return []
    number = draft.get("balance_number") or ""
    rest = str(certificate.shares - shares)
    return [{"number": number, "holder": certificate.holder_id, "shares": rest}]
