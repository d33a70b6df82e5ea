"""The annual meeting of May 25, 2004, held in the real window: from the first proxy to minutes.

Sources of the rules: 2002 §2.6 (quorum and withdrawal), §2.8 ¶2 (votes cumulated), §2.12 (proxies),
§2.7 (adjournment), §5.9 ¶1 (minutes). The votes are those of the sample's list of April 7, 2004.
"""

import re
from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.acts.meetings.matter import sheet_of
from app.acts.meetings.papers import make_paper
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.quorum import quorum_now
from app.ui.desk import Desk
from app.ui.settings import Settings
from app.ui.window import MainWindow
from tests.conftest import NOW

KEY, MEETINGS, AGENT = "2004-annual", 4, "Renée Lachance"
NAMES = (
    "Alan R. Steadman",
    "Miriam Goldstein-Reyes",
    "Teruko Hashimoto",
    "Joaquín Castellanos",
    "Steven B. Okafor",
)
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot, sample_file, tmp_path, monkeypatch):
    """The sample as it stood on the morning of the meeting."""
    monkeypatch.setattr(Desk, "today", property(lambda _desk: date(2004, 5, 25)))
    settings = Settings(tmp_path / "settings")
    settings.set_by("Linda J. Hargrove")
    made = MainWindow(settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_file(sample_file)
    return made


@pytest.fixture
def page(window):
    made = window.open_page(MEETINGS)
    made.show_found("meeting", KEY)
    return made


@pytest.fixture
def door(page, qtbot):
    return Door(page, qtbot)


def type_into(field, text):
    """Each sign as a key, letters of any alphabet."""
    for sign in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))


class Door:
    """What a person at the door and at the table does."""

    def __init__(self, page, qtbot):
        self.page, self.bot, self.desk = page, qtbot, page.desk
        held = self.desk.book.record_list(KEY)
        self.big = sorted(held.entitled, key=lambda row: -row.votes)

    def at(self, hour):
        """Type the hour beside the roll."""
        field = self.page.day.hour
        field.setText(hour)
        field.editingFinished.emit()

    def come(self, text, *, agent=False):
        """Type a name and press Enter, or Ctrl+Enter."""
        line = self.page.day.board.check_in.line
        line.clear()
        type_into(line, text)
        self.bot.keyClick(line, Qt.Key.Key_Return, CONTROL if agent else NONE)

    def form(self, target, **values):
        """Open a form, fill it in and record it."""
        self.page.day.start(target)
        dialog = self.page.day.acts.dialog
        for name, value in values.items():
            dialog.form.editors[name].set_value(value)
        dialog.record()
        return dialog

    def sheet(self):
        return sheet_of(self.desk.book, KEY)

    def said(self):
        return " ".join(note.sentence for note in self.page.day.said.notes())

    def roll(self, name):
        rows = self.page.day.board.check_in.shown().rows
        return next(row.cells[2] for row in rows if row.cells[0] == name)


