"""Who signs certificates and papers on a day, and how an issue or transfer stands to the rules.

Sources: 1988 V §1 and §6, II §4 ¶2; 2002 §2.5 ¶3, §2.11 ¶1 and §8.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from app.bylaws.answers import Citation, Finding, ours
from app.bylaws.law import Bylaws, Shelf
from app.domain.offices import Term, in_office
from app.domain.words import day_paper, hour_short, listed, plural, whole

if TYPE_CHECKING:
    from app.domain.company import Company
    from app.domain.meetings import Meeting, MeetingPlan

SIGNATORIES, CERTIFIER = "certificates.signatories", "reports.statements.certifier"
GROUPS = (("first", "first_signer"), ("second", "second_signer"))
"""The two groups of offices that sign, and the form's field for each signature."""

AUTHORIZED = ours("ours.authorized-shares", "The articles set how many shares may be outstanding.")


@dataclass(frozen=True, slots=True)
class Signers:
    """Who may sign one kind of paper on a day: the offices named, and those who hold them.

    `key` is `first_signer`, `second_signer`, `affidavit`, `notice` or `statements`.
    """

    key: str
    paper: str
    cite: Citation
    offices: tuple[str, ...]
    terms: tuple[Term, ...]


def may_sign(shelf: Shelf, company: Company, on: date) -> tuple[Signers, ...]:
    """Who may sign certificates, affidavits of mailing, notices and statements on that day."""
    law = shelf.on(on)
    if law is None:
        return ()
    named = (
        ("first_signer", "Share certificate, first signature", SIGNATORIES, "first"),
        ("second_signer", "Share certificate, second signature", SIGNATORIES, "second"),
        ("affidavit", "Affidavit of mailing", "shareholders.notice.affidavit", "signers"),
        ("notice", "Notice of a shareholders’ meeting", "shareholders.notice.giver", "givers"),
        ("statements", "Certificate of financial statements", CERTIFIER, "offices"),
    )
    return tuple(
        _signers(law, company, on, key, paper, rule, law.items(rule, param))
        for key, paper, rule, param in named
        if law.has(rule)
    )


def check_signers(
    shelf: Shelf, company: Company, on: date, terms: Sequence[Term]
) -> tuple[Finding, ...]:
    """Whether these two may sign a certificate on that day, one from each group."""
    law = shelf.on(on)
    if law is None or not law.has(SIGNATORIES):
        return ()
    if not terms:
        return (_nobody_named(law),)
    findings = [
        finding
        for param, field in GROUPS
        for finding in _check_group(law, company, on, terms, param, field)
    ]
    return (*findings, *_same_person(law, terms))


def check_issue(
    shelf: Shelf,
    company: Company,
    on: date,
    class_id: int,
    shares: int,
    outstanding: int,
    signers: Sequence[Term],
    at: time | None = None,
) -> tuple[Finding, ...]:
    """How an issue of `shares`, with `outstanding` before it, stands to the rules."""
    return (
        *_check_authorized(company, class_id, shares, outstanding),
        *check_record_dates(shelf, company, on, at),
        *check_signers(shelf, company, on, signers),
    )


def check_transfer(
    shelf: Shelf, company: Company, on: date, at: time | None, signers: Sequence[Term]
) -> tuple[Finding, ...]:
    """How a transfer entered on the books at that moment stands to the rules."""
    return (
        *check_record_dates(shelf, company, on, at),
        *check_signers(shelf, company, on, signers),
    )


def check_record_dates(
    shelf: Shelf, company: Company, on: date, at: time | None
) -> tuple[Finding, ...]:
    """What an entry at that moment changes for meetings whose list is fixed.

    On the record date itself the hour decides: the list closes at the close of business
    (1988 V §1, 2002 §2.11 ¶1). `at` is `None` while no hour is given.
    """
    found: list[Finding] = []
    for meeting in company.meetings:
        record_on, law = meeting.plan.record_on, shelf.on(on)
        if record_on and law and meeting.plan.on and on <= meeting.plan.on:
            found += _record_date_finding(law, company, meeting, record_on, on, at)
    return tuple(found)


def check_planned_votes(
    shelf: Shelf, company: Company, plans: Iterable[MeetingPlan], on: date, at: time | None
) -> tuple[Finding, ...]:
    """Who votes shares that move at that moment at meetings still planned (2002 §2.11 ¶1).

    Without an hour an entry on the record date itself is left to the check of the hour.
    """
    law = shelf.on(on)
    found: list[Finding] = []
    for plan in plans:
        record_on, met = plan.record_on, plan.on
        if law is None or record_on is None or met is None or on > met:
            continue
        if on == record_on and at is None:
            found.append(_hour_asked(law, company, on, met))
            continue
        late = on > record_on or (
            on == record_on and at is not None and at > company.close_of_business
        )
        sentence = (
            f"After the record date of {day_paper(record_on)}: the holder until now votes"
            if late
            else f"Within the record date of {day_paper(record_on)}: the new holder may vote"
        )
        cite, severity = law.cite("record-date.effect"), "info" if late else "fits"
        found.append(Finding(cite, severity, f"{sentence} on {day_paper(met)}.", "on"))
    return tuple(found)


