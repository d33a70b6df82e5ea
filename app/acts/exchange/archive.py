"""A zip that came from outside, looked at before anything in it is unpacked.

The limits are those of the promise on decompression bombs: nothing is unpacked that would grow
past 200 MB or a hundred times its size, so that a bomb is refused by its table of contents.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from app.domain.refusal import Refusal
from app.domain.words import whole

MOST_BYTES, MOST_MEMBERS, MOST_RATIO, SMALL = 200_000_000, 1_000, 100, 100_000
NOTHING = "Nothing was recorded."
UNREADABLE = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError)
"""What Python raises where a file is no zip, or a damaged one."""


def open_archive(data: bytes, what: str) -> zipfile.ZipFile:
    """The zip, refused where it is damaged, locked, too large unpacked, or leaves its folder."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except UNREADABLE:
        raise Refusal(
            f"The file is not {what}, or it is damaged. {NOTHING}", field="path"
        ) from None
    trouble = _trouble(members)
    if trouble:
        raise Refusal(f"{trouble} {NOTHING}", field="path")
    return archive


def member(archive: zipfile.ZipFile, name: str, what: str) -> bytes:
    """One file of the zip; refused where it is missing or damaged."""
    try:
        return archive.read(name)
    except KeyError:
        raise Refusal(
            f"The file is not {what}: {name} is missing. {NOTHING}", field="path"
        ) from None
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        raise damaged(what) from None


def damaged(what: str) -> Refusal:
    """The refusal of a file that cannot be read to its end."""
    return Refusal(
        f"The file is damaged and cannot be read as {what}. {NOTHING} Save it anew.", field="path"
    )


def _trouble(members: list[zipfile.ZipInfo]) -> str:
    if len(members) > MOST_MEMBERS:
        return f"The file holds {whole(len(members))} parts; {whole(MOST_MEMBERS)} is the most."
    if len({m.filename for m in members}) < len(members):
        return "The file holds two parts of the same name."
    if sum(m.file_size for m in members) > MOST_BYTES:
        return "Unpacked, the file would be larger than 200 MB. Split it in parts."
    return next((told for told in map(member_trouble, members) if told), "")


def member_trouble(item: zipfile.ZipInfo) -> str:
    """Why a part of a zip is not unpacked; empty where it may be."""
    if item.flag_bits & 1:
        return "The file is locked with a password. Save it without one."
    if ".." in item.filename or item.filename.startswith(("/", "\\")) or ":" in item.filename:
        return "A part of the file names a place outside it."
    if item.file_size > SMALL and item.file_size > MOST_RATIO * item.compress_size:
        return f"A part of the file would grow more than {MOST_RATIO} times when unpacked."
    return ""
