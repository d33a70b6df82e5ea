"""What was typed about shares: the moment, certificates given up and made out, and who signed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import Any, cast

from app.acts.act import Who, given_id, given_list, given_rows, known_holder
from app.bylaws.shares.certificate_papers import Signature
from app.domain.company import Company
from app.domain.entries import Json
from app.domain.offices import Term
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import Certificate, moment_of
from app.domain.typed import (
    read_cents,
    read_certificate,
    read_day,
    read_line,
    read_shares,
    read_time,
)
from app.domain.words import day_plain, dollars, whole
from app.store.book import Book

NOON = time(12)
STILL_TO_COME = "The day is still to come. Shares are entered on the books when it happens."


@dataclass(frozen=True, slots=True)
class When:
    """The day and hour at which an entry takes effect on the books."""

    on: date
    at: time

    @property
    def moment(self) -> str:
        """The sortable moment."""
        return moment_of(self.on, self.at)


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Certificates in force that one holder gives up, all of one class."""

    holder: Holder
    class_id: int
    certificates: tuple[Certificate, ...]

    @property
    def numbers(self) -> list[str]:
        """Their numbers."""
        return [c.number for c in self.certificates]

    @property
    def shares(self) -> int:
        """The shares they stand for."""
        return sum(c.shares for c in self.certificates)

    @property
    def legends(self) -> tuple[str, ...]:
        """The legends that stand on any of them."""
        return tuple(dict.fromkeys(text for c in self.certificates for text in c.legends))

    @property
    def stops(self) -> tuple[str, ...]:
        """The stops that stand on any of them."""
        return tuple(dict.fromkeys(text for c in self.certificates for text in c.stops))


@dataclass(frozen=True, slots=True)
class Surrender:
    """Certificates given up at a moment and made out; `shares` of them go off the books."""

    when: When
    gone: GivenUp
    rows: list[dict[str, Any]]
    shares: int = 0


