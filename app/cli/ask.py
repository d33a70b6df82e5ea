"""`ask`: one JSON question a line on standard input, one JSON answer a line, in the same order."""

from __future__ import annotations

import io
import json
import sys
from typing import TextIO

from app.bylaws.ask.answering import answer
from app.bylaws.law import built_in_shelf
from app.domain.refusal import DONE, INPUT


def main(argv: list[str], stdin: TextIO = sys.stdin, stdout: TextIO = sys.stdout) -> int:
    """Answer every line; exit code 2 if any could not be answered. Blank lines are skipped."""
    shelf, code = built_in_shelf(), DONE
    if isinstance(stdin, io.TextIOWrapper):
        stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    if isinstance(stdout, io.TextIOWrapper):
        # JSON writes a sign that no encoding has as this escape, too.
        stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for line in stdin:
        text = line.strip(BLANKS)
        if not text:
            continue
        told = answer(_question(text), shelf)
        if "error" in told:
            code = INPUT
        stdout.write(f"{_WRITER.encode(told)}\n")
    return code


def _no_number(text: str) -> object:
    raise ValueError(text)


BLANKS = " \t\r\n"
_READER = json.JSONDecoder(parse_constant=_no_number)
_WRITER = json.JSONEncoder(ensure_ascii=False)


def _question(text: str) -> object:
    try:
        asked, end = _READER.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return asked if end == len(text) else None
