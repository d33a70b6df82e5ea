"""What a share register is asked for: at once for a short one, beside the window for a long one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from app.presenters import register_cards
from app.presenters.view import Table
from app.ui.desk import BUSY, Desk

if TYPE_CHECKING:
    from datetime import date

    from app.acts.shares.answers import Reads
    from app.bylaws.answers import Finding

SHORT = 1200
"""Certificates in force of a register that is looked through at once."""
LOOKING = "Looking through the register"
CALLED_OFF = "The register was not looked through to its end. Open this list again to do so."


class RegisterFindings(QObject):
    """The findings of today, worked out once until something changes; `stands` when they stand."""

    stands = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: tuple[Finding, ...] | None = None
        self._looking = self._changed = False
        self._words = ""

    def forget(self) -> None:
        """Something changed; what is looked through now counts no more."""
        self._found, self._changed = None, self._looking

    def table(self, certificates: int, text: str) -> Table:
        """The findings with this text; while they are looked for, a sentence."""
        if self._found is None and not self._words:
            self._look(certificates)
        if self._found is not None:
            return register_cards.present_findings(self._found, text)
        said, self._words = self._words, ""  # opened again, it is looked for again
        return replace(register_cards.present_findings(()), empty=said)

    def _look(self, certificates: int) -> None:
        from app.ui.beside import asking

        desk, today = self._desk, self._desk.today
        if self._looking:
            self._words = f"{LOOKING}."
        elif certificates <= SHORT:
            self._found = _findings(desk.book, today)
        else:
            task = asking(desk.book, lambda reads, _moved, _off: _findings(reads, today))
            self._looking = desk.strip.run(
                LOOKING, task, self._keep, refused=self._refused, called_off=self._called_off
            )
            self._words = f"{LOOKING}." if self._looking else BUSY

    def _keep(self, found: object) -> None:
        """What was found, unless it was of a register that has changed meanwhile."""
        if not self._changed:
            self._found = cast("tuple[Finding, ...]", found)
        self._end("")

    def _refused(self, refusal: object) -> None:
        self._end(refusal.sentence if isinstance(refusal, Refusal) else "")

    def _called_off(self) -> None:
        self._end(CALLED_OFF)

    def _end(self, words: str) -> None:
        self._looking, self._changed, self._words = False, False, words
        self.stands.emit()


def _findings(reads: Reads, today: date) -> tuple[Finding, ...]:
    from app.acts.shares.answers import register_findings

    return (*register_findings(reads, today), *register_cards.alike(reads.holders()))
