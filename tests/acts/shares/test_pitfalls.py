"""Where an entry of the register would lose or hide something without a word: it is said.

Sections: 1988 V §6; 2002 §5.9 ¶2, §8.4 and §8.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.company import new_company
from app.acts.corrections import propose_correction
from app.acts.operations import perform
from app.acts.shares.answers import register_findings
from app.acts.shares.register import propose
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.shares.test_shares import ISSUED, SIGNERS, WHO

LIKE = "in the book."


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,000 Common and 500 Preferred authorized; Ann has 1 of 100, Bob 3 of 60, partly paid."""
    path = tmp_path_factory.mktemp("pitfalls") / "acme.minutebook"
    book = new_company(path, {"name": "Acme", "incorporated_on": "2003-01-02"}, WHO)
    for operation, given in ISSUED:
        perform(book, operation, given, WHO)
    for number, holder, shares, more in (
        ("1", 1, "100", {}),
        ("3", 2, "60", {"total": "600.00", "paid": "150.00"}),
    ):
        row = {"number": number, "shares": shares, **more}
        issue = {"class": 1, "holder": holder, "certificates": [row], "authorized": "board"}
        perform(book, "issue", issue | {"on": "2004-01-05", "signers": SIGNERS}, WHO)
    book.close()
    return path


@pytest.fixture
def book(pattern: Path, tmp_path: Path) -> Iterator[Book]:
    copy = tmp_path / pattern.name
    copy.write_bytes(pattern.read_bytes())
    opened = Book.open(copy, WHO.now)
    yield opened
    opened.close()


def row(number: str, shares: int, holder: int = 0, **more: Any) -> dict[str, Any]:
    made = {"number": number, "shares": str(shares)} | more
    return made | {"holder": holder} if holder else made


def found(book: Book, operation: str, **given: Any) -> list[tuple[str, str]]:
    """What stands against the entry, without what fits."""
    settled = {"on": "2004-06-01", "signers": SIGNERS} | given
    read = propose_correction if operation == "correct" else None
    made = read(book, given, WHO) if read else propose(book, operation, settled, WHO)
    return [(f.severity, f.sentence) for f in made.findings if f.severity != "fits"]


def do(book: Book, operation: str, **given: Any) -> int:
    settled = {"on": "2004-06-01", "signers": SIGNERS, "reason": "as it was"} | given
    return perform(book, operation, settled, WHO).seq


PASSES = " It passes to certificate 5."
LOST = f"{PASSES} A stop placed for the loss alone may end with what was lost."


@pytest.mark.parametrize(
    ("operation", "given", "severity", "sentence"),
    [
        (
            "exchange",
            {"surrendered": ["1"], "issued": [row("5", 100)]},
            "warning",
            "A stop stands on certificate 1: Court order." + PASSES,
        ),
        (
            "replace-certificate",
            {"number": "1", "cause": "lost", "issued": [row("5", 100)]},
            "warning",
            "A stop stands on certificate 1: Court order." + LOST,
        ),
        (
            "split",
            {"class": 1, "new": 2, "old": 1, "fractions": "cash"},
            "warning",
            "On certificates 1 and 3 stops stand: Court order."
            " They pass to what is made out for the same holder.",
        ),
    ],
)
def test_a_stop_on_a_certificate_given_up_is_named(
    book: Book, operation: str, given: dict[str, Any], severity: str, sentence: str
) -> None:
    both = ["1", "3"] if operation == "split" else ["1"]
    assert all("stop" not in said for _, said in found(book, operation, **given))
    do(book, "stop", certificates=both, text="Court order", on="2004-02-01")
    assert (severity, sentence) in found(book, operation, **given)


