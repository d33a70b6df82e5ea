"""What is due after enough shareholders consented in writing, by 1988 II §9 and 2002 §2.10.

The days of the cases are worked out by hand beside each of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.due import DUE, KEPT, OPEN, OVERDUE, DueItem, due_items
from app.bylaws.due.consents import consented
from app.bylaws.law import Shelf
from app.domain.matters.record import ActionByConsent, Matters
from app.domain.meeting_day.consents import BEFORE, PROMPT, TESTS, Begun, Consents, Given
from app.domain.meeting_day.room import Voter
from app.domain.meeting_record import ConsentAction
from tests.bylaws.due.test_due_items import COMPANY, SHELF, at, of
from tests.bylaws.due.test_other_companies import EVERY

VOTERS = {
    n: Voter(n, name, shares, shares)
    for n, name, shares in ((1, "Ann", 400), (2, "Bo", 300), (3, "Cy", 200), (4, "Di", 100))
}
IN_2003, IN_1990 = at(2003, 6, 3, 9), at(1990, 6, 5, 9)
AFTER, AHEAD = "shareholders.consent.prompt-notice", "shareholders.consent.pre-consummation"


def action(matter: str = "ordinary", **more: object) -> ActionByConsent:
    """Ann and Bo consented: 700 of 1,000 votes, filed on June 3, 2003."""
    begun = Begun(ConsentAction("2003-a", "Resolved.", "r", matter, solicited_all=False))
    given = (Given(1, 1, filed_at=IN_2003), Given(2, 2, filed_at=IN_2003))
    facts = Consents("2003-a", begun, given)
    return ActionByConsent(replace(facts, **more), VOTERS)  # type: ignore[arg-type]


def told(one: ActionByConsent, **more: object) -> ActionByConsent:
    """The same, its action told otherwise."""
    begun = one.facts.begun
    assert begun
    changed = replace(begun, action=replace(begun.action, **more))  # type: ignore[arg-type]
    return replace(one, facts=replace(one.facts, begun=changed))


def in_1990(one: ActionByConsent) -> ActionByConsent:
    given = tuple(replace(g, filed_at=IN_1990) for g in one.facts.given)
    return replace(one, facts=replace(one.facts, given=given))


def due(one: ActionByConsent, today: date) -> list[DueItem]:
    return of(due_items(SHELF, COMPANY, (), Matters(consents=(one,)), today), "consent:")


LISTED = action("reorganization")
NOTED = replace(LISTED, facts=replace(LISTED.facts, noticed={BEFORE: date(2003, 6, 2)}))
PLANNED = told(LISTED, consummation_on=date(2003, 6, 20))
J4, J4_1990 = date(2003, 6, 4), date(1990, 6, 6)

CASES = [
    # 2002 §2.10 ¶2: prompt; five business days after June 3 is June 10, our setting
    (action(), J4, [(AFTER, date(2003, 6, 10), DUE, "")]),
    (action(), date(2003, 6, 10), [(AFTER, date(2003, 6, 10), DUE, "")]),
    (action(), date(2003, 6, 11), [(AFTER, date(2003, 6, 10), OVERDUE, "warning")]),
    # 1988 II §9(b): June 5 is a Tuesday; the fifth business day after it is June 12
    (in_1990(action()), J4_1990, [(AFTER, date(1990, 6, 12), DUE, "")]),
    # An amendment of the articles is not among the matters of the ten days
    (action("articles-amendment"), J4, [(AFTER, date(2003, 6, 10), DUE, "")]),
    # 2002: a listed matter asks for both; 1988 II §9: notice (b) is for what had no notice (a)
    (LISTED, J4, [(AHEAD, date(2003, 6, 3), OPEN, "warning"), (AFTER, date(2003, 6, 10), DUE, "")]),
    (in_1990(LISTED), J4_1990, [(AHEAD, date(1990, 6, 5), OPEN, "warning")]),
    (in_1990(action("indemnification")), J4_1990, [(AHEAD, date(1990, 6, 5), OPEN, "warning")]),
    # Carried out on June 20: notice by June 10, ten days before
    (PLANNED, J4, [(AFTER, date(2003, 6, 10), DUE, ""), (AHEAD, date(2003, 6, 10), DUE, "")]),
    (in_1990(told(LISTED, consummation_on=date(1990, 6, 30))), date(1990, 6, 21),
     [(AHEAD, date(1990, 6, 20), OVERDUE, "error")]),
    # Notice on June 2: not before June 12 (matrix 3.11)
    (NOTED, J4, [(AFTER, date(2003, 6, 10), DUE, ""), (AHEAD, date(2003, 6, 12), KEPT, "")]),
    (NOTED, date(2003, 6, 12),
     [(AFTER, date(2003, 6, 10), OVERDUE, "warning"), (AHEAD, date(2003, 6, 12), KEPT, "")]),
    (NOTED, date(2003, 6, 13), [(AFTER, date(2003, 6, 10), OVERDUE, "warning")]),
    (told(NOTED, consummation_on=date(2003, 6, 12)), J4,
     [(AFTER, date(2003, 6, 10), DUE, ""), (AHEAD, date(2003, 6, 12), KEPT, "")]),
    (told(NOTED, consummation_on=date(2003, 6, 11)), J4,
     [(AFTER, date(2003, 6, 10), DUE, ""), (AHEAD, date(2003, 6, 12), KEPT, "error")]),
    # Carried out: what had to come before it is past; the prompt notice is still owed
    (replace(LISTED, facts=replace(LISTED.facts, done_on=date(2003, 6, 5))), date(2003, 6, 6),
     [(AFTER, date(2003, 6, 10), DUE, "")]),
    # Given: gone
    (action(noticed={PROMPT: date(2003, 6, 4)}), J4, []),
    (action("reorganization", noticed={PROMPT: J4, BEFORE: date(2003, 6, 2)}),
     date(2003, 6, 13), []),
    # All were asked in writing, or all consented: nothing
    (told(action(), solicited_all=True), J4, []),
    (told(LISTED, solicited_all=True), J4, []),
    (action(given=tuple(Given(n, n, filed_at=IN_2003) for n in VOTERS)), J4, []),
    # Not enough: 400 of 1,000
    (action(given=(Given(1, 1, filed_at=IN_2003),)), J4, []),
    # Not filed, or not begun, or before any bylaws
    (action(given=(Given(1, 1), Given(2, 2))), J4, []),
    (action(begun=None), J4, []),
    (action(given=(Given(1, 1, filed_at=at(1980, 6, 3)), Given(2, 2, filed_at=IN_2003))), J4, []),
]  # fmt: skip


@pytest.mark.parametrize(("one", "today", "expected"), CASES)
def test_notices_of_an_action_by_written_consent(
    one: ActionByConsent, today: date, expected: list[tuple[str, date, str, str]]
) -> None:
    found = due(one, today)
    assert sorted((i.on, i.rule, i.state, i.severity) for i in found) == sorted(
        (on, rule, state, severity) for rule, on, state, severity in expected
    )
    assert len({item.matter for item in found}) == len(found)
    assert all(item.target == "act:4:consents:2003-a" for item in found)


def test_the_lines_say_to_how_many_by_which_section_and_how_it_was_counted() -> None:
    notice, after = due(PLANNED, J4)
    if notice.rule == AFTER:
        notice, after = after, notice
    assert after.what == (
        "Give prompt notice of the written consent 2003-a to the 2 holders who did not consent"
    )
    assert (after.section, after.standing) == ("§2.10 ¶2", "Not given")
    assert after.counted == (
        "Enough consents were filed on Tue, Jun 3, 2003. Tue, Jun 3, 2003 plus 5 business days is"
        " Tue, Jun 10, 2003. The bylaws give no number of days; this is our setting."
    )
    assert notice.what == (
        "Give notice 10 days before the written consent 2003-a is carried out,"
        " to the 2 holders who did not consent"
    )
    assert notice.counted == (
        "Fri, Jun 20, 2003 minus 10 days is Tue, Jun 10, 2003; notice is given by that day."
    )
    assert [step.on for step in notice.steps] == [date(2003, 6, 20), date(2003, 6, 10)]
    (old,) = due(in_1990(LISTED), J4_1990)
    assert (old.section, old.standing) == ("II §9 ¶2(a)", "No day set")
    assert due(in_1990(action()), J4_1990)[0].section == "II §9(b)"


def test_where_nobody_said_who_was_asked_the_line_says_so() -> None:
    (found,) = due(told(action(), solicited_all=None), J4)
    assert found.standing == "Asked of all? Not said"
    assert found.counted.startswith(
        "Say whether all holders entitled were asked in writing; notices depend on it. Enough"
    )


def test_the_last_day_of_notice_is_aimed_at_the_business_day_before() -> None:
    """Ten days before June 24, 2003 is Saturday, June 14."""
    found = [i for i in due(told(LISTED, consummation_on=date(2003, 6, 24)), J4) if i.rule == AHEAD]
    assert [(i.on, i.aim_for) for i in found] == [(date(2003, 6, 14), date(2003, 6, 13))]


LACKING = [
    replace(law, rules={n: r for n, r in law.rules.items() if n != rule})
    for law in SHELF.versions
    for rule in law.rules
    if rule.startswith(("shareholders.", "directors.removal", "calendar.", "indemnity.vote"))
]


@pytest.mark.parametrize("test", TESTS)
def test_bylaws_that_lack_a_rule_are_asked_only_what_they_say(test: str) -> None:
    filed = tuple(Given(n, n, filed_at=at(2027, 5, 3, 9)) for n in (1, 2, 3))
    one = action("reorganization", given=filed)
    assert one.facts.begun
    removal = replace(one.facts.begun, test=test, director="Cy Fox", authorized=5)
    one = replace(one, facts=replace(one.facts, begun=removal))
    for law in [*LACKING, *EVERY]:
        shelf = Shelf((replace(law, effective_from=date(1986, 1, 1)),))
        items = list(consented(one, shelf, date(2027, 5, 4)))
        assert all(law.has(item.rule) for item in items)
