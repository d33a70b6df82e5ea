"""The company's two real meetings, held from their recorded facts to minutes under their bylaws.

Sources: the notices of June 13, 2002 (1988 bylaws) and May 25, 2004 (2002 bylaws): days, hours,
places and the number of directors. Persons and holders are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.meetings.papers import make_paper
from app.acts.operations import perform
from app.store.book import Book
from tests.conftest import NOW

CHAIR, SECRETARIES = "Miriam Goldstein-Reyes", ("Dorothy M. Winslow", "Linda J. Hargrove")
MEETINGS = {
    "2002-annual": (
        date(2002, 6, 13),
        "9:30 AM",
        ("Thursday, June 13, 2002", "9:30 a.m.", "Warner Center Marriott Hotel",
         "21850 Oxnard Street", "bylaws of 1988", "IV §9", SECRETARIES[0]),
    ),
    "2004-annual": (
        date(2004, 5, 25),
        "9:00 AM",
        ("Tuesday, May 25, 2004", "9:00 a.m.", "21101 Oxnard Street", "April 7, 2004",
         "bylaws of 2002", "§5.9 ¶1", SECRETARIES[1]),
    ),
}  # fmt: skip


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, open for writing."""
    opened = Book.open(sample_file, NOW)
    yield opened
    opened.close()


@pytest.mark.parametrize("key", MEETINGS)
def test_the_real_meeting_runs_to_minutes_under_its_bylaws(book: Book, key: str) -> None:
    on, hour, words = MEETINGS[key]
    who = Who("Linda", NOW, on)

    def act(operation: str, **given: Any) -> None:
        perform(book, operation, {"meeting": key, **given}, who)

    held, meeting = book.record_list(key), book.company().meeting(key)
    assert held and meeting
    names = [nominee.name for nominee in meeting.plan.nominees]
    biggest = sorted(held.entitled, key=lambda row: -row.votes)
    quorum, there = held.votes // 2 + 1, list[int]()
    while sum(row.votes for row in biggest[: len(there)]) < quorum:
        there.append(biggest[len(there)].holder_id)
    act("arrive", at="8:50 AM", holders=[{"holder": holder} for holder in there])
    secretary = words[-1]
    act("open-meeting", at=hour, chair=CHAIR, chair_office="president", secretary=secretary)
    for name in names:
        act("nominate", at="9:40 AM", name=name, by="the board")
    present = sum(row.votes for row in biggest[: len(there)])
    ballots = [
        {"holder": row.holder_id, "votes": dict.fromkeys(names, str(row.votes))}
        for row in biggest[: len(there)]
    ]
    act("cast-ballots", at="9:50 AM", item=1, ballots=ballots)
    act("count", at="10:00 AM", item=1)
    act("close-meeting", at="10:15 AM")
    paper = make_paper(book, key, "minutes-shareholders", who)
    pages = PdfReader(BytesIO(paper.data)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    for expected in (*words, *names, f"{present:,}", f"{quorum:,} are a quorum", "Directors to be"):
        assert expected in text
    assert text.count(f"{present:,} elected") == 5
