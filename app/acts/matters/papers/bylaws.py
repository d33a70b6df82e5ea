"""Papers on the text of the bylaws: the secretary's certificate, and amendments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from app.acts.matters.known import amendments_of
from app.acts.matters.papers.making import Maker, Making, always
from app.bylaws.law import Bylaws
from app.documents.blocks import Document
from app.documents.law.amendment import compose_amendment
from app.documents.law.bylaws_certificate import compose_bylaws_certificate
from app.domain.matters.amendments import Proposed
from app.domain.refusal import Refusal


def certificate(making: Making, key: str) -> Document:
    """The certificate on the text of the version of that key, else of the one in force."""
    law = making.shelf.version(key) if key else making.law()
    if law is None:
        raise Refusal(f"The bylaws {key} are not adopted here. No paper was made.")
    adopted = next((a for a in making.company.bylaws if a.key == law.key), None)
    known = [p for p in amendments_of(making.book) if p.version == law.key]
    return compose_bylaws_certificate(
        making.issue_under(law),
        pages=known[-1].pages if known else None,
        body=adopted.adopted_by if adopted else "",
        adopted_on=adopted.adopted_on if adopted else None,
    )


def amendment(making: Making, key: str) -> Document:
    """An amendment as recorded so far, under the bylaws that it amends."""
    for one in amendments_of(making.book):
        if one.key == key:
            return compose_amendment(one.amendment, making.issue_under(_amended(making, one)))
    raise Refusal("There is no such amendment. Propose it first.")


def _amended(making: Making, one: Proposed) -> Bylaws:
    """The version in force when it was proposed, never the one that it made."""
    law = making.law(one.proposed_on)
    return making.law(law.effective_from - timedelta(1)) if law.key == one.version else law


MAKERS: Mapping[str, Maker] = {
    "bylaws-certificate": Maker("bylaws-certificate", certificate, lambda _m, _k: ()),
    "bylaws-amendment": Maker("bylaws-amendment", amendment, always),
}
"""What is made -> how."""
