"""The search follows behind beside the window, and says nothing where it cannot."""

from datetime import datetime

import pytest

from app.domain.refusal import STORAGE, Refusal
from app.store.book import Book
from app.ui.desk import Desk
from app.ui.following import Follower, follow_beside, follow_soon


@pytest.fixture
def desk(qtbot, sample_file):
    made = Desk(Book.open(sample_file, datetime.now().astimezone()), "Anna", datetime.now)
    yield made
    made.close()


def test_a_file_that_is_gone_is_no_crash(desk, qtbot, sample_file):
    """As where the folder was on a drive that was taken away: the next act tells of it."""
    follow_soon(desk)
    follower = desk.findChild(Follower)
    sample_file.rename(sample_file.with_name("elsewhere.minutebook"))
    with pytest.raises(Refusal) as refused:
        follow_beside(desk.book, lambda: False)
    assert refused.value.code == STORAGE
    follower._follow()
    assert follower._work is not None
    qtbot.waitUntil(lambda: follower._work is None)
