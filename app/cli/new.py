"""`new FILE --name NAME` and `sample FILE [--through DAY]`: a company file begins."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.sample import write_sample
from app.domain.refusal import DONE, Refusal
from app.domain.typed import read_day
from app.domain.words import whole
from app.store.book import Book
from app.store.following import follow_awhile


def main_new(argv: list[str]) -> int:
    """A new, empty company file."""
    parser = argparse.ArgumentParser(prog="new", description="Begin the book of a company.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", required=True, help="the company’s name as in its articles")
    parser.add_argument("--incorporated", help="the day of incorporation, like 1978-05-01")
    parser.add_argument("--bylaws", action="append", help="a version, like hemacare-2002")
    parser.add_argument("--by", default="command line", help="who begins the book")
    options = parser.parse_args(argv)
    given = {
        "name": options.name,
        "incorporated_on": options.incorporated,
        "bylaws": options.bylaws,
    }
    who = Who(options.by, datetime.now().astimezone(), date.today())  # noqa: DTZ011
    return _write(lambda: new_company(options.file, given, who))


def main_sample(argv: list[str]) -> int:
    """The sample company, whole or as it stood on a day."""
    parser = argparse.ArgumentParser(prog="sample", description="Write the sample company.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--through", help="the day on which it stands, like 2004-02-27")
    options = parser.parse_args(argv)

    def sample() -> Book:
        through = read_day(options.through) if options.through else None
        return write_sample(options.file, datetime.now().astimezone(), through)

    return _write(sample)


def _write(begin: Callable[[], Book]) -> int:
    try:
        book = begin()
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return refusal.code
    seq, head = book.head()
    print(f"{book.path.name}: {whole(seq)} entries, head {head}")
    follow_awhile(book)
    book.close()
    return DONE
