"""A small company under either bylaws, for whole meetings walked through in the window.

Eight holders with a thousand votes, so that every figure can be checked by heart: a quorum is 501.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.operations import FIELDS, perform

HOLDERS = (
    ("Ann Lee", 300),
    ("Bo Ray", 250),
    ("Cal Moss", 150),
    ("Deb Holt", 120),
    ("Eli Park", 80),
    ("Fay Dunn", 60),
    ("Gil Roe", 30),
    ("Hal Unger", 10),
)
ANN, BO, CAL, DEB, ELI, FAY, GIL, HAL = (name for name, _ in HOLDERS)
DIRECTORS = ("Cy Poe", "Di Fox", "Ed Kay", "Flo Orr", "Gus Nye")
CY, DI, ED, FLO, GUS = DIRECTORS
SAM, TOM = "Sam Dill", "Tom Ash"
OFFICERS = ((CY, "president"), (DI, "chairman"), (SAM, "secretary"),
            (TOM, "chief financial officer"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Era:
    """The year in which a version of the bylaws is walked through, and its citations."""

    version: str
    year: int

    def day(self, month: int, day: int) -> date:
        return date(self.year, month, day)

    def typed(self, month: int, day: int) -> str:
        """The day as a person types it."""
        return f"{month}/{day}/{self.year}"

    def by(self, first: str, second: str) -> str:
        """The one of 1988 or the one of 2002."""
        return first if self.version == "1988" else second


ERAS = (Era("1988", 1990), Era("2002", 2004))


def begin(path: Path, era: Era) -> None:
    """The company with its register, board and officers, as it stood on January 15."""
    now = datetime(era.year, 1, 15, 18, tzinfo=UTC)
    who = Who(SAM, now, date(era.year, 1, 15))
    book = new_company(path, {"name": "Acme, Inc.", "incorporated_on": "7/22/1986"}, who)

    def act(operation: str, **given: object) -> None:
        if any(field.name == "reason" for field in FIELDS[operation]):
            given.setdefault("reason", "as it was")
        perform(book, operation, given, who)

    place = {"street": "1 Main Street", "city": "Fresno", "state": "California", "zip": "93701"}
    act("office", kind="principal-executive", county="Fresno", from_on="7/22/1986", **place)
    act("class-add", name="Common Stock", authorized="10,000")
    for number, (name, shares) in enumerate(HOLDERS, 1):
        act("holder-add", name=name, street=f"{number} Elm Street", city="Fresno",
            state="California", zip="93702")  # fmt: skip
        row = {"number": str(number), "shares": str(shares)}
        act("issue", holder=number, on="1/2/1987", certificates=[row])
    act("number", number=5, on="7/22/1986", adopted_by="incorporator")
    start = f"1/2/{era.year}"
    for name in DIRECTORS:
        act("elect", name=name, on=start)
    for name, office in OFFICERS:
        act("appoint", name=name, office=office, on=start)
    book.close()
