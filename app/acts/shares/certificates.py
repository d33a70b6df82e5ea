"""Shares issued, transferred and taken off the books, with their certificates.

No certificate is made out for another but in the entry that ends the other (1988 V §6 ¶4,
2002 §8.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.acts.act import Who, given_class, given_holder, known_holder
from app.acts.fields import (
    BALANCE_FOR_SAME,
    CLASS,
    ENTRY,
    HOLDER,
    MADE_FOR_OTHERS,
    OWN_ROW,
    STOPS_END,
    SURRENDERED,
    Field,
    Fields,
    needed,
)
from app.acts.shares.draft import (
    EVIDENCE,
    Proposed,
    authorization_findings,
    face_findings,
    issue_findings,
    later_findings,
    stop_findings,
    transfer_findings,
    weighed,
)
from app.acts.shares.facts import (
    Surrender,
    bear_legends,
    carry_over,
    given_signing,
    given_up,
    given_when,
    made_out,
    pass_stops,
    refuse_other_sum,
    shares_of,
)
from app.bylaws.answers import Finding
from app.domain.entries import EntryDraft, Json
from app.domain.refusal import Refusal
from app.domain.shares import CAUSES
from app.domain.typed import read_cents, read_choice, read_day, read_line, read_note
from app.domain.words import plural, says_certificates
from app.store.book import Book

SOURCES = ("unissued", "treasury")
INTO = ("retired", "treasury")
ON_EVIDENCE = ("death", "fiduciary")
"""Causes of a transfer that only a paper can show."""


def propose_issue(book: Book, given: Json, who: Who) -> Proposed:
    """Shares issued to a holder, with their certificates (1988 V §6, 2002 §8.4)."""
    company, share_class = book.company(), given_class(book, given)
    holder, when = given_holder(book, given), given_when(given, who)
    rows = made_out(given, "certificates", holder.id)
    if not rows:
        raise Refusal("Name at least one certificate.", field="certificates")
    bear_legends(rows, *share_class.legends_at(when.moment))
    source = read_choice(given.get("out_of") or "unissued", SOURCES, "out_of", "source")
    total, signing = shares_of(rows), given_signing(company, given, when)
    out = total if source == "treasury" else 0
    taken = book.outstanding(share_class.id, when.moment) - out
    taken += book.treasury(share_class.id, when.moment)
    authorized = read_line(given.get("authorized"), "authorized", "authorization")
    authorized_on = _day(given, "authorized_on", who)
    data = {
        "class": share_class.id,
        "holder": holder.id,
        "at": f"{when.at:%H:%M}",
        "certificates": [{k: v for k, v in row.items() if k != "holder"} for row in rows],
        "consideration": read_line(given.get("consideration"), "consideration", "consideration"),
        "authorized": authorized,
        "authorized_on": authorized_on.isoformat() if authorized_on else None,
        "out_of": "treasury" if out else "",
        "signers": signing.data(),
    }
    findings = (
        *authorization_findings(when.on, authorized_on),
        *issue_findings(company, share_class, when, total, taken, signing),
        *later_findings(book, share_class, when, total - out),
        *face_findings(company, share_class, when, rows, authorized=bool(authorized)),
    )
    numbers = says_certificates([row["number"] for row in rows])
    says = f"{plural(total, 'share')} of {share_class.name} issued to {holder.name}, {numbers}"
    return weighed(book, EntryDraft("shares.issue", when.on, data, says), findings, who)


def propose_transfer(book: Book, given: Json, who: Who) -> Proposed:
    """Certificates surrendered and new ones made out in the same act (1988 V §6, 2002 §8.5)."""
    when = given_when(given, who)
    gone, rows = given_up(book, given, when), made_out(given, "issued")
    refuse_other_sum(gone.shares, shares_of(rows))
    cause = read_choice(given["cause"], CAUSES, "cause", "cause") if given.get("cause") else ""
    evidence = read_note(given.get("evidence"), "evidence", "evidence")
    moved = [row for row in rows if row["holder"] != gone.holder.id]
    if not moved:
        raise Refusal(
            f"All the shares stay with {gone.holder.name}. Name another holder, or record an "
            "exchange.",
            field="issued",
        )
    names = sorted({known_holder(book, row["holder"], "issued").name for row in moved})
    says = f"{plural(shares_of(moved), 'share')} from {gone.holder.name} to {', '.join(names)}"
    data = {"cause": cause, "evidence": evidence}
    found = _evidence_findings(cause, evidence)
    return _surrendering(
        book, Surrender(when, gone, rows), given, who, Words("shares.transfer", says, data, found)
    )


def propose_exchange(book: Book, given: Json, who: Who) -> Proposed:
    """Certificates exchanged, combined or divided for the same holder; no share moves."""
    when = given_when(given, who)
    gone = given_up(book, given, when)
    rows = made_out(given, "issued", gone.holder.id)
    refuse_other_sum(gone.shares, shares_of(rows))
    data = {"why": read_line(given.get("why"), "why", "cause")}
    old, new = (says_certificates(n) for n in (gone.numbers, [row["number"] for row in rows]))
    says = f"{gone.holder.name}: {old} exchanged for {new}"
    words = Words("shares.exchange", says, data, barred=False)
    return _surrendering(book, Surrender(when, gone, rows), given, who, words)


def propose_cancel(book: Book, given: Json, who: Who) -> Proposed:
    """Shares that go off the books for another cause than a repurchase; the rest stays."""
    deal = _taken_off(book, given, who)
    why = read_line(given.get("why"), "why", "cause")
    data = {"shares": str(deal.shares), "why": why}
    says = f"{plural(deal.shares, 'share')} of {deal.gone.holder.name} cancelled"
    says = f"{says}: {why}" if why else says
    return _surrendering(book, deal, given, who, Words("shares.cancel", says, data))


def propose_repurchase(book: Book, given: Json, who: Who) -> Proposed:
    """Shares bought back by the corporation, into its treasury or retired."""
    deal = _taken_off(book, given, who)
    into = read_choice(given.get("into"), INTO, "into", "place of the shares")
    data = {
        "shares": str(deal.shares),
        "into": into,
        "price": str(read_cents(given["price"], "price", "price")) if given.get("price") else None,
        "authorized": read_line(given.get("authorized"), "authorized", "authorization"),
    }
    where = "kept in the treasury" if into == "treasury" else "retired"
    says = f"{plural(deal.shares, 'share')} of {deal.gone.holder.name} bought back and {where}"
    return _surrendering(book, deal, given, who, Words("shares.repurchase", says, data))


def _taken_off(book: Book, given: Json, who: Who) -> Surrender:
    """What is given up, the certificates for what stays, and how many shares go."""
    when = given_when(given, who)
    gone = given_up(book, given, when)
    rows = made_out(given, "issued", gone.holder.id)
    shares = gone.shares - shares_of(rows)
    if shares <= 0:
        raise Refusal("The balance certificates leave nothing to cancel.", field="issued")
    return Surrender(when, gone, rows, shares)


@dataclass(frozen=True, slots=True)
class Words:
    """What is particular to one kind of entry: its name, its sentence, its data, its findings.

    `barred` where a stop stands against it; an exchange moves no share.
    """

    kind: str
    says: str
    data: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    barred: bool = True


def _surrendering(book: Book, deal: Surrender, given: Json, who: Who, words: Words) -> Proposed:
    """The entry of certificates given up and others made out."""
    company, gone, when = book.company(), deal.gone, deal.when
    share_class = company.share_class(gone.class_id)
    carry_over(deal, share_class.legends_at(when.moment))
    pass_stops(gone, deal.rows, given)
    signing = given_signing(company, given, when)
    data = words.data | {
        "class": gone.class_id,
        "from": gone.holder.id,
        "at": f"{when.at:%H:%M}",
        "surrendered": gone.numbers,
        "issued": deal.rows,
        "signers": signing.data(),
    }
    findings = (
        *transfer_findings(company, when, signing),
        *stop_findings(gone, deal.rows, barred=words.barred),
        *words.findings,
        *face_findings(company, share_class, when, deal.rows, gone.legends),
    )
    return weighed(book, EntryDraft(words.kind, when.on, data, words.says), findings, who)


def _evidence_findings(cause: str, evidence: str) -> tuple[Finding, ...]:
    if cause not in ON_EVIDENCE or evidence:
        return ()
    paper = "death" if cause == "death" else "the fiduciary’s authority"
    return (Finding(EVIDENCE, "warning", f"No paper that shows {paper} is named.", "evidence"),)


def _day(given: Json, name: str, who: Who) -> date | None:
    return read_day(given[name], name, today=who.today) if given.get(name) else None


AUTHORIZED = Field("authorized", "text", "The authorization, like a resolution of the board.")
FIELDS: Fields = {
    "issue": (
        CLASS,
        HOLDER,
        needed("certificates", "rows", "The certificates for the shares.", rows=OWN_ROW),
        Field("consideration", "text", "What the shares are issued for."),
        AUTHORIZED,
        Field("authorized_on", "day", "The day of the authorization."),
        Field("out_of", "choice", "Where the shares come from.", choices=SOURCES),
        *ENTRY,
    ),
    "transfer": (
        SURRENDERED,
        MADE_FOR_OTHERS,
        Field("cause", "choice", "Why they are transferred.", choices=CAUSES),
        Field("evidence", "text", "The papers that show it."),
        STOPS_END,
        *ENTRY,
    ),
    "exchange": (
        SURRENDERED,
        needed("issued", "rows", "The certificates made out for the holder.", rows=OWN_ROW),
        Field("why", "text", "Why they are exchanged, combined or divided."),
        STOPS_END,
        *ENTRY,
    ),
    "cancel": (SURRENDERED, BALANCE_FOR_SAME, Field("why", "text", "Why."), STOPS_END, *ENTRY),
    "repurchase": (
        SURRENDERED,
        BALANCE_FOR_SAME,
        needed("into", "choice", "Whether they are kept or retired.", choices=INTO),
        Field("price", "money", "The price paid."),
        AUTHORIZED,
        STOPS_END,
        *ENTRY,
    ),
}
