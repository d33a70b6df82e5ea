"""`drive FILE`: one JSON operation a line, `ack <id> <seq> <head>` after each commit.

The window calls the same acts. An operation that is refused prints its sentence on standard error
and the run goes on, unless the file itself is in trouble. The exit code is the worst one met.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Container, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.fields import Field, needed
from app.acts.meetings.matter import given_map
from app.acts.meetings.notice_given import keep_plan
from app.acts.operations import FIELDS, OPERATIONS, perform
from app.acts.shares.answers import ANSWERS
from app.acts.shares.answers import FIELDS as ANSWER_FIELDS
from app.domain.entries import Json
from app.domain.refusal import DONE, INPUT, Refusal
from app.domain.typed import read_day
from app.store import backups
from app.store.book import Book
from app.store.following import follow_awhile

FILE_OPERATIONS = {
    "create": "A new company file at the path of the command.",
    "plan": "A meeting’s plan kept outside the chain.",
    "import": "A file or folder brought in as a whole or not at all: a table or a package.",
    "export": "The register as of a day into a file or folder; what it cannot say is answered.",
    "verify": "The whole check of the file; refused with code 4 where something is wrong.",
    "backup": "A verified backup beside the file.",
    "restore": "A backup taken back in place of the file, which is kept.",
}
"""Operations on the file itself."""

COMMON = (
    needed("op", "text", "The operation."),
    Field("id", "text", "A name for the line, which the acknowledgement repeats."),
    Field("by", "text", "Who acts."),
    Field("acting", "text", "Who acts, where “by” says something else of the operation."),
    Field("today", "day", "The day on the desk’s calendar; the computer’s where left out."),
)
"""Fields that every line may have."""


def main(argv: list[str], stdin: TextIO = sys.stdin, stdout: TextIO = sys.stdout) -> int:
    """Run the operations of standard input on the file; answers the exit code."""
    if argv and argv[0] in ("-h", "--help"):
        print(help_json() if "--json" in argv else help_text(), file=stdout)
        return DONE
    if len(argv) != 1:
        print("Name the company file: drive FILE.", file=sys.stderr)
        return INPUT
    with Driver(Path(argv[0]), stdout).session() as driver:
        return driver.run(stdin)


def help_text() -> str:
    """What `drive` does, and the operations it takes."""
    names = ", ".join(sorted({*OPERATIONS, *ANSWERS, *FILE_OPERATIONS}))
    return f"{__doc__}\nOperations: {names}.\nTheir fields: drive --help --json."


def help_json() -> str:
    """Every operation with its fields as JSON data; `fields` is null where none are told yet."""
    says = {name: act.__doc__ for name, act in (*OPERATIONS.items(), *ANSWERS.items())}
    names = sorted({*says, *FILE_OPERATIONS})
    fields = {**FIELDS, **ANSWER_FIELDS}
    operations = {
        name: {
            "says": (says.get(name) or FILE_OPERATIONS.get(name) or "").partition("\n")[0],
            "answers": name in ANSWERS,
            "fields": [f.as_json() for f in fields[name]] if name in fields else None,
        }
        for name in names
    }
    common = [field.as_json() for field in COMMON]
    return json.dumps({"common": common, "operations": operations}, indent=1, ensure_ascii=False)


class Driver:
    """One session over one company file."""

    def __init__(self, path: Path, stdout: TextIO) -> None:
        self._path = path
        self._out = stdout
        self._book: Book | None = None
        self._code = DONE
        self._special: dict[str, Callable[[Json, Who], Json | None]] = {
            "create": self._create,
            "plan": self._plan,
            "import": self._import,
            "export": self._export,
            "verify": self._verify,
            "backup": self._backup,
            "restore": self._restore,
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
        asked = {field.name for field in FIELDS.get(operation, ())}
        who, given = _who(given, asked), _of_operation(given, asked)
        special = self._special.get(operation)
        if special:
            if told := special(given, who):
                self._say(name, told)
        elif operation in ANSWERS:
            self._answer(operation, given, who, name)
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
            follow_awhile(self._book)
            self._book.close()
            self._book = None

    def _create(self, given: Json, who: Who) -> None:
        self._close()
        self._book = new_company(self._path, given, who)

    def _plan(self, given: Json, who: Who) -> None:
        keep_plan(self._open(), given, who)

    def _import(self, given: Json, who: Who) -> Json:
        from app.acts.exchange.in_and_out import bring_in
        from app.acts.exchange.source import read_source

        book, what = self._open(), str(given.get("what") or "")
        columns = given_map(given, "columns")
        mapped = {str(heading): str(column or "") for heading, column in columns.items()}
        source = replace(read_source(given_path(given)), sheet=str(given.get("sheet") or ""))
        _, notes = bring_in(book, what, source, who, mapped)
        return {"notes": list(notes)}

    def _export(self, given: Json, who: Who) -> Json:
        from app.acts.exchange.in_and_out import write_out

        path = given_path(given)
        if path.exists() and given.get("replace") is not True:
            raise Refusal(
                f"There is {path.name} already, and it was left as it is. Name another file, or "
                "say replace.",
                field="path",
            )
        what, form = str(given.get("what") or ""), str(given.get("format") or path.suffix)
        if what == "ocf" and not form:
            form = "folder"
        on = read_day(given["on"], "on", today=who.today) if given.get("on") else who.today
        written = write_out(self._open(), what, on, form)
        written.save(path)
        return {"format": written.ending, "notes": list(written.notes)}

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

    def _answer(self, operation: str, given: Json, who: Who, name: str) -> None:
        self._say(name, ANSWERS[operation](self._open(), given, who))

    def _say(self, name: str, found: Json) -> None:
        text = json.dumps(found, sort_keys=True, ensure_ascii=False)
        print(f"answer {name} {text}", file=self._out)


def given_path(given: Json) -> Path:
    """The path given."""
    told = given.get("path")
    if not isinstance(told, str) or not told.strip():
        raise Refusal("Name the path of the file or folder.", field="path")
    return Path(told)


def _read(line: str) -> tuple[Json | None, str]:
    try:
        given: Any = json.loads(line)
    except ValueError:
        return None, "-"
    if not isinstance(given, dict):
        return None, "-"
    return given, str(given.get("id", "-"))  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportUnknownArgumentType]


def _who(given: Json, asked: Container[str]) -> Who:
    """Who acts; a `by` that the operation asks for itself says something else."""
    now = datetime.now().astimezone()
    today = read_day(given["today"], "today") if given.get("today") else date.today()  # noqa: DTZ011
    acting = given.get("acting") or ("" if "by" in asked else given.get("by"))
    return Who(str(acting or "drive"), now, today)


def _of_operation(given: Json, asked: Container[str]) -> Json:
    """What the line says of its operation: without what every line may have."""
    common = {field.name for field in COMMON}
    return {name: value for name, value in given.items() if name in asked or name not in common}
