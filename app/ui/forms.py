"""Binds the form that a presenter prepared to the act that records it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.entries import PaperDraft, Receipt
from app.domain.refusal import Refusal
from app.presenters.view import Act, Draft
from app.ui.desk import Desk
from app.ui.parts.act_dialog import ActDialog

Preview = Callable[[dict[str, object]], PaperDraft]


def open_act(desk: Desk, parent: QWidget, made: Act, preview: Preview | None = None) -> ActDialog:
    """Open the dialog of an act. `preview` makes the paper that the act would file."""

    def submit(draft: Draft, reason: str) -> Receipt:
        given = made.given(draft)
        return desk.perform(made.form.key, given | {"reason": reason} if reason else given)

    def show(draft: Draft) -> None:
        _show_paper(dialog, made.given(draft), preview)

    dialog = ActDialog(
        made.form, made.check, submit, parent.window(), preview=show if preview else None
    )
    dialog.link.connect(lambda _field, target: _follow(desk, dialog, target))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


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
