"""Transactions that are one entry of the books: tied by what results in them, or by our note."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from app.acts.exchange.ocf_checks import ENDINGS, Group, named_by
from app.acts.exchange.ocf_package import Item, Opened
from app.acts.exchange.ocf_words import ADJUSTMENT, ISSUANCE, SPLIT, Object, noted

NOON = "12:00"


@dataclass(slots=True)
class Deal:
    """One entry: its transactions in order, and what our note says of it where there is one."""

    place: int
    on: date
    items: list[Item] = field(default_factory=list[Item])
    said: Object = field(default_factory=dict[str, Any])

    @property
    def order(self) -> tuple[date, str, int, int]:
        """Day, hour and number of our note; then the place in the package."""
        at, seq = self.said.get("at", NOON), self.said.get("seq", 0)
        return self.on, str(at), seq if isinstance(seq, int) else 0, self.place

    def of(self, *kinds: str) -> list[Item]:
        """Its transactions of these kinds."""
        return [item for item in self.items if item.kind in kinds]


def tied(package: Opened) -> list[Group]:
    """The endings that share what they result in, each group with those issuances."""
    issued = {
        str(item.told.get("security_id")): item
        for item in package.transactions.values()
        if item.kind == ISSUANCE
    }
    by_security: dict[str, Group] = {}
    groups: list[Group] = []
    for item in package.transactions.values():
        if item.kind not in ENDINGS:
            continue
        names = package.settle(item, named_by) or []
        found = {id(g): g for n in names if (g := by_security.get(n))}
        group = next(iter(found.values()), None)
        if group is None:
            group = Group()
            groups.append(group)
        for other in list(found.values())[1:]:
            group.endings += other.endings
            group.made += other.made
            groups.remove(other)
        group.endings.append(item)
        group.made += [issued[n] for n in names if n in issued and n not in by_security]
        by_security.update(dict.fromkeys(names, group))
        for made in group.made:
            by_security[str(made.told.get("security_id"))] = group
    return groups


def deals(package: Opened, groups: list[Group]) -> list[Deal]:
    """Every entry of the package, in the order of its first transaction."""
    order = {id(item): place for place, item in enumerate(package.transactions.values())}
    keys: dict[int, str] = {}
    for number, group in enumerate(groups):
        for item in (*group.endings, *group.made):
            keys[id(item)] = f"group {number}"
    found: dict[str, Deal] = {}
    for item in package.transactions.values():
        if item.kind not in (*ENDINGS, ISSUANCE, SPLIT, ADJUSTMENT):
            continue
        said = _said(item)
        split = item.told["id"] if item.kind == SPLIT else item.told.get("split_transaction_id")
        own = f"split {split}" if split else keys.get(id(item), f"item {order[id(item)]}")
        key = f"entry {said['seq']}" if "seq" in said else own
        deal = found.setdefault(key, Deal(order[id(item)], item.day()))
        deal.items.append(item)
        deal.said = {**said, **deal.said}
    _join_split_results(found, keys)
    return list(found.values())


def _join_split_results(found: dict[str, Deal], keys: dict[int, str]) -> None:
    """Issuances of a split by another program stand in the group of its reissuances."""
    for key in [key for key in found if key.startswith("split ")]:
        wanted = {keys.get(id(item)) for item in found[key].items} - {None}
        for name in wanted & found.keys():
            found[key].items += found.pop(str(name)).items


def _said(item: Item) -> Object:
    told = noted(item.told.get("comments"), "entry")
    first: Any = told[0] if told else {}
    if not isinstance(first, dict):
        return {}
    said = cast("Object", first)
    return said if isinstance(said.get("seq"), int) and isinstance(said.get("at"), str) else {}
