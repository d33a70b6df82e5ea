"""A search of the whole book: the file's records, its bylaws, and the plans not yet recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from app.bylaws.law import Bylaws, Shelf
from app.domain.found import GROUPS, MEETINGS, RULES, TEXT, Behind, Matches, Sought
from app.domain.meeting_titles import title_of
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.store.book import Book
from app.store.following import Taking
from app.store.searching import BrokenSearch, Search

AT_ONCE = 25
"""Rules and sections that are read in one moment, so that nobody waits who types meanwhile."""


class Finder:
    """Questions to all of it at once; to be made anew after the bylaws or the plans changed.

    The bylaws are not searched before `read_on` has read all of them.
    """

    def __init__(self, book: Book, shelf: Shelf, plans: Iterable[MeetingPlan]) -> None:
        self._book = book
        self._plans = Search.of(_plan(plan) for plan in plans)
        self._coming = (record for law in shelf.versions for record in _law(book, law))
        self._read: list[Sought] = []
        self._law: Search | None = None

    def read_on(self) -> bool:
        """Read some more of the bylaws; whether more of them is to come."""
        if self._law is None:
            part = list(islice(self._coming, AT_ONCE))
            self._read += part
            if len(part) == AT_ONCE:
                return True
            self._law = Search.of(self._read)
        return False

    def find(self, text: str, most: int, groups: Sequence[str] = GROUPS) -> tuple[Matches, ...]:
        """What matches, group by group in their order, at most so many of each."""
        found: dict[str, Matches] = {}
        try:
            recorded = self._book.search.find(text, most, groups)
        except BrokenSearch:
            if self._book.read_only:
                raise
            self._book.follow_on(Taking(anew=True))
            recorded = self._book.search.find(text, most, groups)
        others = (s.find(text, most, groups) for s in (self._plans, self._law) if s)
        for some in (recorded, *others):
            for matches in some:
                earlier = found.get(matches.group)
                found[matches.group] = earlier + matches if earlier else matches
        return tuple(
            Matches(group, found[group].total, found[group].hits[:most])
            for group in groups
            if group in found
        )

    def behind(self) -> Behind:
        """What was recorded and is not found yet."""
        return self._book.search.behind()

    def close(self) -> None:
        """Let go of what stood in memory."""
        for search in (self._plans, self._law):
            if search:
                search.close()


def _law(book: Book, law: Bylaws) -> Iterator[Sought]:
    from app.acts.law.text import filed_text
    from app.bylaws.text.export import export

    for rule in law.rules.values():
        title = f"{rule.section} {rule.title}"
        yield Sought(RULES, "rule", f"{law.key}:{rule.id}", title, rule.says)
    try:
        text = filed_text(book, law.key)
    except Refusal:
        return
    for section in text.sections if text else ():
        words = " ".join(export(section).split())
        title = f"{section.cite} {section.heading}".strip()
        yield Sought(TEXT, "section", f"{law.key}:{section.cite}", title, words)


def _plan(plan: MeetingPlan) -> Sought:
    place = [plan.place.one_line()] if plan.place.one_line() else []
    said = [*place, *(item.text for item in plan.items), *(one.name for one in plan.nominees)]
    day = plan.on.isoformat() if plan.on else ""
    return Sought(
        MEETINGS, "meeting", plan.key, title_of(plan), " · ".join(filter(None, said)), day
    )
