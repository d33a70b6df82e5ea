"""The face of a share certificate, and the whole paper: 1988 V §6 and §9, 2002 §8.4 and §8.5.

Corporations Code 409(d) for partly paid shares, 416(a) for the signatures, 418(a) for the words on
the face that refer to the back. On printed blanks only what varies is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.bylaws.law import Bylaws
from app.bylaws.shares.certificate_papers import FACSIMILE, SIGNATORIES, Signature
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import Block, as_name, block_lines
from app.documents.shares.certificate_back import Legend, Reverse, compose_reverse
from app.documents.shares.seal import SealFace, seal_face, seal_lines
from app.documents.shares.wording import day_words, dollars, shares_in_words
from app.documents.wording import state_name
from app.domain.company import Company
from app.domain.people import Holder
from app.domain.shares import Certificate, ShareClass
from app.domain.words import whole

STOCKS = ("plain", "printed")
"""Plain paper, or blanks on which border, name and standing words are printed already."""

RULES = (
    ("contents", "certificates.content"),
    ("signatures", SIGNATORIES),
    ("facsimile signatures", FACSIMILE),
    ("legends", "certificates.legends"),
    ("partly paid shares", "certificates.partly-paid"),
    ("surrender", "certificates.surrender"),
    ("certificate in place of a lost one", "certificates.lost"),
    ("seal", "seal.content"),
)


@dataclass(frozen=True, slots=True)
class Payment:
    """What partly paid shares cost and what is paid, in cents; `None` is left blank."""

    total: int | None = None
    paid: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What a certificate says beside its line in the book.

    `payment` for partly paid shares where the line does not have the amounts. `replaces` is the
    number of a lost certificate, `rights` the statement on the rights of the class or the office
    that has it (Corporations Code 417). `seal` for a seal kept though the bylaws ask for none.
    """

    signatures: tuple[Signature, ...] = ()
    legends: tuple[Legend, ...] = ()
    payment: Payment | None = None
    replaces: str = ""
    rights: str = ""
    seal: SealFace | None = None
    stock: str = "plain"


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value; an empty value is a line to write on by hand."""

    label: str
    value: str = ""

    def said(self) -> str:
        """Label and value in one line."""
        return f"{self.label} {self.value}".strip()


@dataclass(frozen=True, slots=True)
class Signed:
    """A line for a signature; an empty name or office is a line to write on by hand."""

    name: str = ""
    office: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """The words of the face from top to bottom; what is empty is not printed."""

    number: str
    shares: str
    holder: str
    words: str
    dated: Field
    signed: tuple[Signed, ...]
    statements: tuple[str, ...] = ()
    payment: tuple[Field, ...] = ()
    state_line: str = ""
    class_line: str = ""
    reverse: str = ""
    name: str = ""
    lead: str = ""
    holds: str = ""
    body: str = ""
    witness: str = ""
    seal: SealFace | None = None


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """Both sides of a certificate. `company` is the PDF's author; `plain` stock has a border."""

    title: str
    company: str
    front: Front
    back: Reverse
    plain: bool = True


def compose_certificate(
    company: Company, certificate: Certificate, holder: Holder, issue: Issue, *, law: Bylaws
) -> CertificatePaper:
    """The certificate for that line of the book, in the name of the corporation.

    `law` is the version in force on the day of issue.
    """
    share_class = company.share_class(certificate.class_id)
    issue = replace(issue, payment=issue.payment or _owed(certificate))
    front = Front(
        number=certificate.number,
        shares=whole(certificate.shares) if certificate.shares else "",
        holder=as_name(holder.name),
        words=_words(certificate.shares),
        dated=Field("Dated", day_words(certificate.issued)),
        signed=_signed(law, issue.signatures),
        statements=_statements(issue),
        payment=_payment(issue.payment),
    )
    plain = issue.stock == "plain"
    if plain:
        front = _standing(front, company, share_class, issue, law)
    back = compose_reverse(issue.legends, issue.rights, _basis(law, issue, plain), plain=plain)
    title = f"Share Certificate {certificate.number}".strip()
    return CertificatePaper(title, company.name, front, back, plain)


