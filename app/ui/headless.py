"""The program's main work without a screen: the annual meeting of 2004, from plan to affidavit.

`headless [FOLDER]` writes into the folder the sample company, the company file of that meeting,
every paper as PDF, and a picture of each page of the window.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.acts.act import Who
from app.acts.meetings.notice_given import known_plan, plan_facts
from app.acts.operations import perform
from app.acts.sample import meeting_plan, read_resource, write_sample
from app.bylaws.law import shelf_for
from app.domain.codec import plan_to_json
from app.domain.offices import in_office
from app.domain.refusal import DONE, INPUT, Refusal
from app.domain.words import day_plain, plural
from app.presenters.plan import plan_lines
from app.store.book import Book
from app.ui.files import readable_name

if TYPE_CHECKING:
    from app.ui.window import MainWindow

PLANNED_ON = date(2004, 2, 27)
MEETING = "2004-annual"
MEETINGS = 4  # its place among the tabs
SIZE = (1366, 768)
PLAN_PICTURE = "meetings.png"
SAMPLE, WORK = "sample.minutebook", "annual meeting 2004.minutebook"


def main(arguments: Sequence[str]) -> int:
    """Do the work into the folder named, or into `out`; answers the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = Path(arguments[0] if arguments else "out")
    now = datetime.now().astimezone()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / SAMPLE).exists():
            write_sample(folder / SAMPLE, now).close()
        _say(f"{SAMPLE}: the sample company")
        for line in do_meeting(folder, now):
            _say(line)
        for name in draw_window(folder, now):
            _say(name)
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)  # noqa: T201
        return refusal.code
    except OSError as trouble:
        print(f"{folder} cannot be written ({trouble.strerror}).", file=sys.stderr)  # noqa: T201
        return INPUT
    _say(f"Everything lies in {folder.resolve()}.")
    return DONE


def do_meeting(folder: Path, now: datetime) -> Iterator[str]:
    """Plan the meeting, give notice, record the mailing, make the affidavit; a line for each."""
    figures = next(m for m in read_resource("hemacare.toml")["meetings"] if m["key"] == MEETING)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        book = write_sample(Path(scratch) / WORK, now, through=PLANNED_ON)
        try:
            yield from _plan(book, figures, now)
            yield from _mail(book, figures, now)
            yield from _write_papers(book, folder)
        finally:
            book.close()
        (Path(scratch) / WORK).replace(folder / WORK)
    yield f"{WORK}: the company file of that meeting"


def draw_window(folder: Path, now: datetime) -> Iterator[str]:
    """A picture of every page of the window on the sample company, and of an open plan."""
    from PySide6.QtCore import QEvent

    from app.ui.desktop import make_application
    from app.ui.settings import Settings
    from app.ui.theme import theme
    from app.ui.window import MainWindow

    app = make_application()
    theme().apply(app, dark=False)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        settings = Settings(Path(scratch))
        settings.set_by("Minutebook")
        window = MainWindow(settings, lambda: now)
        window.resize(*SIZE)
        window.show()
        window.open_file(Path(shutil.copy(folder / SAMPLE, scratch)))
        yield from _draw_pages(window, folder)
        yield _draw_plan(window, folder, Path(scratch) / "planned.minutebook", now)
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _plan(book: Book, figures: Mapping[str, Any], now: datetime) -> Iterator[str]:
    """Keep the plan with the meeting's real dates, and print it with sections and counts."""
    plan = meeting_plan(figures)
    book.keep_draft(f"plan:{plan.key}", plan_to_json(plan), now)
    shelf = shelf_for(book.company().bylaws)
    facts = plan_facts(book, known_plan(book, MEETING), PLANNED_ON)
    yield ""
    yield from plan_lines(shelf, plan, facts)
    yield ""


def _mail(book: Book, figures: Mapping[str, Any], now: datetime) -> Iterator[str]:
    """Notice, deposit and affidavit, each on its real day."""
    secretary = in_office(book.company().terms, figures["notice_on"], "secretary")[0]
    mailed = Who(secretary.name, now, figures["notice_on"])
    sworn = Who(secretary.name, now, figures["sworn_on"])
    given = {"meeting": MEETING, "signer": secretary.id}
    yield perform(book, "give-notice", given, mailed).says
    held = book.record_list(MEETING)
    deposit = {
        "meeting": MEETING,
        "on": figures["notice_on"].isoformat(),
        "at": figures["deposited_at"],
        "place": "United States Post Office, Woodland Hills, California",
        "manner": "first-class mail",
        "pieces": len(held.routed("first-class mail")) if held else 0,
        "enclosures": ["form of proxy", "return envelope"],
        "by": secretary.name,
    }
    yield perform(book, "deposit", deposit, mailed).says
    signed = {"form": "declaration", "signed_on": figures["sworn_on"].isoformat()}
    place = {"signed_at": "Woodland Hills, California"}
    yield perform(book, "affidavit", given | signed | place, sworn).says


def _write_papers(book: Book, folder: Path) -> Iterator[str]:
    """Each paper of the meeting as a PDF file, the very bytes that were filed."""
    yield ""
    for paper in book.papers(MEETING):
        name = readable_name(f"{MEETING} {paper.title}", ".pdf")
        (folder / name).write_bytes(book.paper_bytes(paper.id))
        yield f"{name}: {plural(paper.pages, 'page')}, filed {day_plain(paper.filed_on)}"


def _draw_pages(window: MainWindow, folder: Path) -> Iterator[str]:
    from PySide6.QtWidgets import QApplication

    from app.ui.tabs import TABS

    yield ""
    for number, tab in enumerate(TABS):
        window.do(f"page:{number}")
        QApplication.processEvents()
        name = f"{number + 1} {tab.words}.png"
        window.grab().save(str(folder / name))
        yield f"{name}: the page in the window"


def _draw_plan(window: MainWindow, folder: Path, file: Path, now: datetime) -> str:
    """The plan of the annual meeting as it stood before its notice, in `PLAN_PICTURE`."""
    from PySide6.QtWidgets import QApplication

    write_sample(file, now, through=PLANNED_ON).close()
    window.open_file(file)
    window.do(f"page:{MEETINGS}")
    window.go(f"found:{MEETINGS}:plan:{MEETING}")
    QApplication.processEvents()
    window.grab().save(str(folder / PLAN_PICTURE))
    return f"{PLAN_PICTURE}: the plan of that meeting in the window"


def _say(line: str) -> None:
    print(line)  # noqa: T201