@dataclass(frozen=True, slots=True)
class Signing:
    """The signers given: their terms, and their signatures where a day or facsimile was named."""

    signatures: tuple[Signature, ...]
    told: bool

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of office in which they signed."""
        return tuple(s.term for s in self.signatures)

    def data(self) -> list[dict[str, Any]]:
        """As the entry keeps them."""
        return [_signed(s) for s in self.signatures]


def given_when(given: Json, who: Who) -> When:
    """The moment of the entry: a day not to come, and noon where no hour is given."""
    on = read_day(given.get("on"), "on", today=who.today)
    if on > who.today:
        raise Refusal(STILL_TO_COME, field="on")
    return When(on, read_time(given["at"], "at") if given.get("at") else NOON)


def given_up(book: Book, given: Json, when: When, name: str = "surrendered") -> GivenUp:
    """The certificates named, which must be in force, of one holder and of one class."""
    numbers = [read_certificate(n, name) for n in given_list(given, name)]
    if not numbers:
        raise Refusal("Name the certificate that is surrendered.", field=name)
    refuse_twice(numbers, name)
    found = tuple(certificate_in_force(book, number, name, when) for number in numbers)
    for label, values in (
        ("holders", {c.holder_id for c in found}),
        ("classes", {c.class_id for c in found}),
    ):
        if len(values) > 1:
            raise Refusal(f"The certificates are of several {label}. Take one.", field=name)
    return GivenUp(known_holder(book, found[0].holder_id), found[0].class_id, found)


def certificate_in_force(book: Book, number: str, field: str, when: When) -> Certificate:
    """The certificate of that number with its marks at the moment; refused where it has ended."""
    certificate = book.certificate(number, when.moment)
    if certificate is None:
        raise Refusal(f"There is no certificate {number}.", field=field)
    if certificate.cancelled:
        raise Refusal(
            f"Certificate {number} ended on {day_of(certificate.cancelled)}. "
            "Choose a certificate in force.",
            field=field,
        )
    return certificate


def made_out(given: Json, name: str, holder_id: int | None = None) -> list[dict[str, Any]]:
    """The certificates to be made out under that name, for the one holder or each for its own."""
    rows = [_new(row, holder_id) for row in given_rows(given, name)]
    refuse_twice([row["number"] for row in rows], name)
    return rows


def refuse_twice(numbers: Sequence[str], field: str) -> None:
    """Refusal where a certificate is named twice in one entry."""
    for number in numbers:
        if numbers.count(number) > 1:
            raise Refusal(f"Certificate {number} is named twice. Name it once.", field=field)


def day_of(moment: str) -> str:
    """The day of a moment on the books, as it is written."""
    return day_plain(date.fromisoformat(moment[:10]))


def bear_legends(rows: Iterable[dict[str, Any]], *legends: str) -> None:
    """Give the new certificates these legends where none are told."""
    for row in rows if legends else ():
        row.setdefault("legends", list(dict.fromkeys(legends)))


def carry_over(deal: Surrender, required: Sequence[str] = ()) -> None:
    """Give the new certificates the legends and the amounts of the old ones where none are told.

    `required` are the legends that the whole class needs at that moment.

    What is owed and paid is divided by shares, exactly; what goes off the books takes its part.
    """
    gone, rows = deal.gone, deal.rows
    for row in rows:
        row.setdefault("legends", list(dict.fromkeys((*gone.legends, *required))))
    owing = [c for c in gone.certificates if c.owed]
    if not owing or any("total" in row for row in rows):
        return
    if len(owing) < len(gone.certificates):
        raise Refusal(
            "Some of these shares are fully paid and some are not. Surrender them in two entries.",
            field="surrendered",
        )
    parts = [int(row["shares"]) for row in rows] + ([deal.shares] if deal.shares else [])
    owed = divided(sum(c.owed for c in owing), parts)
    paid = divided(sum(c.paid or 0 for c in owing), parts)
    for row, still, already in zip(rows, owed, paid, strict=False):
        row |= {"total": str(still + already), "paid": str(already)}


def pass_stops(gone: GivenUp, rows: Iterable[dict[str, Any]], given: Json) -> None:
    """Give the same holder’s new certificates the stops of the old ones where none are told.

    None pass where the secretary says that they end. A row without a stop says nothing of stops.
    """
    passing = [] if given.get("stops_end") is True else list(gone.stops)
    for row in rows:
        if row["holder"] == gone.holder.id:
            row.setdefault("stops", passing)
        if not row.get("stops"):
            row.pop("stops", None)


def convert_owed(gone: GivenUp, kept: Sequence[Json], made: Sequence[dict[str, Any]]) -> None:
    """Give certificates of another class what is still owed on the shares they come from.

    What the certificates `kept` state stays with them. Refused where other sums are told.
    """
    rest = {name: -sum(int(row.get(name, 0)) for row in kept) for name in ("total", "paid")}
    for old in gone.certificates:
        rest["total"] += old.total or 0
        rest["paid"] += old.paid or 0
    owed = rest["total"] - rest["paid"]
    told = [row for row in made if "total" in row]
    if made and told and sum(int(row["total"]) - int(row.get("paid", 0)) for row in told) != owed:
        raise Refusal(
            f"{dollars(owed)} is still to be paid on these shares; the new certificates state "
            "another sum.",
            field="issued",
        )
    if owed <= 0 or told:
        return
    parts = [int(row["shares"]) for row in made]
    still, already = divided(owed, parts), divided(max(rest["paid"], 0), parts)
    for row, left, done in zip(made, still, already, strict=True):
        row |= {"total": str(left + done), "paid": str(done)}


def divided(cents: int, parts: Sequence[int]) -> list[int]:
    """An amount divided in these proportions into whole cents that add up to it again."""
    whole_sum, told, shares, done = sum(parts), list[int](), 0, 0
    for part in parts:
        shares += part
        upto = int(Fraction(cents * shares, whole_sum))
        told.append(upto - done)
        done = upto
    return told


def refuse_other_sum(before: int, after: int, field: str = "issued") -> None:
    """Refusal unless as many shares are made out as are surrendered."""
    if before != after:
        raise Refusal(
            f"{whole(before)} shares are surrendered and {whole(after)} made out. "
            "The two sums must agree.",
            field=field,
        )


def shares_of(rows: Sequence[dict[str, Any]]) -> int:
    """The shares of these certificates together."""
    return sum(int(row["shares"]) for row in rows)


def given_signing(company: Company, given: Json, when: When) -> Signing:
    """The signers: numbers of terms, or rows with `term`, `signed_on` and `facsimile`."""
    terms = {term.id: term for term in company.terms}
    rows = given_list(given, "signers")
    signatures = tuple(_signature(row, terms, when) for row in rows)
    return Signing(signatures, any(isinstance(row, dict) for row in rows))


def _signature(row: object, terms: dict[int, Term], when: When) -> Signature:
    told = cast(Json, row) if isinstance(row, dict) else {"term": row}
    wanted = given_id(told, "term", "signer")
    if wanted not in terms:
        raise Refusal("That signer holds no office on the books.", field="signers")
    on = read_day(told["signed_on"], "signers") if told.get("signed_on") else when.on
    if on > when.on:
        raise Refusal("A certificate is signed by the day of its issue.", field="signers")
    return Signature(terms[wanted], on, told.get("facsimile") is True)


def _signed(signature: Signature) -> dict[str, Any]:
    term = signature.term
    kept: dict[str, Any] = {"term": term.id, "name": term.name, "office": term.office}
    return kept | {"signed_on": signature.signed_on.isoformat(), "facsimile": signature.facsimile}


def _new(row: Json, holder_id: int | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "number": read_certificate(row.get("number"), "issued"),
        "holder": holder_id if holder_id is not None else given_id(row, "holder", "new holder"),
        "shares": str(read_shares(row.get("shares"), "issued")),
    }
    if "legends" in row:
        made["legends"] = [read_line(text, "legends") for text in given_list(row, "legends")]
    if "stops" in row:
        told = (read_line(text, "stops") for text in given_list(row, "stops"))
        made["stops"] = list(dict.fromkeys(text for text in told if text))
    for name in ("total", "paid"):
        if row.get(name) not in (None, ""):
            made[name] = str(read_cents(row[name], name))
    if "total" in made and int(made.get("paid", 0)) > int(made["total"]):
        total, paid = (dollars(int(made[name])) for name in ("total", "paid"))
        raise Refusal(f"{paid} of {total} cannot be paid. Write what is paid of it.", field="paid")
    return made
