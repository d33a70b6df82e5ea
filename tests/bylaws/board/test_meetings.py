"""Meetings and acts of the board (matrix 3.16 and 7.7)."""

from datetime import date

import pytest

from app.bylaws.board import meetings as m
from app.bylaws.law import built_in
from app.domain.offices import Term

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
LAWS = pytest.mark.parametrize("law", [OLD, NEW], ids=["1988", "2002"])
DAY, NEXT = date(2004, 5, 25), date(2004, 5, 26)


def term(name: str, office: str = "director") -> Term:
    return Term(1, 1, name, office, date(1987, 1, 5), "board")


def severities(findings) -> list[str]:
    return [f.severity for f in findings]


@pytest.mark.parametrize(
    ("law", "kind", "sources", "place"),
    [
        (OLD, "regular", ("board resolution", "notice or waiver"), "notice or waiver"),
        (OLD, "special", ("consent of all absent",), "consent of all absent"),
        (NEW, "regular", ("notice or waiver", "board resolution"), "board resolution"),
        (NEW, "regular", ("notice or waiver",), "principal executive office"),
        (NEW, "special", ("board resolution",), "principal executive office"),
        (NEW, "special", ("notice or waiver",), "notice or waiver"),
    ],
)
def test_place(law, kind, sources, place) -> None:
    assert m.place_of_meeting(law, kind, sources).names == (place,)
    elsewhere = m.check_place(law, kind, sources, principal=False)
    assert elsewhere.severity == ("fits" if place in sources else "warning")
    assert m.check_place(law, kind, (), principal=True).severity == "fits"


@LAWS
def test_telephone(law) -> None:
    assert m.check_telephone(law, (), all_heard=False) == ()
    assert severities(m.check_telephone(law, ("Ada Brook",), all_heard=True)) == ["fits"]
    assert severities(m.check_telephone(law, ("Ada Brook",), all_heard=False)) == ["error"]


@LAWS
@pytest.mark.parametrize(("held", "wanted"), [(DAY, "fits"), (NEXT, "warning"), (None, "warning")])
def test_right_after_the_annual_meeting(law, held, wanted) -> None:
    assert m.organizational_meeting(law, DAY).on == DAY
    assert m.check_organizational(law, DAY, held).severity == wanted


@LAWS
def test_a_meeting_off_the_schedule_needs_notice(law) -> None:
    assert m.check_regular(law, DAY, (DAY,)).severity == "fits"
    assert m.check_regular(law, NEXT, (DAY,)).severity == "warning"


@pytest.mark.parametrize(
    ("callers", "old", "new"),
    [
        ((term("Gail Hart", "secretary"),), True, True),
        ((term("Gail Hart", "vice president"),), True, True),
        ((term("Gail Hart", "assistant secretary"),), True, False),
        ((term("Gail Hart", "chief financial officer"),), False, False),
        ((term("Ada Brook"),), False, False),
        ((term("Ada Brook"), term("Ada Brook")), False, False),
        ((term("Ada Brook"), term("Ben Cole")), True, True),
        ((), False, False),
    ],
)
def test_who_calls_a_special_meeting(callers, old: bool, new: bool) -> None:
    assert m.may_call(OLD, callers).yes is old
    assert m.may_call(NEW, callers).yes is new


@pytest.mark.parametrize(
    ("law", "authorized", "present", "wanted"),
    [
        (OLD, 5, 3, ["fits"]),
        (OLD, 5, 2, ["error"]),
        (OLD, 6, 3, ["fits", "advice"]),  # E88-22: three is no majority of six
        (OLD, 9, 3, ["fits", "advice"]),
        (NEW, 5, 3, ["fits"]),
        (NEW, 6, 3, ["error"]),
        (NEW, 9, 5, ["fits"]),
        (NEW, 9, 4, ["error"]),
    ],
)
def test_quorum(law, authorized, present, wanted) -> None:
    assert severities(m.check_quorum(law, authorized, present)) == wanted


