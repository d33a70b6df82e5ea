"""What stands on a certificate, its signatures, what replaces it when lost, and the seal.

Sources: 1988 IV §9, V §1, §6 and §9; 2002 §2.11 ¶1, §5.9, §8.4 and §8.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Finding, ours
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.offices import Term
from app.domain.words import day_paper, day_short, listed, plural, whole

CONTENT, PARTLY_PAID = "certificates.content", "certificates.partly-paid"
SIGNATORIES, FACSIMILE = "certificates.signatories", "certificates.facsimile"
CEASED, LEGENDS = "certificates.ceased-officer", "certificates.legends"
ENTITLEMENT, SURRENDER = "certificates.entitlement", "certificates.surrender"
LOST, REGISTER = "certificates.lost", "certificates.register"
ON_BOOKS, SEAL = "transfers.on-books", "seal.content"
SIGNERS = ("first", "second")
"""The two groups of officers, as the rule names them; each signs."""
ALWAYS, NAMED_DATE = "every-holder", "date of incorporation"
OUR_LEGENDS = ours("ours.legends", "A legend recorded for shares is printed on the certificate.")
OUR_SEAL = ours("ours.seal", "These bylaws ask for no seal; one may be kept.")


@dataclass(frozen=True, slots=True)
class Face:
    """The words of one certificate. `total` and `paid` are cents, `None` while not filled in.

    `recorded` are the legends recorded for the holding, `printed` those on the certificate.
    """

    corporation: str = ""
    holder: str = ""
    shares: int = 0
    class_name: str = ""
    partly_paid: bool = False
    total: int | None = None
    paid: int | None = None
    authorized: bool = False
    recorded: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature on a certificate, and the day on which it was put there."""

    term: Term
    signed_on: date
    facsimile: bool = False


@dataclass(frozen=True, slots=True)
class Loss:
    """A claim that a certificate was lost. `waived` says that no bond is asked, with its record."""

    cause: str
    authorized_on: date | None = None
    security: str = ""
    waived: str = ""


def face_items(law: Bylaws, *, partly_paid: bool = False) -> tuple[str, ...]:
    """What the certificate must say."""
    extra = law.items(CONTENT, "if_partly_paid") if partly_paid else ()
    return (*law.items(CONTENT, "states"), *extra)


def check_face(law: Bylaws, face: Face) -> tuple[Finding, ...]:
    """Every gap on the face of a certificate: contents, amounts paid, legends."""
    return (*_contents(law, face), *_partly_paid(law, face), *_legends(law, face))


def check_signatures(
    law: Bylaws, signatures: Sequence[Signature], issued: date
) -> tuple[Finding, ...]:
    """The signatures on a certificate issued on that day, one needed from each group.

    A signature put on while in office stays good if the signer left before the issue.
    """
    found: list[Finding] = []
    for param in SIGNERS:
        good, lacking = _of_group(law, param, signatures)
        found += lacking
        for signature in good:
            found += _signed(law, signature, issued, f"{param}_signer")
    return tuple(found)


def groups_lacking(law: Bylaws, signatures: Sequence[Signature]) -> tuple[Finding, ...]:
    """The errors of `check_signatures` alone, which a whole register is asked for."""
    return tuple(one for param in SIGNERS for one in _of_group(law, param, signatures)[1])


def _of_group(
    law: Bylaws, param: str, signatures: Sequence[Signature]
) -> tuple[list[Signature], tuple[Finding, ...]]:
    """The good signatures of a group, and the error where there is none."""
    offices = law.items(SIGNATORIES, param)
    good = [s for s in signatures if s.term.office in offices and s.term.runs_on(s.signed_on)]
    if good:
        return good, ()
    sentence = f"No {listed(offices, 'or')} signed while in office."
    return good, (Finding(law.cite(SIGNATORIES), "error", sentence, f"{param}_signer"),)


@only_with(LOST)
def check_lost(law: Bylaws, loss: Loss) -> tuple[Finding, ...]:
    """What a new certificate in place of a lost one still needs."""
    cite, found = law.cite(LOST), list[Finding]()
    causes, bodies = law.items(LOST, "causes"), law.items(LOST, "authorized_by")
    if loss.cause not in causes:
        sentence = f"Without surrender a certificate is replaced only if {listed(causes, 'or')}."
        found.append(Finding(cite, "error", sentence, "cause"))
    if loss.authorized_on is None:
        sentence = f"The new certificate is authorized by the {listed(bodies, 'or')}."
        severity = law.choice(LOST, "without_authorization")
        found.append(Finding(cite, severity, sentence, "authorized_on"))
    if not (loss.security or loss.waived):
        ways = listed(law.items(LOST, "security"), "or")
        sentence = f"No {ways} is given, and no waiver of it is recorded."
        found.append(Finding(cite, law.choice(LOST, "without_security"), sentence, "security"))
    return tuple(found)


@only_with(SURRENDER)
def check_surrender(
    law: Bylaws, number: str, cancelled: date | None, issued: date, *, cause: str = ""
) -> tuple[Finding, ...]:
    """Whether the old certificate is cancelled when the new one is issued.

    `cause` is `lost`, `stolen` or `destroyed` where it cannot be surrendered.
    """
    cite = law.cite(SURRENDER)
    if cancelled == issued:
        sentence = f"Certificate {number} is cancelled on the same day, {day_short(issued)}."
        return (Finding(cite, "fits", sentence, "cancelled_on"),)
    if cause in law.items(SURRENDER, "except_for"):
        sentence = f"Certificate {number} is {cause}; see the terms for a new one."
        return (Finding(law.cite(LOST), "info", sentence, "cancelled_on"),)
    then = f"is cancelled on {day_short(cancelled)}" if cancelled else "is not cancelled"
    sentence = f"Certificate {number} {then}; the new one is issued on {day_short(issued)}."
    return (Finding(cite, "error", sentence, "cancelled_on", issued),)


