"""The invented holders of the sample company, who hold exactly the shares outstanding.

The same seed gives the same register on every machine and in every year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from app.domain.entries import EntryDraft
from app.domain.offices import Term
from app.domain.words import whole

SEED = 1986
NOMINEE = "Pacific Depository Nominees & Co."
SUBSIDIARY = "Sierra Apheresis Services, Inc."


@dataclass(slots=True)
class SampleRegister:
    """The entries of the register so far, and what is needed to go on."""

    class_id: int
    terms: tuple[Term, ...]
    names: Mapping[str, Any]
    random: Random
    drafts: list[EntryDraft] = field(default_factory=list[EntryDraft])
    holder_names: dict[int, str] = field(default_factory=dict[int, str])
    live: list[tuple[int, str, int]] = field(default_factory=list[tuple[int, str, int]])
    last_number: int = 0

    def number(self) -> str:
        """The next certificate number."""
        self.last_number += 1
        return str(self.last_number)


def sample_register(
    figures: Mapping[str, Any], names: Mapping[str, Any], class_id: int, terms: tuple[Term, ...]
) -> list[EntryDraft]:
    """All entries of the register, in order of their days."""
    made = SampleRegister(class_id, terms, names, Random(SEED))  # noqa: S311 - not for secrets
    outstanding = [(r["on"], r["shares"]) for r in figures["reported"]]
    _holders(made, figures["holders"], figures["first_day"])
    _first_issues(made, outstanding[0][1], figures["first_day"])
    _transfers(made, date(2001, 12, 14))
    _repurchase(made, date(2003, 7, 15), outstanding[0][1] - outstanding[1][1])
    _issue(made, date(2004, 7, 15), 1, outstanding[2][1] - outstanding[1][1])
    return made.drafts


def _holders(made: SampleRegister, count: int, first_day: date) -> None:
    """The holders, in fixed shares of kinds: institutions, joint, fiduciary and individual."""
    given, family = made.names["given"].split(), made.names["family"].split()
    people = [f"{g} {f}" for g in given for f in family]
    made.random.shuffle(people)
    fixed = [(NOMINEE, "institution", "A depository nominee")]
    fixed += [(name, "institution", "") for name in made.names["institutions"]]
    fixed += [(SUBSIDIARY, "subsidiary", "A subsidiary of the corporation")]
    for place in range(count):
        if place < len(fixed):
            name, capacity, detail = fixed[place]
            members: list[str] = []
        else:
            name, capacity, detail, members = _person(made, people[place], place)
        _holder(made, place + 1, name, capacity, detail, members, first_day)


def _person(made: SampleRegister, name: str, place: int) -> tuple[str, str, str, list[str]]:
    family = name.rsplit(maxsplit=1)[-1]
    if place % 9 == 0:
        other = made.random.choice(made.names["given"].split())
        first = name.removesuffix(f" {family}")
        return (
            f"{first} and {other} {family}",
            "joint",
            "as joint tenants",
            [name, f"{other} {family}"],
        )
    if place % 31 == 0:
        return (
            f"{name}, Trustee of the {family} Family Trust",
            "fiduciary",
            f"Trustee: {name}",
            [name],
        )
    return name, "individual", "", []


def _holder(
    made: SampleRegister,
    number: int,
    name: str,
    capacity: str,
    detail: str,
    members: list[str],
    on: date,
) -> None:
    addresses = [] if number % 173 == 0 else [_address(made, "book")]
    if addresses and number % 57 == 0:
        addresses.append(_address(made, "notice"))
    made.holder_names[number] = name
    data = {
        "id": number,
        "name": name,
        "capacity": capacity,
        "detail": detail,
        "members": members,
        "addresses": addresses,
    }
    made.drafts.append(EntryDraft("holder.add", on, data, f"{name} added to the register"))


def _address(made: SampleRegister, kind: str) -> dict[str, Any]:
    pick = made.random
    city, state, code = pick.choice(made.names["places"])
    line = f"{pick.randint(11, 9980)} {pick.choice(made.names['streets'])}"
    lines = [line, f"Apartment {pick.randint(1, 44)}"] if pick.random() < 0.12 else [line]
    if kind == "notice":
        lines = [f"P.O. Box {pick.randint(100, 9999)}"]
    return {"kind": kind, "lines": lines, "city": city, "state": state, "zip": code, "country": ""}


def _first_issues(made: SampleRegister, total: int, first_day: date) -> None:
    """Every holder gets shares; the nominee gets what is left, so that the sum is exact."""
    left = total
    span = (date(2001, 6, 29) - first_day).days
    issues: list[tuple[date, int, int]] = []
    for holder in sorted(made.holder_names)[1:]:
        shares = 1_000 if made.holder_names[holder] == SUBSIDIARY else _size(made.random)
        left -= shares
        issues.append(
            (_workday(first_day + timedelta(made.random.randrange(span))), holder, shares)
        )
    issues.append((first_day, 1, left))
    for on, holder, shares in sorted(issues):
        _issue(made, on, holder, shares)


def _size(pick: Random) -> int:
    """Many small holdings and a few large ones, in round lots and odd ones."""
    shares = int(pick.lognormvariate(6.6, 1.2))
    return max(10, shares if pick.random() < 0.3 else shares // 100 * 100 or 50)


def _issue(made: SampleRegister, on: date, holder: int, shares: int) -> None:
    number = made.number()
    data = {
        "class": made.class_id,
        "holder": holder,
        "at": "12:00",
        "certificates": [{"number": number, "shares": str(shares)}],
        "consideration": "fully paid",
        "authorized": "resolution of the board",
        "signers": _signers(made, on),
    }
    name = made.holder_names[holder]
    says = f"{whole(shares)} shares of Common Stock issued to {name}, certificate {number}"
    made.drafts.append(EntryDraft("shares.issue", on, data, says))
    made.live.append((holder, number, shares))


def _transfers(made: SampleRegister, last_day: date) -> None:
    """A few hundred sales among holders, each on a day after both certificates were issued."""
    days = sorted(_workday(last_day - timedelta(made.random.randrange(120))) for _ in range(260))
    for on in days:
        place = made.random.randrange(20, len(made.live))
        source, surrendered, shares = made.live.pop(place)
        target = made.random.choice([h for h in range(20, 1000) if h != source])
        sold = shares if shares < 20 or made.random.random() < 0.5 else shares // 2
        issued: list[dict[str, Any]] = [
            {"number": made.number(), "holder": target, "shares": str(sold)}
        ]
        if sold < shares:
            issued.append({"number": made.number(), "holder": source, "shares": str(shares - sold)})
        _transfer(made, on, source, surrendered, issued)
        made.live += [(row["holder"], row["number"], int(row["shares"])) for row in issued]


def _transfer(
    made: SampleRegister, on: date, source: int, surrendered: str, issued: list[dict[str, Any]]
) -> None:
    data = {
        "class": made.class_id,
        "from": source,
        "at": "11:00",
        "surrendered": [surrendered],
        "issued": issued,
        "signers": _signers(made, on),
    }
    target = made.holder_names[issued[0]["holder"]]
    says = f"{whole(int(issued[0]['shares']))} shares from {made.holder_names[source]} to {target}"
    made.drafts.append(EntryDraft("shares.transfer", on, data, says))


def _repurchase(made: SampleRegister, on: date, gone: int) -> None:
    """The corporation buys back a few shares, so that the reported total is met."""
    place = next(i for i, (h, _, shares) in enumerate(made.live) if h > 20 and shares > gone)
    source, surrendered, shares = made.live.pop(place)
    issued: list[dict[str, Any]] = [
        {"number": made.number(), "holder": source, "shares": str(shares - gone)}
    ]
    data = {
        "class": made.class_id,
        "from": source,
        "at": "14:00",
        "surrendered": [surrendered],
        "issued": issued,
        "shares": str(gone),
        "why": "repurchase",
        "signers": _signers(made, on),
    }
    says = f"{whole(gone)} shares of {made.holder_names[source]} cancelled: repurchase"
    made.drafts.append(EntryDraft("shares.cancel", on, data, says))
    made.live.append((source, issued[0]["number"], shares - gone))


def _signers(made: SampleRegister, on: date) -> list[dict[str, Any]]:
    """The president, or chairman, and the secretary of that day."""
    running = [t for t in made.terms if t.runs_on(on) and t.office != "director"]
    first = next(t for t in running if t.office in ("president", "chairman"))
    second = next(t for t in running if t.office == "secretary")
    return [{"term": t.id, "name": t.name, "office": t.office} for t in (first, second)]


def _workday(on: date) -> date:
    return on - timedelta(max(0, on.weekday() - 4))
