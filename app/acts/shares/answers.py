"""What the share register answers as JSON data: as of a day, as believed then, its histories.

Shares and cents are decimal strings, so that no reader rounds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.acts.act import Who, given_class, given_holder
from app.acts.fields import CLASS, HOLDER, Field, Fields, needed
from app.bylaws.answers import Finding
from app.bylaws.law import shelf_for
from app.bylaws.shares.findings import RegisterFacts, check_register
from app.domain.company import Company
from app.domain.entries import Json
from app.domain.refusal import Refusal
from app.domain.register import Balance
from app.domain.shares import end_of, moment_of
from app.domain.typed import read_certificate, read_day, read_time
from app.store.book import Book
from app.store.reads import Reads

Answer = Callable[[Book, Json, Who], dict[str, Any]]


def as_of(book: Book, given: Json, who: Who) -> dict[str, Any]:
    """Who holds what at a moment: holdings with their certificates, as known now or believed."""
    reads, moment = believed(book, given), _moment(given, who)
    classes = [given_class(book, given).id] if given.get("class") else [None]
    rows = [h for class_id in classes for h in reads.holdings(moment, class_id)]
    return {"moment": moment, "holdings": [_plain(asdict(row)) for row in rows]}


def balance_of(book: Book, given: Json, who: Who) -> dict[str, Any]:
    """The balance of shares of each class: authorized = unissued + outstanding + treasury."""
    reads, moment = believed(book, given), _moment(given, who)
    wanted = given_class(book, given).id if given.get("class") else None
    found = [
        reads.share_balance(c.id, moment) for c in reads.company().classes if wanted in (None, c.id)
    ]
    rows = [asdict(item) | {"unissued": item.unissued, "agrees": item.agrees} for item in found]
    return {"moment": moment, "classes": [_plain(row) for row in rows]}


def history_of_holder(book: Book, given: Json, who: Who) -> dict[str, Any]:
    """A holder's folios, registered names, addresses and entries."""
    reads, holder = believed(book, given), given_holder(book, given)
    lines = [x for c in reads.company().classes for x in reads.folio(holder.id, c.id)]
    addresses = [
        {"since": a.since.isoformat() if a.since else None, "kind": a.kind, "lines": a.postal()}
        for a in holder.addresses
    ]
    return {
        "holder": holder.id,
        "folio": [_plain(asdict(x)) for x in lines],
        "standings": [_plain(asdict(s)) for s in reads.standings(holder.id)],
        "addresses": _plain(addresses),
        "entries": [{"seq": e.seq, "says": e.says} for e in reads.entries(holder_id=holder.id)],
    }


def history_of_certificate(book: Book, given: Json, who: Who) -> dict[str, Any]:
    """A certificate's chain back to the first issue and forward to its successors."""
    number = read_certificate(given.get("number"), "number")
    try:
        chain = believed(book, given).chain(number)
    except KeyError:
        raise Refusal(f"There is no certificate {number}.", field="number") from None
    return _plain(asdict(chain))


def history_of_class(book: Book, given: Json, who: Who) -> dict[str, Any]:
    """Every change of the shares outstanding or in the treasury, and the authorized numbers."""
    reads, share_class = believed(book, given), given_class(book, given)
    lines = [_plain(asdict(x)) for x in reads.class_history(share_class.id)]
    return {
        "class": share_class.id,
        "lines": lines,
        "authorized": [_plain(asdict(n)) for n in share_class.numbers],
    }


def findings_of(book: Book, given: Json, who: Who) -> dict[str, Any]:
    """What does not add up in the register or is missing, each with its section."""
    found = register_findings(book, who.today)
    return {
        "findings": [
            {
                "rule": f.cite.rule,
                "section": f.cite.section,
                "severity": f.severity,
                "says": f.sentence,
            }
            for f in found
        ]
    }


def register_findings(book: Reads, today: date) -> tuple[Finding, ...]:
    """The findings list of the share register as of today."""
    company, moment = book.company(), end_of(today)
    holdings = book.holdings(moment)
    holding = {h.holder_id for h in holdings}
    facts = RegisterFacts(
        book.certificates(),
        [h for h in book.holders() if h.id in holding],
        book.signed(),
        book.gaps(),
        book.uneven(),
        [book.share_balance(c.id, moment) for c in company.classes],
        _over_issued(book, company),
        holdings,
        book.paid_later(),
        book.lifted_legends(),
    )
    return check_register(shelf_for(company.bylaws), company, facts, today)


def believed(book: Book, given: Json) -> Reads:
    """The books now, or as they stood after an entry or at a moment."""
    told = given.get("believed_at")
    if told in (None, ""):
        return book
    try:
        if str(told).isdecimal():
            return book.believed_at(int(str(told)))
        moment = datetime.fromisoformat(str(told))
        zone = ZoneInfo(book.company().zone)
        return book.believed_on(moment if moment.tzinfo else moment.replace(tzinfo=zone))
    except (KeyError, ValueError):
        raise Refusal(
            f"The books know no entry or moment “{str(told)[:40]}”. "
            "Give the number of an entry or a moment like 2004-05-25T16:00.",
            field="believed_at",
        ) from None


def _over_issued(book: Reads, company: Company) -> list[Balance]:
    """The first moment at which more of a class was out than authorized, of each class."""
    found: list[Balance] = []
    for share_class in company.classes:
        history = book.class_history(share_class.id)
        out = {line.moment: line.outstanding + line.treasury for line in history}
        days = [n.from_on.isoformat() + "T23:59" for n in share_class.numbers]
        taken = 0
        for moment in sorted({*out, *days}):
            taken = out.get(moment, taken)
            if taken > share_class.authorized_on(date.fromisoformat(moment[:10])):
                found.append(book.share_balance(share_class.id, moment))
                break
    return found


def _moment(given: Json, who: Who) -> str:
    on = read_day(given.get("on"), "on", today=who.today)
    return moment_of(on, read_time(given["at"], "at")) if given.get("at") else end_of(on)


_EXACT = frozenset(
    "shares authorized outstanding treasury held certified own subsidiary unissued delta balance "
    "total paid".split()
)


def _plain(value: Any, name: str = "") -> Any:
    """JSON data: days as ISO text, shares and cents as decimal strings."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v, str(k)) for k, v in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, date):
        return value.isoformat()
    if name in _EXACT and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


ANSWERS: Mapping[str, Answer] = {
    "as-of": as_of,
    "balance": balance_of,
    "holder-history": history_of_holder,
    "certificate-history": history_of_certificate,
    "class-history": history_of_class,
    "findings": findings_of,
}
"""Question -> what answers it."""

_BELIEVED = Field("believed_at", "moment", "As the books stood after that entry or at that moment.")
_ON = needed("on", "day", "The day; the whole of it counts unless an hour is given.")
_AT = Field("at", "hour", "The hour on the books.")
FIELDS: Fields = {
    "as-of": (_ON, _AT, CLASS, _BELIEVED),
    "balance": (_ON, _AT, CLASS, _BELIEVED),
    "holder-history": (HOLDER, _BELIEVED),
    "certificate-history": (needed("number", "text", "The certificate."), _BELIEVED),
    "class-history": (CLASS, _BELIEVED),
    "findings": (),
}
"""Question -> its fields."""
