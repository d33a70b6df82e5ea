"""Questions of offices: which required ones nobody holds, and who signs certificates."""

from __future__ import annotations

from collections.abc import Mapping

from app.bylaws.ask.reading import Answer, Given, Question, read_offices
from app.bylaws.law import Bylaws
from app.bylaws.officers import filling as officers
from app.domain.words import listed


def _required(law: Bylaws, given: Given) -> Answer:
    found = officers.missing_offices(law, given["held"])
    return {"missing": list(found.names), "counted": found.counted}


def _signatories(law: Bylaws, given: Given) -> Answer:
    groups = [law.items("certificates.signatories", name) for name in ("first", "second")]
    lacking = [group for group in groups if not set(group) & set(given["offices"])]
    counted = f"One of {listed(groups[0], 'or')}, and one of {listed(groups[1], 'or')}."
    counted += "".join(f" Nobody signs as {listed(group, 'or')}." for group in lacking)
    return {"ok": not lacking, "counted": counted}


QUESTIONS: Mapping[str, Question] = {
    "officers.required": Question({"held": read_offices}, _required),
    "certificates.signatories": Question({"offices": read_offices}, _signatories),
}
