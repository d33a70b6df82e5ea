"""The small tables: what each kind of entry leaves in the company as a value."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from app.domain.codec import list_to_json, plan_to_json
from app.domain.meetings import AgendaItem, ListRow, MeetingPlan, Nominee, Place, RecordList
from app.domain.refusal import Refusal
from app.store.book import Book
from app.store.connection import connect

PLAN = MeetingPlan(
    "annual-2004",
    on=date(2004, 5, 25),
    at=time(9),
    place=Place("Inn", "1 Main Street", "Fresno", "CA", "93650"),
    record_on=date(2004, 4, 5),
    notice_on=date(2004, 5, 3),
    items=(AgendaItem("Election", "election"),),
    nominees=(Nominee("Ann Lee"),),
    reasons={"notice_on": "storm"},
)
LIST = RecordList(
    "annual-2004",
    date(2004, 4, 5),
    time(17),
    (
        ListRow(3, "Ann Lee", 1, "Common Stock", 250, 250, ("3 Elm Street", "Fresno, CA 93650")),
        ListRow(1, "José Luis Arriaga", 1, "Common Stock", 750, 0, (), "hold", "own shares"),
    ),
    1000,
    "a" * 64,
)


def notice(make: Any, plan: MeetingPlan = PLAN) -> Any:
    data = {
        "plan": plan_to_json(plan),
        "list": list_to_json(LIST),
        "signer": {"name": "Linda Hargrove", "office": "secretary"},
    }
    return make.entry("meeting.notice", data, on=date(2004, 5, 3))


def deposit(make: Any, meeting: str = "annual-2004") -> Any:
    data = {
        "meeting": meeting,
        "on": "2004-05-03",
        "at": "16:15",
        "place": "Main post office",
        "manner": "first-class mail",
        "pieces": 1,
        "enclosures": ["notice", "proxy"],
        "by": "Anna",
    }
    return make.entry("meeting.deposit", data)


def term(make: Any, kind: str, number: int, person: int, name: str, **more: Any) -> Any:
    data = {
        "term": number,
        "person": person,
        "name": name,
        "from_on": "2004-01-05",
        "chosen_by": "board",
    }
    return make.entry(kind, data | more)


def test_a_meeting_from_notice_to_affidavit(book: Book, make: Any) -> None:
    def state() -> str:
        meeting = book.company().meeting("annual-2004")
        return meeting.status if meeting else ""

    assert state() == ""
    book.record([notice(make)], "Anna", make.now)
    assert state() == "noticed"
    assert book.record_list("annual-2004") == LIST
    assert book.record_list("annual-2005") is None
    book.record([deposit(make)], "Anna", make.now)
    assert state() == "mailed"
    affidavit = {
        "meeting": "annual-2004",
        "signer": {"name": "Linda Hargrove", "office": "secretary"},
        "form": "declaration",
        "signed_on": "2004-05-04",
    }
    book.record([make.entry("meeting.affidavit", affidavit)], "Anna", make.now)
    meeting = book.company().meetings[0]
    assert (meeting.status, meeting.affidavit_signer) == ("affidavit", "Linda Hargrove")
    assert meeting.plan == PLAN
    assert meeting.noticed_seq == 11
    assert meeting.deposits[0].at == time(16, 15)
    assert meeting.deposits[0].enclosures == ("notice", "proxy")
    with pytest.raises(Refusal, match="entry 11"):
        book.record([notice(make)], "Anna", make.now)
    assert book.verify().ok


def test_mail_that_came_back_and_a_new_address(book: Book, make: Any) -> None:
    returned = {
        "meeting": "annual-2004",
        "holder": 3,
        "returned_on": "2004-05-10",
        "marking": "MOVED",
        "hold_through": "2005-05-03",
    }
    back = make.entry("mail.returned", returned, on=date(2004, 5, 10))
    book.record([notice(make), back], "Anna", make.now)
    assert book.holder(3).undeliverable_since == date(2004, 5, 10)
    item = book.company().returned[0]
    assert (item.name, item.marking, item.hold_through) == ("Ann Lee", "MOVED", date(2005, 5, 3))
    address = {
        "kind": "notice",
        "lines": ["Box 7"],
        "city": "Reno",
        "state": "NV",
        "zip": "89501",
        "country": "",
    }
    change = {"holder": 3, "address": address, "from_on": "2004-06-01"}
    book.record([make.entry("holder.address", change)], "Anna", make.now)
    holder = book.holder(3)
    assert holder.undeliverable_since is None
    assert [(a.kind, a.since) for a in holder.addresses] == [
        ("book", date(2004, 1, 5)),
        ("notice", date(2004, 6, 1)),
    ]
    assert holder.notice_address() == holder.addresses[1]
    assert [h.id for h in book.holders("reno")] == [3]


def test_directors_officers_and_their_number(book: Book, make: Any) -> None:
    book.record(
        [
            term(make, "director.elect", 1, 1, "Ann Lee", meeting=""),
            term(make, "officer.appoint", 2, 1, "Ann Lee", office="secretary"),
            make.entry(
                "directors.number", {"number": 7, "from_on": "2004-01-05", "adopted_by": "board"}
            ),
        ],
        "Anna",
        make.now,
    )
    end = {"term": 2, "to_on": "2004-03-01", "ended_by": "resigned"}
    book.record([make.entry("term.end", end)], "Anna", make.now)
    company = book.company()
    assert [(t.office, t.to_on, t.ended_by) for t in company.terms] == [
        ("director", None, ""),
        ("secretary", date(2004, 3, 1), "resigned"),
    ]
    assert company.numbers[0].number == 7
    assert (book.next_id("term"), book.next_id("person")) == (3, 2)
    for broken, words in (
        (make.entry("term.end", end), "ended on 2004-03-01"),
        (make.entry("term.end", end | {"term": 1, "to_on": "2003-01-01"}), "began on"),
        (term(make, "director.elect", 1, 1, "Ann Lee"), "Term 1 is recorded"),
        (term(make, "director.elect", 3, 1, "Bert Lee"), "recorded as Ann Lee"),
        (term(make, "officer.appoint", 3, 1, "Ann Lee", office="director"), "“office”"),
    ):
        with pytest.raises(Refusal, match=words):
            book.record([broken], "Anna", make.now)


def test_bylaws_offices_and_the_company(book: Book, make: Any) -> None:
    adopt = {"key": "hemacare-2002", "effective_from": "2002-07-01"}
    place = {"name": "", "street": "1 Main", "city": "Fresno", "state": "CA", "zip": "93650"}
    office = {
        "kind": "principal-executive",
        "place": place,
        "county": "Fresno",
        "from_on": "1990-01-01",
        "resolved_on": None,
    }
    book.record(
        [make.entry("bylaws.adopt", adopt), make.entry("office.fix", office)], "Anna", make.now
    )
    company = book.company()
    assert company.name == "Alder Ridge, Inc."
    assert company.incorporated_on == date(1986, 7, 22)
    assert company.close_of_business == time(17)
    assert [(b.key, b.text, b.adopted_by, b.adopted_on) for b in company.bylaws] == [
        ("hemacare-2002", "", "", None)
    ]
    fixed = company.office_on(date(2004, 1, 1))
    assert fixed is not None
    assert fixed.place == Place("", "1 Main", "Fresno", "CA", "93650")
    assert company.share_class(1).authorized == 10_000_000
    with pytest.raises(Refusal, match="adopted already"):
        book.record([make.entry("bylaws.adopt", adopt)], "Anna", make.now)


def test_bylaws_that_the_company_brought_keep_their_text(book: Book, make: Any) -> None:
    """The file alone proves in ten years what was in force."""
    text = 'key = "alder-2004"\n' * 2_000
    adopt = {
        **{"key": "alder-2004", "effective_from": "2004-02-01", "text": text},
        **{"adopted_by": "shareholders", "adopted_on": "2004-01-15"},
    }
    book.record([make.entry("bylaws.adopt", adopt)], "Anna", make.now)
    adopted = book.company().bylaws[-1]
    assert (adopted.key, adopted.text) == ("alder-2004", text)
    assert (adopted.adopted_by, adopted.adopted_on) == ("shareholders", date(2004, 1, 15))


def test_the_latest_decision_on_unclear_words_holds(book: Book, make: Any) -> None:
    decided = {"mark": "E88-03", "reading": "10 a.m.", "decided_by": "board", "reason": "Counsel"}
    for reading in ("10 a.m.", "10 p.m."):
        entry = make.entry("bylaws.decide", decided | {"reading": reading})
        book.record([entry], "Anna", make.now)
    company = book.company()
    last = company.decision("E88-03")
    assert last is not None
    assert (last.reading, last.decided_by, last.reason) == ("10 p.m.", "board", "Counsel")
    assert len(company.decisions) == 2
    assert company.decision("E88-04") is None


def test_the_company_is_read_again_after_every_change(book: Book, make: Any) -> None:
    """Entries of shares leave it as it is."""
    first = book.company()
    book.record([make.issue(1, {"7": 10})], "Anna", make.now)
    assert book.company() is first
    book.record([make.share_class(2, "Preferred")], "Anna", make.now)
    assert [c.name for c in book.company().classes] == ["Common Stock", "Preferred"]
    book.record([make.correct(12, None)], "Anna", make.now)
    assert book.company() == first
    other = Book(book.path, connect(book.path, "rw"), read_only=False)
    other.record([make.share_class(3, "Made elsewhere")], "Anna", make.now)
    other._connection.close()
    assert [c.name for c in book.company().classes] == ["Common Stock", "Made elsewhere"]
