"""One figure of the bylaws changed at a time, in memory: at least one rule case notices each.

The list is fixed and goes over all topics: days and hours, fractions, comparisons, choices, lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from app.bylaws.file.catalogue import catalogue
from app.bylaws.law import BUILT_IN, Bylaws, Shelf, built_in
from app.bylaws.plan import check_plan

from .plan.test_cases import CASES, answers, facts_of, plan_of
from .rule_cases import asked, called, expected, rows

OLD, NEW = BUILT_IN
FEWER = "without its first item"
MORE = "with one item more"
CHANGES: tuple[tuple[str, str, str, Any], ...] = (
    # days, hours and months
    (NEW, "shareholders.notice.window", "min_days", 9),
    (NEW, "shareholders.notice.window", "max_days", 61),
    (OLD, "shareholders.annual.date", "month_day", "05-21"),
    (OLD, "shareholders.special.requested-date", "min_days", 36),
    (NEW, "shareholders.special.self-help-notice", "days", 21),
    (NEW, "record-date.meeting.fixed", "max_days", 59),
    (NEW, "record-date.other.default", "days_before", 59),
    (NEW, "shareholders.adjourn.notice-trigger", "days", 46),
    (NEW, "shareholders.nomination.deadline", "after_announcement", 8),
    (NEW, "shareholders.consent.pre-consummation", "min_days", 11),
    (OLD, "shareholders.notice.returned-mail", "months", 11),
    (NEW, "proxy.duration", "months", 12),
    (NEW, "board.special.notice.personal", "hours", 49),
    (OLD, "board.special.notice.mail", "days", 3),
    (NEW, "board.adjourn.notice", "hours", 25),
    (NEW, "inspection.register.five-percent", "lead", 6),
    (OLD, "inspection.list.as-of", "min_days", 2),
    (NEW, "reports.annual.request", "wait_days", 121),
    (OLD, "reports.interim.request", "due_days", 29),
    (NEW, "reports.delivery", "months", 13),
    (NEW, "indemnity.advance.deadline", "days", 21),
    (NEW, "indemnity.insurance.determination", "review_after", 13),
    (NEW, "calendar.prompt", "warning_after", 6),
    (OLD, "officers.required", "vacant_too_long", 13),
    # counts
    (NEW, "directors.number.max-formula", "less", 2),
    (OLD, "committees.size", "min_members", 3),
    (OLD, "committees.quorum", "directors", 2),
    (NEW, "bylaws.certificate.page-count", "pages_stated", 24),
    # fractions
    (OLD, "shareholders.special.call-threshold", "fraction", "1/20"),
    (NEW, "shareholders.quorum.majority", "fraction", "1/3"),
    (NEW, "shareholders.vote.act", "floor_fraction", "1/3"),
    (OLD, "shareholders.consent.election-unanimous", "fraction", "9/10"),
    (OLD, "inspectors.number-vote", "fraction", "2/3"),
    (NEW, "inspectors.majority", "fraction", "2/3"),
    (NEW, "directors.number.below-five-block", "fraction", "1/5"),
    (NEW, "directors.vacancy.removal-fill", "quorum_fraction", "2/3"),
    (OLD, "directors.vacancy.removal-fill", "consent_fraction", "2/3"),
    (OLD, "inspection.register.one-percent", "fraction", "1/50"),
    (NEW, "reports.interim.request", "fraction", "1/10"),
    (OLD, "indemnity.determination.shareholders", "fraction", "2/3"),
    (NEW, "bylaws.amend.advance-notice", "fraction", "3/4"),
    # comparisons
    (OLD, "shareholders.special.call-threshold", "comparison", "more-than"),
    (OLD, "shareholders.adjourn.notice-trigger", "comparison", "more-than"),
    (NEW, "directors.removal.vote", "comparison", "at-least"),
    (OLD, "board.adjourn.vote", "comparison", "at-least"),
    (NEW, "committees.create", "comparison", "at-least"),
    (NEW, "indemnity.suit-right", "comparison", "at-least"),
    (NEW, "bylaws.amend.shareholders", "comparison", "at-least"),
    # choices and flags
    (NEW, "shareholders.vote.act", "base", "represented-and-entitled"),
    (NEW, "shareholders.proposal.deadline", "which", "earlier"),
    (OLD, "inspection.list.deadline", "unit", "calendar-days"),
    (OLD, "officers.election", "cycle", "none"),
    (NEW, "committees.nondelegable", "issue_of_shares", "barred"),
    (NEW, "certificates.entitlement", "entitled", "every-holder"),
    (OLD, "directors.compensation", "ceo_may_approve_other_services", False),
    (NEW, "directors.resignation.successor", "chosen_by", "not-stated"),
    # lists
    (NEW, "shareholders.notice.manner", "named", FEWER),
    (OLD, "shareholders.notice.affidavit", "signers", FEWER),
    (NEW, "shareholders.notice.content.nominees", "whose_nominees", FEWER),
    (OLD, "shareholders.vote.greater", "usually_more", FEWER),
    (NEW, "shareholders.proposal.channels", "channels", FEWER),
    (NEW, "inspectors.duties", "duties", FEWER),
    (OLD, "inspectors.number", "allowed", FEWER),
    (NEW, "directors.vacancy.declared", "grounds", FEWER),
    (OLD, "committees.nondelegable", "barred", FEWER),
    (OLD, "committees.regular", "fixed", FEWER),
    (NEW, "officers.required", "offices", FEWER),
    (NEW, "officers.subordinate", "delegates", MORE),
    (NEW, "officers.secretary.minute-book", "contents", FEWER),
    (NEW, "execution.other-shares", "offices", FEWER),
    (NEW, "certificates.signatories", "second", FEWER),
    (NEW, "certificates.content", "states", FEWER),
    (NEW, "indemnity.persons", "duty_to", FEWER),
    (NEW, "indemnity.exceptions", "exceptions", FEWER),
    (OLD, "indemnity.determination", "routes", FEWER),
)


def changed(version: str, rule_id: str, param: str, value: Any) -> Shelf:
    """Both versions, the one with that figure changed."""
    law = built_in(version)
    rule = law.rule(rule_id)
    stated = rule.params[param]
    items = {FEWER: lambda: stated[1:], MORE: lambda: [*stated, "somebody else"]}
    new = items[value]() if value in (FEWER, MORE) else value
    assert new != stated, "the figure is what it was"
    mutant = replace(law, rules=with_rule(law, replace(rule, params={**rule.params, param: new})))
    return Shelf(tuple(mutant if key == version else built_in(key) for key in BUILT_IN))


def with_rule(law: Bylaws, rule: Any) -> dict[str, Any]:
    return {**read(law.key), rule.id: rule}


@cache
def read(key: str) -> dict[str, Any]:
    """Every rule of the version, read."""
    return dict(built_in(key).rules)


@cache
def plans() -> tuple[tuple[dict[str, Any], Any, Any], ...]:
    """The rows on whole plans, each with its plan and facts."""
    return tuple((case, plan_of(case), facts_of(case, plan_of(case))) for case in CASES)


def noticed(shelf: Shelf, version: str) -> Iterator[str]:
    """Each case that does not answer as it should."""
    law = shelf.version(version)
    assert law
    for key, case in rows("case"):
        if asked(shelf, key, case) != expected(case):
            yield case["rule"]
    for key, case in rows("call"):
        if key == version and called(law, case) != case["expect"]:
            yield case["ask"]
    for case, plan, facts in plans():
        found = check_plan(shelf, plan, facts)
        silent = {finding.cite.rule for finding in found} & set(case.get("none", ()))
        missing = [w for w in case["expect"] if not any(answers(f, w) for f in found)]
        if silent or missing:
            yield case["name"]


def test_the_law_as_it_stands_is_noticed_by_no_case() -> None:
    shelf = Shelf(tuple(built_in(key) for key in BUILT_IN))
    assert [name for version in BUILT_IN for name in noticed(shelf, version)] == []


def test_the_list_goes_over_all_topics_with_rules_of_their_own() -> None:
    """Topics without a figure that is counted or compared have no entry."""
    touched = {catalogue()[rule].topic for _, rule, _, _ in CHANGES}
    assert len(set(CHANGES)) == len(CHANGES) >= 40
    assert len(touched) >= 18


@pytest.mark.parametrize(
    ("version", "rule", "param", "value"), CHANGES, ids=[f"{c[0]}-{c[1]}-{c[2]}" for c in CHANGES]
)
def test_a_case_notices(version: str, rule: str, param: str, value: Any) -> None:
    assert next(noticed(changed(version, rule, param, value), version), ""), "no case noticed it"
