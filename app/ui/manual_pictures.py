"""The pictures of the manual, drawn from the program itself on the sample company.

`pictures [FOLDER]` draws each picture of `PICTURES` at the same size and in light colours.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from app import RESOURCES
from app.acts.act import Who
from app.acts.operations import perform
from app.acts.sample import write_sample
from app.domain.refusal import DONE, Refusal

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from app.store.book import Book
    from app.ui.desk import Desk
    from app.ui.window import MainWindow

Scene = Callable[["MainWindow"], "QPixmap"]
SECRETARY = "Linda J. Hargrove"
SIZE = (1220, 690)
READ_MS = 3000  # until the record was read and the pages are made
TODAY, REGISTER, DIRECTORS, MEETINGS, MINUTES, BYLAWS = 0, 1, 2, 4, 5, 6
PLANNING, MEETING_DAY = date(2004, 2, 27), date(2004, 5, 25)
MEETING = "2004-annual"
CERTIFICATE, WINDOW_OF_NOTICE = "3", "shareholders.notice.window"
SHEET = 800  # px across a page of paper


def main(arguments: Sequence[str]) -> int:
    """Draw every picture into the folder named, or into the manual's; answers the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = Path(arguments[0]) if arguments else RESOURCES / "help" / "pictures"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in draw_pictures(folder):
            print(name)  # noqa: T201
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)  # noqa: T201
        return refusal.code
    return DONE


def draw_pictures(folder: Path) -> Iterator[str]:
    """Each picture drawn into the folder; answers its file's name."""
    from app.ui.desktop import make_application
    from app.ui.theme import theme

    app = make_application()
    theme().apply(app, dark=False)
    for day, scenes in SCENES.items():
        with tempfile.TemporaryDirectory() as scratch:
            window = _window(Path(scratch), day)
            for name, scene in scenes.items():
                scene(window).save(str(folder / f"{name}.png"))
                yield f"{name}.png"
            window.close()
            window.deleteLater()


def _window(scratch: Path, day: date) -> MainWindow:
    """The window on the sample company as it stood on that morning."""
    from app.ui.settings import Settings
    from app.ui.window import MainWindow

    now = datetime(day.year, day.month, day.day, 8, 55, tzinfo=ZoneInfo("America/Los_Angeles"))
    file = scratch / "HemaCare.minutebook"
    book = write_sample(file, now, through=day)
    if day == MEETING_DAY:
        _log_proxies(book, Who(SECRETARY, now, day))
    book.close()
    settings = Settings(scratch)
    settings.set_by(SECRETARY)
    window = MainWindow(settings, lambda: now)
    window.resize(*SIZE)
    window.show()
    window.open_file(file)
    _settled(window, READ_MS)
    return window


def _log_proxies(book: Book, who: Who) -> None:
    """Three large holders gave their proxies, one of them without a date; others are present."""
    held = book.record_list(MEETING)
    big = sorted(held.entitled, key=lambda row: -row.votes)[:9] if held else []
    for number, row in enumerate(big[:3]):
        given: dict[str, Any] = {
            "meeting": MEETING,
            "holder": row.holder_id,
            "received_at": "2004-05-03T09:00",
            "agents": ["R. Lachance"],
            "signer": "holder",
        }
        dated = {} if number == 1 else {"dated_on": "2004-04-20"}
        perform(book, "receive-proxy", given | dated, who)
    here = [{"holder": row.holder_id} for row in big[3:]]
    came = {"meeting": MEETING, "at": "2004-05-25T08:50", "holders": here}
    perform(book, "arrive", came | {"agents": ["R. Lachance"]}, who)


def _page(number: int, sub: str = "", key: str = "") -> Scene:
    """A page of the window, at a record of a sub-page."""

    def draw(window: MainWindow) -> QPixmap:
        window.do(f"page:{number}")
        if sub:
            window.go(f"found:{number}:{sub}:{key}")
        return _settled(window).grab()

    return draw


def _plan(window: MainWindow) -> QPixmap:
    """The plan of the annual meeting."""
    return _page(MEETINGS, "plan", MEETING)(window)


