"""The days of a request as its papers print them: given, received, and the clocks that run.

1988 has no clocks; 2002 §6.5, §6.7, §6.20.
"""

from __future__ import annotations

from app.bylaws.answers import DateAnswer
from app.bylaws.indemnity import (
    GIVEN,
    Clocks,
    clock_start,
    clocks,
    given_by_hand,
    given_by_mail,
)
from app.bylaws.law import Bylaws
from app.domain.demands import IndemnityRequest


def start_of(law: Bylaws, request: IndemnityRequest) -> DateAnswer | None:
    """The day from which the corporation's duties run; `None` while it is not known.

    Mail of another kind than the bylaws name has no deemed day and counts from its receipt.
    """
    if not law.has(GIVEN):
        return None
    deemed = None
    if request.receipted_on:
        deemed = given_by_hand(law, request.receipted_on).on
    elif request.postmarked_on and request.manner in law.items(GIVEN, "mail"):
        deemed = given_by_mail(law, request.postmarked_on).on
    if deemed is None and request.received_on is None:
        return None
    return clock_start(law, deemed, request.received_on)


def clocks_of(law: Bylaws, request: IndemnityRequest, claimant: str) -> Clocks | None:
    """The clocks of the request; `None` while the day from which they run is not known."""
    start = start_of(law, request)
    if start is None or start.on is None:
        return None
    return clocks(
        law,
        start.on,
        claimant,
        decided=request.decided_on,
        by_resolution=request.by_resolution,
    )
