"""Each kind of paper of a meeting's day: how it is made from the facts and when it is offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.acts.meetings.papers import MINUTES, DayMatter, Maker, make_minutes, ruling_of
from app.acts.meetings.proposals import proposals_of
from app.acts.meetings.request_paper import offers as for_request
from app.acts.meetings.request_paper import request
from app.bylaws.meeting_day.elections import cumulation, eligible
from app.bylaws.meeting_day.proposals import advance_standing
from app.bylaws.meeting_day.validity import stated
from app.documents.blocks import Document
from app.documents.meetings.advance_notice import (
    compose_nomination_notice,
    compose_nominee_consent,
    compose_proposal_notice,
)
from app.documents.meetings.ballots import Voter, compose_election_ballot, compose_matter_ballot
from app.documents.meetings.certificates import (
    compose_certified_copy,
    compose_election_certificate,
)
from app.documents.meetings.check_in import compose_check_in
from app.documents.meetings.framing import Signs, bound
from app.documents.meetings.inspectors import compose_appointment, compose_oath
from app.documents.meetings.inspectors_report import compose_inspectors_report
from app.documents.meetings.letters import (
    Missing,
    compose_deficiency_letter,
    compose_proxy_rejection,
)
from app.documents.meetings.objections import compose_chair_rulings, compose_objection_record
from app.documents.meetings.proxy_papers import compose_maker_notice, compose_proxy_revocation
from app.documents.meetings.waiver_papers import APPROVAL, HOLDING, WAIVER, compose_waiver
from app.domain.advance_record import NominationReceived, ProposalReceived
from app.domain.meeting_day.facts import ProxyTaken
from app.domain.meeting_day.proposals import Advance
from app.domain.meeting_day.record import maker_event, proxy_of
from app.domain.meeting_record import Resolution
from app.domain.offices import in_office
from app.domain.refusal import Refusal
from app.domain.words import listed, plural

Offers = Iterable[tuple[str, str]]
BLANK, PRESENT, ALL, AGENTS = "", "present", "all", "agents"
WHOSE = {
    BLANK: "blank",
    PRESENT: "of holders in person",
    AGENTS: "of the agents",
    ALL: "of every holder on the list",
}
BEFORE, BALLOTS, INSPECTORS, AFTER, HOLDERS = (
    "Before the meeting",
    "Ballots",
    "Inspectors",
    "Minutes and certificates",
    "Papers of holders",
)


def check_in(matter: DayMatter, _about: str) -> Document:
    """The list for the door, with the agents of each proxy that counts."""
    taken = {proxy.key: proxy for proxy in matter.sheet.day.proxies}
    agents = {
        stands.holder_id: listed(taken[stands.key].agents)
        for stands in matter.standings().values()
        if stands.counts
    }
    return compose_check_in(matter.setting, matter.sheet.plan, matter.held, proxies=agents)


def ballots(matter: DayMatter, about: str) -> Document:
    """Ballots on an item for those named: `2:all`, `1:agents`, or one blank form."""
    item, _, whose = about.partition(":")
    number = int(item)
    made = [_ballot(matter, number, voter) for voter in _voters(matter, number, whose)]
    if len(made) == 1:
        return made[0]
    if not made:
        raise Refusal(f"There is nobody for a ballot {WHOSE[whose]}.")
    return bound(made[0].title, made)


def _ballot(matter: DayMatter, number: int, voter: Voter) -> Document:
    sheet, setting = matter.sheet, matter.setting
    if number != matter.election_item():
        return compose_matter_ballot(setting, sheet.plan, number, voter)
    names = eligible(sheet) or tuple(nominee.name for nominee in sheet.plan.nominees)
    cumulative = cumulation(sheet, number).yes
    return compose_election_ballot(
        setting, sheet.plan, voter, names, cumulative=cumulative, seats=sheet.seats
    )


def _voters(matter: DayMatter, number: int, whose: str) -> Iterable[Voter]:
    sheet = matter.sheet
    put = sheet.day.motion(number)
    out = set(put.interested if put else ())
    if whose == AGENTS:
        yield from _agents(matter, out)
        return
    if whose == BLANK:
        yield Voter()
        return
    holders = sheet.room().in_person if whose == PRESENT else sheet.voters
    for holder in holders:
        voter = sheet.voters[holder]
        if voter.votes and holder not in out:
            yield Voter(voter.name, voter.shares, voter.votes)


def _agents(matter: DayMatter, out: set[int]) -> Iterable[Voter]:
    """One ballot for each set of agents: all their proxies that count, holders away."""
    sheet = matter.sheet
    there = sheet.room().in_person
    taken = {proxy.key: proxy for proxy in sheet.day.proxies}
    sums: dict[tuple[str, ...], tuple[int, int, int]] = {}
    for stands in matter.standings().values():
        if not stands.counts or stands.holder_id in there or stands.holder_id in out:
            continue
        agents = taken[stands.key].agents
        count, shares, votes = sums.get(agents, (0, 0, 0))
        sums[agents] = (count + 1, shares + stands.shares, votes + stands.votes)
    for agents, (count, shares, votes) in sums.items():
        who = plural(count, "shareholder") + ", as listed by the inspectors"
        yield Voter(who, shares, votes, listed(agents))


def appointment(matter: DayMatter, _about: str) -> Document:
    """The appointment of the inspectors."""
    return compose_appointment(matter.setting, matter.sheet.plan, matter.sheet.day.inspectors)


def oath(matter: DayMatter, _about: str) -> Document:
    """The inspectors' oath."""
    return compose_oath(matter.setting, matter.sheet.plan, matter.sheet.day.inspectors)


