"""The findings list of the share register: what does not add up, and what is missing in it.

Sources: 1988 IV §9, V §6; 2002 §5.9 ¶2, §8.4 and §8.5. An empty list is a register in order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.shares.certificate_papers import (
    CEASED,
    FACSIMILE,
    LEGENDS,
    PARTLY_PAID,
    REGISTER,
    SIGNATORIES,
    SURRENDER,
    Signature,
    check_entitlement,
    check_surrender,
    groups_lacking,
)
from app.domain.company import Company
from app.domain.offices import Term
from app.domain.people import Holder
from app.domain.register import Balance, Signed, Uneven
from app.domain.shares import Certificate, ClassLegend, Holding, end_of
from app.domain.words import day_plain, listed, plural, whole

CONTENT, BALANCE = "records.share-register.content", "records.balance"
MOST_NAMED, MOST_LETTERS = 5, 80


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """All that the list is made from: certificates of every day, holdings, and what stands now.

    `paid_later` are the certificates in force on which a payment was made after their issue,
    `over_issued` the first balance of each class at which more was out than authorized, `lifted`
    the certificates and the legends that were lifted from them.
    """

    certificates: Sequence[Certificate] = ()
    holders: Sequence[Holder] = ()
    signed: Sequence[Signed] = ()
    gaps: Sequence[tuple[int, int]] = ()
    uneven: Sequence[Uneven] = ()
    balances: Sequence[Balance] = ()
    over_issued: Sequence[Balance] = ()
    holdings: Sequence[Holding] = ()
    paid_later: Sequence[str] = ()
    lifted: Collection[tuple[str, str]] = ()


def check_register(
    shelf: Shelf, company: Company, facts: RegisterFacts, on: date
) -> tuple[Finding, ...]:
    """Everything in the register that a careful secretary would ask about, with its section."""
    law = shelf.on(on)
    if law is None:
        return ()
    return (
        *_sums(law, company, facts),
        *_surrendered(shelf, facts.certificates),
        *_entitled(law, company, facts),
        *_gaps(law, facts.gaps),
        *_signers(shelf, company, facts),
        *_legends(law, company, facts),
        *_class_legends(law, company, facts.certificates, end_of(on)),
        *_payments(law, facts.paid_later),
        *_addresses(law, facts.holders),
    )


def _sums(law: Bylaws, company: Company, facts: RegisterFacts) -> Iterator[Finding]:
    unbalanced = law.option(BALANCE, "out_of_balance", "error")
    for item in facts.uneven:
        name = company.share_class(item.class_id).name
        sentence = (
            f"Entry {whole(item.seq)}, {name}: certificates for {whole(item.ended)} ended,"
            f" {whole(item.made)} made out, {whole(item.moved)} come onto the books."
        )
        yield Finding(law.cite(SURRENDER), "error", sentence)
    for item in facts.balances:
        if not item.outstanding == item.held == item.certified:
            name = company.share_class(item.class_id).name
            sentence = (
                f"{name}: {whole(item.outstanding)} outstanding, {whole(item.held)} of the holders,"
                f" {whole(item.certified)} on certificates."
            )
            yield Finding(law.cite(BALANCE), unbalanced, sentence)
    for item in facts.over_issued:
        name, day = company.share_class(item.class_id).name, date.fromisoformat(item.moment[:10])
        sentence = (
            f"{name}: {whole(-item.unissued)} shares more than the {whole(item.authorized)}"
            f" authorized were out from {day_plain(day)} on."
        )
        yield Finding(law.cite(BALANCE), unbalanced, sentence)


def _surrendered(shelf: Shelf, certificates: Sequence[Certificate]) -> Iterator[Finding]:
    """Certificates made out for others that did not end with it, by the bylaws of the issue."""
    known = {c.number: c for c in certificates}
    for certificate in certificates:
        issued = date.fromisoformat(certificate.issued[:10])
        olds = [known[number] for number in certificate.came_from if number in known]
        if olds and (law := shelf.on(issued)):
            for old in olds:
                ended = date.fromisoformat(old.cancelled[:10]) if old.cancelled else None
                found = check_surrender(law, old.number, ended, issued)
                yield from (one for one in found if one.severity == "error")


def _entitled(law: Bylaws, company: Company, facts: RegisterFacts) -> Iterator[Finding]:
    """Holders who have no certificate for some of their shares, class by class."""
    certified: dict[tuple[int, int], int] = {}
    owing: set[tuple[int, int]] = set()
    for one in facts.certificates:
        if not one.cancelled:
            folio = one.holder_id, one.class_id
            certified[folio] = certified.get(folio, 0) + one.shares
            if one.owed:
                owing.add(folio)
    names = {holder.id: holder.name for holder in facts.holders}
    for held in facts.holdings:
        folio = held.holder_id, held.class_id
        bare = max(held.shares - certified.get(folio, 0), 0)
        name = f"{names.get(held.holder_id, '')}, {company.share_class(held.class_id).name},"
        yield from check_entitlement(law, name, bare, fully_paid=folio not in owing)


def _gaps(law: Bylaws, gaps: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    for first, last in gaps:
        numbers = (
            f"Certificate {first} is" if first == last else f"Certificates {first} to {last} are"
        )
        yield Finding(law.cite(REGISTER), "warning", f"{numbers} not in the book.")


def _signers(shelf: Shelf, company: Company, facts: RegisterFacts) -> Iterator[Finding]:
    """Entries whose signers did not qualify on their days; how many name none, or unknown ones."""
    signed: dict[int, list[Signed]] = {}
    for signature in facts.signed:
        signed.setdefault(signature.seq, []).append(signature)
    made: dict[int, list[Certificate]] = {}
    for certificate in facts.certificates:
        made.setdefault(certificate.issued_seq, []).append(certificate)
    terms: dict[tuple[str, str], list[Term]] = {}
    for term in company.terms:
        terms.setdefault((term.name, term.office), []).append(term)
    unknown = 0
    for seq, certificates in made.items():
        found = [*_unqualified(shelf, terms, signed[seq], certificates)] if seq in signed else []
        if found and not all((s.name, s.office) in terms for s in signed[seq]):
            unknown += len(certificates)
        else:
            yield from found
    none = sum(len(c) for seq, c in made.items() if seq not in signed)
    last = shelf.versions[-1]
    if none:
        sentence = f"{plural(none, 'certificate names', 'certificates name')} no signers."
        yield Finding(last.cite(SIGNATORIES), "warning", sentence)
    if unknown:
        said = plural(unknown, "certificate names signers", "certificates name signers")
        sentence = f"{said} whose terms of office are not on the books."
        yield Finding(last.cite(SIGNATORIES), "warning", sentence)


def _unqualified(
    shelf: Shelf,
    terms: Mapping[tuple[str, str], Sequence[Term]],
    signed: Sequence[Signed],
    certificates: Sequence[Certificate],
) -> Iterator[Finding]:
    issued = date.fromisoformat(certificates[0].issued[:10])
    law = shelf.on(issued)
    if law is None or not all(law.has(rule) for rule in (SIGNATORIES, FACSIMILE, CEASED)):
        return
    signatures = [
        Signature(_term_of(s, terms[s.name, s.office]), s.signed_on, s.facsimile)
        for s in signed
        if (s.name, s.office) in terms
    ]
    for finding in groups_lacking(law, signatures):
        which = _named([c.number for c in certificates])
        yield Finding(finding.cite, "error", f"{which}: {finding.sentence}", finding.field)


def _term_of(signed: Signed, terms: Sequence[Term]) -> Term:
    """The term in which it was signed; of a register from elsewhere the one of that day."""
    same = (term for term in terms if term.id == signed.term)
    then = (term for term in terms if term.runs_on(signed.signed_on))
    return next(same, None) or next(then, terms[-1])


def _legends(law: Bylaws, company: Company, facts: RegisterFacts) -> Iterator[Finding]:
    """Certificates in force without a legend that the one before bore to its end."""
    known = {c.number: c for c in facts.certificates}
    of_class = {c.id: {legend.text for legend in c.legends} for c in company.classes}
    for certificate in facts.certificates:
        before = [known[n] for n in certificate.came_from if n in known]
        borne = {
            text: certificate.number
            for c in before
            for text in c.legends
            if c.class_id == certificate.class_id or text not in of_class[c.class_id]
        }
        lacking = [text for text in borne if text not in certificate.legends]
        missing = [text for text in lacking if (certificate.number, text) not in facts.lifted]
        if missing and not certificate.cancelled:
            sentence = (
                f"Certificate {certificate.number} lacks a legend of"
                f" {_lower(_named([c.number for c in before]))}: "
                f"{listed(missing).removesuffix('.')}."
            )
            yield Finding(law.cite(LEGENDS), "warning", sentence, "legends")


def _lower(words: str) -> str:
    """The words with a small first letter; a certificate's number keeps its capitals."""
    return words[:1].lower() + words[1:]


