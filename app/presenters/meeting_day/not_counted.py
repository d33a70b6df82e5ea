"""What does not count and why: proxies set aside, votes without a ballot, who left."""

from __future__ import annotations

from collections.abc import Iterator

from app.bylaws.meeting_day.agents import stranded
from app.bylaws.meeting_day.proxies import ProxyStanding
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.meeting_day.room import Voter
from app.domain.words import hour_short, plural, whole
from app.presenters.figures import capital
from app.presenters.meeting_day.roll import RoomNow
from app.presenters.notes import cited
from app.presenters.view import Column, Link, Note, Row, Table

ASIDE = (Column("Set aside or gone"), Column("Votes", "right", 10))
MOST_NOTES, MOST_ROWS = 8, 200
PROXY = "proxy:"


def present_not_counted(now: RoomNow) -> Table:
    """Proxies that do not count, excluded shares, holders and agents who left, with votes."""
    sheet = now.sheet
    rows = [_row(f"{PROXY}{s.key}", s.name, s.votes, capital(s.standing)) for s in now.aside]
    rows += [
        _row(f"left:{holder}", sheet.name(holder), sheet.voters[holder].votes, "Left")
        for holder in now.left
        if holder in sheet.voters
    ]
    rows += [
        _row(f"out:{v.holder_id}", v.name, 0, capital(v.excluded)) for v in _without_votes(sheet)
    ]
    empty = "Nothing is set aside and nobody left."
    return Table(ASIDE, rows[:MOST_ROWS], empty=empty, title="Not counted")


def not_counted_notes(now: RoomNow) -> tuple[Note, ...]:
    """The reason and section of each, those that still can be decided first."""
    ordered = sorted(now.aside, key=lambda s: (not s.open, -s.votes))
    notes = [_proxy_note(s) for s in ordered[:MOST_NOTES]]
    notes += _departures(now)
    notes += _excluded(now.sheet)
    for number in range(1, len(now.sheet.plan.items) + 1):
        notes += _stranded(now.sheet, number)
    return tuple(notes)


def proxy_words(stands: ProxyStanding) -> str:
    """Whose proxy it is, its votes, and why it does not count."""
    return f"{stands.name}, {plural(stands.votes, 'vote')}: {stands.says}"


def _row(key: str, name: str, votes: int, why: str) -> Row:
    return Row(key, (name, whole(votes) if votes else ""), (name, votes), hint=f"{name}: {why}.")


def _proxy_note(stands: ProxyStanding) -> Note:
    """A disputed proxy asks for a ruling; the others say why they do not count."""
    links = (Link("Rule on it…", f"rule-on-proxy:{stands.key}"),)
    severity = "warning" if stands.open else "info"
    cite = stands.cite
    return Note(severity, proxy_words(stands), cite.section, cite.rule, links)


def _departures(now: RoomNow) -> Iterator[Note]:
    """Who left and what that means for business: 1988 II §5 ¶2, 2002 §2.6."""
    from app.bylaws.votes import WITHDRAWAL

    law = now.sheet.law
    gone = {**{now.sheet.name(h): at for h, at in now.left.items()}, **now.agents_left}
    for name, at in sorted(gone.items(), key=lambda one: one[1])[:MOST_NOTES]:
        said = f"{name} left at {hour_short(at)}."
        if law.has(WITHDRAWAL):
            yield cited("info", said, law.cite(WITHDRAWAL))
        else:
            yield Note("info", said)


def _excluded(sheet: Sheet) -> Iterator[Note]:
    from app.bylaws.meeting_day.proxies import EXCLUDED

    out = _without_votes(sheet)
    if out and sheet.law.has(EXCLUDED):
        shares = sum(row.shares for voter in out for row in voter.rows if row.excluded)
        said = f"{plural(shares, 'share')} of {plural(len(out), 'holder')} do not vote: "
        why = "; ".join(sorted({voter.excluded for voter in out}))
        yield cited("info", f"{said}{why}.", sheet.law.cite(EXCLUDED))


def _without_votes(sheet: Sheet) -> tuple[Voter, ...]:
    """The holders some of whose shares do not vote."""
    return sheet.once(
        "excluded", lambda: tuple(voter for voter in sheet.voters.values() if voter.excluded)
    )


def _stranded(sheet: Sheet, number: int) -> Iterator[Note]:
    """Proxies that count and for which no agent has signed a ballot."""
    if not (sheet.day.cast_on(number) or sheet.day.count_of(number)):
        return
    left = stranded(sheet, number)
    if not left:
        return
    votes = plural(sum(stands.votes for stands in left), "vote")
    held = plural(len(left), "proxy", "proxies")
    said = f"Item {number}: no agent signed a ballot for {held} with {votes}; they are not voted."
    cite = left[0].cite
    link = Link("Agents’ ballot…", f"sign-agents-ballot:{number}")
    yield Note("warning", said, cite.section, cite.rule, (link,))
