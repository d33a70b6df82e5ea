"""What each paper of a meeting is: its title, who may sign it, where it is filed, its rules.

Source: the bylaws' sections behind each rule; the signers where no rule names them are our own
practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.domain.refusal import Refusal

SECRETARIES = ("secretary", "acting secretary", "assistant secretary")
MEETING_CHAIR = ("chairman of the meeting",)


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper. `rules` are the words and rule ids of its line of sections.

    `needs` is the rule without which a version knows no such paper; `signers` the capacities
    allowed, or `signers_from` the rule and param that list them.
    """

    title: str
    signers: tuple[str, ...]
    filed: str
    rules: tuple[tuple[str, str], ...]
    needs: str = ""
    signers_from: tuple[str, str] = ("", "")


CALL = (
    ("who may call", "shareholders.special.callers"),
    ("votes of the callers", "shareholders.special.call-threshold"),
    ("form of the request", "shareholders.special.request-form"),
    ("delivery", "shareholders.special.request-delivery"),
    ("day of the meeting", "shareholders.special.requested-date"),
    ("notice by the callers", "shareholders.special.self-help-notice"),
)
WAIVED = (
    ("papers that cure", "shareholders.waiver.cures"),
    ("content", "shareholders.waiver.content"),
    ("filing", "shareholders.waiver.filing"),
)
VOTED = (
    ("votes", "shareholders.vote.entitlement"),
    ("part of the shares", "shareholders.vote.split"),
    ("method", "shareholders.vote.voice-or-ballot"),
)
ELECTED = (
    ("votes", "shareholders.vote.entitlement"),
    ("ballot", "shareholders.vote.voice-or-ballot"),
    ("seats", "shareholders.election.seats"),
    ("normal votes", "shareholders.election.straight-limit"),
    ("votes cumulated", "shareholders.election.cumulative.allotment"),
    ("votes against or withheld", "shareholders.election.against-void"),
    ("nominations", "shareholders.nomination.required"),
)
CONSENTED = (
    ("scope", "shareholders.consent.scope"),
    ("form", "shareholders.consent.form"),
    ("filing", "shareholders.consent.filing"),
    ("revocation", "shareholders.consent.revocation"),
)
NOTICED = (
    ("when notices are due", "shareholders.consent.solicited-all"),
    ("manner of giving", "shareholders.consent.notice-manner"),
)
KINDS: Mapping[str, PaperKind] = {
    "special-meeting-request": PaperKind(
        "Receipt of a Request for a Special Meeting of Shareholders",
        (*SECRETARIES, "chairman", "president", "vice president"),
        "meeting file",
        CALL,
    ),
    "deficiency-letter": PaperKind("Notice of Deficiencies", SECRETARIES, "meeting file", ()),
    "proxy-revocation": PaperKind(
        "Revocation of Proxy",
        (),
        "with the proxy",
        (("revocation", "proxy.revocation"),),
        signers_from=("proxy.form", "signers"),
    ),
    "proxy-maker-death-notice": PaperKind(
        "Notice of the Death or Incapacity of the Maker of a Proxy",
        ("informant",),
        "with the proxy",
        (("notice before the count", "proxy.death-incapacity"),),
        "proxy.death-incapacity",
    ),
    "proxy-rejection": PaperKind(
        "Proxy Not Counted", (*SECRETARIES, "inspector of election"), "with the proxy", ()
    ),
    "ballot-election": PaperKind(
        "Ballot for the Election of Directors",
        ("holder", "proxy"),
        "with the inspectors, then the meeting file",
        ELECTED,
    ),
    "ballot-matter": PaperKind(
        "Ballot", ("holder", "proxy"), "with the inspectors, then the meeting file", VOTED
    ),
    "check-in": PaperKind(
        "Check-in List",
        (*SECRETARIES, "inspector of election"),
        "meeting file",
        (
            ("list of the record date", "record-date.list"),
            ("quorum", "shareholders.quorum.majority"),
            ("shares left out", "shareholders.quorum.excluded-shares"),
        ),
    ),
    "inspectors-appointment": PaperKind(
        "Appointment of Inspectors of Election",
        (*MEETING_CHAIR, "secretary"),
        "minutes",
        (
            ("appointment by the board", "inspectors.appoint.board"),
            ("nominees", "inspectors.eligibility"),
            ("appointment by the chairman", "inspectors.appoint.chair"),
            ("number", "inspectors.number"),
            ("vote on the number", "inspectors.number-vote"),
        ),
    ),
    "inspectors-oath": PaperKind(
        "Oath of Inspectors of Election",
        ("inspector of election",),
        "minutes",
        (("good faith", "inspectors.good-faith"),),
    ),
    "inspectors-report": PaperKind(
        "Report of Inspectors of Election",
        ("inspector of election",),
        "minutes",
        (
            ("duties", "inspectors.duties"),
            ("quorum", "shareholders.quorum.majority"),
            ("order of proxies", "proxy.order"),
            ("majority of the inspectors", "inspectors.majority"),
            ("effect", "inspectors.report"),
        ),
    ),
    "waiver-shareholder": PaperKind(
        "Waiver of Notice", ("holder", "proxy"), "records or minutes", WAIVED
    ),
    "consent-to-holding-shareholder": PaperKind(
        "Consent to the Holding of a Meeting", ("holder", "proxy"), "records or minutes", WAIVED
    ),
    "approval-of-minutes-shareholder": PaperKind(
        "Approval of Minutes", ("holder", "proxy"), "records or minutes", WAIVED
    ),
    "objection-record": PaperKind(
        "Record of an Objection",
        ("objector", *SECRETARIES),
        "minutes",
        (
            ("objections", "shareholders.waiver.attendance"),
            ("objection taken back", "shareholders.waiver.objection-withdrawn"),
        ),
    ),
    "chair-rulings": PaperKind("Rulings of the Chairman", MEETING_CHAIR, "minutes", ()),
    "minutes-shareholders": PaperKind(
        "Minutes",
        SECRETARIES,
        "minute book",
        (
            ("contents", "officers.secretary.minute-book"),
            ("who presides", "shareholders.vote.presiding"),
            ("notice", "shareholders.notice.window"),
            ("record date", "record-date.meeting.fixed"),
            ("quorum", "shareholders.quorum.majority"),
        ),
    ),
    "director-election-certificate": PaperKind(
        "Certificate of Election of Directors",
        SECRETARIES,
        "minutes",
        (
            ("seats", "shareholders.election.seats"),
            ("most votes", "shareholders.election.plurality"),
            ("term", "directors.election.annual"),
        ),
    ),
    "consent-shareholders": PaperKind(
        "Written Consent of Shareholders", ("holder", "proxy"), "with the secretary", CONSENTED
    ),
    "consent-tally": PaperKind(
        "Tally of Written Consents",
        ("secretary",),
        "with the consents",
        (*CONSENTED[2:], NOTICED[0]),
    ),
    "consent-revocation": PaperKind(
        "Revocation of Written Consent",
        (),
        "with the consents",
        CONSENTED[3:],
        signers_from=("shareholders.consent.revocation", "by"),
    ),
    "notice-consent-action": PaperKind(
        "Notice of Action by Written Consent",
        ("secretary",),
        "minute book, with the affidavit",
        (("prompt notice", "shareholders.consent.prompt-notice"), *NOTICED),
    ),
    "notice-pre-consummation": PaperKind(
        "Notice before an Action by Written Consent Is Carried Out",
        ("secretary",),
        "minute book, with the affidavit",
        (("notice before", "shareholders.consent.pre-consummation"), *NOTICED),
    ),
    "proposal-notice": PaperKind(
        "Notice of Business Proposed by a Shareholder",
        ("proponent",),
        "meeting file",
        (
            ("proponent", "shareholders.proposal.proponent"),
            ("last day", "shareholders.proposal.deadline"),
            ("content", "shareholders.proposal.content"),
        ),
        "shareholders.proposal.content",
    ),
    "nomination-notice": PaperKind(
        "Notice of Nomination by a Shareholder",
        ("nominator",),
        "meeting file",
        (
            ("nominator", "shareholders.nomination.who"),
            ("last day", "shareholders.nomination.deadline"),
            ("content", "shareholders.nomination.content"),
        ),
        "shareholders.nomination.content",
    ),
    "nominee-consent": PaperKind(
        "Consent of Nominee",
        ("nominee",),
        "with the nomination",
        (("consent to serve", "shareholders.nomination.content"),),
        "shareholders.nomination.content",
    ),
    "secretary-certificate": PaperKind(
        "Certificate of Secretary",
        ("secretary", "assistant secretary"),
        "records",
        (("minute book", "officers.secretary.minute-book"),),
    ),
}
"""Every paper of this room by its key."""


def kind_of(law: Bylaws, key: str) -> PaperKind:
    """The kind of that key; refused where the version has no rule for such a paper."""
    kind = KINDS[key]
    if kind.needs and not law.has(kind.needs):
        raise Refusal(f"The bylaws of {law.short} have no rule for this paper: {kind.title}.")
    return kind


def allowed_signers(law: Bylaws, key: str) -> tuple[str, ...]:
    """The capacities in which the paper may be signed under that version."""
    kind = kind_of(law, key)
    rule, param = kind.signers_from
    return law.items(rule, param) if rule else kind.signers