def _class_legends(
    law: Bylaws, company: Company, certificates: Sequence[Certificate], moment: str
) -> Iterator[Finding]:
    """Certificates in force that lack a legend which is required for their whole class."""
    severity = law.option(LEGENDS, "not_printed", "warning")
    for share_class in company.classes:
        standing = share_class.legends_at(moment)
        mine = [c for c in certificates if c.class_id == share_class.id and not c.cancelled]
        for legend in share_class.legends:
            bare = [c for c in mine if legend.text not in c.legends]
            if legend.until or legend.text not in standing or not bare:
                continue
            older = [c.number for c in bare if c.issued < legend.since]
            newer = [c.number for c in bare if c.issued >= legend.since]
            if newer:
                sentence = f"{_bare(newer, share_class.name)} that was required when made out"
                sentence = f"{sentence}: {_first_words(legend)}"
                yield Finding(law.cite(LEGENDS), severity, sentence, "legends")
            if older:
                day = day_plain(date.fromisoformat(legend.since[:10]))
                sentence = f"{_bare(older, share_class.name)} required since {day}"
                sentence = f"{sentence}, after the issue: {_first_words(legend)}"
                yield Finding(law.cite(LEGENDS), "warning", sentence, "legends")


def _bare(numbers: Sequence[str], name: str) -> str:
    verb = "lacks" if len(numbers) == 1 else "lack"
    return f"{_named(numbers)} of {name} {verb} a legend"


