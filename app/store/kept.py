"""What was read from an open file, kept until something else is recorded.

Events are only ever added, so that of each topic those after the last one known are read, unless
an entry was corrected or another session wrote: then everything is read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Set
from typing import TYPE_CHECKING, TypeVar, cast

from app.domain.events import EVENT_KINDS
from app.store import journal
from app.store.reads import Reads

if TYPE_CHECKING:
    from app.domain.company import Company
    from app.domain.entries import Against
    from app.domain.events import Event
    from app.domain.meetings import RecordList
    from app.domain.people import Holder
    from app.domain.shares import Certificate

T = TypeVar("T")
OF_SHARES = ("shares.", "treasury.", "legend.", "stop.")
"""Entries that leave the company's small records and the events as they are."""
BESIDE_SHARES = ("holder.", "board.", "officer.", "meeting.", "paper.")
"""Entries that leave the certificates and who holds what as they are."""
OF_HOLDERS = ("holder.", "mail.")
"""Entries that change the holders."""
OF_LISTS = "meeting."
"""Entries that fix the list of a meeting."""
MOST_MET = 1_000
"""Holders asked for by their numbers that are kept."""
CORRECTION = "entry.correct"


class KeptReads(Reads):
    """The questions of `Reads`; what is small is read once and answered from memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._values: dict[str, object] = {}
        self._topics: dict[str, _Topic] = {}
        self._read_from: dict[object, tuple[tuple[int, ...], object]] = {}
        self._in_force: tuple[str, tuple[Certificate, ...]] | None = None
        self._everyone: tuple[Holder, ...] | None = None
        self._holders_met: dict[int, Holder] = {}
        self._list: tuple[str, RecordList | None] | None = None
        self._against: list[Against] = []
        self._against_upto = 0
        self._others = self._written_by_others()
        self._head: tuple[int, bytes] = journal.head(connection)

    def known(self, name: str, read: Callable[[], T]) -> T:
        """What `read` works out from the small records and events, kept until these change."""
        self._look_around()
        if name not in self._values:
            self._values[name] = read()
        return cast("T", self._values[name])

    def read_from(self, read: Callable[[tuple[Event, ...]], T], *topics: str) -> T:
        """What `read` makes of all events of these topics, kept until one of them has more."""
        events = tuple(event for topic in topics for event in self.events(topic))
        upto = tuple(self._topics[topic].last for topic in topics)
        asked = (read, topics)
        if asked not in self._read_from or self._read_from[asked][0] != upto:
            self._read_from[asked] = (upto, read(events))
        return cast("T", self._read_from[asked][1])

    def company(self) -> Company:
        """The company's small records, all at once; read again after every change of them."""
        return self.known("company", super().company)

    def holders(self, text: str = "", limit: int | None = None) -> list[Holder]:
        """Holders as `Reads` finds them; all of them are read once."""
        if text or limit is not None:
            return super().holders(text, limit)
        self._look_around()
        if self._everyone is None:
            self._everyone = tuple(super().holders())
        return list(self._everyone)

    def holder(self, holder_id: int) -> Holder:
        """The holder as `Reads` finds it; those asked for are kept, up to a thousand."""
        self._look_around()
        if holder_id not in self._holders_met:
            if len(self._holders_met) >= MOST_MET:
                self._holders_met.clear()
            self._holders_met[holder_id] = super().holder(holder_id)
        return self._holders_met[holder_id]

    def record_list(self, meeting_key: str) -> RecordList | None:
        """The list as `Reads` finds it; that of the meeting asked for last is kept."""
        self._look_around()
        if self._list is None or self._list[0] != meeting_key:
            self._list = (meeting_key, super().record_list(meeting_key))
        return self._list[1]

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

    def against(self, after: int = 0) -> list[Against]:
        """What stood against entries, as `Reads` tells it; read once, and then what was added."""
        if after:
            return super().against(after)
        self._look_around()
        if (last := self._head[0]) > self._against_upto:
            self._against += super().against(self._against_upto)
            self._against_upto = last
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
        if any(kind.startswith(OF_HOLDERS) for kind in kinds):
            self._everyone = None
            self._holders_met.clear()
        if any(kind.startswith(OF_LISTS) for kind in kinds):
            self._list = None
        if not all(kind.startswith(BESIDE_SHARES) or kind in EVENT_KINDS for kind in kinds):
            self._in_force = None
        if CORRECTION in kinds:
            self._forget()
        elif not all(kind.startswith(OF_SHARES) for kind in kinds):
            self._values.clear()
            for told in self._topics.values():
                told.behind = True

    def _forget(self) -> None:
        self._in_force = self._list = self._everyone = None
        self._holders_met.clear()
        self._against, self._against_upto = [], 0
        self._values.clear()
        self._topics.clear()
        self._read_from.clear()

    def _look_around(self) -> None:
        """Take in what another session has recorded: an act beside the window, or the drive.

        One that only took into the search what was recorded here leaves it all as it is. In a
        transaction of our own nobody else records.
        """
        if not self._connection.in_transaction:
            self._take_in()

    def _take_in(self) -> None:
        if (others := self._written_by_others()) == self._others:
            return
        before, self._others = self._head, others
        self._head = journal.head(self._connection)
        if self._head == before:
            return
        if self.only_added_since(before[0], before[1].hex()):
            self.added(self._kinds_since(before[0]))
        else:
            self._forget()

    def _kinds_since(self, seq: int) -> set[str]:
        sql = "SELECT DISTINCT kind FROM entry WHERE seq > ?"
        return {row[0] for row in self._connection.execute(sql, (seq,))}

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
