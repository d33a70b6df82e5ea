"""What was brought to be read, and what it holds: found out by its content, not by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.acts.exchange.archive import MOST_BYTES, MOST_MEMBERS, NOTHING, UNREADABLE
from app.acts.exchange.names import TABLES
from app.acts.exchange.ocf_package import files_of_zip
from app.acts.exchange.ocf_words import MANIFEST
from app.acts.exchange.sheet import open_sheet, plain_heading
from app.acts.import_table import Columns, Mapped
from app.domain.refusal import STORAGE, Refusal
from app.domain.words import whole

ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Source:
    """A file under its name, or the files of a folder by their paths within it.

    Of a workbook that `sheet` is read, or the first one where none is named.
    """

    name: str
    data: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    sheet: str = ""


def kind_of(source: Source, settled: Mapping[str, Mapped] | None = None) -> str:
    """`ocf`, or the kind of table of which the most headings are known; `holders` of equals.

    `settled` are headings settled before, by the kind of table. Refusal where it cannot be read.
    """
    zipped = source.name.casefold().endswith(".zip")
    if source.files or zipped or _holds_package(source.data):
        return "ocf"
    hits = _hits_of(source, settled or {})
    return max(hits, key=lambda kind: hits[kind])


def sheets_of(source: Source) -> list[str]:
    """The sheets of a workbook that can be read, in its order; none of any other file."""
    from app.acts.exchange.workbook import sheet_names

    return sheet_names(source.data) if source.name.casefold().endswith(".xlsx") else []


def with_sheet(source: Source, settled: Mapping[str, Mapped]) -> Source:
    """A workbook with the first of its sheets that has a heading known, or else any headings."""
    readable: list[Source] = []
    for sheet in sheets_of(source) if not source.sheet else ():
        found = replace(source, sheet=sheet)
        with suppress(Refusal):
            if any(_hits_of(found, settled).values()):
                return found
            readable.append(found)
    return readable[0] if readable else source


def read_source(path: Path) -> Source:
    """The file as it is, or every file of a package's folder, also where its manifest is named."""
    try:
        if path.is_dir():
            return _folder(path)
        if path.name == MANIFEST:
            return _folder(path.parent)
        if path.stat().st_size > MOST_BYTES:
            raise Refusal(f"{path.name} is larger than 200 MB. {NOTHING}", field="path")
        return Source(path.name, path.read_bytes())
    except OSError as trouble:
        raise Refusal(
            f"{path.name} could not be read ({trouble.strerror or trouble}). {NOTHING}",
            STORAGE,
            "path",
        ) from None


def headings_in(source: Source) -> list[str]:
    """The headings of a table; its separator is the one under which most of any kind are known."""
    known = {f"{kind} {n}": c.known[n] for kind, c in TABLES.items() for n in c.known}
    return open_sheet(source.data, source.name, known, source.sheet).headings


def package_of(source: Source) -> Mapping[str, bytes]:
    """The files of an Open Cap Format package, from its folder or its zip."""
    return source.files or files_of_zip(source.data)


def _holds_package(data: bytes) -> bool:
    if not data.startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.rpartition("/")[2] == MANIFEST for name in archive.namelist())
    except UNREADABLE:
        return False


def _hits_of(source: Source, settled: Mapping[str, Mapped]) -> dict[str, int]:
    """Kind of table -> how many headings of the source are known for it."""
    headings = headings_in(source)
    return {kind: _hits(headings, c, settled.get(kind, {})) for kind, c in TABLES.items()}


def _hits(headings: list[str], columns: Columns, settled: Mapped) -> int:
    aliases = {alias for names in columns.known.values() for alias in names}
    plain = [plain_heading(heading) for heading in headings]
    return sum(bool(settled.get(h)) if h in settled else h in aliases for h in plain)


def _folder(path: Path) -> Source:
    """The JSON files beside the folder's manifest and below it, under their paths from there."""
    manifests = sorted(path.rglob(MANIFEST))
    if not manifests:
        raise Refusal(
            f"The folder {path.name} holds no Open Cap Format package: {MANIFEST} is missing. "
            f"{NOTHING}",
            field="path",
        )
    base = manifests[0].parent
    names = sorted(p for p in base.rglob("*.json") if p.is_file())
    if len(names) > MOST_MEMBERS:
        raise Refusal(f"The folder holds more than {whole(MOST_MEMBERS)} files. {NOTHING}",
                      field="path")  # fmt: skip
    if sum(p.stat().st_size for p in names) > MOST_BYTES:
        raise Refusal(f"The package is larger than 200 MB. {NOTHING}", field="path")
    return Source(path.name, files={p.relative_to(base).as_posix(): p.read_bytes() for p in names})
