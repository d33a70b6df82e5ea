"""Every entry of the share register as an act: what it records, what it warns of, what it refuses.

Sections: 1988 V §6; 2002 §2.11 ¶1, §5.9 ¶2, §8.4 and §8.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.operations import perform
from app.acts.shares.facts import divided
from app.acts.shares.register import propose
from app.domain.entries import FindingKept
from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 6, 10, 18, tzinfo=UTC), date(2005, 6, 10))
SIGNERS = [1, 2]
ISSUED: list[tuple[str, dict[str, Any]]] = [
    ("class-add", {"name": "Common", "authorized": "1,000", "on": "2003-01-02"}),
    ("class-add", {"name": "Preferred", "authorized": "500", "on": "2003-01-02"}),
    ("appoint", {"name": "Pat President", "office": "president", "on": "2003-01-02"}),
    ("appoint", {"name": "Sam Secretary", "office": "secretary", "on": "2003-01-02"}),
    *(
        ("holder-add", {"name": name, "street": "1 Elm", "city": "Reno", "on": "2003-01-02"})
        for name in ("Ann Lee", "Bob Ray", "Cy Fox")
    ),
]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two classes, three holders; Ann 1 and 2 of 100 and 50, Bob 3 of 60, partly paid."""
    path = tmp_path_factory.mktemp("shares") / "acme.minutebook"
    book = new_company(path, {"name": "Acme", "incorporated_on": "2003-01-02"}, WHO)
    for operation, given in ISSUED:
        perform(book, operation, given, WHO)
    issue = {"class": 1, "on": "2004-01-05", "signers": SIGNERS}
    rows = [{"number": "1", "shares": "100"}, {"number": "2", "shares": "50"}]
    perform(book, "issue", issue | {"holder": 1, "certificates": rows}, WHO)
    row = {"number": "3", "shares": "60", "total": "600.00", "paid": "150.00"}
    partly = {"holder": 2, "certificates": [row], "authorized": "board, 2004-01-02"}
    perform(book, "issue", issue | partly, WHO)
    book.close()
    return path


@pytest.fixture
def book(pattern: Path, tmp_path: Path) -> Iterator[Book]:
    copy = tmp_path / pattern.name
    copy.write_bytes(pattern.read_bytes())
    opened = Book.open(copy, WHO.now)
    yield opened
    opened.close()


def held(book: Book, on: str = "2005-06-10", share_class: int = 1) -> dict[int, int]:
    found = book.holdings(end_of(date.fromisoformat(on)), share_class)
    return {h.holder_id: h.shares for h in found}


def do(book: Book, operation: str, **given: Any) -> tuple[FindingKept, ...]:
    """Do it with signers who qualify; the findings kept with the entry."""
    settled = {"on": "2004-06-01", "signers": SIGNERS} | given
    return book.entry(perform(book, operation, settled, WHO).seq).findings


def row(number: str, shares: int, holder: int = 0, **more: Any) -> dict[str, Any]:
    return {"number": number, "shares": str(shares)} | ({"holder": holder} if holder else {}) | more


def test_transfer_of_several_certificates_to_several_holders(book: Book) -> None:
    rows = [row("4", 70, 2), row("5", 30, 3), row("6", 50, 1)]
    kept = do(
        book, "transfer", surrendered=["1", "2"], issued=rows, cause="gift", evidence="deed of gift"
    )
    assert held(book) == {1: 50, 2: 130, 3: 30}
    assert held(book, "2004-05-31") == {1: 150, 2: 60}
    assert kept == ()
    assert book.chain("5").before[0].number in ("1", "2")
    assert [c.number for c in book.chain("1").after] == ["4", "5", "6"]
    entry = book.entries(limit=1)[0]
    assert (entry.data["cause"], entry.data["evidence"]) == ("gift", "deed of gift")


@pytest.mark.parametrize("cause", ["death", "fiduciary"])
def test_a_transfer_without_its_paper_is_flagged(book: Book, cause: str) -> None:
    kept = do(book, "transfer", surrendered=["1"], issued=[row("4", 100, 2)], cause=cause)
    assert [f.rule for f in kept] == ["ours.evidence"]


