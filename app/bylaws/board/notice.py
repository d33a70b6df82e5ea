"""Notice of board meetings to directors: latest moments, manner, address, contents, and cures.

Sources: 1988 III §8, §10 and §11; 2002 §3.8, §3.10 and §3.12.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.bylaws.answers import Deadline, Finding, Permission
from app.bylaws.counting import MORE_THAN
from app.bylaws.hours import instant, latest, longest_span, when
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.words import listed, plural

PERSONAL, MAIL = "board.special.notice.personal", "board.special.notice.mail"
MANNER, ADDRESS = "board.special.notice.manner", "board.special.notice.address"
ORAL, CONTENT = "board.special.notice.oral-recipient", "board.special.notice.content"
WAIVER, ATTENDANCE = "board.waiver", "board.waiver.attendance"
ADJOURNED = "board.adjourn.notice"
BY_MAIL = "mail"
ORAL_MANNERS = ("personal", "telephone")
DIRECTOR = "director"


@dataclass(frozen=True, slots=True)
class DirectorNotice:
    """How one director stands to a board meeting: notice given, attendance, protest and papers.

    `manner` is one of the bylaws' words, `papers` are those signed: `waiver of notice`, `consent
    to holding`, `approval of minutes`. `told_to` is `director` or who was told instead, `basis`
    why that person was thought to pass it on.
    """

    name: str
    given_at: datetime | None = None
    manner: str = ""
    address: str = "corporate-records"
    told_to: str = DIRECTOR
    basis: str = ""
    attended: bool = False
    protested_at: datetime | None = None
    papers: tuple[str, ...] = ()


def personal_notice(law: Bylaws, at: datetime) -> Deadline:
    """The latest moment to give notice in person, by telephone or telegram; local time."""
    return latest(law.cite(PERSONAL), at, law.figure(PERSONAL, "hours"), "hour")


def mailed_notice(law: Bylaws, at: datetime) -> Deadline:
    """The latest moment to deposit notice in the mail; counted to the hour in both versions."""
    return latest(law.cite(MAIL), at, law.figure(MAIL, "days"), "day")


def notice_due(law: Bylaws, at: datetime, manner: str) -> Deadline:
    """The latest moment for that manner of notice."""
    return mailed_notice(law, at) if manner == BY_MAIL else personal_notice(law, at)


def check_timely(law: Bylaws, at: datetime, notice: DirectorNotice) -> Finding:
    """Whether the notice to that director was given in time.

    In 1988 mail that is in time by days but not by the hour is a warning.
    """
    due = notice_due(law, at, notice.manner)
    if notice.given_at is None:
        sentence = f"{notice.name} has no notice."
        return Finding(due.cite, "error", sentence, "given_at", steps=due.steps)
    last = due.due_at or at
    if instant(notice.given_at) <= instant(last):
        sentence = f"{notice.name}: in time, the latest moment is {when(last)}."
        return Finding(due.cite, "fits", sentence, "given_at", steps=due.steps)
    sentence = f"{notice.name}: {when(notice.given_at)} is after the latest moment, {when(last)}."
    by_days = notice.manner == BY_MAIL and _in_time_by_days(law, at, notice.given_at)
    severity = "warning" if by_days else "error"
    return Finding(due.cite, severity, sentence, "given_at", steps=due.steps)


def check_manner(law: Bylaws, notice: DirectorNotice) -> tuple[Finding, ...]:
    """Whether the bylaws name this manner, the address used, and the person who was told."""
    cite, named = law.cite(MANNER), law.items(MANNER, "manners")
    if notice.manner not in named:
        sentence = f"Notice by {notice.manner} is not listed. Get a waiver from {notice.name}."
        return (Finding(cite, "warning", sentence, "manner"),)
    if notice.manner in ORAL_MANNERS:
        return _told(law, notice)
    return _address(law, notice)


def check_content(law: Bylaws, *, time: bool, place: bool, principal: bool) -> tuple[Finding, ...]:
    """Whether the notice gives the time, and the place unless it is the principal office."""
    cite, found = law.cite(CONTENT), list[Finding]()
    if not time:
        found.append(Finding(cite, "error", "The notice needs the time of the meeting.", "time"))
    if not (place or principal):
        sentence = "The notice needs the place, unless it is the principal executive office."
        found.append(Finding(cite, "error", sentence, "place"))
    fits = Finding(cite, "fits", "Time and place are given; no purpose is needed.", "content")
    return tuple(found) or (fits,)


def cured(law: Bylaws, at: datetime, notice: DirectorNotice, *, quorum: bool) -> Permission:
    """Whether a director without timely notice is cured: by a signed paper, or by attending.

    1988: a consent or an approval cures only where a quorum was present; a waiver always.
    """
    lifts = law.items(WAIVER, "lifts_notice")
    signed = [paper for paper in notice.papers if paper in law.items(WAIVER, "papers")]
    if any(paper in lifts for paper in signed):
        return Permission(law.cite(WAIVER), True, f"{notice.name} signed a {signed[0]}.")
    if signed and (quorum or not law.rule(WAIVER).params["quorum_needed"]):
        return Permission(law.cite(WAIVER), True, f"{notice.name} signed a {signed[0]}.")
    if not notice.attended:
        return Permission(law.cite(WAIVER), False, f"{notice.name} was absent and signed nothing.")
    if _protest_stands(at, notice):
        counted = f"{notice.name} protested in time and signed nothing."
        return Permission(law.cite(ATTENDANCE), False, counted)
    return Permission(law.cite(ATTENDANCE), True, f"{notice.name} attended without protest.")


@only_with(MANNER, WAIVER)
def check_notices(
    law: Bylaws, at: datetime, notices: Sequence[DirectorNotice], *, quorum: bool
) -> tuple[Finding, ...]:
    """Notice or cure of each director of a special meeting: one finding each."""
    return tuple(_notice_or_cure(law, at, notice, quorum) for notice in notices)


def adjourned_needs_notice(law: Bylaws, adjourned: datetime, resumes: datetime) -> Permission:
    """Whether absent directors get notice: the adjournment is for more than so many hours.

    Counted in elapsed time and by the wall clock; either is enough.
    """
    limit, span = law.figure(ADJOURNED, "hours"), longest_span(adjourned, resumes)
    hours, rest = divmod(span, timedelta(hours=1))
    strict = law.choice(ADJOURNED, "comparison") == MORE_THAN
    needed = span > timedelta(hours=limit) if strict else span >= timedelta(hours=limit)
    minutes = f" and {plural(-(-rest // timedelta(minutes=1)), 'minute')}" if rest else ""
    asks = f"{'More than' if strict else 'At least'} {limit} hours need notice"
    counted = (
        f"From {when(adjourned)} to {when(resumes)} is {plural(hours, 'hour')}{minutes}. {asks}, "
        f"so {'it is' if needed else 'none is'} needed."
    )
    return Permission(law.cite(ADJOURNED), needed, counted)


def check_adjourned_notice(
    law: Bylaws, adjourned: datetime, resumes: datetime, absent: Sequence[DirectorNotice]
) -> tuple[Finding, ...]:
    """Notice of the new time to each director absent at the adjournment.

    Any time before the meeting resumes is enough; where the manner of a special meeting is named,
    less than its lead time is a warning, else it is advice.
    """
    if not adjourned_needs_notice(law, adjourned, resumes).yes:
        return ()
    return tuple(_adjourned_row(law, resumes, notice) for notice in absent)


def _adjourned_row(law: Bylaws, resumes: datetime, notice: DirectorNotice) -> Finding:
    cite = law.cite(ADJOURNED)
    if notice.given_at is None or instant(notice.given_at) >= instant(resumes):
        sentence = f"{notice.name} needs notice before {when(resumes)}."
        return Finding(cite, "error", sentence, "given_at")
    due = notice_due(law, resumes, notice.manner)
    if due.due_at and instant(notice.given_at) > instant(due.due_at):
        as_special = law.choice(ADJOURNED, "manner") == "as-special-meeting"
        sentence = f"{notice.name} has notice, later than a special meeting asks: {due.counted}"
        return Finding(cite, "warning" if as_special else "advice", sentence, "given_at")
    return Finding(cite, "fits", f"{notice.name} has notice.", "given_at")


def _notice_or_cure(law: Bylaws, at: datetime, notice: DirectorNotice, quorum: bool) -> Finding:
    timely = check_timely(law, at, notice)
    listed_manner = notice.manner in law.items(MANNER, "manners")
    if timely.severity == "fits" and listed_manner:
        return timely
    cure = cured(law, at, notice, quorum=quorum)
    if cure.yes:
        return Finding(cure.cite, "fits", cure.counted, notice.name)
    if timely.severity in ("fits", "warning"):
        return check_manner(law, notice)[0] if not listed_manner else timely
    return Finding(timely.cite, "error", f"{timely.sentence} {cure.counted}", notice.name)


def _protest_stands(at: datetime, notice: DirectorNotice) -> bool:
    return notice.protested_at is not None and instant(notice.protested_at) <= instant(at)


def _in_time_by_days(law: Bylaws, at: datetime, given: datetime) -> bool:
    days = (at.date() - given.astimezone(at.tzinfo).date()).days
    return law.choice(MAIL, "measured_to") == "meeting" and days >= law.figure(MAIL, "days")


def _told(law: Bylaws, notice: DirectorNotice) -> tuple[Finding, ...]:
    if notice.told_to == DIRECTOR:
        return (Finding(law.cite(MANNER), "fits", f"{notice.name} was told.", "told_to"),)
    if not law.has(ORAL):
        sentence = f"Tell {notice.name} too: the bylaws name nobody else to be told."
        return (Finding(law.cite(MANNER), "warning", sentence, "told_to"),)
    cite, allowed = law.cite(ORAL), law.items(ORAL, "recipients")
    if notice.told_to not in allowed:
        sentence = f"Oral notice goes to the {listed(allowed, 'or a')}."
        return (Finding(cite, "error", sentence, "told_to"),)
    if not notice.basis:
        sentence = f"Write why this person would pass it on to {notice.name} promptly."
        return (Finding(cite, "error", sentence, "basis"),)
    return (Finding(cite, "fits", f"Told at the office of {notice.name}.", "told_to"),)


def _address(law: Bylaws, notice: DirectorNotice) -> tuple[Finding, ...]:
    cite, fallback = law.cite(ADDRESS), law.choice(ADDRESS, "fallback")
    if notice.address == law.choice(ADDRESS, "address"):
        return (Finding(cite, "fits", "Sent to the address in the records.", "address"),)
    if notice.address == fallback:
        sentence = "Sent to where the directors regularly meet, for want of an address."
        return (Finding(cite, "info", sentence, "address"),)
    sentence = f"The corporation’s records need an address of {notice.name}."
    return (Finding(cite, "error", sentence, "address"),)