def report(matter: DayMatter, _about: str) -> Document:
    """The inspectors' report, from the count."""
    signers = matter.sheet.day.inspected
    named = signers.signers if signers and signers.signers else None
    return compose_inspectors_report(
        matter.setting, matter.sheet.plan, matter.held, matter.record, matter.found, named
    )


def minutes(matter: DayMatter, _about: str) -> Document:
    """The minutes, to be signed by hand."""
    return make_minutes(matter)


def rejection(matter: DayMatter, about: str) -> Document:
    """The letter to the holder of a proxy that does not count; without `about`, all of them."""
    made = [
        compose_proxy_rejection(
            matter.setting,
            matter.sheet.plan,
            matter.recipient(stands.holder_id),
            proxy_of(_taken(matter, stands.key), matter.sheet.voters),
            ruling_of(stands),
        )
        for stands in matter.standings().values()
        if (str(stands.key) == about if about else not stands.counts)
    ]
    return made[0] if len(made) == 1 else bound("Letters on Proxies Not Counted", made)


def revocation(matter: DayMatter, about: str) -> Document:
    """A form for the writing that takes a proxy back."""
    proxy = proxy_of(_taken(matter, int(about)), matter.sheet.voters)
    return compose_proxy_revocation(matter.setting, proxy, plan=matter.sheet.plan)


def maker_notice(matter: DayMatter, about: str) -> Document:
    """Notice that the maker of a proxy died or became incapable."""
    taken = _taken(matter, int(about))
    event = maker_event(matter.sheet.day, taken.holder_id)
    if event is None:
        raise Refusal("No notice of death or incapacity is recorded for that holder.")
    proxy = proxy_of(taken, matter.sheet.voters)
    return compose_maker_notice(matter.setting, proxy, event, plan=matter.sheet.plan)


def waiver(kind: str) -> Maker:
    """One absent holder's paper of that kind; without `about`, one for each."""

    def make(matter: DayMatter, about: str) -> Document:
        holders = (int(about),) if about else matter.absent()
        made = [_waiver(matter, kind, holder) for holder in holders]
        return made[0] if len(made) == 1 else bound(made[0].title, made)

    return Maker(HOLDERS, make, lambda matter: _for_absent(matter, kind))


def _waiver(matter: DayMatter, kind: str, holder: int) -> Document:
    voter = matter.sheet.voters[holder]
    who = Voter(voter.name, voter.shares, voter.votes)
    filed = [p for p in matter.book.papers(matter.sheet.plan.key) if p.kind == MINUTES]
    last = filed[-1] if filed else None
    return compose_waiver(
        matter.setting,
        matter.sheet.plan,
        kind,
        who,
        minutes_dated=last.filed_on if last else None,
        minutes_pages=last.pages if last else None,
    )


