"""What is recorded of certificates: payments, legends, stops, and those lost and found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from app.acts.act import Who, given_list, given_rows, known_holder
from app.acts.fields import (
    ASKED_BY,
    AT,
    ENTRY,
    ON,
    OWN_ROW,
    REASON,
    STOPS_END,
    Field,
    Fields,
    needed,
)
from app.acts.shares.draft import (
    Proposed,
    authorization_findings,
    face_findings,
    stop_findings,
    transfer_findings,
    weighed,
)
from app.acts.shares.facts import (
    GivenUp,
    Surrender,
    When,
    carry_over,
    certificate_in_force,
    given_signing,
    given_up,
    given_when,
    made_out,
    pass_stops,
    refuse_other_sum,
    refuse_twice,
    shares_of,
)
from app.bylaws.answers import Finding, ours
from app.bylaws.law import shelf_for
from app.bylaws.shares.certificate_papers import LOST, Loss, check_lost
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import LOSSES, Certificate
from app.domain.typed import (
    read_cents,
    read_certificate,
    read_choice,
    read_day,
    read_line,
    read_note,
)
from app.domain.words import dollars, says_certificates
from app.store.book import Book

STATED = ours(
    "ours.partly-paid-face", "A certificate states what is paid; a later payment makes it old."
)
FOR_LOSS = "A stop placed for the loss alone may end with what was lost."


def propose_payment(book: Book, given: Json, who: Who) -> Proposed:
    """A later payment on partly paid shares, certificate by certificate."""
    when, rows = given_when(given, who), list[dict[str, Any]]()
    paid: list[Certificate] = []
    for row in given_rows(given, "payments"):
        number = read_certificate(row.get("number"), "payments")
        cents = read_cents(row.get("amount"), "payments")
        paid.append(certificate_in_force(book, number, "payments", when))
        _refuse_too_much(paid[-1], cents)
        rows.append({"number": number, "cents": str(cents)})
    refuse_twice([row["number"] for row in rows], "payments")
    holder = _one_holder(book, paid, "payments")
    data = {"holder": holder.id, "at": f"{when.at:%H:%M}", "payments": rows}
    numbers = says_certificates([c.number for c in paid])
    says = f"{holder.name} paid {dollars(sum(int(row['cents']) for row in rows))} on {numbers}"
    verb, them = ("says", "it") if len(paid) == 1 else ("say", "them")
    sentence = (
        f"C{numbers[1:]} still {verb} what was paid before. Exchange {them} for what is right."
    )
    findings = (Finding(STATED, "advice", sentence, "payments"),)
    return weighed(book, EntryDraft("shares.pay", when.on, data, says), findings, who)


def propose_replacement(book: Book, given: Json, who: Who) -> Proposed:
    """A new certificate for one lost, stolen or destroyed (1988 V §6 ¶4, 2002 §8.5)."""
    company, when = book.company(), given_when(given, who)
    gone = given_up(book, {"surrendered": [given.get("number")]}, when)
    rows = made_out(given, "issued", gone.holder.id)
    refuse_other_sum(gone.shares, shares_of(rows))
    share_class = company.share_class(gone.class_id)
    carry_over(Surrender(when, gone, rows), share_class.legends_at(when.moment))
    pass_stops(gone, rows, given)
    cause = read_choice(given.get("cause"), LOSSES, "cause", "cause")
    signing, authorized_on = given_signing(company, given, when), _authorized_on(given, who)
    notes = {
        name: read_note(given.get(name), name, name)
        for name in ("affidavit", "security", "waived", "authorized")
    }
    data = notes | {
        "class": gone.class_id,
        "holder": gone.holder.id,
        "at": f"{when.at:%H:%M}",
        "number": gone.numbers[0],
        "cause": cause,
        "authorized_on": authorized_on.isoformat() if authorized_on else None,
        "issued": rows,
        "signers": signing.data(),
    }
    loss = Loss(cause, authorized_on, notes["security"], notes["waived"])
    findings = (
        *transfer_findings(company, when, signing),
        *authorization_findings(when.on, authorized_on),
        *_lost_stops(gone, rows),
        *_lost_findings(company, when, loss, notes["affidavit"]),
        *face_findings(company, share_class, when, rows, gone.legends),
    )
    new = says_certificates([row["number"] for row in rows])
    says = f"{gone.holder.name}: {new} for certificate {gone.numbers[0]}, {cause}"
    return weighed(book, EntryDraft("shares.replace", when.on, data, says), findings, who)


def propose_found(book: Book, given: Json, who: Who) -> Proposed:
    """A certificate that was lost and replaced turned up; it stays without force."""
    when, number = given_when(given, who), read_certificate(given.get("number"), "number")
    certificate = book.certificate(number)
    if certificate is None:
        raise Refusal(f"There is no certificate {number}.", field="number")
    data = {
        "holder": certificate.holder_id,
        "number": number,
        "at": f"{when.at:%H:%M}",
        "says": read_note(given.get("says"), "says", "note"),
    }
    says = f"Certificate {number}, replaced as {certificate.how or 'lost'}, turned up"
    return weighed(book, EntryDraft("shares.found", when.on, data, says), (), who)


def propose_legend(book: Book, given: Json, who: Who) -> Proposed:
    """A legend on certificates from now on."""
    return _mark(book, given, who, "legend.place", "Legend placed on {}: {}")


def propose_legend_lifted(book: Book, given: Json, who: Who) -> Proposed:
    """A legend taken off certificates."""
    return _mark(book, given, who, "legend.lift", "Legend lifted from {}: {}")


def propose_stop(book: Book, given: Json, who: Who) -> Proposed:
    """A stop on certificates: a transfer over it needs a reason."""
    return _mark(book, given, who, "stop.place", "Stop placed on {}: {}")


def propose_stop_lifted(book: Book, given: Json, who: Who) -> Proposed:
    """A stop taken off certificates."""
    return _mark(book, given, who, "stop.lift", "Stop lifted from {}: {}")


def _mark(book: Book, given: Json, who: Who, kind: str, sentence: str) -> Proposed:
    when, text = given_when(given, who), read_line(given.get("text"), "text", "text")
    if not text:
        raise Refusal("Write the text, as it stands or as it shall be known.", field="text")
    numbers = [read_certificate(n, "certificates") for n in given_list(given, "certificates")]
    if not numbers:
        raise Refusal("Name a certificate.", field="certificates")
    refuse_twice(numbers, "certificates")
    found = [certificate_in_force(book, number, "certificates", when) for number in numbers]
    data: dict[str, Any] = {
        "at": f"{when.at:%H:%M}",
        "text": text,
        "certificates": [{"number": c.number, "holder": c.holder_id} for c in found],
        "source": read_note(given.get("source"), "source", "source"),
    }
    says = sentence.format(says_certificates(numbers), text)
    return weighed(book, EntryDraft(kind, when.on, data, says), (), who)


def _lost_stops(gone: GivenUp, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    """The stops of what was lost; one for the loss itself rightly ends with it."""
    for found in stop_findings(gone, rows, barred=False, unborne="warning"):
        passes = found.field == "surrendered" and any(row.get("stops") for row in rows)
        yield replace(found, sentence=f"{found.sentence} {FOR_LOSS}") if passes else found


def _lost_findings(company: Company, when: When, loss: Loss, affidavit: str) -> tuple[Finding, ...]:
    law = shelf_for(company.bylaws).on(when.on)
    if law is None or not law.has(LOST):
        return ()
    found = check_lost(law, loss)
    if affidavit:
        return found
    sentence = "No affidavit of the loss is named."
    return (*found, Finding(law.cite(LOST), "warning", sentence, "affidavit"))


def _authorized_on(given: Json, who: Who) -> date | None:
    told = given.get("authorized_on")
    return read_day(told, "authorized_on", today=who.today) if told else None


def _refuse_too_much(certificate: Certificate, cents: int) -> None:
    if not 0 < cents <= certificate.owed:
        raise Refusal(
            f"{dollars(certificate.owed)} is still to be paid on certificate {certificate.number}."
            " Write an amount up to that.",
            field="payments",
        )


def _one_holder(book: Book, certificates: list[Certificate], field: str) -> Holder:
    holders = {c.holder_id for c in certificates}
    if len(holders) != 1:
        raise Refusal("Name the certificates of one holder.", field=field)
    return known_holder(book, holders.pop())


_MARKED = (
    needed("certificates", "texts", "The numbers of the certificates."),
    needed("text", "text", "The words of the legend, or why the stop is placed."),
    Field("source", "text", "The paper or agreement it rests on."),
    ON,
    AT,
    REASON,
    ASKED_BY,
)
FIELDS: Fields = {
    "pay": (
        needed(
            "payments",
            "rows",
            "What is paid on which certificate.",
            rows=(
                needed("number", "text", "The certificate, partly paid."),
                needed("amount", "money", "What is paid on it."),
            ),
        ),
        ON,
        AT,
        REASON,
        ASKED_BY,
    ),
    "replace-certificate": (
        needed("number", "text", "The certificate that cannot be surrendered."),
        needed("cause", "choice", "What became of it.", choices=LOSSES),
        needed("issued", "rows", "The certificates in its place.", rows=OWN_ROW),
        Field("affidavit", "text", "The affidavit of the loss."),
        Field("security", "text", "The bond or other security."),
        Field("waived", "text", "Why no security is asked for."),
        Field("authorized", "text", "The authorization by the board."),
        Field("authorized_on", "day", "The day of the authorization."),
        STOPS_END,
        *ENTRY,
    ),
    "found": (
        needed("number", "text", "The certificate that turned up."),
        Field("says", "text", "Where it was, and what became of it."),
        ON,
        AT,
        REASON,
        ASKED_BY,
    ),
    "legend": _MARKED,
    "legend-lift": _MARKED,
    "stop": _MARKED,
    "stop-lift": _MARKED,
}
"""Operation -> its fields."""
