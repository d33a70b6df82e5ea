"""The acts on demands, statements, claims and amendments, and their fields, by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.acts.act import Who
from app.acts.fields import Fields
from app.acts.matters import amendments, claim_fields, claims, demand_fields, demands, reports
from app.domain.entries import Json, Receipt
from app.store.book import Book

OPERATIONS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    **demands.OPERATIONS,
    **reports.OPERATIONS,
    **claims.OPERATIONS,
    **amendments.OPERATIONS,
}

FIELDS: Fields = {**demand_fields.FIELDS, **claim_fields.FIELDS, **amendments.FIELDS}
"""Operation -> its fields."""
