"""Written consent of shareholders: how much is needed, what is in force, and the notices after it.

Sources: 1988 II §9; 2002 §2.10, §3.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.bylaws.answers import Citation, Deadline, Finding, Step, Window
from app.bylaws.counting import least_votes
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.bylaws.votes import Votes, exact
from app.domain.words import day_short, hour_short, listed, plural

THRESHOLD, ELECTION = "shareholders.consent.threshold", "shareholders.consent.election-unanimous"
VACANCY, FORM = "shareholders.consent.vacancy-majority", "shareholders.consent.form"
FILING, REVOCATION = "shareholders.consent.filing", "shareholders.consent.revocation"
SOLICITED, PROMPT = "shareholders.consent.solicited-all", "shareholders.consent.prompt-notice"
BEFORE_DONE = "shareholders.consent.pre-consummation"
SCOPE, MANNER_AS = "shareholders.consent.scope", "shareholders.consent.notice-manner"
SPECIAL_MATTERS, SOON = "shareholders.notice.special-matters", "calendar.prompt"
FILED, REVOKED = 0, 1


@dataclass(frozen=True, slots=True)
class Needed:
    """The votes that consents need together; all of them where `votes` is the total."""

    cite: Citation
    votes: Votes
    of: Votes
    counted: str


@dataclass(frozen=True, slots=True)
class Revocation:
    """A writing that takes a consent back: when the corporation and the secretary received it."""

    by: str  # holder, proxy holder, transferee, personal representative
    corporation_at: datetime
    secretary_at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """One holder's written consent. It counts from `filed_at`, when it reached the secretary."""

    key: int
    name: str
    votes: Votes
    signed_on: date | None = None
    filed_at: datetime | None = None
    revoked: Revocation | None = None


@dataclass(frozen=True, slots=True)
class ConsentTally:
    """Votes in force, when the needed number was first filed, and what was found on the way.

    `counted` holds the keys of the consents that count.
    """

    needed: Needed
    votes: Votes
    reached_at: datetime | None
    counted: tuple[int, ...]
    findings: tuple[Finding, ...]

    @property
    def unanimous(self) -> bool:
        """Whether all votes entitled consent."""
        return self.votes >= self.needed.of


@dataclass(frozen=True, slots=True)
class NoticesDue:
    """Which notices an action by consent asks for: promptly, and before it is carried out."""

    prompt: bool
    before: bool
    findings: tuple[Finding, ...] = ()


def needed(law: Bylaws, rule: str, entitled: Votes) -> Needed:
    """The votes needed under `THRESHOLD`, `ELECTION` or `VACANCY`, of all votes entitled."""
    fraction, total = law.fraction(rule, "fraction"), exact(entitled)
    if fraction == 1:
        counted = f"All {total} votes entitled are needed."
        return Needed(law.cite(rule), entitled, entitled, counted)
    comparison = law.choice(rule, "comparison")
    votes = least_votes(fraction, comparison, entitled)
    words = "More than" if comparison == "more-than" else "At least"
    counted = f"{words} {fraction} of {total} votes entitled: {exact(votes)}."
    return Needed(law.cite(rule), votes, entitled, counted)


@only_with(SCOPE)
def check_scope(law: Bylaws, *, at_meeting: bool) -> tuple[Finding, ...]:
    """Whether shareholders may act on it by consent: what they may do at a meeting, and no more."""
    if at_meeting:
        return (
            Finding(law.cite(SCOPE), "fits", "A meeting could do it, and so a consent.", "action"),
        )
    sentence = "Shareholders cannot do this at a meeting, and so not by written consent."
    return (Finding(law.cite(SCOPE), "error", sentence, "action"),)


@only_with(MANNER_AS)
def check_manner(law: Bylaws, manner: str) -> tuple[Finding, ...]:
    """Whether a notice of the action went in the way in which a notice of a meeting goes."""
    cite, as_there = law.cite(MANNER_AS), law.choice(MANNER_AS, "as")
    named = law.items(as_there, "named")
    if manner in (*named, *law.items(as_there, "as_other_written")):
        return (Finding(cite, "fits", f"Sent as a notice of a meeting is: {manner}.", "manner"),)
    sentence = f"A notice of an action goes by {listed(named, 'or')}, not by {manner}."
    severity = "warning" if manner in law.items(as_there, "doubtful") else "error"
    return (Finding(cite, severity, sentence, "manner"),)


