"""The share register: as of a day, filtered, and its acts through their dialogs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.acts.operations import perform
from app.domain.shares import end_of
from app.ui.pages.shareholders import ShareholdersPage

NOMINEE = "1"


@pytest.fixture
def page(qtbot, desk):
    made = ShareholdersPage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    return made


@pytest.fixture
def opened(page, monkeypatch):
    """Begin an act on the page and answer its dialog."""
    dialogs = []
    act = type(page).act
    monkeypatch.setattr(type(page), "act", lambda self, made: dialogs.append(act(self, made)))

    def begin(target):
        page.start(target)
        return dialogs[-1]

    return begin


def cells(view):
    return [row[0] for row in view.shown_rows()]


def balance(desk, holder, on=None):
    return desk.book.balance(1, int(holder), end_of(on or desk.today))


def filter_for(page, qtbot, text):
    page.tools.filter.setText(text)
    qtbot.keyClick(page.tools.filter, Qt.Key.Key_Return)
    return cells(page.current_view())


def test_holders_stand_with_pinned_totals(page, desk):
    table = page.current_table()
    assert table.totals[3] == "7,751,060"
    assert len(table.rows) == len(desk.book.holdings(end_of(desk.today)))
    assert page.heading.title() == "Share register"


def test_as_of_an_earlier_day_shows_the_register_of_that_day(page, hands):
    hands.type_over(page.tools.day, "5/10/2003")
    assert page.current_table().totals[3] == "7,751,090"
    assert page.tools.said() == "As of May 10, 2003. Recorded today."
    hands.press(page.tools.back)
    assert page.current_table().totals[3] == "7,751,060"
    assert page.tools.said() == ""


def test_a_past_day_shows_the_name_registered_then(desk, qtbot, hands):
    before = desk.book.holder(30).name
    given = {"holder": 30, "on": "2004-01-05", "name": "Zoe Changed", "evidence": "deed"}
    perform(desk.book, "holder-change", given, desk.who())
    page = ShareholdersPage(desk)
    qtbot.addWidget(page)
    page.show()
    for day, name in (("1/4/2004", before), ("1/5/2004", "Zoe Changed")):
        hands.type_over(page.tools.day, day)
        page.show_found("holders", "30")
        row = next(row for row in page.current_table().rows if row.key == "30")
        assert (page.detail.detail().title, row.cells[0]) == (name, name)


@pytest.mark.parametrize("part", ["name", "certificate", "address"])
def test_a_filter_finds_any_part_of_a_name_certificate_or_address(page, desk, qtbot, part):
    holder = desk.book.holder(30)
    number = next(c.number for c in desk.book.certificates(holder_id=30, live_only=True))
    street = holder.addresses[0].lines[0]
    text = {"name": holder.name[2:9], "certificate": number, "address": street}[part]
    assert holder.name in filter_for(page, qtbot, text)


def test_a_filter_without_a_hit_says_so_and_totals_stay_of_all(page, qtbot):
    assert filter_for(page, qtbot, "zebra") == []
    assert page.current_table().empty == "No holder matches “zebra”. Clear the filter."
    page.tools.filter.clear()
    page.focus_filter()
    assert filter_for(page, qtbot, "") != []


def test_each_sub_page_keeps_its_own_filter(page, qtbot):
    filter_for(page, qtbot, "Nominees")
    page.sub_pages.open("certificates")
    assert page.tools.filter.text() == ""
    page.sub_pages.open("holders")
    assert page.tools.filter.text() == "Nominees"


def test_the_detail_shows_the_holder_of_the_row_chosen(page, desk):
    page.show_found("holders", "30")
    assert page.detail.detail().title == desk.book.holder(30).name
    own = {c.number for c in desk.book.certificates() if c.holder_id == 30}
    shown = page.detail.detail().tables[0]
    assert (shown.title, {row.cells[0] for row in shown.rows}) == ("Certificates", own)


def test_the_balance_agrees_in_every_class(page):
    page.sub_pages.open("balance")
    assert [row.severity for row in page.current_table().rows] == ["fits"]


def test_entries_are_shown_newest_first_and_open_as_recorded(page, desk):
    page.sub_pages.open("entries")
    keys = [int(row.key) for row in page.current_table().rows]
    assert keys == sorted(keys, reverse=True)
    assert page.detail.detail().title.startswith("Entry ")


def test_shares_are_issued_through_the_dialog(page, desk, hands, opened):
    page.show_found("holders", "30")
    before = balance(desk, 30)
    dialog = opened("issue")
    hands.fill(dialog, shares="1,000", authorized="resolution of the board")
    rows = dialog.will_record.shown_rows()
    assert any("1,000" in row for row in rows)
    assert rows[-1] == ("Shares outstanding", "7,751,060", "7,752,060")
    dialog.record()
    assert balance(desk, 30) == before + 1_000
    assert page.current_table().totals[3] == "7,752,060"


def test_a_transfer_shows_what_will_be_recorded_and_keeps_the_sum(page, desk, hands, opened):
    source, target = desk.book.holder(1), desk.book.holder(30)
    certificate = desk.book.certificates(holder_id=1, live_only=True)[0]
    page.show_found("holders", "1")
    before = balance(desk, 1), balance(desk, 30)
    dialog = opened("transfer:1")
    dialog.form.editors["certificate"].set_value(certificate.number)
    dialog.form.editors["to"].set_value("30")
    hands.fill(dialog, shares="1,000")
    rows = dialog.will_record.shown_rows()
    whole = f"{certificate.shares:,}"
    assert rows[-1] == ("Sum of the shares", whole, whole)
    assert any(target.name in row[0] and row[2] == "1,000" for row in rows)
    assert any(source.name in row[0] and row[1] == whole for row in rows)
    dialog.record()
    assert (balance(desk, 1), balance(desk, 30)) == (before[0] - 1_000, before[1] + 1_000)


def test_a_breach_is_recorded_with_its_reason_alone(page, desk, hands, opened):
    page.show_found("holders", "30")
    head = desk.book.head()[0]
    dialog = opened("issue")
    hands.fill(dialog, shares="15,000,000", authorized="resolution of the board")
    assert dialog.checked().breaches
    dialog.record()
    assert dialog.isVisible()
    assert desk.book.head()[0] == head
    dialog.reason.set_text("The amended articles are filed tomorrow.")
    dialog.record()
    entry = desk.book.entry(head + 1)
    assert entry.kind == "shares.issue"
    assert "The amended articles are filed tomorrow." in {f.reason for f in entry.findings}


def test_escape_throws_away_only_after_asking(page, desk, hands, opened, qtbot):
    head = desk.book.head()
    dialog = opened("issue")
    hands.fill(dialog, shares="5")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert desk.book.head() == head


def test_a_new_holder_and_a_new_address_are_recorded(page, desk, hands, opened):
    dialog = opened("holder")
    hands.fill(dialog, name="Zuleika Ångström")
    dialog.record()
    holder = max(desk.book.holders(), key=lambda h: h.id)
    assert holder.name == "Zuleika Ångström"
    dialog = opened(f"address:{holder.id}")
    hands.fill(dialog, street="1 Main Street", city="Fresno", state="CA", zip="93701")
    dialog.record()
    assert desk.book.holder(holder.id).notice_address().city == "Fresno"


def test_a_day_dated_back_changes_the_register_from_that_day_on(page, desk, hands, opened):
    page.show_found("holders", "30")
    before = balance(desk, 30, date(2003, 12, 31))
    dialog = opened("issue")
    hands.fill(dialog, shares="70", on="1/5/2004")
    dialog.record()
    assert balance(desk, 30, date(2003, 12, 31)) == before
    assert balance(desk, 30, date(2004, 1, 5)) == before + 70


def test_the_page_fits_a_small_screen(page):
    assert page.minimumSizeHint().width() <= 1280
    assert page.minimumSizeHint().height() <= 560


def test_f6_walks_from_the_list_to_the_detail_and_back(page, qtbot):
    page.activateWindow()
    page.current_view().setFocus()
    qtbot.keyClick(page.current_view().grid, Qt.Key.Key_F6)
    assert not page.current_view().hasFocus()


def test_shares_are_cancelled_with_a_balance_certificate(page, desk, hands, opened):
    before = balance(desk, 1)
    certificate = desk.book.certificates(holder_id=1, live_only=True)[0]
    page.show_found("certificates", certificate.number)
    dialog = opened("cancel")
    assert dialog.draft()["certificate"] == certificate.number
    hands.fill(dialog, shares="60")
    assert dialog.will_record.shown_rows()[-1][0] == "Sum of the shares"
    dialog.record()
    assert balance(desk, 1) == before - 60
    assert page.current_table().totals[-1] == "7,751,000"


def test_an_issue_is_withdrawn_by_a_later_entry_with_its_reason(page, desk, hands, opened, qtbot):
    page.show_found("holders", "30")
    before = balance(desk, 30)
    dialog = opened("issue")
    hands.fill(dialog, shares="55")
    dialog.record()
    assert "correct" in page.detail.buttons
    dialog = opened("correct")
    way = dialog.form.editors["way"].target
    hands.pick(way, way.itemData(way.findText("It never took effect")))
    dialog.form.editors["why"].set_value("It was entered for another holder.")
    seq = desk.book.head()[0]
    dialog.record()  # beside the window, which goes on
    assert not dialog.isEnabled() and desk.strip.busy()
    qtbot.waitUntil(lambda: not desk.strip.busy())
    assert balance(desk, 30) == before
    assert desk.book.entry(seq).corrected_by == seq + 1
    assert desk.book.entry(seq + 1).corrects == seq


def test_an_entry_of_the_journal_is_corrected_from_its_sub_page(page, desk, opened):
    page.sub_pages.open("entries")
    key = page.current_view().current_key()
    dialog = opened(f"correct:{key}")
    assert f"Entry {int(key):,}" in dialog.form.form.intro


@pytest.mark.parametrize("target", ["print", "import", "issue", "transfer", "holder"])
def test_every_act_of_the_heading_begins(page, target, qtbot):
    def opened():
        return [one for one in page.window().findChildren(QDialog) if one.isVisible()]

    page.heading.button(target).click()
    qtbot.waitUntil(lambda: len(opened()) == 1)
    opened()[0].close()


def test_the_register_as_the_books_stood_after_an_entry(window):
    page = window.open_page(1)
    all_holders = len(page.current_table().rows)
    page.start("believed:1500")
    assert page.bands.sentences()["believed"].startswith("As the books stood after entry 1,500")
    assert 0 < len(page.current_table().rows) < all_holders
    page.bands.link.emit("now")
    assert page.bands.sentences() == {}
    assert len(page.current_table().rows) == all_holders


def test_a_certificates_card_leads_to_its_papers_and_acts(window):
    page = window.open_page(1)
    page.show_found("certificates", "3")
    detail = page.detail.detail()
    assert detail.title == "Certificate 3"
    page.start("paper:certificate:3")
    assert page.preview.paper.page_count() == 2
    page.preview.close()
    page.start("exchange:3")
    draft = page.dialog.form.draft()
    assert draft["surrendered"] == "3"
    assert draft["issued"][0]["shares"] == "774"
    page.dialog.form.set_draft(
        {
            "issued": [
                {"number": "9001", "shares": "700"},
                {"number": "9002", "shares": "74"},
            ],
            "on": "2004-02-27",
        }
    )
    page.dialog.form.changed.emit(page.dialog.form.draft())
    before = window.desk.book.head()[0]
    page.dialog.reason.set_text("As the holder asked.")
    page.dialog.record()
    assert window.desk.book.head()[0] == before + 1
    assert window.desk.book.certificate("9002").shares == 74


def test_a_paper_that_cannot_be_made_is_said_in_a_band(window):
    page = window.open_page(1)
    page.start("paper:cancelled:3")
    assert "is in force" in window.bands.sentences()["trouble"]


def test_the_charts_open_with_every_class(window):
    page = window.open_page(1)
    page.start("charts")
    assert page.dialog.windowTitle() == "Charts of the register"
    page.dialog.close()
