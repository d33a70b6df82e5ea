"""Directors and officers: in office on a day, elected and appointed, resigned, vacant."""

from datetime import date

import pytest

from app.domain.offices import directors_in_office, in_office
from app.ui.pages.directors import DirectorsPage
from app.ui.pages.officers import OfficersPage

PAGES = {"directors": DirectorsPage, "officers": OfficersPage}


@pytest.fixture
def made(qtbot, desk, monkeypatch):
    """A page by its name, with the dialogs that its acts open."""

    def make(name):
        page = PAGES[name](desk)
        qtbot.addWidget(page)
        page.resize(1366, 650)
        page.show()
        page.dialogs = []
        act = page.act
        monkeypatch.setattr(page, "act", lambda one: page.dialogs.append(act(one)))
        return page

    return make


def rows(page):
    return [row.cells for row in page.current_table().rows]


def term_of(desk, name, office):
    return next(t for t in in_office(desk.company.terms, desk.today, office) if t.name == name)


def test_the_board_of_a_day_stands_in_the_list(made, desk, hands):
    page = made("directors")
    assert {row[0] for row in rows(page)} == {
        term.name for term in directors_in_office(desk.company.terms, desk.today)
    }
    hands.type_over(page.tools.day, "10/15/2003")
    assert len(rows(page)) == 4  # Dunning resigned on September 30, 2003; Okafor came in November
    assert "1 vacancy" in page.heading.fact()


def test_an_end_of_term_leaves_a_vacancy_that_an_election_fills(made, desk, hands):
    page = made("directors")
    term = term_of(desk, "Teruko Hashimoto", "director")
    page.start(f"end:{term.id}")
    hands.fill(page.dialogs[-1], ended_by="resigned", addressee="secretary", on="2/20/2004")
    page.dialogs[-1].form.editors["given_on"].set_value("2004-02-20")
    page.dialogs[-1].record()
    assert "1 vacancy" in page.heading.fact()
    page.start("elect")
    hands.fill(page.dialogs[-1], name="Ann Baker", chosen_by="board", on="2/26/2004")
    page.dialogs[-1].record()
    assert "no vacancy" in page.heading.fact()
    assert "Ann Baker" in {row[0] for row in rows(page)}


def test_all_who_served_needs_no_day(made):
    page = made("directors")
    page.sub_pages.open("all")
    assert not page.tools.day.isVisible()
    assert "Philip T. Dunning" in {row[0] for row in rows(page)}


def test_the_number_and_its_vacancies_have_their_own_sub_page(made):
    page = made("directors")
    page.sub_pages.open("number")
    assert rows(page)[0][:2] == ("5", "Jul 22, 1986")
    assert page.detail.detail().title == "Number and vacancies"


def test_an_end_before_the_term_began_is_refused_in_the_dialog(made, desk, hands):
    page = made("directors")
    term, head = term_of(desk, "Teruko Hashimoto", "director"), desk.book.head()
    page.start(f"end:{term.id}")
    dialog = page.dialogs[-1]
    hands.fill(dialog, ended_by="died", on="1/1/1990")
    dialog.record()
    dialog.reason.set_text("It is so.")
    dialog.record()
    assert dialog.isVisible()
    assert desk.book.head() == head


def test_a_vacant_required_office_is_a_row_and_offers_the_appointment(made, desk, hands):
    page = made("officers")
    secretary = term_of(desk, "Linda J. Hargrove", "secretary")
    page.start(f"end:{secretary.id}")
    hands.fill(page.dialogs[-1], ended_by="resigned", addressee="president", on="2/20/2004")
    page.dialogs[-1].form.editors["given_on"].set_value("2004-02-20")
    page.dialogs[-1].record()
    hands.type_over(page.tools.day, "2/26/2004")
    vacant = [row for row in page.current_table().rows if row.key.startswith("vacant:")]
    assert [row.cells[:2] for row in vacant] == [("Secretary", "vacant")]
    page.show_found("in-office", vacant[0].key)
    assert page.detail.detail().title == "Secretary: vacant"
    page.start("appoint")
    dialog = page.dialogs[-1]
    assert dialog.draft()["office"] == "secretary"
    hands.fill(dialog, name="Ann Baker", on="2/25/2004")
    dialog.record()
    assert term_of(desk, "Ann Baker", "secretary").from_on == date(2004, 2, 25)