def test_transfer_of_part_of_partly_paid_shares_divides_what_is_owed(book: Book) -> None:
    do(book, "transfer", surrendered=["3"], issued=[row("4", 25, 3), row("5", 35, 2)])
    made = [book.certificate(n) for n in ("4", "5")]
    assert [(c.total, c.paid, c.owed) for c in made if c] == [
        (25000, 6250, 18750),
        (35000, 8750, 26250),
    ]


def test_payments_until_nothing_is_owed(book: Book) -> None:
    do(book, "pay", payments=[{"number": "3", "amount": "200"}])
    do(book, "pay", payments=[{"number": "3", "amount": "250.00"}], on="2004-07-01")
    then, now = book.certificate("3", "2004-06-30T00:00"), book.certificate("3")
    assert then and (then.paid, then.owed) == (35000, 25000)
    assert now and (now.paid, now.owed) == (60000, 0)
    with pytest.raises(Refusal, match=r"\$0.00 is still to be paid"):
        do(book, "pay", payments=[{"number": "3", "amount": "0.01"}], on="2004-07-02")


def test_repurchase_into_the_treasury_out_of_it_and_retired(book: Book) -> None:
    do(book, "repurchase", surrendered=["1"], issued=[row("4", 40)], into="treasury", price="500")
    balance = book.share_balance(1, end_of(date(2004, 6, 1)))
    assert (balance.authorized, balance.outstanding, balance.treasury, balance.unissued) == (
        1000,
        150,
        60,
        790,
    )
    kept = do(
        book,
        "issue",
        **{"class": 1, "holder": 3, "out_of": "treasury"},
        certificates=[row("5", 50)],
    )
    assert kept == ()
    do(book, "retire", **{"class": 1}, shares="10")
    balance = book.share_balance(1, end_of(date(2004, 6, 1)))
    assert (balance.outstanding, balance.treasury, balance.unissued) == (200, 0, 800)
    assert balance.agrees
    do(book, "repurchase", surrendered=["5"], into="retired", on="2004-06-02")
    balance = book.share_balance(1, end_of(date(2004, 6, 2)))
    assert (balance.outstanding, balance.treasury, balance.unissued) == (150, 0, 850)
    lines = [(x.kind, x.outstanding, x.treasury) for x in book.class_history(1)]
    assert lines == [
        ("shares.issue", 150, 0),
        ("shares.issue", 210, 0),
        ("shares.repurchase", 150, 60),
        ("shares.issue", 200, 10),
        ("treasury.retire", 200, 0),
        ("shares.repurchase", 150, 0),
    ]


def test_a_lost_certificate_replaced_and_found_again(book: Book) -> None:
    given = {"number": "1", "cause": "lost", "issued": [row("4", 100)]}
    with pytest.raises(Refusal, match="authorized by the board"):
        do(book, "replace-certificate", **given)
    terms = {"affidavit": "of June 1", "security": "bond of $5,000", "authorized_on": "2004-05-28"}
    assert do(book, "replace-certificate", **given, **terms) == ()
    old = book.certificate("1")
    assert old and (old.how, old.cancelled) == ("lost", "2004-06-01T12:00")
    assert held(book) == {1: 150, 2: 60}
    do(book, "found", number="1", says="in a drawer", on="2005-01-03")
    old = book.certificate("1")
    assert old and old.found == "2005-01-03T12:00"
    with pytest.raises(Refusal, match="turned up on 2005-01-03"):
        do(book, "found", number="1", on="2005-01-04")


def test_no_bond_and_no_waiver_is_kept_as_a_warning(book: Book) -> None:
    given = {"number": "1", "cause": "stolen", "issued": [row("4", 100)]}
    kept = do(book, "replace-certificate", **given, affidavit="yes", authorized_on="2004-05-28")
    assert [(f.rule, f.severity) for f in kept] == [("certificates.lost", "warning")]


def test_certificates_combined_and_divided(book: Book) -> None:
    do(book, "exchange", surrendered=["1", "2"], issued=[row("4", 150)], why="combined")
    do(book, "exchange", surrendered=["4"], issued=[row("5", 75), row("6", 75)], why="divided")
    assert held(book) == {1: 150, 2: 60}
    assert [m.kind for m in book.movements()] == ["issue", "issue"]
    assert [c.number for c in book.chain("6").before] == ["1", "2", "4"]
    assert len(book.folio(1, 1)) == 1


