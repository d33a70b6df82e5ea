"""Amendments on their way: the vote that is waited for, the text to put in force, the certificate.

Sources: 1988 VI §1 and §2; 2002 §9.1 and §9.2, and the certificates. The bylaws give no day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.bylaws.due.amending import check_voted
from app.bylaws.due.item import DueItem, Room
from app.bylaws.due.places import AMENDMENT
from app.bylaws.due.ruled import ruled
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.records.amendments import CERTIFICATE, DIRECTORS, amendment_rule
from app.domain.matters.amendments import Proposed
from app.domain.words import day_short

NO_DAY = "The bylaws give no day."


def proposed(known: Proposed, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """What an amendment still asks for; nothing once it is dropped, or adopted and certified."""
    said = known.amendment
    law = shelf.on(said.on or known.proposed_on)
    if law is None or known.dropped_on or not ruled(law, "amendment"):
        return
    room = Room(f"amendment:{known.key}", f"{AMENDMENT}{known.key}", today)
    if known.version:
        yield from _uncertified(room, known, law)
        return
    cite = law.cite(DIRECTORS if said.body == "board" else amendment_rule(law, said.subject))
    if said.on is None:
        counted = f"Proposed on {day_short(known.proposed_on)}. {NO_DAY}"
        what = f"Vote on the amendment of {said.section}"
        yield room.waiting(cite, known.proposed_on, what, f"the {said.body}", counted=counted)
        return
    against = [found for found in check_voted(law, known) if found.severity == "error"]
    if against:
        counted = f"{against[0].sentence} {NO_DAY}"
        what = f"Drop the amendment of {said.section}, or vote again"
        yield room.open(cite, said.on, what, "Not carried", counted=counted, severity="warning")
        return
    filing = "The whole text as amended has still to be filed."
    counted = f"Carried on {day_short(said.on)}. {filing} {NO_DAY}"
    what = f"Put the amendment of {said.section} in force and file the text"
    yield room.open(cite, said.on, what, "Carried", counted=counted, severity="warning")


def _uncertified(room: Room, known: Proposed, law: Bylaws) -> Iterator[DueItem]:
    """The secretary certifies the text as amended, where the version asks for a certificate."""
    adopted = known.amendment.on
    if known.certificate or adopted is None or not law.has(CERTIFICATE):
        return
    what = f"The secretary certifies the bylaws with the amendment of {known.amendment.section}"
    counted = f"Adopted on {day_short(adopted)}. {NO_DAY}"
    yield room.open(
        law.cite(CERTIFICATE), adopted, what, "No certificate", counted=counted, severity="warning"
    )
