"""Facts of demands, statements and claims of indemnity, as they are written down.

Shares are whole numbers of the smallest unit, amounts are cents, times local. An empty text or
`None` says that a fact is not known; a paper prints a blank for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.meetings import Deposit, ListRow

CLAIM_KINDS = ("advance", "payment")
ITEM_KINDS = ("expenses", "judgments", "fines", "settlements", "other amounts")


@dataclass(frozen=True, slots=True)
class InspectionDemand:
    """A holder's demand to inspect. `wants` is `register`, `list` or `books`.

    `held` and `outstanding` are voting shares on the demand's day. `answer` is `granted`,
    `refused` or empty while it is open; `answered_on` is the day of the answer.
    """

    key: str
    wants: str
    demander: str
    received_on: date
    demanded_on: date | None = None
    received_at: datetime | None = None
    in_writing: bool = True
    held: int | None = None
    outstanding: int | None = None
    filed: str = ""
    purpose: str = ""
    records: tuple[str, ...] = ()
    agent: str = ""
    authority: str = ""
    charges_tendered: bool = False
    as_of: date | None = None
    answer: str = ""
    reason: str = ""
    answered_on: date | None = None
    inspected_on: date | None = None
    attended_by: str = ""


@dataclass(frozen=True, slots=True)
class DirectorInspection:
    """A director's inspection: what was seen, when, and what copies were taken."""

    name: str
    on: date | None = None
    records: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    agent: str = ""
    attended_by: str = ""


@dataclass(frozen=True, slots=True)
class BylawsRequest:
    """A shareholder's written request for a copy of the bylaws."""

    name: str
    asked_on: date | None = None
    sent_on: date | None = None
    manner: str = ""
    pages: int | None = None
    amended: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class FinancialStatement:
    """One statement: `kind` in the bylaws' words, as `balance sheet`; its period, or its day.

    `audited` is `None` while it is not known whether independent accountants reported on it.
    """

    kind: str
    from_on: date | None = None
    to_on: date | None = None
    audited: bool | None = None
    accountants: str = ""
    prepared_on: date | None = None
    filed_on: date | None = None
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class FinancialRequest:
    """A written request for statements. `asks` is `annual`, `interim` or `last`.

    `ends_on` is the end of the fiscal year, or of the interim period, asked for; `year_by` says
    so where it rests on a year that is assumed. `held` and `outstanding` are shares of one class.
    `report_sent` is when an annual report was sent.
    """

    key: str
    requester: str
    asks: str
    made_on: date | None = None
    received_on: date | None = None
    ends_on: date | None = None
    class_name: str = ""
    held: int | None = None
    outstanding: int | None = None
    with_interim: bool = False
    report_sent: date | None = None
    statements: tuple[FinancialStatement, ...] = ()
    sent_on: date | None = None
    manner: str = ""
    year_by: str = ""


@dataclass(frozen=True, slots=True)
class ReportMailed:
    """A report given to shareholders: its title, its year, the deposits, and the list."""

    title: str
    year_end: date | None = None
    deposits: tuple[Deposit, ...] = ()
    rows: tuple[ListRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressed:
    """A person of the statement of information: office, name, and complete address."""

    office: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class InformationStatement:
    """What the yearly statement of information says.

    `agent` is the agent for service of process. Labor judgment, e-mail and file number are asked
    by today's form of the state, not by the bylaws.
    """

    year: int
    file_number: str = ""
    directors: tuple[Addressed, ...] = ()
    vacancies: int | None = None
    authorized: int | None = None
    officers: tuple[Addressed, ...] = ()
    office: str = ""
    mailing: str = ""
    street: str = ""
    state: str = ""
    business: str = ""
    agent: str = ""
    agent_address: str = ""
    agent_is_corporation: bool = False
    email: str = ""
    labor_judgment: bool | None = None
    filed_on: date | None = None


@dataclass(frozen=True, slots=True)
class IndemnityItem:
    """One amount: `kind` of ITEM_KINDS, what for, and the corporation's consent or approval.

    `allowed_cents` is the part to which the person is entitled, once that is known.
    """

    kind: str
    what: str
    cents: int | None = None
    incurred_on: date | None = None
    consented_on: date | None = None
    approved_on: date | None = None
    allowed_cents: int | None = None


@dataclass(frozen=True, slots=True)
class IndemnityRequest:
    """A written request for an advance or for payment, and the days from which clocks run.

    `manner` is `hand`, `certified`, `registered` or another word; `decided_on` is the decision to
    advance to an agent; `by_resolution` that the board gave an agent these rights.
    """

    kind: str
    on: date | None = None
    manner: str = ""
    receipted_on: date | None = None
    postmarked_on: date | None = None
    received_on: date | None = None
    items: tuple[IndemnityItem, ...] = ()
    decided_on: date | None = None
    by_resolution: bool = False
    paid_on: date | None = None
    paid_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """The promise to repay an advance, by the person or by another for the person."""

    by: str = ""
    cents: int | None = None
    on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class InsurerNotice:
    """Notice of a claim to one insurer, and the policy it is given under."""

    insurer: str
    policy: str = ""
    from_on: date | None = None
    to_on: date | None = None
    procedure: str = ""
    due_on: date | None = None
    address: str = ""
    told_on: date | None = None
    manner: str = ""


@dataclass(frozen=True, slots=True)
class DefenseElection:
    """The corporation takes over the defense: the three days that end other counsel's fees."""

    counsel: str = ""
    noticed_on: date | None = None
    approved_on: date | None = None
    retained_on: date | None = None
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paid:
    """Money paid, or recovered from another source, on a claim."""

    on: date
    cents: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class Determined:
    """The finding whether indemnity is proper; `route` is `directors`, `shareholders` or `court`.

    `met` tells each element of the standard. For directors the counts are of directors: `present`,
    of them `parties`; for shareholders of shares: `entitled`, the person's `own`, and `others`
    represented.
    """

    route: str = ""
    on: date | None = None
    met: tuple[tuple[str, bool], ...] = ()
    votes_for: int | None = None
    authorized: int | None = None
    present: int | None = None
    parties: int = 0
    entitled: int | None = None
    own: int = 0
    others: int | None = None
    by_consent: bool = False
    court: str = ""
    bars: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    lifted_by: str = ""


@dataclass(frozen=True, slots=True)
class IndemnityClaim:
    """A claim of indemnity. `claimant` is `director`, `officer`, `employee` or `other agent`.

    `made_on` is when the claim against the person was made, `noticed_on` when the corporation was
    told. `derivative` is a suit by or for the corporation. `ending` is how the proceeding ended.
    """

    key: str
    name: str
    claimant: str
    capacity: str = ""
    entity: str = ""
    proceeding: str = ""
    made_on: date | None = None
    conduct_on: date | None = None
    noticed_on: date | None = None
    told_to: str = ""
    derivative: bool = False
    criminal: bool = False
    success: bool = False
    adjudged_liable: bool = False
    court_order_on: date | None = None
    ending: str = ""
    requests: tuple[IndemnityRequest, ...] = ()
    undertaking: Undertaking | None = None
    determined: Determined | None = None
    defense: DefenseElection | None = None
    insurers: tuple[InsurerNotice, ...] = ()
    paid: tuple[Paid, ...] = ()
    recovered: tuple[Paid, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InsuranceDecision:
    """Whether insurance of agents is practicable, or to be bought; `ground` in the bylaws' words.

    `practicable` is `None` while it is not decided.
    """

    on: date | None = None
    practicable: bool | None = None
    ground: str = ""
    reasons: str = ""
    insurer: str = ""
    votes_for: int | None = None
    present: int | None = None
