"""SHA-256 from the standard library, which is loaded when something is hashed first.

It brings the system's OpenSSL with it, and a window's first page needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol


class Digest(Protocol):
    """What is read from a digest."""

    def digest(self) -> bytes:
        """Its 32 bytes."""
        ...

    def hexdigest(self) -> str:
        """The same in hexadecimal."""
        ...


def sha256(data: bytes) -> Digest:
    """The digest of these bytes."""
    return _loaded()(data)


@cache
def _loaded() -> Callable[[bytes], Digest]:
    from hashlib import sha256 as digest_of

    return digest_of