def test_a_legend_goes_over_to_the_new_certificates(book: Book) -> None:
    do(book, "legend", certificates=["1"], text="Rule 144", source="Code 418")
    do(book, "transfer", surrendered=["1"], issued=[row("4", 100, 2)])
    new = book.certificate("4")
    assert new and new.legends == ("Rule 144",)
    kept = do(book, "transfer", surrendered=["4"], issued=[row("5", 100, 3, legends=[])])
    assert [(f.rule, f.says) for f in kept] == [
        ("ours.legends", "Recorded but not printed: Rule 144.")
    ]
    with pytest.raises(Refusal, match="bears no such legend"):
        do(book, "legend-lift", certificates=["5"], text="Rule 144")


def test_a_transfer_over_a_stop_needs_a_reason(book: Book) -> None:
    do(book, "stop", certificates=["1"], text="claim of an heir", on="2004-05-01")
    given = {"surrendered": ["1"], "issued": [row("4", 100, 2)]}
    with pytest.raises(Refusal, match="A stop stands on certificate 1: claim of an heir"):
        do(book, "transfer", **given)
    kept = do(book, "transfer", **given, reason="order of the court")
    assert [(f.rule, f.reason) for f in kept] == [("ours.stop", "order of the court")]


def test_a_stop_lifted_or_placed_later_hinders_nothing(book: Book) -> None:
    do(book, "stop", certificates=["1"], text="claim", on="2004-05-01")
    do(book, "stop-lift", certificates=["1"], text="claim", on="2004-05-20")
    assert do(book, "transfer", surrendered=["1"], issued=[row("4", 100, 2)]) == ()


@pytest.mark.parametrize(
    ("ratio", "fractions", "after", "treasury"),
    [
        ((2, 1), "down", {1: 300, 2: 120}, 20),
        ((1, 4), "up", {1: 38, 2: 15}, 2),
        ((1, 4), "down", {1: 37, 2: 15}, 2),
        ((1, 4), "cash", {1: 37, 2: 15}, 2),
        ((1, 100), "cash", {1: 1}, 0),
    ],
)
def test_split(
    book: Book, ratio: tuple[int, int], fractions: str, after: dict[int, int], treasury: int
) -> None:
    do(
        book,
        "issue",
        **{"class": 1, "holder": 3},
        certificates=[row("9", 10)],
        on="2004-03-01",
    )
    do(book, "repurchase", surrendered=["9"], into="treasury", on="2004-03-02")
    new, old = ratio
    do(book, "split", **{"class": 1}, new=new, old=old, fractions=fractions)
    assert held(book) == after
    assert held(book, "2004-05-31") == {1: 150, 2: 60}
    balance = book.share_balance(1, end_of(date(2004, 6, 1)))
    assert (balance.treasury, balance.agrees) == (treasury, True)
    assert {c.holder_id: c.shares for c in book.certificates(live_only=True)} == after
    assert [c.number for c in book.chain("10").before] == ["1", "2"]
    kept = book.entries(limit=1)[0].data["rows"][0]
    assert kept["fraction"] == ("1/2" if fractions == "cash" else "")


def test_a_split_and_its_reverse_give_back_equal(book: Book) -> None:
    do(book, "split", **{"class": 1}, new=3, old=1, fractions="down")
    do(book, "consolidate", **{"class": 1}, new=1, old=3, fractions="down", on="2004-06-02")
    assert held(book) == {1: 150, 2: 60}
    partly = next(c for c in book.certificates(holder_id=2, live_only=True))
    assert (partly.total, partly.paid) == (60000, 15000)


def test_conversion_between_classes(book: Book) -> None:
    given = {"surrendered": ["1"], "to_class": 2, "new": 1, "old": 3, "fractions": "cash"}
    do(book, "convert", **given, issued=[row("4", 30)], kept=[row("5", 10)])
    assert (held(book), held(book, share_class=2)) == ({1: 60, 2: 60}, {1: 30})
    assert [c.number for c in book.chain("4").before] == ["1"]
    assert all(book.share_balance(c, end_of(date(2004, 6, 1))).agrees for c in (1, 2))


