"""The share register: certificates, movements, and each holder's folio with its balance.

A certificate's number is never used twice; what is surrendered must be live and the holder's own;
the sums must agree; no balance is below zero at any moment, also after a back-dated entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.words import plural, whole
from app.store.effects.facts import MOST_LINE, MOST_OUTSTANDING, Facts
from app.store.effects.people import known_holder

NOTHING = "Nothing was recorded"


@dataclass(frozen=True, slots=True)
class _Made:
    number: str
    holder: int
    shares: int


def issue_shares(entry: Facts) -> None:
    """New shares to one holder, with their certificates."""
    class_id, holder = _known_class(entry), known_holder(entry, "holder")
    made = [_Made(r.name("number", 40), holder, r.shares()) for r in entry.rows("certificates")]
    if not made:
        raise entry.refuse(f"Name a certificate for the shares. {NOTHING}.", "certificates")
    total, moment = sum(m.shares for m in made), entry.moment()
    _refuse_too_many(entry, class_id, total)
    _make_certificates(entry, class_id, moment, made)
    _move(entry, class_id, moment, "issue", [(None, holder, total)])


def transfer_shares(entry: Facts) -> None:
    """Certificates surrendered and new ones made out for the same number of shares."""
    class_id, source = _known_class(entry), known_holder(entry, "from")
    moment = entry.moment()
    given_up = _surrender(entry, class_id, source, moment)
    made = [
        _Made(row.name("number", 40), known_holder(row, "holder"), row.shares())
        for row in entry.rows("issued")
    ]
    _refuse_unequal(entry, given_up, sum(m.shares for m in made))
    _make_certificates(entry, class_id, moment, made)
    taken: Counter[int] = Counter()
    for item in made:
        taken[item.holder] += item.shares
    moves = [(source, holder, n) for holder, n in taken.items() if holder != source]
    _move(entry, class_id, moment, "transfer", moves)


def cancel_shares(entry: Facts) -> None:
    """Shares that go off the books; the rest gets new certificates of the same holder."""
    class_id, source = _known_class(entry), known_holder(entry, "from")
    entry.text("why", MOST_LINE)
    moment, gone = entry.moment(), entry.shares()
    given_up = _surrender(entry, class_id, source, moment)
    made = [
        _Made(row.name("number", 40), known_holder(row, "holder"), row.shares())
        for row in entry.rows("issued")
    ]
    if any(item.holder != source for item in made):
        raise entry.refuse(
            f"The balance belongs to the holder who surrendered. {NOTHING}; "
            "record a transfer for another holder.",
            "issued",
        )
    _refuse_unequal(entry, given_up, gone + sum(m.shares for m in made))
    _make_certificates(entry, class_id, moment, made)
    _move(entry, class_id, moment, "cancel", [(source, None, gone)])


def _known_class(entry: Facts) -> int:
    class_id = entry.id("class")
    if not entry.one("SELECT 1 FROM share_class WHERE id = ?", class_id):
        raise entry.refuse(f"There is no share class {class_id}. {NOTHING}.", "class")
    return class_id


def _refuse_too_many(entry: Facts, class_id: int, more: int) -> None:
    row = entry.one(
        "SELECT coalesce(sum(CASE WHEN source IS NULL THEN shares ELSE -shares END), 0) "
        "FROM movement WHERE class = ? AND (source IS NULL OR target IS NULL)",
        class_id,
    )
    if row and row[0] + more > MOST_OUTSTANDING:
        raise entry.refuse(
            f"The class would have more than {whole(MOST_OUTSTANDING)} shares. {NOTHING}.",
            "certificates",
        )


def _refuse_unequal(entry: Facts, surrendered: int, accounted: int) -> None:
    if surrendered != accounted:
        raise entry.refuse(
            f"{plural(surrendered, 'share')} surrendered and {whole(accounted)} accounted for. "
            f"{NOTHING}; make the two sums agree.",
            "issued",
        )


def _surrender(entry: Facts, class_id: int, holder: int, moment: str) -> int:
    """Cancel the certificates named; the shares they stood for."""
    numbers = entry.texts("surrendered")
    if not numbers:
        raise entry.refuse(f"Name the certificate surrendered. {NOTHING}.", "surrendered")
    total = 0
    for number in numbers:
        total += _live_shares(entry, number, class_id, holder, moment)
        entry.run(
            "UPDATE certificate SET cancelled = ?, cancelled_seq = ? WHERE number = ?",
            moment,
            entry.seq,
            number,
        )
    return total


def _live_shares(entry: Facts, number: str, class_id: int, holder: int, moment: str) -> int:
    row = entry.one(
        "SELECT c.class, c.holder, c.shares, c.issued, c.cancelled, h.name "
        "FROM certificate c JOIN holder h ON h.id = c.holder WHERE c.number = ?",
        number,
    )
    if row is None:
        trouble = f"There is no certificate {number}"
    elif row[1] != holder:
        trouble = f"Certificate {number} belongs to {row[5]}"
    elif row[4]:
        trouble = f"Certificate {number} was surrendered on {row[4][:10]}"
    elif row[0] != class_id:
        trouble = f"Certificate {number} is of another class"
    elif row[3] > moment:
        trouble = f"Certificate {number} was issued later, on {row[3][:10]} at {row[3][11:]}"
    else:
        return row[2]
    raise entry.refuse(f"{trouble}. {NOTHING}; choose a certificate in force.", "surrendered")


def _make_certificates(entry: Facts, class_id: int, moment: str, made: Iterable[_Made]) -> None:
    for item in made:
        number = item.number
        if number != number.strip():
            raise entry.unfit("number")
        if used := entry.one("SELECT issued FROM certificate WHERE number = ?", number):
            raise entry.refuse(
                f"Certificate {number} was issued on {used[0][:10]}. {NOTHING}; "
                "a number is used once only, so take the next one.",
                "number",
            )
        plain = int(number) if number.isascii() and number.isdigit() and len(number) < 16 else None
        entry.run(
            "INSERT INTO certificate VALUES (?, ?, ?, ?, ?, ?, '', 0, ?)",
            number,
            class_id,
            item.holder,
            item.shares,
            moment,
            entry.seq,
            plain,
        )


def _move(
    entry: Facts,
    class_id: int,
    moment: str,
    kind: str,
    moves: Sequence[tuple[int | None, int | None, int]],
) -> None:
    changes: Counter[int] = Counter()
    for line, (source, target, shares) in enumerate(moves):
        entry.run(
            "INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(entry.seq, line, moment, kind, class_id, source, target, shares),
        )
        if source is not None:
            changes[source] -= shares
        if target is not None:
            changes[target] += shares
    for holder, delta in changes.items():
        _post(entry, class_id, holder, moment, delta)


def _post(entry: Facts, class_id: int, holder: int, moment: str, delta: int) -> None:
    """A line on the holder's folio; later balances follow, none below zero."""
    key = (class_id, holder, moment)
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
    if min(balance, later) < 0:
        raise entry.refuse(
            f"A balance would be {whole(-min(balance, later))} below zero from "
            f"{moment[:10]} on. {NOTHING}; look at the holder's folio.",
            "shares",
        )
    entry.run(
        "UPDATE folio SET bal = bal + ? WHERE class = ? AND holder = ? AND moment > ?",
        delta,
        *key,
    )
    entry.run("INSERT INTO folio VALUES (?, ?, ?, ?, ?, ?)", *key, entry.seq, delta, balance)
