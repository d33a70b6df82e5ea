"""The quorum strip: one large figure, the bar's parts, and the sentence with its section."""

from __future__ import annotations

from dataclasses import dataclass

from app.bylaws.meeting_day.quorum import Missing, QuorumNow, closing, quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.words import hour_short, plural, whole


@dataclass(frozen=True, slots=True)
class QuorumView:
    """The quorum as drawn: `severity` is `fits` or `unmet`, figures are votes.

    `more` says what follows: who would close the gap, or what carries after a withdrawal.
    """

    word: str
    severity: str
    since: str
    section: str
    rule: str
    present: int
    entitled: int
    needed: int
    in_person: int
    by_proxy: int
    more: str = ""
    counted: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The words under and over the bar: in person, by proxy, needed."""
        return (
            f"In person {whole(self.in_person)}",
            f"By proxy {whole(self.by_proxy)}",
            f"Needed: {whole(self.needed)}",
        )

    @property
    def of_all(self) -> str:
        """`of 59,530 votes are represented`."""
        return f"of {whole(self.entitled)} votes are represented"

    @property
    def spoken(self) -> str:
        """The whole strip in sentences."""
        return " ".join(part for part in (f"{self.word}.", self.counted, self.more) if part)


def present_quorum(sheet: Sheet) -> QuorumView:
    """The quorum after all that is recorded (1988 II §5, 2002 §2.6)."""
    now = quorum_now(sheet)
    return QuorumView(
        _word(now),
        "fits" if now.met else "unmet",
        f"since {hour_short(now.established_at)}" if now.met and now.established_at else "",
        now.cite.section,
        now.cite.rule,
        now.present,
        now.entitled,
        now.needed,
        now.in_person,
        now.by_proxy,
        _more(sheet, now),
        now.counted,
    )


def _word(now: QuorumNow) -> str:
    if now.met:
        return "Quorum present"
    return "Quorum withdrawn" if now.withdrawn else "No quorum"


def _more(sheet: Sheet, now: QuorumNow) -> str:
    if now.met:
        return ""
    short = f"{plural(now.short, 'vote')} short."
    if now.withdrawn:
        return f"{short} Business goes on; each act needs {plural(now.go_on, 'vote')} for it."
    gap = closing(sheet)
    if not gap.first:
        return short
    names = "; ".join(_who(one) for one in gap.first)
    rest = gap.holders - len(gap.first)
    if not rest:
        return f"{short} {names} would make it up."
    return (
        f"{short} It takes {plural(gap.holders, 'more holder')} at least: "
        f"{names} and {plural(rest, 'other')}."
    )


def _who(one: Missing) -> str:
    by = f", by proxy of {' or '.join(one.agents)}" if one.agents else ""
    return f"{one.name}{by} ({plural(one.votes, 'vote')})"
