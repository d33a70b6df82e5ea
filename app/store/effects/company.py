"""The company itself: its beginning, its bylaws, its offices and its share classes."""

from __future__ import annotations

from app.store.effects.facts import MOST_LINE, MOST_NOTE, MOST_TEXT, Facts


def begin_company(entry: Facts) -> None:
    """The first entry names the company; there is one only."""
    if entry.seq != 1 or entry.one("SELECT 1 FROM company"):
        raise entry.refuse("The book of this company has begun already. Nothing was recorded.")
    entry.run(
        "INSERT INTO company VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
        entry.name("name"),
        entry.text("state"),
        entry.day_or_none("incorporated_on"),
        entry.name("zone"),
        entry.hour("close_of_business"),
        entry.name("file_id"),
        entry.day_or_none("sample_on"),
    )


def adopt_bylaws(entry: Facts) -> None:
    """A version of the bylaws in force from a day on."""
    key = entry.name("key")
    if entry.one("SELECT 1 FROM bylaws WHERE key = ?", key):
        raise entry.refuse(f"The bylaws {key} are adopted already. Nothing was recorded.", "key")
    entry.run(
        "INSERT INTO bylaws VALUES (?, ?, ?, ?, ?, ?)",
        key,
        entry.day("effective_from"),
        entry.optional("text", MOST_TEXT),
        entry.optional("adopted_by"),
        entry.day_or_none("adopted_on"),
        entry.seq,
    )


def decide_unclear(entry: Facts) -> None:
    """How unclear words of the bylaws are read from now on; the latest decision holds."""
    entry.run(
        "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?)",
        entry.seq,
        entry.name("mark"),
        entry.name("reading", MOST_NOTE),
        entry.name("decided_by"),
        entry.effective_on,
        entry.name("reason", MOST_NOTE),
    )


def fix_office(entry: Facts) -> None:
    """A fixed office from a day on."""
    place = entry.object("place")
    entry.run(
        "INSERT INTO office VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.seq,
        entry.name("kind"),
        *(place.optional(part) for part in ("name", "street", "city", "state", "zip")),
        entry.optional("county", MOST_LINE),
        entry.day("from_on"),
        entry.day_or_none("resolved_on"),
    )


def create_class(entry: Facts) -> None:
    """A class of shares with its authorized number."""
    class_id, name = entry.id("id"), entry.name("name")
    if entry.one("SELECT 1 FROM share_class WHERE id = ? OR name = ?", class_id, name):
        raise entry.refuse(
            f"There is a share class {name} already. Nothing was recorded; give another name.",
            "name",
        )
    entry.run(
        "INSERT INTO share_class VALUES (?, ?, ?, ?, ?)",
        class_id,
        name,
        entry.whole("votes_per_share"),
        entry.text("par", MOST_LINE),
        entry.seq,
    )
    _authorize(entry, class_id, entry.effective_on)


def authorize_shares(entry: Facts) -> None:
    """Another authorized number of a class from a day on."""
    class_id = entry.id("class")
    if not entry.one("SELECT 1 FROM share_class WHERE id = ?", class_id):
        raise entry.refuse(f"There is no share class {class_id}. Nothing was recorded.", "class")
    _authorize(entry, class_id, entry.day("from_on"))


def _authorize(entry: Facts, class_id: int, from_on: str) -> None:
    entry.run(
        "INSERT INTO authorized VALUES (?, ?, ?, ?, ?)",
        *(class_id, from_on, entry.seq, entry.shares("authorized"), entry.optional("adopted_by")),
    )
