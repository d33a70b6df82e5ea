"""The facts that the papers of a meeting are made from, and every paper of them by its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from app.bylaws import votes
from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.shareholders import consents, elections, proxies
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
from app.documents.meetings.consent_notices import (
    compose_consent_notice,
    compose_pre_consummation,
)
from app.documents.meetings.consent_papers import (
    compose_consent,
    compose_consent_revocation,
    compose_consent_tally,
)
from app.documents.meetings.framing import Setting, Signs
from app.documents.meetings.inspectors import compose_appointment, compose_oath
from app.documents.meetings.inspectors_report import Examined, Found, compose_inspectors_report
from app.documents.meetings.letters import (
    Missing,
    Recipient,
    compose_deficiency_letter,
    compose_proxy_rejection,
)
from app.documents.meetings.minutes import compose_minutes
from app.documents.meetings.objections import compose_chair_rulings, compose_objection_record
from app.documents.meetings.proxy_papers import compose_maker_notice, compose_proxy_revocation
from app.documents.meetings.requests import compose_request_receipt
from app.documents.meetings.waiver_papers import compose_waiver
from app.domain import advance_record as a
from app.domain import meeting_record as m
from app.domain.meetings import AgendaItem, Deposit, Meeting, MeetingPlan, RecordList

SALE = AgendaItem(
    "To approve the sale of equipment to a company owned by a director",
    "director-contract",
    "sale of four machines for $40,000",
)
AUDITORS = AgendaItem("To ratify the choice of auditors")
CAST = {
    "Ada Boardman": 4_165,
    "Bo Chairwell": 4_100,
    "Cy Trustee": 4_000,
    "Di Overseer": 3_900,
    "Ed Steward": 2_330,
    "Fay Rival": 2_000,
}
PRESIDENT, SECRETARY = "Pat Chairwell", "Jane Roe"


@dataclass(frozen=True)
class Facts:
    """What every paper is made of: full, or with nothing recorded."""

    setting: Setting
    plan: MeetingPlan
    held: RecordList
    record: m.MeetingRecord
    full: bool

    def at(self, hour: int, minute: int = 0) -> datetime:
        """An hour of the day of the meeting."""
        return datetime.combine(self.plan.on or date(2004, 5, 25), time(hour, minute))

    @property
    def law(self) -> Bylaws:
        return self.setting.law


def recorded(facts: Facts) -> m.MeetingRecord:
    """The day of the meeting as the secretary recorded it."""
    at, rows = facts.at, facts.held.entitled
    here = [m.Attendance(r.name, r.shares, r.votes, holder_id=r.holder_id) for r in rows[:9]]
    goes = m.Attendance(rows[9].name, rows[9].shares, rows[9].votes, left_at=at(11, 20))
    by_proxy = [
        m.Attendance(r.name, r.shares, r.votes, m.BY_PROXY, SECRETARY, holder_id=r.holder_id)
        for r in rows[10:30]
    ]
    late = m.Attendance(rows[40].name, 700, 700, arrived_at=at(9, 20), holder_id=41)
    return m.MeetingRecord(
        facts.plan.key,
        m.Opening(at(9, 5), PRESIDENT, "president", "", SECRETARY, "secretary"),
        facts.held.votes,
        (*here, goes, *by_proxy, late),
        at(9, 10),
        m.InspectorsNamed(
            ("Ina Count", "Ivo Tally", "Ira Watch"),
            m.CHAIR,
            facts.plan.on,
            m.Said("Holder 3", at(9, 12)),
            3_000,
            3_465,
        ),
        tuple(m.Nominated(name, "the Board", at(9, 30)) for name in [*CAST][:5])
        + (m.Nominated("Fay Rival", "Holder 7", at(9, 32)),),
        m.Said("Holder 7", at(9, 35)),
        m.Said("Holder 7", at(9, 36)),
        m.Polls(at(9, 40), at(10, 15)),
        done(at),
        m.ElectionCount(5, CAST, {"Ed Steward": 50}, True, "ballot", at(10)),
        (m.Challenge("Holder 8", "The proxy of Holder 31", "Upheld: it is unsigned", at(9, 50)),),
        (ruling(facts.law, at(9, 25)),),
        (m.ObjectionMade("Holder 5", SALE.text, at(9, 8), True),),
        (
            m.WaiverSigned(
                "Holder 33", "waiver of notice", facts.plan.on, (SALE.matter,), "minutes"
            ),
        ),
        None,
        at(11, 30),
        {"reports": "The president reported on the year.\nQuestions were answered."},
        ("The notice", "The affidavit of mailing", "The report of the inspectors"),
    )


def done(at) -> tuple[m.MatterDone, ...]:
    """The sale is lost, the auditors are ratified."""
    return (
        m.MatterDone(
            2,
            m.Motion("That the sale be approved", "Holder 1", "Holder 2", 2, at(10, 30)),
            m.Count(1_000, 2_900, 265, 0, "ballot", at(10, 40)),
        ),
        m.MatterDone(
            3,
            m.Motion("That the choice be ratified", "Holder 3", "Holder 4", 3, at(10, 50)),
            m.Count(3_000, 700, 300, 0, "voice", at(11)),
            "RESOLVED, that the choice of Count & Co. as auditors is ratified.",
        ),
    )


def ruling(law: Bylaws, at: datetime) -> m.ChairRuling:
    rule = "shareholders.proposal.chair-excludes"
    if not law.has(rule):
        rule = "shareholders.special.business-limited"
    return m.ChairRuling("to sell the plant", "not dealt with", "No notice of it", rule, at=at)


def outcomes(facts: Facts) -> Found:
    """What the bylaws answer on the votes recorded."""
    law, record = facts.law, facts.record
    found = {
        each.item: votes.ordinary(
            law,
            votes.Tally(
                record.entitled,
                record.represented(each.count.at),
                each.count.votes_for,
                each.count.against,
            ),
        )
        for each in record.done
        if each.count
    }
    election = elections.plurality(law, 5, CAST) if record.election else None
    return Found(found, election, examined(facts) if facts.full else None)


def examined(facts: Facts) -> tuple[Examined, ...]:
    law, day = facts.law, facts.plan.on or date(2004, 5, 25)
    vote_at = facts.at(10)
    good = proxies.Proxy(1, day, (SECRETARY,), filed_with="secretary", filed_at=facts.at(8))
    papers = {key: replace(good, key=key) for key in range(11, 31)}
    papers[31] = replace(good, key=31, signer="")
    return tuple(
        Examined(
            m.ProxyOf(key, f"Holder {key}", 100 + key, 100 + key, ("Jane Roe",), day, key),
            proxies.rulings(law, [paper], proxies.Events(), vote_at)[0],
        )
        for key, paper in papers.items()
    )


def request(f: Facts) -> Document:
    if not f.full:
        return compose_request_receipt(f.setting, m.RequestReceived())
    came = m.RequestReceived(
        (
            m.Caller("Ann Lee", 500_000, 500_000, date(2004, 1, 2), 1),
            m.Caller("Bo Ray", 300_000, 300_000, None, 2),
        ),
        7_756_060,
        datetime(2004, 1, 5, 14, 30),  # noqa: DTZ001 - the corporation's own zone
        "president",
        "registered mail",
        date(2004, 2, 24),
        time(10),
        ("To approve the stock option plan of 2004",),
    )
    return compose_request_receipt(f.setting, came, Signs(PRESIDENT, "president"))


def deficiency(f: Facts) -> Document:
    found = Finding(
        f.law.cite("shareholders.special.request-form"),
        "error",
        "The request states the day of the meeting; no day asked for is recorded.",
    )
    mended = Missing(found, "Write the day and the hour asked for", date(2004, 1, 20))
    to = Recipient("Ann Lee", ("1 Main Street", "Los Angeles, CA 90001"))
    missing = [mended] if f.full else [Missing(found)]
    received = f.at(9) if f.full else None
    signer = Signs(SECRETARY, "secretary") if f.full else None
    return compose_deficiency_letter(
        f.setting, to, "your request", missing, received_at=received, signer=signer
    )


def proxy_of(f: Facts) -> m.ProxyOf:
    if not f.full:
        return m.ProxyOf(1, "", 0, 0)
    return m.ProxyOf(1, "Ann Lee", 500, 500, ("Jane Roe", "John Doe"), date(2004, 4, 20), 1)


def revocation(f: Facts) -> Document:
    at = f.at(8) if f.full else None
    plan = f.plan if f.full else None
    return compose_proxy_revocation(f.setting, proxy_of(f), plan=plan, received_at=at)


def maker(f: Facts) -> Document:
    event = m.MakerEvent()
    if f.full:
        event = m.MakerEvent(
            "death", date(2004, 5, 1), "Al Lee", "executor", f.at(9, 15), f.at(10, 30)
        )
    return compose_maker_notice(f.setting, proxy_of(f), event, plan=f.plan if f.full else None)


def rejection(f: Facts) -> Document:
    rejected = examined(f)[-1]
    to = Recipient("Holder 31", ("31 Main Street", "Los Angeles, CA 90031"))
    who = Signs(SECRETARY, "secretary") if f.full else None
    proxy = rejected.proxy if f.full else proxy_of(f)
    return compose_proxy_rejection(f.setting, f.plan, to, proxy, rejected.ruling, who)


def voter(f: Facts, agent: str = "") -> Voter:
    return Voter("Holder 7", 107, 107, agent) if f.full else Voter()


def names(f: Facts) -> list[str]:
    return [nominee.name for nominee in f.plan.nominees]


def cumulative(f: Facts) -> Document:
    return compose_election_ballot(
        f.setting, f.plan, voter(f, "Jane Roe"), names(f), cumulative=True
    )


def matter(f: Facts) -> Document:
    plan = f.plan if f.full else replace(f.plan, items=(AUDITORS,))
    return compose_matter_ballot(f.setting, plan, 2 if f.full else 1, voter(f))


def absent(key: str) -> Callable[[Facts], Document]:
    def made(f: Facts) -> Document:
        plan = f.plan if f.full else replace(f.plan, items=(replace(SALE, nature=""),))
        dated = f.plan.on if f.full else None
        pages = 4 if f.full else None
        return compose_waiver(
            f.setting, plan, key, voter(f), minutes_dated=dated, minutes_pages=pages
        )

    return made


def objection(f: Facts) -> Document:
    made = m.ObjectionMade("")
    if f.full:
        way = "orally at the meeting" if f.law.short == "1988" else "waiver of notice"
        made = m.ObjectionMade("Holder 5", SALE.text, f.at(9, 8), True, way, f.at(10))
    return compose_objection_record(f.setting, f.plan, made, stated={SALE.text: False})


def action(f: Facts) -> m.ConsentAction:
    if not f.full:
        return m.ConsentAction("", "", consents.THRESHOLD)
    return m.ConsentAction(
        "sale-2003",
        "RESOLVED, that the sale of four machines for $40,000 is approved.",
        consents.THRESHOLD,
        "director-contract",
        "sale of four machines for $40,000",
        date(2003, 6, 2),
        "day of the first consent",
        False,
        date(2003, 6, 25),
    )


def june(day: int) -> datetime:
    return datetime.combine(date(2003, 6, day), time(10))


def given() -> list[consents.Consent]:
    gone = consents.Revocation("holder", june(4), june(4))
    return [
        consents.Consent(1, "Ann Lee", 300, date(2003, 6, 2), june(2)),
        consents.Consent(2, "Bo Ray", 200, date(2003, 6, 3), june(3), gone),
        consents.Consent(3, "Cid Oh", 401, date(2003, 6, 9), june(10)),
        consents.Consent(4, "Dan Po", 50, date(2003, 6, 9)),
    ]


def counted(f: Facts) -> consents.ConsentTally:
    need = consents.needed(f.law, consents.THRESHOLD, 1_000)
    return consents.tally(f.law, need, given() if f.full else [])


def by(f: Facts) -> m.ConsentBy:
    if not f.full:
        return m.ConsentBy("", capacity="")
    return m.ConsentBy("Ann Lee", "common", 300, "holder", date(2003, 6, 2), june(2))


def consent_revocation(f: Facts) -> Document:
    who = Signs("Ann Lee", "holder") if f.full else None
    at = june(4) if f.full else None
    return compose_consent_revocation(f.setting, action(f), by(f), revoker=who, received_at=at)


def tally(f: Facts) -> Document:
    papers = given() if f.full else []
    return compose_consent_tally(f.setting, action(f), papers, counted(f))


def noticed(composed: Callable[..., Document]) -> Callable[[Facts], Document]:
    def made(f: Facts) -> Document:
        enough = counted(replace(f, full=True))
        on = date(2003, 6, 12) if f.full else None
        return composed(f.setting, action(f), enough, given_on=on)

    return made


def proposal(f: Facts) -> Document:
    came = a.ProposalReceived()
    if f.full:
        what = a.ProposedMatter("To move the meeting to June", "It falls in tax time", "None")
        street = ("1 Main Street", "Los Angeles, CA 90001")
        came = a.ProposalReceived("Ann Lee", street, "common", 500, (what,), february(25))
    return compose_proposal_notice(f.setting, f.plan, came)


def february(day: int) -> datetime:
    return datetime.combine(date(2004, 2, day), time(10))


def nominee(f: Facts) -> a.ProposedNominee:
    if not f.full:
        return a.ProposedNominee()
    street = ("9 Hill Street", "Los Angeles, CA 90009")
    return a.ProposedNominee("Fay Rival", street, "Age 50; banker", date(2004, 2, 20))


def nomination(f: Facts) -> Document:
    came = a.NominationReceived()
    if f.full:
        street = ("1 Main Street", "Los Angeles, CA 90001")
        came = a.NominationReceived(
            "Ann Lee", street, "common", 500, True, "None", (nominee(f),), february(26)
        )
    return compose_nomination_notice(f.setting, f.plan, came)


def certified(f: Facts) -> Document:
    words = m.Resolution("")
    if f.full:
        words = m.Resolution(
            f.record.done[1].resolution, "shareholders", f.plan.on, "meeting", True, True
        )
    who = Signs(SECRETARY, "secretary") if f.full else None
    return compose_certified_copy(f.setting, words, who, plan=f.plan, seal=True)


def noticed_meeting(f: Facts) -> Meeting:
    """The meeting as recorded before its day: notice deposited, affidavit signed."""
    if not f.full or f.plan.notice_on is None:
        return Meeting(f.plan)
    on = f.plan.notice_on
    given = Deposit(on, time(15), "Woodland Hills", "first-class mail", 42)
    return Meeting(f.plan, 4, "", (given,), on, SECRETARY, "affidavit")


PAPERS: Mapping[str, Callable[[Facts], Document]] = {
    "special-meeting-request": request,
    "deficiency-letter": deficiency,
    "proxy-revocation": revocation,
    "proxy-maker-death-notice": maker,
    "proxy-rejection": rejection,
    "ballot-election": lambda f: compose_election_ballot(f.setting, f.plan, voter(f), names(f)),
    "ballot-cumulative": cumulative,
    "ballot-matter": matter,
    "check-in": lambda f: compose_check_in(f.setting, f.plan, f.held, proxies={11: "Jane Roe"}),
    "inspectors-appointment": lambda f: compose_appointment(f.setting, f.plan, f.record.inspectors),
    "inspectors-oath": lambda f: compose_oath(f.setting, f.plan, f.record.inspectors),
    "inspectors-report": lambda f: compose_inspectors_report(
        f.setting, f.plan, f.held, f.record, outcomes(f)
    ),
    "waiver-shareholder": absent("waiver-shareholder"),
    "consent-to-holding-shareholder": absent("consent-to-holding-shareholder"),
    "approval-of-minutes-shareholder": absent("approval-of-minutes-shareholder"),
    "objection-record": objection,
    "chair-rulings": lambda f: compose_chair_rulings(
        f.setting, f.plan, [ruling(f.law, f.at(9, 25))]
    ),
    "minutes-shareholders": lambda f: compose_minutes(
        f.setting,
        noticed_meeting(f),
        f.record,
        outcomes(f),
    ),
    "director-election-certificate": lambda f: compose_election_certificate(
        f.setting, f.plan, outcomes(f).election
    ),
    "consent-shareholders": lambda f: compose_consent(f.setting, action(f), by(f)),
    "consent-tally": tally,
    "consent-revocation": consent_revocation,
    "notice-consent-action": noticed(compose_consent_notice),
    "notice-pre-consummation": noticed(compose_pre_consummation),
    "proposal-notice": proposal,
    "nomination-notice": nomination,
    "nominee-consent": lambda f: compose_nominee_consent(
        f.setting, f.plan, nominee(f), nominator="Ann Lee" if f.full else ""
    ),
    "secretary-certificate": certified,
}
