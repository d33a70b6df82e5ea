"""What is still missing for a meeting to be valid: a list that empties as the facts come in.

Sources: 1988 II §4, II §5, II §8, II §11; 2002 §2.4, §2.5, §2.6, §2.9, §2.13.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.bylaws.answers import Finding
from app.bylaws.meeting_day.agents import stranded
from app.bylaws.meeting_day.quorum import quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.shareholders.inspectors import appointment, check_done
from app.bylaws.shareholders.waivers import (
    CURES,
    Cure,
    Objection,
    Paper,
    check_content,
    check_filed,
    check_objection,
    cure,
    has_waived,
)
from app.domain.meeting_day.facts import Objected
from app.domain.meeting_record import BOARD
from app.domain.words import plural, whole

NOTICE, SPECIAL = "shareholders.notice.window", "shareholders.notice.special-matters"
PRESIDING = "shareholders.vote.presiding"


@dataclass(frozen=True, slots=True)
class Notice:
    """How notice of the meeting stands: given, and what was wrong with it (none: it was good)."""

    given: bool = True
    wrong: tuple[Finding, ...] = ()

    @property
    def defective(self) -> bool:
        """Whether the meeting needs the papers of all who were absent."""
        return not self.given or bool(self.wrong)


def stated(sheet: Sheet) -> dict[str, bool]:
    """Of each item that had to be in the notice, by its words, whether it was stated."""
    special = sheet.law.items(SPECIAL, "matters")
    return {i.text: bool(i.nature) for i in sheet.plan.items if i.matter in special}


def absent(sheet: Sheet) -> tuple[int, ...]:
    """The holders entitled to vote whose shares were at no time in the room.

    An objector does not waive by attending, and counts here where the objection is open.
    """
    there = sheet.room().ever
    open_ones = {o.holder_id for o in sheet.day.objections if not waived(sheet, o)}
    return tuple(
        voter.holder_id
        for voter in sheet.voters.values()
        if voter.votes and (voter.holder_id not in there or voter.holder_id in open_ones)
    )


def waived(sheet: Sheet, objected: Objected) -> bool:
    """Whether the objector's attendance waives notice all the same."""
    return has_waived(sheet.law, True, _objection(objected), stated(sheet))


def papers(sheet: Sheet) -> tuple[Paper, ...]:
    """The waivers, consents and approvals signed, by holders' names."""
    return tuple(
        Paper(sheet.name(p.holder_id), p.kind, p.signed_on, p.natures, p.filed)
        for p in sheet.day.papers
    )


def cured(sheet: Sheet) -> Cure:
    """Whether everyone absent signed one of the papers that cure a meeting."""
    names = [sheet.name(holder) for holder in absent(sheet)]
    there = quorum_now(sheet).established_at is not None
    return cure(sheet.law, names, papers(sheet), quorum=there)


def still_missing(sheet: Sheet, notice: Notice | None = None) -> tuple[Finding, ...]:
    """What stands in the way of a valid meeting, the gravest first; empty when nothing does."""
    found = [*_missing(sheet, notice or Notice())]
    order = ("error", "warning")
    return tuple(f for severity in order for f in found if f.severity == severity)


def _missing(sheet: Sheet, notice: Notice) -> Iterator[Finding]:
    yield from _called(sheet)
    yield from _quorum(sheet)
    yield from _noticed(sheet, notice)
    for objected in sheet.day.objections:
        found = check_objection(sheet.law, _objection(objected), stated(sheet))
        yield found
    for paper in papers(sheet):
        yield from check_content(sheet.law, paper, [item.matter for item in sheet.plan.items])
    yield from check_filed(sheet.law, papers(sheet))
    yield from _inspectors(sheet)
    yield from _items(sheet)


def _called(sheet: Sheet) -> Iterator[Finding]:
    if sheet.day.opening.at is None:
        cite = sheet.law.cite(PRESIDING)
        yield Finding(cite, "error", "Nobody has called the meeting to order yet.", "opening")


def _quorum(sheet: Sheet) -> Iterator[Finding]:
    now = quorum_now(sheet)
    if now.established_at is None:
        yield Finding(now.cite, "error", f"There was no quorum yet. {now.counted}", "quorum")


def _noticed(sheet: Sheet, notice: Notice) -> Iterator[Finding]:
    """Defective notice is cured by the papers of all who were absent, with a quorum."""
    if not notice.defective:
        return
    stands = cured(sheet)
    if stands.cured:
        return
    cite = sheet.law.cite(CURES)
    if not notice.given:
        yield Finding(sheet.law.cite(NOTICE), "error", "No notice is recorded.", "notice")
    yield from notice.wrong
    left = plural(len(stands.missing), "paper of an absent holder", "papers of absent holders")
    yield Finding(cite, "error", f"{left} missing. {_short(stands.missing)}", "papers")


def _inspectors(sheet: Sheet) -> Iterator[Finding]:
    day = sheet.day
    needed = appointment(
        sheet.law,
        by_board=day.inspectors.by == BOARD,
        requested=day.inspectors_demand is not None,
    )
    yield from check_done(needed, appointed=bool(day.inspectors.names))


def _items(sheet: Sheet) -> Iterator[Finding]:
    """Every item counted, and every proxy held voted."""
    cite = sheet.law.cite("shareholders.vote.act")
    for number, item in sheet.plan.open_items:
        told = sheet.day.cast_on(number) or sheet.day.count_of(number)
        if not told and sheet.day.adjournment is None:
            yield Finding(cite, "warning", f"Item {number}, “{item.text}”, has no vote.", "items")
        elif told and (left := stranded(sheet, number)):
            votes = whole(sum(stands.votes for stands in left))
            held = plural(len(left), "proxy", "proxies")
            says = f"Item {number}: {votes} votes of {held} are held, and no agent signed for them."
            yield Finding(cite, "warning", says, "ballots")


def _objection(objected: Objected) -> Objection:
    made = objected.made
    early = made.at_beginning is not False
    return Objection(made.name, made.matter, early, withdrawn=made.withdrawn)


def _short(names: Sequence[str]) -> str:
    """The first names of a long list."""
    if len(names) <= 5:
        return f"{'; '.join(names)}."
    return f"{'; '.join(names[:5])} and {whole(len(names) - 5)} more."
