"""What is noted on certificates: payments, legends, stops, and a lost one that turned up."""

from __future__ import annotations

from app.domain.words import whole
from app.store.effects.facts import MOST_LINE, MOST_NOTE, Facts
from app.store.effects.people import known_holder
from app.store.effects.shares.books import NOTHING
from app.store.effects.shares.certificates import place_mark


def pay_shares(entry: Facts) -> None:
    """A later payment on partly paid shares, certificate by certificate, in cents."""
    known_holder(entry, "holder")
    moment, rows = entry.moment(), entry.rows("payments")
    if not rows:
        raise entry.refuse(f"Name the certificate that is paid for. {NOTHING}.", "payments")
    for row in rows:
        _pay(row, moment)


def place_legend(entry: Facts) -> None:
    """A legend on each of the certificates from now on, with its source."""
    entry.optional("source", MOST_NOTE)
    _place(entry, "legend")


def lift_legend(entry: Facts) -> None:
    """The legend no longer stands on the certificates."""
    _lift(entry, "legend")


def place_stop(entry: Facts) -> None:
    """A stop on each of the certificates: no transfer without a reason while it stands."""
    _place(entry, "stop")


def lift_stop(entry: Facts) -> None:
    """The stop no longer stands on the certificates."""
    _lift(entry, "stop")


def find_certificate(entry: Facts) -> None:
    """A certificate that was lost and replaced turned up; it stays without force."""
    known_holder(entry, "holder")
    entry.optional("says", MOST_NOTE)
    number, moment = entry.name("number", 40), entry.moment()
    row = entry.one("SELECT how, cancelled, found FROM certificate WHERE number = ?", number)
    if row is None:
        trouble = f"There is no certificate {number}"
    elif row[0] not in ("lost", "stolen", "destroyed"):
        trouble = f"Certificate {number} was not replaced as lost"
    elif row[2]:
        trouble = f"Certificate {number} turned up on {row[2][:10]}"
    elif row[1] > moment:
        trouble = f"Certificate {number} was replaced later, on {row[1][:10]}"
    else:
        entry.run("UPDATE certificate SET found = ? WHERE number = ?", moment, number)
        return
    raise entry.refuse(f"{trouble}. {NOTHING}; look at the certificate.", "number")


def _place(entry: Facts, what: str) -> None:
    text, moment = entry.name("text", MOST_LINE), entry.moment()
    for row in _certificates(entry):
        number = _in_force(row, moment)
        place_mark(entry, number, what, text, moment)


def _lift(entry: Facts, what: str) -> None:
    text, moment = entry.name("text", MOST_LINE), entry.moment()
    for row in _certificates(entry):
        number = row.name("number", 40)
        lifted = entry.run(
            "UPDATE mark SET lifted = ?, lifted_seq = ? WHERE certificate = ? AND what = ? "
            "AND text = ? AND lifted = '' AND placed <= ?",
            *(moment, entry.seq, number, what, text, moment),
        )
        if lifted != 1:
            raise entry.refuse(
                f"Certificate {number} bears no such {what} at that time. {NOTHING}; "
                "look at the certificate.",
                "certificates",
            )


def _certificates(entry: Facts) -> list[Facts]:
    rows = entry.rows("certificates")
    if not rows:
        raise entry.refuse(f"Name a certificate. {NOTHING}.", "certificates")
    for row in rows:
        known_holder(row, "holder")
    return rows


def _pay(row: Facts, moment: str) -> None:
    number, cents = _in_force(row, moment), row.cents("cents")
    owed = row.one(
        "SELECT coalesce(total - paid - (SELECT coalesce(sum(cents), 0) FROM payment "
        "WHERE certificate = number), 0) FROM certificate WHERE number = ?",
        number,
    )
    if not 0 < cents <= (owed[0] if owed else 0):
        raise row.refuse(
            f"{whole(owed[0] if owed else 0)} cents are still to be paid on certificate {number}. "
            f"{NOTHING}; write an amount up to that.",
            "payments",
        )
    row.run("INSERT INTO payment VALUES (?, ?, ?, ?)", number, moment, row.seq, cents)


def _in_force(row: Facts, moment: str) -> str:
    """The number of a certificate that was issued by then and has not ended."""
    number = row.name("number", 40)
    found = row.one("SELECT issued, cancelled FROM certificate WHERE number = ?", number)
    if found is None:
        trouble = f"There is no certificate {number}"
    elif found[1]:
        trouble = f"Certificate {number} ended on {found[1][:10]}"
    elif found[0] > moment:
        trouble = f"Certificate {number} was issued later, on {found[0][:10]}"
    else:
        return number
    raise row.refuse(f"{trouble}. {NOTHING}; choose a certificate in force.", "certificates")
