"""A PDF file written object by object to a stream, and reportlab's own output taken apart.

ISO 32000-1, 7.5: header, objects, cross-reference table, trailer. Only the offsets are kept in
memory, eight bytes an object.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from hashlib import sha256
from itertools import pairwise
from typing import BinaryIO

ENOUGH = 1 << 16
_PLACE = re.compile(rb"(\d{10}) \d{5} ([nf]) ?\r?\n")


class PdfFile:
    """Objects go out as they are made; numbers may be reserved and written later."""

    def __init__(self, out: BinaryIO, objects: Mapping[int, bytes], taken: int) -> None:
        """Start with these objects under their own numbers; new ones begin after `taken`."""
        self._out = out
        self._hash = sha256()
        self._size = 0
        self._waiting: list[bytes] = []
        self._held = 0
        self._offsets = array("Q", bytes(8 * (taken + 1)))
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        for number, body in sorted(objects.items()):
            self.put(number, body)

    def reserve(self) -> int:
        """The next number, for an object that is written later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write the object with that number."""
        self._offsets[number] = self._size
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def add(self, body: bytes) -> int:
        """Write an object under the next number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def finish(self, catalog: int, info: int) -> None:
        """The cross-reference table and the trailer; the file's id is the hash of its bytes."""
        start, count = self._size, len(self._offsets)
        identity = self._hash.hexdigest()[:32].encode()
        self._write(b"xref\n0 %d\n" % count)
        free = [n for n in range(1, count) if not self._offsets[n]]
        following = dict(zip([0, *free], [*free, 0], strict=True))
        for number in range(count):
            if number in following:
                self._write(b"%010d 65535 f \n" % following[number])
            else:
                self._write(b"%010d 00000 n \n" % self._offsets[number])
        self._write(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (count, catalog, info, identity, identity, start)
        )
        self._flush()

    def _write(self, data: bytes) -> None:
        self._size += len(data)
        self._held += len(data)
        self._waiting.append(data)
        if self._held > ENOUGH:
            self._flush()

    def _flush(self) -> None:
        data = b"".join(self._waiting)
        self._hash.update(data)
        self._out.write(data)
        self._waiting, self._held = [], 0


def objects_of(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    """The bodies of a reportlab file's objects by number, and its trailer's text.

    The file is the one that was just made, with a plain cross-reference table.
    """
    start = int(pdf[pdf.rindex(b"startxref") + 9 : pdf.rindex(b"%%EOF")])
    table, trailer = pdf[start:].split(b"trailer", 1)
    offsets = [int(place) for place, kind in _PLACE.findall(table) if kind == b"n"]
    ends = sorted([*offsets, start])
    after = dict(pairwise(ends))
    bodies: dict[int, bytes] = {}
    for offset in offsets:
        number, body = pdf[offset : after[offset]].split(b" 0 obj", 1)
        bodies[int(number)] = body[: body.rindex(b"endobj")].strip(b"\n")
    return bodies, trailer


def reference(body: bytes, key: bytes) -> int:
    """The number of the object that a dictionary's key refers to."""
    found = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    if found is None:
        raise ValueError(f"no /{key.decode()} in an object of the sheet")
    return int(found[1])


def value(body: bytes, key: bytes, opening: bytes, closing: bytes) -> bytes:
    """The array or dictionary under a dictionary's key, its brackets with it."""
    start = body.index(b"/" + key + b" " + opening) + len(key) + 2
    return body[start : body.index(closing, start) + len(closing)]
