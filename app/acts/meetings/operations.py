"""The acts of shareholders' meetings and of their written consents, by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.acts.act import Who
from app.acts.meetings import ballots, consents, inspecting, motions, proposals, proxies
from app.acts.meetings import day as meeting_day
from app.domain.entries import Json, Receipt
from app.store.book import Book

OPERATIONS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    "adjourn": meeting_day.adjourn,
    "answer-proposal": proposals.answer_proposal,
    "arrive": meeting_day.arrive,
    "begin-consent": consents.begin_consent,
    "cast-ballots": ballots.cast_ballots,
    "close-consent": consents.close_consent,
    "close-meeting": meeting_day.close_meeting,
    "count": motions.record_count,
    "cumulate": motions.notice_cumulating,
    "demand": meeting_day.demand,
    "end-proxy": proxies.end_proxy,
    "file-waiver": inspecting.file_waiver,
    "give-consent": consents.give_consent,
    "inspectors": inspecting.name_inspectors,
    "inspectors-report": inspecting.report,
    "leave": meeting_day.leave,
    "move": motions.put_motion,
    "nominate": motions.nominate,
    "notice-consent": consents.notice_consent,
    "object": inspecting.object_to,
    "open-meeting": meeting_day.open_meeting,
    "polls": meeting_day.polls,
    "receive-proposal": proposals.receive_proposal,
    "receive-proxy": proxies.receive_proxy,
    "revoke-consent": consents.revoke_consent,
    "rule": inspecting.rule,
    "rule-on-proxy": proxies.rule_on_proxy,
    "sign-agents-ballot": ballots.sign_agents_ballot,
    "withdraw-objection": inspecting.withdraw_objection,
}
