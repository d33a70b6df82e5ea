"""The acts of the share register by their names, and what each would change before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import update_wrapper

from app.acts.act import Who
from app.acts.fields import Fields
from app.acts.shares import certificates as shares
from app.acts.shares import class_legends
from app.acts.shares import classes as share_classes
from app.acts.shares import holders as people
from app.acts.shares import marks as share_marks
from app.acts.shares.draft import Propose, Proposed, recorded
from app.domain.entries import Json, Receipt
from app.store.book import Book

PROPOSALS: Mapping[str, Propose] = {
    "authorized": share_classes.propose_authorized,
    "cancel": shares.propose_cancel,
    "class-legend": class_legends.propose_class_legend,
    "class-legend-lift": class_legends.propose_class_legend_lifted,
    "consolidate": share_classes.propose_split,
    "convert": share_classes.propose_conversion,
    "exchange": shares.propose_exchange,
    "found": share_marks.propose_found,
    "holder-change": people.propose_change,
    "issue": shares.propose_issue,
    "legend": share_marks.propose_legend,
    "legend-lift": share_marks.propose_legend_lifted,
    "pay": share_marks.propose_payment,
    "replace-certificate": share_marks.propose_replacement,
    "repurchase": shares.propose_repurchase,
    "retire": share_classes.propose_retirement,
    "split": share_classes.propose_split,
    "stop": share_marks.propose_stop,
    "stop-lift": share_marks.propose_stop_lifted,
    "transfer": shares.propose_transfer,
}
"""Operation -> what reads it; nothing is recorded by these."""

FIELDS: Fields = {
    **people.FIELDS,
    **share_classes.FIELDS,
    **class_legends.FIELDS,
    **share_marks.FIELDS,
    **shares.FIELDS,
}
"""Operation -> its fields."""


def propose(book: Book, operation: str, given: Json, who: Who) -> Proposed:
    """The entry as it would be recorded: its findings, and exactly what it would change."""
    with book.looking():
        return PROPOSALS[operation](book, given, who)


def _act(operation: str) -> Callable[[Book, Json, Who], Receipt]:
    def act(book: Book, given: Json, who: Who) -> Receipt:
        return recorded(book, propose(book, operation, given, who), given, who)

    return update_wrapper(act, PROPOSALS[operation], assigned=("__doc__",), updated=())


ACTS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    "class-add": share_classes.create_class,
    "holder-add": people.add_holder,
    "holder-address": people.change_address,
    **{operation: _act(operation) for operation in PROPOSALS},
}
"""Operation -> the act that records it."""
