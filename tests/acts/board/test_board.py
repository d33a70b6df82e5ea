"""The board on a real book: from the call to filed minutes, consents, committees, seats, officers.

The sample company; its bylaws of 1988 stand until November 22, 2002.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.board.matter import Record, record_of
from app.acts.operations import FIELDS, OPERATIONS, perform
from app.bylaws.board_day.standing import standing
from app.bylaws.board_day.voting import count_all, for_papers
from app.bylaws.officers.duties import minute_facts
from app.documents.blocks import plain_text
from app.documents.board.minutes import compose_board_minutes
from app.documents.board.notices import compose_notice_log
from app.documents.stated import Issue
from app.domain.board.facts import BoardDay
from app.domain.refusal import Refusal
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
ALAN, MIRIAM, TERUKO, JOAQUIN = (
    "Alan R. Steadman",
    "Miriam Goldstein-Reyes",
    "Teruko Hashimoto",
    "Joaquín Castellanos",
)
PHILIP, STEVEN, LINDA, DOROTHY = (
    "Philip T. Dunning",
    "Steven B. Okafor",
    "Linda J. Hargrove",
    "Dorothy M. Winslow",
)
VERSIONS = {
    "1988": ("2002-09-1", (ALAN, MIRIAM, PHILIP, TERUKO, JOAQUIN), DOROTHY),
    "2002": ("2004-09-1", (ALAN, MIRIAM, TERUKO, JOAQUIN, STEVEN), LINDA),
}
EACH = pytest.mark.parametrize("version", ["1988", "2002"])


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, open to write."""
    opened = Book.open(sample_file, WHO.now)
    yield opened
    opened.close()


def do(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, given, WHO).seq


def kept(book: Book, seq: int) -> list[tuple[str, str]]:
    """The findings kept with an entry, by severity and field's rule."""
    return [(f.severity, f.rule) for f in book.entry(seq).findings]


def called(book: Book, version: str, key: str = "b", **more: Any) -> tuple[str, tuple[str, ...]]:
    """A special meeting called by the secretary for the fifteenth at ten; its day and directors."""
    day, directors, secretary = VERSIONS[version]
    given = {
        "starts_at": f"{day}5 10:00 AM",
        "callers": [{"name": secretary, "office": "secretary"}],
        "called_on": f"{day}0",
    }
    do(book, "board-call", board=key, **given | more)
    return f"{day}5", directors


def told(book: Book, key: str, names: Any, at: str, manner: str = "telephone") -> int:
    rows = [{"name": n, "manner": manner, "given_at": at, "given_by": LINDA} for n in names]
    return do(book, "board-notice", board=key, rows=rows)


@EACH
def test_the_words_of_the_bylaws_for_a_manner_are_understood(book: Book, version: str) -> None:
    """2002 §3.8 ¶2 has first-class mail and telegram, 1988 III §8 mail and telegraph: four days
    before the meeting of the fifteenth for mail, 48 hours for the rest."""
    on, directors = called(book, version)
    for manner, hour in (
        ("first-class mail", "11 10:00 AM"), ("mail", "11 10:00 AM"), ("telegram", "13 10:00 AM"),
        ("telegraph", "13 10:00 AM"), ("in person", "13 10:00 AM"),
    ):  # fmt: skip
        assert kept(book, told(book, "b", directors[:1], f"{on[:-2]}{hour}", manner)) == []
    (late,) = kept(
        book, told(book, "b", directors[1:2], f"{on[:-2]}11 10:01 AM", "first-class mail")
    )
    assert late[1] == "board.special.notice.mail"


def here(names: Any, by: str = "in person") -> list[dict[str, str]]:
    return [{"name": name, "by": by} for name in names]


def worst(record: Record, key: str) -> list[str]:
    found = standing(record.sheet(key), WHO.today)
    return [f.cite.rule for f in found if f.severity in ("error", "warning")]


