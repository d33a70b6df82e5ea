"""Small registers of every kind of entry, made at random, and what of two registers must agree."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from app.acts.exchange.in_force import entries_in_force
from app.domain.entries import EntryDraft
from app.domain.shares import split_shares
from app.store.book import Book
from app.store.reads import Reads

NOW = datetime(2027, 5, 25, 9, 41, tzinfo=timezone(timedelta(hours=-7)))
ON = date(2004, 1, 5)
TODAY = date(2010, 1, 1)
ADDRESS = {"kind": "book", "lines": ["1 Elm Street", "Apt 2"], "city": "Fresno", "state": "CA",
           "zip": "93650", "country": ""}  # fmt: skip
SIGNERS = [{"term": 0, "name": "Ann Lee", "office": "secretary", "signed_on": "2004-01-02",
            "facsimile": False}]  # fmt: skip


def draft(kind: str, on: date, data: dict[str, Any]) -> EntryDraft:
    return EntryDraft(kind, on, data, kind)


def begin() -> list[EntryDraft]:
    return [
        draft("company.begin", ON, {
            "name": "Alder Ridge, Inc.", "state": "California", "incorporated_on": "1986-07-22",
            "zone": "America/Los_Angeles", "close_of_business": "17:00", "file_id": "f" * 32,
            "sample_on": None,
        })
    ]  # fmt: skip


def share_class(number: int, name: str, **more: Any) -> EntryDraft:
    data = {"id": number, "name": name, "authorized": "10000000", "votes_per_share": 1}
    return draft("class.create", ON, data | {"par": "without par value"} | more)


def holder(number: int, name: str = "", **more: Any) -> EntryDraft:
    data = {"id": number, "name": name or f"Holder {number}", "capacity": "individual",
            "detail": "", "members": [], "addresses": [ADDRESS]}  # fmt: skip
    return draft("holder.add", ON, data | more)


def create(path: Path, drafts: list[EntryDraft]) -> Book:
    return Book.create(path, drafts, "Anna", NOW)


class Register:
    """A register that grows by one entry at a time; `live` are the certificates in force."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.on, self.hour, self.last = ON, 9, 0
        self.live: dict[str, tuple[int, int, int, int]] = {}  # class, holder, shares, cents owed
        self.legends: dict[str, list[str]] = {}
        self.lost: dict[str, int] = {}
        self.treasury = 0
        self.drafts = [
            *begin(),
            share_class(1, "Common Stock"),
            share_class(2, "Series A Preferred", votes_per_share=2, par="$0.01 par value"),
            holder(1, "Smith & Sons <Holdings> Ltd", capacity="institution"),
            holder(2, "José Luis Arriaga"),
            holder(3, "Ann Lee", capacity="joint", members=["Ann Lee", "Bo Lee"], detail="JTWROS"),
            holder(4, "田中 花子", addresses=[ADDRESS | {"country": "Japan", "state": "Kanto"}]),
        ]

    def grow(self, steps: int) -> list[EntryDraft]:
        """That many further entries of all kinds."""
        acts = [self.issue, self.issue, self.transfer, self.transfer, self.exchange, self.take,
                self.take, self.convert, self.replace, self.split, self.mark, self.pay,
                self.change, self.authorize, self.retire, self.found]  # fmt: skip
        for _ in range(steps):
            self.on += timedelta(days=self.random.choice((0, 0, 1, 30)))
            self.hour = 9 if self.drafts[-1].effective_on < self.on else min(self.hour + 1, 23)
            self.random.choice(acts)()
        return self.drafts

    def add(self, kind: str, data: dict[str, Any]) -> None:
        self.drafts.append(draft(kind, self.on, {"at": f"{self.hour:02d}:00"} | data))

    def made(self, class_id: int, holder: int, shares: int, owed: int = 0) -> dict[str, Any]:
        self.last += 1
        number = self.random.choice((f"{self.last}", f"C-{self.last}"))
        self.live[number] = (class_id, holder, shares, owed)
        row: dict[str, Any] = {"number": number, "holder": holder, "shares": str(shares)}
        if owed:
            row |= {"total": str(owed + 500), "paid": "500"}
        if self.random.random() < 0.3:
            row["legends"] = self.legends[number] = ["Not registered under the 1933 Act."]
        if self.last % 5 == 0:
            row["stops"] = (["Court order; of May 2"], ["Pledged", "Claim"])[shares % 2]
        return row

    def divided(self, shares: int, most: int = 3) -> list[int]:
        parts = []
        while shares > 1 and len(parts) < most - 1 and self.random.random() < 0.6:
            parts.append(self.random.randint(1, shares - 1))
            shares -= parts[-1]
        return [*parts, shares]

    def gone(self) -> tuple[int, int, list[str], int]:
        """Certificates of one holder and class, fully paid, taken out of those in force."""
        free = [n for n, (_, _, _, owed) in self.live.items() if not owed]
        if not free:
            self.issue(paid=True)
            free = [list(self.live)[-1]]
        class_id, holder, *_ = self.live[self.random.choice(free)]
        same = [n for n in free if self.live[n][:2] == (class_id, holder)]
        numbers = self.random.sample(same, self.random.randint(1, min(3, len(same))))
        return class_id, holder, numbers, sum(self.live.pop(n)[2] for n in numbers)

    def issue(self, paid: bool = False) -> None:
        class_id, to = self.random.randint(1, 2), self.random.randint(1, 4)
        shares = self.divided(self.random.randint(1, 5000))
        owed = 0 if paid or self.random.random() < 0.8 else 700
        rows = [self.made(class_id, to, n, owed) for n in shares]
        data: dict[str, Any] = {
            "class": class_id, "holder": to, "certificates": rows, "consideration": "cash",
            "authorized": "board of January 2", "authorized_on": "2004-01-02", "out_of": "",
            "signers": SIGNERS if self.random.random() < 0.5 else [],
        }  # fmt: skip
        self.add("shares.issue", data)

    def transfer(self) -> None:
        class_id, source, numbers, shares = self.gone()
        to = [self.random.choice((1, 2, 3, 4, source)) for _ in range(3)]
        rows = [self.made(class_id, h, n) for h, n in zip(to, self.divided(shares), strict=False)]
        self.add("shares.transfer", {
            "class": class_id, "from": source, "surrendered": numbers, "issued": rows,
            "cause": self.random.choice(("sale", "gift", "")), "evidence": "", "signers": [],
        })  # fmt: skip

    def exchange(self) -> None:
        class_id, source, numbers, shares = self.gone()
        rows = [self.made(class_id, source, n) for n in self.divided(shares)]
        data = {"class": class_id, "from": source, "surrendered": numbers, "issued": rows}
        self.add("shares.exchange", data | {"why": "divided", "signers": []})

    def take(self) -> None:
        class_id, source, numbers, shares = self.gone()
        parts = self.divided(shares, 4)
        rows = [self.made(class_id, source, n) for n in parts[1:]]
        data = {"class": class_id, "from": source, "surrendered": numbers, "issued": rows,
                "shares": str(parts[0]), "signers": []}  # fmt: skip
        if self.random.random() < 0.5:
            self.add("shares.cancel", data | {"why": "given back"})
            return
        into = self.random.choice(("retired", "treasury")) if class_id == 1 else "retired"
        self.treasury += parts[0] if into == "treasury" else 0
        price = self.random.choice((None, "1000", "777"))
        self.add("shares.repurchase", data | {"into": into, "price": price, "authorized": ""})

    def convert(self) -> None:
        class_id, source, numbers, shares = self.gone()
        parts = self.divided(shares, 4)
        kept = [self.made(class_id, source, n) for n in parts[1:]]
        new, old = self.random.choice(((1, 1), (3, 2), (1, 1000)))
        come = split_shares(parts[0], new, old, "down")[0]
        rows = [self.made(3 - class_id, source, n) for n in self.divided(come)] if come else []
        self.add("shares.convert", {
            "class": class_id, "to_class": 3 - class_id, "holder": source, "surrendered": numbers,
            "shares": str(parts[0]), "new": new, "old": old, "fractions": "down",
            "issued": rows, "kept": kept, "signers": [],
        })  # fmt: skip

    def replace(self) -> None:
        class_id, source, numbers, shares = self.gone()
        for number in numbers[1:]:
            shares -= int(self._shares(number))
            self.live[number] = (class_id, source, self._shares(number), 0)
        rows = [self.made(class_id, source, n) for n in self.divided(shares)]
        self.lost[numbers[0]] = source
        self.add("shares.replace", {
            "class": class_id, "holder": source, "number": numbers[0], "cause": "stolen",
            "affidavit": "of March 1", "security": "", "waived": "small", "authorized": "",
            "authorized_on": None, "issued": rows, "signers": [],
        })  # fmt: skip

    def split(self) -> None:
        class_id = self.random.randint(1, 2)
        mine = {n: c for n, c in self.live.items() if c[0] == class_id}
        if not mine or any(c[3] for c in mine.values()):
            return
        new, old = self.random.choice(((2, 1), (1, 10), (3, 2)))
        policy = self.random.choice(("up", "down", "cash"))
        rows = []
        for whose in sorted({c[1] for c in mine.values()}):
            numbers = [n for n, c in mine.items() if c[1] == whose]
            before = sum(self.live.pop(n)[2] for n in numbers)
            after, fraction = split_shares(before, new, old, policy)
            issued = [self.made(class_id, whose, after)] if after else []
            rows.append({"holder": whose, "before": before, "after": after, "issued": issued,
                         "fraction": str(fraction) if fraction else "", "surrendered": numbers,
                         })  # fmt: skip
        self.treasury = int(Fraction(self.treasury * new, old)) if class_id == 1 else self.treasury
        self.add("shares.split", {"class": class_id, "new": new, "old": old, "fractions": policy,
                                  "rows": rows, "authorized": "", "signers": []})  # fmt: skip

    def mark(self) -> None:
        if not self.live:
            return
        number = self.random.choice(list(self.live))
        what, text = self.random.choice(("legend", "stop")), f"Mark {len(self.drafts)}"
        rows = [{"number": number, "holder": self.live[number][1]}]
        self.add(f"{what}.place", {"text": text, "certificates": rows, "source": "court order"})
        if self.random.random() < 0.5:
            self.add(f"{what}.lift", {"text": text, "certificates": rows, "source": ""})

    def pay(self) -> None:
        for number, (class_id, whose, shares, owed) in self.live.items():
            if owed:
                paid = self.random.choice((owed, owed // 2))
                rows = [{"number": number, "cents": str(paid)}]
                self.add("shares.pay", {"holder": whose, "payments": rows})
                self.live[number] = (class_id, whose, shares, owed - paid)
                if owed - paid:
                    self.live[number] = (class_id, whose, shares, owed - paid)
                return

    def change(self) -> None:
        whose, on = self.random.randint(1, 4), self.on.isoformat()
        if self.random.random() < 0.5:
            address = ADDRESS | {"kind": self.random.choice(("book", "notice")), "zip": "94000"}
            data: dict[str, Any] = {"holder": whose, "address": address, "from_on": on}
            self.drafts.append(draft("holder.address", self.on, data))
            return
        data = {"holder": whose, "from_on": on, "name": f"Renamed {self.last}", "detail": "",
                "capacity": "fiduciary", "members": [], "evidence": ""}  # fmt: skip
        self.drafts.append(draft("holder.change", self.on, data))

    def authorize(self) -> None:
        shares = str(self.random.randint(1, 10) * 10_000_000)
        data = {"class": 1, "authorized": shares, "from_on": self.on.isoformat(),
                "adopted_by": "shareholders"}  # fmt: skip
        self.drafts.append(draft("class.authorized", self.on, data))

    def retire(self) -> None:
        if self.treasury:
            part = self.random.randint(1, self.treasury)
            self.treasury -= part
            self.add("treasury.retire", {"class": 1, "shares": str(part), "why": "retired"})

    def found(self) -> None:
        if self.lost:
            number, whose = self.lost.popitem()
            self.add("shares.found", {"number": number, "holder": whose, "says": "in a drawer"})

    def _shares(self, number: str) -> int:
        rows = (row for d in self.drafts for row in _rows(d.data) if row["number"] == number)
        return int(next(rows)["shares"])


def _rows(data: Any) -> list[Any]:
    if isinstance(data, dict):
        own = [data] if {"number", "shares"} <= data.keys() else []
        return own + [row for value in data.values() for row in _rows(value)]
    return [row for item in data for row in _rows(item)] if isinstance(data, list) else []


def said(reads: Reads) -> dict[str, Any]:
    """Everything that the register says, without the numbers of its entries."""
    classes, moments = reads.company().classes, sorted({m.moment for m in reads.movements()})
    plain = ("number", "class_id", "holder_id", "shares", "issued", "cancelled", "came_from")
    rest = ("how", "found", "total", "paid", "legends", "stops")
    return {
        "classes": [(c.name, c.votes_per_share, c.par,
                     [(n.shares, n.from_on, n.adopted_by) for n in c.numbers]) for c in classes],
        "holders": [
            (h.id, h.addresses, [(s.since, s.name, s.capacity, s.detail, s.members)
                                 for s in reads.standings(h.id)])
            for h in sorted(reads.holders(), key=lambda h: h.id)
        ],
        "certificates": [
            [tuple(getattr(c, name) for name in plain + rest)
             for c in reads.certificates(moment=moment)] for moment in [*moments, None]
        ],
        "movements": [(m.moment, m.kind, m.class_id, m.source, m.target, m.shares)
                      for m in reads.movements()],
        "sums": [[(x.moment, x.kind, x.outstanding, x.treasury) for x in reads.class_history(c.id)]
                 for c in classes],
        "holdings": [reads.holdings(moment) for moment in moments],
        "signed": sorted((s.term, s.name, s.office, s.signed_on) for s in reads.signed()),
        "entries": [(e.kind, e.on, _plain(e.data)) for e in entries_in_force(reads)
                    if e.kind.startswith(("shares.", "treasury.", "legend.", "stop."))],
    }  # fmt: skip


def _plain(data: Any, within: str = "") -> Any:
    """An entry's data without what may be left out: no legends, the holder of an issue's rows."""
    if isinstance(data, dict):
        left_out = {"legends"} if not data.get("legends") else set[str]()
        left_out |= {"holder"} if within == "*" else set()
        return {k: _plain(v, k) for k, v in data.items() if k not in left_out}
    if isinstance(data, list):
        return [_plain(item, "*" if within == "certificates" else within) for item in data]
    return data
