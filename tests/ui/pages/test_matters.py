"""Demands, board meetings and the rest in their tabs: logged, shown with clocks, corrected."""

import pytest

from app.acts.calendar_export import due_in
from app.acts.operations import FIELDS, OPERATIONS
from app.presenters.board_day.state import MINUTES_WORDS
from app.ui.pages import matters
from app.ui.pages.matters import Matters

KINDS = [kind for kind in vars(matters).values() if isinstance(kind, matters.MatterKind)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.label)
def test_every_act_of_a_matter_can_be_done_and_has_a_form(kind):
    for _, operation in (*kind.begin, *kind.acts):
        if operation == MINUTES_WORDS:
            continue
        assert operation in OPERATIONS
        assert FIELDS[operation]
        names = {field.name for field in FIELDS[operation]}
        if operation in {one for _, one in kind.acts}:
            assert kind.field in names


def test_a_demand_from_the_counter_to_the_answer(window):
    page = window.open_page(1)
    page.sub_pages.open("demands")
    assert page.current_table().rows == ()
    page.start("receive-demand")
    form = page.matters.dialog.form
    form.set_draft(
        {"wants": "list", "received_on": "2004-02-26", "holders": [{"holders": "1"}],
         "demander": "Pacific Depository", "way": "letter"}
    )  # fmt: skip
    page.matters.dialog.reason.set_text("As it came.")
    page.matters.dialog.record()
    rows = page.current_table().rows
    assert len(rows) == 1
    assert rows[0].cells[1].startswith("Demand for the list of shareholders received from Pacific")
    detail = page.detail.detail()
    assert any(note.section == "§7.1 ¶2" for note in detail.notes)
    due = [item for item in due_in(window.desk.book, window.desk.today) if "demand" in item.matter]
    assert due[0].target == f"found:1:demands:{rows[0].key}"
    window.go(due[0].target)
    assert page.chosen_key() == rows[0].key
    page.start(f"answer-demand:{rows[0].key}")
    assert page.matters.dialog.form.draft()["demand"] == rows[0].key
    page.matters.dialog.close()


def test_a_board_meeting_is_called_and_its_notices_have_a_clock(window):
    page = window.open_page(2)
    page.sub_pages.open("meetings")
    page.start("board-call")
    form = page.matters.dialog.form
    assert form.draft()["callers"] == [{"name": "Linda J. Hargrove", "office": "secretary"}]
    form.set_draft({"kind": "special", "starts_on": "2004-03-04", "at": "10:00"})
    page.matters.dialog.record()
    assert [row.key for row in page.current_table().rows] == ["board-2004-1"]
    sections = {note.section for note in page.detail.detail().notes}
    assert any(section.startswith("§3.8") for section in sections)


def test_what_stands_against_a_statement_is_said_while_it_is_typed(window):
    """2002 §7.6 ¶4: a report or a certificate goes with it, by an officer authorized to."""
    page = window.open_page(3)
    page.sub_pages.open("statements")
    page.start("file-statement")
    dialog = page.matters.dialog
    statement = {"kind": "balance sheet", "to_on": "2003-12-31", "filed_on": "2004-02-20"}
    dialog.form.set_draft(statement)
    dialog.record()
    assert [(n.severity, n.section) for n in dialog.checked().notes[""]] == [("error", "§7.6 ¶4")]
    assert page.current_table().rows == (), "it asks for a reason first"
    terms = window.desk.company.terms
    secretary = next(t for t in terms if t.office == "secretary" and t.to_on is None)
    dialog.form.set_draft({**statement, "term": str(secretary.id)})
    dialog.record()
    (note,) = dialog.checked().notes[""]
    assert note.severity == "warning" and f"{secretary.name}, secretary, is not" in note.sentence
    (row,) = page.current_table().rows
    assert "Balance sheet to Dec 31, 2003 put on file" in row.cells[1]


def test_correcting_a_matter_takes_its_last_entry(window):
    page = window.open_page(3)
    window.desk.perform(
        "keep-records",
        {
            "what": "other records",
            "place": "Woodland Hills",
            "on": "2/26/2004",
            "reason": "So it is.",
        },
    )
    page.sub_pages.open("kept")
    assert isinstance(page.matters, Matters)
    key = page.current_table().rows[0].key
    page.tables["kept"].choose(key)
    assert page.matters.last_entry("kept", key) == window.desk.book.head()[0]


def test_the_notice_of_a_board_meeting_is_shown_and_filed(window):
    desk, page = window.desk, window.open_page(2)
    caller = {"name": "Linda J. Hargrove", "office": "secretary"}
    called = {"board": "b", "starts_at": "3/4/2004 10:00 AM", "callers": [caller]}
    desk.perform("board-call", called)
    page.sub_pages.open("meetings")
    page.tables["meetings"].choose("b")
    targets = [link.target for link in page.detail.detail().acts]
    assert "paper:board-notice:b" in targets
    assert "paper:board-minutes:b" not in targets  # it was not called to order
    page.start("paper:board-notice:b")
    preview = page.matters.preview
    before = len(desk.book.papers())
    preview.file.click()
    filed = desk.book.papers()
    assert len(filed) == before + 1
    assert filed[-1].kind == "board-notice-special"
    assert not preview.file.isEnabled()
    preview.close()


@pytest.mark.parametrize(
    "key",
    ["act:3:paper:incumbency:", "act:6:paper:bylaws-copy:", "act:6:paper:bylaws-certificate:",
     "act:3:paper:foreign-share-proxy:"],
)  # fmt: skip
def test_the_menu_shows_a_paper_of_the_company(window, key):
    window.menus.actions[key].trigger()
    preview = window.page().matters.preview
    assert preview.paper.page_count() >= 1
    preview.close()


def test_a_paper_that_cannot_be_made_says_why(window):
    said = []
    window.desk.trouble.connect(said.append)
    window.menus.actions["act:3:paper:execution-authority:"].trigger()
    assert said[0].startswith("Nobody has authority to sign on")


def test_a_paper_of_a_demand_is_shown_from_the_shareholders_page(window):
    given = {"wants": "bylaws", "received_on": "2/26/2004", "holders": [1], "demand": "d"}
    window.desk.perform("receive-demand", given)
    page = window.open_page(1)
    page.start("paper:bylaws-copy:d")
    assert page.matters.preview.paper.page_count() == 1
    page.matters.preview.close()
    page.start("paper:register:")
    assert page.preview.paper.page_count() >= 1
    page.preview.close()