def _first_words(legend: ClassLegend) -> str:
    """The words of the legend, the first eighty letters of a long one."""
    text = legend.text if len(legend.text) <= MOST_LETTERS else f"{legend.text[:MOST_LETTERS]}…"
    return text if text.endswith((".", "…")) else f"{text}."


def _payments(law: Bylaws, paid_later: Sequence[str]) -> Iterator[Finding]:
    if paid_later:
        verb = "states" if len(paid_later) == 1 else "state"
        sentence = f"{_named(paid_later)} {verb} less than is paid by now."
        yield Finding(law.cite(PARTLY_PAID), "warning", sentence, "paid")


def _addresses(law: Bylaws, holders: Iterable[Holder]) -> Iterator[Finding]:
    for holder in holders:
        if not holder.addresses:
            severity = law.option(CONTENT, "without_address", "warning")
            yield Finding(law.cite(CONTENT), severity, f"No address of {holder.name} is on record.")


def _named(numbers: Sequence[str]) -> str:
    """`Certificate 12`, `Certificates 12 and 13`, `Certificates 12, 13 and 40 others`."""
    if len(numbers) == 1:
        return f"Certificate {numbers[0]}"
    shown = list(numbers[:MOST_NAMED])
    rest = [f"{whole(len(numbers) - MOST_NAMED)} others"] if len(numbers) > MOST_NAMED else []
    return f"Certificates {listed([*shown, *rest])}"
