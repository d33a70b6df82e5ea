"""The company as a frozen value: everything small that screens and rules need at once.

The share register's history is not here: the company file answers questions about it.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from app.domain.value import value

if TYPE_CHECKING:
    from app.domain.company_facts import Contact, FiscalYear
    from app.domain.meetings import Meeting, Place, ReturnedMail
    from app.domain.offices import AuthorizedNumber, Term
    from app.domain.shares import ShareClass


@value
class AdoptedBylaws:
    """A version of the bylaws adopted by the company, in force from a day on.

    `text` is the file of a version that the company brought, empty for one beside the program.
    """

    key: str
    effective_from: date
    text: str = ""
    adopted_by: str = ""
    adopted_on: date | None = None


@value
class Decision:
    """How the company reads unclear words of its bylaws, by mark: who decided, when and why."""

    mark: str
    reading: str
    decided_by: str
    decided_on: date
    reason: str
    seq: int = 0


@value
class Office:
    """A fixed office of the company: `principal-executive`, `principal-business` or `other`."""

    kind: str
    place: Place
    county: str
    from_on: date
    resolved_on: date | None = None


@value
class Company:
    """One company's small records. `sample_on` is the calendar day of a sample company."""

    name: str
    state: str
    incorporated_on: date | None
    zone: str
    close_of_business: time
    bylaws: tuple[AdoptedBylaws, ...] = ()
    decisions: tuple[Decision, ...] = ()
    offices: tuple[Office, ...] = ()
    classes: tuple[ShareClass, ...] = ()
    terms: tuple[Term, ...] = ()
    numbers: tuple[AuthorizedNumber, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    returned: tuple[ReturnedMail, ...] = ()
    fiscal_years: tuple[FiscalYear, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sample_on: date | None = None

    def office_on(self, on: date, kind: str = "principal-executive") -> Office | None:
        """The office of that kind on the day, the latest fixed one."""
        fixed = [o for o in self.offices if o.kind == kind and o.from_on <= on]
        return max(fixed, key=lambda o: o.from_on) if fixed else None

    def decision(self, mark: str) -> Decision | None:
        """The latest decision on the unclear words with that mark."""
        return next((d for d in reversed(self.decisions) if d.mark == mark), None)

    def share_class(self, class_id: int) -> ShareClass:
        """The class with that id; KeyError if there is none."""
        return {c.id: c for c in self.classes}[class_id]

    def meeting(self, key: str) -> Meeting | None:
        """The recorded meeting with that key."""
        return next((m for m in self.meetings if m.plan.key == key), None)
