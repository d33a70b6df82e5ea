"""A package's transactions as the data of entries; what our notes say more exactly comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any, cast

from app.acts.exchange.ocf_checks import ENDINGS, QUANTITIES
from app.acts.exchange.ocf_groups import NOON, Deal
from app.acts.exchange.ocf_package import Item, Opened
from app.acts.exchange.ocf_words import (
    ADJUSTMENT,
    CANCELLATION,
    CONVERSION,
    ISSUANCE,
    REISSUANCE,
    REPURCHASE,
    RETRACTION,
    SPLIT,
    TRANSFER,
    noted,
    texts_noted,
)
from app.domain.entries import EntryDraft
from app.domain.refusal import Refusal
from app.domain.shares import FRACTIONS, split_shares
from app.domain.typed import read_certificate
from app.domain.words import whole


@dataclass(frozen=True, slots=True)
class Known:
    """The package's holders and classes under their numbers in the books, and its securities."""

    package: Opened
    holders: Mapping[str, int]
    classes: Mapping[str, int]
    issued: Mapping[str, Item]
    former_classes: Mapping[int, int]


def entry_of(deal: Deal, known: Known) -> EntryDraft:
    """The entry of one group of transactions; Refusal where it fits no entry of the books."""
    kind = str(deal.said.get("kind") or _kind(deal, known))
    make = MADE.get(kind)
    if make is None or not deal.of(*NEEDED[kind]):
        raise Refusal(f"Its transactions are no entry “{kind[:40]}” of the books.")
    told: Any = deal.said.get("rest")
    rest = cast("dict[str, Any]", told) if isinstance(told, dict) else DEFAULTS.get(kind, {})
    data: dict[str, Any] = {"at": deal.said.get("at") or NOON, **rest, **make(deal, known)}
    if kind == "class.authorized":
        del data["at"]
    return EntryDraft(kind, deal.on, data, _says(kind, deal))


def _kind(deal: Deal, known: Known) -> str:
    """The kind of entry that transactions of another program are."""
    kinds = {item.kind for item in deal.items} - {ISSUANCE}
    if not kinds:
        return "shares.issue"
    if kinds == {ADJUSTMENT}:
        return "class.authorized"
    if SPLIT in kinds:
        return "shares.split"
    if kinds == {REISSUANCE}:
        sources = {_stakeholder(known, item) for item in deal.of(REISSUANCE)}
        made = {item.text("stakeholder_id") for item in deal.of(ISSUANCE)}
        return "shares.exchange" if made <= sources else "shares.transfer"
    for kind, name in ((TRANSFER, "transfer"), (REPURCHASE, "repurchase"), (CONVERSION, "convert")):
        if kind in kinds and kinds <= {kind, REISSUANCE}:
            return f"shares.{name}"
    if kinds <= {CANCELLATION, RETRACTION, REISSUANCE}:
        return "shares.cancel"
    raise Refusal(f"{', '.join(sorted(kinds))} are no one entry of the books.")


def _issue(deal: Deal, known: Known) -> dict[str, Any]:
    items = deal.of(ISSUANCE)
    holders = {(i.text("stakeholder_id"), i.text("stock_class_id")) for i in items}
    if len(holders) != 1:
        raise Refusal("One issue is to several holders or of several classes.")
    first = items[0]
    rows = [_certificate(item, known) for item in items]
    told = {
        "class": known.classes[first.text("stock_class_id")],
        "holder": known.holders[first.text("stakeholder_id")],
        "certificates": [{k: v for k, v in row.items() if k != "holder"} for row in rows],
        "consideration": first.text("consideration_text", needed=False) or _price(first),
    }
    approved = first.told.get("board_approval_date")
    return told | {"authorized_on": approved or None}


def _transfer(deal: Deal, known: Known) -> dict[str, Any]:
    return _given_up(deal, known) | {"issued": _made(deal, known)}


def _exchange(deal: Deal, known: Known) -> dict[str, Any]:
    why = deal.of(REISSUANCE)[0].text("reason_text", needed=False)
    return _transfer(deal, known) | {"why": why}


def _replace(deal: Deal, known: Known) -> dict[str, Any]:
    told = _given_up(deal, known)
    numbers = told.pop("surrendered")
    return {
        "class": told["class"],
        "holder": told["from"],
        "number": numbers[0],
        "issued": _made(deal, known),
    }


