"""The entries of a history before they are recorded, a million of them in some 40 MB."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload
from zlib import compress, decompress

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

TOGETHER = 1_000


class NewCertificate(NamedTuple):
    """A certificate to be made out; holders not on the register yet count down from -1."""

    number: str
    holder: int
    shares: int
    legends: tuple[str, ...] = ()


class Deed(Struct, array_like=True):
    """One entry of a history, before it is recorded.

    `source` gives up `surrendered`; `gone` shares go off the books. `line` is its first row.
    """

    line: int
    kind: str
    moment: str
    class_id: int
    source: int
    surrendered: list[str] = []
    made: list[NewCertificate] = []
    gone: int = 0
    consideration: str = ""
    remark: str = ""
    rest: str = ""  # the certificate that is made out for what stays


class Deeds(Sequence[Deed]):
    """Deeds in their order, packed a thousand together; to be gone through from first to last."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[Deed] = []
        self._pack, self._unpack = Encoder().encode, Decoder(list[Deed]).decode

    def append(self, deed: Deed) -> None:
        """One more at the end, which is not changed any more."""
        self._last.append(deed)
        if len(self._last) == TOGETHER:
            self._packed.append(compress(self._pack(self._last), 1))
            self._last = []

    def __len__(self) -> int:
        return TOGETHER * len(self._packed) + len(self._last)

    def __iter__(self) -> Iterator[Deed]:
        for packed in self._packed:
            yield from self._unpack(decompress(packed))
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
        return self._unpack(decompress(self._packed[chunk]))[at]
