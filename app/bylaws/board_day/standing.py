"""How a meeting of the board or of a committee stands: call, notice, presence, acts, minutes.

Sources: 1988 III §6 to §13, §15, IV §6, §7, §9; 2002 §3.5 to §3.13, §4.2, §5.6, §5.9 ¶1. The same
functions answer while the meeting goes on and from its record later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from app.bylaws.answers import Deadline, Finding, Permission, Threshold
from app.bylaws.board import committees as rules_of_committees
from app.bylaws.board.committees import CommitteeCaller, may_call_committee
from app.bylaws.board.meetings import (
    adjourning_needs,
    check_chair,
    check_consent,
    check_minutes,
    check_organizational,
    check_paper_filed,
    check_place,
    check_quorum,
    check_regular,
    check_telephone,
    may_call,
)
from app.bylaws.board.notice import (
    DirectorNotice,
    adjourned_needs_notice,
    check_adjourned_notice,
    check_content,
    check_manner,
    check_notices,
    check_timely,
    notice_due,
)
from app.bylaws.board_day.sheet import IN_PERSON, BoardSheet
from app.bylaws.board_day.voting import count_all
from app.bylaws.law import Bylaws
from app.bylaws.officers.duties import check_minutes as check_contents
from app.domain.board.facts import ConsentDay
from app.domain.board_record import Caller, NoticeLine
from app.domain.company import Company
from app.domain.meetings import Place
from app.domain.offices import Term, in_office
from app.domain.words import listed

REGULAR, ORGANIZATIONAL, SPECIAL, ADJOURNED = "regular", "organizational", "special", "adjourned"


def standing(sheet: BoardSheet, today: date) -> tuple[Finding, ...]:
    """All that can be said of the meeting on that day, from its call to its minutes."""
    found = [*call_findings(sheet)]
    if sheet.day.opened_at is None:
        return tuple(found)
    found += [*notice_findings(sheet), *presence_findings(sheet)]
    found += [f for counted in count_all(sheet) for f in counted.findings]
    return (*found, *adjournment_findings(sheet), *minutes_findings(sheet, today))


def call_findings(sheet: BoardSheet) -> tuple[Finding, ...]:
    """Whether the meeting is called as its kind asks: callers, schedule, day, place and time."""
    found = {
        SPECIAL: _called,
        REGULAR: _scheduled,
        ORGANIZATIONAL: _after_annual,
        ADJOURNED: _nothing,
    }[sheet.meeting.kind](sheet)
    return (*found, place_finding(sheet))


def calling(sheet: BoardSheet) -> Permission:
    """Whether those who call may call, by the offices they hold on the day of the call."""
    meeting = sheet.meeting
    called_on = meeting.called_on or sheet.on
    terms = _terms_of(sheet.company, meeting.called_by, called_on)
    if not meeting.committee:
        return may_call(sheet.law, terms)
    parts = [CommitteeCaller(c.name, _part(sheet, c)) for c in meeting.called_by]
    others = [c for c in parts if c.part in ("member", "board resolution") or _named(sheet, c)]
    return may_call_committee(sheet.law, terms, others)


def place_finding(sheet: BoardSheet) -> Finding:
    """Whether the place has a source in the order of the bylaws."""
    meeting, kind = sheet.meeting, sheet.meeting.kind
    if kind == ADJOURNED and sheet.original:
        kind = sheet.original.meeting.kind
    asked = REGULAR if kind in (REGULAR, ORGANIZATIONAL) else SPECIAL
    sources = [meeting.place_from] if meeting.place_from else []
    return check_place(sheet.law, asked, sources, principal=at_principal_office(sheet))


def at_principal_office(sheet: BoardSheet) -> bool:
    """Whether no other place is named than the principal executive office."""
    office = sheet.company.office_on(sheet.on)
    named = sheet.meeting.place
    return named == Place() or (office is not None and office.place == named)


def needs_notice(sheet: BoardSheet) -> bool:
    """Whether directors get notice: of a special meeting, and of a regular one off the schedule."""
    return sheet.meeting.kind == SPECIAL or (
        sheet.meeting.kind == REGULAR and not _is_scheduled(sheet)
    )


def deadlines(sheet: BoardSheet) -> dict[str, Deadline]:
    """For each manner that the version names the latest moment to give notice, local time."""
    manners = sheet.law.items("board.special.notice.manner", "manners")
    return {manner: notice_due(sheet.law, sheet.starts_at, manner) for manner in manners}


def recipients(sheet: BoardSheet) -> tuple[str, ...]:
    """Who gets notice: directors or members, alternates where the version says so; those absent
    from the meeting that was adjourned for longer than the bylaws let go unsaid."""
    if sheet.meeting.kind == ADJOURNED:
        return absent_at_adjournment(sheet) if _long_adjournment(sheet) else ()
    if not needs_notice(sheet):
        return ()
    if not sheet.meeting.committee:
        return sheet.meeting.members
    meeting = sheet.meeting
    asked = rules_of_committees.recipients(sheet.law, meeting.members, meeting.alternates)
    return asked.names


def absent_at_adjournment(sheet: BoardSheet) -> tuple[str, ...]:
    """The members who were not there when the first meeting was adjourned."""
    first = sheet.original
    if first is None or first.meeting.adjourned_at is None:
        return ()
    there = {span.name for span in first.there(first.meeting.adjourned_at)}
    still = set(sheet.meeting.members)
    return tuple(n for n in first.meeting.members if n not in there and n in still)


def notice_of(sheet: BoardSheet, line: NoticeLine) -> DirectorNotice:
    """A line of the log as the rules ask for it."""
    return DirectorNotice(
        line.name,
        sheet.zoned(line.given_at) if line.given_at else None,
        line.manner,
        line.address_kind or "corporate-records",
        line.told_to or "director",
        line.basis,
        any(span.name == line.name for span in sheet.day.spans),
        sheet.zoned(line.protested_at) if line.protested_at else None,
        line.papers,
    )


def notice_findings(sheet: BoardSheet) -> tuple[Finding, ...]:
    """Notice or cure of each who should have it: no one may be without either."""
    if not (names := recipients(sheet)):
        return ()
    lines = {line.name: line for line in sheet.meeting.notices}
    notices = [notice_of(sheet, lines.get(name, NoticeLine(name))) for name in names]
    if sheet.meeting.kind == ADJOURNED:
        return _adjourned_notices(sheet, notices)
    found = check_notices(sheet.law, sheet.starts_at, notices, quorum=began_with_quorum(sheet))
    if not sheet.meeting.committee:
        return found
    told = [name for name, line in lines.items() if line.given_at or line.papers]
    there = [span.name for span in sheet.day.spans]
    meeting = sheet.meeting
    asked = rules_of_committees.check_recipients(
        sheet.law, meeting.members, meeting.alternates, (*told, *there)
    )
    return (*found, *(f for f in asked if f.severity == "advice"))


def check_notice_given(sheet: BoardSheet, line: NoticeLine) -> tuple[Finding, ...]:
    """How one notice stands when it is given: its time and its manner, cures left aside."""
    notice = notice_of(sheet, line)
    if sheet.meeting.kind == ADJOURNED:
        return _adjourned_notices(sheet, [notice])
    return (check_timely(sheet.law, sheet.starts_at, notice), *check_manner(sheet.law, notice))


def began_with_quorum(sheet: BoardSheet) -> bool:
    """Whether a quorum was present at the opening."""
    opened = sheet.day.opened_at
    return opened is not None and len(sheet.present(opened)) >= sheet.quorum[0]


def presence_findings(sheet: BoardSheet, at: datetime | None = None) -> tuple[Finding, ...]:
    """Telephone, quorum, alternates and chair, at the opening or at another moment."""
    when = at or sheet.day.opened_at
    if when is None:
        return ()
    meeting, present = sheet.meeting, sheet.present(when)
    remote = [span.name for span in sheet.day.there(when) if span.by != IN_PERSON]
    heard = check_telephone(sheet.law, remote, all_heard=bool(meeting.all_heard))
    if meeting.committee:
        asked = rules_of_committees.check_quorum(sheet.law, len(meeting.members), len(present))
        return (*heard, *asked, *_alternates(sheet, when))
    asked = check_quorum(sheet.law, meeting.authorized or 0, len(present))
    return (*heard, *asked, _chair(sheet, present))


def adjourning_vote(sheet: BoardSheet) -> Threshold | None:
    """The vote that adjourned the meeting to another time; `None` where it was not."""
    meeting = sheet.meeting
    if meeting.adjourned_to is None or meeting.adjourned_at is None:
        return None
    there = len(sheet.present(meeting.adjourned_at))
    return adjourning_needs(sheet.law, there, meeting.adjourn_votes)


def adjournment_findings(sheet: BoardSheet) -> tuple[Finding, ...]:
    """The vote to adjourn, and whether those absent then need notice of the new time."""
    meeting, need = sheet.meeting, adjourning_vote(sheet)
    if need is None or meeting.adjourned_at is None or meeting.adjourned_to is None:
        return ()
    severity = "warning" if need.met is None else "fits" if need.met else "error"
    vote = Finding(need.cite, severity, need.counted, "votes_for")
    start, to = sheet.zoned(meeting.adjourned_at), sheet.zoned(meeting.adjourned_to)
    asked = adjourned_needs_notice(sheet.law, start, to)
    there = {span.name for span in sheet.day.there(meeting.adjourned_at)}
    absent = [name for name in meeting.members if name not in there]
    if not (asked.yes and absent):
        return (vote, Finding(asked.cite, "fits", asked.counted, "to"))
    sentence = f"{asked.counted} It goes to {listed(absent)}."
    return (vote, Finding(asked.cite, "info", sentence, "to"))


def minutes_findings(sheet: BoardSheet, today: date) -> tuple[Finding, ...]:
    """Whether the minutes state what they must, and stand in the minute book with the papers."""
    meeting, kept, law = sheet.meeting, sheet.day.minutes, sheet.law
    found = [check_minutes(law, sheet.on, kept.filed_on, today)]
    if meeting.committee and kept.filed_on:
        found += rules_of_committees.check_minutes(
            law, sheet.on, in_book=True, names_present="names present" in kept.written
        )
    if kept.written or kept.filed_on:
        body = "committees" if meeting.committee else "board"
        found += check_contents(law, body, kept.written, special=meeting.kind == SPECIAL)
    filed = bool(kept.filed_on)
    papers = (
        check_paper_filed(law, p.name, p.kind, filed=bool(p.filed) or filed)
        for p in sheet.day.papers
    )
    return (*found, *papers)


def check_signed(law: Bylaws, consent: ConsentDay) -> tuple[Finding, ...]:
    """How a written consent stands: all in office sign, each with a day."""
    signed = {one.name: one.on for one in consent.consent.signed}
    return check_consent(law, consent.consent.members, signed)


def _nothing(sheet: BoardSheet) -> tuple[Finding, ...]:
    return ()


def _called(sheet: BoardSheet) -> tuple[Finding, ...]:
    may = calling(sheet)
    found = Finding(may.cite, "fits" if may.yes else "error", may.counted, "callers")
    there = at_principal_office(sheet)
    place = sheet.meeting.place != Place()
    timed = sheet.meeting.starts_at is not None
    return (found, *check_content(sheet.law, time=timed, place=place, principal=there))


def _scheduled(sheet: BoardSheet) -> tuple[Finding, ...]:
    schedule = sheet.schedule
    if not sheet.meeting.committee:
        return (check_regular(sheet.law, sheet.on, schedule.days if schedule else ()),)
    fixed = [*(("time",) if _is_scheduled(sheet) else ())]
    fixed += ["place"] if schedule and schedule.place else []
    by = schedule.fixed_by if schedule else ""
    return (rules_of_committees.check_regular(sheet.law, fixed, by),)


def _is_scheduled(sheet: BoardSheet) -> bool:
    return sheet.schedule is not None and sheet.on in sheet.schedule.days


def _after_annual(sheet: BoardSheet) -> tuple[Finding, ...]:
    """The latest annual meeting of shareholders up to that day is the one it follows."""
    days = [m.plan.on for m in sheet.company.meetings if m.plan.kind == "annual" and m.plan.on]
    past = [day for day in days if day <= sheet.on]
    return (check_organizational(sheet.law, max(past), sheet.on),) if past else ()


def _terms_of(company: Company, callers: Iterable[Caller], on: date) -> list[Term]:
    """The terms in which they call: the office named, or any that they hold on the day."""
    running = in_office(company.terms, on)
    return [
        term
        for caller in callers
        for term in running
        if term.name == caller.name and caller.office in ("", term.office)
    ]


def _part(sheet: BoardSheet, caller: Caller) -> str:
    """The part in the committee in which one calls; a member is one by the charter."""
    if caller.office:
        return caller.office
    return "member" if caller.name in sheet.meeting.members else ""


def _named(sheet: BoardSheet, caller: CommitteeCaller) -> bool:
    """Whether the charter names them chairman or secretary of the committee, as they say."""
    charter = sheet.charter
    if charter is None:
        return False
    return caller.name == {
        "committee chairman": charter.chairman,
        "committee secretary": charter.secretary,
    }.get(caller.part)


def _long_adjournment(sheet: BoardSheet) -> bool:
    first = sheet.original
    if first is None or first.meeting.adjourned_at is None:
        return False
    start = sheet.zoned(first.meeting.adjourned_at)
    return adjourned_needs_notice(sheet.law, start, sheet.starts_at).yes


def _adjourned_notices(sheet: BoardSheet, notices: list[DirectorNotice]) -> tuple[Finding, ...]:
    first = sheet.original
    if first is None or first.meeting.adjourned_at is None:
        return ()
    start = sheet.zoned(first.meeting.adjourned_at)
    return check_adjourned_notice(sheet.law, start, sheet.starts_at, notices)


def _alternates(sheet: BoardSheet, at: datetime) -> tuple[Finding, ...]:
    meeting = sheet.meeting
    there = [span.name for span in sheet.day.there(at)]
    sat = [name for name in there if name in meeting.alternates and name not in meeting.members]
    if not sat:
        return ()
    absent = [name for name in meeting.members if name not in there]
    directors = (*meeting.members, *meeting.alternates)
    return rules_of_committees.check_alternates(sheet.law, sat, absent, directors)


def _chair(sheet: BoardSheet, present: Iterable[str]) -> Finding:
    terms = in_office(sheet.company.terms, sheet.on, "chairman", "president")
    there = [term for term in terms if term.name in set(present)]
    chosen = sheet.meeting.chair_chosen
    return check_chair(sheet.law, there, sheet.meeting.chair, board_decided=chosen)
