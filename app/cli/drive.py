"""`drive FILE`: one JSON operation a line, `ack <id> <seq> <head>` after each commit.

The window calls the same acts. An operation that is refused prints its sentence on standard error
and the run goes on, unless the file itself is in trouble. The exit code is the worst one met.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.imports import read_import, record_import
from app.acts.meetings import keep_plan
from app.acts.operations import perform
from app.domain.entries import Json
from app.domain.refusal import DONE, INPUT, Refusal
from app.domain.shares import end_of
from app.domain.typed import read_day
from app.store import backups
from app.store.book import Book


def main(argv: list[str], stdin: TextIO = sys.stdin, stdout: TextIO = sys.stdout) -> int:
    """Run the operations of standard input on the file; answers the exit code."""
    if len(argv) != 1:
        print("Name the company file: drive FILE.", file=sys.stderr)
        return INPUT
    with Driver(Path(argv[0]), stdout).session() as driver:
        return driver.run(stdin)


class Driver:
    """One session over one company file."""

    def __init__(self, path: Path, stdout: TextIO) -> None:
        self._path = path
        self._out = stdout
        self._book: Book | None = None
        self._code = DONE
        self._special: dict[str, Callable[[Json, Who], None]] = {
            "create": self._create,
            "plan": self._plan,
            "import": self._import,
            "verify": self._verify,
            "backup": self._backup,
            "restore": self._restore,
            "as-of": self._as_of,
        }

    @contextmanager
    def session(self) -> Generator[Driver]:
        """The driver, its book closed at the end whatever happened."""
        try:
            yield self
        finally:
            self._close()

    def run(self, lines: TextIO) -> int:
        """Every line in turn; the worst exit code."""
        for line in lines:
            if not line.strip():
                continue
            given, name = _read(line)
            try:
                if given is None:
                    raise Refusal("The line is not a JSON object. Nothing was recorded.")
                self._do(given, name)
            except Refusal as refusal:
                print(f"refused {name} {refusal.sentence}", file=sys.stderr, flush=True)
                self._code = max(self._code, refusal.code)
                if refusal.code != INPUT:
                    break
        return self._code

    def _do(self, given: Json, name: str) -> None:
        operation = str(given.get("op", ""))
        who = _who(given)
        special = self._special.get(operation)
        if special:
            special(given, who)
        else:
            perform(self._open(), operation, given, who)
        seq, head = self._book.head() if self._book else (0, "")
        print(f"ack {name} {seq} {head}", file=self._out, flush=True)

    def _open(self) -> Book:
        if self._book is None:
            self._book = Book.open(self._path, datetime.now().astimezone())
        return self._book

    def _close(self) -> None:
        if self._book:
            self._book.close()
            self._book = None

    def _create(self, given: Json, who: Who) -> None:
        self._close()
        self._book = new_company(self._path, given, who)

    def _plan(self, given: Json, who: Who) -> None:
        keep_plan(self._open(), given, who)

    def _import(self, given: Json, who: Who) -> None:
        path = Path(str(given.get("path", "")))
        try:
            data = path.read_bytes()
        except OSError as trouble:
            raise Refusal(
                f"{path.name} could not be read ({trouble.strerror}). Nothing was recorded."
            ) from None
        book = self._open()
        taken = frozenset(c.number for c in book.certificates())
        preview = read_import(data, path.name, book.company(), taken, who.today)
        record_import(book, preview, who)

    def _verify(self, given: Json, who: Who) -> None:
        verdict = self._open().verify()
        if not verdict.ok:
            raise Refusal(" ".join(verdict.sentences), 4)

    def _backup(self, given: Json, who: Who) -> None:
        self._close()
        backups.backup(self._path, now=who.now)
        self._open()

    def _restore(self, given: Json, who: Who) -> None:
        self._close()
        backups.restore(Path(str(given.get("backup", ""))), self._path, who.now)
        self._open()

    def _as_of(self, given: Json, who: Who) -> None:
        moment = end_of(read_day(given.get("on"), "on"))
        held = {str(h.holder_id): str(h.shares) for h in self._open().holdings(moment)}
        print(f"answer {given.get('id')} {json.dumps(held, sort_keys=True)}", file=self._out)


def _read(line: str) -> tuple[Json | None, str]:
    try:
        given: Any = json.loads(line)
    except ValueError:
        return None, "-"
    if not isinstance(given, dict):
        return None, "-"
    return given, str(given.get("id", "-"))  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportUnknownArgumentType]


def _who(given: Json) -> Who:
    now = datetime.now().astimezone()
    today = read_day(given["today"], "today") if given.get("today") else date.today()  # noqa: DTZ011
    return Who(str(given.get("by") or "drive"), now, today)
