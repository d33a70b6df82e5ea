"""The proxy desk: every proxy that came in, how it stands, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterable

from app.bylaws.meeting_day.proxies import ProxyStanding
from app.domain.meeting_day.facts import ABSTAIN, AGAINST, FOR, Mark, ProxyTaken
from app.domain.words import day_plain, hour_short, listed, plural, whole
from app.presenters.figures import capital
from app.presenters.meeting_day.roll import RoomNow, folded
from app.presenters.notes import cited
from app.presenters.view import Column, Detail, Link, Row, Table

DESK = (
    Column("Holder"),
    Column("Votes", "right", 12),
    Column("Agents", width=26),
    Column("Dated", width=13),
    Column("Received", width=13),
    Column("Standing", width=26),
)
EMPTY = "No proxies yet. They are logged here as they come in."


def present_proxies(now: RoomNow, text: str = "") -> Table:
    """The proxies in the order of receipt, with standing and section."""
    shown = [p for p in now.sheet.day.proxies if _fits(now, p, text)]
    good = [s for s in now.standings.values() if s.counts]
    votes = sum(s.votes for s in good)
    totals = (plural(len(good), "proxy counts", "proxies count"), whole(votes), "", "", "", "")
    rows = [_row(now, p) for p in shown]
    empty = f"No proxy matches “{text}”. Clear the text." if text else EMPTY
    return Table(DESK, rows, totals if rows else (), empty, "log-proxy", "Proxies")


def proxies_fact(now: RoomNow) -> str:
    """`2 proxies count with 1,200 votes; 1 is set aside with 300 votes.`; nothing without any."""
    found = now.standings.values()
    good, rest = [s for s in found if s.counts], [s for s in found if not s.counts]
    if not found:
        return ""
    said = f"{plural(len(good), 'proxy counts', 'proxies count')} with {_votes(good)}"
    if not rest:
        return f"{said}."
    verb = "is" if len(rest) == 1 else "are"
    return f"{said}; {whole(len(rest))} {verb} set aside with {_votes(rest)}."


def present_proxy(now: RoomNow, key: int) -> Detail | None:
    """One proxy: what stands on it, how it stands and why, what may be done."""
    taken = next((p for p in now.sheet.day.proxies if p.key == key), None)
    stands = now.standings.get(key)
    if taken is None or stands is None:
        return None
    facts = [(label, said) for label, said in _facts(taken, stands) if said]
    facts += [(f"Item {number}", _mark(mark)) for number, mark in sorted(taken.marks.items())]
    facts += [
        (name, whole(votes) if votes else "Withheld") for name, votes in taken.nominees.items()
    ]
    severity = "fits" if stands.counts else "warning" if stands.open else "info"
    note = cited(severity, stands.says, stands.cite)
    return Detail(stands.name, tuple(facts), acts=tuple(_acts(stands)), notes=(note,))


def _facts(taken: ProxyTaken, stands: ProxyStanding) -> tuple[tuple[str, str], ...]:
    received = taken.received_at
    came = f"{day_plain(received.date())}, {hour_short(received)}" if received else ""
    by = f" by {taken.received_by}" if came and taken.received_by else ""
    return (
        ("Entry", whole(taken.key)),
        ("Standing", capital(stands.standing)),
        ("Shares", f"{whole(stands.shares)}, {plural(stands.votes, 'vote')}"),
        ("Agents", listed(taken.agents) or "None named"),
        ("Dated", day_plain(taken.dated_on) if taken.dated_on else "No date"),
        ("Received", came + by),
        ("Filed with", capital(taken.filed_with)),
        ("Signed by", capital(taken.signer) or "Nobody"),
        ("Authority", taken.authority),
        ("Good through", day_plain(taken.through) if taken.through else ""),
        ("Irrevocable", taken.ground or "Yes" if taken.irrevocable else ""),
    )


def _acts(stands: ProxyStanding) -> Iterable[Link]:
    yield Link("Revoked or ended…", f"end-proxy:{stands.key}")
    yield Link("Rule on it…", f"rule-on-proxy:{stands.key}")
    if not stands.counts:
        yield Link("Letter to the holder…", f"paper:proxy-rejection:{stands.key}")
    yield Link("Correct…", f"correct:{stands.key}")


def _row(now: RoomNow, taken: ProxyTaken) -> Row:
    stands = now.standings[taken.key]
    received = taken.received_at
    came = day_plain(received.date()) if received else ""
    standing = capital(stands.standing)
    cells = (
        stands.name,
        whole(stands.votes),
        listed(taken.agents),
        day_plain(taken.dated_on) if taken.dated_on else "No date",
        came,
        standing if stands.counts else f"{standing}, {stands.cite.section}",
    )
    sort = (stands.name, stands.votes, cells[2], taken.dated_on, str(received or ""), cells[5])
    sign = "" if stands.counts else "warning" if stands.open else "unmet"
    return Row(str(taken.key), cells, sort, severity=sign, hint=stands.says)


def _fits(now: RoomNow, taken: ProxyTaken, text: str) -> bool:
    whole_text = folded(f"{now.sheet.name(taken.holder_id)} {' '.join(taken.agents)}")
    return all(word in whole_text for word in folded(text).split())


def _mark(mark: Mark) -> str:
    parts = ((FOR, mark.votes_for), (AGAINST, mark.against), (ABSTAIN, mark.abstained))
    said = [
        capital(name) if votes is None else f"{capital(name)} {whole(votes)}"
        for name, votes in parts
        if votes or votes is None
    ]
    return ", ".join(said)


def _votes(found: Iterable[ProxyStanding]) -> str:
    return plural(sum(stands.votes for stands in found), "vote")
