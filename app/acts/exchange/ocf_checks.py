"""The rules of arithmetic among a package's transactions.

A security that results from a transaction, or holds its balance, is issued before it and on the
same day; what is transferred and the balance are the source; a security ends once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.acts.exchange.ocf_package import Item, Opened
from app.acts.exchange.ocf_words import (
    CANCELLATION,
    CONVERSION,
    ISSUANCE,
    REISSUANCE,
    REPURCHASE,
    RETRACTION,
    TRANSFER,
)
from app.domain.refusal import Refusal
from app.domain.words import plural, whole

ENDINGS = (TRANSFER, CANCELLATION, REISSUANCE, REPURCHASE, CONVERSION, RETRACTION)
QUANTITIES = {
    TRANSFER: "quantity",
    CANCELLATION: "quantity",
    REPURCHASE: "quantity",
    CONVERSION: "quantity_converted",
}


@dataclass(slots=True)
class Group:
    """Endings that share a security they result in, with the issuances that belong to them."""

    endings: list[Item] = field(default_factory=list[Item])
    made: list[Item] = field(default_factory=list[Item])


@dataclass(slots=True)
class Securities:
    """Every security by its id: its issuance, and whether it ended."""

    issued: dict[str, Item] = field(default_factory=dict[str, Item])
    ended: set[str] = field(default_factory=set[str])

    def of(self, security: str) -> Item:
        """The issuance of a security; Refusal where none came before."""
        if security not in self.issued:
            raise Refusal(f"The security {security[:40]} is not issued before it.")
        return self.issued[security]


def named_by(ending: Item) -> list[str]:
    """The securities that an ending results in, its balance last."""
    balance = ending.text("balance_security_id", needed=False)
    return [*ending.texts("resulting_security_ids"), *([balance] if balance else [])]


def check_transactions(package: Opened, groups: Sequence[Group]) -> None:
    """Note every transaction that breaks a rule, and every group whose sums differ."""
    securities = Securities()
    for item in package.transactions.values():
        if item.kind == ISSUANCE:
            package.settle(item, lambda x: _issue(package, securities, x))
        elif item.kind in ENDINGS:
            package.settle(item, lambda x: _end(securities, x))
    if package.troubles:
        return
    for group in groups:
        for sentence in _sums(group, securities):
            package.object(group.endings[0].where, sentence)


def _issue(package: Opened, securities: Securities, item: Item) -> None:
    security = item.text("security_id")
    item.text("custom_id")
    item.shares()
    item.day()
    if security in securities.issued:
        raise Refusal(f"The security {security[:40]} is issued twice.")
    if item.text("stakeholder_id") not in package.stakeholders:
        raise Refusal("Its stakeholder is not in the package.")
    if item.text("stock_class_id") not in package.classes:
        raise Refusal("Its stock class is not in the package.")
    if any(key not in package.legends for key in item.texts("stock_legend_ids")):
        raise Refusal("A legend of it is not in the package.")
    securities.issued[security] = item


def _end(securities: Securities, item: Item) -> None:
    security, on = item.text("security_id"), item.day()
    source = securities.of(security)
    if security in securities.ended:
        raise Refusal(f"The certificate {source.text('custom_id')} ended before.")
    if on < source.day():
        raise Refusal("It ends a security before the day of its issue.")
    securities.ended.add(security)
    for other in named_by(item):
        if securities.of(other).day() != on:
            raise Refusal("A security that results from it is issued on another day.")
    if item.kind in QUANTITIES:
        _refuse_other_sum(securities, item, source)


def _refuse_other_sum(securities: Securities, item: Item, source: Item) -> None:
    shares, balance = item.shares(QUANTITIES[item.kind]), 0
    if other := item.text("balance_security_id", needed=False):
        balance = securities.of(other).shares()
    if shares + balance != source.shares():
        raise Refusal(
            f"{plural(shares, 'share')} and a balance of {whole(balance)} are not the "
            f"{whole(source.shares())} of the source."
        )


def _sums(group: Group, securities: Securities) -> Iterator[str]:
    """Transfers and reissuances give as many shares as they end; one holder, one class."""
    if not group.endings:
        return
    sources = [securities.of(ending.text("security_id")) for ending in group.endings]
    for name, what in (("stakeholder_id", "holder"), ("stock_class_id", "class")):
        if len({source.text(name) for source in sources}) > 1:
            yield f"It takes securities of more than one {what} together."
    kinds = {ending.kind for ending in group.endings}
    splits = any(ending.told.get("split_transaction_id") for ending in group.endings)
    if kinds <= {TRANSFER, REISSUANCE} and not splits:
        before, after = (sum(item.shares() for item in items) for items in (sources, group.made))
        if before != after:
            yield f"{plural(before, 'share')} are ended and {whole(after)} result."