def in_office_finding(cite: Citation, term: Term, on: date, field: str) -> Finding:
    """Whether the term runs on the day, as a sentence."""
    if term.from_on > on:
        sentence = f"{term.name} takes office as {term.office} on {day_paper(term.from_on)}."
        return Finding(cite, "error", sentence, field)
    if term.to_on and term.to_on < on:
        sentence = f"{term.name}, {term.office}, left office on {day_paper(term.to_on)}."
        return Finding(cite, "error", sentence, field)
    sentence = f"{term.name}, {term.office}, in office since {day_paper(term.from_on)}."
    return Finding(cite, "fits", sentence, field)


def _signers(
    law: Bylaws, company: Company, on: date, key: str, paper: str, rule: str, offices: Sequence[str]
) -> Signers:
    terms = in_office(company.terms, on, *offices) if offices else ()
    return Signers(key, paper, law.cite(rule), tuple(offices), terms)


def _nobody_named(law: Bylaws) -> Finding:
    groups = [listed(law.items(SIGNATORIES, param), "or") for param, _ in GROUPS]
    sentence = (
        f"No signer is named. A certificate is signed by a {groups[0]}, and by a {groups[1]}."
    )
    return Finding(law.cite(SIGNATORIES), "warning", sentence, GROUPS[0][1])


def _check_group(
    law: Bylaws, company: Company, on: date, terms: Sequence[Term], param: str, field: str
) -> tuple[Finding, ...]:
    cite, offices = law.cite(SIGNATORIES), law.items(SIGNATORIES, param)
    given = [term for term in terms if term.office in offices]
    found = [in_office_finding(cite, term, on, field) for term in given]
    if any(f.severity == "fits" for f in found):
        return tuple(f for f in found if f.severity == "fits")
    instead = _who_may(company, on, offices)
    if not given:
        sentence = f"No {listed(offices, 'or')} signs. {instead}".strip()
        return (Finding(cite, "error", sentence, field),)
    last = found[-1]
    return (
        Finding(cite, "error", f"{last.sentence} {instead}".strip(), field),
        *_ceased(law, given[-1], on, field),
    )


def _who_may(company: Company, on: date, offices: tuple[str, ...]) -> str:
    running = in_office(company.terms, on, *offices)
    if not running:
        return f"Nobody holds one of these offices on {day_paper(on)}."
    names = [f"{term.name}, {term.office}" for term in running]
    return f"{'; '.join(names)}, may sign."


def _ceased(law: Bylaws, term: Term, on: date, field: str) -> tuple[Finding, ...]:
    rule = "certificates.ceased-officer"
    if not (law.has(rule) and term.to_on and term.to_on < on):
        return ()
    sentence = "A signature put on the certificate while in office stays good."
    return (Finding(law.cite(rule), "info", sentence, field),)


def _same_person(law: Bylaws, terms: Sequence[Term]) -> tuple[Finding, ...]:
    if len({t.office for t in terms}) < 2 or len({t.person_id for t in terms}) > 1:
        return ()
    sentence = f"{terms[0].name} signs in both capacities. Two persons are the careful choice."
    return (Finding(law.cite(SIGNATORIES), "advice", sentence, GROUPS[1][1]),)


def _check_authorized(
    company: Company, class_id: int, shares: int, outstanding: int
) -> tuple[Finding, ...]:
    share_class, after = company.share_class(class_id), outstanding + shares
    room = share_class.authorized - outstanding
    if after > share_class.authorized:
        sentence = (
            f"{whole(after)} shares would be outstanding; {whole(share_class.authorized)} are"
            f" authorized. At most {plural(max(room, 0), 'share')} can be issued."
            " This is our check, from the articles."
        )
        return (Finding(AUTHORIZED, "error", sentence, "shares"),)
    sentence = f"{whole(share_class.authorized - after)} authorized shares remain."
    return (Finding(AUTHORIZED, "fits", sentence, "shares"),)


def _record_date_finding(
    law: Bylaws,
    company: Company,
    meeting: Meeting,
    record_on: date,
    on: date,
    at: time | None,
) -> tuple[Finding, ...]:
    closes, met = company.close_of_business, meeting.plan.on
    if met is None or not law.has("record-date.effect"):
        return ()
    cite = law.cite("record-date.effect")
    if on == record_on and at is None:
        return (_hour_asked(law, company, on, met),)
    if on > record_on or (on == record_on and at and at > closes):
        sentence = (
            f"After the record date of {day_paper(record_on)}: this entry changes no vote at"
            f" the meeting of {day_paper(met)}."
        )
        return (Finding(cite, "info", sentence, "on"),)
    sentence = (
        f"The list for the meeting of {day_paper(met)} was fixed as of {day_paper(record_on)}."
        " It does not show this entry."
    )
    return (Finding(cite, "warning", sentence, "on"),)


def _hour_asked(law: Bylaws, company: Company, on: date, met: date) -> Finding:
    sentence = (
        f"{day_paper(on)} is the record date of the meeting of {day_paper(met)}."
        f" Write the hour: the list closes at {hour_short(company.close_of_business)}."
    )
    return Finding(law.cite("calendar.close-of-business"), "warning", sentence, "at")
