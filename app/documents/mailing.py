"""The personalised mailing: who gets a letter, and what stands in the slots of each copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.documents.blocks import Document, Fills, Part, as_names
from app.domain.meetings import MANNERS, ListRow, RecordList
from app.domain.words import plural

NO_MEMBERS: Mapping[int, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Addressee:
    """A holder who gets a letter: name as registered, address, shares by class, co-holders."""

    holder_id: int
    name: str
    address: tuple[str, ...]
    shares: tuple[tuple[str, int], ...]
    members: tuple[str, ...] = ()

    @property
    def shares_words(self) -> str:
        """`1,000 common shares, 200 preferred shares`."""
        return ", ".join(f"{plural(count, 'share')} ({name})" for name, count in self.shares)

    @property
    def signers(self) -> int:
        """How many sign the proxy: each of those who hold together."""
        return max(1, len(self.members))

    def fills(self) -> Fills:
        """What stands in the slots of this holder's copy."""
        signers = self.members or (self.name,)
        return {
            "address": as_names((self.name, *self.address)),
            "shares": (self.shares_words,),
            **{f"signer-{n}": as_names((name,)) for n, name in enumerate(signers, 1)},
        }


@dataclass(frozen=True, slots=True)
class MailRun:
    """What the fast run takes: papers with slots by template, and a (template, fills) per copy."""

    templates: Mapping[str, Document]
    copies: tuple[tuple[str, Fills], ...]


def addressees(
    held: RecordList,
    members: Mapping[int, tuple[str, ...]] = NO_MEMBERS,
    routes: tuple[str, ...] = MANNERS,
) -> tuple[Addressee, ...]:
    """The entitled holders served by these routes, once each, in the list's order.

    `members` are the persons who hold together, by holder.
    """
    rows: dict[int, list[ListRow]] = {}
    for row in held.routed(*routes):
        rows.setdefault(row.holder_id, []).append(row)
    return tuple(_addressee(lines, members) for lines in rows.values())


def compose_mailing(
    notice: Document, proxy: Callable[[int], Document] | None, people: Iterable[Addressee]
) -> MailRun:
    """A copy of notice and proxy for each of them; `proxy(n)` has n lines to sign on.

    Without `proxy` the notice goes alone.
    """
    chosen = tuple(people)
    if proxy is None:
        return MailRun({"1": notice}, tuple(("1", person.fills()) for person in chosen))
    templates = {
        str(n): together(notice, proxy(n)) for n in sorted({p.signers for p in chosen} or {1})
    }
    return MailRun(templates, tuple((str(person.signers), person.fills()) for person in chosen))


def together(first: Document, second: Document) -> Document:
    """Two papers as one copy; the second starts a page and is numbered by itself."""
    part = Part(second.title, second.title)
    return Document(
        first.title, first.company, (*first.blocks, part, *second.blocks), first.subject
    )


def _addressee(rows: list[ListRow], members: Mapping[int, tuple[str, ...]]) -> Addressee:
    first = rows[0]
    return Addressee(
        first.holder_id,
        first.name,
        first.address,
        tuple((row.class_name, row.shares) for row in rows),
        members.get(first.holder_id, ()),
    )