def _for_absent(matter: DayMatter, kind: str) -> Offers:
    words = {WAIVER: "Waivers of notice", HOLDING: "Consents to holding"}
    if matter.absent():
        yield "", f"{words.get(kind, 'Approvals of minutes')}, one for each absent holder"


def objection(matter: DayMatter, about: str) -> Document:
    """The record of an objection."""
    made = next(o.made for o in matter.sheet.day.objections if str(o.seq) == about)
    return compose_objection_record(
        matter.setting, matter.sheet.plan, made, stated=stated(matter.sheet)
    )


def rulings(matter: DayMatter, _about: str) -> Document:
    """The rulings of the chairman."""
    return compose_chair_rulings(matter.setting, matter.sheet.plan, matter.sheet.day.rulings)


def certificate(matter: DayMatter, _about: str) -> Document:
    """The certificate of who was elected."""
    return compose_election_certificate(matter.setting, matter.sheet.plan, matter.election())


def certified_copy(matter: DayMatter, about: str) -> Document:
    """The secretary's certificate of a resolution that carried."""
    told = matter.sheet.day.count_of(int(about))
    put = matter.sheet.day.motion(int(about))
    text = told.resolution if told and told.resolution else put.text if put else ""
    made = Resolution(text, "shareholders", matter.sheet.plan.on, "meeting", quorum=True)
    on = matter.setting.made_on or date.max
    by = [Signs(t.name, t.office) for t in in_office(matter.setting.company.terms, on, "secretary")]
    return compose_certified_copy(
        matter.setting, made, by[0] if by else None, plan=matter.sheet.plan
    )


def _advance(matter: DayMatter, about: str) -> Advance:
    found = next((a for a in proposals_of(matter.book, _key(matter)) if str(a.seq) == about), None)
    if found is None:
        raise Refusal("There is no such notice for this meeting.")
    return found


def _key(matter: DayMatter) -> str:
    return matter.sheet.plan.key


def proposal(matter: DayMatter, about: str) -> Document:
    """A shareholder's notice of business, on paper."""
    told = _advance(matter, about).business or ProposalReceived()
    return compose_proposal_notice(matter.setting, matter.sheet.plan, told)


def nomination(matter: DayMatter, about: str) -> Document:
    """A shareholder's notice of a nomination, on paper."""
    told = _advance(matter, about).nomination or NominationReceived()
    return compose_nomination_notice(matter.setting, matter.sheet.plan, told)


def nominee(matter: DayMatter, about: str) -> Document:
    """The consents of those nominated."""
    told = _advance(matter, about).nomination or NominationReceived()
    made = [
        compose_nominee_consent(matter.setting, matter.sheet.plan, one, nominator=told.name)
        for one in told.nominees
    ]
    return made[0] if len(made) == 1 else bound("Consents of Nominees", made)


def deficiency(matter: DayMatter, about: str) -> Document:
    """The letter on what a notice lacks."""
    notice = _advance(matter, about)
    stands = advance_standing(
        matter.sheet.law, matter.sheet.plan, notice, matter.setting.made_on or date.max
    )
    lacks = [Missing(found) for found in stands.findings if found.severity == "error"]
    words = "your notice of business" if notice.business else "your notice of a nomination"
    to = matter.recipient(notice.holder_id)
    return compose_deficiency_letter(
        matter.setting, to, words, lacks, received_at=notice.received_at
    )


def _notices(matter: DayMatter, *, business: bool) -> Offers:
    for one in proposals_of(matter.book, _key(matter)):
        if bool(one.business) == business:
            yield str(one.seq), f"Notice of {one.kind} by {one.name}"


def _lacking(matter: DayMatter) -> Offers:
    for one in proposals_of(matter.book, _key(matter)):
        stands = advance_standing(
            matter.sheet.law, matter.sheet.plan, one, matter.setting.made_on or date.max
        )
        if not stands.in_order:
            yield str(one.seq), f"Letter to {one.name}: what the notice lacks"


