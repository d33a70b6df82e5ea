"""A stop concerns the shares: it goes over to what is made out for the same holder.

Left behind only where the secretary says so and why. A stop is a custom of the books and not of
the bylaws; what bylaws say of certificates given up is 1988 V §6 and 2002 §8.5.
"""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.shares.test_pitfalls import book, do, found, pattern, row

__all__ = ["book", "pattern"]
ORDER = "Court order"
STANDS = "A stop stands on certificate 1: Court order."


@pytest.fixture
def stopped(book: Book) -> Book:
    """Ann’s certificate 1 of 100 bears a stop; she has 2 of 40 without one."""
    more = {"class": 1, "holder": 1, "certificates": [row("2", 40)], "authorized": "board"}
    do(book, "issue", **more, on="2004-01-06")
    do(book, "stop", certificates=["1"], text=ORDER, on="2004-02-01")
    return book


def stops(book: Book, *numbers: str) -> list[tuple[str, ...]]:
    """The stops on these certificates."""
    known = [book.certificate(number) for number in numbers]
    return [c.stops for c in known if c]


SAME = [
    pytest.param(
        "exchange", {"surrendered": ["1"], "issued": [row("5", 100)]}, {"5": 1}, id="exchanged"
    ),
    pytest.param(
        "exchange",
        {"surrendered": ["1"], "issued": [row("5", 60), row("6", 40)]},
        {"5": 1, "6": 1},
        id="divided",
    ),
    pytest.param(
        "exchange",
        {"surrendered": ["1", "2"], "issued": [row("5", 140)]},
        {"5": 1},
        id="combined with one that is free",
    ),
    pytest.param(
        "transfer",
        {"surrendered": ["1"], "issued": [row("5", 60, 2), row("6", 40, 1)]},
        {"5": 0, "6": 1},
        id="the balance of a transfer, and not what another gets",
    ),
    pytest.param(
        "cancel",
        {"surrendered": ["1"], "issued": [row("5", 60)], "why": "given back"},
        {"5": 1},
        id="the balance of a cancellation",
    ),
    pytest.param(
        "repurchase",
        {"surrendered": ["1"], "issued": [row("5", 60)], "into": "retired"},
        {"5": 1},
        id="the balance of a repurchase",
    ),
    pytest.param(
        "replace-certificate",
        {"number": "1", "cause": "lost", "issued": [row("5", 100)], "authorized_on": "2004-05-01"},
        {"5": 1},
        id="replaced",
    ),
    pytest.param(
        "convert",
        {
            "surrendered": ["1"],
            "to_class": 2,
            "new": 1,
            "old": 2,
            "fractions": "down",
            "issued": [row("5", 30)],
            "kept": [row("6", 40)],
        },
        {"5": 1, "6": 1},
        id="converted, both what comes and what stays",
    ),
]


@pytest.mark.parametrize(("operation", "given", "bear"), SAME)
def test_a_stop_goes_over_to_the_new_certificates_of_the_same_holder(
    stopped: Book, operation: str, given: dict[str, Any], bear: dict[str, int]
) -> None:
    do(stopped, operation, **given)
    assert stops(stopped, *bear) == [(ORDER,) * n for n in bear.values()]
    assert stopped.verify().ok


@pytest.mark.parametrize(("operation", "given", "bear"), SAME)
def test_without_a_stop_nothing_is_recorded_of_stops(
    book: Book, operation: str, given: dict[str, Any], bear: dict[str, int]
) -> None:
    more = {"class": 1, "holder": 1, "certificates": [row("2", 40)], "authorized": "board"}
    do(book, "issue", **more, on="2004-01-06")
    seq = do(book, operation, **given)
    rows = [*book.entry(seq).data["issued"], *book.entry(seq).data.get("kept", ())]
    assert len(rows) == len(bear)
    assert all("stops" not in row for row in rows)


def test_every_stop_goes_over_once_and_is_lifted_from_each_by_itself(stopped: Book) -> None:
    do(stopped, "stop", certificates=["1", "2"], text="Claim; of heirs", on="2004-03-01")
    do(stopped, "exchange", surrendered=["1", "2"], issued=[row("5", 100), row("6", 40)])
    assert stops(stopped, "5", "6") == [("Claim; of heirs", ORDER)] * 2
    do(stopped, "stop-lift", certificates=["6"], text="Claim; of heirs", on="2004-06-02")
    assert stops(stopped, "5", "6") == [("Claim; of heirs", ORDER), (ORDER,)]


def test_a_stop_lifted_before_does_not_come_back(stopped: Book) -> None:
    do(stopped, "stop-lift", certificates=["1"], text=ORDER, on="2004-05-01")
    do(stopped, "exchange", surrendered=["1"], issued=[row("5", 100)])
    assert stops(stopped, "5") == [()]


