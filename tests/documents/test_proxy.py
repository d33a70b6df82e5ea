"""The form of proxy: what it must say, each nominee and proposal once, a line for each signer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.documents.blocks import Choices, Signature, filled, plain_text
from app.documents.mailing import Addressee, addressees, compose_mailing
from app.documents.notice import compose_notice
from app.documents.proxy import compose_proxy
from app.domain.meetings import AgendaItem, Nominee
from app.domain.refusal import Refusal

AGENTS = ("Jane Roe", "John Doe")


@pytest.fixture
def proxy(annual_2004, company, law_2002):
    plan = replace(
        annual_2004,
        items=(*annual_2004.items, AgendaItem("To ratify the auditors"), AgendaItem("To amend it")),
    )

    def composed(signatures: int = 1, agents=AGENTS, plan=plan):
        return compose_proxy(
            plan,
            company,
            law=law_2002,
            agents=agents,
            record_on=date(2004, 4, 7),
            signatures=signatures,
        )

    return composed


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bproxy\b",
        r"appoints jane roe and john doe, and each of them",
        r"substitution",
        r"shareholder of record",
        r"revoke",
        r"please sign exactly",
        r"dated",
        r"will be voted for the nominees of the board",
        r"solicited on behalf of the board of directors",
        r"not valid after eleven months from its date",
        r"§2\.12",
    ],
)
def test_must_say(pattern, proxy, matches):
    assert matches(pattern, plain_text(proxy()))


def test_the_number_of_directors_is_told_where_it_is_known(proxy, annual_2004):
    assert "1. Election of five directors" in plain_text(proxy())
    bare = plain_text(proxy(plan=replace(annual_2004, seats=0)))
    assert "1. Election of directors" in bare


def test_must_not_say_irrevocable(proxy):
    assert "irrevocable" not in plain_text(proxy())


def test_boxes_for_each_nominee_and_each_proposal(proxy, annual_2004):
    rows = [row for b in proxy().blocks if isinstance(b, Choices) for row in b.rows]
    by_name = dict(rows)
    assert len(by_name) == len(rows) == 7
    for nominee in annual_2004.nominees:
        assert by_name[nominee.name] == ("FOR", "WITHHOLD")
    assert by_name["2. To ratify the auditors."] == ("FOR", "AGAINST", "ABSTAIN")


def test_a_shareholders_proposal_is_not_voted_when_unmarked(proxy, annual_2004):
    theirs = AgendaItem("To sell the plant", source="shareholder")
    plan = replace(annual_2004, items=(theirs,), nominees=(Nominee("Z", "shareholder"),))
    said = plain_text(proxy(plan=plan))
    assert "(proposed by a shareholder)" in said
    assert "FOR each proposal" not in said
    assert "Nothing is voted on a nominee or a proposal of a shareholder" in said


@pytest.mark.parametrize("signatures", [1, 2, 4])
def test_a_line_to_sign_for_each(signatures, proxy):
    lines = [b for b in proxy(signatures).blocks if isinstance(b, Signature)]
    assert [line.slot for line in lines] == [f"signer-{n}" for n in range(1, signatures + 1)]


def test_no_agent_is_refused(proxy):
    with pytest.raises(Refusal, match="vote the proxies"):
        proxy(agents=())


def test_the_run_gives_each_holder_a_copy_of_the_right_form(
    proxy, held, annual_2004, company, law_2002, secretary
):
    notice = compose_notice(
        annual_2004,
        company,
        law_notice=law_2002,
        law_meeting=law_2002,
        signer=secretary,
        record_on=held.record_on,
    )
    people = addressees(held, {41: ("José Müller", "Zoë Müller")})
    run = compose_mailing(notice, proxy, people)
    assert len(run.copies) == len(people) == 42
    assert set(run.templates) == {"1", "2"}
    key, fills = run.copies[40]
    said = plain_text(filled(run.templates[key], fills))
    assert key == "2"
    assert said.count("José and Zoë Müller, JT TEN") == 2
    assert "Shares of record: 700 shares (common)" in said
    assert "José Müller" in said
    assert "Zoë Müller" in said


def test_several_classes_are_one_copy(held):
    twice = replace(held, rows=(held.rows[0], replace(held.rows[0], class_name="preferred")))
    [person] = addressees(twice)
    assert person.shares_words == "101 shares (common), 101 shares (preferred)"


def test_a_name_beyond_three_hundred_letters_is_refused():
    with pytest.raises(Refusal, match="50,000 characters"):
        Addressee(1, "x" * 50_000, (), (("common", 1),)).fills()
