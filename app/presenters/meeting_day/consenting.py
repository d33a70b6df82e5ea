"""Actions by written consent: the list, one of them with its tally, what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.bylaws.meeting_day.consents import ConsentStanding
from app.bylaws.shareholders.consents import Consent
from app.bylaws.votes import exact
from app.domain.meeting_day.consents import PROMPT, Consents
from app.domain.words import day_plain, hour_short, plural
from app.presenters.figures import capital
from app.presenters.meeting_day.told import told_notes
from app.presenters.view import Column, Detail, Link, Passage, Row, Table

LIST = (
    Column("Action"),
    Column("In force", "right", 14),
    Column("Needed", "right", 14),
    Column("State", width=24),
)
PAPERS = (
    Column("Holder"),
    Column("Votes", "right", 12),
    Column("Filed", width=22),
    Column("Standing", width=20),
)
EMPTY = "No written consents yet. An action without a meeting begins here."


@dataclass(frozen=True, slots=True)
class ConsentView:
    """One action with all that is asked of it."""

    facts: Consents
    standing: ConsentStanding
    consents: tuple[Consent, ...]
    record_on: str = ""
    not_consenting: int = 0


def present_consent_list(found: Iterable[ConsentView]) -> Table:
    """Every action begun, with its votes and its state."""
    return Table(LIST, tuple(_row(one) for one in found), empty=EMPTY, title="Written consents")


def present_consent(one: ConsentView, papers: Iterable[tuple[str, str, str]] = ()) -> Detail:
    """One action: record date, tally, notices; then its papers and acts."""
    begun, tally = one.facts.begun, one.standing.tally
    action = begun.action if begun else None
    facts = [
        ("Record date", one.record_on or "Not yet known"),
        ("Needed", _needed(one)),
        ("In force", exact(tally.votes)),
        ("Reached", _reached(one).removeprefix("Reached ")),
        ("Prompt notice", _prompt(one)),
        ("Matter", capital(action.matter.replace("-", " ")) if action else ""),
        *((f"Notice {what}", day_plain(on)) for what, on in one.facts.noticed.items()),
        ("Closed", day_plain(one.facts.done_on) if one.facts.done_on else ""),
    ]
    return Detail(
        one.facts.key,
        tuple((label, said) for label, said in facts if said),
        (_consents(one),),
        tuple(_acts(one, papers)),
        told_notes(one.standing.findings),
        (Passage(one.facts.key, action.text),) if action else (),
    )


def _acts(one: ConsentView, papers: Iterable[tuple[str, str, str]]) -> Iterable[Link]:
    if one.facts.done_on is None:
        yield Link("Consent received…", "give-consent")
        yield Link("Revoked…", "revoke-consent")
        yield Link("Notice given…", "notice-consent")
        yield Link("Close…", "close-consent")
    elif one.standing.notices.prompt and PROMPT not in one.facts.noticed:
        yield Link("Notice given…", "notice-consent")
    for kind, about, label in papers:
        words = label.replace("&", "&&")
        yield Link(f"{words}…", f"paper:{kind}:{about}")


def _row(one: ConsentView) -> Row:
    tally = one.standing.tally
    state = _reached(one) or f"{plural(len(tally.counted), 'consent')} in force"
    if one.facts.done_on:
        state = f"Closed {day_plain(one.facts.done_on)}"
    cells = (one.facts.key, exact(tally.votes), exact(tally.needed.votes), state)
    return Row(one.facts.key, cells, severity="fits" if one.standing.reached else "")


def _consents(one: ConsentView) -> Table:
    counted = one.standing.tally.counted
    rows = [
        Row(
            str(consent.key),
            (consent.name, exact(consent.votes), _filed(consent), _stands(consent, counted)),
        )
        for consent in one.consents
    ]
    return Table(PAPERS, rows, empty="No consent is in yet.", title="Consents")


def _filed(consent: Consent) -> str:
    at = consent.filed_at
    return f"{day_plain(at.date())}, {hour_short(at)}" if at else "Not filed"


def _stands(consent: Consent, counted: tuple[int, ...]) -> str:
    if consent.key in counted:
        return "Counts"
    return "Revoked" if consent.revoked else "Does not count"


def _needed(one: ConsentView) -> str:
    """The votes needed; before the record date is known nobody can say of how many."""
    needed = one.standing.tally.needed
    if not one.record_on:
        return "Known with the record date"
    return f"{exact(needed.votes)} of {exact(needed.of)} votes"


def _prompt(one: ConsentView) -> str:
    """How many are to be told promptly that it was taken; nothing where no notice is due."""
    if not (one.standing.reached and one.standing.notices.prompt and one.not_consenting):
        return ""
    who = plural(one.not_consenting, "holder")
    return f"To {who} entitled who did not consent"


def _reached(one: ConsentView) -> str:
    at = one.standing.tally.reached_at
    return f"Reached {day_plain(at.date())}, {hour_short(at)}" if at else ""
