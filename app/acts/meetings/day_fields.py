"""The fields of the operations on a meeting's day, its proxies, notices and written consents."""

from __future__ import annotations

from app.acts.fields import HOLDER, REASON, Field, Fields, needed
from app.acts.meetings.consents import MANNERS, MATTERS, REVOKERS
from app.acts.meetings.day import DEMANDS, POLLS
from app.acts.meetings.inspecting import RULES
from app.acts.meetings.motions import COMPARISONS
from app.acts.meetings.proxies import PLACES, SIGNERS
from app.bylaws.meeting_day.judging import TESTS
from app.domain.meeting_day.consents import NOTICES, PATHS
from app.domain.meeting_day.consents import TESTS as CONSENT_TESTS
from app.domain.meeting_day.facts import BALLOT, ENDINGS, VOICE, WAIVERS
from app.domain.meeting_day.proposals import ANSWERS, KINDS
from app.domain.meeting_record import BOARD, CHAIR

MEETING = needed("meeting", "text", "The key of the meeting.")
CONSENT = needed("consent", "text", "The key of the action by written consent.")
AT = needed("at", "moment", "The hour on the meeting’s day, or day and hour.")
ITEM = needed("item", "id", "The number of the item of business, counted from 1.")
HOLDERS = Field(
    "holders",
    "rows",
    "The holders, each with the authority shown.",
    rows=(
        needed("holder", "id", "The holder on the list."),
        Field("authority", "text", "What a fiduciary, joint or corporate holder showed."),
    ),
)
AGENTS = Field("agents", "texts", "The agents named in proxies.")
INTERESTED = Field(
    "interested",
    "rows",
    "Holders without a vote on it.",
    rows=(needed("holder", "id", "The holder."),),
)
PROXIES: Fields = {
    "receive-proxy": (
        MEETING,
        HOLDER,
        needed("received_at", "moment", "Day and hour of receipt."),
        Field("received_by", "text", "Who received it."),
        Field("filed_with", "choice", "With whom it is filed.", choices=PLACES),
        Field("designated_by", "text", "Who designated that person."),
        needed("agents", "texts", "The agents it names."),
        Field("dated_on", "day", "The date on the form; none where it bears none."),
        Field("signer", "choice", "Who signed; empty where nobody did.", choices=SIGNERS),
        Field("authority", "text", "What the signer showed."),
        Field("through", "day", "The last day of its term, where it states one."),
        Field("unlimited", "yes-no", "Whether it says that it has no end."),
        Field("irrevocable", "yes-no", "Whether it says that it cannot be revoked."),
        Field("ground", "text", "On what ground it cannot be revoked."),
        Field("shares", "shares", "The part of the shares; all where left out."),
        Field("acts", "texts", "What it speaks of; to vote where left out."),
        Field("marks", "object", "By item: for, against, abstain, or the votes of each."),
        Field("nominees", "object", "By nominee: for, withheld, or the votes."),
        REASON,
    ),
    "end-proxy": (
        MEETING,
        HOLDER,
        needed("how", "choice", "What ends it.", choices=ENDINGS),
        AT,
        Field("on", "day", "The day of the death or incapacity."),
        Field("informant", "text", "Who gave the notice."),
        Field("relation", "text", "How that person stands to the maker."),
        Field("proxy", "id", "The one meant; all of the holder’s where left out."),
        REASON,
    ),
    "rule-on-proxy": (
        MEETING,
        needed("proxy", "id", "The proxy."),
        Field("counts", "yes-no", "Whether it counts."),
        AT,
        needed("why", "text", "The reason of the ruling."),
        REASON,
    ),
}
DAY: Fields = {
    "open-meeting": (
        MEETING,
        AT,
        needed("chair", "text", "Who called the meeting to order and presides."),
        Field("chair_office", "text", "The office of the chairman of the meeting."),
        Field("chair_reason", "text", "Why another than the president presides."),
        Field("decided_by", "text", "Who decided who presides."),
        Field("secretary", "text", "Who keeps the minutes."),
        Field("secretary_office", "text", "The office of who keeps them."),
        REASON,
    ),
    "arrive": (MEETING, AT, HOLDERS, AGENTS, REASON),
    "leave": (MEETING, AT, HOLDERS, AGENTS, REASON),
    "polls": (MEETING, AT, needed("what", "choice", "What happened.", choices=POLLS), REASON),
    "demand": (
        MEETING,
        AT,
        needed("what", "choice", "What is asked for.", choices=DEMANDS),
        needed("by", "text", "Who asks."),
        REASON,
    ),
    "adjourn": (
        MEETING,
        AT,
        needed("to_on", "day", "The new day."),
        Field("to_at", "hour", "The new hour."),
        Field("to_place", "object", "The new place: name, street, city, state, zip."),
        Field("announced", "yes-no", "Whether day, hour and place were announced."),
        Field("votes_for", "shares", "The votes for the adjournment."),
        Field("why", "text", "Why it was adjourned."),
        Field("new_record_on", "day", "The new record date, where one is set."),
        REASON,
    ),
    "close-meeting": (MEETING, AT, REASON),
    "move": (
        MEETING,
        ITEM,
        AT,
        Field("text", "text", "The motion’s words; the item’s where left out."),
        Field("moved_by", "text", "Who made the motion."),
        Field("seconded_by", "text", "Who seconded it."),
        Field("test", "choice", "The vote it needs.", choices=tuple(TESTS)),
        Field("fraction", "text", "The fraction of a greater vote, like 2/3."),
        Field("comparison", "choice", "How it compares.", choices=COMPARISONS),
        Field("source", "text", "Which article or section asks for the greater vote."),
        Field("class", "id", "The class that votes apart."),
        Field("directors", "texts", "The directors to be removed."),
        Field("authorized", "whole", "The number of directors at the latest election."),
        Field("entire_board", "yes-no", "Whether the entire board is to be removed."),
        INTERESTED,
        REASON,
    ),
    "nominate": (
        MEETING,
        AT,
        needed("name", "text", "The nominee."),
        Field("by", "text", "Who nominated."),
        Field("accepted", "yes-no", "Whether the bylaws’ steps were kept."),
        Field("why", "text", "Why they were not."),
        REASON,
    ),
    "cumulate": (MEETING, AT, HOLDER, REASON),
    "count": (
        MEETING,
        ITEM,
        AT,
        Field("method", "choice", "How it was voted.", choices=(VOICE, BALLOT)),
        Field("votes", "object", "The votes for, against, abstain, or by candidate."),
        Field("without_vote", "shares", "Votes represented that have no vote on it."),
        Field("resolution", "text", "The resolution’s words."),
        REASON,
    ),
    "cast-ballots": (
        MEETING,
        ITEM,
        AT,
        needed(
            "ballots",
            "rows",
            "The ballots of holders in person.",
            rows=(
                needed("holder", "id", "The holder."),
                Field("mark", "choice", "For all its votes.", choices=("for", "against")),
                Field("votes", "object", "The votes by column or candidate."),
            ),
        ),
        Field("class", "id", "The class that votes apart."),
        REASON,
    ),
    "sign-agents-ballot": (
        MEETING,
        ITEM,
        AT,
        needed("agents", "texts", "The agents who signed."),
        Field("choice", "object", "The column or votes for what is left to them."),
        REASON,
    ),
}
INSPECTING: Fields = {
    "inspectors": (
        MEETING,
        needed("names", "texts", "The inspectors, one or three."),
        Field("by", "choice", "Who named them.", choices=(BOARD, CHAIR)),
        Field("on", "day", "When."),
        Field("number_for", "shares", "The votes for their number."),
        Field("replaced", "text", "Whose place is filled."),
        Field("cause", "text", "Why it is filled."),
        REASON,
    ),
    "inspectors-report": (
        MEETING,
        ITEM,
        AT,
        Field("tasks", "ids", "The tasks done, by number."),
        Field("totals", "object", "The totals as the report says them."),
        needed("signers", "texts", "Who signed."),
        Field("oath", "yes-no", "Whether the oath is signed."),
        REASON,
    ),
    "rule": (
        MEETING,
        AT,
        Field("kind", "choice", "What the ruling is on.", choices=tuple(RULES)),
        needed("about", "text", "The item or the nomination."),
        needed("ruling", "text", "The words of the ruling."),
        Field("why", "text", "The reason."),
        REASON,
    ),
    "object": (
        MEETING,
        AT,
        HOLDER,
        Field("matter", "text", "The matter; empty for the meeting itself."),
        Field("at_beginning", "yes-no", "Whether it was made at the beginning."),
        REASON,
    ),
    "withdraw-objection": (
        MEETING,
        needed("objection", "id", "The entry of the objection."),
        AT,
        needed("way", "text", "Orally at the meeting, or by which paper."),
        REASON,
    ),
    "file-waiver": (
        MEETING,
        HOLDER,
        Field("kind", "choice", "Which paper.", choices=WAIVERS),
        needed("signed_on", "day", "The day of signing."),
        Field("natures", "texts", "The special matters whose nature it states."),
        Field("filed", "text", "Where it is filed."),
        REASON,
    ),
}
ADVANCE: Fields = {
    "receive-proposal": (
        MEETING,
        HOLDER,
        Field("kind", "choice", "What the notice is of.", choices=KINDS),
        needed("received_at", "moment", "Day and hour of receipt."),
        Field("name", "text", "The name in the notice."),
        Field("address", "texts", "The address in the notice."),
        Field("class_name", "text", "The class of shares in the notice."),
        Field("shares", "shares", "The number of shares in the notice."),
        Field(
            "matters",
            "rows",
            "The business proposed.",
            rows=(
                needed("description", "text", "The business."),
                Field("reasons", "text", "The reasons for it."),
                Field("interest", "text", "The holder’s material interest."),
            ),
        ),
        Field(
            "nominees",
            "rows",
            "The persons nominated.",
            rows=(
                needed("name", "text", "The nominee."),
                Field("address", "texts", "The nominee’s address."),
                Field("information", "text", "What a proxy statement would say."),
                Field("consented_on", "day", "The day of the consent to serve."),
            ),
        ),
        Field("intends", "yes-no", "Whether the holder intends to appear."),
        Field("arrangements", "text", "Arrangements between holder and nominees."),
        Field("ticked", "texts", "Contents found in it by eye."),
        REASON,
    ),
    "answer-proposal": (
        MEETING,
        needed("proposal", "id", "The entry of the notice."),
        Field("on", "day", "The day of the answer."),
        needed("answer", "choice", "The answer.", choices=ANSWERS),
        Field("why", "text", "The reason; needed for a refusal."),
        REASON,
    ),
}
CONSENTS: Fields = {
    "begin-consent": (
        needed("consent", "text", "A short name of the action, never used before."),
        needed("text", "text", "The words of the action."),
        Field("nature", "text", "Its general nature."),
        Field("test", "choice", "The vote it needs.", choices=CONSENT_TESTS),
        Field("matter", "choice", "What it is about.", choices=MATTERS),
        Field("at_meeting", "yes-no", "Whether a meeting of shareholders could do it."),
        Field("path", "choice", "How the record date comes about.", choices=PATHS),
        Field("record_on", "day", "The record date the board fixed."),
        Field("resolved_on", "day", "The day of the board’s resolution."),
        Field("solicited_all", "yes-no", "Whether all entitled to vote were asked in writing."),
        Field("on", "day", "When it began."),
        Field("action_on", "day", "The day of the board’s action."),
        Field("consummation_on", "day", "When it is to be carried out."),
        Field("director", "text", "The director to be removed."),
        Field("authorized", "whole", "The number of directors at the latest election."),
        INTERESTED,
        REASON,
    ),
    "give-consent": (
        CONSENT,
        HOLDER,
        Field("signed_on", "day", "The date on the paper."),
        Field("filed_at", "moment", "Day and hour of filing with the secretary."),
        Field("capacity", "text", "In which capacity it is signed."),
        Field("acts", "texts", "Where a proxy holder signs: what the proxy speaks of."),
        Field("shares", "shares", "The part of the shares; all where left out."),
        Field("signed", "yes-no", "Whether it is signed."),
        REASON,
    ),
    "revoke-consent": (
        CONSENT,
        HOLDER,
        Field("by", "choice", "Who revokes.", choices=REVOKERS),
        needed("secretary_at", "moment", "When the secretary received it."),
        Field("corporation_at", "moment", "When the corporation received it."),
        REASON,
    ),
    "notice-consent": (
        CONSENT,
        needed("on", "day", "The day on which it was given."),
        Field("what", "choice", "Promptly after, or before.", choices=NOTICES),
        Field("manner", "choice", "How it was given.", choices=MANNERS),
        REASON,
    ),
    "close-consent": (
        CONSENT,
        needed("on", "day", "The day of the action."),
        Field("resolution", "text", "The resolution’s words."),
        REASON,
    ),
}
FIELDS: Fields = {**PROXIES, **DAY, **INSPECTING, **ADVANCE, **CONSENTS}
"""Operation -> its fields."""
