"""The Bylaws tab: rules on a day, versions compared, unclear words decided, the text imported."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.parts.preview import Preview
from app.ui.text_import import TextImportDialog

TEXT = """BYLAWS OF ACME CORP

ARTICLE II
SHAREHOLDERS

Section 2.4 NOTICE. Word of a meeting goes out not less than ten (10) nor more than sixty (60)
days before its date.

Section 2.6 QUORUM. A majority of the shares makes a quorum.
"""


@pytest.fixture
def page(window):
    return window.open_page(6)


def facts(page):
    return dict(page.detail.detail().facts)


def test_a_rule_answers_for_the_day_chosen(page):
    page.show_found("hemacare-2002", "shareholders.notice.window")
    assert facts(page)["On Fri, Feb 27, 2004"].startswith("Fri, Feb 27, 2004 less 60 days")
    page.day.set_value(date(2004, 5, 25))
    page.day.changed.emit(date(2004, 5, 25))
    assert "less 10 days is Sat, May 15, 2004" in facts(page)["On Tue, May 25, 2004"]


def test_two_versions_are_compared_rule_by_rule(page):
    page.show_found("hemacare-2002", "shareholders.notice.window")
    page.sub_pages.open("compare")
    table = page.current_table()
    assert [column.title for column in table.columns] == ["Rule", "1988", "2002", "What differs"]
    page.tables["compare"].choose("shareholders.adjourn.notice-trigger")
    assert [label for label, _ in page.detail.detail().facts] == ["In 1988", "In 2002"]


def test_unclear_words_are_decided_otherwise_and_say_so(page, window):
    page.show_found("hemacare-2002", "shareholders.notice.window")
    page.start("unclear:EX-04")
    page.start("decide:EX-04")
    page.dialog.form.set_draft(
        {"reading": "Clear days.", "decided_by": "Board", "reason": "Advice of counsel"}
    )
    page.dialog.record()
    assert window.desk.company.decision("EX-04").reading == "Clear days."
    page.tables["unclear"].choose("EX-04")
    assert facts(page)["Read here as"] == "Clear days."
    row = next(r for r in page.current_table().rows if r.key == "EX-04")
    assert row.cells[3:] == ("Clear days.", "Feb 27, 2004")


def test_the_printed_text_is_imported_and_stands_beside_its_rules(page, window, tmp_path):
    path = tmp_path / "bylaws.txt"
    path.write_text(TEXT, encoding="utf-8")
    page.show_found("hemacare-2002", "shareholders.notice.window")
    assert page.detail.detail().passages == ()
    page.start("text")
    dialog = page.text_import
    assert isinstance(dialog, TextImportDialog)
    assert not dialog.file.isEnabled()
    dialog.read(path)
    assert dialog.notes.notes()[0].severity in ("fits", "info", "warning")
    dialog.file.click()
    page.show_found("hemacare-2002", "shareholders.notice.window")
    passage = page.detail.detail().passages[0]
    assert passage.cite == "§2.4 ¶1"
    assert any("ten (10)" in passage.text[start:end] for start, end in passage.marks)
    page.sub_pages.open("contents")
    assert [row.key for row in page.current_table().rows if row.key.startswith("§")] == [
        "§2.4",
        "§2.6",
    ]


def test_what_is_no_text_is_said_and_nothing_is_filed(page, window, tmp_path):
    path = tmp_path / "bylaws.pdf"
    path.write_bytes(b"%PDF-1.7")
    head = window.desk.book.head()
    page.start("text")
    page.text_import.read(path)
    assert "is a PDF" in page.text_import.notes.notes()[0].sentence
    assert not page.text_import.file.isEnabled()
    assert window.desk.book.head() == head


def test_findings_lead_to_their_entries(page, window):
    """A certificate made out without signers is a check of §8.4."""
    made = {
        **{"surrendered": ["3"], "issued": [{"number": "9001", "shares": "774"}]},
        **{"on": "2/27/2004", "reason": "As the holder asked."},
    }
    receipt = window.desk.perform("exchange", made)
    page.sub_pages.open("findings")
    row = next(r for r in page.current_table().rows if r.key == str(receipt.seq))
    assert (row.cells[0], row.cells[1]) == ("§8.4", "2002")
    page.tables["findings"].opened.emit(row.key)
    assert window.page().name == "Minute Book"


@pytest.mark.parametrize("sub", ["rules", "unclear", "findings", "compare"])
def test_every_list_is_shown_as_it_will_be_printed(page, sub, qtbot):
    page.sub_pages.open(sub)
    page.start("print-list")  # a long one is made beside the window
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Preview))
    shown = QApplication.activeModalWidget()
    assert shown.paper.page_count() > 0
    shown.close()


def test_the_list_of_findings_shows_the_record_as_it_stands_and_leads_to_the_rule(page, window):
    """2002, certificate: 28 pages are certified, and the text is numbered to 24."""
    page.show_found("findings", "bylaws.certificate.page-count")
    shown = page.tables["findings"]
    row = next(r for r in page.current_table().rows if r.key == "bylaws.certificate.page-count")
    assert row.cells[0] == "Cert" and row.cells[-1] == "The record now"
    assert row.cells[2].startswith("Check: The certificate says 28 pages")
    assert shown.current_key() == row.key
    assert page.detail.detail().title == "Page count of the certificate"
    assert page.detail.detail().notes[0].sentence.endswith("the text is numbered to 24.")
    shown.opened.emit(row.key)
    assert page.sub_pages.value() == "rules"
    assert page.tables["rules"].current_key() == row.key


def test_a_finding_kept_with_an_entry_leads_to_the_journal(page, window):
    place = {"what": "share register", "place": "transfer agent", "on": "2/26/2004"}
    window.desk.perform("keep-records", place)
    page.show_found("findings", "")
    kept = next(row.key for row in page.current_table().rows if row.key.isdecimal())
    page.tables["findings"].opened.emit(kept)
    assert window.tabs.bar.currentIndex() == 5
