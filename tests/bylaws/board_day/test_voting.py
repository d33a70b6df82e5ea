"""Votes of the board and of committees counted from their events (matrix 3.15 to 3.17, 7.7)."""

from __future__ import annotations

import pytest

from app.bylaws.board_day.standing import adjourning_vote, deadlines, notice_findings, recipients
from app.bylaws.board_day.voting import count_all
from app.domain.board.facts import OF_AUTHORIZED, OF_IN_OFFICE

from .meeting import VERSIONS, called, events, names, opened, put, sheet

EACH = pytest.mark.parametrize("version", ["1988", "2002"])
TABLE_7_7 = [
    # authorized, quorum 1988 and 2002, after withdrawal 1988 and 2002, committee creation
    (5, 3, 3, 2, 2, 3),
    (6, 3, 4, 2, 3, 4),
    (7, 3, 4, 2, 3, 4),
    (8, 3, 5, 2, 3, 5),
    (9, 3, 5, 2, 3, 5),
]
ACT_7_7 = [(3, 2), (4, 3), (5, 3), (6, 4), (7, 4), (8, 5), (9, 5)]
FILL_7_7 = [(4, 3), (3, 2), (2, 2), (1, 1)]


def voted(version: str, authorized: int, there: int, *puts, left=None, in_office=None):
    """The resolutions put to a board of whom so many are there and the rest leave at 10:30."""
    law, on = VERSIONS[version]
    members = names(in_office or authorized)
    told = [called(on), opened(on, members, members[:there], authorized)]
    if left is not None:
        told.append(("board.left", {"at": f"{on}T10:30", "names": list(members[left:there])}))
    told += [put(on, hour, votes, **more) for hour, votes, more in puts]
    return count_all(sheet(law, events(*told, on=on), members, authorized))


@pytest.mark.parametrize("row", TABLE_7_7, ids=lambda r: str(r[0]))
@EACH
def test_quorum_withdrawal_and_creation(version: str, row: tuple[int, ...]) -> None:
    authorized, *rest, creation = row
    quorum, floor = rest[version == "2002"], rest[2 + (version == "2002")]
    law, on = VERSIONS[version]
    members = names(authorized)
    made = sheet(
        law,
        events(called(on), opened(on, members, members, authorized), on=on),
        members,
        authorized,
    )
    assert made.quorum[0] == quorum
    [short] = voted(version, authorized, quorum - 1, ("10:10", quorum - 1, {}))
    assert short.adopted is False and short.findings[0].cite.rule == "board.quorum"
    [enough] = voted(version, authorized, quorum, ("10:10", quorum, {}))
    assert enough.adopted is True
    after = [("10:40", floor, {}), ("10:41", floor - 1, {})]
    carried, lost = voted(version, authorized, quorum, *after, left=max(floor, 1))
    assert (carried.adopted, lost.adopted) == (True, False)
    assert carried.resolution.left and carried.need.needed == floor
    base = {"base": OF_AUTHORIZED, "subject": "committee"}
    two = [("10:10", creation, base), ("10:11", creation - 1, base)]
    made_, failed = voted(version, authorized, authorized, *two)
    assert (made_.adopted, failed.adopted) == (True, False)


@pytest.mark.parametrize(("present", "needed"), ACT_7_7)
@EACH
def test_an_act_needs_a_majority_of_those_present(version: str, present: int, needed: int) -> None:
    authorized = 5 if present <= 5 else 9
    two = [("10:10", needed, {}), ("10:11", needed - 1, {})]
    if version == "2002" and authorized == 9 and present < 5:
        pytest.skip("no quorum")
    carried, lost = voted(version, authorized, present, *two)
    assert (carried.adopted, lost.adopted) == (True, False)
    assert carried.need.needed == needed


@pytest.mark.parametrize(("in_office", "needed"), FILL_7_7)
@EACH
def test_a_vacancy_is_filled_by_a_majority_in_office_without_quorum(
    version: str, in_office: int, needed: int
) -> None:
    base = {"base": OF_IN_OFFICE, "subject": "vacancy"}
    two = [("10:10", needed, base), ("10:11", needed - 1, base)]
    filled, lost = voted(version, 5, needed, *two, in_office=in_office)
    assert (filled.adopted, lost.adopted) == (True, False)


@pytest.mark.parametrize(
    ("version", "members", "quorum"),
    [("1988", 2, 2), ("1988", 3, 3), ("1988", 5, 3)]
    + [("2002", 2, 2), ("2002", 3, 2), ("2002", 4, 3), ("2002", 5, 3)],
)
def test_the_quorum_of_a_committee(version: str, members: int, quorum: int) -> None:
    law, on = VERSIONS[version]
    those = names(members)
    told = [
        called(on, committee="Audit Committee"),
        opened(on, those, those[: quorum - 1], 9),
        put(on, "10:10", quorum - 1, body="Audit Committee"),
        ("board.arrived", {"at": f"{on}T10:20", "present": [{"name": those[quorum - 1]}]}),
        put(on, "10:30", quorum, body="Audit Committee"),
    ]
    made = sheet(law, events(*told, on=on), names(9), 9)
    assert made.quorum[0] == quorum
    assert [one.adopted for one in count_all(made)] == [False, True]


