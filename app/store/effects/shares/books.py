"""Movements of shares: each holder's folio with its balance, and the sums of each class.

No balance is below zero at any moment, also after a back-dated entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.words import whole
from app.store.effects.facts import MOST_OUTSTANDING, OUTSTANDING, TREASURY, Facts
from app.store.effects.writing import INTO_FOLIO, INTO_MOVEMENT, INTO_TALLY

NOTHING = "Nothing was recorded"


class Move(NamedTuple):
    """Shares of a class from a holder to another; `None` is the corporation."""

    class_id: int
    source: int | None
    target: int | None
    shares: int


def known_class(entry: Facts, field: str = "class") -> int:
    """The id of a share class; refused if there is none."""
    class_id = entry.id(field)
    if not entry.writing.knows("share_class", class_id):
        raise entry.refuse(f"There is no share class {class_id}. {NOTHING}.", field)
    return class_id


def move(entry: Facts, moment: str, kind: str, moves: Sequence[Move]) -> None:
    """Enter the movements, the folios that they change, and the shares outstanding."""
    folios: defaultdict[tuple[int, int], int] = defaultdict(int)
    outside: defaultdict[int, int] = defaultdict(int)
    for line, item in enumerate(moves):
        entry.add(
            INTO_MOVEMENT,
            *(entry.seq, line, moment, kind),
            *(item.class_id, item.source, item.target, item.shares),
        )
        for holder, delta in ((item.source, -item.shares), (item.target, item.shares)):
            if holder is not None:
                folios[item.class_id, holder] += delta
                outside[item.class_id] += delta
    for (class_id, holder), delta in folios.items():
        _post(entry, class_id, holder, moment, delta)
    for class_id, delta in outside.items():
        tally(entry, class_id, OUTSTANDING, moment, delta)


def tally(entry: Facts, class_id: int, what: str, moment: str, delta: int) -> None:
    """Shares outstanding or in the treasury: the sum at that moment and every later one."""
    if not delta:
        return
    key, last = (class_id, what, moment), entry.writing.last("tally", class_id, what)
    if moment >= last[0]:
        balance = last[1] + delta
        _refuse_unfit_sum(entry, what, moment, balance, balance)
        entry.add(INTO_TALLY, *key, entry.seq, delta, balance)
        entry.writing.set_last("tally", class_id, what, (moment, balance))
        return
    entry.writing.forget_last("tally", class_id, what)
    before = entry.one(
        "SELECT bal FROM tally WHERE class = ? AND what = ? AND moment <= ? "
        "ORDER BY moment DESC, seq DESC LIMIT 1",
        *key,
    )
    later = entry.one(
        "SELECT min(bal), max(bal) FROM tally WHERE class = ? AND what = ? AND moment > ?", *key
    )
    balance = (before[0] if before else 0) + delta
    low, high = later if later and later[0] is not None else (balance - delta, balance - delta)
    _refuse_unfit_sum(entry, what, moment, min(balance, low + delta), max(balance, high + delta))
    entry.run(
        "UPDATE tally SET bal = bal + ? WHERE class = ? AND what = ? AND moment > ?", delta, *key
    )
    entry.run(INTO_TALLY, *key, entry.seq, delta, balance)


def _refuse_unfit_sum(entry: Facts, what: str, moment: str, low: int, high: int) -> None:
    if high > MOST_OUTSTANDING:
        raise entry.refuse(
            f"The class would have more than {whole(MOST_OUTSTANDING)} shares. {NOTHING}.",
            "certificates",
        )
    if low < 0:
        where = "in the treasury" if what == TREASURY else "outstanding"
        raise entry.refuse(
            f"The shares {where} would be {whole(-low)} below zero from {moment[:10]} on. "
            f"{NOTHING}; look at the balance of the class.",
            "shares",
        )


def _post(entry: Facts, class_id: int, holder: int, moment: str, delta: int) -> None:
    """A line on the holder's folio; later balances follow, none below zero."""
    if not delta:
        return
    entry.writing.posted.add(holder)
    key, last = (class_id, holder, moment), entry.writing.last("folio", class_id, holder)
    if moment >= last[0]:
        balance = last[1] + delta
        _refuse_below_zero(entry, moment, balance)
        entry.writing.post(class_id, holder, moment, (entry.seq, delta, balance))
        entry.writing.set_last("folio", class_id, holder, (moment, balance))
        return
    entry.writing.forget_last("folio", class_id, holder)
    before = entry.one(
        "SELECT bal FROM folio WHERE class = ? AND holder = ? AND moment <= ? "
        "ORDER BY moment DESC, seq DESC LIMIT 1",
        *key,
    )
    balance = (before[0] if before else 0) + delta
    lowest = entry.one(
        "SELECT min(bal) FROM folio WHERE class = ? AND holder = ? AND moment > ?", *key
    )
    later = lowest[0] + delta if lowest and lowest[0] is not None else balance
    _refuse_below_zero(entry, moment, min(balance, later))
    entry.run(
        "UPDATE folio SET bal = bal + ? WHERE class = ? AND holder = ? AND moment > ?",
        delta,
        *key,
    )
    entry.run(INTO_FOLIO, *key, entry.seq, delta, balance)


def _refuse_below_zero(entry: Facts, moment: str, lowest: int) -> None:
    if lowest < 0:
        raise entry.refuse(
            f"A balance would be {whole(-lowest)} below zero from {moment[:10]} on. "
            f"{NOTHING}; look at the holder’s folio.",
            "shares",
        )
