"""Waivers of shareholders, and objections at a meeting: matrix 3.10."""

from __future__ import annotations

from datetime import date

import pytest

from app.bylaws.law import BUILT_IN, Bylaws, built_in
from app.bylaws.shareholders import waivers
from app.bylaws.shareholders.waivers import Objection, Paper

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
BOTH = pytest.mark.parametrize("key", BUILT_IN)
DAY = date(2003, 5, 20)
WAIVER = Paper("Ann", "waiver of notice", DAY)


@BOTH
@pytest.mark.parametrize(
    ("papers", "quorum", "missing", "cured"),
    [
        ((WAIVER, Paper("Bob", "approval of minutes", DAY)), True, (), True),
        ((WAIVER, Paper("Bob", "consent to holding", DAY)), True, (), True),
        ((WAIVER, Paper("Bob", "consent to holding", DAY)), False, (), False),
        ((WAIVER,), True, ("Bob",), False),
        ((WAIVER, Paper("Bob", "waiver of notice", None)), True, ("Bob",), False),
        ((WAIVER, Paper("Bob", "proxy", DAY)), True, ("Bob",), False),
    ],
)
def test_every_absentee_signs(
    key: str, papers: tuple[Paper, ...], quorum: bool, missing: tuple[str, ...], cured: bool
) -> None:
    found = waivers.cure(built_in(key), ["Ann", "Bob"], papers, quorum=quorum)
    assert (found.cured, found.missing) == (cured, missing)


@pytest.mark.parametrize(
    ("law", "kind", "severities"),
    [
        (OLD, "waiver of notice", ["error"]),
        (OLD, "consent to holding", ["warning"]),
        (OLD, "approval of minutes", ["warning"]),
        (NEW, "waiver of notice", ["error"]),
        (NEW, "consent to holding", ["error"]),
        (NEW, "approval of minutes", ["error"]),
    ],
)
def test_special_matters_are_stated(law: Bylaws, kind: str, severities: list[str]) -> None:
    """E88-12: the text of 1988 asks it of the waiver alone."""
    paper = Paper("Ann", kind, DAY)
    told = waivers.check_content(law, paper, {"reorganization", "ordinary"})
    assert [f.severity for f in told] == severities
    assert waivers.check_content(law, paper, {"ordinary", "election"}) == ()
    stated = Paper("Ann", kind, DAY, natures=("reorganization",))
    assert waivers.check_content(law, stated, {"reorganization"}) == ()


@BOTH
def test_papers_are_filed(key: str) -> None:
    law = built_in(key)
    filed = Paper("Bob", "waiver of notice", DAY, filed="minutes of May 20, 2003")
    assert waivers.check_filed(law, [filed, Paper("Cid", "waiver of notice", None)]) == ()
    (found,) = waivers.check_filed(law, [WAIVER, filed])
    assert found.severity == "warning"
    assert found.sentence.endswith(": Ann.")


@BOTH
@pytest.mark.parametrize(
    ("objection", "severity", "waived"),
    [
        (Objection("Ann"), "warning", False),
        (Objection("Ann", at_beginning=False), "info", True),
        (Objection("Ann", matter="merger"), "warning", False),
        (Objection("Ann", matter="merger", at_meeting=False), "info", True),
        (Objection("Ann", matter="auditor"), "info", True),
    ],
)
def test_attendance_waives_notice_unless_objected(
    key: str, objection: Objection, severity: str, waived: bool
) -> None:
    law, stated = built_in(key), {"merger": False, "auditor": True}
    assert waivers.check_objection(law, objection, stated).severity == severity
    assert waivers.has_waived(law, True, objection, stated) is waived
    assert waivers.has_waived(law, True, None, stated)
    assert not waivers.has_waived(law, False, None, stated)


@pytest.mark.parametrize(
    ("way", "old", "new"),
    [
        ("orally at the meeting", "info", "advice"),
        ("approval of minutes", "info", "info"),
        ("by a nod", "advice", "advice"),
    ],
)
def test_an_objection_taken_back(way: str, old: str, new: str) -> None:
    """Only 1988 says that it may be taken back orally; in 2002 a signed paper is asked for."""
    objection = Objection("Ann", withdrawn=way)
    told = [waivers.check_objection(law, objection, {}).severity for law in (OLD, NEW)]
    assert told == [old, new]
    waived = [waivers.has_waived(law, True, objection, {}) for law in (OLD, NEW)]
    assert waived == [old == "info", new == "info"]
