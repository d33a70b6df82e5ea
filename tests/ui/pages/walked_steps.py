"""Steps that every meeting of shareholders has, as the secretary takes them in the window."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt

from app.ui.parts.day_text import read_time

MEETINGS = 4
ENTER = Qt.Key.Key_Return


def new_meeting(w, kind):
    """A new plan of that kind."""
    w.window.open_page(MEETINGS)
    w.press("New meeting")
    w.radio(kind)
    w.press("Plan the meeting")


def give_notice(w):
    """Notice to all holders, its mailing and the affidavit, as the forms stand."""
    w.press("Give notice")
    w.press("Give notice")
    w.bot.waitUntil(lambda: w.window.page().shown.status == "noticed", timeout=30_000)
    w.press("Record mailing")
    w.fill(Place_of_deposit="Post Office, Fresno, California")
    w.record()
    w.press("Affidavit")
    w.fill(Signed_at="Fresno, California")
    w.record()
    assert w.window.page().shown.status == "affidavit"


def log_proxy(w, holder, on):
    """A form of proxy that came in, by the holder's name and Enter."""
    line = w.window.page().day.proxies.line
    w.write(line, holder)
    w.bot.keyClick(line, ENTER)
    w.fill(Date_on_the_form=on)
    w.record()


def come(w, *names):
    """Check in by name and Enter."""
    line = w.window.page().day.board.check_in.line
    for name in names:
        w.write(line, name)
        w.bot.keyClick(line, ENTER)
        assert line.text() == "", f"{name} was not checked in: {w.window.page().day.said.notes()}"


def leave(w, key):
    """Choose a line of the roll and press *Leaves…*."""
    w.window.page().day.board.check_in.table.choose(key)
    w.press("Leaves")


def clock(w, text):
    """Turn the clock on the same day."""
    at = read_time(text)
    assert isinstance(at, time)
    w.it_is(w.days[-1], at)


def board(w):
    """The board of the meeting."""
    return w.window.page().day.board


def open_it(w):
    """Open the meeting as the form stands."""
    w.press("Open the meeting")
    w.record()


def vote(w, item, votes_for, against, abstain):
    """A vote by voice, typed into the card."""
    lines = board(w).cards[item].lines
    for name, votes in (("for", votes_for), ("against", against), ("abstain", abstain)):
        w.write(lines[name], str(votes))
    w.press(f"Record the votes on item {item}")
    return board(w).cards[item].card


def close_and_sign(w, approved_on):
    """Close the meeting, write its minutes, sign, approve and file them; gives their text."""
    w.press("Close the meeting")
    w.record()
    w.press("Write the minutes")
    w.press("Sign and file")
    w.fill(Approved_on=approved_on)
    w.record()
    return w.filed("minutes-shareholders")


def make_paper(w, words, kind):
    """Make the paper of these words and file it; gives its text."""
    w.sub("Minutes and papers")
    w.press("Make a paper")
    maker = w.top()
    found = [row.key for row in maker.table.table().rows if row.cells[0] == words]
    assert found, [row.cells[0] for row in maker.table.table().rows]
    maker.table.choose(found[0])
    w.press("File in the minute book")
    w.press("Close")
    return w.filed(kind)
