"""Our frozen values beside those of the standard library: what one answers, the other answers."""

from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.value import value


@value
class Ours:
    """A value with every kind of field."""

    name: str
    shares: int = 0
    notes: tuple[str, ...] = ()
    drawn: list[str] = field(default_factory=list[str], compare=False, repr=False)
    kept: dict[str, int] = field(init=False, default_factory=dict[str, int], compare=False)


@dataclass(frozen=True, slots=True)
class Theirs:
    """The same, made by the standard library."""

    name: str
    shares: int = 0
    notes: tuple[str, ...] = ()
    drawn: list[str] = field(default_factory=list[str], compare=False, repr=False)
    kept: dict[str, int] = field(init=False, default_factory=dict[str, int], compare=False)


@value
class One:
    """A single field."""

    number: int


GIVEN = st.tuples(st.text(), st.integers(), st.lists(st.text()).map(tuple))
BOTH = (Ours, Theirs)


@given(GIVEN, GIVEN)
def test_values_are_equal_hashed_and_shown_as_the_standard_librarys(one, other):
    ours, theirs = ([made(*one), made(*other)] for made in BOTH)
    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])
    assert hash(ours[0]) == hash(theirs[0])
    assert repr(ours[0]).replace("Ours", "") == repr(theirs[0]).replace("Theirs", "")
    assert asdict(ours[0]) == asdict(theirs[0])


@given(GIVEN)
def test_values_are_made_by_place_and_by_name(one):
    name, shares, notes = one
    made = Ours(name, notes=notes, shares=shares)
    assert made == Ours(*one) == replace(Ours("x", notes=notes), name=name, shares=shares)
    assert (made.name, made.shares, made.notes, made.drawn, made.kept) == (*one, [], {})


def test_each_value_has_its_own_lists():
    assert Ours("a").drawn is not Ours("a").drawn
    assert Ours("a").kept is not Ours("a").kept


def test_what_is_not_compared_leaves_values_equal():
    assert Ours("a", drawn=["x"]) == Ours("a", drawn=["y"])
    assert Ours("a") != Theirs("a")
    assert (One(3) == One(3), One(3) == One(4), hash(One(3))) == (True, False, hash((3,)))


def test_a_value_is_frozen_and_has_slots():
    made = Ours("a")
    for act in (lambda: setattr(made, "name", "b"), lambda: delattr(made, "name")):
        with pytest.raises(FrozenInstanceError):
            act()
    assert not hasattr(made, "__dict__")
    assert is_dataclass(made)
    assert [part.name for part in fields(Ours)] == [part.name for part in fields(Theirs)]


@pytest.mark.parametrize(
    ("given_values", "named"),
    [((), {}), (("a", 1, (), [], {}), {}), (("a",), {"other": 1}), (("a",), {"name": "b"})],
)
def test_values_that_do_not_fit_are_refused_as_by_the_standard_library(given_values, named):
    for made in BOTH:
        with pytest.raises(TypeError):
            made(*given_values, **named)


def test_a_value_is_taken_apart_by_its_places():
    match Ours("a", 2):
        case Ours(name, shares):
            assert (name, shares) == ("a", 2)
