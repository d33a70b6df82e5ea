"""What was read from an open file, kept until something else is recorded.

Events are only ever added, so that of each topic those after the last one known are read, unless
an entry was corrected or another session wrote: then everything is read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Set
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from app.store import journal
from app.store.reads import Reads

if TYPE_CHECKING:
    from app.domain.company import Company
    from app.domain.entries import Against
    from app.domain.events import Event
    from app.domain.people import Holder
    from app.domain.shares import Certificate

T = TypeVar("T")
OF_SHARES = ("shares.", "treasury.", "legend.", "stop.")
"""Entries that leave the company's small records and the events as they are."""
BESIDE_SHARES = ("holder.", "board.", "officer.", "meeting.", "paper.")
"""Entries that leave the certificates and who holds what as they are."""
CORRECTION = "entry.correct"


class KeptReads(Reads):
    """The questions of `Reads`; what is small is read once and answered from memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._values: dict[str, object] = {}
        self._topics: dict[str, _Topic] = {}
        self._in_force: tuple[str, tuple[Certificate, ...]] | None = None
        self._against: tuple[Against, ...] | None = None
        self._others = self._written_by_others()

    def known(self, name: str, read: Callable[[], T]) -> T:
        """What `read` works out from the small records and events, kept until these change."""
        self._look_around()
        if name not in self._values:
            self._values[name] = read()
        return cast("T", self._values[name])

    def company(self) -> Company:
        """The company's small records, all at once; read again after every change of them."""
        kept = self.known("company", super().company)
        return replace(kept, last_seq=journal.head(self._connection)[0])

    def holders(self, text: str = "", limit: int | None = None) -> list[Holder]:
        """Holders as `Reads` finds them; all of them are read once."""
        if text or limit is not None:
            return super().holders(text, limit)
        return list(self.known("holders", super().holders))

    def certificates(
        self, holder_id: int | None = None, moment: str | None = None, live_only: bool = False
    ) -> list[Certificate]:
        """Certificates as `Reads` finds them; those in force at the last moment asked are kept."""
        if holder_id is not None or moment is None or not live_only:
            return super().certificates(holder_id, moment, live_only)
        self._look_around()
        if self._in_force is None or self._in_force[0] != moment:
            self._in_force = (moment, tuple(super().certificates(None, moment, live_only=True)))
        return list(self._in_force[1])

    def against(self) -> list[Against]:
        """What stood against entries, as `Reads` tells it; read again after every entry."""
        self._look_around()
        if self._against is None:
            self._against = tuple(super().against())
        return list(self._against)

    def events(self, topic: str, key: str = "", after: int = 0) -> tuple[Event, ...]:
        """What happened in a matter, as `Reads` tells it; read once, and then what was added."""
        if after:
            return super().events(topic, key, after)
        self._look_around()
        told = self._topics.setdefault(topic, _Topic())
        if told.behind:
            told.add(super().events(topic, "", told.last))
        return told.of(key) if key else told.whole()

    def added(self, kinds: Set[str]) -> None:
        """Entries of these kinds were recorded here: what they may change is read again."""
        self._against = None
        if not all(kind.startswith(BESIDE_SHARES) for kind in kinds):
            self._in_force = None
        if CORRECTION in kinds:
            self._forget()
        elif not all(kind.startswith(OF_SHARES) for kind in kinds):
            self._values.clear()
            for told in self._topics.values():
                told.behind = True

    def _forget(self) -> None:
        self._in_force = self._against = None
        self._values.clear()
        self._topics.clear()

    def _look_around(self) -> None:
        """Forget everything once another session has written."""
        if (others := self._written_by_others()) != self._others:
            self._others = others
            self._forget()

    def _written_by_others(self) -> int:
        return self._connection.execute("PRAGMA data_version").fetchone()[0]


class _Topic:
    """The events of a topic, and of each of its matters, in the order of recording."""

    def __init__(self) -> None:
        self.last, self.behind = 0, True
        self._events: list[Event] = []
        self._whole: tuple[Event, ...] | None = None
        self._matters: dict[str, list[Event]] = {}

    def add(self, events: Iterable[Event]) -> None:
        """Later ones."""
        for event in events:
            self._events.append(event)
            self._matters.setdefault(event.key, []).append(event)
            self.last, self._whole = event.seq, None
        self.behind = False

    def whole(self) -> tuple[Event, ...]:
        """All of them."""
        if self._whole is None:
            self._whole = tuple(self._events)
        return self._whole

    def of(self, key: str) -> tuple[Event, ...]:
        """Those of one matter."""
        return tuple(self._matters.get(key, ()))
