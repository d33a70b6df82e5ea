"""The heading of the meetings page: title, chip, fact, and the next act by how far it is."""

from __future__ import annotations

from dataclasses import replace

from app.presenters.meeting_day.state import AHEAD, StateView
from app.presenters.plan import PlanView
from app.presenters.view import Choice
from app.ui.pages.meetings.day_pages import MEETING, PROXIES
from app.ui.parts.heading import Act, Heading

SUBS = (
    Choice("plan", "Plan"),
    Choice("mailing", "Notice and mailing"),
    Choice(PROXIES, "Proxies"),
    Choice(MEETING, "Meeting"),
    Choice("papers", "Minutes and papers"),
)
PREVIEW = Act("preview", "Print preview", "print")
ADVANCE = Act("advance", "Advance notices…")
READ = Act("read-out", "Read-o&ut…")
STEPS = {
    "planned": Act("notice", "Give notice…", "mail", primary=True),
    "noticed": Act("deposit", "Record mailing…", "mail", primary=True),
    "mailed": Act("affidavit", "Affidavit…", "edit", primary=True),
    "affidavit": Act("returned", "Returned mail…", "mail", primary=True),
}
"""The next step of a meeting before its day, by how far it is."""
NOTICED = ("noticed", "mailed", "affidavit")
OPEN = Act("open-meeting", "Open the meeting…", primary=True)


class MeetingHead(Heading):
    """Before the day the plan's title and step; from the call to order on, those of the day."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[Act, ...] = ()

    def primary_key(self) -> str:
        """The key of the primary act offered; `new` where there is none."""
        return next((one.key for one in self._offered if one.primary), "new")

    def show_nothing(self) -> None:
        """No meeting at all."""
        self.set_title("Meetings")
        self.offer(())

    def show_plan(
        self, view: PlanView, status: str, *, advance: bool = False, today: bool = False
    ) -> None:
        """A meeting as planned or noticed; with the advance notices where there are any.

        On the day of a meeting noticed the next step is to open it.
        """
        self.set_title(view.title, view.fact, view.chip)
        steps = (STEPS[status],) if status in STEPS else ()
        if today and status in NOTICED:
            steps = (*(replace(step, primary=False) for step in steps), OPEN)
        self.offer((PREVIEW, *((ADVANCE,) if advance else ()), *steps))

    def show_state(self, state: StateView, sub: str) -> None:
        """A meeting on its day; the chip is kept while it is not yet called to order."""
        chip = state.chip if state.state != AHEAD else ""
        self.set_title(self.title(), state.fact, chip)
        first, *rest = state.acts
        others = (Act(one.target, one.label) for one in rest)
        lead = READ if sub == MEETING else PREVIEW
        self.offer((lead, *others, Act(first.target, first.label, primary=True)))

    def offer(self, offered: tuple[Act, ...]) -> None:
        """Offer these acts; buttons that are the same stay, and keep the focus."""
        if offered != self._offered:
            self.set_acts(offered)
            self._offered = offered
