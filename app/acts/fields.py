"""The fields of an operation as data, for `drive --help --json` and for who writes its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its kind, what it says, and the fields of its rows if it has rows.

    Kinds: `text`, `id`, `shares`, `whole`, `money`, `day`, `hour`, `moment`, `yes-no`, `choice`,
    `texts`, `ids`, `rows`, `object`.
    """

    name: str
    kind: str
    says: str
    required: bool = False
    choices: tuple[str, ...] = ()
    rows: tuple[Field, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The field as JSON data; what is empty is left out."""
        found: dict[str, Any] = {"name": self.name, "kind": self.kind, "says": self.says}
        if self.required:
            found["required"] = True
        if self.choices:
            found["choices"] = list(self.choices)
        if self.rows:
            found["fields"] = [row.as_json() for row in self.rows]
        return found


Fields = Mapping[str, tuple[Field, ...]]
"""Operation -> its fields."""


def needed(name: str, kind: str, says: str, **more: Any) -> Field:
    """A field without which the operation is refused."""
    return Field(name, kind, says, True, **more)


CLASS = Field("class", "id", "The share class; may be left out where there is one only.")
HOLDER = needed("holder", "id", "The holder on the register.")
ON = needed("on", "day", "The day on which it takes effect on the books; not a day to come.")
AT = Field("at", "hour", "The hour on the books; noon where it is left out.")
REASON = Field("reason", "text", "Why it is recorded although a finding stands against it.")
ASKED_BY = Field("at_request", "text", "At whose request it is recorded.")
NUMBER = needed("number", "text", "The certificate number, never used before.")
SHARES = needed("shares", "shares", "A whole number of shares.")
LEGENDS = Field(
    "legends", "texts", "The legends on it; those of the old certificates where left out."
)
STOPS = Field(
    "stops", "texts", "The stops on it; those of the same holder’s old ones where left out."
)
STOPS_END = Field(
    "stops_end",
    "yes-no",
    "Whether stops end with the old certificates. They pass to the same holder’s new ones if not.",
)
TOTAL = Field("total", "money", "Partly paid shares: the whole consideration.")
PAID = Field("paid", "money", "Partly paid shares: what is paid of it.")
SIGNERS = Field(
    "signers",
    "rows",
    "Who signed: numbers of terms of office, or rows.",
    rows=(
        needed("term", "id", "The term of office in which it was signed."),
        Field("signed_on", "day", "The day of signing; the day of issue where left out."),
        Field("facsimile", "yes-no", "Whether the signature is a facsimile."),
    ),
)
OWN_ROW = (NUMBER, SHARES, LEGENDS, STOPS, TOTAL, PAID)
SURRENDERED = needed("surrendered", "texts", "The certificates surrendered, all of one holder.")
MADE_FOR_OTHERS = needed(
    "issued",
    "rows",
    "The certificates made out, for as many shares as are surrendered.",
    rows=(needed("holder", "id", "For whom."), *OWN_ROW),
)
BALANCE_FOR_SAME = Field(
    "issued", "rows", "Certificates of the same holder for the shares that stay.", rows=OWN_ROW
)
ENTRY = (ON, AT, SIGNERS, REASON, ASKED_BY)
