"""Matters as sub-pages of a tab: their list, the card of one, and the acts that may follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from app.bylaws.due import DueItem
from app.domain.events import Event
from app.presenters.matters import MatterKind, matters_of, present_matter, present_matters
from app.presenters.view import Detail, Table
from app.ui.any_act import open_any
from app.ui.desk import Desk
from app.ui.pages.list_page import Start, Sub
from app.ui.parts.act_dialog import ActDialog

DEMANDS = MatterKind(
    "demand",
    "Demands",
    (("Log a demand…", "receive-demand"),),
    (
        ("What it lacked…", "supply-demand"),
        ("Answer…", "answer-demand"),
        ("Inspection held…", "hold-inspection"),
        ("Close…", "close-demand"),
    ),
    field="demand",
    empty="No demand is on record. Log one when a holder asks to inspect or to have the list.",
)
REQUESTS = MatterKind(
    "report",
    "Requests",
    (("Log a request…", "request-statements"),),
    (("Answer…", "answer-request"),),
    ("report.requested",),
    "report",
    "No holder has asked for financial statements.",
)
STATEMENTS = MatterKind(
    "report",
    "Statements",
    (("File statements…", "file-statement"), ("Annual report sent…", "send-report")),
    (("Shown…", "show-statement"), ("Discarded…", "discard-statement")),
    ("report.filed", "report.sent"),
    "report",
    "No financial statements are kept here yet. They are kept for twelve months.",
)
INFORMATION = MatterKind(
    "report",
    "Information",
    (("Data of the year…", "keep-information"),),
    (("Filed…", "file-information"),),
    ("report.statement",),
    "year",
    "No statement of information is on record.",
)
CLAIMS = MatterKind(
    "claim",
    "Claims",
    (("Log a claim…", "notify-claim"),),
    (
        ("Request…", "request-indemnity"),
        ("Undertaking…", "undertake"),
        ("Decide…", "decide-request"),
        ("Determine…", "determine-claim"),
        ("Defense…", "defend-claim"),
        ("Expense…", "consent-expense"),
        ("Tell insurer…", "tell-insurer"),
        ("Pay…", "pay-claim"),
        ("Recover…", "recover"),
        ("Ended…", "end-proceeding"),
        ("Close…", "close-claim"),
    ),
    field="claim",
    empty="No claim to indemnity is on record.",
)
INSURANCE = MatterKind(
    "insurance",
    "Insurance",
    (("Determine insurance…", "determine-insurance"),),
    empty="Whether insurance of directors and officers is practicable is not determined yet.",
)
AMENDMENTS = MatterKind(
    "amendment",
    "Amendments",
    (("Propose…", "propose-amendment"),),
    (("Vote…", "vote-amendment"), ("Adopted…", "adopt-amendment"), ("Drop…", "drop-amendment")),
    field="amendment",
    empty="No amendment of the bylaws is proposed.",
)
BOARD = MatterKind(
    "board",
    "Board meetings",
    (("Call a meeting…", "board-call"), ("Schedule…", "board-schedule")),
    (
        ("Notice…", "board-notice"),
        ("Waiver…", "board-paper"),
        ("Protest…", "board-protest"),
        ("Open…", "board-open"),
        ("Arrives…", "board-arrive"),
        ("Leaves…", "board-leave"),
        ("Resolve…", "board-resolve"),
        ("Report…", "board-report"),
        ("Adjourn…", "board-adjourn"),
        ("Close…", "board-close"),
        ("Minutes…", "board-minutes"),
    ),
    ("board.called", "board.opened", "board.scheduled"),
    "board",
    "No meeting of the board is on record. Call one.",
)
CONSENTS = MatterKind(
    "board",
    "Consents",
    (("Begin a consent…", "board-consent"),),
    (("Sign…", "board-consent-sign"), ("File…", "board-consent-file")),
    ("board.consent",),
    "board",
    "The board has acted by no written consent yet.",
)
COMMITTEES = MatterKind(
    "committee",
    "Committees",
    (("Create…", "committee-create"),),
    (("Change…", "committee-change"), ("End…", "committee-end")),
    field="committee",
    empty="The board has no committee.",
)
SEATS = MatterKind(
    "director",
    "Seats",
    (
        ("Elect the board…", "elect-board"),
        ("Resignation…", "resign"),
        ("Fill a vacancy…", "fill-vacancy"),
        ("Declare vacant…", "declare-vacant"),
        ("Remove…", "remove-directors"),
        ("Change the number…", "change-number"),
        ("Number in the articles…", "articles-number"),
        ("Pay…", "pay-director"),
    ),
    empty="Nothing is on record of resignations, vacancies, removals or pay.",
)
SERVICE = MatterKind(
    "officer",
    "Service",
    (
        ("Choose…", "choose-officer"),
        ("Remove…", "remove-officer"),
        ("Delegate…", "delegate"),
        ("Rank…", "rank"),
        ("Designate…", "designate"),
        ("Away…", "away"),
        ("Prohibit…", "prohibit"),
    ),
    empty="Nothing is on record of delegations, rank, absence or removal of officers.",
)
AUTHORITY = MatterKind(
    "authority",
    "Authority",
    (
        ("Give authority…", "give-authority"),
        ("End authority…", "end-authority"),
        ("Depositary…", "depositary"),
    ),
    empty="No authority to sign or to deposit is on record beside the offices.",
)
KEPT = MatterKind(
    "kept",
    "Kept",
    (
        ("Place of records…", "keep-records"),
        ("Seal…", "seal"),
        ("Seal used…", "use-seal"),
        ("Account asked…", "ask-account"),
        ("Account given…", "give-account"),
    ),
    empty="Where records and the seal are kept is not on record yet.",
)


class Matters:
    """The matters of some sub-pages of one page, by the sub-page's value."""

    def __init__(self, desk: Desk, page: QWidget, kinds: Mapping[str, MatterKind]) -> None:
        self._desk, self._page, self._kinds = desk, page, kinds
        self.dialog: ActDialog | None = None
        self._due: tuple[DueItem, ...] | None = None

    def has(self, sub: str) -> bool:
        """Whether that sub-page is one of matters."""
        return sub in self._kinds

    def subs(self) -> tuple[Sub, ...]:
        """The sub-pages, for the page's own list of them."""
        return tuple(
            Sub(value, kind.label, as_of=False, filter_words=f"Filter {kind.label.lower()}",
                hint=_hint(kind))
            for value, kind in self._kinds.items()
        )  # fmt: skip

    def starts(self) -> dict[str, Start]:
        """The acts of all kinds, each with the key of a matter or none."""
        found: dict[str, Start] = {}
        for kind in self._kinds.values():
            for _, operation in (*kind.begin, *kind.acts):
                found[operation] = partial(self._start, kind, operation)
        return found

    def labels(self) -> dict[str, str]:
        """The words of the button in an empty list, by operation."""
        return {op: label for kind in self._kinds.values() for label, op in kind.begin}

    def table(self, sub: str, text: str) -> Table:
        """The list of that sub-page."""
        kind = self._kinds[sub]
        events = self._desk.book.events(kind.topic)
        return present_matters(kind, events, self._says(events), self._all_due(), text)

    def detail(self, sub: str, key: str) -> Detail | None:
        """The card of one matter."""
        kind = self._kinds[sub]
        told = matters_of(kind, self._desk.book.events(kind.topic)).get(key)
        if not told:
            return None
        return present_matter(kind, key, told, self._says(told), self._all_due())

    def last_entry(self, sub: str, key: str) -> int:
        """The entry to be corrected for the matter chosen: its last."""
        kind = self._kinds[sub]
        told = matters_of(kind, self._desk.book.events(kind.topic)).get(key)
        return told[-1].seq if told else 0

    def read_again(self) -> None:
        """Forget what is due."""
        self._due = None

    def _start(self, kind: MatterKind, operation: str, key: str) -> None:
        begins = any(operation == one for _, one in kind.begin)
        named = self._new_key(kind) if begins else key
        first = {kind.field: named} if kind.field and named else {}
        self.dialog = open_any(self._desk, self._page, operation, first)

    def _new_key(self, kind: MatterKind) -> str:
        """The next free key of this kind in the year, `demand-2005-3`."""
        known = {event.key for event in self._desk.book.events(kind.topic)}
        lead = f"{kind.topic}-{self._desk.today.year}"
        return next(f"{lead}-{n}" for n in range(1, len(known) + 2) if f"{lead}-{n}" not in known)

    def _says(self, events: tuple[Event, ...] | list[Event]) -> dict[int, str]:
        return {event.seq: self._desk.book.entry(event.seq).says for event in events}

    def _all_due(self) -> tuple[DueItem, ...]:
        from app.acts.calendar_export import due_in

        if self._due is None:
            self._due = due_in(self._desk.book, self._desk.today)
        return self._due


def _hint(kind: MatterKind) -> str:
    begins = " or ".join(label.rstrip("…").lower() for label, _ in kind.begin[:2])
    return f"Choose one to see what happened, or {begins}."