def test_in_a_split_each_holders_stops_stay_with_that_holder(stopped: Book) -> None:
    given: dict[str, Any] = {"class": 1, "new": 2, "old": 1, "fractions": "cash"}
    said = [sentence for _, sentence in found(stopped, "split", **given) if "stop" in sentence]
    assert said == [
        "On certificate 1 a stop stands: Court order. It passes to what is made out for the same"
        " holder."
    ]
    do(stopped, "split", **given, first_number=10)
    assert stops(stopped, "10", "11") == [(ORDER,), ()]


def told(book: Book, operation: str, **given: Any) -> list[tuple[str, str]]:
    """What is said of stops."""
    return [(s, said) for s, said in found(book, operation, **given) if "stop" in said]


@pytest.mark.parametrize(
    ("operation", "given", "severity"),
    [
        ("exchange", {"surrendered": ["1"], "issued": [row("5", 100)]}, "warning"),
        ("cancel", {"surrendered": ["1"], "issued": [row("5", 10)], "why": "w"}, "error"),
        ("transfer", {"surrendered": ["1"], "issued": [row("5", 10, 1), row("6", 90, 2)]}, "error"),
    ],
)
def test_where_a_stop_goes_is_said(
    stopped: Book, operation: str, given: dict[str, Any], severity: str
) -> None:
    assert told(stopped, operation, **given) == [
        (severity, f"{STANDS} It passes to certificate 5.")
    ]


def test_a_stop_of_shares_that_all_go_to_another_is_said_to_pass_to_nothing(stopped: Book) -> None:
    given = {"surrendered": ["1"], "issued": [row("5", 100, 2)]}
    assert told(stopped, "transfer", **given) == [("error", STANDS)]


def test_a_stop_is_left_behind_with_a_reason_alone(stopped: Book) -> None:
    given: dict[str, Any] = {"surrendered": ["1"], "issued": [row("5", 100)], "stops_end": True}
    assert told(stopped, "exchange", **given) == [
        ("warning", STANDS),
        ("error", "Certificate 5 would not bear the stop of certificate 1: Court order."),
    ]
    with pytest.raises(Refusal, match=r"would not bear the stop.*give the reason"):
        do(stopped, "exchange", **given, reason="")
    seq = do(stopped, "exchange", **given, reason="order of June 1 lifts it")
    assert stops(stopped, "5") == [()]
    kept = [(f.severity, f.reason) for f in stopped.entry(seq).findings if f.rule == "ours.stop"]
    assert kept == [(s, "order of June 1 lifts it") for s in ("warning", "error")]


def test_a_stop_is_left_off_the_part_that_never_bore_it(stopped: Book) -> None:
    issued = [row("5", 100), row("6", 40, stops=[])]
    given = {"surrendered": ["1", "2"], "issued": issued}
    assert told(stopped, "exchange", **given) == [
        ("warning", f"{STANDS} It passes to certificate 5."),
        ("error", "Certificate 6 would not bear the stop of certificate 1: Court order."),
    ]
    do(stopped, "exchange", **given)
    assert stops(stopped, "5", "6") == [(ORDER,), ()]


def test_what_is_told_of_a_row_goes_before_what_is_told_of_all(stopped: Book) -> None:
    issued = [row("5", 60, stops=[ORDER, ORDER, ""]), row("6", 40)]
    do(stopped, "exchange", surrendered=["1"], issued=issued, stops_end=True)
    assert stops(stopped, "5", "6") == [(ORDER,), ()]


def test_the_stop_for_a_loss_ends_with_the_lost_certificate_without_a_reason(
    stopped: Book,
) -> None:
    given: dict[str, Any] = {"number": "1", "cause": "lost", "issued": [row("5", 100)]}
    said = (
        f"{STANDS} It passes to certificate 5. A stop placed for the loss alone may end with what"
        " was lost."
    )
    assert told(stopped, "replace-certificate", **given) == [("warning", said)]
    ends = told(stopped, "replace-certificate", **given, stops_end=True)
    assert [severity for severity, _ in ends] == ["warning", "warning"]


def test_in_a_split_stops_end_with_a_reason_alone(stopped: Book) -> None:
    given: dict[str, Any] = {"class": 1, "new": 2, "old": 1, "fractions": "cash"}
    said = "On certificate 1 a stop stands: Court order. What is made out would not bear it."
    assert told(stopped, "split", **given, stops_end=True) == [("error", said)]
    do(stopped, "split", **given, first_number=10, stops_end=True)
    assert stops(stopped, "10") == [()]


def test_new_shares_may_come_with_a_stop(book: Book) -> None:
    issue = {"class": 1, "holder": 1, "authorized": "board"}
    do(book, "issue", **issue, certificates=[row("7", 5, stops=["In escrow"])])
    assert stops(book, "7") == [("In escrow",)]
