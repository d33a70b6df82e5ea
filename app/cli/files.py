"""`dump`, `verify`, `backup` and `restore`: the company file as a whole, without the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.domain.refusal import DAMAGED, DONE, INPUT, Refusal
from app.store import backups, verify
from app.store.book import dump


def main_dump(argv: list[str]) -> int:
    """The logical content as sorted canonical JSON on standard output."""
    parser = argparse.ArgumentParser(prog="dump", description="Print the content of a file.")
    parser.add_argument("file", type=Path)
    options = parser.parse_args(argv)

    def act() -> int:
        sys.stdout.buffer.write(dump(options.file))
        sys.stdout.buffer.flush()
        return DONE

    return _said(act)


def main_verify(argv: list[str]) -> int:
    """The whole check, also against heads taken from paper."""
    parser = argparse.ArgumentParser(prog="verify", description="Check a file from end to end.")
    parser.add_argument("file", type=Path)
    parser.add_argument("head", nargs="*", help="entry:head, as printed on a paper")
    options = parser.parse_args(argv)

    def act() -> int:
        verdict = verify.verify_file(options.file, heads=[_head(text) for text in options.head])
        print("\n".join(verdict.sentences), file=sys.stdout if verdict.ok else sys.stderr)
        print(f"{verdict.entries} {verdict.head}")
        return DONE if verdict.ok else DAMAGED

    return _said(act)


def main_backup(argv: list[str]) -> int:
    """A verified backup, in the folder Backups beside the file or another one."""
    parser = argparse.ArgumentParser(prog="backup", description="Keep a verified backup.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--folder", type=Path, help="where to keep it")
    options = parser.parse_args(argv)

    def act() -> int:
        print(backups.backup(options.file, options.folder, now=datetime.now().astimezone()))
        return DONE

    return _said(act)


def main_restore(argv: list[str]) -> int:
    """Put a backup in the file's place; the replaced file is kept under a dated name."""
    parser = argparse.ArgumentParser(prog="restore", description="Put a backup in place.")
    parser.add_argument("backup", type=Path)
    parser.add_argument("file", type=Path)
    options = parser.parse_args(argv)

    def act() -> int:
        replaced = backups.restore(options.backup, options.file, datetime.now().astimezone())
        print(
            f"{options.file} restored." + (f" The replaced file is {replaced}." if replaced else "")
        )
        return DONE

    return _said(act)


def _head(text: str) -> tuple[int, str]:
    seq, colon, head = text.partition(":")
    if not colon or not seq.isdecimal():
        raise Refusal(f"Write “{text}” as entry:head, like 1285:a1b2….", INPUT)
    return int(seq), head


def _said(act: Callable[[], int]) -> int:
    """The act's exit code; a refusal's sentence on standard error and its code."""
    try:
        return act()
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return refusal.code
