"""Issuer, stakeholders, stock classes and legends of the format, from the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.acts.exchange.ocf_words import Ids, Object, note, state_code
from app.domain.company import Company
from app.domain.people import Address, Holder
from app.domain.register import Standing
from app.domain.shares import ShareClass

HOME, UNKNOWN = "US", "ZZ"
INSTITUTIONS = ("institution", "own", "subsidiary")


def issuer_object(ids: Ids, company: Company, begun: date) -> Object:
    """The corporation; the first day of the book where no day of incorporation is known."""
    code = state_code(company.state)
    told: Object = {
        "object_type": "ISSUER",
        "id": ids.of("issuer", 1),
        "legal_name": company.name,
        "formation_date": (company.incorporated_on or begun).isoformat(),
        "country_of_formation": HOME,
    }
    if code:
        told["country_subdivision_of_formation"] = code
    comments = [] if code else [note("state", company.state)]
    if company.incorporated_on is None:
        comments.append(note("formation_date", "not known; the first day of the book"))
    return told | ({"comments": comments} if comments else {})


def stakeholder_object(ids: Ids, holder: Holder, standings: Iterable[Standing], on: date) -> Object:
    """A holder as registered on that day; what came before, and all details, as a note."""
    known = list(standings)
    then = [known[0], *(s for s in known[1:] if s.since <= on)]
    addresses = [a for a in holder.addresses if a.since is None or a.since <= on]
    current = [a for kind in ("book", "notice") for a in addresses if a.kind == kind]
    latest = {a.kind: a for a in current}
    kind = "INSTITUTION" if then[-1].capacity in INSTITUTIONS else "INDIVIDUAL"
    details: dict[str, Any] = {
        "id": holder.id,
        "standings": [_standing(s) for s in then],
        "addresses": [_address(a) for a in addresses],
    }
    return {
        "object_type": "STAKEHOLDER",
        "id": ids.of("holder", holder.id),
        "name": {"legal_name": then[-1].name},
        "stakeholder_type": kind,
        "issuer_assigned_id": str(holder.id),
        "addresses": [address_object(a) for a in latest.values()],
        "comments": [note("holder", details)],
    }


def address_object(address: Address) -> Object:
    """An address with the codes that the format asks for; a country without code is `ZZ`."""
    country = address.country or HOME
    code = country if len(country) == 2 and country.isascii() and country.isupper() else UNKNOWN
    told: Object = {
        "address_type": "LEGAL" if address.kind == "book" else "CONTACT",
        "street_suite": "\n".join(address.lines),
        "city": address.city,
        "country": code,
        "postal_code": address.zip,
    }
    subdivision = state_code(address.state)
    return told | ({"country_subdivision": subdivision} if subdivision else {})


def class_object(ids: Ids, share_class: ShareClass) -> Object:
    """A class of shares with its first authorized number; its par value as a note."""
    numbers = share_class.numbers
    details = {
        "id": share_class.id,
        "par": share_class.par,
        "since": numbers[0].from_on.isoformat() if numbers else None,
    }
    preferred = "preferred" in share_class.name.casefold()
    return {
        "object_type": "STOCK_CLASS",
        "id": ids.of("class", share_class.id),
        "name": share_class.name,
        "class_type": "PREFERRED" if preferred else "COMMON",
        "default_id_prefix": "",
        "initial_shares_authorized": str(numbers[0].shares if numbers else share_class.authorized),
        "votes_per_share": str(share_class.votes_per_share),
        "seniority": "1",
        "comments": [note("class", details)],
    }


def legend_object(ids: Ids, text: str) -> Object:
    """The words of a legend, under their first words as a name."""
    name = text if len(text) <= 60 else text[:59] + "…"
    return {
        "object_type": "STOCK_LEGEND_TEMPLATE",
        "id": ids.of("legend", text),
        "name": name,
        "text": text,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "since": standing.since.isoformat(),
        "name": standing.name,
        "capacity": standing.capacity,
        "detail": standing.detail,
        "members": list(standing.members),
    }


def _address(address: Address) -> dict[str, Any]:
    return {
        "since": address.since.isoformat() if address.since else None,
        "kind": address.kind,
        "lines": list(address.lines),
        "city": address.city,
        "state": address.state,
        "zip": address.zip,
        "country": address.country,
    }
