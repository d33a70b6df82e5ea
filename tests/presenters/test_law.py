"""The bylaws on screen: versions compared, unclear words, answers on a day, findings by section."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import Shelf
from app.domain.company import Company, Decision
from app.domain.entries import Against, FindingKept
from app.presenters import bylaws, comparing, kept_findings, rule_answers, unclear

from .conftest import TODAY


def test_two_versions_side_by_side(shelf: Shelf) -> None:
    """Matrix part 4: 45 days or more in 1988, more than 45 in 2002; advance notice only in 2002."""
    earlier, later = shelf.versions
    table = comparing.present_compare(earlier, later)
    told = {row.key: row.cells for row in table.rows}
    assert set(told) == {*earlier.rules, *later.rules}
    trigger = told["shareholders.adjourn.notice-trigger"]
    assert trigger[1:3] == ("II §6 ¶2", "§2.7 ¶2")
    assert "Comparison: at least, now more than" in trigger[3]
    assert told["shareholders.proposal.deadline"][1] == ""
    assert told["shareholders.proposal.deadline"][3].startswith("Only in 2002: ")
    quiet = {row.key for row in table.rows if row.tone == "quiet"}
    for rule_id in quiet:
        assert earlier.rules[rule_id].params == later.rules[rule_id].params


def test_one_rule_in_both_versions(shelf: Shelf) -> None:
    rule_id = "shareholders.adjourn.notice-trigger"
    detail = comparing.present_difference(*shelf.versions, rule_id)
    assert detail is not None
    assert [label for label, _ in detail.facts] == ["In 1988", "In 2002"]
    assert detail.facts[0][1].endswith("II §6 ¶2.")
    told = {row.key: (row.cells[1:], row.tone) for row in detail.tables[0].rows}
    assert told["comparison"] == (("at least", "more than"), "strong")
    assert told["days"][1] == "quiet"
    only = comparing.present_difference(*shelf.versions, "shareholders.proposal.deadline")
    assert only is not None
    assert only.facts[0] == ("In 1988", "No such rule.")
    assert comparing.present_difference(*shelf.versions, "no.such.rule") is None


def test_comparing_can_be_searched(shelf: Shelf) -> None:
    rows = comparing.present_compare(*shelf.versions, "advance notice").rows
    assert rows
    assert all("advance notice" in " ".join((*r.cells, r.key)).casefold() for r in rows)


def test_a_decision_stands_in_the_register(shelf: Shelf, company: Company) -> None:
    law = shelf.versions[0]
    before = {row.key: row for row in unclear.present_unclear(law, company).rows}
    assert before["E88-03"].cells[4] == ""
    decided = replace(
        company,
        decisions=(Decision("E88-03", "10 p.m.", "board", date(2004, 1, 5), "Minutes", 12),),
    )
    after = {row.key: row for row in unclear.present_unclear(law, decided).rows}
    assert after["E88-03"].cells[3:] == ("10 p.m.", "Jan 5, 2004")
    assert after["E88-03"].severity == "warning"
    detail = unclear.present_unclear_detail("E88-03", shelf, decided)
    assert detail is not None
    assert ("Read here as", "10 p.m.") in detail.facts
    assert ("Why", "Minutes") in detail.facts
    assert ("Decided by", "board, January 5, 2004, entry 12") in detail.facts
    assert detail.acts[0].target == "decide:E88-03"
    assert any("shareholders.annual.date" in row.key for row in detail.tables[0].rows)
    assert unclear.present_unclear_detail("E99-99", shelf, decided) is None


def test_deciding_otherwise_hands_on_the_mark() -> None:
    act = unclear.decide_act("E88-03", TODAY, "Gail Hart")
    draft = dict(act.form.draft) | {"reading": "10 p.m.", "reason": "Minutes of 1987"}
    assert act.form.key == "decide"
    assert act.given(draft) == {
        **{"mark": "E88-03", "reading": "10 p.m.", "decided_by": "Gail Hart"},
        **{"on": TODAY.isoformat(), "reason": "Minutes of 1987"},
    }
    assert act.check(draft | {"on": "2/30/2004"}).notes["on"]


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        ("shareholders.notice.window", "Fri, Mar 26, 2004"),
        ("shareholders.quorum.majority", "501"),
        ("calendar.business-day", "is a business day"),
        ("directors.removal.protection", "once these are known: for, against"),
        ("shareholders.notice.content.basic", ""),
        ("record-date.meeting.default", "May 24, 2004"),
    ],
)
def test_what_a_rule_answers_on_a_day(
    shelf: Shelf, company: Company, rule_id: str, words: str
) -> None:
    law = shelf.versions[1]
    facts = rule_answers.day_facts(company, date(2004, 5, 25), 1_000)
    said = rule_answers.answer_on(law, rule_id, facts, shelf)
    assert words in said
    assert bool(said) is bool(words)


def test_the_answer_and_the_statute_stand_in_the_rule(shelf: Shelf) -> None:
    law = shelf.versions[1]
    rule_id = "shareholders.adjourn.notice-trigger"
    detail = bylaws.present_rule(law, rule_id, shelf, ("On this day", "Yes."), statute=True)
    assert ("On this day", "Yes.") in detail.facts
    assert [(n.severity, n.section) for n in detail.notes] == [
        ("advice", "Corporations Code 601(d), 701(c), as of January 1, 2026")
    ]
    assert bylaws.present_rule(law, rule_id, shelf, statute=False).notes == ()


def test_findings_by_section(shelf: Shelf) -> None:
    kept = [
        FindingKept("a", "hemacare-2002", "§2.11 ¶1", "error", "Too late.", "Bank holiday"),
        FindingKept("b", "hemacare-2002", "§2.4 ¶1", "warning", "Look.", ""),
    ]
    entry = Against(7, date(2004, 4, 10), "Notice", tuple(kept))
    table = kept_findings.present_kept_findings([entry], shelf)
    assert [row.cells for row in table.rows] == [
        ("§2.4 ¶1", "2002", "Check: Look.", "", "7", "Apr 10, 2004"),
        ("§2.11 ¶1", "2002", "Breach: Too late.", "Bank holiday", "7", "Apr 10, 2004"),
    ]
    assert [
        r.cells[0] for r in kept_findings.present_kept_findings([entry], shelf, "bank").rows
    ] == ["§2.11 ¶1"]
    assert kept_findings.present_kept_findings([], shelf).rows == ()
