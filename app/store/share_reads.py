"""Who held what at a moment, and the history of a holder, a class and a certificate.

As-of questions read each holder's folio, which carries the balance after every line: one index
seek a holder, whatever the length of the history.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.store.register_reads import RegisterReads

if TYPE_CHECKING:
    from app.domain.register import Balance, Chain, ClassLine, FolioLine, Signed, Standing, Uneven
    from app.domain.shares import Certificate, Holding, Movement

NEVER = "9999-12-31T23:59"
BALANCE = (
    "SELECT bal FROM folio WHERE class = ? AND holder = ? AND moment <= ? "
    "ORDER BY moment DESC, seq DESC LIMIT 1"
)
TALLY = (
    "SELECT bal FROM tally WHERE class = ? AND what = ? AND moment <= ? "
    "ORDER BY moment DESC, seq DESC LIMIT 1"
)
HOLDINGS = """
WITH held AS MATERIALIZED (
  SELECT s.id AS class, h.id AS holder, h.sorts_as AS sorts_as,
    (SELECT bal FROM folio WHERE class = s.id AND holder = h.id AND moment <= :moment
     ORDER BY moment DESC, seq DESC LIMIT 1) AS bal
  FROM share_class s CROSS JOIN holder h
  WHERE :class IS NULL OR s.id = :class
)
SELECT class, holder, bal FROM held WHERE bal > 0 ORDER BY class, sorts_as, holder
"""
HELD = """
SELECT coalesce(sum(max(coalesce(
  (SELECT bal FROM folio WHERE class = s.id AND holder = h.id AND moment <= :moment
   ORDER BY moment DESC, seq DESC LIMIT 1), 0), 0)), 0)
