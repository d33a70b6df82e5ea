"""The findings list of the share register, each line with the section it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from app.bylaws.law import Shelf, built_in_shelf
from app.bylaws.shares.findings import RegisterFacts, check_register
from app.domain.company import Company
from app.domain.offices import Term
from app.domain.people import Address, Holder
from app.domain.register import Balance, Signed, Uneven
from app.domain.shares import Certificate, ClassLegend, Holding, ShareClass

LAW = built_in_shelf()
ON, ISSUED = date(2005, 6, 10), "2004-06-01T12:00"
PRESIDENT = Term(1, 1, "Pat", "president", date(2003, 1, 2), "board")
SECRETARY = Term(2, 2, "Sam", "secretary", date(2003, 1, 2), "board")
LEFT = Term(3, 3, "Tim", "assistant secretary", date(2003, 1, 2), "board", date(2004, 5, 20))
COMPANY = Company(
    "Acme",
    "California",
    None,
    "America/Los_Angeles",
    time(17),
    classes=(ShareClass(1, "Common", 1000),),
    terms=(PRESIDENT, SECRETARY, LEFT),
)
ADDRESS = Address("book", ("1 Elm",), "Reno", "NV", "89501")


def signed(term: Term, on: date = date(2004, 6, 1), *, seq: int = 8) -> Signed:
    return Signed(seq, term.id, term.name, term.office, on)


def certificate(number: str, **more: object) -> Certificate:
    values: dict[str, object] = {"issued_seq": 8} | more
    return Certificate(number, 1, 1, 100, ISSUED, **values)  # type: ignore[arg-type]


def says(**facts: object) -> list[tuple[str, str, str]]:
    found = check_register(LAW, COMPANY, RegisterFacts(**facts), ON)  # type: ignore[arg-type]
    return [(f.severity, f.sentence, f.cite.section) for f in found]


GOOD = {
    "certificates": [certificate("1")],
    "signed": [signed(PRESIDENT), signed(SECRETARY)],
    "holders": [Holder(1, "Ann", addresses=(ADDRESS,))],
    "balances": [Balance(1, "2005-06-10T23:59", 1000, 100, 0, 100, 100)],
}


def test_old_certificates_that_ended_and_shares_not_paid_for_are_no_findings() -> None:
    """Cancelled in the entry that made the new one; 2002 §8.4: one for shares fully paid."""
    old = certificate("1", cancelled=ISSUED)
    new = certificate("2", came_from=("1", "0"), total=10, paid=5)
    for shares in (100, 150):
        facts = GOOD | {"certificates": [old, new], "holdings": [Holding(1, 1, shares)]}
        assert says(**facts) == []


def test_a_register_in_order_has_no_findings() -> None:
    assert says(**GOOD) == []
    assert check_register(Shelf(()), COMPANY, RegisterFacts(gaps=[(1, 1)]), ON) == ()


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"gaps": [(3, 3)]}, ("warning", "Certificate 3 is not in the book.", "§5.9 ¶2")),
        (
            {"uneven": [Uneven(8, 1, 90, 100, 0)]},
            (
                "error",
                "Entry 8, Common: certificates for 100 ended, 90 made out, 0 come onto the books.",
                "§8.5",
            ),
        ),
        (
            {"balances": [Balance(1, "2005-06-10T23:59", 1000, 100, 0, 99, 100)]},
            (
                "error",
                "Common: 100 outstanding, 99 of the holders, 100 on certificates.",
                "§5.9 ¶2, §2.13(a)",
            ),
        ),
        (
            {"holders": [Holder(1, "Ann")]},
            ("warning", "No address of Ann is on record.", "§5.9 ¶2, §7.1 ¶1"),
        ),
        (
            {"certificates": [certificate("1"), certificate("2", came_from=("1",))]},
            (
                "error",
                "Certificate 1 is not cancelled; the new one is issued on Tue, Jun 1, 2004.",
                "§8.5",
            ),
        ),
        (
            {"holdings": [Holding(1, 1, 150)]},
            ("warning", "Ann, Common, has no certificate yet for 50 shares.", "§8.4"),
        ),
        ({"signed": []}, ("warning", "1 certificate names no signers.", "§8.4")),
        (
            {"paid_later": ["1"]},
            ("warning", "Certificate 1 states less than is paid by now.", "§8.4"),
        ),
    ],
)
def test_one_trouble_is_one_line(facts: dict[str, object], line: tuple[str, str, str]) -> None:
    assert says(**GOOD | facts) == [line]


@pytest.mark.parametrize(
    ("second", "fits"),
    [
        (signed(SECRETARY), True),
        (signed(LEFT, date(2004, 5, 20)), True),
        (signed(LEFT, date(2004, 5, 21)), False),
        (signed(PRESIDENT), False),
    ],
)
def test_signers_qualify_on_the_day_of_signing(second: Signed, fits: bool) -> None:
    """A signature put on while in office stays good after the signer left (2002 §8.4)."""
    found = says(**GOOD | {"signed": [signed(PRESIDENT), second]})
    assert (found == []) is fits
    if not fits:
        ((severity, sentence, section),) = found
        assert (severity, section) == ("error", "§8.4")
        assert sentence.startswith("Certificate 1: No chief financial officer")


def test_signers_unknown_to_the_books_are_no_breach() -> None:
    """A register from elsewhere names signers whose terms of office did not come with it."""
    nobody = Signed(8, 9, "Nobody", "secretary", date(2004, 6, 1))
    line = "1 certificate names signers whose terms of office are not on the books."
    assert says(**GOOD | {"signed": [signed(PRESIDENT), nobody]}) == [("warning", line, "§8.4")]


@pytest.mark.parametrize(("day", "fits"), [(date(2004, 5, 20), True), (date(2004, 5, 21), False)])
def test_a_signature_is_of_the_term_of_its_day_whatever_its_number(day: date, fits: bool) -> None:
    other = Signed(8, PRESIDENT.id, LEFT.name, LEFT.office, day)
    assert (says(**GOOD | {"signed": [signed(PRESIDENT), other]}) == []) is fits


def test_a_legend_that_was_lifted_is_not_lacking() -> None:
    old = certificate("1", cancelled=ISSUED, cancelled_seq=9, legends=("Rule 144",), issued_seq=8)
    new = certificate("C-2", came_from=("1",), issued_seq=9)
    both = [signed(t, seq=n) for n in (8, 9) for t in (PRESIDENT, SECRETARY)]
    given = GOOD | {"certificates": [old, new], "signed": both, "holdings": []}
    lacks = "Certificate C-2 lacks a legend of certificate 1: Rule 144."
    assert lacks in [sentence for _, sentence, _ in says(**given)]
    assert says(**given | {"lifted": {("C-2", "Rule 144")}}) == []


@pytest.mark.parametrize(
    ("how", "lifted", "found"),
    [("surrendered", False, 1), ("surrendered", True, 0), ("lost", False, 1)],
)
def test_a_legend_of_the_old_certificate_stands_on_the_new(
    how: str, lifted: bool, found: int
) -> None:
    legends = () if lifted else ("Rule 144",)
    old = certificate(
        "1", cancelled=ISSUED, cancelled_seq=9, how=how, legends=legends, issued_seq=8
    )
    new = certificate("2", came_from=("1",), issued_seq=9)
    both = [signed(t, seq=n) for n in (8, 9) for t in (PRESIDENT, SECRETARY)]
    lines = says(**GOOD | {"certificates": [old, new], "signed": both})
    assert len(lines) == found
    if found:
        assert lines[0][1] == "Certificate 2 lacks a legend of certificate 1: Rule 144."


def test_more_shares_out_than_the_articles_authorize() -> None:
    """1988 IV §9, 2002 §5.9 ¶2: our check of the books."""
    over = Balance(1, "2004-06-01T12:00", 1000, 1100, 0, 1100, 1100)
    found = says(**(GOOD | {"over_issued": [over]}))
    assert [line[:2] for line in found] == [
        (
            "error",
            "Common: 100 shares more than the 1,000 authorized were out from Jun 1, 2004 on.",
        )
    ]


def test_certificates_of_a_time_without_bylaws_are_not_judged_by_their_signers() -> None:
    early = certificate("1")
    old = replace(early, issued="1980-06-01T12:00")
    assert says(**(GOOD | {"certificates": [old], "signed": [signed(LEFT)]})) == []


def test_many_certificates_are_named_by_the_first_and_counted() -> None:
    """1988 V §6 ¶3, 2002 §8.4."""
    one = says(**(GOOD | {"paid_later": ["7"]}))
    few = says(**(GOOD | {"paid_later": ["1", "2"]}))
    many = says(**(GOOD | {"paid_later": [str(n) for n in range(1, 9)]}))
    assert [found[0][1] for found in (one, few, many)] == [
        "Certificate 7 states less than is paid by now.",
        "Certificates 1 and 2 state less than is paid by now.",
        "Certificates 1, 2, 3, 4, 5 and 3 others state less than is paid by now.",
    ]


def required(
    *, since: str = "2004-05-01T12:00", until: str = "", text: str = "Rule 144"
) -> Company:
    legend = ClassLegend(text, since, "counsel", until)
    return replace(COMPANY, classes=(ShareClass(1, "Common", 1000, legends=(legend,)),))


def lacking(
    company: Company, *certificates: Certificate, shelf: Shelf = LAW
) -> list[tuple[str, str]]:
    facts = RegisterFacts(**GOOD | {"certificates": certificates})  # type: ignore[arg-type]
    on = ON if shelf is LAW else date(2001, 1, 5)
    return [(f.severity, f.sentence) for f in check_register(shelf, company, facts, on)]


def test_a_certificate_made_out_under_a_class_legend_bears_it() -> None:
    borne, bare = certificate("1", legends=("Rule 144",)), certificate("2")
    says = "Certificate 2 of Common lacks a legend that was required when made out: Rule 144."
    assert lacking(required(), borne, bare) == [("warning", says)]
    assert lacking(required(), borne, certificate("2", cancelled=ISSUED, cancelled_seq=9)) == []
    other = certificate("3")
    assert lacking(required(), borne, replace(other, class_id=2)) == []


def test_certificates_older_than_the_class_legend_are_named_apart() -> None:
    found = lacking(required(since="2004-07-01T12:00"), certificate("1"), certificate("2"))
    says = (
        "Certificates 1 and 2 of Common lack a legend required since Jul 1, 2004, after the issue: "
        "Rule 144."
    )
    assert found == [("warning", says)]


@pytest.mark.parametrize(
    "company", [required(until="2005-01-01T12:00"), required(since="2005-07-01T12:00")]
)
def test_a_class_legend_lifted_or_still_to_come_is_asked_of_nobody(company: Company) -> None:
    assert lacking(company, certificate("1")) == []


def test_long_words_of_a_class_legend_are_cut() -> None:
    assert lacking(required(text="x" * 90), certificate("1"))[0][1].endswith(f": {'x' * 80}…")
