"""Minutes of a meeting of the board or of a committee.

1988 III §6 to §13, IV §9; 2002 §3.5 to §3.12, §4.2, §5.9 ¶1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from app.bylaws.board.meetings import act_needs, check_telephone
from app.bylaws.board.notice import check_notices
from app.bylaws.hours import moment
from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Blank,
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    TableBlock,
    TableColumn,
    as_name,
    as_names,
)
from app.documents.board.meeting_words import (
    body_name,
    caller_words,
    director_notice,
    lines_of,
    meeting_name,
    quorum_of,
    quorum_present,
    without_name,
)
from app.documents.board.votes import is_lost, rules_of, vote_lines
from app.documents.meetings.framing import prose, under
from app.documents.stated import (
    Issue,
    Rules,
    at_words,
    paper,
    proposed,
    resolved,
    signature,
    stated,
    told,
)
from app.documents.wording import sentence
from app.domain.board.facts import MinutesKept
from app.domain.board_record import BoardMeeting, Presence
from app.domain.words import day_paper, hour_paper, listed, plural

COMMITTEE = (
    ("rules carried over", "committees.meetings.rules"),
    ("quorum of the committee", "committees.quorum"),
    ("minutes of committees", "committees.minutes"),
)
SOURCES = {
    "organizational": ("organizational meeting", "board.organizational"),
    "regular": ("regular meeting", "board.regular.no-notice"),
    "special": ("special meeting", "board.special.callers"),
    "adjourned": ("adjourned meeting", "board.adjourn.vote"),
}
HOW = {
    "organizational": "held immediately after the annual meeting of shareholders, without notice",
    "regular": "regular, without notice",
    "special": "special",
    "adjourned": "continued after adjournment",
}
PRESENT = (
    TableColumn("Present", width=2.4),
    TableColumn("How", width=1.4),
    TableColumn("For", width=2),
    TableColumn("Arrived", width=1.3),
    TableColumn("Left", width=1.3),
)
UNSIGNED = MinutesKept()
NOTES = ("opening", "reports", "closing")
"""Where free words stand in the minutes, beside `item 1` before the first resolution and so on."""
NOTICES = (TableColumn("Director", width=2), TableColumn("Notice, or what cures it", width=5))


def compose_board_minutes(
    meeting: BoardMeeting,
    issue: Issue,
    kept: MinutesKept = UNSIGNED,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> Document:
    """The minutes, signed by the secretary of the meeting and approved by the chair.

    `notes` are the secretary's free words by place (see `NOTES`), and for `item 1` and so on.

    `kept` tells the days on which they were signed and approved; unknown, they are left to the pen.
    """
    title = f"Minutes of the {meeting_name(meeting)}"
    blocks: tuple[Block, ...] = (
        *_opening(meeting, issue),
        *prose(notes.get("opening", "")),
        *_notice(meeting, issue),
        *_presence(meeting, issue.law),
        *_chair(meeting),
        *_reports(meeting, notes.get("reports", "")),
        *_resolutions(meeting, issue.law, notes),
        *_withdrawals(meeting),
        *_adjournment(meeting, issue.law, notes.get("closing", "")),
        *basis_line(rests_on(issue.law, _rules(meeting)), "Sections of"),
        *_signatures(meeting, issue, kept),
    )
    return paper(issue, title, blocks, ())


def _opening(meeting: BoardMeeting, issue: Issue) -> tuple[Block, ...]:
    office = issue.company.office_on(issue.on)
    principal = office is not None and office.place == meeting.place
    source = meeting.place_from or ("principal executive office" if principal else "")
    authorized = {
        "special": f"called by {caller_words(meeting.called_by)}" if meeting.called_by else "",
        "regular": meeting.scheduled_by,
        "organizational": HOW["organizational"],
        "adjourned": _continued(meeting),
    }[meeting.kind]
    return (
        *stated(
            ("Kind of meeting", HOW[meeting.kind].split(",")[0]),
            ("How authorized", authorized),
            ("Time", meeting.starts_at),
            ("Place", meeting.place),
            ("Place taken from", source),
        ),
        Heading("Call to order"),
        Paragraph(
            sentence(
                f"The meeting of the {body_name(meeting.committee)} of {issue.company.name} was "
                f"called to order{_at(meeting)}"
            )
        ),
    )


def _notice(meeting: BoardMeeting, issue: Issue) -> tuple[Block, ...]:
    if meeting.kind in ("regular", "organizational"):
        said = "The meeting was held without notice, as the bylaws allow."
        return (Heading("Notice"), Paragraph(said))
    if meeting.starts_at is None or not lines_of(meeting):
        return (Heading("Notice"), *stated(("Notice or waiver", "")))
    at = moment(meeting.starts_at, issue.company.zone)
    lines = [director_notice(issue.company, meeting, line) for line in lines_of(meeting)]
    quorum = quorum_present(issue.law, meeting)
    found = check_notices(issue.law, at, lines, quorum=quorum)
    rows = tuple(
        (as_name(n.name), without_name(f.sentence, n.name))
        for n, f in zip(lines, found, strict=True)
    )
    return (Heading("Notice"), TableBlock(NOTICES, rows))


def _presence(meeting: BoardMeeting, law: Bylaws) -> tuple[Block, ...]:
    quorum = quorum_of(law, meeting)
    count = len(meeting.present)
    need = ""
    if quorum is not None:
        is_there = "present" if count >= quorum else "not present"
        need = f"{plural(count, 'member')} present; {quorum} are a quorum. A quorum was {is_there}."
    remote = [p.name for p in meeting.present if p.by != "in person"]
    heard = (
        [f.sentence for f in check_telephone(law, as_names(remote), all_heard=True)]
        if meeting.all_heard
        else []
    )
    unsaid = remote and not heard
    return (
        Heading("Presence and quorum"),
        *(
            (TableBlock(PRESENT, tuple(map(_present_row, meeting.present))),)
            if meeting.present
            else stated(("Present", ""))
        ),
        *told(
            ("Absent", listed(as_names(meeting.absent))),
            ("Also present", listed(as_names(meeting.others_present))),
        ),
        *stated(("Quorum", need)),
        *(Paragraph(said) for said in heard),
        *((Blank("All taking part could hear one another (yes or no):", 120),) if unsaid else ()),
    )


def _chair(meeting: BoardMeeting) -> tuple[Block, ...]:
    chosen = ", chosen by those present" if meeting.chair_chosen and meeting.chair else ""
    return stated(
        ("Chair", f"{meeting.chair}{chosen}"),
        ("Secretary of the meeting", meeting.secretary),
    )


def _reports(meeting: BoardMeeting, note: str) -> tuple[Block, ...]:
    said = tuple(Paragraph(sentence(text)) for text in meeting.reports)
    return under("Reports", *said, *prose(note))


def _resolutions(meeting: BoardMeeting, law: Bylaws, notes: Mapping[str, str]) -> tuple[Block, ...]:
    if not meeting.resolutions and meeting.adjourned_at is None:
        return stated(("Resolutions", ""))
    if not meeting.resolutions:
        return (Heading("Resolutions"), Paragraph("No resolution was put to the vote."))
    made: list[Block] = [Heading("Resolutions")]
    for number, resolution in enumerate(meeting.resolutions, 1):
        made += prose(notes.get(f"item {number}", ""))
        made += [Paragraph((Run(resolution.title, "strong"),))] if resolution.title else []
        quorum = quorum_of(law, meeting)
        set_out = proposed if is_lost(law, resolution, quorum) else resolved
        made.append(set_out(resolution.text))
        lines = vote_lines(law, resolution, quorum)
        made += [Paragraph(" ".join(lines), indent=24)] if lines else stated(("Votes", ""))
    return tuple(made)


def _withdrawals(meeting: BoardMeeting) -> tuple[Block, ...]:
    gone = [p for p in meeting.present if p.left_at]
    if not gone:
        return ()
    said = [sentence(f"{p.name} left at {hour_paper(p.left_at)}") for p in gone if p.left_at]
    return (Heading("Withdrawals"), Paragraph(" ".join(said)))


def _adjournment(meeting: BoardMeeting, law: Bylaws, note: str) -> tuple[Block, ...]:
    where = meeting.adjourned_place.one_line()
    votes = ""
    if meeting.adjourn_votes is not None and meeting.present:
        votes = act_needs(law, len(meeting.present), meeting.adjourn_votes).counted
    return (
        Heading("Adjournment"),
        *prose(note),
        *(
            (
                Paragraph(
                    sentence(f"The meeting was adjourned at {hour_paper(meeting.adjourned_at)}")
                ),
            )
            if meeting.adjourned_at
            else stated(("Adjourned at", ""))
        ),
        *told(
            ("To go on", meeting.adjourned_to),
            ("At", where),
            ("Vote to adjourn", votes),
        ),
    )


def _signatures(meeting: BoardMeeting, issue: Issue, kept: MinutesKept) -> tuple[Signature, ...]:
    if meeting.secretary and not (issue.signer and issue.signer.name == meeting.secretary):
        keeper = Signature(as_name(meeting.secretary), "Secretary of the meeting", dated=True)
    else:
        keeper = signature(issue)
    signed_on = next((one.on for one in kept.signed if one.name == keeper.name), None)
    chair = Signature(as_name(meeting.chair), "Chair of the meeting", "Approved:", dated=True)
    by_chair = kept.approved_by in ("", meeting.chair)
    return (_on(keeper, signed_on), _on(chair, kept.approved_on if by_chair else None))


def _on(line: Signature, day: date | None) -> Signature:
    """The line with its day printed where it is known."""
    return (
        replace(line, title=f"{line.title}\nDated {day_paper(day)}", dated=False) if day else line
    )


def _rules(meeting: BoardMeeting) -> Rules:
    told_by = [rule for made in meeting.resolutions for rule in rules_of(made)]
    remote = any(p.by != "in person" for p in meeting.present)
    own = (
        ("place", "board.meeting.place"),
        SOURCES[meeting.kind],
        *((("telephone", "board.meeting.telephone"),) if remote else ()),
        *(COMMITTEE if meeting.committee else (("quorum", "board.quorum"),)),
        ("presiding", "board.presiding"),
        *told_by,
        *(
            (("adjournment", "board.adjourn.vote"),)
            if meeting.adjourned_to and meeting.kind != "adjourned"
            else ()
        ),
        ("contents of the minutes", "officers.secretary.minute-book"),
        ("filing", "board.minutes.filing"),
    )
    return tuple(dict.fromkeys(own))


def _at(meeting: BoardMeeting) -> str:
    at = meeting.opened_at or meeting.starts_at
    return f" at {hour_paper(at)}" if at else ""


def _continued(meeting: BoardMeeting) -> str:
    first = meeting.original_at
    return f"adjourned from the meeting that began on {at_words(first)}" if first else ""


def _present_row(there: Presence) -> tuple[str, ...]:
    return (
        as_name(there.name),
        there.by,
        f"in place of {there.sat_for}" if there.sat_for else "as member",
        hour_paper(there.arrived_at) if there.arrived_at else "at the start",
        hour_paper(there.left_at) if there.left_at else "stayed",
    )
