"""Who amends the bylaws and with how many votes, and the secretary's certificate on their text.

Sources: 1988 VI §1 and §2, V §8, certificate; 2002 §2.14(c), §7.2, §9.1, §9.2, certificate.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.bylaws.answers import Finding, Threshold
from app.bylaws.counting import MORE_THAN, carries, least_votes
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.shares.certificates import in_office_finding
from app.bylaws.silence import only_with
from app.domain.offices import Term
from app.domain.words import day_short, exact, listed, plural, whole

SHAREHOLDERS, DIRECTORS = "bylaws.amend.shareholders", "bylaws.amend.directors"
GUARDED, RECORD = "bylaws.amend.advance-notice", "bylaws.amend.record"
CERTIFICATE, PAGES = "bylaws.certificate.contents", "bylaws.certificate.page-count"
COPY = "bylaws.text.current-copy"
SUBJECTS = ("number-range", "number-exact", "advance-notice", "other")
"""What an amendment touches; the range of the number of directors includes its minimum."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One amendment: `body` is `board` or `shareholders`, `subject` one of SUBJECTS.

    `vote` is the vote in words. `in_articles` says that the articles set the number of directors.
    """

    body: str
    on: date | None
    subject: str = "other"
    vote: str = ""
    text: str = ""
    certificate: str = ""
    in_articles: bool = False


@dataclass(frozen=True, slots=True)
class TextCertificate:
    """A secretary's certificate on the text of the bylaws, as far as it is filled in."""

    signer: Term | None = None
    signed_on: date | None = None
    body: str = ""
    adopted_on: date | None = None
    pages: int | None = None
    seal_affixed: bool = False


def amendment_rule(law: Bylaws, subject: str) -> str:
    """The rule whose threshold binds shareholders for this subject."""
    return GUARDED if subject == "advance-notice" and law.has(GUARDED) else SHAREHOLDERS


def shareholder_threshold(
    law: Bylaws,
    outstanding: int | Fraction,
    votes_for: int | Fraction | None = None,
    rule: str = SHAREHOLDERS,
) -> Threshold:
    """The votes of outstanding shares that shareholders need to amend."""
    fraction, comparison = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
    needed = least_votes(fraction, comparison, outstanding)
    words = "More than" if comparison == MORE_THAN else "At least"
    counted = f"{words} {fraction} of the {exact(outstanding)} outstanding: {whole(needed)}."
    met = None
    if votes_for is not None:
        met = carries(votes_for, fraction, comparison, outstanding)
        counted += f" {exact(votes_for)} are for it."
    return Threshold(law.cite(rule), needed, outstanding, counted, met)


def check_body(law: Bylaws, amendment: Amendment) -> tuple[Finding, ...]:
    """Whether this body may make this amendment."""
    numbers = amendment.subject in ("number-range", "number-exact")
    if (
        numbers
        and amendment.in_articles
        and law.choice(SHAREHOLDERS, "number_in_articles") != ("not-stated")
    ):
        sentence = "The articles set the number of directors: only the articles change it."
        return (Finding(law.cite(SHAREHOLDERS), "error", sentence, "body"),)
    if amendment.body != "board":
        return ()
    if numbers:
        return (_board_on_number(law, amendment.subject),)
    if amendment.subject == "advance-notice" and law.has(GUARDED):
        guarded = law.choice(GUARDED, "guarded")
        sentence = (
            f"Shareholders need two thirds to change {guarded}; of the board it says nothing."
        )
        severity = law.choice(GUARDED, "board_alone")
        return (Finding(law.cite(GUARDED), severity, sentence, "body"),)
    sentence = "The board may adopt, amend or repeal this bylaw."
    return (Finding(law.cite(DIRECTORS), "fits", sentence, "body"),)


def check_vote(
    law: Bylaws, subject: str, outstanding: int | Fraction, votes_for: int | Fraction
) -> Finding:
    """Whether the shareholders' vote carries the amendment."""
    found = shareholder_threshold(law, outstanding, votes_for, amendment_rule(law, subject))
    return Finding(found.cite, "fits" if found.met else "error", found.counted, "votes_for")


def check_adoption(
    shelf: Shelf,
    amendment: Amendment,
    outstanding: int | Fraction,
    votes_for: int | Fraction | None = None,
) -> tuple[Finding, ...]:
    """Whether the bylaws in force that day let this body adopt it, and with this vote."""
    law = shelf.on(amendment.on) if amendment.on else None
    if law is None:
        return ()
    found = check_body(law, amendment)
    if amendment.body == "shareholders" and votes_for is not None:
        found = (*found, check_vote(law, amendment.subject, outstanding, votes_for))
    return found


