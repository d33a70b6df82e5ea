"""The share register as plain dictionaries and lists, worked out anew from all entries each time.

Written apart from the program: no running balances, no tables, only the rules as one would tell
them. `replayed` answers the state or the reason for which the last entry cannot stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class CannotStandError(Exception):
    """A rule of the books is broken; the text says which."""


@dataclass
class Entry:
    """An entry as recorded: number, kind, day and data."""

    seq: int
    kind: str
    on: str
    data: dict[str, Any]


@dataclass
class Certificate:
    holder: int
    share_class: int
    shares: int
    issued: str
    total: int = 0
    paid: int = 0
    ended: str = ""
    how: str = ""
    found: str = ""
    payments: list[tuple[str, int]] = field(default_factory=list)
    marks: list[list[str]] = field(default_factory=list)  # what, text, placed, lifted

    @property
    def owed(self) -> int:
        return self.total - self.paid - sum(cents for _, cents in self.payments)

    def live(self, moment: str) -> bool:
        return self.issued <= moment and not (self.ended and self.ended <= moment)

    def marked(self) -> dict[str, list[str]]:
        """The legends and stops that it bore to its end, as a row of a new certificate has them."""
        borne = {f"{what}s": self.borne(what, "9999-12-31T23:59") for what in ("legend", "stop")}
        return {name: texts for name, texts in borne.items() if texts}

    def borne(self, what: str, moment: str) -> list[str]:
        return sorted(
            text
            for kind, text, placed, lifted in self.marks
            if kind == what and placed <= moment and not (lifted and lifted <= moment)
        )


@dataclass
class State:
    certificates: dict[str, Certificate] = field(default_factory=dict)
    flows: list[tuple[int, int, str, int]] = field(default_factory=list)  # class, holder, when, +-
    treasury: list[tuple[int, str, int]] = field(default_factory=list)  # class, when, +-
    names: dict[int, list[tuple[str, str]]] = field(default_factory=dict)

    def held(self, share_class: int, holder: int, moment: str) -> int:
        return sum(
            d for c, h, m, d in self.flows if (c, h) == (share_class, holder) and m <= moment
        )

    def outstanding(self, share_class: int, moment: str) -> int:
        return sum(d for c, _, m, d in self.flows if c == share_class and m <= moment)

    def kept(self, share_class: int, moment: str) -> int:
        return sum(d for c, m, d in self.treasury if c == share_class and m <= moment)

    def flow(self, share_class: int, holder: int, moment: str, change: int) -> None:
        if change:
            self.flows.append((share_class, holder, moment, change))
            line = [d for c, h, _, d in self._in_time() if (c, h) == (share_class, holder)]
            never_below_zero(line, "balance")

    def treasure(self, share_class: int, moment: str, change: int) -> None:
        if change:
            self.treasury.append((share_class, moment, change))
            ordered = sorted(self.treasury, key=lambda item: item[1])
            never_below_zero([d for c, _, d in ordered if c == share_class], "treasury")

    def _in_time(self) -> list[tuple[int, int, str, int]]:
        return sorted(self.flows, key=lambda item: item[2])


def never_below_zero(changes: list[int], what: str) -> None:
    total = 0
    for change in changes:
        total += change
        if total < 0:
            raise CannotStandError(what)


def replayed(entries: list[Entry]) -> State:
    """The register after all entries, each with the reading in force."""
    corrections = [e for e in reversed(entries) if e.kind == "entry.correct"]
    state, known = State(), dict[int, Told]()
    for entry in entries:
        told = reading(entry, corrections, known)
        if told is not None and entry.kind in RULES:
            on, data = told
            RULES[entry.kind](state, f"{on}T{data.get('at', '00:00')}", data)
    return state


Told = tuple[str, dict[str, Any]] | None


def reading(entry: Entry, newest_first: list[Entry], known: dict[int, Told]) -> Told:
    """The day and data in force, by the newest correction that is itself in force."""
    if entry.seq not in known:
        known[entry.seq] = (entry.on, entry.data)
        for later in newest_first:
            told = reading(later, newest_first, known) if later.seq > entry.seq else None
            if told is not None and told[1]["corrects"] == entry.seq:
                data = told[1]["data"]
                on = told[1].get("effective_on") or entry.on
                known[entry.seq] = None if data is None else (on, data)
                break
    return known[entry.seq]


def give_up(
    state: State, share_class: int, holder: int, numbers: list[str], moment: str, how: str
) -> list[Certificate]:
    given = []
    for number in numbers:
        certificate = state.certificates.get(number)
        if certificate is None:
            raise CannotStandError("no certificate")
        if (
            certificate.holder != holder
            or certificate.share_class != share_class
            or certificate.ended
            or certificate.issued > moment
        ):
            raise CannotStandError("certificate not in force")
        certificate.ended, certificate.how = moment, how
        given.append(certificate)
    return given


def make(
    state: State, share_class: int, rows: list[dict[str, Any]], moment: str, holder: int = 0
) -> list[Certificate]:
    made = []
    for row in rows:
        if row["number"] in state.certificates:
            raise CannotStandError("number used")
        total, paid = int(row.get("total", 0)), int(row.get("paid", 0))
        certificate = Certificate(
            holder or row["holder"], share_class, int(row["shares"]), moment, total, paid
        )
        for what in ("legend", "stop"):
            told: list[str] = row.get(f"{what}s", [])
            if len(told) > len(set(told)):
                raise CannotStandError("marked twice")
            certificate.marks += [[what, text, moment, ""] for text in told]
        state.certificates[row["number"]] = certificate
        made.append(certificate)
    return made


def same(given: list[Certificate], made: list[Certificate], gone: int = 0) -> None:
    if sum(c.shares for c in given) != sum(c.shares for c in made) + gone:
        raise CannotStandError("sums")
    before, after = sum(c.owed for c in given), sum(c.owed for c in made)
    if after > before or (after < before and not gone):
        raise CannotStandError("owed")


def issue(state: State, moment: str, data: dict[str, Any]) -> None:
    total = sum(int(row["shares"]) for row in data["certificates"])
    if data.get("out_of"):
        state.treasure(data["class"], moment, -total)
    make(state, data["class"], data["certificates"], moment, data["holder"])
    state.flow(data["class"], data["holder"], moment, total)


def transfer(state: State, moment: str, data: dict[str, Any]) -> None:
    share_class, source = data["class"], data["from"]
    given = give_up(state, share_class, source, data["surrendered"], moment, "surrendered")
    made = make(state, share_class, data["issued"], moment)
    same(given, made)
    to_others: dict[int, int] = {}
    for certificate in made:
        if certificate.holder != source:
            to = certificate.holder
            to_others[to] = to_others.get(to, 0) + certificate.shares
    state.flow(share_class, source, moment, -sum(to_others.values()))
    for holder, shares in to_others.items():
        state.flow(share_class, holder, moment, shares)


def take_off(state: State, moment: str, data: dict[str, Any]) -> None:
    share_class, source, gone = data["class"], data["from"], int(data["shares"])
    given = give_up(state, share_class, source, data["surrendered"], moment, "surrendered")
    same(given, make(state, share_class, data["issued"], moment, source), gone)
    state.flow(share_class, source, moment, -gone)
    if data.get("into") == "treasury":
        state.treasure(share_class, moment, gone)


def exchange(state: State, moment: str, data: dict[str, Any]) -> None:
    given = give_up(state, data["class"], data["from"], data["surrendered"], moment, "surrendered")
    same(given, make(state, data["class"], data["issued"], moment, data["from"]))


def replace(state: State, moment: str, data: dict[str, Any]) -> None:
    given = give_up(state, data["class"], data["holder"], [data["number"]], moment, data["cause"])
    same(given, make(state, data["class"], data["issued"], moment, data["holder"]))


def found(state: State, moment: str, data: dict[str, Any]) -> None:
    certificate = state.certificates.get(data["number"])
    lost = certificate is not None and certificate.how in ("lost", "stolen", "destroyed")
    if not lost or certificate.found or certificate.ended > moment:
        raise CannotStandError("not lost")
    certificate.found = moment


def split(state: State, moment: str, data: dict[str, Any]) -> None:
    share_class, new, old = data["class"], data["new"], data["old"]
    named = sum(r["before"] for r in data["rows"])
    if not named or named != state.outstanding(share_class, moment):
        raise CannotStandError("not every holder")
    changes = []
    for row in data["rows"]:
        holder = row["holder"]
        held = state.held(share_class, holder, moment)
        after = rounded(held * new, old, data["fractions"])
        given = give_up(state, share_class, holder, row["surrendered"], moment, "surrendered")
        if sum(c.shares for c in given) != held or (row["before"], row["after"]) != (held, after):
            raise CannotStandError("sums")
        made = make(state, share_class, row["issued"], moment, holder)
        if sum(c.shares for c in made) != after:
            raise CannotStandError("sums")
        if made and sum(c.owed for c in made) != sum(c.owed for c in given):
            raise CannotStandError("owed")
        changes.append((holder, after - held))
    for holder, change in changes:
        state.flow(share_class, holder, moment, change)
    kept = state.kept(share_class, moment)
    state.treasure(share_class, moment, floor_of(kept * new, old) - kept)


def convert(state: State, moment: str, data: dict[str, Any]) -> None:
    source, target, holder = data["class"], data["to_class"], data["holder"]
    gone = int(data["shares"])
    come = rounded(gone * data["new"], data["old"], data["fractions"])
    given = give_up(state, source, holder, data["surrendered"], moment, "surrendered")
    same(given, make(state, source, data["kept"], moment, holder), gone)
    if sum(c.shares for c in make(state, target, data["issued"], moment, holder)) != come:
        raise CannotStandError("ratio")
    state.flow(source, holder, moment, -gone)
    state.flow(target, holder, moment, come)


def retire(state: State, moment: str, data: dict[str, Any]) -> None:
    state.treasure(data["class"], moment, -int(data["shares"]))


def pay(state: State, moment: str, data: dict[str, Any]) -> None:
    for row in data["payments"]:
        certificate = in_force(state, row["number"], moment)
        if not 0 < int(row["cents"]) <= certificate.owed:
            raise CannotStandError("too much")
        certificate.payments.append((moment, int(row["cents"])))


def mark(what: str) -> Any:
    def place(state: State, moment: str, data: dict[str, Any]) -> None:
        for row in data["certificates"]:
            certificate = in_force(state, row["number"], moment)
            marks = certificate.marks
            if any(m[:2] == [what, data["text"]] and not m[3] for m in marks):
                raise CannotStandError("there already")
            marks.append([what, data["text"], moment, ""])

    return place


def lift(what: str) -> Any:
    def take_away(state: State, moment: str, data: dict[str, Any]) -> None:
        for row in data["certificates"]:
            certificate = state.certificates.get(row["number"])
            for line in certificate.marks if certificate else ():
                if line[:2] == [what, data["text"]] and not line[3] and line[2] <= moment:
                    line[3] = moment
                    break
            else:
                raise CannotStandError("not there")

    return take_away


def rename(state: State, moment: str, data: dict[str, Any]) -> None:
    state.names.setdefault(data["holder"], []).append((data["from_on"], data["name"]))


def in_force(state: State, number: str, moment: str) -> Certificate:
    certificate = state.certificates.get(number)
    if certificate is None or certificate.ended or certificate.issued > moment:
        raise CannotStandError("certificate not in force")
    return certificate


def rounded(over: int, under: int, fractions: str) -> int:
    whole, part = divmod(over, under)
    return whole + (1 if part and fractions == "up" else 0)


def floor_of(over: int, under: int) -> int:
    return over // under


RULES: dict[str, Any] = {
    "shares.issue": issue,
    "shares.transfer": transfer,
    "shares.cancel": take_off,
    "shares.repurchase": take_off,
    "shares.exchange": exchange,
    "shares.replace": replace,
    "shares.found": found,
    "shares.split": split,
    "shares.convert": convert,
    "treasury.retire": retire,
    "shares.pay": pay,
    "legend.place": mark("legend"),
    "legend.lift": lift("legend"),
    "stop.place": mark("stop"),
    "stop.lift": lift("stop"),
    "holder.change": rename,
}
