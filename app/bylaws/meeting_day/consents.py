"""An action by written consent joined with the bylaws: record date, tally, notices, what is left.

Sources: 1988 II §9, III §4, III §5, III §16(e), V §1, VI §1; 2002 §2.10, §2.11, §3.4, §3.15, §9.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.bylaws.answers import DateAnswer, Finding, Step
from app.bylaws.indemnity.votes import by_consent
from app.bylaws.law import Bylaws
from app.bylaws.records.amendments import SHAREHOLDERS
from app.bylaws.shareholders.consents import (
    ELECTION,
    THRESHOLD,
    VACANCY,
    Consent,
    ConsentTally,
    Needed,
    NoticesDue,
    Revocation,
    check_done,
    check_prompt,
    needed,
    notices_due,
    tally,
)
from app.bylaws.shareholders.notice import (
    CONSENT_DEFAULT,
    CONSENT_FIXED,
    later_of_resolution,
    record_window_without_meeting,
)
from app.bylaws.shareholders.removal import RemovalTally, RemovalVote, check_removal, tally_removal
from app.domain.meeting_day.consents import (
    BEFORE,
    BOARD_ACTED,
    BOARD_FIXED,
    PROMPT,
    Consents,
    Given,
)
from app.domain.meeting_day.room import Electorate, entitled
from app.domain.words import day_short, whole

RULES = {"election": ELECTION, "vacancy": VACANCY, "bylaws": SHAREHOLDERS}
"""The rule of the threshold by what the action is; others need what a meeting would need."""


@dataclass(frozen=True, slots=True)
class ConsentStanding:
    """How the action stands: the tally, the notices due, and what is still missing."""

    tally: ConsentTally
    notices: NoticesDue
    removal: RemovalTally | None
    findings: tuple[Finding, ...]

    @property
    def reached(self) -> bool:
        """Whether enough consents are filed."""
        return self.tally.reached_at is not None


def threshold_rule(test: str) -> str:
    """The rule whose threshold an action of that kind needs."""
    return RULES.get(test, THRESHOLD)


def record_date(law: Bylaws, facts: Consents) -> DateAnswer:
    """The record date by its path: fixed by the board, after an act of the board, or neither.

    `None` while the day on which it rests is not known (1988 II §9 ¶3, V §1; 2002 §2.11(b)).
    """
    begun, first = facts.begun, facts.first_on
    if begun and begun.path == BOARD_FIXED:
        on = begun.action.record_on
        said = f"The board fixed {day_short(on)}." if on else "The board has not fixed the day."
        return DateAnswer(law.cite(CONSENT_FIXED), on, said)
    later = law.option(CONSENT_DEFAULT, "after_board_action", "first-consent")
    if begun and begun.path == BOARD_ACTED and later != "first-consent":
        if begun.resolved_on and begun.action_on:
            return later_of_resolution(law, CONSENT_DEFAULT, begun.resolved_on, begun.action_on)
        said = "The day of the board’s resolution and of the action are not recorded."
        return DateAnswer(law.cite(CONSENT_DEFAULT), None, said)
    if first is None:
        said = "It is the day of the first consent; none is in."
        return DateAnswer(law.cite(CONSENT_DEFAULT), None, said)
    steps = (Step("first consent", first),)
    said = f"The first consent is of {day_short(first)}."
    return DateAnswer(law.cite(CONSENT_DEFAULT), first, said, steps)


def check_record_date(law: Bylaws, facts: Consents) -> tuple[Finding, ...]:
    """Whether a day fixed by the board is near enough to the action, and not before resolved."""
    begun = facts.begun
    on = begun.action.record_on if begun else None
    if begun is None or begun.path != BOARD_FIXED or on is None:
        return ()
    found: list[Finding] = []
    if begun.action_on:
        window = record_window_without_meeting(law, CONSENT_FIXED, begun.action_on)
        if window.holds(on):
            found.append(Finding(window.cite, "fits", window.counted, "record_on"))
        else:
            said = f"{day_short(on)} is outside. {window.counted}"
            end = window.first if window.first and on < window.first else window.last
            found.append(Finding(window.cite, "error", said, "record_on", end))
    if begun.resolved_on and on < begun.resolved_on:
        said = f"The board fixed it on {day_short(begun.resolved_on)}, after the day itself."
        found.append(Finding(law.cite(CONSENT_FIXED), "error", said, "record_on"))
    return tuple(found)


def stands(law: Bylaws, facts: Consents, voters: Electorate, today: date) -> ConsentStanding:
    """The consents counted, each holder once, and what the action still asks for."""
    begun = facts.begun
    test = begun.test if begun else "ordinary"
    out = set(begun.interested) if begun else set[int]()
    need = _needed(law, test, voters, out)
    papers = [p for p in _papers(law, facts, voters) if p[0].holder_id not in out]
    found = tally(law, need, [paper for _, paper in papers])
    action = begun.action if begun else None
    due = notices_due(
        law,
        action.matter if action else "ordinary",
        all_solicited=action.solicited_all if action else None,
        unanimous=found.unanimous,
    )
    removal, told = _removal(law, facts, voters, found)
    findings = (
        *found.findings,
        *_strangers(law, facts, voters),
        *told,
        *_short(found),
        *(due.findings if found.reached_at else ()),
        *_notices(law, facts, due, found, today),
    )
    return ConsentStanding(found, due, removal, findings)


def _needed(law: Bylaws, test: str, voters: Electorate, out: set[int]) -> Needed:
    total = entitled(voters)
    own = sum(voters[holder].votes for holder in out if holder in voters)
    found = by_consent(law, total, own) if test == "indemnity" else None
    if found:
        return Needed(found.cite, found.needed, found.of, found.counted)
    return needed(law, threshold_rule(test), total)


def _papers(law: Bylaws, facts: Consents, voters: Electorate) -> Iterator[tuple[Given, Consent]]:
    """The consents in order of filing; of two by one holder in force the first one counts."""
    standing: dict[int, Consent] = {}
    last = [g for g in facts.given if g.filed_at is None]
    filed = sorted(
        ((g.filed_at, g.seq, g) for g in facts.given if g.filed_at), key=lambda one: one[:2]
    )
    for given in [*(one[2] for one in filed), *last]:
        voter = voters.get(given.holder_id)
        if voter is None or not voter.votes:
            continue
        paper = Consent(
            given.seq,
            voter.name,
            voter.votes_for_shares(given.shares),
            given.signed_on,
            given.filed_at,
            _revocation(facts, given),
        )
        before = standing.get(given.holder_id)
        if before and not _gone(before, given):
            continue
        standing[given.holder_id] = paper
        yield given, paper


def _gone(before: Consent, given: Given) -> bool:
    """Whether the earlier consent was revoked when the later one was filed."""
    taken = before.revoked
    return bool(taken and given.filed_at and taken.secretary_at <= given.filed_at)


def _revocation(facts: Consents, given: Given) -> Revocation | None:
    """The first writing that came after the consent was filed."""
    if given.filed_at is None:
        return None
    later = [
        r
        for r in facts.revoked
        if r.holder_id == given.holder_id and r.secretary_at >= given.filed_at
    ]
    first = min(later, key=lambda r: (r.secretary_at, r.seq), default=None)
    return Revocation(first.by, first.corporation_at, first.secretary_at) if first else None


def _removal(
    law: Bylaws, facts: Consents, voters: Electorate, found: ConsentTally
) -> tuple[RemovalTally | None, tuple[Finding, ...]]:
    """A removal by consent: shares not consenting stand as against."""
    begun = facts.begun
    if begun is None or begun.test != "removal":
        return None, ()
    total = Fraction(entitled(voters))
    vote = RemovalVote(total, Fraction(found.votes), Fraction(0), begun.authorized, by_consent=True)
    told = check_removal(law, vote, begun.director) if found.reached_at else ()
    return tally_removal(law, vote), told


def _strangers(law: Bylaws, facts: Consents, voters: Electorate) -> Iterator[Finding]:
    for given in facts.given:
        voter = voters.get(given.holder_id)
        if voter is None or not voter.votes:
            said = f"Holder {given.holder_id} had no vote on the record date; the consent is not "
            yield Finding(law.cite(THRESHOLD), "warning", f"{said}counted.", "holder")


def _short(found: ConsentTally) -> Iterator[Finding]:
    if found.reached_at is None:
        left = Fraction(found.needed.votes) - Fraction(found.votes)
        said = f"{found.needed.counted} {whole(int(found.votes))} are filed and in force; "
        verb = "is" if left == 1 else "are"
        yield Finding(
            found.needed.cite, "error", f"{said}{whole(int(left))} {verb} missing.", "votes"
        )


def _notices(
    law: Bylaws, facts: Consents, due: NoticesDue, found: ConsentTally, today: date
) -> Iterator[Finding]:
    if found.reached_at is None:
        return
    if due.prompt:
        told = facts.noticed.get(PROMPT)
        yield check_prompt(law, found.reached_at.date(), told, today)
    begun = facts.begun
    planned = facts.done_on or (begun.action.consummation_on if begun else None)
    if due.before and planned:
        yield check_done(law, facts.noticed.get(BEFORE), planned)


def not_consenting(facts: Consents, voters: Electorate, counted: Sequence[int]) -> tuple[int, ...]:
    """The holders entitled who did not consent: they get the prompt notice."""
    given = {g.holder_id for g in facts.given if g.seq in counted}
    return tuple(v.holder_id for v in voters.values() if v.votes and v.holder_id not in given)
