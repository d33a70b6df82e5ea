"""An Open Cap Format package as it came: its files checked, its objects by kind and by id."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from hashlib import md5
from typing import Any, TypeVar, cast

from app.acts.exchange.archive import MOST_BYTES, NOTHING, member, open_archive
from app.acts.exchange.ocf_words import MANIFEST, OCF_VERSION, Object
from app.domain.refusal import Refusal
from app.domain.typed import MAX_SHARES, read_day

WHAT = "an Open Cap Format package"
MOST_TROUBLES = 200
READ = {
    "stakeholders_files": ("OCF_STAKEHOLDERS_FILE", ("STAKEHOLDER",)),
    "stock_classes_files": ("OCF_STOCK_CLASSES_FILE", ("STOCK_CLASS",)),
    "stock_legend_templates_files": (
        "OCF_STOCK_LEGEND_TEMPLATES_FILE",
        ("STOCK_LEGEND_TEMPLATE",),
    ),
    "transactions_files": ("OCF_TRANSACTIONS_FILE", ()),
}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """An object and where it stands, for the sentence that names it."""

    where: str
    told: Object

    @property
    def kind(self) -> str:
        """Its `object_type`."""
        return str(self.told.get("object_type", ""))

    def text(self, name: str, needed: bool = True) -> str:
        """A text; Refusal where it is missing."""
        value = self.told.get(name)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            raise Refusal(f"{name} is missing or no text.")
        return value

    def texts(self, name: str) -> list[str]:
        """A list of texts, empty where it is left out."""
        value = self.told.get(name, [])
        if not isinstance(value, list) or not all(
            isinstance(x, str) for x in cast("list[Any]", value)
        ):
            raise Refusal(f"{name} is no list of texts.")
        return cast("list[str]", value)

    def number(self, name: str) -> Fraction:
        """A number written as text, exactly."""
        text = self.text(name)
        try:
            if "/" in text or "e" in text.casefold() or len(text) > 40:
                raise ValueError(text)
            return Fraction(text)
        except ValueError:
            raise Refusal(f"{name} is “{text[:40]}”, which is no number.") from None

    def shares(self, name: str = "quantity") -> int:
        """A whole number of shares, 1 or more."""
        number = self.number(name)
        if number.denominator != 1 or not 1 <= number <= MAX_SHARES:
            raise Refusal(
                f"{name} is {self.text(name)[:40]}; the register holds whole shares, 1 to 10^15."
            )
        return int(number)

    def part(self, name: str) -> Item:
        """A part with named values."""
        value = self.told.get(name)
        if not isinstance(value, dict):
            raise Refusal(f"{name} is missing.")
        return Item(self.where, cast("Object", value))

    def day(self) -> date:
        """The day of a transaction."""
        text = self.text("date")
        on = read_day(text)
        if on.isoformat() != text:
            raise Refusal(f"The day “{text[:20]}” is not written like 2004-05-25.")
        return on


@dataclass(slots=True)
class Opened:
    """A package's objects, and what is wrong with them so far."""

    manifest: Object
    stakeholders: dict[str, Item] = field(default_factory=dict[str, Item])
    classes: dict[str, Item] = field(default_factory=dict[str, Item])
    legends: dict[str, Item] = field(default_factory=dict[str, Item])
    transactions: dict[str, Item] = field(default_factory=dict[str, Item])
    troubles: list[str] = field(default_factory=list[str])

    def object(self, where: str, sentence: str) -> None:
        """Note what is wrong; too much of it ends the reading."""
        self.troubles.append(f"{where}: {sentence}")
        if len(self.troubles) > MOST_TROUBLES:
            raise Refusal(
                f"More than {MOST_TROUBLES} objects do not fit. {self.troubles[0]} {NOTHING}"
            )

    def settle(self, item: Item, read: Callable[[Item], T]) -> T | None:
        """What is read from the item, or nothing and a trouble noted."""
        try:
            return read(item)
        except Refusal as refusal:
            self.object(item.where, refusal.sentence)
            return None


