"""Minutes of a shareholders' meeting, composed from what was recorded, with free words around it.

Sources: 1988 IV §9; 2002 §5.9 ¶1; Corporations Code 1500. The figures are those of the inspectors'
report. A fact that is not recorded is a blank with its label.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.bylaws.law import Bylaws
from app.documents.basis import Basis, rests_on
from app.documents.blocks import (
    Block,
    Document,
    Item,
    Numbered,
    Paragraph,
    Signature,
    as_name,
)
from app.documents.meetings.counts import quorum_blocks
from app.documents.meetings.framing import (
    Setting,
    Signs,
    capital,
    fields,
    framed,
    hour,
    prose,
    signed,
    the_meeting,
    told,
    under,
)
from app.documents.meetings.inspectors import appointed, number_words, request_words
from app.documents.meetings.inspectors_report import Found
from app.documents.meetings.minutes_business import business_blocks, election_lead
from app.documents.meetings.minutes_close import closing_blocks
from app.documents.notice import CALLERS
from app.documents.wording import meeting_words, percent, sentence
from app.domain.meeting_record import MeetingRecord
from app.domain.meetings import Meeting, MeetingPlan
from app.domain.words import day_paper, day_paper_long, plural, whole

KEY = "minutes-shareholders"
OWN_RULE = ("election", "removal")
"""Matters that no ordinary vote decides."""
SORTS = {"annual": "Regular (annual) meeting", "adjourned": "Adjourned meeting"}


def compose_minutes(
    setting: Setting,
    meeting: Meeting,
    record: MeetingRecord,
    found: Found,
    secretary: Signs | None = None,
    approved: Signs | None = None,
) -> Document:
    """The minutes of that meeting; `found` holds what the bylaws answer on its votes.

    The secretary of the meeting signs, its chairman approves; a day not told is left to the pen.
    """
    plan, law, notes = meeting.plan, setting.law, record.notes
    blocks = (
        *fields(*_head(plan, record)),
        *under("Call to order", *_opening(plan, record), *prose(notes.get("opening", ""))),
        *under("Notice and record date", *_notice(meeting), *_waivers(record)),
        *under("Shares present and quorum", *quorum_blocks(law, record)),
        *under("Inspectors of election", *_inspectors(law, plan, record)),
        *under("Minutes of the last meeting", *prose(notes.get("last minutes", ""))),
        *under("Reports", *prose(notes.get("reports", ""))),
        *(election_lead(record) if plan.elects else ()),
        *business_blocks(law, plan, record, found),
        *closing_blocks(law, record),
        *_signatures(setting, record, secretary, approved),
    )
    title = f"Minutes of the {meeting_words(plan).title().replace(' Of ', ' of ')}"
    lines = (f"held {day_paper_long(plan.on)}",) if plan.on else ()
    basis = _basis(law, plan, record)
    return framed(setting, KEY, blocks, lines=lines, title=title, basis=basis)


def _head(plan: MeetingPlan, record: MeetingRecord) -> tuple[tuple[str, str], ...]:
    """Regular or special, time, place and, if special, how it was authorized."""
    rows = (
        ("Meeting", SORTS.get(plan.kind, "Special meeting")),
        ("Day", day_paper_long(plan.on) if plan.on else ""),
        ("Called to order", hour(record.opening.at)),
        ("Place", plan.place.one_line()),
    )
    return rows if plan.kind == "annual" else (*rows, ("How authorized", _authority(plan)))


def _authority(plan: MeetingPlan) -> str:
    """Who called a special meeting, or which meeting was adjourned to this one."""
    if plan.kind == "adjourned":
        first = f"set for {day_paper(plan.original_on)}" if plan.original_on else ""
        when = f"adjourned on {day_paper(plan.adjourned_on)}" if plan.adjourned_on else ""
        known = [part for part in (first, when) if part]
        return f"Adjournment of the meeting {' and '.join(known)}" if known else ""
    if plan.kind != "special-requested":
        caller = CALLERS.get(plan.called_by, plan.called_by)
        return f"Called by {caller}" if caller else ""
    asked = plan.request
    if asked.received_on is None or not asked.votes_entitled:
        return ""
    share = percent(asked.votes_held, asked.votes_entitled)
    return (
        f"Written request received on {day_paper(asked.received_on)} from the holders of "
        f"{whole(asked.votes_held)} of {whole(asked.votes_entitled)} votes ({share})"
    )


def _opening(plan: MeetingPlan, record: MeetingRecord) -> tuple[Block, ...]:
    """Who called the meeting to order and presided, and who kept the minutes."""
    opening = record.opening
    office = f", {capital(opening.chair_office)}," if opening.chair_office else ""
    at = f" at {hour(opening.at)}" if opening.at else ""
    order = (
        f"{as_name(opening.chair)}{office} called {the_meeting(plan)} to order{at} and presided."
        if opening.chair
        else ""
    )
    reason = f" {sentence(opening.chair_reason)}" if opening.chair_reason else ""
    held = f", {capital(opening.secretary_office)}," if opening.secretary_office else ""
    kept = f"{as_name(opening.secretary)}{held} kept the minutes." if opening.secretary else ""
    called = told("The meeting was called to order and presided over by", f"{order}{reason}")
    return (called, told("Minutes kept by", kept))


def _notice(meeting: Meeting) -> tuple[Block, ...]:
    """When and how notice was given, the proof of it, and the record date."""
    plan = meeting.plan
    proof = (
        f"The affidavit of mailing, signed on {day_paper(meeting.affidavit_signed_on)}"
        f"{' by ' + as_name(meeting.affidavit_signer) if meeting.affidavit_signer else ''}, "
        "is filed in the minute book."
        if meeting.affidavit_signed_on
        else ""
    )
    record = (
        "The record date for notice and vote was the close of business on "
        f"{day_paper(plan.record_on)}."
        if plan.record_on
        else ""
    )
    if meeting.status == "held" and plan.kind == "adjourned" and plan.adjournment_announced:
        when = f" of {day_paper(plan.adjourned_on)}" if plan.adjourned_on else ""
        said = (
            f"The time and place were announced at the meeting{when}, when it was adjourned. "
            "No other notice was given."
        )
        return (Paragraph(said), told("Record date", record))
    return (
        told("Notice given on", _given(meeting)),
        told("Proof of notice", proof),
        told("Record date", record),
    )


def _given(meeting: Meeting) -> str:
    """What was deposited or handed over, else the day of the notice once it was given."""
    if meeting.deposits:
        return " ".join(
            f"Notice was given on {day_paper(each.on)} by {each.manner}, "
            f"in {plural(each.pieces, 'piece')}."
            for each in meeting.deposits
        )
    if meeting.status in ("planned", "held") or meeting.plan.notice_on is None:
        return ""
    return f"Notice of the meeting was given on {day_paper(meeting.plan.notice_on)}."


def _waivers(record: MeetingRecord) -> tuple[Block, ...]:
    if not record.waivers:
        return ()
    items = tuple(
        Item(
            f"{as_name(each.name)}: {each.kind}, "
            f"{'signed ' + day_paper(each.signed_on) if each.signed_on else 'not yet signed'}."
        )
        for each in record.waivers
    )
    lead = "These papers of persons entitled to vote and not present were filed:"
    return (Paragraph(lead), Numbered(items))


def _inspectors(law: Bylaws, plan: MeetingPlan, record: MeetingRecord) -> tuple[Block, ...]:
    named = record.inspectors
    more = (request_words(named.requested), number_words(law, named))
    return (
        told("Appointed as inspectors, and by whom", appointed(plan, named)),
        *(Paragraph(text) for text in more if text),
    )


def _signatures(
    setting: Setting, record: MeetingRecord, secretary: Signs | None, approved: Signs | None
) -> Sequence[Signature]:
    opening = record.opening
    own = Signs(opening.secretary, opening.secretary_office)
    chair = capital(opening.chair_office) if opening.chair_office else "Chairman of the Meeting"
    by = approved or Signs(opening.chair)
    title = chair if by.name in ("", opening.chair) else capital(by.capacity)
    day = f"\nDated {day_paper(by.on)}" if by.on else ""
    name = as_name(by.name or opening.chair)
    return (
        signed(setting, KEY, secretary or own),
        Signature(name, f"{title}{day}".strip(), "Approved:", dated=by.on is None),
    )


def _basis(law: Bylaws, plan: MeetingPlan, record: MeetingRecord) -> tuple[Basis, ...]:
    """The rules of what this meeting did, beyond those of all minutes."""
    votes = [("ordinary vote", "shareholders.vote.act")]
    removals = [
        ("removal", "directors.removal.vote"),
        ("who is kept in office", "directors.removal.protection"),
    ]
    elected = [
        ("most votes", "shareholders.election.plurality"),
        ("votes cumulated", "shareholders.election.cumulative.precondition"),
    ]
    pairs = [
        *(votes if any(item.matter not in OWN_RULE for item in plan.items) else []),
        *(removals if any(item.matter == "removal" for item in plan.items) else []),
        *(elected if plan.elects else []),
        *([("inspectors", "inspectors.duties")] if record.inspectors.names else []),
        *([("objections", "shareholders.waiver.attendance")] if record.objections else []),
        *([("papers that cure", "shareholders.waiver.cures")] if record.waivers else []),
        *([("withdrawal", "shareholders.quorum.withdrawal")] if record.left() else []),
        *([("adjournment", "shareholders.adjourn.vote")] if record.adjournment else []),
        *(
            [("its announcement", "shareholders.adjourn.announcement")]
            if record.adjournment
            else []
        ),
    ]
    ruled = tuple(("rulings", law.cite(r.rule)) for r in record.rulings if law.has(r.rule))
    return (*rests_on(law, pairs), *ruled)