@only_with(ENTITLEMENT)
def check_entitlement(
    law: Bylaws, name: str, uncertificated: int, *, fully_paid: bool = True
) -> tuple[Finding, ...]:
    """Whether a holder still has a certificate to come for shares without one."""
    due = fully_paid or law.choice(ENTITLEMENT, "entitled") == ALWAYS
    if not uncertificated or not due:
        return ()
    sentence = f"{name} has no certificate yet for {plural(uncertificated, 'share')}."
    return (Finding(law.cite(ENTITLEMENT), law.choice(ENTITLEMENT, "without"), sentence),)


@only_with(ON_BOOKS)
def check_held(law: Bylaws, number: str, held: int, shares: int) -> tuple[Finding, ...]:
    """Whether no more shares move than the certificate has on the books."""
    if shares <= held:
        return ()
    sentence = (
        f"Certificate {number} stands on the books for {plural(held, 'share')};"
        f" {whole(shares)} cannot move. {whole(shares - held)} too many."
    )
    severity = law.choice(ON_BOOKS, "more_than_held")
    return (Finding(law.cite(ON_BOOKS), severity, sentence, "shares"),)


def seal_words(law: Bylaws, corporation: str, incorporated: date | None) -> tuple[str, ...]:
    """The words on the seal; what is not known is left out; empty where none is asked for."""
    if not law.has(SEAL):
        return ()
    known = {
        "name of the corporation": corporation,
        NAMED_DATE: day_paper(incorporated) if incorporated else "",
    }
    words = (known.get(element, element) for element in law.items(SEAL, "elements"))
    return tuple(word for word in words if word)


def check_seal(law: Bylaws, incorporated: date | None) -> tuple[Finding, ...]:
    """Whether the seal can be made: the date of incorporation comes from the articles."""
    if not law.has(SEAL):
        return (Finding(OUR_SEAL, "info", OUR_SEAL.says),)
    if incorporated:
        return ()
    sentence = "The seal bears the date of incorporation. Write it from the articles."
    severity = law.choice(SEAL, "without_date")
    return (Finding(law.cite(SEAL), severity, sentence, "incorporated_on"),)


@only_with(CONTENT)
def _contents(law: Bylaws, face: Face) -> tuple[Finding, ...]:
    there = {
        "name of the corporation": (face.corporation, "corporation"),
        "holder": (face.holder, "holder"),
        "number of shares": (face.shares > 0, "shares"),
        "class or series": (face.class_name, "class_name"),
    }
    severity, cite = law.choice(CONTENT, "missing"), law.cite(CONTENT)
    gaps = [(item, there[item][1]) for item in face_items(law) if not there[item][0]]
    return tuple(
        Finding(cite, severity, f"The certificate must state the {item}.", field)
        for item, field in gaps
    )


@only_with(PARTLY_PAID)
def _partly_paid(law: Bylaws, face: Face) -> tuple[Finding, ...]:
    if not face.partly_paid:
        return ()
    cite, found = law.cite(PARTLY_PAID), list[Finding]()
    severity = law.choice(PARTLY_PAID, "without_amount")
    amounts = zip(law.items(PARTLY_PAID, "states"), ("total", "paid"), strict=True)
    for item, field in amounts:
        if getattr(face, field) is None:
            found.append(Finding(cite, severity, f"The certificate must state the {item}.", field))
    if face.total is not None and face.paid is not None and not 0 <= face.paid < face.total:
        sentence = "On partly paid shares less is paid than the total."
        found.append(Finding(cite, severity, sentence, "paid"))
    if not face.authorized:
        bodies = listed(law.items(PARTLY_PAID, "allowed_by"), "or the")
        sentence = f"Certificates for partly paid shares are for the {bodies} to allow."
        severity = law.choice(PARTLY_PAID, "without_authorization")
        found.append(Finding(cite, severity, sentence, "authorized"))
    return tuple(found)


def _legends(law: Bylaws, face: Face) -> tuple[Finding, ...]:
    missing = [legend for legend in face.recorded if legend not in face.printed]
    if not missing:
        return ()
    sentence = f"Recorded but not printed: {listed(missing).removesuffix('.')}."
    if not law.has(LEGENDS):
        return (Finding(OUR_LEGENDS, "warning", sentence, "legends"),)
    severity = law.choice(LEGENDS, "not_printed")
    return (Finding(law.cite(LEGENDS), severity, sentence, "legends"),)


def _signed(law: Bylaws, signature: Signature, issued: date, field: str) -> tuple[Finding, ...]:
    term = signature.term
    sentence = f"{term.name}, {term.office}, signed on {day_short(signature.signed_on)}."
    found = [Finding(law.cite(SIGNATORIES), "fits", sentence, field)]
    if term.to_on and term.to_on < issued:
        sentence = f"{term.name} left office before the issue; the signature is still good."
        found.append(Finding(law.cite(CEASED), "info", sentence, field))
    if signature.facsimile:
        sentence = f"The signature of {term.name} is a facsimile. Any or all may be."
        found.append(Finding(law.cite(FACSIMILE), "info", sentence, field))
    return tuple(found)
