"""Who stands on the record-date list, with which votes and by which route."""

from dataclasses import replace
from datetime import date, time

from app.domain.company import Company
from app.domain.meetings import MeetingPlan
from app.domain.people import Address, Holder
from app.domain.record_lists import check_of, cut_off_moment, fix_list
from app.domain.shares import Holding, ShareClass

HOME = Address("book", ("1 Elm Street",), "Reno", "NV", "89501")
NOTICES = Address("notice", ("PO Box 7",), "Reno", "NV", "89502")
COMPANY = Company(
    "Acme",
    "California",
    None,
    "America/Los_Angeles",
    time(17),
    classes=(ShareClass(1, "Common", 1000), ShareClass(2, "Non-voting", 1000, 0)),
)
PLAN = MeetingPlan("m", notice_on=date(2004, 4, 10))
HOLDERS = {
    h.id: h
    for h in (
        Holder(1, "Zoë", addresses=(HOME, NOTICES)),
        Holder(2, "ann"),
        Holder(3, "Treasury", "own"),
        Holder(4, "Bob", addresses=(HOME,), undeliverable_since=date(2004, 4, 10)),
        Holder(5, "Cy", addresses=(HOME,), undeliverable_since=date(2004, 4, 11)),
    )
}
HOLDINGS = [
    Holding(1, 1, 10),
    Holding(2, 1, 20),
    Holding(3, 1, 40),
    Holding(4, 2, 5),
    Holding(5, 1, 1),
]


def test_list_is_in_order_of_names_with_routes_and_exclusions() -> None:
    held = fix_list(PLAN, date(2004, 4, 7), COMPANY, HOLDERS, HOLDINGS)
    assert [(r.name, r.route, r.votes, r.excluded) for r in held.rows] == [
        ("ann", "principal office", 20, ""),
        ("Bob", "hold", 0, "a class without votes"),
        ("Cy", "first-class mail", 1, ""),
        ("Treasury", "principal office", 40, "held by the corporation itself"),
        ("Zoë", "first-class mail", 10, ""),
    ]
    assert (held.votes, held.outstanding) == (31, 76)
    assert held.rows[4].address == ("PO Box 7", "Reno, NV 89502")


def test_check_changes_with_any_row() -> None:
    held = fix_list(PLAN, date(2004, 4, 7), COMPANY, HOLDERS, HOLDINGS)
    other = replace(held, rows=(replace(held.rows[0], shares=21), *held.rows[1:]))
    assert check_of(other) != held.sha256 == check_of(held)


def test_cut_off_is_the_close_of_business() -> None:
    assert cut_off_moment(COMPANY, date(2004, 4, 7)) == "2004-04-07T17:00"
