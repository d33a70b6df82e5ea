"""Papers of the officers as they stand on a day: incumbency, authority to sign, the seal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.acts.board.officers import officer_facts
from app.acts.matters.papers.making import About, Maker, Making
from app.bylaws.officers.signing import OTHER_SHARES
from app.documents.blocks import Document
from app.documents.offices.authority import compose_authority
from app.documents.offices.incumbency import compose_incumbency
from app.documents.offices.other_shares import compose_share_proxy
from app.documents.offices.seal_record import compose_seal_record
from app.documents.wording import Signer
from app.domain.offices import OFFICES, in_office

SEAL = "seal"


def incumbency(making: Making, _key: str) -> Document:
    """Who is in office on the day, with a second officer who certifies the secretary."""
    issue = making.issue()
    first = issue.signer.name if issue.signer else ""
    others = (
        Signer(term.name, term.office)
        for office in OFFICES
        for term in in_office(making.company.terms, making.on, office)
        if term.name != first and term.to_on != making.on
    )
    return compose_incumbency(issue, next(others, None))


def authority(making: Making, _key: str) -> Document:
    """Everybody who may sign on the day."""
    return compose_authority(officer_facts(making.book).authorities, making.issue())


def seal_record(making: Making, _key: str) -> Document:
    """The seal, its keeper and its uses."""
    return compose_seal_record(officer_facts(making.book).seal, making.issue())


def share_proxy(making: Making, _key: str) -> Document:
    """A proxy for shares held elsewhere; what is not on record is a blank."""
    offices = making.law().items(OTHER_SHARES, "offices")
    return compose_share_proxy(making.issue(None, offices))


def _authorities(making: Making, key: str) -> Iterable[About]:
    return making.entries("authority", key, "authority.given")[:1]


def _sealed(_making: Making, key: str) -> Iterable[About]:
    return ((key, ""),) if key == SEAL else ()


MAKERS: Mapping[str, Maker] = {
    "incumbency": Maker("incumbency-certificate", incumbency, lambda _m, _k: ()),
    "execution-authority": Maker("execution-authority", authority, _authorities),
    "foreign-share-proxy": Maker("foreign-share-proxy", share_proxy, lambda _m, _k: ()),
    "seal-record": Maker("seal-record", seal_record, _sealed),
}
"""What is made -> how."""
