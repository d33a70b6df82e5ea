"""The share register against a plain model, entry by entry: A1 and A2 of the accuracy rules.

A step that the model cannot carry out must be refused, and any other must be recorded. A longer
run: REGISTER_EXAMPLES=1000 REGISTER_STEPS=50.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.entries import EntryDraft
from app.domain.refusal import Refusal
from app.domain.shares import end_of, fold_holdings
from app.store.book import Book
from tests.store.conftest import Make
from tests.store.register_lines import every_line_carries_its_balance
from tests.store.register_model import CannotStandError, Certificate, Entry, State, replayed

FIRST, DAYS, HOLDERS, CLASSES = date(2004, 1, 1), 8, (1, 2, 3, 4), (1, 2)
ALWAYS = "9999-12-31T23:59"
LONG = settings(
    max_examples=int(os.environ.get("REGISTER_EXAMPLES", "12")),
    stateful_step_count=int(os.environ.get("REGISTER_STEPS", "14")),
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
days = st.integers(0, 3 * DAYS).map(lambda drawn: min(drawn, DAYS))
hours = st.sampled_from(["16:30", "16:30", "12:00", "10:00"])
picks = st.integers(0, 1000)
holders = st.sampled_from(HOLDERS)
classes = st.sampled_from(CLASSES)
quantities = st.integers(1, 90)
ratios = st.tuples(st.integers(1, 5), st.integers(1, 5))
policies = st.sampled_from(["up", "down", "cash"])


class Register(RuleBasedStateMachine):
    """One company file and the list of its entries."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.make, self.entries, self.state = Make(), list[Entry](), State()
        first = [self.make.begin(), *(self.make.share_class(c, f"Class {c}") for c in CLASSES)]
        first += [self.make.holder(h) for h in HOLDERS]
        path = Path(self.folder.name) / "a.minutebook"
        self.book = Book.create(path, first, "Anna", self.make.now)
        self.numbers = 0
        for holder, share_class in ((1, 1), (2, 1), (3, 1), (1, 2)):
            self.issue(share_class, holder, 60 + holder, holder == 3, holder, "12:00")
        self.take_off(0, "treasury", 30, DAYS, "10:00")

    def number(self) -> str:
        self.numbers += 1
        return str(self.numbers)

    def record(self, kind: str, day: int, at: str, data: dict[str, Any]) -> None:
        """Record the entry, or see it refused exactly where the model cannot carry it out."""
        on = FIRST + timedelta(day)
        stamped = data if kind == "entry.correct" else data | {"at": at}
        entry = Entry(self.book.head()[0] + 1, kind, on.isoformat(), stamped)
        draft, before = EntryDraft(kind, on, entry.data, kind), self.book.head()
        foreseen = self.book.foresee([draft], "Anna", self.make.now)
        assert self.book.head() == before
        try:
            state = replayed([*self.entries, entry])
        except CannotStandError:
            event(f"{kind} refused")
            with pytest.raises(Refusal):
                self.book.record([draft], "Anna", self.make.now)
            assert self.book.head() == before
            return
        event(f"{kind} recorded")
        assert not foreseen.refused
        for change in foreseen.balances:
            key = (change.class_id, change.holder_id, change.moment)
            assert (change.before, change.after) == (self.state.held(*key), state.held(*key))
        corrects = kind == "entry.correct"
        flows = [*self.state.flows, *(state.flows if corrects else ())]
        assert {(c.class_id, c.holder_id, c.moment) for c in foreseen.balances} == {
            (share_class, holder, moment)
            for share_class, holder, moment, _ in flows
            if (corrects or moment > f"{on}T{at}")
            and self.state.held(share_class, holder, moment)
            != state.held(share_class, holder, moment)
        }
        self.book.record([draft], "Anna", self.make.now)
        self.entries.append(entry)
        self.state = state

    def pick(self, which: int) -> tuple[str, Certificate]:
        """One of all certificates ever made, the live ones more often."""
        certificates = self.state.certificates
        live = [n for n, c in certificates.items() if not c.ended]
        numbers = [*live, *live, *certificates]
        number = numbers[which % len(numbers)]
        return number, certificates[number]

    def divided(self, number: str, part: int, holders_of: tuple[int, int]) -> list[dict[str, Any]]:
        """Two certificates in place of one, what is owed all on the first."""
        certificate = self.state.certificates[number]
        part %= certificate.shares
        parts = [(holders_of[0], certificate.shares - part), (holders_of[1], part)]
        rows: list[dict[str, Any]] = [
            {"number": self.number(), "holder": holder, "shares": str(shares)}
            for holder, shares in parts
            if shares
        ]
        rows[-1] |= certificate.marked()
        if certificate.owed:
            rows[0] |= {"total": str(certificate.owed), "paid": "0"}
        return rows

    @rule(c=classes, h=holders, n=quantities, owed=st.integers(0, 1), day=days, at=hours)
    def issue(self, c: int, h: int, n: int, owed: int, day: int, at: str) -> None:
        row = {"number": self.number(), "shares": str(n)}
        row |= {"total": "1000", "paid": "250"} if owed else {}
        self.record("shares.issue", day, at, {"class": c, "holder": h, "certificates": [row]})

    @rule(c=classes, h=holders, n=quantities, day=days, at=hours)
    def issue_from_treasury(self, c: int, h: int, n: int, day: int, at: str) -> None:
        row = {"number": self.number(), "shares": str(n)}
        data = {"class": c, "holder": h, "certificates": [row], "out_of": "treasury"}
        self.record("shares.issue", day, at, data)

    @precondition(lambda self: self.state.certificates)
    @rule(which=picks, to=holders, part=quantities, day=days, at=hours)
    def transfer(self, which: int, to: int, part: int, day: int, at: str) -> None:
        number, c = self.pick(which)
        rows = self.divided(number, part, (to, c.holder))
        data = {"class": c.share_class, "from": c.holder, "surrendered": [number], "issued": rows}
        self.record("shares.transfer", day, at, data)

    @precondition(lambda self: self.state.certificates)
    @rule(which=picks, to=holders, day=days, at=hours)
    def combine(self, which: int, to: int, day: int, at: str) -> None:
        """Every certificate of a holder in one class into one, for that holder or another."""
        _, c = self.pick(which)
        own = {
            n: x
            for n, x in self.state.certificates.items()
            if (x.holder, x.share_class, x.ended) == (c.holder, c.share_class, "")
        }
        if not own:
            return
        row: dict[str, Any] = {"number": self.number(), "holder": to}
        row["shares"] = str(sum(x.shares for x in own.values()))
        row |= next(iter(own.values())).marked()
        if owed := sum(x.owed for x in own.values()):
            row |= {"total": str(owed), "paid": "0"}
        data = {"class": c.share_class, "from": c.holder, "surrendered": list(own), "issued": [row]}
        kind = "shares.exchange" if to == c.holder else "shares.transfer"
        self.record(kind, day, at, data | {"why": "combined"})

    @precondition(lambda self: self.state.certificates)
    @rule(
        which=picks,
        into=st.sampled_from(["", "retired", "treasury"]),
        part=quantities,
        day=days,
        at=hours,
    )
    def take_off(self, which: int, into: str, part: int, day: int, at: str) -> None:
        number, c = self.pick(which)
        rest = part % c.shares
        issued = (
            [{"number": self.number(), "holder": c.holder, "shares": str(rest)}] if rest else []
        )
        data = {"class": c.share_class, "from": c.holder, "surrendered": [number], "issued": issued}
        data |= {"shares": str(c.shares - rest), "why": "bought", "into": into}
        self.record("shares.repurchase" if into else "shares.cancel", day, at, data)

    @precondition(lambda self: self.state.certificates)
    @rule(which=picks, cause=st.sampled_from(["lost", "stolen", "destroyed"]), day=days, at=hours)
    def replace(self, which: int, cause: str, day: int, at: str) -> None:
        number, c = self.pick(which)
        rows = self.divided(number, 0, (c.holder, c.holder))
        data = {"class": c.share_class, "holder": c.holder, "number": number, "issued": rows}
        self.record("shares.replace", day, at, data | {"cause": cause})

    @precondition(lambda self: any(c.how == "lost" for c in self.state.certificates.values()))
    @rule(which=picks, day=days, at=hours)
    def turn_up(self, which: int, day: int, at: str) -> None:
        lost = [n for n, c in self.state.certificates.items() if c.how == "lost"]
        number = lost[which % len(lost)]
        data = {"holder": self.state.certificates[number].holder, "number": number}
        self.record("shares.found", day, at, data)

    @rule(c=classes, ratio=ratios, fractions=policies, day=days, at=hours)
    def split(self, c: int, ratio: tuple[int, int], fractions: str, day: int, at: str) -> None:
        new, old = ratio
        moment = f"{FIRST + timedelta(day)}T{at}"
        rows = [row for h in HOLDERS if (row := self.split_row(c, h, moment, ratio, fractions))]
        data = {"class": c, "new": new, "old": old, "fractions": fractions, "rows": rows}
        self.record("shares.split", day, at, data)

    def split_row(
        self, c: int, holder: int, moment: str, ratio: tuple[int, int], fractions: str
    ) -> dict[str, Any] | None:
        held = self.state.held(c, holder, moment)
        own = {
            n: x
            for n, x in self.state.certificates.items()
            if (x.holder, x.share_class) == (holder, c) and x.live(moment)
        }
        if not held:
            return None
        after = (
            -(-held * ratio[0] // ratio[1]) if fractions == "up" else held * ratio[0] // ratio[1]
        )
        issued: list[dict[str, Any]] = []
        if after:
            issued = [{"number": self.number(), "holder": holder, "shares": str(after)}]
            issued[0] |= {k: v for x in own.values() for k, v in x.marked().items()}
            if owed := sum(x.owed for x in own.values()):
                issued[0] |= {"total": str(owed), "paid": "0"}
        row = {"holder": holder, "before": held, "after": after}
        return row | {"surrendered": list(own), "issued": issued}

    @precondition(lambda self: self.state.certificates)
    @rule(which=picks, ratio=ratios, fractions=policies, part=quantities, day=days, at=hours)
    def convert(
        self, which: int, ratio: tuple[int, int], fractions: str, part: int, day: int, at: str
    ) -> None:
        number, c = self.pick(which)
        new, old = ratio
        stays = part % c.shares
        gone = c.shares - stays
        come = -(-gone * new // old) if fractions == "up" else gone * new // old
        data: dict[str, Any] = {"class": c.share_class, "to_class": 3 - c.share_class}
        data |= {"holder": c.holder, "surrendered": [number], "shares": str(gone)}
        data |= {"new": new, "old": old, "fractions": fractions}
        data["issued"] = [{"number": self.number(), "shares": str(come)}] if come else []
        data["kept"] = [{"number": self.number(), "shares": str(stays)}] if stays else []
        self.record("shares.convert", day, at, data)

    @rule(c=classes, n=quantities, day=days, at=hours)
    def retire(self, c: int, n: int, day: int, at: str) -> None:
        data = {"class": c, "shares": str(n), "why": "retired"}
        self.record("treasury.retire", day, at, data)

    @precondition(lambda self: any(c.owed for c in self.state.certificates.values()))
    @rule(which=picks, cents=st.integers(1, 800), day=days, at=hours)
    def pay(self, which: int, cents: int, day: int, at: str) -> None:
        owing = [(n, c) for n, c in self.state.certificates.items() if c.owed]
        number, c = owing[which % len(owing)]
        rows = [{"number": number, "cents": str(cents)}]
        self.record("shares.pay", day, at, {"holder": c.holder, "payments": rows})

    @precondition(lambda self: self.state.certificates)
    @rule(
        which=picks,
        kind=st.sampled_from(["legend.place", "legend.lift", "stop.place", "stop.lift"]),
        text=st.sampled_from(["Rule 144", "Pledged"]),
        day=days,
        at=hours,
    )
    def note(self, which: int, kind: str, text: str, day: int, at: str) -> None:
        number, c = self.pick(which)
        bearing = [n for n, x in self.state.certificates.items() if x.borne(kind[:-5], ALWAYS)]
        if kind.endswith("lift") and bearing:
            number = bearing[which % len(bearing)]
            c = self.state.certificates[number]
        rows = [{"number": number, "holder": c.holder}]
        self.record(kind, day, at, {"text": text, "certificates": rows})

    @rule(h=holders, name=st.sampled_from(["Ann Lee", "Ann Ng"]), day=days)
    def rename(self, h: int, name: str, day: int) -> None:
        data = {"holder": h, "name": name, "capacity": "individual", "detail": "", "members": []}
        data["from_on"] = (FIRST + timedelta(day)).isoformat()
        self.record("holder.change", day, "12:00", data)

    @precondition(lambda self: self.entries)
    @rule(which=picks, way=st.sampled_from(["withdraw", "hour", "day"]), day=days)
    def correct(self, which: int, way: str, day: int) -> None:
        """An entry withdrawn or moved, or an earlier correction of it undone."""
        entry = self.entries[which % len(self.entries)]
        data: dict[str, Any] = {"corrects": entry.seq, "data": None}
        if way != "withdraw":
            on = {"effective_on": (FIRST + timedelta(day)).isoformat()} if way == "day" else {}
            data = self.wrapped(entry, on)
        self.record("entry.correct", DAYS, "12:00", data)

    def wrapped(self, entry: Entry, on: dict[str, Any]) -> dict[str, Any]:
        """The data of a correction through every correction that this entry itself is."""
        if entry.kind != "entry.correct":
            return {"corrects": entry.seq, "data": entry.data | {"at": "11:00"}} | on
        known = {e.seq: e for e in self.entries}
        inner = self.wrapped(known[entry.data["corrects"]], on)
        return {"corrects": entry.seq, "data": inner}

    @rule(steps=st.integers(1, 400))
    def interrupted(self, steps: int) -> None:
        """The database stops in the middle of an entry: nothing of it stays."""
        row = {"number": "torn", "shares": "5"}
        data = {"class": 1, "holder": 1, "at": "12:00", "certificates": [row]}
        draft, before = EntryDraft("shares.issue", FIRST, data, "torn"), self.book.head()
        once = iter((1,))
        self.book._connection.set_progress_handler(lambda: next(once, 0), steps)
        try:
            self.book.record([draft], "Anna", self.make.now)
            torn = False
        except Refusal:
            torn = True
        self.book._connection.set_progress_handler(None, 0)
        if torn:
            assert self.book.head() == before
        else:
            data = {"corrects": before[0] + 1, "data": None}
            undone = EntryDraft("entry.correct", FIRST, data, "undone")
            self.book.record([undone], "Anna", self.make.now)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = Book.open(self.book.path, self.make.now)

    @invariant()
    def agrees_now(self) -> None:
        if hasattr(self, "book"):
            self.agrees(ALWAYS)

    def agrees(self, moment: str) -> None:
        book, state = self.book, self.state
        held = {(h.class_id, h.holder_id): h.shares for h in book.holdings(moment)}
        assert held == {
            (c, h): n for c in CLASSES for h in HOLDERS if (n := state.held(c, h, moment))
        }
        moves = book.movements()
        assert held == fold_holdings(moves, moment)
        for holder in HOLDERS:
            assert book.movements(holder) == [m for m in moves if holder in (m.source, m.target)]
        live = {c.number: c for c in book.certificates(moment=moment, live_only=True)}
        assert set(live) == {n for n, c in state.certificates.items() if c.live(moment)}
        for number, c in live.items():
            told = state.certificates[number]
            paid = told.paid + sum(cents for at, cents in told.payments if at <= moment)
            assert (c.holder_id, c.class_id, c.shares) == (
                told.holder,
                told.share_class,
                told.shares,
            )
            assert (c.total or 0, c.paid or 0) == (told.total, paid if told.total else 0)
            assert sorted(c.legends) == told.borne("legend", moment)
            assert sorted(c.stops) == told.borne("stop", moment)
        for c in CLASSES:
            balance = book.share_balance(c, moment)
            assert balance.outstanding == balance.held == balance.certified
            assert balance.outstanding == state.outstanding(c, moment)
            assert balance.treasury == state.kept(c, moment)
            assert balance.authorized == balance.unissued + balance.outstanding + balance.treasury

    def teardown(self) -> None:
        if not hasattr(self, "book"):
            return
        try:
            self.agrees_on_every_day()
        finally:
            self.book.close()
            self.folder.cleanup()

    def agrees_on_every_day(self) -> None:
        for day in range(-1, DAYS + 1):
            on = FIRST + timedelta(day)
            for moment in (f"{on}T11:00", f"{on}T12:00", end_of(on)):
                self.agrees(moment)
        every_line_carries_its_balance(self.book, CLASSES, HOLDERS)
        for number, told in self.state.certificates.items():
            found = self.book.certificate(number)
            assert found is not None
            assert (found.cancelled, found.how, found.found) == (told.ended, told.how, told.found)
        assert not self.book.uneven()
        assert self.book.verify().ok, self.book.verify().sentences


TestRegister = pytest.mark.timeout(0 if "REGISTER_EXAMPLES" in os.environ else 120)(
    Register.TestCase
)
TestRegister.settings = LONG
