"""Python's collector and what is read from a file: it stays until that file is put away.

A look through some hundred thousand values for rings among them holds the window still.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def resting() -> Generator[None]:
    """The collector rests meanwhile, and later passes over what there is now."""
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if works:
            gc.enable()
