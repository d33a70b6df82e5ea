"""How the vote on a resolution stands, counted by the base that the version uses.

1988 III §9, §15; 2002 §3.9, §4.1.
"""

from __future__ import annotations

from app.bylaws.answers import Threshold
from app.bylaws.board import meetings
from app.bylaws.board.committees import creation_needs
from app.bylaws.board.meetings import act_needs, after_withdrawal_needs, required_quorum
from app.bylaws.law import Bylaws
from app.documents.blocks import as_names
from app.domain.board_record import Resolution
from app.domain.words import listed, plural, whole

RULES = (
    ("vote", "board.vote.act"),
    ("vote of those without an interest", "board.vote.interested"),
    ("directors who left", "board.quorum.withdrawal"),
    ("committees", "committees.create"),
)


def threshold_of(law: Bylaws, made: Resolution) -> Threshold | None:
    """What the resolution needs and whether it has it; `None` while its base is not known.

    A committee is made by a majority of the authorized number. After directors have left, the
    base is the required quorum.
    """
    if made.subject == "committee" and made.body == "board":
        known = made.authorized
        return creation_needs(law, known, made.votes_for) if known else None
    if made.left:
        known = made.authorized
        return after_withdrawal_needs(law, known, made.votes_for) if known else None
    return act_needs(law, made.present, made.votes_for) if made.present else None


def without_interested(law: Bylaws, made: Resolution) -> Threshold | None:
    """The second tally, without the directors who have an interest; `None` if there are none."""
    need = threshold_of(law, made)
    if not made.interested or need is None or made.votes_for is None:
        return None
    return meetings.without_interested(need, made.votes_for, made.interested_for)


def vote_lines(law: Bylaws, made: Resolution, quorum: int | None = None) -> tuple[str, ...]:
    """The count in words: votes, what is needed of what, the second tally, and the result.

    `quorum` is that of the committee; for the board it is counted from the authorized number.
    """
    need, second = threshold_of(law, made), without_interested(law, made)
    lines = [_counts(made)] if made.votes_for is not None else []
    lines += [need.counted] if need else []
    if made.interested:
        who = listed(as_names(made.interested))
        has = "has" if len(made.interested) == 1 else "have"
        lines.append(f"{who} {has} an interest in the matter.")
        lines += [f"Without {who}: {second.counted}"] if second else []
    lines += _result(law, made, quorum)
    if made.needs_shareholders:
        lines.append("It also needs the approval of the shareholders.")
    return tuple(lines)


def is_lost(law: Bylaws, made: Resolution, quorum: int | None = None) -> bool:
    """Whether the votes show that it was not adopted; `quorum` as for `vote_lines`."""
    need = threshold_of(law, made)
    if need is None or need.met is None:
        return False
    return not need.met or _quorum_wanting(law, made, quorum) is not None


def _result(law: Bylaws, made: Resolution, quorum: int | None) -> list[str]:
    """Whether it was adopted; not said while votes or quorum are not known."""
    need, second = threshold_of(law, made), without_interested(law, made)
    if need is None or need.met is None:
        return []
    if (wanting := _quorum_wanting(law, made, quorum)) is not None:
        return [f"{whole(wanting)} are a quorum: no resolution could be adopted."]
    if need.met and second and not second.met:
        return ["It passes only with the votes of those who have an interest."]
    return [f"The resolution was {'' if need.met else 'not '}adopted."]


def _quorum_wanting(law: Bylaws, made: Resolution, quorum: int | None) -> int | None:
    """The quorum where it was not present, from the start on."""
    if made.body == "board" and made.authorized:
        quorum, _ = required_quorum(law, made.authorized)
    if quorum is None or made.present is None or made.left:
        return None
    return quorum if made.present < quorum else None


def rules_of(made: Resolution) -> tuple[tuple[str, str], ...]:
    """The rules that this vote rests on."""
    asked = (
        not (made.left or _creates(made)),
        bool(made.interested),
        made.left,
        _creates(made) or made.body != "board",
    )
    return tuple(rule for rule, wanted in zip(RULES, asked, strict=True) if wanted)


def _creates(made: Resolution) -> bool:
    return made.subject == "committee" and made.body == "board"


def _counts(made: Resolution) -> str:
    parts = [
        f"{whole(count)} {word}"
        for count, word in (
            (made.votes_for, "for"),
            (made.against, "against"),
            (made.abstained, "abstaining"),
        )
        if count is not None
    ]
    base = f", of {plural(made.present, 'director')} present" if made.present else ""
    return f"{', '.join(parts)}{base}."
