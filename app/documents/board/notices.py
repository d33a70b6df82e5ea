"""Notices of meetings of the board and of committees, and the log of notice to each director.

1988 III §8, §11, §15; 2002 §3.8, §3.12, §4.2.
"""

from __future__ import annotations

from app.bylaws.answers import Finding
from app.bylaws.board.committees import recipients
from app.bylaws.board.notice import (
    ATTENDANCE,
    ORAL_MANNERS,
    WAIVER,
    DirectorNotice,
    adjourned_needs_notice,
    check_manner,
    check_notices,
    notice_due,
)
from app.bylaws.hours import moment
from app.bylaws.law import Bylaws
from app.documents.blocks import (
    Block,
    Document,
    Paragraph,
    Run,
    Signature,
    TableBlock,
    TableColumn,
    as_name,
    as_names,
)
from app.documents.board.meeting_words import (
    a_meeting,
    body_name,
    caller_words,
    director_notice,
    lines_of,
    meeting_name,
    notice_place,
    quorum_present,
    without_name,
)
from app.documents.stated import Issue, Rules, at_words, paper, signature, stated, told
from app.documents.wording import corporation, corporation_lines, letterhead, street_city
from app.domain.board_record import BoardMeeting, NoticeLine
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_plain, hour_short, listed

RULES: Rules = (
    ("call", "board.special.callers"),
    ("time and place", "board.special.notice.content"),
    ("manner", "board.special.notice.manner"),
    ("personal notice", "board.special.notice.personal"),
    ("notice by mail", "board.special.notice.mail"),
)
COMMITTEE_RULES: Rules = (
    ("call of committees", "committees.call"),
    ("rules carried over", "committees.meetings.rules"),
    ("alternates", "committees.alternates-notice"),
)
ADJOURNED_RULES: Rules = (
    ("adjournment", "board.adjourn.vote"),
    ("notice to absent directors", "board.adjourn.notice"),
)
AGAINST = ("warning", "error")
LEAD = Run("NOTICE IS HEREBY GIVEN", "strong")


def compose_board_notice(meeting: BoardMeeting, issue: Issue) -> Document:
    """Notice of a special meeting of the board, or of the committee that the meeting names.

    It is signed by one who calls the meeting, or by the secretary. Refused for a meeting that
    needs no notice.
    """
    if meeting.kind != "special":
        raise Refusal(
            f"No notice is given of {a_meeting(meeting.kind)}. Only a special one has it."
        )
    company, law = issue.company, issue.law
    title = f"Notice of {meeting_name(meeting)}"
    called = caller_words(meeting.called_by)
    by = f", called by {called}," if called else ""
    blocks: tuple[Block, ...] = (
        letterhead(company, issue.on),
        Paragraph(f"To: {_addressees(meeting, issue)}"),
        Paragraph(
            (
                LEAD,
                Run(
                    f" that a special meeting of the {body_name(meeting.committee)} of "
                    f"{corporation(company)}{by} will be held at this time and place:"
                ),
            )
        ),
        *stated(
            *(() if called else (("Called by", ""),)),
            ("Time", meeting.starts_at),
            ("Place", notice_place(law, company, meeting)),
        ),
        *told(("Purpose", meeting.purpose)),
        Paragraph(dated_at(issue)),
        _signed(meeting, issue),
    )
    rules = (*RULES, *(COMMITTEE_RULES if meeting.committee else ()))
    return paper(issue, title, blocks, rules)


def compose_adjourned_notice(meeting: BoardMeeting, issue: Issue) -> Document:
    """Notice of the new time and place to those absent at the adjournment, if it is long enough.

    Refused where the adjournment is so short that the version asks for no notice.
    """
    company = issue.company
    if meeting.adjourned_at and meeting.adjourned_to:
        from_at = moment(meeting.adjourned_at, company.zone)
        need = adjourned_needs_notice(
            issue.law, from_at, moment(meeting.adjourned_to, company.zone)
        )
        if not need.yes:
            raise Refusal(need.counted)
    absent = listed(as_names(meeting.absent))
    started = f", that began on {at_words(meeting.starts_at)}" if meeting.starts_at else ""
    blocks: tuple[Block, ...] = (
        letterhead(company, issue.on),
        *stated(("To", absent)),
        Paragraph(
            (
                LEAD,
                Run(
                    f" to the {'members' if meeting.committee else 'directors'} who were not "
                    f"present at the adjournment that the {meeting.kind} meeting of the "
                    f"{body_name(meeting.committee)} of {corporation(company)}{started}, was "
                    "adjourned, and will go on at this time and place:"
                ),
            )
        ),
        *stated(
            ("Adjourned", meeting.adjourned_at),
            ("New time", meeting.adjourned_to),
            ("New place", meeting.adjourned_place),
        ),
        Paragraph(dated_at(issue)),
        signature(issue, dated=False),
    )
    rules = (*ADJOURNED_RULES, *(COMMITTEE_RULES[1:] if meeting.committee else ()))
    title = f"Notice of Adjourned Meeting of the {body_name(meeting.committee)}"
    return paper(issue, title, blocks, rules)


