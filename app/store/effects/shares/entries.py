"""Issues, transfers and all that ends a certificate: nothing new without the old one cancelled."""

from __future__ import annotations

from collections import defaultdict

from app.store.effects.facts import MOST_LINE, MOST_NOTE, Facts
from app.store.effects.people import known_holder
from app.store.effects.shares.books import NOTHING, TREASURY, Move, known_class, move, tally
from app.store.effects.shares.certificates import (
    Made,
    made_out,
    make_certificates,
    refuse_unequal,
    sign,
    surrender,
)

SOURCES = ("", "treasury")
INTO = ("retired", "treasury")


def issue_shares(entry: Facts) -> None:
    """Shares to one holder with their certificates, new ones or out of the treasury."""
    class_id, holder = known_class(entry), known_holder(entry, "holder")
    made = made_out(entry.rows("certificates"), class_id, holder)
    if not made:
        raise entry.refuse(f"Name a certificate for the shares. {NOTHING}.", "certificates")
    if (out_of := entry.optional("out_of")) not in SOURCES:
        raise entry.unfit("out_of")
    total, moment = sum(m.shares for m in made), entry.moment()
    if out_of:
        tally(entry, class_id, TREASURY, moment, -total)
    _enter(entry, moment, made)
    move(entry, moment, "issue", [Move(class_id, None, holder, total)])


def transfer_shares(entry: Facts) -> None:
    """Certificates surrendered and new ones made out for the same number of shares."""
    class_id, source, moment = known_class(entry), known_holder(entry, "from"), entry.moment()
    for name in ("cause", "evidence"):
        entry.optional(name, MOST_NOTE)
    ended = surrender(entry, class_id, source, moment, entry.texts("surrendered"))
    made = made_out(entry.rows("issued"), class_id)
    refuse_unequal(entry, ended, made)
    _enter(entry, moment, made)
    taken: defaultdict[int, int] = defaultdict(int)
    for item in made:
        taken[item.holder] += item.shares
    moves = [Move(class_id, source, to, n) for to, n in taken.items() if to != source]
    move(entry, moment, "transfer", moves)


def exchange_certificates(entry: Facts) -> None:
    """Certificates exchanged, combined or divided for the same holder; no share moves."""
    class_id, holder, moment = known_class(entry), known_holder(entry, "from"), entry.moment()
    entry.text("why", MOST_LINE)
    ended = surrender(entry, class_id, holder, moment, entry.texts("surrendered"))
    made = made_out(entry.rows("issued"), class_id, holder)
    refuse_unequal(entry, ended, made)
    _enter(entry, moment, made)


def cancel_shares(entry: Facts) -> None:
    """Shares that go off the books; the rest gets new certificates of the same holder."""
    entry.text("why", MOST_LINE)
    _take_off(entry, "cancel")


def repurchase_shares(entry: Facts) -> None:
    """Shares bought back by the corporation: kept in its treasury, or retired."""
    if (into := entry.text("into")) not in INTO:
        raise entry.unfit("into")
    entry.cents_or_none("price")
    class_id, gone = _take_off(entry, "repurchase")
    if into == "treasury":
        tally(entry, class_id, TREASURY, entry.moment(), gone)


def retire_treasury(entry: Facts) -> None:
    """Treasury shares become authorized and unissued again."""
    entry.text("why", MOST_LINE)
    tally(entry, known_class(entry), TREASURY, entry.moment(), -entry.shares())


def replace_certificate(entry: Facts) -> None:
    """A new certificate for one lost, stolen or destroyed, which ends without surrender."""
    class_id, holder, moment = known_class(entry), known_holder(entry, "holder"), entry.moment()
    if (cause := entry.text("cause")) not in ("lost", "stolen", "destroyed"):
        raise entry.unfit("cause")
    for name in ("affidavit", "security", "waived", "authorized"):
        entry.optional(name, MOST_NOTE)
    entry.day_or_none("authorized_on")
    old = [entry.name("number", 40)]
    ended = surrender(entry, class_id, holder, moment, old, how=cause)
    made = made_out(entry.rows("issued"), class_id, holder)
    refuse_unequal(entry, ended, made)
    _enter(entry, moment, made)


def _take_off(entry: Facts, kind: str) -> tuple[int, int]:
    """The class, and how many of its shares go off the books."""
    class_id, source = known_class(entry), known_holder(entry, "from")
    moment, gone = entry.moment(), entry.shares()
    ended = surrender(entry, class_id, source, moment, entry.texts("surrendered"))
    made = made_out(entry.rows("issued"), class_id)
    if any(item.holder != source for item in made):
        raise entry.refuse(
            f"The balance belongs to the holder who surrendered. {NOTHING}; "
            "record a transfer for another holder.",
            "issued",
        )
    refuse_unequal(entry, ended, made, gone)
    _enter(entry, moment, made)
    move(entry, moment, kind, [Move(class_id, source, None, gone)])
    return class_id, gone


def _enter(entry: Facts, moment: str, made: list[Made]) -> None:
    make_certificates(entry, moment, made)
    sign(entry)