def _calendar(window: MainWindow) -> QPixmap:
    """The plan with the calendar of the record date open over it."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter

    form = _form_of_plan(window)
    form.go_to("record_on")
    _settled(window)
    field = form.day_field("record_on")
    field.open_calendar()
    _settled(window)
    picture, calendar = window.grab(), field.popup().grab()
    under = field.mapTo(window, QPoint(0, field.height() + 2))
    room = picture.size() - calendar.size()
    painter = QPainter(picture)
    place = QPoint(min(under.x(), room.width() - 8), min(under.y(), room.height() - 8))
    painter.drawPixmap(place, calendar)
    painter.end()
    field.popup().close()
    return picture


def _meeting_day(window: MainWindow) -> QPixmap:
    """The board of the meeting, holders coming in."""
    return _page(MEETINGS, "meeting", MEETING)(window)


def _form(number: int, target: str, record: str = "", **typed: object) -> Scene:
    """The form of an act as it opens on that page, with what is typed into it."""

    def draw(window: MainWindow) -> QPixmap:
        window.do(f"page:{number}")
        if record:
            window.go(f"found:{number}:{record}")
        window.do(f"act:{number}:{target}")
        dialog = _dialog(window)
        for name, value in typed.items():
            dialog.form.editors[name].set_value(value)
        dialog.form.changed.emit(dialog.form.draft())
        return _put_away(window, dialog)

    return draw


def _why(window: MainWindow) -> QPixmap:
    """*Why?* on the day of the notice."""
    from app.ui.why import WhyDialog

    _form_of_plan(window).why.emit(WINDOW_OF_NOTICE)
    _settled(window)
    dialog = next(one for one in window.findChildren(WhyDialog) if one.isVisible())
    return _put_away(window, dialog)


def _form_of_plan(window: MainWindow) -> Any:
    """The form of the annual meeting's plan."""
    _plan(window)
    page: Any = window.page()
    return page.form


def _paper(kind: str) -> Scene:
    """The first page of the last filed paper of that kind."""

    def draw(window: MainWindow) -> QPixmap:
        book = _desk(window).book
        paper = [one for one in book.papers() if kind in one.kind][-1]
        return _sheet(book.paper_bytes(paper.id))

    return draw


def _certificate(window: MainWindow) -> QPixmap:
    """The front of a share certificate."""
    from app.acts.shares.papers import share_paper

    desk = _desk(window)
    made = share_paper(
        desk.book, "certificate", CERTIFICATE, Who(desk.by, desk.clock(), desk.today)
    )
    return _sheet(made.data)


def _sheet(data: bytes) -> QPixmap:
    """The first page of a PDF on a sheet with an edge."""
    from PySide6.QtGui import QPainter, QPixmap

    from app.ui.parts.paper_pages import PaperPages
    from app.ui.theme import theme

    pages = PaperPages(data)
    picture = QPixmap.fromImage(pages.picture(0, SHEET / pages.size(0)[0]))
    pages.close()
    painter = QPainter(picture)
    painter.setPen(theme().colour("edge"))
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return picture


def _dialog(window: MainWindow) -> Any:
    """The form that stands open over the window."""
    from app.ui.parts.act_dialog import ActDialog

    _settled(window)
    return next(one for one in window.findChildren(ActDialog) if one.isVisible())


def _put_away(window: MainWindow, dialog: Any) -> QPixmap:
    _settled(window)
    picture = dialog.grab()
    dialog.done(0)
    return picture


def _settled(window: MainWindow, wait: int = 300) -> MainWindow:
    """The window after what was put off for so many ms is done."""
    from PySide6.QtTest import QTest

    QTest.qWait(wait)
    return window


def _desk(window: MainWindow) -> Desk:
    if window.desk is None:
        raise RuntimeError("The sample company is not open.")
    return window.desk


SCENES: Mapping[date, Mapping[str, Scene]] = {
    PLANNING: {
        "today": _page(TODAY),
        "meetings": _plan,
        "calendar": _calendar,
        "why": _why,
        "register": _page(REGISTER, "holders", "1"),
        "transfer": _form(REGISTER, "transfer:1"),
        "certificate": _certificate,
        "directors": _page(DIRECTORS, "over-time"),
        "rules": _page(BYLAWS),
        "minute-book": _page(MINUTES),
    },
    MEETING_DAY: {
        "meeting-day": _meeting_day,
        "affidavit": _paper("affidavit"),
    },
}
"""The picture of each name, by the day on which the sample stands."""