def test_a_back_dated_issue_is_held_against_the_authorized_number_of_later_days(
    book: Book,
) -> None:
    """160 are out since January 5; 900 more in 2003 would be 1,060 then, of 1,000."""
    given = {"class": 1, "holder": 1, "on": "2003-06-01", "certificates": [row("7", 900)]}
    sentence = (
        "With what is on the books already, 1,060 shares would be outstanding on January 5, 2004;"
        " 1,000 are authorized then."
    )
    assert ("error", sentence) in found(book, "issue", **given)
    given["certificates"] = [row("7", 840)]
    assert all(severity != "error" for severity, _ in found(book, "issue", **given))
    do(book, "authorized", **{"class": 1}, authorized=900, on="2004-03-01", adopted_by="articles")
    lower = sentence.replace("1,060", "1,000").replace("January 5", "March 1")
    assert ("error", lower.replace("1,000 are", "900 are")) in found(book, "issue", **given)


def test_an_entry_at_midnight_is_held_against_the_number_of_the_new_day(book: Book) -> None:
    do(book, "authorized", **{"class": 1}, authorized=2000, on="2004-03-01")
    rows = [row("7", 1500)]
    do(book, "issue", **{"class": 1}, holder=1, certificates=rows, on="2004-03-01", at="12:00 AM")
    given = {"class": 1, "holder": 1, "on": "2004-02-01", "certificates": [row("8", 100)]}
    assert all(severity != "error" for severity, _ in found(book, "issue", **given))


def test_an_entry_of_the_same_moment_is_counted_once(book: Book) -> None:
    """160 and 10 are out by February; 830 more at noon of January 5 fill the 1,000."""
    issue = {"class": 1, "holder": 1}
    do(book, "issue", **issue, certificates=[row("7", 10)], on="2004-02-01")
    given = issue | {"on": "2004-01-05", "certificates": [row("8", 830)]}
    assert all(severity != "error" for severity, _ in found(book, "issue", **given))
    given["certificates"] = [row("8", 831)]
    assert [severity for severity, _ in found(book, "issue", **given)].count("error") == 1


def test_shares_issued_later_out_of_the_treasury_are_not_counted_twice(book: Book) -> None:
    given = {"surrendered": ["1"], "into": "treasury", "authorized": "board", "on": "2004-02-01"}
    do(book, "repurchase", **given)
    again = {"class": 1, "holder": 1, "certificates": [row("7", 100)], "out_of": "treasury"}
    do(book, "issue", **again, on="2004-03-01")
    do(book, "issue", **{"class": 1}, holder=1, certificates=[row("8", 840)], on="2004-04-01")
    again["certificates"] = [row("9", 60)]
    assert book.share_balance(1, "2004-12-31T23:59").unissued == 0
    with pytest.raises(Refusal, match="in the treasury would be 60 below zero"):
        do(book, "issue", **again, on="2004-02-02")


def test_an_authorized_number_of_the_past_is_held_against_what_was_out_then(book: Book) -> None:
    """Of 160 outstanding in 2004 only 60 are left later; 100 are too few for the time before."""
    cancel = {"surrendered": ["1"], "why": "redeemed"}
    assert "cancelled: redeemed" in book.entry(do(book, "cancel", **cancel)).says
    given = {"class": 1, "authorized": 100, "adopted_by": "articles"}
    out = "160 shares are outstanding or in the treasury on Jan 5, 2004; that is more."
    assert found(book, "authorized", **given, on="2003-06-01") == [("error", out)]
    assert found(book, "authorized", **given, on="2004-06-02") == []
    do(book, "authorized", **given, on="2004-06-02")
    given["authorized"] = 160
    assert found(book, "authorized", **given, on="2004-01-01") == []
    do(book, "authorized", **given | {"authorized": 1000}, on="2004-01-05")
    given["authorized"] = 50
    assert found(book, "authorized", **given, on="2003-06-01") == []
    now = "60 shares are outstanding or in the treasury; that is more."
    assert found(book, "authorized", **given, on="2006-01-01") == [("error", now)]