def _taken(matter: DayMatter, key: int) -> ProxyTaken:
    found = next((p for p in matter.sheet.day.proxies if p.key == key), None)
    if found is None:
        raise Refusal(f"There is no proxy {key} for this meeting.")
    return found


def _ballot_offers(matter: DayMatter) -> Offers:
    for number, item in matter.sheet.plan.open_items:
        for whose, words in WHOSE.items():
            yield f"{number}:{whose}", f"Item {number}, {item.matter}: ballots {words}"


def _rejections(matter: DayMatter) -> Offers:
    bad = [stands for stands in matter.standings().values() if not stands.counts]
    if bad:
        yield "", f"Letters on proxies not counted, {len(bad)} in all"
    yield from ((str(s.key), f"Letter to {s.name}: proxy not counted") for s in bad[:20])


def _revocations(matter: DayMatter) -> Offers:
    for stands in list(matter.standings().values())[:20]:
        if stands.counts:
            yield str(stands.key), f"Revocation of the proxy of {stands.name}"


def _makers(matter: DayMatter) -> Offers:
    gone = {e.holder_id for e in matter.sheet.day.ended if e.how != "writing"}
    for proxy in matter.sheet.day.proxies:
        if proxy.holder_id in gone:
            name = matter.sheet.name(proxy.holder_id)
            yield str(proxy.key), f"Notice of death or incapacity: {name}"


def _ruled(matter: DayMatter) -> bool:
    made = matter.sheet.day.rulings
    return bool(made) and all(matter.sheet.law.has(one.rule) for one in made)


def _objections(matter: DayMatter) -> Offers:
    for one in matter.sheet.day.objections:
        yield str(one.seq), f"Record of the objection of {one.made.name}"


def _resolutions(matter: DayMatter) -> Offers:
    for number, outcome in matter.outcomes().items():
        if getattr(outcome, "carried", getattr(outcome, "met", False)):
            yield str(number), f"Certified copy of the resolution on item {number}"


MAKERS: Mapping[str, Maker] = {
    "special-meeting-request": Maker(BEFORE, request, for_request),
    "check-in": Maker(BEFORE, check_in, lambda _m: (("", "Check-in list"),)),
    "proposal-notice": Maker(BEFORE, proposal, lambda m: _notices(m, business=True)),
    "nomination-notice": Maker(BEFORE, nomination, lambda m: _notices(m, business=False)),
    "nominee-consent": Maker(
        BEFORE,
        nominee,
        lambda m: ((a, f"{w}: consent of nominee") for a, w in _notices(m, business=False)),
    ),
    "deficiency-letter": Maker(BEFORE, deficiency, _lacking),
    "ballots": Maker(BALLOTS, ballots, _ballot_offers),
    "inspectors-appointment": Maker(
        INSPECTORS, appointment, lambda _m: (("", "Appointment of inspectors"),)
    ),
    "inspectors-oath": Maker(INSPECTORS, oath, lambda _m: (("", "Oath of the inspectors"),)),
    "inspectors-report": Maker(INSPECTORS, report, lambda _m: (("", "Report of the inspectors"),)),
    MINUTES: Maker(AFTER, minutes, lambda _m: (("", "Minutes"),)),
    "director-election-certificate": Maker(
        AFTER,
        certificate,
        lambda m: (("", "Certificate of election of directors"),) if m.election() else (),
    ),
    "chair-rulings": Maker(
        AFTER,
        rulings,
        lambda m: (("", "Rulings of the chairman"),) if _ruled(m) else (),
    ),
    "secretary-certificate": Maker(AFTER, certified_copy, _resolutions),
    "objection-record": Maker(HOLDERS, objection, _objections),
    "proxy-rejection": Maker(HOLDERS, rejection, _rejections),
    "proxy-revocation": Maker(HOLDERS, revocation, _revocations),
    "proxy-maker-death-notice": Maker(HOLDERS, maker_notice, _makers),
    WAIVER: waiver(WAIVER),
    HOLDING: waiver(HOLDING),
    APPROVAL: waiver(APPROVAL),
}
"""Kind of paper -> how it is made."""
