"""Matters as sub-pages of a tab: their list, the card of one, and the acts that may follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from app.bylaws.due import DueItem
from app.domain.events import Event
from app.domain.refusal import Refusal
from app.presenters.board_day.state import MINUTES_WORDS
from app.presenters.matters import Made, MatterKind, matters_of, present_matter, present_matters
from app.presenters.view import Detail, Link, Table
from app.ui.any_act import open_any
from app.ui.desk import Desk
from app.ui.pages.board_acts import FORMS, open_board_act, standing_of
from app.ui.pages.board_minutes import BoardMinutesDialog, open_board_minutes
from app.ui.pages.list_page import Start, Sub
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.preview import Preview
from app.ui.printing import preview_made

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
    papers=(
        ("Answer on paper", "inspection-response"),
        ("Record of inspection", "director-inspection"),
        ("Copy of the bylaws", "bylaws-copy"),
    ),
)
REQUESTS = MatterKind(
    "report",
    "Requests",
    (("Log a request…", "request-statements"),),
    (("Answer…", "answer-request"),),
    ("report.requested",),
    "report",
    "No holder has asked for financial statements.",
    papers=(("Answer on paper", "financial-response"),),
)
STATEMENTS = MatterKind(
    "report",
    "Statements",
    (("File statements…", "file-statement"), ("Annual report sent…", "send-report")),
    (("Log who saw it…", "show-statement"), ("Discard…", "discard-statement")),
    ("report.filed", "report.sent"),
    "report",
    "No financial statements are kept here yet. They are kept for twelve months.",
    papers=(
        ("Certificate without audit", "financial-certificate"),
        ("Affidavit of giving it", "report-affidavit"),
    ),
)
INFORMATION = MatterKind(
    "report",
    "Information",
    (("Keep the data of a year…", "keep-information"),),
    (("Log the filing…", "file-information"),),
    ("report.statement",),
    "year",
    "No statement of information is on record.",
    papers=(("Worksheet", "information"),),
)
CLAIMS = MatterKind(
    "claim",
    "Claims",
    (("Log a claim…", "notify-claim"),),
    (
        ("Log a request…", "request-indemnity"),
        ("Log an undertaking…", "undertake"),
        ("Decide a request…", "decide-request"),
        ("Record the finding…", "determine-claim"),
        ("Elect to defend…", "defend-claim"),
        ("Consent to an expense…", "consent-expense"),
        ("Tell the insurer…", "tell-insurer"),
        ("Pay…", "pay-claim"),
        ("Recover…", "recover"),
        ("End of the proceeding…", "end-proceeding"),
        ("Close…", "close-claim"),
    ),
    field="claim",
    empty="No claim to indemnity is on record.",
    papers=(
        ("Notice of claim", "claim-notice"),
        ("Request on paper", "indemnity-request"),
        ("Undertaking on paper", "undertaking"),
        ("Finding on paper", "determination"),
        ("Election to defend", "defense-election"),
        ("Consent to expense", "expense-consent"),
        ("Notice to insurer", "insurer-notice"),
        ("Schedule", "indemnity-schedule"),
    ),
)
INSURANCE = MatterKind(
    "insurance",
    "Insurance",
    (("Determine insurance…", "determine-insurance"),),
    empty="Whether insurance of directors and officers is practicable is not determined yet.",
    papers=(("Decision on paper", "insurance-decision"),),
)
AMENDMENTS = MatterKind(
    "amendment",
    "Amendments",
    (("Propose an amendment…", "propose-amendment"),),
    (
        ("Record the vote…", "vote-amendment"),
        ("Put in force…", "adopt-amendment"),
        ("Certify…", "certify-amendment"),
        ("Drop…", "drop-amendment"),
    ),
    field="amendment",
    empty="No amendment of the bylaws is proposed.",
    papers=(("Amendment on paper", "bylaws-amendment"),),
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
        ("Words and drafts…", MINUTES_WORDS),
    ),
    ("board.called", "board.opened", "board.scheduled"),
    "board",
    "No meeting of the board is on record. Call one.",
    papers=(
        ("Notice on paper", "board-notice"),
        ("Log of notice", "notice-log"),
        ("Notice of adjourned meeting", "adjourned-notice"),
        ("Waivers", "board-waiver"),
        ("Consents to holding", "board-consent-to-holding"),
        ("Approvals of minutes", "board-approval-of-minutes"),
        ("Minutes on paper", "board-minutes"),
        ("Resolution", "board-resolution"),
        ("Secretary’s certificate", "secretary-certificate"),
    ),
)
CONSENTS = MatterKind(
    "board",
    "Consents",
    (("Begin a consent…", "board-consent"),),
    (("Sign…", "board-consent-sign"), ("File…", "board-consent-file")),
    ("board.consent",),
    "board",
    "The board has acted by no written consent yet.",
    papers=(
        ("Consent on paper", "board-consent"),
        ("Resolution", "board-resolution"),
        ("Secretary’s certificate", "secretary-certificate"),
    ),
)
COMMITTEES = MatterKind(
    "committee",
    "Committees",
    (("Create a committee…", "committee-create"),),
    (("Change…", "committee-change"), ("End…", "committee-end")),
    field="committee",
    empty="The board has no committee.",
    papers=(("Resolution", "committee-resolution"),),
)
SEATS = MatterKind(
    "director",
    "Seats",
    (
        ("Elect the board…", "elect-board"),
        ("Resignation…", "resign"),
        ("Fill a vacancy…", "fill-vacancy"),
        ("Declare vacant…", "declare-vacant"),
        ("Remove directors…", "remove-directors"),
        ("Change the number…", "change-number"),
        ("Number in the articles…", "articles-number"),
        ("Pay…", "pay-director"),
    ),
    empty="Nothing is on record of resignations, vacancies, removals or pay.",
    papers=(
        ("Resignation on paper", "director-resignation"),
        ("Declaration of vacancy", "vacancy-declared"),
        ("Appointment on paper", "vacancy-filled"),
        ("Worksheet of the removal", "removal-worksheet"),
    ),
)
SERVICE = MatterKind(
    "officer",
    "Service",
    (
        ("Choose an officer…", "choose-officer"),
        ("Remove an officer…", "remove-officer"),
        ("Delegate a power…", "delegate"),
        ("Rank vice presidents…", "rank"),
        ("Designate an officer…", "designate"),
        ("Log an absence…", "away"),
        ("Prohibit an act…", "prohibit"),
    ),
    empty="Nothing is on record of delegations, rank, absence or removal of officers.",
    papers=(
        ("Appointment on paper", "officer-appointment"),
        ("Delegation on paper", "officer-delegation"),
        ("Removal on paper", "officer-removal"),
        ("Resignation on paper", "officer-resignation"),
    ),
)
AUTHORITY = MatterKind(
    "authority",
    "Authority",
    (
        ("Give authority…", "give-authority"),
        ("End authority…", "end-authority"),
        ("Name a depositary…", "depositary"),
    ),
    empty="No authority to sign or to deposit is on record beside the offices.",
    papers=(("Certificate of authority", "execution-authority"),),
)
KEPT = MatterKind(
    "kept",
    "Records",
    (
        ("Name a place of records…", "keep-records"),
        ("Record the seal…", "seal"),
        ("Log a use of the seal…", "use-seal"),
        ("Log an account asked for…", "ask-account"),
        ("Log an account given…", "give-account"),
    ),
    empty="Where records and the seal are kept is not on record yet.",
    papers=(("Record of the seal", "seal-record"),),
)


class Matters:
    """The matters of some sub-pages of one page, by the sub-page's value."""

    def __init__(self, desk: Desk, page: QWidget, kinds: Mapping[str, MatterKind]) -> None:
        self._desk, self._page, self._kinds = desk, page, kinds
        self.dialog: ActDialog | None = None
        self.preview: Preview | None = None
        self.minutes: BoardMinutesDialog | None = None
        self._due: tuple[DueItem, ...] | None = None
        self.begun: Callable[[str, str], object] = lambda _sub, _key: None
        """Told of the sub-page and the key of a matter that was begun."""

    def has(self, sub: str) -> bool:
        """Whether that sub-page is one of matters."""
        return sub in self._kinds

    def subs(self) -> tuple[Sub, ...]:
        """The sub-pages, for the page's own list of them."""
        return tuple(
            Sub(value, kind.label, as_of=False, filter_words="Filter this list", hint=_hint(kind))
            for value, kind in self._kinds.items()
        )

    def starts(self) -> dict[str, Start]:
        """The acts of all kinds, each with the key of a matter or none."""
        found: dict[str, Start] = {}
        for kind in self._kinds.values():
            for _, operation in (*kind.begin, *kind.acts):
                found[operation] = partial(self._start, kind, operation)
        return found | {"paper": self.show_paper}

    def show_paper(self, target: str) -> None:
        """Show a paper before it is printed or filed: `board-minutes:board-2005-1`."""
        from app.acts.matters.papers import matter_paper

        what, _, key = target.partition(":")
        desk = self._desk
        try:
            made = matter_paper(desk.book, what, key, desk.who())
        except Refusal as refusal:
            desk.trouble.emit(refusal.sentence)
            return
        self.preview = preview_made(desk, self._page, made)

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
        papers = self._papers(kind, key)
        stands = standing_of(self._desk, key) if kind.topic == "board" else None
        return present_matter(kind, key, told, self._says(told), self._all_due(), papers, stands)

    def to_begin(self, sub: str) -> Detail | None:
        """The acts that begin a matter beside the one of the empty list; `None` for one alone."""
        kind = self._kinds[sub]
        acts = tuple(Link(label, f"{operation}:") for label, operation in kind.begin)
        return Detail(kind.label, acts=acts) if len(acts) > 1 else None

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
        by_name = kind in (COMMITTEES, INFORMATION)  # the name that the board gives it, the year
        named = key if not begins else "" if by_name else self._new_key(kind)
        if operation == MINUTES_WORDS:
            self._write_minutes(key)
            return
        if operation in FORMS:
            self.dialog = open_board_act(self._desk, self._page, operation, named)
        else:
            known = named.rpartition("-")[2] if kind is INFORMATION else named
            first = {kind.field: known} if kind.field and named else {}
            self.dialog = open_any(self._desk, self._page, operation, first)
        if begins and named and self.dialog:
            self.dialog.recorded.connect(lambda _receipt: self.begun(self._sub_of(kind), named))

    def _write_minutes(self, key: str) -> None:
        """The free words of the minutes of the board or a committee, and their drafts."""
        try:
            self.minutes = open_board_minutes(self._desk, key, self._page)
        except Refusal as refusal:
            self._desk.trouble.emit(refusal.sentence)

    def _sub_of(self, kind: MatterKind) -> str:
        return next(value for value, one in self._kinds.items() if one is kind)

    def _papers(self, kind: MatterKind, key: str) -> tuple[Made, ...]:
        """The papers that the facts of this matter allow."""
        if not kind.papers:
            return ()
        from app.acts.matters.papers import offered

        whats = [what for _, what in kind.papers]
        made = offered(self._desk.book, whats, key, self._desk.who())
        return tuple((offer.what, offer.key, offer.words) for offer in made)

    def _new_key(self, kind: MatterKind) -> str:
        """The next free key of this kind in the year, `demand-2005-3`."""
        known = {event.key for event in self._desk.book.events(kind.topic)}
        lead = f"{kind.topic}-{self._desk.today.year}"
        return next(f"{lead}-{n}" for n in range(1, len(known) + 2) if f"{lead}-{n}" not in known)

    def _says(self, events: tuple[Event, ...] | list[Event]) -> dict[int, str]:
        return self._desk.book.says(event.seq for event in events)

    def _all_due(self) -> tuple[DueItem, ...]:
        from app.acts.calendar_export import due_in

        if self._due is None:
            self._due = due_in(self._desk.book, self._desk.today)
        return self._due


def _hint(kind: MatterKind) -> str:
    begins = " or ".join(f"“{label}”" for label, _ in kind.begin[:2])
    return f"Choose a line to see what happened. {begins} begins a new one."