def test_a_conversion_takes_along_what_is_owed_and_the_legends_of_the_holding(book: Book) -> None:
    """$450 of $600 is owed on 60 shares; 20 stay, so a third of it stays with them."""
    do(book, "class-legend", **{"class": 1}, text="Of the class.", why="law", on="2003-02-01")
    do(book, "legend", certificates=["3"], text="Of the class.", on="2004-02-01")
    do(book, "legend", certificates=["3"], text="Not registered.", on="2004-02-01")
    given = {"surrendered": ["3"], "to_class": 2, "new": 1, "old": 2, "fractions": "cash"}
    rows = {"issued": [row("P1", 15), row("P2", 5)], "kept": [row("4", 20)], "authorized": "board"}
    do(book, "convert", **given, **rows)
    made = [book.certificate(number) for number in ("4", "P1", "P2")]
    assert [(c.total, c.paid) for c in made if c] == [
        (20000, 5000),
        (30000, 7500),
        (10000, 2500),
    ]
    assert [c.legends for c in made if c] == [
        ("Not registered.", "Of the class."),
        ("Not registered.",),
        ("Not registered.",),
    ]
    lacks = [f.sentence for f in register_findings(book, WHO.today) if "P1" in f.sentence]
    assert lacks == []


def test_a_conversion_into_other_sums_is_refused(book: Book) -> None:
    given = {"surrendered": ["3"], "to_class": 2, "new": 1, "old": 1, "fractions": "cash"}
    paid = row("P1", 60, total="600.00", paid="300.00")
    with pytest.raises(Refusal, match=r"\$450.00 is still to be paid on these shares"):
        do(book, "convert", **given, issued=[paid])
    do(book, "convert", **given, issued=[paid | {"paid": "150.00"}])
    only = {"surrendered": ["1"], "to_class": 2, "new": 1, "old": 1, "fractions": "cash"}
    with pytest.raises(Refusal, match="Certificate P2 is named twice"):
        do(book, "convert", **only, issued=[row("P2", 50)], kept=[row("P2", 50)])
    do(book, "convert", **only, issued=[row("P2", 100)])


