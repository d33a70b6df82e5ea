"""Objections at a meeting, and the rulings of its chairman.

Sources: 1988 II §4 ¶3, II §8; 2002 §2.4 ¶1, §2.9 ¶2, §2.14.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.bylaws.law import Bylaws
from app.bylaws.shareholders import waivers
from app.documents.blocks import (
    Block,
    Document,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.meetings.framing import (
    Setting,
    Signs,
    fields,
    framed,
    hour,
    moment,
    of_meeting,
    signed,
    the_meeting,
    under,
)
from app.documents.wording import sentence
from app.domain.meeting_record import NOMINATION, ChairRuling, ObjectionMade
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.words import listed

OBJECTION, RULINGS = "objection-record", "chair-rulings"
NOTHING_STATED: Mapping[str, bool] = {}
COLUMNS = (
    TableColumn("Hour", width=0.9),
    TableColumn("Item or nomination", width=2.4),
    TableColumn("Ruling", width=1.6),
    TableColumn("Reason", width=3),
    TableColumn("Section", width=0.9),
)


def compose_objection_record(
    setting: Setting,
    plan: MeetingPlan,
    made: ObjectionMade,
    *,
    stated: Mapping[str, bool] = NOTHING_STATED,
    taker: Signs | None = None,
) -> Document:
    """Who objected, when, to what, and the line on which the objector takes it back in writing.

    `stated` says of each matter that had to be in the notice whether it was.
    """
    blocks = (
        *fields(*objection_rows(made)),
        *fields(("How it stands", objection_standing(setting.law, made, stated))),
        *under(
            "Taken back" if made.withdrawn else "If it is taken back",
            *_withdrawal(setting, plan, made, taker),
        ),
    )
    return framed(setting, OBJECTION, blocks, lines=(of_meeting(plan),))


def objection_rows(made: ObjectionMade) -> tuple[tuple[str, str], ...]:
    """Objector, hour and scope as rows of facts."""
    meeting = "That the meeting was not lawfully called or convened" if made.name else ""
    when = {None: "", True: "At the beginning", False: "Later"}
    return (
        ("Objector", as_name(made.name)),
        ("Made", moment(made.at)),
        ("When in the meeting", when[made.at_beginning]),
        ("To what", f"To the matter: {sentence(made.matter)}" if made.matter else meeting),
    )


def objection_standing(law: Bylaws, made: ObjectionMade, stated: Mapping[str, bool]) -> str:
    """Whether the objection is open, taken back or without effect; empty while that is open."""
    if not made.name or made.at_beginning is None:
        return ""
    as_ruled = waivers.Objection(made.name, made.matter, made.at_beginning, True, made.withdrawn)
    return waivers.check_objection(law, as_ruled, stated).sentence


def _withdrawal(
    setting: Setting, plan: MeetingPlan, made: ObjectionMade, taker: Signs | None
) -> tuple[Block, ...]:
    """How the objection was taken back; the objector signs unless it was done orally."""
    oral = made.withdrawn.startswith("oral")
    rows = fields(("How", made.withdrawn), ("When", moment(made.withdrawn_at)))
    if oral:
        return (*rows, signed(setting, OBJECTION, Signs("", "secretary")))
    words = (
        f"The undersigned takes back the objection described above and waives it for "
        f"{the_meeting(plan)}."
    )
    signer = taker or Signs(made.name, "objector")
    return (*rows, Paragraph(words), signed(setting, OBJECTION, signer))


def compose_chair_rulings(
    setting: Setting,
    plan: MeetingPlan,
    rulings: Sequence[ChairRuling],
    chair: Signs | None = None,
) -> Document:
    """The chairman's rulings with reason, section and hour.

    Refused without a ruling, and where one rests on a rule that the version does not have.
    """
    if not rulings:
        raise Refusal("No ruling is recorded.")
    strange = [ruling.about for ruling in rulings if not setting.law.has(ruling.rule)]
    if strange:
        words = f"The bylaws of {setting.law.short} have no rule for the ruling on"
        raise Refusal(f"{words} {listed(strange)}.")
    blocks: tuple[Block, ...] = (
        Paragraph(f"The chairman of {the_meeting(plan)} ruled as follows:"),
        ruling_table(setting.law, rulings),
        *under("Effect", *_effects(setting.law, rulings)),
        signed(setting, RULINGS, chair or Signs()),
    )
    basis = tuple((_kind(ruling), setting.law.cite(ruling.rule)) for ruling in rulings)
    return framed(setting, RULINGS, blocks, lines=(of_meeting(plan),), basis=basis)


def ruling_table(law: Bylaws, rulings: Sequence[ChairRuling]) -> TableBlock:
    """The rulings line by line, for the paper of rulings and for the minutes."""
    rows = tuple(
        (
            hour(r.at) or "not recorded",
            f"{'Nomination of ' if r.kind == NOMINATION else ''}{r.about}",
            r.ruling,
            sentence(r.reason) if r.reason else "",
            law.cite(r.rule).section,
        )
        for r in rulings
    )
    return TableBlock(COLUMNS, rows)


def _kind(ruling: ChairRuling) -> str:
    return "ruling on a nomination" if ruling.kind == NOMINATION else "ruling on an item"


def _effects(law: Bylaws, rulings: Sequence[ChairRuling]) -> tuple[Block, ...]:
    """What each rule says, once."""
    rules = dict.fromkeys(ruling.rule for ruling in rulings)
    return tuple(Paragraph(f"{law.cite(rule).section}: {law.rule(rule).says}") for rule in rules)