LOG = (
    TableColumn("Director", width=1.5),
    TableColumn("Manner", width=1.4),
    TableColumn("Address or number", width=1.6),
    TableColumn("Told to", width=1.2),
    TableColumn("Given", width=1.7),
    TableColumn("Latest", width=1.7),
    TableColumn("In time or cured", width=2.2),
)
LOG_RULES: Rules = (
    *RULES[2:],
    ("address", "board.special.notice.address"),
    ("oral notice", "board.special.notice.oral-recipient"),
    ("waiver", "board.waiver"),
    ("attendance", "board.waiver.attendance"),
)


def compose_notice_log(meeting: BoardMeeting, issue: Issue) -> Document:
    """How notice was given to each director, by whom, and what cures its want.

    Refused while the time of the meeting is not known: the latest moments are counted from it.
    """
    if meeting.starts_at is None:
        raise Refusal("Set the time of the meeting first.", field="starts_at")
    rows = tuple(_log_row(meeting, issue, line) for line in lines_of(meeting))
    givers = listed(list(dict.fromkeys(n.given_by for n in meeting.notices if n.given_by)))
    blocks: tuple[Block, ...] = (
        *stated(
            ("Meeting", meeting_name(meeting)),
            ("Time", meeting.starts_at),
            ("Called by", caller_words(meeting.called_by)),
            ("Notice given by", givers),
        ),
        TableBlock(LOG, rows),
        Paragraph("Notice was given, or its want was cured, as stated for each director."),
        _log_signed(meeting, issue),
    )
    rules = (*LOG_RULES, *(COMMITTEE_RULES[1:] if meeting.committee else ()))
    return paper(issue, "Log of Notice to Directors", blocks, rules)


def dated_at(issue: Issue) -> str:
    """`Woodland Hills, California, March 10, 2004`; without a place before one was fixed."""
    office = issue.company.office_on(issue.on)
    place = street_city(office.place) if office else ""
    return ", ".join(part for part in (place, day_paper(issue.on)) if part)


def _addressees(meeting: BoardMeeting, issue: Issue) -> str:
    if not meeting.committee:
        names = listed(as_names(meeting.members))
        return f"the Directors of {issue.company.name}{f': {names}' if names else ''}"
    wanted = recipients(issue.law, meeting.members, meeting.alternates).names
    who = "members and alternates" if len(wanted) > len(meeting.members) else "members"
    return f"the {who} of the {meeting.committee}: {listed(as_names(wanted))}"


def _signed(meeting: BoardMeeting, issue: Issue) -> Signature:
    """A caller signs in the office in which they call; otherwise the secretary."""
    signer = issue.signer
    caller = next((c for c in meeting.called_by if signer and c.name == signer.name), None)
    if caller is None:
        return signature(issue, dated=False)
    above = corporation_lines(issue.company)
    return Signature(as_name(caller.name), caller.office.title(), above)


def _log_signed(meeting: BoardMeeting, issue: Issue) -> Signature:
    """The giver of the notices signs the log."""
    givers = {line.given_by for line in meeting.notices}
    if issue.signer and issue.signer.name in givers:
        return Signature(as_name(issue.signer.name), issue.signer.title, dated=True)
    return signature(issue)


def _manner(law: Bylaws, notice: DirectorNotice, found: Finding) -> tuple[str, ...]:
    """What stands against the manner of a notice in time: its kind, or who was told."""
    if notice.given_at is None or found.cite.rule in (WAIVER, ATTENDANCE):
        return ()
    return tuple(f.sentence for f in check_manner(law, notice) if f.severity in AGAINST)


def _log_row(meeting: BoardMeeting, issue: Issue, line: NoticeLine) -> tuple[str, ...]:
    assert meeting.starts_at is not None, "asked before"  # noqa: S101
    at = moment(meeting.starts_at, issue.company.zone)
    notice = director_notice(issue.company, meeting, line)
    present = quorum_present(issue.law, meeting)
    [found] = check_notices(issue.law, at, (notice,), quorum=present)
    due = notice_due(issue.law, at, line.manner).due_at if line.manner else None
    oral = line.given_at is not None and line.manner in ORAL_MANNERS
    told_to = line.told_name or ("the director" if line.told_to == "director" else line.told_to)
    return (
        as_name(line.name),
        line.manner,
        line.address,
        f"{told_to}\n{line.basis}".strip() if oral else "",
        f"{day_plain(line.given_at)}\n{hour_short(line.given_at)}" if line.given_at else "",
        f"{day_plain(due)}\n{hour_short(due)}" if due else "",
        " ".join((without_name(found.sentence, line.name), *_manner(issue.law, notice, found))),
    )