def text_of(data):
    return " ".join(" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(data)).pages)


def log_proxies(page, door, qtbot):
    """Four forms by name and Enter; the third bears no date."""
    page.sub_pages.open("proxies")
    for number, row in enumerate(door.big[:4]):
        line = page.day.proxies.line
        type_into(line, row.name)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        dialog = page.day.acts.dialog
        assert dialog.form.editors["holder"].value() == str(row.holder_id)
        editors = dialog.form.editors
        editors["dated_on"].set_value("" if number == 2 else "2004-04-20")
        editors["received_at_day"].set_value("2004-05-03")
        editors["received_at_hour"].set_value("09:00")
        editors["agents"].set_value(AGENT)
        dialog.record()
        assert line.text() == ""
    standings = [row.cells[5] for row in page.day.proxies.shown().rows]
    assert standings == ["Counts", "Counts", "For the inspectors, §2.12", "Counts"]


def check_in(page, door):
    page.sub_pages.open("meeting")
    door.at("8:50 AM")
    door.come(AGENT)
    assert door.roll(door.big[0].name) == "Proxy: R. Lachance"
    for row in door.big[4:12]:
        door.come(row.name)
    assert door.roll(door.big[4].name) == "In person"
    door.come("nobody of that name")
    assert page.day.board.check_in.shown().rows == []
    assert page.day.board.strip.word.text() == "Quorum present"


def open_it(page, door):
    assert page.heading.primary_key() == "open-meeting"
    door.form("open-meeting", at="09:04")
    assert door.sheet().day.opening.chair == "Miriam Goldstein-Reyes"
    assert page.heading.primary_key() == "close-meeting"


def elect(page, door):
    """Nominations, notice to cumulate, the agents' ballot, the ballots in person, the count."""
    door.at("9:10 AM")
    for name in NAMES:
        door.form("nominate", name=name, by="The board")
    door.form("cumulate", holder=str(door.big[4].holder_id))
    door.at("9:15 AM")
    door.form("polls", what="opened")
    door.at("9:20 AM")
    votes = door.big[0].votes + door.big[1].votes + door.big[3].votes
    choice = {f"vote:{name}": str(votes) for name in NAMES}
    door.form("sign-agents-ballot:1", agents=AGENT, **choice)
    first = door.big[4]
    page.day.start("cast-ballots:1")
    for name in (NAMES[0], NAMES[1]):
        fill = page.day.acts.dialog.form.editors
        fill["ballot_of"].set_value(str(first.holder_id))
        fill[f"vote:{name}"].set_value(str(first.votes * 5))
    page.day.acts.dialog.record()
    said = page.day.acts.dialog.checked().notes
    assert any("votes are cast of" in n.sentence for notes in said.values() for n in notes)
    page.day.acts.dialog.form.editors[f"vote:{NAMES[1]}"].set_value("")
    page.day.acts.dialog.record()
    page.day.acts.dialog.reject()
    door.at("9:30 AM")
    door.form("polls", what="closed")
    page.day.start("declare:1")
    found = count_election(door.sheet(), 1)
    assert found.cumulative.yes
    assert set(found.result.elected) == set(NAMES)
    assert found.votes[NAMES[0]] == votes + first.votes * 5
    card = page.day.board.cards[1]
    assert card.card.chip == "Counted"
    assert card.table.table().rows[0].cells[0] == NAMES[0]


def lose_the_quorum(page, door, qtbot):
    """The agent leaves: no quorum is left, and business goes on (2002 §2.6)."""
    door.at("9:40 AM")
    door.page.day.board.check_in.gone.emit(f"agent:{AGENT}")
    assert page.day.board.strip.word.text() == "Quorum withdrawn"
    now = quorum_now(door.sheet())
    assert now.withdrawn
    assert f"{now.go_on:,} votes for it" in page.day.board.strip.more.text()


def vote_by_voice(page, door, qtbot):
    """A motion from the floor, its votes typed into the card; too few for it."""
    door.at("9:45 AM")
    door.form("move", text="To thank the officers", moved_by="Ann Lee", seconded_by="Bo Ray")
    card = page.day.board.cards[2]
    assert card.card.chip == "Moved"
    for name, votes in (("for", "1000"), ("against", "0"), ("abstain", "5")):
        type_into(card.lines[name], votes)
        qtbot.keyClick(card.lines[name], Qt.Key.Key_Return)
    card = page.day.board.cards[2]
    assert card.card.chip == "Not carried"
    assert [line.section for line in card.card.lines] == ["§2.6"]
    assert "1,000 of" in card.card.lines[0].figures


def adjourn_and_close(page, door):
    door.at("9:50 AM")
    dialog = door.form("adjourn", to_on="2004-06-08", votes_for="60000", why="To finish")
    assert door.sheet().day.adjournment.to_on == date(2004, 6, 8), dialog.checked()
    door.form("close-meeting", at="09:55")
    assert door.sheet().day.closed_at == datetime.fromisoformat("2004-05-25T09:55")
    assert page.heading.primary_key() == "minutes"
    assert not page.day.board.check_in.come.isVisible()


def write_minutes(page, door, qtbot):
    page.primary()
    dialog = page.papers.minutes
    dialog.fields["opening"].setPlainText("The president welcomed everyone.")
    dialog.keep()
    dialog.ask_signature()
    with qtbot.waitSignal(door.desk.recorded):
        dialog.dialog.record()
    papers = {p.kind: p for p in door.desk.book.papers(KEY)}
    paper = papers["minutes-shareholders"]
    text = text_of(door.desk.book.paper_bytes(paper.id))
    for words in (
        "Miriam Goldstein-Reyes, President, called the annual meeting",
        "The president welcomed everyone.",
        "Linda J. Hargrove, Secretary, kept the minutes.",
        *NAMES,
        "To thank the officers",
        "9:40 a.m.",
        "June 8, 2004",
        "Dated May 25, 2004",
    ):
        assert words in text
    found = count_election(door.sheet(), 1)
    assert all(f"{votes:,}" in text for votes in found.votes.values())
    assert page.papers.list.current_key() == str(paper.id)


def test_the_annual_meeting_of_2004_in_the_window(page, door, qtbot):
    log_proxies(page, door, qtbot)
    check_in(page, door)
    open_it(page, door)
    elect(page, door)
    lose_the_quorum(page, door, qtbot)
    vote_by_voice(page, door, qtbot)
    adjourn_and_close(page, door)
    write_minutes(page, door, qtbot)
    assert door.desk.book.verify().ok


def test_a_certificate_number_finds_its_holder_and_ctrl_enter_brings_the_agent(page, door):
    """Certificates are looked up in the book; an agent comes with all the proxies held."""
    row = next(r for r in door.big if door.desk.book.certificates(holder_id=r.holder_id))
    number = door.desk.book.certificates(holder_id=row.holder_id)[0].number
    door.at("8:50 AM")
    door.come(number)
    assert door.sheet().room().in_person == {row.holder_id: row.votes}
    other = next(r for r in door.big if r.holder_id != row.holder_id)
    door.come(other.name, agent=True)
    assert "Log the proxy first." in door.said()
    given = {"holder": other.holder_id, "agents": [AGENT], "dated_on": "4/20/2004"}
    door.desk.perform("receive-proxy", {"meeting": KEY, "received_at": "8:00 AM", **given})
    door.come(other.name, agent=True)
    assert door.sheet().room().agents == {AGENT}
    door.come(other.name, agent=True)
    assert door.said()


def test_an_arrival_without_an_hour_is_not_recorded(page, door, monkeypatch):
    """On another day than the meeting's the clock does not count."""
    monkeypatch.setattr(Desk, "today", property(lambda _desk: date(2004, 5, 27)))
    before = door.desk.book.head()
    door.come(door.big[0].name)
    assert door.said() == "Type the hour at which it happened."
    assert door.desk.book.head() == before
    field = page.day.hour
    field.setText("late")
    field.editingFinished.emit()
    assert "no hour" in door.said()


def test_an_act_against_a_rule_asks_for_the_reason_and_keeps_it(page, door):
    """Without a quorum only adjourning is possible: 2002 §2.6, §2.7 ¶1."""
    door.form("open-meeting", at="09:04")
    door.at("9:10 AM")
    page.day.board.counted.emit(1, {NAMES[0]: "5"})
    dialog = page.day.acts.dialog
    assert dialog.checked().breaches == 1
    assert dialog.reason.isVisible()
    dialog.reason.set_text("Voted on all the same.")
    dialog.record()
    entry = door.desk.book.entry(door.desk.book.head()[0])
    assert entry.findings[0].reason == "Voted on all the same."


def test_the_read_out_shows_the_figures_large_and_closes_by_escape(page, door, qtbot):
    door.at("8:50 AM")
    door.come(door.big[0].name)
    page.start("read-out")
    out = page.day.read_out
    qtbot.addWidget(out)
    assert out.figure.text() == f"{door.big[0].votes:,}"
    assert out.word.text() == "Quorum present"
    door.come(door.big[1].name)
    assert out.figure.text() == f"{door.big[0].votes + door.big[1].votes:,}"
    qtbot.keyClick(out, Qt.Key.Key_Escape)
    assert not out.isVisible()


def test_every_paper_offered_is_made(page, door):
    door.form("open-meeting", at="09:04")
    page.papers.show_meeting(KEY)
    page.papers.make_paper("inspectors-oath")
    maker = page.papers.maker
    labels = {row.cells[0] for row in maker.table.table().rows}
    assert {"Check-in list", "Minutes", "Oath of the inspectors"} <= labels
    maker.choose("inspectors-oath")
    maker.file()
    assert [p.kind for p in door.desk.book.papers(KEY)][-1] == "inspectors-oath"


def test_a_rehearsal_leaves_the_real_file_as_it_was(window, page, door, qtbot):
    real, head = door.desk.book.path, door.desk.book.head()
    page.start("rehearse")
    asked = window._acts._rehearsals.dialog
    asked.record()
    qtbot.waitUntil(lambda: window.desk.rehearsed_on is not None)
    desk = window.desk
    assert desk.book.path != real
    assert "Rehearsal: nothing is kept." in " ".join(window.bands.sentences().values())
    copy = Door(window.page(), qtbot)
    copy.at("8:50 AM")
    copy.come(copy.big[0].name)
    assert desk.book.head() != head
    made = make_paper(desk.book, KEY, "check-in", desk.who())
    assert text_of(made.data).count("REHEARSAL") == made.pages
    folder = desk.book.path.parent
    window.do("rehearse-end")
    assert (window.desk.book.path, window.desk.book.head()) == (real, head)
    assert not folder.exists()
    real_one = make_paper(window.desk.book, KEY, "inspectors-oath", window.desk.who())
    assert "REHEARSAL" not in text_of(real_one.data)


def test_advance_notices_are_logged_answered_and_put_on_paper(page, door):
    """2002 §2.14(a): the last day was March 5, 2004."""
    page.start("advance")
    dialog = page.openings.records
    dialog.start("receive-proposal")
    form = dialog.dialog.form.editors
    for name, value in (
        ("holder", str(door.big[5].holder_id)),
        ("kind", "business"),
        ("received_at_day", "2004-03-12"),
        ("received_at_hour", "10:00"),
        ("matters", [{"description": "To report on lobbying", "reasons": "Openness"}]),
    ):
        form[name].set_value(value)
    dialog.dialog.record()
    (row,) = dialog.table.table().rows
    assert row.cells[3:] == ("Fri, Mar 5, 2004", "Open")
    assert "Received Fri, Mar 12, 2004" in dialog.one(row.key).notes[0].sentence
    dialog.start("answer-proposal", row.key)
    dialog.dialog.form.editors["answer"].set_value("refused")
    dialog.dialog.form.editors["why"].set_value("It came a week late.")
    dialog.dialog.record()
    assert dialog.table.table().rows[0].cells[4] == "Refused"
    assert "Notice of Deficiencies" in dialog.paper("deficiency-letter", row.key).title


def test_a_written_consent_from_its_first_paper_to_its_notice(page, door):
    """2002 §2.10: it is taken when consents of a majority are filed."""
    page.start("consents")
    dialog = page.openings.records
    dialog.start("begin-consent")
    dialog.dialog.form.editors["consent"].set_value("thanks")
    dialog.dialog.form.editors["text"].set_value("RESOLVED: that the officers are thanked.")
    dialog.dialog.record()
    dialog.start("give-consent")
    for name, value in (
        ("holder", str(door.big[0].holder_id)),
        ("signed_on", "2004-05-20"),
        ("filed_at_day", "2004-05-21"),
        ("filed_at_hour", "10:00"),
    ):
        dialog.dialog.form.editors[name].set_value(value)
    dialog.dialog.record()
    (row,) = dialog.table.table().rows
    assert row.cells[3] == "Reached May 21, 2004, 10:00 AM"
    assert "RESOLVED: that the officers are thanked." in text_of(
        dialog.paper("notice-consent-action", "").data
    )
    assert f"{door.big[0].votes:,}" in text_of(dialog.paper("consent-tally", "").data)


def seen_stops(page):
    """Where real Tab keys lead, until they come to where they were."""
    found = [QApplication.focusWidget()]
    for _ in range(300):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now in found:
            return found
        found.append(now)
    raise AssertionError("Tab never comes back.")


@pytest.mark.parametrize("sub", ["proxies", "meeting", "papers"])
def test_each_page_of_the_day_is_walked_by_keys_and_fits_a_small_screen(page, door, sub):
    door.form("open-meeting", at="09:04")
    page.sub_pages.open(sub)
    window = page.window()
    window.activateWindow()
    page.focus_filter()
    found = seen_stops(page)
    ours = [w for w in found if page.isAncestorOf(w)]
    assert len(ours) > 4
    assert [type(w).__name__ for w in ours if not name_of(w).strip()] == []
    texts = [w.text() for w in page.findChildren(QAbstractButton) if w.isVisible()]
    texts += [w.text() for w in page.findChildren(QLabel) if w.isVisible() and "<" not in w.text()]
    letters = [m[1].upper() for text in texts if (m := re.search(r"(?<!&)&(\w)", text))]
    assert len(letters) == len(set(letters)), letters
    assert not set(letters) & set("FEVRPH")
    assert page.minimumSizeHint().width() <= 1280
    assert page.minimumSizeHint().height() <= 560


def name_of(widget):
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or re.sub(r"<[^>]+>", "", text)


def test_f6_walks_the_panes_of_the_board_and_ctrl_f_comes_back_to_the_roll(page, door):
    page.window().activateWindow()
    page.focus_filter()
    line = page.day.board.check_in.line
    assert line.hasFocus()
    page._next_pane(1)
    assert page.day.board.check_in.table.grid.hasFocus()
    page._next_pane(-1)
    assert line.hasFocus()
