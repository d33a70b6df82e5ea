"""The window over the sample company, and files to bring in."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QDialog

from app.store.book import Book
from app.ui.desk import Desk
from app.ui.settings import Settings
from app.ui.window import MainWindow

NOW = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))
DAY = date(2004, 12, 31)


@pytest.fixture
def window(qtbot, sample_file, tmp_path):
    settings = Settings(tmp_path / "settings")
    settings.set_by("Linda J. Hargrove")
    made = MainWindow(settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_file(sample_file)
    return made


@pytest.fixture
def desk(window):
    return window.desk


@pytest.fixture
def reach(qtbot, window):
    """Open the dialog behind a key of the menu, and give it once it is in sight."""

    def open_it(key):
        window.menus.actions[key].trigger()
        shown = [d for d in window.findChildren(QDialog) if d.isVisible()]
        assert len(shown) == 1
        qtbot.waitUntil(lambda: not shown[0].strip.busy())
        return shown[0]

    return open_it


@pytest.fixture
def read(qtbot, tmp_path):
    """Hand a file with this text, or a path, to the dialog and wait until it is read."""

    def hand(dialog, given, name="holders.csv"):
        path = given
        if isinstance(given, str | bytes):
            path = tmp_path / name
            path.write_bytes(given.encode() if isinstance(given, str) else given)
        dialog.read(path)
        qtbot.waitUntil(lambda: not dialog.strip.busy())
        return path

    return hand


@pytest.fixture
def other(qtbot, tmp_path):
    """A desk over a new company of no class and no holder."""
    from app.acts.act import Who
    from app.acts.company import new_company

    who = Who("Anna", NOW, NOW.date())
    given = {"name": "HemaCare Corporation", "incorporated_on": "1978-08-15"}
    path = tmp_path / "other.minutebook"
    new_company(path, given, who).close()
    made = Desk(Book.open(path, NOW), "Anna", lambda: NOW)
    yield made
    made.close()


def said(book):
    """What two registers must agree on: holders, certificates, and who held what on every day."""
    from app.acts.exchange.in_force import entries_in_force

    moments = sorted({m.moment for m in book.movements()})
    chosen = [*moments[:: max(1, len(moments) // 20)], moments[-1]]
    kept = ("shares.", "treasury.", "legend.", "stop.", "class.legend")
    return {
        "holders": [(h.id, h.name, h.capacity, h.addresses) for h in book.holders()],
        "certificates": [
            (c.number, c.holder_id, c.shares, c.issued, c.cancelled, c.legends, c.stopped)
            for c in book.certificates()
        ],
        "holdings": [book.holdings(moment) for moment in chosen],
        "entries": sorted(
            json.dumps([e.kind, e.on.isoformat(), e.at], sort_keys=True)
            for e in entries_in_force(book)
            if e.kind.startswith(kept)
        ),
    }
