"""What concerns a class as a whole: splits of its shares, and conversion into another class."""

from __future__ import annotations

from app.domain.shares import FRACTIONS, split_shares
from app.domain.words import plural, whole
from app.store.effects.facts import MOST_LINE, Facts
from app.store.effects.people import known_holder
from app.store.effects.shares.books import (
    NOTHING,
    OUTSTANDING,
    TREASURY,
    Move,
    known_class,
    move,
    tally,
)
from app.store.effects.shares.certificates import (
    Ended,
    Made,
    made_out,
    make_certificates,
    refuse_unequal,
    sign,
    surrender,
)

BALANCE = (
    "SELECT bal FROM folio WHERE class = ? AND holder = ? AND moment <= ? "
    "ORDER BY moment DESC, seq DESC LIMIT 1"
)
TALLY = (
    "SELECT bal FROM tally WHERE class = ? AND what = ? AND moment <= ? "
    "ORDER BY moment DESC, seq DESC LIMIT 1"
)


def split_class(entry: Facts) -> None:
    """`new` shares for each `old`, of every holder at once; every certificate is called in."""
    class_id, moment = known_class(entry), entry.moment()
    entry.optional("authorized", MOST_LINE)
    new, old, fractions = _ratio(entry)
    moves, before = list[Move](), 0
    for line, row in enumerate(entry.rows("rows")):
        held, after = _split_row(row, class_id, moment, line, split=(new, old, fractions))
        before += held
        if after != held:
            holder = row.id("holder")
            ends = (None, holder) if after > held else (holder, None)
            moves.append(Move(class_id, *ends, abs(after - held)))
    outstanding = entry.one(TALLY, class_id, OUTSTANDING, moment)
    if before != (outstanding[0] if outstanding else 0) or not before:
        raise entry.refuse(
            f"The split names holders of {plural(before, 'share')}; "
            f"{whole(outstanding[0] if outstanding else 0)} are outstanding. "
            f"{NOTHING}; name every holder.",
            "rows",
        )
    move(entry, moment, "split", moves)
    treasury = entry.one(TALLY, class_id, TREASURY, moment)
    kept = treasury[0] if treasury else 0
    tally(entry, class_id, TREASURY, moment, split_shares(kept, new, old, "down")[0] - kept)
    sign(entry)


def convert_shares(entry: Facts) -> None:
    """Shares of one class become shares of another at a ratio, for the same holder."""
    source, target = known_class(entry), known_class(entry, "to_class")
    if source == target:
        raise entry.unfit("to_class")
    holder, moment, gone = known_holder(entry, "holder"), entry.moment(), entry.shares()
    come, _ = split_shares(gone, *_ratio(entry))
    ended = surrender(entry, source, holder, moment, entry.texts("surrendered"))
    kept = made_out(entry.rows("kept"), source, holder)
    made = made_out(entry.rows("issued"), target, holder)
    refuse_unequal(entry, ended, kept, gone)
    _refuse_other_sum(entry, come, made)
    make_certificates(entry, moment, [*kept, *made])
    sign(entry)
    into = [Move(target, None, holder, come)] if come else []
    move(entry, moment, "convert", [Move(source, holder, None, gone), *into])


def _split_row(
    row: Facts, class_id: int, moment: str, line: int, split: tuple[int, int, str]
) -> tuple[int, int]:
    """One holder's certificates for one's share of the split: shares before and after."""
    holder = known_holder(row, "holder")
    found = row.one(BALANCE, class_id, holder, moment)
    held = found[0] if found else 0
    after, _ = split_shares(held, *split)
    ended: Ended = surrender(row, class_id, holder, moment, row.texts("surrendered"), line)
    if ended.shares != held or row.whole("before") != held or row.whole("after") != after:
        raise row.refuse(
            f"Holder {holder} has {plural(held, 'share')} and would have {whole(after)}. "
            f"{NOTHING}; work the split out anew.",
            "rows",
        )
    made = made_out(row.rows("issued"), class_id, holder)
    _refuse_other_sum(row, after, made)
    if made and sum(item.owed for item in made) != ended.owed:
        raise row.refuse(
            f"What holder {holder} still owes is not on the new certificates. {NOTHING}.", "rows"
        )
    make_certificates(row, moment, made, line)
    return held, after


def _ratio(entry: Facts) -> tuple[int, int, str]:
    if (fractions := entry.text("fractions")) not in FRACTIONS:
        raise entry.unfit("fractions")
    return entry.whole("new", 1), entry.whole("old", 1), fractions


def _refuse_other_sum(entry: Facts, due: int, made: list[Made]) -> None:
    shares = sum(item.shares for item in made)
    if shares != due:
        raise entry.refuse(
            f"{plural(due, 'share')} are due at that ratio and {whole(shares)} made out. "
            f"{NOTHING}; make the two agree.",
            "issued",
        )
