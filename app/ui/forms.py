"""Binds the form that a presenter prepared to the act that records it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.entries import PaperDraft, Receipt
from app.domain.refusal import Refusal
from app.presenters.view import Act, Draft
from app.ui.desk import BUSY, Desk
from app.ui.parts.act_dialog import ActDialog

if TYPE_CHECKING:
    from app.store.book import Book

LONG = ("correct",)
"""Acts after which every entry is carried out again: they are done beside the window."""
Preview = Callable[[dict[str, object]], PaperDraft]


def open_act(desk: Desk, parent: QWidget, made: Act, preview: Preview | None = None) -> ActDialog:
    """Open the dialog of an act. `preview` makes the paper that the act would file."""

    def submit(draft: Draft, reason: str) -> Receipt | None:
        given = made.given(draft) | ({"reason": reason} if reason else {})
        if made.form.key in LONG:
            _perform_beside(desk, dialog, made.form.key, given)
            return None
        return desk.perform(made.form.key, given)

    def show(draft: Draft) -> None:
        _show_paper(dialog, made.given(draft), preview)

    dialog = ActDialog(
        *(made.form, made.check, submit, parent.window()),
        preview=show if preview else None,
        today=desk.today,
    )
    dialog.link.connect(lambda _field, target: _follow(desk, dialog, target))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _perform_beside(desk: Desk, dialog: ActDialog, key: str, given: dict[str, object]) -> None:
    """Do an act that reads every entry again while the window goes on; the dialog waits for it."""
    from app.acts.operations import perform

    who = desk.who()

    def act(book: Book, _moved: object, _cancelled: object) -> Receipt:
        return perform(book, key, given, who)

    def done(receipt: object) -> None:
        if isinstance(receipt, Receipt):
            desk.took_effect(receipt)
            if isValid(dialog):
                dialog.end_with(receipt)

    def refused(refusal: object) -> None:
        if isinstance(refusal, Refusal) and isValid(dialog):
            dialog.refuse(refusal)
        else:
            desk.trouble.emit(str(refusal))

    if not desk.strip.run(
        "Recording the correction",
        desk.beside(act),
        done,
        refused=refused,
        called_off=lambda: refused(Refusal("It was called off. Nothing was recorded.")),
    ):
        raise Refusal(BUSY)


def _show_paper(dialog: ActDialog, given: dict[str, object], preview: Preview | None) -> None:
    from app.ui.printing import preview_paper

    if preview is None:
        return
    try:
        paper = preview(given)
    except Refusal as refusal:
        dialog.refuse(refusal)
        return
    preview_paper(dialog, paper.title, paper.data)


def _follow(desk: Desk, dialog: ActDialog, target: str) -> None:
    """Explain the rule behind a note."""
    from app.ui.why import open_why

    kind, _, rule = target.partition(":")
    if kind == "why":
        open_why(desk, dialog, rule)
