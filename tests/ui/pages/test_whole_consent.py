"""A written consent of shareholders walked through in the window under both bylaws.

The record date is the day of the first consent; one is taken back before enough are filed; the
threshold is reached; notice goes promptly to those who did not consent (1988 II §9, 2002 §2.10).
"""

from datetime import time

import pytest

from tests.ui.pages.walked_company import ANN, BO, CAL, DEB, HAL
from tests.ui.pages.walking import has

ACTION = "RESOLVED: that the corporation lease the warehouse at 9 Hill Road."


@pytest.fixture
def begun(walker, era):
    w = walker
    w.it_is(era.day(4, 2))
    w.choose_menu("act:4:consents")
    w.press("Begin an action")
    w.fill(
        Words_of_the_action=ACTION,
        General_nature="lease of a warehouse",
        Short_name="warehouse",
        All_entitled_to_vote_were_asked_in_writing="No",
    )
    w.record()
    return w


def facts(w):
    return dict(w.top().detail.detail().facts)


def consent(w, era, holder, day):
    w.it_is(era.day(4, day), time(10))
    w.press("Consent received")
    w.fill(Holder=holder, Signed_on=era.typed(4, day))
    w.record()


def file_shown(w, words):
    """Show the paper of these words, close it, and file it as it was shown."""
    text = w.paper(words)
    w.press("File the paper shown last")
    return text


def test_an_action_by_written_consent_from_its_words_to_its_notice(begun, era):
    w = begun
    assert facts(w)["Needed"] == "Known with the record date"
    consent(w, era, ANN, 3)
    assert facts(w)["Record date"].endswith(f"Apr 3, {era.year}")
    assert facts(w)["Needed"] == "501 of 1,000 votes"
    forms = file_shown(w, "Consent forms")
    assert forms.count(ACTION) == 8
    has(forms, "WRITTEN CONSENT", ANN, HAL, f"April 3, {era.year}")
    consent(w, era, CAL, 4)
    w.it_is(era.day(4, 5), time(9))
    w.press("Revoked")
    w.fill(Holder=CAL)
    w.record()
    assert facts(w)["In force"] == "300"
    consent(w, era, DEB, 6)
    assert facts(w)["In force"] == "420"
    consent(w, era, BO, 7)
    assert facts(w)["Reached"] == f"Apr 7, {era.year}, 10:00 AM"
    tally = file_shown(w, "Tally")
    has(tally, ANN, CAL, "revoked", "670", "501", f"April 7, {era.year}")
    notice = file_shown(w, "Prompt notice")
    has(notice, ACTION, "670", era.by("II §9", "§2.10"))
    w.press("Notice given")
    w.fill(On=era.typed(4, 7))
    w.record()
    w.press("Close", w.top().detail)
    w.record()
    kinds = [paper.kind for paper in w.desk.book.papers()]
    assert kinds == ["consent-shareholders", "consent-tally", "notice-consent-action"]
    assert "warehouse" in w.top().table.table().rows[0].cells[0]
    assert w.desk.book.verify().ok


def test_a_consent_taken_back_after_enough_are_filed_counts_on(begun, era):
    w = begun
    consent(w, era, ANN, 3)
    consent(w, era, BO, 4)
    assert facts(w)["Reached"] == f"Apr 4, {era.year}, 10:00 AM"
    w.it_is(era.day(4, 5), time(9))
    w.press("Revoked")
    w.fill(Holder=BO)
    w.record()
    assert facts(w)["In force"] == "550"
    assert facts(w)["Reached"] == f"Apr 4, {era.year}, 10:00 AM"


def test_a_notice_not_given_stands_on_today_until_it_is_recorded(begun, era):
    """From the line the window leads to the action, closed or not, and to *Notice given*."""
    w = begun
    consent(w, era, ANN, 3)
    consent(w, era, BO, 4)
    w.press("Close", w.top().detail)
    w.record()
    w.top().reject()
    what = (
        "Give prompt notice of the written consent warehouse to the 6 holders who did not consent"
    )
    row = next(row for row in today(w) if what in row.cells)
    assert era.by("II §9(b)", "§2.10 ¶2") in row.cells
    w.window.page().start(row.key)
    assert w.top().table.current_key() == "warehouse"
    w.press("Notice given")
    w.fill(On=era.typed(4, 4))
    w.record()
    w.top().reject()
    assert all(what not in row.cells for row in today(w))


def today(w):
    """The lines of what is due."""
    w.window.do("page:0")
    return w.window.page().current_table().rows