@EACH
def test_a_meeting_by_telephone_from_call_to_filed_minutes(book: Book, version: str) -> None:
    on, directors = called(book, version)
    a, b, c, d, e = directors
    told(book, "b", (a, b, c), f"{on[:-2]}13 10:00 AM")  # exactly 48 hours before
    late = told(book, "b", [d], f"{on[:-2]}13 10:01 AM")
    assert kept(book, late) == [("warning", "board.special.notice.personal")]
    do(book, "board-paper", board="b", name=e, paper="waiver of notice", signed_on=on)
    there = [*here([a]), *here([b, c, d], "by telephone")]
    given = {"at": "10:00 AM", "chair": a, "secretary": LINDA, "present": there}
    with pytest.raises(Refusal, match="all could hear"):
        do(book, "board-open", board="b", **given)
    do(book, "board-open", board="b", all_heard=True, **given)
    votes = dict.fromkeys((a, b, c, d), "for")
    do(book, "board-resolve", board="b", at="10:10 AM", text="the lease is approved.",
       subject="contract", votes=votes, interested=[{"name": c, "nature": "owner"}])  # fmt: skip
    do(book, "board-leave", board="b", at="10:20 AM", names=[c, d])
    do(book, "board-resolve", board="b", at="10:30 AM", text="a bank is named.", unanimous=True)
    do(book, "board-close", board="b", at="10:45 AM")
    record = record_of(book)
    written = minute_facts(record.sheet("b").law, "board", special=True).names
    do(book, "board-minutes", board="b", written=list(written), approved_on=on, approved_by=a)
    do(book, "board-minutes", board="b", signed=[{"name": LINDA, "on": on}], filed_on=on, pages=2)
    record = record_of(book)
    sheet = record.sheet("b")
    assert sheet.law.key.endswith(version) and sheet.day.minutes.done
    assert worst(record, "b") == []
    lease, bank = record.resolutions()
    assert (lease.resolution.votes_for, lease.resolution.abstained, lease.adopted) == (4, 0, True)
    assert (bank.resolution.present, bank.resolution.left, bank.adopted) == (2, True, True)
    _papers_agree(book, record, sheet.day)
    assert book.verify().ok


def _papers_agree(book: Book, record: Record, day: BoardDay) -> None:
    """The minutes and the notice log made from the record say what was recorded."""
    meeting = for_papers(record.sheet(day.key))
    on = day.meeting.starts_at
    assert on
    issue = Issue(book.company(), record.law(on.date()), on.date())
    text = plain_text(compose_board_minutes(meeting, issue))
    assert "4 members present; 3 are a quorum. A quorum was present." in text
    assert "4 for, 0 against, 0 abstaining, of 4 directors present." in text
    assert f"{meeting.members[2]} left at 10:20 a.m." in text
    assert text.count("The resolution was adopted.") == 2
    assert "waiver of notice" in plain_text(compose_notice_log(meeting, issue))


@EACH
def test_unanimous_consent_is_complete_when_the_last_signs(book: Book, version: str) -> None:
    day, directors, _ = VERSIONS[version]
    actions = [{"text": "the seal is adopted.", "subject": "seal"}]
    do(book, "board-consent", board="c", actions=actions, on=f"{day}0")
    signed = [{"name": n, "on": f"{day}{k}"} for k, n in enumerate(directors[:4], 1)]
    do(book, "board-consent-sign", board="c", signed=signed)
    [waiting] = record_of(book).resolutions()
    assert waiting.adopted is False
    with pytest.raises(Refusal, match="has not signed"):
        do(book, "board-consent-file", board="c", on=f"{day}9")
    with pytest.raises(Refusal, match="signed already"):
        do(book, "board-consent-sign", board="c", signed=signed[:1])
    do(book, "board-consent-sign", board="c", signed=[{"name": directors[4], "on": f"{day}8"}])
    do(book, "board-consent-file", board="c", on=f"{day}9")
    [done] = record_of(book).resolutions()
    assert (done.adopted, done.on) == (True, date.fromisoformat(f"{day}8"))
    assert record_of(book).boards.consent("c").filed_on == date.fromisoformat(f"{day}9")


def _committee(book: Book, version: str) -> tuple[str, tuple[str, ...]]:
    """An audit committee of three with an alternate, made by resolution of the board."""
    on, directors = called(book, version)
    told(book, "b", directors, f"{on[:-2]}10 10:00 AM")
    do(book, "board-open", board="b", at="10:00 AM", chair=ALAN, present=here(directors[:4]))
    text = "an audit committee is created."
    do(book, "board-resolve", board="b", at="10:10 AM", text=text, subject="committee",
       counts={"for": 3})  # fmt: skip
    do(book, "board-close", board="b", at="11:00 AM")
    a, b, c, d, _ = directors
    do(book, "committee-create", committee="Audit Committee", members=[a, b, c], alternates=[d],
       chairman=b, resolution="b/1", powers=["choose the accountants"])  # fmt: skip
    return on, directors


