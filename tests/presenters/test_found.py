"""What the page of what was found shows: rows by group, totals, marks, and where rows lead."""

from __future__ import annotations

import pytest

from app.domain.found import ENTRIES, PEOPLE, RULES, Behind, Hit, Marked, Matches
from app.presenters.found import (
    behind_fact,
    found_fact,
    group_fact,
    present_found,
    present_group,
    target_of,
)

ANN = Hit("holder", "3", Marked("ann Lee", ((4, 7),)), Marked("3 Elm Street"), "")
ENTRY = Hit("entry", "9", Marked("Notice to Lee"), Marked("Entry 9"), "2004-05-01")
RULE = Hit("rule", "law-2002:quorum", Marked("§2.6 Quorum"), Marked("A majority."))
FOUND = (Matches(PEOPLE, 1, (ANN,)), Matches(RULES, 1, (RULE,)), Matches(ENTRIES, 1204, (ENTRY,)))


def named(version: str) -> str:
    return version.removeprefix("law-")


def test_rows_by_group_with_marks_and_the_true_total() -> None:
    table = present_found("lee", FOUND, named)
    assert [row.cells for row in table.rows] == [
        ("Holder", "Ann Lee", "3 Elm Street", ""),
        ("Bylaws of 2002", "§2.6 Quorum", "A majority.", ""),
        ("Entry", "Notice to Lee", "Entry 9", "May 1, 2004"),
        ("", "1,203 more entries: show all 1,204", "", ""),
    ]
    assert getattr(table.rows[0], "marks")[1] == ((4, 7),)  # noqa: B009
    assert table.rows[-1].key == "more:entries"


def test_one_group_leads_back() -> None:
    table = present_group("lee", FOUND[2], named)
    assert [row.key for row in table.rows] == ["all:", "entry|9"]


@pytest.mark.parametrize(
    ("behind", "read_only", "said"),
    [
        (Behind(), False, ""),
        (Behind(812_000), False,
         "The newest 812,000 entries are still being taken into the search."),
        (Behind(0, 1), False, "The words of 1 paper are still being taken into the search."),
        (Behind(900, 3), True,
         "The newest 900 entries and the words of 3 papers are not in the search yet."),
    ],
)  # fmt: skip
def test_what_is_not_found_yet_is_said(behind: Behind, read_only: bool, said: str) -> None:
    assert behind_fact(behind, read_only=read_only) == said
    late = bool(behind)
    assert found_fact("lee", (), late=late) == ("Nothing found yet." if late else "Nothing found.")
    assert ("so far" in present_found("lee", (), named, late=late).empty) == late


def test_what_is_said_above() -> None:
    said = "“lee”: 1,206 found. 1 person, 1 rule of the bylaws and 1,204 entries."
    assert found_fact("lee", FOUND) == said
    assert found_fact('"lee"', FOUND[:1]) == '"lee": 1 found. 1 person.'
    assert found_fact("lee", ()) == "Nothing found."
    assert group_fact("lee", FOUND[2]) == "“lee”: 1,204 entries, the first 1 of them here."
    assert group_fact("lee", FOUND[0]) == "“lee”: 1 person."


@pytest.mark.parametrize(
    ("key", "target"),
    [
        ("holder|3", "found:1:holders:3"),
        ("director|8", "found:2:all:8"),
        ("certificate|A 7", "found:1:certificates:A 7"),
        ("paper|12", "found:5:papers:12"),
        ("meeting|2004-annual", "found:4:plan:2004-annual"),
        ("day.motion|9 2004-annual", "found:4:meeting:2004-annual"),
        ("board.called|9 board-1", "found:2:meetings:board-1"),
        ("board.consent|9 board-2", "found:2:consents:board-2"),
        ("committee.created|9 Audit Committee", "found:2:committees:Audit Committee"),
        ("report.requested|9 r-1", "found:1:requests:r-1"),
        ("report.filed|9 r-1", "found:3:statements:r-1"),
        ("director.removed|9 x", "found:2:seats:x"),
        ("officer.chosen|9 x", "found:3:service:x"),
        ("amendment.proposed|9 a-1", "found:6:amendments:a-1"),
        ("consent.begun|9 c-1", "act:4:consents"),
        ("rule|law-2002:quorum", "found:6:law-2002:quorum"),
        ("section|law-2002:§2.6", "found:6:contents/law-2002:§2.6"),
        ("unheard.of|9 x", "found:5:journal:9"),
    ],
)
def test_where_a_row_leads(key: str, target: str) -> None:
    assert target_of(key) == target
