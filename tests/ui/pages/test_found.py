"""Finding in the whole book: typing, marks, groups, and where each record opens."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.acts.act import Who
from app.acts.operations import perform
from app.presenters.found import PLACES, SEATS, SERVICE, target_of
from app.store import indexing, schema
from app.store.book import Book
from app.store.following import Taking, follow
from app.ui.following import Follower
from app.ui.pages.found import FoundPage
from app.ui.parts.marked_cells import pieces
from tests.ui.pages.conftest import NOW

DAY = date(2004, 2, 27)


def find(qtbot, window, text):
    """Type into the box and press Enter; the page of what was found."""
    window.tabs.search.clear()
    qtbot.keyClicks(window.tabs.search, text)
    qtbot.keyClick(window.tabs.search, Qt.Key.Key_Return)
    assert isinstance(window.page(), FoundPage)
    return window.page()


def keys(page):
    return [row.key for row in page.table.table().rows]


def test_the_keyboard_alone_goes_from_the_box_to_the_record_and_back(qtbot, window):
    box = window.tabs.search
    qtbot.keyClicks(box, "hashimoto")
    qtbot.keyClick(box, Qt.Key.Key_Down)  # before typing rests
    page = window.page()
    assert page.table.grid.hasFocus()
    assert "people" in page.heading.fact()
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Escape)
    assert box.hasFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    kind, _, key = page.table.current_key().partition("|")
    assert kind == "director"
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    assert window.page().name == "Directors"
    assert window.page().chosen_key() == key


def test_one_group_alone_and_back(qtbot, window):
    page = find(qtbot, window, "c")
    assert "more:people" in keys(page)
    page.table.choose("more:people")
    page.table.open_current()
    total = int(page.heading.fact().split(": ")[1].split()[0].replace(",", ""))
    assert len(keys(page)) == min(total, 200) + 1
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Escape)
    assert "more:people" in keys(page)


def test_the_words_found_are_pieces_of_their_own():
    assert list(pieces("Ann Lee, Reno", ((4, 7),))) == [
        ("Ann ", False), ("Lee", True), (", Reno", False)
    ]  # fmt: skip
    assert list(pieces("Lee", ((0, 3),))) == [("Lee", True)]


def test_nothing_found_says_what_to_do(qtbot, window):
    page = find(qtbot, window, "zzzz")
    assert keys(page) == []
    assert "fewer words" in page.table.table().empty


def test_every_place_that_a_record_opens_on_stands(qtbot, window):
    for _, place in (*PLACES.values(), SEATS, SERVICE):
        name, _, sub = place.partition(":")
        number = int(target_of(next_kind(place)).split(":")[1])
        page = window.open_page(number)
        assert page.name.lower().replace(" ", "-") == name
        page.sub_pages.open(sub)
        assert page.sub_pages.value() == sub


def next_kind(place):
    """The key of a row whose record stands there."""
    if place in (SEATS[1], SERVICE[1]):
        return "director.removed|7 x" if place == SEATS[1] else "officer.chosen|7 x"
    kind = next(kind for kind, (_, where) in PLACES.items() if where == place)
    return f"{kind}|7 x"


def test_a_kind_without_a_page_opens_in_the_journal():
    assert target_of("class.legend|7 1") == "found:5:journal:7"


def test_a_demand_is_found_by_its_purpose_and_opened(qtbot, window):
    given = {
        "wants": "register", "received_on": "2/2/2004", "demander": "Ada Müller",
        "purpose": "the lease of the head office", "demand": "demand-1",
    }  # fmt: skip
    window.desk.perform("receive-demand", given)
    page = find(qtbot, window, "leas muller")
    (key,) = [key for key in keys(page) if key.startswith("demand.")]
    page.table.choose(key)
    page.table.open_current()
    assert window.page().name == "Shareholders"
    assert window.page().chosen_key() == "demand-1"


def test_a_rule_and_a_section_of_the_text_are_opened(qtbot, window, tmp_path):
    text = tmp_path / "bylaws.txt"
    text.write_text("ARTICLE I\nOFFICES\n\nSection 1. Seat. The seat of zebras is here.\n", "utf-8")
    window.desk.perform("bylaws-text", {"version": "hemacare-2002", "path": str(text)})
    page = find(qtbot, window, "zebra")
    qtbot.waitUntil(lambda: any(key.startswith("section|") for key in keys(page)))
    (key,) = [key for key in keys(page) if key.startswith("section|")]
    page.table.choose(key)
    page.table.open_current()
    assert window.page().sub_pages.value() == "contents"
    assert window.page().tables["contents"].current_key() == key.rpartition(":")[2]
    page = find(qtbot, window, "quorum of shareholders")
    qtbot.waitUntil(lambda: any(key.startswith("rule|") for key in keys(page)))
    page.table.choose(next(key for key in keys(page) if key.startswith("rule|")))
    page.table.open_current()
    assert window.page().sub_pages.value() == "rules"


def test_a_cancelled_certificate_is_shown_on_a_day_on_which_it_stood(qtbot, window):
    book = window.desk.book
    gone = next(c for c in book.certificates() if c.cancelled and c.cancelled > c.issued)
    page = find(qtbot, window, f"certificate {gone.number}")
    page.table.choose(f"certificate|{gone.number}")
    page.table.open_current()
    assert window.page().chosen_key() == gone.number
    assert window.page().shown_on() == date.fromisoformat(gone.issued[:10])


def test_a_holder_without_shares_is_shown_by_the_last_entry(qtbot, window):
    desk = window.desk
    receipt = desk.perform("holder-add", {"name": "Quinta Xylander"})
    page = find(qtbot, window, "xylander")
    page.table.choose(next(key for key in keys(page) if key.startswith("holder|")))
    page.table.open_current()
    assert window.page().sub_pages.value() == "entries"
    assert window.page().chosen_key() == str(receipt.seq)


@pytest.fixture
def older_file(company_file):
    """The company file as version 1 of the tables had it."""
    connection = sqlite3.connect(company_file, isolation_level=None)
    connection.executescript(
        "DROP TABLE found; DROP TABLE found_text; DROP TABLE found_upto; "
        f"{schema.SPARED} PRAGMA user_version = 1"
    )
    connection.close()
    return company_file


def test_a_file_of_an_earlier_version_is_brought_up_to_date_beside_the_window(
    qtbot, window, older_file, tmp_path
):
    window.close_file()
    window.open_file(older_file)
    assert window.desk is None
    assert window.strip.busy()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    page = find(qtbot, window, "hashimoto")
    qtbot.waitUntil(lambda: bool(keys(page)), timeout=20_000)


def test_called_off_it_is_left_as_it_was(qtbot, window, older_file):
    window.close_file()
    window.open_file(older_file)
    window.strip.cancel()
    qtbot.waitUntil(lambda: not window.strip.busy(), timeout=20_000)
    assert "left as it was" in window.start.said()
    book = Book.open(older_file, NOW, read_only=True)
    assert book.search.find("hashimoto", 1)
    book.close()


def test_a_damaged_index_is_made_anew_beside_the_window(qtbot, window):
    spoil(window.desk.book)
    page = find(qtbot, window, "hashimoto")
    assert window.bands.sentences().keys() <= {"sample"}
    qtbot.waitUntil(lambda: "still" not in page.heading.fact(), timeout=20_000)
    assert "people" in page.heading.fact()
    assert any(key.startswith("director|") for key in keys(page))


def test_a_damaged_index_of_a_file_that_is_only_read_is_said_in_a_sentence(
    qtbot, window, company_file
):
    spoil(window.desk.book)
    window.close_file()
    window.open_file(company_file, read_only=True)
    find(qtbot, window, "hashimoto")
    assert "nothing else is" in " ".join(window.bands.sentences().values())


def spoil(book):
    """Damage the index, and nothing else."""
    book._connection.execute("UPDATE found_data SET block = x'00' WHERE id > 10")


def test_what_is_still_to_come_is_said_and_comes(qtbot, window):
    book = window.desk.book
    entries, papers = book.head()[0], len(book.papers())
    book.follow_on(Taking(anew=True))
    page = find(qtbot, window, "hashimoto")
    assert not any(key.startswith("director|") for key in keys(page))
    assert page.heading.fact().endswith(
        f"The newest {entries:,} entries and the words of {papers} papers "
        "are still being taken into the search."
    )
    qtbot.waitUntil(lambda: "still" not in page.heading.fact(), timeout=20_000)
    assert any(key.startswith("director|") for key in keys(page))
    assert book.verify().ok


def test_what_is_still_to_come_in_a_file_that_is_only_read(qtbot, window, company_file):
    window.desk.book.follow_on(Taking(anew=True))
    window.close_file()
    window.open_file(company_file, read_only=True)
    page = find(qtbot, window, "hashimoto")
    assert page.heading.fact().endswith("are not in the search yet.")


def test_what_is_recorded_is_taken_in_beside_the_window_once_it_rests(qtbot, window):
    """Nothing that was read is read again for it."""
    book = window.desk.book
    window.desk.perform("holder-add", {"name": "Quinta Xylander"})
    company = window.desk.company
    assert indexing.followed(book._connection).seq < book.head()[0]
    qtbot.waitUntil(
        lambda: indexing.followed(book._connection).seq == book.head()[0], timeout=20_000
    )
    assert book.company() == company
    assert any(key.startswith("holder|") for key in keys(find(qtbot, window, "xylander")))


def test_closing_calls_it_off_and_what_was_recorded_is_found_all_the_same(
    qtbot, window, company_file
):
    window.desk.book.follow_on(Taking(anew=True))
    follower = window.desk.findChild(Follower) or Follower(window.desk)
    follower.start(0)
    qtbot.waitUntil(lambda: indexing.followed(window.desk.book._connection).seq > 0)
    window.close_file()
    book = Book.open(company_file, NOW)
    assert indexing.followed(book._connection) != indexing.last(book._connection)
    assert book.verify().ok
    follow(book)
    assert book.search.find("hashimoto", 1)
    book.close()


def test_what_is_recorded_while_the_page_is_open_is_found_at_once(qtbot, window):
    page = find(qtbot, window, "xylander")
    assert keys(page) == []
    who = Who("Linda J. Hargrove", NOW, DAY)
    window.desk.took_effect(
        perform(window.desk.book, "holder-add", {"name": "Quinta Xylander"}, who)
    )
    assert any(key.startswith("holder|") for key in keys(page))
