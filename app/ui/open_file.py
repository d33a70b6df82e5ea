"""An open file: what the bands over it say, and what is remembered of it when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.refusal import Refusal
from app.domain.words import day_short, whole
from app.presenters.tables import Link
from app.ui.collector import resting

if TYPE_CHECKING:
    from pathlib import Path

    from app.store.book import Book
    from app.ui.desk import Desk
    from app.ui.parts.band import Bands
    from app.ui.settings import Settings
    from app.ui.window import MainWindow

CALLED_OFF = "{name} was not brought up to date. It was left as it was; open it again to do so."
REHEARSAL_LINKS = (
    Link("Set another day…", "rehearse-day"),
    Link("End the rehearsal", "rehearse-end"),
)


def open_book(window: MainWindow, path: Path, read_only: bool, updated: bool = False) -> None:
    """Open a company file and show it; one of an earlier version is brought up to date first."""
    from app.store.book import Book
    from app.store.opening import is_older

    ours = window.desk is not None and window.desk.book.path == path.resolve()
    try:
        if not (read_only or updated or ours) and is_older(path):
            _bring_up_to_date(window, path)
            return
        book = Book.open(path, window.clock(), read_only, later=True)
    except Refusal as refusal:
        window.refuse(refusal.sentence)
        return
    show_unchecked(window, book)


def _bring_up_to_date(window: MainWindow, path: Path) -> None:
    """Do it beside the window, then open the file as it is; called off, it is left as it was."""
    from app.store.book import Book
    from app.ui.parts.work import Cancelled, Progress

    now = window.clock()

    def update(moved: Progress, cancelled: Cancelled) -> None:
        def step(done: int, total: int) -> None:
            if cancelled():
                raise Refusal(CALLED_OFF.format(name=path.name))
            moved(f"{whole(done)} of {whole(total)}")

        Book.open(path, now, progress=step).close()

    if not window.strip.run(
        f"Bringing {path.name} up to date",
        update,
        lambda _: open_book(window, path, read_only=False, updated=True),
        refused=lambda refusal: window.refuse(str(refusal)),
        called_off=lambda: window.refuse(CALLED_OFF.format(name=path.name)),
    ):
        window.refuse("Other work is still going on. Wait for it, or cancel it first.")


def show_unchecked(window: MainWindow, book: Book) -> None:
    """Show a book whose whole check is still to come, and do that beside the window.

    A damaged file may hold anything: where it cannot be shown, the check says what is wrong.
    """
    try:
        with resting():
            window.show_book(book)
    except Exception:
        try:
            book.settle()
        except Refusal as refusal:
            window.give_up(book, refusal)
            return
        raise
    window.after_paint(lambda: _settle_beside(window, book))


def _settle_beside(window: MainWindow, book: Book) -> None:
    """Check the file beside the window; the other pages are made ahead once it is known whole."""
    from app.ui.parts.progress import raise_trouble
    from app.ui.parts.work import Work

    def here() -> bool:
        return window.desk is not None and window.desk.book is book

    def go_on(_: object) -> None:
        from app.ui.ahead import make_ahead

        if window.desk and here():
            make_ahead(window, window.desk)

    def say_notes(_: object) -> None:
        if window.desk and here() and book.notes:
            show_bands(window.bands, window.desk, window.settings)

    if here():
        work = Work(lambda moved, _: book.settle(checked=lambda: moved(book)))
        work.moved.connect(go_on)
        work.done.connect(say_notes)
        work.refused.connect(lambda refusal: window.give_up(book, refusal))
        work.crashed.connect(raise_trouble)
        work.begin()


def show_bands(bands: Bands, desk: Desk, settings: Settings) -> None:
    """Say over the pages what is special about this file."""
    if desk.rehearsed_on:
        bands.show_band("rehearsal", rehearsal_sentence(desk), REHEARSAL_LINKS, "warning")
    elif desk.company.sample_on:
        bands.show_band("sample", sample_sentence(desk))
    if desk.read_only:
        text = f"This file is open for reading only. {desk.held_by()}".strip()
        bands.show_band("read-only", text)
    seq, head = settings.head_of(desk.book.path)
    if seq and not desk.book.has_head(seq, head):
        bands.show_band("older", older_sentence(seq), severity="warning")
    for number, note in enumerate(desk.book.notes):
        bands.show_band(f"note-{number}", note, severity="warning")


def put_down(desk: Desk, settings: Settings) -> None:
    """Remember how far the file was; of a rehearsal nothing, and its papers' stamp goes.

    Nor of a file that was found to be damaged.
    """
    if desk.book.settling and desk.book.settling.found_damaged():
        return
    if desk.rehearsed_on is None:
        settings.keep_head(desk.book.path, *desk.book.head())
        return
    from app.documents.typeset import stamp_pages

    stamp_pages("")


def older_sentence(seq: int) -> str:
    """What is said over a file that lacks what it held when it was last closed here."""
    return (
        f"Entry {seq:,}, the last one when this file was closed here, is not in it. It is an older "
        "copy, or it was restored. Go on only if that was meant."
    )


def rehearsal_sentence(desk: Desk) -> str:
    """What the band over a rehearsal says, on every page."""
    return f"Rehearsal: nothing is kept. Its calendar stands at {day_short(desk.today)}."


def sample_sentence(desk: Desk) -> str:
    """What the band over the sample company says."""
    return f"Sample company. Its calendar stands at {day_short(desk.today)}."
