"""Plans and lists come back from JSON as they went in."""

import json
from datetime import date, time

import pytest

from app.domain.codec import list_from_json, list_to_json, plan_from_json, plan_to_json
from app.domain.entries import GENESIS, canonical, chain
from app.domain.meetings import (
    AgendaItem,
    ListRow,
    MeetingPlan,
    MeetingRequest,
    Nominee,
    Place,
    RecordList,
)


def test_plan_comes_back_whole() -> None:
    plan = MeetingPlan(
        "2004-annual",
        on=date(2004, 5, 25),
        at=time(9),
        place=Place("Head office", "21101 Oxnard Street", "Woodland Hills", "CA", "91367"),
        items=(
            AgendaItem("Election of directors", "election"),
            AgendaItem("To buy shares", source="shareholder", received_on=date(2004, 3, 5)),
        ),
        nominees=(Nominee("José Arriaga", received_on=date(2004, 3, 1)),),
        request=MeetingRequest(received_on=date(2004, 1, 5), holder_ids=(3, 1)),
        reasons={"on": "the hotel had no other day"},
    )
    assert plan_from_json(json.loads(canonical(plan_to_json(plan)))) == plan


def test_a_plan_of_an_older_file_reads_with_what_it_lacks_empty() -> None:
    item = {"text": "To buy shares", "matter": "ordinary", "nature": "", "source": "shareholder"}
    assert plan_from_json({"key": "m", "items": [item]}).items == (
        AgendaItem("To buy shares", source="shareholder"),
    )


def test_list_comes_back_whole_with_votes_beyond_floats() -> None:
    row = ListRow(1, "Ann", 1, "Common", 2**60 + 1, 2**60 + 1, ("1 Elm St", "Reno, NV 89501"))
    held = RecordList("m", date(2004, 4, 7), time(17), (row,), 2**60 + 1, "ab")
    assert list_from_json("m", json.loads(canonical(list_to_json(held)))) == held


def test_floats_are_refused_anywhere_in_an_entry() -> None:
    with pytest.raises(TypeError):
        canonical({"rows": [{"shares": 1.5}]})


def test_chain_golden_vector() -> None:
    first = chain(GENESIS, canonical({"kind": "company.begin"}))
    assert first.hex() == "523edb4abad295c728c65ffc464b78aa0067d9cf7771234aa96c76e720c671f4"
    assert chain(first, b"{}") != chain(GENESIS, b"{}")