def test_who_may_sign_depends_on_the_day(made, hands):
    page = made("officers")
    page.sub_pages.open("signers")
    assert any("Linda J. Hargrove, secretary" in row[2] for row in rows(page))
    assert ("Section", rows(page)[0][3]) in page.detail.detail().facts
    hands.type_over(page.tools.day, "5/1/2003")
    assert any("Dorothy M. Winslow, secretary" in row[2] for row in rows(page))


@pytest.mark.parametrize(
    ("name", "title"),
    [("directors", "The Board of Directors over Time"), ("officers", "The Officers over Time")],
)
def test_the_terms_are_drawn_above_their_changes_and_printed(made, hands, qtbot, name, title):
    page = made(name)
    page.sub_pages.open("over-time")
    assert page.over_time.isVisible()
    drawn = page.over_time.view.drawn()
    page.over_time.view.chosen.emit(drawn[1].bar.key)
    assert page.chosen_key() == drawn[1].bar.key
    assert page.detail.detail().title == drawn[1].bar.spoken.partition(",")[0]
    page.tables["over-time"].choose(rows_of(page)[-1].key)
    hands.type_over(page.tools.day, "10/15/2003")
    assert page.over_time.view.chart().on == date(2003, 10, 15)
    page.start("print")
    qtbot.waitUntil(lambda: shown_preview(page) is not None)
    preview = shown_preview(page)
    assert title in preview.windowTitle()
    preview.reject()
    page.sub_pages.open("all")
    assert not page.over_time.isVisible()


def rows_of(page):
    return page.current_table().rows


def shown_preview(page):
    from app.ui.parts.preview import Preview

    return next((p for p in page.window().findChildren(Preview) if p.isVisible()), None)


def test_a_change_of_the_number_shows_the_number_and_can_be_corrected(made):
    page = made("directors")
    page.sub_pages.open("over-time")
    key = next(row.key for row in rows_of(page) if row.key.startswith("number:"))
    page.current_view().choose(key)
    assert page.detail.detail().title == "Number and vacancies"
    assert page.entry_to_correct(key) == int(key.partition(":")[2])
    gone = next(row.key for row in rows_of(page) if row.key.endswith(" end"))
    page.current_view().choose(gone)
    assert page.detail.detail().facts[0] == ("Office", "Director")


def test_standing_duties_and_signers_of_a_day(made, desk):
    desk.perform("away", {"name": "Miriam Goldstein-Reyes", "on": "2004-02-20", "why": "illness"})
    desk.perform("rank", {"names": ["Joshua Brandt"], "on": "2004-02-02"})
    given = {"covers": "checks", "source": "board resolution", "limit": "5,000.00"}
    desk.perform("give-authority", {"name": "Linda J. Hargrove", "on": "2004-02-02", **given})
    page = made("officers")
    standing = {row[1]: row[-1] for row in rows(page)}
    assert standing["Miriam Goldstein-Reyes"] == "Away"
    assert standing["Joshua Brandt"] == "Acts as chief executive officer, Rank 1"
    page.sub_pages.open("signers")
    who = {row[0]: row[2] for row in rows(page)}
    assert who["Checks, drafts and notes"] == "Linda J. Hargrove, up to $5,000.00"
    assert who["Contracts and instruments"] == "Nobody on this day"
    assert "Joshua Brandt, vice president" in who["Votes of shares held in other companies"]
    page.sub_pages.open("duties")
    duties = {row[1]: row[2] for row in rows(page)}
    assert duties["Custody of the seal"] == "Nothing is kept yet"
    page.current_view().choose("officers.secretary.seal-custody")
    assert "seal" in page.detail.buttons


def test_another_office_is_made_by_its_name(made, desk, hands):
    page = made("officers")
    page.start("appoint")
    dialog = page.dialogs[-1]
    hands.fill(dialog, name="Ann Baker", office="other", other_office="Controller", on="2/25/2004")
    dialog.record()
    assert term_of(desk, "Ann Baker", "controller").from_on == date(2004, 2, 25)
    page.start(f"end:{term_of(desk, 'Ann Baker', 'controller').id}")
    hands.fill(page.dialogs[-1], ended_by="died", on="2/26/2004")
    page.dialogs[-1].record()
    assert "Ann Baker" not in {row[1] for row in rows(page)}


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_fit_a_small_screen(made, name):
    page = made(name)
    assert page.minimumSizeHint().width() <= 1280
    assert page.minimumSizeHint().height() <= 560
