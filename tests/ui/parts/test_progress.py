"""Long work: told, called off whole, refused, crashed; the window stays free."""

from threading import Event, get_ident

import pytest

from app.domain.refusal import Refusal
from app.ui.parts.progress import ProgressStrip
from app.ui.parts.work import end_all_work


@pytest.fixture
def strip(qtbot):
    made = ProgressStrip()
    qtbot.addWidget(made)
    yield made
    end_all_work()


def test_it_works_in_another_thread_and_answers_in_ours(strip, qtbot):
    seen = []

    def task(progress, cancelled):
        seen.append(get_ident())
        progress(7)
        return "papers"

    def done(result):
        seen.extend([get_ident(), result])

    assert strip.run("Making 24 notices", task, done)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[0] != seen[1] == get_ident()
    assert seen[2] == "papers"
    assert not strip.busy()


def test_it_says_how_far_it_is(strip, qtbot):
    go = Event()

    def task(progress, cancelled):
        progress(1007)
        go.wait(10)

    strip.run("Making 2,400 notices", task, lambda _: None)
    qtbot.waitUntil(lambda: strip.words() == "Making 2,400 notices: 1,007 done.")
    strip._show_strip()
    assert strip.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not strip.busy())
    assert not strip.isVisible()


def test_called_off_work_gives_no_result(strip, qtbot):
    ended, started = [], Event()

    def task(progress, cancelled):
        started.set()
        while not cancelled():
            progress(1)
        return "half"

    strip.run("Making notices", task, ended.append, called_off=lambda: ended.append("called off"))
    started.wait(10)
    strip.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["called off"]


def test_a_refusal_and_a_crash_are_told_apart(strip, qtbot):
    told = []

    def refuse(progress, cancelled):
        raise Refusal("The disk is full.")

    def crash(progress, cancelled):
        raise KeyError("bug")

    strip.run("Importing", refuse, told.append, refused=lambda r: told.append(r.sentence))
    qtbot.waitUntil(lambda: told == ["The disk is full."])
    strip.run("Importing", crash, told.append, crashed=lambda c: told.append(type(c)))
    qtbot.waitUntil(lambda: told[1:] == [KeyError])


def test_a_crash_nobody_asked_for_reaches_the_windows_own_dialog(strip, qtbot):
    def crash(progress, cancelled):
        raise KeyError("bug")

    with qtbot.captureExceptions() as seen:
        strip.run("Importing", crash, lambda _: None)
        qtbot.waitUntil(lambda: not strip.busy())
    assert [kind for kind, _, _ in seen] == [KeyError]


def test_one_work_at_a_time(strip, qtbot):
    go = Event()
    strip.run("One", lambda progress, cancelled: go.wait(10), lambda _: None)
    assert not strip.run("Two", lambda progress, cancelled: None, lambda _: None)
    go.set()
    qtbot.waitUntil(lambda: not strip.busy())
    assert strip.run("Three", lambda progress, cancelled: None, lambda _: None)
    qtbot.waitUntil(lambda: not strip.busy())