FROM share_class s CROSS JOIN holder h
WHERE :class IS NULL OR s.id = :class
"""
CERTIFICATE = """
SELECT number, class, holder, shares, issued, cancelled, (
  SELECT json_group_array(number) FROM (
    SELECT number FROM certificate o
    WHERE o.cancelled_seq = c.issued_seq AND o.cancelled_line = c.issued_line
      AND o.cancelled_seq > 0
    ORDER BY plain IS NULL, plain, number)
), issued_seq, cancelled_seq, how, found, total,
paid + (SELECT coalesce(sum(cents), 0) FROM payment
        WHERE certificate = c.number AND moment <= :moment), (
  SELECT json_group_array(json_array(what, text)) FROM (
    SELECT what, text FROM mark
    WHERE certificate = c.number AND placed <= :moment AND (lifted = '' OR lifted > :moment)
    ORDER BY placed, placed_seq, text)
)
FROM certificate c
"""
ORDER = " ORDER BY plain IS NULL, plain, number"
IN_FORCE = "WHERE issued <= :moment AND (NOT :live OR cancelled = '' OR cancelled > :moment)"
CERTIFICATES = CERTIFICATE + IN_FORCE + ORDER
CERTIFICATES_OF = CERTIFICATE + IN_FORCE.replace("WHERE ", "WHERE holder = :holder AND ") + ORDER
CERTIFICATE_BY_NUMBER = CERTIFICATE + "WHERE number = :number"
CERTIFICATES_MADE = (
    CERTIFICATE + "WHERE issued_seq = :seq AND issued_line = (SELECT cancelled_line "
    "FROM certificate WHERE number = :number)" + ORDER
)
NUMBERS = f"SELECT class, holder, number FROM certificate {IN_FORCE}{ORDER}"  # noqa: S608
MOVEMENTS = """
SELECT seq, moment, kind, class, source, target, shares FROM movement ORDER BY moment, seq, line
"""
MOVEMENTS_OF = """
SELECT seq, moment, kind, class, source, target, shares FROM movement WHERE seq IN (
  SELECT seq FROM folio WHERE class IN (SELECT id FROM share_class) AND holder = :holder
) AND (source = :holder OR target = :holder) ORDER BY moment, seq, line
"""
FOLIO = """
SELECT f.seq, f.moment, e.kind, f.class, f.delta, f.bal FROM folio f JOIN entry e ON e.seq = f.seq
WHERE f.class = ? AND f.holder = ? ORDER BY f.moment, f.seq
"""
CHANGED = """
SELECT holder, since, name, capacity, detail, members, seq FROM holder_as WHERE holder IN (
  SELECT holder FROM holder_as GROUP BY holder HAVING count(*) > 1
  UNION SELECT a.holder FROM address a JOIN holder_as s ON s.holder = a.holder AND a.since > s.since
) ORDER BY holder, since, seq
"""
INSIDERS = "SELECT DISTINCT holder FROM holder_as WHERE capacity IN ('own', 'subsidiary')"
SIGNED = "SELECT seq, term, name, office, signed_on, facsimile FROM signature "
UNEVEN = """
WITH flow(seq, class, made, ended, moved) AS (
  SELECT issued_seq, class, shares, 0, 0 FROM certificate
  UNION ALL SELECT cancelled_seq, class, 0, shares, 0 FROM certificate WHERE cancelled_seq > 0
  UNION ALL SELECT seq, class, 0, 0, CASE WHEN source IS NULL THEN shares ELSE -shares END
  FROM movement WHERE source IS NULL OR target IS NULL
)
SELECT seq, class, sum(made), sum(ended), sum(moved) FROM flow GROUP BY seq, class
HAVING sum(made) - sum(ended) <> sum(moved) ORDER BY seq, class
"""
GAPS = """
SELECT last + 1, plain - 1 FROM (
  SELECT plain, lag(plain) OVER (ORDER BY plain) AS last FROM certificate WHERE plain IS NOT NULL
) WHERE plain > last + 1
"""


class ShareReads(RegisterReads):
    """The questions about shares, answered from one connection. Nothing here writes."""

    def balance(self, class_id: int, holder_id: int, moment: str) -> int:
        """How many shares of the class one holder held at the moment."""
        row = self._connection.execute(BALANCE, (class_id, holder_id, moment)).fetchone()
        return row[0] if row else 0

    def outstanding(self, class_id: int, moment: str) -> int:
        """Shares of the class issued and not cancelled at the moment."""
        return self._tally(class_id, "outstanding", moment)

    def treasury(self, class_id: int, moment: str) -> int:
        """Shares of the class bought back and kept in the treasury at the moment."""
        return self._tally(class_id, "treasury", moment)

    def sums(self, moment: str) -> tuple[int, int]:
        """Shares of all holders and shares on live certificates, added up apart, of all classes."""
        return self._held(moment), self._certified(moment)

    def share_balance(self, class_id: int, moment: str) -> Balance:
        """The balance of shares of one class, each sum counted apart."""
        from app.domain.register import Balance
        from app.store.company_reads import authorized_at

        own = self._held_inside(class_id, moment)
        return Balance(
            class_id,
            moment,
            authorized_at(self._connection, class_id, moment[:10]),
            self.outstanding(class_id, moment),
            self.treasury(class_id, moment),
            self._held(moment, class_id),
            self._certified(moment, class_id),
            own.get("own", 0),
            own.get("subsidiary", 0),
        )

    def balances(self, moment: str, class_id: int | None = None) -> Iterator[tuple[int, int, int]]:
        """Class, holder and shares of all that hold shares at the moment, by class and name."""
        return self._connection.execute(HOLDINGS, {"moment": moment, "class": class_id})

    def holdings(self, moment: str, class_id: int | None = None) -> list[Holding]:
        """All that hold shares at the moment, by class and name, with their certificates."""
        from app.domain.shares import Holding

        rows = self.balances(moment, class_id)
        certificates: dict[tuple[int, int], list[str]] = {}
        for share_class, holder, number in self._connection.execute(
            NUMBERS, {"moment": moment, "live": True}
        ):
            certificates.setdefault((share_class, holder), []).append(number)
        return [
            Holding(holder, share_class, shares, tuple(certificates.get((share_class, holder), ())))
            for share_class, holder, shares in rows
        ]

    def certificates(
        self, holder_id: int | None = None, moment: str | None = None, live_only: bool = False
    ) -> list[Certificate]:
        """Certificates in order of their numbers.

        With a moment, those issued by then; `live_only`, those not surrendered then (without a
        moment: not surrendered at all).
        """
        rows = self._connection.execute(
            CERTIFICATES if holder_id is None else CERTIFICATES_OF,
            {"holder": holder_id, "moment": moment or NEVER, "live": live_only},
        )
        return [_certificate(row) for row in rows]

    def certificate(self, number: str, moment: str = NEVER) -> Certificate | None:
        """The certificate with that number, live or ended, its marks as of the moment."""
        row = self._connection.execute(
            CERTIFICATE_BY_NUMBER, {"number": number, "moment": moment}
        ).fetchone()
        return _certificate(row) if row else None

    def chain(self, number: str) -> Chain:
        """The certificate's line back to the first issue and forward; KeyError if there is none."""
        from app.domain.register import Chain

        found = self.certificate(number)
        if found is None:
            raise KeyError(number)
        before = _closure(found, lambda c: self._named(c.came_from))
        after = _closure(found, self._made_of)
        return Chain(found, _in_time(before), _in_time(after))

    def movements(self, holder_id: int | None = None) -> list[Movement]:
        """Movements in the order of their moments, of one holder only if named."""
        from app.domain.shares import Movement

        rows = self._connection.execute(
            MOVEMENTS if holder_id is None else MOVEMENTS_OF, {"holder": holder_id}
        )
        return [Movement(*row) for row in rows]

    def folio(self, holder_id: int, class_id: int) -> list[FolioLine]:
        """Every line of the holder's folio in that class, with the balance after it."""
        from app.domain.register import FolioLine

        return [FolioLine(*row) for row in self._connection.execute(FOLIO, (class_id, holder_id))]

    def class_history(self, class_id: int) -> list[ClassLine]:
        """Every change of the shares outstanding or in the treasury, with both sums after it."""
        from app.domain.register import ClassLine

        rows = self._connection.execute(
            "SELECT t.seq, t.moment, e.kind, t.what, t.bal FROM tally t "
            "JOIN entry e ON e.seq = t.seq WHERE t.class = ? ORDER BY t.moment, t.seq, t.what",
            (class_id,),
        )
        sums = {"outstanding": 0, "treasury": 0}
        found: dict[tuple[str, int], ClassLine] = {}
        for seq, moment, kind, what, balance in rows:
            sums[what] = balance
            found[moment, seq] = ClassLine(seq, moment, kind, sums["outstanding"], sums["treasury"])
        return list(found.values())

    def standings(self, holder_id: int) -> list[Standing]:
        """How the holder was registered from which day on: names, capacities, co-holders."""
        rows = self._connection.execute(
            "SELECT since, name, capacity, detail, members, seq FROM holder_as "
            "WHERE holder = ? ORDER BY since, seq",
            (holder_id,),
        )
        return [_standing(*row) for row in rows]

    def changed_standings(self) -> dict[int, list[Standing]]:
        """The standings of holders whose registration or address changed since they were added."""
        found: dict[int, list[Standing]] = {}
        for holder, *told in self._connection.execute(CHANGED):
            found.setdefault(holder, []).append(_standing(*told))
        return found

    def signed(self, seq: int | None = None) -> list[Signed]:
        """Who signed the certificates of an entry, or of all entries."""
        from app.domain.register import Signed

        rows = (
            self._connection.execute(SIGNED + "ORDER BY seq, line")
            if seq is None
            else self._connection.execute(SIGNED + "WHERE seq = ? ORDER BY line", (seq,))
        )
        return [
            Signed(at, term, name, office, date.fromisoformat(on), bool(facsimile))
            for at, term, name, office, on, facsimile in rows
        ]

    def uneven(self) -> list[Uneven]:
        """Entries whose certificates made and ended do not match the shares that moved."""
        from app.domain.register import Uneven

        return [Uneven(*row) for row in self._connection.execute(UNEVEN)]

    def gaps(self) -> list[tuple[int, int]]:
        """Runs of plain certificate numbers never used between others, first and last."""
        return self._connection.execute(GAPS).fetchall()

    def paid_later(self) -> list[str]:
        """Certificates in force on which something was paid after they were made out."""
        rows = self._connection.execute(
            "SELECT DISTINCT p.certificate FROM payment p JOIN certificate c "
            "ON c.number = p.certificate WHERE c.cancelled = '' ORDER BY p.certificate"
        )
        return [row[0] for row in rows]

    def last_recorded_by(self, moment: str) -> int:
        """The last entry recorded by that moment (UTC, `2027-05-25T16:41:00Z`); 0 if none was."""
        row = self._connection.execute(
            "SELECT max(seq) FROM entry WHERE recorded_at <= ?", (moment,)
        ).fetchone()
        return row[0] or 0

    def next_certificate(self) -> str:
        """One more than the highest plain certificate number."""
        row = self._connection.execute(
            "SELECT max(plain) FROM certificate WHERE plain IS NOT NULL"
        ).fetchone()
        return str((row[0] or 0) + 1)

    def _tally(self, class_id: int, what: str, moment: str) -> int:
        row = self._connection.execute(TALLY, (class_id, what, moment)).fetchone()
        return row[0] if row else 0

    def _held(self, moment: str, class_id: int | None = None) -> int:
        asked = {"moment": moment, "class": class_id}
        return self._connection.execute(HELD, asked).fetchone()[0]

    def _certified(self, moment: str, class_id: int | None = None) -> int:
        return self._connection.execute(
            f"SELECT coalesce(sum(shares), 0) FROM certificate {IN_FORCE} "  # noqa: S608
            "AND (:class IS NULL OR class = :class)",
            {"moment": moment, "live": True, "class": class_id},
        ).fetchone()[0]

    def _held_inside(self, class_id: int, moment: str) -> dict[str, int]:
        """Shares held by the corporation itself and by subsidiaries, by capacity on that day."""
        found: dict[str, int] = {}
        for (holder,) in self._connection.execute(INSIDERS).fetchall():
            capacity = standing_on(self.standings(holder), moment[:10]).capacity
            held = self.balance(class_id, holder, moment)
            found[capacity] = found.get(capacity, 0) + held
        return found

    def _named(self, numbers: Iterable[str]) -> Iterator[Certificate]:
        return (c for c in (self.certificate(number) for number in numbers) if c)

    def _made_of(self, certificate: Certificate) -> Iterator[Certificate]:
        """The certificates made out when this one ended."""
        if not certificate.cancelled:
            return iter(())
        rows = self._connection.execute(
            CERTIFICATES_MADE,
            {"seq": certificate.cancelled_seq, "number": certificate.number, "moment": NEVER},
        )
        return (_certificate(row) for row in rows.fetchall())