def test_the_authorized_number_is_that_of_the_day(book: Book) -> None:
    do(book, "authorized", **{"class": 1}, authorized="230", on="2004-06-15")
    given = {"class": 1, "holder": 3, "certificates": [row("4", 30)]}
    with pytest.raises(Refusal, match="At most 20 shares can be issued"):
        do(book, "issue", **given, on="2004-06-16")
    with pytest.raises(Refusal, match="240 shares would be outstanding on June 15, 2004; 230 are"):
        do(book, "issue", **given, on="2004-06-14")
    given["certificates"] = [row("4", 20)]
    assert do(book, "issue", **given, on="2004-06-14") == ()
    kept = do(book, "authorized", **{"class": 1}, authorized="100", on="2004-07-01", reason="ok")
    assert [f.rule for f in kept] == ["ours.authorized-shares"]


def test_a_changed_name_keeps_the_former_one(book: Book) -> None:
    kept = do(book, "holder-change", holder=1, name="Ann Lee-Ray", on="2004-06-01")
    assert [f.rule for f in kept] == ["ours.evidence"]
    assert book.holder(1).name == "Ann Lee-Ray"
    assert [(s.since, s.name) for s in book.standings(1)] == [
        (date(2003, 1, 2), "Ann Lee"),
        (date(2004, 6, 1), "Ann Lee-Ray"),
    ]
    assert [h.id for h in book.holders("Lee-Ray")] == [1]
    do(book, "holder-change", holder=2, capacity="subsidiary", evidence="extract", on="2004-07-01")
    assert book.share_balance(1, end_of(date(2004, 6, 30))).subsidiary == 0
    assert book.share_balance(1, end_of(date(2004, 7, 1))).subsidiary == 60


@pytest.mark.parametrize(
    ("signers", "rules"),
    [
        ([1, 2], []),
        ([], [("certificates.signatories", "warning")]),
        ([{"term": 1}, {"term": 2, "facsimile": True}], []),
        ([{"term": 1, "signed_on": "2004-05-01"}, {"term": 3, "signed_on": "2004-05-01"}], []),
        ([{"term": 1}, {"term": 3}], [("certificates.signatories", "error")]),
        ([1, 3], [("certificates.signatories", "error")]),
        ([2], [("certificates.signatories", "error")]),
    ],
)
def test_signers_of_the_two_groups_on_their_days(
    book: Book, signers: list[Any], rules: list[tuple[str, str]]
) -> None:
    """Term 3 is a treasurer of the second group who left on May 20, before the issue on June 1."""
    office = {"name": "Tim Gone", "office": "assistant treasurer"}
    perform(book, "appoint", office | {"on": "2003-02-01"}, WHO)
    perform(book, "end-term", {"term": 3, "on": "2004-05-20", "ended_by": "resigned"}, WHO)
    given = {"class": 1, "holder": 3, "certificates": [row("4", 1)], "signers": signers}
    kept = do(book, "issue", **given, reason="as it was")
    assert [(f.rule, f.severity) for f in kept] == rules


PARTLY = {"total": "10", "paid": "5"}
COMMON = {"class": 1, "holder": 3}


