"""Issue shares to a holder."""

from __future__ import annotations

from app.bylaws.answers import Finding
from app.bylaws.shares.certificates import check_issue
from app.domain.shares import end_of
from app.presenters.figures import holder_choices, picked
from app.presenters.notes import merged, notes_by_field
from app.presenters.reading import Reading, handed_on
from app.presenters.register_forms.facts import (
    ShareFacts,
    first_draft,
    future_notes,
    holder_notes,
    moment_fields,
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
from app.presenters.view import Act, Checked, Choice, Draft, Field, Form


def issue_act(facts: ShareFacts, holder: int = 0, certificate: str = "") -> Act:
    """Issue shares to a holder (the one given, or that of the certificate), with a certificate."""
    known = next((c.holder_id for c in facts.certificates if c.number == certificate), 0)
    first = {"holder": str(holder or known or ""), "number": facts.next_certificate}
    form = Form("issue", "Issue shares", "Record issue", _fields(facts), first_draft(facts) | first)
    return Act(form, lambda draft: _check(facts, draft), lambda draft: _given(facts, draft))


def _fields(facts: ShareFacts) -> tuple[Field, ...]:
    classes = tuple(Choice(str(c.id), c.name) for c in facts.company.classes)
    return (
        Field("holder", "&To", "pick", choices=holder_choices(facts.holders)),
        *((Field("class", "C&lass", "choice", choices=classes),) if len(classes) > 1 else ()),
        Field("shares", "&Shares", "number"),
        Field("number", "&Certificate"),
        *moment_fields(),
        Field("consideration", "Co&nsideration", optional=True),
        Field("authorized", "&Authorized by", optional=True),
        *signer_fields(facts),
    )


def _check(facts: ShareFacts, draft: Draft) -> Checked:
    reading, holder = Reading(draft, facts.today), facts.holder(draft, "holder")
    on, shares = reading.day("on") or facts.today, reading.shares("shares")
    number = reading.certificate("number")
    class_id = _class_id(facts, draft)
    before = facts.outstanding(class_id, end_of(on)) if class_id else 0
    notes = merged(
        notes_by_field(_findings(facts, draft, reading, shares, before)),
        reading.notes(),
        holder_notes(facts, holder, "holder"),
        future_notes(facts, on),
    )
    rows = []
    if shares:
        name = holder.name if holder else "holder to be chosen"
        rows = [outcome_row(certificate_line(number, name), None, shares)]
    total = sum_row("Shares outstanding", before, before + (shares or 0), must_agree=False)
    return Checked(notes, {}, outcome(rows, total), signer_choices(facts, on, draft))


def _findings(
    facts: ShareFacts, draft: Draft, reading: Reading, shares: int | None, before: int
) -> tuple[Finding, ...]:
    class_id = _class_id(facts, draft)
    if not class_id:
        return ()
    found = check_issue(
        facts.shelf,
        facts.company,
        reading.day("on") or facts.today,
        class_id,
        shares or 0,
        before,
        facts.terms(draft),
        reading.hour("at"),
    )
    return found if shares else tuple(f for f in found if f.field != "shares")


def _class_id(facts: ShareFacts, draft: Draft) -> int:
    value = str(draft.get("class") or "")
    known = {str(c.id): c.id for c in facts.company.classes}
    only = facts.company.classes[0].id if len(known) == 1 else 0
    return known.get(value, only)


def _given(facts: ShareFacts, draft: Draft) -> dict[str, object]:
    certificate = {"number": draft.get("number") or "", "shares": draft.get("shares") or ""}
    return handed_on(draft, "on", "at", "consideration", "authorized") | {
        "holder": picked(holder_choices(facts.holders), draft.get("holder")),
        "class": _class_id(facts, draft),
        "certificates": [certificate],
        "signers": signers_given(draft),
    }
