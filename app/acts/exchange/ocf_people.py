"""A package's stakeholders and stock classes as the first entries of an import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from app.acts.exchange.ocf_package import Item
from app.acts.exchange.ocf_words import noted
from app.domain.entries import EntryDraft, Json
from app.domain.people import CAPACITIES
from app.domain.refusal import Refusal
from app.domain.typed import MAX_SHARES, read_choice, read_day, read_line, read_name, read_whole
from app.domain.words import whole

LIMITLESS = ("UNLIMITED", "NOT APPLICABLE")
KINDS = {"LEGAL": "book", "CONTACT": "notice", "OTHER": "notice"}
PLACE = ("city", "state", "zip", "country")


def holder_entries(item: Item, holder: int, first: date) -> list[EntryDraft]:
    """The holder added on the day first known, then each later name or address on its day."""
    details = _details(item, first)
    standings = sorted(details["standings"], key=lambda s: s["since"])
    since = standings[0]["since"]
    addresses = [a | {"since": max(a["since"], since)} for a in details["addresses"]]
    data = _standing(standings[0]) | {"id": holder}
    data["addresses"] = [_address(a) for a in addresses if a["since"] == since]
    name = data["name"]
    found = [EntryDraft("holder.add", since, data, f"{name} added to the register")]
    for told in standings[1:]:
        changed = {"holder": holder, "from_on": told["since"].isoformat(), "evidence": ""}
        says = f"{name} now {told['name']}"
        found.append(EntryDraft("holder.change", told["since"], changed | _standing(told), says))
    for told in addresses:
        if told["since"] > since:
            on, says = told["since"], f"Address of {name}"
            moved = {"holder": holder, "address": _address(told), "from_on": on.isoformat()}
            found.append(EntryDraft("holder.address", on, moved, says))
    return sorted(found, key=lambda draft: draft.effective_on)


def class_entry(item: Item, class_id: int, first: date) -> EntryDraft:
    """The class created with its first authorized number."""
    told = _noted(item, "class")
    votes = item.number("votes_per_share")
    if votes.denominator != 1:
        raise Refusal("votes_per_share is no whole number.")
    since = told.get("since")
    data = {
        "id": class_id,
        "name": read_name(item.text("name"), "", "name of the class"),
        "authorized": str(_authorized(item)),
        "votes_per_share": read_whole(int(votes), "", "votes"),
        "par": read_line(told.get("par") or _par(item), "", "par value"),
    }
    on = read_day(since) if since else first
    says = f"{data['name']}, {whole(int(data['authorized']))} authorized"
    return EntryDraft("class.create", on, data, says)


def noted_id(item: Item, key: str) -> int:
    """The number that our note gives a holder or a class; 0 where there is none."""
    number = _noted(item, key).get("id", 0)
    return number if isinstance(number, int) else 0


def renumbered(data: Any, holders: Mapping[int, int], classes: Mapping[int, int]) -> Any:
    """An entry's data with the numbers of holders and classes as they are in this book."""
    if isinstance(data, list):
        return [renumbered(x, holders, classes) for x in cast("list[Any]", data)]
    if not isinstance(data, dict):
        return data
    found: dict[str, Any] = {}
    for name, value in cast("Json", data).items():
        numbers = {"holder": holders, "from": holders, "class": classes}.get(name)
        if numbers is not None and isinstance(value, int):
            if value not in numbers:
                raise Refusal(f"A note names {name} {value}, which is not in the package.")
            found[name] = numbers[value]
        else:
            found[name] = renumbered(value, holders, classes)
    return found


def _details(item: Item, first: date) -> dict[str, Any]:
    """Names and addresses with their days: from our note, else from the fields of the format."""
    told = _noted(item, "holder")
    standings = [_dated(row) for row in _rows(told, "standings")]
    if standings:
        return {"standings": standings, "addresses": [_dated(r) for r in _rows(told, "addresses")]}
    one = item.text("stakeholder_type") == "INDIVIDUAL"
    standing = {
        "since": first,
        "name": item.part("name").text("legal_name"),
        "capacity": "individual" if one else "institution",
    }
    rows = _rows(item.told, "addresses")
    addresses = [_foreign(Item(item.where, dict(row)), first) for row in rows]
    return {"standings": [standing], "addresses": [a for a in addresses if a["lines"]]}


def _foreign(item: Item, first: date) -> dict[str, Any]:
    country = item.text("country", needed=False)
    street = item.text("street_suite", needed=False)
    return {
        "since": first,
        "kind": KINDS.get(item.text("address_type"), "book"),
        "lines": [line.strip() for line in street.split("\n") if line.strip()],
        "city": item.text("city", needed=False),
        "state": item.text("country_subdivision", needed=False),
        "zip": item.text("postal_code", needed=False),
        "country": "" if country == "US" else country,
    }


def _standing(told: Json) -> dict[str, Any]:
    return {
        "name": read_name(told.get("name"), "", "name as registered"),
        "capacity": read_choice(told.get("capacity"), CAPACITIES, "", "capacity"),
        "detail": read_line(told.get("detail"), "", "remark"),
        "members": [read_name(member, "", "co-holder’s name") for member in _list(told, "members")],
    }


def _address(told: Json) -> dict[str, Any]:
    place = {name: read_line(told.get(name), "", name) for name in PLACE}
    kind = read_choice(told.get("kind"), ("book", "notice"), "", "kind of address")
    return {
        "kind": kind,
        "lines": [read_line(line, "", "street") for line in _list(told, "lines")],
    } | place


def _dated(row: Json) -> dict[str, Any]:
    return dict(row) | {"since": read_day(row.get("since"))}


def _rows(told: Json, name: str) -> Iterator[Json]:
    return (cast("Json", row) for row in _list(told, name) if isinstance(row, dict))


def _list(told: Json, name: str) -> list[Any]:
    value = told.get(name)
    return cast("list[Any]", value) if isinstance(value, list) else []


def _noted(item: Item, key: str) -> Json:
    told = noted(item.told.get("comments"), key)
    return cast("Json", told[0]) if told and isinstance(told[0], dict) else {}


def _authorized(item: Item) -> int:
    told = item.text("initial_shares_authorized")
    return MAX_SHARES if told in LIMITLESS else item.shares("initial_shares_authorized")


def _par(item: Item) -> str:
    if "par_value" not in item.told:
        return "without par value"
    par = item.part("par_value")
    return f"par value {par.text('amount')} {par.text('currency')}"
