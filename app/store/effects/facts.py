"""One entry's data, read strictly: what is missing or unfit is refused, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any

from app.domain.entries import Json
from app.domain.refusal import Refusal
from app.store.effects.writing import Writing

MOST_SHARES = 10**15
MOST_OUTSTANDING = 9 * 10**15
MOST_NAME, MOST_LINE, MOST_NOTE, MOST_TEXT = 300, 1_000, 20_000, 2_000_000
OUTSTANDING, TREASURY = "outstanding", "treasury"
_SHARES = re.compile(r"[1-9][0-9]{0,15}")
_CENTS = re.compile(r"0|[1-9][0-9]{0,17}")


@dataclass(slots=True)  # not frozen: an import makes one for each of a million entries
class Facts:
    """An entry as it is applied: its number, its day, and its data in force."""

    writing: Writing
    seq: int
    kind: str
    effective_on: str
    data: Json

    def part(self, data: Json) -> Facts:
        """The same entry, looking at a part of its data."""
        return Facts(self.writing, self.seq, self.kind, self.effective_on, data)

    def text(self, name: str, most: int = MOST_NOTE) -> str:
        """A text, possibly empty."""
        value = self.data.get(name)
        if not isinstance(value, str) or len(value) > most:
            raise self.unfit(name)
        return value

    def name(self, name: str, most: int = MOST_NAME) -> str:
        """A text that is not empty."""
        value = self.text(name, most)
        if not value.strip():
            raise self.unfit(name)
        return value

    def optional(self, name: str, most: int = MOST_LINE) -> str:
        """A text, empty where it is left out."""
        return self.text(name, most) if self.data.get(name) is not None else ""

    def whole(self, name: str, least: int = 0) -> int:
        """A whole number."""
        value = self.data.get(name)
        if type(value) is not int or not least <= value <= MOST_SHARES:
            raise self.unfit(name)
        return value

    def id(self, name: str) -> int:
        """An id, 1 or more."""
        return self.whole(name, 1)

    def shares(self, name: str = "shares") -> int:
        """A number of shares from its decimal string, 1 to 10^15."""
        value = self.data.get(name)
        if not isinstance(value, str) or not _SHARES.fullmatch(value):
            raise self.unfit(name)
        if (shares := int(value)) > MOST_SHARES:
            raise self.unfit(name)
        return shares

    def cents(self, name: str) -> int:
        """An amount in whole cents from its decimal string."""
        value = self.data.get(name)
        if not isinstance(value, str) or not _CENTS.fullmatch(value):
            raise self.unfit(name)
        return int(value)

    def cents_or_none(self, name: str) -> int | None:
        """An amount in cents, or `None`."""
        return self.cents(name) if self.data.get(name) is not None else None

    def flag(self, name: str) -> bool:
        """Yes or no; no where it is left out."""
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            raise self.unfit(name)
        return value

    def day(self, name: str) -> str:
        """A calendar day as ISO text."""
        value = self.text(name)
        if not is_day(value):
            raise self.unfit(name)
        return value

    def day_or_none(self, name: str) -> str | None:
        """A calendar day, or `None`."""
        return self.day(name) if self.data.get(name) is not None else None

    def hour(self, name: str) -> str:
        """A time as `HH:MM`."""
        value = self.text(name)
        if not is_hour(value):
            raise self.unfit(name)
        return value

    def object(self, name: str) -> Facts:
        """A part with named values."""
        value = self.data.get(name)
        if not isinstance(value, dict):
            raise self.unfit(name)
        return self.part(value)  # pyright: ignore[reportUnknownArgumentType]

    def rows(self, name: str) -> list[Facts]:
        """A list of parts."""
        found: list[Facts] = []
        for item in self._list(name):
            if not isinstance(item, dict):
                raise self.unfit(name)
            found.append(self.part(item))  # pyright: ignore[reportUnknownArgumentType]
        return found

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        value = self._list(name)
        for item in value:
            if not isinstance(item, str) or len(item) > MOST_LINE:
                raise self.unfit(name)
        return value

    def moment(self) -> str:
        """The moment on the books at which the entry takes effect."""
        return f"{self.effective_on}T{self.hour('at')}"

    def unfit(self, name: str) -> Refusal:
        """The refusal of one value."""
        return Refusal(
            f"The entry {self.kind} does not say its “{name}” in the way the books ask. "
            "Nothing was recorded.",
            field=name,
        )

    def refuse(self, sentence: str, field: str = "") -> Refusal:
        """A rule of the books that is broken, in one sentence with the next step."""
        return Refusal(sentence, field=field)

    def one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row of a question, or `None`."""
        return self.writing.one(sql, *values)

    def run(self, sql: str, *values: object) -> int:
        """Carry out one statement; how many rows it touched."""
        return self.writing.run(sql, *values)

    def add(self, sql: str, *values: object) -> None:
        """Have a row written together with others of its kind."""
        self.writing.add(sql, *values)

    def _list(self, name: str) -> list[Any]:
        value = self.data.get(name)
        if not isinstance(value, list):
            raise self.unfit(name)
        return value  # pyright: ignore[reportUnknownVariableType]


def folded(parts: Iterable[str]) -> str:
    """Words for searching: without accents, in small letters, one space between them."""
    text = " ".join(parts)
    if text.isascii():
        return " ".join(text.casefold().split())
    text = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def entry_row(body: Json) -> tuple[int, str, str, str, str]:
    """The row of `entry` that any entry leaves, with its words for searching."""
    seq, kind = body["seq"], body["kind"]
    words = (str(seq), kind, body["says"], body["by"], body["reason"], body["at_request"])
    return seq, kind, body["effective_on"], body["recorded_at"], folded(words)


@lru_cache(maxsize=1440)
def is_hour(text: str) -> bool:
    """Whether it is a time as `HH:MM`."""
    try:
        return f"{time.fromisoformat(text):%H:%M}" == text
    except ValueError:
        return False


def is_day(text: object) -> bool:
    """Whether it is a calendar day as ISO text."""
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
