"""Who signs for the corporation: checks, contracts, and shares held in other corporations.

Sources: 1988 V §3, §5 and §7; 2002 §8.2, §8.3 and §8.6.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.domain.value import value
from app.domain.words import day_paper, listed

CHECKS, CONTRACTS = "execution.checks", "execution.contracts"
OTHER_SHARES, BY_RESOLUTION = "execution.other-shares", "board resolution"


@value
class Authority:
    """An entry of the register of authority: who may sign what, from when, and by which act.

    `covers` is `checks` or `contracts`; `source` is one of those that the version names, as
    `board resolution` or `board authority`. The last day is inside.
    """

    name: str
    covers: str
    source: str
    from_on: date
    to_on: date | None = None

    def runs_on(self, on: date) -> bool:
        """Whether the authority runs on that day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


def check_check(law: Bylaws, register: Iterable[Authority], name: str, on: date) -> Finding:
    """Whether this person may sign or endorse a check or note on the day."""
    cite, sources = law.cite(CHECKS), law.items(CHECKS, "authority")
    held = _running(register, name, "checks", on)
    good = next((a for a in held if a.source in sources), None)
    if good:
        sentence = f"{name} signs by {good.source} since {day_paper(good.from_on)}."
        return Finding(cite, "fits", sentence, "signer")
    sentence = f"{name} has no authority to sign on {day_paper(on)}."
    needed = f" It comes from: {listed(sources, 'or')}."
    return Finding(cite, "error", sentence + needed, "signer")


def check_contract(law: Bylaws, register: Iterable[Authority], name: str, on: date) -> Finding:
    """Whether this person may sign a contract or instrument on the day.

    2002 says that nobody else can bind the corporation; 1988 gives the permission only.
    """
    cite, sources = law.cite(CONTRACTS), law.items(CONTRACTS, "sources")
    held = _running(register, name, "contracts", on)
    good = next((a for a in held if a.source in sources), None)
    if good:
        sentence = f"{name} signs by {good.source} since {day_paper(good.from_on)}."
        return Finding(cite, "fits", sentence, "signer")
    closed = law.rule(CONTRACTS).params["nobody_else"] is True
    end = "It cannot bind the corporation." if closed else "Record where the authority comes from."
    sentence = f"{name} has no {listed(sources, 'or')} on {day_paper(on)}. {end}"
    return Finding(cite, "error" if closed else "warning", sentence, "signer")


def check_share_voter(
    law: Bylaws, office: str, authorized_by: str = "", *, board_decided_otherwise: bool = False
) -> Finding:
    """Whether a holder of this office may vote shares that the corporation holds elsewhere.

    `authorized_by` says how another person was authorized: `board resolution`, a paper of one of
    the officers as `proxy`, or `authorization by a named officer`, which 2002 leaves unclear.
    """
    cite, offices = law.cite(OTHER_SHARES), law.items(OTHER_SHARES, "offices")
    stated, named = law.rule(OTHER_SHARES).params, listed(offices, "or")
    yields = stated["unless_board_decides"] is True and board_decided_otherwise
    if yields and authorized_by != BY_RESOLUTION:
        sentence = "The board decided otherwise. Its resolution says who votes these shares."
        return Finding(cite, "warning", sentence, "office")
    if office in offices:
        return Finding(cite, "fits", f"The {office} votes shares held elsewhere.", "office")
    if yields or authorized_by in law.items(OTHER_SHARES, "others_by"):
        return Finding(cite, "fits", f"Authorized by {authorized_by}.", "source")
    if authorized_by in law.items(OTHER_SHARES, "by_paper"):
        return Finding(cite, "fits", f"Authorized by {authorized_by} of the {named}.", "source")
    if authorized_by in stated.get("others_doubtful", ()):
        sentence = "An officer’s authorization alone: ask the board for a resolution."
        return Finding(cite, "warning", sentence, "source")
    sentence = f"Such shares are voted by the {named}. No authorization is recorded."
    severity = "warning" if law.items(OTHER_SHARES, "others_by") else "error"
    return Finding(cite, severity, sentence, "office")


def _running(
    register: Iterable[Authority], name: str, covers: str, on: date
) -> tuple[Authority, ...]:
    return tuple(a for a in register if a.name == name and a.covers == covers and a.runs_on(on))
