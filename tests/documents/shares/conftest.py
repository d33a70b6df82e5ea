"""The corporation with its classes, holders short and long, and certificates that change hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.shares.certificate_papers import Signature
from app.documents.shares.certificate_back import Legend
from app.documents.wording import Signer
from app.domain.company import Company
from app.domain.offices import Term
from app.domain.people import Address, Holder
from app.domain.shares import Certificate, ShareClass

LONG = (
    "Bartholomew Featherstonehaugh-Cholmondeley",
    "Wilhelmina Antoinette Oppenheimer-Sutherland",
    "José María Álvarez de Toledo",
)
HOME = Address("book", ("742 Evergreen Terrace",), "Los Angeles", "CA", "90001")


@pytest.fixture
def company(company) -> Company:
    return replace(company, classes=(ShareClass(1, "Common Stock", 10_000_000),))


@pytest.fixture
def grand(company) -> Company:
    """The longest of everything that an issuer may have, and no day of incorporation."""
    stock = ShareClass(1, "Series A Convertible Preferred Stock", 10**9, 1, "par value $0.001")
    name = "The Consolidated Hematological Instruments and Apheresis Company of California"
    return replace(company, name=name, incorporated_on=None, classes=(stock,))


@pytest.fixture
def holders() -> dict[int, Holder]:
    joint = f"{LONG[0]}, {LONG[1]} and {LONG[2]}, JT TEN"
    return {
        1: Holder(1, "José Luis Arriaga", addresses=(HOME,)),
        2: Holder(2, joint, "joint", "as joint tenants", LONG),
        3: Holder(3, "Smith & Sons <b>Holdings</b>", "institution", addresses=(HOME,)),
        4: Holder(4, "Maximiliana-Theodora van der Oosterhuizen-Featherstonehaugh 6"),
    }


@pytest.fixture
def old() -> Certificate:
    return Certificate("112", 1, 1, 1_500, "1999-02-01T10:00", "2001-04-05T09:00")


@pytest.fixture
def new() -> tuple[Certificate, ...]:
    """What was issued for certificate 112: a balance kept, and shares for joint holders."""
    at = "2001-04-05T09:00"
    return (
        Certificate("114", 1, 1, 500, at, came_from=("112",)),
        Certificate("115", 1, 2, 1_000, at, came_from=("112",)),
    )


@pytest.fixture
def huge() -> Certificate:
    return Certificate("CS-2001-000114", 1, 2, 123_456_789, "2001-04-05T09:00")


@pytest.fixture
def signatures() -> tuple[Signature, ...]:
    president = Term(1, 1, "Philip R. Dunning", "president", date(2000, 1, 1), "board")
    secretary = Term(2, 2, "Linda Hargrove", "secretary", date(2000, 1, 1), "board")
    on = date(2001, 4, 5)
    return (Signature(secretary, on), Signature(president, on, facsimile=True))


@pytest.fixture
def signer() -> Signer:
    return Signer("Linda Hargrove", "secretary")


@pytest.fixture
def legends() -> tuple[Legend, ...]:
    """Four legends, two of them in the capitals in which they are usually written."""
    federal = (
        "THE SECURITIES REPRESENTED BY THIS CERTIFICATE HAVE NOT BEEN REGISTERED UNDER THE "
        "SECURITIES ACT OF 1933, AS AMENDED, AND ARE RESTRICTED SECURITIES. THEY MAY NOT BE SOLD, "
        "OFFERED FOR SALE, PLEDGED OR HYPOTHECATED WITHOUT AN EFFECTIVE REGISTRATION STATEMENT "
        "UNDER THAT ACT OR AN OPINION OF COUNSEL THAT REGISTRATION IS NOT REQUIRED."
    )
    state = (
        "IT IS UNLAWFUL TO CONSUMMATE A SALE OR TRANSFER OF THIS SECURITY, OR ANY INTEREST THEREIN,"
        " OR TO RECEIVE ANY CONSIDERATION THEREFOR, WITHOUT THE PRIOR WRITTEN CONSENT OF THE "
        "COMMISSIONER OF CORPORATIONS OF THE STATE OF CALIFORNIA, EXCEPT AS PERMITTED IN THE "
        "COMMISSIONER’S RULES."
    )
    refusal = (
        "These shares are subject to a right of first refusal and to the other restrictions on "
        "transfer in a shareholders’ agreement dated March 3, 1999, a copy of which may be had at "
        "the principal executive office of the corporation."
    )
    voting = (
        "These shares are subject to a voting agreement under Section 706 of the Corporations Code,"
        " a copy of which has been filed with the secretary of the corporation."
    )
    names = ("Securities Act", "Commissioner", "First refusal", "Voting agreement")
    texts = (federal, state, refusal, voting)
    return tuple(Legend(name, text) for name, text in zip(names, texts, strict=True))
