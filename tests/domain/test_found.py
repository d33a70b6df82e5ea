"""What a search gives, put together from several places."""

from app.domain.found import GROUPS, PEOPLE, Behind, Hit, Marked, Matches


def test_matches_of_two_places_stand_one_after_the_other():
    first = Hit("holder", "1", Marked("Ann Lee", ((0, 3),)), Marked(""))
    second = Hit("holder", "2", Marked("Bo Ray"), Marked("Ann’s agent", ((0, 3),)))
    both = Matches(PEOPLE, 3, (first,)) + Matches(PEOPLE, 4, (second,))
    assert (both.group, both.total, both.hits) == (PEOPLE, 7, (first, second))
    assert len(set(GROUPS)) == len(GROUPS)


def test_nothing_is_behind_where_no_entry_and_no_paper_is() -> None:
    assert not Behind()
    assert Behind(entries=1)
    assert Behind(papers=1)
