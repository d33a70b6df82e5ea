"""The annual meeting of May 25, 2004, held in the real window: from the first proxy to minutes.

Sources of the rules: 2002 §2.6 (quorum and withdrawal), §2.8 ¶2 (votes cumulated), §2.12 (proxies),
§2.7 (adjournment), §5.9 ¶1 (minutes). The votes are those of the sample's list of April 7, 2004.
"""

from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.acts.day_matter import sheet_of
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
    assert standings == ["Counts", "Counts", "For the inspectors", "Counts"]


def check_in(page, door):
    page.sub_pages.open("meeting")
    door.at("8:50 AM")
    door.come(AGENT)
    assert door.roll(door.big[0].name) == f"Proxy: {AGENT}"
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
