"""The rows of a register before they are recorded, kept small: a million of them in some 120 MB."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from struct import unpack
from typing import Any, overload
from zlib import compress, decompress

from msgspec import msgpack

TOGETHER = 500
"""Holders that are packed together."""
DIGEST = 12
MOST_APART = 100_000
"""A plain number further than this above the last is kept with the others."""
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One certificate to be entered, and the place of its holder among the preview's holders."""

    line: int
    holder: int
    certificate: str
    class_id: int
    shares: int
    issued_on: date
    legends: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


class Texts:
    """Texts one after the other, found by their places."""

    def __init__(self) -> None:
        self._bytes, self._ends = bytearray(), array("I", (0,))

    def append(self, text: str) -> None:
        """One more at the end."""
        self._bytes += text.encode()
        self._ends.append(len(self._bytes))

    def __getitem__(self, place: int) -> str:
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode()


class ImportRows(Sequence[ImportRow]):
    """Certificates in the order of the file, in columns."""

    def __init__(self) -> None:
        self._lines, self._holders, self._classes = array("i"), array("i"), array("i")
        self._shares, self._days, self._numbers = array("q"), array("i"), Texts()
        self._legends = dict[int, tuple[str, ...]]()
        self._stops = dict[int, tuple[str, ...]]()
        self.shares = 0

    def append(self, row: ImportRow) -> None:
        """One more at the end."""
        if row.legends:
            self._legends[len(self._lines)] = row.legends
        if row.stops:
            self._stops[len(self._lines)] = row.stops
        self._lines.append(row.line)
        self._holders.append(row.holder)
        self._classes.append(row.class_id)
        self._shares.append(row.shares)
        self._days.append(row.issued_on.toordinal())
        self._numbers.append(row.certificate)
        self.shares += row.shares

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> ImportRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[ImportRow]: ...
    def __getitem__(self, place: int | slice) -> ImportRow | list[ImportRow]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        return ImportRow(
            self._lines[place],
            self._holders[place],
            self._numbers[place],
            self._classes[place],
            self._shares[place],
            date.fromordinal(self._days[place]),
            self._legends.get(place, ()),
            self._stops.get(place, ()),
        )

    def stopped(self) -> dict[str, list[ImportRow]]:
        """The certificates that bear each stop, by its text."""
        found: dict[str, list[ImportRow]] = {}
        for place, texts in self._stops.items():
            for text in texts:
                found.setdefault(text, []).append(self[place])
        return found

    def count_stopped(self) -> int:
        """How many certificates bear a stop."""
        return len(self._stops)

    def by_day(self) -> Iterator[ImportRow]:
        """In the order of the days of issue, and on each day in that of the file."""
        places: dict[int, array[int]] = {}
        for place, day in enumerate(self._days):
            if day not in places:
                places[day] = array("i")
            places[day].append(place)
        for _, of_day in sorted(places.items()):
            yield from map(self.__getitem__, of_day)

    def first_days(self, holders: int) -> Sequence[int]:
        """The day of each holder's first certificate as its number, 0 for a holder without any."""
        first = array("i", bytes(4 * holders))
        for holder, day in zip(self._holders, self._days, strict=True):
            first[holder] = min(first[holder] or day, day)
        return first


class GivenHolders(Sequence[Given]):
    """Holders in the order in which they are met, packed; to be gone through from first to last."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[Given] = []
        self.names = Texts()

    def append(self, given: Given) -> None:
        """One more at the end, which is not changed any more."""
        self.names.append(given["name"])
        self._last.append(given)
        if len(self._last) == TOGETHER:
            self._packed.append(compress(msgpack.encode(self._last), 1))
            self._last = []

    def __len__(self) -> int:
        return TOGETHER * len(self._packed) + len(self._last)

    def __iter__(self) -> Iterator[Given]:
        for packed in self._packed:
            yield from msgpack.decode(decompress(packed))
        yield from self._last

    @overload
    def __getitem__(self, place: int) -> Given: ...
    @overload
    def __getitem__(self, place: slice) -> list[Given]: ...
    def __getitem__(self, place: int | slice) -> Given | list[Given]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        chunk, at = divmod(range(len(self))[place], TOGETHER)
        if chunk == len(self._packed):
            return self._last[at]
        return msgpack.decode(decompress(self._packed[chunk]))[at]


class Bare(Sequence[tuple[int, int]]):
    """Rows of holders without a certificate: their lines and the places of the holders."""

    def __init__(self) -> None:
        self._lines, self._places = array("i"), array("i")

    def append(self, line: int, place: int) -> None:
        """One more at the end."""
        self._lines.append(line)
        self._places.append(place)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[int, int]]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return self._lines[place], self._places[place]


class UsedNumbers:
    """Numbers of certificates that are used: plain ones marked by their places, others in a set."""

    def __init__(self, numbers: frozenset[str]) -> None:
        self._others, self._plain = set(numbers), bytearray()

    def __contains__(self, number: str) -> bool:
        place = _place(number)
        return (0 < place < len(self._plain) and self._plain[place] > 0) or number in self._others

    def add(self, number: str) -> None:
        """Mark it as used."""
        place = _place(number)
        if not 0 < place < len(self._plain) + MOST_APART:
            self._others.add(number)
            return
        if place >= len(self._plain):
            self._plain.extend(bytes(place + 1 - len(self._plain)))
        self._plain[place] = 1


class Places:
    """Numbers from 0 on, found by what they are kept for, of which a digest alone is kept.

    Digests of 12 bytes of different data are never the same. A million take some 35 MB.
    """

    def __init__(self) -> None:
        self._count = 0
        self._make(1 << 10)

    def get(self, digest: bytes) -> int:
        """The number kept for it, -1 where there is none."""
        return self._places[self._found(*unpack("<QI", digest))] - 1

    def put(self, digest: bytes, number: int) -> None:
        """Keep a number for it, of which none was kept yet."""
        self._put(*unpack("<QI", digest), number + 1)
        self._count += 1
        if 4 * self._count > 3 * len(self._places):
            kept = zip(self._first, self._second, self._places, strict=True)
            self._make(2 * len(self._places))
            for first, second, place in kept:
                if place:
                    self._put(first, second, place)

    def _make(self, size: int) -> None:
        self._first, self._second = array("Q", bytes(8 * size)), array("I", bytes(4 * size))
        self._places = array("i", bytes(4 * size))

    def _put(self, first: int, second: int, place: int) -> None:
        at = self._found(first, second)
        self._first[at], self._second[at], self._places[at] = first, second, place

    def _found(self, first: int, second: int) -> int:
        """Where it stands, or is to stand."""
        last = len(self._places) - 1
        at = first & last
        while self._places[at] and (self._first[at], self._second[at]) != (first, second):
            at = (at + 1) & last
        return at


def digest_of(data: object) -> bytes:
    """Bytes that tell these data from all others."""
    return blake2b(msgpack.encode(data), digest_size=DIGEST).digest()


def _place(number: str) -> int:
    """The place of a plain number, -1 for any other."""
    plain = number.isascii() and number.isdigit() and len(number) < 10 and number[0] != "0"
    return int(number) if plain else -1
