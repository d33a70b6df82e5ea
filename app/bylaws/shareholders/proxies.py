"""Proxies: form, filing, how long one is good, and which of a holder's proxies counts.

Sources: 1988 II §10, II §11 ¶2; 2002 §2.12.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.bylaws.answers import Citation, DateAnswer, Finding, Step, ours
from app.bylaws.counting import months_shorter
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.words import day_short, hour_short, listed, plural

FORM, SCOPE, FILING = "proxy.form", "proxy.scope", "proxy.filing"
DURATION, REVOCATION, ORDER = "proxy.duration", "proxy.revocation", "proxy.order"
DEATH, IRREVOCABLE = "proxy.death-incapacity", "proxy.irrevocable"
COUNTS, ASIDE = "counts", "for the inspectors"
COUNSEL = ours("ours.proxy-maker", "The bylaws do not speak of a maker who died; ask counsel.")


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy as taken in.

    `signer` is one of the version's signers, or empty where it is unsigned; `authority` is what
    an agent's signature rests on. `filed_with` is `secretary`, `inspectors` or `designee`.
    `through` is the last day of a length that the paper states, `unlimited` that it states one
    without end.
    """

    key: int
    dated_on: date | None
    agents: tuple[str, ...]
    signer: str = "holder"
    authority: str = ""
    filed_with: str = ""
    filed_at: datetime | None = None
    designated_by: str = ""
    presented_at: datetime | None = None
    through: date | None = None
    unlimited: bool = False
    irrevocable: bool = False
    acts: tuple[str, ...] = ("vote",)

    def reached(self, by: datetime) -> bool:
        """Whether it was presented to the meeting, or filed, before the moment."""
        return any(at is not None and at < by for at in (self.presented_at, self.filed_at))


@dataclass(frozen=True, slots=True)
class Events:
    """What else touches a holder's proxies, with the moments at which it happened.

    `written_at` is when the corporation got a writing that revokes; `death_noticed_at` when it got
    written notice of the maker's death or incapacity.
    """

    voted_in_person_at: datetime | None = None
    written_at: datetime | None = None
    death_noticed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """How one proxy stands: `counts`, `for the inspectors`, or why it does not count.

    `open` says that counsel or the inspectors decide, so both outcomes are shown.
    """

    key: int
    standing: str
    cite: Citation
    says: str
    open: bool = False


def valid_through(law: Bylaws, proxy: Proxy) -> DateAnswer:
    """The last day on which a proxy is good; `None` if undated or good without end."""
    cite, dated = law.cite(DURATION), proxy.dated_on
    if proxy.unlimited or proxy.through:
        until = f"through {day_short(proxy.through)}" if proxy.through else "without end"
        return DateAnswer(cite, proxy.through, f"The proxy itself says that it is good {until}.")
    if dated is None:
        return DateAnswer(cite, None, "The proxy has no date. It is set aside for the inspectors.")
    return eleven_months(law, dated)


def eleven_months(law: Bylaws, dated_on: date) -> DateAnswer:
    """The last day of a proxy that states no length of its own."""
    months = law.figure(DURATION, "months")
    through = months_shorter(dated_on, months)
    counted = f"{months} months from {day_short(dated_on)} end on {day_short(through)}."
    steps = (
        Step("dated", dated_on),
        Step(f"plus {plural(months, 'month')}", through, "last day"),
    )
    return DateAnswer(law.cite(DURATION), through, counted, steps)