@EACH
def test_a_committee_meets_with_an_alternate_and_may_not_do_all(book: Book, version: str) -> None:
    on, (a, b, c, d, _) = _committee(book, version)
    later = {"starts_at": f"{on[:-2]}20 2:00 PM", "called_on": on, "committee": "Audit Committee"}
    members = [{"name": a, "office": "member"}, {"name": c, "office": "member"}]
    called(book, version, "m", **later, callers=members)
    told(book, "m", (a, b, c, d), f"{on[:-2]}18 2:00 PM")
    there = [{"name": a}, {"name": b}, {"name": d, "sat_for": c}]
    do(book, "board-open", board="m", at="2:00 PM", chair=b, present=there)
    do(book, "board-resolve", board="m", at="2:10 PM", text="it is so.", counts={"for": 2})
    with pytest.raises(Refusal, match="may not act on bylaws"):
        do(book, "board-resolve", board="m", at="2:20 PM", text="x", power="bylaws")
    shares = {"board": "m", "at": "2:30 PM", "text": "shares are issued.", "counts": {"for": 3}}
    if version == "1988":
        with pytest.raises(Refusal, match="issue of shares"):
            do(book, "board-resolve", power="issue of shares", **shares)
    else:
        do(book, "board-resolve", power="issue of shares", **shares)
    do(book, "board-close", board="m", at="3:00 PM")
    record = record_of(book)
    assert record.sheet("m").quorum[0] == (3 if version == "1988" else 2)
    assert next(r.adopted for r in record.resolutions() if r.resolution.body != "board")
    assert "committees.minutes" not in worst(record, "m")


def test_a_committee_is_changed_and_ended(book: Book) -> None:
    _, (a, b, c, d, e) = _committee(book, "2002")
    name = {"committee": "Audit Committee"}
    with pytest.raises(Refusal, match="at least two"):
        do(book, "committee-change", **name, members=[a], chairman="", on="2004-10-01", votes_for=3)
    with pytest.raises(Refusal, match="is 3; 2 are for"):
        do(book, "committee-change", **name, members=[a, b], on="2004-10-01", votes_for=2)
    do(book, "committee-change", **name, members=[a, b, e], on="2004-10-01", votes_for=3)
    with pytest.raises(Refusal, match="not in office"):
        do(book, "committee-change", **name, members=[a, b, PHILIP], on="2004-10-02", votes_for=3)
    with pytest.raises(Refusal, match="may not act on vacancies"):
        do(book, "committee-change", **name, powers=["vacancies"], on="2004-10-02")
    rules = {"rules": "Two are a quorum.", "on": "2004-10-03"}
    with pytest.raises(Refusal, match="the bylaws hold"):
        do(book, "committee-change", **name, **rules, rules_conflict=True)
    do(book, "committee-change", **name, **rules)
    with pytest.raises(Refusal, match="serves at the pleasure of the board, not of the officers"):
        do(book, "committee-change", **name, on="2004-10-04", changed_by="officers")
    with pytest.raises(Refusal, match="serves at the pleasure of the board, not of the committee"):
        do(book, "committee-end", **name, on="2004-12-01", changed_by="committee")
    do(book, "committee-end", **name, on="2004-12-01")
    [committee] = record_of(book).committees
    assert committee.charter_on(date(2004, 9, 30)).members == (a, b, c)
    assert committee.charter_on(date(2004, 11, 30)).members == (a, b, e)
    assert committee.charter_on(date(2004, 11, 30)).alternates == (d,)
    assert committee.charter_on(date(2004, 12, 1)) is None
    with pytest.raises(Refusal, match="There is no Audit Committee"):
        do(book, "committee-end", **name, on="2004-12-02")


def test_an_adjournment_of_two_days_needs_notice_to_the_absent(book: Book) -> None:
    on, directors = called(book, "2002")
    told(book, "b", directors, "2004-09-10 10:00 AM")
    do(book, "board-open", board="b", at="10:00 AM", chair=ALAN, present=here(directors[:2]),
       reason="no quorum came")  # fmt: skip
    with pytest.raises(Refusal, match="the quorum is 3"):
        do(book, "board-resolve", board="b", at="10:05 AM", text="x", unanimous=True)
    do(book, "board-adjourn", board="b", at="10:10 AM", to="2004-09-18 10:00 AM", votes_for=2)
    do(book, "board-call", board="b2", kind="adjourned", original="b", called_on=on)
    sheet = record_of(book).sheet("b2")
    assert sheet.meeting.original_at == datetime.fromisoformat("2004-09-15T10:00")
    told(book, "b2", directors[2:4], "2004-09-15 3:00 PM")
    given = {"at": "10:00 AM", "chair": ALAN, "present": here(directors[:3])}
    with pytest.raises(Refusal, match=f"{STEVEN} needs notice"):
        do(book, "board-open", board="b2", **given)
    late = told(book, "b2", [STEVEN], "2004-09-17 3:00 PM")
    assert kept(book, late) == [("warning", "board.adjourn.notice")]
    do(book, "board-open", board="b2", **given)