@pytest.mark.parametrize(
    ("operation", "given", "sentence"),
    [
        (
            "transfer",
            {"surrendered": ["1", "1"], "issued": [row("5", 200, 2)]},
            "Certificate 1 is named twice",
        ),
        (
            "transfer",
            {"surrendered": ["1"], "issued": [row("5", 50, 2), row("5", 50, 3)]},
            "Certificate 5 is named twice",
        ),
        (
            "transfer",
            {"surrendered": ["1"], "issued": [row("5", 100, 1)]},
            "All the shares stay with Ann Lee. Name another holder, or record an exchange",
        ),
        ("legend", {"certificates": ["1", "1"], "text": "x"}, "Certificate 1 is named twice"),
        (
            "pay",
            {"payments": [{"number": "3", "amount": "1"}, {"number": "3", "amount": "2"}]},
            "Certificate 3 is named twice",
        ),
        (
            "issue",
            {
                "class": 1,
                "holder": 1,
                "certificates": [row("5", 1, total="10.00", paid="10.01")],
            },
            r"\$10.01 of \$10.00 cannot be paid. Write what is paid of it",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_in_plain_words(
    book: Book, operation: str, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        do(book, operation, **given)


@pytest.mark.parametrize(
    ("number", "like"), [("001", "1"), ("c-9", "C-9"), ("C-9", ""), ("11", ""), ("c-10", "")]
)
def test_a_number_that_could_be_taken_for_another_is_named(
    book: Book, number: str, like: str
) -> None:
    given = {"class": 1, "holder": 1, "certificates": [row("C-9", 10)]}
    if number != "C-9":
        do(book, "issue", **given)
    given["certificates"] = [row(number, 10)]
    said = [sentence for _, sentence in found(book, "issue", **given) if LIKE in sentence]
    named = f"Certificate {number} could be taken for {like}, in the book."
    assert said == ([named] if like else [])


@pytest.mark.parametrize(
    ("fractions", "says"),
    [
        ("up", "1 holder has fractions to be rounded up, 1/3 of a share together."),
        ("down", "1 holder has fractions that are dropped, 1/3 of a share together."),
        ("cash", "1 holder has fractions to be paid in cash, 1/3 of a share together."),
    ],
)
def test_what_becomes_of_fractions_is_said(book: Book, fractions: str, says: str) -> None:
    """100 and 60 shares at 1 for 3: 33 1/3 and 20."""
    given = {"class": 1, "new": 1, "old": 3, "fractions": fractions}
    assert ("info", says) in found(book, "split", **given)


def test_a_correction_puts_no_shares_on_a_day_to_come_or_before_the_company(book: Book) -> None:
    entry = next(e for e in book.entries() if e.kind == "shares.issue")
    given = {"entry": entry.seq, "data": dict(entry.data), "why": "the day"}
    with pytest.raises(Refusal, match="The day is still to come"):
        do(book, "correct", **given | {"on": "2005-06-11"})
    early = ("error", "The company was incorporated later, on January 2, 2003.")
    moved = "Later entries are on the books already. On January 1, 2003 Ann Lee would stand with"
    assert found(book, "correct", **given, on="2003-01-01") == [
        early,
        ("warning", f"{moved} 100 shares of Common instead of 0."),
    ]
    corrected = do(book, "correct", **given | {"on": "2005-06-10"})
    again = given | {"entry": corrected}
    with pytest.raises(Refusal, match="The day is still to come"):
        do(book, "correct", **again | {"on": "2005-06-11"})
    later = next(e for e in book.entries() if e.kind == "class.create")
    given = {"entry": later.seq, "data": dict(later.data), "why": "the day"}
    assert do(book, "correct", **given | {"on": "2005-06-11"}) > corrected


def test_a_share_is_one_share(book: Book) -> None:
    given = {"class": 1, "holder": 1, "certificates": [row("5", 1)]}
    assert book.entry(do(book, "issue", **given)).says.startswith("1 share of Common issued")


def test_a_payment_names_the_certificates_that_are_out_of_date(book: Book) -> None:
    advice = "Certificate 3 still says what was paid before. Exchange it for what is right."
    given = {"payments": [{"number": "3", "amount": "1"}]}
    assert found(book, "pay", **given) == [("advice", advice)]
    extra = {"class": 1, "holder": 2, "certificates": [row("6", 1, total="9", paid="1")]}
    do(book, "issue", **extra, authorized="board", on="2004-02-01")
    given["payments"].append({"number": "6", "amount": "1"})
    ((_, said),) = found(book, "pay", **given)
    assert said.startswith("Certificates 3 and 6 still say what was paid before. Exchange them")


def test_a_class_created_later_has_its_first_number_before(book: Book) -> None:
    given = {"class": 2, "holder": 1, "certificates": [row("P1", 10)], "on": "2003-01-02"}
    assert all(severity != "error" for severity, _ in found(book, "issue", **given))
    assert book.company().share_class(2).authorized_on(date(2003, 1, 1)) == 500


def test_an_authorization_after_the_fact_is_named(book: Book) -> None:
    late = "The authorization of June 2, 2004 is later than the entry of June 1, 2004."
    given = {"class": 1, "holder": 1, "certificates": [row("5", 1)]}
    assert ("warning", late) in found(book, "issue", **given, authorized_on="2004-06-02")
    assert all(
        said != late for _, said in found(book, "issue", **given, authorized_on="2004-06-01")
    )
    lost = {"number": "1", "cause": "lost", "issued": [row("5", 100)]}
    assert ("warning", late) in found(book, "replace-certificate", **lost, authorized_on="6/2/2004")


def test_before_all_bylaws_it_is_said_that_none_was_held_against(tmp_path: Path) -> None:
    book = new_company(
        tmp_path / "b.minutebook", {"name": "B", "incorporated_on": "1980-01-02"}, WHO
    )
    for operation, given in ISSUED[0], ISSUED[-1]:
        perform(book, operation, given, WHO)
    given = {"holder": 1, "certificates": [row("5", 1)], "signers": []}
    none = ("info", "No bylaws are on file for that day. The entry was held against none.")
    assert found(book, "issue", **given, on="1986-07-21") == [none]
    assert none not in found(book, "issue", **given, on="1986-07-22")
    ((severity, _),) = found(book, "issue", **given, on="1980-01-01")
    assert severity == "error"
    book.close()


def test_two_classes_are_not_told_apart_by_capitals(book: Book) -> None:
    with pytest.raises(Refusal, match="There is a share class Common already"):
        do(book, "class-add", name="COMMON", authorized=5)
