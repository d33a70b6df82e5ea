"""Notices of shareholders' meetings: annual, special (called or requested), adjourned.

Content: 1988 II §4, 2002 §2.3, §2.4, §2.7; Corporations Code 601.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.bylaws.law import Bylaws
from app.bylaws.shareholders.election_choices import cumulative_right
from app.documents.agenda import purposes
from app.documents.basis import Basis, basis_line, rests_on
from app.documents.blocks import (
    AddressBlock,
    Block,
    Document,
    Numbered,
    Paragraph,
    Run,
    Signature,
    Title,
    as_names,
)
from app.documents.wording import (
    Signer,
    corporation,
    corporation_lines,
    letterhead,
    meeting_day,
    meeting_words,
    notice_title,
    office_place,
    paragraphs_of,
    percent,
    sentence,
    street_city,
    when,
    where,
)
from app.domain.company import Company
from app.domain.meetings import MeetingPlan, Place
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, listed, number_word, whole

SELF_HELP = "shareholders.special.self-help-notice"
CALLERS = {
    "board": "the Board of Directors",
    "chairman": "the Chairman of the Board",
    "president": "the President",
}


@dataclass(frozen=True, slots=True)
class NoticeExtras:
    """What a notice says beyond the plan.

    `callers` are the shareholders who requested a special meeting; `by_requesters` that they give
    the notice themselves. `original_place`, `original_kind` (`annual` or `special`) and
    `adjourned_by` (`by the vote of a majority of the shares represented`) belong to an adjourned
    meeting. `zone_words` replaces `California time` or `local time`.
    """

    callers: tuple[str, ...] = ()
    by_requesters: bool = False
    original_place: Place | None = None
    original_kind: str = ""
    adjourned_by: str = ""
    zone_words: str = ""
    enclosures: tuple[str, ...] = ("form of proxy",)


def compose_notice(
    plan: MeetingPlan,
    company: Company,
    *,
    law_notice: Bylaws,
    law_meeting: Bylaws,
    signer: Signer,
    record_on: date,
    extras: NoticeExtras | None = None,
) -> Document:
    """The notice of the plan's meeting, with an empty address block.

    `law_notice` governs giving the notice, `law_meeting` the meeting and its record date. Refused
    while the plan lacks the day, the hour, the place or the day of the notice.
    """
    given = extras or NoticeExtras()
    if plan.notice_on is None:
        raise Refusal("Set the day of the notice first.", field="notice_on")
    blocks: tuple[Block, ...] = (
        letterhead(company, plan.notice_on),
        AddressBlock(),
        Title(notice_title(plan), (f"To Be Held {day_paper_long(meeting_day(plan))}",)),
        Paragraph(f"To the Shareholders of {company.name}:"),
        *_opening(plan, company, given),
        Numbered(purposes(plan)),
        *_business(plan),
        Paragraph(_record(plan, record_on)),
        Paragraph(_proxies(plan, record_on)),
        *_cumulative(plan, law_meeting),
        *_self_help(plan, law_notice, given),
        Paragraph(
            f"{street_city(office_place(company, plan.notice_on))}, {day_paper(plan.notice_on)}"
        ),
        *_signatures(plan, company, signer, given),
        *_enclosures(given),
        *basis_line(notice_basis(plan, law_notice, law_meeting), "Sections of"),
    )
    title = notice_title(plan)
    return Document(title, company.name, blocks, f"{title}, {day_paper(meeting_day(plan))}")


def notice_basis(plan: MeetingPlan, law_notice: Bylaws, law_meeting: Bylaws) -> tuple[Basis, ...]:
    """The rules that the notice's sentences rest on, in order of the notice."""
    annual = plan.kind == "annual"
    notice = [
        ("time of the notice", "shareholders.notice.window"),
        ("place, date and hour", "shareholders.notice.content.basic"),
        (
            "matters intended" if annual else "general nature of the business",
            f"shareholders.notice.content.{'annual' if annual else 'special'}",
        ),
        *([("nominees", "shareholders.notice.content.nominees")] if plan.elects else []),
        *([("special matters", "shareholders.notice.special-matters")] if _special(plan) else []),
        ("manner of giving", "shareholders.notice.manner"),
    ]
    by_kind = {
        "special-board": [("call", "shareholders.special.callers")],
        "special-requested": [
            ("call", "shareholders.special.call-threshold"),
            ("time requested", "shareholders.special.requested-date"),
        ],
        "adjourned": [
            ("adjournment", "shareholders.adjourn.vote"),
            ("notice of it", "shareholders.adjourn.notice-trigger"),
        ],
    }
    meeting = [
        *by_kind.get(plan.kind, []),
        ("record date", "record-date.meeting.fixed"),
        ("who may vote", "record-date.effect"),
        *(
            [("cumulative voting", "shareholders.election.cumulative.allotment")]
            if plan.elects and cumulative_right(law_meeting) != "none"
            else []
        ),
        ("proxies", "proxy.duration"),
    ]
    return (*rests_on(law_notice, notice), *rests_on(law_meeting, meeting))


def _special(plan: MeetingPlan) -> bool:
    return any(item.matter not in ("ordinary", "election") for item in plan.items)


def _opening(plan: MeetingPlan, company: Company, extras: NoticeExtras) -> tuple[Paragraph, ...]:
    lead = Run("NOTICE IS HEREBY GIVEN", "strong")
    if plan.kind == "adjourned":
        return _adjourned_opening(plan, company, extras, lead)
    subject = f" that {_article(plan)} {meeting_words(plan)} of {corporation(company)},"
    called = "" if plan.kind == "annual" else f" called by {_caller(plan, extras)},"
    held = f" will be held at {where(plan)}, on {when(plan, extras.zone_words)},"
    return (Paragraph((lead, Run(f"{subject}{called}{held} for the following purposes:"))),)


