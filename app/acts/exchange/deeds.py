"""The entries of a history before they are recorded, a million of them in some 40 MB."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, overload
from zlib import compress, decompress

TOGETHER = 1_000


class NewCertificate(NamedTuple):
    """A certificate to be made out; holders not on the register yet count down from -1."""

    number: str
    holder: int
    shares: int
    legends: tuple[str, ...] = ()


@dataclass(slots=True)
class Deed:
    """One entry of a history, before it is recorded.

    `source` gives up `surrendered`; `gone` shares go off the books. `line` is its first row.
    """

    line: int
    kind: str
    moment: str
    class_id: int
    source: int
    surrendered: list[str] = field(default_factory=list[str])
    made: list[NewCertificate] = field(default_factory=list[NewCertificate])
    gone: int = 0
    consideration: str = ""
    remark: str = ""
    rest: str = ""  # the certificate that is made out for what stays


class Deeds(Sequence[Deed]):
    """Deeds in their order, packed a thousand together; to be gone through from first to last."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[Deed] = []

    def append(self, deed: Deed) -> None:
        """One more at the end, which is not changed any more."""
        self._last.append(deed)
        if len(self._last) == TOGETHER:
            rows = json.dumps([_row(deed) for deed in self._last]).encode()
            self._packed.append(compress(rows, 1))
            self._last = []

    def __len__(self) -> int:
        return TOGETHER * len(self._packed) + len(self._last)

    def __iter__(self) -> Iterator[Deed]:
        for packed in self._packed:
            yield from map(_deed, json.loads(decompress(packed)))
        yield from self._last

    @overload
    def __getitem__(self, place: int) -> Deed: ...
    @overload
    def __getitem__(self, place: slice) -> list[Deed]: ...
    def __getitem__(self, place: int | slice) -> Deed | list[Deed]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        chunk, at = divmod(range(len(self))[place], TOGETHER)
        if chunk == len(self._packed):
            return self._last[at]
        return _deed(json.loads(decompress(self._packed[chunk]))[at])


def _row(deed: Deed) -> list[Any]:
    first = [deed.line, deed.kind, deed.moment, deed.class_id, deed.source, deed.surrendered]
    return [*first, deed.made, deed.gone, deed.consideration, deed.remark, deed.rest]


def _deed(row: list[Any]) -> Deed:
    line, kind, moment, class_id, source, surrendered, made, *rest = row
    new = [NewCertificate(n, holder, shares, tuple(told)) for n, holder, shares, told in made]
    return Deed(line, kind, moment, class_id, source, surrendered, new, *rest)