def _cancel(deal: Deal, known: Known) -> dict[str, Any]:
    endings = deal.of(CANCELLATION, RETRACTION)
    why = endings[0].text("reason_text", needed=False) or "cancelled"
    return _transfer(deal, known) | {"shares": str(_taken(deal, known)), "why": why}


def _repurchase(deal: Deal, known: Known) -> dict[str, Any]:
    shares = _taken(deal, known)
    told = _transfer(deal, known) | {"shares": str(shares)}
    if "rest" in deal.said:
        return told
    cents = deal.of(REPURCHASE)[0].part("price").number("amount") * 100 * shares
    price = str(int(cents)) if cents and cents.denominator == 1 else None
    return told | {"price": price}


def _convert(deal: Deal, known: Known) -> dict[str, Any]:
    given = _given_up(deal, known)
    results = {key for item in deal.of(CONVERSION) for key in item.texts("resulting_security_ids")}
    made = [item for item in _certificates(deal) if item.text("security_id") in results]
    kept = [item for item in _certificates(deal) if item not in made]
    shares, come = _taken(deal, known), sum(item.shares() for item in made)
    classes = {known.classes[item.text("stock_class_id")] for item in made}
    told: dict[str, Any] = {
        "class": given["class"],
        "holder": given["from"],
        "surrendered": given["surrendered"],
        "shares": str(shares),
        "issued": [_certificate(item, known) for item in made],
        "kept": [_certificate(item, known) for item in kept],
    }
    if "rest" in deal.said:
        former = cast("dict[str, Any]", deal.said["rest"]).get("to_class", 0)
        return told | {"to_class": classes.pop() if classes else known.former_classes.get(former)}
    if len(classes) != 1:
        raise Refusal("It converts into no class, or into several at once.")
    part = gcd(shares, come)
    ratio = {"new": come // part, "old": shares // part, "fractions": "down"}
    return told | ratio | {"to_class": classes.pop()}


def _split(deal: Deal, known: Known) -> dict[str, Any]:
    split = deal.of(SPLIT)[0]
    ratio = split.part("split_ratio")
    parts = [ratio.number(name) for name in ("numerator", "denominator")]
    if any(part <= 0 for part in parts):
        raise Refusal("The ratio of the split is not of two numbers above 0.")
    exact = Fraction(parts[0], parts[1])
    new, old = exact.numerator, exact.denominator
    if "rest" in deal.said:
        new, old = int(parts[0]), int(parts[1])
    rows: dict[int, dict[str, Any]] = {}
    for item in deal.of(*ENDINGS):
        source = known.issued[item.text("security_id")]
        row = _split_row(rows, known.holders[source.text("stakeholder_id")])
        row["before"] += source.shares()
        row["surrendered"].append(source.text("custom_id"))
    for item in deal.of(ISSUANCE):
        row = _split_row(rows, known.holders[item.text("stakeholder_id")])
        row["after"] += item.shares()
        row["issued"].append(_certificate(item, known))
    rest = cast("dict[str, Any]", deal.said.get("rest") or {})
    policy = rest.get("fractions") or _policy(rows, new, old)
    for row in rows.values():
        fraction = split_shares(row["before"], new, old, policy)[1]
        row["fraction"] = str(fraction) if fraction else ""
    class_id = known.classes[split.text("stock_class_id")]
    told = {"class": class_id, "new": new, "old": old, "rows": list(rows.values())}
    return told | {"fractions": policy}


def _split_row(rows: dict[int, dict[str, Any]], holder: int) -> dict[str, Any]:
    empty: dict[str, Any] = {"holder": holder, "before": 0, "after": 0, "fraction": ""}
    return rows.setdefault(holder, empty | {"surrendered": [], "issued": []})


def _policy(rows: Mapping[int, Mapping[str, Any]], new: int, old: int) -> str:
    """What was done with fractions, as the shares before and after show it."""
    for policy in ("down", "up"):
        if all(split_shares(r["before"], new, old, policy)[0] == r["after"] for r in rows.values()):
            return policy
    raise Refusal(
        f"The certificates made out in the split are not {new} for {old}. The register needs a new "
        f"certificate for every holder; fractions go {', '.join(FRACTIONS)}."
    )


def _authorized(deal: Deal, known: Known) -> dict[str, Any]:
    item = deal.of(ADJUSTMENT)[0]
    return {
        "class": known.classes[item.text("stock_class_id")],
        "authorized": str(item.shares("new_shares_authorized")),
        "from_on": deal.said.get("from_on") or deal.on.isoformat(),
        "adopted_by": deal.said.get("adopted_by") or "articles",
    }


def _given_up(deal: Deal, known: Known) -> dict[str, Any]:
    """Class, holder and numbers of the certificates that end."""
    joined = {item.text("security_id") for item in deal.of(ISSUANCE) if _joined(item)}
    ended = [item.text("security_id") for item in deal.of(*ENDINGS)]
    sources = [known.issued[key] for key in ended if key not in joined]
    if not sources:
        raise Refusal("It ends no certificate.")
    return {
        "class": known.classes[sources[0].text("stock_class_id")],
        "from": known.holders[sources[0].text("stakeholder_id")],
        "surrendered": [item.text("custom_id") for item in sources],
    }


def _taken(deal: Deal, known: Known) -> int:
    """The shares that go off the books or are converted."""
    whole_ones = [known.issued[i.text("security_id")] for i in deal.of(RETRACTION)]
    kinds = (CANCELLATION, REPURCHASE, CONVERSION)
    told = sum(item.shares(QUANTITIES[item.kind]) for item in deal.of(*kinds))
    return told + sum(item.shares() for item in whole_ones)


def _certificates(deal: Deal) -> list[Item]:
    return [item for item in deal.of(ISSUANCE) if not _joined(item)]


def _made(deal: Deal, known: Known) -> list[dict[str, Any]]:
    return [_certificate(item, known) for item in _certificates(deal)]


def _certificate(item: Item, known: Known) -> dict[str, Any]:
    row: dict[str, Any] = {
        "number": read_certificate(item.text("custom_id")),
        "holder": known.holders[item.text("stakeholder_id")],
        "shares": str(item.shares()),
    }
    legends = [known.package.legends[key].text("text") for key in item.texts("stock_legend_ids")]
    if legends:
        row["legends"] = legends
    if stops := texts_noted(item.told.get("comments"), "stops"):
        row["stops"] = list(dict.fromkeys(stops))
    for paid in noted(item.told.get("comments"), "paid")[:1]:
        if isinstance(paid, dict):
            row |= {name: cast("dict[str, Any]", paid).get(name) for name in ("total", "paid")}
    return row


def _joined(item: Item) -> bool:
    return bool(noted(item.told.get("comments"), "joined"))


def _price(item: Item) -> str:
    """The price of another program as words; empty where it is 0."""
    price = item.part("share_price")
    if not price.number("amount"):
        return ""
    return f"{price.text('amount')} {price.text('currency')} a share"


def _stakeholder(known: Known, item: Item) -> str:
    return known.issued[item.text("security_id")].text("stakeholder_id")


def _says(kind: str, deal: Deal) -> str:
    made = _certificates(deal)
    shares = whole(sum(item.shares() for item in made))
    verb = kind.partition(".")[2]
    return f"Brought in ({verb}): {shares} shares on {whole(len(made))} new certificates"


DEFAULTS: Mapping[str, dict[str, Any]] = {
    "shares.issue": {"authorized": "", "out_of": "", "signers": []},
    "shares.transfer": {"cause": "", "evidence": "", "signers": []},
    "shares.exchange": {"signers": []},
    "shares.cancel": {"signers": []},
    "shares.repurchase": {"into": "retired", "authorized": "", "signers": []},
    "shares.convert": {"signers": []},
    "shares.split": {"authorized": "", "signers": []},
}
"""What an entry has beside what the format says, where another program wrote it."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "shares.issue": (ISSUANCE,),
    "shares.transfer": (TRANSFER, REISSUANCE),
    "shares.exchange": (REISSUANCE,),
    "shares.replace": (REISSUANCE,),
    "shares.cancel": (CANCELLATION, RETRACTION),
    "shares.repurchase": (REPURCHASE,),
    "shares.convert": (CONVERSION,),
    "shares.split": (SPLIT,),
    "class.authorized": (ADJUSTMENT,),
}
"""Kind of entry -> the transactions of which it has at least one."""

MADE: Mapping[str, Callable[[Deal, Known], dict[str, Any]]] = {
    "shares.issue": _issue,
    "shares.transfer": _transfer,
    "shares.exchange": _exchange,
    "shares.replace": _replace,
    "shares.cancel": _cancel,
    "shares.repurchase": _repurchase,
    "shares.convert": _convert,
    "shares.split": _split,
    "class.authorized": _authorized,
}
"""Kind of entry -> its data from the transactions."""