def check_form(law: Bylaws, *, action: str, signed: bool, dated: bool) -> tuple[Finding, ...]:
    """Whether a paper sets out the action and is signed; a paper without a day is told."""
    cite = law.cite(FORM)
    found: list[Finding] = []
    if not action.strip():
        sentence = "The paper does not set out the action taken."
        found.append(Finding(cite, "error", sentence, "action"))
    if not signed:
        found.append(Finding(cite, "error", "The paper is not signed.", "signed"))
    if not dated:
        sentence = "The paper has no date. Ask the holder for the day of signing."
        found.append(Finding(cite, "warning", sentence, "signed_on"))
    return tuple(found)


def tally(law: Bylaws, need: Needed, consents: Sequence[Consent]) -> ConsentTally:
    """The consents in force, in the order in which they and their revocations came in.

    A revocation counts if it came before the needed number was filed, and not later. Where the
    addressee is the corporation, its receipt counts, and a later one by the secretary is told.
    """
    by_corporation = law.choice(REVOCATION, "received_by") == "corporation"
    count = _count(law, need, consents, by_corporation=by_corporation)
    strict = _count(law, need, consents, by_corporation=False)
    found: list[Finding] = []
    for consent in consents:
        found.extend(_revocation_found(law, consent, count, strict))
    unfiled = [c.name for c in consents if c.filed_at is None]
    if unfiled:
        sentence = f"Not filed with the {law.choice(FILING, 'filed_with')} and not counted: "
        sentence += f"{listed(unfiled)}."
        found.append(Finding(law.cite(FILING), "warning", sentence, "filed_at"))
    return ConsentTally(need, count.votes, count.reached_at, tuple(count.in_force), tuple(found))


@dataclass(slots=True)
class _Count:
    """Votes in force while filings and revocations come in."""

    in_force: dict[int, Votes]
    revoked: set[int]
    late: set[int]
    reached_at: datetime | None = None

    @property
    def votes(self) -> Votes:
        return sum(self.in_force.values())


def _count(
    law: Bylaws, need: Needed, consents: Sequence[Consent], *, by_corporation: bool
) -> _Count:
    count = _Count({}, set(), set())
    events = _events(law, consents, by_corporation)
    for at, kind, consent in sorted(events, key=lambda event: event[:2]):
        if kind == REVOKED and count.reached_at:
            count.late.add(consent.key)
        elif kind == REVOKED:
            count.revoked.add(consent.key)
            count.in_force.pop(consent.key, None)
        elif consent.key not in count.revoked:
            count.in_force[consent.key] = consent.votes
            if count.reached_at is None and count.votes >= need.votes:
                count.reached_at = at
    return count


def _events(
    law: Bylaws, consents: Sequence[Consent], by_corporation: bool
) -> list[tuple[datetime, int, Consent]]:
    """Filings and revocations with their moments; of one moment the filing comes first."""
    filed = [(c.filed_at, FILED, c) for c in consents if c.filed_at]
    revoked = [
        (_received(c.revoked, by_corporation), REVOKED, c)
        for c in consents
        if c.revoked and c.revoked.by in law.items(REVOCATION, "by")
    ]
    return [*filed, *revoked]


def _received(revocation: Revocation, by_corporation: bool) -> datetime:
    at = revocation.secretary_at
    return min(revocation.corporation_at, at) if by_corporation else at


def _revocation_found(
    law: Bylaws, consent: Consent, count: _Count, strict: _Count
) -> tuple[Finding, ...]:
    if consent.revoked is None:
        return ()
    name, by = consent.name, consent.revoked.by
    when = _moment(consent.revoked.secretary_at)
    if by not in law.items(REVOCATION, "by"):
        severity, said = "warning", f"A {by} cannot revoke the consent of {name}. It counts."
    elif consent.key in count.late:
        severity = "warning"
        said = f"The revocation by {name} came on {when}, after enough was filed. It has no effect."
    elif consent.key in strict.late:
        severity, had = "warning", _moment(consent.revoked.corporation_at)
        said = f"The corporation had the revocation by {name} on {had}, the secretary on {when}."
        said += " The consent is held out of the count."
    else:
        severity, said = "info", f"{name} revoked the consent on {when}. It is not counted."
    return (Finding(law.cite(REVOCATION), severity, said, "revoked"),)


