"""Certificates: made once under their number, ended once, and what comes of them owes the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from app.domain.words import plural, whole
from app.store.company_reads import class_legends
from app.store.effects.facts import Facts
from app.store.effects.people import known_holder
from app.store.effects.shares.books import NOTHING

FOUND = """
SELECT class, holder, shares, issued, cancelled, CASE WHEN total IS NULL THEN 0 ELSE
  total - paid - (SELECT coalesce(sum(cents), 0) FROM payment p WHERE p.certificate = c.number) END
FROM certificate c WHERE number = ?
"""


class Made(NamedTuple):
    """A certificate to be made out; `total` and `paid` only where it is partly paid."""

    number: str
    class_id: int
    holder: int
    shares: int
    total: int | None
    paid: int | None
    legends: tuple[str, ...]
    stops: tuple[str, ...]

    @property
    def owed(self) -> int:
        """Cents still to be paid."""
        return (self.total or 0) - (self.paid or 0)


class Ended(NamedTuple):
    """What the certificates given up stood for together."""

    shares: int
    owed: int


def made_out(rows: Iterable[Facts], class_id: int, holder: int | None = None) -> list[Made]:
    """The certificates of these rows, for the one holder or each for its own."""
    return [_made(row, class_id, holder) for row in rows]


def make_certificates(entry: Facts, moment: str, made: Iterable[Made], line: int = 0) -> None:
    """Enter new certificates; a number is used once only."""
    for item in made:
        plain = _plain(item.number)
        if used := entry.writing.issued(item.number, plain):
            raise entry.refuse(
                f"Certificate {item.number} was issued on {used[:10]}. {NOTHING}; "
                "a number is used once only, so take the next one.",
                "number",
            )
        entry.writing.make(
            *(item.number, item.class_id, item.holder, item.shares, moment, entry.seq, line),
            *(item.total, item.paid, plain),
        )
        for text in item.legends:
            place_mark(entry, item.number, "legend", text, moment)
        for text in item.stops:
            place_mark(entry, item.number, "stop", text, moment)


def surrender(
    entry: Facts,
    class_id: int,
    holder: int,
    moment: str,
    numbers: Sequence[str],
    line: int = 0,
    how: str = "surrendered",
) -> Ended:
    """End the certificates named, which must be the holder's own and in force."""
    if not numbers:
        raise entry.refuse(f"Name the certificate surrendered. {NOTHING}.", "surrendered")
    shares = owed = 0
    for number in numbers:
        live = _live(entry, number, class_id, holder, moment)
        shares, owed = shares + live.shares, owed + live.owed
        entry.writing.end(number, moment, entry.seq, line, how)
    return Ended(shares, owed)


def refuse_unequal(entry: Facts, ended: Ended, made: Iterable[Made], gone: int = 0) -> None:
    """The shares made out and gone are those given up; what is owed on them stays owed."""
    accounted, owed = gone, 0
    for item in made:
        accounted, owed = accounted + item.shares, owed + item.owed
    if ended.shares != accounted:
        raise entry.refuse(
            f"{plural(ended.shares, 'share')} surrendered and {whole(accounted)} accounted for. "
            f"{NOTHING}; make the two sums agree.",
            "issued",
        )
    if owed > ended.owed or (owed < ended.owed and not gone):
        raise entry.refuse(
            "The new certificates do not state what is still to be paid on the old ones. "
            f"{NOTHING}; divide the amounts among them.",
            "issued",
        )


def place_mark(entry: Facts, number: str, what: str, text: str, moment: str) -> None:
    """A legend or a stop on a certificate."""
    if entry.one(
        "SELECT 1 FROM mark WHERE certificate = ? AND what = ? AND text = ? AND lifted = ''",
        *(number, what, text),
    ):
        raise entry.refuse(f"Certificate {number} bears that {what} already. {NOTHING}.", "text")
    lifted = _lifted_with_class(entry, number, text, moment) if what == "legend" else ("", 0)
    entry.run(
        "INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?)",
        *(number, what, text, moment, entry.seq, *lifted),
    )


def sign(entry: Facts) -> None:
    """Who signed the certificates, on which day, and whether by facsimile."""
    for line, row in enumerate(entry.rows("signers") if "signers" in entry.data else ()):
        entry.add(
            "INSERT INTO signature VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(entry.seq, line, row.whole("term"), row.name("name"), row.name("office")),
            *(row.day_or_none("signed_on") or entry.effective_on, int(row.flag("facsimile"))),
        )


def _lifted_with_class(entry: Facts, number: str, text: str, moment: str) -> tuple[str, int]:
    """The moment and entry by which the whole class was freed of the legend later on, if it was."""
    found = class_legends(entry.writing.connection)
    if not found:
        return "", 0
    row = entry.one("SELECT class FROM certificate WHERE number = ?", number)
    known = found.get(row[0], ()) if row else ()
    ends = [(x.until, x.lifted_seq) for x in known if x.text == text and x.until >= moment]
    return min(ends, default=("", 0))


def _made(row: Facts, class_id: int, holder: int | None) -> Made:
    number = row.name("number", 40)
    if number != number.strip():
        raise row.unfit("number")
    total, paid = row.cents_or_none("total"), row.cents_or_none("paid")
    if (total is None) != (paid is None) or (total or 0) < (paid or 0):
        raise row.unfit("paid")
    whose = known_holder(row, "holder") if holder is None else holder
    if row.data.get("holder", whose) != whose:
        raise row.unfit("holder")
    legends, stops = (
        tuple(row.texts(name)) if name in row.data else () for name in ("legends", "stops")
    )
    if "" in stops:
        raise row.unfit("stops")
    return Made(number, class_id, whose, row.shares(), total, paid, legends, stops)


def _live(entry: Facts, number: str, class_id: int, holder: int, moment: str) -> Ended:
    row = _found(entry, number)
    if row is None:
        trouble = f"There is no certificate {number}"
    elif row[1] != holder:
        trouble = f"Certificate {number} belongs to {_name(entry, row[1])}"
    elif row[4]:
        trouble = f"Certificate {number} was surrendered on {row[4][:10]}"
    elif row[0] != class_id:
        trouble = f"Certificate {number} is of another class"
    elif row[3] > moment:
        trouble = f"Certificate {number} was issued later, on {row[3][:10]} at {row[3][11:]}"
    else:
        return Ended(row[2], row[5])
    raise entry.refuse(f"{trouble}. {NOTHING}; choose a certificate in force.", "surrendered")


def _found(entry: Facts, number: str) -> tuple[Any, ...] | None:
    """Class, holder, shares, moments of issue and end, and cents owed; `None` if there is none."""
    if waits := entry.writing.waiting(number):
        return waits
    return entry.writing.connection.execute(FOUND, (number,)).fetchone()


def _name(entry: Facts, holder: int) -> str:
    row = entry.one("SELECT name FROM holder WHERE id = ?", holder)
    return str(row and row[0])


def _plain(number: str) -> int | None:
    digits = number.isascii() and number.isdigit() and len(number) < 16
    return int(number) if digits else None
