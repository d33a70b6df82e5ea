"""The line at the foot of every page: read beside the window, led on by each part."""

from __future__ import annotations

import shutil

import pytest

from app.ui.health import health_beside
from tests.ui.pages.conftest import NOW, sample_2004, window  # noqa: F401 - fixtures

__all__ = ["NOW"]


@pytest.fixture
def company_file(tmp_path, sample_2004):  # noqa: F811
    path = tmp_path / sample_2004.name
    shutil.copy(sample_2004, path)
    return path


def known(qtbot, window):  # noqa: F811
    window.health.look_now()
    qtbot.waitUntil(lambda: window.health.line() is not None, timeout=20_000)
    return window.health.line()


def test_it_says_how_the_record_stands_and_follows_it(qtbot, window):  # noqa: F811
    assert [button.text() for button in window.health.buttons][1] == "Check of the chain"
    line = known(qtbot, window)
    seq = window.desk.book.head()[0]
    assert line.parts[0].text == "Shares in balance"
    assert line.parts[1].text == f"Chain whole to entry {seq:,}"
    window.desk.perform("ask-account", {"on": "2004-02-20", "by": "the president"})
    window.health.look_now()
    qtbot.waitUntil(
        lambda: window.health.buttons[1].text() == f"Chain whole to entry {seq + 1:,}",
        timeout=20_000,
    )


def test_each_part_opens_its_place_by_keys(qtbot, window):  # noqa: F811
    known(qtbot, window)
    places = []
    for button in window.health.buttons:
        button.setFocus()
        qtbot.keyClick(button, " ")
        page = window.page()
        places.append((page.name, page.sub_pages.value() if hasattr(page, "sub_pages") else ""))
    assert places == [
        ("Shareholders", "balance"),
        ("Minute Book", "verify"),
        ("Shareholders", "findings"),
        ("Today", ""),
        ("Bylaws", "unclear"),
    ]


def test_without_a_file_it_is_away_and_nothing_runs(qtbot, window):  # noqa: F811
    assert window.health.isVisible()
    window.health.look_now()
    window.close_file()
    assert not window.health.isVisible()
    assert window.health.line() is None
    qtbot.wait(50)
    assert window.health.line() is None


def test_a_file_that_cannot_be_read_is_said(qtbot, window):  # noqa: F811
    window.desk.book.path = window.desk.book.path.with_name("gone.minutebook")
    line = known(qtbot, window)
    assert (line.severity, line.parts[1].target) == ("error", "act:5:verify")


def test_it_is_called_off_at_the_first_question(window):  # noqa: F811
    from app.domain.health import Chain

    desk = window.desk
    assert health_beside(desk.book.path, desk.today, Chain(), lambda: True) is None
