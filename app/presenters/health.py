"""The line at the foot of every page: how the record stands, each part with the place behind it."""

from __future__ import annotations

from app.domain.health import Health
from app.domain.value import value
from app.domain.words import plural, whole

BALANCE, CHAIN, FINDINGS = "found:1:balance:", "act:5:verify", "found:1:findings:"
OVERDUE, UNCLEAR = "page:0", "found:6:unclear:"
"""Where each part leads, as the window's `go` reads it."""
RANK = ("error", "warning", "info", "fits", "")


@value
class HealthPart:
    """One part of the line: what it says, its severity, where it leads."""

    text: str
    severity: str
    target: str


@value
class HealthLine:
    """The line: its five parts, and the worst severity among them."""

    parts: tuple[HealthPart, ...]

    @property
    def severity(self) -> str:
        """The worst of the parts; empty while nothing is known."""
        return min((part.severity for part in self.parts), key=RANK.index)

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        return f"The record: {', '.join(part.text.lower() for part in self.parts)}."


PLACES = HealthLine(
    (
        HealthPart("Balance of shares", "", BALANCE),
        HealthPart("Check of the chain", "", CHAIN),
        HealthPart("Findings", "", FINDINGS),
        HealthPart("What is due", "", OVERDUE),
        HealthPart("Unclear words", "", UNCLEAR),
    )
)
"""The line while nothing is known yet."""
UNREAD = HealthLine(
    (PLACES.parts[0], HealthPart("Not read to its end: verify", "error", CHAIN), *PLACES.parts[2:])
)
"""The line where the record could not be read."""


def present_health(health: Health) -> HealthLine:
    """Balance, chain, findings of the register, overdue matters, unclear words."""
    return HealthLine(
        (
            _balance(health),
            _chain(health),
            _findings(health),
            _overdue(health),
            _unclear(health),
        )
    )


def _balance(health: Health) -> HealthPart:
    words = "Shares in balance" if health.balanced else "Shares out of balance"
    return HealthPart(words, "fits" if health.balanced else "error", BALANCE)


def _chain(health: Health) -> HealthPart:
    trouble = health.chain.trouble.rstrip(".")
    whole_to = f"Chain whole to entry {whole(health.chain.seq)}"
    return HealthPart(trouble or whole_to, "error" if trouble else "fits", CHAIN)


def _findings(health: Health) -> HealthPart:
    words = f"{plural(health.findings, 'finding')} in the register" if health.findings else ""
    severity = "warning" if words else "fits"
    return HealthPart(words or "No findings in the register", severity, FINDINGS)


def _overdue(health: Health) -> HealthPart:
    words = f"{plural(health.overdue, 'matter')} overdue" if health.overdue else ""
    return HealthPart(words or "Nothing overdue", "warning" if words else "fits", OVERDUE)


def _unclear(health: Health) -> HealthPart:
    """Unclear words are read carefully while nobody decided: good to know, no fault."""
    words = f"{plural(health.unclear, 'clause')} unclear" if health.unclear else ""
    severity = "info" if words else "fits"
    return HealthPart(words or "No clause unclear", severity, UNCLEAR)
