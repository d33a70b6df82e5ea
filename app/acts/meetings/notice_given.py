"""Plan a shareholders' meeting and give its notice.

The plan is a draft, outside the chain. Giving notice has three steps, so that the window stays
free: `prepare_notice` reads the book and asks the bylaws; `notice_papers` typesets without the
book, can be watched and cancelled; `record_notice` files everything in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from app.acts.act import Who, given_id, settle
from app.acts.meetings.notice_papers import NoticeMatter, typeset_notice
from app.bylaws.law import shelf_for
from app.bylaws.plan import PlanFacts, check_plan
from app.bylaws.shareholders.notice import default_meeting_record_date
from app.documents.notice import NoticeExtras
from app.documents.wording import Signer
from app.domain.codec import list_to_json, plan_from_json, plan_to_json
from app.domain.company import Company
from app.domain.entries import EntryDraft, FindingKept, Json, PaperDraft, Receipt
from app.domain.meetings import KINDS, REQUESTERS, MeetingPlan, RecordList
from app.domain.offices import Term, authorized_on
from app.domain.people import INSIDE, Holder
from app.domain.record_lists import cut_off_moment, fix_list
from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.domain.words import day_plain, listed, plural
from app.store.book import Book

PLAN_DRAFT = "plan:"


def keep_plan(book: Book, given: Json, who: Who) -> MeetingPlan:
    """Keep the plan as a draft; refused once notice of the meeting was given."""
    plan = read_plan(given.get("plan"))
    if book.company().meeting(plan.key):
        raise Refusal("Notice of this meeting was given. Its plan can only be corrected.")
    book.keep_draft(PLAN_DRAFT + plan.key, plan_to_json(plan), who.now)
    return plan


def drop_plan(book: Book, key: str) -> None:
    """Throw a plan away; a recorded meeting is not touched."""
    book.drop_draft(PLAN_DRAFT + key)


def kept_plans(book: Book) -> tuple[MeetingPlan, ...]:
    """The plans that are kept as drafts, in order of their keys."""
    return tuple(plan_from_json(draft) for _, draft in sorted(book.drafts(PLAN_DRAFT).items()))


def read_plan(data: object) -> MeetingPlan:
    """The plan from its JSON data; refused with a sentence where it is not one."""
    try:
        plan = plan_from_json(cast("dict[str, Any]", data))
    except (TypeError, ValueError, AttributeError, KeyError):
        raise Refusal("The plan of the meeting cannot be read. Nothing was kept.") from None
    if plan.kind not in KINDS or not plan.key:
        raise Refusal("The plan names no key or no known kind of meeting. Nothing was kept.")
    return plan


def draft_list(book: Book, plan: MeetingPlan) -> RecordList | None:
    """The record-date list as the register stands now; `None` while there is no record date.

    Without a fixed record date the bylaws' default is taken (1988 II §7, 2002 §2.11(a)).
    """
    company = book.company()
    record_on = plan.record_on or _default_record_date(company, plan)
    if record_on is None:
        return None
    of_plan = (plan.key, plan.notice_on, plan.manner, plan.fallback)
    asked = (book.head()[0], record_on, *of_plan)
    last = book.known("draft list", dict[tuple[object, ...], RecordList])
    if asked not in last:
        holders = _addressed(book, record_on, plan.notice_on)
        moment = cut_off_moment(company, record_on)
        out = sum(book.outstanding(c.id, moment) for c in company.classes)
        last.clear()
        last[asked] = fix_list(plan, record_on, company, holders, book.holdings(moment), out)
    return last[asked]


def _addressed(book: Book, record_on: date, notice_on: date | None) -> dict[int, Holder]:
    """Holders as registered on the record date, at their addresses of the day of the notice."""
    then = book.holders_on(record_on)
    sent = book.holders_on(notice_on) if notice_on else {one.id: one for one in book.holders()}
    return {n: replace(one, addresses=sent[n].addresses) for n, one in then.items()}


def votes_on(book: Book, on: date, holder_ids: tuple[int, ...] | None = None) -> int:
    """Votes that could be cast at the end of that day, of those holders only if any are named.

    Shares of the corporation or a subsidiary are left out (1988 II §7, 2002 §2.8 ¶1).
    """
    votes = {c.id: c.votes_per_share for c in book.company().classes}
    left_out = {h.id for h in book.holders_on(on).values() if h.capacity in INSIDE}
    return sum(
        h.shares * votes[h.class_id]
        for h in book.holdings(end_of(on))
        if h.holder_id not in left_out and (holder_ids is None or h.holder_id in holder_ids)
    )


def plan_facts(book: Book, plan: MeetingPlan, today: date) -> PlanFacts:
    """What the rules need to know of the company and its register for this plan."""
    company, received = book.company(), plan.request.received_on
    office = company.office_on(plan.on or today)
    original = company.meeting(plan.original_key) if plan.original_key else None
    facts = PlanFacts(
        today,
        terms=company.terms,
        recipients=book.record_list(plan.key) or draft_list(book, plan),
        office=office.place if office else None,
        original=original.plan if original else None,
        authorized=authorized_on(company.numbers, plan.on or today) or 0,
    )
    if plan.kind != "special-requested" or received is None:
        return facts
    held = votes_on(book, received, plan.request.holder_ids)
    return replace(facts, votes_entitled=votes_on(book, received), votes_held=held)


@dataclass(frozen=True, slots=True)
class PreparedNotice:
    """All that a notice needs, read and checked: nothing is recorded yet."""

    matter: NoticeMatter
    facts: PlanFacts
    kept: tuple[FindingKept, ...]


def prepare_notice(book: Book, given: Json, who: Who) -> PreparedNotice:
    """Fix the list, ask the bylaws, and see that everything is there to give notice."""
    plan = with_request(book, known_plan(book, str(given.get("meeting") or "")))
    company = book.company()
    held = draft_list(book, plan)
    if plan.on is None or plan.notice_on is None or held is None:
        raise Refusal("Set the day of the meeting and the day of the notice first.", field="on")
    if not held.entitled:
        raise Refusal(
            f"No holder is entitled to vote on {day_plain(held.record_on)}. "
            "Enter the register first."
        )
    shelf = shelf_for(company.bylaws)
    giver = _giver(book, company, plan, given)
    facts = replace(plan_facts(book, plan, who.today), giver=giver.office)
    kept = settle(check_plan(shelf, plan, facts), given, plan.reasons)
    _refuse_unprintable(held)
    members = {h.id: h.members for h in book.holders() if h.members}
    extras = notice_extras(book, plan, by_requesters=giver.office == REQUESTERS)
    matter = NoticeMatter(plan, company, shelf, held, giver, members, extras)
    return PreparedNotice(matter, facts, kept)


def with_request(book: Book, plan: MeetingPlan) -> MeetingPlan:
    """The plan with its callers' votes, and all that could be cast, on the day of receipt."""
    received = plan.request.received_on
    if plan.kind != "special-requested" or received is None:
        return plan
    held, entitled = votes_on(book, received, plan.request.holder_ids), votes_on(book, received)
    return replace(plan, request=replace(plan.request, votes_held=held, votes_entitled=entitled))