def check_form(law: Bylaws, proxy: Proxy) -> tuple[Finding, ...]:
    """Whether a proxy is signed, by whom, names an agent, and has a date."""
    cite = law.cite(FORM)
    found: list[Finding] = []
    if not proxy.signer:
        found.append(Finding(cite, "error", "The proxy is not signed.", "signer"))
    elif proxy.signer not in law.items(FORM, "signers"):
        signers = listed(law.items(FORM, "signers"), "or the")
        sentence = f"Signed by the {proxy.signer}; the bylaws ask for the {signers}."
        found.append(Finding(cite, "error", sentence, "signer"))
    elif proxy.signer != "holder" and not proxy.authority:
        sentence = f"Signed by the {proxy.signer}; no authority is on file."
        found.append(Finding(cite, "warning", sentence, "authority"))
    least = law.figure(FORM, "agents")
    if len(proxy.agents) < least:
        sentence = f"The proxy names {len(proxy.agents)} of at least {plural(least, 'agent')}."
        found.append(Finding(cite, "error", sentence, "agents"))
    if proxy.dated_on is None:
        undated = valid_through(law, proxy)
        found.append(Finding(undated.cite, "warning", "The proxy has no date.", "dated_on"))
    return tuple(found)


@only_with(SCOPE)
def check_scope(law: Bylaws, acts: Collection[str], act: str) -> tuple[Finding, ...]:
    """A warning where a proxy is used for `vote` or `consent` and neither speaks of it.

    `acts` are those of which the proxy speaks.
    """
    if act in acts or act in law.items(SCOPE, "acts"):
        return ()
    sentence = f"Neither the proxy nor the bylaws of {law.short} on proxies mention a {act}."
    return (Finding(law.cite(SCOPE), "warning", sentence, "acts"),)


def check_filing(law: Bylaws, proxy: Proxy, vote_at: datetime) -> tuple[Finding, ...]:
    """Whether a proxy was filed before its vote, and with whom."""
    cite = law.cite(FILING)
    places = law.items(FILING, "filed_with")
    if proxy.filed_at is None or not proxy.filed_with:
        sentence = f"The proxy is not filed with the {listed(places, 'or')}."
        return (Finding(cite, "error", sentence, "filed_with"),)
    if proxy.filed_at >= vote_at:
        sentence = f"Filed {_moment(proxy.filed_at)}, after the vote at {hour_short(vote_at)}."
        return (Finding(cite, "error", sentence, "filed_at"),)
    if proxy.filed_with not in places:
        sentence = f"Filed with the {proxy.filed_with} only. The bylaws name the {listed(places)}."
        return (Finding(cite, "warning", sentence, "filed_with"),)
    if proxy.filed_with == "designee" and proxy.designated_by != "board":
        by = proxy.designated_by or "nobody on record"
        severity = "info" if by in law.items(FILING, "designated_by") else "warning"
        sentence = f"Who received it was named by {by}, not by the board."
        return (Finding(cite, severity, sentence, "designated_by"),)
    return ()


def rulings(
    law: Bylaws,
    proxies: Sequence[Proxy],
    events: Events,
    vote_at: datetime,
    counted_at: datetime | None = None,
) -> tuple[Ruling, ...]:
    """How each of one holder's proxies stands at a vote, the latest on top.

    `counted_at` is when the vote was counted, the vote's own moment where none is given. Papers
    that are unsigned or name nobody are no proxies and revoke none.
    """
    order = sorted(proxies, key=lambda p: (p.dated_on or date.min, p.key), reverse=True)
    faults = {p.key: _fault(law, p, vote_at) for p in order}
    ended = _ended(law, events, vote_at, counted_at or vote_at)
    return tuple(
        faults[proxy.key]
        or _expired(law, proxy, vote_at)
        or _revoked_by_later(law, proxy, order, vote_at)
        or _undecided(law, proxy, [p for p in order if not faults[p.key]])
        or _standing(law, proxy, ended)
        for proxy in order
    )


def _fault(law: Bylaws, proxy: Proxy, vote_at: datetime) -> Ruling | None:
    found = (*check_form(law, proxy), *check_filing(law, proxy, vote_at))
    worst = next((f for f in found if f.severity == "error"), None)
    return Ruling(proxy.key, "not in order", worst.cite, worst.sentence) if worst else None


