"""The share register of the made-up company: holders come, shares are issued, sold, given up."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.bench.life import Life

FOUNDERS, HOLDERS, FEW = 380, 900, 12
WEEKLY = (2, 3)
STREETS = ("Elm Street", "Oak Avenue", "Orchard Road", "Mission Street", "Hill Road")
CITIES = (("Oakland", "94607"), ("Fresno", "93721"), ("Sacramento", "95814"), ("Eureka", "95501"))
LEGEND = "These shares were not registered under the Securities Act of 1933."


def found(life: Life) -> None:
    """The class, and the first holders: a few hold most."""
    life.act("class-add", name="Common Stock", authorized="50,000,000", on=life.today.isoformat())
    for place in range(FOUNDERS):
        on = life.today + timedelta(3 + place // 40)
        life.on(on, partial(_founder, life, 400_000 if place < FEW else 0))


def year(life: Life, number: int) -> None:
    """A year's traffic, week by week; an entry is corrected, holders move."""
    first = date(number, 1, 16)
    for week in range(49):
        for _ in range(life.pick.choice(WEEKLY)):
            life.on(first + timedelta(7 * week + life.pick.randrange(5)), partial(_entry, life))
    for month in (3, 7, 11):
        life.on(date(number, month, 10), partial(_moved, life))
    life.on(date(number, 10, 20), partial(_corrected, life))


def new_holder(life: Life) -> int:
    """A holder with an address, now and then two together, a trustee or an institution."""
    name, place = life.names.pop(), len(life.holders)
    more: dict[str, Any] = {}
    if place % 9 == 0:
        other = life.names.pop()
        more = {"capacity": "joint", "detail": "as joint tenants", "members": [name, other]}
        name = f"{name} and {other}"
    elif place % 31 == 0:
        more = {"capacity": "fiduciary", "detail": "trustee under a will of 1990"}
        name = f"{name}, Trustee"
    city, code = life.pick.choice(CITIES)
    street = f"{life.pick.randrange(1, 9999)} {life.pick.choice(STREETS)}"
    life.act("holder-add", name=name, street=street, city=city, state="CA", zip=code, **more,
             on=life.today.isoformat())  # fmt: skip
    life.holders.append(place + 1)
    return place + 1


def signers(life: Life) -> list[dict[str, Any]]:
    """The president and the secretary of the day."""
    return [{"term": life.term("president")}, {"term": life.term("secretary")}]


def _founder(life: Life, shares: int) -> None:
    _issue(life, new_holder(life), shares or max(100, int(life.pick.lognormvariate(7, 1))))


def _issue(life: Life, holder: int, shares: int) -> None:
    number, on = life.number(), life.today.isoformat()
    row = {"number": number, "shares": str(shares)}
    life.act("issue", holder=holder, certificates=[row], on=on, at="11:00", consideration="cash",
             authorized="resolution of the board", authorized_on=on,
             signers=signers(life))  # fmt: skip
    life.live.append((holder, number, shares))


def _entry(life: Life) -> None:
    drawn = life.pick.random()
    for below, kind in ((0.80, _transfer), (0.88, _bought), (0.92, _exchange), (0.95, _repurchase),
                        (0.97, _lost), (1.0, _marked)):  # fmt: skip
        if drawn < below:
            kind(life)
            return


def _taken(life: Life, least: int = 2) -> tuple[int, str, int]:
    """A certificate in force with at least so many shares, not one of the largest."""
    while True:
        place = life.pick.randrange(FEW, len(life.live))
        if life.live[place][2] >= least:
            return life.live.pop(place)


def _given_up(life: Life, number: str, **more: Any) -> dict[str, Any]:
    on = life.today.isoformat()
    return {"surrendered": [number], "on": on, "at": "11:00", "signers": signers(life), **more}


def _transfer(life: Life) -> None:
    source, number, shares = _taken(life)
    many = len(life.holders) >= HOLDERS or life.pick.random() < 0.75
    target = (
        life.pick.choice([h for h in life.holders if h != source]) if many else new_holder(life)
    )
    sold = shares if life.pick.random() < 0.4 else max(1, shares // 2)
    rows = [(target, life.number(), sold)]
    if sold < shares:
        rows.append((source, life.number(), shares - sold))
    issued = [{"holder": h, "number": n, "shares": str(s)} for h, n, s in rows]
    life.act("transfer", **_given_up(life, number, issued=issued, cause="sale"))
    life.live += rows


def _bought(life: Life) -> None:
    _issue(life, life.pick.choice(life.holders), 100 * life.pick.randrange(1, 50))


def _exchange(life: Life) -> None:
    holder, number, shares = _taken(life)
    rows = [(holder, life.number(), part) for part in (shares // 2, shares - shares // 2)]
    issued = [{"number": n, "shares": str(s)} for _, n, s in rows]
    life.act("exchange", **_given_up(life, number, issued=issued, why="smaller certificates"))
    life.live += rows


def _repurchase(life: Life) -> None:
    _, number, _ = _taken(life)
    life.act("repurchase", **_given_up(life, number, into="retired", price="1,000.00",
                                       authorized="resolution of the board"))  # fmt: skip


def _lost(life: Life) -> None:
    holder, number, shares = _taken(life)
    new, on = life.number(), life.today.isoformat()
    life.act("replace-certificate", number=number, cause="lost", on=on, at="11:00",
             issued=[{"number": new, "shares": str(shares)}], affidavit="of the holder",
             security="bond of indemnity", authorized="resolution of the board", authorized_on=on,
             signers=signers(life))  # fmt: skip
    life.live.append((holder, new, shares))


def _marked(life: Life) -> None:
    _, number, _ = life.pick.choice(life.live[FEW:])
    placed = {"certificates": [number], "text": LEGEND, "source": "counsel", "at": "11:00"}
    life.act("legend", **placed, on=life.today.isoformat())
    lifted = partial(_lifted, life, number, placed)
    life.on(life.today + timedelta(40), lifted)


def _lifted(life: Life, number: str, placed: dict[str, Any]) -> None:
    if any(number == known for _, known, _ in life.live):
        life.act("legend-lift", **placed, on=life.today.isoformat())


def _moved(life: Life) -> None:
    city, code = life.pick.choice(CITIES)
    life.act("holder-address", holder=life.pick.choice(life.holders), kind="book",
             street=f"{life.pick.randrange(1, 999)} Garden Street", city=city, state="CA",
             zip=code, from_on=life.today.isoformat())  # fmt: skip


def _corrected(life: Life) -> None:
    """The consideration of a late issue was written down wrongly."""
    found = [e for e in life.book.entries(limit=400) if e.kind == "shares.issue"]
    if found:
        data = {**found[-1].data, "consideration": "services performed"}
        life.act("correct", entry=found[-1].seq, data=data, why="Services were given, not cash.")
