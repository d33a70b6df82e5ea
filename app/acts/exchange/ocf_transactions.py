"""The register's entries as transactions of the format, issuances before what results in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from app.acts.exchange.in_force import InForce
from app.acts.exchange.ocf_shares import Division, Part, divide_taking, divide_transfer
from app.acts.exchange.ocf_words import (
    ADJUSTMENT,
    CANCELLATION,
    CONVERSION,
    ISSUANCE,
    REISSUANCE,
    REPURCHASE,
    SPLIT,
    TRANSFER,
    Ids,
    Object,
    note,
    rest_of,
)
from app.domain.entries import Json

MONEY = "USD"
DECIMALS = 10
NO_CERTIFICATE = "not a certificate"


class Transactions:
    """Transactions entry by entry; certificates made out so far are known by their numbers."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._shares: dict[str, int] = {}
        self.legends: dict[str, None] = {}
        self._kinds: Mapping[str, Callable[[InForce], Iterator[Object]]] = {
            "shares.issue": self._issue,
            "shares.transfer": self._transfer,
            "shares.exchange": self._exchange,
            "shares.replace": self._replace,
            "shares.cancel": self._take,
            "shares.repurchase": self._take,
            "shares.convert": self._take,
            "shares.split": self._split,
        }

    def of(self, entry: InForce) -> list[Object]:
        """The transactions of one entry; its first one carries what the format cannot say."""
        found = list(self._of(entry))
        for place, told in enumerate(found):
            details: dict[str, Any] = {"seq": entry.seq, "at": entry.at}
            if place == 0:
                details |= {"kind": entry.kind, "rest": rest_of(entry.kind, entry.data)}
            told["comments"] = [note("entry", details), *told.get("comments", ())]
        return found

    def _of(self, entry: InForce) -> Iterator[Object]:
        return self._kinds[entry.kind](entry)

    def _issue(self, entry: InForce) -> Iterator[Object]:
        data = entry.data
        for row in data["certificates"]:
            told = self._issuance(entry, row, data["class"], data["holder"])
            if data.get("consideration"):
                told["consideration_text"] = data["consideration"]
            if data.get("authorized_on"):
                told["board_approval_date"] = data["authorized_on"]
            yield told

    def _transfer(self, entry: InForce) -> Iterator[Object]:
        data, source = entry.data, entry.data["from"]
        made = [(row["holder"], Part(row["number"], int(row["shares"]))) for row in data["issued"]]
        yield from self._made(entry, data["issued"], data["class"])
        moved = [part for holder, part in made if holder != source]
        kept = [part for holder, part in made if holder == source]
        if not moved:
            yield from self._anew(entry, data["surrendered"], [p.number for p in kept], "Transfer")
            return
        division = divide_transfer(self._gone(data["surrendered"]), moved, kept)
        yield from self._endings(entry, division, TRANSFER)

    def _exchange(self, entry: InForce) -> Iterator[Object]:
        data = entry.data
        yield from self._made(entry, data["issued"], data["class"])
        made = [row["number"] for row in data["issued"]]
        yield from self._anew(entry, data["surrendered"], made, data["why"])

    def _replace(self, entry: InForce) -> Iterator[Object]:
        data = entry.data
        yield from self._made(entry, data["issued"], data["class"])
        made = [row["number"] for row in data["issued"]]
        yield from self._anew(entry, [data["number"]], made, f"Certificate {data['cause']}")

    def _take(self, entry: InForce) -> Iterator[Object]:
        """A cancellation, a repurchase or a conversion, of the whole or with a balance."""
        data, converts = entry.data, entry.kind == "shares.convert"
        kept_rows = data["kept"] if converts else data["issued"]
        yield from self._made(entry, kept_rows, data["class"])
        results: list[str] = []
        if converts:
            yield from self._made(entry, data["issued"], data["to_class"])
            results = [row["number"] for row in data["issued"]]
        gone = self._gone(data["surrendered"])
        kept = [Part(row["number"], int(row["shares"])) for row in kept_rows]
        division = divide_taking(gone, kept, results)
        if division.join:
            joined = f"#{entry.seq}"
            yield from self._join(entry, joined, [part.number for part in kept])
            division = divide_taking([Part(joined, int(data["shares"]))], [], results)
        kinds = {"shares.cancel": CANCELLATION, "shares.repurchase": REPURCHASE}
        yield from self._endings(entry, division, kinds.get(entry.kind, CONVERSION))

    def _join(self, entry: InForce, joined: str, kept: list[str]) -> Iterator[Object]:
        data = entry.data
        row = {"number": joined, "shares": data["shares"]}
        told = self._issuance(entry, row, data["class"], data.get("from", data.get("holder")))
        told["custom_id"] = NO_CERTIFICATE
        told["comments"] = [note("joined", joined)]
        yield told
        yield from self._anew(entry, data["surrendered"], [*kept, joined], NO_CERTIFICATE)

    def _split(self, entry: InForce) -> Iterator[Object]:
        data = entry.data
        split: Object = self._head(entry, SPLIT, "split", entry.seq)
        split["stock_class_id"] = self._ids.of("class", data["class"])
        split["split_ratio"] = {"numerator": str(data["new"]), "denominator": str(data["old"])}
        yield split
        for row in data["rows"]:
            yield from self._made(entry, row["issued"], data["class"], row["holder"])
        for row in data["rows"]:
            made = [told["number"] for told in row["issued"]]
            if made:
                for told in self._anew(entry, row["surrendered"], made, "Split"):
                    yield told | {"split_transaction_id": split["id"]}
            else:
                division = divide_taking(self._gone(row["surrendered"]), [])
                yield from self._endings(entry, division, CANCELLATION)

    def adjustment(self, entry: InForce) -> Object:
        """Another authorized number of a class."""
        data = entry.data
        told = self._head(entry, ADJUSTMENT, "authorized", entry.seq)
        told["stock_class_id"] = self._ids.of("class", data["class"])
        told["new_shares_authorized"] = data["authorized"]
        by = {"from_on": data["from_on"], "adopted_by": data.get("adopted_by", "")}
        told["comments"] = [note("entry", {"seq": entry.seq, "at": ""} | by)]
        return told

    def _made(
        self, entry: InForce, rows: Iterable[Json], class_id: int, holder: int = 0
    ) -> Iterator[Object]:
        for row in rows:
            yield self._issuance(entry, row, class_id, row.get("holder") or holder or _whose(entry))

    def _issuance(self, entry: InForce, row: Json, class_id: int, holder: int) -> Object:
        number, shares = row["number"], int(row["shares"])
        self._shares[number] = shares
        legends: list[str] = list(row.get("legends") or ())
        self.legends.update(dict.fromkeys(legends))
        told = self._head(entry, ISSUANCE, "issuance", number)
        told |= {
            "security_id": self._ids.of("certificate", number),
            "custom_id": number,
            "stakeholder_id": self._ids.of("holder", holder),
            "stock_class_id": self._ids.of("class", class_id),
            "quantity": str(shares),
            "share_price": {"amount": "0", "currency": MONEY},
            "stock_legend_ids": [self._ids.of("legend", text) for text in legends],
            "security_law_exemptions": [],
        }
        if row.get("total") is not None:
            price = decimal(Fraction(int(row["total"]), 100 * shares))
            told["share_price"] = {"amount": price or "0", "currency": MONEY}
            told["comments"] = [note("paid", {"total": row["total"], "paid": row["paid"]})]
        if row.get("stops"):
            told["comments"] = [*told.get("comments", ()), note("stops", row["stops"])]
        return told

    def _endings(self, entry: InForce, division: Division, kind: str) -> Iterator[Object]:
        quantity = "quantity_converted" if kind == CONVERSION else "quantity"
        for ending in division.endings:
            if not ending.shares:
                yield from self._anew(entry, [ending.number], [ending.balance], "Balance")
                continue
            told = self._ending(entry, kind, ending.number) | self._words(entry, kind)
            told[quantity] = str(ending.shares)
            if kind in (TRANSFER, CONVERSION):
                told["resulting_security_ids"] = self._securities(ending.results)
            if ending.balance:
                told["balance_security_id"] = self._ids.of("certificate", ending.balance)
            yield told

    def _words(self, entry: InForce, kind: str) -> Object:
        """What a cancellation and a repurchase must say."""
        if kind == CANCELLATION:
            return {"reason_text": entry.data.get("why") or "Fraction of a share in a split"}
        if kind != REPURCHASE:
            return {}
        price, shares = entry.data.get("price"), int(entry.data["shares"])
        each = decimal(Fraction(int(price), 100 * shares)) if price is not None else ""
        return {"price": {"amount": each or "0", "currency": MONEY}}

    def _anew(
        self, entry: InForce, old: Iterable[str], new: Sequence[str], why: str
    ) -> Iterator[Object]:
        """Certificates made out anew for the same holder."""
        for number in old:
            told = self._ending(entry, REISSUANCE, number)
            told["resulting_security_ids"] = self._securities(new)
            if why:
                told["reason_text"] = why
            yield told

    def _ending(self, entry: InForce, kind: str, number: str) -> Object:
        told = self._head(entry, kind, "ending", number)
        return told | {"security_id": self._ids.of("certificate", number)}

    def _head(self, entry: InForce, kind: str, what: str, number: object) -> Object:
        ids, on = self._ids, entry.on.isoformat()
        return {"object_type": kind, "id": ids.of(what, number), "date": on}

    def _gone(self, numbers: Iterable[str]) -> list[Part]:
        return [Part(number, self._shares[number]) for number in numbers]

    def _securities(self, numbers: Iterable[str]) -> list[str]:
        return [self._ids.of("certificate", number) for number in numbers]


def decimal(number: Fraction) -> str:
    """The number exactly, with up to ten decimals; empty where it has more."""
    scaled = number * 10**DECIMALS
    if scaled.denominator != 1:
        return ""
    ones, rest = divmod(int(scaled), 10**DECIMALS)
    decimals = f"{rest:010d}".rstrip("0")
    return f"{ones}.{decimals}" if decimals else str(ones)


def _whose(entry: InForce) -> int:
    return entry.data.get("from", entry.data.get("holder", 0))
