"""A small company to begin with, and entries in few words."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from app.domain.entries import EntryDraft, PaperDraft
from app.store.book import Book

ZONE = timezone(timedelta(hours=-7))
NOW = datetime(2027, 5, 25, 9, 41, tzinfo=ZONE)
ON = date(2004, 1, 5)


class Make:
    """Entries of every kind, with what a test does not care about filled in."""

    now = NOW
    on = ON

    def entry(self, kind: str, data: dict[str, Any], on: date = ON, **more: Any) -> EntryDraft:
        return EntryDraft(kind, on, data, more.pop("says", kind), **more)

    def begin(self, name: str = "Alder Ridge, Inc.") -> EntryDraft:
        return self.entry(
            "company.begin",
            {
                "name": name,
                "state": "California",
                "incorporated_on": "1986-07-22",
                "zone": "America/Los_Angeles",
                "close_of_business": "17:00",
                "file_id": "f" * 32,
                "sample_on": None,
            },
        )

    def share_class(self, number: int = 1, name: str = "Common Stock") -> EntryDraft:
        return self.entry(
            "class.create",
            {
                "id": number,
                "name": name,
                "authorized": "10000000",
                "votes_per_share": 1,
                "par": "without par value",
            },
        )

    def holder(self, number: int, name: str = "", **more: Any) -> EntryDraft:
        address = {
            "kind": "book",
            "lines": [f"{number} Elm Street"],
            "city": "Fresno",
            "state": "CA",
            "zip": "93650",
            "country": "",
        }
        data = {
            "id": number,
            "name": name or f"Holder {number}",
            "capacity": "individual",
            "detail": "",
            "members": [],
            "addresses": [address],
        }
        return self.entry("holder.add", data | more)

    def issue(self, holder: int, certificates: dict[str, int], **more: Any) -> EntryDraft:
        data = {
            "class": more.pop("share_class", 1),
            "holder": holder,
            "at": more.pop("at", "10:00"),
            "certificates": [{"number": n, "shares": str(s)} for n, s in certificates.items()],
            "consideration": "cash",
            "authorized": "board",
            "signers": [],
        }
        return self.entry("shares.issue", data, **more)

    def transfer(
        self, source: int, surrendered: list[str], issued: list[tuple[str, int, int]], **more: Any
    ) -> EntryDraft:
        data = {
            "class": more.pop("share_class", 1),
            "from": source,
            "at": more.pop("at", "11:00"),
            "surrendered": surrendered,
            "issued": [{"number": n, "holder": h, "shares": str(s)} for n, h, s in issued],
            "signers": [],
        }
        return self.entry("shares.transfer", data, **more)

    def cancel(
        self,
        source: int,
        surrendered: list[str],
        shares: int,
        issued: list[tuple[str, int, int]] | None = None,
        **more: Any,
    ) -> EntryDraft:
        draft = self.transfer(source, surrendered, issued or [], **more)
        data = {**draft.data, "shares": str(shares), "why": "repurchase"}
        return self.entry("shares.cancel", data, draft.effective_on)

    def correct(self, seq: int, data: dict[str, Any] | None, **more: Any) -> EntryDraft:
        return self.entry("entry.correct", {"corrects": seq, "data": data, **more}, reason="typed")

    def paper(self, data: bytes = b"%PDF minutes", title: str = "Minutes") -> EntryDraft:
        paper = PaperDraft("minutes", title, data, pages=1)
        return self.entry("paper.file", {"title": title, "kind": "minutes"}, papers=(paper,))

    def first(self) -> list[EntryDraft]:
        """Ten entries: three holders, a class, two issues, a transfer, a cancellation, a paper."""
        return [
            self.begin(),
            self.share_class(),
            self.holder(1, "José Luis Arriaga"),
            self.holder(2, "Smith & Sons <Holdings> Ltd"),
            self.holder(3, "Ann Lee"),
            self.issue(1, {"1": 600, "2": 400}),
            self.issue(2, {"3": 500}),
            self.transfer(1, ["1"], [("4", 3, 250), ("5", 1, 350)], on=date(2004, 3, 1)),
            self.cancel(2, ["3"], 100, [("6", 2, 400)], on=date(2004, 4, 1)),
            self.paper(),
        ]


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture(scope="session")
def pattern(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small company, closed; copied by tests, never opened."""
    path = tmp_path_factory.mktemp("pattern") / "alder.minutebook"
    Book.create(path, make.first(), "Anna", make.now).close()
    return path


@pytest.fixture
def path(pattern: Path, tmp_path: Path) -> Path:
    """A copy of the small company, closed."""
    copy = tmp_path / pattern.name
    shutil.copyfile(pattern, copy)
    return copy


@pytest.fixture
def book(path: Path, make: Make) -> Iterator[Book]:
    """The small company, open for writing."""
    opened = Book.open(path, make.now)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def tamper() -> Callable[..., None]:
    """Change a closed file behind the program's back, its triggers left as they were."""

    def change(path: Path, *statements: str, keep_triggers: bool = True) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        before = path.read_bytes()
        if keep_triggers:
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        if keep_triggers:
            for _, sql in triggers:
                connection.execute(sql)
        connection.close()
        assert path.read_bytes() != before

    return change