def _expired(law: Bylaws, proxy: Proxy, vote_at: datetime) -> Ruling | None:
    through = valid_through(law, proxy)
    if through.on is None or vote_at.date() <= through.on:
        return None
    return Ruling(proxy.key, "expired", through.cite, through.counted)


def _revoked_by_later(
    law: Bylaws, proxy: Proxy, order: Sequence[Proxy], vote_at: datetime
) -> Ruling | None:
    later = next((p for p in order if _supersedes(law, p, proxy, vote_at)), None)
    if later is None or later.dated_on is None:
        return None
    words = f"Revoked by the later proxy of {day_short(later.dated_on)}."
    return _despite_face(law, proxy, Ruling(proxy.key, "revoked", law.cite(REVOCATION), words))


def _undecided(law: Bylaws, proxy: Proxy, in_order: Sequence[Proxy]) -> Ruling | None:
    """Set aside where the dates leave it open which proxy is the later: equal, or none."""
    if proxy.dated_on is None:
        words = valid_through(law, proxy).counted
        return Ruling(proxy.key, ASIDE, law.cite(ORDER), words, open=True)
    others = [p for p in in_order if p.key != proxy.key]
    if not any(p.dated_on in (proxy.dated_on, None) for p in others):
        return None
    words = "No date shows which proxy is the later one. The inspectors decide."
    return Ruling(proxy.key, ASIDE, law.cite(ORDER), words, open=True)


def _standing(law: Bylaws, proxy: Proxy, ended: Ruling | None) -> Ruling:
    if ended is None:
        return Ruling(proxy.key, COUNTS, law.cite(DURATION), valid_through(law, proxy).counted)
    return _despite_face(law, proxy, replace(ended, key=proxy.key))


def _despite_face(law: Bylaws, proxy: Proxy, ruling: Ruling) -> Ruling:
    """A revoked proxy that says it is irrevocable is left to counsel."""
    if not (proxy.irrevocable and law.has(IRREVOCABLE)) or ruling.cite.rule != REVOCATION:
        return ruling
    basis = listed(law.items(IRREVOCABLE, "governed_by"))
    words = f"{ruling.says} It says that it is irrevocable; by {basis}, decide with counsel."
    return Ruling(proxy.key, ruling.standing, law.cite(IRREVOCABLE), words, open=True)


def _ended(law: Bylaws, events: Events, vote_at: datetime, counted_at: datetime) -> Ruling | None:
    """What ends all proxies of the holder before the vote, apart from a later proxy."""
    cite, in_person, written = law.cite(REVOCATION), events.voted_in_person_at, events.written_at
    if in_person and in_person <= vote_at:
        return Ruling(0, "revoked", cite, f"The holder voted in person, {_moment(in_person)}.")
    if written and written < vote_at:
        words = f"A writing that revokes it came on {_moment(written)}, before the vote."
        return Ruling(0, "revoked", cite, words)
    noticed = events.death_noticed_at
    if noticed is None or noticed >= counted_at:
        return None
    words = f"Notice of the maker’s death or incapacity came on {_moment(noticed)}"
    if law.has(DEATH):
        return Ruling(0, "ended", law.cite(DEATH), f"{words}, before the count.")
    return Ruling(0, COUNTS, COUNSEL, f"{words}. Ask counsel.", open=True)


def _supersedes(law: Bylaws, later: Proxy, earlier: Proxy, vote_at: datetime) -> bool:
    """Whether the proxy is the later one and came where a later one must come to revoke."""
    if later.dated_on is None or earlier.dated_on is None or later.dated_on <= earlier.dated_on:
        return False
    if not later.signer or not later.agents:
        return False
    if law.choice(REVOCATION, "later_proxy") == "subsequent-and-presented":
        return later.reached(vote_at)
    return not any(f.severity == "error" for f in check_filing(law, later, vote_at))


def _moment(at: datetime) -> str:
    return f"{day_short(at.date())}, {hour_short(at)}"
