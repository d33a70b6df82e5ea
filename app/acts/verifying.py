"""The check of the whole book, beside whoever has it open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.entries import Verdict
from app.domain.refusal import Refusal
from app.store.verify import verify_file


class _StoppedError(Exception):
    """Raised through the check, which takes any other refusal for damage it found."""


def verify_book(
    path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Verdict:
    """What the whole check of that file finds; Refusal when it was stopped."""

    def step(done: int, total: int) -> None:
        if cancelled():
            raise _StoppedError
        progress(done, total)

    try:
        return verify_file(path, step)
    except _StoppedError:
        raise Refusal("The check was stopped. Nothing was changed.") from None
