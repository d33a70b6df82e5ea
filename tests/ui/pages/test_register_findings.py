"""The findings of a long register: looked for beside the window, and again after a change."""

import pytest

from app.acts.shares.answers import register_findings
from app.presenters.register_cards import alike
from app.ui.pages import register_findings as beside
from app.ui.pages.shareholders import ShareholdersPage

NEW = {"name": "Whit Small", "capacity": "individual"}


@pytest.fixture
def page(qtbot, desk, monkeypatch):
    monkeypatch.setattr(beside, "SHORT", 0)
    made = ShareholdersPage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


def said(page):
    return page.current_table().empty


def sentences(page):
    return [row.cells[1] for row in page.current_table().rows]


def expected(desk):
    found = (*register_findings(desk.book, desk.today), *alike(desk.book.holders()))
    return [finding.sentence for finding in found]


def test_a_long_register_is_looked_through_beside_the_window(page, desk, qtbot):
    page.sub_pages.open("findings")
    assert (said(page), sentences(page)) == ("Looking through the register.", [])
    qtbot.waitUntil(lambda: bool(sentences(page)))
    assert sentences(page) == expected(desk)


def test_what_changed_meanwhile_is_looked_for_again(page, desk, qtbot):
    page.sub_pages.open("findings")
    for name in ("Ada Lovelace", "ADA LOVELACE"):
        desk.perform("holder-add", {**NEW, "name": name})
    assert sentences(page) == []
    qtbot.waitUntil(lambda: bool(sentences(page)))
    assert sentences(page) == expected(desk)
    assert any("look alike" in sentence for sentence in sentences(page))


def test_called_off_it_says_so_and_the_list_opened_again_looks_again(page, desk, qtbot):
    page.sub_pages.open("findings")
    desk.strip.cancel()
    qtbot.waitUntil(lambda: said(page) == beside.CALLED_OFF)
    page.sub_pages.open("holders")
    page.sub_pages.open("findings")
    qtbot.waitUntil(lambda: sentences(page) == expected(desk))


def test_while_other_work_goes_on_it_waits(page, desk, qtbot):
    going = [True]

    def other(_moved, cancelled):
        while going and not cancelled():
            pass

    desk.strip.run("Other work", other, lambda _: None)
    page.sub_pages.open("findings")
    assert said(page).startswith("Other work is still going on.")
    going.clear()
    qtbot.waitUntil(lambda: not desk.strip.busy())
    page.sub_pages.open("holders")
    page.sub_pages.open("findings")
    qtbot.waitUntil(lambda: sentences(page) == expected(desk))


def test_a_page_put_away_while_it_looks_says_nothing_more(desk, qtbot, monkeypatch):
    monkeypatch.setattr(beside, "SHORT", 0)
    page = ShareholdersPage(desk)
    page.sub_pages.open("findings")
    page.deleteLater()
    qtbot.waitUntil(lambda: not desk.strip.busy())


def test_what_was_found_before_a_change_is_not_shown(page, desk, qtbot):
    page.sub_pages.open("findings")
    page.refresh()
    page._findings._keep(())
    assert said(page) and "adds up" not in said(page)
    qtbot.waitUntil(lambda: not desk.strip.busy())
    page.refresh()
    qtbot.waitUntil(lambda: sentences(page) == expected(desk))
