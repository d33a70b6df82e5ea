"""The papers of an action by written consent: each holder's form, the tally, its notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from app.acts.act import Who
from app.acts.meetings.consents import consent_of, voters_of
from app.acts.meetings.papers import as_paper
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.meeting_day.consents import ConsentStanding, record_date
from app.bylaws.shareholders.consents import Consent, Revocation
from app.documents.blocks import Document
from app.documents.meetings.consent_notices import compose_consent_notice, compose_pre_consummation
from app.documents.meetings.consent_papers import (
    compose_consent,
    compose_consent_revocation,
    compose_consent_tally,
)
from app.documents.meetings.framing import Setting, bound
from app.domain.entries import PaperDraft
from app.domain.meeting_day.consents import Consents, Given, read_consents
from app.domain.meeting_day.room import Electorate
from app.domain.meeting_record import ConsentAction, ConsentBy
from app.domain.refusal import Refusal
from app.store.book import Book


@dataclass(frozen=True, slots=True)
class ConsentMatter:
    """All that the papers of one action rest on."""

    facts: Consents
    standing: ConsentStanding
    voters: Electorate
    setting: Setting
    action: ConsentAction


def consent_keys(book: Book) -> tuple[str, ...]:
    """The actions by written consent that were begun, in order of recording."""
    events = book.events("consent")
    return tuple(dict.fromkeys(e.key for e in events if e.kind == "consent.begun"))


def consent_matter(book: Book, key: str, who: Who) -> ConsentMatter:
    """The action as recorded, its tally and the law by which it is counted."""
    facts = read_consents(key, book.events("consent", key))
    if facts.begun is None:
        raise Refusal("There is no such written consent. Begin it first.", field="consent")
    law = consent_law(book, facts, who)
    counted = record_date(law, facts)
    action = replace(facts.begun.action, record_on=counted.on)
    setting = Setting(book.company(), law, who.today)
    return ConsentMatter(
        facts, consent_of(book, key, who), voters_of(book, law, facts), setting, action
    )


def consent_law(book: Book, facts: Consents, who: Who) -> Bylaws:
    """The bylaws of the first filing; before it, those of the day."""
    filed = [given.filed_at.date() for given in facts.given if given.filed_at]
    law = shelf_for(book.company().bylaws).on(min(filed, default=who.today))
    if law is None:
        raise Refusal("No bylaws are on file for that day.", field="consent")
    return law


def consents_in(matter: ConsentMatter) -> tuple[Consent, ...]:
    """The consents as the tally reads them; a second one of a holder in force is left out."""
    counted = matter.standing.tally.counted
    found: list[Consent] = []
    for given in matter.facts.given:
        voter = matter.voters.get(given.holder_id)
        revoked = _revoked(matter.facts, given)
        if voter is None or (given.filed_at and given.seq not in counted and not revoked):
            continue
        votes = voter.votes_for_shares(given.shares)
        found.append(
            Consent(given.seq, voter.name, votes, given.signed_on, given.filed_at, revoked)
        )
    return tuple(found)


def _revoked(facts: Consents, given: Given) -> Revocation | None:
    filed = given.filed_at
    later = [
        one
        for one in facts.revoked
        if filed and one.holder_id == given.holder_id and one.secretary_at >= filed
    ]
    first = min(later, key=lambda one: (one.secretary_at, one.seq), default=None)
    return Revocation(first.by, first.corporation_at, first.secretary_at) if first else None


def forms(matter: ConsentMatter, _about: str) -> Document:
    """A form for every holder entitled to vote; a blank one before the record date is known."""
    made = [
        compose_consent(
            matter.setting,
            matter.action,
            ConsentBy(v.name, v.rows[0].class_name if v.rows else "", v.shares),
        )
        for v in matter.voters.values()
        if v.votes
    ]
    if not made:
        return compose_consent(matter.setting, matter.action, ConsentBy(""))
    return made[0] if len(made) == 1 else bound(made[0].title, made)


def revocation(matter: ConsentMatter, about: str) -> Document:
    """The writing that takes a holder's consent back."""
    given = next(g for g in matter.facts.given if str(g.seq) == about)
    voter = matter.voters.get(given.holder_id)
    by = ConsentBy(
        voter.name if voter else "",
        shares=given.shares if given.shares is not None else voter.shares if voter else None,
        signed_on=given.signed_on,
        filed_at=given.filed_at,
    )
    return compose_consent_revocation(matter.setting, matter.action, by)


def tally(matter: ConsentMatter, _about: str) -> Document:
    """The secretary's tally."""
    found = matter.standing.tally
    return compose_consent_tally(matter.setting, matter.action, consents_in(matter), found)


def notice(matter: ConsentMatter, _about: str) -> Document:
    """Prompt notice to those who did not consent."""
    return compose_consent_notice(
        matter.setting, matter.action, matter.standing.tally, given_on=matter.setting.made_on
    )


def before(matter: ConsentMatter, _about: str) -> Document:
    """Notice before the action is carried out."""
    return compose_pre_consummation(
        matter.setting, matter.action, matter.standing.tally, given_on=matter.setting.made_on
    )


MAKERS: Mapping[str, Callable[[ConsentMatter, str], Document]] = {
    "consent-shareholders": forms,
    "consent-tally": tally,
    "consent-revocation": revocation,
    "notice-consent-action": notice,
    "notice-pre-consummation": before,
}
"""Kind of paper -> how it is made."""


def offered(matter: ConsentMatter) -> Iterable[tuple[str, str, str]]:
    """The papers that the facts allow: kind, what about, and words."""
    yield "consent-shareholders", "", "Consent forms"
    yield "consent-tally", "", "Tally"
    if matter.standing.reached:
        yield "notice-consent-action", "", "Prompt notice"
        if matter.standing.notices.before:
            yield "notice-pre-consummation", "", "Notice before it is carried out"
    for given in matter.facts.given[:20]:
        voter = matter.voters.get(given.holder_id)
        if voter:
            yield "consent-revocation", str(given.seq), f"Revocation of {voter.name}"


def make_consent_paper(book: Book, key: str, kind: str, who: Who, about: str = "") -> PaperDraft:
    """A paper of that kind for the action, typeset."""
    return as_paper(kind, MAKERS[kind](consent_matter(book, key, who), about), key)
