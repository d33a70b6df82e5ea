"""Committees of the board: made, changed and ended by its resolutions. 1988 III §15; 2002 §4.1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.acts.act import Who, given_list
from app.acts.board.matter import (
    Record,
    given_resolution,
    past_day,
    record_facts,
    record_of,
    whole_or_none,
)
from app.bylaws.answers import Finding
from app.bylaws.board.committee_words import check_words
from app.bylaws.board.committees import (
    ALTERNATES,
    check_changed_by,
    check_members,
    check_members_vote,
    check_own_rules,
    check_subject,
    creation_needs,
)
from app.bylaws.board.composition import board_on
from app.bylaws.board_day.sheet import charter_on
from app.bylaws.board_day.voting import Recorded
from app.bylaws.law import Bylaws
from app.domain.board.committees import charter_data
from app.domain.board_record import CommitteeCharter
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_line, read_name, read_note
from app.domain.words import day_plain, listed
from app.store.book import Book

BODIES = ("board", "committee", "officers", "shareholders")
"""Who may have changed or ended a committee."""


def create_committee(book: Book, given: Json, who: Who) -> Receipt:
    """A committee made by resolution: members, alternates, powers, chairman and secretary.

    The vote is that of the resolution named, or as given.
    """
    record = record_of(book)
    name = read_name(given.get("committee"), "committee", "name of the committee")
    behind = given_resolution(record, given)
    on = _day(given, behind, who)
    if charter_on(record.committees, name, on):
        raise Refusal(f"There is a {name} already. Change it instead.", field="committee")
    charter = _with_vote(record, _parts(given, CommitteeCharter(name, ())), given, behind, on)
    law = record.law(on)
    found = (
        *_created(law, charter),
        *check_charter(record, charter, on),
        *_own_rules(law, charter, given),
    )
    draft = _draft("committee.created", charter, behind, f"{name} created", on)
    return record_facts(book, who, given, [draft], found)


def change_committee(book: Book, given: Json, who: Who) -> Receipt:
    """Other members, alternates, powers or rules from a day on; what is left out stays."""
    record = record_of(book)
    name = read_name(given.get("committee"), "committee", "name of the committee")
    behind = given_resolution(record, given)
    on = _day(given, behind, who)
    before = _known(record, name, on)
    charter = _with_vote(record, _parts(given, before), given, behind, on)
    law = record.law(on)
    found: list[Finding] = [
        *check_changed_by(law, _changed_by(given)),
        *check_charter(record, charter, on),
        *_own_rules(law, charter, given),
    ]
    if (charter.members, charter.alternates) != (before.members, before.alternates):
        found += _members_vote(law, charter)
    draft = _draft("committee.changed", charter, behind, f"{name} changed", on)
    return record_facts(book, who, given, [draft], found)


def end_committee(book: Book, given: Json, who: Who) -> Receipt:
    """The board ends a committee, which serves at its pleasure."""
    record = record_of(book)
    name = read_name(given.get("committee"), "committee", "name of the committee")
    behind = given_resolution(record, given)
    on = _day(given, behind, who)
    _known(record, name, on)
    data = {"committee": name, "ended_on": on.isoformat(), "resolution": _key(behind)}
    draft = EntryDraft("committee.ended", on, data, f"{name} ended on {day_plain(on)}")
    found = check_changed_by(record.law(on), _changed_by(given))
    return record_facts(book, who, given, [draft], found)


def check_charter(record: Record, charter: CommitteeCharter, on: date) -> Iterable[Finding]:
    """Size and members, alternates, and whether a power is barred, or may be by its words."""
    law = record.law(on)
    directors = [term.name for term in board_on(record.company, on).in_office]
    yield from check_members(law, charter.members, directors)
    if others := [n for n in charter.alternates if n not in directors]:
        said = f"{listed(others)}: an alternate is a director in office."
        yield Finding(law.cite(ALTERNATES), "error", said, "alternates")
    both = [name for name in charter.alternates if name in charter.members]
    if both:
        said = f"{listed(both)}: a member is not an alternate as well."
        yield Finding(law.cite(ALTERNATES), "warning", said, "alternates")
    for power in charter.powers:
        yield check_subject(law, power)
        yield from check_words(law, power, "powers")


def _changed_by(given: Json) -> str:
    """Who changes or ends the committee; the board where nothing is said."""
    return read_choice(given.get("changed_by") or BODIES[0], BODIES, "changed_by", "who did it")


def _own_rules(law: Bylaws, charter: CommitteeCharter, given: Json) -> tuple[Finding, ...]:
    """Whether rules made for the committee stand beside the bylaws; nothing without rules."""
    if not charter.rules:
        return ()
    return check_own_rules(law, conflict=bool(given.get("rules_conflict")))


def _parts(given: Json, before: CommitteeCharter) -> CommitteeCharter:
    """The charter with what is given in place of what was."""
    changed: dict[str, Any] = {}
    for name, what in (("members", "member"), ("alternates", "alternate"), ("powers", "power")):
        if name in given:
            told = given_list(given, name)
            read = read_note if name == "powers" else read_name
            changed[name] = tuple(dict.fromkeys(read(one, name, what) for one in told))
    for name in ("chairman", "secretary"):
        if name in given:
            changed[name] = read_line(given[name], name, f"{name} of the committee")
    if "rules" in given:
        changed["rules"] = read_note(given["rules"], "rules", "rules")
    charter = replace(before, **changed)
    for name in ("chairman", "secretary"):
        if (one := getattr(charter, name)) and one not in charter.members:
            raise Refusal(f"{one} is no member of the committee.", field=name)
    return charter


def _with_vote(
    record: Record, charter: CommitteeCharter, given: Json, behind: Recorded | None, on: date
) -> CommitteeCharter:
    authorized = board_on(record.company, on).authorized
    if behind:
        made = behind.resolution
        return replace(
            charter, on=on, votes_for=made.votes_for, authorized=made.authorized or authorized
        )
    votes = whole_or_none(given, "votes_for", "votes for")
    return replace(charter, on=on, votes_for=votes, authorized=authorized)


def _created(law: Bylaws, charter: CommitteeCharter) -> tuple[Finding, ...]:
    need = creation_needs(law, charter.authorized or 0, charter.votes_for)
    if need.met is None:
        said = f"No vote is recorded. {need.counted}"
        return (Finding(need.cite, "warning", said, "votes_for"),)
    severity = "fits" if need.met else "error"
    made = Finding(need.cite, severity, need.counted, "votes_for")
    return (made, *_members_vote(law, charter))


def _members_vote(law: Bylaws, charter: CommitteeCharter) -> tuple[Finding, ...]:
    if charter.votes_for is None:
        return ()
    return (check_members_vote(law, charter.authorized or 0, charter.votes_for),)


def _known(record: Record, name: str, on: date) -> CommitteeCharter:
    charter = charter_on(record.committees, name, on)
    if charter is None:
        raise Refusal(f"There is no {name} on {day_plain(on)}.", field="committee")
    return charter


def _day(given: Json, behind: Recorded | None, who: Who) -> date:
    """The day given, else that of the resolution, not before it."""
    if behind and not given.get("on"):
        return behind.on
    on = past_day(given, "on", who)
    if behind and on < behind.on:
        raise Refusal(f"The resolution was adopted on {day_plain(behind.on)}.", field="on")
    return on


def _key(behind: Recorded | None) -> str:
    return behind.resolution.key if behind else ""


def _draft(
    kind: str,
    charter: CommitteeCharter,
    behind: Recorded | None,
    says: str,
    on: date,
) -> EntryDraft:
    data = charter_data(charter) | {"resolution": _key(behind)}
    return EntryDraft(kind, on, data, f"{says}: {listed(charter.members)}")