@only_with(RECORD)
def check_record(law: Bylaws, amendment: Amendment) -> tuple[Finding, ...]:
    """What the record of an amendment still lacks."""
    there = {
        "body": amendment.body,
        "day": amendment.on,
        "vote": amendment.vote,
        "text": amendment.text,
        "certificate": amendment.certificate,
    }
    missing = [name for name in law.items(RECORD, "kept") if not there.get(name)]
    if not missing:
        return ()
    sentence = f"The record of the amendment still lacks: {listed(missing)}."
    return (Finding(law.cite(RECORD), "warning", sentence),)


def check_versions(shelf: Shelf, recorded: Collection[str]) -> tuple[Finding, ...]:
    """Whether the record says how each version after the first came about.

    `recorded` are the keys of the versions of which the adoption is on record.
    """
    found: list[Finding] = []
    for law in shelf.versions[1:]:
        if law.key not in recorded:
            sentence = f"{law.name} govern from {day_short(law.effective_from)}; it is not on"
            sentence += " record by whom and when they were adopted."
            severity = law.option(RECORD, "figure_without_amendment", "warning")
            found.append(Finding(law.cite(RECORD), severity, sentence))
    return tuple(found)


@only_with(CERTIFICATE)
def check_certificate(law: Bylaws, paper: TextCertificate) -> tuple[Finding, ...]:
    """What the certificate on the bylaws still lacks, and whether its signer was secretary."""
    there = {
        "number of pages": paper.pages,
        "adopting body": paper.body,
        "date of adoption": paper.adopted_on,
        "signature": paper.signer,
        "date signed": paper.signed_on,
    }
    lacks = [n for n in law.items(CERTIFICATE, "states") if n in there and not there[n]]
    cite, found = law.cite(CERTIFICATE), list[Finding]()
    if law.rule(CERTIFICATE).params["seal_affixed"] and not paper.seal_affixed:
        lacks.append("seal")
    if lacks:
        sentence = f"The certificate still lacks: {listed(lacks)}."
        found.append(Finding(cite, "warning", sentence))
    return (*found, *_signed_by_secretary(law, paper))


@only_with(PAGES)
def check_pages(law: Bylaws, counted: int | None = None) -> tuple[Finding, ...]:
    """Whether the text has as many pages as its certificate says.

    `counted` is the secretary's count; without it the page numbers printed in the text stand.
    """
    cite, stated = law.cite(PAGES), law.figure(PAGES, "pages_stated")
    says = f"The certificate says {plural(stated, 'page')}"
    numbered = law.rule(PAGES).params.get("pages_numbered")
    if counted is None and numbered is None:
        sentence = f"{says}; the text has no page numbers, so it cannot be checked."
        return (Finding(cite, "info", sentence, "pages"),)
    if counted == stated:
        return (Finding(cite, "fits", f"{says}, and the text has as many.", "pages"),)
    found = f"has {whole(counted)}" if counted is not None else f"is numbered to {numbered}"
    return (Finding(cite, "warning", f"{says}; the text {found}.", "pages"),)


@only_with(COPY)
def check_copy(law: Bylaws, consolidated_on: date, amended: Sequence[date]) -> tuple[Finding, ...]:
    """Whether the copy on file has all amendments to date."""
    cite, last = law.cite(COPY), max(amended, default=consolidated_on)
    if last <= consolidated_on:
        sentence = f"The copy of {day_short(consolidated_on)} has all amendments."
        return (Finding(cite, "fits", sentence, "consolidated_on"),)
    sentence = f"Amended on {day_short(last)}; the copy on file is of {day_short(consolidated_on)}."
    return (Finding(cite, "warning", sentence, "consolidated_on"),)


def _board_on_number(law: Bylaws, subject: str) -> Finding:
    param = "exact_number" if subject == "number-exact" else "range_or_minimum"
    what = "the exact number within the range" if subject == "number-exact" else "the range"
    sentence = f"A bylaw that changes {what} of directors is for the shareholders."
    return Finding(law.cite(DIRECTORS), law.choice(DIRECTORS, param), sentence, "body")


def _signed_by_secretary(law: Bylaws, paper: TextCertificate) -> tuple[Finding, ...]:
    cite, office = law.cite(CERTIFICATE), law.choice(CERTIFICATE, "signer_office")
    if paper.signer is None or paper.signed_on is None:
        return ()
    if paper.signer.office != office:
        sentence = f"{paper.signer.name} signs as {paper.signer.office}; the {office} certifies."
        return (Finding(cite, "error", sentence, "signer"),)
    return (in_office_finding(cite, paper.signer, paper.signed_on, "signer"),)