def notice_extras(book: Book, plan: MeetingPlan, *, by_requesters: bool) -> NoticeExtras:
    """What the notice says of the holders who asked for the meeting, or of the one adjourned."""
    if plan.kind == "special-requested":
        return NoticeExtras(callers=_callers(book, plan), by_requesters=by_requesters)
    original = book.company().meeting(plan.original_key) if plan.kind == "adjourned" else None
    if original is None:
        return NoticeExtras()
    kind = "annual" if original.plan.kind == "annual" else "special"
    return NoticeExtras(original_place=original.plan.place, original_kind=kind)


def _callers(book: Book, plan: MeetingPlan) -> tuple[str, ...]:
    return tuple(book.holder(holder).name for holder in plan.request.holder_ids)


def notice_papers(
    prepared: PreparedNotice,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[PaperDraft, ...]:
    """The papers of a notice; reads and records nothing, so it may run beside the window."""
    return typeset_notice(prepared.matter, prepared.facts, progress, cancelled)


def record_notice(
    book: Book, prepared: PreparedNotice, papers: tuple[PaperDraft, ...], who: Who
) -> Receipt:
    """File the notice: the list as fixed, the plan, the findings, and every paper's bytes."""
    plan, held = prepared.matter.plan, prepared.matter.held
    if (now := draft_list(book, plan)) is None or now.sha256 != held.sha256:
        raise Refusal(
            "The register changed while the notice was made. Nothing was recorded. "
            "Give the notice again."
        )
    signer = prepared.matter.signer
    data = {
        "plan": plan_to_json(plan),
        "list": list_to_json(held),
        "signer": {"name": signer.name, "office": signer.office},
    }
    says = (
        f"Notice of the {meeting_title(plan)} given to {plural(len(held.entitled), 'holder')} "
        f"of record on {day_plain(held.record_on)}"
    )
    on = plan.notice_on or who.today
    draft = EntryDraft("meeting.notice", on, data, says, findings=prepared.kept, papers=papers)
    receipt = book.record([draft], who.by, who.now)
    drop_plan(book, plan.key)
    return receipt


def without_notice(book: Book, plan: MeetingPlan) -> tuple[EntryDraft, ...]:
    """The entry that fixes plan and list of a meeting that is held without notice.

    So it is with one that goes on after an adjournment, or is held on waivers alone. None where
    notice was given: its entry has the plan.
    """
    held = draft_list(book, plan)
    if book.company().meeting(plan.key) or held is None:
        return ()
    kept = replace(plan, notice_on=None)
    data = {"plan": plan_to_json(kept), "list": list_to_json(held)}
    says = f"The {meeting_title(plan)} is held; no notice of it is on record"
    return (EntryDraft("meeting.plan", plan.on or held.record_on, data, says),)


def give_notice(book: Book, given: Json, who: Who) -> Receipt:
    """The three steps in one, for the command line."""
    prepared = prepare_notice(book, given, who)
    return record_notice(book, prepared, notice_papers(prepared), who)


def meeting_title(plan: MeetingPlan) -> str:
    """`annual meeting of May 25, 2004`."""
    kind = plan.kind if plan.kind in ("annual", "adjourned") else "special"
    return f"{kind} meeting of {day_plain(plan.on)}" if plan.on else f"{kind} meeting"


def known_plan(book: Book, key: str) -> MeetingPlan:
    """The kept plan with that key; refused if there is none, or if notice was given."""
    if book.company().meeting(key):
        raise Refusal("Notice of this meeting was given already.", field="meeting")
    draft = book.drafts(PLAN_DRAFT).get(PLAN_DRAFT + key)
    if draft is None:
        raise Refusal("There is no plan of that meeting. Plan it first.", field="meeting")
    return plan_from_json(draft)


def _giver(book: Book, company: Company, plan: MeetingPlan, given: Json) -> Signer:
    """The officer who gives the notice, or the holders who asked for the meeting."""
    if given.get("signer") == REQUESTERS:
        if not (names := _callers(book, plan)):
            raise Refusal("Enter the shareholders who asked for the meeting.", field="signer")
        return Signer(listed(names), REQUESTERS)
    term = _officer(company, given)
    return Signer(term.name, term.office)


def _officer(company: Company, given: Json) -> Term:
    wanted = given_id(given, "signer", "officer who gives the notice")
    term = next((t for t in company.terms if t.id == wanted), None)
    if term is None:
        raise Refusal("Choose the officer who gives the notice.", field="signer")
    return term


def _refuse_unprintable(held: RecordList) -> None:
    from app.documents.typeset import unprintable

    found = [*unprintable([text for row in held.rows for text in (row.name, *row.address)])]
    if found:
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise Refusal(
            f"{plural(len(found), 'name')} cannot be printed with the program’s letters: "
            f"{'; '.join(str(name) for name in found[:5])}{more}. Nothing was recorded. "
            "Write them in Latin letters."
        )


def _default_record_date(company: Company, plan: MeetingPlan) -> date | None:
    if plan.notice_on is None:
        return None
    law = shelf_for(company.bylaws).on(plan.notice_on)
    return default_meeting_record_date(law, plan.notice_on).on if law else None
