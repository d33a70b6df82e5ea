"""The main work without a screen: files written, the plan printed with sections and counts."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from app.store.verify import verify_file
from app.ui import headless
from app.ui.tabs import TABS


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("out")


@pytest.fixture(scope="module")
def printed(out, qapp):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    now = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))
    return "\n".join(headless.do_meeting(out, now))


def test_the_plan_is_printed_with_its_days_sections_and_counts(printed):
    for line in (
        "Record date: Wednesday, April 7, 2004 (§2.11 ¶1",
        "Notice given on: Saturday, April 10, 2004 (§2.4 ¶1)",
        "Less 60 days: Fri, Mar 26, 2004, first day",
        "Holders’ proposals and nominations close on Fri, Mar 5, 2004.",
    ):
        assert line.replace("’", "'") in printed.replace("’", "'")


def test_notice_deposit_and_affidavit_follow_in_order(printed):
    places = [printed.index(words) for words in ("Notice of", "notices deposited", "Affidavit of")]
    assert places == sorted(places)


def test_the_papers_are_files_that_can_be_read(out, printed):
    names = sorted(path.name for path in out.glob("*.pdf"))
    assert len(names) == 7
    assert names[0] == "2004-annual Address labels.pdf"
    notice = next(out.glob("*Notice of Annual Meeting*.pdf"))
    text = PdfReader(BytesIO(notice.read_bytes())).pages[0].extract_text()
    assert "Tuesday, May 25, 2004" in " ".join(text.split())


def test_the_company_file_is_whole(out, printed):
    assert verify_file(out / headless.WORK).ok
    assert [p.name for p in out.iterdir() if p.is_dir()] == []


def test_every_tab_is_drawn(out, sample_file, qapp, monkeypatch):
    monkeypatch.setattr("app.ui.desktop.make_application", lambda: qapp)
    sample_file.rename(out / headless.SAMPLE)
    from datetime import datetime
    from zoneinfo import ZoneInfo

    now = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))
    list(headless.draw_window(out, now))
    drawn = sorted(path.name for path in out.glob("*.png"))
    tabs = [f"{n} {tab.words}.png" for n, tab in enumerate(TABS, 1)]
    assert drawn == [*tabs, headless.PLAN_PICTURE]
    picture = QImage(str(out / headless.PLAN_PICTURE))
    assert picture.size().toTuple() == headless.SIZE
    assert (out / headless.PLAN_PICTURE).stat().st_size < 250_000
