"""A holder as registered on a day, and a certificate without what came later."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.people import Address, Holder
from app.domain.register import Standing, certificate_at, registered_on
from app.domain.shares import Certificate

ADDED, MARRIED, MOVED = date(1990, 1, 2), date(1993, 2, 1), date(1995, 3, 1)
ELM = Address("book", ("1 Elm",), "Reno", "NV", "", since=ADDED)
OAK = Address("book", ("9 Oak",), "Elko", "NV", "", since=MOVED)
EVER = Address("notice", ("PO Box 1",), "Reno", "NV", "")
ANN = Holder(1, "Ann Jones", "joint", "as trustee", ("Cy",), (EVER, ELM, OAK))
STANDINGS = (
    Standing(ADDED, "Ann Lee", "individual"),
    Standing(MARRIED, "Ann Jones", "joint", "as trustee", ("Cy",)),
)
CERTIFICATE = Certificate(
    "1", 1, 1, 100, "1990-01-05T12:00", "1995-02-01T12:00", (), 8, 9, "lost", "1996-03-01T12:00"
)


@pytest.mark.parametrize(
    ("on", "name", "addresses"),
    [
        (date(1980, 1, 1), "Ann Lee", (EVER, ELM)),
        (ADDED, "Ann Lee", (EVER, ELM)),
        (date(1993, 1, 31), "Ann Lee", (EVER, ELM)),
        (MARRIED, "Ann Jones", (EVER, ELM)),
        (date(1995, 2, 28), "Ann Jones", (EVER, ELM)),
        (MOVED, "Ann Jones", (EVER, ELM, OAK)),
    ],
)
def test_a_holder_stands_as_on_that_day(
    on: date, name: str, addresses: tuple[Address, ...]
) -> None:
    then = registered_on(ANN, STANDINGS, on)
    assert (then.id, then.name, then.addresses) == (1, name, addresses)
    told = ("joint", "as trustee", ("Cy",)) if name == "Ann Jones" else ("individual", "", ())
    assert (then.capacity, then.detail, then.members) == told


@pytest.mark.parametrize(
    ("moment", "how", "was_found"),
    [
        ("1995-02-01T11:59", "", False),
        ("1995-02-01T12:00", "lost", False),
        ("1996-03-01T11:59", "lost", False),
        ("1996-03-01T12:00", "lost", True),
    ],
)
def test_a_certificate_has_not_ended_before_it_ended(
    moment: str, how: str, was_found: bool
) -> None:
    then = certificate_at(CERTIFICATE, moment)
    assert (then.how, bool(then.cancelled), bool(then.cancelled_seq)) == (how, bool(how), bool(how))
    assert bool(then.found) is was_found
