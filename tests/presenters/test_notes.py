"""Findings as notes: the order in the margin, the links, the version where two are in play."""

from datetime import date

from app.bylaws.answers import OURS, Citation, Finding, ours
from app.domain.refusal import Refusal
from app.presenters.notes import (
    in_order,
    merged,
    notes_by_field,
    present_note,
    present_notes,
    refusal_notes,
    worst_of,
)
from app.presenters.view import Link, Note

NEW = Citation("shareholders.notice.window", "hemacare-2002", "2002", "§2.4 ¶1", "says")
OLD = Citation("shareholders.notice.window", "hemacare-1988", "1988", "II §4 ¶2", "says")


def test_a_breach_offers_the_repair_first_and_then_to_keep_it() -> None:
    late = Finding(NEW, "error", "8 days before.", "notice_on", date(2004, 5, 14))
    assert present_note(late).links == (
        Link("Use May 14", "use:2004-05-14"),
        Link("Keep, and say why…", "keep"),
    )


def test_what_fits_offers_nothing() -> None:
    assert present_note(Finding(NEW, "fits", "45 days before.")).links == ()


def test_margin_order() -> None:
    severities = ("advice", "info", "fits", "warning", "error")
    ordered = in_order(Note(s, f"{s}.") for s in severities)
    assert [n.severity for n in ordered] == ["error", "warning", "fits", "info", "advice"]


def test_sections_name_the_version_only_where_two_are_in_play() -> None:
    new, old = Finding(NEW, "error", "New."), Finding(OLD, "error", "Old.")
    assert [n.section for n in present_notes([new])] == ["§2.4 ¶1"]
    assert [n.section for n in present_notes([new, old])] == ["2002, §2.4 ¶1", "1988, II §4 ¶2"]


def test_the_same_note_stands_once() -> None:
    twice = [Finding(NEW, "fits", "Fits."), Finding(NEW, "fits", "Fits.")]
    assert len(present_notes(twice)) == 1


def test_notes_stand_by_field() -> None:
    findings = [Finding(NEW, "info", "A.", "on"), Finding(NEW, "error", "B.", "notice_on")]
    assert {name: notes[0].sentence for name, notes in notes_by_field(findings).items()} == {
        "on": "A.",
        "notice_on": "B.",
    }


def test_our_own_check_says_so_and_links_to_no_rule() -> None:
    note = present_note(Finding(ours("ours.x", "says"), "error", "Too many."))
    assert (note.section, note.rule) == (OURS, "")


def test_what_cannot_be_read_is_a_check_of_ours() -> None:
    notes = refusal_notes([Refusal("Write the day.", field="on")])
    assert notes["on"] == (Note("warning", "Write the day.", OURS),)


def test_merging_keeps_the_order_of_the_margin() -> None:
    both = merged({"on": (Note("fits", "A."),)}, {"on": (Note("error", "B."),)})
    assert [note.severity for note in both["on"]] == ["error", "fits"]


def test_the_worst_of_notes() -> None:
    assert worst_of([Note("info", "A."), Note("warning", "B.")]) == "warning"
    assert worst_of([]) == "fits"
