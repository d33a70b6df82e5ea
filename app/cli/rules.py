"""`rules [--bylaws VERSION] [--json]`: every rule built so far, with its section and figures."""

from __future__ import annotations

import argparse
import json
from typing import Any

from app.bylaws.ask.answering import QUESTIONS
from app.bylaws.law import BUILT_IN, Bylaws, built_in
from app.domain.refusal import DONE


def main(argv: list[str]) -> int:
    """Print the rules of one version or of both."""
    parser = argparse.ArgumentParser(prog="rules", description="List the rules of the bylaws.")
    parser.add_argument("--bylaws", choices=BUILT_IN)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    keys = [options.bylaws] if options.bylaws else list(BUILT_IN)
    rules = [told for key in keys for told in _told(built_in(key))]
    if options.json:
        print(json.dumps(rules, ensure_ascii=False, indent=1))
    else:
        for rule in rules:
            print(f"{rule['bylaws']}  {rule['section']:<24} {rule['rule']}\n    {rule['says']}")
    return DONE


def _told(law: Bylaws) -> list[dict[str, Any]]:
    return [
        {
            "rule": rule.id,
            "bylaws": law.key,
            "section": rule.section,
            "title": rule.title,
            "says": rule.says,
            "params": dict(rule.params),
            "ambiguities": list(rule.ambiguities),
            "given": list(QUESTIONS[rule.id].given) if rule.id in QUESTIONS else [],
        }
        for rule in law.rules.values()
    ]