@pytest.mark.parametrize(
    ("operation", "given", "words"),
    [
        ("issue", COMMON | {"certificates": [row("4", 5, **PARTLY)]}, "for the board to allow"),
        ("issue", COMMON | {"certificates": [row("4", 5, total="10")]}, "amount paid"),
        (
            "issue",
            COMMON | {"certificates": [row("4", 1)], "on": "2002-12-01"},
            "incorporated later",
        ),
        ("issue", COMMON | {"certificates": [row("4", 1)], "on": "2005-06-11"}, "still to come"),
        ("issue", COMMON | {"certificates": [row("4", 1)], "on": "31/04/2004"}, "no day"),
        ("issue", COMMON | {"certificates": [{"number": "4", "shares": "1.5"}]}, "whole number"),
        ("issue", COMMON | {"certificates": [{"number": "4", "shares": "1e3"}]}, "whole number"),
        ("issue", COMMON | {"certificates": [{"number": "4", "shares": 1.0}]}, "whole number"),
        ("issue", COMMON | {"certificates": [row("4", 1)], "signers": [9]}, "holds no office"),
        ("issue", COMMON | {"certificates": [row("4", 1)], "out_of": "treasury"}, "below zero"),
        ("issue", COMMON | {"certificates": [row("4", 1, total="1.005")]}, "in dollars"),
        ("transfer", {"surrendered": ["1", "3"], "issued": []}, "several holders"),
        ("transfer", {"surrendered": ["1"], "issued": [row("4", 99, 2)]}, "must agree"),
        ("transfer", {"surrendered": ["1"], "issued": [row("4", 100, 2)], "cause": "x"}, "cause"),
        ("transfer", {"surrendered": ["1"], "issued": [row("2", 100, 2)]}, "used once only"),
        ("exchange", {"surrendered": ["1"], "issued": [row("4", 101)]}, "must agree"),
        ("repurchase", {"surrendered": ["1"], "into": "pocket"}, "Choose the place"),
        ("repurchase", {"surrendered": ["1"], "issued": [row("4", 100)]}, "nothing to cancel"),
        ("retire", {"class": 1, "shares": "1"}, "below zero"),
        ("pay", {"payments": [{"number": "1", "amount": "1"}]}, "still to be paid"),
        ("pay", {"payments": []}, "certificates of one holder"),
        ("replace-certificate", {"number": "1", "cause": "sold", "issued": []}, "must agree"),
        (
            "replace-certificate",
            {"number": "1", "cause": "sold", "issued": [row("4", 100)]},
            "Choose the cause",
        ),
        ("found", {"number": "1"}, "not replaced as lost"),
        ("found", {"number": "77"}, "no certificate 77"),
        ("legend", {"certificates": ["1"], "text": ""}, "Write the text"),
        ("legend", {"certificates": [], "text": "a"}, "Name a certificate"),
        ("stop-lift", {"certificates": ["1"], "text": "a"}, "bears no such stop"),
        ("split", {"class": 1, "new": 2, "old": 0, "fractions": "up"}, "1 or more"),
        ("split", {"class": 1, "new": 2, "old": 1, "fractions": "keep"}, "whole shares only"),
        ("split", {"class": 2, "new": 2, "old": 1, "fractions": "up"}, "No share of Preferred"),
        (
            "split",
            {"class": 1, "new": 2, "old": 1, "fractions": "up", "on": "2003-12-31"},
            "No share of Common",
        ),
        (
            "convert",
            {
                "surrendered": ["1"],
                "to_class": 2,
                "new": 2,
                "old": 1,
                "fractions": "up",
                "issued": [row("4", 199)],
            },
            "come to 200",
        ),
        (
            "convert",
            {"surrendered": ["1"], "to_class": 1, "new": 1, "old": 1, "fractions": "up"},
            "another class",
        ),
        ("authorized", {"class": 1, "authorized": "100"}, "that is more"),
        ("holder-change", {"holder": 1}, "Nothing would be otherwise"),
        ("correct", {"entry": 99, "why": "x"}, "no entry 99"),
        ("correct", {"entry": 10, "why": ""}, "what was wrong"),
    ],
)
def test_refused_whole_with_a_sentence(
    book: Book, operation: str, given: dict[str, Any], words: str
) -> None:
    before = book.head()
    with pytest.raises(Refusal) as refused:
        perform(book, operation, {"on": "2004-06-01", "signers": SIGNERS} | given, WHO)
    assert words in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert book.head() == before


def test_a_proposal_records_nothing(book: Book) -> None:
    before = book.head()
    given = {"on": "2004-06-01", "surrendered": ["1"], "issued": [row("4", 100, 2)]}
    proposed = propose(book, "transfer", given, WHO)
    assert proposed.foreseen.nothing
    assert [f.severity for f in proposed.findings] == ["warning"]
    assert book.head() == before


@pytest.mark.parametrize(
    ("cents", "parts", "told"),
    [
        (100, [1, 1, 1], [33, 33, 34]),
        (0, [5, 5], [0, 0]),
        (45000, [25, 35], [18750, 26250]),
        (1, [1, 10**15], [0, 1]),
    ],
)
def test_an_amount_is_divided_whole(cents: int, parts: list[int], told: list[int]) -> None:
    assert divided(cents, parts) == told
    assert sum(told) == cents
