"""Files and folders written out: each whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from app.domain.refusal import STORAGE, Refusal


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole, readable by its owner alone; Refusal if it cannot be written."""
    name = ""
    try:
        number, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as trouble:
        with suppress(OSError):
            if name:
                Path(name).unlink(missing_ok=True)
        raise _not_written(path, trouble) from None


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write these files into the folder, which is made; others in it stay as they are."""
    made = not path.exists()
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        for name, data in files.items():
            write_whole(path / name, data)
    except OSError as trouble:
        raise _not_written(path, trouble) from None
    except Refusal:
        if made:
            _take_away(path, files)
        raise


def _take_away(path: Path, names: Iterable[str]) -> None:
    """What was written of a folder that is new, and the folder."""
    with suppress(OSError):
        for name in names:
            (path / name).unlink(missing_ok=True)
        path.rmdir()


def _not_written(path: Path, trouble: OSError) -> Refusal:
    return Refusal(
        f"{path.name} could not be written ({trouble.strerror or trouble}). Choose another folder.",
        STORAGE,
        "path",
    )