def _moment(at: datetime) -> str:
    return f"{day_short(at.date())}, {hour_short(at)}"


def notices_due(
    law: Bylaws, matter: str, *, all_solicited: bool | None, unanimous: bool
) -> NoticesDue:
    """Which notices an action by consent asks for; `all_solicited` is `None` while not told."""
    listed_matter = matter in law.items(BEFORE_DONE, "matters")
    if all_solicited is None and not unanimous:
        sentence = "Say whether all holders entitled were asked in writing; notices depend on it."
        asked = Finding(law.cite(SOLICITED), "warning", sentence, "solicited")
        return NoticesDue(True, listed_matter, (asked,))
    if unanimous or all_solicited:
        advised = not unanimous and listed_matter
        return NoticesDue(False, False, _advised(law) if advised else ())
    every = law.choice(PROMPT, "covers") == "all-actions"
    special = matter in law.items(SPECIAL_MATTERS, "matters") and not listed_matter
    return NoticesDue(every or not listed_matter, listed_matter, _advised(law) if special else ())


def _advised(law: Bylaws) -> tuple[Finding, ...]:
    days = plural(law.figure(BEFORE_DONE, "min_days"), "day")
    sentence = f"Notice {days} before the action is not asked for. It is the careful choice."
    return (Finding(law.cite(BEFORE_DONE), "advice", sentence, "notice_on"),)


def opens(law: Bylaws, notice_on: date) -> Window:
    """The first day on which an action that waits for notice may be carried out."""
    days = law.figure(BEFORE_DONE, "min_days")
    first = notice_on + timedelta(days)
    counted = (
        f"{day_short(notice_on)} plus {plural(days, 'day')} is {day_short(first)}; "
        "the action may be carried out from that day."
    )
    steps = (Step("notice given", notice_on), Step(f"plus {days} days", first, "first day"))
    return Window(law.cite(BEFORE_DONE), first, None, None, counted, steps)


def notice_by(law: Bylaws, done_on: date) -> Deadline:
    """The last day to give notice of an action that is to be carried out on that day."""
    days = law.figure(BEFORE_DONE, "min_days")
    last = done_on - timedelta(days)
    counted = (
        f"{day_short(done_on)} minus {plural(days, 'day')} is {day_short(last)}; "
        "notice is given by that day."
    )
    steps = (Step("carried out", done_on), Step(f"minus {days} days", last, "last day"))
    return Deadline(law.cite(BEFORE_DONE), last, counted, law.calendar.aim_for(last), steps=steps)


def check_done(law: Bylaws, notice_on: date | None, done_on: date) -> Finding:
    """Whether an action that waits for notice is carried out early."""
    if notice_on is None:
        sentence = "No notice was given before the action is carried out."
        return Finding(law.cite(BEFORE_DONE), "error", sentence, "done_on")
    window = opens(law, notice_on)
    severity = "fits" if window.holds(done_on) else "error"
    repair = None if severity == "fits" else window.first
    return Finding(window.cite, severity, window.counted, "done_on", repair, window.steps)


def check_prompt(law: Bylaws, reached_on: date, given_on: date | None, today: date) -> Finding:
    """How promptly notice of the action was given, or how long it is still waiting.

    The days that ask for advice and for a warning are our setting, not the bylaws'.
    """
    until = given_on or today
    said = f"Given on {day_short(given_on)}" if given_on else "Not given yet"
    days = plural((until - reached_on).days, "day")
    sentence = f"{said}, {days} after enough consents were filed on {day_short(reached_on)}."
    return Finding(law.cite(PROMPT), _lateness(law, reached_on, until), sentence, "given_on")


def _lateness(law: Bylaws, event: date, until: date) -> str:
    for severity, param in (("warning", "warning_after"), ("advice", "advice_after")):
        if until > law.calendar.business_days_after(event, law.figure(SOON, param)):
            return severity
    return "info"