def test_a_protest_stands_in_the_way_of_a_cure(book: Book) -> None:
    _, directors = called(book, "2002")
    told(book, "b", directors[1:], "2004-09-10 10:00 AM")
    do(book, "board-protest", board="b", name=ALAN, at="9:55 AM")
    given = {"at": "10:00 AM", "chair": ALAN, "present": here(directors)}
    with pytest.raises(Refusal, match="protested in time"):
        do(book, "board-open", board="b", **given)
    do(book, "board-paper", board="b", name=ALAN, paper="waiver of notice", signed_on="2004-09-15")
    do(book, "board-open", board="b", **given)


@pytest.mark.parametrize("seed", range(3))
@EACH
def test_results_recomputed_from_the_record_are_those_found_then(
    book: Book, version: str, seed: int
) -> None:
    _, directors = called(book, version)
    told(book, "b", directors, f"{VERSIONS[version][0]}0 10:00 AM")
    rng, inside = random.Random(seed), set(directors[:3])  # noqa: S311
    do(book, "board-open", board="b", at="10:00 AM", chair=ALAN, present=here(directors[:3]))
    found: dict[str, list[tuple[str, str]]] = {}
    outcomes: list[bool] = []
    for minute in range(1, 12):
        at, name = f"10:{minute:02} AM", rng.choice(directors)
        if rng.random() < 0.5:
            votes = rng.randint(0, len(inside))
            seq = do(book, "board-resolve", board="b", at=at, text="it is so.", reason="as it was",
                     counts={"for": votes})  # fmt: skip
            found[book.entry(seq).data["resolution"]] = kept(book, seq)
            outcomes.append(book.entry(seq).says.endswith(", adopted"))
        elif name in inside:
            do(book, "board-leave", board="b", at=at, names=[name])
        else:
            do(book, "board-arrive", board="b", at=at, present=here([name]))
        inside ^= {name} if seq_is_move(book) else set()
    again = Book.open(book.path, WHO.now, read_only=True)
    counted = count_all(record_of(again).sheet("b"))
    again.close()
    errors = {
        c.resolution.key: [(f.severity, f.cite.rule) for f in c.findings if f.severity == "error"]
        for c in counted
    }
    assert errors == found
    assert [c.adopted for c in counted] == outcomes


@EACH
def test_a_vote_that_was_lost_is_a_result_and_asks_for_no_reason(book: Book, version: str) -> None:
    _, directors = called(book, version)
    told(book, "b", directors, f"{VERSIONS[version][0]}0 10:00 AM")
    do(book, "board-open", board="b", at="10:00 AM", chair=ALAN, present=here(directors))
    given = {"board": "b", "at": "10:05 AM", "text": "it is so."}
    for votes_for, outcome in ((1, "not adopted"), (len(directors), "adopted")):
        seq = do(book, "board-resolve", **given, counts={"for": votes_for})
        assert kept(book, seq) == []
        assert book.entry(seq).says.endswith(f", {outcome}")
    assert [c.adopted for c in count_all(record_of(book).sheet("b"))] == [False, True]


def seq_is_move(book: Book) -> bool:
    """Whether the last entry says that somebody came or went."""
    return book.entry(book.head()[0]).kind in ("board.left", "board.arrived")


def test_regular_and_organizational_meetings(book: Book) -> None:
    do(book, "board-schedule", days=["9/15/2004", "12/15/2004"], at="10:00 AM", on="2004-06-01")
    on_it = {"kind": "regular", "starts_at": "2004-09-15 10:00 AM", "callers": []}
    do(book, "board-call", board="r1", called_on="2004-09-01", **on_it)
    assert worst(record_of(book), "r1") == []
    off = on_it | {"starts_at": "2004-09-16 10:00 AM"}
    seq = do(book, "board-call", board="r2", called_on="2004-09-01", **off)
    assert kept(book, seq) == [("warning", "board.regular.no-notice")]
    after = {"kind": "organizational", "starts_at": "2004-05-25 11:00 AM"}
    do(book, "board-call", board="o1", called_on="2004-05-25", **after)
    assert worst(record_of(book), "o1") == []


