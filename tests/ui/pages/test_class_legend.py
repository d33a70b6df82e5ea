"""A legend for a whole class, required and lifted through the window, and what names it."""

from app.ui.forms import ActDialog

WORDS = "These shares are not registered under the Securities Act of 1933."
BALANCE, FINDINGS = "balance", "findings"


def dialog(window):
    shown = [found for found in window.findChildren(ActDialog) if found.isVisible()]
    assert len(shown) == 1
    return shown[0]


def facts(page):
    detail = page.row_detail(BALANCE, page.current_table().rows[0].key)
    return dict(detail.facts), [link.target for link in detail.acts]


def findings(page):
    page.sub_pages.open(FINDINGS)
    found = [row.cells[1] for row in page.current_table().rows if "legend" in row.cells[1]]
    page.sub_pages.open(BALANCE)
    return found


def test_a_class_legend_goes_its_way_through_the_window(window, hands, qtbot):
    desk, page = window.desk, window.open_page(1)
    page.sub_pages.open(BALANCE)
    assert "Legend" not in facts(page)[0]
    window.menus.actions["act:1:class-legend"].trigger()
    form = dialog(window)
    hands.fill(form, text=WORDS, why="Rule 144", on="2/2/2004")
    assert "lack it" in " ".join(n.sentence for n in form.form.notes["text"].notes())
    with qtbot.waitSignal(desk.recorded):
        form.record()
    told, acts = facts(page)
    assert told["Legend"] == f"“{WORDS}” Required from Feb 2, 2004: Rule 144."
    assert "required since Feb 2, 2004, after the issue" in findings(page)[0]
    row = {"number": "9001", "shares": "10"}
    desk.perform(
        "issue", {"holder": 1, "on": "2/3/2004", "certificates": [row], "reason": "as asked"}
    )
    page.sub_pages.open("certificates")
    assert dict(page.row_detail("certificates", "9001").facts)["Legends"] == WORDS
    page.sub_pages.open(BALANCE)
    page.start(next(target for target in acts if target.startswith("class-legend-lift")))
    form = dialog(window)
    assert form.draft()["class_legend"], "the legend chosen stands in the form"
    hands.fill(form, why="registered", on="2/20/2004")
    with qtbot.waitSignal(desk.recorded):
        form.record()
    assert facts(page)[0]["Legend"].endswith("until Feb 20, 2004: Rule 144. Lifted: registered.")
    assert findings(page) == []
    assert desk.book.verify().ok


def test_the_card_of_a_class_offers_its_acts(window):
    page = window.open_page(1)
    page.sub_pages.open(BALANCE)
    page.show_found(BALANCE, page.current_table().rows[0].key)
    words = [b.text() for b in page.detail.buttons.values() if b.isVisible()]
    assert any("Legend for the class" in word for word in words)
