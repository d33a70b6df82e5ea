"""The forms of a meeting's day: one for each act, every field named, what is typed handed on."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from app.acts.meetings.day_fields import FIELDS
from app.acts.meetings.operations import OPERATIONS
from app.domain.company import Company
from app.domain.words import plural
from app.presenters.meeting_day import forms, forms_papers, forms_votes
from app.presenters.meeting_day.forms import DayFacts, More
from app.presenters.meeting_day.words import TITLES
from app.presenters.view import Checked
from tests.bylaws.meeting_day.conftest import AGENT, ELECTION, Making

TODAY = date(2003, 5, 20)
VOTES = {1: 60, 2: 30, 3: 10}


def held():
    made = Making("2002", VOTES, items=ELECTION, seats=2)
    made.proxy(1)
    made.come("08:50", 2, 3, agents=[AGENT])
    made.opened("09:00")
    for name in ("Ann", "Bo", "Cy"):
        made.add("day.nominated", "09:10", name=name, accepted=True)
    return made


def facts(sheet=None):
    company = Company("Alder Ridge", "California", None, "America/Los_Angeles", time(17))
    return DayFacts("m", company, TODAY, "Linda", "09:15", sheet)


def act(operation, more=None, first=None, sheet=None):
    return forms.day_act(
        operation, facts(sheet), FIELDS[operation], lambda _given: Checked(), first, more
    )


def test_every_act_of_the_day_has_its_fields_and_its_words():
    assert set(FIELDS) == set(OPERATIONS) == set(TITLES)


@pytest.mark.parametrize("operation", sorted(FIELDS))
def test_a_form_names_every_field_and_no_two_letters_are_equal(operation):
    form = act(operation, sheet=held().sheet()).form
    labels = [one.label for one in form.fields]
    assert all(label.strip("&") and "_" not in label for label in labels)
    letters = [m[1].lower() for label in labels if (m := re.search(r"&(\w)", label))]
    assert len(letters) == len(set(letters))
    assert form.verb == TITLES[operation][1]
    assert not any(one.name in ("meeting", "reason") for one in form.fields)


def test_a_moment_of_the_day_is_an_hour_and_one_before_it_has_its_day():
    names = [one.name for one in act("open-meeting").form.fields]
    assert "at" in names
    made = act("receive-proxy")
    given = made.given(
        {"received_at_day": "2003-05-10", "received_at_hour": "09:00", "holder": "1"}
    )
    assert given["received_at"] == "2003-05-10 09:00"
    assert given["meeting"] == "m"


@pytest.mark.parametrize(
    ("item", "draft", "given"),
    [
        (1, {"ballot_of": "2", "vote:Ann": True, "vote:Cy": True},
         [{"holder": "2", "votes": {"Ann": "for", "Cy": "for"}}]),
        (2, {"ballot_of": "3", "mark": "against"}, [{"holder": "3", "mark": "against"}]),
        (2, {"ballot_of": "3", "vote:for": "4", "vote:abstain": "6"},
         [{"holder": "3", "votes": {"for": "4", "abstain": "6"}}]),
        (2, {"all_others": True, "mark": "for"},
         [{"holder": "2", "mark": "for"}, {"holder": "3", "mark": "for"}]),
        (2, {"ballot_of": "3"}, []),
        (2, {"mark": "for"}, []),
    ],
)  # fmt: skip
def test_a_ballot_is_handed_on_as_it_is_marked(item, draft, given):
    more = forms_votes.ballot_more(held().sheet(), item, None)
    assert more.read(draft) == {"ballots": given}


def test_cumulated_votes_are_numbers_and_straight_ones_ticks():
    made = held()
    kinds = {f.kind for f in forms_votes.agents_more(made.sheet(), 1).fields}
    assert kinds == {"tick"}
    made.add("day.cumulation", "09:12", holder=2, by="Holder 2")
    more = forms_votes.agents_more(made.sheet(), 1)
    assert {f.kind for f in more.fields} == {"number"}
    assert more.read({"vote:Ann": "120", "vote:Bo": ""}) == {"choice": {"Ann": "120"}}
    assert more.first["agents"] == AGENT


def test_those_who_voted_wait_no_more():
    made = held()
    assert forms_votes.ballots_waiting(made.sheet(), 2) == (2, 3)
    made.ballots("09:20", [(2, 0, 30, 0, 0)], item=2)
    assert forms_votes.ballots_waiting(made.sheet(), 2) == (3,)


def test_the_agents_ballot_shows_what_binds_them():
    made = held()
    sheet = made.sheet()
    table = forms_votes.agents_table(sheet, 2, [AGENT], sheet.course[-1].at)
    assert table.rows[0].cells == ("Holder 1", "60", "", "60")
    assert table.totals == (plural(1, "proxy"), "60", "0", "60")


def test_the_directions_of_a_proxy_are_handed_on_by_item_and_by_nominee():
    made = held()
    more = forms_papers.proxy_more(made.sheet())
    told = more.read({"signer": "holder", "seat:Ann": "for", "seat:Bo": "withheld", "seat:Cy": ""})
    assert told == {"signer": "holder", "marks": {}, "nominees": {"Ann": "for", "Bo": "withheld"}}
    form = act("receive-proxy", more, sheet=made.sheet()).form
    assert form.fields[0].name == "holder"
    assert form.fields[-1].group == forms.SELDOM


def test_an_adjournment_begins_with_the_same_hour_and_place():
    more = forms_papers.adjourn_more(held().plan)
    assert more.first["to_at"] == "09:00"
    assert more.first["announced"] == "yes"
    assert more.read({"place_city": "Reno"})["to_place"]["city"] == "Reno"


def test_the_report_begins_with_the_tally():
    made = held()
    made.ballots("09:20", [(2, 0, 30, 0, 30), (3, 0, 0, 10, 0)], ("Ann", "Bo", "Cy"))
    more = forms_papers.report_more(made.sheet(), 1)
    assert {k: v for k, v in more.first.items() if k.startswith("total:")} == {
        "total:Ann": "30",
        "total:Bo": "10",
        "total:Cy": "30",
    }


def test_a_form_is_not_judged_before_it_is_filled_in():
    asked = []
    made = forms.day_act(
        "nominate", facts(), FIELDS["nominate"], lambda given: asked.append(given) or Checked(),
        None, More(),
    )  # fmt: skip
    made.check({"at": "09:10"})
    assert asked == []
    made.check({"at": "09:10", "name": "Ann"})
    assert asked == [{"meeting": "m", "at": "09:10", "name": "Ann"}]