def certificate_text(paper: CertificatePaper) -> str:
    """The words of both sides in order, one piece per line, as tests and searches read them."""
    f = paper.front
    boxes = ("NUMBER", "SHARES") if paper.plain else ("", "")
    said = [
        f"{boxes[0]} {f.number}".strip(),
        f.state_line,
        f"{boxes[1]} {f.shares}".strip(),
        *(f.class_line, f.reverse, f.name, f.lead, f.holder, f.holds, f.words, f.body),
        *f.statements,
        *(field.said() for field in f.payment),
        *(f.witness, f.dated.said() if paper.plain else f.dated.value),
        *(seal_lines(f.seal) if f.seal else ()),
        *(line for s in f.signed for line in _signer_lines(s, blanks=paper.plain)),
        "[Back]",
        *_lines(paper.back.left),
        *_lines(paper.back.right),
    ]
    return "\n".join(line for line in said if line)


def _standing(
    front: Front, company: Company, share_class: ShareClass, issue: Issue, law: Bylaws
) -> Front:
    """The words that stand on every certificate of the class, which printed blanks have already."""
    name, state = as_name(company.name), state_name(company.state)
    described = ", ".join(part for part in (share_class.name, share_class.par) if part)
    seal = issue.seal or seal_face(law, company)
    sealed = "the seal of the corporation and " if seal else ""
    one = front.shares == "1"
    return replace(
        front,
        state_line=f"Incorporated under the laws of the State of {state}".upper(),
        class_line=described.upper(),
        reverse="See reverse for certain definitions and legends",
        name=name,
        lead="THIS CERTIFIES THAT",
        holds="is the record holder of",
        body=(
            f"{'partly paid' if issue.payment else 'fully paid and nonassessable'} "
            f"{'share' if one else 'shares'} of the {described}, of {name}, transferable only on "
            "the books of the corporation by the holder hereof in person or by duly authorized "
            "attorney upon surrender of this certificate properly endorsed."
        ),
        witness=f"WITNESS {sealed}the signatures of its duly authorized officers.",
        seal=seal,
    )


def _words(shares: int) -> str:
    return f"{shares_in_words(shares)} ({whole(shares)})" if shares else ""


def _statements(issue: Issue) -> tuple[str, ...]:
    """What the face must say conspicuously: legends on the back, and the certificate replaced."""
    legends = (
        "The shares represented by this certificate are subject to the legends on its reverse, "
        "to which reference is made."
        if issue.legends
        else ""
    )
    lost = f"REPLACES LOST CERTIFICATE NO. {issue.replaces}" if issue.replaces else ""
    return tuple(text for text in (lost, legends) if text)


def _owed(certificate: Certificate) -> Payment | None:
    return Payment(certificate.total, certificate.paid) if certificate.owed else None


def _payment(payment: Payment | None) -> tuple[Field, ...]:
    if payment is None:
        return ()
    return (
        Field("Partly paid. Total consideration to be paid:", dollars(payment.total)),
        Field("Amount paid:", dollars(payment.paid)),
    )


def _signed(law: Bylaws, signatures: Sequence[Signature]) -> tuple[Signed, ...]:
    """One line for each of the two groups of offices; a group without a signer stays blank."""
    left = list(signatures)
    lines: list[Signed] = []
    for group in ("first", "second"):
        offices = law.items(SIGNATORIES, group) if law.has(SIGNATORIES) else ()
        found = next((s for s in left if s.term.office in offices), None)
        if found:
            left.remove(found)
        lines.append(_line(found))
    return tuple(_line(left.pop(0)) if left and not s.name else s for s in lines)


def _line(signature: Signature | None) -> Signed:
    if signature is None:
        return Signed()
    mark = "facsimile signature" if signature.facsimile else ""
    return Signed(as_name(signature.term.name), signature.term.office.title(), mark)


def _basis(law: Bylaws, issue: Issue, plain: bool) -> tuple[Block, ...]:
    """The sections on which this certificate rests, those only that it has need of."""
    needless = {
        "certificates.legends": not issue.legends,
        "certificates.partly-paid": issue.payment is None,
        "certificates.lost": not issue.replaces,
        FACSIMILE: not any(s.facsimile for s in issue.signatures),
        "seal.content": not plain,
    }
    rules = [(words, rule) for words, rule in RULES if not needless.get(rule)]
    return basis_line(rests_on(law, rules), "Issued under")


def _signer_lines(signed: Signed, *, blanks: bool) -> tuple[str, ...]:
    name, office = ("Name", "Office") if blanks else ("", "")
    return (signed.name or name, signed.office or office, signed.mark)


def _lines(blocks: Sequence[Block]) -> list[str]:
    return [line for block in blocks for line in block_lines(block)]