@LAWS
@pytest.mark.parametrize(
    ("present", "needed"), [(3, 2), (4, 3), (5, 3), (6, 4), (7, 4), (8, 5), (9, 5)]
)
def test_a_majority_of_those_present(law, present: int, needed: int) -> None:
    for need in (m.act_needs, m.adjourning_needs):
        assert need(law, present).needed == needed
        assert need(law, present, needed).met
        assert need(law, present, needed - 1).met is False


@LAWS
def test_two_present_may_adjourn_though_no_quorum(law) -> None:
    assert m.adjourning_needs(law, 2, 2).met
    assert m.adjourning_needs(law, 1, 1).met


@pytest.mark.parametrize(
    ("law", "vote", "wanted"),
    [
        (NEW, m.BoardVote(3, 2), []),
        (NEW, m.BoardVote(5, 4, ("Ada Brook",), 1), ["fits"]),
        (NEW, m.BoardVote(4, 3, ("Ada Brook",), 1), ["warning"]),
        (OLD, m.BoardVote(4, 3, ("Ada Brook",), 0), ["fits"]),
        (NEW, m.BoardVote(3, 2, ("Ada Brook",), 1), ["warning"]),
        (OLD, m.BoardVote(3, 3, ("Ada Brook", "Ben Cole", "Cora Dunn"), 3), ["warning"]),
    ],
)
def test_an_act_without_the_directors_who_have_an_interest(law, vote, wanted) -> None:
    """The same number of votes without theirs: three of four present, whoever has an interest."""
    assert severities(m.check_without_interested(law, vote)) == wanted


@LAWS
@pytest.mark.parametrize(
    ("signed", "wanted", "on"),
    [
        ({"Ada Brook": DAY, "Ben Cole": NEXT}, "fits", NEXT),
        ({"Ada Brook": DAY}, "error", None),
        ({"Ada Brook": DAY, "Ben Cole": None}, "warning", None),
        ({"Ada Brook": DAY, "Cora Dunn": NEXT}, "error", None),
    ],
)
def test_all_members_sign(law, signed, wanted, on) -> None:
    members = ("Ada Brook", "Ben Cole")
    assert severities(m.check_consent(law, members, signed)) == [wanted]
    assert m.consent_effective(law, members, signed).on == on


PRESENT = (term("Ada Brook", "president"), term("Ben Cole", "chairman"))


@pytest.mark.parametrize(
    ("law", "present", "presided", "decided", "wanted"),
    [
        (OLD, PRESENT, "Ben Cole", False, "fits"),
        (NEW, PRESENT, "Ada Brook", False, "warning"),
        (OLD, PRESENT, "Cora Dunn", True, "fits"),
        (NEW, PRESENT, "Cora Dunn", True, "warning"),
        (NEW, PRESENT[:1], "Ada Brook", False, "fits"),
        (NEW, (), "Cora Dunn", False, "fits"),
    ],
)
def test_who_presides(law, present, presided, decided, wanted) -> None:
    assert m.check_chair(law, present, presided, board_decided=decided).severity == wanted


@LAWS
@pytest.mark.parametrize(
    ("filed", "today", "wanted"),
    [
        (DAY, date(2005, 1, 1), "fits"),
        (None, date(2004, 6, 24), "info"),
        (None, date(2004, 6, 25), "warning"),
    ],
)
def test_minutes_after_thirty_days(law, filed, today, wanted) -> None:
    assert m.check_minutes(law, DAY, filed, today).severity == wanted


@LAWS
def test_papers_are_filed(law) -> None:
    paper = "waiver of notice"
    assert m.check_paper_filed(law, "Ada Brook", paper, filed=True).severity == "fits"
    late = m.check_paper_filed(law, "Ada Brook", paper, filed=False)
    assert late.severity == "warning"
    assert "corporate records or the minutes" in late.sentence
