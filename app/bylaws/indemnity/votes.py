"""Votes that find indemnity proper, under 1988 III §16(e): directors, or shareholders.

Directors who are parties, and shares owned by the person, are left out. Counting word C-VOTES.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.bylaws.answers import Citation
from app.bylaws.board.composition import board_quorum
from app.bylaws.counting import least_votes
from app.bylaws.law import Bylaws
from app.domain.refusal import Refusal
from app.domain.words import plural, whole

ROUTES, SHARES = "indemnity.determination", "indemnity.determination.shareholders"
MAJORITY = "shareholders.quorum.majority"
Votes = int | Fraction


@dataclass(frozen=True, slots=True)
class Approval:
    """Votes that find indemnity proper, those of the person left out.

    `of` counts what may vote, `quorum` what must be there, `needed` the votes for it; `quorum_with`
    is the quorum with the person's own shares counted in. `met` is `None` while votes are unknown.
    """

    cite: Citation
    of: Votes
    quorum: int
    needed: int
    counted: str
    quorum_with: int | None = None
    met: bool | None = None


def by_directors(
    law: Bylaws, authorized: int, present: int, parties: int, votes_for: int | None = None
) -> Approval | None:
    """A majority of a quorum of directors who are not parties; `None` where nobody finds.

    `present` counts all directors at the meeting, `parties` those of them who are parties.
    """
    found = board_quorum(law, authorized)
    if "directors" not in law.items(ROUTES, "routes") or found is None:
        return None
    _within(parties, present, "directors present")
    free, quorum = present - parties, found[0]
    _within(votes_for or 0, free, "directors present who are not parties")
    needed = _needed(law, ROUTES, free)
    counted = (
        f"{plural(free, 'director')} present {'is' if free == 1 else 'are'} no party;"
        f" a quorum is {quorum}. {plural(needed, 'vote')} of them carry it."
    )
    met = None if votes_for is None else free >= quorum and votes_for >= needed
    return Approval(law.cite(ROUTES), free, quorum, needed, counted, met=met)


def by_meeting(
    law: Bylaws, entitled: Votes, own: Votes, others: Votes, votes_for: Votes | None = None
) -> Approval | None:
    """A majority of the shares represented at a meeting, own shares out; `None` in 2002.

    `others` counts the shares represented that the person does not own. The quorum is counted
    without own shares, for this item only; `quorum_with` is the quorum with them in.
    """
    if not law.has(SHARES):
        return None
    left = _without_own(entitled, own)
    _within(others, left, "shares that others own")
    _within(votes_for or 0, others, "shares of others represented")
    quorum, needed = _needed(law, MAJORITY, left), _needed(law, SHARES, others)
    with_own = _needed(law, MAJORITY, entitled)
    counted = (
        f"{_shown(entitled)} less {_shown(own)} of the person is {_shown(left)}; the quorum is"
        f" {whole(quorum)}, or {whole(with_own)} with those shares counted."
        f" Of {_shown(others)} others represented, {whole(needed)} carry it."
    )
    met = None if votes_for is None else others >= quorum and votes_for >= needed
    return Approval(law.cite(SHARES), others, quorum, needed, counted, with_own, met)


def by_consent(
    law: Bylaws, entitled: Votes, own: Votes, votes_for: Votes | None = None
) -> Approval | None:
    """The written consent of a majority of the outstanding shares, own shares out."""
    if not law.has(SHARES):
        return None
    left = _without_own(entitled, own)
    _within(votes_for or 0, left, "shares that others own")
    needed = _needed(law, SHARES, left)
    counted = (
        f"{_shown(entitled)} less {_shown(own)} of the person is {_shown(left)};"
        f" consent by {whole(needed)} carries it."
    )
    met = None if votes_for is None else votes_for >= needed
    return Approval(law.cite(SHARES), left, needed, needed, counted, None, met)


def _needed(law: Bylaws, rule: str, of: Votes) -> int:
    return least_votes(law.fraction(rule, "fraction"), law.choice(rule, "comparison"), of)


def _without_own(entitled: Votes, own: Votes) -> Votes:
    _within(own, entitled, "shares entitled to vote")
    return entitled - own


def _within(part: Votes, of: Votes, what: str) -> None:
    if part > of:
        raise Refusal(f"{_shown(part)} is more than the {_shown(of)} {what}.")


def _shown(votes: Votes) -> str:
    return whole(int(votes)) if votes == int(votes) else str(votes)