def files_of_zip(data: bytes) -> dict[str, bytes]:
    """The files of a zipped package by their paths, without a folder that holds them all."""
    archive = open_archive(data, WHAT)
    names = [i.filename for i in archive.infolist() if i.filename.endswith(".json")]
    main = [name for name in names if name.rpartition("/")[2] == MANIFEST]
    folder = main[0].rpartition("/")[0] + "/" if len(main) == 1 and "/" in main[0] else ""
    return {
        name.removeprefix(folder): member(archive, name, WHAT)
        for name in names
        if name.startswith(folder)
    }


def opened(files: Mapping[str, bytes]) -> Opened:
    """The objects of a package of those files; Refusal where it is not whole or of another kind."""
    if sum(map(len, files.values())) > MOST_BYTES:
        raise Refusal(f"The package is larger than 200 MB. {NOTHING}", field="path")
    manifest = _manifest(files)
    package = Opened(manifest)
    for key, (kind, objects) in READ.items():
        into = {
            "stakeholders_files": package.stakeholders,
            "stock_classes_files": package.classes,
            "stock_legend_templates_files": package.legends,
        }.get(key, package.transactions)
        for path in _paths(manifest, key, files):
            _take(package, into, path, _json(files[path], path), (kind, objects))
    return package


def _manifest(files: Mapping[str, bytes]) -> Object:
    name = next((n for n in files if n.rpartition("/")[2] == MANIFEST), "")
    if not name:
        raise Refusal(f"The file is not {WHAT}: {MANIFEST} is missing. {NOTHING}", field="path")
    manifest = _json(files[name], name)
    if manifest.get("file_type") != "OCF_MANIFEST_FILE":
        raise Refusal(f"{name} is no manifest of {WHAT}. {NOTHING}", field="path")
    if manifest.get("ocf_version") != OCF_VERSION:
        told = str(manifest.get("ocf_version"))[:20]
        raise Refusal(
            f"The package is of version {told}; version {OCF_VERSION} is read. {NOTHING}",
            field="path",
        )
    return manifest


def _paths(manifest: Object, key: str, files: Mapping[str, bytes]) -> list[str]:
    """The files that the manifest lists, each there and unchanged."""
    rows = manifest.get(key, [])
    listed = cast("list[Any]", rows if isinstance(rows, list) else [])
    found: list[str] = []
    for row in listed:
        told = cast("Object", row if isinstance(row, dict) else {})
        path = str(told.get("filepath", "")).removeprefix("./")
        if path not in files:
            raise Refusal(f"{path or key} is missing from the package. {NOTHING}", field="path")
        check = md5(files[path], usedforsecurity=False).hexdigest()
        if check != str(told.get("md5", "")).casefold():
            raise Refusal(f"{path} was changed after the package was made. {NOTHING}", field="path")
        found.append(path)
    return found


def _take(
    package: Opened,
    into: dict[str, Item],
    path: str,
    told: Object,
    kind: tuple[str, tuple[str, ...]],
) -> None:
    if told.get("file_type") != kind[0] or not isinstance(told.get("items"), list):
        raise Refusal(f"{path} is not a file of the kind {kind[0]}. {NOTHING}", field="path")
    for place, value in enumerate(cast("list[Any]", told["items"]), 1):
        where = f"{path}, item {place:,}"
        item = Item(where, cast("Object", value if isinstance(value, dict) else {}))
        key = item.told.get("id")
        if not isinstance(key, str) or not key:
            package.object(where, "id is missing.")
        elif key in into:
            package.object(where, f"The id {key[:40]} is used twice.")
        elif kind[1] and item.kind not in kind[1]:
            package.object(where, f"object_type is not {kind[1][0]}.")
        else:
            into[key] = item


def _json(data: bytes, name: str) -> Object:
    try:
        value: Any = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise Refusal(f"{name} is damaged: it is no JSON. {NOTHING}", field="path") from None
    if not isinstance(value, dict):
        raise Refusal(f"{name} holds no object. {NOTHING}", field="path")
    return cast("Object", value)
