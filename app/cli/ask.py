"""`ask`: one JSON question a line on standard input, one JSON answer a line, in the same order."""

from __future__ import annotations

import json
import sys
from typing import TextIO

from app.bylaws.ask.answering import answer
from app.bylaws.law import built_in_shelf
from app.domain.refusal import DONE, INPUT


def main(argv: list[str], stdin: TextIO = sys.stdin, stdout: TextIO = sys.stdout) -> int:
    """Answer every line; exit code 2 if any could not be answered. Blank lines are skipped."""
    shelf, code = built_in_shelf(), DONE
    for line in stdin:
        if not line.strip():
            continue
        told = answer(_question(line), shelf)
        if "error" in told:
            code = INPUT
        print(json.dumps(told, ensure_ascii=False), file=stdout)
    return code


def _question(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None
