"""Legends required for a whole class of shares: asked for from a day on, and lifted again."""

from __future__ import annotations

from app.acts.act import Who, given_class, given_id
from app.acts.fields import ASKED_BY, AT, CLASS, ON, REASON, Field, Fields, needed
from app.acts.shares.draft import Proposed, weighed
from app.acts.shares.facts import given_when
from app.bylaws.answers import Finding, ours
from app.domain.class_legends import LIFTED, REQUIRED
from app.domain.entries import EntryDraft, Json
from app.domain.refusal import Refusal
from app.domain.shares import ShareClass
from app.domain.typed import read_line, read_note
from app.store.book import Book

CALL_IN = ours(
    "ours.class-legend", "A legend reaches the certificates already out when they are called in."
)


def propose_class_legend(book: Book, given: Json, who: Who) -> Proposed:
    """A legend that every certificate of the class made out from now on carries."""
    share_class, when = given_class(book, given), given_when(given, who)
    text = read_line(given.get("text"), "text", "words of the legend")
    if not text:
        raise Refusal("Write the words of the legend as they shall be printed.", field="text")
    why = read_note(given.get("why"), "why", "ground")
    if not why:
        raise Refusal("Say what the legend rests on, a law or an agreement.", field="why")
    data = {"class": share_class.id, "at": f"{when.at:%H:%M}", "text": text, "why": why}
    says = f"Legend required for {share_class.name}: {text}"
    found = _bare_findings(book, share_class, text)
    return weighed(book, EntryDraft(REQUIRED, when.on, data, says), found, who)


def propose_class_legend_lifted(book: Book, given: Json, who: Who) -> Proposed:
    """A legend that the class needs no more; it ends on its certificates in force as well."""
    when, seq = given_when(given, who), given_id(given, "class_legend", "legend")
    known = [(c, x) for c in book.company().classes for x in c.legends if x.seq == seq]
    if not known:
        raise Refusal("There is no such legend of a class. Choose one of the list.",
                      field="class_legend")  # fmt: skip
    share_class, legend = known[0]
    why = read_note(given.get("why"), "why", "ground")
    data = {"class": share_class.id, "at": f"{when.at:%H:%M}", "text": legend.text, "why": why}
    says = f"Legend lifted from {share_class.name}: {legend.text}"
    return weighed(book, EntryDraft(LIFTED, when.on, data, says), (), who)


def _bare_findings(book: Book, share_class: ShareClass, text: str) -> tuple[Finding, ...]:
    """How many certificates in force lack the words."""
    live = book.certificates(live_only=True)
    bare = sum(1 for c in live if c.class_id == share_class.id and text not in c.legends)
    if not bare:
        return ()
    verb = "certificates in force lack" if bare > 1 else "certificate in force lacks"
    sentence = f"{bare:,} {verb} it; the findings name them until they are called in."
    return (Finding(CALL_IN, "info", sentence, "text"),)


FIELDS: Fields = {
    "class-legend": (
        CLASS,
        needed("text", "text", "The words of the legend, as they are printed."),
        needed("why", "text", "What it rests on: a law, an order or an agreement."),
        ON,
        AT,
        REASON,
        ASKED_BY,
    ),
    "class-legend-lift": (
        needed("class_legend", "id", "The legend, by the entry that required it."),
        Field("why", "text", "Why it is needed no more."),
        ON,
        AT,
        REASON,
        ASKED_BY,
    ),
}
"""Operation -> its fields."""