@pytest.mark.parametrize(
    ("operation", "given", "words"),
    [
        ("board-call", {"board": "", "starts_at": "2004-09-15 10:00 AM"}, "Write the key"),
        ("board-call", {"board": "a/b", "starts_at": "2004-09-15 10:00 AM"}, "without a stroke"),
        ("board-call", {"board": "b", "starts_at": "2004-09-15 10:00 AM"}, "a matter b"),
        ("board-call", {"board": "x", "starts_at": "10:00 AM"}, "day before the hour"),
        ("board-call", {"board": "x", "starts_at": "2004-04-04 2:30 AM"}, "clocks move forward"),
        ("board-call", {"board": "x", "starts_at": "2004-10-31 1:30 AM"}, "comes twice"),
        ("board-call", {"board": "x", "starts_at": "2004-09-16 9 AM", "kind": "odd"}, "Choose"),
        ("board-call", {"board": "x", "starts_at": "2004-09-16 9 AM"}, "any 2 directors"),
        ("board-notice", {"board": "b", "rows": []}, "to whom"),
        ("board-notice", {"board": "?", "rows": []}, "no such meeting"),
        ("board-paper", {"board": "b", "name": PHILIP, "paper": "waiver of notice"}, "no member"),
        ("board-open", {"board": "b", "at": "10:00 AM", "chair": ALAN}, "who is there"),
        ("board-resolve", {"board": "b", "at": "10:05 AM", "text": "x"}, "called the meeting"),
        ("board-minutes", {"board": "b", "filed_on": "2004-09-20"}, "end of the meeting"),
        ("committee-create", {"committee": "C", "resolution": "b/9"}, "no such resolution"),
        ("resign", {"term": 999, "given_on": "2004-09-01"}, "no such term"),
        ("rank", {"names": [ALAN], "on": "2004-09-01"}, "no vice president"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_recorded(
    book: Book, operation: str, given: dict[str, Any], words: str
) -> None:
    called(book, "2002")
    before = book.head()
    with pytest.raises(Refusal, match=words.replace("?", r"\?")):
        perform(book, operation, given, WHO)
    assert book.head() == before


def test_every_operation_tells_of_its_fields() -> None:
    mine = {name for name in OPERATIONS if name.startswith(("board-", "committee-"))}
    assert len(mine) > 15 and mine <= set(FIELDS)


def test_reports_shareholders_and_the_end_of_a_resolution(book: Book) -> None:
    _, directors = called(book, "2002")
    told(book, "b", directors, "2004-09-10 10:00 AM")
    do(book, "board-open", board="b", at="10:00 AM", chair=ALAN, present=here(directors[:3]))
    with pytest.raises(Refusal, match="there already"):
        do(book, "board-arrive", board="b", at="10:01 AM", present=here([ALAN]))
    with pytest.raises(Refusal, match="not at the meeting"):
        do(book, "board-leave", board="b", at="10:01 AM", names=[STEVEN])
    with pytest.raises(Refusal, match="does not count as present"):
        do(book, "board-resolve", board="b", at="10:02 AM", text="x", votes={STEVEN: "for"})
    with pytest.raises(Refusal, match="4 votes are too many"):
        do(book, "board-resolve", board="b", at="10:02 AM", text="x", counts={"for": 4})
    given = {"text": "the plan is adopted.", "unanimous": True, "needs_shareholders": True}
    seq = do(book, "board-resolve", board="b", at="10:10 AM", **given)
    assert kept(book, seq) == [("warning", "directors.powers")]
    do(book, "board-report", board="b", texts=["The president reported on the laboratory."])
    with pytest.raises(Refusal, match="Something was recorded at 10:10"):
        do(book, "board-close", board="b", at="10:05 AM")
    do(book, "board-close", board="b", at="11:00 AM")
    do(book, "resolution-approved", resolution="b/1", shareholders_on="2004-11-01")
    assert "directors.powers" not in worst(record_of(book), "b")
    [plan] = record_of(book).resolutions()
    assert plan.in_force and record_of(book).sheet("b").meeting.reports
    do(book, "resolution-rescind", resolution="b/1", on="2004-12-01")
    [plan] = record_of(book).resolutions()
    assert not plan.in_force and plan.adopted
    with pytest.raises(Refusal, match="rescinded already"):
        do(book, "resolution-rescind", resolution="b/1", on="2004-12-02")


def test_a_late_correction_of_a_vote_changes_the_result(book: Book) -> None:
    _, directors = called(book, "2002")
    told(book, "b", directors, "2004-09-10 10:00 AM")
    do(book, "board-open", board="b", at="10:00 AM", chair=ALAN, present=here(directors[:3]))
    seq = do(book, "board-resolve", board="b", at="10:10 AM", text="x", counts={"for": 2})
    assert record_of(book).resolutions()[0].adopted
    data = dict(book.entry(seq).data) | {"counts": {"for": 1, "against": 2, "abstained": 0}}
    perform(book, "correct", {"entry": seq, "data": data, "why": "miscounted"}, WHO)
    assert not record_of(book).resolutions()[0].adopted
    assert book.verify().ok
