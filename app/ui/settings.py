"""What the desk remembers between two days: names of files, text size, colours, the user's name.

One INI file in a folder of its own. A damaged or unwritable file never keeps the window from
opening: the settings are reset, and `note` says so.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QCryptographicHash, QSettings, QStandardPaths

FILE = "minutebook.ini"
MOST_RECENT = 8
TEXT_SIZES = (100, 115, 130, 150)
MOST_SHIFT = 72.0
COLOURS = {"system": None, "light": False, "dark": True}
"""The colours chosen under View; None follows the system."""
RESET = "The settings could not be read and were reset. The company files are not touched."
UNKEPT = "The settings cannot be kept in {folder}. They last until the program closes."


class Settings:
    """The settings of one user; every value has a default and is checked when read."""

    def __init__(self, folder: Path) -> None:
        self.note = ""
        self.path = folder / FILE
        self._store = self._opened()
        self._unkept: dict[str, object] = {}
        if not self._writable():
            self.note = UNKEPT.format(folder=folder)

    def by(self) -> str:
        """The name under which entries are recorded; the system's user name at first."""
        return self._text("by") or _system_name()

    def set_by(self, name: str) -> None:
        """Record under this name from now on."""
        self._set("by", name.strip())

    def asked_by(self) -> bool:
        """Whether the user's name was given once."""
        return bool(self._text("by"))

    def text_size(self) -> int:
        """The text size in percent."""
        text = self._text("text_size")
        return int(text) if text.isdecimal() and int(text) in TEXT_SIZES else 100

    def set_text_size(self, percent: int) -> None:
        """Keep the text size."""
        self._set("text_size", str(percent))

    def colours(self) -> str:
        """`system`, `light` or `dark`."""
        text = self._text("colours")
        return text if text in COLOURS else "system"

    def set_colours(self, name: str) -> None:
        """Keep the choice of colours."""
        self._set("colours", name)

    def statute(self) -> bool:
        """Whether advice from today's statute stands beside the rules."""
        return self._text("statute") != "no"

    def set_statute(self, shown: bool) -> None:
        """Keep whether advice from the statute is shown."""
        self._set("statute", "yes" if shown else "no")

    def shift(self) -> tuple[float, float]:
        """How far pages are moved on the printer, right and up, in points."""
        parts = self._text("shift").split()
        try:
            right, up = (float(part) for part in parts)
        except ValueError:
            return 0.0, 0.0
        return (right, up) if max(abs(right), abs(up)) <= MOST_SHIFT else (0.0, 0.0)

    def set_shift(self, right: float, up: float) -> None:
        """Keep the printer's offsets, in points."""
        self._set("shift", f"{right:g} {up:g}")

    def head_of(self, path: Path) -> tuple[int, str]:
        """The last entry of this file and its check when it was last closed here; 0 if never."""
        seq, _, head = self._text(f"heads/{_key_of(path)}").partition(" ")
        return (int(seq), head) if seq.isdecimal() else (0, "")

    def keep_head(self, path: Path, seq: int, head: str) -> None:
        """Remember the file's last entry, to notice an older copy in its place."""
        self._set(f"heads/{_key_of(path)}", f"{seq} {head}")

    def recent(self) -> tuple[Path, ...]:
        """Company files opened before, the last one first, those only that still exist."""
        names = [line for line in self._text("recent").split("\n") if line.strip()]
        return tuple(path for path in map(Path, names[:MOST_RECENT]) if _is_file(path))

    def add_recent(self, path: Path) -> None:
        """Put this file first among those opened before."""
        others = [p for p in self.recent() if p != path.absolute()]
        paths = [path.absolute(), *others][:MOST_RECENT]
        self._set("recent", "\n".join(map(str, paths)))

    def geometry(self) -> QByteArray:
        """Size and place of the window, or nothing."""
        return QByteArray.fromBase64(self._text("geometry").encode("ascii", "ignore"))

    def set_geometry(self, data: QByteArray) -> None:
        """Keep size and place of the window."""
        self._set("geometry", data.toBase64().toStdString())

    def _opened(self) -> QSettings:
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        store = QSettings(str(self.path), QSettings.Format.IniFormat)
        if store.status() == QSettings.Status.NoError and _is_plain(self.path):
            return store
        self.note = RESET
        with suppress(OSError):
            self.path.replace(self.path.with_suffix(".damaged"))
        return QSettings(str(self.path), QSettings.Format.IniFormat)

    def _writable(self) -> bool:
        """Whether values last: the file and its folder can be written by this user."""
        place = self.path if self.path.exists() else self.path.parent
        return self.path.parent.is_dir() and os.access(place, os.W_OK)

    def _text(self, key: str) -> str:
        value = self._unkept.get(key, self._store.value(key, ""))
        return value if isinstance(value, str) else ""

    def _set(self, key: str, text: str) -> None:
        self._unkept[key] = text
        self._store.setValue(key, text)
        self._store.sync()
        with suppress(OSError):
            self.path.chmod(0o600)


def usual_folder() -> Path:
    """Where the system keeps the settings of a program."""
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place))


def usual_data_folder() -> Path:
    """Where the system keeps the files of a program, such as the sample's own copy."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


def _key_of(path: Path) -> str:
    kind = QCryptographicHash.Algorithm.Sha256
    told = QCryptographicHash.hash(str(path.absolute()).encode(), kind)
    return told.toHex().toStdString()[:16]


def _is_plain(path: Path) -> bool:
    """Whether the file, if there is one, is readable text of a sensible size."""
    try:
        if not path.exists():
            return True
        data = path.read_bytes()
        data.decode("utf-8")
    except (OSError, ValueError):
        return False
    return len(data) < 1_000_000 and b"\x00" not in data


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _system_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "user"