def _closure(
    first: Certificate, following: Callable[[Certificate], Iterator[Certificate]]
) -> tuple[Certificate, ...]:
    """All certificates reached from the first, each once."""
    found: dict[str, Certificate] = {}
    waiting = [first]
    for certificate in waiting:
        for other in following(certificate):
            if other.number not in found:
                found[other.number] = other
                waiting.append(other)
    return tuple(found.values())


def _in_time(certificates: Iterable[Certificate]) -> tuple[Certificate, ...]:
    return tuple(
        sorted(certificates, key=lambda c: (c.issued, c.issued_seq, len(c.number), c.number))
    )


def standing_on(standings: Sequence[Standing], day: str) -> Standing:
    """How a holder stood on a day (ISO); before the first day known, as first known."""
    return [standings[0], *(s for s in standings if s.since.isoformat() <= day)][-1]


def _standing(
    since: str, name: str, capacity: str, detail: str, members: str, seq: int
) -> Standing:
    from app.domain.register import Standing

    day = date.fromisoformat(since)
    return Standing(day, name, capacity, detail, tuple(json.loads(members)), seq)


def _items(text: str) -> Sequence[Any]:
    """The items of a list; most certificates have none, and a register has thousands of them."""
    return json.loads(text) if text != "[]" else ()


def _certificate(row: tuple[Any, ...]) -> Certificate:
    from app.domain.shares import Certificate

    number, class_id, holder, shares, issued, cancelled, came_from, *rest = row
    issued_seq, cancelled_seq, how, found, total, paid, marks = rest
    borne = _items(marks)
    return Certificate(
        number,
        class_id,
        holder,
        shares,
        issued,
        cancelled,
        tuple(_items(came_from)),
        issued_seq,
        cancelled_seq,
        how,
        found,
        total,
        paid,
        tuple(text for what, text in borne if what == "legend"),
        tuple(text for what, text in borne if what == "stop"),
    )