def _article(plan: MeetingPlan) -> str:
    return "the" if plan.kind == "annual" else "a"


def _caller(plan: MeetingPlan, extras: NoticeExtras) -> str:
    request = plan.request
    if plan.kind != "special-requested":
        return CALLERS.get(plan.called_by, plan.called_by)
    if request.received_on is None:
        raise Refusal("Set the day on which the request was received first.", field="received_on")
    share = percent(request.votes_held, request.votes_entitled)
    names = f", namely {listed(as_names(extras.callers))}," if extras.callers else ""
    return (
        f"the holders of {whole(request.votes_held)} of the {whole(request.votes_entitled)} votes "
        f"entitled to be cast at the meeting ({share})"
        f"{names} by written request received on {day_paper_long(request.received_on)}"
        f"{_asked_for(plan)}"
    )


def _asked_for(plan: MeetingPlan) -> str:
    asked = plan.request.asked_for
    return f", which asks for a meeting on {day_paper_long(asked)}" if asked else ""


def _adjourned_opening(
    plan: MeetingPlan, company: Company, extras: NoticeExtras, lead: Run
) -> tuple[Paragraph, ...]:
    if plan.original_on is None or plan.adjourned_on is None:
        raise Refusal(
            "Set the day of the original meeting and the day it was adjourned first.",
            field="adjourned_on",
        )
    kind = f"{extras.original_kind} " if extras.original_kind else ""
    place = f" at {extras.original_place.one_line()}" if extras.original_place else ""
    by = f" {extras.adjourned_by}" if extras.adjourned_by else ""
    first = (
        f" that the {kind}meeting of shareholders of {corporation(company)}, set for "
        f"{day_paper_long(plan.original_on)}{place}, was adjourned on "
        f"{day_paper_long(plan.adjourned_on)}{by}."
    )
    second = (
        f"The adjourned meeting will be held at {where(plan)}, on "
        f"{when(plan, extras.zone_words)}, for the following purposes:"
    )
    return (Paragraph((lead, Run(first))), Paragraph(second))


def _business(plan: MeetingPlan) -> tuple[Paragraph, ...]:
    if plan.kind == "annual":
        return ()
    if plan.kind == "adjourned":
        return (
            Paragraph(
                "Any business may be transacted that might have been transacted at the original "
                "meeting."
            ),
        )
    return (Paragraph("No business other than that stated above will be transacted."),)


def _record(plan: MeetingPlan, record_on: date) -> str:
    original = plan.original_record_on
    lead = ""
    if plan.kind == "adjourned" and original:
        moved = record_on != original
        lead = (
            f"A new record date has been fixed in place of {day_paper_long(original)}."
            if moved
            else "The record date of the original meeting stands."
        )
    return paragraphs_of(
        (
            lead,
            f"Only shareholders of record at the close of business on {day_paper_long(record_on)} "
            "are entitled to notice of and to vote at the meeting and any adjournment of it.",
        )
    )


def _proxies(plan: MeetingPlan, record_on: date) -> str:
    kept = plan.kind == "adjourned" and record_on == plan.original_record_on
    asked = (
        "A proxy given for the original meeting is valid for the adjourned meeting unless it is "
        "revoked."
        if kept
        else "Whether or not you expect to attend, you are asked to sign, date and return the "
        "enclosed proxy."
    )
    return paragraphs_of(
        (
            asked,
            "A proxy may be revoked at any time before it is voted. Attending the meeting does "
            "not by itself revoke it.",
        )
    )


def _cumulative(plan: MeetingPlan, law: Bylaws) -> tuple[Paragraph, ...]:
    right = cumulative_right(law)
    if not plan.elects or right == "none":
        return ()
    if right == "always":
        return (Paragraph("In the election of directors every shareholder may cumulate votes."),)
    return (
        Paragraph(
            "In the election of directors every shareholder may cumulate votes for candidates "
            "whose names were placed in nomination before the voting, if any shareholder has "
            "given notice at the meeting, before the voting, of the intention to cumulate votes."
        ),
    )


def _self_help(plan: MeetingPlan, law: Bylaws, extras: NoticeExtras) -> tuple[Paragraph, ...]:
    if not extras.by_requesters:
        return ()
    if not law.has(SELF_HELP) or plan.request.received_on is None:
        raise Refusal(
            f"The bylaws of {law.short} do not let the requesting shareholders give the notice."
        )
    days = number_word(law.figure(SELF_HELP, "days"))
    return (
        Paragraph(
            "This notice is given by the shareholders who requested the meeting, pursuant to "
            f"Section {law.cite(SELF_HELP).section.lstrip('§')} of the bylaws, the officer not "
            f"having given notice within {days} days after "
            f"{day_paper(plan.request.received_on)}, when the request was received."
        ),
    )


def _signatures(
    plan: MeetingPlan, company: Company, signer: Signer, extras: NoticeExtras
) -> tuple[Signature, ...]:
    if extras.by_requesters:
        return tuple(Signature(name, "Requesting shareholder") for name in as_names(extras.callers))
    caller = CALLERS.get(plan.called_by, CALLERS["board"])
    requested = plan.kind == "special-requested"
    above = "" if requested else f"By order of {caller} of\n"
    return (
        Signature(
            as_names((signer.name,))[0], signer.title, f"{above}{corporation_lines(company)}"
        ),
    )


def _enclosures(extras: NoticeExtras) -> tuple[Paragraph, ...]:
    if not extras.enclosures:
        return ()
    return (Paragraph(sentence(f"Enclosed: {', '.join(extras.enclosures)}"), size="small"),)