@EACH
def test_an_alternate_counts_for_an_absent_member_only(version: str) -> None:
    law, on = VERSIONS[version]
    one, two, three, four = names(4)
    there = [{"name": one}, {"name": four, "sat_for": three}, {"name": two}]
    told = [
        called(on, committee="Audit Committee"),
        opened(on, (one, two, three), (), 9, alternates=[four], present=there),
        put(on, "10:10", 3),
        ("board.arrived", {"at": f"{on}T10:20", "present": [{"name": three}]}),
        put(on, "10:30", 3),
    ]
    before, after = count_all(sheet(law, events(*told, on=on), names(9), 9))
    assert before.present == (one, two, four)
    assert set(after.present) == {one, two, three}


@EACH
def test_those_by_telephone_count_once_all_could_hear(version: str) -> None:
    law, on = VERSIONS[version]
    members = names(5)
    there = [{"name": name, "by": "by telephone"} for name in members[:3]]
    for heard, adopted in ((None, False), (False, False), (True, True)):
        told = [
            called(on),
            opened(on, members, (), 5, present=there, all_heard=heard),
            put(on, "10:10", 2),
        ]
        [counted] = count_all(sheet(law, events(*told, on=on), members, 5))
        assert counted.adopted is adopted


@EACH
def test_an_act_that_needs_an_interested_director_is_warned_of(version: str) -> None:
    members = names(5)
    votes = {members[0]: "for", members[1]: "for", members[2]: "abstained"}
    more = {"votes": votes, "interested": [{"name": members[0]}, {"name": members[4]}]}
    [counted] = voted(version, 5, 3, ("10:10", 0, more))
    assert counted.adopted and counted.resolution.interested == (members[0],)
    assert counted.second and counted.second.met is False and counted.second.needed == 2
    assert counted.findings[-1].severity == "warning"


@EACH
def test_after_directors_left_the_others_still_need_a_majority_of_the_quorum(version: str) -> None:
    """1988 III §9, 2002 §3.9: two of a quorum of three, also without the one with an interest."""
    law, on = VERSIONS[version]
    members = names(5)
    votes = {members[0]: "for", members[1]: "for"}
    told = [
        called(on),
        opened(on, members, members[:3], 5),
        ("board.left", {"at": f"{on}T10:05", "names": [members[2]]}),
        put(on, "10:10", 0, votes=votes, interested=[{"name": members[0]}]),
    ]
    [counted] = count_all(sheet(law, events(*told, on=on), members, 5))
    assert counted.adopted and counted.resolution.left
    assert counted.second and (counted.second.needed, counted.second.met) == (2, False)
    assert counted.findings[-1].severity == "warning"


@EACH
def test_who_leaves_at_that_minute_is_gone_and_may_come_back(version: str) -> None:
    law, on = VERSIONS[version]
    members = names(5)
    told = [
        called(on),
        opened(on, members, members[:4], 5),
        ("board.left", {"at": f"{on}T10:30", "names": [members[3]]}),
        ("board.arrived", {"at": f"{on}T10:40", "present": [{"name": members[3]}]}),
        *(put(on, hour, 4) for hour in ("10:29", "10:30", "10:40")),
    ]
    made = sheet(law, events(*told, on=on), members, 5)
    assert [len(one.present) for one in count_all(made)] == [4, 3, 4]
    there = {p.name: p for p in made.meeting.present}[members[3]]
    assert there.arrived_at is None and there.left_at is None


@pytest.mark.parametrize(
    ("starts", "personal", "mail"),
    [
        ("2003-03-12T10:00", "2003-03-10T10:00", "2003-03-08T10:00"),
        ("2003-04-07T09:00", "2003-04-05T08:00", "2003-04-03T08:00"),  # clocks forward
        ("2003-10-27T09:00", "2003-10-25T09:00", "2003-10-23T09:00"),  # clocks back
    ],
)
@EACH
def test_the_latest_moments_of_notice(version: str, starts: str, personal: str, mail: str) -> None:
    law, on = VERSIONS[version]
    made = sheet(law, events(called(on, starts_at=starts), on=on), names(5), 5)
    found = {k: d.due_at.replace(tzinfo=None).isoformat()[:16] for k, d in deadlines(made).items()}
    assert found.pop("mail" if "mail" in found else "first-class mail") == mail
    assert set(found.values()) == {personal}


@pytest.mark.parametrize(
    ("to", "needed"), [("11:00", False), ("11:01", True)], ids=["24 hours", "a minute more"]
)
@EACH
def test_an_adjournment_of_more_than_24_hours_needs_notice(
    version: str, to: str, needed: bool
) -> None:
    law, on = VERSIONS[version]
    members, later = names(5), on.replace(day=on.day + 1)
    told = [
        called(on),
        opened(on, members, members[:2], 5),
        ("board.adjourned", {"at": f"{on}T11:00", "to": f"{later}T{to}", "votes_for": 2}),
    ]
    first = events(*told, on=on, board="a")
    more = events(
        ("board.called", {"kind": "adjourned", "starts_at": f"{later}T{to}", "original": "a"}),
        on=on,
    )
    second = sheet(law, [*first, *more], members, 5)
    assert recipients(second) == (members[2:] if needed else ())
    assert [f.severity for f in notice_findings(second)] == ["error"] * 3 * needed
    assert adjourning_vote(sheet(law, _as_b(first), members, 5)).met


def _as_b(told):
    from dataclasses import replace

    return [replace(e, key="b", data={**e.data, "board": "b"}) for e in told]
