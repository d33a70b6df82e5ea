"""How a version elects its directors: all at once or by classes, with votes cumulated or not.

A version without these rules elects all directors every year, and lets votes be cumulated where it
says what must come before that.
"""

from __future__ import annotations

from app.bylaws.answers import Permission, Threshold
from app.bylaws.law import Bylaws
from app.domain.words import plural

SEATS, CLASSES = "shareholders.election.seats", "directors.classes"
RIGHT = "shareholders.election.cumulative.right"
PRECONDITION = "shareholders.election.cumulative.precondition"


def seats_up(law: Bylaws, authorized: int, year: int) -> Threshold:
    """The seats to fill in a year's annual election, of the authorized number.

    With classes as equal in number as can be, the first elected in the rule's first year, those
    of the class whose term ends; otherwise all.
    """
    if law.option(SEATS, "seats", "") != "class-whose-term-ends" or not law.has(CLASSES):
        words = f"All {plural(authorized, 'seat')} are filled each year."
        return Threshold(law.cite(SEATS), authorized, authorized, words)
    classes = law.figure(CLASSES, "classes")
    turn = (year - law.figure(CLASSES, "first_year")) % classes
    seats = authorized // classes + (turn < authorized % classes)
    counted = (
        f"{plural(authorized, 'director')} in {classes} classes: class {turn + 1} with "
        f"{plural(seats, 'seat')} is elected in {year}."
    )
    return Threshold(law.cite(CLASSES), seats, authorized, counted)


def cumulative_right(law: Bylaws) -> str:
    """`on-demand`, `always` or `none`."""
    return law.option(RIGHT, "right", "on-demand" if law.has(PRECONDITION) else "none")


def may_cumulate(law: Bylaws) -> Permission | None:
    """Whether votes may be cumulated where no demand decides it; `None` where a demand does."""
    right = cumulative_right(law)
    if right == "on-demand":
        return None
    cite = law.cite(RIGHT if law.has(RIGHT) else SEATS)
    if right == "always":
        return Permission(cite, True, "Every shareholder may cumulate votes.")
    return Permission(cite, False, "The bylaws do not let votes be cumulated.")
